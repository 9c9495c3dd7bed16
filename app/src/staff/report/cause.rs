//! Why a prioritised problem exists.

use domain::{language::Language, report::CauseAnalysis};
use leptos::prelude::*;

use super::{back, based_on, below};
use crate::{
    report::part_name,
    staff::{
        form::{ErrorSummary, error_of},
        writing::{PieceForm, Writing, report_quicker},
    },
    texts::t,
};

#[derive(Clone, Debug)]
pub struct CauseWriting {
    pub language: Language,
    pub year: i16,
    /// The theme's id.
    pub theme: String,
    pub form: PieceForm,
}

#[component]
pub fn CausePage(page: CauseWriting) -> impl IntoView {
    let CauseWriting { language, year, theme, form } = page;
    let fields = CauseAnalysis::default()
        .parts()
        .into_iter()
        .map(|(part, _)| {
            Writing {
                name: part,
                label: part_name(language, part),
                hint: t(language, hint(part)),
                value: form.kept.get(part),
                error: error_of(&form.errors, part),
                rows: if part == "why" { 6 } else { 3 },
                marked: Some(language),
                ..Writing::default()
            }
            .field()
        })
        .collect_view();
    let named = |(field, message): &(String, String)| {
        let parts = CauseAnalysis::default();
        let known = parts.parts().iter().any(|(part, _)| part == field);
        let message =
            if known { format!("{}: {message}", part_name(language, field)) } else { message.clone() };
        (field.clone(), message)
    };
    let errors = form.errors.iter().map(named).collect::<Vec<_>>();
    view! {
        <ErrorSummary language=language errors=errors />
        {form.marks.summary(language)}
        {report_quicker(language, form.theirs.as_ref())}
        <p class="lead">{t(language, "cause-about")}</p>
        <form method="post" action=below(year, &format!("orsak/{theme}")) novalidate>
            {based_on(form.based_on)}
            {fields} {form.marks.question(language, &form.kept, None)}
            <button type="submit" class="button next">
                {t(language, "cause-save")}
            </button>
        </form>
        {back(language, year, &format!("orsak-{theme}"))}
    }
    .into_any()
}

fn hint(part: &str) -> &'static str {
    match part {
        "why" => "cause-why-hint",
        "places" => "cause-places-hint",
        "times" => "cause-times-hint",
        "affected" => "cause-affected-hint",
        "sources_used" => "cause-sources-used-hint",
        "sources_rejected" => "cause-sources-rejected-hint",
        _ => "cause-uncertainty-hint",
    }
}
