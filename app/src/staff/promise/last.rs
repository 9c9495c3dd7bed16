//! Last year's promise beside this year's draft: what was promised, and what became of it.

use domain::promise::{Done, FollowUp, Last, Onward, Seen};
use leptos::prelude::*;

use super::Names;
use crate::{report::prose, texts::t_with};

pub(super) fn last(names: &Names, last: &Last) -> impl IntoView + use<> {
    let text = last.promise.text();
    let year = text.year.to_string();
    let items = text
        .commitments
        .iter()
        .map(|commitment| {
            view! {
                <li>
                    <h3>{names.theme(&commitment.theme)}</h3>
                    {prose(&commitment.text)}
                    {became(names, last.follow_ups.get(&commitment.id))}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="last-promise" aria-labelledby="forra">
            <details>
                <summary>
                    <h2 id="forra">{t_with(names.language, "last-title", &[("year", year.into())])}</h2>
                </summary>
                <ol>{items}</ol>
            </details>
        </section>
    }
}

fn became(names: &Names, follow_up: Option<&FollowUp>) -> AnyView {
    let Some(FollowUp { done, seen, onward, reason, .. }) = follow_up else {
        return view! { <p class="silent">{names.t("last-not-followed-up")}</p> }.into_any();
    };
    let done = done.map(|done| match done {
        Done::Yes => "last-done-yes",
        Done::Partly => "last-done-partly",
        Done::No => "last-done-no",
    });
    let seen = seen.map(|seen| match seen {
        Seen::Better => "last-seen-better",
        Seen::Same => "last-seen-same",
        Seen::Worse => "last-seen-worse",
        Seen::NotKnown => "last-seen-not-known",
    });
    let onward = onward.map(|onward| match onward {
        Onward::Continue => "last-onward-continue",
        Onward::Change => "last-onward-change",
        Onward::End => "last-onward-end",
    });
    let words: Vec<_> =
        [done, seen, onward].into_iter().flatten().map(|key| view! { <li>{names.t(key)}</li> }).collect();
    view! {
        <ul class="became">{words}</ul>
        {prose(reason)}
    }
    .into_any()
}
