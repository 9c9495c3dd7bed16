//! Sections 9 and 10: what those who work in the municipality and its partners have seen, theme by theme.
//!
//! Notes are words, not measurements: they are counted and quoted, never weighed together with residents' answers.

use std::collections::BTreeMap;

use domain::{
    dialogue::{DialogueKind, DialogueNote, Frequency, MOST_SEVERE},
    language::Language,
};
use leptos::prelude::*;

use super::{
    super::{
        dialogues::{address, severity_mark, words},
        links,
    },
    PictureView,
};
use crate::texts::{day, integer, t, t_with};

/// The notes that are about what is shown: a note of the whole municipality is about every area, one without age groups
/// about every group.
fn chosen(view: &PictureView, kind: DialogueKind) -> Vec<&DialogueNote> {
    let about = |note: &&DialogueNote| {
        note.kind == kind
            && view.area.as_ref().is_none_or(|area| note.area.as_ref().is_none_or(|its| its == area))
            && view
                .group
                .as_ref()
                .is_none_or(|group| note.age_groups.is_empty() || note.age_groups.contains(group))
    };
    view.loaded.dialogues.iter().filter(about).collect()
}

/// What the notes of a theme come to.
struct OfTheme<'a> {
    theme: &'a str,
    notes: Vec<&'a DialogueNote>,
}

impl OfTheme<'_> {
    fn people(&self) -> u64 {
        self.notes.iter().map(|note| u64::from(note.participant_count())).sum()
    }

    /// The least and the most serious.
    fn severity(&self) -> (u8, u8) {
        let each = || self.notes.iter().map(|note| note.severity);
        (each().min().unwrap_or_default(), each().max().unwrap_or_default())
    }

    fn proposals(&self) -> usize {
        self.notes.iter().filter(|note| !note.proposal.is_empty()).count()
    }

    /// How often, the most frequent first, with how many notes say so.
    fn frequencies(&self, language: Language) -> String {
        let mut counts: BTreeMap<Frequency, usize> = BTreeMap::new();
        for frequency in self.notes.iter().filter_map(|note| note.frequency) {
            *counts.entry(frequency).or_default() += 1;
        }
        let each: Vec<String> = counts
            .iter()
            .rev()
            .map(|(often, count)| format!("{} ({count})", words::frequency_name(language, *often)))
            .collect();
        if each.is_empty() { t(language, "dialogue-frequency-unknown") } else { each.join(", ") }
    }
}

/// By theme: the one that most dialogues are about first, of equals the most serious.
fn by_theme<'a>(notes: &[&'a DialogueNote]) -> Vec<OfTheme<'a>> {
    let mut themes: BTreeMap<&str, Vec<&DialogueNote>> = BTreeMap::new();
    for note in notes {
        themes.entry(&note.theme).or_default().push(note);
    }
    let mut all: Vec<OfTheme<'_>> =
        themes.into_iter().map(|(theme, notes)| OfTheme { theme, notes }).collect();
    all.sort_by_key(|it| std::cmp::Reverse((it.notes.len(), it.severity().1)));
    all
}

/// What the notes of one kind say, or why there are none.
pub(super) fn notes(view: &PictureView, kind: DialogueKind) -> impl IntoView + use<> {
    let language = view.language;
    let notes = chosen(view, kind);
    if !notes.is_empty() {
        return filled(view, kind, &notes).into_any();
    }
    let elsewhere = view.loaded.dialogues.iter().any(|note| note.kind == kind);
    let key = if elsewhere { "picture-dialogues-none-chosen" } else { "picture-dialogues-none" };
    view! {
        <p class="aside">{t(language, key)}</p>
        <p>
            <a href=links::to("/personal/dialoger/ny")>{t(language, "dialogue-new")}</a>
        </p>
    }
    .into_any()
}

fn filled(view: &PictureView, kind: DialogueKind, notes: &[&DialogueNote]) -> impl IntoView + use<> {
    let language = view.language;
    let people: u64 = notes.iter().map(|note| u64::from(note.participant_count())).sum();
    let label = t_with(
        language,
        "picture-dialogues-label",
        &[("notes", notes.len().into()), ("people", integer(language, people).into()), ("n", people.into())],
    );
    let narrowed = (view.area.is_some() || view.group.is_some())
        .then(|| view! { <p class="aside">{t(language, "picture-dialogues-chosen")}</p> });
    let demo = notes.iter().any(|note| note.demo) && !view.picture().demo;
    let themes = by_theme(notes);
    let rows = themes
        .iter()
        .map(|of| {
            let (least, most) = of.severity();
            let severity = if least == most { most.to_string() } else { format!("{least}–{most}") };
            view! {
                <tr>
                    <th scope="row">{words::theme_name(language, of.theme)}</th>
                    <td class="number">{of.notes.len().to_string()}</td>
                    <td class="number">{integer(language, of.people())}</td>
                    <td class="number">{severity}</td>
                    <td>{of.frequencies(language)}</td>
                    <td class="number">{of.proposals().to_string()}</td>
                </tr>
            }
        })
        .collect_view();
    let caption = t_with(
        language,
        "picture-dialogues-table",
        &[("kind", words::kind_name(language, kind).into()), ("most", MOST_SEVERE.into())],
    );
    let folded = themes.iter().map(|of| theme_notes(view, of).into_any()).collect_view();
    view! {
        {demo.then(|| super::demo_mark(language))}
        <p class="reading-label">{label}</p>
        {narrowed}
        <div class="table-scroll" tabindex="0" role="group" aria-label=caption.clone()>
            <table>
                <caption>{caption.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(language, "dialogue-theme")}</th>
                        <th scope="col" class="number">{t(language, "picture-dialogues-notes")}</th>
                        <th scope="col" class="number">{t(language, "picture-dialogues-people")}</th>
                        <th scope="col" class="number">{t(language, "dialogue-severity-short")}</th>
                        <th scope="col">{t(language, "dialogue-frequency")}</th>
                        <th scope="col" class="number">{t(language, "picture-dialogues-proposals")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <h3>{t(language, "picture-dialogues-said")}</h3>
        <div class="said">{folded}</div>
    }
    .into_any()
}

fn theme_notes(view: &PictureView, of: &OfTheme<'_>) -> impl IntoView + use<> {
    let language = view.language;
    let items = of
        .notes
        .iter()
        .map(|note| {
            let about = format!(
                "{} · {} · {}",
                day(language, note.day),
                words::where_about(language, &view.municipality, note),
                words::participants(note)
            );
            view! {
                <li>
                    <p class="note-text is-whole">{note.observation.clone()}</p>
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
                    {severity_mark(language, note.severity)}
                    <p class="under">
                        {about} " · "
                        <a href=links::to(&address(note))>
                            {t(language, "picture-dialogues-open")}
                            <span class="visually-hidden">": " {words::theme_name(language, of.theme)} ", " {day(language, note.day)}</span>
                        </a>
                    </p>
                </li>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>{format!("{} ({})", words::theme_name(language, of.theme), of.notes.len())}</summary>
            <ul>{items}</ul>
        </details>
    }
    .into_any()
}
