//! What staff see when something cannot be shown or done.

use domain::language::Language;
use leptos::prelude::*;

use super::links;
use crate::texts::t;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// 403: the role does not cover it, or the form came from another site.
    Forbidden,
    /// 404.
    NotFound,
    /// 410: a one-time link that was used or is too old.
    LinkUsed,
    /// 429.
    SlowDown,
    /// 500 and 503.
    Failed,
}

impl Trouble {
    pub const ALL: [Self; 5] =
        [Self::Forbidden, Self::NotFound, Self::LinkUsed, Self::SlowDown, Self::Failed];

    /// The page's heading, for the frame's title.
    pub fn title(self, language: Language) -> String {
        match self {
            Self::Forbidden => t(language, "trouble-forbidden"),
            Self::NotFound => t(language, "trouble-not-found"),
            Self::LinkUsed => t(language, "trouble-link-used"),
            Self::SlowDown => t(language, "trouble-slow-down"),
            Self::Failed => t(language, "trouble-failed"),
        }
    }

    fn advice(self, language: Language) -> String {
        match self {
            Self::Forbidden => t(language, "trouble-forbidden-advice"),
            Self::NotFound => t(language, "trouble-not-found-advice"),
            Self::LinkUsed => t(language, "trouble-link-used-advice"),
            Self::SlowDown => t(language, "trouble-slow-down-advice"),
            Self::Failed => t(language, "trouble-failed-advice"),
        }
    }
}

/// What is the trouble, and the way on: the overview, or signing in for someone who is not `signed_in`.
#[component]
pub fn NoticePage(language: Language, trouble: Trouble, signed_in: bool) -> impl IntoView {
    let (path, words) = if signed_in {
        ("/personal", "trouble-to-overview")
    } else {
        ("/personal/logga-in", "sign-in-button")
    };
    view! {
        <div class="card">
            <p class="lead">{trouble.advice(language)}</p>
            <p>
                <a class="button" href=links::to(path)>
                    {t(language, words)}
                </a>
            </p>
        </div>
    }
    .into_any()
}
