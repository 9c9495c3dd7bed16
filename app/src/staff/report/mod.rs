//! The pages where staff write in a year's report: a section's text, the judgement of a theme, a cause, a priority.
//!
//! Each is one form or two, works without script, and leads back to its place in the picture. When somebody else was quicker
//! the same page tells so, with their text above and one's own in the field.

mod cause;
mod priority;
mod text;
mod theme;

use domain::language::Language;
use leptos::prelude::*;

pub use cause::{CausePage, CausePageProps, CauseWriting};
pub use priority::{PriorityPage, PriorityPageProps, PriorityWriting};
pub use text::{TextPage, TextPageProps, TextWriting};
pub use theme::{ThemePage, ThemePageProps, ThemeWriting};

use super::links;
use crate::texts::t;

/// `/personal/lagesbild/2026/…`, in the chosen language.
fn below(year: i16, rest: &str) -> String {
    links::to(&format!("/personal/lagesbild/{year}/{rest}"))
}

/// The way back to a place in the picture, leaving everything as it is.
fn back(language: Language, year: i16, anchor: &str) -> impl IntoView + use<> {
    let href = format!("{}#{anchor}", links::to(&format!("/personal/lagesbild/{year}")));
    view! {
        <p class="way-back">
            <a href=href>{t(language, "report-back")}</a>
        </p>
    }
}

/// The hidden field that says which revision was before the writer's eyes.
fn based_on(revision: u32) -> impl IntoView {
    view! { <input type="hidden" name="based_on" value=revision.to_string() autocomplete="off" /> }
}
