//! `/k` and `/k/{code}`: a resident with a card from a closed group. The code follows along to the form, and nothing
//! that carries it is kept by any cache or written to any log.

use std::net::SocketAddr;

use app::{
    Context,
    resident::{self, Form, Notice},
};
use axum::{
    extract::{ConnectInfo, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{event::Event, single_use::SingleUseCode, survey::Survey};
use jiff::civil::Date;
use store::CodeHash;

use super::{
    request::{PathPart, client_address, query_value},
    resident::{context, known_event, notice, start_page, unavailable},
};
use crate::{
    environment::{random_token, sha256},
    state::{Lagesbild, Shared},
};

/// What is stored of a code. Something that cannot be one has a hash that no code has.
pub fn hash(typed: &str) -> CodeHash {
    match SingleUseCode::parse(typed) {
        Some(code) => sha256(code.as_str().as_bytes()),
        None => sha256(typed.as_bytes()),
    }
}

/// The event of an unused code.
pub async fn event_of(state: &Lagesbild, code: &CodeHash) -> store::Result<Option<Event>> {
    match state.store.event_of_code(state.code(), code).await? {
        Some(event) => known_event(state, &event).await,
        None => Ok(None),
    }
}

/// `/k`: the form for a typed code, which is sent on to its own address.
pub async fn form(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    let context = context(&state, &uri, &headers);
    let Some(typed) = query_value(&uri, "code") else {
        return Html(resident::card_page(&context, None)).into_response();
    };
    if let Some(code) = SingleUseCode::parse(&typed) {
        return to_own_address(&context, &code);
    }
    let page = Html(resident::card_page(&context, Some(&typed)));
    uncached((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// `/k/{code}`: the event's start page, whose links keep the code. A code typed by hand is sent on to the one address.
pub async fn start(
    State(state): State<Shared>,
    PathPart(typed): PathPart,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let context = context(&state, &uri, &headers);
    match SingleUseCode::parse(&typed) {
        None => uncached(notice(&context, StatusCode::NOT_FOUND, Notice::UnknownCode)),
        Some(code) if typed != code.as_str() => to_own_address(&context, &code),
        Some(code) => uncached(match found(&state, &context, &code, peer, &headers).await {
            Ok(event) => start_page(&state, &Context { code: Some(code), ..context }, Some(&event)),
            Err(response) => response,
        }),
    }
}

/// `/s/{slug}?code=…`: the survey with its code. Made for this one visitor, so not from the ready pages.
pub async fn survey(
    state: &Lagesbild,
    context: Context,
    survey: &Survey,
    closes: Option<Date>,
    peer: SocketAddr,
    headers: &HeaderMap,
) -> Response {
    let Some(code) = context.code.clone() else {
        return uncached(Redirect::to(&format!("/k?lang={}", context.language.tag())).into_response());
    };
    uncached(match found(state, &context, &code, peer, headers).await {
        Ok(event) => {
            let key = random_token::<16>(state.random.as_ref());
            let form = Form {
                survey,
                key: &key,
                event: Some(&event),
                posted: &[],
                refusal: None,
                closes,
                notice: None,
            };
            Html(resident::survey_page(&context, &form)).into_response()
        }
        Err(response) => response,
    })
}

/// The event of an unused code, or the page that says what to do. Looking codes up has its limit as sending has.
async fn found(
    state: &Lagesbild,
    context: &Context,
    code: &SingleUseCode,
    peer: SocketAddr,
    headers: &HeaderMap,
) -> Result<Event, Response> {
    let address = client_address(state, peer, headers);
    if !state.codes.allows(address, state.clock.as_ref(), state.random.as_ref()) {
        return Err(notice(context, StatusCode::TOO_MANY_REQUESTS, Notice::SlowDown));
    }
    match event_of(state, &hash(code.as_str())).await {
        Ok(Some(event)) => Ok(event),
        Ok(None) => {
            // Used, withdrawn or never made: nothing tells them apart. Links lead on without it, but for this page's
            // own in another language.
            let language = context.chosen_language().map(|language| format!("?lang={}", language.tag()));
            let path_and_query = format!("/k/{}{}", code.as_str(), language.unwrap_or_default());
            let context = Context { code: None, path_and_query, ..context.clone() };
            Err(notice(&context, StatusCode::GONE, Notice::UnknownCode))
        }
        Err(error) => Err(unavailable(context, &error)),
    }
}

fn to_own_address(context: &Context, code: &SingleUseCode) -> Response {
    let language = context.language.tag();
    uncached(Redirect::to(&format!("/k/{}?lang={language}", code.as_str())).into_response())
}

fn uncached(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
