//! `/oppna-data`: the page and the files, for everyone and for programs on any site.

use app::resident::{self, DataFile, DataLink, DataVersion, Notice, OPEN_DATA, OpenData};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, State, rejection::PathRejection},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse as _, Response},
    routing::get,
};
use store::VersionEntry;

use super::{
    etag,
    request::PathPart,
    resident::{context, notice, unavailable},
};
use crate::{
    environment::sha256,
    export::{ExportError, hex},
    open_data::{
        Files, Publisher, Which,
        catalogue::{self, Syntax},
    },
    state::{Lagesbild, Shared},
};

/// One version's files stay as they are, but for a new version of the program that writes them better.
const FIXED: &str = "public, max-age=86400";
/// Of the latest there may be a later one any day.
const LATEST: &str = "public, max-age=300";

/// The pages, which are tagged with the other residents' pages.
pub fn pages() -> Router<Shared> {
    Router::new().route(OPEN_DATA, get(newest)).route("/oppna-data/{year}", get(of_year))
}

/// The files, and one version's page beside its files.
pub fn files() -> Router<Shared> {
    Router::new()
        .route("/oppna-data/katalog.ttl", get(turtle))
        .route("/oppna-data/katalog.jsonld", get(json_ld))
        .route("/oppna-data/katalog.rdf", get(xml))
        .route("/oppna-data/{year}/{part}", get(latest_file))
        .route("/oppna-data/{year}/{version}/{file}", get(fixed_file))
}

/// What is asked for, as far as it can be there at all.
fn year(part: &str) -> Option<i16> {
    part.parse().ok().filter(|year| (2000..2100).contains(year))
}

/// `v1`, written in no other way: one address for one thing.
fn number(part: &str) -> Option<u32> {
    let number = part.strip_prefix('v')?.parse().ok()?;
    (format!("v{number}") == part).then_some(number)
}

async fn newest(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    page(&state, &uri, &headers, None).await
}

async fn of_year(
    State(state): State<Shared>,
    PathPart(part): PathPart,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    match year(&part) {
        Some(year) => page(&state, &uri, &headers, Some((year, None))).await,
        None => missing(&state, &uri, &headers),
    }
}

async fn latest_file(
    State(state): State<Shared>,
    parts: Result<Path<(String, String)>, PathRejection>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let Ok(Path((of, part))) = parts else { return missing(&state, &uri, &headers) };
    match (year(&of), number(&part), Which::from_name(&part)) {
        (Some(year), Some(number), _) => page(&state, &uri, &headers, Some((year, Some(number)))).await,
        (Some(year), None, Some(which)) => file(&state, &uri, &headers, (year, None), which).await,
        _ => missing(&state, &uri, &headers),
    }
}

async fn fixed_file(
    State(state): State<Shared>,
    parts: Result<Path<(String, String, String)>, PathRejection>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let Ok(Path((of, version, name))) = parts else { return missing(&state, &uri, &headers) };
    match (year(&of), number(&version), Which::from_name(&name)) {
        (Some(year), Some(number), Some(which)) => {
            file(&state, &uri, &headers, (year, Some(number)), which).await
        }
        _ => missing(&state, &uri, &headers),
    }
}

fn missing(state: &Lagesbild, uri: &Uri, headers: &HeaderMap) -> Response {
    notice(&context(state, uri, headers), StatusCode::NOT_FOUND, Notice::NotFound)
}

fn failed(state: &Lagesbild, uri: &Uri, headers: &HeaderMap, error: ExportError) -> Response {
    match error {
        ExportError::Store(error) => unavailable(&context(state, uri, headers), &error),
        error => {
            tracing::error!(%error, "open data could not be made");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn publisher(state: &Lagesbild) -> Publisher {
    Publisher::of(&state.config)
}

async fn file(
    state: &Lagesbild,
    uri: &Uri,
    headers: &HeaderMap,
    wanted: (i16, Option<u32>),
    which: Which,
) -> Response {
    let files = state.open_data.files(state.store.as_ref(), state.code(), &publisher(state), wanted).await;
    match files {
        Ok(Some(files)) => {
            let file = files.file(which);
            let fresh = if wanted.1.is_some() { FIXED } else { LATEST };
            let mut response =
                send(headers, which.format().content_type(), fresh, &file.sha256, file.bytes.clone());
            let saved_as = format!("attachment; filename=\"{}\"", files.name(which));
            if let Ok(saved_as) = HeaderValue::from_str(&saved_as) {
                response.headers_mut().insert(header::CONTENT_DISPOSITION, saved_as);
            }
            response
        }
        Ok(None) => missing(state, uri, headers),
        Err(error) => failed(state, uri, headers, error),
    }
}

/// A file for programs on any site, or "you have it" where the reader does.
fn send(
    asked: &HeaderMap,
    content_type: &'static str,
    fresh: &'static str,
    sha256: &str,
    bytes: Bytes,
) -> Response {
    // A weak tag: it is the same however the file is compressed on its way.
    let tag = format!("W/\"{sha256}\"");
    let known = etag::holds(asked, &tag);
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, content_type)], bytes).into_response()
    };
    let headers = response.headers_mut();
    let told = [
        (header::CACHE_CONTROL, fresh),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, "etag"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    for (name, value) in told {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

async fn turtle(state: State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    whole_catalogue(&state, &uri, &headers, Syntax::Turtle).await
}

async fn json_ld(state: State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    whole_catalogue(&state, &uri, &headers, Syntax::JsonLd).await
}

async fn xml(state: State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    whole_catalogue(&state, &uri, &headers, Syntax::Xml).await
}

async fn whole_catalogue(state: &Lagesbild, uri: &Uri, headers: &HeaderMap, syntax: Syntax) -> Response {
    match years(state).await {
        Ok(years) if years.is_empty() => missing(state, uri, headers),
        Ok(years) => {
            let text = catalogue::write(&years, &publisher(state), syntax);
            let digest = hex(&sha256(text.as_bytes()));
            send(headers, syntax.content_type(), LATEST, &digest, text.into())
        }
        Err(error) => failed(state, uri, headers, error),
    }
}

async fn years(state: &Lagesbild) -> Result<Vec<catalogue::Year>, ExportError> {
    let (store, publisher) = (state.store.as_ref(), publisher(state));
    let mut years = Vec::new();
    for year in store.published_years(state.code()).await? {
        let entries = store.versions(state.code(), year).await?;
        let (Some(latest), Some(first)) = (entries.first(), entries.last()) else { continue };
        if let Some(files) = state.open_data.of(store, state.code(), &publisher, latest).await? {
            years.push((files, first.about.day));
        }
    }
    Ok(years)
}

/// The page of a year's latest version, of one version, or (`None`) of the latest of all.
async fn page(
    state: &Lagesbild,
    uri: &Uri,
    headers: &HeaderMap,
    wanted: Option<(i16, Option<u32>)>,
) -> Response {
    let data = match listed(state).await {
        Ok(entries) => {
            let (year, number) = wanted.unzip();
            let number = number.flatten();
            let fits = |entry: &&VersionEntry| {
                year.is_none_or(|year| entry.about.year == year)
                    && number.is_none_or(|number| entry.about.number == number)
            };
            let chosen = entries.iter().find(fits);
            if chosen.is_none() && wanted.is_some() {
                return missing(state, uri, headers);
            }
            shown(state, &entries, chosen).await
        }
        Err(error) => Err(error.into()),
    };
    match data {
        Ok(data) => Html(resident::open_data_page(&context(state, uri, headers), &data)).into_response(),
        Err(error) => failed(state, uri, headers, error),
    }
}

/// Every version of every year, the newest first.
async fn listed(state: &Lagesbild) -> store::Result<Vec<VersionEntry>> {
    let mut entries = Vec::new();
    for year in state.store.published_years(state.code()).await? {
        entries.extend(state.store.versions(state.code(), year).await?);
    }
    Ok(entries)
}

async fn shown(
    state: &Lagesbild,
    entries: &[VersionEntry],
    chosen: Option<&VersionEntry>,
) -> Result<OpenData, ExportError> {
    let latest = |entry: &VersionEntry| {
        let newest = entries.iter().find(|other| other.about.year == entry.about.year);
        newest.is_some_and(|newest| newest.about.number == entry.about.number)
    };
    let files = match chosen {
        Some(entry) => {
            state.open_data.of(state.store.as_ref(), state.code(), &publisher(state), entry).await?
        }
        None => None,
    };
    Ok(OpenData {
        shown: files.zip(chosen).map(|(files, entry)| version(&files, latest(entry))),
        versions: entries
            .iter()
            .map(|entry| DataLink {
                year: entry.about.year,
                number: entry.about.number,
                day: entry.about.day,
                demo: entry.about.demo,
                latest: latest(entry),
            })
            .collect(),
        catalogues: Syntax::ALL
            .map(|syntax| (format!("{OPEN_DATA}/{}", syntax.name()), syntax.words()))
            .into(),
    })
}

fn version(files: &Files, latest: bool) -> DataVersion {
    let about = &files.version;
    let (figures, hidden) = files.figures;
    DataVersion {
        year: about.year,
        number: about.number,
        day: about.day,
        reason: about.reason.clone(),
        demo: about.demo,
        latest,
        answers: about.answers,
        figures,
        hidden,
        files: files
            .files
            .iter()
            .map(|file| DataFile {
                name: file.which.name(),
                saved_as: files.name(file.which),
                bytes: file.bytes.len(),
                sha256: file.sha256.clone(),
            })
            .collect(),
    }
}
