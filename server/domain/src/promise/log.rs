//! What stands beside a promise: comments while it is written, deeds and meetings while it is kept, and what came of it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::report::By;

/// What is added once and not written over. One with an id that is there already is the same one, sent again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    Comment(Comment),
    Deed(DeedDone),
    Meeting(Meeting),
}

impl Entry {
    pub fn id(&self) -> Uuid {
        match self {
            Self::Comment(comment) => comment.id,
            Self::Deed(deed) => deed.id,
            Self::Meeting(meeting) => meeting.id,
        }
    }

    /// What kind of entry it is, as it is kept and logged.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Comment(_) => "comment",
            Self::Deed(_) => "deed",
            Self::Meeting(_) => "meeting",
        }
    }
}

/// What was added to a year's promise, each kind by itself and in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// What the parties say to each other. It is theirs, and never public.
    pub comments: Vec<Comment>,
    pub deeds: Vec<DeedDone>,
    pub meetings: Vec<Meeting>,
}

impl FromIterator<Entry> for Log {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        let mut log = Self::default();
        for entry in entries {
            match entry {
                Entry::Comment(comment) => log.comments.push(comment),
                Entry::Deed(deed) => log.deeds.push(deed),
                Entry::Meeting(meeting) => log.meetings.push(meeting),
            }
        }
        log
    }
}

/// What one party says to the other about a commitment, or (`None`) about the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    pub id: Uuid,
    pub commitment: Option<Uuid>,
    pub text: String,
    pub by: By,
}

/// Something promised that was done. Residents are shown its day, number and place; the rest is staff's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeedDone {
    pub id: Uuid,
    pub commitment: Uuid,
    pub day: Date,
    /// How many of what is counted: at least 1.
    pub number: u32,
    pub place: String,
    /// By whom, as a function.
    pub function: String,
    pub note: String,
    pub by: By,
}

/// A meeting that follows the promise up, such as a samverkansforum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    pub id: Uuid,
    pub day: Date,
    pub forum: String,
    /// Such as "sommaren 2026".
    pub season: String,
    /// The commitments that were gone through.
    pub commitments: Vec<Uuid>,
    pub decisions: String,
    pub next: Option<Date>,
    pub by: By,
}

/// Whether a commitment was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    Yes,
    Partly,
    No,
}

impl Done {
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];

    pub fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.id() == id)
    }
}

/// Whether staff see a change in what was to change. It says nothing of why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    Better,
    Same,
    Worse,
    NotKnown,
}

impl Seen {
    pub const ALL: [Self; 4] = [Self::Better, Self::Same, Self::Worse, Self::NotKnown];

    pub fn id(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Same => "same",
            Self::Worse => "worse",
            Self::NotKnown => "not_known",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|seen| seen.id() == id)
    }
}

/// What is to become of a commitment next year: fortsätt, ändra, avsluta.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Onward {
    Continue,
    Change,
    End,
}

impl Onward {
    pub const ALL: [Self; 3] = [Self::Continue, Self::Change, Self::End];

    pub fn id(self) -> &'static str {
        match self {
            Self::Continue => "continue",
            Self::Change => "change",
            Self::End => "end",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|onward| onward.id() == id)
    }
}

/// What became of a commitment, as both parties judge it. Done and changed are told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    pub done: Option<Done>,
    pub seen: Option<Seen>,
    pub onward: Option<Onward>,
    /// Why it goes on, changes or ends; it goes into next year's draft.
    pub reason: String,
    /// Slug of a survey → what came of it in plain words for that age group.
    pub told: BTreeMap<String, String>,
    /// In lätt svenska.
    pub easy: String,
}
