//! Writing down what was done: in seconds, on a phone, where it was done.

use domain::promise::{Decided, DeedDone};
use jiff::civil::Date;
use leptos::prelude::*;
use uuid::Uuid;

use super::super::{Names, below, fields::Fields};
use crate::{
    promise::words,
    staff::{
        form::{Choices, ErrorSummary, FieldErrors, Kept, error_of, with_names},
        marks::Marks,
    },
    texts::{day, days, t_with},
};

/// The most of what is counted that one entry can tell of.
pub const MOST_AT_ONCE: u32 = 1_000;
pub const LONGEST_NOTE: usize = 500;

#[derive(Clone, Debug)]
pub struct DeedForm {
    pub names: Names,
    pub promise: Decided,
    pub kept: Kept,
    pub errors: FieldErrors,
    /// What in it may point someone out, where that is asked before it is saved.
    pub marks: Marks,
    /// What was just written down, so that it can be undone.
    pub added: Option<DeedDone>,
    pub today: Date,
}

const NAMES: [(&str, &str); 6] = [
    ("commitment", "deed-commitment"),
    ("day", "field-day"),
    ("number", "deed-how-many"),
    ("place", "deed-place"),
    ("function", "deed-function"),
    ("note", "deed-note"),
];

/// What the next form keeps of the deed before: everything but the id and the note.
pub fn deed_fields(id: Uuid, deed: &DeedDone) -> Kept {
    let fields = [
        ("id", id.to_string()),
        ("commitment", deed.commitment.to_string()),
        ("day", deed.day.to_string()),
        ("number", "1".to_owned()),
        ("place", deed.place.clone()),
        ("function", deed.function.clone()),
        ("note", String::new()),
    ];
    Kept(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

#[component]
pub fn DeedPage(page: DeedForm) -> impl IntoView {
    let DeedForm { names, promise, kept, errors, marks, added, today } = page;
    let language = names.language;
    let year = promise.text().year;
    let starts = promise.text().terms.starts;
    if today < starts {
        return view! {
            <p class="care">{t_with(language, "deed-not-begun", &[("day", day(language, starts).into())])}</p>
            <p class="way-back">
                <a href=below(year, "/uppfoljning")>{names.t("follow-back")}</a>
            </p>
        }
        .into_any();
    }
    let fields = Fields { language, kept: &kept, errors: &errors };
    let options = promise.text().commitments.iter().map(|one| {
        let unit = one.deed.unit.trim();
        let theme = words::theme(language, &one.theme);
        let name = if unit.is_empty() { theme } else { format!("{theme}: {unit}") };
        (one.id.to_string(), name, kept.has("commitment", &one.id.to_string()))
    });
    let commitment = Choices {
        name: "commitment",
        legend: names.t("deed-commitment"),
        hint: String::new(),
        error: error_of(&errors, "commitment"),
        several: false,
        options: options.collect(),
    };
    let receipt = added.as_ref().map(|deed| {
        let number = deed.number.to_string();
        let one = promise.text().commitment(deed.commitment);
        let theme = one.map(|one| words::theme(language, &one.theme)).unwrap_or_default();
        let values =
            [("day", day(language, deed.day).into()), ("n", number.into()), ("theme", theme.into())];
        let promised = one.and_then(|one| one.deed.starts.zip(one.deed.ends));
        let outside = promised.filter(|(starts, ends)| deed.day < *starts || deed.day > *ends);
        let outside = outside.map(|(starts, ends)| {
            view! { <p>{t_with(language, "deed-outside", &[("days", days(language, starts, ends).into())])}</p> }
        });
        view! {
            <div class="done promise-undo" role="status">
                <p>{t_with(language, "deed-added", &values)}</p>
                {outside}
                <form method="post" action=below(year, "/insats/angra")>
                    <input type="hidden" name="id" value=deed.id.to_string() autocomplete="off" />
                    <button type="submit" class="button">
                        {names.t("deed-undo")}
                    </button>
                </form>
            </div>
        }
    });
    let save = if added.is_some() { "deed-save-another" } else { "deed-save" };
    view! {
        {receipt}
        <ErrorSummary language=language errors=with_names(language, &errors, &NAMES) />
        {marks.summary(language)}
        <form class="promise-form deed-form" method="post" action=below(year, "/insats") novalidate>
            <input type="hidden" name="id" value=kept.get("id") autocomplete="off" />
            {commitment.field()}
            <div class="side-by-side">
                {fields.line("number", "deed-how-many", "", "number")} {fields.line("day", "field-day", "", "date")}
            </div>
            {fields.line("place", "deed-place", "", "")}
            {fields.line("function", "deed-function", "deed-function-hint", "")}
            {fields.line("note", "deed-note", "deed-note-hint", "")} {marks.question(language, &kept, None)}
            <button type="submit" class="button next">
                {names.t(save)}
            </button>
        </form>
        <p class="way-back">
            <a href=below(year, "/uppfoljning")>{names.t("follow-back")}</a>
        </p>
    }
    .into_any()
}
