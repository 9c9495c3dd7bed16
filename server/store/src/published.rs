//! Published versions of the lägesbild. They are added and read, never changed or deleted: the database itself refuses.

use async_trait::async_trait;
use domain::published::{About, Digest, Frozen};

use crate::{Code, Result};

/// A version without its content, for lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionEntry {
    pub about: About,
    pub sha256: Digest,
}

#[async_trait]
pub trait PublishedStore: Send + Sync {
    /// Keeps a version for ever. `false` where its number is not the next one of its year: somebody else was quicker,
    /// and nothing is kept.
    async fn publish(&self, municipality: Code<'_>, version: &Frozen) -> Result<bool>;
    /// The newest version of a label year. One whose bytes do not give its SHA-256 any more is
    /// [`Error::Corrupt`](crate::Error::Corrupt).
    async fn latest_version(&self, municipality: Code<'_>, year: i16) -> Result<Option<Frozen>>;
    async fn version(&self, municipality: Code<'_>, year: i16, number: u32) -> Result<Option<Frozen>>;
    /// Every version of a label year, the newest first.
    async fn versions(&self, municipality: Code<'_>, year: i16) -> Result<Vec<VersionEntry>>;
    /// The label years with a published version, the latest first.
    async fn published_years(&self, municipality: Code<'_>) -> Result<Vec<i16>>;
}
