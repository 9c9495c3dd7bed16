//! The board: for each theme what the dialogues and the sources from elsewhere say, side by side, and whether they say
//! the same.
//!
//! # The rule
//! 1. Each source says low, middle or high, on one scale from 0 to 6 (below 2, below 3, from 3 on):
//!    - **residents** by their published figures, as [`Residents`] tells;
//!    - **staff** and **partners** by the mean severity of their notes, when there are at least [`LEAST_NOTES`];
//!    - **sources from elsewhere** by the word that staff have read out of them, with a note on what it rests on. Their
//!      figures are of many kinds, and which way is bad cannot be told from a number.
//! 2. *Underlag saknas* (missing) when residents say nothing, or nobody else does.
//! 3. *Skild bild* (split) when one source says low and another high.
//! 4. *Samstämmig* (agreed) otherwise: all who say something are within one step of each other.
//!
//! That age groups differ among themselves is told beside the verdict and does not change it: the board compares sources.
//! Staff may overrule the proposal with a reason.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Report, Residents, Stamped, Word};
use crate::{
    dialogue::{DialogueKind, DialogueNote},
    disclosure::{Changes, PublishedPicture},
    language::Text,
    survey::{Theme, themes},
};

/// With fewer notes than this a dialogue says nothing about a theme.
pub const LEAST_NOTES: u32 = 3;

/// Headings that are no subject to judge: places have a section of their own, and the last two are about the survey.
const NO_SUBJECT: [&str; 3] = ["plats", "prioritering", "bakgrund"];

/// Whether the sources say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// Samstämmig.
    #[serde(rename = "samstammig")]
    Agreed,
    /// Skild bild.
    #[serde(rename = "skild_bild")]
    Split,
    /// Underlag saknas.
    #[serde(rename = "underlag_saknas")]
    Missing,
}

impl Verdict {
    pub const ALL: [Self; 3] = [Self::Agreed, Self::Split, Self::Missing];

    pub fn id(self) -> &'static str {
        match self {
            Self::Agreed => "samstammig",
            Self::Split => "skild_bild",
            Self::Missing => "underlag_saknas",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.id() == id)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Residents,
    Staff,
    Partners,
    Outside,
}

/// What one dialogue says about a theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DialogueVoice {
    pub notes: u32,
    /// The mean of the notes' severity, 0–6; `None` without notes.
    pub severity: Option<f64>,
}

impl DialogueVoice {
    /// Of the severity of each note.
    pub fn of(severities: impl IntoIterator<Item = u8>) -> Self {
        let (notes, sum) =
            severities.into_iter().fold((0, 0), |(notes, sum), one| (notes + 1, sum + u64::from(one)));
        Self { notes, severity: (notes > 0).then(|| sum as f64 / f64::from(notes)) }
    }

    /// The severity, when there are notes enough for it to say something.
    pub fn speaks(&self) -> Option<f64> {
        self.severity.filter(|_| self.notes >= LEAST_NOTES)
    }

    pub fn word(&self) -> Option<Word> {
        self.speaks().map(Word::of)
    }
}

/// What the two dialogues say, by theme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heard {
    pub staff: BTreeMap<String, DialogueVoice>,
    pub partners: BTreeMap<String, DialogueVoice>,
}

impl Heard {
    /// Of the year's notes, whichever area they are about.
    pub fn of(notes: &[DialogueNote]) -> Self {
        let by_theme = |kind| {
            let mut severities: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
            for note in notes.iter().filter(|note| note.kind == kind) {
                severities.entry(&note.theme).or_default().push(note.severity);
            }
            let voices = severities.into_iter();
            voices.map(|(theme, severities)| (theme.to_owned(), DialogueVoice::of(severities))).collect()
        };
        Self { staff: by_theme(DialogueKind::Staff), partners: by_theme(DialogueKind::Collaboration) }
    }
}

/// How staff read the figures from elsewhere about a theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutsideReading {
    pub word: Word,
    /// Which figures it rests on.
    pub note: String,
}

/// Staff's own verdict in place of the proposed one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub verdict: Verdict,
    pub reason: String,
}

/// What everybody says about a theme.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Voices {
    pub residents: Residents,
    pub staff: DialogueVoice,
    pub partners: DialogueVoice,
    pub outside: Option<Stamped<OutsideReading>>,
}

impl Voices {
    /// Who says something, and what.
    pub fn words(&self) -> Vec<(Source, Word)> {
        let all = [
            (Source::Residents, self.residents.word()),
            (Source::Staff, self.staff.word()),
            (Source::Partners, self.partners.word()),
            (Source::Outside, self.outside.as_ref().map(|reading| reading.value.word)),
        ];
        all.into_iter().filter_map(|(source, word)| Some((source, word?))).collect()
    }

    /// The verdict of the rule above.
    pub fn proposed(&self) -> Verdict {
        let words = self.words();
        let says = |word| words.iter().any(|(_, said)| *said == word);
        if words.len() < 2 || self.residents.word().is_none() {
            Verdict::Missing
        } else if says(Word::Low) && says(Word::High) {
            Verdict::Split
        } else {
            Verdict::Agreed
        }
    }
}

/// One theme on the board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// Its id.
    pub theme: String,
    pub theme_name: Text,
    pub voices: Voices,
    pub proposed: Verdict,
    /// The verdict and the reason of those who have overruled the proposal.
    pub decided: Option<Stamped<Decision>>,
}

impl Judgement {
    /// The verdict that holds.
    pub fn verdict(&self) -> Verdict {
        self.decided.as_ref().map_or(self.proposed, |decided| decided.value.verdict)
    }
}

/// The themes on the board, in their own order.
pub fn on_the_board() -> Vec<Theme> {
    themes().into_iter().filter(|theme| !NO_SUBJECT.contains(&theme.id.as_str())).collect()
}

/// Every theme with what everybody says about it.
pub fn board(
    picture: &PublishedPicture,
    changes: Option<&Changes>,
    heard: &Heard,
    report: &Report,
) -> Vec<Judgement> {
    let judged = on_the_board().into_iter().map(|theme| {
        let said = |by: &BTreeMap<String, DialogueVoice>| by.get(&theme.id).copied().unwrap_or_default();
        let voices = Voices {
            residents: Residents::of(picture, changes, &theme.id),
            staff: said(&heard.staff),
            partners: said(&heard.partners),
            outside: report.outside.get(&theme.id).and_then(kept),
        };
        Judgement {
            proposed: voices.proposed(),
            decided: report.decisions.get(&theme.id).and_then(kept),
            theme: theme.id,
            theme_name: theme.name,
            voices,
        }
    });
    judged.collect()
}

/// What has not been taken back.
fn kept<T: Clone>(piece: &Stamped<Option<T>>) -> Option<Stamped<T>> {
    let Stamped { value, revision, by } = piece;
    Some(Stamped { value: value.clone()?, revision: *revision, by: *by })
}
