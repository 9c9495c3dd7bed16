//! From exact counts to the published picture.

use std::{cmp::Ordering, collections::BTreeMap};

use super::{
    AttackReport, Figure, Index, NotSafe, Share, Weighting,
    attack::{Ledger, Number3, Settled, settle},
    earlier::{self, Earlier},
    mask,
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

/// Masks a picture, attacks it, and hides more until the attack fails. See the [module](super) for the rules.
///
/// For staff, who see it while answers come in. What is shown to everyone is made by [`publishable`].
pub fn publish(raw: &RawPicture, thresholds: Thresholds) -> PublishedPicture {
    let settled = settle(raw, thresholds, &Earlier(None));
    masked(raw, thresholds, &settled, Earlier(None))
}

/// A picture that may be frozen and shown to everyone, with the attack that it passed: [`publish`] with the
/// municipality's own thresholds, and with what `earlier`, the version published before it, still says (rule 7).
pub fn publishable(
    raw: &RawPicture,
    earlier: Option<&PublishedPicture>,
) -> Result<(PublishedPicture, AttackReport), NotSafe> {
    let thresholds = raw.municipality.thresholds;
    // The same answers as then: then the version before it says it already, and what stays is all of it.
    if let Some(before) = earlier {
        let anew = settle(raw, thresholds, &Earlier(None));
        let picture = masked(raw, thresholds, &anew, Earlier(None));
        if anew.open.is_empty() && picture == *before {
            return Ok((picture, anew.report));
        }
    }
    let earlier = Earlier(earlier);
    let settled = settle(raw, thresholds, &earlier);
    if !settled.open.is_empty() {
        return Err(NotSafe { open: settled.open });
    }
    Ok((masked(raw, thresholds, &settled, earlier), settled.report))
}

fn masked(
    raw: &RawPicture,
    thresholds: Thresholds,
    settled: &Settled,
    earlier: Earlier<'_>,
) -> PublishedPicture {
    let places = raw.places();

    let mut tables = Vec::new();
    let mut theme_indexes = Vec::new();
    for (group_at, group) in raw.groups.iter().enumerate() {
        for (place_at, place) in places.iter().enumerate() {
            for (field_at, (field, of_field)) in group.tables(place).enumerate() {
                let masking = Masking { group, field, place, thresholds };
                let masks = settled.masks(group_at, field_at, place_at);
                for (table, mask) in of_field.iter().zip(masks) {
                    let kept = earlier.table(&masking, table).filter(|_| mask.stale);
                    let mut published = match kept {
                        Some(kept) => kept.clone(),
                        None if mask.whole => masking.protected(table),
                        None => masking.table(table, &mask.rows),
                    };
                    if kept.is_none() && settled.hides_dont_know(group_at, field_at) {
                        let enough = |figure: Figure<Share>| match figure {
                            Figure::TooFew => Figure::TooFew,
                            _ => Figure::Protected,
                        };
                        published.dont_know = published.dont_know.map(enough);
                    }
                    tables.push(published);
                }
            }
        }
        for (place_at, place) in places.iter().enumerate() {
            let mut here: Vec<ThemeIndex> = Vec::new();
            for (theme_at, theme) in group.themes.iter().enumerate() {
                let kept = earlier.index(&group.survey, theme, place);
                if let Some(kept) = kept.filter(|_| !settled.withholds_index(group_at, theme_at)) {
                    here.push(kept.clone());
                    continue;
                }
                let hidden = settled.hides_index(group_at, theme_at, place_at);
                here.push(index(group, theme, place, hidden, thresholds));
            }
            here.sort_by(largest_first);
            theme_indexes.extend(here);
        }
    }

    let residents = raw.groups.iter().map(RawGroup::residents).sum();
    PublishedPicture::new(Contents {
        year: raw.year,
        municipality_code: raw.municipality.code.clone(),
        municipality_name: raw.municipality.name.clone(),
        demo: raw.demo,
        without: None,
        leavable: without::leavable(raw, thresholds),
        by: raw.by.clone(),
        weighting: Weighting::No,
        label: Label {
            n: earlier
                .number(residents, |earlier| Some(Figure::Shown(earlier.label.n)))
                .and_then(|n| n.shown().copied())
                .unwrap_or_else(|| to_nearest_five(residents)),
            channels: raw.channels.iter().filter(|(_, n)| **n > 0).map(|(channel, _)| *channel).collect(),
        },
        respondents: respondents(raw, &settled.ledger, earlier),
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

    pub(super) fn table(&self, table: &RawTable, hidden: &[bool]) -> Table {
        let field = self.field;
        let base = table.base;
        let enough = base >= self.threshold();
        let rows = table.categories.iter().zip(hidden).map(|(category, hidden)| Row {
            figure: match (enough, hidden) {
                (false, _) => Figure::TooFew,
                (true, true) => Figure::Protected,
                (true, false) => Figure::Shown(Share::of(category.count, base)),
            },
            option: category.id.clone(),
            text: category.text.clone(),
            theme: category.theme.clone(),
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
            within: table.within.clone(),
            base: if enough { Figure::Shown(to_nearest_five(base)) } else { Figure::TooFew },
            dont_know: table.dont_know.map(|(count, answered)| self.single(count, answered)),
            rows: rows.collect(),
        }
    }
}

impl Masking<'_> {
    /// The table with nothing in it, not even how many answered.
    pub(super) fn protected(&self, table: &RawTable) -> Table {
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
    hidden: bool,
    thresholds: Thresholds,
) -> ThemeIndex {
    let mean = theme.sums.get(place).and_then(|sums| statistics::mean(*sums));
    let enough = mean.filter(|mean| mean.n >= threshold(&group.survey, place, false, thresholds));
    let figure = match enough {
        None => Figure::TooFew,
        Some(_) if hidden => Figure::Protected,
        Some(mean) => Figure::Shown(Index::of(&mean)),
    };
    ThemeIndex {
        survey: group.survey.clone(),
        versions: theme.versions.clone(),
        theme: theme.id.clone(),
        theme_name: theme.name.clone(),
        items: theme.items.clone(),
        area: place.clone(),
        figure,
    }
}

/// A number of answers: 1–5 are hidden.
pub(super) fn counted(n: u64) -> Figure<u64> {
    if mask::hides(n) { Figure::Protected } else { Figure::Shown(to_nearest_five(n)) }
}

fn respondents(raw: &RawPicture, ledger: &Ledger, earlier: Earlier<'_>) -> Respondents {
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
    let coverage =
        |n: u64, population: Option<u64>| match population {
            None => Coverage::PopulationUnknown,
            Some(_) if mask::hides(n) => Coverage::NotShown,
            Some(inhabitants) => statistics::coverage(to_nearest_five(n), answers, inhabitants, people)
                .map_or(Coverage::NotShown, |ratio| {
                    let value = (ratio * 100.0).round() / 100.0;
                    Coverage::Ratio { value, under: value < UNDERREPRESENTED }
                }),
        };
    let number = |n: u64, which: Number3| if ledger.hides(which) { Figure::Protected } else { counted(n) };
    let responses = |survey: Option<&str>,
                     area: Option<&str>,
                     (n, which): (u64, Number3),
                     coverage: Coverage,
                     list: fn(&Respondents) -> &[Responses]| {
        let figure = number(n, which);
        let fresh = Responses {
            survey: survey.map(str::to_owned),
            area: area.map(str::to_owned),
            coverage: match coverage {
                Coverage::Ratio { .. } if !figure.is_shown() => Coverage::NotShown,
                coverage => coverage,
            },
            n: figure,
        };
        let before = |picture: &PublishedPicture| {
            earlier::responses(list(&picture.respondents), survey, area).cloned()
        };
        match earlier.number(n, |picture| before(picture).map(|one| one.n)) {
            Some(_) => earlier.0.and_then(before).unwrap_or(fresh),
            None => fresh,
        }
    };

    let mut groups = Vec::new();
    let mut groups_by_area = Vec::new();
    for (group_at, group) in raw.groups.iter().enumerate() {
        let survey = group.survey.as_str();
        groups.push(responses(
            Some(survey),
            None,
            (group.residents(), Number3::Group(group_at)),
            coverage(in_areas(group), population.by_group.get(survey).copied()),
            |respondents| &respondents.groups,
        ));
        for (area_at, area) in areas.iter().enumerate() {
            let n = in_area(group, area);
            let inhabitants = population
                .by_group
                .contains_key(survey)
                .then(|| raw.municipality.population(survey, area))
                .flatten();
            groups_by_area.push(responses(
                Some(survey),
                Some(area),
                (n, Number3::Cell(group_at, area_at)),
                coverage(n, inhabitants.map(u64::from)),
                |respondents| &respondents.groups_by_area,
            ));
        }
    }
    let by_area = areas.iter().enumerate().map(|(area_at, area)| {
        let n: u64 = raw.groups.iter().map(|group| in_area(group, area)).sum();
        let known: u64 = raw.groups.iter().filter(known).map(|group| in_area(group, area)).sum();
        responses(
            None,
            Some(area),
            (n, Number3::Area(area_at)),
            coverage(known, population.by_area.get(area).copied()),
            |respondents| &respondents.areas,
        )
    });
    let one = |n: u64, which: Number3, before: fn(&Respondents) -> Figure<u64>| {
        earlier.number(n, |picture| Some(before(&picture.respondents))).unwrap_or_else(|| number(n, which))
    };
    let list =
        |counts: Vec<(&str, u64)>, which: fn(usize) -> Number3, before: fn(&Respondents) -> &[Counted]| {
            let counts = counts.into_iter().enumerate().map(|(at, (id, n))| {
                let kept = earlier.number(n, |picture| earlier::counted(before(&picture.respondents), id));
                (id, n, kept.unwrap_or_else(|| number(n, which(at))))
            });
            most_used(counts)
        };

    Respondents {
        received: one(
            raw.groups.iter().map(|group| group.received).sum(),
            Number3::Received,
            |respondents| respondents.received,
        ),
        non_residents: one(
            raw.groups.iter().map(|group| group.non_residents).sum(),
            Number3::NonResidents,
            |respondents| respondents.non_residents,
        ),
        area_unknown: one(residents.saturating_sub(placed), Number3::AreaUnknown, |respondents| {
            respondents.area_unknown
        }),
        areas: by_area.collect(),
        groups,
        groups_by_area,
        languages: list(
            raw.languages.iter().map(|(tag, n)| (tag.as_str(), *n)).collect(),
            Number3::Language,
            |respondents| &respondents.languages,
        ),
        channels: list(
            raw.channels.iter().map(|(channel, n)| (Channel::id(*channel), *n)).collect(),
            Number3::Channel,
            |respondents| &respondents.channels,
        ),
    }
}

/// A list of how often each was used, of those that were.
pub(super) fn most_used<'a>(counts: impl Iterator<Item = (&'a str, u64, Figure<u64>)>) -> Vec<Counted> {
    let mut used: Vec<_> = counts.filter(|(_, n, _)| *n > 0).collect();
    // Hidden ones by name: an order among them would tell which is larger.
    used.sort_by_key(|(id, _, figure)| (std::cmp::Reverse(figure.shown().copied()), *id));
    used.into_iter().map(|(id, _, n)| Counted { id: id.to_owned(), n }).collect()
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
