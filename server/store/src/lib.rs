//! What Lägesbild keeps, as traits and their types.
//!
//! Every call takes the municipality first, and every key in a database begins with it. A look-up that finds nothing
//! answers `Ok(None)`; an [`Error`] is always the database's own trouble, never a user's mistake.
//!
//! To keep a new thing: a file here with its type and its trait, the trait in [`Store`], the queries in `store-sqlx`
//! under the same file name, its table in a new migration, and its promises in the conformance suite.

mod account;
mod announcement;
mod audit;
mod backup;
mod dialogue;
mod event;
mod health;
mod indicator;
mod kiosk;
mod matter;
mod promise;
mod published;
mod report;
mod response;
mod round;
mod sign_in;
mod single_use;
mod survey;
mod tally;

use std::sync::Arc;

use jiff::civil::Date;

pub use account::{
    Account, AccountId, AccountStore, LONGEST_SESSION, NewAccount, Organisation, Role, SetupLink, TokenHash,
};
pub use announcement::AnnouncementStore;
pub use audit::{AuditEntry, AuditStore, NewAuditEntry};
pub use backup::{BackupStore, Copied};
pub use dialogue::DialogueStore;
pub use event::EventStore;
pub use health::{Finding, HealthStore, Weight};
pub use indicator::{Indicator, IndicatorStore};
pub use kiosk::{Kiosk, KioskStore};
pub use matter::MatterStore;
pub use promise::{Approved, PromiseEntry, PromiseStore};
pub use published::{PublishedStore, VersionEntry};
pub use report::{PieceSaved, ReportStore};
pub use response::{
    Accepted, ResponseFilter, ResponseStore, ResponseStream, Saved, StoredResponse, SubmissionKey,
};
pub use round::RoundStore;
pub use sign_in::{SignInAllowance, SignInStore};
pub use single_use::{CodeHash, SingleUseStore};
pub use survey::SurveyStore;
pub use tally::{DailyCount, RoundTally, TallyDifference, TallyStore};

/// The database's own trouble. What it says is for the log and the operator, never for a resident.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It cannot be reached or is busy for too long; trying again later may work.
    #[error("the database is not available: {0}")]
    Unavailable(Box<dyn std::error::Error + Send + Sync>),
    /// It holds something that this version cannot read.
    #[error("the database holds something unexpected: {0}")]
    Corrupt(String),
    /// Anything else that it refused.
    #[error("the database refused: {0}")]
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A municipality's code, such as `0123`: the first argument of every call.
pub type Code<'a> = &'a str;

/// Everything that is kept.
#[async_trait::async_trait]
pub trait Store:
    AccountStore
    + AnnouncementStore
    + AuditStore
    + BackupStore
    + DialogueStore
    + EventStore
    + HealthStore
    + IndicatorStore
    + KioskStore
    + PromiseStore
    + PublishedStore
    + ReportStore
    + MatterStore
    + ResponseStore
    + RoundStore
    + SignInStore
    + SingleUseStore
    + SurveyStore
    + TallyStore
{
    /// Whether it answers; for `/readyz`.
    async fn ping(&self) -> Result<()>;

    /// Whether this process is to do `task` on `day`: of all that ask, one. It is done once a day at the most.
    async fn claim(&self, municipality: Code<'_>, task: &str, day: Date) -> Result<bool>;

    /// Rewrites what is kept so that not even its bytes tell in which order answers came in, and empties the log that
    /// does until then. For once a day, at night: writing waits meanwhile.
    async fn tidy(&self) -> Result<()>;

    /// Waits for what is under way, empties the log and closes.
    async fn close(&self);
}

pub type SharedStore = Arc<dyn Store>;
