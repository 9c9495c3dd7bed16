//! The store on PostgreSQL: as many processes as one likes on one database.
//!
//! A write is durable when it answers: `synchronous_commit` is switched on where it was off. Transactions are READ
//! COMMITTED and take rows in the order of their keys, so that writers wait for one another and seldom give up; when
//! one must, it is tried again. Nobody waits for a lock longer than a few seconds.
//!
//! Statements keep to what PostgreSQL-compatible engines have too. PostgreSQL's own are the triggers of the audit log
//! and of published versions, sqlx's advisory lock around migrations, `LOCK TABLE` in the recount, and [`tidy`].

mod account;
mod announcement;
mod audit;
mod backup;
mod crowd;
mod dialogue;
mod error;
mod event;
mod health;
mod indicator;
mod kiosk;
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
mod tidy;

use std::{borrow::Cow, str::FromStr as _, time::Duration};

use error::{failed, is_conflict};
use futures_util::future::BoxFuture;
use jiff::civil::Date;
use sqlx::{
    Executor as _, PgConnection, PgPool, Postgres, Transaction,
    migrate::MigrateError,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use store::{Code, Error, Result, Store};
use tokio::sync::Mutex;

use crate::{OpenError, crowd::Waiting, refused};

/// How long a call waits for a connection before it is `Unavailable`; `SESSION` says the same of locks.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long closing waits for an export that is still being read.
const CLOSING_PATIENCE: Duration = Duration::from_secs(10);
/// A connection that was idle for longer is tried before it is used: the database may have been away.
const FRESH: Duration = Duration::from_secs(1);
/// Ten connections a process: ten processes fit into PostgreSQL's default of a hundred.
const WRITERS: u32 = 4;
const READERS: u32 = 4;
/// Exports last as long as their reader takes, so they have connections of their own and never hold up a page.
const EXPORTS: u32 = 2;
/// How often a transaction is tried again that was given up because of another one.
const MOST_RETRIES: u32 = 8;

/// What every connection starts with, whatever the cluster's own settings. A process that stops in the middle of a
/// transaction must not hold up the others for ever.
const SESSION: &str = "\
    SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED; \
    SET lock_timeout = '5s'; \
    SET idle_in_transaction_session_timeout = '60s'; \
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

/// And what a writing one starts with besides. It finds rows by their keys: a statement that was planned while its table was
/// empty must not go on reading all of it when a crowd has come.
const WRITING: &str = "SET enable_seqscan = off";

#[derive(Debug)]
pub struct PostgresStore {
    /// Apart from the readers, so that a crowd of readers never holds up an answer.
    writers: PgPool,
    readers: PgPool,
    exports: PgPool,
    waiting: Mutex<Waiting>,
}

impl PostgresStore {
    /// Opens the database at a `postgres://` address and brings its tables up to date.
    pub async fn open(address: &str) -> Result<Self> {
        let options = PgConnectOptions::from_str(address)
            // What is wrong with it is not repeated: it may hold a password.
            .map_err(|_| refused(OpenError::PostgresAddress))?
            .application_name("lagesbild");
        migrate(&options).await?;
        let pool = |connections, session| pool(connections, session).connect_lazy_with(options.clone());
        Ok(Self {
            writers: pool(WRITERS, &[SESSION, WRITING]),
            readers: pool(READERS, &[SESSION]),
            exports: pool(EXPORTS, &[SESSION]),
            waiting: Mutex::default(),
        })
    }

    /// Rolled back when dropped without a commit.
    async fn write(&self) -> Result<Transaction<'static, Postgres>> {
        self.writers.begin().await.map_err(failed)
    }
}

/// Does `attempt` again, a few times, while it is given up because of another transaction.
async fn retrying<'a, T>(mut attempt: impl FnMut() -> BoxFuture<'a, Result<T>>) -> Result<T> {
    for retry in 1..=MOST_RETRIES {
        match attempt().await {
            Err(error) if is_conflict(&error) => {
                tracing::debug!(%error, retry, "given up because of another transaction; trying again");
                tokio::time::sleep(Duration::from_millis(5) * retry).await;
            }
            outcome => return outcome,
        }
    }
    attempt().await
}

/// A text that someone typed. PostgreSQL has no place for the character of code 0, which means nothing to anybody.
fn text(typed: &str) -> Cow<'_, str> {
    if typed.contains('\0') { Cow::Owned(typed.replace('\0', "\u{fffd}")) } else { Cow::Borrowed(typed) }
}

#[async_trait::async_trait]
impl Store for PostgresStore {
    async fn ping(&self) -> Result<()> {
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
        .execute(&self.writers)
        .await
        .map_err(failed)?;
        Ok(claimed.rows_affected() == 1)
    }

    async fn tidy(&self) -> Result<()> {
        tidy::tidy(self).await
    }

    async fn close(&self) {
        let reading = async {
            self.exports.close().await;
            self.readers.close().await;
        };
        if tokio::time::timeout(CLOSING_PATIENCE, reading).await.is_err() {
            tracing::warn!("closing without waiting longer for an export that is still being read");
        }
        self.writers.close().await;
    }
}

/// Connections that start with `session`.
fn pool(connections: u32, session: &'static [&'static str]) -> PgPoolOptions {
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .before_acquire(|connection, state| {
            Box::pin(async move {
                if state.idle_for > FRESH {
                    sqlx::Connection::ping(connection).await?;
                }
                Ok(true)
            })
        })
        .after_connect(move |connection, _| Box::pin(start_session(connection, session)))
}

async fn start_session(
    connection: &mut PgConnection,
    session: &'static [&'static str],
) -> Result<(), sqlx::Error> {
    for settings in session {
        connection.execute(sqlx::raw_sql(*settings)).await?;
    }
    Ok(())
}

/// On a connection of its own, which may wait for another process's migration as long as that takes.
async fn migrate(options: &PgConnectOptions) -> Result<()> {
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(PATIENCE)
        .connect_with(options.clone())
        .await
        .map_err(|error| not_connected(options, error))?;
    let migrated = migrations::migrator().run(&pool).await;
    pool.close().await;
    migrated.map_err(|error| not_migrated(options, error))
}

/// The database's name and host, without user and password.
fn place(options: &PgConnectOptions) -> String {
    format!("{} on {}", options.get_database().unwrap_or(options.get_username()), options.get_host())
}

fn not_connected(options: &PgConnectOptions, error: sqlx::Error) -> Error {
    if matches!(error, sqlx::Error::PoolTimedOut) {
        return Error::Unavailable(Box::new(OpenError::NoAnswer(place(options))));
    }
    match error.as_database_error().and_then(sqlx::error::DatabaseError::code) {
        Some(code) if code == error::NO_SUCH_DATABASE => refused(OpenError::NoDatabase(place(options))),
        _ => failed(error),
    }
}

fn not_migrated(options: &PgConnectOptions, error: MigrateError) -> Error {
    let path = place(options);
    match error {
        MigrateError::VersionMissing(migration) => refused(OpenError::Newer { path, migration }),
        MigrateError::VersionMismatch(migration) => refused(OpenError::OtherMigration { path, migration }),
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => failed(error),
        other => Error::Failed(Box::new(other)),
    }
}
