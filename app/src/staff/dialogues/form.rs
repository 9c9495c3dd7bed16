//! The form for a note: what one has seen in the field, written with one thumb in under a minute.

use std::sync::Arc;

use domain::{
    dialogue::{DialogueKind, Field, Frequency, MOST_FUNCTIONS, MOST_SEVERE, themes},
    language::{Language, Text},
    municipality::Municipality,
};
use leptos::prelude::*;

use super::{
    super::{
        form::{Choices, ErrorSummary, FieldErrors, Kept, Line, error_of, with_names},
        links,
        marks::{Mark, kinds},
    },
    words,
};
use crate::{
    components::textarea::in_textarea,
    islands::MarkedText,
    texts::{t, t_with},
};

#[derive(Clone, Debug)]
pub struct DialogueForm {
    pub language: Language,
    pub municipality: Arc<Municipality>,
    /// Slug and name of every survey, youngest first: the age groups.
    pub age_groups: Vec<(String, Text)>,
    /// Where it is posted to.
    pub action: String,
    /// What is in the fields. `participants` are pairs of `function` and `number` in the order they were posted.
    pub kept: Kept,
    pub errors: FieldErrors,
    /// What may point someone out; then it is not saved before that is changed or confirmed.
    pub marks: Vec<Mark>,
    /// What says that exactly these marks were seen, when it is posted as `confirmed`.
    pub confirms: String,
    /// Whether a note that is there already is changed.
    pub edits: bool,
}

/// The fields of the form and what they are called.
const NAMES: [(&str, &str); 12] = [
    ("kind", "dialogue-kind"),
    ("theme", "dialogue-theme"),
    ("severity", "dialogue-severity"),
    ("observation", "dialogue-observation"),
    ("function-1", "dialogue-participants"),
    ("day", "field-day"),
    ("area", "field-area"),
    ("place", "field-place"),
    ("frequency", "dialogue-frequency"),
    ("proposal", "dialogue-proposal"),
    ("age_groups", "dialogue-age-groups"),
    ("year", "dialogue-year"),
];

/// The name that a field of the domain has in the form: where an error's link leads.
pub fn field_name(field: Field) -> &'static str {
    match field {
        Field::Kind => "kind",
        Field::Day => "day",
        Field::Year => "year",
        Field::Participants => "function-1",
        Field::Theme => "theme",
        Field::Area => "area",
        Field::Place => "place",
        Field::Severity => "severity",
        Field::Frequency => "frequency",
        Field::Observation => "observation",
        Field::Proposal => "proposal",
        Field::AgeGroups => "age_groups",
    }
}

/// So many rows for participants are offered without asking for more.
const ROWS_AT_FIRST: usize = 1;
const ROWS_MORE: usize = 4;

#[component]
pub fn DialogueFormPage(page: DialogueForm) -> impl IntoView {
    let language = page.language;
    let (kept, errors) = (&page.kept, &page.errors);
    let field = |name: &'static str, label: &str, hint: &str, kind: &'static str| Line {
        name,
        label: t(language, label),
        hint: if hint.is_empty() { String::new() } else { t(language, hint) },
        value: kept.get(name),
        error: error_of(errors, name),
        kind,
        autocomplete: "off",
        required: false,
    };
    let kinds = DialogueKind::ALL
        .map(|kind| (kind.id().to_owned(), words::kind_name(language, kind), kept.has("kind", kind.id())));
    let themes = themes().map(|theme| (theme.id.clone(), theme.name.get(language).to_owned())).collect();
    let areas = page.municipality.areas.iter().map(|area| (area.id.clone(), area.name.clone())).collect();
    let frequencies =
        Frequency::ALL.map(|often| (often.id().to_owned(), words::frequency_name(language, often))).to_vec();
    let groups = page
        .age_groups
        .iter()
        .map(|(slug, name)| (slug.clone(), name.get(language).to_owned(), kept.has("age_groups", slug)))
        .collect();
    let more_is_open = ["age_groups", "year"].iter().any(|name| error_of(errors, name).is_some())
        || !kept.get("age_groups").is_empty();
    view! {
        <ErrorSummary language=language errors=with_names(language, errors, &NAMES) />
        {marks_summary(&page)}
        <p class="care">{t(language, "dialogue-care")}</p>
        <form class="roomy dialogue-form" method="post" action=links::to(&page.action) novalidate>
            <input type="hidden" name="id" value=kept.get("id") />
            {Choices {
                name: "kind",
                legend: t(language, "dialogue-kind"),
                hint: String::new(),
                error: error_of(errors, "kind"),
                several: false,
                options: kinds.to_vec(),
            }
                .field()}
            {select(&page, "theme", "dialogue-theme", &t(language, "dialogue-theme-choose"), themes)}
            {severity(&page)} {area(&page, "observation", "dialogue-observation", "dialogue-observation-hint", 4)}
            {participants(&page)} {field("day", "field-day", "", "date").field()}
            <div class="side-by-side">
                {select(&page, "area", "field-area", &t(language, "areas-all"), areas)}
                {marked_line(&page, field("place", "field-place", "dialogue-place-hint", "text"))}
            </div>
            {select(&page, "frequency", "dialogue-frequency", &t(language, "dialogue-frequency-unknown"), frequencies)}
            {area(&page, "proposal", "dialogue-proposal", "dialogue-proposal-hint", 2)}
            <details class="dialogue-more" open=more_is_open>
                <summary>{t(language, "dialogue-more")}</summary>
                {Choices {
                    name: "age_groups",
                    legend: t(language, "dialogue-age-groups"),
                    hint: t(language, "dialogue-age-groups-hint"),
                    error: error_of(errors, "age_groups"),
                    several: true,
                    options: groups,
                }
                    .field()}
                {field("year", "dialogue-year", "dialogue-year-hint", "number").field()}
            </details>
            <div class="dialogue-save">
                <button type="submit" class="button next">
                    {t(language, if page.edits { "dialogue-save-change" } else { "dialogue-save" })}
                </button>
                {(!page.marks.is_empty())
                    .then(|| {
                        view! {
                            <button type="submit" class="quiet" name="confirmed" value=page.confirms.clone()>
                                {t(language, "dialogue-confirm")}
                            </button>
                        }
                    })}
            </div>
        </form>
    }
    .into_any()
}

/// On top, when the form came back because of what may point someone out: nothing is saved yet, and what to do.
fn marks_summary(page: &DialogueForm) -> impl IntoView + use<> {
    let language = page.language;
    (!page.marks.is_empty() && page.errors.is_empty()).then(|| {
        let items = page
            .marks
            .iter()
            .map(|(field, what, piece)| {
                view! {
                    <li>
                        <a href=format!("#{field}")>
                            {words::suspicion(language, *what)} " " <q>{piece.clone()}</q>
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <div class="error-summary is-marks" role="alert" tabindex="-1" autofocus=true>
                <h2>{t(language, "marks-title")}</h2>
                <p>{t(language, "dialogue-marked-about")}</p>
                <ul>{items}</ul>
            </div>
        }
    })
}

fn select(
    page: &DialogueForm,
    name: &'static str,
    label: &str,
    none: &str,
    options: Vec<(String, String)>,
) -> impl IntoView + use<> {
    let error = error_of(&page.errors, name);
    let error_id = format!("{name}-fel");
    let chosen = page.kept.get(name);
    let options = options
        .into_iter()
        .map(|(value, words)| {
            let selected = value == chosen;
            view! {
                <option value=value selected=selected>
                    {words}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field" class:has-error=error.is_some()>
            <label for=name>{t(page.language, label)}</label>
            {error.clone().map(|error| view! { <p class="error" id=error_id.clone()>{error}</p> })}
            <select
                id=name
                name=name
                aria-describedby=error.is_some().then_some(error_id)
                aria-invalid=error.is_some().then_some("true")
            >
                <option value="">{none.to_owned()}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// 0 to 6 in one row that fits a narrow phone, with words at the ends.
fn severity(page: &DialogueForm) -> impl IntoView + use<> {
    let language = page.language;
    let error = error_of(&page.errors, "severity");
    let wrong = error.is_some();
    let described = if wrong { "severity-fel severity-hjalp" } else { "severity-hjalp" };
    let steps = (0..=MOST_SEVERE)
        .map(|step| {
            let id = if step == 0 { "severity".to_owned() } else { format!("severity-{step}") };
            let chosen = page.kept.has("severity", &step.to_string());
            view! {
                <label class="grade">
                    <input type="radio" name="severity" id=id value=step.to_string() checked=chosen />
                    <span>{step.to_string()}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" class:has-error=wrong aria-describedby=described>
            <legend>{t(language, "dialogue-severity")}</legend>
            {error.map(|error| view! { <p class="error" id="severity-fel">{error}</p> })}
            <div class="grades">{steps}</div>
            <p class="hint grades-ends" id="severity-hjalp">
                <span>{t(language, "dialogue-severity-least")}</span>
                " "
                <span>{t(language, "dialogue-severity-most")}</span>
            </p>
        </fieldset>
    }
    .into_any()
}

/// A field for longer text, with marks.
fn area(page: &DialogueForm, name: &'static str, label: &str, hint: &str, rows: u8) -> impl IntoView + use<> {
    let language = page.language;
    let error = error_of(&page.errors, name);
    let (hint_id, error_id) = (format!("{name}-hjalp"), format!("{name}-fel"));
    let wrong = error.is_some();
    let described = if wrong { format!("{hint_id} {error_id}") } else { hint_id.clone() };
    // A parser takes away the first line break within the element.
    let content = format!("\n{}", in_textarea(&page.kept.get(name)));
    view! {
        <div class="field" class:has-error=wrong>
            <label for=name>{t(language, label)}</label>
            <p class="hint" id=hint_id>{t(language, hint)}</p>
            {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
            <MarkedText words=kinds(language) advice=t(language, "mark-advice") found=found_in(page, name)>
                <textarea
                    id=name
                    name=name
                    rows=rows.to_string()
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=wrong.then_some("true")
                    inner_html=content
                ></textarea>
            </MarkedText>
        </div>
    }
    .into_any()
}

/// One line with marks.
fn marked_line(page: &DialogueForm, line: Line) -> impl IntoView + use<> {
    let (language, name) = (page.language, line.name);
    view! {
        <MarkedText words=kinds(language) advice=t(language, "mark-advice") found=found_in(page, name)>
            {line.field()}
        </MarkedText>
    }
    .into_any()
}

/// Functions with how many of each. More rows than one are a touch away.
fn participants(page: &DialogueForm) -> impl IntoView + use<> {
    let language = page.language;
    let values = |name: &str| -> Vec<String> {
        page.kept.0.iter().filter(|(known, _)| known == name).map(|(_, value)| value.clone()).collect()
    };
    let (functions, numbers) = (values("function"), values("number"));
    let filled =
        functions.iter().rposition(|function| !function.trim().is_empty()).map_or(0, |last| last + 1);
    let shown = filled.max(ROWS_AT_FIRST);
    let all = (shown + ROWS_MORE).min(MOST_FUNCTIONS);
    let error = error_of(&page.errors, "function-1");
    let wrong = error.is_some();
    let row = |at: usize| {
        let number = at + 1;
        let (function, people) = (
            functions.get(at).cloned().unwrap_or_default(),
            // One is the commonest: then only the function is to be written.
            numbers.get(at).cloned().unwrap_or_else(|| if at == 0 { "1".to_owned() } else { String::new() }),
        );
        let label = |key: &str| t_with(language, key, &[("n", number.into())]);
        view! {
            <div class="participants">
                <div>
                    <label for=format!("function-{number}")>{label("dialogue-function")}</label>
                    <input
                        id=format!("function-{number}")
                        name="function"
                        type="text"
                        list="functions"
                        autocomplete="off"
                        value=function
                        aria-describedby=(at == 0).then_some("function-hjalp")
                    />
                </div>
                <div>
                    <label for=format!("number-{number}")>{label("dialogue-number")}</label>
                    <input
                        id=format!("number-{number}")
                        name="number"
                        type="number"
                        inputmode="numeric"
                        min="1"
                        autocomplete="off"
                        value=people
                    />
                </div>
            </div>
        }
    };
    let known = t(language, "dialogue-functions");
    let known = known
        .split(',')
        .map(|function| view! { <option value=function.trim().to_owned()></option> })
        .collect_view();
    let first = (0..shown).map(row).collect_view();
    let more = (shown..all).map(row).collect_view();
    view! {
        <fieldset class="field" class:has-error=wrong>
            <legend>{t(language, "dialogue-participants")}</legend>
            <p class="hint" id="function-hjalp">{t(language, "dialogue-participants-hint")}</p>
            {error.map(|error| view! { <p class="error" id="function-fel">{error}</p> })}
            <MarkedText words=kinds(language) advice=t(language, "mark-advice") found=found_in(page, "function-1")>
                {first}
                {(all > shown)
                    .then(|| {
                        view! {
                            <details>
                                <summary>{t(language, "dialogue-participants-more")}</summary>
                                {more}
                            </details>
                        }
                    })}
            </MarkedText>
            <datalist id="functions">{known}</datalist>
        </fieldset>
    }
    .into_any()
}

/// What the server found in a field, a line each, for the island.
fn found_in(page: &DialogueForm, name: &str) -> String {
    let found = page.marks.iter().filter(|(field, ..)| field == name);
    found.map(|(_, what, piece)| [what.id(), "\t", piece].concat()).collect::<Vec<_>>().join("\n")
}
