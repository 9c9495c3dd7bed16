//! Single-use codes: of those that are unused, a hash and the event they belong to. Of a used one, nothing.

use async_trait::async_trait;
use domain::event::EventCode;

use crate::{Code, Result};

/// SHA-256 of a code.
pub type CodeHash = [u8; 32];

/// Using a code is [`save_responses`](crate::ResponseStore::save_responses)'s: it is removed in the transaction that
/// stores its answer. Deleting an event takes its codes along.
#[async_trait]
pub trait SingleUseStore: Send + Sync {
    /// Adds codes for an event, all or none. `false` when there is no such event.
    async fn add_codes(&self, municipality: Code<'_>, event: &EventCode, codes: &[CodeHash]) -> Result<bool>;
    /// The event that an unused code belongs to.
    async fn event_of_code(&self, municipality: Code<'_>, code: &CodeHash) -> Result<Option<EventCode>>;
    async fn count_codes(&self, municipality: Code<'_>, event: &EventCode) -> Result<u64>;
    /// Removes every unused code of an event. Answers how many went.
    async fn withdraw_codes(&self, municipality: Code<'_>, event: &EventCode) -> Result<u64>;
}
