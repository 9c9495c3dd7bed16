//! Notes as the rows of a table: what its columns are called, what may stand in them, and which row is which note.
//!
//! Staff fill such a table in by hand, so a theme or an area may be written by its name or its id, in capitals or not,
//! and the columns may come in any order. What cannot be understood is never guessed at: it is told with its line and
//! column, and then nothing of the table is taken.
//!
//! # The same row twice
//! A row's note gets its id from the row itself ([`id_of`]): from its `referens`, or where it has none from kind, day,
//! theme, area, place and the functions that took part. Reading the same table again, or one in which a text or a number
//! has been corrected, therefore replaces the notes of the first time and doubles none. Two rows of one table that come
//! to the same id are a fault, and are told apart by giving each a `referens`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    dialogue::{DialogueKind, DialogueNote, Draft, Fault, Field, Frequency, themes},
    language::Language,
    municipality::Municipality,
    survey::SLUGS,
    suspicion::{self, Suspicion},
};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Kind,
    Day,
    Year,
    Participants,
    Theme,
    Area,
    Place,
    Severity,
    Frequency,
    Observation,
    Proposal,
    AgeGroups,
    Reference,
}

impl Column {
    /// In the template's order.
    pub const ALL: [Self; 13] = [
        Self::Kind,
        Self::Day,
        Self::Year,
        Self::Participants,
        Self::Theme,
        Self::Area,
        Self::Place,
        Self::Severity,
        Self::Frequency,
        Self::Observation,
        Self::Proposal,
        Self::AgeGroups,
        Self::Reference,
    ];

    /// Its heading in the template.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "dialog",
            Self::Day => "dag",
            Self::Year => "ar",
            Self::Participants => "deltagare",
            Self::Theme => "tema",
            Self::Area => "omrade",
            Self::Place => "plats",
            Self::Severity => "allvar",
            Self::Frequency => "hur_ofta",
            Self::Observation => "iakttagelse",
            Self::Proposal => "forslag",
            Self::AgeGroups => "aldersgrupper",
            Self::Reference => "referens",
        }
    }

    /// Its English name, which is understood too.
    fn english(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Day => "day",
            Self::Year => "year",
            Self::Participants => "participants",
            Self::Theme => "theme",
            Self::Area => "area",
            Self::Place => "place",
            Self::Severity => "severity",
            Self::Frequency => "frequency",
            Self::Observation => "observation",
            Self::Proposal => "proposal",
            Self::AgeGroups => "age_groups",
            Self::Reference => "reference",
        }
    }

    /// Whether a table without it is no table of notes.
    pub fn is_needed(self) -> bool {
        matches!(
            self,
            Self::Kind | Self::Day | Self::Participants | Self::Theme | Self::Severity | Self::Observation
        )
    }

    fn of(field: Field) -> Self {
        match field {
            Field::Kind => Self::Kind,
            Field::Day => Self::Day,
            Field::Year => Self::Year,
            Field::Participants => Self::Participants,
            Field::Theme => Self::Theme,
            Field::Area => Self::Area,
            Field::Place => Self::Place,
            Field::Severity => Self::Severity,
            Field::Frequency => Self::Frequency,
            Field::Observation => Self::Observation,
            Field::Proposal => Self::Proposal,
            Field::AgeGroups => Self::AgeGroups,
        }
    }
}

/// A row of the template that shows how. Passed over when it is still there.
pub const EXAMPLE: [&str; 13] = [
    "medarbetare",
    "2026-03-21",
    "2026",
    "polis 2 | fältassistent 1",
    "Narkotika",
    "Hela kommunen",
    "Gångtunneln vid stationen",
    "4",
    "varje vecka",
    "Exempel: Försäljning på kvällarna. Yngre ungdomar håller utkik.",
    "Bättre belysning och fältassistenter på plats fredagar",
    "13-17 | 18-24",
    "exempel",
];

/// Why the table as a whole cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeaderFault {
    #[error("the first line must name the columns; these are missing: {}", names(.0))]
    Missing(Vec<Column>),
    #[error("these columns are not known: {}; the columns are {}", .0.join(", "), names(&Column::ALL))]
    Unknown(Vec<String>),
    #[error("the column {} is there twice", .0.name())]
    Twice(Column),
}

fn names(columns: &[Column]) -> String {
    columns.iter().map(|column| column.name()).collect::<Vec<_>>().join(", ")
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowProblem {
    #[error(transparent)]
    Cell(#[from] Fault),
    #[error("it has {found} columns instead of {wanted}")]
    Cells { found: usize, wanted: usize },
    #[error("it is the same dialogue as line {line}; give each row its own {}", Column::Reference.name())]
    SameAs { line: u64 },
}

/// A row that cannot be taken, where, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}{}: {problem}", .column.map(|column| format!(", {}", column.name())).unwrap_or_default())]
pub struct RowFault {
    pub line: u64,
    pub column: Option<Column>,
    pub problem: RowProblem,
}

/// What in a row may point someone out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowMark {
    pub line: u64,
    pub column: Column,
    pub what: Suspicion,
    pub piece: String,
}

/// What a table comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Each with its line.
    pub notes: Vec<(u64, DialogueNote)>,
    pub faults: Vec<RowFault>,
    pub marks: Vec<RowMark>,
}

/// The columns of a table, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header(Vec<Column>);

impl Header {
    pub fn read<'c>(cells: impl IntoIterator<Item = &'c str>) -> Result<Self, HeaderFault> {
        let (mut columns, mut unknown) = (Vec::new(), Vec::new());
        for cell in cells {
            let folded = folded(cell).replace(' ', "_");
            match Column::ALL.into_iter().find(|it| it.name() == folded || it.english() == folded) {
                Some(column) if columns.contains(&column) => return Err(HeaderFault::Twice(column)),
                Some(column) => columns.push(column),
                None => unknown.push(cell.trim().to_owned()),
            }
        }
        let missing: Vec<Column> = Column::ALL
            .into_iter()
            .filter(|column| column.is_needed() && !columns.contains(column))
            .collect();
        if !missing.is_empty() {
            Err(HeaderFault::Missing(missing))
        } else if !unknown.is_empty() {
            Err(HeaderFault::Unknown(unknown))
        } else {
            Ok(Self(columns))
        }
    }

    /// Every row below the header: the notes they come to, what is wrong, and what may point someone out. Rows with
    /// nothing in them are passed over.
    pub fn rows<'c>(
        &self,
        rows: impl IntoIterator<Item = (u64, Vec<&'c str>)>,
        municipality: &Municipality,
        today: Date,
    ) -> Rows {
        let mut all = Rows::default();
        let mut lines: BTreeMap<Uuid, u64> = BTreeMap::new();
        for (line, cells) in rows {
            if cells.iter().all(|cell| cell.trim().is_empty()) || self.is_example(&cells) {
                continue;
            }
            let mut fault = |column, problem| all.faults.push(RowFault { line, column, problem });
            if cells.len() != self.0.len() {
                fault(None, RowProblem::Cells { found: cells.len(), wanted: self.0.len() });
                continue;
            }
            let cell = |column: Column| {
                let at = self.0.iter().position(|known| *known == column);
                at.map_or("", |at| cells[at].trim())
            };
            let draft = draft(&cell, municipality);
            match draft.check(Uuid::nil(), municipality, today) {
                Ok(mut note) => {
                    note.id = id_of(&municipality.code, &note, cell(Column::Reference));
                    if let Some(earlier) = lines.insert(note.id, line) {
                        fault(Some(Column::Reference), RowProblem::SameAs { line: earlier });
                    } else {
                        all.notes.push((line, note));
                    }
                }
                Err(faults) => {
                    for (field, why) in faults {
                        fault(Some(Column::of(field)), why.into());
                    }
                }
            }
            for column in [Column::Participants, Column::Place, Column::Observation, Column::Proposal] {
                let text = cell(column);
                all.marks.extend(suspicion::find(text).into_iter().map(|found| RowMark {
                    line,
                    column,
                    what: found.what,
                    piece: found.of(text).to_owned(),
                }));
            }
        }
        all
    }

    fn is_example(&self, cells: &[&str]) -> bool {
        let example =
            |column: Column| EXAMPLE[Column::ALL.iter().position(|it| *it == column).unwrap_or_default()];
        cells.len() == self.0.len()
            && self.0.iter().zip(cells).all(|(column, cell)| cell.trim() == example(*column))
    }
}

/// A row as it would have been typed into the form.
fn draft<'c>(cell: &impl Fn(Column) -> &'c str, municipality: &Municipality) -> Draft {
    Draft {
        kind: kind(cell(Column::Kind)),
        year: cell(Column::Year).to_owned(),
        day: cell(Column::Day).to_owned(),
        participants: participants(cell(Column::Participants)),
        theme: theme(cell(Column::Theme)),
        area: area(cell(Column::Area), municipality),
        place: cell(Column::Place).to_owned(),
        severity: whole(cell(Column::Severity)),
        frequency: frequency(cell(Column::Frequency)),
        observation: cell(Column::Observation).to_owned(),
        proposal: cell(Column::Proposal).to_owned(),
        age_groups: age_groups(cell(Column::AgeGroups)),
    }
}

/// Small letters, without the dots and rings that a heading or an id is written without, and one space between words.
fn folded(text: &str) -> String {
    let small = text.trim().to_lowercase();
    let plain: String = small
        .chars()
        .map(|letter| match letter {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            'é' => 'e',
            '\u{a0}' | '\t' | '\n' | '\r' => ' ',
            '–' => '-',
            other => other,
        })
        .collect();
    plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The id that is meant, or the text itself, which is then told as unknown.
fn meant(text: &str, id: Option<&str>) -> String {
    id.unwrap_or(text).to_owned()
}

fn kind(text: &str) -> String {
    let kind = match folded(text).as_str() {
        "medarbetare" | "medarbetardialog" => Some(DialogueKind::Staff),
        "samverkan" | "samverkansdialog" => Some(DialogueKind::Collaboration),
        id => DialogueKind::from_id(id),
    };
    meant(text, kind.map(DialogueKind::id))
}

/// A spreadsheet may write a whole number with decimals: `4,0`.
fn whole(text: &str) -> String {
    let (number, rest) = text.split_once([',', '.']).unwrap_or((text, ""));
    if rest.chars().all(|digit| digit == '0') { number.to_owned() } else { text.to_owned() }
}

fn theme(text: &str) -> String {
    let wanted = folded(text);
    let theme = themes().find(|theme| {
        theme.id == wanted || Language::ALL.iter().any(|it| folded(theme.name.get(*it)) == wanted)
    });
    meant(text, theme.as_ref().map(|theme| theme.id.as_str()))
}

fn area(text: &str, municipality: &Municipality) -> String {
    let wanted = folded(text);
    if ["hela kommunen", "whole municipality"].contains(&wanted.as_str()) {
        return String::new();
    }
    let area = municipality.areas.iter().find(|area| area.id == wanted || folded(&area.name) == wanted);
    meant(text, area.map(|area| area.id.as_str()))
}

fn frequency(text: &str) -> String {
    let frequency = match folded(text).as_str() {
        "vet inte" => return String::new(),
        "en gang" => Some(Frequency::Once),
        "nagra ganger om aret" => Some(Frequency::Yearly),
        "varje manad" => Some(Frequency::Monthly),
        "varje vecka" => Some(Frequency::Weekly),
        "varje dag" | "dagligen" => Some(Frequency::Daily),
        id => Frequency::from_id(id),
    };
    meant(text, frequency.map(Frequency::id))
}

/// `10-12`, `13-17` and so on, or the surveys' slugs.
fn age_groups(text: &str) -> Vec<String> {
    const AGES: [&str; 5] = ["10-12", "13-17", "18-24", "25-64", "65+"];
    text.split(['|', ',', ';'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            let wanted = folded(part);
            let wanted = wanted.strip_suffix(" ar").unwrap_or(&wanted);
            let slug = AGES.iter().position(|ages| *ages == wanted).map(|at| SLUGS[at]);
            let slug = slug.or_else(|| SLUGS.into_iter().find(|slug| *slug == wanted.replace(' ', "-")));
            meant(part, slug)
        })
        .collect()
}

/// `polis 2 | fältassistent 1`: functions with how many of each, on either side of the function.
fn participants(text: &str) -> Vec<(String, String)> {
    text.split(['|', ';', ',', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            let digit = |character: char| character.is_ascii_digit();
            let function = part.trim_matches(digit);
            let (before, after) = (
                &part[..part.len() - part.trim_start_matches(digit).len()],
                &part[part.trim_end_matches(digit).len()..],
            );
            let number = if after.is_empty() { before } else { after };
            let function = if number.is_empty() { part } else { function };
            (function.trim_matches([' ', ':', '\u{a0}', '-']).to_owned(), number.to_owned())
        })
        .collect()
}

/// The id of a row's note: the same row, the same id. A v8 UUID, so that it never meets one of a note written here.
pub fn id_of(municipality: &str, note: &DialogueNote, reference: &str) -> Uuid {
    let mut hash = Sha256::new();
    let mut add = |part: &str| {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    };
    add(municipality);
    add(note.kind.id());
    if reference.trim().is_empty() {
        add(&note.day.to_string());
        add(&note.theme);
        add(note.area.as_deref().unwrap_or_default());
        add(&folded(&note.place));
        let mut functions: Vec<String> =
            note.participants.iter().map(|some| folded(&some.function)).collect();
        functions.sort();
        for function in &functions {
            add(function);
        }
    } else {
        add("reference");
        add(&note.year.to_string());
        add(&folded(reference));
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
