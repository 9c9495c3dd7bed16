//! What a finished file holds, told in a small file of its own: the CSV itself has no trailer.

use std::fmt::Write as _;

use clap::ValueEnum;
use domain::protected;
use jiff::civil::Date;
use serde::Serialize;

use super::Dialect;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Csv,
    Json,
    /// PC-Axis, which statistics offices' tools read.
    Px,
    /// A Frictionless data package's description of the other files.
    DataPackage,
    /// A workbook for Excel.
    Xlsx,
}

impl Format {
    /// What stands after the dot of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json | Self::DataPackage => "json",
            Self::Px => "px",
            Self::Xlsx => "xlsx",
        }
    }

    /// What a file is sent as.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json | Self::DataPackage => "application/json",
            // Not registered, but what the statistics offices' own servers send.
            Self::Px => "text/x-pcaxis; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

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
}

/// How much of each response a microdata file tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Detail {
    /// Every column as it was answered.
    #[default]
    Full,
    /// So coarsely that nobody can be picked out.
    Protected,
}

impl Detail {
    pub const ALL: [Self; 2] = [Self::Full, Self::Protected];

    /// As in `?detail=` and `--detail`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Protected => "protected",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|detail| detail.id() == id)
    }
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
    pub format: Format,
    /// For CSV only.
    pub dialect: Option<Dialect>,
    /// For responses only.
    pub detail: Option<Detail>,
    /// The number of the published version that it is of; `None` for what is not published.
    pub version: Option<u32>,
    /// What was done so that nobody can be picked out, in a file of protected detail.
    pub protection: Option<protected::Summary>,
    pub columns: Vec<String>,
    /// Whether made-up answers are in it.
    pub demo: bool,
    /// What its reader must know, in Swedish.
    pub note: String,
}

impl About {
    /// What the audit log calls taking it out.
    pub fn audit_action(&self) -> &'static str {
        match (self.kind, self.detail) {
            (Kind::Responses, Some(Detail::Protected)) => "export.responses_protected",
            (Kind::Responses, _) => "export.responses",
            (Kind::SituationPicture, _) => "export.situation_picture",
            (Kind::Codebook, _) => "export.codebook",
        }
    }
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

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
