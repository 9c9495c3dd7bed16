//! Deeds that can be proposed: built in, in the file `promise/deeds.toml`.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::{Deed, Responsible};

const DEEDS: &str = include_str!("../../promise/deeds.toml");

/// A day of any year, such as the first of a season.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct MonthDay {
    month: i8,
    day: i8,
}

impl MonthDay {
    pub(super) const FIRST: Self = Self { month: 1, day: 1 };
    pub(super) const LAST: Self = Self { month: 12, day: 31 };

    pub(super) fn of(date: Date) -> Self {
        Self { month: date.month(), day: date.day() }
    }

    /// The day in a year. The 29th of February is the 28th where there is no other.
    pub fn in_year(self, year: i16) -> Date {
        let on = |day| Date::new(year, self.month, day).ok();
        on(self.day).or_else(|| on(28)).unwrap_or(Date::ZERO)
    }
}

/// Reads `MM-DD`.
impl TryFrom<String> for MonthDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parts = text.split_once('-').and_then(|(month, day)| {
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            // 2024 is a leap year: every day that any year has.
            Date::new(2024, month, day).ok().map(|_| Self { month, day })
        });
        parts.ok_or_else(|| format!("{text:?} is no day of a year; write it as 04-15"))
    }
}

/// A deed that can be proposed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LibraryDeed {
    pub id: String,
    /// Ids of the themes it answers, the one that it is made for first.
    pub themes: Vec<String>,
    /// What is done, from the verb on.
    pub what: String,
    pub unit: String,
    /// How many in a year.
    pub at_least: u32,
    pub how_often: String,
    /// The season; `None` for the whole year.
    pub starts: Option<MonthDay>,
    pub ends: Option<MonthDay>,
    pub responsible: Responsible,
    pub function: String,
    /// Slugs of the surveys whose age groups it is for; empty for all of them.
    #[serde(default)]
    pub age_groups: Vec<String>,
}

impl LibraryDeed {
    /// As it is promised for a year.
    pub fn in_year(&self, year: i16) -> Deed {
        Deed {
            what: self.what.clone(),
            at_least: Some(self.at_least),
            unit: self.unit.clone(),
            how_often: self.how_often.clone(),
            starts: self.starts.map(|day| day.in_year(year)),
            ends: self.ends.map(|day| day.in_year(year)),
        }
    }

    /// Whether it suits any of these age groups.
    pub fn suits(&self, age_groups: &[String]) -> bool {
        self.age_groups.is_empty() || self.age_groups.iter().any(|group| age_groups.contains(group))
    }

    /// The promise in a sentence, as residents read it.
    pub fn sentence(&self) -> String {
        let who = match self.responsible {
            Responsible::Police => "Polisen",
            Responsible::Municipality => "Kommunen",
            Responsible::Joint => "Polisen och kommunen",
        };
        let Self { what, at_least, unit, how_often, .. } = self;
        let what = uncapitalised(what);
        format!("{who} {what}: minst {at_least} {unit}, {how_often}.")
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    deed: Vec<LibraryDeed>,
}

/// What somebody does as the end of a sentence that begins with who does it: `Går ronder` as `går ronder`. `None` where
/// it does not begin with a verb that deeds are known to begin with.
pub fn as_predicate(what: &str) -> Option<String> {
    let verb = |what: &str| what.split_whitespace().next().map(str::to_lowercase);
    let begins = verb(what)?;
    let known = library().iter().any(|deed| verb(&deed.what).is_some_and(|verb| verb == begins));
    known.then(|| uncapitalised(what))
}

/// With a small letter first, to stand within a sentence.
fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(char::to_lowercase).into_iter().flatten().chain(letters).collect()
}

/// Every deed, in the order in which they are proposed.
pub fn library() -> &'static [LibraryDeed] {
    static LIBRARY: LazyLock<Vec<LibraryDeed>> = LazyLock::new(|| {
        let file: File = toml::from_str(DEEDS).expect("the built-in deeds are checked by a test");
        file.deed
    });
    &LIBRARY
}

/// The deeds that answer a theme: those that are made for it, then those that help it too.
pub fn deeds_for(theme: &str) -> Vec<&'static LibraryDeed> {
    let place = |deed: &LibraryDeed| deed.themes.iter().position(|one| one == theme);
    let mut deeds: Vec<&LibraryDeed> = library().iter().filter(|deed| place(deed).is_some()).collect();
    deeds.sort_by_key(|deed| place(deed) > Some(0));
    deeds
}
