//! `/lagesbild`: the published pictures, for everyone.

use std::sync::Arc;

use app::{
    Context,
    resident::{self, Notice, PublicPage, Published},
};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::published::FrozenPicture;
use store::VersionEntry;

use super::{
    headers::published_policy,
    promise::led_to,
    request::{PathPair, PathPart, query_value},
    resident::{context, notice, unavailable},
};
use crate::{
    assets::PUBLISHED_STYLE,
    published::WhichPage,
    state::{Lagesbild, Shared},
};

/// A version never changes, but a newer one may come: then its page says so within minutes.
const FRESH_FOR: &str = "public, max-age=300";

/// `/lagesbild`: the newest year.
pub async fn newest(State(state): State<Shared>, uri: Uri) -> Response {
    let catalogue = state.catalogue();
    let year = catalogue.published().unwrap_or_else(|| catalogue.current_year(state.today()));
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Redirect::to(&format!("/lagesbild/{year}{query}")).into_response()
}

/// `/lagesbild/{year}`: the newest version, or the one that `?version=` names.
pub async fn picture(
    State(state): State<Shared>,
    PathPart(year): PathPart,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let context = context(&state, &uri, &headers);
    match year.parse::<i16>() {
        Ok(year) if (2000..2100).contains(&year) => answer(&state, &context, year, None, &uri).await,
        _ => notice(&context, StatusCode::NOT_FOUND, Notice::NotFound),
    }
}

/// What is below a year: the picture told simply for an age group, and versions as files.
pub async fn part(
    State(state): State<Shared>,
    PathPair(year, part): PathPair,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let context = context(&state, &uri, &headers);
    let Some(year) = year.parse::<i16>().ok().filter(|year| (2000..2100).contains(year)) else {
        return notice(&context, StatusCode::NOT_FOUND, Notice::NotFound);
    };
    if let Some(number) = version_of_file(year, &part) {
        return file(&state, &context, year, number).await;
    }
    if !domain::survey::SLUGS.contains(&part.as_str()) {
        return notice(&context, StatusCode::NOT_FOUND, Notice::NotFound);
    }
    answer(&state, &context, year, Some(part), &uri).await
}

/// The version that `lagesbild-2026-1.json` names.
fn version_of_file(year: i16, name: &str) -> Option<u32> {
    name.strip_prefix(&format!("lagesbild-{year}-"))?.strip_suffix(".json")?.parse().ok()
}

/// The bytes of a version as they were published, for whoever counts their SHA-256.
async fn file(state: &Lagesbild, context: &Context, year: i16, number: u32) -> Response {
    match state.store.version(state.code(), year, number).await {
        Ok(Some(frozen)) => {
            let headers = [
                (header::CONTENT_TYPE, "application/json"),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, frozen.bytes().to_vec()).into_response()
        }
        Ok(None) => notice(context, StatusCode::NOT_FOUND, Notice::NotFound),
        Err(error) => unavailable(context, &error),
    }
}

async fn answer(
    state: &Lagesbild,
    context: &Context,
    year: i16,
    plain: Option<String>,
    uri: &Uri,
) -> Response {
    match page(state, context, year, plain, uri).await {
        Ok(Shown::Page(page)) => {
            let mut response = send(&page);
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(FRESH_FOR));
            response
        }
        Ok(Shown::NotYet) => Html(resident::picture_page_not_published(context, year)).into_response(),
        Ok(Shown::Nothing) => notice(context, StatusCode::NOT_FOUND, Notice::NotFound),
        Err(error) => unavailable(context, &error),
    }
}

/// A published page with the policy that lets its own style in.
pub fn send(page: &PublicPage) -> Response {
    let mut response = Html(page.html.clone()).into_response();
    if let Ok(policy) = HeaderValue::from_str(&published_policy(&page.style)) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

enum Shown {
    Page(Arc<PublicPage>),
    /// No version of this year is published.
    NotYet,
    /// There is no such version, age group or area.
    Nothing,
}

/// `/lagesbild/{year}/figur/{id}.svg`: a figure as a file, of the same version, age group and area as its page.
pub async fn figure(
    State(state): State<Shared>,
    PathPair(year, file): PathPair,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let context = context(&state, &uri, &headers);
    let none = || notice(&context, StatusCode::NOT_FOUND, Notice::NotFound);
    let year = year.parse().ok().filter(|year| (2000..2100).contains(year));
    let (Some(year), Some(id)) = (year, file.strip_suffix(".svg")) else { return none() };
    let asked = match asked(&state, year, &uri).await {
        Ok(Some(asked)) => asked,
        Ok(None) => return none(),
        Err(error) => return unavailable(&context, &error),
    };
    let number = asked.picture.number;
    let parts: Vec<&str> = [asked.choice.group.as_deref(), asked.choice.area.as_deref(), Some(id)]
        .into_iter()
        .flatten()
        .collect();
    let name = format!("lagesbild-{year}-{number}-{}.svg", parts.join("-"));
    let Some(svg) = resident::published_svg(&context, &asked.shown(&state), id) else { return none() };
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, FRESH_FOR.to_owned()),
    ];
    (headers, svg).into_response()
}

/// What an address asks for.
struct AskedFor {
    picture: Arc<FrozenPicture>,
    earlier: Option<Arc<FrozenPicture>>,
    versions: Vec<VersionEntry>,
    choice: Choice,
}

impl AskedFor {
    fn shown(self, state: &Lagesbild) -> Published {
        published(state, self.picture, self.earlier, self.versions, self.choice)
    }
}

/// `None` where there is no such version, age group or area.
async fn asked(state: &Lagesbild, year: i16, uri: &Uri) -> store::Result<Option<AskedFor>> {
    let code = state.code();
    let versions = state.store.versions(code, year).await?;
    let newest = versions.first().map(|newest| newest.about.number);
    let chosen = |name| query_value(uri, name).filter(|value| !value.is_empty());
    let number = chosen("version").map_or(newest, |number| number.parse().ok());
    let Some(number) = number else { return Ok(None) };
    let Some(picture) = state.published.picture(state.store.as_ref(), code, (year, number)).await? else {
        return Ok(None);
    };
    let years = state.store.published_years(code).await?;
    let (group, area) = (chosen("group"), chosen("area"));
    let known = group.as_deref().is_none_or(|group| picture.figures.group(group).is_some())
        && area.as_deref().is_none_or(|area| picture.figures.area(area).is_some());
    if !known {
        return Ok(None);
    }
    let earlier = if number > 1 {
        state.published.picture(state.store.as_ref(), code, (year, number - 1)).await?
    } else {
        None
    };
    let promise = led_to(state, &picture).await?;
    let choice = Choice { group, area, years, promise, preview: false };
    Ok(Some(AskedFor { picture, earlier, versions, choice }))
}

async fn page(
    state: &Lagesbild,
    context: &Context,
    year: i16,
    plain: Option<String>,
    uri: &Uri,
) -> store::Result<Shown> {
    let Some(asked) = asked(state, year, uri).await? else {
        let none_yet = state.store.versions(state.code(), year).await?.is_empty();
        return Ok(if none_yet { Shown::NotYet } else { Shown::Nothing });
    };
    let which = WhichPage {
        year,
        number: asked.picture.number,
        versions: asked.versions.len(),
        years: asked.choice.years.clone(),
        promise: asked.choice.promise,
        plain: plain.clone(),
        group: asked.choice.group.clone(),
        area: asked.choice.area.clone(),
        language: (context.language, context.chosen_language().is_some()),
    };
    let made = state.published.page(which, || render(context, &asked.shown(state), plain.as_deref()));
    Ok(made.map_or(Shown::Nothing, Shown::Page))
}

/// What of a version is to be shown.
pub struct Choice {
    pub group: Option<String>,
    pub area: Option<String>,
    pub years: Vec<i16>,
    /// The year of the promise that the picture led to.
    pub promise: Option<i16>,
    pub preview: bool,
}

pub fn published(
    state: &Lagesbild,
    picture: Arc<FrozenPicture>,
    earlier: Option<Arc<FrozenPicture>>,
    versions: Vec<VersionEntry>,
    Choice { group, area, years, promise, preview }: Choice,
) -> Published {
    let styles = state.assets.href(PUBLISHED_STYLE).unwrap_or_default();
    Published { picture, earlier, versions, years, promise, styles, group, area, preview }
}

/// The whole picture, or told simply for one age group.
pub fn render(context: &Context, published: &Published, plain: Option<&str>) -> Option<PublicPage> {
    match plain {
        None => Some(resident::published_page(context, published)),
        Some(slug) => resident::plain_page(context, published, slug),
    }
}
