//! The document around a published page: residents' head and foot, and what stands on top of every printed page.

use domain::language::Language;
use leptos::prelude::*;

use super::{
    super::{ACCESSIBILITY, OPEN_DATA},
    Address, Context, PublicPage, Published, care, name,
};
use crate::{
    components::shell::{ICON, mark},
    texts::{t, t_with},
};

/// What differs between one page and another.
pub(super) struct Sheet<'a> {
    pub(super) context: &'a Context,
    pub(super) published: &'a Published,
    pub(super) title: String,
    /// Larger type, for children and older readers.
    pub(super) large: bool,
    /// This page, for its links to other languages.
    pub(super) languages: Address,
}

pub(super) fn document<Body: IntoView>(sheet: Sheet<'_>, body: impl FnOnce() -> Body) -> PublicPage {
    let style = running_head(sheet.context.language, sheet.published);
    let owner = Owner::new();
    let html = owner.with(|| page(sheet, style.clone(), body()).to_html());
    // As for the other residents' pages: marks for wasm, which does not come here.
    PublicPage { html: format!("<!DOCTYPE html>{}", html.replace("<!>", "")), style }
}

/// Says on every page but the first which version this is, with the beginning of its SHA-256. A style sheet cannot take
/// words from a page, so that they are in one of the page's own.
fn running_head(language: Language, published: &Published) -> String {
    let picture = &published.picture;
    let short: String = picture.sha256().to_string().chars().take(16).collect();
    let mark = if published.preview {
        t(language, "published-preview")
    } else {
        t_with(language, "published-short-hash", &[("hash", short.into())])
    };
    let place = quoted(&picture.figures.municipality_name);
    let (name, mark) = (quoted(&name(language, picture)), quoted(&mark));
    format!(
        "@page{{@top-left{{content:\"{place}: {name}\";font-size:8pt}}@top-right{{content:\"{mark}\";font-size:8pt}}}}\
         @page :first{{@top-left{{content:none}}@top-right{{content:none}}}}"
    )
}

/// Fit to stand between quotation marks in a style sheet within a page.
fn quoted(text: &str) -> String {
    text.chars().filter(|character| !matches!(character, '"' | '\\' | '<' | '\n')).collect()
}

fn page(sheet: Sheet<'_>, style: String, body: impl IntoView) -> impl IntoView {
    let Sheet { context, published, title, large, languages } = sheet;
    let language = context.language;
    let place = context.municipality.name.clone();
    let who = t_with(language, "shell-who", &[("name", place.into())]);
    let others = Language::ALL
        .into_iter()
        .filter(|other| *other != language)
        .map(|other| {
            let href = languages.in_language(other).href();
            view! {
                <a href=href hreflang=other.tag() lang=other.tag()>
                    {other.own_name()}
                </a>
            }
        })
        .collect_view();
    view! {
        <html lang=language.tag() dir=language.direction()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width,initial-scale=1" />
                {published.preview.then(|| view! { <meta name="robots" content="noindex" /> })}
                <title>{format!("{title} – {who}")}</title>
                <link rel="icon" href=ICON />
                <link rel="stylesheet" href=published.styles.clone() />
                <style inner_html=style></style>
            </head>
            <body class=if large { "staff published is-large" } else { "staff published" }>
                <a class="skip" href="#main">
                    {t(language, "shell-skip")}
                </a>
                <header class="public-head">
                    <p class="who">
                        <a href=context.plain_href("/")>{mark()} <span>{who}</span></a>
                    </p>
                    <nav class="langs" aria-label=t(language, "shell-language")>
                        {others}
                    </nav>
                </header>
                <div class="desk">
                    <main id="main">
                        {published
                            .preview
                            .then(|| care(
                                language,
                                "published-preview",
                                t(language, "published-preview-text"),
                            ))}
                        {body}
                    </main>
                </div>
                <footer class="public-foot">
                    <a href=context.plain_href("/om-svaren")>{t(language, "shell-about")}</a>
                    <a href=context.plain_href("/kalender")>{t(language, "calendar-title")}</a>
                    <a href=context.plain_href(ACCESSIBILITY)>{t(language, "shell-accessibility")}</a>
                    <a href=context.plain_href(OPEN_DATA)>{t(language, "shell-open-data")}</a>
                </footer>
            </body>
        </html>
    }
}
