//! The medborgarlöfte: what the local police and the municipality promise residents for a year, and what came of it.
//!
//! While it is drafted it is a [`Writing`]: [`Piece`]s that are saved by themselves and count their revisions, as in the
//! [report](crate::report). What is decided is a [`PromiseText`]: its bytes and their SHA-256 are fixed when it is put
//! before the signers, both parties approve that hash, and from then on it is [`Decided`] and never changes. What
//! happens afterwards (deeds, meetings, comments, follow-up) stands beside it and never in it.
//!
//! **Everything in a promise's text is public.** Its figures are published ones: they come from a
//! [`FrozenPicture`](crate::published::FrozenPicture) only, and cite its version.

mod check;
mod commitment;
mod decided;
mod effect;
mod library;
mod log;
mod offered;
mod progress;
mod propose;
mod read;
mod sentences;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use check::{Concern, ConcernKind, check};
pub use commitment::{
    Aim, Commitment, Deed, DialogueEvidence, Evidence, Goal, ResidentsSay, Responsible, Term,
};
pub use decided::{Approval, Decided, PromiseText, UnreadablePromise};
pub use effect::{Effect, Outcome, effect};
pub use library::{LibraryDeed, MonthDay, as_predicate, deeds_for, library};
pub use log::{Comment, DeedDone, Done, Entry, FollowUp, Log, Meeting, Onward, Seen};
pub use offered::{EvidenceKey, offered};
pub use progress::{Progress, progress};
pub use propose::{Last, propose};
pub use read::read_toml;
pub use sentences::claims_a_cause;

use crate::{
    published::{Digest, FrozenPicture},
    report::Stamped,
};

/// The version of the lägesbild that a promise rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureCited {
    pub year: i16,
    pub number: u32,
    pub sha256: Digest,
    /// Whether made-up answers are in it; then the promise is made up too, and says so wherever it is shown.
    pub demo: bool,
}

impl From<&FrozenPicture> for PictureCited {
    fn from(picture: &FrozenPicture) -> Self {
        Self {
            year: picture.year(),
            number: picture.number,
            sha256: picture.sha256(),
            demo: picture.figures.demo,
        }
    }
}

/// What holds for the promise as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    pub starts: Date,
    pub ends: Date,
    /// Who promises, such as `Lokalpolisområde Järfälla` and `Järfälla kommun`.
    pub parties: Vec<String>,
    /// `None` for a promise that was imported: it rests on no picture here.
    pub picture: Option<PictureCited>,
    /// What the year is to lead to, in words.
    pub goals: String,
    /// Why a decided text is changed; empty for the first version.
    pub reason: String,
}

/// A priority that got no commitment, and why: "Det här valde vi bort och varför".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// A theme's id.
    pub theme: String,
    pub reason: String,
}

/// What is saved by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    Terms(Terms),
    /// `None` when it was taken away.
    Commitment {
        id: Uuid,
        commitment: Option<Box<Commitment>>,
    },
    /// Why a theme got no commitment; an empty reason where that was taken back.
    LeftOut(LeftOut),
    /// What became of a commitment, as staff judge it.
    FollowUp {
        commitment: Uuid,
        follow_up: FollowUp,
    },
}

impl Piece {
    /// What kind of piece it is, as it is kept and logged.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Terms(_) => "terms",
            Self::Commitment { .. } => "commitment",
            Self::LeftOut(_) => "left_out",
            Self::FollowUp { .. } => "follow_up",
        }
    }

    /// What it is about: a commitment's id, a theme's, or nothing. With the kind it is the piece's place in a year.
    pub fn subject(&self) -> String {
        match self {
            Self::Terms(_) => String::new(),
            Self::Commitment { id, .. } => id.to_string(),
            Self::LeftOut(left_out) => left_out.theme.clone(),
            Self::FollowUp { commitment, .. } => commitment.to_string(),
        }
    }
}

/// Everything that is written of a year's promise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Writing {
    /// The year that is promised for.
    pub year: i16,
    pub terms: Option<Stamped<Terms>>,
    /// By id; those that were taken away are `None`.
    pub commitments: BTreeMap<Uuid, Stamped<Option<Box<Commitment>>>>,
    pub left_out: BTreeMap<String, Stamped<String>>,
    pub follow_ups: BTreeMap<Uuid, Stamped<FollowUp>>,
}

impl Writing {
    pub fn of(year: i16, pieces: impl IntoIterator<Item = Stamped<Piece>>) -> Self {
        let mut writing = Self { year, ..Self::default() };
        for Stamped { value, revision, by } in pieces {
            match value {
                Piece::Terms(value) => writing.terms = Some(Stamped { value, revision, by }),
                Piece::Commitment { id, commitment: value } => {
                    writing.commitments.insert(id, Stamped { value, revision, by });
                }
                Piece::LeftOut(LeftOut { theme, reason: value }) => {
                    writing.left_out.insert(theme, Stamped { value, revision, by });
                }
                Piece::FollowUp { commitment, follow_up: value } => {
                    writing.follow_ups.insert(commitment, Stamped { value, revision, by });
                }
            }
        }
        writing
    }

    /// The commitments that are there, in their order.
    pub fn in_order(&self) -> Vec<(&Commitment, u32)> {
        let mut there: Vec<(&Commitment, u32)> = self
            .commitments
            .values()
            .filter_map(|kept| Some((kept.value.as_deref()?, kept.revision)))
            .collect();
        there.sort_by_key(|(commitment, _)| (commitment.place, commitment.id));
        there
    }

    /// How each commitment was judged, without who did it when.
    pub fn judged(&self) -> BTreeMap<Uuid, FollowUp> {
        self.follow_ups.iter().map(|(id, kept)| (*id, kept.value.clone())).collect()
    }

    /// The themes that were left out, with a reason that says something.
    pub fn left_out(&self) -> Vec<LeftOut> {
        self.left_out
            .iter()
            .filter(|(_, reason)| !reason.value.trim().is_empty())
            .map(|(theme, reason)| LeftOut { theme: theme.clone(), reason: reason.value.clone() })
            .collect()
    }
}
