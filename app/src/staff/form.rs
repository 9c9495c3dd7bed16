//! Parts of the staff forms: a labelled field with its hint and its error, and the list of errors on top.

use domain::language::Language;
use leptos::prelude::*;

use crate::texts::t;

/// What is wrong: field name and a sentence that says what to do.
pub type FieldErrors = Vec<(String, String)>;

/// What was posted, so that a form with errors shows it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept(pub Vec<(String, String)>);

impl Kept {
    /// The first value of a field; empty when there is none.
    pub fn get(&self, field: &str) -> String {
        self.0.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// Whether a field has this value among its values.
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.0.iter().any(|(name, kept)| name == field && kept == value)
    }
}

pub(super) fn error_of(errors: &FieldErrors, field: &str) -> Option<String> {
    errors.iter().find(|(name, _)| name == field).map(|(_, message)| message.clone())
}

/// The errors for the list on top, each with the name of its field before it.
pub(super) fn with_names(language: Language, errors: &FieldErrors, names: &[(&str, &str)]) -> FieldErrors {
    errors
        .iter()
        .map(|(field, message)| {
            let name = names.iter().find(|(known, _)| known == field);
            let message = name.map_or_else(
                || message.clone(),
                |(_, key)| format!("{}: {message}", t(language, key).trim_end_matches('?')),
            );
            (field.clone(), message)
        })
        .collect()
}

/// One line of text with a label.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) value: String,
    pub(super) error: Option<String>,
    /// The input's type; `text` when empty.
    pub(super) kind: &'static str,
    pub(super) autocomplete: &'static str,
    pub(super) required: bool,
}

impl Line {
    pub(super) fn field(self) -> impl IntoView {
        let Self { name, label, hint, value, error, kind, autocomplete, required } = self;
        let kind = if kind.is_empty() { "text" } else { kind };
        let hint_id = format!("{name}-hjalp");
        let error_id = format!("{name}-fel");
        let described = described_by(!hint.is_empty(), &hint_id, error.is_some(), &error_id);
        view! {
            <div class="field" class:has-error=error.is_some()>
                <label for=name>{label}</label>
                {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
                {error.clone().map(|error| view! { <p class="error" id=error_id>{error}</p> })}
                <input
                    id=name
                    name=name
                    type=kind
                    inputmode=(kind == "number").then_some("numeric")
                    min=(kind == "number").then_some("1")
                    value=value
                    autocomplete=(!autocomplete.is_empty()).then_some(autocomplete)
                    aria-describedby=described
                    aria-invalid=error.is_some().then_some("true")
                    required=required
                />
            </div>
        }
        .into_any()
    }
}

pub(super) fn described_by(hint: bool, hint_id: &str, error: bool, error_id: &str) -> Option<String> {
    let ids: Vec<&str> = [(hint, hint_id), (error, error_id)]
        .into_iter()
        .filter_map(|(there, id)| there.then_some(id))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// A set of radio buttons or checkboxes under one question.
#[derive(Clone, Debug)]
pub(super) struct Choices {
    pub(super) name: &'static str,
    pub(super) legend: String,
    pub(super) hint: String,
    pub(super) error: Option<String>,
    pub(super) several: bool,
    /// Value, words, chosen.
    pub(super) options: Vec<(String, String, bool)>,
}

impl Choices {
    pub(super) fn field(self) -> impl IntoView {
        let Self { name, legend, hint, error, several, options } = self;
        let kind = if several { "checkbox" } else { "radio" };
        let hint_id = format!("{name}-hjalp");
        let error_id = format!("{name}-fel");
        let described = described_by(!hint.is_empty(), &hint_id, error.is_some(), &error_id);
        let options = options
            .into_iter()
            .enumerate()
            .map(|(index, (value, words, chosen))| {
                // The first one has the field's own name as its id: that is where an error's link leads.
                let id = if index == 0 { name.to_owned() } else { format!("{name}-{value}") };
                view! {
                    <label class="choice">
                        <input type=kind name=name id=id value=value checked=chosen />
                        <span>{words}</span>
                    </label>
                }
            })
            .collect_view();
        let wrong = error.is_some();
        view! {
            <fieldset class="field" class:has-error=wrong aria-describedby=described>
                <legend>{legend}</legend>
                {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
                {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
                <div class="choices">{options}</div>
            </fieldset>
        }
        .into_any()
    }
}

/// Everything that is wrong, on top of the form, each leading to its field.
#[component]
pub(super) fn ErrorSummary(language: Language, errors: FieldErrors) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let items = errors
            .into_iter()
            .map(|(field, message)| {
                view! {
                    <li>
                        {if field.is_empty() {
                            view! { <span>{message}</span> }.into_any()
                        } else {
                            view! { <a href=format!("#{field}")>{message}</a> }.into_any()
                        }}
                    </li>
                }
            })
            .collect_view();
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus=true>
                <h2>{t(language, "form-errors")}</h2>
                <ul>{items}</ul>
            </div>
        }
    })
}
