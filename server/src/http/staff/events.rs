//! Events: the list with its form, one event, its QR and its poster.

use std::{collections::BTreeMap, sync::Arc};

use app::staff::{
    CardOrder, Cards, EventDetails, EventForm, EventPage, EventRow, Events, EventsPage, FieldFault, Kept,
    Poster, PosterPage, Section, Trouble,
};
use axum::{
    body::Body,
    extract::{Extension, State},
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    announcement::Announcement,
    event::{Event, EventCode, EventKind, Organiser},
    municipality::Municipality,
};
use jiff::civil::Date;
use leptos::prelude::*;
use store::{Account, Role};

use super::{
    super::request::{PathPart, query_value},
    announce, cards,
    guard::SignedIn,
    posted,
    render::Asked,
};
use crate::{
    assets::STAFF_STYLE,
    qr::Qr,
    state::{Lagesbild, Shared},
};

pub async fn list(asked: Asked) -> Response {
    show_list(&asked, StatusCode::OK, EventForm::default()).await
}

async fn show_list(asked: &Asked, status: StatusCode, form: EventForm) -> Response {
    let state = &asked.state;
    let (events, counts) = match (state.store.events(state.code()).await, answers_by_event(state).await) {
        (Ok(events), Ok(counts)) => (events, counts),
        (Err(error), _) | (_, Err(error)) => return asked.failed(error).await,
    };
    let may_edit = asked.account.as_ref().is_some_and(|account| account.role.edits());
    let rows = events
        .into_iter()
        .map(|event| {
            let answers = counts.get(event.code.as_str()).map_or(0, |count| count.total);
            EventRow { event, answers }
        })
        .collect();
    let page = Events {
        language: asked.language,
        municipality: Arc::clone(&state.municipality),
        rows,
        ages: state.catalogue().ages(),
        form: may_edit.then_some(form),
    };
    let title = app::texts::t(asked.language, "nav-events");
    asked.page(status, Section::Events, title, move || view! { <EventsPage page=page.clone() /> }).await
}

/// How many answers came in through an event.
#[derive(Clone, Copy, Default)]
struct Answers {
    today: u64,
    total: u64,
}

/// By event code, over every year that has answers.
async fn answers_by_event(state: &Lagesbild) -> store::Result<BTreeMap<String, Answers>> {
    let mut counts: BTreeMap<String, Answers> = BTreeMap::new();
    let today = state.today();
    for year in state.store.years_with_responses(state.code()).await? {
        for daily in state.store.daily_counts(state.code(), year).await? {
            let number = u64::try_from(daily.count).unwrap_or_default();
            let count = counts.entry(daily.event).or_default();
            count.total += number;
            if daily.day == today {
                count.today += number;
            }
        }
    }
    Ok(counts)
}

pub async fn add(
    State(state): State<Shared>,
    asked: Asked,
    Extension(SignedIn(account)): Extension<SignedIn>,
    body: Body,
) -> Response {
    if !account.role.edits() {
        return asked.trouble(Trouble::Forbidden).await;
    }
    let kept = posted(body).await;
    let code = EventCode::generate(state.random.as_ref());
    let event = match event_of(&kept, code, &state.municipality) {
        Ok(event) => event,
        Err(faults) => {
            let errors = faults
                .into_iter()
                .map(|(field, fault)| (field.to_owned(), fault.text(asked.language)))
                .collect();
            return show_list(&asked, StatusCode::UNPROCESSABLE_ENTITY, EventForm { kept, errors }).await;
        }
    };
    // What came of it is not asked for before it has been.
    let (said, _) = announce::said(&kept, &state, event.code.clone());
    match save(&state, &account, event, Announcement { outcome: None, ..said }).await {
        Ok(code) => {
            let language = asked.language.tag();
            Redirect::to(&format!("/personal/handelser/{code}?new=1&lang={language}")).into_response()
        }
        Err(error) => asked.failed(error).await,
    }
}

/// Adds the event, with another code when its own is taken, and writes it down.
async fn save(
    state: &Lagesbild,
    account: &Account,
    mut event: Event,
    said: Announcement,
) -> store::Result<EventCode> {
    while !state.store.add_event(state.code(), &event).await? {
        event.code = EventCode::generate(state.random.as_ref());
    }
    state.audit(Some(account), "event.add", event.code.as_str(), &event.title).await?;
    announce::put(state, account, None, Announcement { event: event.code.clone(), ..said }).await?;
    Ok(event.code)
}

/// The event that a form describes, or what is wrong with it.
fn event_of(
    kept: &Kept,
    code: EventCode,
    municipality: &Municipality,
) -> Result<Event, Vec<(&'static str, FieldFault)>> {
    let mut faults = Vec::new();
    let mut text = |field: &'static str, most: usize| {
        let text = kept.get(field).trim().to_owned();
        if text.is_empty() {
            faults.push((field, FieldFault::Missing));
        } else if text.chars().count() > most {
            faults.push((field, FieldFault::TooLong { most }));
        }
        text
    };
    let (title, place) = (text("title", 80), text("place", 80));
    let kind = EventKind::from_id(&kept.get("kind"));
    if kind.is_none() {
        faults.push(("kind", FieldFault::Choose));
    }
    let organiser = Organiser::from_id(&kept.get("organiser"));
    if organiser.is_none() {
        faults.push(("organiser", FieldFault::Choose));
    }
    let first_day = kept.get("first_day").parse::<Date>().ok();
    if first_day.is_none() {
        faults.push(("first_day", FieldFault::DayInvalid));
    }
    let typed_last = kept.get("last_day");
    let last_day = if typed_last.is_empty() { first_day } else { typed_last.parse::<Date>().ok() };
    match (first_day, last_day) {
        (_, None) if !typed_last.is_empty() => faults.push(("last_day", FieldFault::DayInvalid)),
        (Some(first), Some(last)) if last < first => faults.push(("last_day", FieldFault::DaysReversed)),
        _ => {}
    }
    let areas: Vec<String> = municipality
        .areas
        .iter()
        .filter(|area| kept.has("areas", &area.id))
        .map(|area| area.id.clone())
        .collect();
    match (kind, organiser, first_day, last_day) {
        (Some(kind), Some(organiser), Some(first_day), Some(last_day)) if faults.is_empty() => {
            Ok(Event { code, kind, title, place, first_day, last_day, organiser, areas })
        }
        _ => Err(faults),
    }
}

pub async fn show(asked: Asked, PathPart(typed): PathPart, uri: Uri) -> Response {
    let event = match event_of_path(&asked, &typed).await {
        Ok(event) => event,
        Err(response) => return response,
    };
    match cards::of_event(&asked, &event.code, &uri).await {
        Ok(cards) => show_event(&asked, StatusCode::OK, event, &uri, cards, None).await,
        Err(error) => asked.failed(error).await,
    }
}

/// The event's page with an order of cards that has something wrong in it.
pub async fn show_with_order(asked: &Asked, event: Event, uri: &Uri, order: CardOrder) -> Response {
    match cards::of_event(asked, &event.code, uri).await {
        Ok(cards) => {
            let cards = Cards { order: Some(order), ..cards };
            show_event(asked, StatusCode::UNPROCESSABLE_ENTITY, event, uri, cards, None).await
        }
        Err(error) => asked.failed(error).await,
    }
}

/// The event's page with something wrong in what the calendar is to say of it.
pub async fn show_with_announcing(asked: &Asked, event: Event, uri: &Uri, form: EventForm) -> Response {
    match cards::of_event(asked, &event.code, uri).await {
        Ok(cards) => show_event(asked, StatusCode::UNPROCESSABLE_ENTITY, event, uri, cards, Some(form)).await,
        Err(error) => asked.failed(error).await,
    }
}

async fn show_event(
    asked: &Asked,
    status: StatusCode,
    event: Event,
    uri: &Uri,
    cards: Cards,
    refused: Option<EventForm>,
) -> Response {
    let state = &asked.state;
    let qr = match qr_of(asked, &event).await {
        Ok(qr) => qr,
        Err(response) => return response,
    };
    let counts = match answers_by_event(state).await {
        Ok(counts) => counts.get(event.code.as_str()).copied().unwrap_or_default(),
        Err(error) => return asked.failed(error).await,
    };
    let may_edit = asked.role().is_some_and(Role::edits);
    let running = async {
        if !may_edit {
            return Ok(None);
        }
        state.store.running_kiosks(state.code(), &event.code, state.today()).await.map(Some)
    };
    let kiosks = match running.await {
        Ok(kiosks) => kiosks,
        Err(error) => return asked.failed(error).await,
    };
    let announcing = match announce::of_event(asked, &event.code, uri, refused).await {
        Ok(announcing) => announcing,
        Err(error) => return asked.failed(error).await,
    };
    let title = event.title.clone();
    let page = EventDetails {
        announcing,
        kiosks,
        language: asked.language,
        municipality: Arc::clone(&state.municipality),
        address: state.config.public_url.event(&event.code),
        loopback: state.config.public_url.is_loopback(),
        qr: qr.svg(&title),
        answers_today: counts.today,
        answers: counts.total,
        new: query_value(uri, "new").is_some(),
        cards,
        event,
    };
    asked.page(status, Section::Events, title, move || view! { <EventPage page=page.clone() /> }).await
}

/// The event with this code and the QR of its address, or the page that says there is none.
pub(super) async fn found(asked: &Asked, typed: &str) -> Result<(Event, Qr), Response> {
    let event = event_of_path(asked, typed).await?;
    let qr = qr_of(asked, &event).await?;
    Ok((event, qr))
}

/// The event with this code, or the page that says there is none.
pub async fn event_of_path(asked: &Asked, typed: &str) -> Result<Event, Response> {
    let state = &asked.state;
    let Some(code) = EventCode::parse(typed) else { return Err(asked.trouble(Trouble::NotFound).await) };
    match state.store.event(state.code(), &code).await {
        Ok(Some(event)) => Ok(event),
        Ok(None) => Err(asked.trouble(Trouble::NotFound).await),
        Err(error) => Err(asked.failed(error).await),
    }
}

/// The QR of the event's address.
async fn qr_of(asked: &Asked, event: &Event) -> Result<Qr, Response> {
    match Qr::of(&asked.state.config.public_url.event(&event.code)) {
        Ok(qr) => Ok(qr),
        Err(error) => {
            tracing::error!(%error, "a QR could not be made");
            Err(asked.trouble(Trouble::Failed).await)
        }
    }
}

pub async fn poster(State(state): State<Shared>, asked: Asked, PathPart(typed): PathPart) -> Response {
    let (event, qr) = match found(&asked, &typed).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let page = Poster {
        language: asked.language,
        municipality: Arc::clone(&state.municipality),
        address: state.config.public_url.event(&event.code),
        loopback: state.config.public_url.is_loopback(),
        qr: qr.svg(&event.title),
        event,
        styles: state.assets.href(STAFF_STYLE).unwrap_or_default(),
    };
    asked.render_document(StatusCode::OK, move || view! { <PosterPage page=page.clone() /> }).await
}

pub async fn qr_svg(asked: Asked, PathPart(typed): PathPart) -> Response {
    match found(&asked, &typed).await {
        Ok((event, qr)) => file("image/svg+xml", &event, "svg", qr.svg(&event.title).into_bytes()),
        Err(response) => response,
    }
}

pub async fn qr_png(asked: Asked, PathPart(typed): PathPart) -> Response {
    match found(&asked, &typed).await {
        Ok((event, qr)) => match qr.png() {
            Ok(png) => file("image/png", &event, "png", png),
            Err(error) => {
                tracing::error!(%error, "a QR could not be drawn");
                asked.trouble(Trouble::Failed).await
            }
        },
        Err(response) => response,
    }
}

fn file(content_type: &'static str, event: &Event, extension: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"lagesbild-{}.{extension}\"", event.code);
    ([(header::CONTENT_TYPE, content_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{config::built_in_municipality, environment::SystemRandom};

    fn kept(fields: &[(&str, &str)]) -> Kept {
        Kept(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn made(fields: &[(&str, &str)]) -> Result<Event, Vec<(&'static str, FieldFault)>> {
        event_of(&kept(fields), EventCode::generate(&SystemRandom), &built_in_municipality())
    }

    const WHOLE: [(&str, &str); 6] = [
        ("kind", "dialogue"),
        ("title", "Kaffe med polisen"),
        ("place", "Jakobsbergs torg"),
        ("first_day", "2026-09-03"),
        ("organiser", "gemensam"),
        ("areas", "jakobsberg"),
    ];

    #[test]
    fn a_form_without_a_last_day_is_an_event_of_one_day() {
        let event = made(&WHOLE).unwrap();
        assert_eq!(event.first_day, event.last_day);
        assert_eq!(event.areas, ["jakobsberg"]);
    }

    #[test]
    fn every_faulty_field_is_named() {
        let mut fields: Vec<_> = made(&[("last_day", "i morgon")]).unwrap_err();
        fields.sort_by_key(|(field, _)| *field);
        let names: Vec<_> = fields.iter().map(|(field, _)| *field).collect();
        assert_eq!(names, ["first_day", "kind", "last_day", "organiser", "place", "title"]);
        let mut reversed = WHOLE.to_vec();
        reversed.push(("last_day", "2026-09-02"));
        assert_eq!(made(&reversed).unwrap_err(), [("last_day", FieldFault::DaysReversed)]);
    }
}
