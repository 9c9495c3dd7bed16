//! Signing in.

use domain::language::Language;
use leptos::prelude::*;

use super::{
    form::{ErrorSummary, FieldErrors, Line},
    links,
};
use crate::texts::{t, t_with};

/// Why signing in did not work. Never which part was wrong: that would tell who has an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInTrouble {
    /// Address and password do not belong together.
    Wrong,
    /// Too many tries; how long to wait.
    SlowDown { seconds: u64 },
}

#[derive(Clone, Debug)]
pub struct SignIn {
    pub language: Language,
    /// The address that was posted.
    pub email: String,
    /// Where to go afterwards, from the query or the form; the server checks it.
    pub next: Option<String>,
    pub trouble: Option<SignInTrouble>,
    /// Whether somebody has just signed out.
    pub signed_out: bool,
}

#[component]
pub fn SignInPage(page: SignIn) -> impl IntoView {
    let SignIn { language, email, next, trouble, signed_out } = page;
    let errors: FieldErrors = match trouble {
        None => Vec::new(),
        Some(SignInTrouble::Wrong) => vec![("email".to_owned(), t(language, "sign-in-wrong"))],
        Some(SignInTrouble::SlowDown { seconds }) => {
            vec![(String::new(), t_with(language, "sign-in-slow-down", &[("seconds", seconds.into())]))]
        }
    };
    view! {
        <div class="card">
            {signed_out.then(|| view! { <p class="done" role="status">{t(language, "sign-in-signed-out")}</p> })}
            <ErrorSummary language=language errors=errors />
            <p class="lead">{t(language, "sign-in-for-staff")}</p>
            <form method="post" action=links::to("/personal/logga-in")>
                {next.map(|next| view! { <input type="hidden" name="next" value=next /> })}
                {Line {
                    name: "email",
                    label: t(language, "field-email"),
                    value: email,
                    kind: "email",
                    autocomplete: "username",
                    required: true,
                    ..Line::default()
                }
                    .field()}
                {Line {
                    name: "password",
                    label: t(language, "field-password"),
                    kind: "password",
                    autocomplete: "current-password",
                    required: true,
                    ..Line::default()
                }
                    .field()}
                <button type="submit" class="button next">
                    {t(language, "sign-in-button")}
                </button>
            </form>
            <p class="aside">{t(language, "sign-in-help")}</p>
        </div>
    }
    .into_any()
}
