//! Promises: what is written, what is decided, and what happens afterwards.

use async_trait::async_trait;
use domain::{
    promise::{Approval, Decided, Entry, Piece, PromiseText, Writing},
    published::Digest,
    report::By,
};
use jiff::civil::Date;
use uuid::Uuid;

use crate::{Code, PieceSaved, Result};

/// A decided version without its content, for lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromiseEntry {
    pub year: i16,
    pub number: u32,
    pub day: Date,
    pub sha256: Digest,
}

/// What an approval came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approved {
    /// It is kept; the other party has not approved this text yet.
    Waiting,
    /// Both have: it is decided, under this number.
    Decided { number: u32 },
}

#[async_trait]
pub trait PromiseStore: Send + Sync {
    /// Everything that is written of a year's promise; an empty one where nothing is.
    async fn promise(&self, municipality: Code<'_>, year: i16) -> Result<Writing>;
    /// Keeps a piece in place of the revision that its writer had before their eyes (0: there was none). When another
    /// revision is there by now, nothing is changed, unless it says the same already.
    async fn save_promise_piece(
        &self,
        municipality: Code<'_>,
        year: i16,
        piece: &Piece,
        based_on: u32,
        by: &By,
    ) -> Result<PieceSaved<Piece>>;

    /// Adds an entry; `false` where one with its id is there already.
    async fn add_promise_entry(&self, municipality: Code<'_>, year: i16, entry: &Entry) -> Result<bool>;
    /// Every entry of a year, by day and then id.
    async fn promise_entries(&self, municipality: Code<'_>, year: i16) -> Result<Vec<Entry>>;
    /// Takes back an entry that was a mistake; `false` where there is none.
    async fn remove_promise_entry(&self, municipality: Code<'_>, year: i16, id: Uuid) -> Result<bool>;

    /// Keeps one party's approval of a text, in place of that party's earlier one. When both parties have approved the
    /// same text by now it is decided in the same transaction, for ever, as the next number of its year; the newest
    /// decided text once more decides nothing new.
    async fn approve_promise(
        &self,
        municipality: Code<'_>,
        text: &PromiseText,
        approval: &Approval,
    ) -> Result<Approved>;
    /// Takes back a party's approval of what is not decided yet.
    async fn withdraw_approval(
        &self,
        municipality: Code<'_>,
        year: i16,
        organisation: domain::staff::Organisation,
    ) -> Result<bool>;
    /// The newest approval of each party.
    async fn approvals(&self, municipality: Code<'_>, year: i16) -> Result<Vec<Approval>>;

    /// Keeps a promise that was decided elsewhere and imported, as the first version of its year; `false` where the year
    /// has one already.
    async fn add_decided_promise(&self, municipality: Code<'_>, promise: &Decided) -> Result<bool>;
    /// The newest decided version. One whose bytes do not give its SHA-256 any more is
    /// [`Error::Corrupt`](crate::Error::Corrupt).
    async fn latest_promise(&self, municipality: Code<'_>, year: i16) -> Result<Option<Decided>>;
    async fn promise_version(
        &self,
        municipality: Code<'_>,
        year: i16,
        number: u32,
    ) -> Result<Option<Decided>>;
    /// Every decided version of a year, the newest first.
    async fn promise_versions(&self, municipality: Code<'_>, year: i16) -> Result<Vec<PromiseEntry>>;
    /// The years with a decided promise, the latest first.
    async fn promise_years(&self, municipality: Code<'_>) -> Result<Vec<i16>>;
}
