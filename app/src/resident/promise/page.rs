//! The whole promise, and the page that says that there is none yet.

use domain::promise::PromiseText;
use leptos::prelude::*;

use super::{
    Context, PublicPromise, SIMPLE, commitment,
    frame::{self, Sheet},
    own,
};
use crate::{
    components::shell::document,
    promise::words,
    report::prose,
    staff::areas_in_words,
    texts::{day, days, t, t_with},
};

/// "Medborgarlöfte 2027".
pub(super) fn title(context: &Context, year: i16) -> String {
    t_with(context.language, "told-title", &[("year", year.to_string().into())])
}

pub(super) fn parties(text: &PromiseText, and: &str) -> String {
    let parties: Vec<&str> = text.terms.parties.iter().map(String::as_str).collect();
    match parties.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} {and} {last}", others.join(", ")),
        None => text.municipality_name.clone(),
    }
}

/// Everything of a decided version.
pub fn promise_page(context: &Context, promise: &PublicPromise) -> String {
    let language = context.language;
    let text = promise.text();
    let title = title(context, text.year);
    let address = promise.address(context);
    let values = [
        ("parties", parties(text, &t(language, "told-and")).into()),
        ("days", days(language, text.terms.starts, text.terms.ends).into()),
    ];
    // Only what rests on answers says so.
    let lead = if text.rests_on_answers() { "told-lead" } else { "told-lead-without" };
    let lead = t_with(language, lead, &values);
    let sheet = Sheet {
        context,
        promise,
        title: title.clone(),
        about: lead.clone(),
        class: "",
        own: address.clone(),
        others: address,
    };
    frame::document(sheet, || {
        let commitments = text
            .commitments
            .iter()
            .map(|commitment| commitment::whole(context, promise, commitment))
            .collect_view();
        view! {
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
            {newer(context, promise)}
            {ages(context, promise)}
            {goals(context, text)}
            {contents(context, promise)}
            <p class="box">{t(language, "told-reading")}</p>
            {commitments}
            {left_out(context, text)}
            {meet(context, promise)}
            {meetings(context, promise)}
            {about(context, promise)}
        }
    })
}

/// Says so on an older version.
pub(super) fn newer(context: &Context, promise: &PublicPromise) -> Option<AnyView> {
    if promise.is_newest() {
        return None;
    }
    let language = context.language;
    let href = context.plain_href(&format!("/lofte/{}", promise.text().year));
    let number = promise.decided.number.to_string();
    Some(
        view! {
            <p class="box is-old">
                <strong>{t_with(language, "told-old-version", &[("number", number.into())])}</strong>
                " "
                <a href=href>{t(language, "told-to-newest")}</a>
            </p>
        }
        .into_any(),
    )
}

/// The pages for each age group, and the one in lätt svenska.
pub(super) fn ages(context: &Context, promise: &PublicPromise) -> AnyView {
    let language = context.language;
    let address = promise.address(context);
    let links = promise
        .ages
        .iter()
        .map(|(slug, name)| {
            view! {
                <li>
                    <a href=address.of(slug).href()>{name.get(language).to_owned()}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="for-you" aria-labelledby="for-dig">
            <h2 id="for-dig">{t(language, "told-for-you")}</h2>
            <ul>
                {links}
                <li>
                    <a href=address.of(SIMPLE).href() lang="sv" hreflang="sv">
                        {t(domain::language::Language::Swedish, "told-simply")}
                    </a>
                </li>
            </ul>
        </nav>
    }
    .into_any()
}

fn goals(context: &Context, text: &PromiseText) -> Option<AnyView> {
    let language = context.language;
    let goals = text.terms.goals.trim();
    (!goals.is_empty()).then(|| {
        view! {
            <h2>{t(language, "told-goals")}</h2>
            <div lang=own(language)>{prose(goals)}</div>
        }
        .into_any()
    })
}

/// Each commitment in a line, with how far it has come.
fn contents(context: &Context, promise: &PublicPromise) -> AnyView {
    let language = context.language;
    let items = promise
        .text()
        .commitments
        .iter()
        .map(|commitment| {
            let how_far = words::deed_progress(language, &promise.progress(commitment), &commitment.deed.unit);
            view! {
                <li>
                    <a href=format!("#lofte-{}", commitment.place)>{words::theme(language, &commitment.theme)}</a>
                    <span class="hint">{how_far}</span>
                </li>
            }
        })
        .collect_view();
    let today = day(language, promise.beside.today);
    view! {
        <h2>{t_with(language, "told-how-it-goes", &[("day", today.into())])}</h2>
        <ol class="in-short">{items}</ol>
    }
    .into_any()
}

fn left_out(context: &Context, text: &PromiseText) -> Option<AnyView> {
    let language = context.language;
    let items: Vec<_> = text
        .left_out
        .iter()
        .map(|left_out| {
            view! {
                <dt>{words::theme(language, &left_out.theme)}</dt>
                <dd lang=own(language)>{prose(&left_out.reason)}</dd>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section aria-labelledby="bortvalt">
                <h2 id="bortvalt">{t(language, "told-left-out")}</h2>
                <dl>{items}</dl>
            </section>
        }
        .into_any()
    })
}

/// Where the police and the municipality can be met.
pub(super) fn meet(context: &Context, promise: &PublicPromise) -> AnyView {
    let language = context.language;
    let items: Vec<_> = promise
        .beside
        .coming
        .iter()
        .take(5)
        .map(|entry| {
            let href = format!("{}#h-{}", context.plain_href("/kalender"), entry.id);
            let areas = areas_in_words(language, &context.municipality, &entry.areas);
            view! {
                <li>
                    <a href=href lang=own(language)>
                        {entry.title.clone()}
                    </a>
                    <span class="hint">
                        {days(language, entry.first_day, entry.last_day)} ", " {entry.place.clone()} ". " {areas} "."
                    </span>
                </li>
            }
        })
        .collect();
    view! {
        <section aria-labelledby="mot-oss">
            <h2 id="mot-oss">{t(language, "told-meet")}</h2>
            {(!items.is_empty()).then(|| view! { <ul class="in-short">{items}</ul> })}
            <p>
                <a href=context.plain_href("/kalender")>{t(language, "start-calendar")}</a>
            </p>
        </section>
    }
    .into_any()
}

/// The meetings that follow the promise up: when, and when the next one is.
fn meetings(context: &Context, promise: &PublicPromise) -> Option<AnyView> {
    let language = context.language;
    let beside = &promise.beside;
    let items: Vec<_> = beside
        .meetings
        .iter()
        .rev()
        .map(|meeting| {
            let next = meeting
                .next
                .filter(|next| *next >= beside.today)
                .map(|next| t_with(language, "told-next-meeting", &[("day", day(language, next).into())]));
            view! {
                <li>
                    <b>{day(language, meeting.day)}</b>
                    ": "
                    <span lang=own(language)>{meeting.forum.clone()}</span>
                    ". "
                    {next}
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section aria-labelledby="uppfoljning">
                <h2 id="uppfoljning">{t(language, "told-meetings")}</h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    })
}

/// Which version it is, on what it rests, how to check it, and the others.
fn about(context: &Context, promise: &PublicPromise) -> AnyView {
    let language = context.language;
    let decided = &promise.decided;
    let (text, number) = (promise.text(), decided.number);
    let year = text.year;
    let rests_on = match &text.terms.picture {
        Some(cited) => {
            let values =
                [("year", cited.year.to_string().into()), ("number", cited.number.to_string().into())];
            let words = t_with(language, "told-rests-on", &values);
            let href = format!("/lagesbild/{}?version={}", cited.year, cited.number);
            let href = context
                .chosen_language()
                .map_or(href.clone(), |chosen| format!("{href}&lang={}", chosen.tag()));
            view! {
                <p>
                    <a href=href>{words}</a>
                </p>
            }
            .into_any()
        }
        None => view! { <p>{t(language, "told-rests-on-none")}</p> }.into_any(),
    };
    let versions = promise
        .beside
        .versions
        .iter()
        .enumerate()
        .map(|(place, entry)| {
            let address =
                super::Address { version: (place > 0).then_some(entry.number), ..promise.address(context) };
            let values =
                [("number", entry.number.to_string().into()), ("day", day(language, entry.day).into())];
            view! {
                <li>
                    <a href=address.href() aria-current=(entry.number == number).then_some("true")>
                        {t_with(language, "told-version", &values)}
                    </a>
                </li>
            }
        })
        .collect_view();
    let years = promise
        .beside
        .years
        .iter()
        .filter(|other| **other != year)
        .map(|other| {
            view! {
                <li>
                    <a href=context.plain_href(&format!("/lofte/{other}"))>{title(context, *other)}</a>
                </li>
            }
        })
        .collect_view();
    let reason = text.terms.reason.trim();
    let file = format!("lofte-{year}-{number}.json");
    view! {
        <section class="about-version" aria-labelledby="om-loftet">
            <h2 id="om-loftet">{t(language, "told-about")}</h2>
            <p>
                {t_with(
                    language,
                    "told-decided",
                    &[("number", number.to_string().into()), ("day", day(language, decided.day).into())],
                )}
            </p>
            {(!reason.is_empty())
                .then(|| {
                    view! {
                        <p>
                            {t(language, "told-reason")} " " <span lang=own(language)>{reason.to_owned()}</span>
                        </p>
                    }
                })}
            {rests_on}
            <p>{t(language, "told-frozen")}</p>
            <p>
                <a href=format!("/lofte/{year}/{file}") download=file>
                    {t(language, "told-file")}
                </a>
                <br />
                "SHA-256: "
                <code>{decided.sha256().to_string()}</code>
            </p>
            <h3>{t(language, "told-versions")}</h3>
            <ol reversed="" class="plain-list">
                {versions}
            </ol>
            <ul class="plain-list">{years}</ul>
            <p>
                <a href=context.plain_href("/lofte.atom")>{t(language, "told-follow")}</a>
            </p>
            <p>
                <a href=format!("/lofte/{year}/bild.png")>{t(language, "told-share")}</a>
            </p>
        </section>
    }
    .into_any()
}

/// What is there instead of a promise until one is decided.
pub fn promise_not_decided_page(context: &Context, year: i16) -> String {
    let language = context.language;
    let title = t_with(language, "told-not-yet", &[("year", year.to_string().into())]);
    document(context.frame(title.clone(), None), || {
        let link = |href: String, key: &str| {
            view! {
                <p>
                    <a href=href>{t(language, key)}</a>
                </p>
            }
        };
        view! {
            <h1>{title}</h1>
            <p class="lead">{t(language, "told-not-yet-text")}</p>
            {context
                .promised
                .as_ref()
                .filter(|promised| promised.year != year)
                .map(|promised| {
                    view! {
                        <p>
                            <a href=context
                                .plain_href(
                                    &format!("/lofte/{}", promised.year),
                                )>{self::title(context, promised.year)}</a>
                        </p>
                    }
                })}
            {super::super::start::latest_picture(context)}
            {link(context.plain_href("/kalender"), "start-calendar")}
            <p>
                <a class="button" href=context.start_href(None)>
                    {t(language, "shell-start")}
                </a>
            </p>
        }
    })
}
