//! The store's traits on a database. The only crate that knows SQL.
//!
//! [`open`] chooses the engine by the address's scheme. Every engine has a folder of its own here and in
//! `migrations/`, with one file per subject under the same name as in crate `store`. Queries are each engine's own;
//! what stands before and behind them is shared: `batch` (what a batch comes to), `crowd` (what
//! comes together), `slices` (a row of counts), `rows` (what
//! rows become), `recount`, `report`. Every engine must pass the conformance suite in `tests/`.
//!
//! # How to keep a new thing
//!
//! 1. In crate `store`: a file with the type and its trait; the doc comments are the promises. Add the trait to
//!    `store::Store`.
//! 2. In `migrations/sqlite/` and `migrations/postgres/`: a **new** file with the table. A released migration is never
//!    edited, because databases that have run it would not get the edit. List it in the engine's `migrations.rs`.
//! 3. In `src/sqlite/` and `src/postgres/`: a file of the trait's name with the trait's `impl`. A table near an answer
//!    is also listed in `postgres/tidy.rs`. Backups and `doctor` find a new table by themselves; one that must not be
//!    put away is named in `backup.rs`. Both engines have the same tables and columns.
//! 4. In `tests/conformance/`: a file of the same name with a function per promise, and their names in
//!    its `main.rs`.
//!
//! # The few things to mind
//!
//! - Every primary and unique key begins with `municipality`, and every query names it.
//! - SQLite's tables are `STRICT, WITHOUT ROWID`: a rowid counts up, and beside an answer it would be an order of
//!   arrival. Nothing near an answer has a sequence, or a time finer than a day.
//! - Queries are checked at run time, with `$1` placeholders and values always bound, never spliced in.
//! - Writes go through the store's `write`. On SQLite it takes the one write lock at the beginning, so that a
//!   transaction never fails half way because another was quicker. On PostgreSQL several processes write at once: take
//!   rows in the order of their keys, and go through `retrying` where another may be quicker all the same.
//! - Two reads that must agree are one statement, or on SQLite go through `read`.
//! - Only portable SQL on PostgreSQL: text, bytes, whole numbers, `ON CONFLICT`, `UNNEST`; no sequence, no extension,
//!   no `LISTEN`. What someone typed goes through `text`.
//! - A look-up that finds nothing is `Ok(None)`. What cannot be decoded is [`store::Error::Corrupt`], never a panic.

mod backup;
mod batch;
mod convert;
mod crowd;
mod dialogues;
pub mod postgres;
mod promise;
mod recount;
mod report;
mod rows;
mod schema;
mod sign_in;
mod slices;
pub mod sqlite;

use std::{path::Path, sync::Arc};

pub use backup::BackupError;
pub use postgres::PostgresStore;
pub use sqlite::SqliteStore;
use store::{Error, Store};

/// Why a database was not opened. Each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(
        "{0:?} is no database address; write sqlite:PATH, such as sqlite:lagesbild.db, or \
         postgres://USER:PASSWORD@HOST/DATABASE"
    )]
    Address(String),
    #[error(
        "the postgres:// address cannot be read; write postgres://USER:PASSWORD@HOST:PORT/DATABASE, with a special \
         character of the password as % and its two hexadecimal digits"
    )]
    PostgresAddress,
    #[error("there is no database {0}; make it with createdb, in UTF-8")]
    NoDatabase(String),
    #[error("{0} does not answer; check that PostgreSQL is running there and takes connections from here")]
    NoAnswer(String),
    #[error("cannot make the database's place {path}: {error}; check that the folder may be written to")]
    Place { path: String, error: std::io::Error },
    #[error(
        "the database {path} was written by a newer version of Lägesbild (its migration {migration} is not known \
         here); start that version, or restore a backup from before the upgrade"
    )]
    Newer { path: String, migration: i64 },
    #[error(
        "the database {path} was made with another text of migration {migration} than this version has; it comes \
         from a build that was never released, so start that build or an empty database"
    )]
    OtherMigration { path: String, migration: i64 },
}

/// Opens the database at `sqlite:PATH`, made with its folder where it is not there, or at
/// `postgres://USER:PASSWORD@HOST:PORT/DATABASE`, which must be there, and brings its tables up to date.
pub async fn open(address: &str) -> store::Result<Arc<dyn Store>> {
    match address.split_once(':') {
        Some(("sqlite", path)) => {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path.starts_with(':') {
                return Err(refused(OpenError::Address(address.to_owned())));
            }
            Ok(Arc::new(SqliteStore::open(path.as_ref()).await?))
        }
        Some(("postgres" | "postgresql", _)) => Ok(Arc::new(PostgresStore::open(address).await?)),
        // The address is not repeated for other schemes: it may hold a password.
        Some((scheme, rest)) if rest.starts_with("//") => {
            Err(refused(OpenError::Address(format!("{scheme}://…"))))
        }
        _ => Err(refused(OpenError::Address(address.to_owned()))),
    }
}

/// Refuses a file that is no backup, or that only a newer version can read. Quick: before a database is made for it.
pub async fn check_backup(file: &Path) -> store::Result<()> {
    let (connection, _) = sqlite::backup::known(file).await?;
    sqlx::Connection::close(connection).await.map_err(|error| Error::Failed(Box::new(error)))
}

pub(crate) fn refused(error: OpenError) -> Error {
    Error::Failed(Box::new(error))
}
