//! How fast one network may try to sign in, whichever of several processes it meets.
//!
//! Residents' limits stay in a process's memory. Staff's are kept, or guessing passwords would be as many times as fast as
//! there are processes. An address is kept as a hash with a salt of the day, and both are gone the next day.

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp, civil::Date};

use crate::{Code, Result};

/// How many at once, and how long until one more is allowed.
#[derive(Clone, Copy, Debug)]
pub struct SignInAllowance {
    pub at_once: u32,
    pub one_more_after: SignedDuration,
}

#[async_trait]
pub trait SignInStore: Send + Sync {
    /// The salt of `day`, the same for every process: `fresh` where it has none yet. With a new day's salt, those of the
    /// days before and everything that was counted with them are forgotten.
    async fn sign_in_salt(&self, municipality: Code<'_>, day: Date, fresh: [u8; 32]) -> Result<[u8; 32]>;

    /// Whether one more try of `who`, a salted hash, is within the allowance; it counts when it is.
    async fn allow_sign_in(
        &self,
        municipality: Code<'_>,
        who: &[u8; 32],
        now: Timestamp,
        allowance: SignInAllowance,
    ) -> Result<bool>;
}
