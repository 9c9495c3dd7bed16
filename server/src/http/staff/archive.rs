//! A year's archive package as a download.

use app::staff::{ArchiveNotice, Section, Trouble};
use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::staff::Role;
use leptos::prelude::*;

use super::render::Asked;
use crate::{
    archive::{self, ArchiveError},
    open_data::Publisher,
    state::Shared,
};

/// `/personal/arkiv/{year}.zip`.
pub async fn package(State(state): State<Shared>, asked: Asked, Path(file): Path<String>) -> Response {
    if !asked.role().is_some_and(Role::archives) {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let year = file.strip_suffix(".zip").and_then(|year| year.parse().ok());
    let Some(year) = year.filter(|year| (2000..2100).contains(year)) else {
        return asked.trouble(Trouble::NotFound).await;
    };
    let publisher = Publisher::of(&state.config);
    match archive::package(state.store.as_ref(), &state.municipality, &publisher, year).await {
        Ok(package) => {
            let told = format!("{} files, SHA-256 {}", package.files, package.sha256);
            let noted = state.audit(asked.account.as_ref(), "export.archive", &package.name, &told).await;
            if let Err(error) = noted {
                return asked.failed(error).await;
            }
            let headers = [
                (header::CONTENT_TYPE, "application/zip".to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", package.name)),
            ];
            (headers, package.bytes).into_response()
        }
        Err(ArchiveError::Nothing { year, others }) => {
            let language = asked.language;
            let title = app::texts::t(language, "archive-title");
            let page = move || view! { <ArchiveNotice language=language year=year others=others.clone() /> };
            asked.page(StatusCode::NOT_FOUND, Section::Export, title, page).await
        }
        Err(ArchiveError::Store(error)) => asked.failed(error).await,
        Err(error) => {
            tracing::error!(%error, "an archive package could not be made");
            asked.trouble(Trouble::Failed).await
        }
    }
}
