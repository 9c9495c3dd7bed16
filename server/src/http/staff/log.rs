//! The audit log, for administrators.

use app::staff::{Log, LogPage, Section, Trouble};
use axum::{
    extract::{Extension, State},
    http::StatusCode,
    response::Response,
};
use leptos::prelude::*;
use store::Role;

use super::{guard::SignedIn, render::Asked};
use crate::state::Shared;

/// Enough for a year of a small office; the database holds them all.
const MOST: u32 = 1_000;

pub async fn show(
    State(state): State<Shared>,
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
) -> Response {
    if account.role != Role::Admin {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let (entries, accounts) =
        match (state.store.audit_entries(state.code(), MOST).await, state.store.accounts(state.code()).await)
        {
            (Ok(entries), Ok(accounts)) => (entries, accounts),
            (Err(error), _) | (_, Err(error)) => return asked.failed(error).await,
        };
    let names = accounts.into_iter().map(|account| (account.id, account.name)).collect();
    let page = Log { language: asked.language, entries, names, most: MOST };
    let title = app::texts::t(asked.language, "nav-log");
    asked.page(StatusCode::OK, Section::Log, title, move || view! { <LogPage page=page.clone() /> }).await
}
