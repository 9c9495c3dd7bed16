//! How a year's promise goes: each commitment with what is done of it, what has changed, and how it was judged.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    promise::{Commitment, Decided, DeedDone, Effect, FollowUp, Meeting, Progress, effect, progress},
    published::FrozenPicture,
};
use jiff::civil::Date;
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    super::{Names, below},
    take_back::about,
};
use crate::{
    promise::words,
    report::prose,
    texts::{day, integer, t_with},
};

/// So many deeds are shown at once; the others are behind a touch.
const FEW: usize = 5;

#[derive(Clone, Debug)]
pub struct Following {
    pub names: Names,
    pub today: Date,
    pub promise: Decided,
    /// By day.
    pub deeds: Vec<DeedDone>,
    pub meetings: Vec<Meeting>,
    pub follow_ups: BTreeMap<Uuid, FollowUp>,
    /// The picture that it rests on, and that of the promised year once there is one.
    pub then: Option<Arc<FrozenPicture>>,
    pub now: Option<Arc<FrozenPicture>>,
    /// Whether whoever reads may log deeds and judge.
    pub logs: bool,
    /// A deed that was just taken back.
    pub taken_back: bool,
}

impl Following {
    fn year(&self) -> i16 {
        self.promise.text().year
    }

    fn done(&self, id: Uuid) -> Vec<&DeedDone> {
        self.deeds.iter().filter(|deed| deed.commitment == id).collect()
    }

    fn progress(&self, one: &Commitment) -> Progress {
        progress(&one.deed, &self.promise.text().terms, &self.done(one.id), self.today)
    }

    fn effect(&self, one: &Commitment) -> Option<Effect> {
        Some(effect(one.goal.as_ref()?, self.then.as_deref()?, self.now.as_deref()?))
    }
}

#[component]
pub fn FollowingPage(page: Following) -> impl IntoView {
    let names = &page.names;
    let year = page.year();
    let to_log = page.logs.then(|| {
        view! {
            <a class="button next" href=below(year, "/insats")>
                {names.t("follow-log")}
            </a>
        }
    });
    let cards = page.promise.text().commitments.iter().map(|one| card(&page, one)).collect_view();
    let next =
        page.meetings.iter().filter_map(|meeting| meeting.next).filter(|next| *next >= page.today).min();
    view! {
        {page.taken_back.then(|| view! { <p class="done" role="status">{names.t("follow-taken-back")}</p> })}
        <p class="lead">{names.t("follow-lead")}</p>
        <p class="follow-ways">
            {to_log} <a class="button" href=below(year, "/moten")>
                {names.t("follow-meetings")}
            </a>
            <a href=below(year, "/insatser.csv")>{names.t("follow-csv")}</a>
        </p>
        {next
            .map(|next| {
                view! { <p>{t_with(names.language, "follow-next-meeting", &[("day", day(names.language, next).into())])}</p> }
            })}
        <ol class="follow">{cards}</ol>
        <p class="aside">{names.t("follow-no-cause")}</p>
    }
    .into_any()
}

fn card(page: &Following, one: &Commitment) -> AnyView {
    let names = &page.names;
    let language = names.language;
    let year = page.year();
    let progress = page.progress(one);
    let id = format!("atagande-{}", one.id);
    let judged = page.follow_ups.get(&one.id);
    let changed =
        page.effect(one).zip(one.goal.as_ref()).map(|(effect, goal)| words::effect(language, goal, &effect));
    let baseline = one.goal.as_ref().map(|goal| words::goal(language, goal));
    let judge = page.logs.then(|| {
        let key =
            if judged.is_some_and(|up| up.onward.is_some()) { "follow-judge-again" } else { "follow-judge" };
        view! {
            <a class="button" href=below(year, &format!("/uppfoljning/{}", one.id))>
                {names.t(key)}
            </a>
        }
    });
    let log = page.logs.then(|| {
        view! {
            <a class="button" href=below(year, &format!("/insats?atagande={}", one.id))>
                {names.t("follow-log-this")}
            </a>
        }
    });
    view! {
        <li class="card" class:is-late=progress.late id=id>
            <h2>{words::theme(language, &one.theme)}</h2>
            <div class="own-text" lang="sv">
                {prose(&one.text)}
            </div>
            <div class="follow-halves">
                <section>
                    <h3>{names.t("follow-done")}</h3>
                    {bar(page, one, &progress)}
                    {deeds(page, one)}
                    {judged
                        .and_then(|up| up.done)
                        .map(|done| view! { <p><b>{words::was_done(language, done)}</b></p> })}
                </section>
                <section>
                    <h3>{names.t("follow-changed")}</h3>
                    {baseline.map(|baseline| view! { <p>{baseline}</p> })}
                    {match changed {
                        Some(changed) => view! { <p><b>{changed}</b></p> }.into_any(),
                        None => view! { <p class="silent">{names.t("follow-no-effect-yet")}</p> }.into_any(),
                    }}
                    {judged
                        .and_then(|up| up.seen)
                        .map(|seen| view! { <p><b>{words::was_seen(language, seen)}</b></p> })}
                </section>
            </div>
            {judged.and_then(|up| onward(names, up))}
            <p class="follow-ways">{log} {judge}</p>
        </li>
    }
    .into_any()
}

fn onward(names: &super::super::Names, up: &FollowUp) -> Option<AnyView> {
    let onward = up.onward?;
    Some(
        view! {
            <p>
                <b>{names.t(super::judge::onward_key(onward))}</b>
                ": "
                {up.reason.clone()}
            </p>
        }
        .into_any(),
    )
}

/// A bar with the mark where it would be if the deeds were spread evenly; the words say the same.
fn bar(page: &Following, one: &Commitment, progress: &Progress) -> AnyView {
    /// The bar's own units.
    const WIDTH: f64 = 300.0;
    let names = &page.names;
    let language = names.language;
    let said = words::deed_progress(language, progress, &one.deed.unit);
    let picture = progress.promised.filter(|promised| *promised > 0).map(|promised| {
        let at = |number: u32| WIDTH * f64::from(number.min(promised)) / f64::from(promised);
        let expected = progress.expected.map(at);
        view! {
            <svg class="follow-bar" viewBox="0 0 300 20" preserveAspectRatio="none" aria-hidden="true">
                <rect class="all" x="0" y="3" width="300" height="14"></rect>
                <rect class="done" x="0" y="3" width=format!("{:.1}", at(progress.done)) height="14"></rect>
                {expected
                    .map(|expected| {
                        let x = format!("{expected:.1}");
                        view! { <line class="expected" x1=x.clone() x2=x y1="0" y2="20"></line> }
                    })}
            </svg>
        }
    });
    let expected = progress.expected.map(|expected| {
        t_with(language, "follow-expected", &[("n", integer(language, u64::from(expected)).into())])
    });
    let state = if progress.late { names.t("follow-late") } else { names.t("follow-on-time") };
    view! {
        <p class="follow-progress">
            <b>{said}</b>
            " "
            {expected}
            " "
            <strong class:late=progress.late>{state}</strong>
        </p>
        {picture}
    }
    .into_any()
}

fn deeds(page: &Following, one: &Commitment) -> AnyView {
    let names = &page.names;
    let language = names.language;
    let mut done = page.done(one.id);
    done.reverse();
    if done.is_empty() {
        return view! { <p class="silent">{names.t("told-nothing-done")}</p> }.into_any();
    }
    let item = |deed: &&DeedDone| {
        let back = page.logs.then(|| {
            let label =
                t_with(language, "follow-take-back-label", &[("day", day(language, deed.day).into())]);
            view! {
                <a class="quiet" href=below(page.year(), &format!("/ta-bort/{}", deed.id)) aria-label=label>
                    {names.t("follow-take-back")}
                </a>
            }
        });
        view! {
            <li>
                <span>
                    <b>{day(language, deed.day)}</b>
                    ": "
                    {integer(language, u64::from(deed.number))}
                    {about(deed)}
                </span>
                {back}
            </li>
        }
    };
    let first = done.iter().take(FEW).map(item).collect_view();
    let more = (done.len() > FEW).then(|| {
        let rest = done.iter().skip(FEW).map(item).collect_view();
        view! {
            <details>
                <summary>{t_with(language, "follow-more", &[("n", (done.len() - FEW).into())])}</summary>
                <ul class="deeds">{rest}</ul>
            </details>
        }
    });
    view! {
        <ul class="deeds">{first}</ul>
        {more}
    }
    .into_any()
}
