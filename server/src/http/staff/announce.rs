//! What the public calendar is to say of an event.

use app::staff::{Announcing, EventForm, FieldFault, Kept, Trouble};
use axum::{
    body::Body,
    extract::{Extension, State},
    http::Uri,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    announcement::{Announcement, PublicId},
    event::EventCode,
    response::Channel,
};
use store::{Account, Role};

use super::{
    super::request::{PathPart, query_value},
    events,
    guard::SignedIn,
    posted,
    render::Asked,
};
use crate::state::{Lagesbild, Shared};

/// Said in the address of the event's page after something was saved.
const SAVED: &str = "kalender";

/// What a form says of an event. What it does not say is no: an event is not announced by accident.
pub fn said(
    kept: &Kept,
    state: &Lagesbild,
    event: EventCode,
) -> (Announcement, Vec<(&'static str, FieldFault)>) {
    let mut faults = Vec::new();
    let outcome = kept.get("outcome").trim().to_owned();
    let most = Announcement::LONGEST_OUTCOME;
    // A browser sends a line's end as two characters, and people count it as one.
    let outcome = outcome.replace("\r\n", "\n");
    if outcome.chars().count() > most {
        faults.push(("outcome", FieldFault::TooLong { most }));
    }
    let ages = state
        .catalogue()
        .ages()
        .into_iter()
        .map(|(slug, _)| slug)
        .filter(|slug| kept.has("ages", slug))
        .collect();
    let said = Announcement {
        announced: kept.has("announced", "yes"),
        ages,
        outcome: (!outcome.is_empty()).then_some(outcome),
        ..Announcement::unsaid(event, PublicId::generate(state.random.as_ref()), state.today())
    };
    (said, faults)
}

/// The card on the event's page: as it is kept, or as it was refused.
pub async fn of_event(
    asked: &Asked,
    event: &EventCode,
    uri: &Uri,
    refused: Option<EventForm>,
) -> store::Result<Announcing> {
    let state = &asked.state;
    let EventForm { kept, errors } = match refused {
        Some(form) => form,
        None => EventForm {
            kept: Announcing::fields_of(state.store.announcement(state.code(), event).await?.as_ref()),
            errors: Vec::new(),
        },
    };
    Ok(Announcing {
        saved: errors.is_empty() && query_value(uri, SAVED).is_some(),
        kept,
        errors,
        ages: state.catalogue().ages(),
        may_edit: asked.role().is_some_and(Role::edits),
    })
}

pub async fn save(
    State(state): State<Shared>,
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
    PathPart(typed): PathPart,
    uri: Uri,
    body: Body,
) -> Response {
    if !account.role.edits() {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let event = match events::event_of_path(&asked, &typed).await {
        Ok(event) => event,
        Err(response) => return response,
    };
    let kept = posted(body).await;
    let (said, mut faults) = said(&kept, &state, event.code.clone());
    // Whoever orders cards for the event waits meanwhile: of the two, one sees the other.
    let _turn = state.ordering.lock().await;
    if said.announced {
        match is_for_a_closed_group(&state, &event.code).await {
            Ok(true) => faults.push(("announced", FieldFault::ClosedGroup)),
            Ok(false) => {}
            Err(error) => return asked.failed(error).await,
        }
    }
    if !faults.is_empty() {
        let errors =
            faults.into_iter().map(|(field, fault)| (field.to_owned(), fault.text(asked.language))).collect();
        return events::show_with_announcing(&asked, event, &uri, EventForm { kept, errors }).await;
    }
    let saved = async {
        let before = state.store.announcement(state.code(), &event.code).await?;
        put(&state, &account, before, said).await
    };
    match saved.await {
        Ok(()) => {
            let (code, language) = (event.code, asked.language.tag());
            Redirect::to(&format!("/personal/handelser/{code}?{SAVED}=1&lang={language}#kalender"))
                .into_response()
        }
        Err(error) => asked.failed(error).await,
    }
}

/// Whether there are cards for the event, or were and someone has answered with one.
async fn is_for_a_closed_group(state: &Lagesbild, event: &EventCode) -> store::Result<bool> {
    if state.store.count_codes(state.code(), event).await? > 0 {
        return Ok(true);
    }
    for year in state.store.years_with_responses(state.code()).await? {
        let counts = state.store.daily_counts(state.code(), year).await?;
        if counts.iter().any(|daily| daily.event == event.as_str() && daily.channel == Channel::Code) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Keeps what is said, where it is something else than before, and writes it down.
pub async fn put(
    state: &Lagesbild,
    account: &Account,
    before: Option<Announcement>,
    said: Announcement,
) -> store::Result<()> {
    let before =
        before.unwrap_or_else(|| Announcement::unsaid(said.event.clone(), said.id.clone(), said.changed));
    let said = Announcement { id: before.id.clone(), ..said };
    if (said.announced, &said.ages, &said.outcome) == (before.announced, &before.ages, &before.outcome) {
        return Ok(());
    }
    state.store.put_announcement(state.code(), &said).await?;
    let action = match (before.announced, said.announced) {
        (false, true) => "event.announce",
        (true, false) => "event.unannounce",
        _ => "event.outcome",
    };
    state.audit(Some(account), action, said.event.as_str(), said.outcome.as_deref().unwrap_or_default()).await
}

/// Takes an event out of the calendar: there are cards now, so it is for a closed group.
pub async fn close(state: &Lagesbild, account: &Account, event: &EventCode) -> store::Result<()> {
    let Some(before) = state.store.announcement(state.code(), event).await? else { return Ok(()) };
    let said = Announcement { announced: false, changed: state.today(), ..before.clone() };
    put(state, account, Some(before), said).await
}
