//! `/om-svaren`: what is kept, what is not, and what remains for a while. And the picture before it is published.

use leptos::prelude::*;

use super::Context;
use crate::{
    components::shell::document,
    texts::{t, t_with},
};

/// What happens with the answers, in plain words.
pub fn about_answers_page(context: &Context) -> String {
    let language = context.language;
    let municipality = &context.municipality;
    let name = || municipality.name.clone().into();
    let event = context.event();
    document(context.frame(t(language, "about-title"), event.as_ref()), || {
        let list = |title: &'static str, items: &[&'static str]| {
            view! {
                <h2>{t(language, title)}</h2>
                <ul>{items.iter().map(|key| view! { <li>{t(language, key)}</li> }).collect_view()}</ul>
            }
            .into_any()
        };
        let part = |title: &'static str, text: String| {
            view! {
                <h2>{t(language, title)}</h2>
                <p>{text}</p>
            }
            .into_any()
        };
        let who = t_with(
            language,
            "about-who-text",
            &[("name", name()), ("police", municipality.police.clone().into())],
        );
        let shown = t_with(
            language,
            "about-shown-text",
            &[
                ("base", municipality.thresholds.base.into()),
                ("sensitive", municipality.thresholds.sensitive_base.into()),
            ],
        );
        view! {
            <h1>{t(language, "about-title")}</h1>
            <p class="lead">{t_with(language, "about-lead", &[("name", name())])}</p>
            {list(
                "about-kept",
                &["about-kept-answers", "about-kept-day", "about-kept-language", "about-kept-way"],
            )}
            {list(
                "about-not-kept",
                &[
                    "about-not-kept-name",
                    "about-not-kept-address",
                    "about-not-kept-device",
                    "about-not-kept-order",
                ],
            )}
            {list("about-phone", &["about-phone-waiting", "about-phone-saved", "about-phone-kiosk"])}
            {list(
                "about-remains",
                &["about-remains-address", "about-remains-order", "about-remains-card", "about-remains-key"],
            )}
            {part("about-why", t(language, "about-why-text"))}
            {part("about-who", who)}
            {part("about-shown", shown)}
            {part("about-change", t(language, "about-change-text"))}
            {part("about-long", t(language, "about-long-text"))}
            <h2>{t(language, "about-contact")}</h2>
            {contact(context)}
            {context.kiosk.then(|| super::kiosk::still_there(language))}
            <p>
                <a class="button" href=context.start_href(event.as_ref())>
                    {t(language, "shell-start")}
                </a>
            </p>
        }
    })
}

/// The ways that are configured; where none is, whom to turn to.
pub(super) fn contact(context: &Context) -> AnyView {
    let language = context.language;
    let contacts = &context.municipality.contacts;
    let way = |key, name, value: &Option<String>| {
        value.clone().map(|value| view! { <li>{t_with(language, key, &[(name, value.into())])}</li> })
    };
    if (&contacts.email, &contacts.phone, &contacts.website) == (&None, &None, &None) {
        let name = context.municipality.name.clone().into();
        return view! { <p>{t_with(language, "about-contact-text", &[("name", name)])}</p> }.into_any();
    }
    view! {
        <ul>
            {way("about-contact-email", "email", &contacts.email)}
            {way("about-contact-phone", "phone", &contacts.phone)}
            {way("about-contact-website", "website", &contacts.website)}
        </ul>
    }
    .into_any()
}

/// `/lagesbild/{year}` until there is a published picture.
pub fn picture_page_not_published(context: &Context, year: i16) -> String {
    let language = context.language;
    let title = t_with(language, "picture-not-yet", &[("year", year.to_string().into())]);
    document(context.frame(title.clone(), None), || {
        view! {
            <h1>{title}</h1>
            <p class="lead">{t(language, "picture-not-yet-text")}</p>
            <p>
                <a class="button" href=context.start_href(None)>
                    {t(language, "shell-start")}
                </a>
            </p>
        }
    })
}
