//! What is said when a page or an answer cannot be had: what happened, and what to do.

use domain::language::Language;
use leptos::prelude::*;

use super::Context;
use crate::{components::shell::document, texts::t};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// No such page.
    NotFound,
    /// No event with this code.
    UnknownEvent,
    /// No unused single-use code like this.
    UnknownCode,
    /// No round is open.
    Closed,
    /// More than a form can be.
    TooLarge,
    /// Too many answers from one address in a short time.
    SlowDown,
    /// Overloaded, or the database does not answer.
    Busy,
    /// A body that is no form, or a form without its key.
    BadRequest,
    /// A version of the survey that does not exist.
    WrongVersion,
}

impl Notice {
    /// The keys of its title and its text.
    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::NotFound => ("notice-not-found", "notice-not-found-text"),
            Self::UnknownEvent => ("notice-unknown-event", "notice-unknown-event-text"),
            Self::UnknownCode => ("notice-unknown-code", "notice-unknown-code-text"),
            Self::Closed => ("notice-closed", "notice-closed-text"),
            Self::TooLarge => ("notice-too-large", "notice-too-large-text"),
            Self::SlowDown => ("notice-slow-down", "notice-slow-down-text"),
            Self::Busy => ("notice-busy", "notice-busy-text"),
            Self::BadRequest => ("notice-bad-request", "notice-bad-request-text"),
            Self::WrongVersion => ("notice-wrong-version", "notice-wrong-version-text"),
        }
    }
}

/// The page. Its answers, if any were sent, are still in the page before it, and it says so.
pub fn notice_page(context: &Context, notice: Notice) -> String {
    let language = context.language;
    let (title, text) = notice.keys();
    let title = t(language, title);
    // An event that is unknown is not repeated in links.
    let event = context.event().filter(|_| notice != Notice::UnknownEvent);
    document(context.frame(title.clone(), event.as_ref()), || {
        view! {
            <h1>{title}</h1>
            <p class="lead">{t(language, text)}</p>
            {(notice == Notice::UnknownCode)
                .then(|| {
                    view! {
                        <p>
                            <a class="button next" href=context.plain_href("/k")>
                                {t(language, "card-again")}
                            </a>
                        </p>
                    }
                })}
            <p>
                <a class="button" href=context.start_href(event.as_ref())>
                    {t(language, "shell-start")}
                </a>
            </p>
        }
    })
}

/// The same in one line, for programs.
pub fn notice_text(language: Language, notice: Notice) -> String {
    let (title, text) = notice.keys();
    format!("{}. {}", t(language, title), t(language, text))
}

/// What is said on top of the form when the answers are right but something around them is not.
pub(super) fn kept_text(language: Language, notice: Notice) -> String {
    match notice {
        Notice::UnknownEvent => t(language, "kept-unknown-event"),
        Notice::UnknownCode => t(language, "kept-unknown-code"),
        Notice::WrongVersion => t(language, "kept-wrong-version"),
        _ => t(language, "kept-bad-request"),
    }
}
