//! What the public calendar says of an event: whether it is there, for which ages, and what came of it.

use domain::{
    announcement::Announcement,
    language::{Language, Text},
};
use leptos::prelude::*;

use super::{
    form::{Choices, ErrorSummary, FieldErrors, Kept, error_of, with_names},
    links,
    paragraph::Paragraph,
};
use crate::texts::t;

/// The age groups by slug, for the forms of events.
pub type Ages = Vec<(String, Text)>;

/// The card on an event's page.
#[derive(Clone, Debug)]
pub struct Announcing {
    /// As it was posted, or as it is kept.
    pub kept: Kept,
    pub errors: FieldErrors,
    pub ages: Ages,
    /// Whether it has just been saved.
    pub saved: bool,
    /// Only those who may edit have the form.
    pub may_edit: bool,
}

impl Announcing {
    /// The form's fields as they are kept.
    pub fn fields_of(said: Option<&Announcement>) -> Kept {
        let Some(said) = said else { return Kept::default() };
        let announced = ("announced".to_owned(), if said.announced { "yes" } else { "no" }.to_owned());
        let ages = said.ages.iter().map(|age| ("ages".to_owned(), age.clone()));
        let outcome = said.outcome.clone().map(|outcome| ("outcome".to_owned(), outcome));
        Kept([announced].into_iter().chain(ages).chain(outcome).collect())
    }
}

const NAMES: [(&str, &str); 3] =
    [("announced", "field-announced"), ("ages", "field-ages"), ("outcome", "field-outcome")];

/// Whether an event is announced: a choice, and no is what stands there first.
pub(super) fn announced_choice(language: Language, kept: &Kept, errors: &FieldErrors) -> Choices {
    let yes = kept.has("announced", "yes");
    Choices {
        name: "announced",
        legend: t(language, "field-announced"),
        hint: t(language, "field-announced-hint"),
        error: error_of(errors, "announced"),
        several: false,
        options: vec![
            ("no".to_owned(), t(language, "announced-no"), !yes),
            ("yes".to_owned(), t(language, "announced-yes"), yes),
        ],
    }
}

pub(super) fn ages_choice(language: Language, kept: &Kept, ages: &Ages) -> Choices {
    let options = ages
        .iter()
        .map(|(slug, name)| (slug.clone(), name.get(language).to_owned(), kept.has("ages", slug)))
        .collect();
    Choices {
        name: "ages",
        legend: t(language, "field-ages"),
        hint: t(language, "field-ages-hint"),
        error: None,
        several: true,
        options,
    }
}

/// The card.
pub(super) fn card(language: Language, folder: &str, announcing: Announcing) -> Option<AnyView> {
    let Announcing { kept, errors, ages, saved, may_edit } = announcing;
    if !may_edit {
        return None;
    }
    let outcome = Paragraph {
        name: "outcome",
        label: t(language, "field-outcome"),
        hint: t(language, "field-outcome-hint"),
        value: kept.get("outcome"),
        error: error_of(&errors, "outcome"),
    };
    let summary = with_names(language, &errors, &NAMES);
    let card = view! {
        <section class="card announce" id="kalender" aria-labelledby="kalender-rubrik">
            <h2 id="kalender-rubrik">{t(language, "announce-title")}</h2>
            {saved.then(|| view! { <p class="done" role="status">{t(language, "announce-saved")}</p> })}
            <ErrorSummary language=language errors=summary />
            <form method="post" action=links::to(&format!("{folder}/kalender")) novalidate>
                {announced_choice(language, &kept, &errors).field()}
                {ages_choice(language, &kept, &ages).field()} {outcome.field()}
                <button type="submit" class="button">
                    {t(language, "announce-save")}
                </button>
            </form>
            <p>
                <a href=links::to("/kalender")>{t(language, "announce-see")}</a>
            </p>
        </section>
    };
    Some(card.into_any())
}
