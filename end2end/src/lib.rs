//! Lägesbild tried from outside, as its users meet it: the built program on a port, a database in a file, and a browser.
//!
//! - [`Server`] builds `lagesbild`, starts it on a free loopback port with a database of its own, and stops it when dropped.
//! - [`Engine`] says on which database it runs; [`postgres`] starts a PostgreSQL of the tests' own.
//! - [`wire`] speaks HTTP byte by byte, and [`load`] answers from many connections at once and keeps a ledger of it.
//! - [`disk`] fills up under a running server.
//! - [`trace`] reads what strace wrote down.
//! - [`form`] posts answers the way a resident's page does.
//! - [`staff`] comes in through the setup link and holds the session.
//! - [`fleet`] starts several processes on one database behind a proxy.
//! - [`ground`] puts things into the database that only time or a broken machine would: a closed round, an old link.
//! - [`readers`] reads our files with other people's programs: Python's and R.
//! - [`browser`] finds Chromium and Playwright, and fetches what is missing.

pub mod binary;
pub mod browser;
mod control;
pub mod disk;
pub mod fleet;
pub mod form;
pub mod ground;
pub mod load;
/// The store's tests have the same.
#[path = "../../server/store-sqlx/tests/conformance/cluster.rs"]
pub mod postgres;
pub mod readers;
mod server;
pub mod staff;
pub mod trace;
pub mod wire;

pub use control::Control;
pub use server::{BUILT_IN, Engine, Options, Server, TEST_TOWN};

use std::path::{Path, PathBuf};

/// The folder of this crate.
pub fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of the whole workspace.
pub fn workspace() -> PathBuf {
    folder().parent().expect("end2end lies in the workspace").to_owned()
}
