//! Every picture of a section: the charts, and what is seen better in another way than as bars.

use std::borrow::Cow;

use domain::{disclosure::Coverage, language::Language, situation_picture::Section};

use super::{PictureView, coverage, heat, maps, section_figures, slopes};
use crate::{
    components::charts::{Look, Picture, Steps},
    texts::{decimal, percent, t, t_with},
};

/// The pictures of a section in their order. What is seen at one look comes first.
pub fn section_pictures(view: &PictureView, section: Section) -> Vec<Picture> {
    let source = source(view);
    let bars = section_figures(view, section).into_iter().map(|figure| (figure, Look::Bars));
    let mut drawn = Vec::new();
    match section {
        Section::Respondents => {
            drawn.extend(bars);
            drawn.extend(coverage::expected(view));
            drawn.extend(coverage::missing(view));
        }
        Section::Safety => {
            drawn.extend(maps::unsafe_shares(view));
            drawn.extend(bars);
            drawn.extend(slopes::unsafe_shares(view));
        }
        Section::Problems => {
            drawn.extend(heat::indexes(view));
            drawn.extend(maps::indexes(view));
            drawn.extend(bars);
            drawn.extend(slopes::indexes(view));
        }
        Section::Places | Section::Exposure | Section::Trust => drawn.extend(bars),
    }
    drawn.into_iter().map(|(figure, look)| Picture { figure, look, source: source.clone() }).collect()
}

/// The picture with this id, wherever the page has it.
pub fn picture_named(view: &PictureView, id: &str) -> Option<Picture> {
    if !view.answered() || view.picture().without != view.without {
        return None;
    }
    let pictures = Section::ALL.into_iter().flat_map(|section| section_pictures(view, section));
    pictures.into_iter().find(|picture| picture.figure.id == id)
}

fn source(view: &PictureView) -> String {
    t_with(
        view.language,
        "chart-source",
        &[
            ("year", view.picture().year.to_string().into()),
            ("municipality", view.municipality.name.clone().into()),
            ("police", view.municipality.police.clone().into()),
        ],
    )
}

/// The five levels of the index.
pub(super) fn index_steps(language: Language) -> Steps {
    let keys = ["level-negligible", "level-small", "level-noticeable", "level-large", "level-very-large"];
    let mut at = 0.0;
    let names = keys.map(|key| {
        let (from, to) = (at, if at < 4.0 { at + 0.9 } else { 6.0 });
        at += 1.0;
        format!(
            "{}–{} {}",
            decimal(language, from, 0),
            decimal(language, to, usize::from(to < 6.0)),
            t(language, key)
        )
    });
    Steps { from: [1.0, 2.0, 3.0, 4.0], names, hidden: t(language, "legend-hidden") }
}

/// Fifths of a share.
pub(super) fn share_steps(language: Language) -> Steps {
    let names = [(0, 19), (20, 39), (40, 59), (60, 79), (80, 100)]
        .map(|(from, to)| format!("{from}–{}", percent(language, f64::from(to), 0)));
    Steps { from: [20.0, 40.0, 60.0, 80.0], names, hidden: t(language, "legend-hidden") }
}

/// Whether any coverage is known.
pub(super) fn covered<'a>(coverages: impl IntoIterator<Item = &'a Coverage>) -> bool {
    coverages.into_iter().any(|coverage| matches!(coverage, Coverage::Ratio { .. }))
}

/// Two names in one: "25–64 år, Viksjö".
pub(super) fn both<'a>(one: &'a str, other: &'a str) -> Cow<'a, str> {
    if other.is_empty() { one.into() } else { format!("{one}, {other}").into() }
}
