//! A kiosk's pages: the start on the tablet, and what its script shows while it is quiet.
//!
//! They are the residents' own pages under `/kiosk/`, with another script and no link that leads away. The same for every
//! kiosk: which event it is for, `script/kiosk.js` asks for with the day's token and puts in.

use domain::{language::Language, survey::Survey};
use leptos::prelude::*;

use super::{Context, KIOSK, address, field::reassurance, start::ages};
use crate::{
    components::shell::document,
    texts::{t, t_with},
};

/// Everything that a tablet keeps to work a day without network. The start to which it comes back by itself is without a
/// language: the next person's is not known.
pub fn kiosk_pages(surveys: &[&Survey]) -> Vec<String> {
    let mut pages = vec![format!("{KIOSK}/")];
    for language in Language::ALL {
        let mut add = |path: String, survey: Option<&str>| {
            let survey = survey.map(|slug| ("survey", slug.to_owned()));
            let language = ("lang", language.tag().to_owned());
            pages.push(address(&format!("{KIOSK}{path}"), survey.into_iter().chain([language])));
        };
        add("/".to_owned(), None);
        add("/om-svaren".to_owned(), None);
        for survey in surveys {
            add(format!("/s/{}", survey.slug), None);
            add("/tack".to_owned(), Some(&survey.slug));
        }
    }
    pages
}

/// The start page on the tablet. The script shows one of its parts.
pub fn kiosk_start_page(context: &Context, surveys: &[&Survey]) -> String {
    let language = context.language;
    document(context.frame(t(language, "start-title"), None), || {
        let name = context.municipality.name.clone();
        let part = |id: &'static str, title: &str, text: &str| {
            view! {
                <section class="box" id=id hidden>
                    <h2>{t(language, title)}</h2>
                    <p>{t(language, text)}</p>
                </section>
            }
        };
        view! {
            <h1>{t(language, "start-title")}</h1>
            <p class="lead">{t_with(language, "start-lead", &[("name", name.into())])}</p>
            <p class="event" id="where" hidden>
                {t(language, "start-event")}
                " "
                <strong id="event"></strong>
                <br />
                <span id="place"></span>
            </p>
            <p class="lead" id="starting" role="status" data-pages=kiosk_pages(surveys).join(" ") hidden>
                {t(language, "kiosk-starting")}
            </p>
            <div id="ages" hidden>
                {ages(context, None, surveys)}
                {reassurance(context, "start-anonymous")}
            </div>
            {part("stopped", "kiosk-stopped", "kiosk-stopped-text")}
            {part("unable", "kiosk-unable", "kiosk-unable-text")}
            <noscript>
                <p class="box">{t(language, "kiosk-no-script")}</p>
            </noscript>
        }
    })
}

/// Asks whether anyone is there before a quiet page goes away. One touch keeps it, as often as one likes.
pub(super) fn still_there(language: Language) -> impl IntoView {
    let left = t(language, "kiosk-still-text");
    let (before, after) = left
        .split_once('%')
        .map_or((left.clone(), String::new()), |(before, after)| (before.to_owned(), after.to_owned()));
    view! {
        <dialog id="still" role="alertdialog" aria-labelledby="still-title" aria-describedby="still-text">
            <h2 id="still-title">{t(language, "kiosk-still")}</h2>
            <p id="still-text">{before}<b></b>{after}</p>
            <button type="button" class="button next">
                {t(language, "kiosk-still-yes")}
            </button>
        </dialog>
    }
}

/// Says when the start comes back by itself.
pub(super) fn soon_back(language: Language) -> impl IntoView {
    view! { <p id="soon" data-words=t(language, "kiosk-soon")></p> }
}
