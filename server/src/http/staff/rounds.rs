//! The rounds, and opening the next one.

use app::staff::{FieldErrors, FieldFault, Kept, ROUNDS, Rounds, RoundsPage, Section, Trouble, round_fault};
use axum::{
    body::Body,
    extract::{Extension, State},
    http::{StatusCode, Uri},
    response::{IntoResponse, Redirect, Response},
};
use domain::round::Round;
use jiff::civil::{Date, date};
use leptos::prelude::*;
use store::Role;

use super::{super::request::query_value, guard::SignedIn, posted, render::Asked};
use crate::state::{Lagesbild, Shared};

pub async fn show(State(state): State<Shared>, asked: Asked, uri: Uri) -> Response {
    let kept = proposed(&state);
    page(&asked, StatusCode::OK, kept, Vec::new(), query_value(&uri, "added")).await
}

/// The year after the latest one, from its first day or from today.
fn proposed(state: &Lagesbild) -> Kept {
    let (today, catalogue) = (state.today(), state.catalogue());
    let latest = catalogue.rounds().iter().filter(|round| !round.demo).map(|round| round.year).max();
    let year = latest.map_or(today.year(), |latest| latest.max(today.year() - 1) + 1);
    let opens = date(year, 1, 1).max(today);
    Kept(vec![("year".to_owned(), year.to_string()), ("opens".to_owned(), opens.to_string())])
}

pub async fn add(
    State(state): State<Shared>,
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
    body: Body,
) -> Response {
    if !account.role.edits() {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let kept = posted(body).await;
    let there = match state.store.rounds(state.code()).await {
        Ok(there) => there,
        Err(error) => return asked.failed(error).await,
    };
    let round = match asked_for(&state, &asked, &kept, &there) {
        Ok(round) => round,
        Err(errors) => return page(&asked, StatusCode::UNPROCESSABLE_ENTITY, kept, errors, None).await,
    };
    let added = async {
        if state.store.add_round(state.code(), &round).await? {
            let closes = round.closes.map(|closes| format!("–{closes}")).unwrap_or_default();
            let detail = format!("{}{closes}", round.opens);
            state.audit(Some(&account), "round.open", &round.id, &detail).await?;
        }
        Ok(())
    };
    if let Err(error) = added.await {
        return asked.failed(error).await;
    }
    state.refresh_catalogue().await;
    Redirect::to(&format!("{ROUNDS}?added={}&lang={}", round.id, asked.language.tag())).into_response()
}

fn asked_for(state: &Lagesbild, asked: &Asked, kept: &Kept, there: &[Round]) -> Result<Round, FieldErrors> {
    let language = asked.language;
    let mut errors = FieldErrors::new();
    let mut wrong = |field: &str, fault: FieldFault| errors.push((field.to_owned(), fault.text(language)));
    let read = |field: &str| kept.get(field).trim().parse::<Date>().ok();
    let year = kept.get("year").trim().parse::<i16>().ok().filter(|year| (2000..2100).contains(year));
    if year.is_none() {
        wrong("year", FieldFault::NumberBetween { least: 2000, most: 2099 });
    }
    let opens = read("opens");
    if opens.is_none() {
        wrong("opens", FieldFault::DayInvalid);
    }
    let closes = read("closes");
    if closes.is_none() && !kept.get("closes").trim().is_empty() {
        wrong("closes", FieldFault::DayInvalid);
    }
    match year.zip(opens).filter(|_| errors.is_empty()) {
        Some((year, opens)) => Round::plan(year, opens, closes, there, state.today())
            .map_err(|fault| vec![round_fault(language, &fault)]),
        None => Err(errors),
    }
}

async fn page(
    asked: &Asked,
    status: StatusCode,
    kept: Kept,
    errors: FieldErrors,
    added: Option<String>,
) -> Response {
    let state = &asked.state;
    let rounds = match state.store.rounds(state.code()).await {
        Ok(rounds) => rounds,
        Err(error) => return asked.failed(error).await,
    };
    let (language, today) = (asked.language, state.today());
    let may_edit = asked.role().is_some_and(Role::edits);
    let page = Rounds { language, today, rounds, may_edit, kept, errors, added };
    let title = app::texts::t(language, "nav-rounds");
    asked.page(status, Section::Elsewhere, title, move || view! { <RoundsPage page=page.clone() /> }).await
}
