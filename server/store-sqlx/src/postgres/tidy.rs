//! Laying every table near an answer down anew, so that nothing tells in which order answers came.
//!
//! PostgreSQL puts a new row where there is room and numbers it with its transaction; an update leaves the old row
//! behind. So the places and numbers of rows are an order of arrival, and the old rows of a tally are a count-up that
//! gives single answers away. `CLUSTER` and `VACUUM FULL` move rows but keep their numbers. Here a table's rows are
//! copied aside, the table is emptied with `TRUNCATE`, which gives it and its index new files and deletes the old ones,
//! and the rows are put back in the order of the key, all in one transaction that wrote every row. The table stays the
//! table it was: its constraints and rights, and other processes' prepared statements.
//!
//! What a transaction began to read before, it would find empty afterwards. Every read but that of counts is one
//! statement, which first locks its tables and then chooses its moment; counting and recounting lock before they read.
//! (`pg_dump` chooses first: it must not run at the same time.)

use std::time::Duration;

use sqlx::{AssertSqlSafe, Executor as _};
use store::{Error, ResponseStore as _, Result};

use super::{
    PostgresStore, crowd,
    error::{failed, is_locked},
};

/// The tables near an answer and their keys.
const TABLES: &[(&str, &str)] = &[
    ("submission_key", "municipality, hash"),
    ("single_use_code", "municipality, hash"),
    ("response", "municipality, round, survey, id"),
    ("slice_tally", "municipality, round, survey, version, dimension, value"),
    ("daily_count", "municipality, round, survey, event, channel, day"),
    // Emptied before, but for what comes meanwhile.
    ("response_block", "municipality, round, survey, id"),
    ("key_block", "municipality, round, id"),
    ("crowd", "municipality"),
    // Not near an answer, but what opens sealed ones: what was deleted is to be gone.
    ("kiosk", "municipality, token"),
    // Nor is this: it may be personal data, and what was deleted is to be gone.
    ("matter", "municipality, reference"),
];
/// While a table's lock is waited for everybody else waits too, for at most the two seconds that `LOCKING` says. An
/// export that is being read holds it up; between two attempts the others go on.
const ATTEMPTS: u32 = 30;
const PAUSE: Duration = Duration::from_secs(2);
const LOCKING: &str = "SET LOCAL lock_timeout = '2s'";

pub(super) async fn tidy(store: &PostgresStore) -> Result<()> {
    for municipality in crowd::waited_for(&mut *store.readers.acquire().await.map_err(failed)?).await? {
        while store.settle(&municipality).await? {}
    }
    for &(table, key) in TABLES {
        let mut attempt = 1;
        while let Err(error) = rewrite(store, table, key).await {
            if attempt == ATTEMPTS || !is_locked(&error) {
                return Err(error);
            }
            tracing::info!(table, attempt, "a table is being read and cannot be tidied yet; trying again");
            attempt += 1;
            tokio::time::sleep(PAUSE).await;
        }
    }
    Ok(())
}

async fn rewrite(store: &PostgresStore, table: &str, key: &str) -> Result<(), Error> {
    let mut tx = store.write().await?;
    for statement in [
        LOCKING.to_owned(),
        format!("LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE"),
        format!("CREATE TEMPORARY TABLE aside ON COMMIT DROP AS SELECT * FROM {table}"),
        format!("TRUNCATE {table}"),
        format!("INSERT INTO {table} SELECT * FROM aside ORDER BY {key}"),
    ] {
        // Unprepared: they are used once a night.
        tx.execute(sqlx::raw_sql(AssertSqlSafe(statement))).await.map_err(failed)?;
    }
    tx.commit().await.map_err(failed)
}
