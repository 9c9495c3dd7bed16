//! Dialogues with staff and with partners: the list of notes, one note, its form, and reading many from a file.

mod delete;
mod form;
mod import;
mod note;
pub(in crate::staff) mod words;

use std::sync::Arc;

use domain::{
    dialogue::{DialogueKind, DialogueNote, MOST_SEVERE, themes},
    language::Language,
    municipality::Municipality,
};
use leptos::prelude::*;

pub use delete::{
    DeleteDialogue, DeleteDialoguePage, DeleteDialoguePageProps, DeletedDialogue, DeletedDialoguePage,
    DeletedDialoguePageProps,
};
pub use form::{DialogueForm, DialogueFormPage, DialogueFormPageProps, field_name};
pub use import::{DialogueImport, DialogueImportPage, DialogueImportPageProps, Fate, FileTrouble, Preview};
pub use note::{DialogueDetails, DialoguePage, DialoguePageProps};
pub use words::fault as dialogue_fault;

use super::links;
use crate::texts::{day, integer, t, t_with};

/// What has just been done, to be told above the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DialoguesDone {
    Deleted,
    Restored,
    /// So many new notes, replaced ones, and ones that were there as they are.
    Imported {
        new: u64,
        replaced: u64,
        same: u64,
    },
}

#[derive(Clone, Debug)]
pub struct Dialogues {
    pub language: Language,
    pub municipality: Arc<Municipality>,
    pub year: i16,
    /// The label years with notes, and the chosen one, the latest first.
    pub years: Vec<i16>,
    /// Of the year, the latest first; already of the kind and theme that were chosen.
    pub notes: Vec<DialogueNote>,
    /// Whether the year has none at all.
    pub none_at_all: bool,
    pub kind: Option<DialogueKind>,
    pub theme: Option<String>,
    pub may_edit: bool,
    pub done: Option<DialoguesDone>,
}

#[component]
pub fn DialoguesPage(page: Dialogues) -> impl IntoView {
    let language = page.language;
    let actions = page.may_edit.then(|| {
        view! {
            <p class="dialogue-actions">
                <a class="button next" href=links::to("/personal/dialoger/ny")>
                    {t(language, "dialogue-new")}
                </a>
                <a href=links::to("/personal/dialoger/las-in")>{t(language, "dialogue-import")}</a>
            </p>
        }
    });
    let done = page.done.clone().map(|done| {
        let words = match done {
            DialoguesDone::Deleted => t(language, "dialogue-deleted"),
            DialoguesDone::Restored => t(language, "dialogue-restored"),
            DialoguesDone::Imported { new, replaced, same } => t_with(
                language,
                "dialogue-imported",
                &[("new", new.into()), ("replaced", replaced.into()), ("same", same.into())],
            ),
        };
        view! { <p class="done" role="status">{words}</p> }
    });
    let empty = page.none_at_all && page.years.len() <= 1;
    let content = if page.none_at_all {
        let year = page.year.to_string();
        view! {
            <div class="card">
                <p class="lead">{t_with(language, "dialogues-empty", &[("year", year.into())])}</p>
                <p>{t(language, "dialogues-first-step")}</p>
            </div>
        }
        .into_any()
    } else if page.notes.is_empty() {
        view! { <p class="lead">{t(language, "dialogues-none-chosen")}</p> }.into_any()
    } else {
        list(&page).into_any()
    };
    view! {
        {done}
        {actions}
        {(!empty).then(|| choice(&page))}
        {content}
    }
    .into_any()
}

fn choice(page: &Dialogues) -> impl IntoView + use<> {
    let language = page.language;
    let option = |value: String, words: String, chosen: bool| {
        view! {
            <option value=value selected=chosen>
                {words}
            </option>
        }
    };
    let years = page
        .years
        .iter()
        .map(|year| option(year.to_string(), year.to_string(), *year == page.year))
        .collect_view();
    let kinds = DialogueKind::ALL
        .into_iter()
        .map(|kind| option(kind.id().to_owned(), words::kind_name(language, kind), page.kind == Some(kind)))
        .collect_view();
    let themes = themes()
        .map(|theme| {
            let chosen = page.theme.as_ref() == Some(&theme.id);
            option(theme.id.clone(), theme.name.get(language).to_owned(), chosen)
        })
        .collect_view();
    view! {
        <form class="inline-form" method="get" action="/personal/dialoger">
            <div class="field">
                <label for="year">{t(language, "field-year")}</label>
                <select id="year" name="year">
                    {years}
                </select>
            </div>
            <div class="field">
                <label for="kind">{t(language, "dialogue-kind")}</label>
                <select id="kind" name="kind">
                    <option value="">{t(language, "dialogues-all-kinds")}</option>
                    {kinds}
                </select>
            </div>
            <div class="field">
                <label for="theme">{t(language, "dialogue-theme")}</label>
                <select id="theme" name="theme">
                    <option value="">{t(language, "dialogues-all-themes")}</option>
                    {themes}
                </select>
            </div>
            <input type="hidden" name="lang" value=language.tag() />
            <button type="submit" class="button">
                {t(language, "dialogues-show")}
            </button>
        </form>
    }
    .into_any()
}

fn list(page: &Dialogues) -> impl IntoView + use<> {
    let language = page.language;
    let people: u64 = page.notes.iter().map(|note| u64::from(note.participant_count())).sum();
    let count = t_with(
        language,
        "dialogues-count",
        &[
            ("notes", page.notes.len().into()),
            ("people", integer(language, people).into()),
            ("n", people.into()),
        ],
    );
    let items = page
        .notes
        .iter()
        .map(|note| {
            let place = words::where_about(language, &page.municipality, note);
            let about =
                format!("{} · {} · {place}", day(language, note.day), words::kind_name(language, note.kind));
            view! {
                <li class="note">
                    <h2>
                        <a href=links::to(&address(note))>{words::theme_name(language, &note.theme)}</a>
                    </h2>
                    {severity_mark(language, note.severity)}
                    <p class="under">
                        {note.demo.then(|| view! { <b class="demo-word">{t(language, "demo-mark")}</b> " " })}
                        {about}
                    </p>
                    <p class="note-text">{note.observation.clone()}</p>
                    {(!note.proposal.is_empty())
                        .then(|| {
                            view! {
                                <p class="note-proposal">
                                    <b>{t(language, "dialogue-proposal-short")}</b>
                                    " "
                                    {note.proposal.clone()}
                                </p>
                            }
                        })}
                    <p class="under">{words::participants(note)}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <p class="aside" role="status">{count}</p>
        <ul class="notes">{items}</ul>
    }
    .into_any()
}

/// How serious, as filled steps and in words.
pub(in crate::staff) fn severity_mark(language: Language, severity: u8) -> impl IntoView {
    let steps = (1..=MOST_SEVERE).map(|step| view! { <i class:is-on=step <= severity></i> }).collect_view();
    view! {
        <p class="severity">
            <span class="severity-steps" aria-hidden="true">{steps}</span>
            <span>{t(language, "dialogue-severity-short")} " " {words::severity(language, severity)}</span>
        </p>
    }
    .into_any()
}

/// The page of a note.
pub(in crate::staff) fn address(note: &DialogueNote) -> String {
    format!("/personal/dialoger/{}", note.id)
}
