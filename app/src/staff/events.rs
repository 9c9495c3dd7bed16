//! The events, and the form that makes a new one.

use std::sync::Arc;

use domain::{
    event::{Event, EventKind, Organiser},
    language::Language,
    municipality::Municipality,
};
use leptos::prelude::*;

use super::{
    announce::{Ages, ages_choice, announced_choice},
    form::{Choices, ErrorSummary, FieldErrors, Kept, Line, error_of, with_names},
    links,
};
use crate::texts::{days, integer, t};

#[derive(Clone, Debug, PartialEq)]
pub struct EventRow {
    pub event: Event,
    /// Answers that came in through it.
    pub answers: u64,
}

#[derive(Clone, Debug)]
pub struct Events {
    pub language: Language,
    pub municipality: Arc<Municipality>,
    /// The latest first.
    pub rows: Vec<EventRow>,
    pub ages: Ages,
    /// `None` for roles that may not make events.
    pub form: Option<EventForm>,
}

/// What was posted and what is wrong with it; both empty at first.
#[derive(Clone, Debug, Default)]
pub struct EventForm {
    pub kept: Kept,
    pub errors: FieldErrors,
}

/// The fields of the form and what they are called.
const NAMES: [(&str, &str); 8] = [
    ("kind", "field-kind"),
    ("title", "field-title"),
    ("place", "field-place"),
    ("first_day", "field-first-day"),
    ("last_day", "field-last-day"),
    ("organiser", "field-organiser"),
    ("areas", "field-areas"),
    ("announced", "field-announced"),
];

#[component]
pub fn EventsPage(page: Events) -> impl IntoView {
    let Events { language, municipality, rows, ages, form } = page;
    let has_errors = form.as_ref().is_some_and(|form| !form.errors.is_empty());
    let none = rows.is_empty();
    let list = if none {
        view! { <p class="lead">{t(language, "events-first-step")}</p> }.into_any()
    } else {
        table(language, &municipality, rows).into_any()
    };
    let form = form.map(|form| {
        let summary = with_names(language, &form.errors, &NAMES);
        view! {
            <ErrorSummary language=language errors=summary />
            // Open when it is what one has come for; otherwise one touch away.
            <details class="new-event" open=none || has_errors>
                <summary class="button next">{t(language, "events-new")}</summary>
                {new_event(language, &municipality, &ages, form)}
            </details>
        }
    });
    view! {
        <div class="events">
            {form}
            <section aria-labelledby="alla-handelser">
                <h2 id="alla-handelser" class:visually-hidden=none>
                    {t(language, "events-all")}
                </h2>
                {list}
            </section>
        </div>
    }
    .into_any()
}

fn table(language: Language, municipality: &Municipality, rows: Vec<EventRow>) -> impl IntoView + use<> {
    let rows = rows
        .into_iter()
        .map(|EventRow { event, answers }| {
            let page = format!("/personal/handelser/{}", event.code);
            view! {
                <tr>
                    <th scope="row">
                        <a href=links::to(&page)>{event.title.clone()}</a>
                        <span class="under">{kind_name(language, event.kind)}</span>
                    </th>
                    <td>
                        {days(language, event.first_day, event.last_day)}
                        <span class="under">{event.place.clone()}</span>
                    </td>
                    <td>{areas_in_words(language, municipality, &event.areas)}</td>
                    <td class="code is-whole">{event.code.to_string()}</td>
                    <td class="number">{integer(language, answers)}</td>
                    <td>
                        <a href=links::to(&format!("{page}/affisch"))>
                            {t(language, "events-poster")}
                            <span class="visually-hidden">": " {event.title}</span>
                        </a>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=t(language, "events-all")>
            <table>
                <caption class="visually-hidden">{t(language, "events-all")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(language, "field-event")}</th>
                        <th scope="col">{t(language, "events-when-where")}</th>
                        <th scope="col">{t(language, "field-areas")}</th>
                        <th scope="col">{t(language, "field-code")}</th>
                        <th scope="col" class="number">{t(language, "field-answers")}</th>
                        <th scope="col">{t(language, "events-print")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn new_event(
    language: Language,
    municipality: &Municipality,
    ages: &Ages,
    form: EventForm,
) -> impl IntoView + use<> {
    let EventForm { kept, errors } = form;
    let chosen = |field: &str, value: &str, default: bool| {
        kept.has(field, value) || (default && kept.get(field).is_empty())
    };
    let kinds = EventKind::ALL
        .into_iter()
        .map(|kind| {
            let default = kind == EventKind::Dialogue;
            (kind.id().to_owned(), kind_name(language, kind), chosen("kind", kind.id(), default))
        })
        .collect();
    let organisers = Organiser::ALL
        .into_iter()
        .map(|organiser| {
            let default = organiser == Organiser::Joint;
            (
                organiser.id().to_owned(),
                organiser_name(language, organiser),
                chosen("organiser", organiser.id(), default),
            )
        })
        .collect();
    let areas = municipality
        .areas
        .iter()
        .map(|area| (area.id.clone(), area.name.clone(), chosen("areas", &area.id, false)))
        .collect();
    let line = |name: &'static str, label: &str, hint: &str, kind: &'static str| Line {
        name,
        label: t(language, label),
        hint: if hint.is_empty() { String::new() } else { t(language, hint) },
        value: kept.get(name),
        error: error_of(&errors, name),
        kind,
        autocomplete: "off",
        required: false,
    };
    view! {
        <form class="roomy" method="post" action=links::to("/personal/handelser") novalidate>
            {Choices {
                name: "kind",
                legend: t(language, "field-kind"),
                hint: String::new(),
                error: error_of(&errors, "kind"),
                several: false,
                options: kinds,
            }
                .field()} {line("title", "field-title", "field-title-hint", "text").field()}
            {line("place", "field-place", "field-place-hint", "text").field()}
            <div class="side-by-side">
                {line("first_day", "field-first-day", "", "date").field()}
                {line("last_day", "field-last-day", "field-last-day-hint", "date").field()}
            </div>
            {Choices {
                name: "organiser",
                legend: t(language, "field-organiser"),
                hint: String::new(),
                error: error_of(&errors, "organiser"),
                several: false,
                options: organisers,
            }
                .field()}
            {Choices {
                name: "areas",
                legend: t(language, "field-areas"),
                hint: t(language, "field-areas-hint"),
                error: error_of(&errors, "areas"),
                several: true,
                options: areas,
            }
                .field()} {ages_choice(language, &kept, ages).field()}
            {announced_choice(language, &kept, &errors).field()} <button type="submit" class="button next">
                {t(language, "events-create")}
            </button>
        </form>
    }
    .into_any()
}

pub fn kind_name(language: Language, kind: EventKind) -> String {
    match kind {
        EventKind::Dialogue => t(language, "kind-dialogue"),
        EventKind::ThemeMeeting => t(language, "kind-theme-meeting"),
        EventKind::SafetyWalk => t(language, "kind-safety-walk"),
        EventKind::School => t(language, "kind-school"),
        EventKind::Other => t(language, "kind-other"),
    }
}

pub fn organiser_name(language: Language, organiser: Organiser) -> String {
    match organiser {
        Organiser::Police => t(language, "organisation-police"),
        Organiser::Municipality => t(language, "organisation-municipality"),
        Organiser::Joint => t(language, "organiser-joint"),
    }
}

/// The areas by name, or the words for all of them.
pub(crate) fn areas_in_words(language: Language, municipality: &Municipality, areas: &[String]) -> String {
    if areas.is_empty() {
        return t(language, "areas-all");
    }
    areas.iter().map(|area| municipality.area_name(area)).collect::<Vec<_>>().join(", ")
}
