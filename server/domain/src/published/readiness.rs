//! Whether a year's picture can be published, and what whoever decides it should know.

use jiff::civil::Date;

use super::PublicReport;
use crate::{
    disclosure::{Coverage, OpenFigure, PublishedPicture, RawPicture},
    language::Text,
    report::{Report, SectionNumber},
    round::Round,
};

/// Why a picture cannot be published now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Nobody has answered.
    NoAnswers,
    /// A round of the year is not over: what is published while answers come in gives single ones away. `over` is the
    /// first day on which nothing can come in any more, where its last day is set.
    Open { round: Round, over: Option<Date> },
    /// Residents' answers and made-up ones are in it. Whoever makes the same ones up could take them out again.
    Mixed,
    /// A section that has to be written is empty.
    Missing(SectionNumber),
    /// The attack works some figures out.
    NotSafe(Vec<OpenFigure>),
    /// Nothing has changed since the newest version, which has this number.
    Unchanged(u32),
}

/// What to know before publishing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Every answer is made up.
    Demo,
    /// An age group, by its slug, whose part of the answers is less than half of its part of the inhabitants.
    Under(String),
    /// How many live in the areas is not known, so that nobody knows who is missing.
    CoverageUnknown,
    /// These themes are put first, and nobody has written why.
    NoMotivation(Vec<Text>),
}

/// Everything but the attack that stands in the way. `own` says whether any answer is a resident's own.
pub fn obstacles(
    raw: &RawPicture,
    own: bool,
    rounds: &[Round],
    report: &Report,
    today: Date,
) -> Vec<Obstacle> {
    let mut obstacles = Vec::new();
    if raw.is_empty() {
        obstacles.push(Obstacle::NoAnswers);
    }
    for round in rounds.iter().filter(|round| round.year == raw.year() && !round.demo) {
        if !round.is_over_on(today) {
            obstacles.push(Obstacle::Open { round: round.clone(), over: round.over_on() });
        }
    }
    if own && raw.demo() {
        obstacles.push(Obstacle::Mixed);
    }
    obstacles.extend(report.missing_before_publishing().into_iter().map(Obstacle::Missing));
    obstacles
}

pub fn remarks(picture: &PublishedPicture, report: &PublicReport) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let silent = report.priorities.iter().filter(|priority| {
        priority.motivation.as_ref().is_none_or(|motivation| motivation.trim().is_empty())
    });
    let silent: Vec<Text> = silent.map(|priority| priority.theme_name.clone()).collect();
    if !silent.is_empty() {
        remarks.push(Remark::NoMotivation(silent));
    }
    if picture.demo {
        remarks.push(Remark::Demo);
    }
    let groups = &picture.respondents.groups;
    if groups.iter().any(|group| group.coverage == Coverage::PopulationUnknown) {
        remarks.push(Remark::CoverageUnknown);
    }
    let under = groups.iter().filter(|group| matches!(group.coverage, Coverage::Ratio { under: true, .. }));
    remarks.extend(under.filter_map(|group| group.survey.clone()).map(Remark::Under));
    remarks
}
