//! Publishing a year's picture.

use std::sync::Arc;

use app::staff::{
    FieldFault, Kept, LONGEST_REASON, Publish, PublishFault, PublishForm, PublishPage, Section, Trouble,
    marks_to_publish,
};
use axum::{
    body::Body,
    extract::{Extension, State},
    http::{HeaderMap, StatusCode, Uri},
    response::{IntoResponse, Redirect, Response},
};
use domain::published::Edition;
use jiff::civil::Date;
use leptos::prelude::*;
use store::Account;

use super::{
    super::{
        published::{self, Choice},
        request::{PathPair, PathPart, query_value},
        resident::context,
    },
    guard::SignedIn,
    posted,
    render::Asked,
};
use crate::{
    publishing::{self, Draft},
    state::{Lagesbild, Shared},
};

/// A label year in an address.
fn year_of(typed: &str) -> Option<i16> {
    typed.parse().ok().filter(|year| (2000..2100).contains(year))
}

async fn draft(state: &Lagesbild, year: i16) -> store::Result<Draft> {
    let draft = publishing::draft(state.store.as_ref(), &state.municipality, year, state.today()).await;
    draft.map_err(store::Error::from)
}

pub async fn page(asked: Asked, PathPart(year): PathPart, uri: Uri) -> Response {
    let Some(year) = year_of(&year) else { return asked.trouble(Trouble::NotFound).await };
    match draft(&asked.state, year).await {
        Ok(draft) => {
            let done = query_value(&uri, "done").and_then(|number| number.parse().ok());
            let done = done.filter(|number| draft.versions.iter().any(|one| one.about.number == *number));
            show(&asked, StatusCode::OK, draft, PublishForm::default(), done).await
        }
        Err(error) => asked.failed(error).await,
    }
}

async fn show(
    asked: &Asked,
    status: StatusCode,
    draft: Draft,
    form: PublishForm,
    done: Option<u32>,
) -> Response {
    let state = &asked.state;
    let reason = form.kept.get("reason");
    let report = draft.edition.as_ref().map(|edition| &edition.report);
    let (marked, marks) = report.map(|report| marks_to_publish(report, &reason)).unwrap_or_default();
    let page = Publish {
        marked,
        marks,
        language: asked.language,
        year: draft.year,
        number: draft.number(),
        seen: draft.seen().map(|seen| seen.to_string()),
        versions: draft.versions,
        rounds: draft.rounds,
        obstacles: draft.obstacles,
        remarks: draft.remarks,
        attack: draft.attack,
        surveys: state.catalogue().current().map(|survey| survey.as_ref().clone()).collect(),
        publishes: asked.role().is_some_and(store::Role::publishes),
        edits: asked.role().is_some_and(store::Role::edits),
        form,
        done,
    };
    let title = page.title();
    let content = move || view! { <PublishPage page=page.clone() /> };
    asked.page_with_islands(status, Section::Picture, title, content).await
}

/// The form again, with what is wrong in it.
async fn refused(asked: &Asked, draft: Draft, kept: Kept, errors: Vec<(&str, String)>) -> Response {
    let errors = errors.into_iter().map(|(field, text)| (field.to_owned(), text)).collect();
    show(asked, StatusCode::UNPROCESSABLE_ENTITY, draft, PublishForm { kept, errors }, None).await
}

pub async fn publish(
    State(state): State<Shared>,
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
    PathPart(year): PathPart,
    body: Body,
) -> Response {
    if !account.role.publishes() {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let Some(year) = year_of(&year) else { return asked.trouble(Trouble::NotFound).await };
    let kept = posted(body).await;
    let draft = match draft(&state, year).await {
        Ok(draft) => draft,
        Err(error) => return asked.failed(error).await,
    };
    let language = asked.language;
    let Some(edition) = draft.edition.clone().filter(|_| draft.obstacles.is_empty()) else {
        let text = PublishFault::NotReady.text(language);
        return refused(&asked, draft, kept, vec![("", text)]).await;
    };
    // What was looked at is what is published: not the figures, nor the words, of a minute later.
    if draft.seen().map(|seen| seen.to_string()) != Some(kept.get("seen")) {
        let text = PublishFault::Changed.text(language);
        return refused(&asked, draft, kept, vec![("", text)]).await;
    }
    let reason = kept.get("reason").trim().to_owned();
    let mut faults = Vec::new();
    if edition.number > 1 {
        if reason.is_empty() {
            faults.push(("reason", FieldFault::Missing.text(language)));
        } else if reason.chars().count() > LONGEST_REASON {
            faults.push(("reason", FieldFault::TooLong { most: LONGEST_REASON }.text(language)));
        }
    }
    if !kept.has("confirm", "yes") {
        faults.push(("confirm", PublishFault::NotConfirmed.text(language)));
    }
    if !marks_to_publish(&edition.report, &kept.get("reason")).1.were_read(&kept) {
        faults.push(("confirmed", PublishFault::MarksUnread.text(language)));
    }
    if !faults.is_empty() {
        return refused(&asked, draft, kept, faults).await;
    }
    let reason = Some(reason).filter(|_| edition.number > 1);
    match keep(&state, &account, edition.because(reason)).await {
        Ok(Some(number)) => {
            let (year, language) = (draft.year, language.tag());
            Redirect::to(&format!("/personal/lagesbild/{year}/publicera?done={number}&lang={language}"))
                .into_response()
        }
        Ok(None) => match self::draft(&state, year).await {
            Ok(draft) => {
                let text = PublishFault::OtherWasQuicker.text(language);
                refused(&asked, draft, kept, vec![("", text)]).await
            }
            Err(error) => asked.failed(error).await,
        },
        Err(error) => asked.failed(error).await,
    }
}

/// Freezes and keeps it, and writes that down. Answers its number; `None` where somebody else was quicker.
async fn keep(state: &Lagesbild, account: &Account, edition: Edition) -> store::Result<Option<u32>> {
    let frozen = edition.freeze().map_err(|error| store::Error::Corrupt(error.to_string()))?;
    if !state.store.publish(state.code(), &frozen).await? {
        return Ok(None);
    }
    let about = frozen.about();
    let reason = about.reason.as_deref().map(|reason| format!(": {reason}")).unwrap_or_default();
    let detail = format!("SHA-256 {}{reason}", frozen.sha256());
    let subject = format!("{} version {}", about.year, about.number);
    state.audit(Some(account), "picture.publish", &subject, &detail).await?;
    state.refresh_catalogue().await;
    Ok(Some(about.number))
}

/// Sets a round's last day: until it is over nothing can be published.
pub async fn close(
    State(state): State<Shared>,
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
    PathPart(year): PathPart,
    body: Body,
) -> Response {
    if !account.role.edits() {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let Some(year) = year_of(&year) else { return asked.trouble(Trouble::NotFound).await };
    let kept = posted(body).await;
    let draft = match draft(&state, year).await {
        Ok(draft) => draft,
        Err(error) => return asked.failed(error).await,
    };
    let today = state.today();
    let round = draft.rounds.iter().find(|round| round.id == kept.get("round"));
    // A round that is over is over: what has been published rests on it.
    let Some(round) = round.filter(|round| !round.is_over_on(today)).cloned() else {
        return asked.trouble(Trouble::NotFound).await;
    };
    let closes = kept.get("closes").parse::<Date>().ok();
    let Some(closes) = closes.filter(|closes| *closes >= today && *closes >= round.opens) else {
        let text = PublishFault::LastDay.text(asked.language);
        return refused(&asked, draft, kept, vec![("closes", text)]).await;
    };
    let kept_and_logged = async {
        state.store.close_round(state.code(), &round.id, closes).await?;
        state.audit(Some(&account), "round.close", &round.id, &closes.to_string()).await
    };
    if let Err(error) = kept_and_logged.await {
        return asked.failed(error).await;
    }
    state.refresh_catalogue().await;
    let language = asked.language.tag();
    Redirect::to(&format!("/personal/lagesbild/{year}/publicera?lang={language}")).into_response()
}

pub async fn preview(asked: Asked, PathPart(year): PathPart, uri: Uri, headers: HeaderMap) -> Response {
    look(asked, &year, None, &uri, &headers).await
}

pub async fn preview_plain(
    asked: Asked,
    PathPair(year, slug): PathPair,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    look(asked, &year, Some(slug), &uri, &headers).await
}

/// The public page as it would be.
async fn look(asked: Asked, year: &str, plain: Option<String>, uri: &Uri, headers: &HeaderMap) -> Response {
    let Some(year) = year_of(year) else { return asked.trouble(Trouble::NotFound).await };
    let state = &asked.state;
    let draft = match draft(state, year).await {
        Ok(draft) => draft,
        Err(error) => return asked.failed(error).await,
    };
    let Some(edition) = draft.edition else { return asked.trouble(Trouble::NotFound).await };
    let picture = match edition.freeze().and_then(|frozen| frozen.thaw()) {
        Ok(picture) => Arc::new(picture),
        Err(error) => return asked.failed(store::Error::Corrupt(error.to_string())).await,
    };
    let chosen = |name| query_value(uri, name).filter(|value| !value.is_empty());
    let group = chosen("group").filter(|group| picture.figures.group(group).is_some());
    let area = chosen("area").filter(|area| picture.figures.area(area).is_some());
    let choice = Choice { group, area, years: Vec::new(), promise: None, preview: true };
    let shown = published::published(state, picture, draft.latest, draft.versions, choice);
    match published::render(&context(state, uri, headers), &shown, plain.as_deref()) {
        Some(page) => published::send(&page),
        None => asked.trouble(Trouble::NotFound).await,
    }
}
