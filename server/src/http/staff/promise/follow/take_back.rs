//! Taking back a deed or a meeting. Residents have seen it, so it goes with a reason; what was written down a moment ago can
//! be undone without one.

use app::staff::{FieldErrors, Kept as Fields, Section, TakeBack, TakeBackPage, Trouble, stands_at};
use axum::{body::Body, http::StatusCode, response::Response};
use domain::promise::{DeedDone, Entry, Meeting};
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    super::{
        Desk, LONGEST_LINE,
        form::{REFUSED, posted},
    },
    Kept, forbidden,
};

pub async fn show(desk: Desk) -> Response {
    match asked(&desk).await {
        Ok((kept, entry)) => page(&desk, StatusCode::OK, &kept, entry, Fields::default(), Vec::new()).await,
        Err(response) => response,
    }
}

pub async fn take_back(desk: Desk, body: Body) -> Response {
    let (kept, entry) = match asked(&desk).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let fields = posted(body).await;
    let mut reading = desk.reading(&fields);
    let reason = reading.required("reason", LONGEST_LINE);
    let errors = reading.errors;
    if !errors.is_empty() {
        return page(&desk, REFUSED, &kept, entry, fields, errors).await;
    }
    remove(&desk, &entry, &reason).await
}

/// Takes back what this side wrote down today; what is older, or the other side's, asks for a reason first.
pub async fn undo(desk: Desk, body: Body) -> Response {
    let kept = match allowed(&desk).await {
        Ok(kept) => kept,
        Err(response) => return response,
    };
    let id: Option<Uuid> = posted(body).await.get("id").parse().ok();
    match id.and_then(|id| find(&kept, id)) {
        Some(Entry::Deed(deed)) if deed.by == desk.by() => remove(&desk, &Entry::Deed(deed), "").await,
        Some(entry) => desk.to_page(&format!("/ta-bort/{}", entry.id()), ""),
        None => desk.to_page("/uppfoljning", ""),
    }
}

async fn allowed(desk: &Desk) -> Result<Kept, Response> {
    match forbidden(desk).await {
        Some(response) => Err(response),
        None => desk.kept().await,
    }
}

/// The entry that the address names.
async fn asked(desk: &Desk) -> Result<(Kept, Entry), Response> {
    let kept = allowed(desk).await?;
    match desk.subject.parse().ok().and_then(|id| find(&kept, id)) {
        Some(entry) => Ok((kept, entry)),
        None => Err(desk.trouble(Trouble::NotFound).await),
    }
}

fn find(kept: &Kept, id: Uuid) -> Option<Entry> {
    let deed = kept.log.deeds.iter().find(|deed| deed.id == id).cloned().map(Entry::Deed);
    deed.or_else(|| kept.log.meetings.iter().find(|meeting| meeting.id == id).cloned().map(Entry::Meeting))
}

/// What was taken back is told in the log with its reason, so that nothing disappears unseen.
async fn remove(desk: &Desk, entry: &Entry, reason: &str) -> Response {
    let (action, subject, what) = match entry {
        Entry::Deed(DeedDone { commitment, day, number, place, function, .. }) => {
            ("promise.deed_back", commitment.to_string(), format!("{day} {number} {place} {function}"))
        }
        Entry::Meeting(Meeting { day, forum, .. }) => {
            ("promise.meeting_back", day.to_string(), forum.clone())
        }
        Entry::Comment(_) => return desk.trouble(Trouble::NotFound).await,
    };
    let detail = if reason.is_empty() { what } else { format!("{}. {reason}", what.trim()) };
    let state = desk.state();
    let removed = async {
        if state.store.remove_promise_entry(state.code(), desk.year, entry.id()).await? {
            desk.log(action, &subject, detail.trim()).await?;
        }
        Ok(())
    };
    match removed.await {
        Ok(()) => desk.told(stands_at(entry), "borttagen"),
        Err(error) => desk.asked.failed(error).await,
    }
}

async fn page(
    desk: &Desk,
    status: StatusCode,
    kept: &Kept,
    entry: Entry,
    fields: Fields,
    errors: FieldErrors,
) -> Response {
    let language = desk.asked.language;
    let key = if matches!(entry, Entry::Meeting(_)) { "take-back-meeting" } else { "take-back-deed" };
    let page = TakeBack { names: desk.names(), year: desk.year, entry, kept: fields, errors };
    desk.asked
        .clone()
        .marked(kept.promise.text().demo())
        .page_with_islands(
            status,
            Section::FollowUp,
            app::texts::t(language, key),
            move || view! { <TakeBackPage page=page.clone() /> },
        )
        .await
}
