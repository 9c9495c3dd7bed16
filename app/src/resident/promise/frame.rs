//! The document around a promise's pages: residents' head and foot, the feed, and the picture that is shown where it is
//! shared.

use domain::language::Language;
use leptos::{attr::custom::CustomAttribute as _, html::meta, prelude::*};

use super::{
    super::{ACCESSIBILITY, OPEN_DATA},
    Address, Context, PublicPromise,
};
use crate::{
    components::shell::{ICON, mark},
    staff::picture::demo_mark,
    texts::{t, t_with},
};

/// What differs between one page and another.
pub(super) struct Sheet<'a> {
    pub(super) context: &'a Context,
    pub(super) promise: &'a PublicPromise,
    pub(super) title: String,
    /// What the page is called and said to be where it is shared.
    pub(super) about: String,
    /// Classes of the body.
    pub(super) class: &'static str,
    /// This page.
    pub(super) own: Address,
    /// The page for those who choose another language: this one but where it is there in Swedish alone.
    pub(super) others: Address,
}

pub(super) fn document<Body: IntoView>(sheet: Sheet<'_>, body: impl FnOnce() -> Body) -> String {
    let owner = Owner::new();
    let html = owner.with(|| page(sheet, body()).to_html());
    // As for the other residents' pages: marks for wasm, which does not come here.
    format!("<!DOCTYPE html>{}", html.replace("<!>", ""))
}

/// What the picture made for sharing says, for those who cannot see it.
pub(super) fn picture_in_words(context: &Context, promise: &PublicPromise) -> String {
    let language = context.language;
    let values = [
        ("year", promise.text().year.to_string().into()),
        ("name", promise.text().municipality_name.clone().into()),
        ("count", promise.text().commitments.len().into()),
    ];
    t_with(language, "told-card-alt", &values)
}

/// What whoever shares the page shows of it (ogp.me).
fn shared(property: &'static str, content: String) -> impl IntoView {
    meta().attr("property", property).content(content)
}

fn page(sheet: Sheet<'_>, body: impl IntoView) -> impl IntoView {
    let Sheet { context, promise, title, about, class, own, others } = sheet;
    let language = context.language;
    let who = t_with(language, "shell-who", &[("name", context.municipality.name.clone().into())]);
    let whole = |path: &str| format!("{}{path}", context.public_url);
    let links = Language::ALL
        .into_iter()
        .filter(|other| *other != language)
        .map(|other| {
            let href = others.in_language(other).href();
            view! {
                <a href=href hreflang=other.tag() lang=other.tag()>
                    {other.own_name()}
                </a>
            }
        })
        .collect_view();
    let card = Address { part: Some("bild.png".to_owned()), ..own.clone() }.href();
    view! {
        <html lang=language.tag() dir=language.direction()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width,initial-scale=1" />
                <title>{format!("{title} – {who}")}</title>
                <meta name="description" content=about.clone() />
                {shared("og:type", "article".to_owned())}
                {shared("og:title", title)}
                {shared("og:description", about)}
                {shared("og:url", whole(&own.href()))}
                {shared("og:image", whole(&card))}
                {shared("og:image:width", "1200".to_owned())}
                {shared("og:image:height", "630".to_owned())}
                {shared("og:image:alt", picture_in_words(context, promise))}
                <meta name="twitter:card" content="summary_large_image" />
                <link rel="icon" href=ICON />
                <link
                    rel="alternate"
                    type="application/atom+xml"
                    title=t(language, "told-feed")
                    href=context.plain_href("/lofte.atom")
                />
                <link rel="stylesheet" href=promise.styles.clone() />
            </head>
            <body class=format!("promise-page {class}")>
                <a class="skip" href="#main">
                    {t(language, "shell-skip")}
                </a>
                <header>
                    <p class="who">
                        <a href=context.plain_href("/")>{mark()} <span>{who}</span></a>
                    </p>
                    <nav class="langs" aria-label=t(language, "shell-language")>
                        {links}
                    </nav>
                </header>
                <main id="main">
                    {promise.text().demo().then(|| demo_mark(language))} {body}
                </main>
                <footer>
                    <a href=context.plain_href("/om-svaren")>{t(language, "shell-about")}</a>
                    <a href=context.plain_href("/kalender")>{t(language, "calendar-title")}</a>
                    <a href=context.plain_href(OPEN_DATA)>{t(language, "shell-open-data")}</a>
                    <a href=context.plain_href(ACCESSIBILITY)>{t(language, "shell-accessibility")}</a>
                </footer>
            </body>
        </html>
    }
}
