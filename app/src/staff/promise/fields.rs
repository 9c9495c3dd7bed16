//! Parts that the forms of the promise share.

use domain::{language::Language, promise::Piece, report::Stamped};
use leptos::prelude::*;

use super::{Names, reading};
use crate::{
    report::prose,
    staff::form::{FieldErrors, Kept, Line, described_by, error_of},
    staff::marks::marking,
    staff::writing::{self, Writing},
    texts::{days, t},
};

pub(super) fn based_on(revision: u32) -> impl IntoView {
    view! { <input type="hidden" name="based_on" value=revision.to_string() autocomplete="off" /> }
}

/// The fields of one form, by name.
pub(super) struct Fields<'a> {
    pub(super) language: Language,
    pub(super) kept: &'a Kept,
    pub(super) errors: &'a FieldErrors,
}

impl Fields<'_> {
    pub(super) fn line(&self, name: &'static str, label: &str, hint: &str, kind: &'static str) -> AnyView {
        let value = self.kept.get(name);
        let line = Line {
            name,
            label: t(self.language, label),
            hint: if hint.is_empty() { String::new() } else { t(self.language, hint) },
            value: value.clone(),
            error: error_of(self.errors, name),
            kind,
            autocomplete: "off",
            required: false,
        };
        let line = line.field().into_any();
        if matches!(kind, "" | "text") { marking(self.language, &value, line) } else { line }
    }

    pub(super) fn text(&self, name: &'static str, label: &str, hint: &str, rows: u8) -> AnyView {
        Writing {
            name,
            label: t(self.language, label),
            hint: if hint.is_empty() { String::new() } else { t(self.language, hint) },
            value: self.kept.get(name),
            error: error_of(self.errors, name),
            rows,
            marked: Some(self.language),
            ..Writing::default()
        }
        .field()
        .into_any()
    }

    /// A `<select>`: groups of value and words; a group without a name stands by itself.
    pub(super) fn select(
        &self,
        name: &'static str,
        label: &str,
        hint: &str,
        groups: Vec<(String, Vec<(String, String)>)>,
    ) -> AnyView {
        let chosen = self.kept.get(name);
        let options = |options: Vec<(String, String)>| {
            let chosen = chosen.clone();
            options
                .into_iter()
                .map(move |(value, words)| {
                    let selected = value == chosen;
                    view! {
                        <option value=value selected=selected>
                            {words}
                        </option>
                    }
                })
                .collect_view()
        };
        let groups = groups
            .into_iter()
            .map(|(group, inside)| {
                if group.is_empty() {
                    options(inside).into_any()
                } else {
                    view! { <optgroup label=group>{options(inside)}</optgroup> }.into_any()
                }
            })
            .collect_view();
        let error = error_of(self.errors, name);
        let (hint_id, error_id) = (format!("{name}-hjalp"), format!("{name}-fel"));
        let described = described_by(!hint.is_empty(), &hint_id, error.is_some(), &error_id);
        view! {
            <div class="field" class:has-error=error.is_some()>
                <label for=name>{t(self.language, label)}</label>
                {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{t(self.language, hint)}</p> })}
                {error.clone().map(|error| view! { <p class="error" id=error_id>{error}</p> })}
                <select
                    id=name
                    name=name
                    aria-describedby=described
                    aria-invalid=error.is_some().then_some("true")
                >
                    {groups}
                </select>
            </div>
        }
        .into_any()
    }
}

/// Tells that somebody else was quicker, and shows what is kept now.
pub(super) fn quicker(names: &Names, theirs: Option<&Stamped<Piece>>) -> Option<AnyView> {
    writing::quicker(names.language, theirs, |theirs| piece(names, theirs))
}

fn piece(names: &Names, piece: &Piece) -> AnyView {
    let language = names.language;
    match piece {
        Piece::Commitment { commitment: Some(commitment), .. } => {
            reading::commitment(names, commitment).into_any()
        }
        Piece::LeftOut(left_out) if !left_out.reason.trim().is_empty() => prose(&left_out.reason).into_any(),
        Piece::Terms(terms) => view! {
            <p>{days(language, terms.starts, terms.ends)}</p>
            <p>{terms.parties.join(", ")}</p>
            {prose(&terms.goals)}
        }
        .into_any(),
        Piece::Commitment { .. } | Piece::LeftOut(_) | Piece::FollowUp { .. } => {
            view! { <p class="silent">{t(language, "quicker-nothing")}</p> }.into_any()
        }
    }
}

/// Says what may point someone out, to those who only read: everything in a promise is public.
pub(super) fn marked(language: Language, marks: &[String]) -> Option<AnyView> {
    (!marks.is_empty()).then(|| {
        let pieces = marks.iter().map(|piece| view! { <li><q>{piece.clone()}</q></li> }).collect_view();
        view! {
            <div class="marked-list">
                <p>{t(language, "promise-marks")}</p>
                <ul>{pieces}</ul>
            </div>
        }
        .into_any()
    })
}
