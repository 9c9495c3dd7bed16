//! From exact counts to the published picture.

use std::{cmp::Ordering, collections::BTreeMap};

use super::{
    Figure, Index, Share, mask,
    picture::{
        AgeGroup, AreaName, Contents, Counted, Coverage, Label, PublishedPicture, Respondents, Responses,
        Row, Table, ThemeIndex,
    },
    without,
};
use crate::{
    municipality::{Area, Municipality, Thresholds},
    response::Channel,
    situation_picture::{Place, RawField, RawGroup, RawPicture, RawTable, RawTheme, Section, TableForm},
    statistics::{self, UNDERREPRESENTED, to_nearest_five},
    survey::Question,
};

/// The age group whose every figure has the higher threshold, and the one whose figures by area have.
const CHILDREN: &str = "barn";
const YOUNG: &str = "ungdom";

/// Masks a picture. See the [module](super) for the rules.
pub fn publish(raw: &RawPicture, thresholds: Thresholds) -> PublishedPicture {
    let places = raw.places();

    let mut tables = Vec::new();
    let mut theme_indexes = Vec::new();
    for group in &raw.groups {
        let mut by_place = Vec::new();
        for place in &places {
            for (field, tables) in group.tables(place) {
                by_place.extend(Masking { group, field, place, thresholds }.publish(tables));
            }
        }
        theme_indexes.extend(indexes(group, &places, &by_place, thresholds));
        tables.extend(by_place);
    }

    PublishedPicture::new(Contents {
        year: raw.year,
        municipality_code: raw.municipality.code.clone(),
        municipality_name: raw.municipality.name.clone(),
        demo: raw.demo,
        without: None,
        leavable: without::leavable(raw, thresholds),
        label: Label {
            n: to_nearest_five(raw.groups.iter().map(RawGroup::residents).sum()),
            channels: raw.channels.iter().filter(|(_, n)| **n > 0).map(|(channel, _)| *channel).collect(),
        },
        respondents: respondents(raw),
        groups: raw.groups.iter().map(AgeGroup::of).collect(),
        areas: raw.municipality.areas.iter().map(AreaName::of).collect(),
        tables,
        theme_indexes,
    })
}

impl AgeGroup {
    pub(super) fn of(group: &RawGroup) -> Self {
        Self { survey: group.survey.clone(), name: group.name.clone(), versions: group.versions.clone() }
    }
}

impl AreaName {
    pub(super) fn of(area: &Area) -> Self {
        Self { id: area.id.clone(), name: area.name.clone() }
    }
}

/// The smallest base that a figure may rest on.
pub(super) fn threshold(survey: &str, place: &Place, sensitive: bool, thresholds: Thresholds) -> u64 {
    if sensitive || survey == CHILDREN || survey == YOUNG && place.is_some() {
        thresholds.sensitive_base.max(thresholds.base)
    } else {
        thresholds.base
    }
}

/// One field's tables in one place, on their way through the mask.
pub(super) struct Masking<'a> {
    pub(super) group: &'a RawGroup,
    pub(super) field: &'a RawField,
    pub(super) place: &'a Place,
    pub(super) thresholds: Thresholds,
}

impl Masking<'_> {
    pub(super) fn publish(&self, tables: Vec<RawTable>) -> Vec<Table> {
        let marks = self.marks(&tables);
        tables.into_iter().zip(marks).map(|(table, hidden)| self.table(table, &hidden)).collect()
    }

    pub(super) fn sensitive(&self) -> bool {
        self.field.question.sensitive
    }

    pub(super) fn threshold(&self) -> u64 {
        threshold(&self.group.survey, self.place, self.sensitive(), self.thresholds)
    }

    /// Which categories are hidden, table by table.
    pub(super) fn marks(&self, tables: &[RawTable]) -> Vec<Vec<bool>> {
        let counts = |table: &RawTable| table.categories.iter().map(|one| one.count).collect::<Vec<_>>();
        if let [fine, coarse] = tables
            && (fine.form, coarse.form) == (TableForm::FullScale, TableForm::SafeUnsafe)
        {
            let rows = coarse.categories.len();
            let linked = mask::linked(&counts(fine), &coarse.parts, rows, self.sensitive(), SACRIFICE);
            return vec![linked.fine, linked.coarse];
        }
        let marks = tables.iter().map(|table| match table.form {
            TableForm::FullScale | TableForm::ProblemOrNot => {
                mask::categories(&counts(table), self.sensitive(), None)
            }
            TableForm::SafeUnsafe => mask::categories(&counts(table), self.sensitive(), SACRIFICE),
            TableForm::SingleOptions | TableForm::CrossOption => {
                let places = names_places(&self.field.question);
                let hidden = table.categories.iter().map(|one| {
                    let unnamed = places && !one.exclusive && one.count < self.threshold();
                    unnamed || mask::single(one.count, table.base, self.sensitive())
                });
                hidden.collect()
            }
        });
        marks.collect()
    }

    /// One share that is a table of its own.
    fn single(&self, count: u64, n: u64) -> Figure<Share> {
        if n < self.threshold() {
            Figure::TooFew
        } else if mask::single(count, n, self.sensitive()) {
            Figure::Protected
        } else {
            Figure::Shown(Share::of(count, n))
        }
    }

    pub(super) fn table(&self, table: RawTable, hidden: &[bool]) -> Table {
        let field = self.field;
        let base = table.base;
        let enough = base >= self.threshold();
        let rows = table.categories.into_iter().zip(hidden).map(|(category, hidden)| Row {
            figure: match (enough, hidden) {
                (false, _) => Figure::TooFew,
                (true, true) => Figure::Protected,
                (true, false) => Figure::Shown(Share::of(category.count, base)),
            },
            option: category.id,
            text: category.text,
            theme: category.theme,
        });
        Table {
            section: Section::of(&field.question),
            survey: self.group.survey.clone(),
            versions: field.versions.clone(),
            field: field.id.clone(),
            question: field.question.id.clone(),
            text: field.question.text.clone(),
            item_text: field.item_text.clone(),
            theme: field.theme.clone(),
            area: self.place.clone(),
            form: table.form,
            sensitive: self.sensitive(),
            within: table.within,
            base: if enough { Figure::Shown(to_nearest_five(base)) } else { Figure::TooFew },
            dont_know: table.dont_know.map(|(count, answered)| self.single(count, answered)),
            rows: rows.collect(),
        }
    }
}

impl Masking<'_> {
    /// The table with nothing in it, not even how many answered.
    pub(super) fn protected(&self, table: RawTable) -> Table {
        let hidden = vec![true; table.categories.len()];
        let mut table = self.table(table, &hidden);
        table.base = Figure::Protected;
        table.dont_know = table.dont_know.map(|_| Figure::Protected);
        for row in &mut table.rows {
            row.figure = Figure::Protected;
        }
        table
    }
}

/// What is hidden first in trygg/otrygg as company for an unsafe category: the share of safe, the first row, so that
/// the share of unsafe, which decisions are taken from, stays where it can.
pub(super) const SACRIFICE: Option<usize> = Some(0);

/// Whether its options are places, which are named only with enough mentions.
pub(super) fn names_places(question: &Question) -> bool {
    question.theme.as_deref() == Some("plats") && question.cross_with.is_none()
}

/// The theme indexes of one age group, by place and then with the largest first.
fn indexes(group: &RawGroup, places: &[Place], tables: &[Table], thresholds: Thresholds) -> Vec<ThemeIndex> {
    let mut indexes = Vec::new();
    for place in places {
        let mut here: Vec<ThemeIndex> = group
            .themes
            .iter()
            .map(|theme| ThemeIndex {
                survey: group.survey.clone(),
                versions: theme.versions.clone(),
                theme: theme.id.clone(),
                theme_name: theme.name.clone(),
                items: theme.items.clone(),
                area: place.clone(),
                figure: index(group, theme, place, tables, thresholds),
            })
            .collect();
        here.sort_by(largest_first);
        indexes.extend(here);
    }
    indexes
}

pub(super) fn largest_first(one: &ThemeIndex, other: &ThemeIndex) -> Ordering {
    match (one.figure.shown(), other.figure.shown()) {
        (Some(one), Some(other)) => other.value.total_cmp(&one.value),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

fn index(
    group: &RawGroup,
    theme: &RawTheme,
    place: &Place,
    tables: &[Table],
    thresholds: Thresholds,
) -> Figure<Index> {
    let mean = theme.sums.get(place).and_then(|sums| statistics::mean(*sums));
    let Some(mean) = mean.filter(|mean| mean.n >= threshold(&group.survey, place, false, thresholds)) else {
        return Figure::TooFew;
    };
    let of_items = tables.iter().filter(|table| table.area == *place && theme.items.contains(&table.field));
    let hidden = of_items.flat_map(|table| &table.rows).any(|row| !row.figure.is_shown());
    if hidden { Figure::Protected } else { Figure::Shown(Index::of(&mean)) }
}

pub(super) fn counted(n: u64) -> Figure<u64> {
    if mask::small(n) { Figure::Protected } else { Figure::Shown(to_nearest_five(n)) }
}

fn respondents(raw: &RawPicture) -> Respondents {
    let areas: Vec<&str> = raw.municipality.areas.iter().map(|area| area.id.as_str()).collect();
    let in_area = |group: &RawGroup, area: &str| group.by_area.get(area).copied().unwrap_or_default();
    let in_areas = |group: &RawGroup| areas.iter().map(|area| in_area(group, area)).sum::<u64>();
    let residents: u64 = raw.groups.iter().map(RawGroup::residents).sum();
    let placed: u64 = raw.groups.iter().map(in_areas).sum();
    let population = Population::of(&raw.municipality, &raw.groups);

    // Coverage compares like with like: answers and inhabitants of the same age groups in the same areas.
    let known = |group: &&RawGroup| population.by_group.contains_key(group.survey.as_str());
    let answers: u64 = raw.groups.iter().filter(known).map(|group| to_nearest_five(in_areas(group))).sum();
    let people = population.total;
    let coverage = |n: u64, shown: u64, population: Option<u64>| match population {
        None => Coverage::PopulationUnknown,
        Some(_) if mask::small(n) => Coverage::NotShown,
        Some(inhabitants) => {
            statistics::coverage(shown, answers, inhabitants, people).map_or(Coverage::NotShown, |ratio| {
                let value = (ratio * 100.0).round() / 100.0;
                Coverage::Ratio { value, under: value < UNDERREPRESENTED }
            })
        }
    };

    let mut groups = Vec::new();
    let mut groups_by_area = Vec::new();
    for group in &raw.groups {
        let survey = group.survey.as_str();
        let placed = in_areas(group);
        groups.push(Responses {
            survey: Some(survey.to_owned()),
            area: None,
            n: counted(group.residents()),
            coverage: coverage(placed, to_nearest_five(placed), population.by_group.get(survey).copied()),
        });
        for area in &areas {
            let n = in_area(group, area);
            let inhabitants = population
                .by_group
                .contains_key(survey)
                .then(|| raw.municipality.population(survey, area))
                .flatten();
            groups_by_area.push(Responses {
                survey: Some(survey.to_owned()),
                area: Some((*area).to_owned()),
                n: counted(n),
                coverage: coverage(n, to_nearest_five(n), inhabitants.map(u64::from)),
            });
        }
    }
    let by_area = areas.iter().map(|area| {
        let n: u64 = raw.groups.iter().map(|group| in_area(group, area)).sum();
        let known: u64 = raw.groups.iter().filter(known).map(|group| in_area(group, area)).sum();
        Responses {
            survey: None,
            area: Some((*area).to_owned()),
            n: counted(n),
            coverage: coverage(known, to_nearest_five(known), population.by_area.get(area).copied()),
        }
    });

    Respondents {
        received: counted(raw.groups.iter().map(|group| group.received).sum()),
        non_residents: counted(raw.groups.iter().map(|group| group.non_residents).sum()),
        area_unknown: counted(residents.saturating_sub(placed)),
        areas: by_area.collect(),
        groups,
        groups_by_area,
        languages: most_used(raw.languages.iter().map(|(tag, n)| (tag.as_str(), *n))),
        channels: most_used(raw.channels.iter().map(|(channel, n)| (Channel::id(*channel), *n))),
    }
}

pub(super) fn most_used<'a>(counts: impl Iterator<Item = (&'a str, u64)>) -> Vec<Counted> {
    let mut used: Vec<(&str, u64)> = counts.filter(|(_, n)| *n > 0).collect();
    // Hidden ones by name: an order among them would tell which is larger.
    used.sort_by_key(|(id, n)| (std::cmp::Reverse(counted(*n).shown().copied()), *id));
    used.into_iter().map(|(id, n)| Counted { id: id.to_owned(), n: counted(n) }).collect()
}

/// Inhabitants of the age groups that are known in every area; an age group known only in part is left out.
struct Population<'a> {
    by_group: BTreeMap<&'a str, u64>,
    by_area: BTreeMap<&'a str, u64>,
    total: u64,
}

impl<'a> Population<'a> {
    fn of(municipality: &'a Municipality, groups: &'a [RawGroup]) -> Self {
        let mut population = Self { by_group: BTreeMap::new(), by_area: BTreeMap::new(), total: 0 };
        for group in groups {
            let in_areas: Option<Vec<u64>> = municipality
                .areas
                .iter()
                .map(|area| municipality.population(&group.survey, &area.id).map(u64::from))
                .collect();
            let Some(in_areas) = in_areas else { continue };
            let sum: u64 = in_areas.iter().sum();
            population.by_group.insert(&group.survey, sum);
            population.total += sum;
            for (area, inhabitants) in municipality.areas.iter().zip(in_areas) {
                *population.by_area.entry(&area.id).or_default() += inhabitants;
            }
        }
        population
    }
}
