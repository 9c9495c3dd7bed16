//! A published lägesbild: frozen once, with number, date, method and SHA-256, and never changed.
//!
//! What is put together by staff is an [`Edition`]. [`Edition::freeze`] writes it as JSON, once; from then on those
//! bytes are the version, kept as they were written, and their SHA-256 is its mark. [`Frozen`] holds them, and there is
//! no other: one whose bytes do not give its SHA-256 cannot be made. [`Frozen::thaw`] is the only way by which masked
//! figures come back in, so that [`disclosure::publish`](crate::disclosure::publish) stays the only door out.
//!
//! **Everything in an edition is public**: whoever reads the page may fetch the bytes and count their SHA-256. What staff
//! alone may know is not in it.

mod difference;
mod own_words;
mod readiness;
mod report;

use std::{fmt, ops::Deref, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    disclosure::{Changes, Contents, PublishedPicture},
    indicator::Indicator,
    municipality::Thresholds,
    round::Round,
};

pub use difference::{Changed, Differences};
pub use own_words::Place;
pub use readiness::{Obstacle, Remark, obstacles, remarks};
pub use report::{DialogueCount, Overruled, PublicJudgement, PublicPriority, PublicReport};

/// How editions are written. A later version of the program that writes them otherwise counts on, and reads this one.
const FORMAT: u32 = 1;

/// A SHA-256, shown as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest([u8; 32]);

impl Digest {
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// One that was kept.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// Reads what [`Display`](fmt::Display) writes.
impl FromStr for Digest {
    type Err = NoDigest;

    fn from_str(digits: &str) -> Result<Self, NoDigest> {
        let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
        let byte = |pair: &[u8; 2]| {
            let digit = |digit: u8| char::from(digit).to_digit(16);
            u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok()
        };
        let bytes: Option<Vec<u8>> = pairs.iter().map(byte).collect();
        let bytes = bytes.filter(|_| rest.is_empty()).and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or(NoDigest)
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

impl TryFrom<String> for Digest {
    type Error = NoDigest;

    fn try_from(digits: String) -> Result<Self, NoDigest> {
        digits.parse()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a SHA-256 is 64 hexadecimal digits")]
pub struct NoDigest;

/// How the figures came about, as far as it can be said in numbers; in words it is the report's own section 2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// The program that made the figures, such as `lagesbild 0.1.0`.
    pub program: String,
    /// The collections of answers, by opening day.
    pub rounds: Vec<Round>,
    /// The smallest bases that a figure is shown for.
    pub thresholds: Thresholds,
}

/// What one version says.
///
/// `Figures` is always [`PublishedPicture`], but on the way in: an edition with such figures cannot be read by anyone,
/// and [`Frozen::thaw`] reads one with bare [`Contents`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edition<Figures = PublishedPicture> {
    format: u32,
    /// 1 for the first of its year, and so on without gaps.
    pub number: u32,
    /// The day it was published.
    pub day: Date,
    /// Why there is another version: there for every one but the first.
    pub reason: Option<String>,
    /// The police's side of the partnership, such as `Lokalpolisområde Järfälla`.
    pub police: String,
    pub method: Method,
    pub figures: Figures,
    /// What became of the figures since the year before, where a picture of that year is published.
    pub changes: Option<Changes>,
    /// Figures from elsewhere, as they stood beside the answers.
    pub indicators: Vec<Indicator>,
    /// What staff made of it all.
    pub report: PublicReport,
}

/// What an edition is put together from.
#[derive(Clone, Debug)]
pub struct Parts {
    pub number: u32,
    pub day: Date,
    pub reason: Option<String>,
    pub police: String,
    pub method: Method,
    pub figures: PublishedPicture,
    pub changes: Option<Changes>,
    pub indicators: Vec<Indicator>,
    pub report: PublicReport,
}

impl Edition {
    pub fn new(parts: Parts) -> Self {
        let Parts { number, day, reason, police, method, figures, changes, indicators, report } = parts;
        Self { format: FORMAT, number, day, reason, police, method, figures, changes, indicators, report }
    }

    /// With the reason why there is another version.
    #[must_use]
    pub fn because(self, reason: Option<String>) -> Self {
        Self { reason, ..self }
    }

    /// Whether it says nothing else than a version that is published: all of it but its number, day, reason and program.
    pub fn says_the_same_as(&self, published: &FrozenPicture) -> bool {
        let mut as_published = self.clone();
        (as_published.number, as_published.day) = (published.number, published.day);
        as_published.reason.clone_from(&published.reason);
        as_published.method.program.clone_from(&published.method.program);
        as_published.freeze().is_ok_and(|frozen| frozen.sha256() == published.sha256)
    }

    /// The label year.
    pub fn year(&self) -> i16 {
        self.figures.year
    }

    /// Writes it, for good: compact JSON with the fields in their order. Read once at the same time, so that nothing is
    /// published that could not be shown.
    pub fn freeze(&self) -> Result<Frozen, ThawError> {
        let About { year, number, .. } = self.about();
        let bytes = serde_json::to_vec(self).map_err(|error| ThawError::Unreadable {
            year,
            number,
            error: error.to_string(),
        })?;
        let frozen = Frozen { about: self.about(), sha256: Digest::of(&bytes), bytes };
        frozen.thaw().map(|_| frozen)
    }

    fn about(&self) -> About {
        About {
            year: self.year(),
            number: self.number,
            day: self.day,
            reason: self.reason.clone(),
            demo: self.figures.demo,
        }
    }
}

impl Edition<Contents> {
    fn thawed(self) -> Edition {
        let Self { format, number, day, reason, police, method, figures, changes, indicators, report } = self;
        let figures = PublishedPicture::thawed(figures);
        Edition { format, number, day, reason, police, method, figures, changes, indicators, report }
    }
}

/// What a list of versions tells of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    pub year: i16,
    pub number: u32,
    pub day: Date,
    pub reason: Option<String>,
    /// Whether made-up answers are in it.
    pub demo: bool,
}

/// A version as it is kept: its bytes, and the SHA-256 that they give.
#[derive(Clone, PartialEq, Eq)]
pub struct Frozen {
    about: About,
    sha256: Digest,
    bytes: Vec<u8>,
}

impl Frozen {
    /// One that was kept. Refused unless its bytes give its SHA-256.
    pub fn kept(about: About, sha256: Digest, bytes: Vec<u8>) -> Result<Self, ThawError> {
        if Digest::of(&bytes) != sha256 {
            return Err(ThawError::Changed { year: about.year, number: about.number });
        }
        Ok(Self { about, sha256, bytes })
    }

    pub fn about(&self) -> &About {
        &self.about
    }

    pub fn sha256(&self) -> Digest {
        self.sha256
    }

    /// The version itself, for whoever wants to count its SHA-256.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Reads it.
    pub fn thaw(&self) -> Result<FrozenPicture, ThawError> {
        let About { year, number, .. } = self.about;
        let edition: Edition<Contents> = serde_json::from_slice(&self.bytes)
            .map_err(|error| ThawError::Unreadable { year, number, error: error.to_string() })?;
        let edition = edition.thawed();
        if edition.format > FORMAT {
            return Err(ThawError::Newer { year, number });
        }
        if edition.about() != self.about {
            return Err(ThawError::Misfiled { year, number });
        }
        Ok(FrozenPicture { edition, sha256: self.sha256 })
    }
}

impl fmt::Debug for Frozen {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Frozen")
            .field("about", &self.about)
            .field("sha256", &self.sha256)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}

/// A published version, read: its fields are those of [`Edition`], and nobody can change them.
#[derive(Clone, Debug, PartialEq)]
pub struct FrozenPicture {
    edition: Edition,
    sha256: Digest,
}

impl FrozenPicture {
    pub fn sha256(&self) -> Digest {
        self.sha256
    }
}

impl Deref for FrozenPicture {
    type Target = Edition;

    fn deref(&self) -> &Edition {
        &self.edition
    }
}

/// Why a kept version cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ThawError {
    #[error("version {number} of {year} does not have the SHA-256 it was published with; restore a backup")]
    Changed { year: i16, number: u32 },
    #[error("version {number} of {year} is kept with another number, day, reason or mark than it has itself")]
    Misfiled { year: i16, number: u32 },
    #[error("version {number} of {year} was written by a newer version of Lägesbild; start that one")]
    Newer { year: i16, number: u32 },
    #[error("version {number} of {year} cannot be read: {error}")]
    Unreadable { year: i16, number: u32, error: String },
}
