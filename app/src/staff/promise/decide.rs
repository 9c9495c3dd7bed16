//! Where a promise is decided: the whole text, what remains to mend, and one button for one's own side.

use domain::{
    language::Language,
    promise::{Approval, Concern, Decided, PromiseText},
    published::Digest,
};
use leptos::prelude::*;
use store::Organisation;

use super::{Names, at, below, differences::differences, fields::marked, reading, words};
use crate::{
    report::{organisation_name, signature},
    staff::{form::ErrorSummary, links},
    texts::{day, t, t_with},
};

/// Why a text was not approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecideFault {
    /// It is another than the one that was read.
    Changed,
    /// It promises nothing, or has no period.
    Empty,
    /// It changes a decided text, and does not say why.
    NoReason,
}

impl DecideFault {
    pub fn text(self, language: Language) -> String {
        match self {
            Self::Changed => t(language, "decide-changed"),
            Self::Empty => t(language, "decide-empty"),
            Self::NoReason => t(language, "decide-no-reason"),
        }
    }
}

#[derive(Clone, Debug)]
pub struct Decide {
    pub names: Names,
    pub year: i16,
    pub text: PromiseText,
    pub sha256: Digest,
    pub concerns: Vec<Concern>,
    pub approvals: Vec<Approval>,
    pub decided: Option<Decided>,
    /// The side for which whoever reads may decide.
    pub decides_for: Option<Organisation>,
    /// What stands in the way of deciding, and why the last attempt did not go.
    pub stops: Vec<DecideFault>,
    pub fault: Option<DecideFault>,
}

/// How far the approvals have come: a line for each side.
pub(super) fn approvals(names: &Names, approvals: &[Approval], now: Option<Digest>) -> impl IntoView + use<> {
    let language = names.language;
    let lines = Organisation::ALL
        .map(|organisation| {
            let approval = approvals.iter().find(|approval| approval.by.organisation == organisation);
            let name = organisation_name(language, organisation);
            let (class, said) = match approval {
                Some(approval) if Some(approval.sha256) == now => (
                    "approval is-of-this",
                    t_with(language, "approved-this", &[("by", signature(language, &approval.by).into())]),
                ),
                Some(approval) => (
                    "approval is-of-another",
                    t_with(language, "approved-another", &[("by", signature(language, &approval.by).into())]),
                ),
                None => ("approval", t(language, "approved-not")),
            };
            view! {
                <li class=class>
                    <b>{name}</b>
                    " "
                    <span>{said}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="approvals">{lines}</ul> }
}

#[component]
pub fn DecidePage(page: Decide) -> impl IntoView {
    let Decide { names, year, text, sha256, .. } = &page;
    let language = names.language;
    let errors = page.fault.map(|fault| (String::new(), fault.text(language)));
    let decided_now = page.decided.as_ref().filter(|decided| decided.sha256() == *sha256);
    let outcome = match decided_now {
        Some(decided) => {
            let values = [("number", decided.number.into()), ("day", day(language, decided.day).into())];
            view! {
                <p class="done">{t_with(language, "promise-is-decided", &values)}</p>
                {onwards(names, *year)}
            }
            .into_any()
        }
        None => view! {
            <p class="lead">{t(language, "decide-about")}</p>
            {approvals(names, &page.approvals, Some(*sha256))}
        }
        .into_any(),
    };
    let changes = page
        .decided
        .as_ref()
        .filter(|_| decided_now.is_none())
        .and_then(|decided| Some((decided.number, differences(names, decided.text(), text)?)))
        .map(|(number, changes)| {
            view! {
                <section class="what-changes" aria-labelledby="andrat">
                    <h2 id="andrat">
                        {t_with(language, "differences-from", &[("number", number.into())])}
                    </h2>
                    {changes}
                </section>
            }
        });
    let form = decided_now.is_none().then(|| deciding(&page));
    view! {
        <ErrorSummary language=language errors=errors.into_iter().collect() />
        {outcome}
        {remaining(&page)}
        {changes}
        <section class="card" aria-labelledby="texten">
            <h2 id="texten">{t(language, "decide-text")}</h2>
            {reading::text(names, text)}
            <p class="promise-hash">
                <span class="under">{t(language, "decide-hash")}</span>
                <span class="code">{sha256.to_string()}</span>
            </p>
        </section>
        {form}
        <p class="way-back">
            <a href=at(*year, "", "")>{t(language, "promise-back")}</a>
        </p>
    }
    .into_any()
}

/// Where to go once it is decided: what residents read, and what the parties do.
pub(super) fn onwards(names: &Names, year: i16) -> AnyView {
    view! {
        <p class="follow-ways">
            <a class="button" href=below(year, "/uppfoljning")>
                {names.t("promise-to-follow-up")}
            </a>
            <a href=links::to(&format!("/lofte/{year}"))>{names.t("promise-to-public")}</a>
        </p>
    }
    .into_any()
}

/// What the checks still say, told to those who decide.
fn remaining(page: &Decide) -> AnyView {
    let names = &page.names;
    let items: Vec<_> = page
        .concerns
        .iter()
        .map(|concern| {
            let about = concern.commitment.and_then(|id| page.text.commitment(id));
            let about = about.map(|one| view! { <b>{names.theme(&one.theme)} ":"</b> " " });
            view! { <li>{about} {names.concern(&concern.kind).text}</li> }
        })
        .collect();
    let marks = words::all_marks(&page.text);
    let told = if items.is_empty() {
        view! { <p class="in-order">{names.t("decide-no-concerns")}</p> }.into_any()
    } else {
        view! {
            <section class="concerns is-whole" aria-labelledby="kvar">
                <h2 id="kvar">
                    {t_with(names.language, "decide-concerns", &[("number", items.len().into())])}
                </h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    };
    view! { {told} {marked(names.language, &marks)} }.into_any()
}

/// The button, or why there is none.
fn deciding(page: &Decide) -> AnyView {
    let (names, year) = (&page.names, page.year);
    let language = names.language;
    let Some(side) = page.decides_for else {
        return view! { <p class="aside">{t(language, "decide-not-yours")}</p> }.into_any();
    };
    let name = organisation_name(language, side);
    let own = page.approvals.iter().find(|approval| approval.by.organisation == side);
    let of_this = own.is_some_and(|approval| approval.sha256 == page.sha256);
    // An approval of an older text holds for nothing any more.
    let withdraw = of_this && page.decided.as_ref().is_none_or(|decided| decided.sha256() != page.sha256);
    let withdraw = withdraw.then(|| {
        view! {
            <form method="post" action=below(year, "/besluta/dra-tillbaka")>
                <button type="submit" class="button">
                    {t_with(language, "decide-withdraw", &[("side", name.to_lowercase().into())])}
                </button>
            </form>
        }
    });
    let stop = |stop: &DecideFault| {
        let mend = (*stop == DecideFault::NoReason).then(|| {
            view! {
                " "
                <a href=at(year, "/villkor", "reason")>{t(language, "mend-reason")}</a>
            }
        });
        view! { <li>{stop.text(language)} {mend}</li> }
    };
    let stops: Vec<_> = page.stops.iter().map(stop).collect();
    let approve = if !stops.is_empty() {
        view! {
            <div class="care">
                <p>{t(language, "decide-stopped")}</p>
                <ul>{stops}</ul>
            </div>
        }
        .into_any()
    } else if of_this {
        view! { <p class="done">{t_with(language, "decide-waits", &[("side", name.clone().into())])}</p> }
            .into_any()
    } else {
        view! {
            <p>{t(language, "decide-what-happens")}</p>
            <form method="post" action=below(year, "/besluta")>
                <input type="hidden" name="sha256" value=page.sha256.to_string() autocomplete="off" />
                <button type="submit" class="button next">
                    {t_with(language, "decide-approve", &[("side", name.to_lowercase().into())])}
                </button>
            </form>
        }
        .into_any()
    };
    view! {
        <section class="deciding" aria-labelledby="besluta">
            <h2 id="besluta">{t(language, "decide-title")}</h2>
            {approve} {withdraw}
        </section>
    }
    .into_any()
}
