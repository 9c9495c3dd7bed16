//! One note.

use std::sync::Arc;

use domain::{
    dialogue::DialogueNote,
    language::{Language, Text},
    municipality::Municipality,
};
use leptos::prelude::*;

use super::{super::links, address, severity_mark, words};
use crate::texts::{day, t};

#[derive(Clone, Debug)]
pub struct DialogueDetails {
    pub language: Language,
    pub municipality: Arc<Municipality>,
    /// Slug and name of every survey, youngest first: the age groups.
    pub age_groups: Vec<(String, Text)>,
    pub note: DialogueNote,
    pub may_edit: bool,
    /// Whether it has just been saved.
    pub saved: bool,
}

#[component]
pub fn DialoguePage(page: DialogueDetails) -> impl IntoView {
    let DialogueDetails { language, municipality, age_groups, note, may_edit, saved } = page;
    let saved = saved.then(|| {
        view! {
            <div class="done" role="status">
                <p>{t(language, "dialogue-saved")}</p>
                {may_edit.then(|| view! {
                    <p>
                        <a href=links::to(&format!("/personal/dialoger/ny?efter={}", note.id))>
                            {t(language, "dialogue-another")}
                        </a>
                    </p>
                })}
            </div>
        }
    });
    let actions = may_edit.then(|| {
        view! {
            <p class="dialogue-actions">
                <a class="button" href=links::to(&format!("{}/andra", address(&note)))>
                    {t(language, "dialogue-change")}
                </a>
                <a href=links::to(&format!("{}/ta-bort", address(&note)))>{t(language, "dialogue-delete")}</a>
            </p>
        }
    });
    view! {
        {saved}
        {body(language, &municipality, &age_groups, &note)}
        {actions}
        <p><a href=links::to(&format!("/personal/dialoger?year={}", note.year))>{t(language, "dialogues-to-all")}</a></p>
    }
    .into_any()
}

/// What the note says, whole.
pub(super) fn body(
    language: Language,
    municipality: &Municipality,
    age_groups: &[(String, Text)],
    note: &DialogueNote,
) -> impl IntoView + use<> {
    let frequency = note.frequency.map_or_else(
        || t(language, "dialogue-frequency-unknown"),
        |frequency| words::frequency_name(language, frequency),
    );
    let ages = words::age_groups(language, age_groups, note);
    let ages = if ages.is_empty() { t(language, "dialogue-age-groups-unknown") } else { ages };
    let facts = [
        (t(language, "dialogue-kind"), words::kind_name(language, note.kind)),
        (t(language, "field-day"), day(language, note.day)),
        (t(language, "dialogue-year"), note.year.to_string()),
        (t(language, "dialogue-where"), words::where_about(language, municipality, note)),
        (t(language, "dialogue-participants"), words::participants(note)),
        (t(language, "dialogue-frequency"), frequency),
        (t(language, "dialogue-age-groups"), ages),
    ];
    let facts = facts
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect_view();
    let proposal = (!note.proposal.is_empty()).then(|| {
        view! {
            <h2>{t(language, "dialogue-proposal")}</h2>
            <p class="note-text is-whole">{note.proposal.clone()}</p>
        }
    });
    view! {
        {note.demo.then(|| super::super::frame::demo_mark(language))}
        <div class="event">
            <div>
                {severity_mark(language, note.severity)}
                <h2>{t(language, "dialogue-observation")}</h2>
                <p class="note-text is-whole">{note.observation.clone()}</p>
                {proposal}
            </div>
            <dl class="facts">{facts}</dl>
        </div>
    }
    .into_any()
}
