//! A multiple choice: each option is a table of two, who chose it and who did not, in the whole and in every area.
//!
//! The options are linked by those who answer: everyone chose at least one and at most so many, and an exclusive option
//! alone. Another world changes an option in one place (with or without who answers there, or for another option), and
//! makes up for it in other places or in the whole.

use std::collections::BTreeSet;

use super::{
    super::mask,
    table::{Mask, Range, Work},
};
use crate::statistics::{published_percent, to_nearest_five};

const WORK: usize = 3_000;

/// One place, or the whole.
#[derive(Clone, Debug)]
pub(in crate::disclosure) struct Choices {
    /// Who chose each option.
    pub(in crate::disclosure) counts: Vec<u64>,
    pub(in crate::disclosure) base: u64,
    pub(in crate::disclosure) mask: Mask,
    /// Options that are hidden not for their own sake, or where that cannot be told.
    pub(in crate::disclosure) free: Vec<bool>,
    pub(in crate::disclosure) threshold: u64,
    /// How many can be in the base at most.
    pub(in crate::disclosure) room: u64,
    /// How many, at least, chose something that is not exclusive: so many answered a follow-up.
    pub(in crate::disclosure) followed: u64,
}

/// All tables of one multiple choice of one age group.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // four independent facts about the question
pub(in crate::disclosure) struct Options {
    pub(in crate::disclosure) sensitive: bool,
    /// Whether the options are places, which are named only with enough mentions.
    pub(in crate::disclosure) places: bool,
    pub(in crate::disclosure) exclusive: Vec<bool>,
    /// How many options one person may choose.
    pub(in crate::disclosure) most: u64,
    pub(in crate::disclosure) whole: Choices,
    /// What another table leaves possible in the whole, by option.
    pub(in crate::disclosure) bounds: Vec<(u64, u64)>,
    /// Another table counts the same people by pairs of options, so who answers in all does not change.
    pub(in crate::disclosure) base_is_fixed: bool,
    /// Only the whole is counted, and what one person chooses is not limited by it (a table of two questions).
    pub(in crate::disclosure) alone: bool,
    pub(in crate::disclosure) areas: Vec<Choices>,
    /// Who lives in no known area.
    pub(in crate::disclosure) elsewhere: Option<Choices>,
    /// Places (0 is the whole) in which the follow-ups' tables are hidden for the sake of these.
    pub(in crate::disclosure) hidden_followers: BTreeSet<usize>,
}

/// An option in an area, or (`None`) in the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::disclosure) struct OptionTarget {
    pub(in crate::disclosure) area: Option<usize>,
    pub(in crate::disclosure) option: usize,
}

/// The numbers of one place in another world.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    counts: Vec<u64>,
    base: u64,
}

impl State {
    fn of(place: &Choices) -> Self {
        Self { counts: place.counts.clone(), base: place.base }
    }

    /// With so many more in one option, or (past the last) in the base.
    fn moved(&self, option: usize, by: i64) -> Option<Self> {
        let mut state = self.clone();
        let number = state.counts.get_mut(option).unwrap_or(&mut state.base);
        *number = number.checked_add_signed(by)?;
        Some(state)
    }
}

impl Options {
    pub(super) fn place_mut(&mut self, area: Option<usize>) -> &mut Choices {
        area.map_or(&mut self.whole, |area| &mut self.areas[area])
    }

    /// Whether the rules hide this option by itself.
    pub(in crate::disclosure) fn hides(&self, option: usize, count: u64, n: u64, threshold: u64) -> bool {
        let unnamed = self.places && !self.exclusive[option] && count < threshold;
        unnamed || mask::single(count, n, self.sensitive)
    }

    /// With nobody more anywhere else: for worlds in which others have answered too.
    pub(super) fn tightened(&self, but: OptionTarget) -> Self {
        let mut tight = self.clone();
        for (at, place) in tight.areas.iter_mut().enumerate() {
            if but.area != Some(at) {
                place.room = place.base;
            }
        }
        if let Some(place) = &mut tight.elsewhere {
            place.room = place.base;
        }
        tight
    }

    /// See [`Scale::targets`](super::scale::Scale::targets).
    pub(in crate::disclosure) fn targets(&self) -> Vec<OptionTarget> {
        let mut targets = Vec::new();
        let places = std::iter::once((None, &self.whole))
            .chain(self.areas.iter().enumerate().map(|(at, area)| (Some(at), area)));
        for (area, place) in places {
            for (option, &count) in place.counts.iter().enumerate() {
                let unsafe_side = || {
                    mask::unsafe_of(count, place.base, self.sensitive)
                        || mask::unsafe_of(place.base - count, place.base, self.sensitive)
                };
                let exposed = if place.base < place.threshold || place.mask.whole {
                    place.base > 0 && unsafe_side()
                } else {
                    place.mask.rows[option] && (!place.free[option] || unsafe_side())
                };
                if exposed && !place.mask.stale {
                    targets.push(OptionTarget { area, option });
                }
            }
        }
        targets
    }

    /// What the attack leaves of both sides of the table of two, who chose it and who did not: of each that is unsafe, or
    /// of who chose it where neither is.
    pub(in crate::disclosure) fn attack(
        &self,
        target: OptionTarget,
        spare: u64,
        done: &mut usize,
    ) -> Vec<Range> {
        let mut work = Work::new(WORK);
        let place = target.area.map_or(&self.whole, |area| &self.areas[area]);
        let (count, others) = (place.counts[target.option], place.base - place.counts[target.option]);
        let is_unsafe = |side: u64| mask::unsafe_of(side, place.base, self.sensitive);
        let mut ranges = Vec::new();
        if is_unsafe(count) || !is_unsafe(others) {
            ranges.push(Range::widen(count, |step| self.world(target, step, 0, spare, &mut work)));
        }
        if is_unsafe(others) {
            ranges.push(Range::widen(others, |step| self.world(target, 0, step, spare, &mut work)));
        }
        *done = work.done;
        ranges
    }

    /// A world with `step` more who chose it, or `other` more who did not.
    fn world(&self, target: OptionTarget, step: i64, other: i64, spare: u64, work: &mut Work) -> bool {
        let by = if step == 0 { other } else { step };
        (0..=by.abs()).any(|size| {
            let base = by.signum() * size;
            let chosen = if step == 0 { base - other } else { step };
            work.step() && World::of(self, spare, target.area).reaches(target.option, chosen, base, work)
        })
    }

    /// Whether a place would be published as it is.
    fn looks_the_same(&self, place: &Choices, state: &State) -> bool {
        let State { counts, base } = state;
        let mask = &place.mask;
        if *counts == place.counts && *base == place.base {
            return true;
        }
        if mask.stale {
            return false;
        }
        if place.base < place.threshold || *base < place.threshold {
            return place.base < place.threshold && *base < place.threshold;
        }
        if mask.whole {
            return true;
        }
        let same = |option: usize| {
            let hides = self.hides(option, counts[option], *base, place.threshold);
            if mask.rows[option] {
                return hides || place.free[option];
            }
            let percent = |count: u64, n: u64| published_percent(count, n);
            !hides && percent(counts[option], *base) == percent(place.counts[option], place.base)
        };
        to_nearest_five(*base) == to_nearest_five(place.base)
            && counts.iter().all(|count| count <= base)
            && (0..counts.len()).all(same)
    }

    /// What keeps people from having chosen like that: each at least one and at most so many, an exclusive option alone.
    fn fault(&self, place: &Choices, state: &State, spare: u64) -> Option<Fault> {
        let of = |exclusive: bool| {
            state
                .counts
                .iter()
                .zip(&self.exclusive)
                .filter(move |(_, one)| **one == exclusive)
                .map(|(n, _)| *n)
        };
        if state.base > (place.room + spare).max(place.base) {
            return Some(Fault::Room);
        }
        let alone: u64 = of(true).sum();
        let Some(others) = state.base.checked_sub(alone) else { return Some(Fault::TooManyAlone) };
        let chosen: u64 = of(false).sum();
        if others < place.followed.min(place.base) {
            Some(Fault::TooManyAlone)
        } else if of(false).any(|count| count > others) || chosen > others.saturating_mul(self.most) {
            Some(Fault::TooMany)
        } else if chosen < others {
            Some(Fault::TooFew)
        } else {
            None
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// More than can have answered.
    Room,
    /// More with an exclusive option than there is room for beside the others.
    TooManyAlone,
    /// More choices than those people may make.
    TooMany,
    /// Fewer choices than people.
    TooFew,
}

/// How many numbers of one place are changed at most to make room for the one that is looked for.
const MENDS: usize = 16;

/// A world on its way: it starts as the true one.
#[derive(Clone, Debug)]
struct World<'a> {
    options: &'a Options,
    /// The areas, and last who lives in none.
    places: Vec<(&'a Choices, State)>,
    whole: State,
    /// The place where the change begins; `None` is the whole.
    at: Option<usize>,
    /// An option of which the whole keeps what was changed.
    pinned: Option<usize>,
    spare: u64,
}

impl<'a> World<'a> {
    fn of(options: &'a Options, spare: u64, at: Option<usize>) -> Self {
        let places = options.areas.iter().chain(&options.elsewhere);
        Self {
            options,
            places: places.map(|place| (place, State::of(place))).collect(),
            whole: State::of(&options.whole),
            at,
            pinned: None,
            spare,
        }
    }

    fn published(&self, at: usize) -> bool {
        at < self.options.areas.len()
    }

    /// Whether there is such a world with so many more in an option and in the base.
    fn reaches(mut self, option: usize, chosen: i64, base: i64, work: &mut Work) -> bool {
        let last = self.whole.counts.len();
        let moved = |state: &State| state.moved(option, chosen)?.moved(last, base);
        let Some(at) = self.at else {
            let Some(whole) = moved(&self.whole) else { return false };
            self.whole = whole;
            return self.whole_fits();
        };
        let (place, state) = &self.places[at];
        let place = *place;
        let Some(mut state) = moved(state) else { return false };
        for _ in 0..MENDS {
            let Some(fault) = self.options.fault(place, &state, self.spare) else { break };
            let Some(next) = self.mended(fault, &state, option) else { return false };
            state = next;
        }
        if self.options.fault(place, &state, self.spare).is_some()
            || self.published(at) && !self.options.looks_the_same(place, &state)
        {
            return false;
        }
        self.places[at].1 = state;
        self.balanced(work)
    }

    /// One choice more or less, of another option than the one that is looked for.
    fn mended(&self, fault: Fault, state: &State, but: usize) -> Option<State> {
        let exclusive = &self.options.exclusive;
        let of = |alone: bool| {
            let others = (0..state.counts.len()).filter(move |option| *option != but);
            others.filter(move |option| exclusive[*option] == alone && state.counts[*option] > 0)
        };
        let alone: u64 = of(true).map(|option| state.counts[option]).sum();
        let fault = match fault {
            // The one that is looked for needs the place that others alone take up.
            Fault::TooMany if !exclusive[but] && state.counts[but] + alone > state.base => {
                Fault::TooManyAlone
            }
            fault => fault,
        };
        let (option, by) = match fault {
            Fault::Room => return None,
            Fault::TooManyAlone => (of(true).max_by_key(|option| state.counts[*option])?, -1),
            Fault::TooMany => (of(false).max_by_key(|option| state.counts[*option])?, -1),
            Fault::TooFew => {
                let more = (0..state.counts.len()).filter(|option| *option != but && !exclusive[*option]);
                (more.min_by_key(|option| state.counts[*option])?, 1)
            }
        };
        state.moved(option, by)
    }

    /// What the places have more than the whole, by option and last in the base.
    fn excess(&self) -> Vec<i64> {
        let sum = |number: &dyn Fn(&State) -> u64| -> i64 {
            self.places.iter().map(|(_, state)| number(state).cast_signed()).sum::<i64>()
                - number(&self.whole).cast_signed()
        };
        let options = self.whole.counts.len();
        let mut excess: Vec<i64> = (0..options).map(|option| sum(&|state| state.counts[option])).collect();
        excess.push(sum(&|state| state.base));
        excess
    }

    fn whole_fits(&self) -> bool {
        let options = self.options;
        let bounds = self.whole.counts.iter().zip(&options.bounds);
        bounds.into_iter().all(|(count, (low, high))| (low..=high).contains(&count))
            && !(options.base_is_fixed && self.whole.base != options.whole.base)
            && options.looks_the_same(&options.whole, &self.whole)
            && if options.alone {
                self.whole.base <= options.whole.room
                    && self.whole.counts.iter().all(|count| *count <= self.whole.base)
            } else {
                !self.places.is_empty() || options.fault(&options.whole, &self.whole, self.spare).is_none()
            }
    }

    /// Takes in other places what was given here and the other way round; the whole takes what is left.
    fn balanced(mut self, work: &mut Work) -> bool {
        loop {
            let excess = self.excess();
            let state = excess
                .iter()
                .enumerate()
                .try_fold(self.whole.clone(), |state, (number, by)| state.moved(number, *by));
            if let Some(state) = state {
                let before = std::mem::replace(&mut self.whole, state);
                if self.whole_fits() {
                    return true;
                }
                self.whole = before;
            }
            if !work.step() {
                return false;
            }
            let Some((at, state)) = self.next(&excess) else { return false };
            self.places[at].1 = state;
        }
    }

    /// The next change in some place that brings the sums nearer: of one number, or of two at once.
    fn next(&self, excess: &[i64]) -> Option<(usize, State)> {
        let pending: Vec<(usize, i64)> = excess
            .iter()
            .enumerate()
            .filter(|(number, by)| **by != 0 && Some(*number) != self.pinned)
            .map(|(number, by)| (number, -by.signum()))
            .collect();
        // First who is in no table, then those of whom least is shown.
        let mut places: Vec<usize> = (0..self.places.len()).filter(|at| Some(*at) != self.at).collect();
        places.sort_by_key(|&at| {
            let place = self.places[at].0;
            let shown = place.base >= place.threshold && !place.mask.whole;
            (self.published(at), shown, at)
        });
        let fits = |at: usize, state: &State| {
            let place = self.places[at].0;
            (!self.published(at) || self.options.looks_the_same(place, state))
                && self.options.fault(place, state, 0).is_none()
        };
        for at in places {
            let state = &self.places[at].1;
            for (first, &(number, by)) in pending.iter().enumerate() {
                let Some(one) = state.moved(number, by) else { continue };
                if fits(at, &one) {
                    return Some((at, one));
                }
                for &(other, by) in &pending[first + 1..] {
                    if let Some(two) = one.moved(other, by).filter(|two| fits(at, two)) {
                        return Some((at, two));
                    }
                }
            }
        }
        None
    }
}
