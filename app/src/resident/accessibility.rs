//! `/tillganglighet`: the accessibility statement, made from the record in the configuration.

use domain::{
    accessibility::{Accessibility, Conformity, Deficiency},
    language::{Language, Text},
    matter::MatterKind,
};
use leptos::prelude::*;

use super::{Context, about::contact, matter::form_address};
use crate::{
    components::shell::document,
    texts::{day, t, t_with},
};

/// The address of the statement.
pub const ACCESSIBILITY: &str = "/tillganglighet";

/// Everything that the law asks a statement to hold.
pub fn accessibility_page(context: &Context) -> String {
    let language = context.language;
    let municipality = &context.municipality;
    let record: &Accessibility = &municipality.accessibility;
    let name = || municipality.name.clone().into();
    document(context.frame(t(language, "accessibility-title"), None), || {
        let conformity = t(
            language,
            match record.conformity {
                Conformity::Full => "accessibility-full",
                Conformity::Partial => "accessibility-partial",
                Conformity::None => "accessibility-none",
            },
        );
        let service = t_with(
            language,
            "accessibility-service",
            &[
                ("name", name()),
                ("police", municipality.police.clone().into()),
                ("address", context.public_url.clone().into()),
            ],
        );
        let reply = t_with(language, "accessibility-reply", &[("days", record.answer_within_days.into())]);
        let assessed =
            t_with(language, "accessibility-assessed", &[("day", day(language, record.assessed).into())]);
        let updated =
            t_with(language, "accessibility-updated", &[("day", day(language, record.updated).into())]);
        view! {
            <h1>{t(language, "accessibility-title")}</h1>
            <p class="lead">{t_with(language, "accessibility-lead", &[("name", name())])}</p>
            <p>{service}</p>

            <h2>{t(language, "accessibility-conformity")}</h2>
            <p>{conformity}</p>

            <h2>{t(language, "accessibility-tell")}</h2>
            <p>{t(language, "accessibility-tell-about")} " " {reply}</p>
            {ways(context)}
            <p>{t(language, "accessibility-other-ways")}</p>
            {contact(context)}

            <h2>{t(language, "accessibility-supervisor")}</h2>
            <p>
                {t(language, "accessibility-supervisor-about")} " "
                <a href=record.supervisor.address.clone()>
                    {t_with(
                        language,
                        "accessibility-supervisor-link",
                        &[("name", record.supervisor.name.get(language).to_owned().into())],
                    )}
                </a>
            </p>

            <h2>{t(language, "accessibility-deficiencies")}</h2>
            {if record.deficiencies.is_empty() {
                view! { <p>{t(language, "accessibility-no-deficiencies")}</p> }.into_any()
            } else {
                record.deficiencies.iter().map(|known| deficiency(language, known)).collect_view().into_any()
            }}

            <h2>{t(language, "accessibility-exceptions")}</h2>
            {if record.exceptions.is_empty() {
                view! { <p>{t(language, "accessibility-no-exceptions")}</p> }.into_any()
            } else {
                list(language, &record.exceptions).into_any()
            }}

            <h2>{t(language, "accessibility-method")}</h2>
            <p>{record.method.get(language).to_owned()} " " {assessed} " " {updated}</p>
            <h3>{t(language, "accessibility-tried")}</h3>
            {list(language, &record.tried)}
            {(!record.not_tried.is_empty())
                .then(|| {
                    view! {
                        <h3>{t(language, "accessibility-not-tried")}</h3>
                        {list(language, &record.not_tried)}
                    }
                })}
        }
    })
}

/// The two forms.
fn ways(context: &Context) -> impl IntoView {
    let language = context.language;
    MatterKind::ALL
        .map(|kind| {
            view! {
                <p>
                    <a class="button next" href=context.plain_href(&form_address(kind))>
                        {kind_in_words(language, kind)}
                    </a>
                </p>
            }
        })
        .collect_view()
}

/// The name that a form has on its page, on the way to it and in the staff's inbox.
pub fn kind_in_words(language: Language, kind: MatterKind) -> String {
    t(
        language,
        match kind {
            MatterKind::Deficiency => "matter-deficiency",
            MatterKind::OtherFormat => "matter-format",
        },
    )
}

fn deficiency(language: Language, known: &Deficiency) -> impl IntoView {
    let planned = known.planned.map_or_else(
        || t(language, "accessibility-not-planned"),
        |planned| t_with(language, "accessibility-planned", &[("day", day(language, planned).into())]),
    );
    let criterion =
        t_with(language, "accessibility-criterion", &[("number", known.criterion.clone().into())]);
    view! {
        <h3>{known.place.get(language).to_owned()}</h3>
        <p>{known.what.get(language).to_owned()}</p>
        <p class="hint">
            {t(language, "accessibility-reason")} " " {known.reason.get(language).to_owned()} " " {criterion} " "
            {planned}
        </p>
    }
}

fn list(language: Language, texts: &[Text]) -> impl IntoView {
    view! {
        <ul>
            {texts.iter().map(|text| view! { <li>{text.get(language).to_owned()}</li> }).collect_view()}
        </ul>
    }
}
