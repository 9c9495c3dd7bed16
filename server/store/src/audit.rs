//! What staff did. Entries are added and read, never changed or deleted: the database itself refuses.

use async_trait::async_trait;
use jiff::Timestamp;
use uuid::Uuid;

use crate::{AccountId, Code, Result};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAuditEntry {
    pub id: Uuid,
    pub at: Timestamp,
    /// `None` for what the command line or the process itself did.
    pub account: Option<AccountId>,
    /// What was done, such as `sign_in`, `event.add`, `export.responses`.
    pub action: String,
    /// What it was done to, such as an event's code.
    pub subject: String,
    /// More about it, for a reader; never an answer.
    pub detail: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    pub at: Timestamp,
    pub account: Option<AccountId>,
    pub action: String,
    pub subject: String,
    pub detail: String,
}

#[async_trait]
pub trait AuditStore: Send + Sync {
    async fn add_audit_entry(&self, municipality: Code<'_>, entry: &NewAuditEntry) -> Result<()>;
    /// The latest entries first, at most `most`.
    async fn audit_entries(&self, municipality: Code<'_>, most: u32) -> Result<Vec<AuditEntry>>;
    /// The latest entry of this account (`None`: of the command line) with this action and subject.
    async fn latest_audit_entry(
        &self,
        municipality: Code<'_>,
        account: Option<AccountId>,
        action: &str,
        subject: &str,
    ) -> Result<Option<AuditEntry>>;
}
