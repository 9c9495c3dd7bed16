//! Before anything is decided there is nothing to follow up.

use leptos::prelude::*;

use super::super::{Names, below};
use crate::texts::t_with;

#[component]
pub fn NothingDecidedPage(names: Names, year: i16) -> impl IntoView {
    let values = [("year", year.to_string().into())];
    view! {
        <p class="lead">{t_with(names.language, "follow-nothing-decided", &values)}</p>
        <p>{names.t("follow-nothing-decided-about")}</p>
        <p>
            <a class="button next" href=below(year, "")>
                {names.t("follow-to-draft")}
            </a>
        </p>
    }
    .into_any()
}
