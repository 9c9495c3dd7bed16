//! The picture weighted by age group and area.
//!
//! Each age group of 13 years and older is weighted by area, and what all four were asked alike is added up for
//! everybody aged 13 and older ([`TOGETHER`]): the only figures over age groups, and there only when weights are asked
//! for. Left as they are: children's figures, those of one area (in which every answer weighs the same) or of any other
//! value, who answered, and the times at each place.
//!
//! # The rule
//! 1. A weighted share is shown only where the unweighted table it rests on is wholly shown, in every age group that it
//!    is of; an index only where so are the weighted scales of all its items.
//! 2. It is rounded as any share, as if it rested on n_eff answers, and its interval is of the published share and n_eff.
//! 3. With it no unsafe count of an area can be told too closely: see [`guard`]. Else the whole table is protected.

mod field;
mod guard;

use field::{Field, Sums};
use serde::{Deserialize, Serialize};

use super::{
    AgeGroup, Figure, Index, Level, PublishedPicture, Table, ThemeIndex, Year,
    picture::Contents,
    publish::{largest_first, threshold},
};
use crate::{
    language::Text,
    municipality::{Thresholds, WEIGHTED},
    situation_picture::{NoWeights, RawGroup, RawTheme, Section, TableForm, Weights},
    statistics::{UNCERTAIN_HALF_WIDTH, to_nearest_five, to_one_decimal, weights},
};

/// Stands for all age groups of 13 years and older together, where tables and indexes have a survey's slug.
pub const TOGETHER: &str = "13-plus";

/// Whether a picture is weighted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weighting {
    No,
    /// It was asked for and cannot be.
    Unavailable(NoWeights),
    /// The age groups by area, and everybody aged 13 and older besides.
    ByAgeAndArea {
        together: AgeGroup,
    },
}

impl Contents {
    /// Whether this table's figures are weighted.
    pub fn is_weighted(&self, table: &Table) -> bool {
        matches!(self.weighting, Weighting::ByAgeAndArea { .. }) && rests_on_weights(table)
    }
}

fn rests_on_weights(table: &Table) -> bool {
    table.area.is_none()
        && (WEIGHTED.contains(&table.survey.as_str()) || table.survey == TOGETHER)
        && table.section != Section::Respondents
        && table.form != TableForm::CrossOption
}

/// Weights a picture by any dimension. `by_area` is the same year's picture by area: weights rest on it.
pub fn publish_weighted(
    picture: PublishedPicture,
    by_area: Year<'_>,
    thresholds: Thresholds,
) -> PublishedPicture {
    let mut contents = picture.into_contents();
    let weights = match Weights::of(by_area.raw) {
        Ok(weights) => weights,
        Err(reason) => {
            contents.weighting = Weighting::Unavailable(reason);
            return PublishedPicture::new(contents);
        }
    };
    let areas: Vec<&str> = contents.areas.iter().map(|area| area.id.as_str()).collect();
    let groups: Vec<Group<'_>> = by_area
        .raw
        .groups
        .iter()
        .filter(|group| WEIGHTED.contains(&group.survey.as_str()))
        .map(|group| Group {
            fields: Field::all_of(group, &areas, &weights, by_area.published),
            within: weights.within(&group.survey, &areas),
            among: weights.among(&group.survey, &areas),
            raw: group,
        })
        .collect();
    let weighing = Weighing { areas: &areas, groups: &groups, thresholds };

    let together: Vec<Table> = weighing.tables_together(&contents.tables);
    let indexes_together: Vec<ThemeIndex> = weighing.indexes_together();
    for table in &mut contents.tables {
        let mut fields = groups.iter().flat_map(|group| &group.fields);
        if let Some(field) = fields.find(|field| field.is_of(table)) {
            *table = weighing.table(table, &[field], field.open_within(table.form));
        }
    }
    for index in contents.theme_indexes.iter_mut().filter(|index| index.area.is_none()) {
        if let Some(group) = groups.iter().find(|group| group.raw.survey == index.survey)
            && index.figure.is_shown()
        {
            index.figure = weighing.index(&index.items, &[(group, &group.within, group.theme(index))]);
        }
    }
    // Weighted, another one may be the largest.
    let of_one =
        |one: &ThemeIndex, other: &ThemeIndex| (&one.survey, &one.area) == (&other.survey, &other.area);
    for indexes in contents.theme_indexes.chunk_by_mut(of_one) {
        indexes.sort_by(largest_first);
    }
    contents.tables.extend(together);
    contents.theme_indexes.extend(indexes_together);
    contents.weighting = Weighting::ByAgeAndArea {
        together: AgeGroup {
            survey: TOGETHER.to_owned(),
            name: Text::pair("13 år och äldre", "13 and older"),
            versions: Vec::new(),
        },
    };
    PublishedPicture::new(contents)
}

/// An age group that is weighted.
struct Group<'a> {
    raw: &'a RawGroup,
    fields: Vec<Field<'a>>,
    /// What an answer weighs within the age group, by area, and among all of them.
    within: Vec<f64>,
    among: Vec<f64>,
}

impl Group<'_> {
    fn theme(&self, index: &ThemeIndex) -> Option<&RawTheme> {
        let mut themes = self.raw.themes.iter();
        themes.find(|theme| (&theme.id, &theme.items) == (&index.theme, &index.items))
    }
}

struct Weighing<'a> {
    areas: &'a [&'a str],
    groups: &'a [Group<'a>],
    thresholds: Thresholds,
}

impl Weighing<'_> {
    /// A published table with weighted figures in the place of its own. `open` says which of its rows may be shown.
    fn table(&self, published: &Table, fields: &[&Field<'_>], open: &[bool]) -> Table {
        let mut table = published.clone();
        let Some(at) = fields[0].position(table.form).filter(|_| table.base.is_shown()) else { return table };
        table.dont_know = None;
        let together = fields.len() > 1;
        let weighed: Vec<(&Field<'_>, &[f64])> = fields
            .iter()
            .map(|field| (*field, if together { &*field.among } else { &*field.within }))
            .collect();
        let least = threshold(&table.survey, &None, table.sensitive, self.thresholds);
        let mut base = Figure::TooFew;
        for (row, option) in table.rows.iter_mut().enumerate() {
            let sums = Sums::of(&weighed, at, row).filter(|sums| sums.effective >= least as f64);
            option.figure = match sums {
                None => Figure::TooFew,
                Some(sums) => {
                    base = Figure::Shown(to_nearest_five(sums.effective.round() as u64));
                    if open.get(row) == Some(&true) {
                        Figure::Shown(sums.published())
                    } else {
                        Figure::Protected
                    }
                }
            };
        }
        table.base = base;
        table
    }

    /// The tables of what every age group was asked alike.
    fn tables_together(&self, published: &[Table]) -> Vec<Table> {
        let Some((first, others)) = self.groups.split_first() else { return Vec::new() };
        if self.groups.len() < WEIGHTED.len() {
            return Vec::new();
        }
        let mut tables = Vec::new();
        for field in &first.fields {
            let alike = others
                .iter()
                .map(|group| group.fields.iter().find(|other| other.raw.shape() == field.raw.shape()));
            let Some(alike) = alike.collect::<Option<Vec<&Field<'_>>>>() else { continue };
            let fields: Vec<&Field<'_>> = std::iter::once(field).chain(alike).collect();
            let opens = Field::open_together(&fields);
            for table in published.iter().filter(|table| field.is_of(table)) {
                let Some(at) = field.position(table.form) else { continue };
                let mut versions: Vec<u32> =
                    fields.iter().flat_map(|field| field.raw.versions.iter().copied()).collect();
                versions.sort_unstable();
                versions.dedup();
                // Of so many the base is never too small for lack of one age group's: hidden is hidden.
                let base = Figure::Shown(0);
                let table = Table { survey: TOGETHER.to_owned(), versions, base, ..table.clone() };
                tables.push(self.table(&table, &fields, &opens[at]));
            }
        }
        tables
    }

    fn index(&self, items: &[String], parts: &[(&Group<'_>, &[f64], Option<&RawTheme>)]) -> Figure<Index> {
        let open = parts.iter().all(|(group, ..)| {
            items.iter().all(|item| {
                let mut fields = group.fields.iter().filter(|field| &field.raw.id == item);
                fields.all(|field| field.open_within(TableForm::FullScale).iter().all(|open| *open))
            })
        });
        let cells: Vec<_> = parts
            .iter()
            .flat_map(|(_, weights, theme)| self.areas.iter().zip(*weights).map(move |cell| (cell, theme)))
            .filter_map(|((area, weight), theme)| {
                Some((*weight, *(*theme)?.sums.get(&Some((*area).to_owned()))?))
            })
            .collect();
        let least = parts
            .iter()
            .map(|(group, ..)| threshold(&group.raw.survey, &None, false, self.thresholds))
            .max()
            .unwrap_or_default();
        let Some(mean) = weights::mean(&cells).filter(|mean| mean.effective >= least as f64) else {
            return Figure::TooFew;
        };
        if !open {
            return Figure::Protected;
        }
        let value = to_one_decimal(mean.mean);
        Figure::Shown(Index {
            value,
            low: to_one_decimal(mean.interval.low),
            high: to_one_decimal(mean.interval.high),
            level: Level::of(value),
            uncertain: mean.half_width.is_none_or(|half_width| half_width > UNCERTAIN_HALF_WIDTH),
            n: to_nearest_five(mean.effective.round() as u64),
        })
    }

    /// The indexes of the themes that every age group was asked about with the same items.
    fn indexes_together(&self) -> Vec<ThemeIndex> {
        let Some(first) = self.groups.first().filter(|_| self.groups.len() == WEIGHTED.len()) else {
            return Vec::new();
        };
        let mut indexes: Vec<ThemeIndex> = Vec::new();
        for theme in &first.raw.themes {
            let mut index = ThemeIndex {
                survey: TOGETHER.to_owned(),
                versions: theme.versions.clone(),
                theme: theme.id.clone(),
                theme_name: theme.name.clone(),
                items: theme.items.clone(),
                area: None,
                figure: Figure::Protected,
            };
            let parts: Vec<_> =
                self.groups.iter().map(|group| (group, &*group.among, group.theme(&index))).collect();
            if parts.iter().all(|(.., theme)| theme.is_some()) {
                index.figure = self.index(&index.items, &parts);
                indexes.push(index);
            }
        }
        indexes.sort_by(largest_first);
        indexes
    }
}
