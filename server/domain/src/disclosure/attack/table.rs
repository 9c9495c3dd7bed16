//! One published table as the attacker sees it: which other counts would have been published in just this way.

use crate::statistics::{published_percent, to_nearest_five};

/// What is hidden of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::disclosure) struct Mask {
    pub(in crate::disclosure) rows: Vec<bool>,
    /// More is hidden than the rules for a table by itself hide.
    pub(in crate::disclosure) more: bool,
    /// Nothing of it is shown, not even its base.
    pub(in crate::disclosure) whole: bool,
    /// What is shown is an earlier version's and not what these counts would give: then they are left as they are.
    pub(in crate::disclosure) stale: bool,
}

impl Mask {
    pub(in crate::disclosure) fn of(rows: Vec<bool>) -> Self {
        Self { rows, ..Self::default() }
    }

    pub(in crate::disclosure) fn hides(&self, row: usize) -> bool {
        self.whole || self.rows[row]
    }

    /// How many rows are hidden.
    pub(in crate::disclosure) fn hidden(&self) -> usize {
        if self.whole { self.rows.len() } else { self.rows.iter().filter(|hidden| **hidden).count() }
    }

    /// Whether the rules, which would hide `marks`, may have led to this mask.
    fn follows_from(&self, marks: &[bool]) -> bool {
        if self.more {
            // What was hidden besides is not told, so any part of what is hidden may be the rules' own.
            marks.iter().zip(&self.rows).all(|(mark, hidden)| !mark || *hidden)
        } else {
            marks == self.rows
        }
    }
}

/// Whether `other` counts would be published as `counts` are: the same base and shares after rounding, and the same
/// hidden. `marks` are the rules for a table by itself, applied to the other counts.
pub(super) fn looks_the_same(
    counts: &[u64],
    other: &[u64],
    mask: &Mask,
    threshold: u64,
    marks: impl FnOnce(&[u64]) -> Vec<bool>,
) -> bool {
    if counts == other {
        return true;
    }
    if mask.stale {
        return false;
    }
    let (n, m): (u64, u64) = (counts.iter().sum(), other.iter().sum());
    if n < threshold || m < threshold {
        return n < threshold && m < threshold;
    }
    if mask.whole {
        return true;
    }
    to_nearest_five(n) == to_nearest_five(m)
        && counts.iter().zip(other).zip(&mask.rows).all(|((&count, &other), &hidden)| {
            hidden || published_percent(count, n) == published_percent(other, m)
        })
        && mask.follows_from(&marks(other))
}

/// Whether the range that these witnesses span is wide enough: it reaches at least 5 and is at least 4 wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::disclosure) struct Range {
    pub(in crate::disclosure) least: u64,
    pub(in crate::disclosure) most: u64,
}

impl Range {
    /// The true value is the first witness.
    pub(in crate::disclosure) fn of(count: u64) -> Self {
        Self { least: count, most: count }
    }

    fn witness(&mut self, value: u64) {
        self.least = self.least.min(value);
        self.most = self.most.max(value);
    }

    pub(in crate::disclosure) fn is_safe(self) -> bool {
        self.most >= REACH && self.most - self.least >= WIDE
    }

    /// Whether it is everything from nobody to everyone, of so few that it cannot reach further: then the attacker knows
    /// how many answered at most, which is guarded on its own, and nothing of what they answered.
    pub(in crate::disclosure) fn is_all(self, room: u64) -> bool {
        room < REACH && self.least == 0 && self.most >= room
    }

    /// Widens by every value near `count` that `possible` finds a world for, the nearest first, until it is safe.
    pub(super) fn widen(count: u64, mut possible: impl FnMut(i64) -> bool) -> Self {
        let mut range = Self::of(count);
        for far in 1..=WINDOW {
            for step in [far, -far] {
                if range.is_safe() {
                    return range;
                }
                if let Some(value) = count.checked_add_signed(step)
                    && !(range.least..=range.most).contains(&value)
                    && possible(step)
                {
                    range.witness(value);
                }
            }
        }
        range
    }
}

const REACH: u64 = 5;
const WIDE: u64 = 4;
/// How far from the true counts other worlds are looked for.
pub(super) const WINDOW: i64 = 6;

/// How much may still be tried. When it is used up the search gives up, and what was not found counts as impossible.
#[derive(Debug)]
pub(super) struct Work {
    left: usize,
    pub(super) done: usize,
}

impl Work {
    pub(super) fn new(limit: usize) -> Self {
        Self { left: limit, done: 0 }
    }

    /// Counts one world; `false` when that was the last.
    pub(super) fn step(&mut self) -> bool {
        self.done += 1;
        self.left = self.left.saturating_sub(1);
        self.left > 0
    }
}

/// `count + step`, where that is a count.
pub(super) fn moved(counts: &[u64], steps: &[i64]) -> Option<Vec<u64>> {
    counts.iter().zip(steps).map(|(count, step)| count.checked_add_signed(*step)).collect()
}
