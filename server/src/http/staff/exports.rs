//! Downloads: the files that the command line writes too, and their manifests.

use std::{io, sync::Arc};

use app::staff::{ExportPage, Section, Trouble};
use axum::{
    body::Body,
    extract::{Extension, State},
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use domain::survey::SLUGS;
use futures_util::TryStreamExt as _;
use leptos::prelude::*;
use store::{Role, SharedStore};

use super::{super::request::query_value, guard::SignedIn, render::Asked};
use crate::{
    archive,
    export::{self, Detail, Dialect, Export, ExportError, Finished, Kind, Manifest, Masking, Wanted, Wish},
    state::{Lagesbild, Shared},
};

pub async fn page(
    State(state): State<Shared>,
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
    uri: Uri,
) -> Response {
    let (years, rounds, archives) = match (
        state.store.years_with_responses(state.code()).await,
        state.store.rounds(state.code()).await,
        archive::years_to_archive(state.store.as_ref(), state.code()).await,
    ) {
        (Ok(years), Ok(rounds), Ok(archives)) => (years, rounds, archives),
        (Err(error), ..) | (_, Err(error), _) | (.., Err(error)) => return asked.failed(error).await,
    };
    let chosen = Chosen::of(&uri, &state, years.first().copied());
    let page = app::staff::Export {
        language: asked.language,
        surveys: state
            .catalogue()
            .current()
            .map(|survey| (survey.slug.clone(), survey.name.clone()))
            .collect(),
        years,
        survey: chosen.survey,
        year: chosen.year,
        dialect: chosen.dialect.id().to_owned(),
        detail: if account.role.exports_full_responses() { chosen.detail } else { Detail::Protected }
            .id()
            .to_owned(),
        role: account.role,
        archives,
        demo: rounds.iter().any(|round| round.demo && round.year == chosen.year),
    };
    let title = app::texts::t(asked.language, "nav-export");
    asked
        .marked(page.demo)
        .page(StatusCode::OK, Section::Export, title, move || view! { <ExportPage page=page.clone() /> })
        .await
}

/// Where the picture is as a workbook; its manifest is asked for with `format=xlsx`.
pub const WORKBOOK: &str = "/personal/export/situation-picture.xlsx";

/// What the query chooses, with something sensible where it says nothing.
struct Chosen {
    survey: String,
    year: i16,
    dialect: Dialect,
    /// Protected, unless the whole is asked for.
    detail: Detail,
    /// Whether a workbook is asked for.
    xlsx: bool,
}

impl Chosen {
    fn of(uri: &Uri, state: &Lagesbild, newest: Option<i16>) -> Self {
        let year = query_value(uri, "year").and_then(|year| year.parse().ok());
        Self {
            survey: query_value(uri, "survey")
                .filter(|slug| state.catalogue().latest(slug).is_some())
                .unwrap_or_else(|| SLUGS[3].to_owned()),
            year: year.or(newest).unwrap_or_else(|| state.catalogue().current_year(state.today())),
            dialect: query_value(uri, "dialect")
                .and_then(|dialect| Dialect::from_id(&dialect))
                .unwrap_or(Dialect::Excel),
            detail: query_value(uri, "detail")
                .and_then(|detail| Detail::from_id(&detail))
                .unwrap_or(Detail::Protected),
            xlsx: uri.path() == WORKBOOK || query_value(uri, "format").is_some_and(|format| format == "xlsx"),
        }
    }
}

pub async fn responses(asked: Asked, uri: Uri) -> Response {
    download(Kind::Responses, asked, &uri).await
}

pub async fn situation_picture(asked: Asked, uri: Uri) -> Response {
    download(Kind::SituationPicture, asked, &uri).await
}

pub async fn codebook(asked: Asked, uri: Uri) -> Response {
    download(Kind::Codebook, asked, &uri).await
}

/// Sends the file as it is written; when its last byte is out its manifest goes into the audit log.
async fn download(kind: Kind, asked: Asked, uri: &Uri) -> Response {
    let export = match prepare(&asked, kind, uri).await {
        Ok(export) => export,
        Err(response) => return response,
    };
    let about = export.about().clone();
    let disposition = format!("attachment; filename=\"{}\"", about.file);
    let content_type = about.format.content_type();
    let stream = export.into_stream(move |finished: Finished| async move {
        let Asked { state, account, .. } = asked;
        let made = state.today();
        let manifest = Manifest { about, finished, made };
        let (action, subject) = (manifest.about.audit_action(), manifest.about.file.clone());
        state.audit(account.as_ref(), action, &subject, &manifest.to_line()).await.map_err(io::Error::other)
    });
    let headers =
        [(header::CONTENT_TYPE, content_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (headers, Body::from_stream(stream)).into_response()
}

/// The export that the query asks for, or the page that says why there is none.
async fn prepare(asked: &Asked, kind: Kind, uri: &Uri) -> Result<Export, Response> {
    let state = &asked.state;
    let Chosen { survey, year, dialect, detail, xlsx } = Chosen::of(uri, state, None);
    let may = match (kind, detail) {
        (Kind::Responses, Detail::Full) => Role::exports_full_responses,
        (Kind::Responses, Detail::Protected) => Role::exports_responses,
        _ => |_| true,
    };
    if !asked.role().is_some_and(may) {
        return Err(asked.trouble(Trouble::Forbidden).await);
    }
    // Another file than the one that was asked for would be worse than none.
    let asked_for = |name, given: &str| query_value(uri, name).is_none_or(|asked| asked == given);
    if !asked_for("survey", &survey)
        || !asked_for("dialect", dialect.id())
        || !asked_for("detail", detail.id())
        || !asked_for("format", if xlsx { "xlsx" } else { "csv" })
        || !asked_for("year", &year.to_string())
    {
        return Err(asked.trouble(Trouble::NotFound).await);
    }
    let store: SharedStore = Arc::clone(&state.store);
    let municipality = &state.municipality;
    let export = match kind {
        Kind::Responses => {
            let wish = Wish { survey: &survey, year, dialect, detail, today: state.today() };
            export::responses(store, municipality, wish).await
        }
        Kind::SituationPicture => {
            let wanted = if xlsx { Wanted::Xlsx } else { Wanted::Csv(dialect, Masking::Masked) };
            export::situation_picture(store.as_ref(), municipality, year, wanted).await
        }
        Kind::Codebook => export::codebook(store.as_ref(), municipality, &survey, year, dialect).await,
    };
    match export {
        Ok(export) => Ok(export),
        Err(ExportError::Store(error)) => Err(asked.failed(error).await),
        Err(ExportError::UnknownSurvey { .. } | ExportError::NoAnswers { .. }) => {
            Err(asked.trouble(Trouble::NotFound).await)
        }
        Err(error) => {
            tracing::error!(%error, "an export could not be prepared");
            Err(asked.trouble(Trouble::Failed).await)
        }
    }
}

/// How many rows a file has and its SHA-256: of the file that this person downloaded last, else of one made now.
pub async fn manifest(State(state): State<Shared>, asked: Asked, uri: Uri) -> Response {
    let Some(kind) = query_value(&uri, "kind").and_then(|kind| Kind::from_id(&kind)) else {
        return asked.trouble(Trouble::NotFound).await;
    };
    let export = match prepare(&asked, kind, &uri).await {
        Ok(export) => export,
        Err(response) => return response,
    };
    let (file, action) = (export.about().file.clone(), export.about().audit_action());
    let whose = asked.account.as_ref().map(|account| account.id);
    let before = state.store.latest_audit_entry(state.code(), whose, action, &file).await;
    let json = match before {
        Err(error) => return asked.failed(error).await,
        Ok(entry) => entry.and_then(|entry| indented(&entry.detail)),
    };
    let json = match json {
        Some(json) => json,
        None => match made_now(&state, export).await {
            Ok(manifest) => manifest.to_json(),
            Err(error) => {
                tracing::error!(%error, "a manifest could not be made");
                return asked.trouble(Trouble::Failed).await;
            }
        },
    };
    let name = file.rsplit_once('.').map_or(&*file, |(name, _)| name);
    let disposition = format!("attachment; filename=\"{name}.manifest.json\"");
    let headers =
        [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (headers, json).into_response()
}

/// Writes the whole file to nowhere, to know what it would be.
async fn made_now(state: &Lagesbild, export: Export) -> io::Result<Manifest> {
    let about = export.about().clone();
    let (tell, told) = tokio::sync::oneshot::channel();
    let stream = export.into_stream(|finished| async move {
        let _ = tell.send(finished);
        Ok(())
    });
    stream.try_for_each(|_| async { Ok(()) }).await?;
    let finished = told.await.map_err(io::Error::other)?;
    Ok(Manifest { about, finished, made: state.today() })
}

fn indented(line: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(line).ok()?;
    serde_json::to_string_pretty(&value).ok().map(|json| json + "\n")
}
