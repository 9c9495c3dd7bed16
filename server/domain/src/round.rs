//! A round (omgång): one collection of answers.

use jiff::{ToSpan as _, civil::Date};
use serde::{Deserialize, Serialize};

/// One collection. "Year" everywhere means its label year, so a collection from November to January is one year's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    pub id: String,
    pub year: i16,
    pub opens: Date,
    /// The last day on which answers are taken; `None` while it is open-ended.
    pub closes: Option<Date>,
    /// Made-up answers for trying the product out; never taken for residents' own.
    pub demo: bool,
}

/// So many days after its last one a round still takes what a phone could not send in time, and knows its keys.
const DAYS_FOR_LATE_ANSWERS: i32 = 3;

impl Round {
    pub fn is_open_on(&self, day: Date) -> bool {
        !self.demo && self.opens <= day && self.closes.is_none_or(|closes| day <= closes)
    }

    /// Whether an answer that was given in time may still come in on `day`: 72 hours long, for a phone that was without
    /// network over a weekend.
    pub fn takes_late_on(&self, day: Date) -> bool {
        !self.demo && self.closes.is_some_and(|closes| closes < day) && !self.is_over_on(day)
    }

    /// Whether nothing can come in on `day` any more, late answers included: its keys need not be known any longer.
    pub fn is_over_on(&self, day: Date) -> bool {
        self.over_on().is_some_and(|over| over <= day)
    }

    /// The first day on which nothing can come in any more; `None` while no last day is set.
    pub fn over_on(&self) -> Option<Date> {
        self.closes?.checked_add((DAYS_FOR_LATE_ANSWERS + 1).days()).ok()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_phone_without_network_over_the_weekend_is_not_too_late() {
        let friday = date(2026, 9, 4);
        let round = Round {
            id: "2026".to_owned(),
            year: 2026,
            opens: date(2026, 8, 1),
            closes: Some(friday),
            demo: false,
        };
        let takes = |day| (round.is_open_on(day), round.takes_late_on(day), round.is_over_on(day));
        assert_eq!(takes(friday), (true, false, false));
        assert_eq!(takes(date(2026, 9, 5)), (false, true, false));
        assert_eq!(takes(date(2026, 9, 7)), (false, true, false), "Monday");
        assert_eq!(takes(date(2026, 9, 8)), (false, false, true));
        let open_ended = Round { closes: None, ..round.clone() };
        assert!(!open_ended.takes_late_on(Date::MAX) && !open_ended.is_over_on(Date::MAX));
        assert!(!Round { closes: Some(Date::MAX), ..round }.is_over_on(Date::MAX));
    }
}
