//! Downloads, each with what is in it and how to open it.

use domain::language::{Language, Text};
use leptos::prelude::*;
use store::Role;

use super::links;
use crate::texts::{t, t_with};

#[derive(Clone, Debug)]
pub struct Export {
    pub language: Language,
    /// Slug and name of every survey, youngest first.
    pub surveys: Vec<(String, Text)>,
    /// The label years that have answers, the latest first.
    pub years: Vec<i16>,
    /// What is chosen; the server takes the first of each where the query says nothing.
    pub survey: String,
    pub year: i16,
    /// `standard` or `excel`.
    pub dialect: String,
    /// `full` or `protected`.
    pub detail: String,
    pub role: Role,
    /// The years that there is an archive package of, the latest first.
    pub archives: Vec<i16>,
    /// Whether made-up answers are among those of the year.
    pub demo: bool,
}

#[component]
pub fn ExportPage(page: Export) -> impl IntoView {
    let language = page.language;
    let there = page.role.archives() && !page.archives.is_empty();
    let archives = there.then(|| packages(language, &page.archives));
    if page.years.is_empty() {
        return view! {
            <div class="card">
                <p class="lead">{t(language, "export-empty")}</p>
                <p>
                    <a class="button" href=links::to("/personal/handelser")>
                        {t(language, "todo-to-events")}
                    </a>
                </p>
            </div>
            {archives}
        }
        .into_any();
    }
    let (survey, year, dialect) = (page.survey.clone(), page.year, page.dialect.clone());
    let per_survey = format!("survey={survey}&year={year}&dialect={dialect}");
    let per_detail = format!("{per_survey}&detail={}", page.detail);
    let full = page.detail == "full";
    let per_year = format!("year={year}&dialect={dialect}");
    let survey_name = page
        .surveys
        .iter()
        .find(|(slug, _)| *slug == survey)
        .map_or_else(|| survey.clone(), |(_, name)| name.get(language).to_owned());
    let scope = format!("{survey_name} · {year}");
    let (about, care) = if full {
        (t(language, "export-responses-about"), t(language, "export-responses-care"))
    } else {
        (t(language, "export-protected-about"), t(language, "export-protected-care"))
    };
    let responses = page.role.exports_responses().then(|| Download {
        title: t(language, if full { "export-responses" } else { "export-protected" }),
        scope: scope.clone(),
        about,
        care: Some(care),
        href: format!("/personal/export/responses.csv?{per_detail}"),
        manifest: format!("/personal/export/manifest.json?kind=responses&{per_detail}"),
        other: None,
    });
    let picture = Download {
        title: t(language, "export-picture"),
        scope: year.to_string(),
        about: t(language, "export-picture-about"),
        care: None,
        href: format!("/personal/export/situation-picture.csv?{per_year}"),
        manifest: format!("/personal/export/manifest.json?kind=situation-picture&{per_year}"),
        other: Some((
            format!("/personal/export/situation-picture.xlsx?year={year}"),
            t(language, "export-workbook"),
        )),
    };
    let codebook = Download {
        title: t(language, "export-codebook"),
        scope,
        about: t(language, "export-codebook-about"),
        care: None,
        href: format!("/personal/export/codebook.csv?{per_survey}"),
        manifest: format!("/personal/export/manifest.json?kind=codebook&{per_survey}"),
        other: None,
    };
    let without_responses = responses.is_none();
    let downloads = responses
        .into_iter()
        .chain([picture, codebook])
        .map(|download| download.card(language))
        .collect_view();
    view! {
        {choice(&page)}
        {page.demo.then(|| view! { <p class="care">{t(language, "export-demo")}</p> })}
        <div class="downloads">{downloads}</div>
        {archives}
        {without_responses.then(|| view! { <p class="aside">{t(language, "export-role")}</p> })}
        <section class="prose">
            <h2>{t(language, "export-open")}</h2>
            <p>{t(language, "export-open-excel")}</p>
            <p>{t(language, "export-open-standard")}</p>
            <h2>{t(language, "export-public")}</h2>
            <p>{t(language, "export-public-about")}</p>
            <p>{t(language, "export-public-protected")}</p>
            <h2>{t(language, "export-open-data")}</h2>
            <p>
                {t(language, "export-open-data-about")} " "
                <a href=format!("/oppna-data?lang={}", language.tag())>{t(language, "export-open-data-link")}</a>
            </p>
        </section>
    }
    .into_any()
}

/// The archive packages, one per year.
fn packages(language: Language, years: &[i16]) -> impl IntoView + use<> {
    let links = years
        .iter()
        .map(|year| {
            let label = t_with(language, "archive-download", &[("year", year.to_string().into())]);
            view! {
                <li>
                    <a href=format!("/personal/arkiv/{year}.zip")>{label}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="prose">
            <h2>{t(language, "archive-title")}</h2>
            <p>{t(language, "archive-about")}</p>
            <ul>{links}</ul>
        </section>
    }
}

/// Told where a year has nothing to archive, with the years that have.
#[component]
pub fn ArchiveNotice(language: Language, year: i16, others: Vec<i16>) -> impl IntoView {
    let there = (!others.is_empty()).then(|| packages(language, &others));
    view! {
        <div class="card">
            <p class="lead">{t_with(language, "archive-nothing", &[("year", year.to_string().into())])}</p>
            <p>{t(language, "archive-nothing-do")}</p>
        </div>
        {there}
    }
}

fn choice(page: &Export) -> impl IntoView + use<> {
    let language = page.language;
    let option = |value: String, words: String, chosen: bool| {
        view! {
            <option value=value selected=chosen>
                {words}
            </option>
        }
    };
    let surveys = page
        .surveys
        .iter()
        .map(|(slug, name)| option(slug.clone(), name.get(language).to_owned(), *slug == page.survey))
        .collect_view();
    let years = page
        .years
        .iter()
        .map(|year| option(year.to_string(), year.to_string(), *year == page.year))
        .collect_view();
    let dialects = [
        ("excel", t(language, "export-dialect-excel")),
        ("standard", t(language, "export-dialect-standard")),
    ]
    .into_iter()
    .map(|(value, words)| option(value.to_owned(), words, value == page.dialect))
    .collect_view();
    let details =
        [("protected", t(language, "export-detail-protected")), ("full", t(language, "export-detail-full"))]
            .map(|(value, words)| option(value.to_owned(), words, value == page.detail));
    let details = page.role.exports_full_responses().then(|| {
        view! {
            <div class="field is-wide">
                <label for="detail">{t(language, "field-detail")}</label>
                <select id="detail" name="detail">
                    {details.into_iter().collect_view()}
                </select>
            </div>
        }
    });
    view! {
        <form class="inline-form" method="get" action="/personal/export">
            <div class="field">
                <label for="survey">{t(language, "field-age-group")}</label>
                <select id="survey" name="survey">
                    {surveys}
                </select>
            </div>
            <div class="field">
                <label for="year">{t(language, "field-year")}</label>
                <select id="year" name="year">
                    {years}
                </select>
            </div>
            <div class="field is-wide">
                <label for="dialect">{t(language, "field-dialect")}</label>
                <select id="dialect" name="dialect">
                    {dialects}
                </select>
            </div>
            {details}
            <input type="hidden" name="lang" value=language.tag() />
            <button type="submit" class="button">
                {t(language, "export-choose")}
            </button>
        </form>
    }
    .into_any()
}

struct Download {
    title: String,
    scope: String,
    about: String,
    care: Option<String>,
    href: String,
    manifest: String,
    /// The same in another format, and what it is called.
    other: Option<(String, String)>,
}

impl Download {
    fn card(self, language: Language) -> impl IntoView {
        let Self { title, scope, about, care, href, manifest, other } = self;
        let named = format!("{title}, {scope}");
        view! {
            <section class="card download">
                <h2>{title}</h2>
                <p class="scope">{scope}</p>
                <p>{about}</p>
                {care.map(|care| view! { <p class="care">{care}</p> })}
                <p class="download-links">
                    <a class="button next" href=href download="">
                        {t(language, "export-download")}
                        <span class="visually-hidden">": " {named.clone()}</span>
                    </a>
                    {other.map(|(href, words)| view! { <a href=href download="">{words}</a> })}
                    <a href=manifest download="">
                        {t(language, "export-manifest")}
                        <span class="visually-hidden">": " {named}</span>
                    </a>
                </p>
            </section>
        }
        .into_any()
    }
}
