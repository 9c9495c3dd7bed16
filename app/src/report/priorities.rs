//! Which themes are put first, and what that rests on.

use domain::{
    language::Language,
    report::{Breadth, Part, Priority},
};
use leptos::prelude::*;

use super::{prose, signature};
use crate::texts::{t, t_with};

/// "Mätt i 1 av 5 åldersgrupper.": how much a theme's points rest on.
fn measured(language: Language, priority: &Priority) -> String {
    let Breadth { measured, all, .. } = priority.breadth;
    t_with(language, "score-measured", &[("measured", measured.into()), ("all", all.into())])
}

/// How the score is worked out, in plain words.
pub fn how_scored(language: Language) -> impl IntoView + use<> {
    view! {
        <details class="rule">
            <summary>{t(language, "score-rule")}</summary>
            <ul>
                <li>{t(language, "score-rule-size")}</li>
                <li>{t(language, "score-rule-breadth")}</li>
                <li>{t(language, "score-rule-chosen")}</li>
                <li>{t(language, "score-rule-dialogues")}</li>
                <li>{t(language, "score-rule-growing")}</li>
            </ul>
            <p>{t(language, "score-rule-missing")}</p>
            <p>{t(language, "score-rule-choice")}</p>
        </details>
    }
}

/// What is put on a priority's card beside its own words, such as links.
pub type Held = AnyView;

/// A priority with its motivation.
pub fn priority(language: Language, one: &Priority, held: Held) -> impl IntoView + use<> {
    let Priority { theme, theme_name, score, rank, rank_by_score, moved, motivation, .. } = one;
    let heading = format!("prioritering-{theme}-rubrik");
    let moved = moved.as_ref().map(|moved| {
        let from = [("place", (*rank_by_score).into())];
        view! {
            <div class="decided">
                <p>
                    <b>{t_with(language, "priority-moved", &from)}</b>
                </p>
                {prose(&moved.reason)}
                <p class="under">{signature(language, &moved.by)}</p>
            </div>
        }
    });
    let motivation = motivation.as_ref().filter(|motivation| !motivation.value.trim().is_empty());
    let motivation = match motivation {
        Some(motivation) => view! {
            {prose(&motivation.value)}
            <p class="under">{signature(language, &motivation.by)}</p>
        }
        .into_any(),
        None => view! { <p class="silent">{t(language, "priority-no-motivation")}</p> }.into_any(),
    };
    let points = format!(
        "{}. {}",
        t_with(language, "score-of", &[("points", score.total().into())]),
        measured(language, one)
    );
    view! {
        <article class="priority" id=format!("prioritering-{theme}") aria-labelledby=heading.clone()>
            <p class="priority-rank" aria-hidden="true">
                {rank.to_string()}
            </p>
            <div>
                <h3 id=heading.clone()>
                    <span class="visually-hidden">{rank.to_string()} ". "</span>
                    {theme_name.get(language).to_owned()}
                </h3>
                <p class="under">{points}</p>
                {motivation}
                {moved}
                {held}
            </div>
        </article>
    }
}

fn part_key(part: Part) -> &'static str {
    match part {
        Part::Size => "score-size",
        Part::Breadth => "score-breadth",
        Part::Chosen => "score-chosen",
        Part::Dialogues => "score-dialogues",
        Part::Growing => "score-growing",
    }
}

/// Every theme with its points, part by part. `beside` is put beside each theme's name, such as a link.
pub fn scores<V: IntoView + 'static>(
    language: Language,
    priorities: &[Priority],
    beside: impl Fn(&Priority) -> V,
) -> AnyView {
    let heads = Part::ALL
        .into_iter()
        .map(|part| {
            view! {
                <th scope="col" class="number">
                    {t(language, part_key(part))}
                    <span class="under">{t_with(language, "score-most", &[("most", part.most().into())])}</span>
                </th>
            }
        })
        .collect_view();
    let rows = priorities
        .iter()
        .map(|priority| {
            let parts = Part::ALL
                .into_iter()
                .map(|part| {
                    let points = priority.score.parts.get(&part).copied().flatten();
                    match points {
                        Some(points) => view! { <td class="number">{points.to_string()}</td> }.into_any(),
                        None => view! {
                            <td class="number is-hidden">
                                <span aria-hidden="true">"–"</span>
                                <span class="visually-hidden">{t(language, "score-not-measured")}</span>
                            </td>
                        }
                        .into_any(),
                    }
                })
                .collect_view();
            let moved = priority.moved.as_ref().map(|_| {
                let from = [("place", priority.rank_by_score.into())];
                view! { <span class="under">{t_with(language, "priority-moved", &from)}</span> }
            });
            view! {
                <tr class:is-first=priority.chosen>
                    <td class="number">{priority.rank.to_string()}</td>
                    <th scope="row">
                        {priority.theme_name.get(language).to_owned()}
                        <span class="under">{measured(language, priority)}</span>
                        {moved}
                        {beside(priority).into_any()}
                    </th>
                    <td class="number">
                        <b>{priority.score.total().to_string()}</b>
                    </td>
                    {parts}
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=t(language, "score-table")>
            <table class="scores">
                <caption>{t(language, "score-table")}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="number">{t(language, "score-place")}</th>
                        <th scope="col">{t(language, "row-theme")}</th>
                        <th scope="col" class="number">
                            {t(language, "score-total")}
                            <span class="under">{t_with(language, "score-most", &[("most", 100.into())])}</span>
                        </th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
