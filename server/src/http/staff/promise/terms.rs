//! What holds for the whole promise.

use app::staff::{FieldFault, Kept, PromiseForm, Section, TermsForm, TermsPage, Trouble, terms_fields};
use axum::{body::Body, http::StatusCode, response::Response};
use domain::promise::{Piece, Terms};
use leptos::prelude::*;

use super::{
    Desk, Editing, LONGEST_LINE, LONGEST_TEXT, Loaded, Unsaved, after, again, asks, based_on,
    form::{CHANGED, REFUSED, Reading, posted},
};

pub async fn show(Editing(desk): Editing) -> Response {
    page(&desk, StatusCode::OK, None).await
}

pub async fn save(Editing(desk): Editing, body: Body) -> Response {
    let kept = posted(body).await;
    let loaded = match desk.load().await {
        Ok(loaded) => loaded,
        Err(error) => return desk.asked.failed(error).await,
    };
    let mut reading = desk.reading(&kept);
    let terms = read(&mut reading, &loaded);
    let errors = reading.errors;
    let (Some(terms), true) = (terms, errors.is_empty()) else {
        return page(&desk, REFUSED, Some(again(kept, errors))).await;
    };
    if let Some(form) = asks(&kept, &["parties", "goals", "reason"]) {
        return page(&desk, REFUSED, Some(form)).await;
    }
    let detail = terms.reason.clone();
    match desk.save(&Piece::Terms(terms), based_on(&kept), &detail).await {
        Ok(()) => desk.saved("villkor"),
        Err(Unsaved::Changed(theirs)) => page(&desk, CHANGED, Some(after(kept, theirs))).await,
        Err(Unsaved::Failed(error)) => desk.asked.failed(error).await,
    }
}

/// The posted terms. The reason is asked for when there is a decided text to change.
fn read(reading: &mut Reading<'_>, loaded: &Loaded) -> Option<Terms> {
    let (starts, ends) = (reading.day("starts"), reading.day("ends"));
    for (field, day) in [("starts", starts), ("ends", ends)] {
        if day.is_none() && reading.kept.get(field).trim().is_empty() {
            reading.fault(field, FieldFault::Missing);
        }
    }
    reading.in_order("ends", starts, ends);
    let parties = reading.required("parties", LONGEST_LINE * 4);
    let parties = parties.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let goals = reading.text("goals", LONGEST_TEXT);
    let reason = match loaded.decided {
        Some(_) => reading.required("reason", LONGEST_TEXT),
        None => String::new(),
    };
    let kept = loaded.writing.terms.as_ref().and_then(|terms| terms.value.picture.clone());
    let chosen = reading.kept.get("picture");
    let mut offered = kept.into_iter().chain(loaded.newest.clone());
    let picture = offered.find(|one| one.sha256.to_string() == chosen);
    Some(Terms { starts: starts?, ends: ends?, parties, picture, goals, reason })
}

async fn page(desk: &Desk, status: StatusCode, form: Option<PromiseForm>) -> Response {
    let loaded = match desk.load().await {
        Ok(loaded) => loaded,
        Err(error) => return desk.asked.failed(error).await,
    };
    let form = match (form, &loaded.writing.terms) {
        (Some(form), _) => form,
        (None, Some(terms)) => PromiseForm {
            kept: fields(&terms.value, &loaded),
            based_on: terms.revision,
            ..PromiseForm::default()
        },
        (None, None) => return desk.trouble(Trouble::NotFound).await,
    };
    let mut pictures: Vec<_> =
        loaded.writing.terms.iter().filter_map(|terms| terms.value.picture.clone()).collect();
    if let Some(newest) = &loaded.newest
        && pictures.iter().all(|one| one.sha256 != newest.sha256)
    {
        pictures.push(newest.clone());
    }
    let demo = loaded.demo();
    let page = TermsForm {
        names: desk.names(),
        year: desk.year,
        form,
        pictures,
        decided: loaded.decided.map(|decided| decided.number),
    };
    let title = app::texts::t(desk.asked.language, "terms-title");
    desk.asked
        .clone()
        .marked(demo)
        .page_with_islands(status, Section::Promise, title, move || view! { <TermsPage page=page.clone() /> })
        .await
}

/// As they are kept; the decided version's reason is not the next one's.
fn fields(terms: &Terms, loaded: &Loaded) -> Kept {
    let told = loaded.decided.as_ref().map(|decided| &decided.text().terms.reason);
    let mut terms = terms.clone();
    if told == Some(&terms.reason) {
        terms.reason = String::new();
    }
    terms_fields(&terms)
}
