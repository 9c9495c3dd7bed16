//! The store's traits on a database. The only crate that knows SQL.
//!
//! [`open`] chooses the engine by the address's scheme. Every engine has a folder of its own here and in
//! `migrations/`, with one file per subject under the same name as in crate `store`; nothing is shared between the
//! queries of two engines but the conformance suite in `tests/`, which every engine must pass.
//!
//! # How to keep a new thing
//!
//! 1. In crate `store`: a file with the type and its trait; the doc comments are the promises. Add the trait to
//!    `store::Store`.
//! 2. In `migrations/sqlite/`: a **new** file with the table. A released migration is never edited, because databases
//!    that have run it would not get the edit. List it in `sqlite/migrations.rs`.
//! 3. In `src/sqlite/`: a file of the trait's name with `impl Trait for SqliteStore`.
//! 4. In `tests/conformance/`: a file of the same name with a function per promise, and their names in
//!    its `main.rs`.
//!
//! # The few things to mind
//!
//! - Every primary and unique key begins with `municipality`, and every query names it.
//! - Tables are `STRICT, WITHOUT ROWID`: a rowid counts up, and beside an answer it would be an order of arrival.
//!   Nothing near an answer has a sequence, or a time finer than a day.
//! - Queries are checked at run time, with `$1` placeholders and values always bound, never spliced in.
//! - Writes go through the store's `write` (it takes the one write lock at the beginning, so that a transaction never
//!   fails half way because another was quicker); two reads that must agree go through `read`.
//! - A look-up that finds nothing is `Ok(None)`. What cannot be decoded is [`store::Error::Corrupt`], never a panic.

mod batch;
mod convert;
mod recount;
mod rows;
pub mod sqlite;

use std::sync::Arc;

pub use sqlite::SqliteStore;
use store::{Error, Store};

/// Why a database was not opened. Each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("{0:?} is no database address; write sqlite:PATH, such as sqlite:lagesbild.db")]
    Address(String),
    #[error("this build keeps SQLite only; write sqlite:PATH instead of a postgres:// address")]
    NoPostgres,
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

/// Opens the database at `sqlite:PATH`, made with its folder where it is not there, and brings its tables up to date.
pub async fn open(address: &str) -> store::Result<Arc<dyn Store>> {
    match address.split_once(':') {
        Some(("sqlite", path)) => {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path.starts_with(':') {
                return Err(refused(OpenError::Address(address.to_owned())));
            }
            Ok(Arc::new(SqliteStore::open(path.as_ref()).await?))
        }
        Some(("postgres" | "postgresql", _)) => Err(refused(OpenError::NoPostgres)),
        // The address is not repeated for other schemes: it may hold a password.
        Some((scheme, rest)) if rest.starts_with("//") => {
            Err(refused(OpenError::Address(format!("{scheme}://…"))))
        }
        _ => Err(refused(OpenError::Address(address.to_owned()))),
    }
}

pub(crate) fn refused(error: OpenError) -> Error {
    Error::Failed(Box::new(error))
}
