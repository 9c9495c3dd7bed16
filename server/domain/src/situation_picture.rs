//! The exact counts of a year, arranged as the situation picture needs them.
//!
//! Nothing here may be shown: [`RawPicture`] cannot be serialised, and its counts can be read inside this crate only.
//! [`crate::disclosure::publish`] masks it; [`crate::aggregates::draft_rows`] is the one explicit way around the mask,
//! for staff at the machine.

mod by;
mod channels;
mod tables;
mod weights;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::{Deserialize, Serialize};

pub use by::By;
pub(crate) use tables::RawTable;
pub use weights::NoWeights;
pub(crate) use weights::Weights;

use crate::{
    language::Text,
    municipality::{AREA_QUESTION, Municipality, NON_RESIDENT},
    response::Channel,
    survey::{Question, QuestionKind, SLUGS, Survey, themes},
    tally::{BASE, CROSS, Dimension, RECEIVED, ScoreSums, Slice, Tally},
};

/// The sections of the picture that residents' answers fill, with their numbers in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// 3 Vem svarade.
    Respondents,
    /// 4 Trygghet per åldersgrupp.
    Safety,
    /// 5 Problem per tema.
    Problems,
    /// 6 Platser och tider.
    Places,
    /// 7 Utsatthet.
    Exposure,
    /// 8 Förtroende och kännedom.
    Trust,
}

impl Section {
    pub const ALL: [Self; 6] =
        [Self::Respondents, Self::Safety, Self::Problems, Self::Places, Self::Exposure, Self::Trust];

    /// The number in the report.
    pub fn number(self) -> u8 {
        match self {
            Self::Respondents => 3,
            Self::Safety => 4,
            Self::Problems => 5,
            Self::Places => 6,
            Self::Exposure => 7,
            Self::Trust => 8,
        }
    }

    /// Where a question belongs: by its scale where that decides, else by its theme.
    pub fn of(question: &Question) -> Self {
        match question.scale.as_deref() {
            Some("TR" | "TB" | "OR") => return Self::Safety,
            Some("PR") => return Self::Problems,
            Some("ST") => return Self::Trust,
            _ => {}
        }
        match question.theme.as_deref() {
            Some("bakgrund") => Self::Respondents,
            Some("plats") => Self::Places,
            Some("utsatthet" | "bedrageri") => Self::Exposure,
            Some("fortroende" | "kommunikation" | "dialog") => Self::Trust,
            Some("trygg" | "oro" | "stod") => Self::Safety,
            _ => Self::Problems,
        }
    }
}

/// Which categories a table shows. Fixed per table, never per cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableForm {
    /// Every option in the base of a single choice; only per age group.
    FullScale,
    /// `trygg`, `otrygg` and, where the scale has it, `varken`; they add up to the base.
    SafeUnsafe,
    /// `problem` (ganska or mycket stort) and `inte_problem`; only age group × area.
    ProblemOrNot,
    /// A multiple choice: each row is a table of its own, those who chose the option (x) and those who did not (n − x).
    SingleOptions,
    /// The options of a second question (`tid`) among those who named one place (`plats`); only per age group.
    CrossOption,
}

/// The counts of one survey version in one round.
#[derive(Clone, Copy, Debug)]
pub struct TallyInput<'a> {
    pub round: &'a str,
    pub survey: &'a str,
    pub version: u32,
    /// Whether the round holds made-up answers.
    pub demo: bool,
    pub tally: &'a Tally,
}

/// Why a picture cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    #[error(
        "round {round:?} has answers to version {version} of the survey {survey:?}, which is not among the surveys given; load every published version"
    )]
    UnknownSurvey { round: String, survey: String, version: u32 },
}

/// A value of the picture's second dimension (see [`By`]), most often an area's id; `None` for the whole municipality.
pub(crate) type Place = Option<String>;

/// The exact counts of one year. Neither serialisable nor readable outside this crate.
#[derive(Clone)]
pub struct RawPicture {
    pub(crate) year: i16,
    pub(crate) municipality: Municipality,
    pub(crate) demo: bool,
    pub(crate) by: By,
    pub(crate) groups: Vec<RawGroup>,
    /// Received answers by language tag and by channel id.
    pub(crate) languages: BTreeMap<String, u64>,
    pub(crate) channels: BTreeMap<Channel, u64>,
}

impl fmt::Debug for RawPicture {
    /// Without a single count, so that none ends up in a log.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("RawPicture").field("year", &self.year).finish_non_exhaustive()
    }
}

/// One age group.
#[derive(Clone)]
pub(crate) struct RawGroup {
    pub(crate) survey: String,
    pub(crate) name: Text,
    pub(crate) versions: Vec<u32>,
    /// Every answer, non-residents too.
    pub(crate) received: u64,
    pub(crate) non_residents: u64,
    /// By area id, also `vet_inte`; without the non-residents.
    pub(crate) by_area: BTreeMap<String, u64>,
    /// Every answer by its channel, non-residents too.
    pub(crate) by_channel: BTreeMap<Channel, u64>,
    pub(crate) fields: Vec<RawField>,
    pub(crate) themes: Vec<RawTheme>,
}

impl RawGroup {
    pub(crate) fn residents(&self) -> u64 {
        self.received.saturating_sub(self.non_residents)
    }
}

/// The counts of one field over the versions in which its options are the same.
#[derive(Clone)]
pub(crate) struct RawField {
    pub(crate) id: String,
    pub(crate) question: Question,
    /// The item's words in a grid.
    pub(crate) item_text: Option<Text>,
    pub(crate) theme: Option<String>,
    /// The other question (`plats`) where this is a table of two.
    pub(crate) crossed: Option<Question>,
    pub(crate) versions: Vec<u32>,
    pub(crate) counts: BTreeMap<Place, BTreeMap<String, u64>>,
    /// The whole municipality's counts once more, by channel.
    pub(crate) by_channel: BTreeMap<Channel, BTreeMap<String, u64>>,
}

impl RawField {
    pub(crate) fn count(&self, area: &Place, option: &str) -> u64 {
        self.counts.get(area).and_then(|counts| counts.get(option)).copied().unwrap_or_default()
    }

    /// Those in the base of a single choice or of a grid's item.
    pub(crate) fn base(&self, area: &Place) -> u64 {
        if self.question.is_multiple() {
            return self.count(area, BASE);
        }
        let inside = self.question.options.iter().filter(|choice| !choice.outside_base);
        inside.map(|choice| self.count(area, &choice.id)).sum()
    }

    /// Everything that decides whether two versions of a field may be counted together.
    pub(crate) fn shape(&self) -> impl PartialEq + use<> {
        let options = self.question.options.iter().map(|choice| {
            let marks = (choice.exclusive, choice.outside_base, choice.counts_as_unsafe, choice.neither);
            (choice.id.clone(), marks, choice.score)
        });
        let crossed = self.crossed.as_ref().map(|question| {
            question.options.iter().map(|choice| (choice.id.clone(), choice.exclusive)).collect::<Vec<_>>()
        });
        let kind = (self.question.kind, self.question.sensitive);
        (self.id.clone(), kind, options.collect::<Vec<_>>(), crossed)
    }
}

/// The theme scores over the versions in which the theme has the same items.
#[derive(Clone)]
pub(crate) struct RawTheme {
    pub(crate) id: String,
    pub(crate) name: Text,
    pub(crate) items: Vec<String>,
    pub(crate) versions: Vec<u32>,
    pub(crate) sums: BTreeMap<Place, ScoreSums>,
    /// The whole municipality's sums once more, by channel.
    pub(crate) by_channel: BTreeMap<Channel, ScoreSums>,
}

impl RawPicture {
    /// Arranges the tallies of one year. `surveys` holds every published version, of every age group.
    ///
    /// Answers to different versions of a survey are counted together only in the fields whose options and marks are
    /// the same (and in the themes whose items are the same): the same id always means the same wording and scale, so
    /// that is the normal case. Where they differ, each shape gets tables of its own, told apart by their versions.
    pub fn from_tallies(
        municipality: &Municipality,
        surveys: &[Survey],
        year: i16,
        tallies: &[TallyInput<'_>],
    ) -> Result<Self, PictureError> {
        Self::from_tallies_by(Dimension::Area, municipality, surveys, year, tallies)
    }

    /// The same with another second dimension than the area: then what is said of areas holds for its values.
    pub fn from_tallies_by(
        dimension: Dimension,
        municipality: &Municipality,
        surveys: &[Survey],
        year: i16,
        tallies: &[TallyInput<'_>],
    ) -> Result<Self, PictureError> {
        for input in tallies {
            if !surveys.iter().any(|survey| (&*survey.slug, survey.version) == (input.survey, input.version))
            {
                return Err(PictureError::UnknownSurvey {
                    round: input.round.to_owned(),
                    survey: input.survey.to_owned(),
                    version: input.version,
                });
            }
        }
        let groups = SLUGS.iter().filter_map(|slug| group(dimension, slug, surveys, tallies)).collect();
        let mut picture = Self {
            year,
            municipality: municipality.clone(),
            demo: false,
            by: By::of(dimension, municipality, surveys, tallies),
            groups,
            languages: BTreeMap::new(),
            channels: BTreeMap::new(),
        };
        for input in tallies {
            for (cell, count) in input.tally.counts.iter().filter(|(cell, _)| cell.field == RECEIVED) {
                let count = whole(*count);
                picture.demo |= input.demo && count > 0;
                match cell.slice.dimension {
                    Dimension::Language => {
                        *picture.languages.entry(cell.slice.value.clone()).or_default() += count;
                    }
                    Dimension::Channel => {
                        if let Some(channel) = Channel::from_id(&cell.slice.value) {
                            *picture.channels.entry(channel).or_default() += count;
                        }
                    }
                    _ => {}
                }
            }
        }
        Ok(picture)
    }

    pub fn year(&self) -> i16 {
        self.year
    }

    /// Whether made-up answers are in it.
    pub fn demo(&self) -> bool {
        self.demo
    }

    /// Whether nobody has answered.
    pub fn is_empty(&self) -> bool {
        self.groups.iter().all(|group| group.received == 0)
    }
}

fn whole(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}

fn group(
    dimension: Dimension,
    slug: &str,
    surveys: &[Survey],
    tallies: &[TallyInput<'_>],
) -> Option<RawGroup> {
    let inputs: Vec<_> = tallies.iter().filter(|input| input.survey == slug).collect();
    let mut versions: Vec<&Survey> = surveys.iter().filter(|survey| survey.slug == slug).collect();
    versions.sort_by_key(|survey| std::cmp::Reverse(survey.version));
    let newest = *versions.first()?;
    let answered: BTreeSet<u32> = inputs.iter().map(|input| input.version).collect();
    if answered.is_empty() {
        versions.truncate(1);
    } else {
        versions.retain(|survey| answered.contains(&survey.version));
    }

    let mut group = RawGroup {
        survey: slug.to_owned(),
        name: newest.name.clone(),
        versions: versions.iter().rev().map(|survey| survey.version).collect(),
        received: 0,
        non_residents: 0,
        by_area: BTreeMap::new(),
        by_channel: BTreeMap::new(),
        fields: Vec::new(),
        themes: Vec::new(),
    };
    for survey in &versions {
        let mut fields = fields_of(survey);
        let mut themes = themes_of(survey);
        for input in inputs.iter().filter(|input| input.version == survey.version) {
            group.count_respondents(input.tally);
            count_fields(dimension, &mut fields, input.tally);
            count_themes(dimension, &mut themes, input.tally);
        }
        for field in fields {
            group.merge_field(field);
        }
        for theme in themes {
            group.merge_theme(theme);
        }
    }
    Some(group)
}

impl RawGroup {
    fn count_respondents(&mut self, tally: &Tally) {
        self.received += whole(tally.count(RECEIVED, "", &Slice::whole()));
        for (cell, count) in &tally.counts {
            if cell.field == RECEIVED && cell.slice.dimension == Dimension::Area {
                if cell.slice.value == NON_RESIDENT {
                    self.non_residents += whole(*count);
                } else {
                    *self.by_area.entry(cell.slice.value.clone()).or_default() += whole(*count);
                }
            }
            if let (true, Some(channel)) = (cell.field == RECEIVED, channel(&cell.slice)) {
                *self.by_channel.entry(channel).or_default() += whole(*count);
            }
        }
    }

    fn merge_field(&mut self, field: RawField) {
        let same = self.fields.iter_mut().find(|earlier| earlier.shape() == field.shape());
        let Some(same) = same else { return self.fields.push(field) };
        same.versions.extend(field.versions);
        same.versions.sort_unstable();
        for (place, counts) in field.counts {
            let merged = same.counts.entry(place).or_default();
            for (option, count) in counts {
                *merged.entry(option).or_default() += count;
            }
        }
        for (channel, counts) in field.by_channel {
            let merged = same.by_channel.entry(channel).or_default();
            for (option, count) in counts {
                *merged.entry(option).or_default() += count;
            }
        }
    }

    fn merge_theme(&mut self, theme: RawTheme) {
        let same =
            self.themes.iter_mut().find(|earlier| (&earlier.id, &earlier.items) == (&theme.id, &theme.items));
        let Some(same) = same else { return self.themes.push(theme) };
        same.versions.extend(theme.versions);
        same.versions.sort_unstable();
        for (place, sums) in theme.sums {
            same.sums.entry(place).or_default().add(sums);
        }
        for (channel, sums) in theme.by_channel {
            same.by_channel.entry(channel).or_default().add(sums);
        }
    }
}

fn fields_of(survey: &Survey) -> Vec<RawField> {
    let mut fields = Vec::new();
    for question in survey.questions.iter().filter(|question| question.id != AREA_QUESTION) {
        for field in question.fields() {
            fields.push(RawField {
                id: field.id.to_owned(),
                question: question.clone(),
                item_text: field.item.map(|item| item.text.clone()),
                theme: field.theme().map(str::to_owned),
                crossed: None,
                versions: vec![survey.version],
                counts: BTreeMap::new(),
                by_channel: BTreeMap::new(),
            });
        }
        if let Some(other) = question.cross_with.as_deref().and_then(|id| survey.question(id)) {
            fields.push(RawField {
                id: format!("{}{CROSS}{}", other.id, question.id),
                question: question.clone(),
                item_text: None,
                theme: question.theme.clone(),
                crossed: Some(other.clone()),
                versions: vec![survey.version],
                counts: BTreeMap::new(),
                by_channel: BTreeMap::new(),
            });
        }
    }
    fields
}

/// The themes that have an index: those with items whose options carry points.
fn themes_of(survey: &Survey) -> Vec<RawTheme> {
    let scored = survey.questions.iter().filter(|question| {
        matches!(question.kind, QuestionKind::Grid)
            && question.options.iter().any(|choice| choice.score.is_some())
    });
    let items: Vec<_> = scored.flat_map(|question| &question.items).collect();
    themes()
        .into_iter()
        .filter_map(|theme| {
            let items: Vec<String> = items
                .iter()
                .filter(|item| item.theme.as_ref() == Some(&theme.id))
                .map(|item| item.id.clone())
                .collect();
            (!items.is_empty()).then(|| RawTheme {
                id: theme.id,
                name: theme.name,
                items,
                versions: vec![survey.version],
                sums: BTreeMap::new(),
                by_channel: BTreeMap::new(),
            })
        })
        .collect()
}

fn place(by: Dimension, slice: &Slice) -> Option<Place> {
    match slice.dimension {
        Dimension::Whole => Some(None),
        dimension if dimension == by && slice.value != NON_RESIDENT => Some(Some(slice.value.clone())),
        _ => None,
    }
}

fn channel(slice: &Slice) -> Option<Channel> {
    (slice.dimension == Dimension::Channel).then(|| Channel::from_id(&slice.value)).flatten()
}

fn count_fields(by: Dimension, fields: &mut [RawField], tally: &Tally) {
    let positions: BTreeMap<String, usize> =
        fields.iter().enumerate().map(|(position, field)| (field.id.clone(), position)).collect();
    for (cell, count) in &tally.counts {
        let Some(&position) = positions.get(&cell.field) else { continue };
        let field = &mut fields[position];
        let add = |counts: &mut BTreeMap<String, u64>| {
            *counts.entry(cell.option.clone()).or_default() += whole(*count);
        };
        if let Some(place) = place(by, &cell.slice) {
            add(field.counts.entry(place).or_default());
        }
        if let Some(channel) = channel(&cell.slice) {
            add(field.by_channel.entry(channel).or_default());
        }
    }
}

fn count_themes(by: Dimension, themes: &mut [RawTheme], tally: &Tally) {
    for (cell, sums) in &tally.scores {
        let Some(theme) = themes.iter_mut().find(|theme| theme.id == cell.theme) else { continue };
        if let Some(place) = place(by, &cell.slice) {
            theme.sums.entry(place).or_default().add(*sums);
        }
        if let Some(channel) = channel(&cell.slice) {
            theme.by_channel.entry(channel).or_default().add(*sums);
        }
    }
}
