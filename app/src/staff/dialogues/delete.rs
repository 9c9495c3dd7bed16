//! Taking a note away: first what goes, then a way back.

use std::sync::Arc;

use domain::{
    dialogue::DialogueNote,
    language::{Language, Text},
    municipality::Municipality,
};
use leptos::prelude::*;

use super::{
    super::{form::Kept, links},
    address,
    note::body,
    words,
};
use crate::texts::{day, t, t_with};

/// Asks before a note is deleted.
#[derive(Clone, Debug)]
pub struct DeleteDialogue {
    pub language: Language,
    pub municipality: Arc<Municipality>,
    pub age_groups: Vec<(String, Text)>,
    pub note: DialogueNote,
}

#[component]
pub fn DeleteDialoguePage(page: DeleteDialogue) -> impl IntoView {
    let DeleteDialogue { language, municipality, age_groups, note } = page;
    view! {
        <p class="care">{t(language, "dialogue-delete-about")}</p>
        {body(language, &municipality, &age_groups, &note)}
        <form method="post" action=links::to(&format!("{}/ta-bort", address(&note))) class="dialogue-actions">
            <button type="submit" class="button next">
                {t(language, "dialogue-delete-now")}
            </button>
            <a href=links::to(&address(&note))>{t(language, "dialogue-delete-not")}</a>
        </form>
    }
    .into_any()
}

/// What was deleted, and the way back, which only this page holds.
#[derive(Clone, Debug)]
pub struct DeletedDialogue {
    pub language: Language,
    pub note: DialogueNote,
    /// The note as the fields of its form.
    pub kept: Kept,
}

#[component]
pub fn DeletedDialoguePage(page: DeletedDialogue) -> impl IntoView {
    let DeletedDialogue { language, note, kept } = page;
    let what = t_with(
        language,
        "dialogue-deleted-what",
        &[
            ("theme", words::theme_name(language, &note.theme).into()),
            ("day", day(language, note.day).into()),
        ],
    );
    let fields = kept
        .0
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    view! {
        <p class="done" role="status">{what}</p>
        <p>{t(language, "dialogue-undo-about")}</p>
        <form method="post" action=links::to("/personal/dialoger/angra") class="dialogue-actions">
            {fields}
            <button type="submit" class="button">
                {t(language, "dialogue-undo")}
            </button>
            <a href=links::to(&format!("/personal/dialoger?year={}", note.year))>
                {t(language, "dialogues-to-all")}
            </a>
        </form>
    }
    .into_any()
}
