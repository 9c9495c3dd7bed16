//! One field of an age group with its answers in each area, and which of its weighted figures may be shown.

use super::{
    guard::{Guarded, View},
    rests_on_weights,
};
use crate::{
    disclosure::{PublishedPicture, Share, Table},
    situation_picture::{RawField, RawGroup, RawTable, Section, TableForm, Weights},
    statistics::{self, to_nearest_five, weights},
};

/// What bounds nothing, since it is not published.
const UNBOUNDED: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);
/// Figures are taken to be as close to where they are rounded otherwise as this part of a percent.
const EDGE: f64 = 1e-9;

pub(super) struct Field<'a> {
    group: &'a RawGroup,
    pub(super) raw: &'a RawField,
    /// What an answer weighs within the age group, by area, and among all of them.
    pub(super) within: Vec<f64>,
    pub(super) among: Vec<f64>,
    /// The tables that the whole municipality has, of each area's answers: by table, then by area.
    tables: Vec<Vec<RawTable>>,
    /// The coarse category that each option is summed into, in areas if not in the whole.
    parts: Vec<usize>,
    /// By option where they are tables of their own, else once: the areas in which it is shown.
    shown: Vec<Vec<bool>>,
    /// By table, then by row: whether it may be shown weighted within the age group.
    open: Vec<Vec<bool>>,
}

/// A weighted option with what it rests on.
#[derive(Clone, Copy)]
pub(super) struct Sums {
    share: f64,
    pub(super) effective: f64,
    /// Σw over the base.
    all: f64,
}

impl Sums {
    /// Of one row of the fields' tables at `at`, each with what its answers weigh by area.
    pub(super) fn of(fields: &[(&Field<'_>, &[f64])], at: usize, row: usize) -> Option<Self> {
        let cells = || {
            fields
                .iter()
                .flat_map(|(field, weights)| field.tables[at].iter().zip(*weights))
                .map(|(table, weight)| (*weight, table.categories[row].count, table.base))
        };
        Some(Self {
            share: weights::share(cells()),
            effective: weights::effective(cells().map(|(weight, _, base)| (weight, base)))?,
            all: cells().map(|(weight, _, base)| weight * base as f64).sum(),
        })
    }

    /// In whole percent, below 50 effective answers to the nearest 5: as any share.
    fn step(self) -> f64 {
        if self.effective < 50.0 { 5.0 } else { 1.0 }
    }

    fn percent(self) -> f64 {
        (self.share * 100.0 / self.step()).round() * self.step()
    }

    pub(super) fn published(self) -> Share {
        let n = to_nearest_five(self.effective.round() as u64);
        let interval = statistics::wilson(self.percent() / 100.0, n.max(1) as f64);
        let whole = |share: f64| (share * 100.0).round().clamp(0.0, 100.0) as u8;
        let (low, high) = interval.map_or((0, 100), |interval| (whole(interval.low), whole(interval.high)));
        Share { percent: self.percent() as u8, low, high, n }
    }

    /// How much the weighted count may shrink or grow without being published otherwise.
    fn room(self) -> (f64, f64) {
        let (exact, half) = (self.share * 100.0, self.step() / 2.0 - EDGE);
        let of_count = |percent: f64| (percent - exact) * self.all / 100.0;
        (of_count(self.percent() - half).min(0.0), of_count(self.percent() + half).max(0.0))
    }
}

impl<'a> Field<'a> {
    /// The fields of an age group that are weighted, by `areas`. `by_area` is the unweighted picture.
    pub(super) fn all_of(
        group: &'a RawGroup,
        areas: &[&str],
        weights: &Weights,
        by_area: &PublishedPicture,
    ) -> Vec<Self> {
        let weighted = group
            .fields
            .iter()
            .filter(|field| field.crossed.is_none() && Section::of(&field.question) != Section::Respondents);
        weighted.map(|field| Self::new((group, field), areas, weights, by_area)).collect()
    }

    fn new(
        (group, field): (&'a RawGroup, &'a RawField),
        areas: &[&str],
        weights: &Weights,
        by_area: &PublishedPicture,
    ) -> Self {
        let mut tables: Vec<Vec<RawTable>> = field.tables(&None).iter().map(|_| Vec::new()).collect();
        for area in areas {
            let of_area = field.tables_as_whole(&Some((*area).to_owned()));
            tables.iter_mut().zip(of_area).for_each(|(tables, table)| tables.push(table));
        }
        let coarse = field.tables(&Some(String::new())).into_iter().find(|table| !table.parts.is_empty());
        let mut own = Self {
            group,
            raw: field,
            within: weights.within(&group.survey, areas),
            among: weights.among(&group.survey, areas),
            tables,
            parts: coarse.map_or_else(Vec::new, |table| table.parts),
            shown: Vec::new(),
            open: Vec::new(),
        };
        own.shown = own.shown_in(areas, by_area);
        own.open = own.wholly_shown(by_area);
        own.open = own.guarded(own.open.clone(), None);
        own
    }

    fn is_multiple(&self) -> bool {
        self.raw.question.is_multiple()
    }

    pub(super) fn is_of(&self, table: &Table) -> bool {
        rests_on_weights(table) && self.is_field_of(table)
    }

    fn is_field_of(&self, table: &Table) -> bool {
        (&table.survey, &table.field, &table.versions)
            == (&self.group.survey, &self.raw.id, &self.raw.versions)
    }

    /// Where its tables of this form are.
    pub(super) fn position(&self, form: TableForm) -> Option<usize> {
        self.tables.iter().position(|areas| areas.first().is_some_and(|table| table.form == form))
    }

    /// Which rows may be shown weighted within the age group.
    pub(super) fn open_within(&self, form: TableForm) -> &[bool] {
        self.position(form).map_or(&[], |at| &self.open[at])
    }

    /// Which rows of which tables may be shown weighted over these age groups together, besides what is shown of each.
    pub(super) fn open_together(fields: &[&Self]) -> Vec<Vec<bool>> {
        let mut open = fields[0].open.clone();
        for other in &fields[1..] {
            for (open, other) in open.iter_mut().flatten().zip(other.open.iter().flatten()) {
                *open &= *other;
            }
        }
        for field in fields {
            open = field.guarded(open, Some(fields));
        }
        open
    }

    fn shown_in(&self, areas: &[&str], by_area: &PublishedPicture) -> Vec<Vec<bool>> {
        let options = if self.is_multiple() {
            self.tables[0].first().map_or(0, |table| table.categories.len())
        } else {
            1
        };
        let shown = |area: &&str, option: usize| {
            let published = by_area
                .tables
                .iter()
                .find(|table| table.area.as_deref() == Some(*area) && self.is_field_of(table));
            published.is_some_and(|table| {
                let row_shown = |row: usize| table.rows.get(row).is_some_and(|row| row.figure.is_shown());
                if self.is_multiple() { row_shown(option) } else { (0..table.rows.len()).all(row_shown) }
            })
        };
        (0..options).map(|option| areas.iter().map(|area| shown(area, option)).collect()).collect()
    }

    /// Which rows are shown in unweighted tables that are wholly shown; each option of a multiple choice is a table.
    fn wholly_shown(&self, by_area: &PublishedPicture) -> Vec<Vec<bool>> {
        let of_table = |areas: &Vec<RawTable>| {
            let Some(first) = areas.first() else { return Vec::new() };
            let mut published = by_area.tables.iter().filter(|table| self.is_of(table));
            let published = published.find(|table| table.form == first.form);
            let shown: Vec<bool> = published
                .into_iter()
                .flat_map(|table| table.rows.iter().map(|row| row.figure.is_shown() && table.base.is_shown()))
                .collect();
            let whole = shown.iter().all(|shown| *shown);
            shown.iter().map(|shown| if self.is_multiple() { *shown } else { whole }).collect()
        };
        self.tables.iter().map(of_table).collect()
    }

    /// Closes what would give an unsafe count of this age group away. With `together`, `open` is of the figures of all
    /// these age groups, which are published besides this one's own.
    fn guarded(&self, mut open: Vec<Vec<bool>>, together: Option<&[&Self]>) -> Vec<Vec<bool>> {
        if self.is_multiple() {
            for option in 0..open[0].len() {
                open[0][option] = open[0][option] && self.option_holds(option, together);
            }
            return open;
        }
        // The full scale goes before the coarser table that decisions are taken from.
        for at in 0..open.len() {
            let any = open.iter().any(|table| table.first() == Some(&true));
            if !any || self.scale_holds(&open, together) {
                break;
            }
            open[at].iter_mut().for_each(|open| *open = false);
        }
        open
    }

    /// The sums that are published of a row: within the age group, and with others.
    fn published(&self, at: usize, row: usize, together: Option<&[&Self]>) -> Vec<Option<Sums>> {
        let own = Sums::of(&[(self, &self.within)], at, row);
        let of_all = together.map(|fields| {
            let fields: Vec<(&Self, &[f64])> = fields.iter().map(|field| (*field, &*field.among)).collect();
            Sums::of(&fields, at, row)
        });
        std::iter::once(own).chain(of_all).collect()
    }

    /// What is published weighted, within the age group and together, with the room of each row in each of them.
    fn views(
        &self,
        together: Option<&[&Self]>,
        fine: &[Vec<(f64, f64)>],
        coarse: &[Vec<(f64, f64)>],
    ) -> Vec<View> {
        let weights = [Some(&self.within), together.map(|_| &self.among)];
        let of_view = |rows: &[Vec<(f64, f64)>], view: usize| rows.iter().map(|row| row[view]).collect();
        let view = |(view, weights): (usize, &Vec<f64>)| View {
            weights: weights.clone(),
            fine: of_view(fine, view),
            coarse: of_view(coarse, view),
        };
        weights.into_iter().flatten().enumerate().map(view).collect()
    }

    fn option_holds(&self, option: usize, together: Option<&[&Self]>) -> bool {
        let table = &self.tables[0];
        let chosen: Vec<u64> = table.iter().map(|area| area.categories[option].count).collect();
        let not_chosen =
            table.iter().zip(&chosen).map(|(area, chosen)| area.base.saturating_sub(*chosen)).collect();
        let rooms: Vec<(f64, f64)> = self
            .published(0, option, together)
            .into_iter()
            .map(|sums| sums.map_or(UNBOUNDED, Sums::room))
            .collect();
        let mirrored = rooms.iter().map(|(shrink, grow)| (-grow, -shrink)).collect();
        let views = self.views(together, &[rooms, mirrored], &[]);
        let counts = [chosen, not_chosen];
        let shown = &self.shown[option];
        Guarded { counts: &counts, parts: &[], shown, sensitive: self.raw.question.sensitive, views: &views }
            .holds()
    }

    fn scale_holds(&self, open: &[Vec<bool>], together: Option<&[&Self]>) -> bool {
        let fine = &self.tables[0];
        let options = fine.first().map_or(0, |table| table.categories.len());
        let counts: Vec<Vec<u64>> = (0..options)
            .map(|option| fine.iter().map(|area| area.categories[option].count).collect())
            .collect();
        let parts = self.parts.iter().max().map_or(0, |most| most + 1);
        let bounds = |at: usize, row: usize| -> Vec<(f64, f64)> {
            // Within the age group is shown what was decided before, whatever becomes of all together.
            let within = if together.is_some() { &self.open } else { open };
            let is_open = |open: &[Vec<bool>]| open.get(at).and_then(|rows| rows.first()) == Some(&true);
            let views = [Some(within), together.map(|_| open)].into_iter().flatten().enumerate();
            views
                .map(|(view, open)| {
                    let sums = is_open(open).then(|| self.published(at, row, together)[view]).flatten();
                    sums.map_or(UNBOUNDED, Sums::room)
                })
                .collect()
        };
        let fine_bounds: Vec<_> = (0..options).map(|row| bounds(0, row)).collect();
        let coarse_bounds: Vec<_> = (0..parts).map(|row| bounds(1, row)).collect();
        let views = self.views(together, &fine_bounds, &coarse_bounds);
        let unshown = vec![false; self.shown[0].len()];
        let shown = if self.parts.is_empty() { &unshown } else { &self.shown[0] };
        let (parts, sensitive) = (&self.parts, self.raw.question.sensitive);
        Guarded { counts: &counts, parts, shown, sensitive, views: &views }.holds()
    }
}
