//! What comes before the sections: the title page, the simple pages, what can be chosen, how to read, the contents.

use domain::{language::Language, report::SectionNumber};
use leptos::prelude::*;

use super::{Address, Context, Published};
use crate::{
    components::whole::whole_ages,
    report::{section_id, section_title},
    staff::picture::{self, PictureView},
    texts::{day, t, t_with},
};

/// On paper a page of its own.
pub(super) fn title_page(context: &Context, published: &Published, title: &str) -> impl IntoView + use<> {
    let language = context.language;
    let frozen = &published.picture;
    let parties = t_with(
        language,
        "published-parties",
        &[
            ("name", frozen.figures.municipality_name.clone().into()),
            ("police", frozen.police.clone().into()),
        ],
    );
    let published_on =
        if published.preview { t(language, "published-not-yet") } else { day(language, frozen.day) };
    view! {
        <section class="title-page">
            <p class="parties">{parties}</p>
            <h1>{whole_ages(title)}</h1>
            <p class="lead">{t(language, "published-lead")}</p>
            {frozen.figures.demo.then(|| picture::demo_mark(language))}
            <dl class="facts">
                <div>
                    <dt>{t(language, "published-version")}</dt>
                    <dd>{frozen.number.to_string()}</dd>
                </div>
                <div>
                    <dt>{t(language, "published-day")}</dt>
                    <dd>{published_on}</dd>
                </div>
                <div class="not-first on-screen">
                    <dt>{t(language, "published-method")}</dt>
                    <dd>
                        <a href=format!("#{}", section_id(SectionNumber::METHOD))>{t(language, "published-method-link")}</a>
                    </dd>
                </div>
                {(!published.preview)
                    .then(|| {
                        view! {
                            <div class="not-first">
                                <dt>"SHA-256"</dt>
                                <dd class="code hash">{frozen.sha256().to_string()}</dd>
                            </div>
                        }
                    })}
            </dl>
        </section>
    }
    .into_any()
}

/// Links to the picture told simply.
pub(super) fn plainly(context: &Context, published: &Published, address: &Address) -> impl IntoView + use<> {
    let language = context.language;
    let links = published
        .figures()
        .groups
        .iter()
        .map(|group| {
            let (href, name) = (address.plain(&group.survey), group.name.get(language).to_owned());
            view! {
                <li>
                    <a href=href>{name}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="plainly" aria-labelledby="enkelt">
            <h2 id="enkelt">{t(language, "plain-links")}</h2>
            <ul>{links}</ul>
        </nav>
    }
    .into_any()
}

/// Year, age group and area, as links.
pub(super) fn choice(context: &Context, published: &Published, address: &Address) -> impl IntoView + use<> {
    let language = context.language;
    let figures = published.figures();
    let chip = |name: String, to: Address| {
        let current = (to == *address).then_some("true");
        view! {
            <li>
                <a href=to.href() aria-current=current>
                    {name}
                </a>
            </li>
        }
        .into_any()
    };
    let years: Vec<AnyView> = if published.preview || published.years.len() < 2 {
        Vec::new()
    } else {
        let year = |year: &i16| {
            let same = *year == figures.year;
            let version = address.version.filter(|_| same);
            let base = super::address::base(*year, false);
            chip(year.to_string(), Address { base, version, ..address.clone() })
        };
        published.years.iter().map(year).collect()
    };
    let mut groups = vec![chip(t(language, "choice-all-groups"), Address { group: None, ..address.clone() })];
    groups.extend(figures.groups.iter().map(|group| {
        let name = group.name.get(language).to_owned();
        chip(name, Address { group: Some(group.survey.clone()), ..address.clone() })
    }));
    let mut areas = vec![chip(t(language, "choice-whole"), Address { area: None, ..address.clone() })];
    areas.extend(
        figures
            .areas
            .iter()
            .map(|area| chip(area.name.clone(), Address { area: Some(area.id.clone()), ..address.clone() })),
    );
    let row = |key: &'static str, chips: Vec<AnyView>| {
        (!chips.is_empty()).then(|| {
            let id = format!("val-{key}");
            view! {
                <div class="chips">
                    <p id=id.clone()>{t(language, key)}</p>
                    <ul aria-labelledby=id>{chips}</ul>
                </div>
            }
        })
    };
    view! {
        <nav class="choice-of-picture" aria-label=t(language, "choice-label")>
            {row("field-year", years)}
            {row("field-age-group", groups)}
            {row("field-area", areas)}
        </nav>
    }
    .into_any()
}

/// The label, and how the figures are to be read.
pub(super) fn reading(view: &PictureView) -> impl IntoView + use<> {
    picture::reading(view)
}

pub(super) fn contents(language: Language) -> impl IntoView {
    let items = SectionNumber::ALL
        .into_iter()
        .map(|number| {
            let href = format!("#{}", section_id(number));
            view! {
                <li>
                    <a href=href>
                        <span class="section-number">{number.get()}</span>
                        " "
                        {section_title(language, number)}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="contents" aria-labelledby="innehall">
            <h2 id="innehall">{t(language, "picture-contents")}</h2>
            <ol>{items}</ol>
        </nav>
    }
    .into_any()
}
