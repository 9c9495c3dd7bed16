//! The router: which address answers what, and what every request goes through on its way.

mod accessibility;
mod calendar;
mod card;
mod etag;
mod headers;
mod health;
pub mod kiosk;
mod open_data;
mod promise;
mod published;
mod request;
mod resident;
mod staff;
mod submit;

use app::resident::ACCESSIBILITY;
use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    middleware,
    response::{IntoResponse as _, Response},
    routing::get,
};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

use self::request::accepts;
pub use self::request::read_form;
use crate::state::Shared;

/// Everything that Lägesbild answers.
pub fn router(state: Shared) -> Router {
    router_beside(state, Router::new())
}

/// The same beside other routes, which go through all that residents' pages go through: what the benchmarks compare
/// with. The product has no others.
pub fn router_beside(state: Shared, others: Router<Shared>) -> Router {
    // Leptos renders on Tokio; an error says that an earlier router in this process has told it so already.
    let _ = any_spawner::Executor::init_tokio();
    let residents = Router::new()
        .route("/", get(resident::start))
        .route("/e/{code}", get(resident::event))
        .route("/om-svaren", get(resident::about_answers))
        .route("/lagesbild/{year}", get(published::picture))
        .route("/lagesbild/{year}/{part}", get(published::part))
        .route("/lagesbild/{year}/figur/{file}", get(published::figure))
        .route("/lofte/{year}", get(promise::page))
        .route("/lofte/{year}/{part}", get(promise::part))
        .route("/lofte/{year}/{part}/blad", get(promise::leaflet))
        .route("/lofte.atom", get(promise::feed))
        .merge(open_data::pages())
        .route("/kalender", get(calendar::page))
        .route("/kalender.ics", get(calendar::file))
        .route(ACCESSIBILITY, get(accessibility::statement))
        .route_layer(middleware::from_fn(etag::tag))
        .route("/lagesbild", get(published::newest))
        .route("/lofte", get(promise::newest))
        .merge(accessibility::forms())
        .route("/s/sw.js", get(resident::worker))
        .route("/s/{slug}", get(resident::survey).post(submit::submit))
        .route("/tack", get(resident::thanks))
        .route("/k", get(card::form))
        .route("/k/{code}", get(card::start))
        .merge(kiosk::routes())
        .merge(open_data::files())
        .method_not_allowed_fallback(resident::wrong_method);
    residents
        .merge(others)
        .merge(staff::routes(&state).router)
        .fallback(resident::not_found)
        .layer(CompressionLayer::new())
        .route("/assets/{name}", get(asset))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(state.clone(), headers::secure))
        .with_state(state)
}

/// A style, a script or the wasm, in Brotli where the browser takes it. Its name holds its hash: it never changes.
async fn asset(State(state): State<Shared>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = state.assets.get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let always = [
        (header::CONTENT_TYPE, asset.content_type),
        (header::VARY, "accept-encoding"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    if accepts(&headers, "br") {
        (always, [(header::CONTENT_ENCODING, "br")], asset.brotli.clone()).into_response()
    } else {
        (always, asset.plain.clone()).into_response()
    }
}

#[cfg(test)]
mod tests;
