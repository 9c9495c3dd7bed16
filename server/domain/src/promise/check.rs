//! What to mend in a promise before it is decided.
//!
//! Only an empty promise stops a decision: everything else is told, with the sentence it is about, to those who decide.
//!
//! # The rules
//! - **A number.** A commitment can be counted when its deed has a number or a sentence of its text says how many or how
//!   often. A sentence with a word that cannot be counted ("flertalet", "regelbunden") is named, unless the sentence has a
//!   number too or the text says the deed's own.
//! - **What it rests on.** Evidence, residents' among it, and a goal with a baseline; a function that answers for it; a
//!   period with a day in the promise's.
//! - **Age groups.** A theme is high for an age group when that speaks of it with [`Word::High`]. It is answered when
//!   a commitment of that theme is for the age group, by its list or by naming it in its text. Of themes that residents can
//!   put first and of those that are promised about: where a commitment of the theme leaves the age group out, that
//!   one is told of; where none of the age group's high themes is answered, that is told once, with its highest figure.
//! - **Priorities.** The picture's first three have a commitment or a reason why not.
//! - **Copied.** A sentence that last year's text has too, whatever its case, spaces, punctuation and year.
//! - **Coverage.** Evidence from an age group whose part of the answers is less than half of its part of the
//!   inhabitants.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Commitment, PromiseText, sentences};
use crate::{
    disclosure::{Coverage, PublishedPicture},
    published::FrozenPicture,
    report::{Measure, Residents, Word, on_the_board},
    survey::themes,
};

/// Among so many priorities each has an answer.
const ANSWERED: u8 = 3;

/// Something to mend.
#[derive(Clone, Debug, PartialEq)]
pub struct Concern {
    /// The commitment it is about; `None` for the promise as a whole.
    pub commitment: Option<Uuid>,
    pub kind: ConcernKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ConcernKind {
    /// It promises nothing: a promise without commitments, or a commitment without text.
    Empty,
    /// The sentence says nothing that can be counted; with the word that sounds as if, where there is one.
    NoNumber { sentence: String, vague: Option<String> },
    /// Its text promises at least this many, and its deed another number.
    OtherNumber { text: u32, deed: u32 },
    /// It rests on nothing.
    NoEvidence,
    /// It rests on something, but not on what residents say.
    NoResidents,
    /// How things are now is not told, so that nobody will see whether they changed.
    NoBaseline,
    /// Nobody answers for it.
    NoFunction,
    /// Its days are not days of the promise, or end before they begin.
    NoPeriod,
    /// An age group with this high figure is left out.
    NothingFor { survey: String, measure: Measure },
    /// One of the first priorities, by its place, has neither a commitment nor a reason why not.
    Unanswered { theme: String, rank: u8 },
    /// The sentence stood in the promise of an earlier year already.
    Unchanged { sentence: String, year: i16 },
    /// It rests on the answers of an age group where too few answered.
    UnderCovered { survey: String },
}

impl ConcernKind {
    /// Its name in pages and texts.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoNumber { .. } => "no_number",
            Self::OtherNumber { .. } => "other_number",
            Self::NoEvidence => "no_evidence",
            Self::NoResidents => "no_residents",
            Self::NoBaseline => "no_baseline",
            Self::NoFunction => "no_function",
            Self::NoPeriod => "no_period",
            Self::NothingFor { .. } => "nothing_for",
            Self::Unanswered { .. } => "unanswered",
            Self::Unchanged { .. } => "unchanged",
            Self::UnderCovered { .. } => "under_covered",
        }
    }
}

impl Concern {
    /// Whether deciding means nothing before it is mended.
    pub fn blocks(&self) -> bool {
        match self.kind {
            ConcernKind::Empty => true,
            ConcernKind::NoPeriod => self.commitment.is_none(),
            _ => false,
        }
    }
}

/// Everything to mend, commitment by commitment in their order, then what is about the whole.
///
/// Without the picture that it rests on nothing is said of age groups, priorities and coverage; without last year's
/// text nothing of what is copied.
pub fn check(
    text: &PromiseText,
    picture: Option<&FrozenPicture>,
    last: Option<&PromiseText>,
) -> Vec<Concern> {
    let before: Option<(BTreeSet<String>, i16)> = last.map(|last| {
        let sentences = last.commitments.iter().flat_map(|one| sentences::sentences(&one.text));
        (sentences.map(sentences::plain).collect(), last.year)
    });
    let (left_out_by, mut of_the_whole) =
        picture.map(|picture| age_groups(text, &picture.figures)).unwrap_or_default();

    let mut concerns = Vec::new();
    for commitment in &text.commitments {
        let mut told = Vec::new();
        let sentences = sentences::sentences(&commitment.text);
        if sentences.is_empty() {
            told.push(ConcernKind::Empty);
        }
        told.extend(uncounted(commitment, &sentences));
        told.extend(other_number(commitment));
        told.extend(foundation(commitment));
        if !has_a_day(text, commitment) {
            told.push(ConcernKind::NoPeriod);
        }
        let left_out = left_out_by.iter().filter(|(id, _)| *id == commitment.id);
        told.extend(left_out.map(|(_, kind)| kind.clone()));
        if let Some((before, year)) = &before {
            told.extend(unchanged(&sentences, before, *year));
        }
        if let Some(picture) = picture {
            told.extend(under_covered(commitment, &picture.figures));
        }
        let id = Some(commitment.id);
        concerns.extend(told.into_iter().map(|kind| Concern { commitment: id, kind }));
    }

    if text.commitments.is_empty() {
        of_the_whole.insert(0, ConcernKind::Empty);
    }
    if text.terms.starts > text.terms.ends {
        of_the_whole.push(ConcernKind::NoPeriod);
    }
    if let Some(picture) = picture {
        of_the_whole.extend(unanswered(text, picture));
    }
    concerns.extend(of_the_whole.into_iter().map(|kind| Concern { commitment: None, kind }));
    concerns
}

/// The sentences of a commitment that say nothing that can be counted.
fn uncounted(commitment: &Commitment, sentences: &[&str]) -> Vec<ConcernKind> {
    let number = commitment.deed.at_least.filter(|number| *number > 0);
    if number.is_some_and(|number| sentences::says(&commitment.text, number)) {
        return Vec::new();
    }
    let (counted, others): (Vec<&str>, Vec<&str>) =
        sentences.iter().partition(|sentence| sentences::can_be_counted(sentence));
    let no_number = |sentence: &str, vague: Option<&str>| ConcernKind::NoNumber {
        sentence: sentence.to_owned(),
        vague: vague.map(str::to_owned),
    };
    let vague: Vec<ConcernKind> = others
        .iter()
        .filter_map(|sentence| Some(no_number(sentence, Some(sentences::vague(sentence)?))))
        .collect();
    if !vague.is_empty() || number.is_some() || !counted.is_empty() {
        return vague;
    }
    others.first().map(|sentence| no_number(sentence, None)).into_iter().collect()
}

/// Where the text says "minst 6" and the deed that is counted is another number of times, residents read what is not meant.
fn other_number(commitment: &Commitment) -> Option<ConcernKind> {
    let deed = commitment.deed.at_least?;
    let said = sentences::at_least(&commitment.text);
    let text = *said.first().filter(|_| !said.contains(&deed))?;
    Some(ConcernKind::OtherNumber { text, deed })
}

/// What it rests on and who answers for it.
fn foundation(commitment: &Commitment) -> Vec<ConcernKind> {
    let evidence = &commitment.evidence;
    let others = !evidence.dialogues.is_empty() || !evidence.outside.is_empty();
    let mut told = Vec::new();
    match (evidence.residents.is_empty(), others) {
        (true, false) => told.push(ConcernKind::NoEvidence),
        (true, true) => told.push(ConcernKind::NoResidents),
        (false, _) => {}
    }
    if commitment.goal.is_none() {
        told.push(ConcernKind::NoBaseline);
    }
    if commitment.function.trim().is_empty() {
        told.push(ConcernKind::NoFunction);
    }
    told
}

/// Whether any day of the promise is one of the deed's.
fn has_a_day(text: &PromiseText, commitment: &Commitment) -> bool {
    let terms = &text.terms;
    let (starts, ends) =
        (commitment.deed.starts.unwrap_or(terms.starts), commitment.deed.ends.unwrap_or(terms.ends));
    starts.max(terms.starts) <= ends.min(terms.ends) || terms.starts > terms.ends
}

fn is_for(commitment: &Commitment, survey: &str) -> bool {
    commitment.age_groups.iter().any(|group| group == survey)
        || sentences::ages_named(&commitment.text).contains(&survey)
}

type LeftOutBy = Vec<(Uuid, ConcernKind)>;

/// Which commitments leave an age group out that has their problem, and which age groups are not answered at all.
fn age_groups(text: &PromiseText, picture: &PublishedPicture) -> (LeftOutBy, Vec<ConcernKind>) {
    let promised = |theme: &str| -> Vec<&Commitment> {
        text.commitments.iter().filter(|one| one.theme == theme).collect()
    };
    let can_be_first: BTreeSet<String> =
        themes().into_iter().filter(|theme| theme.prio).map(|theme| theme.id).collect();
    let counted = on_the_board().into_iter().map(|theme| theme.id);
    let counted = counted.filter(|theme| can_be_first.contains(theme) || !promised(theme).is_empty());
    let voices: Vec<(String, Residents)> =
        counted.map(|theme| (theme.clone(), Residents::of(picture, None, &theme))).collect();

    let (mut left_out_by, mut not_answered) = (Vec::new(), Vec::new());
    for group in &picture.groups {
        let survey = group.survey.as_str();
        let high = voices.iter().filter_map(|(theme, residents)| {
            let voice = residents.groups.iter().find(|voice| voice.survey == survey)?;
            let loudest = voice.loudest()?;
            (voice.word() == Some(Word::High)).then_some((theme.as_str(), loudest))
        });
        let high: Vec<(&str, &Measure)> = high.collect();
        let answered = |theme: &str| promised(theme).iter().any(|commitment| is_for(commitment, survey));
        let nothing = |measure: &Measure| ConcernKind::NothingFor {
            survey: survey.to_owned(),
            measure: measure.clone(),
        };
        let mut told = false;
        for (theme, measure) in high.iter().filter(|(theme, _)| !answered(theme)) {
            if let Some(commitment) = promised(theme).first() {
                left_out_by.push((commitment.id, nothing(measure)));
                told = true;
            }
        }
        let any_answered = high.iter().any(|(theme, _)| answered(theme));
        let highest = high.iter().map(|(_, measure)| *measure);
        let highest = highest.max_by(|one, other| one.size().total_cmp(&other.size()));
        if let Some(measure) = highest.filter(|_| !told && !any_answered) {
            not_answered.push(nothing(measure));
        }
    }
    (left_out_by, not_answered)
}

fn unanswered(text: &PromiseText, picture: &FrozenPicture) -> Vec<ConcernKind> {
    let first = picture.report.priorities.iter().filter(|priority| priority.rank <= ANSWERED);
    let silent = first.filter(|priority| {
        text.commitments.iter().all(|commitment| commitment.theme != priority.theme)
            && text
                .left_out
                .iter()
                .all(|left_out| left_out.theme != priority.theme || left_out.reason.trim().is_empty())
    });
    silent
        .map(|priority| ConcernKind::Unanswered { theme: priority.theme.clone(), rank: priority.rank })
        .collect()
}

fn unchanged(sentences: &[&str], before: &BTreeSet<String>, year: i16) -> Vec<ConcernKind> {
    let same = sentences.iter().filter(|sentence| before.contains(&sentences::plain(sentence)));
    same.map(|sentence| ConcernKind::Unchanged { sentence: (*sentence).to_owned(), year }).collect()
}

fn under_covered(commitment: &Commitment, picture: &PublishedPicture) -> Vec<ConcernKind> {
    let asked = &commitment.evidence.residents;
    let under = picture.respondents.groups.iter().filter_map(|group| {
        let survey = group.survey.as_deref()?;
        let under = matches!(group.coverage, Coverage::Ratio { under: true, .. });
        (under && asked.iter().any(|say| say.survey == survey)).then(|| survey.to_owned())
    });
    under.map(|survey| ConcernKind::UnderCovered { survey }).collect()
}
