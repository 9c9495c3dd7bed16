//! What of the report is public: staff's own words, their judgements, causes and priorities, and how many took part in
//! dialogues. The notes of a dialogue are not, nor how serious single ones were.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    dialogue::{DialogueKind, DialogueNote},
    disclosure::Figure,
    language::Text,
    municipality::Thresholds,
    report::{self, By, CauseAnalysis, Judgement, Priority, SectionNumber, Verdict, Word},
    statistics::to_nearest_five,
    survey::themes,
};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PublicReport {
    /// The sections' own texts; one that is empty is not there.
    pub texts: BTreeMap<SectionNumber, String>,
    /// Every theme on the board, in the themes' order.
    pub judgements: Vec<PublicJudgement>,
    /// The themes that are put first, in their order.
    pub priorities: Vec<PublicPriority>,
    /// By kind, then in the themes' order; themes that no dialogue was about are not there.
    pub dialogues: Vec<DialogueCount>,
}

/// What is judged of a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublicJudgement {
    pub theme: String,
    pub theme_name: Text,
    pub verdict: Verdict,
    /// How large residents feel the problem to be, by their published figures.
    pub residents: Option<Word>,
    /// How large the sources from elsewhere say it is, and which they are.
    pub outside: Option<(Word, String)>,
    /// Why the verdict is another than the rule's.
    pub reason: Option<String>,
    /// Who decided that, when, and what the rule proposed. Versions from before this was told have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overruled: Option<Overruled>,
}

/// A verdict in place of the rule's: by whom (a role, never a name), and what the rule said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overruled {
    pub by: By,
    pub proposed: Verdict,
}

/// A theme that is put first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicPriority {
    pub theme: String,
    pub theme_name: Text,
    /// Where it stands, from 1.
    pub rank: u8,
    /// 0–100, by the documented rule.
    pub score: u8,
    /// Why it was moved from where its score puts it.
    pub moved: Option<String>,
    pub motivation: Option<String>,
    pub cause: Option<CauseAnalysis>,
}

/// How many dialogues were about a theme and how many people took part in them, both hidden where these are few.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DialogueCount {
    pub kind: DialogueKind,
    pub theme: String,
    pub theme_name: Text,
    pub dialogues: Figure<u64>,
    /// Rounded to 5.
    pub participants: Figure<u64>,
}

impl PublicReport {
    /// What of a year's report can be shown to everyone.
    pub fn of(
        written: &report::Report,
        board: &[Judgement],
        priorities: &[Priority],
        notes: &[DialogueNote],
        thresholds: Thresholds,
    ) -> Self {
        let texts = SectionNumber::ALL
            .into_iter()
            .filter_map(|section| Some((section, written.text(section)?.value.trim().to_owned())));
        let overruled = |judgement: &Judgement| {
            let decided = judgement.decided.as_ref()?;
            let proposed = judgement.proposed;
            (decided.value.verdict != proposed).then_some(Overruled { by: decided.by, proposed })
        };
        let judgements = board.iter().map(|judgement| PublicJudgement {
            overruled: overruled(judgement),
            theme: judgement.theme.clone(),
            theme_name: judgement.theme_name.clone(),
            verdict: judgement.verdict(),
            residents: judgement.voices.residents.word(),
            outside: judgement
                .voices
                .outside
                .as_ref()
                .map(|reading| (reading.value.word, reading.value.note.clone())),
            reason: judgement
                .decided
                .as_ref()
                .filter(|decided| decided.value.verdict != judgement.proposed)
                .map(|decided| decided.value.reason.clone()),
        });
        let priorities = priorities.iter().filter(|priority| priority.chosen).map(|priority| {
            let cause = written.causes.get(&priority.theme).map(|cause| &cause.value);
            PublicPriority {
                theme: priority.theme.clone(),
                theme_name: priority.theme_name.clone(),
                rank: priority.rank,
                score: priority.score.total(),
                moved: priority.moved.as_ref().map(|moved| moved.reason.clone()),
                motivation: priority
                    .motivation
                    .as_ref()
                    .map(|motivation| motivation.value.trim().to_owned())
                    .filter(|motivation| !motivation.is_empty()),
                cause: cause.filter(|cause| !cause.is_empty()).cloned(),
            }
        });
        Self {
            texts: texts.collect(),
            judgements: judgements.collect(),
            priorities: priorities.collect(),
            dialogues: counts(notes, thresholds),
        }
    }

    pub fn text(&self, section: SectionNumber) -> Option<&str> {
        self.texts.get(&section).map(String::as_str)
    }
}

/// A dialogue is a meeting about its theme: where fewer took part than a figure may rest on, it could be told who.
fn counts(notes: &[DialogueNote], thresholds: Thresholds) -> Vec<DialogueCount> {
    let mut counts = Vec::new();
    for kind in DialogueKind::ALL {
        for theme in themes() {
            let (dialogues, people) = notes
                .iter()
                .filter(|note| note.kind == kind && note.theme == theme.id)
                .fold((0, 0), |(dialogues, people), note| {
                    (dialogues + 1, people + u64::from(note.participant_count()))
                });
            if dialogues == 0 {
                continue;
            }
            let enough = people >= thresholds.base;
            counts.push(DialogueCount {
                kind,
                dialogues: if enough { Figure::Shown(dialogues) } else { Figure::TooFew },
                participants: if enough { Figure::Shown(to_nearest_five(people)) } else { Figure::TooFew },
                theme: theme.id,
                theme_name: theme.name,
            });
        }
    }
    counts
}
