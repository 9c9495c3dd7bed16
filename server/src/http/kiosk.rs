//! `/kiosk/`: a tablet on a table. Its pages are the residents' own; what is different is how answers come in.
//!
//! Staff start a kiosk for an event and a day (`staff::kiosk`). The tablet has a token, the server its hash and a private
//! key. With the token answers count as the kiosk's, at its event, that day; an answer that waited for network may come up
//! to three days later. There is no limit by address for a kiosk that is known: a whole market square speaks through one.

use std::net::SocketAddr;

use app::{
    Context,
    resident::{self, Form, Notice},
};
use axum::{
    Json, Router,
    body::Body,
    extract::{ConnectInfo, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::language::Language;
use jiff::{ToSpan as _, civil::Date};
use serde_json::json;
use store::{Kiosk, Store};

use super::{
    request::{PathPart, client_address, query_value, read_form},
    resident::{come_again, context, find_event, notice, worker},
    submit::{Caller, Posted, receive},
};
use crate::{
    auth::Token,
    seal,
    state::{Lagesbild, Shared},
};

/// How many days after its own a kiosk's waiting answers are taken; then its row and its key go.
pub const LATE_DAYS: i32 = 3;
/// A sealed form is a third larger than the form.
const LARGEST_SEALED: usize = 96 * 1024;

pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/kiosk", get(|| async { Redirect::permanent("/kiosk/") }))
        .route("/kiosk/", get(start))
        .route("/kiosk/s/{slug}", get(survey))
        .route("/kiosk/tack", get(thanks))
        .route("/kiosk/om-svaren", get(about_answers))
        .route("/kiosk/sw.js", get(worker))
        .route("/kiosk/oppna", post(open))
        .route("/kiosk/svar", post(answer))
}

/// What a form says of the kiosk it comes from.
#[derive(Debug)]
pub(super) enum Claim {
    /// It names none.
    None,
    /// One that takes this answer today.
    Good(Kiosk),
    /// One that is not there, or takes no more answers.
    Bad,
}

impl Claim {
    pub(super) async fn of(state: &Lagesbild, form: &Posted) -> store::Result<Self> {
        if form.get("kiosk").is_none_or(str::is_empty) {
            return Ok(Self::None);
        }
        let kiosk = named(state, form).await?;
        let good = kiosk.filter(|kiosk| takes(kiosk, state.today(), form.is_queued()));
        Ok(good.map_or(Self::Bad, Self::Good))
    }
}

/// The kiosk whose token the form has.
async fn named(state: &Lagesbild, form: &Posted) -> store::Result<Option<Kiosk>> {
    let token = form.get("kiosk").unwrap_or_default();
    state.store.kiosk(state.code(), &Token::hash(token)).await
}

/// Whether an answer from the kiosk is taken on `today`; `queued` is one that waited for network.
fn takes(kiosk: &Kiosk, today: Date, queued: bool) -> bool {
    if queued {
        kiosk.day <= today && today <= kiosk.day.saturating_add(LATE_DAYS.days())
    } else {
        kiosk.day == today && !kiosk.ended
    }
}

/// Forgets the kiosks whose last answers have had their time.
pub async fn forget_old(store: &dyn Store, municipality: &str, today: Date) -> store::Result<u64> {
    store.forget_kiosks(municipality, today.saturating_sub(LATE_DAYS.days())).await
}

/// The language is what the address says: the one that the tablet itself is set to is nobody's choice.
fn kiosk_context(state: &Lagesbild, uri: &Uri, headers: &HeaderMap) -> Context {
    let chosen = query_value(uri, "lang").and_then(|tag| Language::from_tag(&tag));
    Context { kiosk: true, language: chosen.unwrap_or_default(), ..context(state, uri, headers) }
}

/// Kept by the tablet's own script and by nothing else: the next person must not come back to it.
fn page(html: String) -> Response {
    ([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], Html(html)).into_response()
}

async fn start(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    let catalogue = state.catalogue();
    let surveys: Vec<_> = catalogue.current().map(AsRef::as_ref).collect();
    page(resident::kiosk_start_page(&kiosk_context(&state, &uri, &headers), &surveys))
}

async fn survey(
    State(state): State<Shared>,
    PathPart(slug): PathPart,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let context = kiosk_context(&state, &uri, &headers);
    let catalogue = state.catalogue();
    let Some(survey) = catalogue.latest(&slug) else {
        return notice(&context, StatusCode::NOT_FOUND, Notice::NotFound);
    };
    // Each answer's key is made on the tablet, which keeps the page.
    let form = Form { survey, key: "", event: None, posted: &[], refusal: None, closes: None, notice: None };
    page(resident::survey_page(&context, &form))
}

async fn thanks(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    let catalogue = state.catalogue();
    let survey = query_value(&uri, "survey").and_then(|slug| catalogue.latest(&slug).cloned());
    page(resident::thanks_page(&kiosk_context(&state, &uri, &headers), survey.as_deref(), false))
}

async fn about_answers(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    page(resident::about_answers_page(&kiosk_context(&state, &uri, &headers)))
}

/// What a tablet sent, and the kiosk it names. Or why it is not listened to.
async fn heard(
    state: &Lagesbild,
    peer: SocketAddr,
    headers: &HeaderMap,
    body: Body,
) -> Result<(Posted, Kiosk), Response> {
    let form = read_form(body, LARGEST_SEALED).await.map(Posted);
    let kiosk = match &form {
        Ok(form) => named(state, form).await,
        Err(_) => Ok(None),
    };
    match (form, kiosk) {
        (Ok(form), Ok(Some(kiosk))) => Ok((form, kiosk)),
        (_, Err(error)) => {
            tracing::error!(%error, "a kiosk could not be looked up");
            Err(say(StatusCode::SERVICE_UNAVAILABLE, "busy"))
        }
        _ => {
            let address = client_address(state, peer, headers);
            let allowed = state.submissions.allows(address, state.clock.as_ref(), state.random.as_ref());
            Err(if allowed {
                say(StatusCode::UNPROCESSABLE_ENTITY, "invalid")
            } else {
                say(StatusCode::TOO_MANY_REQUESTS, "slow_down")
            })
        }
    }
}

fn say(status: StatusCode, word: &str) -> Response {
    come_again((status, Json(json!({ "status": word }))).into_response())
}

/// `POST /kiosk/oppna`: whether the tablet may go on, and what it needs to know.
async fn open(
    State(state): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let kiosk = match heard(&state, peer, &headers, body).await {
        Ok((_, kiosk)) => kiosk,
        Err(response) => return response,
    };
    let today = state.today();
    if !takes(&kiosk, today, false) || state.catalogue().open_round(today).is_none() {
        return say(StatusCode::GONE, "closed");
    }
    match (find_event(&state, kiosk.event.as_str()).await, seal::public_key(&kiosk.key)) {
        (Ok(Some(event)), Some(key)) => Json(json!({
            "status": "open",
            "day": kiosk.day.to_string(),
            "title": event.title,
            "place": event.place,
            "key": URL_SAFE_NO_PAD.encode(key),
        }))
        .into_response(),
        (Err(error), _) => {
            tracing::error!(%error, "a kiosk's event could not be looked up");
            say(StatusCode::SERVICE_UNAVAILABLE, "busy")
        }
        _ => say(StatusCode::GONE, "closed"),
    }
}

/// `POST /kiosk/svar`: an answer, sealed. What is in it goes the way of every other answer, under its own key.
async fn answer(
    State(state): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let (outer, kiosk) = match heard(&state, peer, &headers, body).await {
        Ok(heard) => heard,
        Err(response) => return response,
    };
    let queued = outer.is_queued();
    if !takes(&kiosk, state.today(), queued) {
        return say(StatusCode::GONE, "closed");
    }
    let opened = outer
        .get("sealed")
        .and_then(|sealed| URL_SAFE_NO_PAD.decode(sealed).ok())
        .and_then(|sealed| seal::open(&kiosk.key, &sealed));
    let Some(opened) = opened else { return say(StatusCode::UNPROCESSABLE_ENTITY, "invalid") };
    let mut form = Posted(form_urlencoded::parse(&opened).into_owned().collect());
    let slug = form.take("slug").unwrap_or_default();
    if queued {
        form.0.push(("queued".to_owned(), "1".to_owned()));
    }
    let mut caller = Caller { context: context(&state, &uri, &headers), json: true };
    if let Some(language) = form.get("lang").and_then(Language::from_tag) {
        caller.context.language = language;
    }
    receive(&state, &caller, &slug, &form, Claim::Good(kiosk)).await
}

#[cfg(test)]
mod tests {
    use domain::event::EventCode;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_kiosk_takes_answers_on_its_day_and_waiting_ones_for_three_days_more() {
        let kiosk = Kiosk {
            token: [1; 32],
            event: EventCode::parse("ACDEFG").unwrap(),
            day: date(2026, 9, 3),
            key: [1; 32],
            ended: false,
        };
        let on = |kiosk: &Kiosk, day, queued| takes(kiosk, date(2026, 9, day), queued);
        assert!(on(&kiosk, 3, false) && on(&kiosk, 3, true));
        assert!(!on(&kiosk, 2, false) && !on(&kiosk, 2, true) && !on(&kiosk, 4, false));
        assert!(on(&kiosk, 6, true) && !on(&kiosk, 7, true));
        let ended = Kiosk { ended: true, ..kiosk };
        assert!(!on(&ended, 3, false));
        assert!(on(&ended, 3, true), "what waited when staff ended it is not lost");
    }
}
