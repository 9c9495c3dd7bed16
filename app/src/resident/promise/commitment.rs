//! One commitment, in four steps: you said, we promise, we have done, so it became.

use domain::{
    dialogue::DialogueKind,
    disclosure::Figure,
    promise::{Commitment, DeedDone, FollowUp, Onward, Seen},
};
use leptos::prelude::*;

use super::{Context, PublicPromise, bar, links, own};
use crate::{
    promise::words,
    report::prose,
    texts::{capitalised, day, days, integer, t, t_with},
};

/// So many deeds are told of at once; the earlier ones are one touch away.
const LATEST: usize = 4;
/// And so many figures of residents.
const FIGURES: usize = 3;

pub(super) fn whole(context: &Context, promise: &PublicPromise, commitment: &Commitment) -> AnyView {
    let language = context.language;
    // What only staff have written is not put in residents' mouths.
    let asked = !commitment.evidence.residents.is_empty() || commitment.goal.is_some();
    let told = if asked { "told-you-said" } else { "told-the-problem" };
    let id = format!("lofte-{}", commitment.place);
    let heading = format!("{id}-rubrik");
    let theme = words::theme(language, &commitment.theme);
    view! {
        <section class="commitment" id=id aria-labelledby=heading>
            <h2 id=heading.clone()>
                <span class="number">{commitment.place.to_string()}</span>
                " "
                {theme}
            </h2>
            <p class="hint">{promise.for_whom(context, commitment)}</p>
            <div class="step-told is-said">
                <h3>{t(language, told)}</h3>
                {said(context, promise, commitment)}
            </div>
            <div class="step-told is-promised">
                <h3>{t(language, "told-we-promise")}</h3>
                {promised(context, commitment)}
            </div>
            <div class="step-told is-done">
                <h3>{t(language, "told-we-did")}</h3>
                {done(context, promise, commitment)}
                {coming(context, promise, commitment)}
            </div>
            <div class="step-told is-became">
                <h3>{t(language, "told-became")}</h3>
                {became(context, promise, commitment)}
            </div>
        </section>
    }
    .into_any()
}

/// A commitment's own words, as paragraphs.
pub(super) fn staff_words(context: &Context, text: &str) -> Option<AnyView> {
    let lang = own(context.language);
    (!text.trim().is_empty())
        .then(|| view! { <div class="own-words" lang=lang>{prose(text)}</div> }.into_any())
}

/// The problem, its figures with a way to each, what dialogues and other sources say, and why it is so.
fn said(context: &Context, promise: &PublicPromise, commitment: &Commitment) -> AnyView {
    let language = context.language;
    let evidence = &commitment.evidence;
    let mut figures = evidence.residents.iter().map(|say| {
        let link = links::evidence(context, promise, say);
        figure(context, words::figure(language, &context.municipality, say), link)
    });
    let first: Vec<_> = figures.by_ref().take(FIGURES).collect();
    let rest: Vec<_> = figures.collect();
    let goal = commitment.goal.as_ref().filter(|_| first.is_empty()).map(|goal| {
        let link = links::baseline(context, promise, goal);
        figure(context, words::problem(language, &context.municipality, commitment), link)
    });
    let dialogues = evidence
        .dialogues
        .iter()
        .filter_map(|one| {
            let Figure::Shown(dialogues) = one.dialogues else { return None };
            let key = match one.kind {
                DialogueKind::Staff => "told-dialogues-staff",
                DialogueKind::Collaboration => "told-dialogues-others",
            };
            Some(view! { <li>{t_with(language, key, &[("n", dialogues.into())])}</li> })
        })
        .collect_view();
    let outside = evidence
        .outside
        .iter()
        .map(|one| {
            let value = crate::staff::picture::outside_value(language, &one.unit, one.value);
            let words =
                format!("{}, {}, {}: {value}. {}", one.indicator, one.geography, one.year, one.source);
            view! { <li lang=own(language)>{words}</li> }
        })
        .collect_view();
    view! {
        {staff_words(context, &commitment.problem)}
        <ul class="figures-said">{goal} {first} {dialogues} {outside}</ul>
        {(!rest.is_empty())
            .then(|| {
                view! {
                    <details>
                        <summary>{t_with(language, "told-more-figures", &[("n", rest.len().into())])}</summary>
                        <ul class="figures-said">{rest}</ul>
                    </details>
                }
            })}
        {(!commitment.cause.trim().is_empty())
            .then(|| {
                view! {
                    <p class="strong">{t(language, "told-cause")}</p>
                    {staff_words(context, &commitment.cause)}
                }
            })}
    }
    .into_any()
}

fn figure(context: &Context, words: String, link: Option<String>) -> AnyView {
    let language = context.language;
    let link = link.map(|href| {
        view! {
            " "
            <a href=href>{t(language, "told-see-figure")}</a>
        }
    });
    view! { <li>{words} {link}</li> }.into_any()
}

fn promised(context: &Context, commitment: &Commitment) -> AnyView {
    let language = context.language;
    let what = commitment.deed.what.trim();
    // The deed's own words, unless the text says them already.
    let what = (!what.is_empty() && !commitment.text.to_lowercase().contains(&what.to_lowercase()))
        .then(|| view! { <span lang=own(language)>{what.to_owned()} ": "</span> });
    let how_many = words::deed(language, &commitment.deed);
    let how_many = if what.is_some() { how_many } else { capitalised(&how_many) };
    let deed = (what.is_some() || !how_many.is_empty()).then(|| view! { <p>{what} {how_many}</p> });
    let goal = commitment.goal.as_ref().map(|goal| view! { <p>{words::goal(language, goal)}</p> });
    view! {
        <div class="vow">{staff_words(context, &commitment.text)}</div>
        {deed}
        {goal}
        <p class="hint">{answers_for(context, commitment)}</p>
    }
    .into_any()
}

/// "Ansvarar: Kommunen, fältgruppen."
pub(super) fn answers_for(context: &Context, commitment: &Commitment) -> String {
    let language = context.language;
    let responsible = words::responsible(language, commitment.responsible);
    let function = commitment.function.trim();
    let who = if function.is_empty() { responsible } else { format!("{responsible}, {function}") };
    t_with(language, "told-answers-for", &[("who", who.into())])
}

fn done(context: &Context, promise: &PublicPromise, commitment: &Commitment) -> AnyView {
    let language = context.language;
    let done = promise.done(commitment);
    let progress = promise.progress(commitment);
    let deeds = |deeds: &[&DeedDone]| {
        let items = deeds.iter().map(|deed| deed_done(context, deed, &commitment.deed.unit)).collect_view();
        view! { <ul class="deeds">{items}</ul> }
    };
    let (latest, earlier) = done.split_at(done.len().min(LATEST));
    view! {
        {bar(language, &progress, &commitment.deed.unit)}
        {if done.is_empty() {
            view! { <p>{t(language, "told-nothing-done")}</p> }.into_any()
        } else {
            deeds(latest).into_any()
        }}
        {(!earlier.is_empty())
            .then(|| {
                view! {
                    <details>
                        <summary>{t_with(language, "told-earlier-deeds", &[("n", earlier.len().into())])}</summary>
                        {deeds(earlier)}
                    </details>
                }
            })}
    }
    .into_any()
}

/// "12 mars 2027: 2 fotpatruller, Torget."
fn deed_done(context: &Context, deed: &DeedDone, unit: &str) -> AnyView {
    let language = context.language;
    let unit = unit.trim();
    // The unit is written in the plural.
    let number = if unit.is_empty() || deed.number == 1 {
        t_with(language, "told-times", &[("n", deed.number.into())])
    } else {
        format!("{} {unit}", integer(language, u64::from(deed.number)))
    };
    let place = deed.place.trim();
    let said = if place.is_empty() { format!("{number}.") } else { format!("{number}, {place}.") };
    view! {
        <li>
            <b>{day(language, deed.day)}</b>
            ": "
            <span lang=own(language)>{said}</span>
        </li>
    }
    .into_any()
}

fn coming(context: &Context, promise: &PublicPromise, commitment: &Commitment) -> Option<AnyView> {
    let language = context.language;
    let coming = promise.coming_to(commitment);
    if coming.is_empty() {
        return None;
    }
    let items = coming
        .into_iter()
        .take(3)
        .map(|entry| {
            let href = format!("{}#h-{}", context.plain_href("/kalender"), entry.id);
            view! {
                <li>
                    <a href=href lang=own(language)>
                        {entry.title.clone()}
                    </a>
                    ", "
                    {days(language, entry.first_day, entry.last_day)}
                    ", "
                    {entry.place.clone()}
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <p class="strong">{t(language, "told-coming-here")}</p>
            <ul>{items}</ul>
        }
        .into_any(),
    )
}

/// Whether it was done, and apart from that whether anything changed. Nothing is said of why.
fn became(context: &Context, promise: &PublicPromise, commitment: &Commitment) -> AnyView {
    let language = context.language;
    let goal = commitment.goal.as_ref();
    let later = promise.beside.effects.get(&commitment.id).zip(goal);
    let follow_up = promise.follow_up(commitment).filter(|follow_up| says_something(follow_up));
    if later.is_none() && follow_up.is_none() {
        return view! { <p>{t(language, "told-not-known-yet")}</p> }.into_any();
    }
    let judged = follow_up.map(|follow_up| judged(context, follow_up));
    let measured = later.map(|(later, goal)| {
        let year = later.year.to_string();
        let picture = context.plain_href(&format!("/lagesbild/{year}"));
        view! {
            <p class="strong">{t_with(language, "told-measured", &[("year", year.clone().into())])}</p>
            <p>
                {words::effect(language, goal, &later.effect)} " "
                <a href=picture>
                    {t_with(language, "told-to-picture", &[("year", year.into())])}
                </a>
            </p>
            <p class="hint">{t(language, "told-no-cause")}</p>
        }
    });
    view! {
        {judged}
        {measured}
    }
    .into_any()
}

fn says_something(follow_up: &FollowUp) -> bool {
    follow_up.done.is_some()
        || follow_up.seen.is_some_and(|seen| seen != Seen::NotKnown)
        || follow_up.onward.is_some()
        || !follow_up.reason.trim().is_empty()
        || follow_up.told.values().any(|told| !told.trim().is_empty())
}

fn judged(context: &Context, follow_up: &FollowUp) -> AnyView {
    let language = context.language;
    let onward = follow_up.onward.map(|onward| {
        let key = match onward {
            Onward::Continue => "told-onward-continue",
            Onward::Change => "told-onward-change",
            Onward::End => "told-onward-end",
        };
        view! {
            <div>
                <dt>{t(language, "told-onward")}</dt>
                <dd>{t(language, key)} {staff_words(context, &follow_up.reason)}</dd>
            </div>
        }
    });
    view! {
        <dl class="became">
            {follow_up
                .done
                .map(|done| {
                    view! {
                        <div>
                            <dt>{t(language, "told-done")}</dt>
                            <dd>{words::was_done(language, done)}</dd>
                        </div>
                    }
                })}
            {follow_up
                .seen
                .map(|seen| {
                    view! {
                        <div>
                            <dt>{t(language, "told-seen")}</dt>
                            <dd>{words::was_seen(language, seen)}</dd>
                        </div>
                    }
                })} {onward}
        </dl>
    }
    .into_any()
}
