//! What everyone may know of an event: that it takes place, for which ages, and afterwards what came of it.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{clock::Random, event::EventCode};

/// What is said of one event in the public calendar. An event without one is not there: a closed group, such as a class
/// with cards, is nobody else's business.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    pub event: EventCode,
    pub id: PublicId,
    /// Whether the calendar shows it.
    pub announced: bool,
    /// The slugs of the surveys of those ages that it is for; empty for everyone.
    pub ages: Vec<String>,
    /// What came of it, in the staff's words.
    pub outcome: Option<String>,
    /// The day on which any of this was last changed.
    pub changed: Date,
}

impl Announcement {
    /// The longest account of what came of an event, in characters.
    pub const LONGEST_OUTCOME: usize = 600;

    /// What holds for an event as long as nobody has said otherwise: it is not shown.
    pub fn unsaid(event: EventCode, id: PublicId, today: Date) -> Self {
        Self { event, id, announced: false, ages: Vec::new(), outcome: None, changed: today }
    }
}

/// An event's name in public. Its code is not used for that: with it an answer counts as given at the event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PublicId(String);

impl PublicId {
    const LENGTH: usize = 32;

    /// 128 random bits in hexadecimal.
    pub fn generate(random: &dyn Random) -> Self {
        let mut bytes = [0; Self::LENGTH / 2];
        random.fill(&mut bytes);
        let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
        Self(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
    }

    pub fn parse(text: &str) -> Option<Self> {
        let valid = text.len() == Self::LENGTH
            && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        valid.then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PublicId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
