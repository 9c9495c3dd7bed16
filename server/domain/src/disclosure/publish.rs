//! From exact counts to the published picture.

use std::{cmp::Ordering, collections::BTreeMap};

use super::{
    Figure, Index, Share, mask,
    picture::{
        AgeGroup, AreaName, Contents, Counted, Coverage, Label, PublishedPicture, Respondents, Responses,
        Row, Table, ThemeIndex,
    },
};
use crate::{
    language::Text,
    municipality::{Municipality, Thresholds},
    response::Channel,
    situation_picture::{Place, RawField, RawGroup, RawPicture, RawTheme, Section, TableForm},
    statistics::{self, UNDERREPRESENTED, to_nearest_five},
    survey::{Choice, Question},
};

/// The age group whose every figure has the higher threshold, and the one whose figures by area have.
const CHILDREN: &str = "barn";
const YOUNG: &str = "ungdom";

/// Masks a picture. See the [module](super) for the rules.
pub fn publish(raw: &RawPicture, thresholds: Thresholds) -> PublishedPicture {
    let areas: Vec<AreaName> = raw
        .municipality
        .areas
        .iter()
        .map(|area| AreaName { id: area.id.clone(), name: area.name.clone() })
        .collect();
    let places: Vec<Place> =
        std::iter::once(None).chain(areas.iter().map(|area| Some(area.id.clone()))).collect();

    let mut tables = Vec::new();
    let mut theme_indexes = Vec::new();
    for group in &raw.groups {
        let mut by_place = Vec::new();
        for place in &places {
            for field in &group.fields {
                by_place.extend(FieldMask { group, field, place, thresholds }.tables());
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
        label: Label {
            n: to_nearest_five(raw.groups.iter().map(RawGroup::residents).sum()),
            channels: raw.channels.iter().filter(|(_, n)| **n > 0).map(|(channel, _)| *channel).collect(),
        },
        respondents: respondents(raw),
        groups: raw
            .groups
            .iter()
            .map(|group| AgeGroup {
                survey: group.survey.clone(),
                name: group.name.clone(),
                versions: group.versions.clone(),
            })
            .collect(),
        areas,
        tables,
        theme_indexes,
    })
}

/// The smallest base that a figure may rest on.
fn threshold(survey: &str, place: &Place, sensitive: bool, thresholds: Thresholds) -> u64 {
    if sensitive || survey == CHILDREN || survey == YOUNG && place.is_some() {
        thresholds.sensitive_base.max(thresholds.base)
    } else {
        thresholds.base
    }
}

/// One field in one place, on its way to its tables.
struct FieldMask<'a> {
    group: &'a RawGroup,
    field: &'a RawField,
    place: &'a Place,
    thresholds: Thresholds,
}

/// A category of a table that adds up: what it is called and what it counts.
struct Category {
    id: String,
    text: Text,
    theme: Option<String>,
    count: u64,
}

impl FieldMask<'_> {
    fn tables(&self) -> Vec<Table> {
        let question = &self.field.question;
        if let Some(other) = &self.field.crossed {
            return if self.place.is_none() { self.crossed(other) } else { Vec::new() };
        }
        if question.is_multiple() {
            return vec![self.single_options()];
        }
        let coarse = Coarse::of(question);
        match (self.place, coarse) {
            (None, Some(coarse)) if coarse.form == TableForm::SafeUnsafe => self.linked(&coarse),
            (None, _) => {
                let categories = self.full_scale();
                let hidden = self.hidden(&categories, None);
                vec![self.full_scale_table(categories, &hidden)]
            }
            (Some(_), Some(coarse)) => {
                let categories = self.coarse_categories(&coarse);
                let hidden = self.hidden(&categories, coarse.sacrifice());
                vec![self.table(coarse.form, self.base(), categories, &hidden)]
            }
            (Some(_), None) => Vec::new(),
        }
    }

    fn base(&self) -> u64 {
        self.field.base(self.place)
    }

    fn threshold(&self) -> u64 {
        threshold(&self.group.survey, self.place, self.field.question.sensitive, self.thresholds)
    }

    fn category(&self, choice: &Choice, counted_as: &str) -> Category {
        Category {
            id: choice.id.clone(),
            text: choice.text.clone(),
            theme: choice.theme.clone(),
            count: self.field.count(self.place, counted_as),
        }
    }

    fn full_scale(&self) -> Vec<Category> {
        let inside = self.field.question.options.iter().filter(|choice| !choice.outside_base);
        inside.map(|choice| self.category(choice, &choice.id)).collect()
    }

    fn coarse_categories(&self, coarse: &Coarse) -> Vec<Category> {
        let mut sums = vec![0; coarse.rows.len()];
        for (category, &part) in self.full_scale().iter().zip(&coarse.parts) {
            sums[part] += category.count;
        }
        let named = coarse.rows.iter().zip(sums);
        named
            .map(|((id, text), count)| Category {
                id: (*id).to_owned(),
                text: text.clone(),
                theme: None,
                count,
            })
            .collect()
    }

    fn hidden(&self, categories: &[Category], sacrifice: Option<usize>) -> Vec<bool> {
        let counts: Vec<u64> = categories.iter().map(|category| category.count).collect();
        mask::categories(&counts, self.field.question.sensitive, sacrifice)
    }

    /// The full scale and its trygg/otrygg, masked with each other known.
    fn linked(&self, coarse: &Coarse) -> Vec<Table> {
        let fine = self.full_scale();
        let counts: Vec<u64> = fine.iter().map(|category| category.count).collect();
        let marks = mask::linked(
            &counts,
            &coarse.parts,
            coarse.rows.len(),
            self.field.question.sensitive,
            coarse.sacrifice(),
        );
        let categories = self.coarse_categories(coarse);
        vec![
            self.full_scale_table(fine, &marks.fine),
            self.table(coarse.form, self.base(), categories, &marks.coarse),
        ]
    }

    fn full_scale_table(&self, categories: Vec<Category>, hidden: &[bool]) -> Table {
        let dont_know = self.dont_know();
        Table { dont_know, ..self.table(TableForm::FullScale, self.base(), categories, hidden) }
    }

    /// Vet inte among all who answered; a table of its own (those who know, those who do not).
    fn dont_know(&self) -> Option<Figure<Share>> {
        let outside: Vec<_> =
            self.field.question.options.iter().filter(|choice| choice.outside_base).collect();
        outside.iter().find(|choice| choice.id == "vet_inte")?;
        let count = self.field.count(self.place, "vet_inte");
        let rest: u64 = outside.iter().map(|choice| self.field.count(self.place, &choice.id)).sum();
        Some(self.single(count, self.base() + rest))
    }

    /// One share that is a table of its own.
    fn single(&self, count: u64, n: u64) -> Figure<Share> {
        if n < self.threshold() {
            Figure::TooFew
        } else if mask::single(count, n, self.field.question.sensitive) {
            Figure::Protected
        } else {
            Figure::Shown(Share::of(count, n))
        }
    }

    fn single_options(&self) -> Table {
        let base = self.base();
        let inside = self.field.question.options.iter().filter(|choice| !choice.outside_base);
        let categories: Vec<Category> = inside.map(|choice| self.category(choice, &choice.id)).collect();
        let places = names_places(&self.field.question);
        let exclusive = |id: &str| self.field.question.option(id).is_some_and(|choice| choice.exclusive);
        let hidden: Vec<bool> = categories
            .iter()
            .map(|category| {
                let unnamed = places && !exclusive(&category.id) && category.count < self.threshold();
                unnamed || mask::single(category.count, base, self.field.question.sensitive)
            })
            .collect();
        self.table(TableForm::SingleOptions, base, categories, &hidden)
    }

    /// One table per place: when those who named it feel unsafe there.
    fn crossed(&self, other: &Question) -> Vec<Table> {
        let named = other.options.iter().filter(|choice| !choice.exclusive && !choice.outside_base);
        named
            .map(|place| {
                let counted = |option: &str| format!("{}{}{option}", place.id, crate::tally::CROSS);
                let base = self.field.count(self.place, &counted(crate::tally::BASE));
                let inside = self.field.question.options.iter().filter(|choice| !choice.outside_base);
                let categories: Vec<Category> =
                    inside.map(|choice| self.category(choice, &counted(&choice.id))).collect();
                let sensitive = self.field.question.sensitive;
                let hidden: Vec<bool> =
                    categories.iter().map(|category| mask::single(category.count, base, sensitive)).collect();
                Table {
                    within: Some((place.id.clone(), place.text.clone())),
                    ..self.table(TableForm::CrossOption, base, categories, &hidden)
                }
            })
            .collect()
    }

    fn table(&self, form: TableForm, base: u64, categories: Vec<Category>, hidden: &[bool]) -> Table {
        let field = self.field;
        let enough = base >= self.threshold();
        let rows = categories.into_iter().zip(hidden).map(|(category, hidden)| Row {
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
            form,
            sensitive: field.question.sensitive,
            within: None,
            base: if enough { Figure::Shown(to_nearest_five(base)) } else { Figure::TooFew },
            dont_know: None,
            rows: rows.collect(),
        }
    }
}

/// Whether its options are places, which are named only with enough mentions.
fn names_places(question: &Question) -> bool {
    question.theme.as_deref() == Some("plats") && question.cross_with.is_none()
}

/// How a full scale is summed into trygg/otrygg or problem/inte problem.
struct Coarse {
    form: TableForm,
    rows: Vec<(&'static str, Text)>,
    /// The row that each option in the base belongs to.
    parts: Vec<usize>,
}

impl Coarse {
    /// `None` for a question without a scale of safety or of problems.
    fn of(question: &Question) -> Option<Self> {
        let inside: Vec<&Choice> = question.options.iter().filter(|choice| !choice.outside_base).collect();
        if inside.iter().any(|choice| choice.counts_as_unsafe) {
            let mut rows =
                vec![("trygg", Text::pair("Trygg", "Safe")), ("otrygg", Text::pair("Otrygg", "Unsafe"))];
            if inside.iter().any(|choice| choice.neither) {
                rows.push(("varken", Text::pair("Varken eller", "Neither")));
            }
            let part = |choice: &&Choice| match (choice.counts_as_unsafe, choice.neither) {
                (true, _) => 1,
                (false, true) => 2,
                (false, false) => 0,
            };
            let parts = inside.iter().map(part).collect();
            return Some(Self { form: TableForm::SafeUnsafe, rows, parts });
        }
        if inside.iter().all(|choice| choice.score.is_some()) {
            let rows = vec![
                ("problem", Text::pair("Ganska eller mycket stort problem", "A fairly or very big problem")),
                ("inte_problem", Text::pair("Inget eller litet problem", "No problem or a small one")),
            ];
            let parts = inside.iter().map(|choice| usize::from(choice.score < Some(4))).collect();
            return Some(Self { form: TableForm::ProblemOrNot, rows, parts });
        }
        None
    }

    /// What is hidden first as company for an unsafe category: the share of safe, so that the share of unsafe, which
    /// decisions are taken from, stays where it can.
    fn sacrifice(&self) -> Option<usize> {
        (self.form == TableForm::SafeUnsafe).then_some(0)
    }
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

fn largest_first(one: &ThemeIndex, other: &ThemeIndex) -> Ordering {
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

fn counted(n: u64) -> Figure<u64> {
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

fn most_used<'a>(counts: impl Iterator<Item = (&'a str, u64)>) -> Vec<Counted> {
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
