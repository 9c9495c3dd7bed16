//! Taking back a deed or a meeting that was written down by mistake: what it says, and why it goes.

use domain::promise::{DeedDone, Entry, Meeting};
use leptos::prelude::*;

use super::super::{Names, below, fields::Fields};
use crate::{
    report::prose,
    staff::form::{ErrorSummary, FieldErrors, Kept, with_names},
    texts::{day, integer},
};

#[derive(Clone, Debug)]
pub struct TakeBack {
    pub names: Names,
    pub year: i16,
    pub entry: Entry,
    pub kept: Kept,
    pub errors: FieldErrors,
}

const NAMES: [(&str, &str); 1] = [("reason", "take-back-reason")];

/// Where an entry stands on the pages of the follow-up.
pub fn stands_at(entry: &Entry) -> &'static str {
    if matches!(entry, Entry::Meeting(_)) { "/moten" } else { "/uppfoljning" }
}

#[component]
pub fn TakeBackPage(page: TakeBack) -> impl IntoView {
    let TakeBack { names, year, entry, kept, errors } = page;
    let language = names.language;
    let fields = Fields { language, kept: &kept, errors: &errors };
    view! {
        <ErrorSummary language=language errors=with_names(language, &errors, &NAMES) />
        <p class="lead">{names.t("take-back-about")}</p>
        <div class="card">{said(&names, &entry)}</div>
        <form class="promise-form" method="post" action=below(year, &format!("/ta-bort/{}", entry.id())) novalidate>
            {fields.text("reason", "take-back-reason", "take-back-reason-hint", 2)}
            <button type="submit" class="button next">
                {names.t("take-back-now")}
            </button>
        </form>
        <p class="way-back">
            <a href=below(year, stands_at(&entry))>{names.t("take-back-not")}</a>
        </p>
    }
    .into_any()
}

fn said(names: &Names, entry: &Entry) -> AnyView {
    let language = names.language;
    match entry {
        Entry::Deed(deed) => view! {
            <p>
                <b>{day(language, deed.day)}</b>
                ": "
                {integer(language, u64::from(deed.number))}
                {about(deed)}
            </p>
        }
        .into_any(),
        Entry::Meeting(Meeting { day: held, forum, decisions, .. }) => view! {
            <p>
                <b>{day(language, *held)}</b>
                ": "
                {forum.clone()}
            </p>
            {prose(decisions)}
        }
        .into_any(),
        // What the parties have said to each other is not taken back.
        Entry::Comment(_) => ().into_any(),
    }
}

/// Where, by whom and what was noted of a deed, after its number.
pub(super) fn about(deed: &DeedDone) -> String {
    let parts = [deed.place.trim(), deed.function.trim(), deed.note.trim()];
    parts.into_iter().filter(|part| !part.is_empty()).flat_map(|part| [" · ", part]).collect()
}
