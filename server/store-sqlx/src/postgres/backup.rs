//! Backups: from one snapshot into a file of SQLite's, and out of one in one transaction.

use std::{collections::HashMap, path::Path};

use async_trait::async_trait;
use futures_util::{StreamExt as _, TryStreamExt as _};
use sqlx::{
    AssertSqlSafe, Column as _, Connection as _, Executor as _, Postgres, Row as _, Transaction,
    TypeInfo as _, postgres::PgRow,
};
use store::{BackupStore, Copied, Result};

use super::{PostgresStore, error::failed, recount, text};
use crate::{
    backup::{BackupError, Kind, Part, Table, Value, refused},
    convert::corrupt,
    sqlite::backup::{self as file, Backup},
};

/// Rows in one statement.
const AT_ONCE: usize = 500;

#[async_trait]
impl BackupStore for PostgresStore {
    async fn back_up(&self, place: &Path) -> Result<Copied> {
        let part = Part::begin(place)?;
        file::migrate(part.path()).await?;
        let mut copy = file::open_part(part.path()).await?;
        let tables = file::tables(&mut copy).await?;

        // Locked, against being tidied, before the moment is chosen, as for a recount.
        let names: Vec<_> = tables.iter().map(|table| format!("\"{}\"", table.name)).collect();
        let begin = format!(
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; LOCK TABLE {} IN ACCESS SHARE MODE",
            names.join(", ")
        );
        let mut tx = self.exports.begin_with(AssertSqlSafe(begin)).await.map_err(failed)?;
        let mut filling = copy.begin().await.map_err(failed)?;
        for table in &tables {
            let (name, columns, key) = (&table.name, table.column_list(), table.key_list());
            let select = format!("SELECT {columns} FROM \"{name}\" ORDER BY {key}");
            let rows = sqlx::query(AssertSqlSafe(select)).fetch(&mut *tx);
            file::fill(&mut filling, table, rows.map(|row| values(&row.map_err(failed)?)).boxed()).await?;
        }
        filling.commit().await.map_err(failed)?;
        drop(tx);
        file::finish(part, copy).await
    }

    async fn restore(&self, place: &Path) -> Result<Copied> {
        let mut backup = Backup::open(place).await?;
        let tables = file::tables(&mut backup.connection).await?;
        let mut tx = self.write().await?;
        refuse_unless_empty(&mut tx).await?;
        let mut copied = Copied::default();
        for table in tables {
            let is_boolean = booleans(&mut tx, &table.name).await?;
            if is_boolean.is_empty() {
                // A table that somebody else put into the SQLite database.
                continue;
            }
            let mut written = 0;
            let mut chunks = file::rows(&mut backup.connection, &table).try_chunks(AT_ONCE);
            while let Some(chunk) = chunks.try_next().await.map_err(|error| error.1)? {
                written += insert(&mut tx, &table, &is_boolean, chunk).await?;
            }
            drop(chunks);
            copied.rows.insert(table.name, written);
        }
        copied.municipalities =
            sqlx::query_scalar("SELECT DISTINCT municipality FROM round ORDER BY municipality")
                .fetch_all(&mut *tx)
                .await
                .map_err(failed)?;
        for municipality in &copied.municipalities {
            copied.differences.extend(recount::differences(&mut tx, municipality).await?);
        }
        file::whole(place, &mut copied)?;
        tx.commit().await.map_err(failed)?;
        Ok(copied)
    }
}

/// Holds every table of ours until the transaction is over, so that no process begins to use what is being filled.
async fn refuse_unless_empty(tx: &mut Transaction<'static, Postgres>) -> Result<()> {
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT table_name::TEXT FROM information_schema.tables \
         WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name <> '_sqlx_migrations' \
         ORDER BY table_name",
    )
    .fetch_all(&mut **tx)
    .await
    .map_err(failed)?;
    for table in tables {
        let lock = format!("LOCK TABLE \"{table}\" IN SHARE ROW EXCLUSIVE MODE");
        tx.execute(sqlx::raw_sql(AssertSqlSafe(lock))).await.map_err(failed)?;
        let is_empty = format!("SELECT NOT EXISTS (SELECT 1 FROM \"{table}\")");
        if !sqlx::query_scalar::<_, bool>(AssertSqlSafe(is_empty))
            .fetch_one(&mut **tx)
            .await
            .map_err(failed)?
        {
            return Err(refused(BackupError::NotEmpty(table)));
        }
    }
    Ok(())
}

/// A table's columns, and which are booleans here: SQLite has whole numbers in their place.
async fn booleans(tx: &mut Transaction<'static, Postgres>, table: &str) -> Result<HashMap<String, bool>> {
    let columns: Vec<(String, bool)> = sqlx::query_as(
        "SELECT column_name::TEXT, data_type = 'boolean' FROM information_schema.columns \
         WHERE table_schema = current_schema() AND table_name = $1",
    )
    .bind(table)
    .fetch_all(&mut **tx)
    .await
    .map_err(failed)?;
    Ok(columns.into_iter().collect())
}

async fn insert(
    tx: &mut Transaction<'static, Postgres>,
    table: &Table,
    is_boolean: &HashMap<String, bool>,
    rows: Vec<Vec<Value>>,
) -> Result<u64> {
    let is_boolean = |column: &str| {
        is_boolean
            .get(column)
            .copied()
            .ok_or_else(|| corrupt("a table without the column", format!("{}.{column}", table.name)))
    };
    let mut arrays = Vec::with_capacity(table.columns.len());
    for (place, (column, kind)) in table.columns.iter().enumerate() {
        let array = match kind {
            Kind::Text => "TEXT[]",
            Kind::Whole if is_boolean(column)? => "BOOLEAN[]",
            Kind::Whole => "BIGINT[]",
            Kind::Real => "DOUBLE PRECISION[]",
            Kind::Bytes => "BYTEA[]",
        };
        arrays.push(format!("${}::{array}", place + 1));
    }
    let insert = format!(
        "INSERT INTO \"{}\" ({}) SELECT * FROM UNNEST({})",
        table.name,
        table.column_list(),
        arrays.join(", ")
    );
    let mut query = sqlx::query(AssertSqlSafe(insert));
    let mut columns: Vec<Vec<Value>> = table.columns.iter().map(|_| Vec::with_capacity(rows.len())).collect();
    for row in rows {
        for (column, value) in columns.iter_mut().zip(row) {
            column.push(value);
        }
    }
    for ((name, kind), values) in table.columns.iter().zip(columns) {
        let values = values.into_iter();
        query =
            match kind {
                Kind::Text => query.bind(
                    values
                        .map(|value| {
                            if let Value::Text(typed) = value {
                                Some(text(&typed).into_owned())
                            } else {
                                None
                            }
                        })
                        .collect::<Vec<_>>(),
                ),
                Kind::Whole if is_boolean(name)? => query.bind(
                    values
                        .map(|value| if let Value::Whole(n) = value { Some(n != 0) } else { None })
                        .collect::<Vec<_>>(),
                ),
                Kind::Whole => query.bind(
                    values
                        .map(|value| if let Value::Whole(n) = value { Some(n) } else { None })
                        .collect::<Vec<_>>(),
                ),
                Kind::Real => query.bind(
                    values
                        .map(|value| if let Value::Real(n) = value { Some(n) } else { None })
                        .collect::<Vec<_>>(),
                ),
                Kind::Bytes => query.bind(
                    values
                        .map(|value| if let Value::Bytes(bytes) = value { Some(bytes) } else { None })
                        .collect::<Vec<_>>(),
                ),
            };
    }
    let done = query.execute(&mut **tx).await.map_err(failed)?;
    Ok(done.rows_affected())
}

/// A row as a backup keeps it.
fn values(row: &PgRow) -> Result<Vec<Value>> {
    let value = |(place, kind): (usize, &str)| -> sqlx::Result<Option<Value>> {
        Ok(match kind {
            "BYTEA" => row.try_get::<Option<_>, _>(place)?.map(Value::Bytes),
            "INT8" => row.try_get::<Option<_>, _>(place)?.map(Value::Whole),
            "INT4" => row.try_get::<Option<i32>, _>(place)?.map(|number| Value::Whole(number.into())),
            "BOOL" => row.try_get::<Option<bool>, _>(place)?.map(|is| Value::Whole(is.into())),
            "FLOAT8" => row.try_get::<Option<_>, _>(place)?.map(Value::Real),
            _ => row.try_get::<Option<_>, _>(place)?.map(Value::Text),
        })
    };
    let kinds = row.columns().iter().map(|column| column.type_info().name()).enumerate();
    kinds.map(|kind| Ok(value(kind).map_err(failed)?.unwrap_or(Value::Null))).collect()
}
