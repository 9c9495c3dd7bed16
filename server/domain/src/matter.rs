//! A matter of accessibility: what someone found hard to use, or asked to have in another format.
//!
//! It has nothing to do with any answer. What is in it may be personal data, which answers are not: it has a deadline, and
//! a day on which it is deleted.

use std::fmt;

use jiff::{ToSpan as _, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    clock::Random,
    event::{random_code, typed_code},
    language::Language,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatterKind {
    /// "Påtala bristande tillgänglighet".
    Deficiency,
    /// "Begär att få otillgängligt innehåll levererat i alternativt format".
    OtherFormat,
}

impl MatterKind {
    pub const ALL: [Self; 2] = [Self::Deficiency, Self::OtherFormat];

    /// The stored name, and the last part of its form's address.
    pub fn id(self) -> &'static str {
        match self {
            Self::Deficiency => "brist",
            Self::OtherFormat => "format",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatterStatus {
    New,
    Handling,
    Done,
}

impl MatterStatus {
    pub const ALL: [Self; 3] = [Self::New, Self::Handling, Self::Done];

    pub fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Handling => "handling",
            Self::Done => "done",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.id() == id)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    pub reference: Reference,
    pub kind: MatterKind,
    pub said: Said,
    pub language: Language,
    pub received: Date,
    /// The last day on which it is to be answered.
    pub due: Date,
    pub handling: Handling,
}

/// What someone wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The page or the content; may be empty for a deficiency.
    pub page: String,
    /// What was hard; may be empty for another format.
    pub text: String,
    /// The format that is asked for; empty for a deficiency.
    pub format: String,
    /// How to reach whoever wrote; may be empty for a deficiency.
    pub contact: String,
}

/// What staff have done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handling {
    pub status: MatterStatus,
    /// Who took it, as a function: no name.
    pub handler: String,
    /// What was answered.
    pub note: String,
    /// The day on which it was done.
    pub done: Option<Date>,
}

impl Handling {
    /// As a matter comes in.
    pub const NEW: Self =
        Self { status: MatterStatus::New, handler: String::new(), note: String::new(), done: None };
}

impl Matter {
    pub fn is_late_on(&self, day: Date) -> bool {
        self.handling.status != MatterStatus::Done && self.due < day
    }
}

/// A reply is owed by the end of this day.
pub fn due(received: Date, answer_within_days: u16) -> Date {
    received.saturating_add(i32::from(answer_within_days).days())
}

/// How many wait for the staff, and how many of them too long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    pub waiting: u64,
    pub late: u64,
}

impl Waiting {
    pub fn of(matters: &[Matter], today: Date) -> Self {
        let waits = matters.iter().filter(|matter| matter.handling.status != MatterStatus::Done);
        Self {
            waiting: waits.count() as u64,
            late: matters.iter().filter(|matter| matter.is_late_on(today)).count() as u64,
        }
    }
}

/// What a matter is called by: random, so that it tells neither how many there are nor in which order they came.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reference(String);

impl Reference {
    const LENGTH: usize = 10;

    pub fn generate(random: &dyn Random) -> Self {
        Self(random_code(random, Self::LENGTH))
    }

    /// Reads a typed reference: lower case, spaces and hyphens are forgiven.
    pub fn parse(typed: &str) -> Option<Self> {
        typed_code(typed, Self::LENGTH).map(Self)
    }

    /// As it stands in addresses and in the store.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// As people read it: `ACDEF-GHJKM`.
impl fmt::Display for Reference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (one, other) = self.0.split_at(Self::LENGTH / 2);
        write!(formatter, "{one}-{other}")
    }
}
