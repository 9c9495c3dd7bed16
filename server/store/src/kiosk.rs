//! Kiosks: tablets that staff set up on a table at an event, for a day.

use async_trait::async_trait;
use domain::event::EventCode;
use jiff::civil::Date;

use crate::{Code, Result, TokenHash};

/// A kiosk. Its token is on the tablet only; here is the hash of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Kiosk {
    pub token: TokenHash,
    pub event: EventCode,
    /// The day it was started for.
    pub day: Date,
    /// The private key that opens what the tablet has sealed.
    pub key: [u8; 32],
    /// Ended by staff before the day was over.
    pub ended: bool,
}

impl std::fmt::Debug for Kiosk {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Kiosk")
            .field("event", &self.event)
            .field("day", &self.day)
            .finish_non_exhaustive()
    }
}

#[async_trait]
pub trait KioskStore: Send + Sync {
    async fn add_kiosk(&self, municipality: Code<'_>, kiosk: &Kiosk) -> Result<()>;
    async fn kiosk(&self, municipality: Code<'_>, token: &TokenHash) -> Result<Option<Kiosk>>;
    /// How many kiosks of an event were started for a day and have not been ended.
    async fn running_kiosks(&self, municipality: Code<'_>, event: &EventCode, day: Date) -> Result<u64>;
    /// Ends every kiosk of an event. Answers how many were running.
    async fn end_kiosks(&self, municipality: Code<'_>, event: &EventCode) -> Result<u64>;
    /// Forgets every kiosk of an event at once, also those that have ended: nothing more is taken from any. Answers how
    /// many there were.
    async fn lose_kiosks(&self, municipality: Code<'_>, event: &EventCode) -> Result<u64>;
    /// Forgets kiosks of days before `day`, their keys with them: what is still sealed to one can never be opened.
    async fn forget_kiosks(&self, municipality: Code<'_>, day: Date) -> Result<u64>;
}
