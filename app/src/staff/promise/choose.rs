//! What a new commitment is about.

use domain::survey::themes;
use leptos::prelude::*;

use super::{Names, at, below};

#[derive(Clone, Debug)]
pub struct ChooseTheme {
    pub names: Names,
    pub year: i16,
    /// Themes that the cited picture puts first, in their order.
    pub first: Vec<String>,
}

#[component]
pub fn ChooseThemePage(page: ChooseTheme) -> impl IntoView {
    let ChooseTheme { names, year, first } = page;
    let link = |theme: &str| {
        let href = below(year, &format!("/atagande/ny?theme={theme}"));
        view! {
            <li>
                <a href=href>{names.theme(theme)}</a>
            </li>
        }
    };
    let others: Vec<String> =
        themes().into_iter().map(|theme| theme.id).filter(|theme| !first.contains(theme)).collect();
    let some_first = !first.is_empty();
    let first = first.iter().map(|theme| link(theme)).collect_view();
    let others = others.iter().map(|theme| link(theme)).collect_view();
    view! {
        <p class="lead">{names.t("commitment-choose-theme")}</p>
        {some_first
            .then(|| {
                view! {
                    <h2>{names.t("commitment-themes-first")}</h2>
                    <ul class="theme-choice">{first}</ul>
                    <h2>{names.t("commitment-themes-other")}</h2>
                }
            })}
        <ul class="theme-choice">{others}</ul>
        <p class="way-back">
            <a href=at(year, "", "")>{names.t("promise-back")}</a>
        </p>
    }
    .into_any()
}
