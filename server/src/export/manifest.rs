//! What a finished file holds, told in a small file of its own: the CSV itself has no trailer.

use std::fmt::Write as _;

use jiff::civil::Date;
use serde::Serialize;

use super::Dialect;

/// Which file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One row per response (microdata).
    Responses,
    /// The situation picture's figures in long form.
    SituationPicture,
    /// What the columns and codes of the responses mean.
    Codebook,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Responses, Self::SituationPicture, Self::Codebook];

    /// As in `?kind=`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Responses => "responses",
            Self::SituationPicture => "situation-picture",
            Self::Codebook => "codebook",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// What the audit log calls taking it out.
    pub fn audit_action(self) -> &'static str {
        match self {
            Self::Responses => "export.responses",
            Self::SituationPicture => "export.situation_picture",
            Self::Codebook => "export.codebook",
        }
    }
}

/// How much of each response a microdata file tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Detail {
    /// Every column as it was answered.
    Full,
}

/// What is known about a file before it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct About {
    pub file: String,
    pub kind: Kind,
    /// The municipality's code.
    pub municipality: String,
    /// `None` for the situation picture, which holds every age group.
    pub survey: Option<String>,
    pub year: i16,
    pub dialect: Dialect,
    /// For responses only.
    pub detail: Option<Detail>,
    pub columns: Vec<String>,
    /// Whether made-up answers are in it.
    pub demo: bool,
    /// What its reader must know, in Swedish.
    pub note: String,
}

/// What is known once the last byte is out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finished {
    /// Rows of data: the header is not counted.
    pub rows: u64,
    /// Of every byte of the file, in hexadecimal.
    pub sha256: String,
    pub bytes: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Manifest {
    #[serde(flatten)]
    pub about: About,
    #[serde(flatten)]
    pub finished: Finished,
    /// The day it was made on.
    pub made: Date,
}

impl Manifest {
    /// As it is downloaded: indented, with a line break at its end.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("a manifest is plain data");
        json.push('\n');
        json
    }

    /// On one line, for the audit log.
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).expect("a manifest is plain data")
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
