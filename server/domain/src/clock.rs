//! Time and randomness, passed in rather than called for.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

/// Tells what time it is.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;

    /// The day in Sweden: the finest time that is ever kept with an answer.
    fn today(&self) -> Date {
        day_in_sweden(self.now())
    }
}

/// Gives bytes that nobody can guess.
pub trait Random: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

/// The day of `instant` in Europe/Stockholm, which decides on which day an answer was received.
pub fn day_in_sweden(instant: Timestamp) -> Date {
    time_in_sweden(instant).date()
}

/// What the clocks in Sweden show at `instant`.
pub fn time_in_sweden(instant: Timestamp) -> DateTime {
    let zone = TimeZone::get("Europe/Stockholm").expect("the time zone database is compiled in");
    instant.to_zoned(zone).datetime()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_just_after_midnight_in_summer_belongs_to_the_new_day() {
        let instant: Timestamp = "2026-06-30T22:30:00Z".parse().unwrap();
        assert_eq!(day_in_sweden(instant), jiff::civil::date(2026, 7, 1));
    }
}
