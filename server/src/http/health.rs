//! For the operator's monitoring: is the process up, and does its database answer?

use axum::{extract::State, http::StatusCode};

use crate::state::Shared;

/// The process is up.
pub async fn alive() -> &'static str {
    "ok"
}

/// The process is up and its database answers: traffic may be sent to it.
pub async fn ready(State(state): State<Shared>) -> (StatusCode, &'static str) {
    match state.store.ping().await {
        Ok(()) => (StatusCode::OK, "ready"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer")
        }
    }
}
