//! One event: its code, its address, its QR, and the poster.

use std::sync::Arc;

use domain::{event::Event, language::Language, municipality::Municipality};
use leptos::prelude::*;

use super::{
    announce::{self, Announcing},
    cards::{self, Cards},
    events::{areas_in_words, kind_name, organiser_name},
    kiosk::kiosk_card,
    links,
};
use crate::texts::{days, integer, t};

#[derive(Clone, Debug)]
pub struct EventDetails {
    pub language: Language,
    pub municipality: Arc<Municipality>,
    pub event: Event,
    /// The whole address that the QR leads to.
    pub address: String,
    /// Whether nobody but this computer can reach the address.
    pub loopback: bool,
    /// The QR as SVG.
    pub qr: String,
    pub answers_today: u64,
    pub answers: u64,
    pub cards: Cards,
    pub announcing: Announcing,
    /// Whether it has just been made.
    pub new: bool,
    /// How many kiosks run today; for those who may start and end them.
    pub kiosks: Option<u64>,
}

#[component]
pub fn EventPage(page: EventDetails) -> impl IntoView {
    let EventDetails {
        language,
        municipality,
        event,
        address,
        loopback,
        qr,
        answers_today,
        answers,
        cards,
        announcing,
        new,
        kiosks,
    } = page;
    let folder = format!("/personal/handelser/{}", event.code);
    let facts = [
        (t(language, "field-kind"), kind_name(language, event.kind)),
        (t(language, "field-day"), days(language, event.first_day, event.last_day)),
        (t(language, "field-place"), event.place.clone()),
        (t(language, "field-organiser"), organiser_name(language, event.organiser)),
        (t(language, "field-areas"), areas_in_words(language, &municipality, &event.areas)),
        (t(language, "field-answers-today"), integer(language, answers_today)),
        (t(language, "field-answers"), integer(language, answers)),
    ];
    let facts = facts
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! {
        {new.then(|| view! { <p class="done" role="status">{t(language, "event-made")}</p> })}
        <div class="event">
            <div class="event-facts">
                <dl class="facts">{facts}</dl>
                <p class="event-links">
                    <a class="button next" href=links::to(&format!("{folder}/affisch"))>
                        {t(language, "event-open-poster")}
                    </a>
                    <a href=format!("{folder}/qr.svg") download="">
                        {t(language, "event-qr-svg")}
                    </a>
                    <a href=format!("{folder}/qr.png") download="">
                        {t(language, "event-qr-png")}
                    </a>
                </p>
            </div>
            <div class="event-way card">
                <h2>{t(language, "event-way")}</h2>
                <div class="qr" role="img" aria-label=t(language, "event-qr-label") inner_html=qr></div>
                <p class="event-code">
                    <span>{t(language, "field-code")}</span>
                    <b>{event.code.to_string()}</b>
                </p>
                <p class="address">
                    <a href=address.clone()>{address.clone()}</a>
                </p>
                {loopback
                    .then(|| view! { <p class="care">{t(language, "poster-loopback")}</p> })}
            </div>
        </div>
        {announce::card(language, &folder, announcing)}
        {kiosks.map(|running| kiosk_card(language, event.code.as_str(), running))}
        {cards::section(language, &folder, loopback, cards)}
        <p><a href=links::to("/personal/handelser")>{t(language, "event-to-all")}</a></p>
    }
    .into_any()
}
