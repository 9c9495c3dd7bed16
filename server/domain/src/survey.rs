//! The questionnaires: what is asked, on which scale, and what each option means for the sums.

mod load;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use load::{LoadError, default_surveys, themes};

use crate::language::{Language, Text};

/// The five surveys' names in addresses and exports, youngest first.
pub const SLUGS: [&str; 5] = ["barn", "ungdom", "unga-vuxna", "vuxna", "aldre"];

/// A heading that questions, notes, priorities and commitments are gathered under. The list is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    pub id: String,
    pub name: Text,
    /// Whether it is offered in the question `prio`.
    pub prio: bool,
}

/// One age group's questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    pub slug: String,
    /// Counts up when a question, option or scale changes; a translation makes no new version.
    pub version: u32,
    pub name: Text,
    pub youngest: u8,
    pub oldest: Option<u8>,
    /// Shown in larger type, for older readers.
    pub large_text: bool,
    pub questions: Vec<Question>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub id: String,
    pub kind: QuestionKind,
    pub text: Text,
    pub hint: Option<Text>,
    /// The question's theme; a grid's items and a multiple choice's options may have their own.
    pub theme: Option<String>,
    /// The scale's id (`TR`, `TB`, `PR`, `ST`, `OR`) where it has a shared one.
    pub scale: Option<String>,
    pub sensitive: bool,
    /// Whether it counts among the at most eight; background questions and follow-ups do not.
    pub numbered: bool,
    pub condition: Option<Condition>,
    /// A question that this one is counted together with: `tid` with `plats`.
    pub cross_with: Option<String>,
    pub options: Vec<Choice>,
    /// The rows of a grid; empty for the other kinds.
    pub items: Vec<Item>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// One option.
    One,
    /// Several options, at most `max` where that is set.
    Many { max: Option<u8> },
    /// One option per item.
    Grid,
}

/// The question applies when any of `any_of` was chosen in `question`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    pub question: String,
    pub any_of: Vec<String>,
}

/// An option of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools)] // four independent marks from the questionnaire's table
pub struct Choice {
    pub id: String,
    pub text: Text,
    pub theme: Option<String>,
    /// Stands alone: together with another option the answer is refused.
    pub exclusive: bool,
    /// Marked * in the questionnaire: not in the base of shares.
    pub outside_base: bool,
    /// Marked † in the questionnaire: counts as unsafe.
    pub counts_as_unsafe: bool,
    /// In the base, but neither safe nor unsafe.
    pub neither: bool,
    /// Points in the perceived problem index: 0, 2, 4 or 6.
    pub score: Option<u8>,
    /// Which face is drawn beside it for children, 1 (calm) to 5 (afraid).
    pub face: Option<u8>,
}

/// A row of a grid: a question of its own in every table, with its own id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub id: String,
    pub text: Text,
    pub theme: Option<String>,
}

/// What one answer is given to: a whole question, or one item of a grid.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    pub id: &'a str,
    pub question: &'a Question,
    pub item: Option<&'a Item>,
}

impl Field<'_> {
    pub fn theme(&self) -> Option<&str> {
        self.item.and_then(|item| item.theme.as_deref()).or(self.question.theme.as_deref())
    }
}

impl Survey {
    /// Every field in the order of the survey: grids as their items.
    pub fn fields(&self) -> impl Iterator<Item = Field<'_>> {
        self.questions.iter().flat_map(Question::fields)
    }

    pub fn field(&self, id: &str) -> Option<Field<'_>> {
        self.fields().find(|field| field.id == id)
    }

    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// Whether it asks about exposure to crime, so that the thanks page shows where to find help.
    pub fn asks_about_exposure(&self) -> bool {
        self.questions.iter().any(|question| question.sensitive)
    }

    /// What must not change within a version: everything but the wording, and but the theme that an item has in place of
    /// its grid's. The latter says under which heading its figures are read; what was asked and answered stays as it was.
    pub fn structure_hash(&self) -> String {
        let mut shape = self.clone();
        shape.version = 0;
        shape.name = Text::same("");
        for question in &mut shape.questions {
            question.text = Text::same("");
            question.hint = None;
            for choice in &mut question.options {
                choice.text = Text::same("");
            }
            for item in &mut question.items {
                item.text = Text::same("");
                if question.theme.is_some() {
                    item.theme = None;
                }
            }
        }
        hex_sha256(serde_json::to_string(&shape).expect("a survey is plain data").as_bytes())
    }

    /// The hash of every word that a resident reads in one language, to tell later which wording was answered.
    pub fn wording_hash(&self, language: Language) -> String {
        let mut words = String::new();
        for question in &self.questions {
            let texts = [Some(&question.text), question.hint.as_ref()].into_iter().flatten();
            let texts = texts.chain(question.items.iter().map(|item| &item.text));
            for text in texts.chain(question.options.iter().map(|choice| &choice.text)) {
                words.push_str(text.get(language));
                words.push('\n');
            }
        }
        hex_sha256(words.as_bytes())
    }
}

impl Question {
    pub fn fields(&self) -> impl Iterator<Item = Field<'_>> {
        let whole = self.items.is_empty().then_some(Field { id: &self.id, question: self, item: None });
        let rows = self.items.iter().map(|item| Field { id: &item.id, question: self, item: Some(item) });
        whole.into_iter().chain(rows)
    }

    pub fn option(&self, id: &str) -> Option<&Choice> {
        self.options.iter().find(|choice| choice.id == id)
    }

    pub fn is_multiple(&self) -> bool {
        matches!(self.kind, QuestionKind::Many { .. })
    }
}

fn hex_sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
