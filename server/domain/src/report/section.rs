//! The fifteen sections of the report.

use serde::{Deserialize, Serialize};

use crate::situation_picture::Section;

/// The number of a section, 1–15. Its title is `app::report::section_title`, from the locale files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct SectionNumber(u8);

impl SectionNumber {
    pub const SUMMARY: Self = Self(1);
    /// Method, sources, sources left out, and limits.
    pub const METHOD: Self = Self(2);
    pub const STAFF_DIALOGUE: Self = Self(9);
    pub const PARTNER_DIALOGUE: Self = Self(10);
    /// Reported crime, the police's own survey, and other figures from elsewhere.
    pub const OUTSIDE: Self = Self(11);
    pub const JUDGEMENT: Self = Self(12);
    pub const CAUSES: Self = Self(13);
    pub const PRIORITIES: Self = Self(14);
    pub const LAST_PROMISE: Self = Self(15);

    pub const ALL: [Self; 15] = {
        let mut all = [Self(0); 15];
        let mut index = 0;
        while index < all.len() {
            all[index] = Self(index as u8 + 1);
            index += 1;
        }
        all
    };

    pub fn new(number: u8) -> Option<Self> {
        (1..=15).contains(&number).then_some(Self(number))
    }

    pub fn get(self) -> u8 {
        self.0
    }

    /// Whether a picture cannot be published without it.
    pub fn is_required(self) -> bool {
        matches!(self, Self::METHOD | Self::PRIORITIES)
    }

    /// The section of residents' figures that it is, 3–8.
    pub fn figures(self) -> Option<Section> {
        Section::ALL.into_iter().find(|section| section.number() == self.0)
    }
}

impl From<Section> for SectionNumber {
    fn from(section: Section) -> Self {
        Self(section.number())
    }
}

impl TryFrom<u8> for SectionNumber {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::new(number).ok_or("the sections are numbered 1 to 15")
    }
}

impl From<SectionNumber> for u8 {
    fn from(section: SectionNumber) -> Self {
        section.0
    }
}
