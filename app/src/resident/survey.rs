//! `/s/{slug}`: every question of a survey in one form.
//!
//! Without script it is one well-set page, top to bottom. With `script/survey.js` the same form shows one question at a
//! time: the elements that only the script needs are there but hidden, so that their words are in the reader's language.

use std::collections::BTreeMap;

use domain::{
    answers::{Fault, Refusal},
    event::Event,
    language::Language,
    survey::{Question, Survey},
};
use jiff::civil::Date;
use leptos::prelude::*;

use super::{
    Context,
    errors::{field_error, nothing_answered, number_words},
    field::{Place, State, question, reassurance},
    notice::{Notice, kept_text},
};
use crate::{
    components::{
        faces::face_drawings,
        shell::{Frame, document},
    },
    texts::{t, t_with},
};

/// What the survey page is made from.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    pub survey: &'a Survey,
    /// 128 random bits as base64url, by which an answer that comes twice is known. Stands in the page exactly once.
    pub key: &'a str,
    pub event: Option<&'a Event>,
    /// The answers that came in with a refused form, as they were.
    pub posted: &'a [(String, String)],
    pub refusal: Option<&'a Refusal>,
    /// The last day of the round, where it is set: a page that was kept on a phone goes away after it.
    pub closes: Option<Date>,
    /// What was wrong around the answers, such as an event that does not exist: they are kept, and may be sent again.
    pub notice: Option<Notice>,
}

/// Asked of children up to this age in other words, in larger type.
const OLDEST_CHILD: u8 = 12;

pub(super) fn is_for_children(survey: &Survey) -> bool {
    survey.oldest.is_some_and(|age| age <= OLDEST_CHILD)
}

pub(super) fn is_large(survey: &Survey) -> bool {
    survey.large_text || is_for_children(survey)
}

/// The survey, empty or with what was posted and what is wrong with it.
pub fn survey_page(context: &Context, form: &Form<'_>) -> String {
    let (language, survey) = (context.language, form.survey);
    let code = form.event.map(|event| &event.code);
    let heading = t(language, "survey-title");
    let name = survey.name.get(language);
    let refused = form.refusal.is_some() || form.notice.is_some();
    let (title, languages) = if refused {
        // Another language would be another, empty page.
        (format!("{} – {heading} {name}", t(language, "error-title")), Vec::new())
    } else {
        (format!("{heading} {name}"), context.frame(String::new(), code).languages)
    };
    let frame = Frame { large: is_large(survey), languages, ..context.frame(title, code) };
    let frame = if context.kiosk { frame } else { Frame { script: &context.scripts.survey, ..frame } };
    document(frame, || {
        let lead = if is_for_children(survey) { "survey-lead-child" } else { "survey-lead" };
        let municipality = context.municipality.name.clone();
        view! {
            <h1>{heading} " " <span class="group">{name.to_owned()}</span></h1>
            {form.refusal.map(|refusal| summary(language, faults(context, survey, refusal)))}
            {form.notice.map(|notice| summary(language, view! { <li>{kept_text(language, notice)}</li> }.into_any()))}
            <div id="intro">
                <p class="lead">{t_with(language, lead, &[("name", municipality.into())])}</p>
                {reassurance(context, "survey-anonymous")}
                {(!refused && !context.kiosk && context.code.is_none()).then(|| save(context))}
            </div>
            <form
                method="post"
                action=format!("/s/{}", survey.slug)
                novalidate
                autocomplete="off"
                data-numbers=number_words(language)
                data-closes=form.closes.map(|day| day.to_string())
                data-nothing=nothing_answered(language)
                data-refused=context.kiosk.then(|| t(language, "kiosk-refused"))
            >
                <input type="hidden" name="version" value=survey.version.to_string() />
                <input type="hidden" name="key" value=form.key.to_owned() autocomplete="off" />
                <input type="hidden" name="lang" value=language.tag() />
                {context
                    .way(code)
                    .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })}
                <div class="top" id="top" hidden>
                    <button type="button" id="back" hidden>
                        {t(language, "survey-back")}
                    </button>
                    <div class="bar" aria-hidden="true">
                        <i></i>
                    </div>
                </div>
                {questions(context, form)}
                <div class="nav">
                    <p
                        class="error"
                        id="trouble"
                        role="alert"
                        data-offline=t(language, "survey-offline")
                        data-busy=t(language, "survey-busy")
                    ></p>
                    <button
                        type="button"
                        class="button"
                        id="skip"
                        data-clear=t(language, "survey-clear")
                        hidden
                    >
                        {t(language, "survey-skip")}
                    </button>
                    <button type="button" class="button next" id="next" hidden>
                        {t(language, "survey-next")}
                    </button>
                    <button class="button next" id="send" data-busy=t(language, "survey-sending")>
                        {t(language, "survey-send")}
                    </button>
                </div>
            </form>
            {again(context, form)}
            {kept(context, form)}
            {context.kiosk.then(|| super::kiosk::still_there(language))}
            {is_for_children(survey).then(face_drawings)}
        }
    })
}

/// What the script shows to someone who comes back to a form that was sent and saved.
fn again(context: &Context, form: &Form<'_>) -> impl IntoView {
    let language = context.language;
    view! {
        <section id="again" class="box" tabindex="-1" hidden>
            <h2>{t(language, "survey-again-title")}</h2>
            <p>{t(language, "survey-again-next")}</p>
            <a class="button next" href=context.next_start_href(form.event.map(|event| &event.code))>
                {t(language, "thanks-someone-else")}
            </a>
        </section>
    }
}

/// What the script shows when the answer could not be sent and waits on the phone, and when it was sent from there.
fn kept(context: &Context, form: &Form<'_>) -> impl IntoView {
    let language = context.language;
    view! {
        <section id="kept" class="box" tabindex="-1" hidden>
            <div id="waits">
                <h2>{t(language, "survey-kept-title")}</h2>
                <p>{t(language, "survey-kept-text")}</p>
            </div>
            <h2 id="arrived" hidden>
                {t(language, "survey-kept-sent")}
            </h2>
            <h2 id="ended" hidden>
                {t(language, "survey-kept-ended")}
            </h2>
            <p>{t(language, "thanks-no-report")}</p>
            <a class="button next" href=context.start_href(form.event.map(|event| &event.code))>
                {t(language, "thanks-someone-else")}
            </a>
        </section>
    }
}

/// The offer to keep this page for answering without network: shown by the script where the browser can.
fn save(context: &Context) -> impl IntoView {
    let language = context.language;
    view! {
        <div id="save" class="save" data-script=context.scripts.save.clone() hidden>
            <button type="button">{t(language, "save-add")}</button>
            <p
                role="status"
                data-busy=t(language, "save-busy")
                data-done=t(language, "save-done")
                data-failed=t(language, "save-failed")
                data-gone=t(language, "save-gone")
                data-over=t(language, "save-over")
            ></p>
            <button type="button" hidden>
                {t(language, "save-remove")}
            </button>
        </div>
    }
}

fn questions(context: &Context, form: &Form<'_>) -> Vec<AnyView> {
    let (language, survey) = (context.language, form.survey);
    let errors: BTreeMap<&str, String> = match form.refusal {
        Some(Refusal::Faults(faults)) => faults
            .iter()
            .map(|(field, fault)| (field.as_str(), field_error(language, survey, field, fault)))
            .collect(),
        _ => BTreeMap::new(),
    };
    let state = State { language, posted: form.posted, errors: &errors };
    let total = survey.questions.iter().filter(|question| question.numbered).count();
    let mut number = 0;
    let mut views = Vec::with_capacity(survey.questions.len());
    for (index, asked) in survey.questions.iter().enumerate() {
        number += usize::from(asked.numbered);
        let before = index.checked_sub(1).map(|before| &survey.questions[before]);
        let place = Place {
            label: label(context, asked, number, total),
            opens: survey.questions.get(index + 1).map_or(&[], |next| opens(asked, next)),
            follows: before.is_some_and(|before| !opens(before, asked).is_empty()),
        };
        views.push(question(state, asked, place));
    }
    views
}

/// Progress in words. Follow-ups and the background question do not count.
fn label(context: &Context, question: &Question, number: usize, total: usize) -> String {
    let language = context.language;
    if question.numbered {
        t_with(language, "survey-number", &[("number", number.into()), ("total", total.into())])
    } else if question.condition.is_some() {
        t(language, "survey-followup")
    } else {
        t(language, "survey-background")
    }
}

/// The options of `question` that make `next` apply.
fn opens<'a>(question: &Question, next: &'a Question) -> &'a [String] {
    next.condition
        .as_ref()
        .filter(|condition| condition.question == question.id)
        .map_or(&[], |condition| &condition.any_of)
}

/// Everything that is wrong, on top, each with a link to its place.
fn faults(context: &Context, survey: &Survey, refusal: &Refusal) -> AnyView {
    let language = context.language;
    match refusal {
        Refusal::Nothing => {
            let first = survey.fields().next().map(|field| format!("#{}", field.id)).unwrap_or_default();
            view! {
                <li>
                    <a href=first>{nothing_answered(language)}</a>
                </li>
            }
            .into_any()
        }
        Refusal::Faults(faults) => {
            faults.iter().map(|(field, fault)| entry(context, survey, field, fault)).collect_view().into_any()
        }
    }
}

/// What is wrong, on top of the page, where the focus goes.
fn summary(language: Language, entries: AnyView) -> impl IntoView {
    view! {
        <div id="errors" class="errors" role="alert" tabindex="-1" autofocus>
            <h2>{t(language, "error-title")}</h2>
            <ul>{entries}</ul>
        </div>
    }
}

fn entry(context: &Context, survey: &Survey, id: &str, fault: &Fault) -> AnyView {
    let language = context.language;
    let words = field_error(language, survey, id, fault);
    let Some(field) = survey.field(id) else { return view! { <li>{words}</li> }.into_any() };
    let asked = field.item.map_or(&field.question.text, |item| &item.text).get(language).to_owned();
    view! {
        <li>
            <a href=format!("#{id}")>{asked} " " <strong>{words}</strong></a>
        </li>
    }
    .into_any()
}
