//! The page behind a one-time link: a name and a password, and for the first administrator an address too.

use domain::language::Language;
use leptos::prelude::*;
use store::Organisation;

use super::{
    form::{Choices, ErrorSummary, FieldErrors, Kept, Line, error_of, with_names},
    frame::organisation_name,
    links,
};
use crate::texts::{t, t_with};

#[derive(Clone, Debug)]
pub struct Setup {
    pub language: Language,
    /// The token of the link, for the form's address.
    pub token: String,
    /// Whether this makes the first administrator, who says an address and an organisation as well.
    pub first: bool,
    /// The address of the account that the link is for; empty for the first administrator.
    pub email: String,
    pub kept: Kept,
    pub errors: FieldErrors,
}

/// The fields and what they are called.
const NAMES: [(&str, &str); 5] = [
    ("email", "field-email"),
    ("name", "field-name"),
    ("organisation", "field-organisation"),
    ("password", "field-new-password"),
    ("password_again", "field-password-again"),
];

#[component]
pub fn SetupPage(page: Setup) -> impl IntoView {
    let Setup { language, token, first, email, kept, errors } = page;
    let organisations = Organisation::ALL
        .into_iter()
        .map(|organisation| {
            let id = organisation.id();
            (id.to_owned(), organisation_name(language, organisation), kept.has("organisation", id))
        })
        .collect();
    let welcome = if first {
        t(language, "setup-first")
    } else {
        t_with(language, "setup-invited", &[("email", email.clone().into())])
    };
    view! {
        <div class="card">
            <ErrorSummary language=language errors=with_names(language, &errors, &NAMES) />
            <p class="lead">{welcome}</p>
            <form method="post" action=links::to(&format!("/personal/start/{token}")) novalidate>
                {first
                    .then(|| {
                        Line {
                            name: "email",
                            label: t(language, "field-email"),
                            hint: t(language, "setup-email-hint"),
                            value: kept.get("email"),
                            error: error_of(&errors, "email"),
                            kind: "email",
                            autocomplete: "username",
                            required: true,
                        }
                            .field()
                    })}
                {(!first)
                    .then(|| {
                        // So that a password manager keeps the address with the password.
                        view! { <input type="hidden" name="username" value=email autocomplete="username" /> }
                    })}
                {Line {
                    name: "name",
                    label: t(language, "field-name"),
                    hint: t(language, "setup-name-hint"),
                    value: kept.get("name"),
                    error: error_of(&errors, "name"),
                    autocomplete: "name",
                    required: true,
                    ..Line::default()
                }
                    .field()}
                {first
                    .then(|| {
                        Choices {
                            name: "organisation",
                            legend: t(language, "field-organisation"),
                            hint: String::new(),
                            error: error_of(&errors, "organisation"),
                            several: false,
                            options: organisations,
                        }
                            .field()
                    })}
                {Line {
                    name: "password",
                    label: t(language, "field-new-password"),
                    hint: t(language, "setup-password-hint"),
                    error: error_of(&errors, "password"),
                    kind: "password",
                    autocomplete: "new-password",
                    required: true,
                    ..Line::default()
                }
                    .field()}
                {Line {
                    name: "password_again",
                    label: t(language, "field-password-again"),
                    error: error_of(&errors, "password_again"),
                    kind: "password",
                    autocomplete: "new-password",
                    required: true,
                    ..Line::default()
                }
                    .field()}
                <button type="submit" class="button next">
                    {t(language, "setup-button")}
                </button>
            </form>
        </div>
    }
    .into_any()
}
