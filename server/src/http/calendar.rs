//! `/kalender` and `/kalender.ics`: the events that were announced.

use app::{
    resident::{self, CalendarPage, calendar_name, for_whom, turnout_in_words},
    texts::{t, t_with},
};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, Uri, header},
    response::{Html, IntoResponse, Response},
};
use domain::{
    calendar::{AnswersAt, Calendar, Choice, Entry, Kept},
    icalendar::{self, AllDay},
    language::{Language, Text},
};

use super::{
    request::query_value,
    resident::{context, unavailable},
};
use crate::state::{Lagesbild, Shared};

pub async fn page(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    let context = context(&state, &uri, &headers);
    match calendar(&state).await {
        Ok(calendar) => {
            let choice = choice(&state, &uri);
            let page = CalendarPage { calendar: &calendar, choice: &choice, ages: &state.catalogue().ages() };
            Html(resident::calendar_page(&context, &page)).into_response()
        }
        Err(error) => unavailable(&context, &error),
    }
}

pub async fn file(State(state): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    let context = context(&state, &uri, &headers);
    let calendar = match calendar(&state).await {
        Ok(calendar) => calendar,
        Err(error) => return unavailable(&context, &error),
    };
    let (language, ages) = (context.language, state.catalogue().ages());
    let events: Vec<_> = calendar.entries().map(|entry| all_day(&state, language, &ages, entry)).collect();
    let name = calendar_name(language, &state.municipality.name);
    let file = icalendar::calendar(&name, language.tag(), &events);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=900")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("inline; filename=\"kalender.ics\"")),
    ];
    (headers, file).into_response()
}

/// Everything that was announced.
pub async fn calendar(state: &Lagesbild) -> store::Result<Calendar> {
    let catalogue = state.catalogue();
    let (events, announcements) =
        (state.store.events(state.code()).await?, state.store.announcements(state.code()).await?);
    let today = state.today();
    // Counts are read only where one may be told.
    let over = catalogue.rounds().iter().filter(|round| !round.demo && round.is_over_on(today));
    let years: std::collections::BTreeSet<i16> = over.map(|round| round.year).collect();
    let mut answers = AnswersAt::new();
    if announcements.iter().any(|announcement| announcement.announced) {
        for year in years {
            for daily in state.store.daily_counts(state.code(), year).await? {
                if !daily.event.is_empty() {
                    *answers.entry((daily.round, daily.event)).or_default() +=
                        u64::try_from(daily.count).unwrap_or_default();
                }
            }
        }
    }
    let kept = Kept {
        events: &events,
        announcements: &announcements,
        rounds: catalogue.rounds(),
        answers: &answers,
        thresholds: state.municipality.thresholds,
    };
    Ok(Calendar::of(kept, today))
}

/// `?manad=2026-09&omrade=viksjo`. What cannot be chosen is not chosen.
fn choice(state: &Lagesbild, uri: &Uri) -> Choice {
    let month = query_value(uri, "manad").and_then(|typed| {
        let (year, month) = typed.split_once('-')?;
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        ((2000..2100).contains(&year) && (1..=12).contains(&month)).then_some((year, month))
    });
    let area = query_value(uri, "omrade")
        .filter(|typed| state.municipality.areas.iter().any(|area| area.id == *typed));
    Choice { month, area }
}

fn all_day(state: &Lagesbild, language: Language, ages: &[(String, Text)], entry: &Entry) -> AllDay {
    let kind = app::staff::kind_name(language, entry.kind);
    let who = app::staff::organiser_name(language, entry.organiser);
    let who = t_with(language, "calendar-who", &[("who", who.into())]);
    let mut about = vec![format!("{kind}."), for_whom(language, ages, &entry.ages), who];
    if let Some(outcome) = &entry.outcome {
        about.push(format!("{}: {outcome}", t(language, "calendar-outcome")));
    }
    about.extend(entry.answers.map(|answers| turnout_in_words(language, answers)));
    let public_url = state.config.public_url.as_str();
    AllDay {
        uid: format!("{}@lagesbild", entry.id),
        changed: entry.changed,
        first_day: entry.first_day,
        last_day: entry.last_day,
        title: entry.title.clone(),
        place: entry.place.clone(),
        about: about.join("\n"),
        category: kind,
        address: format!("{public_url}/kalender#h-{}", entry.id),
    }
}
