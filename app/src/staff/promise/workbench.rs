//! The workbench of one year's promise.

use domain::{
    promise::{Approval, Comment, Concern, ConcernKind, Decided, Last, PictureCited, PromiseText, Writing},
    published::Digest,
};
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    CommentForm, Names, PromiseForm, at, below, card,
    comments::comments,
    decide::{approvals, onwards},
    differences::differences,
    fields::{based_on, quicker},
    last,
};
use crate::{
    report::prose,
    staff::{
        form::{ErrorSummary, error_of},
        links,
        writing::Writing as TextField,
    },
    texts::{day, days, t_with},
};

/// What a draft can be made of.
#[derive(Clone, Debug, PartialEq)]
pub enum FromWhat {
    /// The picture of the year before, which is published.
    Picture(PictureCited),
    /// The text that was decided and is not drafted here, such as an imported one.
    Decided(u32),
    /// There is none: it has to be published first.
    Nothing,
}

/// A commitment that was just taken away, so that it can be put back.
#[derive(Clone, Debug)]
pub struct TakenAway {
    pub id: Uuid,
    /// The whole of it.
    pub json: String,
}

#[derive(Clone, Debug)]
pub struct Workbench {
    pub names: Names,
    pub year: i16,
    pub writing: Writing,
    /// As it would be decided now, and its mark; `None` before its terms are set.
    pub text: Option<(PromiseText, Digest)>,
    pub concerns: Vec<Concern>,
    pub from: FromWhat,
    /// Themes that the cited picture puts first, in their order.
    pub first: Vec<String>,
    pub last: Option<Last>,
    pub decided: Option<Decided>,
    pub approvals: Vec<Approval>,
    pub comments: Vec<Comment>,
    pub comment: CommentForm,
    /// Whether whoever reads may write in it.
    pub edits: bool,
    pub taken_away: Option<TakenAway>,
    /// Whether something in it was saved just now.
    pub saved: bool,
    /// The reason for a theme that was left out, when it was refused or somebody else was quicker.
    pub left_out: Option<(String, PromiseForm)>,
    /// Years with a promise or a draft, and this one.
    pub years: Vec<i16>,
}

#[component]
pub fn WorkbenchPage(page: Workbench) -> impl IntoView {
    let names = &page.names;
    let errors = page.left_out.as_ref().map(|(_, form)| form.errors.clone()).unwrap_or_default();
    let errors = errors.into_iter().map(|(_, said)| {
        let theme = page.left_out.as_ref().map(|(theme, _)| theme.clone()).unwrap_or_default();
        (format!("skal-{theme}"), said)
    });
    let mut errors: Vec<_> = errors.collect();
    if let Some((about, _, wrong)) = &page.comment.refused {
        let subject = about.map(|about| about.to_string()).unwrap_or_default();
        errors.extend(wrong.iter().map(|(_, said)| (format!("skriv-{subject}"), said.clone())));
    }
    let theirs = page.left_out.as_ref().and_then(|(_, form)| form.theirs.as_ref());
    let content =
        if page.text.is_none() && page.writing.in_order().is_empty() { empty(&page) } else { draft(&page) };
    view! {
        <ErrorSummary language=names.language errors=errors />
        {page.left_out.as_ref().map(|(_, form)| form.marks.summary(names.language))}
        {quicker(names, theirs)}
        {page.saved.then(|| view! { <p class="done just-saved" role="status">{names.t("promise-saved")}</p> })}
        {years(&page)}
        {undo(&page)}
        {content}
        {page.last.as_ref().map(|last| last::last(names, last))}
    }
    .into_any()
}

fn years(page: &Workbench) -> Option<AnyView> {
    (page.years.len() > 1).then(|| {
        let links = page
            .years
            .iter()
            .map(|year| {
                let current = (*year == page.year).then_some("page");
                view! {
                    <li>
                        <a href=below(*year, "") aria-current=current>
                            {year.to_string()}
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <nav class="chips promise-years" aria-label=page.names.t("field-year")>
                <p>{page.names.t("field-year")}</p>
                <ul>{links}</ul>
            </nav>
        }
        .into_any()
    })
}

/// What was just taken away can be put back.
fn undo(page: &Workbench) -> Option<AnyView> {
    let TakenAway { id, json } = page.taken_away.clone().filter(|_| page.edits)?;
    Some(
        view! {
            <div class="done promise-undo" role="status">
                <p>{page.names.t("commitment-removed")}</p>
                <form method="post" action=below(page.year, &format!("/atagande/{id}/angra"))>
                    <input type="hidden" name="commitment" value=json autocomplete="off" />
                    <button type="submit" class="button">
                        {page.names.t("commitment-undo")}
                    </button>
                </form>
            </div>
        }
        .into_any(),
    )
}

/// Nothing is written yet: the first step.
fn empty(page: &Workbench) -> AnyView {
    let (names, year) = (&page.names, page.year);
    let language = names.language;
    let values = [("year", year.to_string().into()), ("before", (year - 1).to_string().into())];
    let by_hand = page.edits.then(|| {
        view! {
            <p>
                <a class="edit" href=below(year, "/atagande/ny")>{names.t("promise-by-hand")}</a>
            </p>
        }
    });
    let make = |key: &str| {
        page.edits.then(|| {
            view! {
                <form method="post" action=below(year, "/utkast")>
                    <button type="submit" class="button next">
                        {names.t(key)}
                    </button>
                </form>
            }
        })
    };
    let first = match &page.from {
        FromWhat::Picture(picture) => {
            let values = [("year", picture.year.to_string().into()), ("number", picture.number.into())];
            view! {
                <p class="lead">{t_with(language, "promise-empty-picture", &values)}</p>
                {make("promise-make-draft")}
            }
            .into_any()
        }
        FromWhat::Decided(number) => view! {
            <p class="lead">{t_with(language, "promise-empty-decided", &[("number", (*number).into())])}</p>
            {make("promise-make-version")}
        }
        .into_any(),
        FromWhat::Nothing => {
            let href = links::to(&format!("/personal/lagesbild/{}/publicera", year - 1));
            view! {
                <p class="lead">{t_with(language, "promise-empty-nothing", &values)}</p>
                <p>
                    <a class="button" href=href>
                        {t_with(language, "promise-to-publishing", &values)}
                    </a>
                </p>
            }
            .into_any()
        }
    };
    view! { <div class="card promise-empty">{first} {by_hand}</div> }.into_any()
}

fn draft(page: &Workbench) -> AnyView {
    let (names, year) = (&page.names, page.year);
    let there = page.writing.in_order();
    let of = there.len();
    let cards = there
        .into_iter()
        .enumerate()
        .map(|(at, (commitment, revision))| card::card(page, commitment, (at + 1, of), revision))
        .collect_view();
    let add = page.edits.then(|| {
        view! {
            <p>
                <a class="button" href=below(year, "/atagande/ny")>
                    {names.t("commitment-new")}
                </a>
            </p>
        }
    });
    view! {
        {status(page)}
        {of_the_whole(page)}
        {terms(page)}
        <section aria-labelledby="ataganden">
            <h2 id="ataganden">
                {t_with(names.language, "commitments-title", &[("number", of.into())])}
            </h2>
            <ol class="commitments">{cards}</ol>
            {add}
        </section>
        {left_out(page)}
        {comments(names, year, None, &page.comments, &page.comment)
            .map(|comments| {
                view! {
                    <section aria-labelledby="hela">
                        <h2 id="hela">{names.t("comments-whole")}</h2>
                        {comments}
                    </section>
                }
            })}
    }
    .into_any()
}

/// Where the promise stands: a draft, decided, or a new version on its way.
fn status(page: &Workbench) -> AnyView {
    let names = &page.names;
    let language = names.language;
    let hash = page.text.as_ref().map(|(_, hash)| *hash);
    let decided_now = page.decided.as_ref().filter(|decided| Some(decided.sha256()) == hash);
    let told = match (&page.decided, decided_now) {
        (Some(decided), Some(_)) => {
            let values = [("number", decided.number.into()), ("day", day(language, decided.day).into())];
            let change = page.edits.then(|| view! { <p class="aside">{names.t("promise-change-after")}</p> });
            view! {
                <p class="done">{t_with(language, "promise-is-decided", &values)}</p>
                {onwards(names, page.year)}
                {change}
            }
            .into_any()
        }
        (Some(decided), None) => {
            let values = [
                ("number", decided.number.into()),
                ("next", (decided.number + 1).into()),
                ("day", day(language, decided.day).into()),
            ];
            let changes = page.text.as_ref().and_then(|(now, _)| differences(names, decided.text(), now));
            let changes = changes.map(|changes| {
                view! {
                    <details class="what-changes">
                        <summary>{names.t("differences-title")}</summary>
                        {changes}
                    </details>
                }
            });
            view! {
                <div class="care">
                    <p>{t_with(language, "promise-new-version", &values)}</p>
                    {changes}
                </div>
            }
            .into_any()
        }
        (None, _) => {
            let number = page.concerns.len();
            view! {
                <p class="lead">
                    <span class="draft">{names.t("promise-draft")}</span>
                    " "
                    {t_with(language, "promise-concerns", &[("number", number.into())])}
                </p>
            }
            .into_any()
        }
    };
    let decide = decided_now.is_none().then(|| {
        view! {
            <p class="buttons">
                <a class="button next" href=below(page.year, "/besluta")>
                    {names.t("promise-to-decide")}
                </a>
            </p>
        }
    });
    let waiting = decided_now.is_none().then(|| approvals(names, &page.approvals, hash));
    view! {
        <div class="promise-status">{told} {waiting} {decide}</div>
    }
    .into_any()
}

fn terms(page: &Workbench) -> AnyView {
    let (names, year) = (&page.names, page.year);
    let language = names.language;
    let Some(stamped) = &page.writing.terms else { return ().into_any() };
    let terms = &stamped.value;
    let picture = match &terms.picture {
        Some(picture) => {
            let href = links::to(&format!("/lagesbild/{}?version={}", picture.year, picture.number));
            let values = [("year", picture.year.to_string().into()), ("number", picture.number.into())];
            let newer = match &page.from {
                FromWhat::Picture(newest) if newest.sha256 != picture.sha256 => {
                    let values = [("number", newest.number.into())];
                    Some(
                        view! { <span class="under">{t_with(language, "terms-newer-picture", &values)}</span> },
                    )
                }
                _ => None,
            };
            view! {
                <a href=href>{t_with(language, "terms-picture-version", &values)}</a>
                {newer}
            }
            .into_any()
        }
        None => view! { <span>{names.t("terms-no-picture")}</span> }.into_any(),
    };
    let edit = page.edits.then(|| {
        view! {
            <p>
                <a class="edit" href=below(year, "/villkor")>{names.t("terms-edit")}</a>
            </p>
        }
    });
    let reason = (!terms.reason.trim().is_empty()).then(|| {
        view! {
            <div>
                <dt>{names.t("terms-reason")}</dt>
                <dd>{prose(&terms.reason)}</dd>
            </div>
        }
    });
    let parties = terms.parties.iter().map(|party| view! { <li>{party.clone()}</li> }).collect_view();
    view! {
        <section class="promise-terms" id="villkor" aria-labelledby="villkor-rubrik">
            <h2 id="villkor-rubrik">{names.t("terms-title")}</h2>
            <dl class="facts">
                <div>
                    <dt>{names.t("terms-period")}</dt>
                    <dd>{days(language, terms.starts, terms.ends)}</dd>
                </div>
                <div>
                    <dt>{names.t("terms-parties")}</dt>
                    <dd>
                        <ul>{parties}</ul>
                    </dd>
                </div>
                <div>
                    <dt>{names.t("terms-picture")}</dt>
                    <dd>{picture}</dd>
                </div>
                <div>
                    <dt>{names.t("terms-goals")}</dt>
                    <dd>{prose(&terms.goals)}</dd>
                </div>
                {reason}
            </dl>
            {edit}
        </section>
    }
    .into_any()
}

/// What the checks say of the promise as a whole.
fn of_the_whole(page: &Workbench) -> Option<AnyView> {
    let (names, year) = (&page.names, page.year);
    let items: Vec<_> = page
        .concerns
        .iter()
        .filter(|concern| concern.commitment.is_none())
        .map(|concern| {
            let told = names.concern(&concern.kind);
            let links = match &concern.kind {
                ConcernKind::Unanswered { theme, .. } => vec![
                    (below(year, &format!("/atagande/ny?theme={theme}")), told.mend.clone()),
                    (format!("#bortvalt-{theme}"), names.t("mend-left-out")),
                ],
                ConcernKind::NoPeriod => vec![(at(year, "/villkor", "starts"), told.mend.clone())],
                _ => vec![(below(year, "/atagande/ny"), names.t("commitment-new"))],
            };
            let links = links
                .into_iter()
                .filter(|_| page.edits)
                .map(|(href, words)| view! { " " <a href=href>{words}</a> })
                .collect_view();
            view! { <li>{told.text} {links}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="concerns is-whole" aria-labelledby="kontroll">
                <h2 id="kontroll">{names.t("concerns-whole")}</h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    })
}

/// "Det här valde vi bort och varför": themes that are put first or were left out, and have no commitment.
fn left_out(page: &Workbench) -> Option<AnyView> {
    let (names, year) = (&page.names, page.year);
    let promised: Vec<&str> =
        page.writing.in_order().into_iter().map(|(one, _)| one.theme.as_str()).collect();
    let mut themes: Vec<&String> =
        page.first.iter().filter(|theme| !promised.contains(&theme.as_str())).collect();
    let noted = page.writing.left_out.iter();
    for (theme, reason) in noted {
        let says = !reason.value.trim().is_empty() || !promised.contains(&theme.as_str());
        if says && !themes.contains(&theme) {
            themes.push(theme);
        }
    }
    // What was refused is shown again, also where the theme has just got a commitment.
    if let Some((theme, _)) = &page.left_out
        && !themes.contains(&theme)
    {
        themes.push(theme);
    }
    let items: Vec<_> = themes
        .into_iter()
        .map(|theme| {
            let kept = page.writing.left_out.get(theme);
            let refused = page.left_out.as_ref().filter(|(about, _)| about == theme).map(|(_, form)| form);
            let reason = refused.map_or_else(
                || kept.map(|kept| kept.value.clone()).unwrap_or_default(),
                |form| form.kept.get("reason"),
            );
            let revision = refused
                .map_or_else(|| kept.map(|kept| kept.revision).unwrap_or_default(), |form| form.based_on);
            let writing = TextField {
                name: "reason",
                id: format!("skal-{theme}"),
                label: names.t("left-out-reason"),
                value: reason.clone(),
                error: refused.and_then(|form| error_of(&form.errors, "reason")),
                rows: 2,
                marked: Some(names.language),
                ..TextField::default()
            };
            let content = if page.edits {
                view! {
                    <form method="post" action=below(year, &format!("/bortvalt/{theme}")) novalidate>
                        {based_on(revision)} {writing.field()}
                        {refused.map(|form| form.marks.question(names.language, &form.kept, None))}
                        <button type="submit" class="button">
                            {names.t("left-out-save")}
                            <span class="visually-hidden">": "{names.theme(theme)}</span>
                        </button>
                    </form>
                }
                .into_any()
            } else if reason.trim().is_empty() {
                view! { <p class="silent">{names.t("left-out-no-reason")}</p> }.into_any()
            } else {
                prose(&reason).into_any()
            };
            view! {
                <li id=format!("bortvalt-{theme}")>
                    <h3>{names.theme(theme)}</h3>
                    {content}
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="left-out" aria-labelledby="bortvalt">
                <h2 id="bortvalt">{names.t("left-out-title")}</h2>
                <p class="aside">{names.t("left-out-about")}</p>
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    })
}
