//! An event: a place and a day where police and municipality meet residents, with a short code for its QR.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::clock::Random;

/// What kind of meeting it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// Medborgardialog.
    Dialogue,
    /// Tematräff.
    ThemeMeeting,
    /// Trygghetsvandring.
    SafetyWalk,
    /// A class or a school.
    School,
    /// Anything else, such as a poster in a library.
    Other,
}

impl EventKind {
    pub const ALL: [Self; 5] =
        [Self::Dialogue, Self::ThemeMeeting, Self::SafetyWalk, Self::School, Self::Other];

    /// The stored and posted name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Dialogue => "dialogue",
            Self::ThemeMeeting => "theme_meeting",
            Self::SafetyWalk => "safety_walk",
            Self::School => "school",
            Self::Other => "other",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// Who invites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Organiser {
    Police,
    Municipality,
    Joint,
}

impl Organiser {
    pub const ALL: [Self; 3] = [Self::Joint, Self::Police, Self::Municipality];

    /// The stored and posted name: the words of the field.
    pub fn id(self) -> &'static str {
        match self {
            Self::Police => "polis",
            Self::Municipality => "kommun",
            Self::Joint => "gemensam",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|organiser| organiser.id() == id)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub code: EventCode,
    pub kind: EventKind,
    pub title: String,
    pub place: String,
    pub first_day: Date,
    /// The same as `first_day` for an event of one day.
    pub last_day: Date,
    pub organiser: Organiser,
    /// Area ids; empty means the whole municipality.
    pub areas: Vec<String>,
}

/// No 0 O, 1 I L, 2 Z, 5 S, 8 B, U V; upper case keeps a QR in its dense alphanumeric mode.
const ALPHABET: &[u8; 22] = b"ACDEFGHJKMNPQRTWXY3467";

/// So many random characters that cannot be mistaken for one another.
pub(crate) fn random_code(random: &dyn Random, length: usize) -> String {
    let mut code = String::with_capacity(length);
    while code.len() < length {
        let mut byte = [0];
        random.fill(&mut byte);
        // 242 = 11 · 22: above it a remainder would favour the first characters.
        if byte[0] < 242 {
            code.push(char::from(ALPHABET[usize::from(byte[0]) % ALPHABET.len()]));
        }
    }
    code
}

/// Reads such a code as someone typed it: lower case, spaces and hyphens are forgiven. `None` for what cannot be one.
pub(crate) fn typed_code(typed: &str, length: usize) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|character| !character.is_whitespace() && *character != '-')
        .map(|character| character.to_ascii_uppercase())
        .collect();
    let valid = code.len() == length && code.bytes().all(|byte| ALPHABET.contains(&byte));
    valid.then_some(code)
}

/// The short code in `/e/{code}`: six characters that cannot be mistaken for one another when read aloud or typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventCode(String);

impl EventCode {
    const LENGTH: usize = 6;

    pub fn generate(random: &dyn Random) -> Self {
        Self(random_code(random, Self::LENGTH))
    }

    /// Reads a typed code. `None` for what cannot be a code.
    pub fn parse(typed: &str) -> Option<Self> {
        typed_code(typed, Self::LENGTH).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EventCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting(std::sync::atomic::AtomicU8);

    impl Random for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            for byte in bytes {
                *byte = self.0.fetch_add(37, std::sync::atomic::Ordering::Relaxed);
            }
        }
    }

    #[test]
    fn a_code_survives_being_typed_by_hand() {
        let code = EventCode::generate(&Counting(0.into()));
        let typed = format!(" {}-{} ", code.as_str()[..3].to_lowercase(), &code.as_str()[3..]);
        assert_eq!(EventCode::parse(&typed), Some(code));
    }

    #[test]
    fn look_alikes_are_no_code() {
        for typed in ["O0I1LB", "ACDEF", "ACDEFGH", "ACDEF!", "ÅÄÖACD", ""] {
            assert_eq!(EventCode::parse(typed), None, "{typed}");
        }
    }
}
