//! For the operator's monitoring: is the process up, and does its database answer?

use axum::{
    extract::State,
    http::{HeaderName, StatusCode, header},
    response::IntoResponse,
};

use crate::state::Shared;

/// Nobody on the way may answer for it.
const FRESH: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

/// The process is up.
pub async fn alive() -> impl IntoResponse {
    (FRESH, "ok")
}

/// The process is up and its database answers: traffic may be sent to it.
pub async fn ready(State(state): State<Shared>) -> impl IntoResponse {
    match state.store.ping().await {
        Ok(()) => (StatusCode::OK, FRESH, "ready"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, FRESH, "the database does not answer")
        }
    }
}
