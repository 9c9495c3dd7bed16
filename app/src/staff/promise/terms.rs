//! What holds for the whole promise: period, parties, goals, the picture it rests on, and why a decided one is changed.

use domain::promise::{PictureCited, Terms};
use leptos::prelude::*;

use super::{
    Names, PromiseForm, at, below,
    fields::{Fields, based_on, quicker},
};
use crate::{
    staff::form::{Choices, ErrorSummary, Kept, with_names},
    texts::{t, t_with},
};

#[derive(Clone, Debug)]
pub struct TermsForm {
    pub names: Names,
    pub year: i16,
    pub form: PromiseForm,
    /// The version that is cited, and the newest one where that is another.
    pub pictures: Vec<PictureCited>,
    /// The number of the version that is decided, where one is: then a reason has to be told.
    pub decided: Option<u32>,
}

const NAMES: [(&str, &str); 5] = [
    ("starts", "terms-starts"),
    ("ends", "terms-ends"),
    ("parties", "terms-parties"),
    ("goals", "terms-goals"),
    ("reason", "terms-reason"),
];

/// The terms as the form's fields.
pub fn terms_fields(terms: &Terms) -> Kept {
    let picture = terms.picture.as_ref().map(|picture| picture.sha256.to_string()).unwrap_or_default();
    let fields = [
        ("starts", terms.starts.to_string()),
        ("ends", terms.ends.to_string()),
        ("parties", terms.parties.join("\n")),
        ("goals", terms.goals.clone()),
        ("reason", terms.reason.clone()),
        ("picture", picture),
    ];
    Kept(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

#[component]
pub fn TermsPage(page: TermsForm) -> impl IntoView {
    let TermsForm { names, year, form, pictures, decided } = page;
    let language = names.language;
    let fields = Fields { language, kept: &form.kept, errors: &form.errors };
    let cited = form.kept.get("picture");
    let mut options = vec![(String::new(), t(language, "terms-no-picture"), cited.is_empty())];
    options.extend(pictures.iter().map(|picture| {
        let values = [("year", picture.year.to_string().into()), ("number", picture.number.into())];
        let hash = picture.sha256.to_string();
        let chosen = hash == cited;
        (hash, t_with(language, "terms-picture-version", &values), chosen)
    }));
    let picture = Choices {
        name: "picture",
        legend: t(language, "terms-picture"),
        hint: t(language, "terms-picture-hint"),
        error: None,
        several: false,
        options,
    };
    let reason = decided.map(|number| {
        view! {
            <p class="care">{t_with(language, "promise-changes-decided", &[("number", number.into())])}</p>
            {fields.text("reason", "terms-reason", "terms-reason-hint", 3)}
        }
    });
    view! {
        <ErrorSummary language=language errors=with_names(language, &form.errors, &NAMES) />
        {form.marks.summary(language)}
        {quicker(&names, form.theirs.as_ref())}
        <form class="promise-form" method="post" action=below(year, "/villkor") novalidate>
            {based_on(form.based_on)} {reason}
            <div class="side-by-side">
                {fields.line("starts", "terms-starts", "", "date")} {fields.line("ends", "terms-ends", "", "date")}
            </div>
            {fields.text("parties", "terms-parties", "terms-parties-hint", 2)}
            {fields.text("goals", "terms-goals", "terms-goals-hint", 4)}
            {picture.field()} {form.marks.question(language, &form.kept, None)}
            <button type="submit" class="button next">
                {t(language, "terms-save")}
            </button>
        </form>
        <p class="way-back">
            <a href=at(year, "", "villkor")>{t(language, "promise-back")}</a>
        </p>
    }
    .into_any()
}
