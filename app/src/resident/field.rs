//! One question as form controls: a fieldset whose legend is the question, and a row per option.

use std::collections::BTreeMap;

use domain::{
    language::Language,
    survey::{Choice, Question, QuestionKind},
};
use leptos::prelude::*;

use super::{Context, errors::too_many};
use crate::{components::faces::face, texts::t};

/// What holds for every question of a page.
#[derive(Clone, Copy)]
pub(super) struct State<'a> {
    pub(super) language: Language,
    pub(super) posted: &'a [(String, String)],
    /// Field id → what is wrong.
    pub(super) errors: &'a BTreeMap<&'a str, String>,
}

/// Where a question stands among the others.
pub(super) struct Place<'a> {
    /// Progress in words, above the question.
    pub(super) label: String,
    /// Options that make the next question apply.
    pub(super) opens: &'a [String],
    /// Applies only by an option of the question just before it. Style and script then hide it until it does; a
    /// follow-up of a question further up is always shown, with a line that says it may not apply.
    pub(super) follows: bool,
}

/// A whole question.
pub(super) fn question(state: State<'_>, question: &Question, place: Place<'_>) -> AnyView {
    let grid = question.kind == QuestionKind::Grid;
    let (error, described) = if grid { (None, hint_id(question)) } else { described(state, question) };
    let mut class = String::from("step");
    if grid {
        class.push_str(" grid");
        // Long scales need a wider screen to become a table.
        class.push_str(if question.options.len() > 5 { " long" } else { " short" });
    }
    if !place.opens.is_empty() {
        class.push_str(" asks");
    }
    if place.follows {
        class.push_str(" followup");
    }
    let most = match question.kind {
        QuestionKind::Many { max } => max,
        _ => None,
    };
    let too_many = most.map(|most| too_many(state.language, usize::from(most), "%"));
    let body = if grid { rows(state, question) } else { options(state, question, &question.id, place.opens) };
    view! {
        <fieldset
            class=class
            aria-describedby=described
            data-max=most.map(|most| most.to_string())
            data-many=too_many
        >
            <legend>
                <h2 tabindex="-1">
                    <span class="count">{place.label}</span>
                    {question.text.get(state.language).to_owned()}
                </h2>
            </legend>
            {question
                .condition
                .as_ref()
                .map(|_| view! { <p class="hint when">{t(state.language, "survey-when")}</p> })}
            {question
                .hint
                .as_ref()
                .map(|hint| {
                    let words = hint.get(state.language).to_owned();
                    view! {
                        <p class="hint" id=hint_id(question)>
                            {words}
                        </p>
                    }
                })}
            {error}
            {body}
        </fieldset>
    }
    .into_any()
}

fn hint_id(question: &Question) -> Option<String> {
    question.hint.as_ref().map(|_| format!("h-{}", question.id))
}

/// The paragraph for what is wrong with a question (empty where something can go wrong only while answering), and the
/// ids that describe its fieldset.
fn described(state: State<'_>, question: &Question) -> (Option<AnyView>, Option<String>) {
    let error = state.errors.get(question.id.as_str()).cloned();
    let limited = matches!(question.kind, QuestionKind::Many { max: Some(_) });
    let id = (error.is_some() || limited).then(|| format!("e-{}", question.id));
    let ids: Vec<_> = [hint_id(question), id.clone()].into_iter().flatten().collect();
    (id.map(|id| error_view(id, error)), (!ids.is_empty()).then(|| ids.join(" ")))
}

fn error_view(id: String, error: Option<String>) -> AnyView {
    view! {
        <p class="error" id=id role="status" tabindex="-1">
            {error}
        </p>
    }
    .into_any()
}

/// The options of one field.
fn options(state: State<'_>, question: &Question, field: &str, opens: &[String]) -> AnyView {
    let invalid = state.errors.contains_key(field).then_some("true");
    let multiple = question.is_multiple();
    question
        .options
        .iter()
        .enumerate()
        .map(|(index, choice)| {
            let checked = state.posted.iter().any(|(name, value)| name == field && *value == choice.id);
            let opens = opens.contains(&choice.id).then_some("opens");
            view! {
                // What stands apart from the scale stands apart on the page.
                <label class=if apart(choice) { "o x" } else { "o" }>
                    <input
                        type=if multiple { "checkbox" } else { "radio" }
                        name=field.to_owned()
                        value=choice.id.clone()
                        id=(index == 0).then(|| field.to_owned())
                        class=opens
                        checked=checked
                        data-alone=choice.exclusive
                        aria-invalid=invalid.filter(|_| multiple)
                    />
                    {choice.face.map(face)}
                    <span>{choice.text.get(state.language).to_owned()}</span>
                </label>
            }
        })
        .collect_view()
        .into_any()
}

fn apart(choice: &Choice) -> bool {
    choice.exclusive || choice.outside_base
}

/// A grid: each item is a small question of its own. On a wide screen the style makes a table of them, and the heads
/// are shown, for the eye only; every control keeps its own words.
fn rows(state: State<'_>, question: &Question) -> AnyView {
    let heads = question
        .options
        .iter()
        .map(|choice| view! { <span>{choice.text.get(state.language).to_owned()}</span> })
        .collect_view();
    let items = question
        .items
        .iter()
        .map(|item| {
            let error = state.errors.get(item.id.as_str()).cloned();
            let id = error.as_ref().map(|_| format!("e-{}", item.id));
            view! {
                <fieldset class="item" aria-describedby=id.clone()>
                    <legend>
                        <h3>{item.text.get(state.language).to_owned()}</h3>
                    </legend>
                    {id.clone().map(|id| error_view(id, error))}
                    {options(state, question, &item.id, &[])}
                </fieldset>
            }
        })
        .collect_view();
    view! {
        <div class="heads" aria-hidden="true">
            <span></span>
            {heads}
        </div>
        {items}
    }
    .into_any()
}

/// That it is anonymous and voluntary, and where to read how.
pub(super) fn reassurance(context: &Context, key: &'static str) -> impl IntoView {
    let language = context.language;
    view! {
        <p class="calm">
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M12 3l8 3v5c0 5-3 8-8 10-5-2-8-5-8-10V6zM8.5 12l2.5 2.5 4.5-5" />
            </svg>
            <span>
                {t(language, key)} " "
                <a href=context.href("/om-svaren", context.event().as_ref())>
                    {t(language, "shell-about")}
                </a>
            </span>
        </p>
    }
}
