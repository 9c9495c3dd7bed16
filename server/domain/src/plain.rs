//! The picture told simply, for one age group: a few sentences that a child or a very old person can take in.
//!
//! Everything is worked out by rule from figures that are published. A figure that is hidden is left out, and it is said
//! that something is. Shares are told as people say them, "7 av 10", never finer than they are published.

use crate::disclosure::{Figure, Level, PublishedPicture, Row, Section, Table, TableForm, ThemeIndex};

/// A share as it is said aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// Below 5 percent.
    AlmostNone,
    /// So many of ten, to the nearest.
    Tenths(u8),
    /// 45–54 percent.
    Half,
    /// 95 percent and more.
    AlmostAll,
}

impl Spoken {
    pub fn of(percent: u8) -> Self {
        match percent {
            0..5 => Self::AlmostNone,
            45..55 => Self::Half,
            95.. => Self::AlmostAll,
            _ => Self::Tenths((percent + 5) / 10),
        }
    }

    /// How many of ten are drawn.
    pub fn drawn(self) -> u8 {
        match self {
            Self::AlmostNone => 0,
            Self::Tenths(tenths) => tenths,
            Self::Half => 5,
            Self::AlmostAll => 10,
        }
    }
}

/// One sentence about how safe people feel somewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Felt<'a> {
    pub table: &'a Table,
    /// Whether it tells who is safe. Where only the share of unsafe is published, it tells that.
    pub safe: bool,
    pub share: Spoken,
}

/// One option that people chose, such as a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chosen<'a> {
    pub row: &'a Row,
    pub share: Spoken,
}

/// What is told of one age group.
#[derive(Clone, Debug, PartialEq)]
pub struct Plain<'a> {
    /// How many of them answered.
    pub answers: Figure<u64>,
    pub felt: Vec<Felt<'a>>,
    /// What makes children feel unsafe outdoors. Only they are asked so.
    pub causes: Vec<Chosen<'a>>,
    /// The themes that are felt to be the largest problems, with their levels.
    pub problems: Vec<(&'a ThemeIndex, Level)>,
    /// Whether any theme's index is shown at all: then having no problems is something to tell.
    pub problems_known: bool,
    pub places: Vec<Chosen<'a>>,
    /// What they want to be worked with.
    pub wishes: Vec<Chosen<'a>>,
    /// Whether something that would have been told is hidden.
    pub hidden: bool,
}

/// At most so many of each.
const MOST_FELT: usize = 4;
const MOST: usize = 3;
/// Options that are no place, no cause and no wish.
const NOTHING: [&str; 6] = ["inget", "nej", "ingenstans", "vet_inte", "annat", "vill_inte"];
/// What fewer than one in twenty chose is not told.
const LEAST_PERCENT: u8 = 5;

impl<'a> Plain<'a> {
    /// `None` where there is no such age group.
    pub fn of(picture: &'a PublishedPicture, survey: &'a str) -> Option<Self> {
        picture.group(survey)?;
        let answers = picture
            .respondents
            .groups
            .iter()
            .find(|group| group.survey.as_deref() == Some(survey))
            .map_or(Figure::TooFew, |group| group.n);
        let mut hidden = false;
        let whole = |table: &&Table| table.survey == survey && table.area.is_none();
        let mut felt = Vec::new();
        for table in picture.tables.iter().filter(whole) {
            if table.section != Section::Safety || table.form != TableForm::SafeUnsafe {
                continue;
            }
            let shown = |option: &str| {
                let row = table.rows.iter().find(|row| row.option == option)?;
                row.figure.shown().map(|share| Spoken::of(share.percent))
            };
            match (shown("trygg"), shown("otrygg")) {
                (Some(share), _) => felt.push(Felt { table, safe: true, share }),
                (None, Some(share)) => felt.push(Felt { table, safe: false, share }),
                (None, None) => hidden = true,
            }
        }
        felt.truncate(MOST_FELT);

        let mut most_chosen = |fields: &[&str]| -> Vec<Chosen<'a>> {
            let table = picture.tables.iter().filter(whole).find(|table| {
                table.form == TableForm::SingleOptions && fields.contains(&table.field.as_str())
            });
            let Some(table) = table else { return Vec::new() };
            let mut rows: Vec<(u8, &Row)> = Vec::new();
            for row in table.rows.iter().filter(|row| !NOTHING.contains(&row.option.as_str())) {
                match row.figure.shown() {
                    Some(share) if share.percent >= LEAST_PERCENT => rows.push((share.percent, row)),
                    Some(_) => {}
                    None => hidden = true,
                }
            }
            // Of equals the one that was asked about first.
            rows.sort_by_key(|(percent, _)| std::cmp::Reverse(*percent));
            let told = rows.into_iter().take(MOST);
            told.map(|(percent, row)| Chosen { row, share: Spoken::of(percent) }).collect()
        };
        let causes = most_chosen(&["b_orsak"]);
        let places = most_chosen(&["plats", "b_plats"]);
        let wishes = most_chosen(&["prio"]);

        let indexes: Vec<_> = picture.indexes_of(survey, None).collect();
        let shown: Vec<_> = indexes
            .iter()
            .filter_map(|index| index.figure.shown().map(|figure| (*index, figure.level)))
            .collect();
        hidden |= shown.len() < indexes.len();
        let problems_known = !shown.is_empty();
        // Largest first already.
        let problems =
            shown.into_iter().filter(|(_, level)| *level >= Level::Noticeable).take(MOST).collect();
        Some(Self { answers, felt, causes, problems, problems_known, places, wishes, hidden })
    }

    /// Whether nothing can be told at all.
    pub fn is_empty(&self) -> bool {
        self.felt.is_empty()
            && self.causes.is_empty()
            && !self.problems_known
            && self.places.is_empty()
            && self.wishes.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_said_as_people_say_it() {
        for (percent, spoken) in [
            (0, Spoken::AlmostNone),
            (4, Spoken::AlmostNone),
            (5, Spoken::Tenths(1)),
            (14, Spoken::Tenths(1)),
            (15, Spoken::Tenths(2)),
            (44, Spoken::Tenths(4)),
            (45, Spoken::Half),
            (54, Spoken::Half),
            (55, Spoken::Tenths(6)),
            (94, Spoken::Tenths(9)),
            (95, Spoken::AlmostAll),
            (100, Spoken::AlmostAll),
        ] {
            assert_eq!(Spoken::of(percent), spoken, "{percent} %");
        }
        assert!((0..=100).all(|percent| {
            let off = i16::from(Spoken::of(percent).drawn()) * 10 - i16::from(percent);
            off.abs() <= 5
        }));
    }
}
