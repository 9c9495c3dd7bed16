//! Deciding: each party approves a text by its hash.

use app::staff::{Decide, DecideFault, DecidePage, Section, Trouble};
use axum::{body::Body, http::StatusCode, response::Response};
use domain::{
    promise::{Approval, PromiseText},
    published::Digest,
};
use leptos::prelude::*;
use store::Approved;

use super::{
    Desk, Loaded,
    form::{CHANGED, REFUSED, posted},
};

pub async fn show(desk: Desk) -> Response {
    match desk.load().await {
        Ok(loaded) => page(&desk, StatusCode::OK, loaded, None).await,
        Err(error) => desk.asked.failed(error).await,
    }
}

pub async fn approve(desk: Desk, body: Body) -> Response {
    if !desk.account.role.publishes() {
        return desk.trouble(Trouble::Forbidden).await;
    }
    let shown: Option<Digest> = posted(body).await.get("sha256").parse().ok();
    let loaded = match desk.load().await {
        Ok(loaded) => loaded,
        Err(error) => return desk.asked.failed(error).await,
    };
    let Some((text, sha256)) = loaded.text.clone() else { return desk.to("") };
    // What was read is what is approved: not the words of a minute later.
    if shown != Some(sha256) {
        return page(&desk, CHANGED, loaded, Some(DecideFault::Changed)).await;
    }
    if let Some(stop) = stops(&loaded).first().copied() {
        return page(&desk, REFUSED, loaded, Some(stop)).await;
    }
    match keep(&desk, &text, sha256).await {
        Ok(()) => desk.to_page("/besluta", ""),
        Err(error) => desk.asked.failed(error).await,
    }
}

async fn keep(desk: &Desk, text: &PromiseText, sha256: Digest) -> store::Result<()> {
    let state = desk.state();
    let approval = Approval { sha256, by: desk.by() };
    let approved = state.store.approve_promise(state.code(), text, &approval).await?;
    let side = desk.account.organisation.id();
    desk.log("promise.approve", side, &format!("SHA-256 {sha256}")).await?;
    if let Approved::Decided { number } = approved {
        let reason = text.terms.reason.trim();
        let detail = format!("SHA-256 {sha256}. {reason}");
        desk.log("promise.decide", &format!("version {number}"), detail.trim_end_matches(". ")).await?;
    }
    Ok(())
}

pub async fn withdraw(desk: Desk) -> Response {
    if !desk.account.role.publishes() {
        return desk.trouble(Trouble::Forbidden).await;
    }
    let state = desk.state();
    let organisation = desk.account.organisation;
    let withdrawn = async {
        if state.store.withdraw_approval(state.code(), desk.year, organisation).await? {
            desk.log("promise.withdraw", organisation.id(), "").await?;
        }
        Ok(())
    };
    match withdrawn.await {
        Ok(()) => desk.to_page("/besluta", ""),
        Err(error) => desk.asked.failed(error).await,
    }
}

/// What makes deciding meaningless, or changes a decided text without saying why.
fn stops(loaded: &Loaded) -> Vec<DecideFault> {
    let mut stops = Vec::new();
    if loaded.concerns.iter().any(domain::promise::Concern::blocks) {
        stops.push(DecideFault::Empty);
    }
    if let (Some(decided), Some((text, sha256))) = (&loaded.decided, &loaded.text) {
        let reason = text.terms.reason.trim();
        let told = !reason.is_empty() && reason != decided.text().terms.reason.trim();
        if decided.sha256() != *sha256 && !told {
            stops.push(DecideFault::NoReason);
        }
    }
    stops
}

async fn page(desk: &Desk, status: StatusCode, loaded: Loaded, fault: Option<DecideFault>) -> Response {
    let stops = stops(&loaded);
    let demo = loaded.demo();
    let Loaded { text, concerns, approvals, decided, .. } = loaded;
    let Some((text, sha256)) = text else { return desk.to("") };
    let page = Decide {
        names: desk.names(),
        year: desk.year,
        text,
        sha256,
        concerns,
        approvals,
        decided,
        decides_for: desk.account.role.publishes().then_some(desk.account.organisation),
        stops,
        fault,
    };
    let values = [("year", desk.year.to_string().into())];
    let title = app::texts::t_with(desk.asked.language, "decide-page", &values);
    desk.asked
        .clone()
        .marked(demo)
        .page(status, Section::Promise, title, move || view! { <DecidePage page=page.clone() /> })
        .await
}
