//! `/lofte`: the decided promises, for everyone.

mod feed;

use std::{collections::BTreeMap, sync::Arc};

use app::{
    Context,
    resident::{
        Notice,
        promise::{self, Beside, Later, PublicPromise, SIMPLE},
    },
    texts::{t, t_with},
};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{
    promise::{Decided, DeedDone, FollowUp, Log, Meeting, effect},
    published::FrozenPicture,
};
use store::PromiseEntry;
use uuid::Uuid;

use self::feed::Feed;
use super::{
    calendar,
    headers::PROMISE_POLICY,
    request::{PathPair, PathPart, query_value},
    resident::{context, notice, unavailable},
};
use crate::{
    assets::PROMISE_STYLE,
    promises::WhichPage,
    qr::Qr,
    share_card::ShareCard,
    state::{Lagesbild, Shared},
};

/// A decided text never changes, but deeds are added to it: its pages say so within minutes.
const FRESH_FOR: &str = "public, max-age=300";
/// So much of what is still to come in the calendar is of use beside a promise.
const MOST_COMING: usize = 30;

/// `/lofte`: the newest year.
pub async fn newest(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    let year = match state.store.promise_years(state.code()).await {
        Ok(years) => years.first().copied(),
        Err(error) => return unavailable(&context(&state, &uri, &headers), &error),
    };
    let year = year.unwrap_or_else(|| state.catalogue().current_year(state.today()) + 1);
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Redirect::to(&format!("/lofte/{year}{query}")).into_response()
}

/// `/lofte/{year}`: the newest version, or the one that `?version=` names.
pub async fn page(
    State(state): State<Shared>,
    PathPart(year): PathPart,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let context = context(&state, &uri, &headers);
    match year_of(&year) {
        Some(year) => answer(&state, &context, year, "", &uri).await,
        None => notice(&context, StatusCode::NOT_FOUND, Notice::NotFound),
    }
}

/// What is below a year: an age group's page, the one in lätt svenska, the picture to share, versions as files.
pub async fn part(
    State(state): State<Shared>,
    PathPair(year, part): PathPair,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let context = context(&state, &uri, &headers);
    let Some(year) = year_of(&year) else {
        return notice(&context, StatusCode::NOT_FOUND, Notice::NotFound);
    };
    if let Some(number) = version_of_file(year, &part) {
        return file(&state, &context, year, number).await;
    }
    if part == "bild.png" {
        return share_card(&state, &context, year, &uri).await;
    }
    if part != SIMPLE && !domain::survey::SLUGS.contains(&part.as_str()) {
        return notice(&context, StatusCode::NOT_FOUND, Notice::NotFound);
    }
    answer(&state, &context, year, &part, &uri).await
}

/// `/lofte/{year}/{slug}/blad`: the leaflet of an age group.
pub async fn leaflet(
    State(state): State<Shared>,
    PathPair(year, slug): PathPair,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let context = context(&state, &uri, &headers);
    let year = year_of(&year).filter(|_| domain::survey::SLUGS.contains(&slug.as_str()));
    let Some(year) = year else { return notice(&context, StatusCode::NOT_FOUND, Notice::NotFound) };
    answer(&state, &context, year, &format!("{slug}/blad"), &uri).await
}

/// `/lofte.atom`: what is decided, done and followed up, in a news reader.
pub async fn feed(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    let context = context(&state, &uri, &headers);
    match Feed::read(&state).await {
        Ok(feed) => {
            let headers = [
                (header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"),
                (header::CACHE_CONTROL, FRESH_FOR),
            ];
            (headers, feed.atom(&context)).into_response()
        }
        Err(error) => unavailable(&context, &error),
    }
}

fn year_of(typed: &str) -> Option<i16> {
    typed.parse().ok().filter(|year| (2000..2100).contains(year))
}

/// The version that `lofte-2027-1.json` names.
fn version_of_file(year: i16, name: &str) -> Option<u32> {
    name.strip_prefix(&format!("lofte-{year}-"))?.strip_suffix(".json")?.parse().ok()
}

/// The bytes of a version as they were decided, for whoever counts their SHA-256.
async fn file(state: &Lagesbild, context: &Context, year: i16, number: u32) -> Response {
    match state.promises.decided(state.store.as_ref(), state.code(), (year, number)).await {
        Ok(Some(decided)) => {
            let headers = [
                (header::CONTENT_TYPE, "application/json"),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, decided.bytes().to_vec()).into_response()
        }
        Ok(None) => notice(context, StatusCode::NOT_FOUND, Notice::NotFound),
        Err(error) => unavailable(context, &error),
    }
}

async fn answer(state: &Lagesbild, context: &Context, year: i16, part: &str, uri: &Uri) -> Response {
    let promise = match asked(state, year, uri).await {
        Ok(Asked::Promise(promise)) => promise,
        Ok(Asked::NotYet) if part.is_empty() => {
            return Html(promise::promise_not_decided_page(context, year)).into_response();
        }
        Ok(Asked::NotYet | Asked::Nothing) => {
            return notice(context, StatusCode::NOT_FOUND, Notice::NotFound);
        }
        Err(error) => return unavailable(context, &error),
    };
    let qr = match part.strip_suffix("/blad").map(|slug| address(state, &format!("/lofte/{year}/{slug}"))) {
        None => None,
        Some(address) => match Qr::of(&address) {
            Ok(qr) => Some((address, qr.svg(&t(context.language, "told-leaflet-scan")))),
            Err(error) => {
                tracing::error!(%error, "a leaflet's QR could not be made");
                return notice(context, StatusCode::SERVICE_UNAVAILABLE, Notice::Busy);
            }
        },
    };
    let which = WhichPage {
        year,
        number: promise.decided.number,
        part: part.to_owned(),
        language: (context.language, context.chosen_language().is_some()),
    };
    let html = state.promises.page(which, &promise.beside, || match (part, &qr) {
        ("", _) => promise::promise_page(context, &promise),
        (SIMPLE, _) => promise::promise_simply(context, &promise),
        (part, Some((address, qr))) => {
            let slug = part.trim_end_matches("/blad");
            let loopback = state.config.public_url.is_loopback();
            promise::promise_leaflet(context, &promise, slug, (address, qr), loopback)
        }
        (slug, None) => promise::promise_for_age(context, &promise, slug),
    });
    let mut response = Html(html.to_string()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(FRESH_FOR));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PROMISE_POLICY));
    response
}

/// The whole address of a path, as a phone reaches it.
fn address(state: &Lagesbild, path: &str) -> String {
    format!("{}{path}", state.config.public_url.as_str())
}

async fn share_card(state: &Lagesbild, context: &Context, year: i16, uri: &Uri) -> Response {
    let promise = match asked(state, year, uri).await {
        Ok(Asked::Promise(promise)) => promise,
        Ok(_) => return notice(context, StatusCode::NOT_FOUND, Notice::NotFound),
        Err(error) => return unavailable(context, &error),
    };
    match card_of(state, context, &promise).png() {
        Ok(png) => {
            let headers = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, FRESH_FOR)];
            (headers, png).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a picture to share could not be drawn");
            notice(context, StatusCode::SERVICE_UNAVAILABLE, Notice::Busy)
        }
    }
}

fn card_of(state: &Lagesbild, context: &Context, promise: &PublicPromise) -> ShareCard {
    let language = context.language;
    let text = promise.decided.text();
    let today = promise.beside.today;
    let begun = text
        .commitments
        .iter()
        .filter(|commitment| {
            let mut deeds = promise.beside.deeds.iter();
            deeds.any(|deed| deed.commitment == commitment.id && deed.day <= today)
        })
        .count();
    let values = [("begun", begun.into()), ("count", text.commitments.len().into())];
    let themes: Vec<String> = text
        .commitments
        .iter()
        .map(|commitment| app::promise::words::theme(language, &commitment.theme))
        .collect();
    let whole = address(state, &format!("/lofte/{}", text.year));
    ShareCard {
        title: t_with(language, "told-title", &[("year", text.year.to_string().into())]),
        parties: text.terms.parties.join(&format!(" {} ", t(language, "told-and"))),
        themes,
        how_it_goes: t_with(language, "told-card-begun", &values),
        address: whole.split_once("://").map_or_else(|| whole.clone(), |(_, rest)| rest.to_owned()),
        demo: text.demo().then(|| t(language, "demo-mark")),
    }
}

/// What an address asks for.
enum Asked {
    Promise(Box<PublicPromise>),
    /// Nothing is decided for this year.
    NotYet,
    /// There is no such version.
    Nothing,
}

async fn asked(state: &Lagesbild, year: i16, uri: &Uri) -> store::Result<Asked> {
    let versions = state.store.promise_versions(state.code(), year).await?;
    let Some(newest) = versions.first().map(|newest| newest.number) else { return Ok(Asked::NotYet) };
    let chosen = query_value(uri, "version").filter(|number| !number.is_empty());
    let Some(number) = chosen.map_or(Some(newest), |number| number.parse().ok()) else {
        return Ok(Asked::Nothing);
    };
    let found = state.promises.decided(state.store.as_ref(), state.code(), (year, number)).await?;
    let Some(decided) = found else { return Ok(Asked::Nothing) };
    let picture = cited(state, &decided).await?;
    let beside = beside(state, &decided, versions, picture.as_deref()).await?;
    let styles = state.assets.href(PROMISE_STYLE).unwrap_or_default();
    let ages = state.catalogue().ages();
    Ok(Asked::Promise(Box::new(PublicPromise { decided, beside, picture, ages, styles })))
}

/// The picture that a promise rests on, where it is kept here with the SHA-256 that is cited.
pub async fn cited(state: &Lagesbild, decided: &Decided) -> store::Result<Option<Arc<FrozenPicture>>> {
    let Some(cited) = &decided.text().terms.picture else { return Ok(None) };
    let which = (cited.year, cited.number);
    let picture = state.published.picture(state.store.as_ref(), state.code(), which).await?;
    Ok(picture.filter(|picture| picture.sha256() == cited.sha256))
}

/// Deeds, meetings and follow-ups of a year.
async fn since(
    state: &Lagesbild,
    year: i16,
) -> store::Result<(Vec<DeedDone>, Vec<Meeting>, BTreeMap<Uuid, FollowUp>)> {
    let log: Log = state.store.promise_entries(state.code(), year).await?.into_iter().collect();
    let judged = state.store.promise(state.code(), year).await?.judged();
    Ok((log.deeds, log.meetings, judged))
}

async fn beside(
    state: &Lagesbild,
    decided: &Decided,
    versions: Vec<PromiseEntry>,
    then: Option<&FrozenPicture>,
) -> store::Result<Beside> {
    let text = decided.text();
    let (deeds, meetings, follow_ups) = since(state, text.year).await?;
    let mut effects = BTreeMap::new();
    if let Some(then) = then
        && let Some(now) = next_picture(state, then).await?
    {
        for commitment in &text.commitments {
            let Some(goal) = &commitment.goal else { continue };
            let later = Later { effect: effect(goal, then, &now), year: now.year(), number: now.number };
            effects.insert(commitment.id, later);
        }
    }
    let mut coming = calendar::calendar(state).await?.coming;
    coming.truncate(MOST_COMING);
    let years = state.store.promise_years(state.code()).await?;
    Ok(Beside { today: state.today(), deeds, meetings, follow_ups, effects, coming, versions, years })
}

/// The published picture of the next year that has one: what the same questions were answered afterwards. Made-up answers
/// say nothing about what became of a real promise.
pub async fn next_picture(
    state: &Lagesbild,
    then: &FrozenPicture,
) -> store::Result<Option<Arc<FrozenPicture>>> {
    let years = state.store.published_years(state.code()).await?;
    let Some(year) = years.into_iter().filter(|year| *year > then.year()).min() else { return Ok(None) };
    let versions = state.store.versions(state.code(), year).await?;
    let Some(newest) = versions.first() else { return Ok(None) };
    let which = (year, newest.about.number);
    let picture = state.published.picture(state.store.as_ref(), state.code(), which).await?;
    Ok(picture.filter(|picture| then.figures.demo || !picture.figures.demo))
}

/// The year of the promise that a year's picture led to.
pub async fn led_to(state: &Lagesbild, picture: &FrozenPicture) -> store::Result<Option<i16>> {
    let mut years = state.store.promise_years(state.code()).await?;
    years.retain(|year| *year > picture.year());
    years.reverse();
    for year in years {
        let versions = state.store.promise_versions(state.code(), year).await?;
        let Some(newest) = versions.first() else { continue };
        let which = (year, newest.number);
        let decided = state.promises.decided(state.store.as_ref(), state.code(), which).await?;
        let cites = decided
            .and_then(|decided| Some(decided.text().terms.picture.as_ref()?.year == picture.year()))
            .unwrap_or_default();
        if cites {
            return Ok(Some(year));
        }
    }
    Ok(None)
}
