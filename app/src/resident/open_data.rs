//! `/oppna-data`: the published figures as files, for journalists, developers and whoever wants to count for themselves.

use domain::{codebook, language::Language};
use jiff::civil::Date;
use leptos::prelude::*;

use super::Context;
use crate::{
    components::shell::document,
    texts::{day, decimal, integer, t, t_with},
};

/// What is published, and which version of it the page shows.
#[derive(Clone, Debug, Default)]
pub struct OpenData {
    /// `None` until something is published.
    pub shown: Option<DataVersion>,
    /// Every version of every year, the newest first.
    pub versions: Vec<DataLink>,
    /// Where the catalogue is, with the name of its syntax.
    pub catalogues: Vec<(String, &'static str)>,
}

/// One published version's files.
#[derive(Clone, Debug)]
pub struct DataVersion {
    pub year: i16,
    pub number: u32,
    pub day: Date,
    /// Why it took an earlier one's place.
    pub reason: Option<String>,
    pub demo: bool,
    /// The newest version of its year.
    pub latest: bool,
    /// The answers that the figures build on, rounded.
    pub answers: u64,
    pub figures: u64,
    pub hidden: u64,
    pub files: Vec<DataFile>,
}

#[derive(Clone, Debug)]
pub struct DataFile {
    /// Such as `lagesbild.csv`; the texts are named after it.
    pub name: &'static str,
    /// What it is called on the reader's own disk.
    pub saved_as: String,
    pub bytes: usize,
    pub sha256: String,
}

#[derive(Clone, Debug)]
pub struct DataLink {
    pub year: i16,
    pub number: u32,
    pub day: Date,
    pub demo: bool,
    pub latest: bool,
}

/// The folder of all this.
pub const OPEN_DATA: &str = "/oppna-data";

/// The page, of everything or of one year or version.
pub fn open_data_page(context: &Context, data: &OpenData) -> String {
    let language = context.language;
    let title = t(language, "open-title");
    document(context.frame(title.clone(), None), || {
        let body = match &data.shown {
            Some(version) => published(context, version, data).into_any(),
            None => nothing_yet(context).into_any(),
        };
        view! {
            <h1>{title}</h1>
            <p class="lead">{t(language, "open-lead")}</p>
            {body}
        }
    })
}

fn nothing_yet(context: &Context) -> impl IntoView {
    let language = context.language;
    view! {
        <section class="box">
            <h2>{t(language, "open-nothing")}</h2>
            <p>{t(language, "open-nothing-text")}</p>
        </section>
        <p>
            <a class="button" href=context.start_href(None)>
                {t(language, "shell-start")}
            </a>
        </p>
    }
}

fn published(context: &Context, version: &DataVersion, data: &OpenData) -> impl IntoView {
    let language = context.language;
    let DataVersion { year, number, latest, .. } = version;
    let name = t_with(
        language,
        "open-version",
        &[("year", year.to_string().into()), ("number", number.to_string().into())],
    );
    let demo = version.demo.then(|| view! { <p class="event">{t(language, "open-demo")}</p> });
    let newest = (!latest).then(|| {
        let href = context.plain_href(&format!("{OPEN_DATA}/{year}"));
        view! {
            <p class="event">
                {t(language, "open-older")} " " <a href=href>{t(language, "open-older-link")}</a>
            </p>
        }
    });
    let reason = version
        .reason
        .clone()
        .map(|reason| view! { <p>{t_with(language, "open-reason", &[("reason", reason.into())])}</p> });
    let about = t_with(
        language,
        "open-about",
        &[
            ("day", day(language, version.day).into()),
            ("answers", version.answers.into()),
            ("figures", version.figures.into()),
            ("hidden", version.hidden.into()),
        ],
    );
    let picture = context.plain_href(&format!("/lagesbild/{year}"));
    view! {
        <h2>{name}</h2>
        {demo}
        {newest}
        <p>{about}</p>
        {reason}
        <p>
            <a href=picture>{t_with(language, "open-picture", &[("year", year.to_string().into())])}</a>
        </p>
        <ul class="files">{version.files.iter().map(|one| file(context, version, one)).collect_view()}</ul>
        <p class="hint">{t(language, "open-checksum")}</p>
        {reading(language)}
        {columns(language)}
        {programs(context, version)}
        {others(context, version, data)}
        <h2>{t(language, "open-licence")}</h2>
        <p>
            {t(language, "open-licence-text")} " "
            <a href="https://creativecommons.org/publicdomain/zero/1.0/deed.sv" rel="license">
                "CC0 1.0"
            </a>
        </p>
    }
}

fn file(context: &Context, version: &DataVersion, file: &DataFile) -> impl IntoView + use<> {
    let language = context.language;
    let (title, text) = words(file.name);
    let href = address(version, file.name);
    view! {
        <li>
            <a href=href download=file.saved_as.clone()>
                {t(language, title)}
            </a>
            " "
            <span class="hint">{size(language, file.bytes)}</span>
            <br />
            {t(language, text)}
            <br />
            <code>"SHA-256 " {file.sha256.clone()}</code>
        </li>
    }
}

/// What a file is called, and whom it is for.
fn words(name: &str) -> (&'static str, &'static str) {
    match name {
        "lagesbild-excel.csv" => ("open-excel", "open-excel-text"),
        "lagesbild.csv" => ("open-csv", "open-csv-text"),
        "lagesbild.json" => ("open-json", "open-json-text"),
        "lagesbild.px" => ("open-px", "open-px-text"),
        "kodbok-excel.csv" => ("open-book-excel", "open-book-excel-text"),
        "kodbok.csv" => ("open-book", "open-book-text"),
        _ => ("open-package", "open-package-text"),
    }
}

/// The stable address of one version's file.
fn address(version: &DataVersion, name: &str) -> String {
    format!("{OPEN_DATA}/{}/v{}/{name}", version.year, version.number)
}

fn size(language: Language, bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", integer(language, bytes.div_ceil(1000) as u64)),
        _ => format!("{} MB", decimal(language, bytes as f64 / 1e6, 1)),
    }
}

/// How a row is read, and what stands in the column that says whether there is a figure.
fn reading(language: Language) -> impl IntoView {
    let statuses = [("ok", "open-ok"), ("skyddad", "open-protected"), ("for_fa_svar", "open-too-few")];
    let statuses = statuses.map(|(status, key)| term(status, t(language, key)));
    view! {
        <h2>{t(language, "open-reading")}</h2>
        <p>{t(language, "open-reading-row")}</p>
        <p>{t(language, "open-reading-not")}</p>
        <h3>{t(language, "open-status")}</h3>
        <dl class="terms">{statuses.into_iter().collect_view()}</dl>
    }
}

fn columns(language: Language) -> impl IntoView {
    let columns = codebook::aggregate_columns_in_words().map(|(name, swedish, english)| {
        let words = if language == Language::Swedish { swedish } else { english };
        term(name, words.to_owned())
    });
    view! {
        <h2>{t(language, "open-columns")}</h2>
        <p>{t(language, "open-columns-text")}</p>
        <dl class="terms">{columns.collect_view()}</dl>
    }
}

fn term(name: &'static str, words: String) -> impl IntoView {
    view! {
        <dt>
            <code>{name}</code>
        </dt>
        <dd>{words}</dd>
    }
}

/// For whoever reads the files with a program.
fn programs(context: &Context, version: &DataVersion) -> impl IntoView + use<> {
    let language = context.language;
    let site = &context.public_url;
    let DataVersion { year, number, .. } = version;
    let latest = format!("{site}{OPEN_DATA}/{year}/lagesbild.csv");
    let fixed = format!("{site}{OPEN_DATA}/{year}/v{number}/lagesbild.csv");
    let package = format!("{site}{OPEN_DATA}/{year}/datapackage.json");
    view! {
        <h2>{t(language, "open-programs")}</h2>
        <p>{t(language, "open-programs-text")}</p>
        <dl>
            <dt>{t(language, "open-latest")}</dt>
            <dd>
                <code>{latest.clone()}</code>
            </dd>
            <dt>{t(language, "open-fixed")}</dt>
            <dd>
                <code>{fixed}</code>
            </dd>
            <dt>"R"</dt>
            <dd>
                <code>{format!("read.csv(\"{latest}\", colClasses = c(kommunkod = \"character\"))")}</code>
            </dd>
            <dt>"Python"</dt>
            <dd>
                <code>{format!("pandas.read_csv(\"{latest}\", dtype={{\"kommunkod\": str}})")}</code>
            </dd>
            <dt>"Frictionless"</dt>
            <dd>
                <code>{format!("frictionless validate {package}")}</code>
            </dd>
        </dl>
    }
}

/// The other years and versions, and the catalogue of them all.
fn others(context: &Context, version: &DataVersion, data: &OpenData) -> impl IntoView + use<> {
    let language = context.language;
    let links = data
        .versions
        .iter()
        .filter(|link| (link.year, link.number) != (version.year, version.number))
        .map(|link| {
            let last = if link.latest { String::new() } else { format!("/v{}", link.number) };
            let href = context.plain_href(&format!("{OPEN_DATA}/{}{last}", link.year));
            let words = t_with(
                language,
                "open-other",
                &[
                    ("year", link.year.to_string().into()),
                    ("number", link.number.to_string().into()),
                    ("day", day(language, link.day).into()),
                ],
            );
            let demo = link.demo.then(|| format!(" ({})", t(language, "open-other-demo")));
            view! { <li><a href=href>{words}</a> {demo}</li> }
        })
        .collect_view();
    let catalogues = data
        .catalogues
        .iter()
        .map(|(href, syntax)| view! { <li><a href=href.clone()>{*syntax}</a></li> })
        .collect_view();
    view! {
        {(data.versions.len() > 1)
            .then(|| {
                view! {
                    <h2>{t(language, "open-others")}</h2>
                    <ul>{links}</ul>
                }
            })}
        <h2>{t(language, "open-catalogue")}</h2>
        <p>{t(language, "open-catalogue-text")}</p>
        <ul>{catalogues}</ul>
    }
}
