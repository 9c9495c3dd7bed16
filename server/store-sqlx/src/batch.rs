//! What a batch of responses comes to, whatever the engine: which are the first with their key, what they add to the
//! tallies, and what became of each.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use domain::{
    event::EventCode,
    tally::{Contribution, Layout, ScoreSums, Slice},
};
use jiff::civil::Date;
use store::{Accepted, Saved};

use crate::crowd::NewKey;

pub(crate) type Hash = [u8; 32];

/// A batch and the first response with each of its keys; the others are repeats of it.
pub(crate) struct Batch<'a> {
    all: &'a [Accepted],
    /// By the key's hash, so that whatever is written in this order does not follow the batch's.
    pub(crate) first: BTreeMap<Hash, &'a Accepted>,
}

impl<'a> Batch<'a> {
    pub(crate) fn new(all: &'a [Accepted]) -> Self {
        let mut first = BTreeMap::new();
        for accepted in all {
            first.entry(accepted.key.hash).or_insert(accepted);
        }
        Self { all, first }
    }

    /// The responses whose keys are `new`, in the order of the table's key.
    pub(crate) fn fresh(&self, new: &HashSet<Hash>) -> Vec<&'a Accepted> {
        let mut fresh: Vec<_> =
            self.first.values().copied().filter(|accepted| new.contains(&accepted.key.hash)).collect();
        fresh.sort_by_key(|accepted| (&accepted.round, &accepted.response.survey, accepted.id));
        fresh
    }

    /// The single-use codes that responses with `new` keys ask for, sorted.
    pub(crate) fn codes(&self, new: &HashSet<Hash>) -> Vec<&'a Hash> {
        let asking = self.first.values().filter(|accepted| new.contains(&accepted.key.hash));
        let codes: BTreeSet<_> = asking.filter_map(|accepted| accepted.code.as_ref()).collect();
        codes.into_iter().collect()
    }

    /// Who gets which code, when `there` are the unused ones with their events: the first in the order of the keys.
    pub(crate) fn claims(&self, new: &HashSet<Hash>, there: &HashMap<Hash, String>) -> Claims {
        let mut claims = Claims::default();
        for (key, accepted) in self.first.iter().filter(|(key, _)| new.contains(*key)) {
            let Some(code) = accepted.code else { continue };
            let event = accepted.response.event.as_ref().map(EventCode::as_str);
            let belongs = event.is_some() && there.get(&code).map(String::as_str) == event;
            if !(belongs && claims.used.insert(code)) {
                claims.refused.insert(*key);
            }
        }
        claims
    }

    /// The keys that are not `known`, sorted.
    pub(crate) fn keys_without(&self, known: &HashMap<Hash, Vec<u8>>) -> Vec<NewKey<'a>> {
        let others = self.first.iter().filter(|(hash, _)| !known.contains_key(*hash));
        others.map(|(_, accepted)| NewKey::from(*accepted)).collect()
    }

    /// What became of each, in the batch's order, when `known` are the fingerprints of the keys stored before and
    /// `refused` the keys whose code was not there.
    pub(crate) fn outcomes(&self, known: &HashMap<Hash, Vec<u8>>, refused: &BTreeSet<Hash>) -> Vec<Saved> {
        let outcome = |accepted: &Accepted| {
            let key = &accepted.key;
            let first = self.first[&key.hash];
            match known.get(&key.hash) {
                _ if refused.contains(&key.hash) => Saved::NoCode,
                Some(fingerprint) => Saved::Before { same_answers: *fingerprint == key.fingerprint },
                None if std::ptr::eq(first, accepted) => Saved::New,
                None => Saved::Before { same_answers: first.key.fingerprint == key.fingerprint },
            }
        };
        self.all.iter().map(outcome).collect()
    }
}

/// What became of the single-use codes that a batch asked for.
#[derive(Default)]
pub(crate) struct Claims {
    /// The codes that are used up.
    pub(crate) used: BTreeSet<Hash>,
    /// The keys of the responses that got none: they are not to be stored, and neither are their keys.
    pub(crate) refused: BTreeSet<Hash>,
}

/// What a batch adds to one slice of a survey version in one round.
pub(crate) struct SliceAdditions<'a> {
    pub(crate) round: &'a str,
    pub(crate) survey: &'a str,
    pub(crate) version: u32,
    pub(crate) slice: &'a Slice,
    pub(crate) layout: Arc<Layout>,
    /// By place among the layout's cells; those behind the last are 0.
    pub(crate) counts: Vec<i64>,
    /// By place among the layout's themes, likewise.
    pub(crate) scores: Vec<ScoreSums>,
}

/// What a batch adds to one daily count.
pub(crate) struct DayAddition<'a> {
    pub(crate) round: &'a str,
    pub(crate) survey: &'a str,
    /// Empty for none.
    pub(crate) event: &'a str,
    pub(crate) channel: &'static str,
    pub(crate) day: Date,
    pub(crate) count: i64,
}

/// What new responses add, merged over the batch without copying a text. Everything is in the order of its table's key:
/// neighbours are written together, and two writers take the same rows in the same order.
pub(crate) struct Additions<'a> {
    pub(crate) slices: Vec<SliceAdditions<'a>>,
    pub(crate) days: Vec<DayAddition<'a>>,
}

/// What is added to one survey version in one round.
#[derive(Default)]
struct Group<'a> {
    layout: Arc<Layout>,
    slices: HashMap<&'a Slice, Sums>,
}

#[derive(Default)]
struct Sums {
    counts: Vec<i64>,
    scores: Vec<ScoreSums>,
}

impl<'a> Group<'a> {
    fn add(&mut self, contribution: &'a Contribution) {
        if contribution.parts.is_empty() {
            return;
        }
        // A survey version has one layout, whoever made it.
        if self.slices.is_empty() {
            self.layout = Arc::clone(&contribution.layout);
        }
        debug_assert_eq!(self.layout, contribution.layout);
        for part in &contribution.parts {
            for slice in &part.slices {
                let sums = self.slices.entry(slice).or_insert_with(|| Sums {
                    counts: vec![0; contribution.layout.cells.len()],
                    scores: vec![ScoreSums::default(); contribution.layout.themes.len()],
                });
                for place in &part.counts {
                    sums.counts[usize::from(*place)] += 1;
                }
                for (place, score) in &part.scores {
                    sums.scores[usize::from(*place)].add(*score);
                }
            }
        }
    }

    /// What is added to each slice, in the order of dimension and value as they are stored.
    fn slices(self, (round, survey, version): (&'a str, &'a str, u32)) -> Vec<SliceAdditions<'a>> {
        let additions = self.slices.into_iter().map(|(slice, Sums { counts, scores })| {
            let layout = Arc::clone(&self.layout);
            SliceAdditions { round, survey, version, slice, layout, counts, scores }
        });
        let mut additions: Vec<_> = additions.collect();
        additions.sort_unstable_by_key(|added| (added.slice.dimension.id(), &added.slice.value));
        additions
    }
}

/// What each of the responses adds to the tallies.
pub(crate) fn contributions<'a>(new: &[&'a Accepted]) -> Vec<Cow<'a, Contribution>> {
    new.iter().map(|accepted| accepted.tally.contribution(&accepted.response)).collect()
}

impl<'a> Additions<'a> {
    /// `tallies` are [`contributions`] of the same responses.
    pub(crate) fn of(new: &[&'a Accepted], tallies: &'a [Cow<'_, Contribution>]) -> Self {
        let mut groups: BTreeMap<(&str, &str, u32), Group<'_>> = BTreeMap::new();
        let mut days: BTreeMap<(&str, &str, &str, &'static str, Date), i64> = BTreeMap::new();
        for (accepted, tally) in new.iter().zip(tallies) {
            let response = &accepted.response;
            let group = (&*accepted.round, &*response.survey, response.version);
            groups.entry(group).or_default().add(tally);
            let event = response.event.as_ref().map_or("", EventCode::as_str);
            let day = (&*accepted.round, &*response.survey, event, response.channel.id(), response.day);
            *days.entry(day).or_default() += 1;
        }
        let days = days.into_iter().map(|((round, survey, event, channel, day), count)| DayAddition {
            round,
            survey,
            event,
            channel,
            day,
            count,
        });
        Self {
            slices: groups.into_iter().flat_map(|(name, group)| group.slices(name)).collect(),
            days: days.collect(),
        }
    }
}
