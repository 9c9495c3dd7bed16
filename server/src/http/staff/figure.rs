//! A figure of the situation picture as a file: SVG that can be put into a document.

use app::staff::{Trouble, staff_svg};
use axum::{
    extract::{Path, State},
    http::{HeaderName, Uri, header},
    response::{IntoResponse, Response},
};

use super::{picture::asked_for, render::Asked};
use crate::state::Shared;

/// `/personal/lagesbild/{year}/figur/{id}.svg?group=…&area=…&without=…`: what the page shows under that id.
pub async fn svg(
    State(state): State<Shared>,
    asked: Asked,
    Path((year, file)): Path<(String, String)>,
    uri: Uri,
) -> Response {
    let view = match asked_for(&state, &asked, &year, &uri).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    let Some((id, svg)) = file.strip_suffix(".svg").and_then(|id| Some((id, staff_svg(&view, id)?))) else {
        return asked.trouble(Trouble::NotFound).await;
    };
    // Whoever finds the file later sees from its name what it is of, and whether it is made up.
    let year = view.loaded.picture.year.to_string();
    let demo = view.loaded.picture.demo.then_some("demodata");
    let without = view.without.map(|channel| format!("utan-{}", channel.id()));
    let parts = [
        Some("lagesbild"),
        Some(year.as_str()),
        demo,
        view.group.as_deref(),
        view.area.as_deref(),
        without.as_deref(),
        Some(id),
    ];
    let name = parts.into_iter().flatten().collect::<Vec<_>>().join("-");
    if let Err(error) = state.audit(asked.account.as_ref(), "export.figure", &format!("{name}.svg"), "").await
    {
        return asked.failed(error).await;
    }
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.svg\"")),
        (HeaderName::from_static("x-robots-tag"), "noindex".to_owned()),
    ];
    (headers, svg).into_response()
}
