//! What of a promise waits to be done, for the overview.

use domain::promise::{Decided, FollowUp, Log, Progress, progress};
use jiff::{ToSpan as _, civil::Date};
use uuid::Uuid;

use std::collections::BTreeMap;

/// A commitment that is behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    pub theme: String,
    pub unit: String,
    pub progress: Progress,
}

/// What the overview reminds of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reminders {
    pub year: i16,
    pub late: Vec<Late>,
    /// The next meeting, where it is close or has passed without another one held since.
    pub meeting: Option<Date>,
    /// How many commitments of a promise whose time is over were not judged.
    pub unjudged: usize,
}

impl Reminders {
    /// Within so many days a meeting is told of.
    const SOON: i32 = 14;

    pub fn of(promise: &Decided, log: &Log, follow_ups: &BTreeMap<Uuid, FollowUp>, today: Date) -> Self {
        let text = promise.text();
        let judged = |id: &Uuid| follow_ups.get(id).is_some_and(|up| up.onward.is_some());
        let late = text.commitments.iter().filter(|one| !judged(&one.id)).filter_map(|one| {
            let done: Vec<_> = log.deeds.iter().filter(|deed| deed.commitment == one.id).collect();
            let progress = progress(&one.deed, &text.terms, &done, today);
            progress.late.then(|| Late { theme: one.theme.clone(), unit: one.deed.unit.clone(), progress })
        });
        let planned =
            log.meetings.iter().filter_map(|one| Some((one.next?, one.day))).max_by_key(|(_, held)| *held);
        let held_since = |next: Date| log.meetings.iter().any(|one| one.day >= next);
        let soon = today.checked_add(Self::SOON.days()).unwrap_or(today);
        let meeting = planned.map(|(next, _)| next).filter(|next| *next <= soon && !held_since(*next));
        let over = today > text.terms.ends;
        let unjudged = if over { text.commitments.iter().filter(|one| !judged(&one.id)).count() } else { 0 };
        Self { year: text.year, late: late.collect(), meeting, unjudged }
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        promise::{Meeting, PromiseText, read_toml},
        published::Digest,
        report::By,
        staff::{Organisation, Role},
    };
    use jiff::civil::date;

    use super::*;

    fn promise() -> Decided {
        let municipality = crate::staff::tests::town();
        let text: PromiseText = read_toml(
            "year = 2027\nparties = [\"Polisen\"]\n\
             [[commitment]]\nresponsible = \"polis\"\ntheme = \"trafik_skola\"\ntext = \"Vi gör 12 kontroller.\"\n\
             number = 12\nunit = \"kontroller\"\n",
            &municipality,
        )
        .unwrap();
        let bytes = text.bytes().unwrap();
        Decided::kept(2027, 1, date(2026, 12, 1), Digest::of(&bytes), bytes).unwrap()
    }

    fn meeting(day: Date, next: Option<Date>) -> Meeting {
        let by = By { role: Role::Editor, organisation: Organisation::Police, day };
        Meeting {
            id: Uuid::from_u128(u128::from(day.day_of_year().unsigned_abs())),
            day,
            forum: "Samverkansforum".to_owned(),
            season: String::new(),
            commitments: Vec::new(),
            decisions: String::new(),
            next,
            by,
        }
    }

    #[test]
    fn what_is_behind_or_due_is_told_and_nothing_else() {
        let (promise, none) = (promise(), BTreeMap::new());
        let early = Reminders::of(&promise, &Log::default(), &none, date(2027, 1, 20));
        assert_eq!(early, Reminders { year: 2027, ..Reminders::default() });
        let summer = Reminders::of(&promise, &Log::default(), &none, date(2027, 7, 1));
        assert_eq!(summer.late.len(), 1);
        assert_eq!((summer.late[0].progress.done, summer.late[0].progress.promised), (0, Some(12)));
        let over = Reminders::of(&promise, &Log::default(), &none, date(2028, 1, 2));
        assert_eq!(over.unjudged, 1);
        let judged = FollowUp { onward: Some(domain::promise::Onward::End), ..FollowUp::default() };
        let judged = BTreeMap::from([(promise.text().commitments[0].id, judged)]);
        let done = Reminders::of(&promise, &Log::default(), &judged, date(2028, 1, 2));
        assert_eq!((done.unjudged, done.late.len()), (0, 0));
    }

    #[test]
    fn a_meeting_is_told_of_when_it_is_close_and_until_it_is_held() {
        let (promise, none) = (promise(), BTreeMap::new());
        let first = meeting(date(2027, 2, 1), Some(date(2027, 4, 1)));
        let told = |meetings: &[Meeting], today| {
            let log = Log { meetings: meetings.to_vec(), ..Log::default() };
            Reminders::of(&promise, &log, &none, today).meeting
        };
        assert_eq!(told(std::slice::from_ref(&first), date(2027, 3, 1)), None);
        assert_eq!(told(std::slice::from_ref(&first), date(2027, 3, 20)), Some(date(2027, 4, 1)));
        assert_eq!(
            told(std::slice::from_ref(&first), date(2027, 4, 20)),
            Some(date(2027, 4, 1)),
            "it was missed"
        );
        assert_eq!(told(&[first, meeting(date(2027, 4, 2), None)], date(2027, 4, 20)), None);
    }
}
