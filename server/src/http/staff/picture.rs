//! The live situation picture, for staff: the page, and the server function that its island calls.

use std::sync::Arc;

use app::{
    api::{PictureAddress, PictureError, load_picture},
    staff::{PicturePage, PictureView, Section, Trouble},
};
use axum::{
    extract::{Request, State},
    http::{StatusCode, Uri},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use store::Role;

use super::{
    super::request::{PathPart, query_value},
    guard::SignedIn,
    render::Asked,
};
use crate::state::{Lagesbild, Shared};

/// Said in the address of the picture after something in it was saved.
pub(super) const SAVED: &str = "saved";

/// `/personal/lagesbild`: the newest year that has answers.
pub async fn newest(State(state): State<Shared>, asked: Asked, uri: Uri) -> Response {
    match state.store.years_with_responses(state.code()).await {
        Ok(years) => {
            let year =
                years.first().copied().unwrap_or_else(|| state.catalogue().current_year(state.today()));
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            Redirect::to(&format!("/personal/lagesbild/{year}{query}")).into_response()
        }
        Err(error) => asked.failed(error).await,
    }
}

/// The label year that a path names.
pub fn year_of(part: &str) -> Option<i16> {
    part.parse().ok().filter(|year| (2000..2100).contains(year))
}

pub async fn show(State(state): State<Shared>, asked: Asked, PathPart(year): PathPart, uri: Uri) -> Response {
    let view = match asked_for(&state, &asked, &year, &uri).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    let title = view.title();
    let saved = query_value(&uri, SAVED).is_some();
    asked
        .page_with_islands(
            StatusCode::OK,
            Section::Picture,
            title,
            move || view! { <PicturePage view=view.clone() saved=saved /> },
        )
        .await
}

/// The picture that an address asks for, or the page that says why there is none.
pub(super) async fn asked_for(
    state: &Lagesbild,
    asked: &Asked,
    year: &str,
    uri: &Uri,
) -> Result<PictureView, Response> {
    let Some(year) = year_of(year) else {
        return Err(asked.trouble(Trouble::NotFound).await);
    };
    let chosen = |name| query_value(uri, name).filter(|value| !value.is_empty());
    let wanted = PictureAddress {
        year,
        group: chosen("group"),
        area: chosen("area"),
        by: chosen("by"),
        value: chosen("value"),
        without: chosen("without"),
        weighted: chosen("weighted"),
        lang: None,
    };
    let loaded = load_picture(state.store.as_ref(), &state.municipality, &wanted).await;
    let (loaded, without) = match loaded {
        Ok(loaded) => loaded,
        Err(PictureError::Store(error)) => return Err(asked.failed(error).await),
        Err(_) => return Err(asked.trouble(Trouble::NotFound).await),
    };
    let PictureAddress { group, area, value, .. } = wanted;
    Ok(PictureView {
        language: asked.language,
        municipality: Arc::clone(&state.municipality),
        loaded,
        group,
        area: area.or(value),
        without,
        edits: asked.role().is_some_and(Role::edits),
    })
}

/// `/personal/api/…`: Leptos's server functions, with the store, the municipality and the caller's role in their context.
pub async fn server_function(State(state): State<Shared>, request: Request) -> Response {
    let role = request.extensions().get::<SignedIn>().map(|SignedIn(account)| account.role);
    let context = move || {
        if let Some(role) = role {
            provide_context(role);
        }
        provide_context(state.store.clone());
        provide_context(Arc::clone(&state.municipality));
    };
    leptos_axum::handle_server_fns_with_context(context, request).await.into_response()
}
