//! Why a theme is put first, and where it stands.

use domain::{language::Language, report::Priority};
use leptos::prelude::*;

use super::{back, based_on, below};
use crate::{
    report::how_scored,
    staff::{
        form::{ErrorSummary, error_of, with_names},
        writing::{PieceForm, Writing, report_quicker},
    },
    texts::{t, t_with},
};

/// What its fields are called where everything that is wrong is listed.
const NAMES: [(&str, &str); 3] =
    [("text", "priority-motivation"), ("place", "priority-move-place"), ("reason", "priority-move-reason")];

#[derive(Clone, Debug)]
pub struct PriorityWriting {
    pub language: Language,
    pub year: i16,
    pub priority: Priority,
    /// How many themes there are to stand among.
    pub places: u8,
    pub motivation: PieceForm,
    pub order: PieceForm,
}

#[component]
pub fn PriorityPage(page: PriorityWriting) -> impl IntoView {
    let PriorityWriting { language, year, priority, places, motivation, order } = page;
    let theme = priority.theme.clone();
    let address = |rest: &str| below(year, &format!("prioritering/{theme}/{rest}"));
    let values = [
        ("place", priority.rank.into()),
        ("score-place", priority.rank_by_score.into()),
        ("points", priority.score.total().into()),
    ];
    let writing = Writing {
        name: "text",
        label: t(language, "priority-motivation"),
        hint: t(language, "priority-motivation-hint"),
        value: motivation.kept.get("text"),
        error: error_of(&motivation.errors, "text"),
        rows: 6,
        marked: Some(language),
        ..Writing::default()
    };
    let theirs = motivation.theirs.as_ref().or(order.theirs.as_ref());
    let quicker = report_quicker(language, theirs);
    let moving = move_form(language, &priority, places, address("plats"), &order);
    let mut errors = motivation.errors.clone();
    errors.extend(order.errors.clone());
    view! {
        <ErrorSummary language=language errors=with_names(language, &errors, &NAMES) />
        {motivation.marks.summary(language)}
        {order.marks.summary(language)}
        {quicker}
        <p class="lead">{t_with(language, "priority-stands", &values)}</p>
        {how_scored(language)}
        <section aria-labelledby="motivera">
            <h2 id="motivera">{t(language, "priority-motivate")}</h2>
            <form method="post" action=address("motivering") novalidate>
                {based_on(motivation.based_on)}
                {writing.field()} {motivation.marks.question(language, &motivation.kept, None)}
                <button type="submit" class="button next">
                    {t(language, "priority-motivation-save")}
                </button>
            </form>
        </section>
        {moving}
        {back(language, year, &format!("prioritering-{theme}"))}
    }
    .into_any()
}

fn move_form(
    language: Language,
    priority: &Priority,
    places: u8,
    action: String,
    form: &PieceForm,
) -> impl IntoView + use<> {
    let posted = form.kept.get("place").parse().unwrap_or(priority.rank);
    let options = (1..=places)
        .map(|place| {
            view! { <option value=place.to_string() selected=place == posted>{place.to_string()}</option> }
        })
        .collect_view();
    let reason = Writing {
        name: "reason",
        label: t(language, "priority-move-reason"),
        hint: t(language, "priority-move-reason-hint"),
        value: form.kept.get("reason"),
        error: error_of(&form.errors, "reason"),
        rows: 4,
        marked: Some(language),
        ..Writing::default()
    };
    let take_back = priority.moved.is_some().then(|| {
        view! {
            <button type="submit" class="button" name="undo" value="1">
                {t(language, "priority-move-undo")}
            </button>
        }
    });
    let place_error = error_of(&form.errors, "place");
    let wrong = place_error.is_some();
    view! {
        <section aria-labelledby="flytta">
            <h2 id="flytta">{t(language, "priority-move-title")}</h2>
            <form method="post" action=action novalidate>
                {based_on(form.based_on)}
                <div class="field" class:has-error=wrong>
                    <label for="place">{t(language, "priority-move-place")}</label>
                    {place_error.map(|error| view! { <p class="error">{error}</p> })}
                    <select id="place" name="place">
                        {options}
                    </select>
                </div>
                {reason.field()} {form.marks.question(language, &form.kept, None)}
                <p class="buttons">
                    <button type="submit" class="button next">
                        {t(language, "priority-move-save")}
                    </button>
                    {take_back}
                </p>
            </form>
        </section>
    }
}
