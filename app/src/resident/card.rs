//! `/k`: whoever has a card but no camera types its code.

use leptos::prelude::*;

use super::Context;
use crate::{components::shell::document, texts::t};

/// The form, or with `typed` what was typed and cannot be a code.
pub fn card_page(context: &Context, typed: Option<&str>) -> String {
    let language = context.language;
    let heading = t(language, "card-title");
    let wrong = typed.is_some();
    let title = if wrong { format!("{} – {heading}", t(language, "error-title")) } else { heading.clone() };
    document(context.frame(title, None), || {
        view! {
            <h1>{heading}</h1>
            <p class="lead">{t(language, "card-lead")}</p>
            <form class="card" action="/k" autocomplete="off">
                <input type="hidden" name="lang" value=language.tag() />
                <label for="code">{t(language, "card-label")}</label>
                <p class="hint" id="code-hint">
                    {t(language, "card-hint")}
                </p>
                {wrong
                    .then(|| {
                        view! {
                            <p class="error" id="code-error" role="alert">
                                {t(language, "card-invalid")}
                            </p>
                        }
                    })}
                <input
                    type="text"
                    id="code"
                    name="code"
                    value=typed.unwrap_or_default().to_owned()
                    required
                    autofocus=wrong
                    autocapitalize="characters"
                    spellcheck="false"
                    aria-invalid=wrong.then_some("true")
                    aria-describedby=if wrong { "code-error code-hint" } else { "code-hint" }
                />
                <button class="button next">{t(language, "card-go")}</button>
            </form>
        }
    })
}
