//! What a text changes in the one that is decided.

use domain::promise::{Commitment, PromiseText};
use leptos::prelude::*;

use super::Names;
use crate::{
    report::prose,
    texts::{days, t_with},
};

/// One thing that is another now: what it is, before, now.
struct Changed {
    what: String,
    before: String,
    now: String,
}

/// The differences; nothing where the two say the same.
pub(super) fn differences(names: &Names, decided: &PromiseText, now: &PromiseText) -> Option<AnyView> {
    let mut sections: Vec<(String, Vec<Changed>)> = Vec::new();
    let terms = terms(names, decided, now);
    if !terms.is_empty() {
        sections.push((names.t("terms-title"), terms));
    }
    for commitment in &now.commitments {
        let title = names.theme(&commitment.theme);
        match decided.commitment(commitment.id) {
            Some(before) => {
                let changed = commitment_parts(names, before, commitment);
                if !changed.is_empty() {
                    sections.push((title, changed));
                }
            }
            None => sections.push((title, vec![new(names, String::new(), commitment.text.clone())])),
        }
    }
    for before in decided.commitments.iter().filter(|one| now.commitment(one.id).is_none()) {
        sections.push((names.theme(&before.theme), vec![new(names, before.text.clone(), String::new())]));
    }
    let order = |text: &PromiseText, other: &PromiseText| {
        let both = text.commitments.iter().filter(|one| other.commitment(one.id).is_some());
        both.map(|one| one.id).collect::<Vec<_>>()
    };
    let moved = order(decided, now) != order(now, decided);
    if sections.is_empty() && !moved {
        return None;
    }
    let moved = moved.then(|| view! { <p>{names.t("differences-order")}</p> });
    let sections = sections
        .into_iter()
        .map(|(title, changed)| {
            let changed = changed.into_iter().map(|changed| one(names, changed)).collect_view();
            view! {
                <h3>{title}</h3>
                <dl class="changes">{changed}</dl>
            }
        })
        .collect_view();
    Some(view! { {moved} {sections} }.into_any())
}

fn new(names: &Names, before: String, now: String) -> Changed {
    let what = names.t(if before.is_empty() { "differences-added" } else { "differences-removed" });
    Changed { what, before, now }
}

fn one(names: &Names, Changed { what, before, now }: Changed) -> impl IntoView + use<> {
    let said = |key: &str, text: String| {
        (!text.trim().is_empty()).then(|| {
            view! {
                <div class="change">
                    <p class="under">{names.t(key)}</p>
                    {prose(&text)}
                </div>
            }
        })
    };
    view! {
        <div>
            <dt>{what}</dt>
            <dd>{said("differences-before", before)} {said("differences-now", now)}</dd>
        </div>
    }
}

/// The pairs that differ, by the names of the parts.
fn changed(names: &Names, parts: Vec<(&str, String, String)>) -> Vec<Changed> {
    let differ = parts.into_iter().filter(|(_, before, now)| before != now);
    differ.map(|(key, before, now)| Changed { what: names.t(key), before, now }).collect()
}

fn terms(names: &Names, decided: &PromiseText, now: &PromiseText) -> Vec<Changed> {
    let picture = |text: &PromiseText| {
        text.terms.picture.as_ref().map_or_else(String::new, |picture| {
            let values = [("year", picture.year.to_string().into()), ("number", picture.number.into())];
            t_with(names.language, "terms-picture-version", &values)
        })
    };
    let left_out = |text: &PromiseText| {
        let all = text.left_out.iter();
        let all = all.map(|one| format!("{}: {}", names.theme(&one.theme), one.reason));
        all.collect::<Vec<_>>().join("\n\n")
    };
    let pair = |key, say: &dyn Fn(&PromiseText) -> String| (key, say(decided), say(now));
    changed(
        names,
        vec![
            pair("terms-period", &|text| days(names.language, text.terms.starts, text.terms.ends)),
            pair("terms-parties", &|text| text.terms.parties.join(", ")),
            pair("terms-goals", &|text| text.terms.goals.clone()),
            pair("terms-picture", &picture),
            pair("left-out-title", &left_out),
        ],
    )
}

fn commitment_parts(names: &Names, before: &Commitment, now: &Commitment) -> Vec<Changed> {
    let goal = |one: &Commitment| one.goal.as_ref().map(|goal| names.goal(goal)).unwrap_or_default();
    let who = |one: &Commitment| format!("{}: {}", names.responsible(one.responsible), one.function);
    let evidence = |one: &Commitment| {
        let residents = one.evidence.residents.iter().map(|say| names.say(say));
        let dialogues = one.evidence.dialogues.iter().map(|dialogue| names.dialogue(dialogue));
        let outside = one.evidence.outside.iter().map(|indicator| names.outside(indicator));
        residents.chain(dialogues).chain(outside).collect::<Vec<_>>().join("\n\n")
    };
    let pair = |key, say: &dyn Fn(&Commitment) -> String| (key, say(before), say(now));
    changed(
        names,
        vec![
            pair("row-theme", &|one| names.theme(&one.theme)),
            pair("commitment-text", &|one| one.text.clone()),
            pair("commitment-deed", &|one| names.deed(&one.deed)),
            pair("commitment-for", &|one| names.ages(one)),
            pair("commitment-where", &|one| names.places(one)),
            pair("commitment-problem", &|one| one.problem.clone()),
            pair("commitment-cause", &|one| one.cause.clone()),
            pair("commitment-goal", &goal),
            pair("commitment-who", &who),
            pair("commitment-term", &|one| names.term(one.term)),
            pair("commitment-evidence", &evidence),
            pair("commitment-easy", &|one| one.easy.clone()),
        ],
    )
}
