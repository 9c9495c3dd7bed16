//! From exact counts to what is attacked together.

use std::collections::BTreeSet;

use super::{
    super::publish::{SACRIFICE, names_places, threshold},
    answered::{Answered, Ledger},
    options::{Choices, Options},
    scale::{DontKnow, Place, Scale},
    table::Mask,
};
use crate::{
    municipality::Thresholds,
    situation_picture::{Place as PlaceId, RawField, RawGroup, RawPicture, RawTable, TableForm},
    statistics::to_nearest_five,
    survey::QuestionKind,
};

/// A field's tables, linked.
pub(super) enum Linked {
    Scale(Scale),
    Options(Options),
    /// `plats` × `tid`: a table for each place.
    Crossed(Vec<Options>),
}

pub(super) fn linked(
    raw: &RawPicture,
    group: &RawGroup,
    field: usize,
    all: &[Vec<Vec<Mask>>],
    thresholds: Thresholds,
) -> Linked {
    let masks = &all[field];
    let build = Build { raw, group, field: &group.fields[field], thresholds, all };
    match (&build.field.crossed, build.field.question.is_multiple()) {
        (Some(_), _) => Linked::Crossed(build.crossed(&masks[0])),
        (None, true) => Linked::Options(build.options(masks)),
        (None, false) => Linked::Scale(build.scale(masks)),
    }
}

struct Build<'a> {
    raw: &'a RawPicture,
    group: &'a RawGroup,
    field: &'a RawField,
    thresholds: Thresholds,
    /// The masks of every field.
    all: &'a [Vec<Vec<Mask>>],
}

fn counts(table: &RawTable) -> Vec<u64> {
    table.categories.iter().map(|one| one.count).collect()
}

/// What is left of the whole outside these parts.
fn remaining<'a>(whole: &[u64], parts: impl Iterator<Item = &'a Vec<u64>>) -> Vec<u64> {
    let mut left = whole.to_vec();
    for part in parts {
        for (left, count) in left.iter_mut().zip(part) {
            *left = left.saturating_sub(*count);
        }
    }
    left
}

impl Build<'_> {
    fn threshold(&self, place: &PlaceId) -> u64 {
        threshold(&self.group.survey, place, self.field.question.sensitive, self.thresholds)
    }

    fn area_ids(&self) -> Vec<PlaceId> {
        self.raw.places().split_off(1)
    }

    fn answered_in(&self, area: &PlaceId) -> u64 {
        area.as_ref().and_then(|area| self.group.by_area.get(area)).copied().unwrap_or_default()
    }

    /// How many the question applied to in a place, of those who answered there.
    fn room(&self, place: &PlaceId, answered: u64) -> u64 {
        let Some(condition) = &self.field.question.condition else { return answered };
        let Some(on) = self.group.fields.iter().find(|field| field.id == condition.question) else {
            return answered;
        };
        let applies = if on.question.is_multiple() {
            let alone = on.question.options.iter().filter(|choice| choice.exclusive && !choice.outside_base);
            on.base(place).saturating_sub(alone.map(|choice| on.count(place, &choice.id)).sum())
        } else {
            condition.any_of.iter().map(|option| on.count(place, option)).sum()
        };
        applies.min(answered)
    }

    /// The follow-ups that only apply to some answers of this question.
    fn followers(&self) -> impl Iterator<Item = &RawField> {
        let id = &self.field.question.id;
        self.group.fields.iter().filter(move |other| {
            other.crossed.is_none()
                && other.question.condition.as_ref().is_some_and(|condition| condition.question == *id)
        })
    }

    fn scale(&self, masks: &[Vec<Mask>]) -> Scale {
        let field = self.field;
        let question = &field.question;
        let whole = field.tables(&None);
        let fine = counts(&whole[0]);
        let areas = self.area_ids();
        let of_areas: Vec<Option<RawTable>> =
            areas.iter().map(|area| field.tables(area).into_iter().next()).collect();
        let parts = of_areas.iter().flatten().next().map(|table| table.parts.clone()).unwrap_or_default();
        let rows = of_areas.iter().flatten().next().map_or(0, |table| table.categories.len());
        let inside = |place: &PlaceId| -> Vec<u64> {
            let inside = question.options.iter().filter(|choice| !choice.outside_base);
            inside.map(|choice| field.count(place, &choice.id)).collect()
        };
        let residents = self.group.residents();
        let places: Vec<Place> = areas
            .iter()
            .zip(&of_areas)
            .zip(&masks[1..])
            .filter_map(|((area, table), masks)| {
                let table = table.as_ref()?;
                Some(Place {
                    counts: counts(table),
                    fine: inside(area),
                    mask: masks[0].clone(),
                    threshold: self.threshold(area),
                    room: self.room(area, self.answered_in(area)),
                    told_by_index: false,
                })
            })
            .collect();
        let dont_know = whole[0].dont_know.map(|(count, answered)| DontKnow {
            count,
            hidden: super::super::mask::single(count, answered, question.sensitive),
            more: false,
        });
        let outside = question.options.iter().filter(|choice| choice.outside_base);
        let mut scale = Scale {
            sensitive: question.sensitive,
            threshold: self.threshold(&None),
            fine,
            parts,
            rows,
            mask: masks[0][0].clone(),
            coarse: masks[0].get(1).cloned(),
            dont_know,
            rest: outside.map(|choice| field.count(&None, &choice.id)).sum(),
            residents: self.room(&None, residents),
            told_by_index: false,
            floor: self.floor(),
            areas: Vec::new(),
            elsewhere: None,
            sacrifice: of_areas
                .iter()
                .flatten()
                .next()
                .filter(|table| table.form == TableForm::SafeUnsafe)
                .and(SACRIFICE),
        };
        if !places.is_empty() {
            let sums = scale.sums(&scale.fine);
            let in_areas: u64 = areas.iter().map(|area| self.answered_in(area)).sum();
            scale.elsewhere = Some(Place {
                counts: remaining(&sums, places.iter().map(|place| &place.counts)),
                fine: remaining(&scale.fine, places.iter().map(|place| &place.fine)),
                mask: Mask::default(),
                threshold: 0,
                room: residents.saturating_sub(in_areas),
                told_by_index: false,
            });
            scale.areas = places;
        }
        scale
    }

    /// Whom a follow-up was answered by had chosen one of these.
    fn floor(&self) -> Option<(Vec<bool>, u64)> {
        let follower = self.followers().next()?;
        let any_of = &follower.question.condition.as_ref()?.any_of;
        let inside = self.field.question.options.iter().filter(|choice| !choice.outside_base);
        let members = inside.map(|choice| any_of.contains(&choice.id)).collect();
        Some((members, self.followers().map(|field| answered(field, &None)).max().unwrap_or_default()))
    }

    fn choices(&self, place: &PlaceId, mask: Mask, room: u64) -> Choices {
        let table = self.field.tables(place).remove(0);
        Choices {
            counts: counts(&table),
            base: table.base,
            free: if mask.more { mask.rows.clone() } else { vec![false; mask.rows.len()] },
            mask,
            threshold: self.threshold(place),
            room: self.room(place, room),
            followed: self.followers().map(|field| self.told_of(field, place)).max().unwrap_or_default(),
        }
    }

    /// How many a follow-up shows to have been asked at least: of a base that is shown, what rounding leaves.
    fn told_of(&self, follower: &RawField, place: &PlaceId) -> u64 {
        let base = follower.base(place);
        let least = threshold(&self.group.survey, place, follower.question.sensitive, self.thresholds);
        if base < least { 0 } else { to_nearest_five(base) - 2 }
    }

    fn options(&self, masks: &[Vec<Mask>]) -> Options {
        let field = self.field;
        let residents = self.group.residents();
        let whole = self.choices(&None, masks[0][0].clone(), residents);
        let ids = self.area_ids();
        let areas: Vec<Choices> = ids
            .iter()
            .zip(&masks[1..])
            .map(|(area, masks)| self.choices(area, masks[0].clone(), self.answered_in(area)))
            .collect();
        let in_areas: u64 = ids.iter().map(|area| self.answered_in(area)).sum();
        let elsewhere = Choices {
            counts: remaining(&whole.counts, areas.iter().map(|area| &area.counts)),
            base: whole.base.saturating_sub(areas.iter().map(|area| area.base).sum()),
            mask: Mask::default(),
            free: Vec::new(),
            threshold: 0,
            room: whole
                .room
                .min(residents.saturating_sub(in_areas))
                .saturating_sub(areas.iter().map(|area| area.room).sum::<u64>().saturating_sub(in_areas)),
            // Nothing is shown of them.
            followed: 0,
        };
        let inside = || field.question.options.iter().filter(|choice| !choice.outside_base);
        Options {
            sensitive: field.question.sensitive,
            places: names_places(&field.question),
            exclusive: inside().map(|choice| choice.exclusive).collect(),
            most: match field.question.kind {
                QuestionKind::Many { max } => max.map_or(u64::MAX, u64::from),
                QuestionKind::One | QuestionKind::Grid => 1,
            },
            bounds: inside().map(|choice| self.bounds(&choice.id)).collect(),
            base_is_fixed: self.crossings().next().is_some(),
            alone: false,
            areas,
            elsewhere: Some(elsewhere),
            hidden_followers: BTreeSet::new(),
            whole,
        }
    }

    /// The tables of two questions that this question is a part of.
    fn crossings(&self) -> impl Iterator<Item = (&RawField, &str)> {
        let id = self.field.question.id.as_str();
        self.group.fields.iter().filter_map(move |other| {
            let first = other.crossed.as_ref()?.id.as_str();
            (first == id || other.question.id == id).then_some((other, first))
        })
    }

    /// The masks of another field's tables in the whole municipality.
    fn masks_of(&self, field: &RawField) -> &[Mask] {
        let at = self.group.fields.iter().position(|other| std::ptr::eq(other, field));
        at.map_or(&[], |at| &self.all[at][0])
    }

    /// What the table of two questions, as far as it is shown, leaves possible for one option of either in the whole.
    fn bounds(&self, option: &str) -> (u64, u64) {
        let id = self.field.question.id.as_str();
        let count = self.field.count(&None, option);
        let (mut low, mut high) = (0, u64::MAX);
        for (other, first) in self.crossings() {
            let Some(second) = self.group.fields.iter().find(|field| field.id == other.question.id) else {
                continue;
            };
            let least = threshold(&self.group.survey, &None, other.question.sensitive, self.thresholds);
            let tables = other.tables(&None);
            let shown: Vec<(&RawTable, &Mask)> = tables
                .iter()
                .zip(self.masks_of(other))
                .filter(|(table, mask)| table.base >= least && !mask.whole)
                .collect();
            if first == id {
                // Who named the place and a time, and besides only those who named no time.
                let without_time = self.field.base(&None).saturating_sub(second.base(&None));
                let of_place = shown
                    .iter()
                    .find(|(table, _)| table.within.as_ref().is_some_and(|(place, _)| place == option));
                if let Some((table, _)) = of_place {
                    (low, high) = (low.max(table.base), high.min(table.base + without_time));
                }
            } else {
                let n = self.field.base(&None);
                let mut complete = shown.len() == tables.len();
                let (mut with, mut without) = (0, 0);
                for (table, mask) in shown {
                    let at = table.categories.iter().position(|one| one.id == option);
                    let Some(at) = at.filter(|at| !mask.hides(*at)) else {
                        complete = false;
                        continue;
                    };
                    let chose = table.categories[at].count;
                    low = low.max(chose);
                    high = high.min(n.saturating_sub(table.base.saturating_sub(chose)));
                    with += chose;
                    without += table.base.saturating_sub(chose);
                }
                if complete {
                    (low, high) = (low.max(n.saturating_sub(without)), high.min(with));
                }
            }
        }
        (low.min(count), high.max(count))
    }

    fn crossed(&self, masks: &[Mask]) -> Vec<Options> {
        let field = self.field;
        let tables = field.tables(&None);
        let fields = &self.group.fields;
        let time = fields.iter().find(|other| other.id == field.question.id);
        let place =
            fields.iter().find(|other| field.crossed.as_ref().is_some_and(|first| first.id == other.id));
        let inside: Vec<_> = field.question.options.iter().filter(|choice| !choice.outside_base).collect();
        let sums = |of: &dyn Fn(&RawTable, usize) -> u64| -> Vec<u64> {
            (0..inside.len()).map(|at| tables.iter().map(|table| of(table, at)).sum()).collect()
        };
        let with = sums(&|table, at| table.categories[at].count);
        let without = sums(&|table, at| table.base.saturating_sub(table.categories[at].count));
        tables
            .iter()
            .zip(masks)
            .map(|(table, mask)| {
                let bounds = inside.iter().enumerate().map(|(at, choice)| {
                    let count = table.categories[at].count;
                    let told = |time: &&RawField| {
                        self.masks_of(time).first().is_some_and(|mask| !mask.hides(at))
                            && time.base(&None) >= self.threshold(&None)
                    };
                    let Some(time) = time.filter(told) else { return (0, u64::MAX) };
                    let (chose, n) = (time.count(&None, &choice.id), time.base(&None));
                    let others = n.saturating_sub(chose);
                    let low = count.saturating_sub(with[at].saturating_sub(chose));
                    let high = count + without[at].saturating_sub(others);
                    (low.max(table.base.saturating_sub(others)).min(count), high.min(chose).max(count))
                });
                let named = table.within.as_ref().and_then(|(id, _)| Some(place?.count(&None, id)));
                Options {
                    sensitive: field.question.sensitive,
                    places: false,
                    exclusive: vec![false; inside.len()],
                    most: u64::MAX,
                    bounds: bounds.collect(),
                    base_is_fixed: false,
                    alone: true,
                    areas: Vec::new(),
                    elsewhere: None,
                    hidden_followers: BTreeSet::new(),
                    whole: Choices {
                        counts: counts(table),
                        base: table.base,
                        mask: mask.clone(),
                        free: vec![mask.more; inside.len()],
                        threshold: self.threshold(&None),
                        // A place that is not named may have been named more often.
                        room: named.map_or(table.base, |named| {
                            let least = self.threshold(&None);
                            if named < least { least - 1 } else { named }
                        }),
                        followed: 0,
                    },
                }
            })
            .collect()
    }
}

/// How many answered a field in a place, with those outside the base.
fn answered(field: &RawField, place: &PlaceId) -> u64 {
    let outside = field.question.options.iter().filter(|choice| choice.outside_base);
    field.base(place) + outside.map(|choice| field.count(place, &choice.id)).sum::<u64>()
}

pub(super) fn ledger(raw: &RawPicture, thresholds: Thresholds) -> Ledger {
    let areas = raw.places().split_off(1);
    let groups: Vec<Answered> = raw
        .groups
        .iter()
        .map(|group| {
            let in_area = |area: &PlaceId| -> u64 {
                area.as_ref().and_then(|area| group.by_area.get(area)).copied().unwrap_or_default()
            };
            let of_areas: Vec<u64> = areas.iter().map(in_area).collect();
            let fields = || group.fields.iter().filter(|field| field.crossed.is_none());
            let needed_in =
                |place: &PlaceId| fields().map(|field| answered(field, place)).max().unwrap_or_default();
            let outside = |field: &RawField, without: &dyn Fn(u64) -> bool| -> u64 {
                let left_out: u64 = areas
                    .iter()
                    .zip(&of_areas)
                    .filter(|(_, count)| without(**count))
                    .map(|(area, _)| answered(field, area))
                    .sum();
                answered(field, &None).saturating_sub(left_out)
            };
            let most = |without: &dyn Fn(u64) -> bool| fields().map(|field| outside(field, without)).max();
            let least_base = areas
                .iter()
                .map(|area| threshold(&group.survey, area, false, thresholds))
                .min()
                .unwrap_or_default();
            Answered {
                least_base,
                needed: areas.iter().map(needed_in).collect(),
                needed_elsewhere: most(&|_| true).unwrap_or_default(),
                needed_in_small: most(&|count| count >= least_base).unwrap_or_default(),
                elsewhere: group.residents().saturating_sub(of_areas.iter().sum()),
                areas: of_areas,
                covered: areas
                    .iter()
                    .flatten()
                    .all(|area| raw.municipality.population(&group.survey, area).is_some()),
            }
        })
        .collect();
    let non_residents = raw.groups.iter().map(|group| group.non_residents).sum();
    let languages: Vec<u64> = raw.languages.values().copied().collect();
    let channels: Vec<u64> = raw.channels.values().copied().collect();
    Ledger::of(&groups, non_residents, &languages, &channels)
}
