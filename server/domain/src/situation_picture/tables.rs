//! Which tables the picture has, with their exact counts.
//!
//! | question | per age group | age group × area |
//! |---|---|---|
//! | single choice, item of a grid | full scale | – |
//! | … on a scale of safety | full scale, trygg/otrygg | trygg/otrygg |
//! | … on the scale of problems | full scale | problem/inte problem |
//! | multiple choice | each option | each option |
//! | `plats` × `tid` | each time, per place | – |

use std::collections::BTreeMap;

use super::{Place, RawField, RawGroup, RawPicture, TableForm};
use crate::{
    language::Text,
    survey::{Choice, Question},
    tally::{BASE, CROSS},
};

/// One table with exact counts.
pub(crate) struct RawTable {
    pub(crate) form: TableForm,
    pub(crate) base: u64,
    pub(crate) categories: Vec<Category>,
    /// For trygg/otrygg and problem/inte problem: the category that each option in the base is summed into.
    pub(crate) parts: Vec<usize>,
    /// For two questions together: the place that was named, with its words.
    pub(crate) within: Option<(String, Text)>,
    /// Vet inte outside the base, and all who answered.
    pub(crate) dont_know: Option<(u64, u64)>,
}

/// A category of a table: what it is called and how many are in it.
pub(crate) struct Category {
    pub(crate) id: String,
    pub(crate) text: Text,
    pub(crate) theme: Option<String>,
    /// Stands alone in a multiple choice: "Ingenstans", "Nej".
    pub(crate) exclusive: bool,
    pub(crate) count: u64,
}

impl RawPicture {
    /// The whole municipality, then the values of the second dimension: most often the configured areas.
    pub(crate) fn places(&self) -> Vec<Place> {
        std::iter::once(None).chain(self.by.values.iter().cloned().map(Some)).collect()
    }
}

impl RawGroup {
    /// The tables of one place, field by field; a field's tables belong together.
    pub(crate) fn tables<'a, 'p>(
        &'a self,
        place: &'p Place,
    ) -> impl Iterator<Item = (&'a RawField, Vec<RawTable>)> + use<'a, 'p> {
        self.fields.iter().map(move |field| (field, field.tables(place)))
    }
}

impl RawField {
    pub(crate) fn tables(&self, place: &Place) -> Vec<RawTable> {
        if let Some(other) = &self.crossed {
            return if place.is_none() { self.crossed(other, place) } else { Vec::new() };
        }
        if self.question.is_multiple() {
            return vec![self.table(TableForm::SingleOptions, place, self.inside(place))];
        }
        let coarse = Coarse::of(&self.question).map(|coarse| self.coarse(coarse, place));
        match (place, coarse) {
            (None, Some(coarse)) if coarse.form == TableForm::SafeUnsafe => {
                vec![self.full_scale(place), coarse]
            }
            (None, _) => vec![self.full_scale(place)],
            (Some(_), coarse) => coarse.into_iter().collect(),
        }
    }

    /// The tables that the answers of one place make with the whole municipality's categories. Only to be weighted and
    /// added up: they are finer than anything that is published of a place.
    pub(crate) fn tables_as_whole(&self, place: &Place) -> Vec<RawTable> {
        let counts = self.counts.get(place).cloned().unwrap_or_default();
        let alone = BTreeMap::from([(None, counts)]);
        Self { counts: alone, by_channel: BTreeMap::new(), ..self.clone() }.tables(&None)
    }

    fn table(&self, form: TableForm, place: &Place, categories: Vec<Category>) -> RawTable {
        let base = self.base(place);
        RawTable { form, base, categories, parts: Vec::new(), within: None, dont_know: None }
    }

    /// The options in the base.
    fn inside(&self, place: &Place) -> Vec<Category> {
        let inside = self.question.options.iter().filter(|choice| !choice.outside_base);
        inside.map(|choice| category(choice, self.count(place, &choice.id))).collect()
    }

    fn full_scale(&self, place: &Place) -> RawTable {
        let outside = || self.question.options.iter().filter(|choice| choice.outside_base);
        let has_dont_know = outside().any(|choice| choice.id == "vet_inte");
        let rest: u64 = outside().map(|choice| self.count(place, &choice.id)).sum();
        let dont_know = has_dont_know.then(|| (self.count(place, "vet_inte"), self.base(place) + rest));
        RawTable { dont_know, ..self.table(TableForm::FullScale, place, self.inside(place)) }
    }

    fn coarse(&self, coarse: Coarse, place: &Place) -> RawTable {
        let mut sums = vec![0; coarse.rows.len()];
        for (fine, &part) in self.inside(place).iter().zip(&coarse.parts) {
            sums[part] += fine.count;
        }
        let categories = coarse.rows.into_iter().zip(sums).map(|((id, text), count)| Category {
            id: id.to_owned(),
            text,
            theme: None,
            exclusive: false,
            count,
        });
        RawTable { parts: coarse.parts, ..self.table(coarse.form, place, categories.collect()) }
    }

    /// One table per place: when those who named it feel unsafe there.
    fn crossed(&self, other: &Question, place: &Place) -> Vec<RawTable> {
        let named = other.options.iter().filter(|choice| !choice.exclusive && !choice.outside_base);
        named
            .map(|one| {
                let count = |option: &str| self.count(place, &format!("{}{CROSS}{option}", one.id));
                let inside = self.question.options.iter().filter(|choice| !choice.outside_base);
                RawTable {
                    form: TableForm::CrossOption,
                    base: count(BASE),
                    categories: inside.map(|choice| category(choice, count(&choice.id))).collect(),
                    parts: Vec::new(),
                    within: Some((one.id.clone(), one.text.clone())),
                    dont_know: None,
                }
            })
            .collect()
    }
}

fn category(choice: &Choice, count: u64) -> Category {
    Category {
        id: choice.id.clone(),
        text: choice.text.clone(),
        theme: choice.theme.clone(),
        exclusive: choice.exclusive,
        count,
    }
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
            let parts = inside.iter().map(|choice| usize::from(choice.score < Some(BIG_PROBLEM))).collect();
            return Some(Self { form: TableForm::ProblemOrNot, rows, parts });
        }
        None
    }
}

/// From this score on an answer says that it is a problem: "ganska stort problem".
const BIG_PROBLEM: u8 = 4;
