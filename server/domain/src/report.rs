//! What staff make of a year's picture: a text of their own in each of the fifteen sections, a judgement per theme,
//! causes and priorities.
//!
//! A [`Report`] is what is kept. Each [`Piece`] of it is saved by itself and counts its revisions, so that two who write
//! at the same time never overwrite one another. [`board`] and [`priorities`] put the pieces together with the published
//! picture and the dialogues: what they answer is what is shown, printed and frozen.

mod board;
mod cause;
mod priority;
mod residents;
mod section;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use board::{
    Decision, DialogueVoice, Heard, Judgement, LEAST_NOTES, OutsideReading, Source, Verdict, Voices, board,
    on_the_board,
};
pub use cause::CauseAnalysis;
pub(crate) use priority::chosen_by;
pub use priority::{MOST_PRIORITIES, Move, Part, Priority, PriorityOrder, Score, priorities};
pub use residents::{
    Breadth, GroupVoice, HIGH_FROM, MIDDLE_FROM, Measure, MeasureKind, Residents, Trend, Word,
};
pub(crate) use residents::{NO, measures};
pub use section::SectionNumber;

use crate::staff::{Organisation, Role};

/// By which function and on which day something was written: never a person's name. Who it was is in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    pub role: Role,
    pub organisation: Organisation,
    pub day: Date,
}

/// Something that was written, with its revision: 1 the first time, one more each time it is changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamped<T> {
    pub value: T,
    pub revision: u32,
    pub by: By,
}

impl<T> Stamped<T> {
    fn with<U>(self, value: impl FnOnce(T) -> U) -> Stamped<U> {
        Stamped { value: value(self.value), revision: self.revision, by: self.by }
    }
}

/// What is saved by itself. A theme is named by its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    /// A section's own text.
    Text { section: SectionNumber, text: String },
    /// How staff read the figures from elsewhere about a theme; `None` when they have taken it back.
    Outside { theme: String, reading: Option<OutsideReading> },
    /// Staff's own verdict on a theme in place of the proposed one; `None` when they have taken it back.
    Decision { theme: String, decision: Option<Decision> },
    /// Why a prioritised problem exists.
    Cause { theme: String, cause: CauseAnalysis },
    /// Why a theme is a priority.
    Motivation { theme: String, text: String },
    /// How many priorities there are, and what was moved.
    Order(PriorityOrder),
}

impl Piece {
    /// What kind of piece it is, as it is kept and logged.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Outside { .. } => "outside",
            Self::Decision { .. } => "decision",
            Self::Cause { .. } => "cause",
            Self::Motivation { .. } => "motivation",
            Self::Order(_) => "order",
        }
    }

    /// What it is about: a section's number, a theme's id, or nothing. With the kind it is the piece's place in a year.
    pub fn subject(&self) -> String {
        match self {
            Self::Text { section, .. } => section.get().to_string(),
            Self::Outside { theme, .. }
            | Self::Decision { theme, .. }
            | Self::Cause { theme, .. }
            | Self::Motivation { theme, .. } => theme.clone(),
            Self::Order(_) => String::new(),
        }
    }
}

/// Section → its own text.
pub type SectionTexts = BTreeMap<SectionNumber, Stamped<String>>;

/// Everything that staff have written for a year. Themes are named by their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub year: i16,
    pub texts: SectionTexts,
    pub outside: BTreeMap<String, Stamped<Option<OutsideReading>>>,
    pub decisions: BTreeMap<String, Stamped<Option<Decision>>>,
    pub causes: BTreeMap<String, Stamped<CauseAnalysis>>,
    pub motivations: BTreeMap<String, Stamped<String>>,
    pub order: Option<Stamped<PriorityOrder>>,
}

impl Report {
    pub fn of(year: i16, pieces: impl IntoIterator<Item = Stamped<Piece>>) -> Self {
        let mut report = Self { year, ..Self::default() };
        for piece in pieces {
            report.put(piece);
        }
        report
    }

    fn put(&mut self, piece: Stamped<Piece>) {
        let Stamped { value, revision, by } = piece;
        let stamp = Stamped { value: (), revision, by };
        match value {
            Piece::Text { section, text } => drop(self.texts.insert(section, stamp.with(|()| text))),
            Piece::Outside { theme, reading } => {
                self.outside.insert(theme, stamp.with(|()| reading));
            }
            Piece::Decision { theme, decision } => {
                self.decisions.insert(theme, stamp.with(|()| decision));
            }
            Piece::Cause { theme, cause } => drop(self.causes.insert(theme, stamp.with(|()| cause))),
            Piece::Motivation { theme, text } => drop(self.motivations.insert(theme, stamp.with(|()| text))),
            Piece::Order(order) => self.order = Some(stamp.with(|()| order)),
        }
    }

    /// A section's own text; `None` where there is none, or an empty one.
    pub fn text(&self, section: SectionNumber) -> Option<&Stamped<String>> {
        self.texts.get(&section).filter(|text| !text.value.trim().is_empty())
    }

    /// The sections that have to be written before this can be published and are not: 2, what it rests on, and 14, what
    /// is put first and why.
    pub fn missing_before_publishing(&self) -> Vec<SectionNumber> {
        let required = SectionNumber::ALL.into_iter().filter(|section| section.is_required());
        required.filter(|section| self.text(*section).is_none()).collect()
    }
}
