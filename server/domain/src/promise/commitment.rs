//! One commitment: what is to be done about a problem, how many times, by whom, and how it will be seen to have worked.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{dialogue::DialogueKind, disclosure::Figure, indicator::Indicator, report::Measure};

/// Who answers for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Responsible {
    #[serde(rename = "polis")]
    Police,
    #[serde(rename = "kommun")]
    Municipality,
    #[default]
    #[serde(rename = "gemensam")]
    Joint,
}

impl Responsible {
    pub const ALL: [Self; 3] = [Self::Police, Self::Municipality, Self::Joint];

    pub fn id(self) -> &'static str {
        match self {
            Self::Police => "polis",
            Self::Municipality => "kommun",
            Self::Joint => "gemensam",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|responsible| responsible.id() == id)
    }
}

/// Which way an indicator is to go.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    Down,
    Up,
    /// To this or less.
    AtMost(f64),
    /// To this or more.
    AtLeast(f64),
}

/// How it will be seen to have worked: a published figure of one age group, and where it is to be by a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// The age group's survey.
    pub survey: String,
    /// An area's id; `None` for the whole municipality.
    pub area: Option<String>,
    /// As published in the picture that the promise cites, with its interval and base. No trend is kept with it.
    pub baseline: Measure,
    pub aim: Aim,
    pub by: Date,
}

impl Goal {
    /// What residents say today, as evidence says it.
    pub fn today(&self) -> ResidentsSay {
        ResidentsSay { survey: self.survey.clone(), area: self.area.clone(), measure: self.baseline.clone() }
    }
}

/// What is done, in words that can be counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    /// What is done, from the verb on, such as "Går fotpatruller på torget".
    pub what: String,
    /// At least so many times over the whole period. `None` where it cannot be counted.
    pub at_least: Option<u32>,
    /// What is counted, such as "fotpatruller".
    pub unit: String,
    /// How it is spread, such as "varje vecka i september–maj".
    pub how_often: String,
    pub starts: Option<Date>,
    pub ends: Option<Date>,
}

/// A published figure that a commitment rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResidentsSay {
    pub survey: String,
    pub area: Option<String>,
    pub measure: Measure,
}

/// How many dialogues speak of the problem, masked as in the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DialogueEvidence {
    pub kind: DialogueKind,
    pub dialogues: Figure<u64>,
    pub participants: Figure<u64>,
}

/// What a commitment rests on. Residents always belong to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    pub residents: Vec<ResidentsSay>,
    pub dialogues: Vec<DialogueEvidence>,
    pub outside: Vec<Indicator>,
}

/// When its effect can be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// Within the year.
    #[default]
    Short,
    /// After several years.
    Long,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Commitment {
    pub id: Uuid,
    /// Where it stands, from 1.
    pub place: u16,
    /// A theme's id.
    pub theme: String,
    /// Slugs of the surveys whose age groups it is for.
    pub age_groups: Vec<String>,
    /// Areas' ids; empty for the whole municipality.
    pub areas: Vec<String>,
    pub places: String,
    /// The problem in words, with its figure and interval.
    pub problem: String,
    pub cause: String,
    /// `None` while there is no baseline.
    pub goal: Option<Goal>,
    /// The promise itself, as residents read it: one sentence or two.
    pub text: String,
    pub deed: Deed,
    pub responsible: Responsible,
    /// A function, such as "områdespolis": never a person's name.
    pub function: String,
    pub evidence: Evidence,
    pub term: Term,
    /// The same in lätt svenska.
    pub easy: String,
}
