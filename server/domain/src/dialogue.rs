//! A note from a dialogue: what those who work in the municipality (medarbetardialog) or its partners
//! (samverkansdialog) have seen. Who took part is told as functions and numbers, never as names.
//!
//! What someone typed, in a form or in a row of a file, is a [`Draft`]; [`Draft::check`] makes a [`DialogueNote`] of it or
//! tells every [`Fault`] with its [`Field`]. Nothing else makes one of typed text, so that both ways follow one rule.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    municipality::Municipality,
    survey::{SLUGS, Theme},
};

/// The most characters of each text: a note is for reading beside many others.
pub const LONGEST_FUNCTION: usize = 60;
pub const LONGEST_PLACE: usize = 80;
pub const LONGEST_OBSERVATION: usize = 2_000;
pub const LONGEST_PROPOSAL: usize = 1_000;
/// The most functions in one dialogue, and people of one function.
pub const MOST_FUNCTIONS: usize = 12;
pub const MOST_OF_A_FUNCTION: u16 = 1_000;
/// The most serious: the scale is that of the perceived problem index, 0 (no problem) to 6 (a very big one).
pub const MOST_SEVERE: u8 = 6;

/// Themes that residents' questions need and a dialogue is never about.
const NO_DIALOGUE_IS_ABOUT: [&str; 2] = ["prioritering", "bakgrund"];

/// Whose dialogue it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DialogueKind {
    /// Medarbetardialog: officers, field workers, teachers, home care.
    Staff,
    /// Samverkansdialog: schools, housing companies, associations, shops.
    Collaboration,
}

impl DialogueKind {
    pub const ALL: [Self; 2] = [Self::Staff, Self::Collaboration];

    /// The stored and posted name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Collaboration => "collaboration",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// How often what was told of happens. A note may be without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Once.
    Once,
    /// A few times a year.
    Yearly,
    /// Every month.
    Monthly,
    /// Every week.
    Weekly,
    /// Daily or nearly so.
    Daily,
}

impl Frequency {
    pub const ALL: [Self; 5] = [Self::Once, Self::Yearly, Self::Monthly, Self::Weekly, Self::Daily];

    /// The stored and posted name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Yearly => "yearly",
            Self::Monthly => "monthly",
            Self::Weekly => "weekly",
            Self::Daily => "daily",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|frequency| frequency.id() == id)
    }
}

/// So many of one function, such as 2 field workers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participants {
    pub function: String,
    pub number: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DialogueNote {
    /// Random (v4) for a note that was written here; made of its row ([`crate::dialogue_rows`], v8) for an imported one.
    pub id: Uuid,
    pub kind: DialogueKind,
    /// The label year of the picture that it belongs to.
    pub year: i16,
    pub day: Date,
    /// At least one.
    pub participants: Vec<Participants>,
    /// A theme's id.
    pub theme: String,
    /// An area's id; `None` for the whole municipality.
    pub area: Option<String>,
    /// Empty where it was not told.
    pub place: String,
    /// 0 (no problem) to [`MOST_SEVERE`].
    pub severity: u8,
    pub frequency: Option<Frequency>,
    /// What was told.
    pub observation: String,
    /// What is proposed; empty for nothing.
    pub proposal: String,
    /// Slugs of the surveys whose age groups it is about, youngest first; empty where it is not known.
    pub age_groups: Vec<String>,
    /// Made up, for trying the product out.
    pub demo: bool,
}

impl DialogueNote {
    /// How many took part.
    pub fn participant_count(&self) -> u32 {
        self.participants.iter().map(|some| u32::from(some.number)).sum()
    }
}

/// The themes that a note can be about.
pub fn themes() -> impl Iterator<Item = Theme> {
    crate::survey::themes().into_iter().filter(|theme| !NO_DIALOGUE_IS_ABOUT.contains(&theme.id.as_str()))
}

/// What someone typed, not yet looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub kind: String,
    pub year: String,
    pub day: String,
    /// Function and number; a pair with nothing in it is passed over.
    pub participants: Vec<(String, String)>,
    pub theme: String,
    /// Empty for the whole municipality.
    pub area: String,
    pub place: String,
    pub severity: String,
    /// Empty where it is not known.
    pub frequency: String,
    pub observation: String,
    pub proposal: String,
    pub age_groups: Vec<String>,
}

/// A part of a [`Draft`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Kind,
    Day,
    Year,
    Participants,
    Theme,
    Area,
    Place,
    Severity,
    Frequency,
    Observation,
    Proposal,
    AgeGroups,
}

/// What is wrong with a field. The words are for the command line; pages have their own.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("is empty; fill it in")]
    Missing,
    #[error("{0:?} is not one of those that can be chosen")]
    Unknown(String),
    #[error("is longer than {most} characters; shorten it")]
    TooLong { most: usize },
    #[error("{0:?} is no day; write it as 2026-03-21")]
    NoDay(String),
    #[error("{0} has not come yet; write the day of the dialogue")]
    Future(Date),
    #[error("{0:?} is no year; write it as 2026")]
    NoYear(String),
    #[error("the day is more than a year from the label year {0}; correct either")]
    FarFromYear(i16),
    #[error("{0:?} is no whole number from 0 to {MOST_SEVERE}")]
    NotSevere(String),
    #[error("{0:?} lacks its number; write how many, from 1 to {MOST_OF_A_FUNCTION}")]
    NoNumber(String),
    #[error("a number stands without its function; write who they were, such as teacher")]
    NoFunction,
    #[error("more than {MOST_FUNCTIONS} functions; put some of them together")]
    TooManyFunctions,
    #[error("{0:?} is there twice; add the numbers up")]
    FunctionTwice(String),
}

/// Every fault, in the order of the fields.
pub type Faults = Vec<(Field, Fault)>;

impl Draft {
    /// The note that was typed, or everything that is wrong with it. `today` is the last day it can be of.
    pub fn check(&self, id: Uuid, municipality: &Municipality, today: Date) -> Result<DialogueNote, Faults> {
        let mut faults = Faults::new();
        let day = or_fault(&mut faults, Field::Day, self.day(today));
        let year = or_fault(&mut faults, Field::Year, self.year(day));
        let kind = or_fault(&mut faults, Field::Kind, chosen(&self.kind, DialogueKind::from_id));
        let participants = or_fault(&mut faults, Field::Participants, self.participants());
        let theme = or_fault(&mut faults, Field::Theme, chosen(&self.theme, theme_id));
        let area = perhaps(&self.area, |id| {
            municipality.areas.iter().any(|area| area.id == id).then(|| id.to_owned())
        });
        let area = or_fault(&mut faults, Field::Area, area);
        let place = or_fault(&mut faults, Field::Place, text(&self.place, LONGEST_PLACE));
        let severity = or_fault(&mut faults, Field::Severity, self.severity());
        let frequency = or_fault(&mut faults, Field::Frequency, perhaps(&self.frequency, Frequency::from_id));
        let observation = text(&self.observation, LONGEST_OBSERVATION)
            .and_then(|text| if text.is_empty() { Err(Fault::Missing) } else { Ok(text) });
        let observation = or_fault(&mut faults, Field::Observation, observation);
        let proposal = or_fault(&mut faults, Field::Proposal, text(&self.proposal, LONGEST_PROPOSAL));
        let age_groups = or_fault(&mut faults, Field::AgeGroups, self.age_groups());
        let whole = || {
            Some(DialogueNote {
                id,
                kind: kind?,
                year: year?,
                day: day?,
                participants: participants?,
                theme: theme?,
                area: area?,
                place: place?,
                severity: severity?,
                frequency: frequency?,
                observation: observation?,
                proposal: proposal?,
                age_groups: age_groups?,
                demo: false,
            })
        };
        whole().ok_or_else(|| {
            faults.sort_by_key(|(field, _)| *field);
            faults
        })
    }

    fn day(&self, today: Date) -> Result<Date, Fault> {
        let typed = self.day.trim();
        if typed.is_empty() {
            return Err(Fault::Missing);
        }
        let day = typed.parse::<Date>().map_err(|_| Fault::NoDay(typed.to_owned()))?;
        if day > today { Err(Fault::Future(day)) } else { Ok(day) }
    }

    /// The label year; the day's own where none was typed.
    fn year(&self, day: Option<Date>) -> Result<i16, Fault> {
        let typed = self.year.trim();
        let year = match (typed.is_empty(), day) {
            (true, Some(day)) => day.year(),
            // The day's own fault says enough.
            (true, None) => return Ok(0),
            (false, _) => typed
                .parse()
                .ok()
                .filter(|year| (2000..2100).contains(year))
                .ok_or_else(|| Fault::NoYear(typed.to_owned()))?,
        };
        match day {
            Some(day) if (day.year() - year).abs() > 1 => Err(Fault::FarFromYear(year)),
            _ => Ok(year),
        }
    }

    fn participants(&self) -> Result<Vec<Participants>, Fault> {
        let mut participants: Vec<Participants> = Vec::new();
        let mut seen = BTreeSet::new();
        for (function, number) in &self.participants {
            let (function, number) = (text(function, LONGEST_FUNCTION)?, number.trim());
            if function.is_empty() && number.is_empty() {
                continue;
            }
            if function.is_empty() {
                return Err(Fault::NoFunction);
            }
            let number = number
                .parse()
                .ok()
                .filter(|number| (1..=MOST_OF_A_FUNCTION).contains(number))
                .ok_or_else(|| Fault::NoNumber(function.clone()))?;
            if !seen.insert(function.to_lowercase()) {
                return Err(Fault::FunctionTwice(function));
            }
            participants.push(Participants { function, number });
        }
        match participants.len() {
            0 => Err(Fault::Missing),
            1..=MOST_FUNCTIONS => Ok(participants),
            _ => Err(Fault::TooManyFunctions),
        }
    }

    fn severity(&self) -> Result<u8, Fault> {
        let typed = self.severity.trim();
        if typed.is_empty() {
            return Err(Fault::Missing);
        }
        typed
            .parse()
            .ok()
            .filter(|severity| *severity <= MOST_SEVERE)
            .ok_or_else(|| Fault::NotSevere(typed.to_owned()))
    }

    /// In the surveys' order, each once.
    fn age_groups(&self) -> Result<Vec<String>, Fault> {
        let typed: Vec<&str> =
            self.age_groups.iter().map(|slug| slug.trim()).filter(|slug| !slug.is_empty()).collect();
        if let Some(unknown) = typed.iter().find(|slug| !SLUGS.contains(slug)) {
            return Err(Fault::Unknown((*unknown).to_owned()));
        }
        Ok(SLUGS.into_iter().filter(|slug| typed.contains(slug)).map(str::to_owned).collect())
    }
}

/// The value of a field; what is wrong with it is added to `faults`.
fn or_fault<T>(faults: &mut Faults, field: Field, checked: Result<T, Fault>) -> Option<T> {
    checked.map_err(|fault| faults.push((field, fault))).ok()
}

fn theme_id(typed: &str) -> Option<String> {
    themes().map(|theme| theme.id).find(|id| id == typed)
}

/// What was typed without the spaces around it and with one kind of line break. A NUL, which PostgreSQL's texts cannot
/// hold, is left out.
fn text(typed: &str, most: usize) -> Result<String, Fault> {
    let text = typed.replace("\r\n", "\n").replace('\0', "");
    let text = text.trim();
    if text.chars().count() > most { Err(Fault::TooLong { most }) } else { Ok(text.to_owned()) }
}

fn chosen<T>(typed: &str, find: impl FnOnce(&str) -> Option<T>) -> Result<T, Fault> {
    perhaps(typed, find)?.ok_or(Fault::Missing)
}

fn perhaps<T>(typed: &str, find: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Fault> {
    match typed.trim() {
        "" => Ok(None),
        typed => find(typed).map(Some).ok_or_else(|| Fault::Unknown(typed.to_owned())),
    }
}
