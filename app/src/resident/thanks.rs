//! `/tack`: saved, what happens now, and where to find help.

use domain::survey::Survey;
use leptos::prelude::*;

use super::Context;
use crate::{
    components::shell::{Frame, document},
    texts::{t, t_with},
};

/// The numbers in the texts of this page, in the order in which they stand there.
const NUMBERS: [&str; 4] = ["112", "114 14", "116 111", "116 006"];

/// Thanks. `differs`: the same key was saved before with other answers, and those are the ones that count.
///
/// The next person on the same phone is led to the start page, where everything is fresh, rather than back.
pub fn thanks_page(context: &Context, survey: Option<&Survey>, differs: bool) -> String {
    let language = context.language;
    let event = context.event();
    let title = t(language, if differs { "thanks-differs-title" } else { "thanks-title" });
    let frame = Frame {
        large: survey.is_some_and(super::survey::is_large),
        ..context.frame(title.clone(), event.as_ref())
    };
    document(frame, || {
        let saved = t(
            language,
            match (context.kiosk, differs) {
                (true, _) => "kiosk-thanks",
                (_, true) => "thanks-differs",
                _ => "thanks-saved",
            },
        );
        let next = ["thanks-next-picture", "thanks-next-promise", "thanks-next-result"];
        view! {
            <h1 class="done">{title}</h1>
            <p class="lead">{saved}</p>
            {context.kiosk.then(|| super::kiosk::soon_back(language))}
            <p>
                <a
                    class=if differs { "button next" } else { "button" }
                    href=context.next_start_href(event.as_ref())
                >
                    {t(language, "thanks-someone-else")}
                </a>
            </p>
            <h2>{t(language, "thanks-next")}</h2>
            <ol class="way">
                {next.into_iter().map(|key| view! { <li>{t(language, key)}</li> }).collect_view()}
            </ol>
            {led_to(context, survey)}
            {super::start::latest_picture(context)}
            <section class="box">
                <p class="strong">{with_numbers(context, &t(language, "thanks-no-report"))}</p>
                {survey.map(|survey| help(context, survey))}
            </section>
        }
    })
}

/// What last year's answers led to: the promise, as it is told to the age group that has answered now.
fn led_to(context: &Context, survey: Option<&Survey>) -> Option<impl IntoView + use<>> {
    let language = context.language;
    let promised = context.promised.as_ref().filter(|_| !context.kiosk)?;
    let year = ("year", promised.year.to_string().into());
    let of_age = survey.and_then(|survey| Some((&survey.slug, *promised.for_ages.get(&survey.slug)?)));
    let (path, words) = match of_age.filter(|(_, count)| *count > 0) {
        Some((slug, count)) => (
            format!("/lofte/{}/{slug}", promised.year),
            t_with(language, "thanks-led-to-age", &[year, ("n", count.into())]),
        ),
        None => (format!("/lofte/{}", promised.year), t_with(language, "thanks-led-to", &[year])),
    };
    Some(view! {
        <p class="latest">
            {t(language, "thanks-led-to-before")} <br />
            <a href=context.plain_href(&path)>{words}</a>
        </p>
    })
}

fn help(context: &Context, survey: &Survey) -> impl IntoView {
    let language = context.language;
    let child =
        super::survey::is_for_children(survey).then(|| view! { <p>{t(language, "thanks-help-child")}</p> });
    let exposure = survey.asks_about_exposure().then(|| {
        view! {
            <h2>{t(language, "thanks-help")}</h2>
            <p>{with_numbers(context, &t(language, "thanks-help-text"))}</p>
            {context.municipality.contacts.victim_support.clone().map(|local| view! { <p>{local}</p> })}
        }
    });
    view! {
        {child}
        {exposure}
    }
}

/// The text with each number as a link that calls it; as it is on a kiosk, from which no link leads away.
fn with_numbers(context: &Context, text: &str) -> Vec<AnyView> {
    if context.kiosk {
        return vec![text.to_owned().into_any()];
    }
    let mut parts = Vec::new();
    let mut rest = text;
    for number in NUMBERS {
        let Some((before, after)) = rest.split_once(number) else { continue };
        let href = format!("tel:{}", number.replace(' ', ""));
        parts.push(before.to_owned().into_any());
        // A number is never broken over two lines.
        parts.push(view! { <a class="tel" href=href>{number}</a> }.into_any());
        rest = after;
    }
    parts.push(rest.to_owned().into_any());
    parts
}
