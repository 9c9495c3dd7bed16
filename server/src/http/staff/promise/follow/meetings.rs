//! The meetings where the promise is followed up.

use app::staff::{FieldFault, Kept as Fields, Marks, MeetingForm, Meetings, MeetingsPage, Section};
use axum::{
    body::Body,
    http::{StatusCode, Uri},
    response::Response,
};
use domain::promise::{Entry, Meeting};
use leptos::prelude::*;

use super::{
    super::{
        super::super::request::query_value,
        Desk, LONGEST_LINE, LONGEST_TEXT,
        form::{REFUSED, Reading, posted},
    },
    Kept, forbidden,
};

pub async fn show(desk: Desk, uri: Uri) -> Response {
    let kept = match desk.kept().await {
        Ok(kept) => kept,
        Err(response) => return response,
    };
    let fields = [("id", desk.fresh().to_string()), ("day", desk.state().today().to_string())];
    let fields = Fields(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
    let just = Just {
        added: query_value(&uri, "klar").is_some(),
        taken_back: query_value(&uri, "borttagen").is_some(),
    };
    let form = MeetingForm { kept: fields, ..MeetingForm::default() };
    page(&desk, StatusCode::OK, kept, form, just).await
}

pub async fn add(desk: Desk, body: Body) -> Response {
    if let Some(response) = forbidden(&desk).await {
        return response;
    }
    let kept = match desk.kept().await {
        Ok(kept) => kept,
        Err(response) => return response,
    };
    let fields = posted(body).await;
    let mut reading = desk.reading(&fields);
    let meeting = read(&desk, &mut reading, &kept);
    let errors = reading.errors;
    let (Some(meeting), true) = (meeting, errors.is_empty()) else {
        let form = MeetingForm { kept: fields, errors, ..MeetingForm::default() };
        return page(&desk, REFUSED, kept, form, Just::default()).await;
    };
    let marks = Marks::in_fields(&fields, &["forum", "season", "decisions"]);
    if !marks.were_read(&fields) {
        let form = MeetingForm { kept: fields, marks, ..MeetingForm::default() };
        return page(&desk, REFUSED, kept, form, Just::default()).await;
    }
    let state = desk.state();
    let saved = async {
        if state.store.add_promise_entry(state.code(), desk.year, &Entry::Meeting(meeting.clone())).await? {
            desk.log("promise.meeting", &meeting.day.to_string(), &meeting.forum).await?;
        }
        Ok(())
    };
    match saved.await {
        Ok(()) => desk.told("/moten", "klar"),
        Err(error) => desk.asked.failed(error).await,
    }
}

fn read(desk: &Desk, reading: &mut Reading<'_>, kept: &Kept) -> Option<Meeting> {
    let day = reading.day("day");
    match day {
        None if reading.kept.get("day").trim().is_empty() => reading.fault("day", FieldFault::Missing),
        Some(day) if day > desk.state().today() => reading.fault("day", FieldFault::NotYet),
        _ => {}
    }
    let forum = reading.required("forum", LONGEST_LINE);
    let season = reading.text("season", LONGEST_LINE);
    let decisions = reading.required("decisions", LONGEST_TEXT);
    let next = reading.day("next");
    if day.zip(next).is_some_and(|(held, next)| next < held) {
        reading.fault("next", FieldFault::NextBefore);
    }
    let all = kept.promise.text().commitments.iter();
    let commitments = all.map(|one| one.id).filter(|id| reading.kept.has("commitments", &id.to_string()));
    let id = reading.kept.get("id").parse().unwrap_or_else(|_| desk.fresh());
    Some(Meeting {
        id,
        day: day?,
        forum,
        season,
        commitments: commitments.collect(),
        decisions,
        next,
        by: desk.by(),
    })
}

/// What was just done.
#[derive(Default)]
struct Just {
    added: bool,
    taken_back: bool,
}

async fn page(desk: &Desk, status: StatusCode, kept: Kept, form: MeetingForm, just: Just) -> Response {
    let demo = kept.promise.text().demo();
    let page = Meetings {
        names: desk.names(),
        meetings: kept.log.meetings,
        promise: kept.promise,
        form: desk.account.role.follows_up().then_some(form),
        added: just.added,
        taken_back: just.taken_back,
    };
    let title = app::texts::t(desk.asked.language, "meetings-title");
    desk.asked
        .clone()
        .marked(demo)
        .page_with_islands(
            status,
            Section::FollowUp,
            title,
            move || view! { <MeetingsPage page=page.clone() /> },
        )
        .await
}
