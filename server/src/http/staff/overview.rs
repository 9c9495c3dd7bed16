//! The first page after signing in.

use app::{
    api::{PictureAddress, load_picture},
    staff::{Overview, OverviewPage, Reminders, Section, Undecided},
};
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{matter::Waiting, promise::PromiseText};
use leptos::prelude::*;
use store::{Organisation, Role};

use super::{promise, render::Asked};
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
        undecided: match asked.account.as_ref().filter(|account| account.role.publishes()) {
            Some(account) => undecided(state, account.organisation).await?,
            None => Vec::new(),
        },
        inbox: if asked.role().is_some_and(Role::edits) {
            Some(Waiting::of(&state.store.matters(state.code()).await?, today))
        } else {
            None
        },
    })
}

/// The promises that `side` has not approved as they are written now.
async fn undecided(state: &Lagesbild, side: Organisation) -> store::Result<Vec<Undecided>> {
    let (store, code) = (&state.store, state.code());
    let mut all = Vec::new();
    for year in promise::years(state).await? {
        let writing = store.promise(code, year).await?;
        let Some(text) = PromiseText::of(&writing, &state.municipality) else { continue };
        let sha256 = text.sha256().map_err(|error| store::Error::Corrupt(error.to_string()))?;
        let decided = store.latest_promise(code, year).await?;
        let approvals = store.approvals(code, year).await?;
        let of_this: Vec<Organisation> = approvals
            .iter()
            .filter(|approval| approval.sha256 == sha256)
            .map(|approval| approval.by.organisation)
            .collect();
        if decided.is_none_or(|decided| decided.sha256() != sha256) && !of_this.contains(&side) {
            all.push(Undecided { year, approved_by: of_this.first().copied() });
        }
    }
    Ok(all)
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
