//! Backups, and what a backup's file is to every engine: made, looked through, read and written.

use std::path::{Path, PathBuf};

use async_trait::async_trait;
use futures_util::{StreamExt as _, TryStreamExt as _, stream::BoxStream};
use sqlx::{
    AssertSqlSafe, Connection as _, Row as _, SqliteConnection,
    migrate::Migrate as _,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteRow, SqliteSynchronous},
};
use store::{BackupStore, Copied, Error, Result};

use super::{
    SqliteStore, crowd, error::failed, many_rows::ManyRows, migrations, not_migrated, pool, recount, writing,
};
use crate::{
    backup::{
        BackupError, Kind, LEFT_OUT, Part, Table, Temporary, Value, no_file, parents_first, refused, shown,
    },
    convert::corrupt,
};

/// sqlx's own list.
const MIGRATED: &str = "_sqlx_migrations";

#[async_trait]
impl BackupStore for SqliteStore {
    async fn back_up(&self, file: &Path) -> Result<Copied> {
        let part = Part::begin(file)?;
        // One read of one moment, laid down anew: in the order of the keys, and nothing of what was deleted.
        sqlx::query("VACUUM INTO $1")
            .bind(text(part.path())?)
            .execute(&self.exports)
            .await
            .map_err(failed)?;
        let mut copy = open_part(part.path()).await?;
        for table in LEFT_OUT {
            sqlx::query(AssertSqlSafe(format!("DELETE FROM {table}")))
                .execute(&mut copy)
                .await
                .map_err(failed)?;
        }
        finish(part, copy).await
    }

    async fn restore(&self, file: &Path) -> Result<Copied> {
        let backup = Backup::open(file).await?;
        let path = text(&backup.path)?.to_owned();
        let _kept = backup.close().await?;

        let mut connection = SqliteConnection::connect_with(&writing(&self.path)).await.map_err(failed)?;
        sqlx::query("ATTACH DATABASE $1 AS backup")
            .bind(path)
            .execute(&mut connection)
            .await
            .map_err(failed)?;
        let mut tx = connection.begin_with("BEGIN IMMEDIATE").await.map_err(failed)?;
        let tables = tables_of(&mut tx, &[]).await?;
        for table in &tables {
            let is_empty = format!("SELECT NOT EXISTS (SELECT 1 FROM main.\"{}\")", table.name);
            if !sqlx::query_scalar::<_, bool>(AssertSqlSafe(is_empty))
                .fetch_one(&mut *tx)
                .await
                .map_err(failed)?
            {
                return Err(refused(BackupError::NotEmpty(table.name.clone())));
            }
        }
        let mut copied = Copied::default();
        for table in tables.into_iter().filter(|table| !LEFT_OUT.contains(&table.name.as_str())) {
            let (name, columns, key) = (&table.name, table.column_list(), table.key_list());
            let copy = format!(
                "INSERT INTO main.\"{name}\" ({columns}) SELECT {columns} FROM backup.\"{name}\" ORDER BY {key}"
            );
            let done = sqlx::query(AssertSqlSafe(copy)).execute(&mut *tx).await.map_err(failed)?;
            copied.rows.insert(table.name, done.rows_affected());
        }
        copied.municipalities = municipalities(&mut tx).await?;
        for municipality in &copied.municipalities {
            copied.differences.extend(recount::differences(&mut tx, municipality).await?);
        }
        whole(file, &mut copied)?;
        tx.commit().await.map_err(failed)?;
        connection.close().await.map_err(failed)?;
        self.empty_log().await?;
        Ok(copied)
    }
}

/// Refuses a backup whose counts are not what its answers come to; else notes the file's size.
pub(crate) fn whole(file: &Path, copied: &mut Copied) -> Result<()> {
    if let Some(first) = copied.differences.first() {
        let first = format!(
            "{} {} {}: {} kept, {} recounted",
            first.round, first.survey, first.what, first.kept, first.recounted
        );
        let found = copied.differences.len();
        return Err(refused(BackupError::Counts { path: shown(file), found, first }));
    }
    copied.bytes = file.metadata().map_err(no_file(file))?.len();
    Ok(())
}

/// A new backup's file, which is nobody's yet: what is half written is thrown away, so nothing is synced before the end.
fn part(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Memory)
        .synchronous(SqliteSynchronous::Off)
        .foreign_keys(true)
        .pragma("secure_delete", "ON")
        .pragma("temp_store", "MEMORY")
        .pragma("trusted_schema", "OFF")
}

/// Opens a new backup's file.
pub(crate) async fn open_part(path: &Path) -> Result<SqliteConnection> {
    SqliteConnection::connect_with(&part(path)).await.map_err(failed)
}

/// Brings the tables in a new backup's file up to date.
pub(crate) async fn migrate(path: &Path) -> Result<()> {
    let pool = pool(1).connect_with(part(path)).await.map_err(failed)?;
    let migrated = migrations::migrator().run(&pool).await;
    pool.close().await;
    migrated.map_err(|error| not_migrated(path, error))
}

/// Puts in their places what waited in blocks, which tell who answered together: that is not to be kept for long.
async fn settle(copy: &mut SqliteConnection) -> Result<()> {
    let municipalities = crowd::waited_for(copy).await?;
    if municipalities.is_empty() {
        return Ok(());
    }
    let mut tx = copy.begin().await.map_err(failed)?;
    for municipality in municipalities {
        while crowd::settle(&mut tx, &municipality).await?.1 {}
    }
    tx.commit().await.map_err(failed)?;
    // And not the bytes of it either.
    sqlx::query("VACUUM").execute(copy).await.map_err(failed)?;
    Ok(())
}

/// Counts what is in a new backup, recounts its answers and puts it in its place.
pub(crate) async fn finish(part: Part, mut copy: SqliteConnection) -> Result<Copied> {
    settle(&mut copy).await?;
    let mut copied = Copied { municipalities: municipalities(&mut copy).await?, ..Copied::default() };
    for table in tables(&mut copy).await? {
        let count = format!("SELECT count(*) FROM \"{}\"", table.name);
        let rows: i64 =
            sqlx::query_scalar(AssertSqlSafe(count)).fetch_one(&mut copy).await.map_err(failed)?;
        copied.rows.insert(table.name, rows.unsigned_abs());
    }
    for municipality in &copied.municipalities {
        copied.differences.extend(recount::differences(&mut copy, municipality).await?);
    }
    copy.close().await.map_err(failed)?;
    copied.bytes = part.finish()?;
    Ok(copied)
}

/// A backup that was looked through, at this version's migrations: the file itself, or a copy of an older one.
pub(crate) struct Backup {
    pub(crate) connection: SqliteConnection,
    path: PathBuf,
    copy: Option<Temporary>,
}

impl Backup {
    pub(crate) async fn open(file: &Path) -> Result<Self> {
        let (mut connection, older) = known(file).await?;
        sound(file, &mut connection).await?;
        if !older {
            return Ok(Self { connection, path: file.to_owned(), copy: None });
        }
        let copy = Temporary::new()?;
        sqlx::query("VACUUM INTO $1")
            .bind(text(copy.path())?)
            .execute(&mut connection)
            .await
            .map_err(failed)?;
        connection.close().await.map_err(failed)?;
        migrate(copy.path()).await?;
        let mut connection = open_part(copy.path()).await?;
        sound(file, &mut connection).await?;
        Ok(Self { connection, path: copy.path().to_owned(), copy: Some(copy) })
    }

    /// Closes it; what is answered keeps a copy from being removed.
    async fn close(self) -> Result<Option<Temporary>> {
        self.connection.close().await.map_err(failed)?;
        Ok(self.copy)
    }
}

/// Refuses what is no backup, or one of a newer version; answers whether it is an older one's. Quick: before anything
/// is made for it.
pub(crate) async fn known(file: &Path) -> Result<(SqliteConnection, bool)> {
    let not_ours =
        |reason: &str| refused(BackupError::NotOurs { path: shown(file), reason: reason.to_owned() });
    if !file.metadata().map_err(no_file(file))?.is_file() {
        return Err(not_ours("it is no file"));
    }
    let mut beginning = Vec::new();
    let opened = std::fs::File::open(file).map_err(no_file(file))?;
    std::io::Read::read_to_end(&mut std::io::Read::take(opened, 16), &mut beginning)
        .map_err(no_file(file))?;
    if beginning != *b"SQLite format 3\0" {
        return Err(not_ours("it is no SQLite file"));
    }
    let options = SqliteConnectOptions::new().filename(file).read_only(true).pragma("trusted_schema", "OFF");
    let mut connection = SqliteConnection::connect_with(&options).await.map_err(failed)?;
    let is_there: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = $1)")
        .bind(MIGRATED)
        .fetch_one(&mut connection)
        .await
        .map_err(|error| match failed(error) {
            Error::Corrupt(what) => refused(BackupError::Damaged { path: shown(file), what }),
            other => other,
        })?;
    if !is_there {
        return Err(not_ours("it is another program's database"));
    }
    let ours = migrations::migrator();
    let applied =
        connection.list_applied_migrations(MIGRATED).await.map_err(|error| not_migrated(file, error))?;
    for migration in &applied {
        let known = ours.iter().find(|known| known.version == migration.version);
        let Some(known) = known else {
            let (path, migration) = (shown(file), migration.version);
            return Err(refused(BackupError::Newer { path, migration }));
        };
        if known.checksum != migration.checksum {
            return Err(not_ours("its tables were made by a build that was never released"));
        }
    }
    if applied.is_empty() {
        return Err(not_ours("there is nothing in it"));
    }
    Ok((connection, applied.len() < ours.iter().len()))
}

/// SQLite's own check of every page, row and index, and of what refers to what.
async fn sound(file: &Path, connection: &mut SqliteConnection) -> Result<()> {
    let faults = faults(connection).await?;
    match faults.first() {
        Some(first) => Err(refused(BackupError::Damaged { path: shown(file), what: first.clone() })),
        None => Ok(()),
    }
}

/// What SQLite finds wrong with a database; nothing for a sound one.
pub(super) async fn faults(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    let said: Vec<String> =
        match sqlx::query_scalar("PRAGMA integrity_check(5)").fetch_all(&mut *connection).await {
            Ok(said) => said,
            Err(error) => match failed(error) {
                Error::Corrupt(what) => return Ok(vec![what]),
                other => return Err(other),
            },
        };
    let mut faults: Vec<String> = said.into_iter().filter(|line| line != "ok").collect();
    let astray: Vec<String> = sqlx::query_scalar(
        "SELECT \"table\" || ' refers to a ' || parent || ' that is not there' FROM pragma_foreign_key_check \
         GROUP BY \"table\", parent",
    )
    .fetch_all(connection)
    .await
    .map_err(failed)?;
    faults.extend(astray);
    Ok(faults)
}

/// The tables of a backup, those that are left out aside, parents first.
pub(crate) async fn tables(connection: &mut SqliteConnection) -> Result<Vec<Table>> {
    tables_of(connection, &LEFT_OUT).await
}

async fn tables_of(connection: &mut SqliteConnection, without: &[&str]) -> Result<Vec<Table>> {
    let names: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' \
         AND name <> $1 ORDER BY name",
    )
    .bind(MIGRATED)
    .fetch_all(&mut *connection)
    .await
    .map_err(failed)?;
    let mut tables = Vec::with_capacity(names.len());
    for name in names.into_iter().filter(|name| !without.contains(&name.as_str())) {
        let about: Vec<(String, String, i64)> =
            sqlx::query_as("SELECT name, type, pk FROM pragma_table_info($1) ORDER BY cid")
                .bind(&name)
                .fetch_all(&mut *connection)
                .await
                .map_err(failed)?;
        let mut key: Vec<_> = about.iter().filter(|(_, _, place)| *place > 0).collect();
        key.sort_by_key(|(_, _, place)| *place);
        let parents = sqlx::query_scalar("SELECT DISTINCT \"table\" FROM pragma_foreign_key_list($1)")
            .bind(&name)
            .fetch_all(&mut *connection)
            .await
            .map_err(failed)?;
        tables.push(Table {
            key: key.into_iter().map(|(name, _, _)| name.clone()).collect(),
            columns: about
                .iter()
                .map(|(column, declared, _)| {
                    let kind = Kind::of(declared).ok_or_else(|| {
                        corrupt("a column that is no", format!("{declared}: {name}.{column}"))
                    })?;
                    Ok((column.clone(), kind))
                })
                .collect::<Result<_>>()?,
            parents,
            name,
        });
    }
    Ok(parents_first(tables))
}

async fn municipalities(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    sqlx::query_scalar("SELECT DISTINCT municipality FROM main.round ORDER BY municipality")
        .fetch_all(connection)
        .await
        .map_err(failed)
}

/// Every row of a table, in the order of its key.
pub(crate) fn rows<'c>(
    connection: &'c mut SqliteConnection,
    table: &Table,
) -> BoxStream<'c, Result<Vec<Value>>> {
    let kinds: Vec<Kind> = table.columns.iter().map(|(_, kind)| *kind).collect();
    let select =
        format!("SELECT {} FROM \"{}\" ORDER BY {}", table.column_list(), table.name, table.key_list());
    let value = |row: &SqliteRow, place: usize, kind: Kind| -> sqlx::Result<Value> {
        Ok(match kind {
            Kind::Text => row.try_get::<Option<_>, _>(place)?.map(Value::Text),
            Kind::Whole => row.try_get::<Option<_>, _>(place)?.map(Value::Whole),
            Kind::Real => row.try_get::<Option<_>, _>(place)?.map(Value::Real),
            Kind::Bytes => row.try_get::<Option<_>, _>(place)?.map(Value::Bytes),
        }
        .unwrap_or(Value::Null))
    };
    sqlx::query(AssertSqlSafe(select))
        .fetch(connection)
        .map(move |row| {
            let row = row.map_err(failed)?;
            let values = kinds.iter().enumerate().map(|(place, kind)| value(&row, place, *kind));
            values.collect::<sqlx::Result<_>>().map_err(failed)
        })
        .boxed()
}

/// Writes rows into an empty table.
pub(crate) async fn fill(
    connection: &mut SqliteConnection,
    table: &Table,
    rows: BoxStream<'_, Result<Vec<Value>>>,
) -> Result<()> {
    let insert = format!("INSERT INTO \"{}\" ({})", table.name, table.column_list());
    let statements = ManyRows::new(&insert, 0, table.columns.len(), "");
    let mut chunks = rows.try_chunks(512);
    while let Some(chunk) = chunks.try_next().await.map_err(|error| error.1)? {
        for (sql, piece) in statements.pieces(&chunk) {
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for value in piece.iter().flatten() {
                query = match value {
                    Value::Null => query.bind(None::<String>),
                    Value::Text(text) => query.bind(text),
                    Value::Whole(number) => query.bind(number),
                    Value::Real(number) => query.bind(number),
                    Value::Bytes(bytes) => query.bind(bytes),
                };
            }
            query.execute(&mut *connection).await.map_err(failed)?;
        }
    }
    Ok(())
}

/// A path as SQL takes it.
fn text(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| {
        let error = std::io::Error::new(std::io::ErrorKind::InvalidFilename, "the name is not UTF-8");
        refused(BackupError::File { path: shown(path), error })
    })
}
