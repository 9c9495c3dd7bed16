//! What is said of events in the public calendar.

use async_trait::async_trait;
use domain::{announcement::Announcement, event::EventCode};

use crate::{Code, Result};

#[async_trait]
pub trait AnnouncementStore: Send + Sync {
    /// Keeps what is said of an event in the place of what was said before; the public id of the first time stays. It
    /// goes with its event. `false` when there is no such event.
    async fn put_announcement(&self, municipality: Code<'_>, announcement: &Announcement) -> Result<bool>;
    async fn announcement(&self, municipality: Code<'_>, event: &EventCode) -> Result<Option<Announcement>>;
    /// Of every event of which something is said, by its code.
    async fn announcements(&self, municipality: Code<'_>) -> Result<Vec<Announcement>>;
}
