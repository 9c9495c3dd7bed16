//! Cards with single-use codes for an event: ordered, shown once as sheets to print, withdrawn.

use std::sync::Arc;

use app::staff::{
    Card, CardOrder, CardSheet, CardSheetPage, Cards, CardsDone, FieldFault, MOST_CARDS, Trouble,
};
use axum::{
    body::Body,
    extract::{Extension, State},
    http::{StatusCode, Uri},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    event::{Event, EventCode},
    single_use::SingleUseCode,
};
use leptos::prelude::*;
use store::Account;

use super::{
    super::{
        card,
        request::{PathPart, query_value},
    },
    announce, events,
    guard::SignedIn,
    posted,
    render::Asked,
};
use crate::{
    assets::STAFF_STYLE,
    qr::{Qr, QrError},
    state::{Lagesbild, Shared},
};

/// What is written down when cards are made.
const MADE: &str = "code.make";
/// Said in the address of the event's page after something was done.
const DONE: &str = "cards";

/// What the event's page says of its cards.
pub async fn of_event(asked: &Asked, event: &EventCode, uri: &Uri) -> store::Result<Cards> {
    let state = &asked.state;
    let unused = state.store.count_codes(state.code(), event).await?;
    let order = asked.role().is_some_and(store::Role::edits).then(|| CardOrder {
        sheet: EventCode::generate(state.random.as_ref()).to_string(),
        number: "30".to_owned(),
        errors: Vec::new(),
    });
    let done = match query_value(uri, DONE).as_deref() {
        Some("made-before") => Some(CardsDone::MadeBefore),
        Some("withdrawn") => Some(CardsDone::Withdrawn),
        _ => None,
    };
    Ok(Cards { unused, order, done })
}

/// Makes codes and answers with the sheets. The order carries a name of its own, which the log keeps: the page loaded
/// again, or the form sent twice, makes no second set.
pub async fn make(
    State(state): State<Shared>,
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
    PathPart(typed): PathPart,
    uri: Uri,
    body: Body,
) -> Response {
    if !account.role.edits() {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let event = match events::event_of_path(&asked, &typed).await {
        Ok(event) => event,
        Err(response) => return response,
    };
    let kept = posted(body).await;
    let number = kept.get("number").trim().parse().ok().filter(|number| (1..=MOST_CARDS).contains(number));
    let (Some(number), Some(sheet)) = (number, EventCode::parse(&kept.get("sheet"))) else {
        let fault = FieldFault::NumberBetween { least: 1, most: MOST_CARDS }.text(asked.language);
        let order = CardOrder {
            sheet: EventCode::generate(state.random.as_ref()).to_string(),
            number: kept.get("number"),
            errors: if number.is_none() { vec![("number".to_owned(), fault)] } else { Vec::new() },
        };
        return events::show_with_order(&asked, event, &uri, order).await;
    };
    match codes(&state, &account, &event, &sheet, number).await {
        Ok(Made::Codes(codes)) => sheets(&asked, event, &codes).await,
        Ok(Made::Before) => back(&asked, &event.code, "made-before"),
        Ok(Made::NoEvent) => asked.trouble(Trouble::NotFound).await,
        Err(error) => asked.failed(error).await,
    }
}

enum Made {
    Codes(Vec<SingleUseCode>),
    /// The same order was carried out before.
    Before,
    /// The event has gone meanwhile.
    NoEvent,
}

async fn codes(
    state: &Lagesbild,
    account: &Account,
    event: &Event,
    sheet: &EventCode,
    number: u32,
) -> store::Result<Made> {
    // One order at a time, so that a double click is seen.
    let _turn = state.ordering.lock().await;
    let subject = format!("{}/{sheet}", event.code);
    let before = state.store.latest_audit_entry(state.code(), Some(account.id), MADE, &subject).await?;
    if before.is_some() {
        return Ok(Made::Before);
    }
    let codes: Vec<_> = (0..number).map(|_| SingleUseCode::generate(state.random.as_ref())).collect();
    let hashes: Vec<_> = codes.iter().map(|code| card::hash(code.as_str())).collect();
    // Before there is a card: an event for a closed group is never in the calendar.
    announce::close(state, account, &event.code).await?;
    if !state.store.add_codes(state.code(), &event.code, &hashes).await? {
        return Ok(Made::NoEvent);
    }
    state.audit(Some(account), MADE, &subject, &number.to_string()).await?;
    Ok(Made::Codes(codes))
}

async fn sheets(asked: &Asked, event: Event, codes: &[SingleUseCode]) -> Response {
    let state = &asked.state;
    let label = app::texts::t(asked.language, "event-qr-label");
    let public_url = &state.config.public_url;
    let cards: Result<Arc<[Card]>, QrError> = codes
        .iter()
        .map(|code| Ok(Card { code: code.grouped(), qr: Qr::of(&public_url.card(Some(code)))?.svg(&label) }))
        .collect();
    let Ok(cards) = cards else {
        // Not the error itself: it names the address, and the address names a code.
        tracing::error!("the QR of a card could not be made; use a shorter --public-url");
        return asked.trouble(Trouble::Failed).await;
    };
    let page = CardSheet {
        language: asked.language,
        municipality: Arc::clone(&state.municipality),
        address: public_url.card(None),
        loopback: public_url.is_loopback(),
        event,
        cards,
        styles: state.assets.href(STAFF_STYLE).unwrap_or_default(),
    };
    asked.render_document(StatusCode::OK, move || view! { <CardSheetPage page=page.clone() /> }).await
}

/// Removes every unused code of the event.
pub async fn withdraw(
    State(state): State<Shared>,
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
    PathPart(typed): PathPart,
) -> Response {
    if !account.role.edits() {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let event = match events::event_of_path(&asked, &typed).await {
        Ok(event) => event,
        Err(response) => return response,
    };
    let withdrawn = async {
        let number = state.store.withdraw_codes(state.code(), &event.code).await?;
        state.audit(Some(&account), "code.withdraw", event.code.as_str(), &number.to_string()).await
    };
    match withdrawn.await {
        Ok(()) => back(&asked, &event.code, "withdrawn"),
        Err(error) => asked.failed(error).await,
    }
}

fn back(asked: &Asked, event: &EventCode, done: &str) -> Response {
    let language = asked.language.tag();
    Redirect::to(&format!("/personal/handelser/{event}?{DONE}={done}&lang={language}#kort")).into_response()
}
