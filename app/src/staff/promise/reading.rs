//! A promise's text as it is read, whole: for those who decide, and beside one's own when somebody else was quicker.

use domain::promise::{Commitment, PromiseText};
use leptos::prelude::*;

use super::Names;
use crate::{
    report::prose,
    texts::{days, t_with},
};

/// The whole text.
pub(super) fn text(names: &Names, text: &PromiseText) -> impl IntoView + use<> {
    let terms = &text.terms;
    let commitments = text
        .commitments
        .iter()
        .enumerate()
        .map(|(at, one)| {
            view! {
                <li>
                    <h3>{format!("{}. {}", at + 1, names.theme(&one.theme))}</h3>
                    {commitment(names, one)}
                </li>
            }
        })
        .collect_view();
    let left_out = text
        .left_out
        .iter()
        .map(|left_out| {
            view! {
                <div>
                    <dt>{names.theme(&left_out.theme)}</dt>
                    <dd>{prose(&left_out.reason)}</dd>
                </div>
            }
        })
        .collect_view();
    let picture = terms.picture.as_ref().map_or_else(
        || names.t("promise-rests-on-nothing"),
        |picture| {
            let values = [("year", picture.year.to_string().into()), ("number", picture.number.into())];
            t_with(names.language, "promise-rests-on", &values)
        },
    );
    let some_left_out = !text.left_out.is_empty();
    view! {
        <div class="promise-text">
            <p class="lead">{days(names.language, terms.starts, terms.ends)}" · "{terms.parties.join(", ")}</p>
            {prose(&terms.goals)}
            <p class="under">{picture}</p>
            {(!terms.reason.trim().is_empty())
                .then(|| view! { <p><b>{names.t("terms-reason")}</b>" "{terms.reason.clone()}</p> })}
            <ol class="promise-commitments">{commitments}</ol>
            {some_left_out
                .then(|| {
                    view! {
                        <h3>{names.t("left-out-title")}</h3>
                        <dl class="cause">{left_out}</dl>
                    }
                })}
        </div>
    }
}

/// Everything that a commitment says.
pub(super) fn commitment(names: &Names, commitment: &Commitment) -> impl IntoView + use<> {
    let mut parts: Vec<(String, AnyView)> = Vec::new();
    let mut add = |key: &str, said: &str| {
        if !said.trim().is_empty() {
            parts.push((names.t(key), prose(said).into_any()));
        }
    };
    add("commitment-deed", &names.deed(&commitment.deed));
    add("commitment-for", &names.ages(commitment));
    add("commitment-where", &names.places(commitment));
    add("commitment-problem", &commitment.problem);
    add("commitment-cause", &commitment.cause);
    let goal = commitment.goal.as_ref().map(|goal| names.goal(goal)).unwrap_or_default();
    add("commitment-goal", &goal);
    let who = names.responsible(commitment.responsible);
    let who = match commitment.function.trim() {
        "" => who,
        function => format!("{who}: {function}"),
    };
    add("commitment-who", &who);
    add("commitment-term", &names.term(commitment.term));
    let evidence = evidence(names, commitment);
    if let Some(evidence) = evidence {
        parts.push((names.t("commitment-evidence"), evidence));
    }
    if !commitment.easy.trim().is_empty() {
        parts.push((names.t("commitment-easy"), prose(&commitment.easy).into_any()));
    }
    let parts = parts
        .into_iter()
        .map(|(name, said)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{said}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <div class="promise-said">{prose(&commitment.text)}</div>
        <dl class="cause">{parts}</dl>
    }
}

/// What it rests on, a line each; nothing where it rests on nothing.
pub(super) fn evidence(names: &Names, commitment: &Commitment) -> Option<AnyView> {
    let evidence = &commitment.evidence;
    let residents = evidence.residents.iter().map(|say| names.say(say));
    let dialogues = evidence.dialogues.iter().map(|dialogue| names.dialogue(dialogue));
    let outside = evidence.outside.iter().map(|indicator| names.outside(indicator));
    let lines: Vec<_> =
        residents.chain(dialogues).chain(outside).map(|line| view! { <li>{line}</li> }).collect();
    (!lines.is_empty()).then(|| view! { <ul class="evidence">{lines}</ul> }.into_any())
}
