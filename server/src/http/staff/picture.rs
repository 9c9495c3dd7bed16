//! The live situation picture, for staff: the page, and the server function that its island calls.

use std::sync::Arc;

use app::{
    api::{PictureError, Wanted, load_picture},
    staff::{PicturePage, PictureView, Section, Trouble},
};
use axum::{
    extract::{Request, State},
    http::Uri,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;

use super::{
    super::request::{PathPart, query_value},
    render::Asked,
};
use crate::state::Shared;

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

pub async fn show(State(state): State<Shared>, asked: Asked, PathPart(year): PathPart, uri: Uri) -> Response {
    let Some(year) = year.parse::<i16>().ok().filter(|year| (2000..2100).contains(year)) else {
        return asked.trouble(Trouble::NotFound).await;
    };
    let chosen = |name| query_value(&uri, name).filter(|value| !value.is_empty());
    let (group, area, without) = (chosen("group"), chosen("area"), chosen("without"));
    let wanted = Wanted { group: group.as_deref(), area: area.as_deref(), without: without.as_deref() };
    let loaded = load_picture(state.store.as_ref(), &state.municipality, year, wanted).await;
    let (loaded, without) = match loaded {
        Ok(loaded) => loaded,
        Err(PictureError::Store(error)) => return asked.failed(error).await,
        Err(
            PictureError::UnknownGroup(_) | PictureError::UnknownArea(_) | PictureError::UnknownChannel(_),
        ) => {
            return asked.trouble(Trouble::NotFound).await;
        }
    };
    let view = PictureView {
        language: asked.language,
        municipality: Arc::clone(&state.municipality),
        loaded,
        group,
        area,
        without,
    };
    let title = view.title();
    asked
        .page_with_islands(Section::Picture, title, move || view! { <PicturePage view=view.clone() /> })
        .await
}

/// `/personal/api/…`: Leptos's server functions, with the store and the municipality in their context.
pub async fn server_function(State(state): State<Shared>, request: Request) -> Response {
    let context = move || {
        provide_context(state.store.clone());
        provide_context(Arc::clone(&state.municipality));
    };
    leptos_axum::handle_server_fns_with_context(context, request).await.into_response()
}
