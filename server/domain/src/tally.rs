//! Which counts one response adds to.
//!
//! The situation picture is made from these counts and never from responses, so it costs the number of cells and not
//! of answers. The store adds them up in the same transaction as the response; a recount must give the same.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    municipality::{AREA_QUESTION, NON_RESIDENT},
    response::Response,
    survey::{Question, Survey},
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
        for part in &contribution.parts {
            for slice in &part.slices {
                for (field, option) in part.counts() {
                    let cell =
                        Cell { field: field.to_owned(), option: option.to_owned(), slice: slice.clone() };
                    *self.counts.entry(cell).or_default() += 1;
                }
                for (theme, score) in &part.scores {
                    let cell = ThemeCell { theme: theme.clone(), slice: slice.clone() };
                    self.scores.entry(cell).or_default().add(*score);
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
/// A response answers some forty times and is in up to six slices: multiplied out, that is more text than all the rest
/// of it. So it is kept as the factors, and multiplied where counts are added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contribution {
    pub parts: Vec<Part>,
}

/// Every count is one more in each of the slices, and so is every theme score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub slices: Vec<Slice>,
    /// Fields (or pseudo-questions) with their options, one text after the other: a crowd's worth of small texts would
    /// cost more than all that is done with them.
    names: String,
    /// Where each field and each option ends.
    ends: Vec<(usize, usize)>,
    pub scores: Vec<(String, ScoreSums)>,
}

impl Part {
    fn of(slices: Vec<Slice>) -> Self {
        Self { slices, ..Self::default() }
    }

    fn count(&mut self, field: &str, option: &str) {
        self.names.push_str(field);
        let end = self.names.len();
        self.names.push_str(option);
        self.ends.push((end, self.names.len()));
    }

    /// What is counted: field and option.
    pub fn counts(&self) -> impl Iterator<Item = (&str, &str)> {
        let begins = std::iter::once(0).chain(self.ends.iter().map(|(_, end)| *end));
        begins
            .zip(&self.ends)
            .map(|(begin, (field, option))| (&self.names[begin..*field], &self.names[*field..*option]))
    }
}

/// Everything that `response` adds to the tallies of its survey version.
///
/// Non-residents are counted under [`RECEIVED`] in every slice, and otherwise only in the area slice
/// [`NON_RESIDENT`]: they are in no total. A response without an area is in the municipality's totals.
pub fn cells(survey: &Survey, response: &Response) -> Contribution {
    let slices = slices(response);
    let counted = if response.area.as_deref() == Some(NON_RESIDENT) {
        vec![Slice::area(NON_RESIDENT)]
    } else {
        slices.clone()
    };

    let mut received = Part::of(slices);
    received.count(RECEIVED, "");
    let mut lives = Part::of(vec![Slice::whole()]);
    if let Some(area) = &response.area {
        lives.count(AREA_QUESTION, area);
    }
    let mut answered = Part::of(counted);
    for field in survey.fields() {
        let chosen = response.answers.get(field.id);
        for option in chosen {
            answered.count(field.id, option);
        }
        if field.question.is_multiple() && in_base(field.question, chosen) {
            answered.count(field.id, BASE);
        }
        if let Some(other) = &field.question.cross_with {
            count_together(&mut answered, survey, response, (other, field.id));
        }
    }
    answered.scores = theme_scores(survey, response);
    Contribution { parts: vec![received, lives, answered] }
}

/// Everything that any response to `survey` can add to: fields (or pseudo-questions) with their options, and themes. In
/// the survey's order, so that it says nothing of which was met first.
pub fn layout(survey: &Survey) -> (Vec<(String, String)>, Vec<String>) {
    let mut cells = vec![(RECEIVED.to_owned(), String::new())];
    for field in survey.fields() {
        let mut cell = |field: &str, option: &str| cells.push((field.to_owned(), option.to_owned()));
        let options = || field.question.options.iter();
        options().for_each(|choice| cell(field.id, &choice.id));
        if field.question.is_multiple() {
            cell(field.id, BASE);
        }
        let other = field.question.cross_with.as_deref().and_then(|id| survey.question(id));
        for one in other.iter().flat_map(|other| &other.options).filter(|choice| !choice.exclusive) {
            let crossed = format!("{}{CROSS}{}", other.map_or("", |other| &other.id), field.id);
            cell(&crossed, &format!("{}{CROSS}{BASE}", one.id));
            options().for_each(|two| cell(&crossed, &format!("{}{CROSS}{}", one.id, two.id)));
        }
    }
    let items = survey.questions.iter().flat_map(|question| &question.items);
    let themes: BTreeSet<String> = items.filter_map(|item| item.theme.clone()).collect();
    (cells, themes.into_iter().collect())
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

fn count_together(part: &mut Part, survey: &Survey, response: &Response, pair: (&str, &str)) {
    let (first, second) = (response.answers.get(pair.0), response.answers.get(pair.1));
    let Some(question) = survey.question(pair.0) else { return };
    let field = format!("{}{CROSS}{}", pair.0, pair.1);
    if second.is_empty() {
        return;
    }
    for one in first.iter().filter(|id| question.option(id).is_some_and(|choice| !choice.exclusive)) {
        part.count(&field, &format!("{one}{CROSS}{BASE}"));
        for two in second {
            part.count(&field, &format!("{one}{CROSS}{two}"));
        }
    }
}

/// The respondent's mean score per theme over the items answered with a score.
fn theme_scores(survey: &Survey, response: &Response) -> Vec<(String, ScoreSums)> {
    let mut points: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for question in &survey.questions {
        for item in &question.items {
            let Some(theme) = item.theme.as_deref() else { continue };
            let score = response.answers.get(&item.id).first().and_then(|id| question.option(id)?.score);
            if let Some(score) = score {
                let (sum, items) = points.entry(theme).or_default();
                *sum += i64::from(score);
                *items += 1;
            }
        }
    }
    points
        .into_iter()
        .map(|(theme, (sum, items))| {
            let score = sum * ScoreSums::UNIT / items;
            (theme.to_owned(), ScoreSums { n: 1, sum: score, sum_of_squares: score * score })
        })
        .collect()
}
