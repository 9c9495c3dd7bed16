//! The first page after signing in.

use app::{
    api::{PictureAddress, load_picture},
    staff::{Overview, OverviewPage, Reminders, Section},
};
use axum::{extract::State, http::StatusCode, response::Response};
use domain::matter::Waiting;
use leptos::prelude::*;
use store::Role;

use super::render::Asked;
use crate::state::{Lagesbild, Shared};

pub async fn show(State(state): State<Shared>, asked: Asked) -> Response {
    match load(&state, &asked).await {
        Ok(page) => {
            let title = app::texts::t(asked.language, "nav-overview");
            asked
                .marked(page.picture.demo)
                .page(StatusCode::OK, Section::Overview, title, move || {
                    view! { <OverviewPage page=page.clone() /> }
                })
                .await
        }
        Err(error) => asked.failed(error).await,
    }
}

async fn load(state: &Lagesbild, asked: &Asked) -> store::Result<Overview> {
    let (today, catalogue) = (state.today(), state.catalogue());
    let year = catalogue.current_year(today);
    let loaded = load_picture(
        state.store.as_ref(),
        &state.municipality,
        &PictureAddress { year, ..PictureAddress::default() },
    )
    .await;
    let (loaded, _) = loaded.map_err(|error| match error {
        app::api::PictureError::Store(error) => error,
        other => store::Error::Corrupt(other.to_string()),
    })?;
    // An earlier year's events have none of this year's answers, and are in the list of all events.
    let mut events = state.store.events(state.code()).await?;
    events.retain(|event| event.last_day.year() >= year);
    Ok(Overview {
        language: asked.language,
        today,
        round: catalogue.open_round(today).cloned(),
        picture: loaded.picture,
        daily: state.store.daily_counts(state.code(), year).await?,
        events,
        promises: reminders(state).await?,
        inbox: if asked.role().is_some_and(Role::edits) {
            Some(Waiting::of(&state.store.matters(state.code()).await?, today))
        } else {
            None
        },
    })
}

/// Of the newest two decided promises, which can both be under way around New Year.
async fn reminders(state: &Lagesbild) -> store::Result<Vec<Reminders>> {
    let (store, code) = (&state.store, state.code());
    let mut all = Vec::new();
    for year in store.promise_years(code).await?.into_iter().take(2) {
        let Some(promise) = store.latest_promise(code, year).await? else { continue };
        let log = store.promise_entries(code, year).await?.into_iter().collect();
        let judged = store.promise(code, year).await?.judged();
        all.push(Reminders::of(&promise, &log, &judged, state.today()));
    }
    Ok(all)
}
