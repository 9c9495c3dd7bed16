//! The analysis of why a prioritised problem exists.

use domain::{language::Language, report::CauseAnalysis};
use leptos::prelude::*;

use super::prose;
use crate::texts::t;

/// What a part of the analysis is called, by its name in forms.
pub fn part_name(language: Language, part: &str) -> String {
    let key = match part {
        "why" => "cause-why",
        "places" => "cause-places",
        "times" => "cause-times",
        "affected" => "cause-affected",
        "sources_used" => "cause-sources-used",
        "sources_rejected" => "cause-sources-rejected",
        _ => "cause-uncertainty",
    };
    t(language, key)
}

/// The parts that are written; nothing where none is.
pub fn cause(language: Language, cause: &CauseAnalysis) -> Option<impl IntoView + use<>> {
    let parts: Vec<_> = cause
        .parts()
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(part, text)| {
            view! {
                <div>
                    <dt>{part_name(language, part)}</dt>
                    <dd>{prose(text)}</dd>
                </div>
            }
        })
        .collect();
    (!parts.is_empty()).then(|| view! { <dl class="cause">{parts}</dl> })
}
