//! Which counts one response adds to.
//!
//! The situation picture is made from these counts and never from responses, so it costs the number of cells and not
//! of answers. The store adds them up in the same transaction as the response; a recount must give the same.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use crate::{
    answers::Written,
    municipality::{AREA_QUESTION, NON_RESIDENT},
    response::Response,
    survey::{Field, Question, Survey},
};

/// The pseudo-question that every received response counts once under, residents or not.
pub const RECEIVED: &str = "_svar";
/// The pseudo-option for the base of a multiple choice: those who answered and are not marked *.
pub const BASE: &str = "_bas";
/// Between the two questions, and the two options, of a table of two questions: `plats.tid`, `station.kvall`.
pub const CROSS: char = '.';

/// The one further dimension that a count is kept for. Never two at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dimension {
    /// The whole municipality, non-residents apart.
    Whole,
    Area,
    Gender,
    Event,
    Channel,
    Language,
}

impl Dimension {
    pub const ALL: [Self; 6] =
        [Self::Whole, Self::Area, Self::Gender, Self::Event, Self::Channel, Self::Language];

    pub fn id(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Area => "area",
            Self::Gender => "gender",
            Self::Event => "event",
            Self::Channel => "channel",
            Self::Language => "language",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.id() == id)
    }
}

/// A place in the whole or along one dimension: `Area` = `viksjo`. `Whole` has an empty value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slice {
    pub dimension: Dimension,
    pub value: String,
}

impl Slice {
    pub fn whole() -> Self {
        Self { dimension: Dimension::Whole, value: String::new() }
    }

    pub fn area(id: &str) -> Self {
        Self { dimension: Dimension::Area, value: id.to_owned() }
    }
}

/// What one count is of: field (or pseudo-question), option (or pseudo-option), in one slice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    pub field: String,
    pub option: String,
    pub slice: Slice,
}

/// What one theme score is of, in one slice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThemeCell {
    pub theme: String,
    pub slice: Slice,
}

/// n, Σs and Σs² of the respondents' theme scores, in whole numbers so that sums are exact in every order.
///
/// A respondent's theme score is the mean of the theme's answered items, 0–6. It is kept as 840 times that: 840 is
/// divisible by every number of items from 1 to 8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScoreSums {
    pub n: i64,
    pub sum: i64,
    pub sum_of_squares: i64,
}

impl ScoreSums {
    pub const UNIT: i64 = 840;

    pub fn add(&mut self, other: Self) {
        self.n += other.n;
        self.sum += other.sum;
        self.sum_of_squares += other.sum_of_squares;
    }
}

/// Counts of one survey version in one round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub counts: BTreeMap<Cell, i64>,
    pub scores: BTreeMap<ThemeCell, ScoreSums>,
}

impl Tally {
    /// Counts one response more.
    pub fn add(&mut self, contribution: &Contribution) {
        let layout = &contribution.layout;
        for part in &contribution.parts {
            for slice in &part.slices {
                for place in &part.counts {
                    let (field, option) = layout.cells[usize::from(*place)].clone();
                    *self.counts.entry(Cell { field, option, slice: slice.clone() }).or_default() += 1;
                }
                for (place, score) in &part.scores {
                    let theme = layout.themes[usize::from(*place)].clone();
                    self.scores.entry(ThemeCell { theme, slice: slice.clone() }).or_default().add(*score);
                }
            }
        }
    }

    pub fn count(&self, field: &str, option: &str, slice: &Slice) -> i64 {
        let cell = Cell { field: field.to_owned(), option: option.to_owned(), slice: slice.clone() };
        self.counts.get(&cell).copied().unwrap_or_default()
    }
}

/// What one response adds to the tallies of its survey version.
///
/// A response answers some forty times and is in up to six slices: multiplied out, that is more than all the rest of it.
/// So it is kept as the factors, and multiplied where counts are added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contribution {
    pub layout: Arc<Layout>,
    pub parts: Vec<Part>,
}

/// Every count is one more in each of the slices, and so is every theme score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub slices: Vec<Slice>,
    /// Places among the layout's cells.
    pub counts: Vec<u16>,
    /// Places among the layout's themes.
    pub scores: Vec<(u16, ScoreSums)>,
}

/// Everything that any response to a survey version can add to, each with its place: a number is found and added to in a
/// fraction of the time that two texts take. In the survey's order, so that it says nothing of which was met first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Fields (or pseudo-questions) with their options.
    pub cells: Vec<(String, String)>,
    pub themes: Vec<String>,
    /// In the order of the survey's fields.
    fields: Vec<Places>,
}

/// Where a field's options stand, one after the other, and behind them [`BASE`] where it is a multiple choice.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Places {
    first: usize,
    /// For each option of the question that it is crossed with: where [`BASE`] stands, and behind it the field's options.
    crossed: Vec<Option<usize>>,
}

impl Layout {
    pub fn of(survey: &Survey) -> Self {
        let mut cells = vec![(RECEIVED.to_owned(), String::new())];
        let mut fields = Vec::new();
        for field in survey.fields() {
            let first = cells.len();
            let mut cell = |field: &str, option: &str| cells.push((field.to_owned(), option.to_owned()));
            let options = || field.question.options.iter();
            options().for_each(|choice| cell(field.id, &choice.id));
            if field.question.is_multiple() {
                cell(field.id, BASE);
            }
            let mut crossed = Vec::new();
            if let Some(other) = crossed_with(survey, field.question) {
                let name = format!("{}{CROSS}{}", other.id, field.id);
                for one in &other.options {
                    crossed.push((!one.exclusive).then_some(cells.len()));
                    if !one.exclusive {
                        let two = std::iter::once(BASE).chain(options().map(|choice| &*choice.id));
                        cells.extend(two.map(|two| (name.clone(), format!("{}{CROSS}{two}", one.id))));
                    }
                }
            }
            fields.push(Places { first, crossed });
        }
        let items = survey.questions.iter().flat_map(|question| &question.items);
        let themes: BTreeSet<String> = items.filter_map(|item| item.theme.clone()).collect();
        Self { cells, themes: themes.into_iter().collect(), fields }
    }

    /// A layout of these cells and themes, whatever survey they are of.
    pub fn listed(cells: Vec<(String, String)>, themes: Vec<String>) -> Self {
        Self { cells, themes, fields: Vec::new() }
    }

    /// Everything that `response` adds to the tallies of its survey version, which this is the layout of.
    ///
    /// Non-residents are counted under [`RECEIVED`] in every slice, and otherwise only in the area slice
    /// [`NON_RESIDENT`]: they are in no total. A response without an area is in the municipality's totals.
    pub fn contribution(self: &Arc<Self>, survey: &Survey, response: &Response) -> Contribution {
        let slices = slices(response);
        let counted = if response.area.as_deref() == Some(NON_RESIDENT) {
            vec![Slice::area(NON_RESIDENT)]
        } else {
            slices.clone()
        };
        let received = Part { slices, counts: vec![0], scores: Vec::new() };
        let mut lives = Part { slices: vec![Slice::whole()], ..Part::default() };
        let mut answered = Part {
            slices: counted,
            counts: Vec::with_capacity(self.fields.len() + 8),
            scores: self.theme_scores(survey, response),
        };
        let fields = survey.fields().zip(&self.fields);
        for (Field { id, question, .. }, places) in fields {
            let place = |option: &str| question.options.iter().position(|choice| choice.id == option);
            if id == AREA_QUESTION {
                let area = response.area.as_deref().and_then(place);
                lives.counts.extend(area.map(|area| number(places.first + area)));
            }
            let chosen = response.answers.get(id);
            let chosen_places = || chosen.iter().filter_map(|option| place(option));
            answered.counts.extend(chosen_places().map(|option| number(places.first + option)));
            if question.is_multiple() && in_base(question, chosen) {
                answered.counts.push(number(places.first + question.options.len()));
            }
            if chosen.is_empty() {
                continue;
            }
            let Some(other) = crossed_with(survey, question) else { continue };
            for (one, base) in other.options.iter().zip(&places.crossed) {
                let Some(base) = base.filter(|_| response.answers.chose(&other.id, &one.id)) else {
                    continue;
                };
                answered.counts.push(number(base));
                answered.counts.extend(chosen_places().map(|two| number(base + 1 + two)));
            }
        }
        Contribution { layout: Arc::clone(self), parts: vec![received, lives, answered] }
    }

    /// The respondent's mean score per theme over the items answered with a score.
    fn theme_scores(&self, survey: &Survey, response: &Response) -> Vec<(u16, ScoreSums)> {
        let mut points = vec![(0, 0); self.themes.len()];
        for question in &survey.questions {
            for item in &question.items {
                let Some(theme) = &item.theme else { continue };
                let score = response.answers.get(&item.id).first().and_then(|id| question.option(id)?.score);
                if let (Some(score), Ok(theme)) = (score, self.themes.binary_search(theme)) {
                    let (sum, items) = &mut points[theme];
                    *sum += i64::from(score);
                    *items += 1;
                }
            }
        }
        let met = points.into_iter().enumerate().filter(|(_, (_, items))| *items > 0);
        met.map(|(theme, (sum, items))| {
            let score = sum * ScoreSums::UNIT / items;
            (number(theme), ScoreSums { n: 1, sum: score, sum_of_squares: score * score })
        })
        .collect()
    }
}

/// A survey version, ready for its responses to be counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Counter {
    pub survey: Arc<Survey>,
    pub layout: Arc<Layout>,
}

impl Counter {
    pub fn new(survey: Arc<Survey>) -> Self {
        Self { layout: Arc::new(Layout::of(&survey)), survey }
    }

    pub fn contribution(&self, response: &Response) -> Contribution {
        self.layout.contribution(&self.survey, response)
    }
}

/// What a response adds to the tallies: worked out, or by what it will be when it is counted. In a crowd that is later, and
/// then a whole crowd's at once.
#[derive(Clone, Debug)]
pub enum Counted {
    Now(Contribution),
    Later(Counter),
}

impl Counted {
    pub fn contribution(&self, response: &Response<Written>) -> Cow<'_, Contribution> {
        match self {
            Self::Now(contribution) => Cow::Borrowed(contribution),
            Self::Later(counter) => Cow::Owned(counter.contribution(&response.read())),
        }
    }
}

impl From<Contribution> for Counted {
    fn from(contribution: Contribution) -> Self {
        Self::Now(contribution)
    }
}

/// Everything that `response` adds to the tallies of `survey`; for many responses the layout is made once.
pub fn cells(survey: &Survey, response: &Response) -> Contribution {
    Arc::new(Layout::of(survey)).contribution(survey, response)
}

fn number(place: usize) -> u16 {
    u16::try_from(place).expect("a survey has fewer than 65,536 things to count")
}

fn crossed_with<'a>(survey: &'a Survey, question: &Question) -> Option<&'a Question> {
    question.cross_with.as_deref().and_then(|id| survey.question(id))
}

fn slices(response: &Response) -> Vec<Slice> {
    let slice = |dimension, value: &str| Slice { dimension, value: value.to_owned() };
    let mut slices = vec![Slice::whole()];
    slices.extend(response.area.as_deref().map(Slice::area));
    slices.extend(response.answers.get("kon").first().map(|gender| slice(Dimension::Gender, gender)));
    slices.extend(response.event.as_ref().map(|event| slice(Dimension::Event, event.as_str())));
    slices.push(slice(Dimension::Channel, response.channel.id()));
    slices.push(slice(Dimension::Language, response.language.tag()));
    slices
}

/// Answered, and not with an option marked *.
fn in_base(question: &Question, chosen: &[String]) -> bool {
    !chosen.is_empty()
        && !chosen.iter().any(|id| question.option(id).is_some_and(|choice| choice.outside_base))
}
