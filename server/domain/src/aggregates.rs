//! The situation picture as a table in long form: one row per published figure.
//!
//! How the columns are used where the form alone does not say it:
//! - `fraga_id` is the question's id, in a grid the item's; `plats.tid` for times within places, with `svar` such as
//!   `station.kvall`. On an index row it is the ids of the theme's items, joined with `+` where there are several
//!   (`pr_moped+pr_elspark`), so that it says what the index is made of.
//! - `fraga_version` is the latest of the survey versions counted together. They are only counted together where the
//!   wording and the scale are the same.
//! - `svar` is the option's id; `trygg`, `otrygg`, `varken` or `problem`, `inte_problem` in the coarser tables; empty
//!   on index rows. `vet_inte` of a scale stands beside the shares with a base of its own: all who answered.
//! - `andel`, `ki_l` and `ki_u` are percent, on index rows empty; `index` is 0–6, else empty.
//! - A hidden figure is empty, never zero; `status` says why. The base of a row whose share is protected is shown.

use std::borrow::Cow;

use crate::{
    disclosure::{Figure, Index, PublishedPicture, Share, Table, TableForm, ThemeIndex},
    situation_picture::{Place, RawField, RawGroup, RawPicture, RawTable, RawTheme},
    statistics,
    tally::CROSS,
};

/// The columns, in order.
pub const HEADER: [&str; 14] = [
    "ar",
    "kommunkod",
    "omrade",
    "aldersgrupp",
    "fraga_id",
    "fraga_version",
    "tema",
    "svar",
    "n_avrundat",
    "andel",
    "ki_l",
    "ki_u",
    "index",
    "status",
];

/// One figure. The fields are the columns of [`HEADER`] in order; `None` is an empty cell.
#[derive(Clone, Debug, PartialEq)]
pub struct AggregateRow<'a> {
    pub year: i16,
    pub municipality_code: &'a str,
    /// `None` is the whole municipality.
    pub area: Option<&'a str>,
    pub survey: &'a str,
    pub field: Cow<'a, str>,
    pub version: Option<u32>,
    pub theme: Option<Cow<'a, str>>,
    /// `None` on index rows.
    pub answer: Option<Cow<'a, str>>,
    /// Rounded to 5; exact in a draft.
    pub n: Option<u64>,
    /// Whole percent; four decimals in a draft. So are `low` and `high`.
    pub share: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// To 0.1; four decimals in a draft.
    pub index: Option<f64>,
    /// `ok`, `skyddad` or `for_fa_svar`.
    pub status: &'static str,
}

/// The published figures, by age group and in the picture's order: its tables, then its indexes.
pub fn rows(picture: &PublishedPicture) -> impl Iterator<Item = AggregateRow<'_>> {
    picture.groups.iter().flat_map(|group| {
        let tables = picture.tables.iter().filter(|table| table.survey == group.survey);
        let indexes = picture.theme_indexes.iter().filter(|index| index.survey == group.survey);
        tables
            .flat_map(|table| table_rows(picture, table))
            .chain(indexes.map(|index| index_row(picture, index)))
    })
}

fn table_rows<'a>(picture: &'a PublishedPicture, table: &'a Table) -> impl Iterator<Item = AggregateRow<'a>> {
    let row = move |answer: Cow<'a, str>, theme: Option<&'a str>, base, figure: &Figure<Share>| {
        let share = figure.shown();
        AggregateRow {
            year: picture.year,
            municipality_code: &picture.municipality_code,
            area: table.area.as_deref(),
            survey: &table.survey,
            field: Cow::Borrowed(&table.field),
            version: table.versions.last().copied(),
            theme: theme.or(table.theme.as_deref()).map(Cow::Borrowed),
            answer: Some(answer),
            n: base,
            share: share.map(|share| f64::from(share.percent)),
            low: share.map(|share| f64::from(share.low)),
            high: share.map(|share| f64::from(share.high)),
            index: None,
            status: figure.status(),
        }
    };
    let categories = table.rows.iter().map(move |category| {
        let answer = match &table.within {
            Some((place, _)) => Cow::Owned(format!("{place}{CROSS}{}", category.option)),
            None => Cow::Borrowed(category.option.as_str()),
        };
        row(answer, category.theme.as_deref(), table.base.shown().copied(), &category.figure)
    });
    let dont_know = table
        .dont_know
        .as_ref()
        .map(move |figure| row(Cow::Borrowed("vet_inte"), None, figure.shown().map(|share| share.n), figure));
    categories.chain(dont_know)
}

fn index_row<'a>(picture: &'a PublishedPicture, index: &'a ThemeIndex) -> AggregateRow<'a> {
    let shown: Option<&Index> = index.figure.shown();
    AggregateRow {
        year: picture.year,
        municipality_code: &picture.municipality_code,
        area: index.area.as_deref(),
        survey: &index.survey,
        field: Cow::Owned(index.items.join("+")),
        version: index.versions.last().copied(),
        theme: Some(Cow::Borrowed(&index.theme)),
        answer: None,
        n: shown.map(|index| index.n),
        share: None,
        low: None,
        high: None,
        index: shown.map(|index| index.value),
        status: index.figure.status(),
    }
}

/// Every figure exact and unmasked, for staff at the machine and nobody else (`--draft`). The same rows as [`rows`]
/// would have; a figure without a single answer has the status `for_fa_svar`.
pub fn draft_rows(picture: &RawPicture) -> impl Iterator<Item = AggregateRow<'_>> {
    picture.groups.iter().flat_map(move |group| {
        let mut rows = Vec::new();
        for place in picture.places() {
            for (field, tables) in group.tables(&place) {
                for table in tables {
                    rows.extend(draft_table(&Draft { picture, group, place: &place }, field, table));
                }
            }
        }
        for place in picture.places() {
            let draft = Draft { picture, group, place: &place };
            rows.extend(group.themes.iter().map(|theme| draft_index(&draft, theme)));
        }
        rows
    })
}

struct Draft<'a, 'p> {
    picture: &'a RawPicture,
    group: &'a RawGroup,
    place: &'p Place,
}

impl<'a> Draft<'a, '_> {
    fn row(&self, field: Cow<'a, str>, versions: &[u32], n: u64) -> AggregateRow<'a> {
        let areas = &self.picture.municipality.areas;
        let area = areas.iter().find(|area| Some(&area.id) == self.place.as_ref());
        AggregateRow {
            year: self.picture.year,
            municipality_code: &self.picture.municipality.code,
            area: area.map(|area| area.id.as_str()),
            survey: &self.group.survey,
            field,
            version: versions.last().copied(),
            theme: None,
            answer: None,
            n: Some(n),
            share: None,
            low: None,
            high: None,
            index: None,
            status: if n == 0 { Figure::<()>::TooFew.status() } else { Figure::Shown(()).status() },
        }
    }
}

fn draft_table<'a>(draft: &Draft<'a, '_>, field: &'a RawField, table: RawTable) -> Vec<AggregateRow<'a>> {
    let row = |answer: String, theme: Option<String>, count: u64, n: u64| {
        let share = (n > 0).then(|| count as f64 / n as f64);
        let interval = share.and_then(|share| statistics::wilson(share, n as f64));
        let percent = |share: f64| four_decimals(share * 100.0);
        AggregateRow {
            theme: theme.map(Cow::Owned).or(field.theme.as_deref().map(Cow::Borrowed)),
            answer: Some(Cow::Owned(answer)),
            share: share.map(percent),
            low: interval.map(|interval| percent(interval.low)),
            high: interval.map(|interval| percent(interval.high)),
            ..draft.row(Cow::Borrowed(&field.id), &field.versions, n)
        }
    };
    let within = table.within.as_ref().map(|(place, _)| place.clone());
    let mut rows: Vec<_> = table
        .categories
        .into_iter()
        .map(|category| {
            let answer = match (&within, table.form) {
                (Some(place), TableForm::CrossOption) => format!("{place}{CROSS}{}", category.id),
                _ => category.id,
            };
            row(answer, category.theme, category.count, table.base)
        })
        .collect();
    rows.extend(table.dont_know.map(|(count, answered)| row("vet_inte".to_owned(), None, count, answered)));
    rows
}

fn draft_index<'a>(draft: &Draft<'a, '_>, theme: &'a RawTheme) -> AggregateRow<'a> {
    let mean = theme.sums.get(draft.place).and_then(|sums| statistics::mean(*sums));
    AggregateRow {
        theme: Some(Cow::Borrowed(&theme.id)),
        index: mean.map(|mean| four_decimals(mean.mean)),
        ..draft.row(Cow::Owned(theme.items.join("+")), &theme.versions, mean.map_or(0, |mean| mean.n))
    }
}

fn four_decimals(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
