//! What in a note may point someone out: names, personal identity numbers, telephone numbers, addresses.
//!
//! Only a suspicion. Whoever writes is shown what is marked and decides; nothing is refused or changed by it. The same
//! function marks while someone types (it runs in the browser too), when a form is posted and when a file is imported.
//!
//! It rather misses an unusual name than marks every place and organisation, since a warning that is mostly wrong is soon
//! read by nobody: so the form also says in words what not to write.

mod numbers;
mod words;

use std::ops::Range;

/// What a marked piece of text looks like. In the order in which one wins over another where they overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Suspicion {
    /// Personnummer or samordningsnummer.
    PersonalNumber,
    Email,
    Phone,
    /// A street with its number, or the number of a flat.
    Address,
    Name,
}

impl Suspicion {
    pub const ALL: [Self; 5] = [Self::PersonalNumber, Self::Email, Self::Phone, Self::Address, Self::Name];

    pub fn id(self) -> &'static str {
        match self {
            Self::PersonalNumber => "personal_number",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Name => "name",
        }
    }
}

/// A piece of a text, by its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub what: Suspicion,
    pub at: Range<usize>,
}

impl Found {
    /// The piece itself.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.at.clone()]
    }
}

/// Everything in `text` that may point someone out, in the order of the text. No two overlap.
pub fn find(text: &str) -> Vec<Found> {
    let mut all = numbers::find(text);
    all.extend(words::find(text));
    all.sort_by_key(|found| (found.what, found.at.start));
    let mut kept: Vec<Found> = Vec::new();
    for found in all {
        if kept.iter().all(|other| other.at.end <= found.at.start || found.at.end <= other.at.start) {
            kept.push(found);
        }
    }
    kept.sort_by_key(|found| found.at.start);
    kept
}
