//! A row of `tally`: everything that is counted of one slice (the whole, or one area, event, channel …) of one survey
//! version in one round.
//!
//! A row for every count would be the plain way. But a batch of answers adds to a few thousand counts in a hundred
//! slices, and what writing costs is the number of rows: so the counts of a slice are one text,
//! `{"field":{"option":count}}`, and its theme scores another, `{"theme":[n,sum,sum of squares]}`.

use std::{borrow::Cow, collections::BTreeMap};

use domain::tally::{Cell, ScoreSums, Slice, Tally, ThemeCell};
use serde::{Deserialize, Serialize};
use store::Result;

use crate::{
    batch::SliceAdditions,
    convert::{json, to_json},
};

/// Borrowed from the row wherever JSON lets it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'a> From<&'a str> for Name<'a> {
    fn from(name: &'a str) -> Self {
        Self(Cow::Borrowed(name))
    }
}

/// What a row holds.
#[derive(Debug, Default)]
pub(crate) struct SliceSums<'a> {
    counts: BTreeMap<Name<'a>, BTreeMap<Name<'a>, i64>>,
    /// n, Σs and Σs².
    scores: BTreeMap<Name<'a>, (i64, i64, i64)>,
}

impl<'a> SliceSums<'a> {
    pub(crate) fn read(counts: &'a str, scores: &'a str) -> Result<Self> {
        Ok(Self {
            counts: json("the counts of a slice", counts)?,
            scores: json("the scores of a slice", scores)?,
        })
    }

    pub(crate) fn add(&mut self, additions: &SliceAdditions<'a>) {
        for ((field, option), count) in &additions.counts {
            *self.counts.entry((*field).into()).or_default().entry((*option).into()).or_default() += count;
        }
        for (theme, sums) in &additions.scores {
            let (n, sum, squares) = self.scores.entry((*theme).into()).or_default();
            *n += sums.n;
            *sum += sums.sum;
            *squares += sums.sum_of_squares;
        }
    }

    /// The two texts of the row.
    pub(crate) fn write(&self) -> Result<(String, String)> {
        Ok((to_json(&self.counts)?, to_json(&self.scores)?))
    }

    pub(crate) fn put_into(self, tally: &mut Tally, slice: &Slice) {
        for (Name(field), options) in self.counts {
            for (Name(option), count) in options {
                let cell = Cell {
                    field: field.clone().into_owned(),
                    option: option.into_owned(),
                    slice: slice.clone(),
                };
                tally.counts.insert(cell, count);
            }
        }
        for (Name(theme), (n, sum, sum_of_squares)) in self.scores {
            let cell = ThemeCell { theme: theme.into_owned(), slice: slice.clone() };
            tally.scores.insert(cell, ScoreSums { n, sum, sum_of_squares });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_to_a_row_is_there_when_it_is_read() {
        let slice = Slice::area("viksjo");
        let scores = ScoreSums { n: 1, sum: 840, sum_of_squares: 705_600 };
        let additions = SliceAdditions {
            round: "2026",
            survey: "vuxna",
            version: 1,
            slice: &slice,
            counts: vec![(("plats", "park"), 2), (("plats", "a \"b\" \\ å"), 1), (("_svar", ""), 3)],
            scores: vec![("morker", scores)],
        };
        let mut row = (String::from("{}"), String::from("{}"));
        for _ in 0..2 {
            let mut sums = SliceSums::read(&row.0, &row.1).unwrap();
            sums.add(&additions);
            let written = sums.write().unwrap();
            row = written;
        }
        let mut tally = Tally::default();
        SliceSums::read(&row.0, &row.1).unwrap().put_into(&mut tally, &slice);
        assert_eq!(tally.count("plats", "park", &slice), 4);
        assert_eq!(tally.count("plats", "a \"b\" \\ å", &slice), 2);
        assert_eq!(tally.count("_svar", "", &slice), 6);
        assert_eq!(tally.counts.len(), 3);
        let twice = ScoreSums { n: 2, sum: 1_680, sum_of_squares: 1_411_200 };
        assert_eq!(tally.scores.into_values().collect::<Vec<_>>(), [twice]);
    }
}
