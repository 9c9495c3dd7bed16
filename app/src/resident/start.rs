//! `/` and `/e/{code}`: who asks, why, and which age group.

use domain::{
    event::{Event, EventCode},
    survey::Survey,
};
use leptos::prelude::*;

use super::{Context, field::reassurance};
use crate::{
    components::shell::document,
    texts::{days, t, t_with},
};

/// The start page; for an event, which event it is stands above the choice and follows along in the links.
pub fn start_page(context: &Context, event: Option<&Event>, surveys: &[&Survey], round_open: bool) -> String {
    let language = context.language;
    let code = event.map(|event| &event.code);
    let frame = context.frame(t(language, "start-title"), code);
    document(frame, || {
        let name = context.municipality.name.clone();
        let choice = if round_open {
            view! {
                {ages(context, code, surveys)}
            }
            .into_any()
        } else {
            view! {
                <section class="box">
                    <h2>{t(language, "start-closed")}</h2>
                    <p>{t(language, "start-closed-text")}</p>
                </section>
            }
            .into_any()
        };
        view! {
            <h1>{t(language, "start-title")}</h1>
            <p class="lead">{t_with(language, "start-lead", &[("name", name.into())])}</p>
            {event
                .map(|event| {
                    view! {
                        <p class="event">
                            {t(language, "start-event")} " " <strong>{event.title.clone()}</strong> <br />
                            {event.place.clone()} ", " {days(language, event.first_day, event.last_day)}
                        </p>
                    }
                })}
            {context.code.is_some().then(|| view! { <p class="box">{t(language, "start-card")}</p> })}
            {choice}
            {reassurance(context, "start-anonymous")}
            {latest_picture(context)}
            {latest_promise(context)}
            {context
                .elsewhere("/kalender")
                .map(|href| {
                    view! {
                        <p>
                            <a href=href>{t(language, "start-calendar")}</a>
                        </p>
                    }
                })}
        }
    })
}

/// The choice of age group.
pub(super) fn ages(context: &Context, code: Option<&EventCode>, surveys: &[&Survey]) -> impl IntoView {
    let language = context.language;
    view! {
        <h2 id="age">{t(language, "start-age")}</h2>
        <p class="hint">{t(language, "start-age-hint")}</p>
        <nav class="ages" aria-labelledby="age">
            {surveys
                .iter()
                .map(|survey| {
                    let href = context.href(&format!("/s/{}", survey.slug), code);
                    view! {
                        <a href=href>
                            <span>{survey.name.get(language).to_owned()}</span>
                            {arrow()}
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
}

/// The way to the latest published picture. From a kiosk no link leads away.
pub(super) fn latest_picture(context: &Context) -> Option<impl IntoView + use<>> {
    let language = context.language;
    let year = context.published.filter(|_| !context.kiosk)?;
    let href = context.plain_href(&format!("/lagesbild/{year}"));
    Some(view! {
        <p class="latest">
            <a href=href>{t_with(language, "picture-latest", &[("year", year.to_string().into())])}</a>
            <br />
            {t(language, "picture-latest-about")}
        </p>
    })
}

/// The way to the latest decided promise.
fn latest_promise(context: &Context) -> Option<impl IntoView + use<>> {
    let language = context.language;
    let year = context.promised.as_ref().filter(|_| !context.kiosk)?.year.to_string();
    let href = context.plain_href(&format!("/lofte/{year}"));
    Some(view! {
        <p class="latest">
            <a href=href>{t_with(language, "start-promise", &[("year", year.into())])}</a>
            <br />
            {t(language, "start-promise-about")}
        </p>
    })
}

fn arrow() -> impl IntoView {
    view! {
        <svg class="arrow" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M5 12h14M13 6l6 6-6 6" />
        </svg>
    }
}
