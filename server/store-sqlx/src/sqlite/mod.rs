//! The store on SQLite: one file, one writing connection, a few that read.
//!
//! A write is durable when it answers: the log ahead of the database (WAL) is synced at every commit
//! (`synchronous=FULL`). What is deleted is overwritten (`secure_delete`). Readers see the last commit and never wait
//! for the writer.

mod account;
mod announcement;
mod audit;
pub(crate) mod backup;
mod crowd;
mod dialogue;
mod disk;
mod error;
mod event;
mod health;
mod indicator;
mod kiosk;
mod many_rows;
mod matter;
mod migrations;
mod promise;
mod published;
mod recount;
mod report;
mod response;
mod round;
mod sign_in;
mod single_use;
mod survey;
mod tally;

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use error::failed;
use jiff::civil::Date;
use sqlx::{
    Sqlite, SqlitePool, Transaction,
    migrate::MigrateError,
    sqlite::{
        SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
    },
};
use store::{Code, ResponseStore as _, Result, Store};
use tokio::sync::Mutex;

use crate::{OpenError, crowd::Waiting, refused};

/// How long a call waits for a connection, or for another process's lock, before it is `Unavailable`.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long closing waits for an export that is still being read.
const CLOSING_PATIENCE: Duration = Duration::from_secs(10);
const READERS: u32 = 4;
/// Exports last as long as their reader takes, so they have connections of their own and never hold up a page.
const EXPORTS: u32 = 2;
/// How many rows an export's connection reads ahead of what takes them: waking each other costs more than a row.
const ROWS_AHEAD: usize = 500;

#[derive(Debug)]
pub struct SqliteStore {
    path: PathBuf,
    /// One connection: SQLite has one writer at a time, and waiting here is fair where its own lock is not.
    writer: SqlitePool,
    readers: SqlitePool,
    exports: SqlitePool,
    waiting: Mutex<Waiting>,
}

impl SqliteStore {
    /// Opens the file, made with its folder where it is not there, and brings its tables up to date.
    pub async fn open(path: &Path) -> Result<Self> {
        make_place(path)
            .map_err(|error| refused(OpenError::Place { path: path.display().to_string(), error }))?;
        let writer = pool(1).connect_with(writing(path)).await.map_err(failed)?;
        migrations::migrator().run(&writer).await.map_err(|error| not_migrated(path, error))?;
        Ok(Self {
            path: path.to_owned(),
            writer,
            readers: pool(READERS).connect_lazy_with(reading(path)),
            exports: pool(EXPORTS).connect_lazy_with(reading(path).row_buffer_size(ROWS_AHEAD)),
            waiting: Mutex::default(),
        })
    }

    /// A transaction that holds the write lock from its beginning. Rolled back when dropped without a commit.
    async fn write(&self) -> Result<Transaction<'static, Sqlite>> {
        self.writer.begin_with("BEGIN IMMEDIATE").await.map_err(failed)
    }

    /// A transaction in which every query sees the same moment.
    async fn read(&self) -> Result<Transaction<'static, Sqlite>> {
        self.readers.begin().await.map_err(failed)
    }

    /// Moves the log into the database and empties it. A reader that is under way may hold it up: then the log stays
    /// until the next time, and nothing is lost.
    async fn empty_log(&self) -> Result<()> {
        let (busy, _, _): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)")
            .fetch_one(&self.writer)
            .await
            .map_err(failed)?;
        if busy != 0 {
            tracing::info!(
                "the database's log could not be emptied while it is being read; it will be later"
            );
        }
        Ok(())
    }
}

#[async_trait::async_trait]
impl Store for SqliteStore {
    async fn ping(&self) -> Result<()> {
        // A table, because `SELECT 1` would not touch the file.
        sqlx::query("SELECT 1 FROM round LIMIT 1").fetch_optional(&self.readers).await.map_err(failed)?;
        Ok(())
    }

    async fn claim(&self, municipality: Code<'_>, task: &str, day: Date) -> Result<bool> {
        let claimed = sqlx::query(
            "INSERT INTO done_for_all (municipality, task, day) VALUES ($1, $2, $3) \
             ON CONFLICT (municipality, task) DO UPDATE SET day = excluded.day \
             WHERE done_for_all.day <> excluded.day",
        )
        .bind(municipality)
        .bind(task)
        .bind(day.to_string())
        .execute(&self.writer)
        .await
        .map_err(failed)?;
        Ok(claimed.rows_affected() == 1)
    }

    async fn tidy(&self) -> Result<()> {
        for municipality in crowd::waited_for(&mut *self.readers.acquire().await.map_err(failed)?).await? {
            while self.settle(&municipality).await? {}
        }
        // Within a page SQLite lays new rows where there is room, so a page's bytes show an order until they are
        // rewritten in the order of the keys.
        sqlx::query("VACUUM").execute(&self.writer).await.map_err(failed)?;
        self.empty_log().await
    }

    async fn close(&self) {
        let reading = async {
            self.exports.close().await;
            self.readers.close().await;
        };
        if tokio::time::timeout(CLOSING_PATIENCE, reading).await.is_err() {
            tracing::warn!("closing without waiting longer for an export that is still being read");
        }
        if let Err(error) = self.empty_log().await {
            tracing::warn!(%error, "the database's log was not emptied; it will be at the next start");
        }
        self.writer.close().await;
    }
}

fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
        // A file does not hang up.
        .test_before_acquire(false)
        // On a full disk SQLite rolls a transaction back by itself, which sqlx does not learn: it goes on believing
        // that one is open, and refuses every other on this connection. Then there has to be a new connection.
        .before_acquire(|connection, _| {
            let is_usable = !sqlx::Connection::is_in_transaction(connection);
            Box::pin(async move { Ok(is_usable) })
        })
}

fn writing(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .auto_vacuum(SqliteAutoVacuum::None)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .pragma("secure_delete", "ON")
        // Pages of 4 KiB: the log is moved into the database every 4 MiB and shrunk after a burst.
        .pragma("wal_autocheckpoint", "1000")
        .pragma("journal_size_limit", "16777216")
        // In KiB. Keys are looked up all over their table: that of a hundred thousand fits.
        .pragma("cache_size", "-8192")
        // Whatever SQLite sets aside while it works stays in memory.
        .pragma("temp_store", "MEMORY")
        .pragma("trusted_schema", "OFF")
}

fn reading(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .read_only(true)
        .busy_timeout(PATIENCE)
        .pragma("temp_store", "MEMORY")
        .pragma("trusted_schema", "OFF")
}

/// Makes the folder and an empty file that nobody but its owner may read; SQLite gives its log the same rights.
fn make_place(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

fn not_migrated(path: &Path, error: MigrateError) -> store::Error {
    let path = path.display().to_string();
    match error {
        MigrateError::VersionMissing(migration) => refused(OpenError::Newer { path, migration }),
        MigrateError::VersionMismatch(migration) => refused(OpenError::OtherMigration { path, migration }),
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => failed(error),
        other => store::Error::Failed(Box::new(other)),
    }
}
