//! The workbench of a year's promise.

use app::staff::{CommentForm, PromiseForm, Section, Workbench, WorkbenchPage};
use axum::{
    http::{StatusCode, Uri},
    response::Response,
};
use leptos::prelude::*;
use store::Organisation;
use uuid::Uuid;

use super::{
    super::{super::request::query_value, picture::SAVED},
    Desk, Loaded,
};

/// What the page shows besides what is kept.
#[derive(Default)]
pub(super) struct Just {
    pub(super) comment: Option<(Option<Uuid>, String, app::staff::FieldErrors)>,
    pub(super) left_out: Option<(String, PromiseForm)>,
    /// A commitment that was just taken away.
    pub(super) taken_away: Option<app::staff::TakenAway>,
    pub(super) saved: bool,
}

pub async fn show(desk: Desk, uri: Uri) -> Response {
    let saved = query_value(&uri, SAVED).is_some();
    page(&desk, StatusCode::OK, Just { saved, ..Just::default() }).await
}

pub(super) async fn page(desk: &Desk, status: StatusCode, just: Just) -> Response {
    let loaded = match desk.load().await {
        Ok(loaded) => loaded,
        Err(error) => return desk.asked.failed(error).await,
    };
    let years = match desk.years().await {
        Ok(years) => years,
        Err(error) => return desk.asked.failed(error).await,
    };
    let role = desk.account.role;
    let to = match desk.account.organisation {
        Organisation::Police => Organisation::Municipality,
        Organisation::Municipality => Organisation::Police,
    };
    let (demo, from, first) = (loaded.demo(), loaded.from(), loaded.first());
    let Loaded { writing, text, concerns, last, decided, approvals, comments, .. } = loaded;
    let page = Workbench {
        names: desk.names(),
        year: desk.year,
        writing,
        text,
        concerns,
        from,
        first,
        last,
        decided,
        approvals,
        comments,
        comment: CommentForm {
            may: role.follows_up(),
            to: Some(to),
            fresh: desk.fresh(),
            refused: just.comment,
        },
        edits: role.edits(),
        taken_away: just.taken_away,
        saved: just.saved,
        left_out: just.left_out,
        years,
    };
    let values = [("year", desk.year.to_string().into())];
    let title = app::texts::t_with(desk.asked.language, "promise-title", &values);
    desk.asked
        .clone()
        .marked(demo)
        .page_with_islands(
            status,
            Section::Promise,
            title,
            move || view! { <WorkbenchPage page=page.clone() /> },
        )
        .await
}
