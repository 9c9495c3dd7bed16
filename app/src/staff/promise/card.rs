//! One commitment of the draft: what it promises, what the checks say of it, its comments and what can be done with it.

use domain::promise::{Commitment, Concern};
use leptos::prelude::*;

use super::{
    Workbench, at, below, comments,
    fields::{based_on, marked},
    reading, words,
};
use crate::{report::prose, texts::t_with};

/// `of` is how many there are: the first cannot go up, nor the last down.
pub(super) fn card(
    page: &Workbench,
    commitment: &Commitment,
    (number, of): (usize, usize),
    revision: u32,
) -> AnyView {
    let names = &page.names;
    let id = commitment.id;
    let anchor = format!("atagande-{id}");
    let address = format!("/atagande/{id}");
    let title = names.theme(&commitment.theme);
    let about: Vec<&Concern> =
        page.concerns.iter().filter(|concern| concern.commitment == Some(id)).collect();
    let concerns = concerns(page, &about, &address);
    let comments = comments::comments(names, page.year, Some(id), &page.comments, &page.comment);
    let edits = page.edits.then(|| {
        view! {
            <a class="button" href=below(page.year, &address)>
                {names.t("commitment-edit")}
                <span class="visually-hidden">": "{title.clone()}</span>
            </a>
            {actions(page, &address, &title, (number, of), revision)}
        }
    });
    let evidence = reading::evidence(names, commitment).map(|evidence| {
        let number = commitment.evidence.residents.len()
            + commitment.evidence.dialogues.len()
            + commitment.evidence.outside.len();
        view! {
            <details class="evidence-of">
                <summary>{t_with(names.language, "card-evidence", &[("number", number.into())])}</summary>
                {evidence}
            </details>
        }
    });
    let who = names.responsible(commitment.responsible);
    let who = match commitment.function.trim() {
        "" => who,
        function => format!("{who}: {function}"),
    };
    let text = if commitment.text.trim().is_empty() {
        view! { <p class="silent">{names.t("card-no-text")}</p> }.into_any()
    } else {
        prose(&commitment.text).into_any()
    };
    view! {
        <li class="commitment" id=anchor class:is-in-order=about.is_empty()>
            <div class="commitment-head">
                <span class="commitment-number" aria-hidden="true">{number.to_string()}</span>
                <h3>{title.clone()}</h3>
            </div>
            <div class="commitment-body">
                <div class="commitment-says">
                    <div class="promise-said">{text}</div>
                    <dl class="commitment-facts">
                        {fact(names.t("commitment-deed"), names.deed(&commitment.deed))}
                        {fact(names.t("commitment-who"), who)}
                        {fact(names.t("commitment-for"), names.ages(commitment))}
                        {fact(names.t("commitment-where"), names.places(commitment))}
                        {fact(
                            names.t("commitment-goal"),
                            commitment.goal.as_ref().map(|goal| names.goal(goal)).unwrap_or_default(),
                        )}
                        {fact(names.t("commitment-problem"), commitment.problem.clone())}
                    </dl>
                    {evidence}
                </div>
                <div class="commitment-checks">
                    {concerns} {marked(names.language, &words::marks(commitment))}
                </div>
            </div>
            <div class="commitment-actions">{edits}</div>
            {comments}
        </li>
    }
    .into_any()
}

fn fact(name: String, said: String) -> Option<AnyView> {
    (!said.trim().is_empty()).then(|| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{prose(&said)}</dd>
            </div>
        }
        .into_any()
    })
}

fn concerns(page: &Workbench, about: &[&Concern], address: &str) -> AnyView {
    let names = &page.names;
    if about.is_empty() {
        return view! { <p class="in-order">{names.t("card-in-order")}</p> }.into_any();
    }
    let items = about
        .iter()
        .map(|concern| {
            let told = names.concern(&concern.kind);
            let link = page.edits.then(|| {
                view! {
                    " "
                    <a href=at(page.year, address, told.field)>{told.mend.clone()}</a>
                }
            });
            view! { <li>{told.text.clone()} {link}</li> }
        })
        .collect_view();
    view! {
        <div class="concerns">
            <h4>{t_with(names.language, "concerns-number", &[("number", about.len().into())])}</h4>
            <ul>{items}</ul>
        </div>
    }
    .into_any()
}

fn actions(
    page: &Workbench,
    address: &str,
    title: &str,
    (number, of): (usize, usize),
    revision: u32,
) -> impl IntoView + use<> {
    let names = &page.names;
    let button = |name: &'static str, value: &'static str, key: &str, enabled: bool| {
        view! {
            <button type="submit" class="quiet" name=name value=value disabled=!enabled>
                {names.t(key)}
                <span class="visually-hidden">": "{title.to_owned()}</span>
            </button>
        }
    };
    view! {
        <form method="post" action=below(page.year, &format!("{address}/flytta"))>
            {button("way", "up", "commitment-up", number > 1)}
            {button("way", "down", "commitment-down", number < of)}
        </form>
        <form method="post" action=below(page.year, &format!("{address}/ta-bort"))>
            {based_on(revision)} {button("take", "away", "commitment-remove", true)}
        </form>
    }
}
