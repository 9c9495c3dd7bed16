//! What in words that others will read may point someone out: marked while they are written, and asked about before they
//! are kept or published.

use domain::{
    language::Language,
    published::Digest,
    suspicion::{self, Suspicion},
};
use leptos::prelude::*;

use super::{
    dialogues::words,
    form::{Choices, Kept},
};
use crate::{islands::MarkedText, texts::t};

/// What in a field may point someone out: the field's id, what it looks like, and the piece.
pub type Mark = (String, Suspicion, String);

/// Everything in a form that may point someone out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks(pub Vec<Mark>);

/// The box that says that exactly these marks were read.
const READ: &str = "confirmed";

impl Marks {
    /// In texts, each with the id of its field. The same piece of a field counts once.
    pub fn of<'t>(texts: impl IntoIterator<Item = (String, &'t str)>) -> Self {
        let mut all: Vec<Mark> = Vec::new();
        for (field, text) in texts {
            for found in suspicion::find(text) {
                let mark = (field.clone(), found.what, found.of(text).to_owned());
                if !all.contains(&mark) {
                    all.push(mark);
                }
            }
        }
        Self(all)
    }

    /// In these fields of a form that was posted.
    pub fn in_fields(kept: &Kept, fields: &[&str]) -> Self {
        let written = kept.0.iter().filter(|(name, _)| fields.contains(&name.as_str()));
        Self::of(written.map(|(name, text)| (name.clone(), text.as_str())))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What says that exactly these marks were seen.
    pub fn confirms(&self) -> String {
        let all: Vec<String> =
            self.0.iter().map(|(field, what, piece)| format!("{field} {} {piece}", what.id())).collect();
        Digest::of(all.join("\n").as_bytes()).to_string()
    }

    /// Whether there is nothing to ask, or whoever posted the form has said that it was read and points nobody out.
    pub fn were_read(&self, kept: &Kept) -> bool {
        self.is_empty() || kept.has(READ, &self.confirms())
    }

    /// On top of a form that came back: nothing is saved yet, and what to do.
    pub(super) fn summary(&self, language: Language) -> Option<AnyView> {
        (!self.is_empty()).then(|| {
            let items = self.0.iter().map(|(field, what, piece)| {
                view! {
                    <li>
                        <a href=format!("#{field}")>{words::suspicion(language, *what)} " " <q>{piece.clone()}</q></a>
                    </li>
                }
            });
            view! {
                <div class="error-summary is-marks" role="alert" tabindex="-1" autofocus=true>
                    <h2>{t(language, "marks-title")}</h2>
                    <p>{t(language, "marks-about")}</p>
                    <ul>{items.collect_view()}</ul>
                </div>
            }
            .into_any()
        })
    }

    /// The box to tick, before the button that saves.
    pub(super) fn question(&self, language: Language, kept: &Kept, error: Option<String>) -> Option<AnyView> {
        (!self.is_empty()).then(|| {
            let confirms = self.confirms();
            let ticked = kept.has(READ, &confirms);
            Choices {
                name: READ,
                legend: t(language, "marks-question"),
                hint: String::new(),
                error,
                several: true,
                options: vec![(confirms, t(language, "marks-reviewed"), ticked)],
            }
            .field()
            .into_any()
        })
    }
}

/// A field whose text is marked while it is typed. Without script it is an ordinary one, with what was found in its text so
/// far below it.
pub(super) fn marking(language: Language, text: &str, field: AnyView) -> AnyView {
    let found = Marks::of([(String::new(), text)]);
    let found: Vec<String> =
        found.0.iter().map(|(_, what, piece)| [what.id(), "\t", piece].concat()).collect();
    view! {
        <MarkedText words=kinds(language) advice=t(language, "mark-advice") found=found.join("\n")>
            {field}
        </MarkedText>
    }
    .into_any()
}

/// What each kind of suspicion is called, a line each, for the island.
pub(super) fn kinds(language: Language) -> String {
    Suspicion::ALL.map(|what| words::suspicion(language, what)).join("\n")
}
