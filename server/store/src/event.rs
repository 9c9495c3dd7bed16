//! Events where residents are met.

use async_trait::async_trait;
use domain::event::{Event, EventCode};

use crate::{Code, Result};

#[async_trait]
pub trait EventStore: Send + Sync {
    /// `false` when the code is taken already: try with another.
    async fn add_event(&self, municipality: Code<'_>, event: &Event) -> Result<bool>;
    async fn event(&self, municipality: Code<'_>, code: &EventCode) -> Result<Option<Event>>;
    /// Forgets an event and its unused single-use codes; answers that came in through it keep its code. `false` when
    /// there is none.
    async fn delete_event(&self, municipality: Code<'_>, code: &EventCode) -> Result<bool>;
    /// By first day, the latest first.
    async fn events(&self, municipality: Code<'_>) -> Result<Vec<Event>>;
}
