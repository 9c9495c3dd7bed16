//! The residents' pages: rendered on the server, without a cookie and without wasm.

use std::{net::SocketAddr, sync::Arc};

use app::{
    Context,
    resident::{self, Form, Notice, Scripts},
};
use axum::{
    extract::{ConnectInfo, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{
    event::{Event, EventCode},
    single_use::SingleUseCode,
};

use super::{
    card,
    request::{PathPart, accepts, language, query_value},
};
use crate::{
    assets::{KIOSK_SCRIPT, SAVE_SCRIPT, SURVEY_SCRIPT, VISIT_SCRIPT},
    environment::random_token,
    pages::{Page, Which},
    state::{Lagesbild, Shared},
};

/// What a page needs to know about the request it answers.
pub fn context(state: &Lagesbild, uri: &Uri, headers: &HeaderMap) -> Context {
    let script = |name| state.assets.href(name).unwrap_or_default();
    Context {
        language: language(uri, headers),
        municipality: Arc::clone(&state.municipality),
        path_and_query: uri.path_and_query().map_or("/", |path| path.as_str()).to_owned(),
        scripts: Scripts {
            survey: script(SURVEY_SCRIPT),
            visit: script(VISIT_SCRIPT),
            save: script(SAVE_SCRIPT),
            kiosk: script(KIOSK_SCRIPT),
        },
        kiosk: false,
        code: query_value(uri, "code").as_deref().and_then(SingleUseCode::parse),
        public_url: state.config.public_url.as_str().to_owned(),
        demo_running: state.catalogue().has_demo_round(),
        published: state.catalogue().published(),
        promised: state.catalogue().promised(),
    }
}

pub fn notice(context: &Context, status: StatusCode, notice: Notice) -> Response {
    come_again((status, Html(resident::notice_page(context, notice))).into_response())
}

/// Says in how many seconds to try again, where that is what to do.
pub fn come_again(mut response: Response) -> Response {
    let seconds = match response.status() {
        StatusCode::SERVICE_UNAVAILABLE => "5",
        StatusCode::TOO_MANY_REQUESTS => "60",
        _ => return response,
    };
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
    response
}

/// The database did not answer: say so, and that trying again is right.
pub fn unavailable(context: &Context, error: &store::Error) -> Response {
    tracing::error!(%error, "a resident's page could not be made");
    notice(context, StatusCode::SERVICE_UNAVAILABLE, Notice::Busy)
}

pub async fn start(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    start_page(&state, &context(&state, &uri, &headers), None)
}

pub fn start_page(state: &Lagesbild, context: &Context, event: Option<&Event>) -> Response {
    let catalogue = state.catalogue();
    let surveys: Vec<_> = catalogue.current().map(AsRef::as_ref).collect();
    let open = catalogue.open_round(state.today()).is_some();
    Html(resident::start_page(context, event, &surveys, open)).into_response()
}

/// `/e/{code}`: a code typed by hand in lower case or with a space is sent on to the one address.
pub async fn event(
    State(state): State<Shared>,
    PathPart(typed): PathPart,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let context = context(&state, &uri, &headers);
    let Some(code) = EventCode::parse(&typed) else {
        return notice(&context, StatusCode::NOT_FOUND, Notice::UnknownEvent);
    };
    match known_event(&state, &code).await {
        Ok(Some(_)) if typed != code.as_str() => {
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            Redirect::permanent(&format!("/e/{code}{query}")).into_response()
        }
        Ok(Some(event)) => start_page(&state, &context, Some(&event)),
        Ok(None) => notice(&context, StatusCode::NOT_FOUND, Notice::UnknownEvent),
        Err(error) => unavailable(&context, &error),
    }
}

pub async fn survey(
    State(state): State<Shared>,
    PathPart(slug): PathPart,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    // Made only where a page is: most visitors' pages are there already.
    let context = || context(&state, &uri, &headers);
    let catalogue = state.catalogue();
    let Some(survey) = catalogue.latest(&slug) else {
        return notice(&context(), StatusCode::NOT_FOUND, Notice::NotFound);
    };
    let Some(round) = catalogue.open_round(state.today()) else {
        return notice(&context(), StatusCode::GONE, Notice::Closed);
    };
    if query_value(&uri, "code").is_some_and(|typed| !typed.is_empty()) {
        return card::survey(&state, context(), survey, round.closes, peer, &headers).await;
    }
    let event = match query_value(&uri, "event").filter(|typed| !typed.is_empty()) {
        None => None,
        Some(typed) => match find_event(&state, &typed).await {
            Ok(Some(event)) => Some(event),
            Ok(None) => return notice(&context(), StatusCode::NOT_FOUND, Notice::UnknownEvent),
            Err(error) => return unavailable(&context(), &error),
        },
    };
    let which = Which {
        slug: survey.slug.clone(),
        version: survey.version,
        language: language(&uri, &headers),
        event: event.as_ref().map(|event| event.code.clone()),
        closes: round.closes,
        demo: catalogue.has_demo_round(),
    };
    let page = state.pages.get(&which, |key| {
        let (event, path_and_query) = (event.as_ref(), format!("/s/{slug}"));
        let form =
            Form { survey, key, event, posted: &[], refusal: None, closes: round.closes, notice: None };
        resident::survey_page(&Context { path_and_query, demo_running: which.demo, ..context() }, &form)
    });
    send(&page, &random_token::<16>(state.random.as_ref()), &headers)
}

/// The service worker: for `/s/`, where a resident asks to keep a page, and for `/kiosk/`. At one address for ever, and
/// asked for anew each time, so that a new version takes the old one's place.
pub async fn worker() -> Response {
    let headers =
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, resident::WORKER_SCRIPT).into_response()
}

/// The page with its key, compressed where the browser takes that.
fn send(page: &Page, key: &str, headers: &HeaderMap) -> Response {
    let html = (header::CONTENT_TYPE, "text/html; charset=utf-8");
    let vary = (header::VARY, "accept-encoding");
    if accepts(headers, "gzip") {
        ([html, vary, (header::CONTENT_ENCODING, "gzip")], page.gzip(key)).into_response()
    } else {
        ([html, vary], page.plain(key)).into_response()
    }
}

pub async fn find_event(state: &Lagesbild, typed: &str) -> store::Result<Option<Event>> {
    match EventCode::parse(typed) {
        Some(code) => known_event(state, &code).await,
        None => Ok(None),
    }
}

pub async fn known_event(state: &Lagesbild, code: &EventCode) -> store::Result<Option<Event>> {
    match state.catalogue().event(code) {
        Some(event) => Ok(Some(event.clone())),
        None => state.store.event(state.code(), code).await,
    }
}

pub async fn thanks(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    let catalogue = state.catalogue();
    let survey = query_value(&uri, "survey").and_then(|slug| catalogue.latest(&slug).cloned());
    let differs = query_value(&uri, "again").is_some_and(|value| value == "differs");
    Html(resident::thanks_page(&context(&state, &uri, &headers), survey.as_deref(), differs)).into_response()
}

pub async fn about_answers(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    Html(resident::about_answers_page(&context(&state, &uri, &headers))).into_response()
}

pub async fn not_found(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    notice(&context(&state, &uri, &headers), StatusCode::NOT_FOUND, Notice::NotFound)
}

/// The page is there, but not for this method: the same words as for a page that is not there.
pub async fn wrong_method(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    notice(&context(&state, &uri, &headers), StatusCode::METHOD_NOT_ALLOWED, Notice::NotFound)
}
