//! Figures from elsewhere, read in from a file: first what will happen, then all of it or nothing.

use std::collections::BTreeMap;

use app::{
    report::section_id,
    staff::{
        ImportFound, IndicatorImport, IndicatorsPage, LONGEST_FILE, RowFault, RowPlan, Section, Trouble,
    },
    texts::{t, t_with},
};
use axum::{
    body::Body,
    extract::{Extension, FromRequest, Multipart, Request},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{language::Language, report::SectionNumber};
use leptos::prelude::*;
use store::Indicator;

use super::{
    super::request::{BODY_PATIENCE, read_form},
    guard::SignedIn,
    picture::SAVED,
    render::Asked,
};
use crate::{
    indicators::{self, Fault, IndicatorError, RowFaults, UNITS, theme_ids},
    state::Shared,
};

/// As a form, a character of the file takes up to nine bytes.
const LARGEST: usize = 9 * LONGEST_FILE;

pub async fn page(asked: Asked, Extension(SignedIn(account)): Extension<SignedIn>) -> Response {
    if !account.role.edits() {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let import = IndicatorImport { language: asked.language, ..IndicatorImport::default() };
    show(&asked, StatusCode::OK, import).await
}

/// Shows what would happen, row by row. Nothing is kept.
pub async fn preview(
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
    request: Request,
) -> Response {
    if !account.role.edits() {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let state = asked.state.clone();
    let Some(csv) = posted_file(request, &state).await else {
        return show_faulty(
            &asked,
            String::new(),
            vec![whole_file(t(asked.language, "indicators-unreadable"))],
        )
        .await;
    };
    match read(&asked, &csv) {
        Err(faults) => show_faulty(&asked, csv, faults).await,
        Ok(figures) => match plan(&state, figures).await {
            Ok(rows) => {
                let found = Some(ImportFound::Sound(rows));
                show(&asked, StatusCode::OK, IndicatorImport { language: asked.language, csv, found }).await
            }
            Err(error) => asked.failed(error).await,
        },
    }
}

/// Reads all of it in. It is looked through once more: the form holds the text, not the verdict on it.
pub async fn import(asked: Asked, Extension(SignedIn(account)): Extension<SignedIn>, body: Body) -> Response {
    if !account.role.edits() {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let csv = value(read_form(body, LARGEST).await.unwrap_or_default());
    let figures = match read(&asked, &csv) {
        Ok(figures) => figures,
        Err(faults) => return show_faulty(&asked, csv, faults).await,
    };
    let state = &asked.state;
    let imported = async {
        let new = state.store.import_indicators(state.code(), &figures).await?;
        let told = format!("{} figures: {new} new, {} replaced", figures.len(), figures.len() as u64 - new);
        state.audit(Some(&account), "import.indicators", "web", &told).await
    };
    match imported.await {
        Ok(()) => {
            let anchor = section_id(SectionNumber::OUTSIDE);
            let language = asked.language.tag();
            Redirect::to(&format!("/personal/lagesbild?lang={language}&{SAVED}=1#{anchor}")).into_response()
        }
        Err(error) => asked.failed(error).await,
    }
}

/// The text of the posted file, or what was pasted. `None` for what is too large, cut off or no text.
async fn posted_file(request: Request, state: &Shared) -> Option<String> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
        let part = async {
            let mut parts = Multipart::from_request(request, state).await.ok()?;
            parts.next_field().await.ok()??.bytes().await.ok()
        };
        let bytes = tokio::time::timeout(BODY_PATIENCE, part).await.ok()??;
        return String::from_utf8(bytes.to_vec()).ok();
    }
    read_form(request.into_body(), LARGEST).await.ok().map(value)
}

fn value(form: Vec<(String, String)>) -> String {
    form.into_iter().find(|(name, _)| name == "csv").map(|(_, csv)| csv).unwrap_or_default()
}

fn read(asked: &Asked, csv: &str) -> Result<Vec<Indicator>, Vec<RowFault>> {
    let language = asked.language;
    if csv.chars().count() > LONGEST_FILE {
        let most = [("most", LONGEST_FILE.into())];
        return Err(vec![whole_file(t_with(language, "fault-too-long", &most))]);
    }
    indicators::read(csv.as_bytes()).map_err(|error| match error {
        IndicatorError::Header { found } => {
            vec![whole_file(t_with(language, "indicators-header", &[("found", found.into())]))]
        }
        IndicatorError::Empty => vec![whole_file(t(language, "indicators-empty"))],
        IndicatorError::Rows(rows) => rows
            .into_iter()
            .map(|RowFaults { line, faults }| RowFault {
                line: Some(line),
                reasons: faults.iter().map(|fault| in_words(language, fault)).collect(),
            })
            .collect(),
    })
}

fn whole_file(reason: String) -> RowFault {
    RowFault { line: None, reasons: vec![reason] }
}

fn in_words(language: Language, fault: &Fault) -> String {
    let with = |key: &str, found: &str| t_with(language, key, &[("found", found.to_owned().into())]);
    match fault {
        Fault::NotText => t(language, "row-not-text"),
        Fault::Columns { found } => with("row-columns", &found.to_string()),
        Fault::Empty(column) => with("row-empty", column),
        Fault::Url(found) => with("row-url", found),
        Fault::Year(found) => with("row-year", found),
        Fault::Theme(found) => {
            let values = [("found", found.clone().into()), ("known", theme_ids().join(", ").into())];
            t_with(language, "row-theme-unknown", &values)
        }
        Fault::Unit(found) => {
            let values = [("found", found.clone().into()), ("known", UNITS.join(", ").into())];
            t_with(language, "row-unit", &values)
        }
        Fault::NoNumber(found) => with("row-no-number", found),
        Fault::Percent(found) => with("row-percent", found),
        Fault::Count(found) => with("row-count", found),
        Fault::Rate(found) => with("row-rate", found),
        Fault::Repeated => t(language, "row-repeated"),
    }
}

/// What each figure does: it is new, or takes the place of one.
async fn plan(state: &Shared, figures: Vec<Indicator>) -> store::Result<Vec<RowPlan>> {
    let place =
        |one: &Indicator| (one.source.clone(), one.year, one.geography.clone(), one.indicator.clone());
    let there = state.store.indicators(state.code()).await?;
    let mut there: BTreeMap<_, Indicator> = there.into_iter().map(|one| (place(&one), one)).collect();
    let rows = figures.into_iter().map(|indicator| {
        let replaces = there.remove(&place(&indicator));
        RowPlan { indicator, replaces }
    });
    Ok(rows.collect())
}

async fn show_faulty(asked: &Asked, csv: String, faults: Vec<RowFault>) -> Response {
    let found = Some(ImportFound::Faulty(faults));
    let import = IndicatorImport { language: asked.language, csv, found };
    show(asked, StatusCode::UNPROCESSABLE_ENTITY, import).await
}

async fn show(asked: &Asked, status: StatusCode, import: IndicatorImport) -> Response {
    let title = t(asked.language, "indicators-title");
    asked
        .page(status, Section::Picture, title, move || view! { <IndicatorsPage page=import.clone() /> })
        .await
}
