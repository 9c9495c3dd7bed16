//! How the file is: whole, as the migrations make it, synced, and with room to grow.

use std::path::Path;

use async_trait::async_trait;
use sqlx::{AssertSqlSafe, SqliteConnection, sqlite::SqliteConnectOptions};
use store::{Finding, HealthStore, Result};

use super::{SqliteStore, backup::faults, disk, error::failed, migrations, not_migrated, pool};
use crate::schema::{self, Schema};

#[async_trait]
impl HealthStore for SqliteStore {
    async fn durability(&self) -> Result<Vec<Finding>> {
        let mut connection = self.writer.acquire().await.map_err(failed)?;
        let journal: String =
            sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut *connection).await.map_err(failed)?;
        let synchronous: i64 =
            sqlx::query_scalar("PRAGMA synchronous").fetch_one(&mut *connection).await.map_err(failed)?;
        Ok(vec![judge(&journal, synchronous)])
    }

    async fn examine(&self) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        let mut connection = self.exports.acquire().await.map_err(failed)?;
        let faults = faults(&mut connection).await?;
        if faults.is_empty() {
            findings.push(Finding::well("SQLite finds every page, row and index sound"));
        } else {
            findings.push(Finding::fault(format!(
                "the database is damaged; take a copy of the file, try `lagesbild doctor --mend`, else restore a \
                 backup:\n         {}",
                faults.join("\n         ")
            )));
        }
        findings.extend(schema::findings(&made().await?, &found(&mut connection).await?));
        drop(connection);
        findings.extend(disk::findings(&self.path));
        Ok(findings)
    }

    async fn mend(&self) -> Result<Vec<String>> {
        let mut mended = Vec::new();
        let mut connection = self.writer.acquire().await.map_err(failed)?;
        if !faults(&mut connection).await?.is_empty() {
            // An index comes out of its table, and a rewriting leaves out pages that nothing leads to. A table that is
            // damaged itself makes one of them fail, and nothing is changed.
            let rewritten = sqlx::raw_sql("REINDEX; VACUUM").execute(&mut *connection).await;
            if rewritten.is_ok() && faults(&mut connection).await?.is_empty() {
                mended.push("the indexes were made anew and the file was rewritten".to_owned());
            }
        }
        let made = made().await?;
        for (kind, name, statement) in schema::missing(&made, &found(&mut connection).await?) {
            sqlx::query(AssertSqlSafe(statement)).execute(&mut *connection).await.map_err(failed)?;
            mended.push(format!("the {kind} {name} was made again"));
        }
        drop(connection);
        let before = disk::log_size(&self.path);
        self.empty_log().await?;
        if before > 0 && disk::log_size(&self.path) == 0 {
            mended.push(format!("the database's log of {} was emptied", disk::size(before)));
        }
        mended.extend(disk::mend(&self.path));
        Ok(mended)
    }
}

/// 0 is OFF, 1 NORMAL, 2 FULL, 3 EXTRA.
fn judge(journal: &str, synchronous: i64) -> Finding {
    if synchronous < 2 {
        Finding::fault(
            "synchronous is below FULL: an answer that was thanked for can be lost when the power goes; this build of \
             Lägesbild must not be used",
        )
    } else if !journal.eq_ignore_ascii_case("wal") {
        Finding::fault(format!(
            "the journal mode is {journal} and not WAL, as it is where the file system cannot share memory: put the \
             database on a local disk"
        ))
    } else {
        Finding::well("every answer is synced to disk before it is thanked for (WAL, synchronous FULL)")
    }
}

/// As the migrations make it, tried out in memory.
async fn made() -> Result<Schema> {
    let memory = SqliteConnectOptions::new().in_memory(true);
    // One connection: another would be another memory.
    let memory = pool(1).connect_with(memory).await.map_err(failed)?;
    let migrated = migrations::migrator().run(&memory).await;
    migrated.map_err(|error| not_migrated(Path::new(":memory:"), error))?;
    let mut connection = memory.acquire().await.map_err(failed)?;
    found(&mut connection).await
}

async fn found(connection: &mut SqliteConnection) -> Result<Schema> {
    let objects: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL \
         AND tbl_name NOT LIKE 'sqlite!_%' ESCAPE '!' AND tbl_name <> '_sqlx_migrations'",
    )
    .fetch_all(connection)
    .await
    .map_err(failed)?;
    Ok(objects.into_iter().map(|(kind, name, sql)| ((kind, name), sql)).collect())
}

#[cfg(test)]
mod tests {
    use store::Weight;

    use super::*;

    #[test]
    fn less_than_full_syncing_is_refused_and_so_is_another_journal() {
        for (journal, synchronous) in [("wal", 0), ("wal", 1), ("delete", 2), ("memory", 3)] {
            assert_eq!(judge(journal, synchronous).weight, Weight::Fault, "{journal} {synchronous}");
        }
        assert_eq!(judge("wal", 2).weight, Weight::Well);
    }
}
