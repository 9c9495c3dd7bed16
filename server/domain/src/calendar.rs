//! The public calendar: the events that were announced, those to come first, and what came of those that have been.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::{
    announcement::{Announcement, PublicId},
    event::{Event, EventKind, Organiser},
    municipality::Thresholds,
    round::Round,
    statistics::to_nearest_five,
};

/// Surveys whose answers are never told of below the higher threshold.
const YOUNG: [&str; 2] = ["barn", "ungdom"];

/// One event as everyone may see it. It holds neither the event's code nor an exact number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: PublicId,
    pub kind: EventKind,
    pub title: String,
    pub place: String,
    pub first_day: Date,
    pub last_day: Date,
    pub organiser: Organiser,
    /// Area ids; empty for the whole municipality.
    pub areas: Vec<String>,
    /// Survey slugs; empty for everyone.
    pub ages: Vec<String>,
    /// What came of it; only once it has begun.
    pub outcome: Option<String>,
    pub answers: Option<Turnout>,
    pub changed: Date,
}

/// How many answered at an event, as it may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turnout {
    /// Rounded to 5.
    About(u64),
    /// Fewer than the threshold.
    FewerThan(u64),
}

/// Answers that came in at events: (round id, event code) → how many.
pub type AnswersAt = BTreeMap<(String, String), u64>;

/// What the calendar is made from.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'a> {
    pub events: &'a [Event],
    pub announcements: &'a [Announcement],
    pub rounds: &'a [Round],
    pub answers: &'a AnswersAt,
    pub thresholds: Thresholds,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The next one first; one that is going on is among them.
    pub coming: Vec<Entry>,
    /// The latest first.
    pub past: Vec<Entry>,
}

/// What a reader has chosen to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Year and month.
    pub month: Option<(i16, i8)>,
    pub area: Option<String>,
}

impl Calendar {
    pub fn of(kept: Kept<'_>, today: Date) -> Self {
        let announced: BTreeMap<&str, &Announcement> = kept
            .announcements
            .iter()
            .filter(|announcement| announcement.announced)
            .map(|announcement| (announcement.event.as_str(), announcement))
            .collect();
        let entries = kept.events.iter().filter_map(|event| {
            let announcement = announced.get(event.code.as_str())?;
            Some(entry(kept, event, announcement, today))
        });
        let (mut coming, mut past): (Vec<_>, Vec<_>) = entries.partition(|entry| today <= entry.last_day);
        coming.sort_by(|one, other| {
            (one.first_day, &one.title, &one.id).cmp(&(other.first_day, &other.title, &other.id))
        });
        past.sort_by(|one, other| {
            (other.last_day, &one.title, &one.id).cmp(&(one.last_day, &other.title, &other.id))
        });
        Self { coming, past }
    }

    pub fn is_empty(&self) -> bool {
        self.coming.is_empty() && self.past.is_empty()
    }

    pub fn len(&self) -> usize {
        self.coming.len() + self.past.len()
    }

    /// Those to come, then those that have been.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.coming.iter().chain(&self.past)
    }

    /// Year and month of every event, the earliest first: what can be chosen.
    pub fn months(&self) -> BTreeSet<(i16, i8)> {
        self.entries().map(|entry| month_of(entry.first_day)).collect()
    }

    /// Only what was chosen. An event for the whole municipality is for each of its areas.
    #[must_use]
    pub fn only(&self, choice: &Choice) -> Self {
        let chosen = |entry: &&Entry| {
            let in_month = choice
                .month
                .is_none_or(|month| month_of(entry.first_day) <= month && month <= month_of(entry.last_day));
            let in_area =
                choice.area.as_ref().is_none_or(|area| entry.areas.is_empty() || entry.areas.contains(area));
            in_month && in_area
        };
        let only = |entries: &[Entry]| entries.iter().filter(chosen).cloned().collect();
        Self { coming: only(&self.coming), past: only(&self.past) }
    }
}

fn month_of(day: Date) -> (i16, i8) {
    (day.year(), day.month())
}

fn entry(kept: Kept<'_>, event: &Event, announcement: &Announcement, today: Date) -> Entry {
    Entry {
        id: announcement.id.clone(),
        kind: event.kind,
        title: event.title.clone(),
        place: event.place.clone(),
        first_day: event.first_day,
        last_day: event.last_day,
        organiser: event.organiser,
        areas: event.areas.clone(),
        ages: announcement.ages.clone(),
        outcome: announcement.outcome.clone().filter(|_| event.first_day <= today),
        answers: turnout(kept, event, &announcement.ages, today),
        changed: announcement.changed,
    }
}

/// How many answered there, once nothing more can come in: a number that grows gives the next answer away.
fn turnout(kept: Kept<'_>, event: &Event, ages: &[String], today: Date) -> Option<Turnout> {
    let answers_of =
        |round: &Round| kept.answers.get(&(round.id.clone(), event.code.as_str().to_owned())).copied();
    let during = |round: &Round| {
        round.opens <= event.last_day && round.closes.is_none_or(|closes| event.first_day <= closes)
    };
    let rounds: Vec<&Round> = kept
        .rounds
        .iter()
        .filter(|round| !round.demo && (during(round) || answers_of(round).is_some()))
        .collect();
    if rounds.is_empty() || today <= event.last_day || !rounds.iter().all(|round| round.is_over_on(today)) {
        return None;
    }
    let answers = rounds.into_iter().filter_map(answers_of).sum();
    let for_the_young =
        event.kind == EventKind::School || ages.iter().any(|age| YOUNG.contains(&age.as_str()));
    let least = if for_the_young {
        kept.thresholds.sensitive_base.max(kept.thresholds.base)
    } else {
        kept.thresholds.base
    };
    Some(if answers < least { Turnout::FewerThan(least) } else { Turnout::About(to_nearest_five(answers)) })
}
