//! The published picture: what pages, prints and files may read.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use super::{Figure, Index, Share, Weighting};
use crate::{
    language::Text,
    response::Channel,
    situation_picture::{By, Section, TableForm},
};

/// A masked situation picture. Only [`publish`](super::publish) makes one, and nobody can change it afterwards; its
/// fields are those of [`Contents`], read as if they were its own.
///
/// It can be written but not read: one that was published comes back through [`Frozen::thaw`](crate::published::Frozen)
/// only, from bytes whose SHA-256 is right.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct PublishedPicture(Contents);

impl PublishedPicture {
    pub(super) fn new(contents: Contents) -> Self {
        Self(contents)
    }

    /// What was masked once, taken out of a frozen version. For [`crate::published`] only.
    pub(crate) fn thawed(contents: Contents) -> Self {
        Self(contents)
    }

    pub(super) fn into_contents(self) -> Contents {
        self.0
    }
}

impl Deref for PublishedPicture {
    type Target = Contents;

    fn deref(&self) -> &Contents {
        &self.0
    }
}

/// The fields of a [`PublishedPicture`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contents {
    /// The label year of the rounds.
    pub year: i16,
    pub municipality_code: String,
    pub municipality_name: String,
    /// Whether made-up answers are in it; then every page and file says so.
    pub demo: bool,
    /// The channel whose answers are left out. Then only the whole municipality's figures are there.
    pub without: Option<Channel>,
    /// The channels that can be left out, each in some age group at least.
    pub leavable: Vec<Channel>,
    /// The second dimension, whose values tables and indexes may be of.
    pub by: By,
    pub weighting: Weighting,
    pub label: Label,
    pub respondents: Respondents,
    /// The five age groups in their order, also those without answers.
    pub groups: Vec<AgeGroup>,
    /// The configured areas in their order.
    pub areas: Vec<AreaName>,
    /// By age group, then in the survey's order, the whole municipality before the areas.
    pub tables: Vec<Table>,
    /// By age group, the whole municipality before the areas, then the largest index first and hidden ones last.
    pub theme_indexes: Vec<ThemeIndex>,
}

impl Contents {
    /// The tables of one section for one age group, in one area or (`None`) the whole municipality.
    pub fn tables_of<'a>(
        &'a self,
        section: Section,
        survey: &'a str,
        area: Option<&'a str>,
    ) -> impl Iterator<Item = &'a Table> {
        self.tables.iter().filter(move |table| {
            table.section == section && table.survey == survey && table.area.as_deref() == area
        })
    }

    /// The theme indexes of one age group, in one area or (`None`) the whole municipality, largest first.
    pub fn indexes_of<'a>(
        &'a self,
        survey: &'a str,
        area: Option<&'a str>,
    ) -> impl Iterator<Item = &'a ThemeIndex> {
        self.theme_indexes.iter().filter(move |index| index.survey == survey && index.area.as_deref() == area)
    }

    pub fn group(&self, survey: &str) -> Option<&AgeGroup> {
        self.groups.iter().find(|group| group.survey == survey)
    }

    pub fn area(&self, id: &str) -> Option<&AreaName> {
        self.areas.iter().find(|area| area.id == id)
    }
}

/// The parts of the label that stands on every result: "Bygger på cirka N frivilliga svar (channels) …".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The answers that the figures build on, rounded to 5: every answer but the non-residents'.
    pub n: u64,
    /// The channels that were used, and no others.
    pub channels: Vec<Channel>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeGroup {
    /// The survey's slug.
    pub survey: String,
    pub name: Text,
    /// The versions that were answered this year; the newest one where none was.
    pub versions: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaName {
    pub id: String,
    pub name: String,
}

/// Section 3: who answered. Numbers of answers, rounded to 5; 1–4 are protected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Respondents {
    /// Every answer that came in, non-residents too.
    pub received: Figure<u64>,
    pub non_residents: Figure<u64>,
    /// Residents' answers without a known area.
    pub area_unknown: Figure<u64>,
    /// One per age group, in their order.
    pub groups: Vec<Responses>,
    /// One per configured area, in their order, all age groups together.
    pub areas: Vec<Responses>,
    /// One per age group and configured area.
    pub groups_by_area: Vec<Responses>,
    /// BCP 47 tags, most used first.
    pub languages: Vec<Counted>,
    /// [`Channel`] ids, most used first.
    pub channels: Vec<Counted>,
}

/// How many answered in an age group, an area, or one in the other, and how well that covers its inhabitants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Responses {
    /// `None` for all age groups together.
    pub survey: Option<String>,
    /// `None` for the whole municipality.
    pub area: Option<String>,
    pub n: Figure<u64>,
    pub coverage: Coverage,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    pub id: String,
    pub n: Figure<u64>,
}

/// A group's part of the answers over its part of the inhabitants, from published numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coverage {
    /// To 0.01; 1 is as it should be. `under` below 0.5: underrepresented.
    Ratio { value: f64, under: bool },
    /// The configuration does not know how many live there.
    PopulationUnknown,
    /// The number of answers is itself hidden, or there are none at all.
    NotShown,
}

/// One fixed table of one age group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    pub section: Section,
    pub survey: String,
    /// The survey versions that are counted together, in order.
    pub versions: Vec<u32>,
    /// The question's id; in a grid the item's; for two questions together `plats.tid`.
    pub field: String,
    /// The question's id, also in a grid.
    pub question: String,
    /// The question's words, and the item's in a grid.
    pub text: Text,
    pub item_text: Option<Text>,
    pub theme: Option<String>,
    /// `None` is the whole municipality. In a picture by another dimension than the area: one of its values.
    pub area: Option<String>,
    pub form: TableForm,
    pub sensitive: bool,
    /// For [`TableForm::CrossOption`]: the place whose mentions are the base, with its words.
    pub within: Option<(String, Text)>,
    /// The base of every row, rounded to 5.
    pub base: Figure<u64>,
    /// The share of Vet inte among all who answered, which is outside the base. Only for the full scale, and only where
    /// the scale has it.
    pub dont_know: Option<Figure<Share>>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The option's id, or `trygg`, `otrygg`, `varken`, `problem`, `inte_problem`.
    pub option: String,
    pub text: Text,
    /// The option's own theme, where it has one.
    pub theme: Option<String>,
    pub figure: Figure<Share>,
}

/// The perceived problem index of one theme in one age group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ThemeIndex {
    pub survey: String,
    pub versions: Vec<u32>,
    pub theme: String,
    pub theme_name: Text,
    /// The items whose answers make it, by id.
    pub items: Vec<String>,
    /// As in [`Table`].
    pub area: Option<String>,
    pub figure: Figure<Index>,
}
