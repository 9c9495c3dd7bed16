//! Copies of everything, to put away and to take out again.

use std::{collections::BTreeMap, path::Path};

use async_trait::async_trait;

use crate::{Result, TallyDifference};

/// What a copy holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// How many rows, by table.
    pub rows: BTreeMap<String, u64>,
    /// The municipalities with rounds in it.
    pub municipalities: Vec<String>,
    /// The size of the file.
    pub bytes: u64,
    /// Where the counts in the copy are not what a recount of its answers gives.
    pub differences: Vec<TallyDifference>,
}

impl Copied {
    pub fn of(&self, table: &str) -> u64 {
        self.rows.get(table).copied().unwrap_or_default()
    }
}

/// A backup is one file that every engine writes and reads: what was on one can be restored on another.
#[async_trait]
pub trait BackupStore: Send + Sync {
    /// Writes what there was at one moment to a new file, while others go on reading and writing, and recounts it.
    ///
    /// The file holds every municipality, the audit log and the submission keys, but no session and no setup link:
    /// whoever finds it is not let in by it. Its rows are in the order of their keys, and it holds no bytes of what
    /// was deleted. It appears under its name only when it is whole and on disk; one that is there is never replaced.
    async fn back_up(&self, file: &Path) -> Result<Copied>;

    /// Puts everything from a backup into this store, which must be empty. All of it, or nothing: also when the file
    /// is damaged, is from a newer version, or has counts that a recount does not give. A backup of an older version
    /// is brought up to date on the way. The file itself is not changed.
    async fn restore(&self, file: &Path) -> Result<Copied>;
}
