//! What is decided: a text, its bytes and their SHA-256, approved by both parties.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Commitment, LeftOut, Terms, Writing};
use crate::{municipality::Municipality, published::Digest, report::By};

/// How texts are written. A later version of the program that writes them otherwise counts on, and reads this one.
const FORMAT: u32 = 1;

/// The whole text of a promise, as it is put before the signers and shown to residents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PromiseText {
    format: u32,
    pub year: i16,
    pub municipality_code: String,
    pub municipality_name: String,
    pub terms: Terms,
    /// In their order.
    pub commitments: Vec<Commitment>,
    pub left_out: Vec<LeftOut>,
}

impl PromiseText {
    pub(super) fn new(
        year: i16,
        municipality: &Municipality,
        terms: Terms,
        commitments: Vec<Commitment>,
        left_out: Vec<LeftOut>,
    ) -> Self {
        Self {
            format: FORMAT,
            year,
            municipality_code: municipality.code.clone(),
            municipality_name: municipality.name.clone(),
            terms,
            commitments,
            left_out,
        }
    }

    /// The text as it is written now; `None` before its terms are set.
    pub fn of(writing: &Writing, municipality: &Municipality) -> Option<Self> {
        let terms = writing.terms.as_ref()?.value.clone();
        let commitments = writing.in_order().into_iter().map(|(commitment, _)| commitment.clone());
        Some(Self::new(writing.year, municipality, terms, commitments.collect(), writing.left_out()))
    }

    /// Its bytes: compact JSON with the fields in their order. The same text always gives the same bytes.
    pub fn bytes(&self) -> Result<Vec<u8>, UnreadablePromise> {
        serde_json::to_vec(self)
            .map_err(|error| UnreadablePromise::Unreadable { year: self.year, error: error.to_string() })
    }

    /// The mark by which it is approved: its bytes' SHA-256.
    pub fn sha256(&self) -> Result<Digest, UnreadablePromise> {
        self.bytes().map(|bytes| Digest::of(&bytes))
    }

    /// Whether it rests on residents' answers here. One that was decided elsewhere, or written by hand, does not.
    pub fn rests_on_answers(&self) -> bool {
        self.terms.picture.is_some()
    }

    /// Whether it rests on made-up answers.
    pub fn demo(&self) -> bool {
        self.terms.picture.as_ref().is_some_and(|picture| picture.demo)
    }

    pub fn commitment(&self, id: uuid::Uuid) -> Option<&Commitment> {
        self.commitments.iter().find(|commitment| commitment.id == id)
    }
}

/// That one party approves a text, by its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approval {
    pub sha256: Digest,
    /// Which party, by which role, on which day. Who it was is in the log.
    pub by: By,
}

/// A text that both parties have approved. Only from bytes that give its SHA-256.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    text: PromiseText,
    /// 1 for the first of its year, and so on without gaps.
    pub number: u32,
    /// The day of the second approval.
    pub day: Date,
    sha256: Digest,
    bytes: Vec<u8>,
}

impl Decided {
    /// One that was kept.
    pub fn kept(
        year: i16,
        number: u32,
        day: Date,
        sha256: Digest,
        bytes: Vec<u8>,
    ) -> Result<Self, UnreadablePromise> {
        if Digest::of(&bytes) != sha256 {
            return Err(UnreadablePromise::Changed { year, number });
        }
        let text: PromiseText = serde_json::from_slice(&bytes)
            .map_err(|error| UnreadablePromise::Unreadable { year, error: error.to_string() })?;
        if text.format > FORMAT {
            return Err(UnreadablePromise::Newer { year, number });
        }
        if text.year != year {
            return Err(UnreadablePromise::Misfiled { year, number });
        }
        Ok(Self { text, number, day, sha256, bytes })
    }

    pub fn text(&self) -> &PromiseText {
        &self.text
    }

    pub fn sha256(&self) -> Digest {
        self.sha256
    }

    /// The text itself, for whoever wants to count its SHA-256.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Why a kept promise cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnreadablePromise {
    #[error(
        "version {number} of the promise for {year} does not have the SHA-256 it was decided with; restore a backup"
    )]
    Changed { year: i16, number: u32 },
    #[error("version {number} of the promise for {year} is kept under another year than its own")]
    Misfiled { year: i16, number: u32 },
    #[error(
        "version {number} of the promise for {year} was written by a newer version of Lägesbild; start that one"
    )]
    Newer { year: i16, number: u32 },
    #[error("the promise for {year} cannot be read: {error}")]
    Unreadable { year: i16, error: String },
}
