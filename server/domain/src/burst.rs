//! A day with far more answers in one channel than it usually has: worth a look before the figures are used.
//!
//! Only daily counts are read, so it says how many and on which day, and never who.
//!
//! # The rule
//! A channel's counts (for a link that belongs to an event: that event's) make a series of days. A day is a burst when
//! its count is at least [`SMALLEST`] and lies, compared with the [`WINDOW`] days before it, both at least [`TIMES`]
//! times the median and at least [`DEVIATIONS`] spreads above it.
//!
//! The spread is 1.4826 · MAD, which for ordinary days is their standard deviation (Iglewicz and Hoaglin 1993, *How to
//! Detect and Handle Outliers*; they suggest 3.5), and never less than √median, what counts of independent people vary
//! by at least (Poisson). Median and MAD rather than mean and standard deviation, so that a burst of some days does not
//! hide its own later days. Comparing a day with those just before it, a day without answers as 0, is the way of the
//! early aberration reporting of public health (EARS; Hutwagner et al. 2003). Six spreads and not three, because people
//! answer in waves: weekends, reminders, a piece in the local paper.
//!
//! What is expected is not told: an event's own days, when its link and its tablets are meant to be busy; single-use
//! codes, of which nobody uses more than were printed; paper, which is typed in by the pile. Before [`FEWEST_DAYS`] days
//! have gone by nothing is usual yet, and nothing is told.

use std::collections::BTreeMap;

use jiff::{ToSpan as _, civil::Date};

use crate::{
    event::{Event, EventCode},
    response::Channel,
};

/// No fewer answers than this are a burst.
pub const SMALLEST: u64 = 30;
/// How many times the median a burst is at least.
pub const TIMES: u64 = 3;
/// How many spreads a burst is above the median at least.
pub const DEVIATIONS: f64 = 6.0;
/// With how many days before it a day is compared at most.
pub const WINDOW: i64 = 14;
/// With how few at least.
pub const FEWEST_DAYS: usize = 3;

/// How many answers came in on a day. The same day may come several times, such as once per age group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayCount<'a> {
    pub channel: Channel,
    /// Empty for none.
    pub event: &'a str,
    pub day: Date,
    pub count: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Burst {
    pub channel: Channel,
    pub event: Option<EventCode>,
    pub day: Date,
    pub count: u64,
    /// The median of the days before.
    pub usual: u64,
}

/// Every burst among these days, the latest first. `events` say which days are an event's own.
pub fn bursts<'a>(days: impl IntoIterator<Item = DayCount<'a>>, events: &[Event]) -> Vec<Burst> {
    let mut series: BTreeMap<(Channel, &str), BTreeMap<Date, u64>> = BTreeMap::new();
    for DayCount { channel, event, day, count } in days {
        if matches!(channel, Channel::Link | Channel::Event | Channel::Kiosk) {
            *series.entry((channel, event)).or_default().entry(day).or_default() += count;
        }
    }
    let mut bursts = Vec::new();
    for ((channel, event), counts) in series {
        let own = events.iter().find(|known| known.code.as_str() == event);
        for (&day, &count) in &counts {
            let expected = own.is_some_and(|event| (event.first_day..=event.last_day).contains(&day));
            if expected || count < SMALLEST {
                continue;
            }
            if let Some(usual) = usual_before(&counts, day).filter(|usual| usual.is_exceeded_by(count)) {
                let event = EventCode::parse(event);
                bursts.push(Burst { channel, event, day, count, usual: usual.median });
            }
        }
    }
    bursts.sort_by_key(|burst| (std::cmp::Reverse(burst.day), burst.channel));
    bursts
}

struct Usual {
    median: u64,
    spread: f64,
}

impl Usual {
    fn is_exceeded_by(&self, count: u64) -> bool {
        let above = count as f64 - self.median as f64;
        count >= TIMES * self.median && above >= DEVIATIONS * self.spread
    }
}

/// What the days before `day` were like, from the series' first one on. `None` while there are too few of them.
fn usual_before(counts: &BTreeMap<Date, u64>, day: Date) -> Option<Usual> {
    let first = *counts.first_key_value()?.0;
    let from = day.saturating_sub(WINDOW.days()).max(first);
    let before: Vec<u64> = from
        .series(1.day())
        .take_while(|before| *before < day)
        .map(|before| counts.get(&before).copied().unwrap_or_default())
        .collect();
    if before.len() < FEWEST_DAYS {
        return None;
    }
    let median = median(before.clone());
    let deviation = self::median(before.iter().map(|count| count.abs_diff(median)).collect());
    let spread = (1.4826 * deviation as f64).max((median.max(1) as f64).sqrt());
    Some(Usual { median, spread })
}

/// The middle one; of two the larger, so that nothing is taken for a burst too easily.
fn median(mut counts: Vec<u64>) -> u64 {
    counts.sort_unstable();
    counts.get(counts.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::event::{EventKind, Organiser};

    const CODE: &str = "ACDEFG";

    fn days<'a>(channel: Channel, event: &'a str, counts: &[u64]) -> Vec<DayCount<'a>> {
        let days = date(2026, 9, 1).series(1.day());
        days.zip(counts).map(|(day, &count)| DayCount { channel, event, day, count }).collect()
    }

    fn event(first_day: Date, last_day: Date) -> Event {
        Event {
            code: EventCode::parse(CODE).unwrap(),
            kind: EventKind::School,
            title: "Skolan".to_owned(),
            place: "Aulan".to_owned(),
            first_day,
            last_day,
            organiser: Organiser::Joint,
            areas: Vec::new(),
        }
    }

    fn link(counts: &[u64]) -> Vec<Burst> {
        bursts(days(Channel::Link, "", counts), &[])
    }

    #[test]
    fn a_stuffed_open_link_is_told_with_its_size_and_day() {
        let found = link(&[11, 14, 9, 12, 0, 7, 13, 240, 10]);
        let burst =
            Burst { channel: Channel::Link, event: None, day: date(2026, 9, 8), count: 240, usual: 11 };
        assert_eq!(found, [burst]);
    }

    #[test]
    fn stuffing_that_goes_on_does_not_hide_its_later_days() {
        let days: Vec<Date> =
            link(&[10, 12, 9, 11, 10, 8, 12, 300, 310, 290, 305]).iter().map(|burst| burst.day).collect();
        assert_eq!(days, [11, 10, 9, 8].map(|day| date(2026, 9, day)));
    }

    #[test]
    fn stuffing_in_several_surveys_at_once_is_added_up() {
        let mut all = days(Channel::Link, "", &[4, 5, 3, 4, 20]);
        all.extend(days(Channel::Link, "", &[3, 2, 4, 3, 20]));
        assert_eq!(bursts(all, &[]).iter().map(|burst| burst.count).collect::<Vec<_>>(), [40]);
    }

    #[test]
    fn a_quiet_start_and_an_ordinary_week_are_no_burst() {
        assert_eq!(link(&[0, 0, 3, 5, 2, 8, 6, 12]), []);
        assert_eq!(link(&[1, 0, 0, 29]), [], "few answers are no burst however sudden");
        assert_eq!(link(&[40, 55, 38, 61, 70, 12, 9, 48, 66, 90]), [], "weekends and reminders");
    }

    #[test]
    fn a_launch_is_nothing_unusual_because_nothing_is_usual_yet() {
        assert_eq!(link(&[400, 310, 150, 90, 60, 45]), []);
        assert_eq!(link(&[2, 400]), []);
    }

    #[test]
    fn a_school_morning_at_an_event_is_expected_and_a_leaked_link_is_not() {
        let morning = event(date(2026, 9, 5), date(2026, 9, 6));
        let counts = [2, 0, 1, 0, 600, 90, 0, 0, 1];
        for channel in [Channel::Event, Channel::Kiosk] {
            assert_eq!(bursts(days(channel, CODE, &counts), std::slice::from_ref(&morning)), []);
        }
        let leaked = [2, 0, 1, 0, 600, 90, 0, 0, 1, 0, 350];
        let found = bursts(days(Channel::Event, CODE, &leaked), &[morning]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].day, found[0].count), (date(2026, 9, 11), 350));
        assert_eq!(found[0].event, EventCode::parse(CODE));
    }

    #[test]
    fn cards_and_paper_come_by_the_pile() {
        for channel in [Channel::Code, Channel::Paper] {
            assert_eq!(bursts(days(channel, CODE, &[0, 1, 0, 0, 25, 500]), &[]), []);
        }
    }

    #[test]
    fn one_events_burst_is_not_hidden_by_anothers_busy_days() {
        let mut all = days(Channel::Event, "KHT4WP", &[200, 200, 200, 200, 200, 200]);
        all.extend(days(Channel::Event, CODE, &[1, 0, 0, 2, 1, 120]));
        assert_eq!(bursts(all, &[]).iter().map(|burst| burst.count).collect::<Vec<_>>(), [120]);
    }
}
