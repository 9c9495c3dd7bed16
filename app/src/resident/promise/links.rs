//! Addresses of a promise's pages, and of the figures that it rests on.

use std::sync::Arc;

use domain::{
    language::Language,
    promise::{Goal, ResidentsSay},
    published::FrozenPicture,
    report::{Measure, MeasureKind},
    situation_picture::Section,
};

use super::{super::Context, PublicPromise};
use crate::{report::section_id, resident::published::figure_of};

/// Where one page of a promise is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) year: i16,
    /// An age group's slug, `latt`, or a file.
    pub(super) part: Option<String>,
    /// `None` is the newest.
    pub(super) version: Option<u32>,
    /// Where the page's own address names one.
    pub(super) language: Option<Language>,
}

impl Address {
    pub(super) fn of(&self, part: &str) -> Self {
        Self { part: Some(part.to_owned()), ..self.clone() }
    }

    pub(super) fn in_language(&self, language: Language) -> Self {
        Self { language: Some(language), ..self.clone() }
    }

    pub(super) fn href(&self) -> String {
        let path = match &self.part {
            Some(part) => format!("/lofte/{}/{part}", self.year),
            None => format!("/lofte/{}", self.year),
        };
        let version = self.version.map(|number| ("version", number.to_string()));
        let language = self.language.map(|language| ("lang", language.tag().to_owned()));
        super::super::address(&path, version.into_iter().chain(language))
    }
}

/// Where a figure stands in the picture that the promise cites. `None` where that picture is not there.
pub(super) fn evidence(context: &Context, promise: &PublicPromise, say: &ResidentsSay) -> Option<String> {
    let picture = promise.picture.as_ref()?;
    Some(figure_address(context, picture, (&say.survey, say.area.as_deref()), &say.measure))
}

pub(super) fn baseline(context: &Context, promise: &PublicPromise, goal: &Goal) -> Option<String> {
    let picture = promise.picture.as_ref()?;
    Some(figure_address(context, picture, (&goal.survey, goal.area.as_deref()), &goal.baseline))
}

/// The figure itself where the page has one of its own, else the section that it stands in.
fn figure_address(
    context: &Context,
    picture: &Arc<FrozenPicture>,
    (group, area): (&str, Option<&str>),
    measure: &Measure,
) -> String {
    let figures = &picture.figures;
    let area = area.filter(|area| figures.area(area).is_some());
    let group = Some(group).filter(|group| figures.group(group).is_some());
    let figure = group.and_then(|group| figure_of(context, picture, (group, area), measure));
    let anchor = figure.unwrap_or_else(|| section_id(section(measure.kind).into()).to_owned());
    let query = [
        ("version", Some(picture.number.to_string())),
        ("group", group.map(str::to_owned)),
        ("area", area.map(str::to_owned)),
        ("lang", context.chosen_language().map(|language| language.tag().to_owned())),
    ];
    let query = query.into_iter().filter_map(|(name, value)| Some((name, value?)));
    format!("{}#{anchor}", super::super::address(&format!("/lagesbild/{}", figures.year), query))
}

fn section(kind: MeasureKind) -> Section {
    match kind {
        MeasureKind::Unsafe | MeasureKind::Worried | MeasureKind::Avoided => Section::Safety,
        MeasureKind::Tried | MeasureKind::Exposed => Section::Exposure,
        MeasureKind::Disagree => Section::Trust,
        MeasureKind::Index | MeasureKind::Named => Section::Problems,
    }
}
