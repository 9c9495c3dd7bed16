//! The A4 poster: a document of its own, made for the printer.

use std::sync::Arc;

use domain::{event::Event, language::Language, municipality::Municipality};
use leptos::prelude::*;

use super::links;
use crate::{
    components::shell::ICON,
    texts::{days, t, t_with},
};

#[derive(Clone, Debug)]
pub struct Poster {
    /// The language of the words around the poster.
    pub language: Language,
    pub municipality: Arc<Municipality>,
    pub event: Event,
    /// The whole address that the QR leads to.
    pub address: String,
    /// Whether nobody but this computer can reach the address: then there is nothing to print.
    pub loopback: bool,
    /// The QR as SVG, level Q with four modules of quiet zone.
    pub qr: String,
    /// The address of [`super::STYLE`].
    pub styles: String,
}

/// The whole document. With an address that only this computer can reach it says so and prints nothing else.
#[component]
pub fn PosterPage(page: Poster) -> impl IntoView {
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    let Poster { language, municipality, event, address, loopback, qr, styles } = page;
    let title = t_with(language, "poster-document", &[("title", event.title.clone().into())]);
    let back = links::to(&format!("/personal/handelser/{}", event.code));
    view! {
        <!DOCTYPE html>
        <html lang=language.tag() dir=language.direction()>
            {print_head(title, styles)}
            <body class="poster-page" class:is-loopback=loopback>
                <header class="poster-bar">
                    <a href=back>{t(language, "poster-back")}</a>
                    {if loopback {
                        view! {
                            <p class="poster-warning" role="alert">
                                <strong>{t(language, "poster-loopback")}</strong>
                                " "
                                {t(language, "poster-loopback-advice")}
                            </p>
                        }
                            .into_any()
                    } else {
                        view! { <p>{t(language, "poster-print")}</p> }.into_any()
                    }}
                </header>
                <main class="poster">{sheet(&municipality, &event, address, qr)}</main>
            </body>
        </html>
    }
    .into_any()
}

/// The head of a document that is made for the printer.
pub(super) fn print_head(title: String, styles: String) -> impl IntoView {
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="robots" content="noindex" />
            <title>{title}</title>
            <link rel="icon" href=ICON />
            <link rel="stylesheet" href=styles />
        </head>
    }
}

/// What stands on the paper. It speaks Swedish and English at once, whoever printed it.
fn sheet(municipality: &Municipality, event: &Event, address: String, qr: String) -> impl IntoView + use<> {
    let swedish = Language::Swedish;
    let english = Language::English;
    let shown_address =
        address.split_once("://").map_or_else(|| address.clone(), |(_, rest)| rest.to_owned());
    let languages = Language::ALL.map(Language::own_name).join(" · ");
    view! {
        <div class="poster-head" lang="sv">
            <p class="poster-event">
                <b>{event.title.clone()}</b>
                <span>{event.place.clone()} " · " {days(swedish, event.first_day, event.last_day)}</span>
            </p>
            <h1>{t(swedish, "poster-title")}</h1>
            <p class="poster-why">{t(swedish, "poster-why")}</p>
        </div>
        <div class="poster-qr" role="img" aria-label=t(swedish, "event-qr-label") inner_html=qr></div>
        <div class="poster-foot" lang="sv">
            <p class="poster-how">{t(swedish, "poster-how")}</p>
            <p class="poster-address">{shown_address}</p>
            <p class="poster-english" lang="en">
                {t(english, "poster-why")}
            </p>
            <p class="poster-languages">{languages}</p>
            <p class="poster-from">
                <span>{municipality.police.clone()}</span>
                <span>{t_with(swedish, "municipality-long", &[("municipality", municipality.name.clone().into())])}</span>
            </p>
        </div>
    }
    .into_any()
}
