//! The judgement of a theme, and how figures from elsewhere about it are read.

use domain::{
    language::Language,
    report::{Judgement, SectionNumber, Verdict, Word},
};
use leptos::prelude::*;
use store::Indicator;

use super::{back, based_on, below};
use crate::{
    report::{judgement, rule, section_title, verdict_name, word_name},
    staff::{
        form::{Choices, ErrorSummary, error_of, with_names},
        picture::outside_table,
        writing::{PieceForm, Writing, report_quicker},
    },
    texts::{t, t_with},
};

/// What its fields are called where everything that is wrong is listed.
const NAMES: [(&str, &str); 4] = [
    ("verdict", "decide-verdict"),
    ("reason", "decide-reason"),
    ("word", "outside-word"),
    ("note", "outside-note"),
];

#[derive(Clone, Debug)]
pub struct ThemeWriting {
    pub language: Language,
    pub year: i16,
    pub judgement: Judgement,
    /// Figures from elsewhere about the theme.
    pub indicators: Vec<Indicator>,
    pub decision: PieceForm,
    pub outside: PieceForm,
}

#[component]
pub fn ThemePage(page: ThemeWriting) -> impl IntoView {
    let ThemeWriting { language, year, judgement: judged, indicators, decision, outside } = page;
    let theme = judged.theme.clone();
    let address = |rest: &str| below(year, &format!("tema/{theme}{rest}"));
    let decide = decide(language, &judged, address(""), &decision);
    let read = read_outside(language, &judged, address("/utifran"), &outside, &indicators);
    let mut errors = decision.errors;
    errors.extend(outside.errors);
    view! {
        <ErrorSummary language=language errors=with_names(language, &errors, &NAMES) />
        {decision.marks.summary(language)}
        {outside.marks.summary(language)}
        {report_quicker(language, decision.theirs.as_ref().or(outside.theirs.as_ref()))}
        <h2 class="visually-hidden">{section_title(language, SectionNumber::JUDGEMENT)}</h2>
        {judgement(language, &judged, ().into_any())}
        {rule(language)}
        {decide}
        {read}
        {back(language, year, &format!("tema-{}", judged.theme))}
    }
    .into_any()
}

fn decide(language: Language, judged: &Judgement, action: String, form: &PieceForm) -> impl IntoView + use<> {
    let options = Verdict::ALL
        .into_iter()
        .map(|verdict| {
            let chosen = form.kept.has("verdict", verdict.id());
            (verdict.id().to_owned(), verdict_name(language, verdict), chosen)
        })
        .collect();
    let proposed = [("verdict", verdict_name(language, judged.proposed).into())];
    let choices = Choices {
        name: "verdict",
        legend: t(language, "decide-verdict"),
        hint: t_with(language, "decide-proposed", &proposed),
        error: error_of(&form.errors, "verdict"),
        several: false,
        options,
    };
    let reason = Writing {
        name: "reason",
        label: t(language, "decide-reason"),
        hint: t(language, "decide-reason-hint"),
        value: form.kept.get("reason"),
        error: error_of(&form.errors, "reason"),
        rows: 4,
        marked: Some(language),
        ..Writing::default()
    };
    let take_back = judged.decided.is_some().then(|| {
        view! {
            <button type="submit" class="button" name="undo" value="1">
                {t(language, "decide-undo")}
            </button>
        }
    });
    view! {
        <section aria-labelledby="bedom">
            <h2 id="bedom">{t(language, "decide")}</h2>
            <form method="post" action=action novalidate>
                {based_on(form.based_on)}
                {choices.field()}
                {reason.field()} {form.marks.question(language, &form.kept, None)}
                <p class="buttons">
                    <button type="submit" class="button next">
                        {t(language, "decide-save")}
                    </button>
                    {take_back}
                </p>
            </form>
        </section>
    }
}

fn read_outside(
    language: Language,
    judged: &Judgement,
    action: String,
    form: &PieceForm,
    indicators: &[Indicator],
) -> impl IntoView + use<> {
    let options = Word::ALL
        .into_iter()
        .map(|word| (word.id().to_owned(), word_name(language, word), form.kept.has("word", word.id())))
        .collect();
    let choices = Choices {
        name: "word",
        legend: t(language, "outside-word"),
        hint: t(language, "outside-word-hint"),
        error: error_of(&form.errors, "word"),
        several: false,
        options,
    };
    let note = Writing {
        name: "note",
        label: t(language, "outside-note"),
        hint: t(language, "outside-note-hint"),
        value: form.kept.get("note"),
        error: error_of(&form.errors, "note"),
        rows: 3,
        marked: Some(language),
        ..Writing::default()
    };
    let take_back = judged.voices.outside.is_some().then(|| {
        view! {
            <button type="submit" class="button" name="undo" value="1">
                {t(language, "outside-undo")}
            </button>
        }
    });
    let table = outside_table(language, indicators.iter());
    let without = table.is_none();
    view! {
        <section aria-labelledby="utifran">
            <h2 id="utifran">{t(language, "outside-read")}</h2>
            {table}
            {without.then(|| view! { <p class="aside">{t(language, "outside-none-theme")}</p> })}
            <form class="roomy" method="post" action=action novalidate>
                {based_on(form.based_on)}
                {choices.field()}
                {note.field()} {form.marks.question(language, &form.kept, None)}
                <p class="buttons">
                    <button type="submit" class="button next">
                        {t(language, "outside-save")}
                    </button>
                    {take_back}
                </p>
            </form>
        </section>
    }
}
