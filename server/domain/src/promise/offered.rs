//! What a commitment about a theme can rest on: everything that the cited picture publishes of it, masked as there.

use serde::Serialize;

use super::{DialogueEvidence, Evidence, ResidentsSay};
use crate::{
    indicator::Indicator,
    published::{Digest, FrozenPicture},
    report::measures,
};

/// All published figures of a theme: of each age group in the whole municipality first, then area by area.
pub fn offered(picture: &FrozenPicture, theme: &str) -> Evidence {
    let figures = &picture.figures;
    let areas = std::iter::once(None).chain(figures.areas.iter().map(|area| Some(area.id.as_str())));
    let residents = areas.flat_map(|area| {
        figures.groups.iter().flat_map(move |group| {
            let survey = group.survey.as_str();
            measures(figures, None, theme, survey, area).into_iter().map(move |measure| ResidentsSay {
                survey: survey.to_owned(),
                area: area.map(str::to_owned),
                measure,
            })
        })
    });
    let dialogues = picture.report.dialogues.iter().filter(|count| count.theme == theme);
    let dialogues = dialogues.map(|count| DialogueEvidence {
        kind: count.kind,
        dialogues: count.dialogues,
        participants: count.participants,
    });
    let outside = picture.indicators.iter().filter(|indicator| indicator.theme == theme).cloned();
    Evidence { residents: residents.collect(), dialogues: dialogues.collect(), outside: outside.collect() }
}

/// Names one piece of evidence in a form: another figure has another key.
pub trait EvidenceKey: Serialize {
    fn key(&self) -> String {
        let bytes = serde_json::to_vec(self).unwrap_or_default();
        Digest::of(&bytes).to_string()[..16].to_owned()
    }
}

impl EvidenceKey for ResidentsSay {}
impl EvidenceKey for DialogueEvidence {}
impl EvidenceKey for Indicator {}
