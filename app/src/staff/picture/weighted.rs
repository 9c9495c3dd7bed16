//! What the page says of weights: whether figures are weighted, what that does, and what it does not.

use domain::{
    disclosure::{NoWeights, TOGETHER, Weighting},
    municipality::WEIGHTED,
    tally::Dimension,
};

use super::PictureView;
use crate::texts::t;

impl PictureView {
    /// Whether the whole municipality's figures are weighted, 13 years and older.
    pub(super) fn is_weighted(&self) -> bool {
        matches!(self.picture().weighting, Weighting::ByAgeAndArea { .. })
    }

    /// Whether the figures of this age group (or of all together) in this value are weighted.
    pub(super) fn is_weighted_in(&self, survey: &str, area: Option<&str>) -> bool {
        self.is_weighted() && area.is_none() && (survey == TOGETHER || WEIGHTED.contains(&survey))
    }
}

pub(super) fn in_title(view: &PictureView) -> Option<String> {
    view.is_weighted().then(|| t(view.language, "picture-weighted"))
}

/// Above the figures: what weighting does and does not, or why there is none.
pub(super) fn about(view: &PictureView) -> Option<String> {
    let language = view.language;
    match &view.picture().weighting {
        Weighting::No => None,
        Weighting::Unavailable(reason) => Some(t(language, why_not(*reason))),
        Weighting::ByAgeAndArea { .. } => {
            let mut text = t(language, "weights-about");
            if view.area.is_some() {
                let area = view.picture().by.dimension == Dimension::Area;
                let key = if area { "weights-about-area" } else { "weights-about-value" };
                text.push(' ');
                text.push_str(&t(language, key));
            }
            Some(text)
        }
    }
}

fn why_not(reason: NoWeights) -> &'static str {
    match reason {
        NoWeights::PopulationUnknown => "weights-unknown",
        NoWeights::NoAnswers => "weights-no-answers",
        NoWeights::EmptyMargin => "weights-empty",
        NoWeights::NotConverged => "weights-not-converged",
    }
}

/// In "how to read the picture".
pub(super) fn reading(view: &PictureView) -> String {
    t(view.language, if view.is_weighted() { "picture-read-weighted" } else { "picture-read-weights" })
}

/// Below a chart of a weighted picture: what its base is, or that none of its own figures are weighted.
pub(super) fn note(view: &PictureView, weighted: bool) -> Option<String> {
    let key = if weighted { "note-weighted" } else { "note-unweighted" };
    view.is_weighted().then(|| t(view.language, key))
}
