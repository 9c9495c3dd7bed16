//! Judging one commitment: was it done, has it changed, and does it go on; and what residents are told of it.

use domain::{
    language::Language,
    promise::{Commitment, Done, FollowUp, Onward, Seen},
};
use leptos::prelude::*;

use super::super::{
    Names, PromiseForm, below,
    fields::{Fields, based_on, quicker},
};
use crate::{
    promise::words,
    report::prose,
    staff::{
        form::{Choices, ErrorSummary, Kept, error_of, with_names},
        writing::Writing,
    },
    texts::{t, t_with},
};

#[derive(Clone, Debug)]
pub struct Judge {
    pub names: Names,
    pub year: i16,
    pub commitment: Commitment,
    /// How far it has come, and what the next survey says, in words.
    pub progress: String,
    pub effect: Option<String>,
    pub form: PromiseForm,
}

const NAMES: [(&str, &str); 4] =
    [("done", "judge-done"), ("seen", "judge-seen"), ("onward", "judge-onward"), ("reason", "judge-reason")];

pub(super) fn onward_key(onward: Onward) -> &'static str {
    match onward {
        Onward::Continue => "onward-continue",
        Onward::Change => "onward-change",
        Onward::End => "onward-end",
    }
}

/// What is kept, as the form's fields. The text for an age group has the age group's name behind it.
pub fn judge_fields(follow_up: &FollowUp) -> Kept {
    let mut fields = vec![
        ("done".to_owned(), follow_up.done.map(|done| done.id().to_owned()).unwrap_or_default()),
        ("seen".to_owned(), follow_up.seen.map(|seen| seen.id().to_owned()).unwrap_or_default()),
        ("onward".to_owned(), follow_up.onward.map(|onward| onward.id().to_owned()).unwrap_or_default()),
        ("reason".to_owned(), follow_up.reason.clone()),
        ("easy".to_owned(), follow_up.easy.clone()),
    ];
    fields.extend(follow_up.told.iter().map(|(slug, text)| (format!("told-{slug}"), text.clone())));
    Kept(fields)
}

#[component]
pub fn JudgePage(page: Judge) -> impl IntoView {
    let Judge { names, year, commitment, progress, effect, form } = page;
    let language = names.language;
    let fields = Fields { language, kept: &form.kept, errors: &form.errors };
    let choice = |name: &'static str, key: &str, options: Vec<(&'static str, String)>| {
        let options =
            options.into_iter().map(|(id, said)| (id.to_owned(), said, form.kept.has(name, id))).collect();
        Choices {
            name,
            legend: t(language, key),
            hint: String::new(),
            error: error_of(&form.errors, name),
            several: false,
            options,
        }
        .field()
        .into_any()
    };
    let done =
        choice("done", "judge-done", Done::ALL.map(|one| (one.id(), words::was_done(language, one))).into());
    let seen =
        choice("seen", "judge-seen", Seen::ALL.map(|one| (one.id(), words::was_seen(language, one))).into());
    let onward = choice(
        "onward",
        "judge-onward",
        Onward::ALL.map(|one| (one.id(), t(language, onward_key(one)))).into(),
    );
    let ages = if commitment.age_groups.is_empty() {
        domain::survey::SLUGS.map(str::to_owned).to_vec()
    } else {
        commitment.age_groups.clone()
    };
    let told = ages.iter().map(|slug| told(language, &form, slug)).collect_view();
    view! {
        <ErrorSummary language=language errors=with_names(language, &form.errors, &NAMES) />
        {form.marks.summary(language)}
        {quicker(&names, form.theirs.as_ref())}
        <div class="own-text" lang="sv">
            {prose(&commitment.text)}
        </div>
        <p>
            <b>{t(language, "follow-done")}</b>
            ": "
            {progress}
        </p>
        <p>
            <b>{t(language, "follow-changed")}</b>
            ": "
            {effect.unwrap_or_else(|| t(language, "follow-no-effect-yet"))}
        </p>
        <p class="aside">{t(language, "follow-no-cause")}</p>
        <form class="promise-form" method="post" action=below(year, &format!("/uppfoljning/{}", commitment.id)) novalidate>
            {based_on(form.based_on)}
            {done}
            {seen}
            {onward}
            {fields.text("reason", "judge-reason", "judge-reason-hint", 3)}
            <h2>{t(language, "judge-told")}</h2>
            <p class="hint">{t(language, "judge-told-hint")}</p>
            {told}
            {fields.text("easy", "judge-easy", "", 2)} {form.marks.question(language, &form.kept, None)}
            <button type="submit" class="button next">
                {t(language, "judge-save")}
            </button>
        </form>
        <p class="way-back">
            <a href=below(year, "/uppfoljning")>{t(language, "follow-back")}</a>
        </p>
    }
    .into_any()
}

fn told(language: Language, form: &PromiseForm, slug: &str) -> AnyView {
    // The field's name is one of five known ones.
    let name = match slug {
        "barn" => "told-barn",
        "ungdom" => "told-ungdom",
        "unga-vuxna" => "told-unga-vuxna",
        "vuxna" => "told-vuxna",
        _ => "told-aldre",
    };
    let people = words::people(language, slug);
    Writing {
        name,
        label: t_with(language, "judge-told-to", &[("people", people.into())]),
        value: form.kept.get(name),
        error: error_of(&form.errors, name),
        rows: 2,
        marked: Some(language),
        ..Writing::default()
    }
    .field()
    .into_any()
}
