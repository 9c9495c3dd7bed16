//! The numbers of a sign-in limit, whatever the engine.
//!
//! The generic cell rate algorithm (ITU-T I.371, annex A), which needs one number per address: the moment from which
//! nothing of the allowance is used. Each try moves it one step on; a try is refused while it is too far ahead of now.

use jiff::Timestamp;
use store::SignInAllowance;

/// Microseconds.
pub(crate) struct Limit {
    pub(crate) now: i64,
    pub(crate) step: i64,
    /// With the kept moment up to here, one more is allowed.
    pub(crate) latest: i64,
    /// Farther ahead no try can have moved it: a clock has jumped, and it says nothing.
    pub(crate) farthest: i64,
}

impl Limit {
    pub(crate) fn at(now: Timestamp, allowance: SignInAllowance) -> Self {
        let now = now.as_microsecond();
        let step = i64::try_from(allowance.one_more_after.as_micros()).unwrap_or(i64::MAX / 1_000_000);
        let ahead = |tries: u32| now + step * i64::from(tries);
        Self { now, step, latest: ahead(allowance.at_once - 1), farthest: ahead(allowance.at_once) }
    }
}
