//! Which sensitive columns a combination keeps.

use super::MOST_PERCENT;
use crate::{
    microdata::{Column, Columns, FIXED},
    response::Response,
};

/// How often each value was seen. There are few of them: the options of a question.
#[derive(Clone, Debug, Default)]
pub(super) struct Values(Vec<(String, u64)>);

impl Values {
    fn add(&mut self, value: &str, times: u64) {
        match self.0.iter_mut().find(|(known, _)| known == value) {
            Some((_, count)) => *count += times,
            None => self.0.push((value.to_owned(), times)),
        }
    }

    fn append(&mut self, other: &Self) {
        other.0.iter().for_each(|(value, times)| self.add(value, *times));
    }

    /// Whether one value stands in nearly all the rows, or in nearly all of those that were answered: to know that someone
    /// is among them would be to know it.
    fn is_dominated(&self, rows: u64) -> bool {
        let answered: u64 =
            self.0.iter().filter(|(value, _)| !value.is_empty()).map(|(_, count)| count).sum();
        self.0.iter().any(|(value, count)| {
            let over = |base: u64| count * 100 > base * MOST_PERCENT;
            over(rows) || !value.is_empty() && over(answered)
        })
    }
}

/// What is looked at in every combination: each sensitive column, and for each sensitive multiple choice with an option
/// for nothing whether anything was chosen.
#[derive(Clone, Debug)]
pub(super) struct Aspects<'a> {
    all: Vec<Aspect<'a>>,
    columns: &'a [Column<'a>],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aspect<'a> {
    /// By its place among the answers.
    Column(usize),
    /// Something, or nothing, of a multiple choice.
    Something { field: &'a str },
}

const SOMETHING: &str = "something";
const NOTHING: &str = "nothing";

impl<'a> Aspects<'a> {
    pub(super) fn of(columns: &'a Columns<'a>) -> Self {
        let columns = columns.answers();
        let mut all = Vec::new();
        for (place, column) in
            columns.iter().enumerate().filter(|(_, column)| column.field.question.sensitive)
        {
            // Where no option means nothing, that something was chosen says no more than that it was answered.
            let something = Aspect::Something { field: column.field.id };
            if column.option.is_some_and(|option| option.exclusive) && !all.contains(&something) {
                all.push(something);
            }
            all.push(Aspect::Column(place));
        }
        Self { all, columns }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn count(&self, response: &Response, values: &mut [Values]) {
        for (aspect, values) in self.all.iter().zip(values) {
            let value = match *aspect {
                Aspect::Column(place) => {
                    let column = &self.columns[place];
                    column.cell(response.version, response.answers.get(column.field.id))
                }
                Aspect::Something { field } => self.something(field, response.answers.get(field)),
            };
            values.add(value, 1);
        }
    }

    fn something(&self, field: &str, chosen: &[String]) -> &'static str {
        if chosen.is_empty() {
            return "";
        }
        let options =
            self.columns.iter().filter(|column| column.field.id == field).filter_map(|column| column.option);
        let mut real = options.filter(|option| !option.exclusive);
        if real.any(|option| chosen.contains(&option.id)) { SOMETHING } else { NOTHING }
    }

    /// The columns that are hidden for combinations with so many rows together, by their place in a row.
    pub(super) fn withheld<'v>(
        &self,
        rows: u64,
        counted: impl Iterator<Item = &'v Vec<Values>>,
    ) -> Vec<usize> {
        let mut sums = vec![Values::default(); self.all.len()];
        for values in counted {
            sums.iter_mut().zip(values).for_each(|(sum, one)| sum.append(one));
        }
        let mut hidden = vec![false; self.columns.len()];
        for (aspect, values) in self.all.iter().zip(&sums) {
            if values.is_dominated(rows) {
                match *aspect {
                    Aspect::Column(place) => hidden[place] = true,
                    Aspect::Something { field } => {
                        let columns = self.columns.iter().zip(&mut hidden);
                        columns
                            .filter(|(column, _)| column.field.id == field)
                            .for_each(|(_, hidden)| *hidden = true);
                    }
                }
            }
        }
        // A follow-up tells what was answered to the question that it follows, which stands before it.
        for place in 0..self.columns.len() {
            hidden[place] |= self.follows_hidden(place, &hidden);
        }
        let hidden = hidden.into_iter().enumerate().filter(|(_, hidden)| *hidden);
        hidden.map(|(place, _)| FIXED.len() + place).collect()
    }

    fn follows_hidden(&self, place: usize, hidden: &[bool]) -> bool {
        let Some(condition) = &self.columns[place].field.question.condition else { return false };
        self.columns.iter().zip(hidden).any(|(column, hidden)| {
            let decides = column.option.is_none_or(|option| condition.any_of.contains(&option.id));
            *hidden && column.field.question.id == condition.question && decides
        })
    }
}
