//! `/kalender`: where the police and the municipality can be met, and what came of it.

use domain::{
    calendar::{Calendar, Choice, Entry, Turnout},
    event::EventKind,
    language::{Language, Text},
};
use leptos::prelude::*;

use super::{Context, address};
use crate::{
    components::shell::{Frame, document},
    staff::{areas_in_words, kind_name, organiser_name},
    texts::{days, integer, t, t_with},
};

/// So many events fit on a page without choosing among them.
const FEW: usize = 8;
/// So many of those that have been are shown before a month is chosen.
const MOST_PAST: usize = 30;

/// What the page is made from.
#[derive(Clone, Debug)]
pub struct CalendarPage<'a> {
    /// Everything that was announced.
    pub calendar: &'a Calendar,
    pub choice: &'a Choice,
    /// The age groups by slug.
    pub ages: &'a [(String, Text)],
}

impl CalendarPage<'_> {
    /// The ages of an event in words: `13–17 år`, or that it is for everyone.
    fn for_whom(&self, language: Language, ages: &[String]) -> String {
        for_whom(language, self.ages, ages)
    }
}

/// The ages in words.
pub fn for_whom(language: Language, known: &[(String, Text)], ages: &[String]) -> String {
    let names: Vec<&str> =
        known.iter().filter(|(slug, _)| ages.contains(slug)).map(|(_, name)| name.get(language)).collect();
    if names.is_empty() {
        t(language, "calendar-for-all")
    } else {
        t_with(language, "calendar-for", &[("ages", names.join(", ").into())])
    }
}

/// What the calendar is called in a calendar program, among others.
pub fn calendar_name(language: Language, municipality: &str) -> String {
    t_with(language, "calendar-file-name", &[("name", municipality.to_owned().into())])
}

/// The calendar file's own address, in the language that was chosen.
fn file(context: &Context) -> String {
    context.plain_href("/kalender.ics")
}

/// The page.
pub fn calendar_page(context: &Context, page: &CalendarPage<'_>) -> String {
    let language = context.language;
    let shown = page.calendar.only(page.choice);
    let chosen = *page.choice != Choice::default();
    let title = t(language, "calendar-title");
    let frame = Frame {
        languages: Language::ALL.map(|other| (other, in_language(page.choice, other))).into(),
        ..context.frame(title.clone(), None)
    };
    document(frame, || {
        let name = context.municipality.name.clone();
        let all_past = shown.past.len();
        view! {
            <h1>{title}</h1>
            <p class="lead">{t_with(language, "calendar-lead", &[("name", name.into())])}</p>
            {(page.calendar.len() > FEW || chosen).then(|| choose(context, page))}
            {shown.is_empty().then(|| nothing(context, chosen))}
            {(!shown.coming.is_empty() || !shown.past.is_empty())
                .then(|| {
                    view! {
                        <h2>{t(language, "calendar-coming")}</h2>
                        {if shown.coming.is_empty() {
                            view! { <p>{t(language, "calendar-none-coming")}</p> }.into_any()
                        } else {
                            entries(context, page, &shown.coming).into_any()
                        }}
                    }
                })}
            {(!shown.past.is_empty())
                .then(|| {
                    view! {
                        <h2>{t(language, "calendar-past")}</h2>
                        {entries(context, page, &shown.past[..all_past.min(MOST_PAST)])}
                        {(all_past > MOST_PAST).then(|| view! { <p>{t(language, "calendar-earlier")}</p> })}
                    }
                })}
            {(!page.calendar.is_empty()).then(|| subscribe(context))}
        }
    })
}

fn nothing(context: &Context, chosen: bool) -> impl IntoView {
    let language = context.language;
    view! {
        <section class="box">
            <p>{t(language, if chosen { "calendar-nothing-chosen" } else { "calendar-nothing" })}</p>
            {chosen
                .then(|| {
                    view! {
                        <p>
                            <a href=context.plain_href("/kalender")>{t(language, "calendar-show-all")}</a>
                        </p>
                    }
                })}
        </section>
    }
}

/// A month and an area to choose, sent as a plain form.
fn choose(context: &Context, page: &CalendarPage<'_>) -> impl IntoView {
    let language = context.language;
    let months = page
        .calendar
        .months()
        .into_iter()
        .rev()
        .map(|month| {
            let words = month_in_words(language, month);
            view! {
                <option value=month_id(month) selected=page.choice.month == Some(month)>
                    {words}
                </option>
            }
        })
        .collect_view();
    let areas = context
        .municipality
        .areas
        .iter()
        .map(|area| {
            let chosen = page.choice.area.as_deref() == Some(&area.id);
            view! {
                <option value=area.id.clone() selected=chosen>
                    {area.name.clone()}
                </option>
            }
        })
        .collect_view();
    view! {
        <form class="form" action="/kalender">
            {context.chosen_language().map(|language| view! { <input type="hidden" name="lang" value=language.tag() /> })}
            <p>
                <label for="manad">{t(language, "calendar-month")}</label>
                <select id="manad" name="manad">
                    <option value="">{t(language, "calendar-every-month")}</option>
                    {months}
                </select>
            </p>
            <p>
                <label for="omrade">{t(language, "field-area")}</label>
                <select id="omrade" name="omrade">
                    <option value="">{t(language, "areas-all")}</option>
                    {areas}
                </select>
            </p>
            <button class="button">{t(language, "calendar-show")}</button>
        </form>
    }
}

fn entries(context: &Context, page: &CalendarPage<'_>, entries: &[Entry]) -> impl IntoView {
    let language = context.language;
    let items = entries
        .iter()
        .map(|entry| {
            let who = t_with(
                language,
                "calendar-who",
                &[("who", organiser_name(language, entry.organiser).into())],
            );
            let areas = (!entry.areas.is_empty())
                .then(|| format!(" {}.", areas_in_words(language, &context.municipality, &entry.areas)));
            view! {
                <li class="event" id=format!("h-{}", entry.id)>
                    <p class="strong">{days(language, entry.first_day, entry.last_day)}</p>
                    <h3>{entry.title.clone()}</h3>
                    <p>
                        {(entry.kind != EventKind::Other)
                            .then(|| format!("{}, ", kind_name(language, entry.kind)))} {entry.place.clone()} "." {areas}
                    </p>
                    <p class="hint">
                        {page.for_whom(language, &entry.ages)} " " {who}
                    </p>
                    {outcome(language, entry)}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="events">{items}</ul> }
}

fn outcome(language: Language, entry: &Entry) -> Option<impl IntoView> {
    let said = entry.outcome.as_ref().map(|outcome| {
        let lines: Vec<_> =
            outcome.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
        view! {
            <p class="strong">{t(language, "calendar-outcome")}</p>
            {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        }
    });
    let answers = entry.answers.map(|answers| view! { <p>{turnout_in_words(language, answers)}</p> });
    (said.is_some() || answers.is_some()).then(|| view! { <div>{said} {answers}</div> })
}

/// How many answered there, as it may be told.
pub fn turnout_in_words(language: Language, answers: Turnout) -> String {
    match answers {
        Turnout::About(n) => t_with(language, "calendar-answers", &[("n", integer(language, n).into())]),
        Turnout::FewerThan(n) => {
            t_with(language, "calendar-answers-few", &[("n", integer(language, n).into())])
        }
    }
}

fn subscribe(context: &Context) -> impl IntoView {
    let language = context.language;
    view! {
        <section class="box">
            <h2>{t(language, "calendar-subscribe")}</h2>
            <p>{t(language, "calendar-subscribe-about")}</p>
            <p>
                <a href=file(context)>{t(language, "calendar-file")}</a>
            </p>
            <p class="hint">{format!("{}{}", context.public_url, file(context))}</p>
        </section>
    }
}

/// `2026-09`, as it stands in the address.
fn month_id((year, month): (i16, i8)) -> String {
    format!("{year:04}-{month:02}")
}

fn month_in_words(language: Language, (year, month): (i16, i8)) -> String {
    t_with(language, "calendar-month-name", &[("month", month.into()), ("year", year.to_string().into())])
}

/// This page in another language, with what was chosen.
fn in_language(choice: &Choice, language: Language) -> String {
    let month = choice.month.map(|month| ("manad", month_id(month)));
    let area = choice.area.clone().map(|area| ("omrade", area));
    let language = ("lang", language.tag().to_owned());
    address("/kalender", month.into_iter().chain(area).chain([language]))
}
