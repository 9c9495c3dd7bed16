//! The meetings where a promise is followed up: which commitments were gone through, what was decided, and when the next is.

use domain::promise::{Decided, Meeting};
use leptos::prelude::*;

use super::super::{Names, below, fields::Fields};
use crate::{
    promise::words,
    report::{prose, signature},
    staff::{
        form::{Choices, ErrorSummary, FieldErrors, Kept, with_names},
        marks::Marks,
    },
    texts::{day, t_with},
};

/// The form for another meeting.
#[derive(Clone, Debug, Default)]
pub struct MeetingForm {
    pub kept: Kept,
    pub errors: FieldErrors,
    /// What in it may point someone out, where that is asked before it is saved.
    pub marks: Marks,
}

#[derive(Clone, Debug)]
pub struct Meetings {
    pub names: Names,
    pub promise: Decided,
    /// By day.
    pub meetings: Vec<Meeting>,
    /// `None` where whoever reads may not write.
    pub form: Option<MeetingForm>,
    pub added: bool,
    /// Whether one was just taken back.
    pub taken_back: bool,
}

const NAMES: [(&str, &str); 5] = [
    ("day", "field-day"),
    ("forum", "meeting-forum"),
    ("season", "meeting-season"),
    ("decisions", "meeting-decisions"),
    ("next", "meeting-next"),
];

#[component]
pub fn MeetingsPage(page: Meetings) -> impl IntoView {
    let names = &page.names;
    let year = page.promise.text().year;
    let held = page.meetings.iter().rev().map(|meeting| held(&page, meeting)).collect_view();
    let list = if page.meetings.is_empty() {
        view! { <p class="silent">{names.t("meetings-none")}</p> }.into_any()
    } else {
        view! { <ol class="meetings">{held}</ol> }.into_any()
    };
    view! {
        {page.added.then(|| view! { <p class="done" role="status">{names.t("meeting-added")}</p> })}
        {page.taken_back.then(|| view! { <p class="done" role="status">{names.t("meeting-taken-back")}</p> })}
        <p class="lead">{names.t("meetings-lead")}</p>
        {list}
        {page.form.as_ref().map(|form| write(&page, form))}
        <p class="way-back">
            <a href=below(year, "/uppfoljning")>{names.t("follow-back")}</a>
        </p>
    }
    .into_any()
}

fn held(page: &Meetings, meeting: &Meeting) -> AnyView {
    let language = page.names.language;
    let gone_through: Vec<String> = page
        .promise
        .text()
        .commitments
        .iter()
        .filter(|one| meeting.commitments.contains(&one.id))
        .map(|one| words::theme(language, &one.theme))
        .collect();
    let season = meeting.season.trim();
    let season = if season.is_empty() { String::new() } else { format!(" ({season})") };
    view! {
        <li class="card">
            <h2>{day(language, meeting.day)} ": " {meeting.forum.clone()} {season}</h2>
            {(!gone_through.is_empty())
                .then(|| view! { <p>{page.names.t("meeting-commitments")} ": " {gone_through.join(", ")}</p> })}
            {prose(&meeting.decisions)}
            {meeting
                .next
                .map(|next| view! { <p><b>{t_with(language, "follow-next-meeting", &[("day", day(language, next).into())])}</b></p> })}
            <p class="under">{signature(language, &meeting.by)}</p>
            {page
                .form
                .is_some()
                .then(|| {
                    let day = day(language, meeting.day);
                    let label = t_with(language, "meeting-take-back-label", &[("day", day.into())]);
                    let to = below(page.promise.text().year, &format!("/ta-bort/{}", meeting.id));
                    view! {
                        <a class="quiet" href=to aria-label=label>
                            {page.names.t("follow-take-back")}
                        </a>
                    }
                })}
        </li>
    }
    .into_any()
}

fn write(page: &Meetings, form: &MeetingForm) -> AnyView {
    let names = &page.names;
    let language = names.language;
    let fields = Fields { language, kept: &form.kept, errors: &form.errors };
    let options = page.promise.text().commitments.iter().map(|one| {
        let id = one.id.to_string();
        let chosen = form.kept.has("commitments", &id);
        (id, words::theme(language, &one.theme), chosen)
    });
    let commitments = Choices {
        name: "commitments",
        legend: names.t("meeting-commitments"),
        hint: String::new(),
        error: None,
        several: true,
        options: options.collect(),
    };
    view! {
        <section aria-labelledby="nytt-mote">
            <h2 id="nytt-mote">{names.t("meeting-new")}</h2>
            <ErrorSummary language=language errors=with_names(language, &form.errors, &NAMES) />
            {form.marks.summary(language)}
            <form class="promise-form" method="post" action=below(page.promise.text().year, "/moten") novalidate>
                <input type="hidden" name="id" value=form.kept.get("id") autocomplete="off" />
                <div class="side-by-side">
                    {fields.line("day", "field-day", "", "date")}
                    {fields.line("season", "meeting-season", "meeting-season-hint", "")}
                </div>
                {fields.line("forum", "meeting-forum", "meeting-forum-hint", "")}
                {commitments.field()}
                {fields.text("decisions", "meeting-decisions", "meeting-decisions-hint", 4)}
                {fields.line("next", "meeting-next", "meeting-next-hint", "date")}
                {form.marks.question(language, &form.kept, None)}
                <button type="submit" class="button next">
                    {names.t("meeting-save")}
                </button>
            </form>
        </section>
    }
    .into_any()
}
