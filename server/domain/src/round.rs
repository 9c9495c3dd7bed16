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

/// Why a round cannot be added as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoundFault {
    /// The label year is neither the opening day's nor the one before or after.
    Year,
    /// The opening day has passed.
    Passed,
    /// The last day is before the opening day.
    Reversed,
    /// Another one takes answers on some of these days.
    Overlaps(Round),
}

impl Round {
    /// A round to come. Its id is its year, or the first one with a number behind that is free. Two never take answers on
    /// the same day: nobody could tell which one an answer is for.
    pub fn plan(
        year: i16,
        opens: Date,
        closes: Option<Date>,
        there: &[Self],
        today: Date,
    ) -> Result<Self, RoundFault> {
        if (opens.year() - year).abs() > 1 {
            return Err(RoundFault::Year);
        }
        if opens < today {
            return Err(RoundFault::Passed);
        }
        if closes.is_some_and(|closes| closes < opens) {
            return Err(RoundFault::Reversed);
        }
        let last = |round: &Self| round.closes.unwrap_or(Date::MAX);
        let overlaps =
            |other: &&Self| !other.demo && other.opens <= closes.unwrap_or(Date::MAX) && opens <= last(other);
        if let Some(other) = there.iter().find(overlaps) {
            return Err(RoundFault::Overlaps(other.clone()));
        }
        let is_free = |id: &String| there.iter().all(|other| other.id != *id);
        let numbered = (2..).map(|number: u32| format!("{year}-{number}"));
        let id = std::iter::once(year.to_string()).chain(numbered).find(is_free).unwrap_or_default();
        Ok(Self { id, year, opens, closes, demo: false })
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

    #[test]
    fn a_planned_round_takes_answers_on_days_of_its_own_under_an_id_of_its_own() {
        let today = date(2026, 11, 25);
        let first = Round::plan(2026, today, Some(date(2026, 12, 31)), &[], today).unwrap();
        assert_eq!(first.id, "2026");
        let there = [first.clone()];
        let plan = |year, opens, closes| Round::plan(year, opens, closes, &there, today);
        assert_eq!(plan(2026, date(2027, 1, 1), None).unwrap().id, "2026-2");
        assert_eq!(plan(2027, date(2027, 1, 1), None).unwrap().id, "2027");
        for (opens, closes) in [(date(2026, 12, 31), None), (today, Some(today))] {
            assert_eq!(plan(2027, opens, closes), Err(RoundFault::Overlaps(first.clone())));
        }
        assert_eq!(plan(2027, date(2026, 11, 24), None), Err(RoundFault::Passed));
        assert_eq!(plan(2030, date(2027, 1, 1), None), Err(RoundFault::Year));
        assert_eq!(plan(2027, date(2027, 2, 1), Some(date(2027, 1, 1))), Err(RoundFault::Reversed));

        let open_ended = [Round { closes: None, ..first.clone() }];
        let after = Round::plan(2028, date(2028, 1, 1), None, &open_ended, today);
        assert_eq!(after, Err(RoundFault::Overlaps(open_ended[0].clone())));
        let demo = [Round { demo: true, ..first }];
        assert_eq!(Round::plan(2026, today, None, &demo, today).unwrap().id, "2026-2");
    }
}
