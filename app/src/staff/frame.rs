//! What surrounds every staff page: the document, the navigation, the year's round, the account.

use std::sync::Arc;

use domain::{language::Language, municipality::Municipality};
use leptos::{nonce::use_nonce, prelude::*};
use store::{Organisation, Role};

use super::{
    icons::{self, Icon},
    inbox::INBOX,
    links,
    promise::PROMISE,
};
pub(super) use crate::report::{organisation_name, role_name};
use crate::{
    components::{shell::ICON, whole::whole_ages},
    resident::ACCESSIBILITY,
    texts::{t, t_with},
};

/// Which page of the navigation is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Overview,
    Events,
    Dialogues,
    Picture,
    Promise,
    FollowUp,
    Export,
    Inbox,
    Log,
    /// A page that is not in the navigation, such as signing in or an error.
    Elsewhere,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountView {
    pub name: String,
    pub role: Role,
    pub organisation: Organisation,
}

/// Where the browser's part of the page is: the addresses of the two files that wasm-bindgen (target `web`) makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hydration {
    /// `client.js`.
    pub js: String,
    /// `client_bg.wasm`.
    pub wasm: String,
}

/// What every page needs besides its own content.
#[derive(Clone, Debug)]
pub struct Frame {
    pub language: Language,
    pub municipality: Arc<Municipality>,
    /// `None` before signing in: then there is no navigation.
    pub account: Option<AccountView>,
    pub current: Section,
    /// The page's heading, and the first part of the document's title.
    pub title: String,
    /// The label year of the round that is going on.
    pub year: i16,
    /// The address of [`super::STYLE`].
    pub styles: String,
    /// Only for pages with islands.
    pub hydration: Option<Hydration>,
    /// Whether made-up answers are among those shown. The picture says so itself: it is switched without its frame.
    pub demo: bool,
    /// The page's own path and query.
    pub path: String,
}

/// Loads the wasm file and starts each island on the page.
///
/// The same as Leptos's own `island_script.js` does for islands that are not inside one another, but with whole
/// addresses, since the files carry a content hash in their names. When anything fails the page stays as the server
/// made it, and its links work.
const HYDRATION_SCRIPT: &str = "const start=async()=>{const m=await import(JS);\
await m.default({module_or_path:WASM});m.hydrate();\
for(const e of document.querySelectorAll('leptos-island')){const f=m[e.dataset.component];if(f)f(e)}\
document.documentElement.dataset.islands='ready'};\
'requestIdleCallback'in window?requestIdleCallback(start):start();";

/// The whole document around a page.
#[component]
pub fn Document(frame: Frame, children: Children) -> impl IntoView {
    // Islands hydrate by themselves; the document around them never does.
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    provide_context(links::chosen_in(&frame.path));
    let language = frame.language;
    let title = format!(
        "{} – {}",
        frame.title,
        t_with(language, "staff-product", &[("municipality", frame.municipality.name.clone().into())])
    );
    let body = if frame.account.is_some() { "staff" } else { "staff is-outside" };
    view! {
        <!DOCTYPE html>
        <html lang=language.tag() dir=language.direction()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="robots" content="noindex" />
                <title>{title}</title>
                <link rel="icon" href=ICON />
                <link rel="stylesheet" href=frame.styles.clone() />
                {frame.hydration.clone().map(hydration)}
            </head>
            <body class=body>
                <a class="skip" href="#innehall">
                    {t(language, "staff-skip")}
                </a>
                {rail(&frame)}
                <div class="desk">
                    {frame.account.is_some().then(|| round(&frame))}
                    <main id="innehall" tabindex="-1">
                        {frame.demo.then(|| demo_mark(language))}
                        <h1>{whole_ages(&frame.title)}</h1>
                        {children()}
                    </main>
                    <footer class="foot">
                        <a href=links::to(ACCESSIBILITY)>{t(language, "shell-accessibility")}</a>
                    </footer>
                </div>
            </body>
        </html>
    }
    .into_any()
}

/// Says that made-up answers are among those shown.
pub(crate) fn demo_mark(language: Language) -> impl IntoView {
    view! {
        <p class="demo-mark">
            <strong>{t(language, "demo-mark")}</strong>
            " "
            {t(language, "demo-explained")}
        </p>
    }
}

fn hydration(hydration: Hydration) -> impl IntoView {
    let script = HYDRATION_SCRIPT
        .replace("JS", &format!("{:?}", hydration.js))
        .replace("WASM", &format!("{:?}", hydration.wasm));
    view! {
        <link rel="modulepreload" href=hydration.js.clone() />
        <link rel="preload" href=hydration.wasm.clone() r#as="fetch" r#type="application/wasm" crossorigin="" />
        <script type="module" nonce=use_nonce() inner_html=script></script>
    }
    .into_any()
}

fn rail(frame: &Frame) -> impl IntoView + use<> {
    let language = frame.language;
    let municipality = frame.municipality.name.clone();
    let navigation = frame.account.as_ref().map(|account| navigation(language, account.role, frame.current));
    let account = frame.account.clone().map(|account| {
        let place = t_with(
            language,
            "staff-role-at",
            &[
                ("role", role_name(language, account.role).into()),
                ("organisation", organisation_name(language, account.organisation).into()),
            ],
        );
        view! {
            <section class="account" aria-label=t(language, "staff-account")>
                <p class="account-name">
                    <b>{account.name}</b>
                    <span>{place}</span>
                </p>
                <form method="post" action=links::to("/personal/logga-ut")>
                    <button type="submit" class="quiet">
                        <Icon path=icons::SIGN_OUT />
                        <span>{t(language, "staff-sign-out")}</span>
                    </button>
                </form>
            </section>
        }
    });
    let languages = Language::ALL
        .into_iter()
        .filter(|other| *other != language)
        .map(|other| {
            view! {
                <a
                    href=links::with_language(&frame.path, other)
                    hreflang=other.tag()
                    lang=other.tag()
                    class="language"
                >
                    {other.own_name()}
                </a>
            }
        })
        .collect_view();
    view! {
        <div class="rail">
            <header class="brand">
                <a href=links::to("/personal") class="brand-name">
                    <svg class="brand-mark" viewBox="0 0 24 24" width="32" height="32" aria-hidden="true" focusable="false">
                        <circle cx="12" cy="12" r="10"></circle>
                        <path d="M12 2a10 10 0 0 1 10 10H12z"></path>
                        <circle cx="12" cy="12" r="3.5"></circle>
                    </svg>
                    <span>
                        <b>"Lägesbild"</b>
                        <span>{municipality}</span>
                    </span>
                </a>
                {languages}
            </header>
            {navigation}
            {account}
        </div>
    }
    .into_any()
}

fn navigation(language: Language, role: Role, current: Section) -> impl IntoView {
    let pages = [
        (Section::Overview, "/personal", icons::OVERVIEW, t(language, "nav-overview")),
        (Section::Events, "/personal/handelser", icons::EVENTS, t(language, "nav-events")),
        (Section::Dialogues, "/personal/dialoger", icons::DIALOGUES, t(language, "nav-dialogues")),
        (Section::Picture, "/personal/lagesbild", icons::PICTURE, t(language, "nav-picture")),
        (Section::Promise, PROMISE, icons::PROMISE, t(language, "nav-promise")),
        (Section::Export, "/personal/export", icons::EXPORT, t(language, "nav-export")),
        (Section::Inbox, INBOX, icons::INBOX, t(language, "nav-inbox")),
        (Section::Log, "/personal/logg", icons::LOG, t(language, "nav-log")),
    ];
    let items = pages
        .into_iter()
        .filter(|(section, ..)| match section {
            Section::Log => role == Role::Admin,
            Section::Inbox => role.edits(),
            _ => true,
        })
        .map(|(section, href, icon, name)| {
            let tip = name.clone();
            view! {
                <li>
                    <a
                        href=links::to(href)
                        title=tip
                        aria-current=is_here(section, current).then_some("page")
                    >
                        <Icon path=icon />
                        <span>{name}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="pages" aria-label=t(language, "nav-label")>
            <ul>{items}</ul>
        </nav>
    }
    .into_any()
}

/// Following up belongs to the promise.
fn is_here(section: Section, current: Section) -> bool {
    section == current || (section == Section::Promise && current == Section::FollowUp)
}

/// The year's round, always in sight.
fn round(frame: &Frame) -> impl IntoView + use<> {
    let language = frame.language;
    let steps = [
        (
            t(language, "round-collect"),
            "/personal/handelser",
            matches!(frame.current, Section::Events | Section::Dialogues),
        ),
        (
            t(language, "round-picture"),
            "/personal/lagesbild",
            matches!(frame.current, Section::Picture | Section::Export),
        ),
        (t(language, "round-promise"), PROMISE, frame.current == Section::Promise),
        (t(language, "round-follow-up"), "/personal/uppfoljning", frame.current == Section::FollowUp),
    ];
    let items = steps
        .into_iter()
        .map(|(name, href, here)| {
            let step = view! { <a href=links::to(href) aria-current=here.then_some("step")>{name}</a> };
            view! { <li class:is-here=here>{step}</li> }
        })
        .collect_view();
    let label = t_with(language, "round-label", &[("year", frame.year.to_string().into())]);
    view! {
        <nav class="round" aria-label=label>
            <p class="round-year">{frame.year.to_string()}</p>
            <ol>{items}</ol>
        </nav>
    }
    .into_any()
}
