//! Residents' pages: whole documents, made on the server, served as they are.
//!
//! The way of an answer: [`start_page`] (age group) → [`survey_page`] (one form; `script/survey.js` shows it one
//! question at a time) → [`thanks_page`]. Whatever else happens is a [`notice_page`].
//!
//! No page sets a cookie or asks for more than itself and one script. A page stores nothing, but for an answer that was
//! to be sent and could not be (`script/queue.js`), a page that its reader asked to keep (`script/save.js`), and a
//! kiosk that staff started (`script/kiosk.js`). **There is no review page
//! before sending**: every extra page costs answers, most of all among those who find forms hard; going back to look is
//! one touch, nothing is required, and an answer is anonymous and cannot be held against anyone. The button says what
//! it does, so that nobody sends by mistake.

mod about;
mod accessibility;
mod calendar;
mod card;
mod errors;
mod field;
mod kiosk;
mod matter;
mod notice;
mod open_data;
pub mod promise;
mod published;
mod start;
mod survey;
mod thanks;

#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, sync::Arc};

use domain::{event::EventCode, language::Language, municipality::Municipality, single_use::SingleUseCode};

pub use about::{about_answers_page, picture_page_not_published};
pub use accessibility::{ACCESSIBILITY, accessibility_page, kind_in_words};
pub use calendar::{CalendarPage, calendar_name, calendar_page, for_whom, turnout_in_words};
pub use card::card_page;
pub use errors::{field_error, nothing_answered};
pub use kiosk::{kiosk_pages, kiosk_start_page};
pub use matter::{
    LONGEST_LINE, LONGEST_TEXT, MatterForm, MatterTrouble, form_address, matter_fields, matter_page,
    matter_receipt_page,
};
pub use notice::{Notice, notice_page, notice_text};
pub use open_data::{DataFile, DataLink, DataVersion, OPEN_DATA, OpenData, open_data_page};
pub use published::{
    PUBLISHED_STYLE, PublicPage, Published, as_one_file, plain_page, published_page, published_svg,
};
pub use start::start_page;
pub use survey::{Form, survey_page};
pub use thanks::thanks_page;

use crate::{
    components::shell::Frame,
    squeeze::{Kind, squeezed},
};

/// Exactly what is inside the one `<style>` of every resident's page; its SHA-256 is in the content security policy.
pub const STYLE: &str = squeezed!(
    concat!(
        include_str!("../../../style/tokens.css"),
        include_str!("../../../style/base.css"),
        include_str!("../../../style/resident.css"),
        include_str!("../../../style/print.css"),
    ),
    Kind::Style
);

/// The survey page's script, without its comments. Served under a name with its hash, as the next three.
pub const SURVEY_SCRIPT: &str = squeezed!(
    concat!(include_str!("../../script/queue.js"), include_str!("../../script/survey.js")),
    Kind::Script
);

/// The other pages' script: sends what waited for network.
pub const VISIT_SCRIPT: &str = squeezed!(include_str!("../../script/queue.js"), Kind::Script);

/// What keeps a survey page on the phone, fetched when that is asked for.
pub const SAVE_SCRIPT: &str = squeezed!(
    concat!(include_str!("../../script/keep.js"), include_str!("../../script/save.js")),
    Kind::Script
);

/// The script of every page of a kiosk.
pub const KIOSK_SCRIPT: &str = squeezed!(
    concat!(
        include_str!("../../script/keep.js"),
        include_str!("../../script/queue.js"),
        include_str!("../../script/seal.js"),
        include_str!("../../script/kiosk.js"),
        include_str!("../../script/survey.js"),
    ),
    Kind::Script
);

/// The service worker behind pages that were kept, served under `/s/` and `/kiosk/`.
pub const WORKER_SCRIPT: &str = squeezed!(
    concat!(include_str!("../../script/keep.js"), include_str!("../../script/sw.js")),
    Kind::Script
);

/// Where the scripts are.
#[derive(Clone, Debug, Default)]
pub struct Scripts {
    pub survey: String,
    pub visit: String,
    pub save: String,
    pub kiosk: String,
}

/// The folder of a kiosk's pages.
const KIOSK: &str = "/kiosk";

/// What a page needs to know about the request that it answers.
#[derive(Clone, Debug)]
pub struct Context {
    pub language: Language,
    pub municipality: Arc<Municipality>,
    /// Of this page, such as `/s/vuxna?event=ACD347`, for links that keep language and event.
    pub path_and_query: String,
    pub scripts: Scripts,
    /// Whether it is a page of a kiosk: a tablet on a table, from which no link leads away.
    pub kiosk: bool,
    /// The single-use code that the resident came with, kept by every link instead of the event that it belongs to.
    pub code: Option<SingleUseCode>,
    /// Where residents reach this installation, such as `https://trygg.example.se`.
    pub public_url: String,
    /// Made-up answers are in the database, for trying the product out.
    pub demo_running: bool,
    /// The latest year with a published picture.
    pub published: Option<i16>,
    /// The latest decided promise.
    pub promised: Option<Arc<Promised>>,
}

/// What a page needs to know of the latest decided promise, to lead there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    pub year: i16,
    /// How many of its commitments concern each age group, by slug.
    pub for_ages: BTreeMap<String, usize>,
}

impl Context {
    /// The frame that most pages have: ordinary type, every language, the script that sends what waited.
    fn frame(&self, title: String, event: Option<&EventCode>) -> Frame<'_> {
        Frame {
            context: self,
            title,
            large: false,
            script: if self.kiosk { &self.scripts.kiosk } else { &self.scripts.visit },
            languages: Language::ALL.map(|language| (language, self.in_language(language))).into(),
            start: self.start_href(event),
            about: self.href("/om-svaren", event),
            open_data: (!self.kiosk).then(|| self.plain_href(OPEN_DATA)),
            accessibility: self.elsewhere(ACCESSIBILITY),
            calendar: self.elsewhere("/kalender"),
        }
    }

    /// A page that is no part of answering. `None` on a kiosk, from which no link leads away.
    fn elsewhere(&self, path: &str) -> Option<String> {
        (!self.kiosk).then(|| self.plain_href(path))
    }

    /// The path of this page, fit for a link: `//host` or `/\\host` would lead to another site.
    fn path(&self) -> &str {
        let path = self.path_and_query.split(['?', '#']).next().unwrap_or("/");
        let foreign = !path.starts_with('/') || path.starts_with("//") || path.contains('\\');
        if foreign { "/" } else { path }
    }

    fn query(&self, name: &str) -> Option<&str> {
        let (_, query) = self.path_and_query.split_once('?')?;
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|pair| pair.1)
    }

    /// The event that this page's address names, if what it names can be an event's code.
    fn event(&self) -> Option<EventCode> {
        self.query("event").and_then(EventCode::parse)
    }

    /// The language that the address itself asks for: links keep it, or the choice would be lost with the next page.
    pub fn chosen_language(&self) -> Option<Language> {
        self.query("lang").and_then(Language::from_tag)
    }

    /// `path` with the event and the chosen language, within the kiosk where it is one.
    fn href(&self, path: &str, event: Option<&EventCode>) -> String {
        address(&self.within(path), self.way(event).into_iter().chain(self.kept_language()))
    }

    /// By which way the resident came: with a code, at an event, or by the open link.
    fn way(&self, event: Option<&EventCode>) -> Option<(&'static str, String)> {
        match (&self.code, event) {
            (Some(code), _) => Some(("code", code.as_str().to_owned())),
            (None, event) => event.map(|event| ("event", event.to_string())),
        }
    }

    /// The start page: the card's or the event's own where there is one.
    fn start_href(&self, event: Option<&EventCode>) -> String {
        let path = match (&self.code, event) {
            (Some(code), _) => format!("/k/{}", code.as_str()),
            (None, Some(event)) => format!("/e/{event}"),
            (None, None) => "/".to_owned(),
        };
        self.plain_href(&path)
    }

    /// Where the next person on the same phone begins: whoever came with a card sits among others with theirs.
    fn next_start_href(&self, event: Option<&EventCode>) -> String {
        if self.code.is_some() || self.query("card").is_some() {
            self.plain_href("/k")
        } else {
            self.start_href(event)
        }
    }

    /// `path`, within the kiosk where it is one.
    fn within(&self, path: &str) -> String {
        if self.kiosk { format!("{KIOSK}{path}") } else { path.to_owned() }
    }

    /// `path` with the chosen language alone.
    fn plain_href(&self, path: &str) -> String {
        address(&self.within(path), self.kept_language().into_iter())
    }

    /// The language that links name: a chosen one. A kiosk keeps its pages by their whole address, which always names it.
    fn kept_language(&self) -> Option<(&'static str, String)> {
        let language = if self.kiosk { Some(self.language) } else { self.chosen_language() };
        language.map(|language| ("lang", language.tag().to_owned()))
    }

    /// This page in another language. Of the query only what is known is kept, so that nothing foreign is repeated.
    fn in_language(&self, language: Language) -> String {
        let again =
            self.query("again").filter(|value| *value == "differs").map(|value| ("again", value.to_owned()));
        let survey = self
            .query("survey")
            .filter(|slug| domain::survey::SLUGS.contains(slug))
            .map(|slug| ("survey", slug.to_owned()));
        let card = self.query("card").map(|_| ("card", "1".to_owned()));
        // The card's own page has the code in its path.
        let way = self.way(self.event().as_ref()).filter(|_| !self.path().starts_with("/k"));
        let language = ("lang", language.tag().to_owned());
        address(self.path(), survey.into_iter().chain(again).chain(card).chain(way).chain([language]))
    }
}

/// An address from a path and parts that need no escaping.
fn address(path: &str, query: impl Iterator<Item = (&'static str, String)>) -> String {
    let mut address = path.to_owned();
    for (index, (name, value)) in query.enumerate() {
        address.push(if index == 0 { '?' } else { '&' });
        address.push_str(name);
        address.push('=');
        address.push_str(&value);
    }
    address
}
