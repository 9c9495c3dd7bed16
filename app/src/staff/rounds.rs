//! The rounds: when answers are taken, and the next one to open.

use domain::{
    language::Language,
    round::{Round, RoundFault},
};
use jiff::civil::Date;
use leptos::prelude::*;

use super::{
    form::{ErrorSummary, FieldErrors, Kept, Line, error_of, with_names},
    links,
};
use crate::texts::{day, days, t, t_with};

pub const ROUNDS: &str = "/personal/omgangar";

#[derive(Clone, Debug)]
pub struct Rounds {
    pub language: Language,
    pub today: Date,
    /// By opening day, the latest first.
    pub rounds: Vec<Round>,
    pub may_edit: bool,
    pub kept: Kept,
    pub errors: FieldErrors,
    /// The one that was just added, by id.
    pub added: Option<String>,
}

/// What is wrong with a round, and with which field.
pub fn round_fault(language: Language, fault: &RoundFault) -> (String, String) {
    let (field, text) = match fault {
        RoundFault::Year => ("year", t(language, "round-fault-year")),
        RoundFault::Passed => ("opens", t(language, "round-fault-passed")),
        RoundFault::Reversed => ("closes", t(language, "fault-days-reversed")),
        RoundFault::Overlaps(other) => ("opens", overlaps(language, other)),
    };
    (field.to_owned(), text)
}

fn overlaps(language: Language, other: &Round) -> String {
    match other.closes {
        Some(closes) => {
            let taken = days(language, other.opens, closes);
            t_with(language, "round-fault-overlaps", &[("days", taken.into())])
        }
        None => t_with(language, "round-fault-open-ended", &[("opens", day(language, other.opens).into())]),
    }
}

#[component]
pub fn RoundsPage(page: Rounds) -> impl IntoView {
    let language = page.language;
    let added = page.added.as_ref().and_then(|id| page.rounds.iter().find(|round| round.id == *id));
    let added = added.map(|round| {
        let values = [("year", round.year.to_string().into()), ("opens", day(language, round.opens).into())];
        view! {
            <p class="done" role="status">
                {t_with(language, "rounds-added", &values)}
            </p>
        }
    });
    view! {
        {added} <p class="lead">{t(language, "rounds-about")}</p> {list(&page)}
        {page.may_edit.then(|| form(&page))}
    }
    .into_any()
}

fn list(page: &Rounds) -> impl IntoView + use<> {
    let language = page.language;
    let rows = page
        .rounds
        .iter()
        .map(|round| {
            let picture = links::to(&format!("/personal/lagesbild/{}/publicera", round.year));
            let state = match () {
                () if round.demo => "rounds-demo",
                () if page.today < round.opens => "rounds-to-come",
                () if round.is_open_on(page.today) => "rounds-open",
                () => "rounds-over",
            };
            let closes = round
                .closes
                .map_or_else(|| t(language, "rounds-no-last-day"), |closes| day(language, closes));
            view! {
                <tr>
                    <th scope="row">
                        <a href=picture>{round.year.to_string()}</a>
                    </th>
                    <td>{t(language, state)}</td>
                    <td>{day(language, round.opens)}</td>
                    <td>{closes}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=t(language, "nav-rounds")>
            <table>
                <caption class="visually-hidden">{t(language, "nav-rounds")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(language, "rounds-year")}</th>
                        <th scope="col">{t(language, "rounds-state")}</th>
                        <th scope="col">{t(language, "field-opens")}</th>
                        <th scope="col">{t(language, "field-closes")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="aside">{t(language, "rounds-last-day-where")}</p>
    }
    .into_any()
}

const NAMES: [(&str, &str); 3] =
    [("year", "rounds-year"), ("opens", "field-opens"), ("closes", "field-closes")];

fn form(page: &Rounds) -> impl IntoView + use<> {
    let language = page.language;
    let errors = with_names(language, &page.errors, &NAMES);
    let line = |name: &'static str, hint: &str, kind| Line {
        name,
        label: NAMES
            .iter()
            .find(|(field, _)| *field == name)
            .map(|(_, key)| t(language, key))
            .unwrap_or_default(),
        hint: t(language, hint),
        value: page.kept.get(name),
        error: error_of(&page.errors, name),
        kind,
        required: name != "closes",
        ..Line::default()
    };
    view! {
        <section aria-labelledby="ny">
            <h2 id="ny">{t(language, "rounds-new")}</h2>
            <ErrorSummary language=language errors=errors />
            <form method="post" action=links::to(ROUNDS) novalidate=true>
                {line("year", "rounds-year-hint", "number").field()}
                {line("opens", "rounds-opens-hint", "date").field()}
                {line("closes", "rounds-closes-hint", "date").field()}
                <button type="submit" class="button">
                    {t(language, "rounds-add")}
                </button>
            </form>
        </section>
    }
    .into_any()
}
