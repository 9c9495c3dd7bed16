//! What staff have written in the sections, each with the way to change it for those who may.

use domain::report::{Judgement, MOST_PRIORITIES, PriorityOrder, SectionNumber, Stamped};
use leptos::prelude::*;

use super::{PictureView, outside::table};
use crate::{
    report::{board, cause, how_scored, priority, prose, rule, scores, section_title, signature},
    staff::{links, writing::Writing},
    texts::{t, t_with},
};

impl PictureView {
    /// An address below this year's picture.
    fn below(&self, rest: &str) -> String {
        links::to(&format!("/personal/lagesbild/{}/{rest}", self.loaded.picture.year))
    }

    /// A link to where something is written, for those who may.
    fn edit(&self, rest: &str, text: String, about: &str) -> Option<impl IntoView + use<>> {
        let (href, about) = (self.below(rest), about.to_owned());
        self.edits.then(|| {
            view! {
                <a class="edit" href=href>
                    {text}
                    <span class="visually-hidden">": " {about}</span>
                </a>
            }
        })
    }

    /// Whether less than all answers in the whole municipality is shown.
    fn narrowed(&self) -> bool {
        self.group.is_some() || self.area.is_some()
    }
}

/// A section's own text, and for editors the field to write it in.
pub(super) fn own_text(view: &PictureView, section: SectionNumber) -> impl IntoView + use<> {
    let language = view.language;
    let kept = view.loaded.report.texts.get(&section);
    let text = view.loaded.report.text(section);
    let lacks = (section.is_required() && text.is_none())
        .then(|| view! { <p class="care">{t(language, "section-required")}</p> });
    let read = text.map(|text| {
        view! {
            {prose(&text.value)}
            <p class="under">{signature(language, &text.by)}</p>
        }
    });
    let write = view.edits.then(|| {
        let id = format!("text-{}", section.get());
        let summary = if text.is_some() { "text-change" } else { "text-write" };
        let action = view.below(&format!("avsnitt/{}", section.get()));
        let writing = Writing {
            name: "text",
            id,
            label: t(language, "text-label"),
            hint: t(language, section_hint(section)),
            value: kept.map(|kept| kept.value.clone()).unwrap_or_default(),
            error: None,
            rows: 8,
            // No marks while typing: the picture is switched without its islands. The server asks all the same.
            marked: None,
        };
        view! {
            <details class="write">
                <summary>
                    {t(language, summary)}
                    <span class="visually-hidden">": " {section_title(language, section)}</span>
                </summary>
                {text_form(language, action, kept.map_or(0, |kept| kept.revision), writing, None)}
            </details>
        }
    });
    view! {
        <div class="own-text">
            {lacks}
            {read}
            {write}
        </div>
    }
    .into_any()
}

/// The form of a section's text, on the picture's page and on its own.
pub(in crate::staff) fn text_form(
    language: domain::language::Language,
    action: String,
    based_on: u32,
    writing: Writing,
    question: Option<AnyView>,
) -> impl IntoView {
    view! {
        <form method="post" action=action>
            <input type="hidden" name="based_on" value=based_on.to_string() autocomplete="off" />
            {writing.field()} {question}
            <button type="submit" class="button next">
                {t(language, "text-save")}
            </button>
        </form>
    }
    .into_any()
}

/// What belongs in a section's text.
pub(in crate::staff) fn section_hint(section: SectionNumber) -> &'static str {
    match section {
        SectionNumber::SUMMARY => "text-hint-summary",
        SectionNumber::METHOD => "text-hint-method",
        SectionNumber::PRIORITIES => "text-hint-priorities",
        SectionNumber::LAST_PROMISE => "text-hint-last-promise",
        _ => "text-hint",
    }
}

/// Section 11.
pub(super) fn outside(view: &PictureView) -> impl IntoView + use<> {
    let language = view.language;
    let import = view.edits.then(|| {
        view! {
            <p>
                <a class="edit" href=links::to("/personal/siffror-utifran")>
                    {t(language, "indicators-import")}
                </a>
            </p>
        }
    });
    let table = table(language, view.loaded.indicators.iter());
    let none = table.is_none();
    view! {
        {table}
        {none.then(|| view! { <p class="aside">{t(language, "outside-none")}</p> })}
        {import}
    }
}

/// Said where a judgement of all answers would stand beside figures of some.
fn whole_only(view: &PictureView) -> Option<impl IntoView + use<>> {
    let language = view.language;
    view.narrowed().then(|| view! { <p class="aside">{t(language, "report-whole")}</p> })
}

/// In place of what is worked out from all answers, while some are left out.
fn not_without(view: &PictureView) -> Option<AnyView> {
    view.without.map(|_| {
        let whole = links::to(&format!("/personal/lagesbild/{}", view.loaded.picture.year));
        view! {
            <p class="aside">
                {t(view.language, "report-not-without")} " "
                <a href=whole>{t(view.language, "report-to-whole")}</a>
            </p>
        }
        .into_any()
    })
}

/// Section 12.
pub(super) fn judgements(view: &PictureView, judgements: &[Judgement]) -> impl IntoView + use<> {
    if let Some(instead) = not_without(view) {
        return instead;
    }
    let language = view.language;
    let cards = board(language, judgements, |judgement| {
        let name = judgement.theme_name.get(language);
        view.edit(&format!("tema/{}", judgement.theme), t(language, "board-judge"), name)
    });
    view! {
        {whole_only(view)}
        {rule(language)}
        {cards}
    }
    .into_any()
}

/// Section 13.
pub(super) fn causes(view: &PictureView, all: &[domain::report::Priority]) -> impl IntoView + use<> {
    if let Some(instead) = not_without(view) {
        return instead;
    }
    let language = view.language;
    let kept = |theme: &str| view.loaded.report.causes.get(theme).filter(|cause| !cause.value.is_empty());
    // What was written stays in sight also when the theme is no longer put first.
    let shown = all.iter().filter(|priority| priority.chosen || kept(&priority.theme).is_some());
    let parts = shown
        .map(|priority| {
            let name = priority.theme_name.get(language).to_owned();
            let kept = kept(&priority.theme);
            let written = match kept.and_then(|kept| Some((cause(language, &kept.value)?, kept.by))) {
                Some((cause, by)) => view! {
                    {cause}
                    <p class="under">{signature(language, &by)}</p>
                }
                .into_any(),
                None => view! { <p class="silent">{t(language, "cause-none")}</p> }.into_any(),
            };
            let not_first =
                (!priority.chosen).then(|| view! { <p class="under">{t(language, "cause-not-first")}</p> });
            let text = if kept.is_some() { "cause-change" } else { "cause-write" };
            let edit = view.edit(&format!("orsak/{}", priority.theme), t(language, text), &name);
            view! {
                <article class="card cause-of" id=format!("orsak-{}", priority.theme)>
                    <h3>{name}</h3>
                    {not_first}
                    {written}
                    {edit}
                </article>
            }
        })
        .collect_view();
    view! { <div class="causes">{parts}</div> }.into_any()
}

/// Section 14.
pub(super) fn priorities(view: &PictureView, all: &[domain::report::Priority]) -> impl IntoView + use<> {
    if let Some(instead) = not_without(view) {
        return instead;
    }
    let language = view.language;
    let first = all
        .iter()
        .filter(|one| one.chosen)
        .map(|one| {
            let name = one.theme_name.get(language);
            let edit = view.edit(&format!("prioritering/{}", one.theme), t(language, "priority-edit"), name);
            view! { <li>{priority(language, one, edit.into_any())}</li> }
        })
        .collect_view();
    let table = scores(language, all, |one| {
        let name = one.theme_name.get(language);
        // Those that are put first have the link on their cards.
        let rest = format!("prioritering/{}", one.theme);
        (!one.chosen).then(|| view.edit(&rest, t(language, "priority-move"), name))
    });
    view! {
        {whole_only(view)}
        {how_many(view)}
        <ol class="priorities">{first}</ol>
        {how_scored(language)}
        {table}
    }
    .into_any()
}

/// How many are put first, and the form that changes it.
fn how_many(view: &PictureView) -> impl IntoView + use<> {
    let language = view.language;
    let order = view.loaded.report.order.as_ref();
    let count =
        order.map_or_else(|| PriorityOrder::default().count(), |order: &Stamped<_>| order.value.count());
    let form = view.edits.then(|| {
        let options = (1..=MOST_PRIORITIES)
            .map(|number| view! { <option value=number.to_string() selected=number == count>{number.to_string()}</option> })
            .collect_view();
        view! {
            <form class="inline-form" method="post" action=view.below("prioritering")>
                <div class="field">
                    <label for="antal-prioriteringar">{t(language, "priority-how-many")}</label>
                    <select id="antal-prioriteringar" name="count">
                        {options}
                    </select>
                </div>
                <button type="submit" class="button">
                    {t(language, "priority-set-number")}
                </button>
            </form>
        }
    });
    view! {
        <p>{t_with(language, "priority-number", &[("count", count.into())])}</p>
        {form}
    }
}
