//! A section's own text.

use domain::{language::Language, report::SectionNumber};
use leptos::prelude::*;

use super::{back, below};
use crate::{
    report::section_id,
    staff::{
        form::{ErrorSummary, error_of, with_names},
        picture::{section_hint, text_form},
        writing::{PieceForm, Writing, report_quicker},
    },
    texts::t,
};

#[derive(Clone, Debug)]
pub struct TextWriting {
    pub language: Language,
    pub year: i16,
    pub section: SectionNumber,
    pub form: PieceForm,
}

#[component]
pub fn TextPage(page: TextWriting) -> impl IntoView {
    let TextWriting { language, year, section, form } = page;
    let writing = Writing {
        name: "text",
        id: String::new(),
        label: t(language, "text-label"),
        hint: t(language, section_hint(section)),
        value: form.kept.get("text"),
        error: error_of(&form.errors, "text"),
        rows: 16,
        marked: Some(language),
    };
    let question = form.marks.question(language, &form.kept, None);
    view! {
        <ErrorSummary language=language errors=with_names(language, &form.errors, &[("text", "text-label")]) />
        {form.marks.summary(language)}
        {report_quicker(language, form.theirs.as_ref())}
        {text_form(language, below(year, &format!("avsnitt/{}", section.get())), form.based_on, writing, question)}
        {back(language, year, section_id(section))}
    }
    .into_any()
}
