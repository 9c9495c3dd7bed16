//! Lägesbild tried from outside, as its users meet it: the built program on a port, a database in a file, and a browser.
//!
//! - [`Server`] builds `lagesbild`, starts it on a free loopback port with a database of its own, and stops it when dropped.
//! - [`form`] posts answers the way a resident's page does.
//! - [`staff`] comes in through the setup link and holds the session.
//! - [`fleet`] starts several processes on one database behind a proxy.
//! - [`ground`] puts things into the database that only time or a broken machine would: a closed round, an old link.
//! - [`browser`] finds Chromium and Playwright, and fetches what is missing.

pub mod binary;
pub mod browser;
pub mod fleet;
pub mod form;
pub mod ground;
mod server;
pub mod staff;

pub use server::{BUILT_IN, Options, Server, TEST_TOWN};

use std::path::{Path, PathBuf};

/// The folder of this crate.
pub fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of the whole workspace.
pub fn workspace() -> PathBuf {
    folder().parent().expect("end2end lies in the workspace").to_owned()
}
