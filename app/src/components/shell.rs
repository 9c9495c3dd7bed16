//! The frame around every resident's page: head, header with the languages, footer.

use domain::language::Language;
use leptos::prelude::*;

use crate::{
    Context,
    resident::{ACCESSIBILITY, STYLE},
    texts::{t, t_with},
};

/// What differs between one page's frame and another's.
pub(crate) struct Frame<'a> {
    pub(crate) context: &'a Context,
    pub(crate) title: String,
    /// Larger type, for children and older readers.
    pub(crate) large: bool,
    /// The address of the page's script.
    pub(crate) script: &'a str,
    /// This page in other languages; empty where following such a link would lose what was written.
    pub(crate) languages: Vec<(Language, String)>,
    /// The start page to go back to: the event's own where there is one.
    pub(crate) start: String,
    /// Where `/om-svaren` is.
    pub(crate) about: String,
    /// Where the open data are; not on a kiosk, from which no link leads away.
    pub(crate) open_data: Option<String>,
    /// Where the accessibility statement and the calendar are. `None` on a kiosk.
    pub(crate) accessibility: Option<String>,
    pub(crate) calendar: Option<String>,
}

/// The whole document.
///
/// `body` is called once the reactive owner exists that Leptos wants around every view.
pub(crate) fn document<Body: IntoView>(frame: Frame<'_>, body: impl FnOnce() -> Body) -> String {
    let owner = Owner::new();
    let html = owner.with(|| page(frame, body()).to_html());
    // Marks between neighbouring texts, for wasm to find its way; no wasm comes here. A resident's or an author's
    // own `<!>` is escaped and never looks like this.
    format!("<!DOCTYPE html>{}", html.replace("<!>", ""))
}

fn page(frame: Frame<'_>, body: impl IntoView) -> impl IntoView {
    let language = frame.context.language;
    let name = frame.context.municipality.name.clone();
    let who = t_with(language, "shell-who", &[("name", name.into())]);
    let title = format!("{} – {who}", frame.title);
    view! {
        <html lang=language.tag() dir=language.direction()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width,initial-scale=1" />
                <title>{title}</title>
                <link rel="icon" href=ICON />
                <style inner_html=STYLE></style>
                <script src=frame.script.to_owned() defer></script>
            </head>
            <body class=frame.large.then_some("large")>
                <a class="skip" href="#main">
                    {t(language, "shell-skip")}
                </a>
                <header>
                    <p class="who">
                        <a href=frame.start>{mark()} <span>{who}</span></a>
                    </p>
                    {languages(language, frame.languages)}
                </header>
                {frame
                    .context
                    .demo_running
                    .then(|| view! { <aside class="demo">{t(language, "shell-demo")}</aside> })}
                {waiting(language)}
                <main id="main">{body}</main>
                <footer>
                    <a href=frame.about>{t(language, "shell-about")}</a>
                    {frame
                        .open_data
                        .map(|href| view! { <a href=href>{t(language, "shell-open-data")}</a> })}
                    {frame.calendar.map(|href| view! { <a href=href>{t(language, "calendar-title")}</a> })}
                    {accessibility(frame.context, frame.accessibility)}
                </footer>
            </body>
        </html>
    }
}

/// The statement that the law wants in reach from every page. On a kiosk, from which no link leads, its address is told.
fn accessibility(context: &Context, href: Option<String>) -> impl IntoView + use<> {
    let words = t(context.language, "shell-accessibility");
    match href {
        Some(href) => view! { <a href=href>{words}</a> }.into_any(),
        None => view! { <span>{words} ": " {context.public_url.clone()} {ACCESSIBILITY}</span> }.into_any(),
    }
}

/// Where the script says how many answers wait for network, and what became of them.
fn waiting(language: Language) -> impl IntoView {
    view! {
        <p
            id="waiting"
            role="status"
            data-waiting=t(language, "waiting-some")
            data-sent=t(language, "waiting-sent")
            data-closed=t(language, "waiting-closed")
            data-refused=t(language, "waiting-refused")
        ></p>
    }
}

/// Two hills and a sun above them: a place and the day to come.
pub(crate) fn mark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
            <circle class="sun" cx="16" cy="13" r="6" />
            <path d="M1 25c5-9 10-9 15 0 5-9 10-9 15 0" />
        </svg>
    }
}

/// The same mark for the browser's tab. Written into the page, so that it costs no request.
pub(crate) const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Cpath \
     fill='%2310323a' d='M0 0h32v32H0z'/%3E%3Ccircle cx='16' cy='13' r='6' fill='%23f6b73c'/%3E%3Cpath fill='none' \
     stroke='%23fff' stroke-width='3' d='M3 25c4-9 9-9 13 0 4-9 9-9 13 0'/%3E%3C/svg%3E";

fn languages(current: Language, languages: Vec<(Language, String)>) -> Option<impl IntoView> {
    (!languages.is_empty()).then(|| {
        let others = languages.into_iter().filter(move |(language, _)| *language != current);
        view! {
            <nav class="langs" aria-label=t(current, "shell-language")>
                {others
                    .map(|(language, href)| {
                        view! {
                            <a href=href hreflang=language.tag() lang=language.tag()>
                                {language.own_name()}
                            </a>
                        }
                    })
                    .collect_view()}
            </nav>
        }
    })
}
