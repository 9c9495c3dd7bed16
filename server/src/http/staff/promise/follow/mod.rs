//! Following a decided promise up: deeds, meetings, judgements.

mod csv;
pub mod deed;
pub mod judge;
pub mod meetings;
pub mod take_back;

use std::sync::Arc;

use app::staff::{Following, FollowingPage, NothingDecidedPage, PROMISE, Section, Trouble};
use axum::{
    http::{StatusCode, Uri},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    promise::{Commitment, Decided, Log, Writing},
    published::FrozenPicture,
};
use leptos::prelude::*;

pub use self::csv::deeds as deeds_file;
use super::{
    super::{
        super::{
            promise::{cited, next_picture},
            request::query_value,
        },
        render::Asked,
    },
    Desk,
};

/// A decided promise with everything that stands beside it.
struct Kept {
    promise: Decided,
    log: Log,
    writing: Writing,
    then: Option<Arc<FrozenPicture>>,
    now: Option<Arc<FrozenPicture>>,
}

impl Kept {
    fn commitment(&self, id: &str) -> Option<&Commitment> {
        self.promise.text().commitment(id.parse().ok()?)
    }
}

impl Desk {
    /// The decided promise; the page that says so where there is none.
    async fn kept(&self) -> Result<Kept, Response> {
        match self.read_kept().await {
            Ok(Some(kept)) => Ok(kept),
            Ok(None) => {
                let (names, year) = (self.names(), self.year);
                let values = [("year", year.to_string().into())];
                let title = app::texts::t_with(self.asked.language, "follow-title", &values);
                let view = move || view! { <NothingDecidedPage names=names.clone() year=year /> };
                Err(self.asked.page(StatusCode::NOT_FOUND, Section::FollowUp, title, view).await)
            }
            Err(error) => Err(self.asked.failed(error).await),
        }
    }

    /// To a page of the follow-up, which tells what was done.
    fn told(&self, rest: &str, what: &str) -> Response {
        let (year, language) = (self.year, self.asked.language.tag());
        Redirect::to(&format!("{PROMISE}/{year}{rest}?{what}=1&lang={language}")).into_response()
    }

    async fn read_kept(&self) -> store::Result<Option<Kept>> {
        let state = self.state();
        let (store, code, year) = (state.store.as_ref(), state.code(), self.year);
        let Some(promise) = store.latest_promise(code, year).await? else { return Ok(None) };
        let then = cited(state, &promise).await?;
        let now = match &then {
            Some(then) => next_picture(state, then).await?,
            None => None,
        };
        let log = store.promise_entries(code, year).await?.into_iter().collect();
        let writing = store.promise(code, year).await?;
        Ok(Some(Kept { promise, log, writing, then, now }))
    }
}

/// `/personal/uppfoljning`: the newest promise that is decided; the draft's page where none is.
pub async fn newest(asked: Asked) -> Response {
    let state = &asked.state;
    let language = asked.language.tag();
    match state.store.promise_years(state.code()).await {
        Ok(years) => {
            // The promise that holds today, before one that is decided for next year.
            let this = state.today().year();
            let year = years.iter().copied().find(|year| *year <= this).or(years.first().copied());
            let to = match year {
                Some(year) => format!("{PROMISE}/{year}/uppfoljning?lang={language}"),
                None => format!("{PROMISE}?lang={language}"),
            };
            Redirect::to(&to).into_response()
        }
        Err(error) => asked.failed(error).await,
    }
}

pub async fn show(desk: Desk, uri: Uri) -> Response {
    let kept = match desk.kept().await {
        Ok(kept) => kept,
        Err(response) => return response,
    };
    let demo = kept.promise.text().demo();
    let page = Following {
        names: desk.names(),
        today: desk.state().today(),
        deeds: kept.log.deeds,
        meetings: kept.log.meetings,
        follow_ups: kept.writing.judged(),
        promise: kept.promise,
        then: kept.then,
        now: kept.now,
        logs: desk.account.role.follows_up(),
        taken_back: query_value(&uri, "borttagen").is_some(),
    };
    let values = [("year", desk.year.to_string().into())];
    let title = app::texts::t_with(desk.asked.language, "follow-title", &values);
    desk.asked
        .clone()
        .marked(demo)
        .page(StatusCode::OK, Section::FollowUp, title, move || view! { <FollowingPage page=page.clone() /> })
        .await
}

/// The page that says that it is not allowed, for those who only read.
async fn forbidden(desk: &Desk) -> Option<Response> {
    if desk.account.role.follows_up() { None } else { Some(desk.trouble(Trouble::Forbidden).await) }
}
