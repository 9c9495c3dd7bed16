//! Which of its four columns a combination keeps.
//!
//! Combinations with enough rows keep all of theirs. For the others the ways of hiding columns are tried one after the
//! other, the mildest first: the event; the channel; both; the language; the language with the event, with the channel,
//! with both; then the same with the area, which is missed most. Under each way, combinations that have become alike are
//! put together, and where they then have enough rows they are settled. So nobody loses the area where hiding the other
//! three will do, nor the language where hiding event and channel will do.
//!
//! What is left when everything is hidden is put together with the settled class that loses fewest cells by it. Only
//! where there is none, in a file with fewer rows than a combination must hold, it is left out.

use std::collections::{BTreeMap, BTreeSet};

use super::Combination;
use crate::microdata::FIXED;

/// A set of the four columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Hidden(u8);

/// The columns with their place in a row, the one that is missed least first: that order makes the order of [`Hidden`].
const COLUMNS: [usize; 4] = [4, 5, 6, 3];

impl Hidden {
    const NOTHING: Self = Self(0);
    const EVERYTHING: Self = Self(0b1111);

    /// Every way to hide something, the mildest first.
    fn ways() -> impl Iterator<Item = Self> {
        (1..=Self::EVERYTHING.0).map(Self)
    }

    /// The cells that are hidden, by their place in a row.
    pub(super) fn cells(self) -> impl Iterator<Item = usize> {
        COLUMNS.into_iter().enumerate().filter(move |(bit, _)| self.0 & (1 << bit) != 0).map(|(_, cell)| cell)
    }

    pub(super) fn columns(self) -> Vec<&'static str> {
        self.cells().map(|cell| FIXED[cell]).collect()
    }

    fn has(self, bit: u8) -> bool {
        self.0 & (1 << bit) != 0
    }

    /// What is still told of a combination.
    fn of(self, combination: &Combination) -> Shown<'_> {
        (
            (!self.has(3)).then_some(combination.area.as_deref()),
            (!self.has(2)).then_some(combination.language),
            (!self.has(1)).then_some(combination.channel),
            (!self.has(0)).then_some(combination.event.as_ref()),
        )
    }

    /// How many cells a row keeps that it would lose if everything were hidden.
    fn kept(self) -> u64 {
        u64::from(4 - self.0.count_ones())
    }
}

/// The area, language, channel and event, each `None` where it is hidden.
type Shown<'a> = (
    Option<Option<&'a str>>,
    Option<crate::language::Language>,
    Option<crate::response::Channel>,
    Option<Option<&'a crate::event::EventCode>>,
);

/// Combinations that are told alike.
#[derive(Clone, Debug)]
pub(super) struct Class<'a> {
    pub(super) hidden: Hidden,
    pub(super) rows: u64,
    pub(super) combinations: Vec<&'a Combination>,
}

/// The classes, each with at least `smallest` rows, and how many rows are in none.
pub(super) fn generalise(sizes: BTreeMap<&Combination, u64>, smallest: u64) -> (Vec<Class<'_>>, u64) {
    let (enough, few): (Vec<_>, Vec<_>) = sizes.iter().partition(|(_, rows)| **rows >= smallest);
    let mut classes: Vec<_> = enough
        .into_iter()
        .map(|(&combination, &rows)| Class { hidden: Hidden::NOTHING, rows, combinations: vec![combination] })
        .collect();
    let mut open: BTreeSet<&Combination> = few.into_iter().map(|(&combination, _)| combination).collect();
    let rows_of = |combinations: &[&Combination]| combinations.iter().map(|one| sizes[*one]).sum::<u64>();

    for hidden in Hidden::ways() {
        let mut alike: BTreeMap<_, Vec<&Combination>> = BTreeMap::new();
        for &combination in &open {
            alike.entry(hidden.of(combination)).or_default().push(combination);
        }
        for combinations in alike.into_values() {
            let rows = rows_of(&combinations);
            if rows >= smallest {
                for combination in &combinations {
                    open.remove(combination);
                }
                classes.push(Class { hidden, rows, combinations });
            }
        }
    }
    let mut rest: Vec<_> = open.into_iter().collect();
    let mut left = rows_of(&rest);
    let cheapest = |(place, class): &(usize, &Class<'_>)| (class.rows * class.hidden.kept(), *place);
    if left > 0
        && let Some((place, _)) = classes.iter().enumerate().min_by_key(cheapest)
    {
        let class = &mut classes[place];
        class.hidden = Hidden::EVERYTHING;
        class.rows += left;
        class.combinations.append(&mut rest);
        left = 0;
    }
    (classes, left)
}
