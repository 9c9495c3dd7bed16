//! Staff's own words in a picture, each with the place where it is written and can be mended.

use super::PublicReport;
use crate::report::{CauseAnalysis, SectionNumber};

/// Where a text is written. A theme is named by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Section(SectionNumber),
    /// Why a verdict is another than the rule's, or how figures from elsewhere are read.
    Judgement(String),
    Cause(String),
    /// Why a theme is put first, or was moved.
    Priority(String),
}

impl PublicReport {
    /// Every text that becomes public as somebody wrote it.
    pub fn own_words(&self) -> Vec<(Place, &str)> {
        let mut all: Vec<(Place, &str)> =
            self.texts.iter().map(|(section, text)| (Place::Section(*section), text.as_str())).collect();
        for judgement in &self.judgements {
            let texts =
                [judgement.reason.as_deref(), judgement.outside.as_ref().map(|(_, note)| note.as_str())];
            all.extend(
                texts.into_iter().flatten().map(|text| (Place::Judgement(judgement.theme.clone()), text)),
            );
        }
        for priority in &self.priorities {
            let texts = [priority.motivation.as_deref(), priority.moved.as_deref()];
            all.extend(
                texts.into_iter().flatten().map(|text| (Place::Priority(priority.theme.clone()), text)),
            );
            for (_, text) in priority.cause.iter().flat_map(CauseAnalysis::parts) {
                all.push((Place::Cause(priority.theme.clone()), text));
            }
        }
        all
    }
}
