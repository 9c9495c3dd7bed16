//! What is another in a later version: figure by figure, so that a correction can be told in words.

use std::collections::BTreeMap;

use super::Edition;
use crate::{
    disclosure::{Figure, Index, PublishedPicture, Responses, Share, Table, TableForm, ThemeIndex},
    language::Text,
    situation_picture::Place,
};

/// A figure of which the two versions say different things. `None` where a version does not have it at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Changed<'a> {
    /// How many answered.
    Answers {
        responses: &'a Responses,
        earlier: Option<Figure<u64>>,
        later: Option<Figure<u64>>,
    },
    /// A row of a table, by its words.
    Share {
        table: &'a Table,
        option: &'a Text,
        earlier: Option<Figure<Share>>,
        later: Option<Figure<Share>>,
    },
    Index {
        index: &'a ThemeIndex,
        earlier: Option<Figure<Index>>,
        later: Option<Figure<Index>>,
    },
}

impl Changed<'_> {
    /// The age group's slug; `None` for all together.
    pub fn survey(&self) -> Option<&str> {
        match self {
            Self::Answers { responses, .. } => responses.survey.as_deref(),
            Self::Share { table, .. } => Some(&table.survey),
            Self::Index { index, .. } => Some(&index.survey),
        }
    }

    /// The area's id; `None` for the whole municipality.
    pub fn area(&self) -> Option<&str> {
        match self {
            Self::Answers { responses, .. } => responses.area.as_deref(),
            Self::Share { table, .. } => table.area.as_deref(),
            Self::Index { index, .. } => index.area.as_deref(),
        }
    }
}

/// What differs between a version and the one before it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Differences<'a> {
    /// In the order of the later version; what only the earlier one had comes last.
    pub figures: Vec<Changed<'a>>,
    /// How many figures there are in the two versions together.
    pub compared: usize,
    /// By how many percentage points a share that both show differs at most.
    pub most_points: u8,
}

impl<'a> Differences<'a> {
    pub fn between(earlier: &'a Edition, later: &'a Edition) -> Self {
        let mut differences = Self::default();
        let (before, now) = (&earlier.figures, &later.figures);
        differences.compare(
            &keyed(answers(before)),
            &keyed(answers(now)),
            answers(now).chain(answers(before)),
            |responses, earlier, later| Changed::Answers { responses, earlier, later },
        );
        differences.compare(
            &keyed(shares(before)),
            &keyed(shares(now)),
            shares(now).chain(shares(before)),
            |(table, option), earlier, later| Changed::Share { table, option, earlier, later },
        );
        differences.compare(
            &keyed(indexes(before)),
            &keyed(indexes(now)),
            indexes(now).chain(indexes(before)),
            |index, earlier, later| Changed::Index { index, earlier, later },
        );
        let points = differences.figures.iter().filter_map(|changed| match changed {
            Changed::Share {
                earlier: Some(Figure::Shown(one)), later: Some(Figure::Shown(other)), ..
            } => Some(one.percent.abs_diff(other.percent)),
            _ => None,
        });
        differences.most_points = points.max().unwrap_or_default();
        differences
    }

    /// `all` names every figure of the later version and then of the earlier one.
    fn compare<K: Ord, T, F: Copy + PartialEq>(
        &mut self,
        before: &BTreeMap<K, F>,
        now: &BTreeMap<K, F>,
        all: impl Iterator<Item = (K, T, F)>,
        changed: impl Fn(T, Option<F>, Option<F>) -> Changed<'a>,
    ) {
        for (position, (key, what, _)) in all.enumerate() {
            // The second half: only what the later version does not have.
            if position >= now.len() && now.contains_key(&key) {
                continue;
            }
            self.compared += 1;
            let (earlier, later) = (before.get(&key).copied(), now.get(&key).copied());
            if earlier != later {
                self.figures.push(changed(what, earlier, later));
            }
        }
    }
}

fn keyed<K: Ord, T, F>(figures: impl Iterator<Item = (K, T, F)>) -> BTreeMap<K, F> {
    figures.map(|(key, _, figure)| (key, figure)).collect()
}

type AnswersKey<'a> = (Option<&'a str>, Option<&'a str>);

fn answers(picture: &PublishedPicture) -> impl Iterator<Item = (AnswersKey<'_>, &Responses, Figure<u64>)> {
    let who = &picture.respondents;
    who.groups
        .iter()
        .chain(&who.areas)
        .chain(&who.groups_by_area)
        .map(|responses| ((responses.survey.as_deref(), responses.area.as_deref()), responses, responses.n))
}

/// Age group, field, versions, area, form, place within, option.
type ShareKey<'a> = (&'a str, &'a str, &'a [u32], &'a Place, TableForm, Option<&'a str>, &'a str);

fn shares(
    picture: &PublishedPicture,
) -> impl Iterator<Item = (ShareKey<'_>, (&Table, &Text), Figure<Share>)> {
    picture.tables.iter().flat_map(|table| {
        table.rows.iter().map(move |row| {
            let within = table.within.as_ref().map(|(place, _)| place.as_str());
            let key = (
                table.survey.as_str(),
                table.field.as_str(),
                table.versions.as_slice(),
                &table.area,
                table.form,
                within,
                row.option.as_str(),
            );
            (key, (table, &row.text), row.figure)
        })
    })
}

type IndexKey<'a> = (&'a str, &'a str, &'a [String], &'a Place);

fn indexes(picture: &PublishedPicture) -> impl Iterator<Item = (IndexKey<'_>, &ThemeIndex, Figure<Index>)> {
    picture.theme_indexes.iter().map(|index| {
        let key = (index.survey.as_str(), index.theme.as_str(), index.items.as_slice(), &index.area);
        (key, index, index.figure)
    })
}
