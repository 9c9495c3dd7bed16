//! From a posted form to checked answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::survey::{Field, Question, QuestionKind, Survey};

/// Checked answers: field id (a question's, or a grid item's) → chosen option ids in the survey's order.
/// What was left unanswered is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Vec<String>>);

impl Answers {
    pub fn get(&self, field: &str) -> &[String] {
        self.0.get(field).map_or(&[], Vec::as_slice)
    }

    pub fn chose(&self, field: &str, option: &str) -> bool {
        self.get(field).iter().any(|chosen| chosen == option)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().map(|(field, chosen)| (field.as_str(), chosen.as_slice()))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes a single-choice answer out, to keep it in a place of its own.
    pub fn take_one(&mut self, field: &str) -> Option<String> {
        self.0.remove(field).and_then(|chosen| chosen.into_iter().next())
    }
}

/// Answers as they are kept, as JSON. Whoever has many of them on the way has one text each, and not hundreds of small ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written(String);

impl Written {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn read(&self) -> Answers {
        serde_json::from_str(&self.0).expect("it was written by this program")
    }
}

impl From<&Answers> for Written {
    fn from(answers: &Answers) -> Self {
        Self(serde_json::to_string(answers).expect("answers are plain data"))
    }
}

/// What is wrong with an answer. The words for it are the interface's, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No such question in this survey.
    UnknownField,
    /// No such option in this question.
    UnknownOption,
    /// More than one option where one is asked for.
    MoreThanOne,
    /// More options than the question allows.
    TooMany { most: u8, chosen: usize },
    /// An option that stands alone (named) was chosen together with another.
    NotAlone { option: String },
}

/// Why a form was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing was answered.
    Nothing,
    /// Field id → what is wrong, in the order of the survey; unknown fields last.
    Faults(Vec<(String, Fault)>),
}

/// Checks a posted form (its answers only, without `key`, `version` and the like) against a published survey.
///
/// An empty value is a question left unanswered. An answer to a question whose condition is not met is dropped without
/// a word: it comes from a resident who changed their mind further up.
pub fn validate(survey: &Survey, form: &[(String, String)]) -> Result<Answers, Refusal> {
    validate_fields(survey, form.iter().map(|(field, value)| (field.as_str(), value.as_str())))
}

/// The same for fields that stand among others.
pub fn validate_fields<'a>(
    survey: &Survey,
    form: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<Answers, Refusal> {
    // By field, in the order in which they were posted.
    let mut posted: Vec<(&str, &str)> = form.filter(|(_, value)| !value.is_empty()).collect();
    posted.sort_by_key(|(field, _)| *field);
    let of_field = |id: &str| {
        let begin = posted.partition_point(|(field, _)| *field < id);
        let length = posted[begin..].partition_point(|(field, _)| *field == id);
        &posted[begin..begin + length]
    };

    let mut answers = Answers::default();
    let mut faults = Vec::new();
    let mut known = 0;
    for question in &survey.questions {
        let applies = applies(question, &answers);
        for field in question.fields() {
            let values = of_field(field.id);
            known += values.len();
            if values.is_empty() || !applies {
                continue;
            }
            match check(field, values) {
                Ok(chosen) => {
                    answers.0.insert(field.id.to_owned(), chosen);
                }
                Err(fault) => faults.push((field.id.to_owned(), fault)),
            }
        }
    }
    if known < posted.len() {
        posted.dedup_by_key(|(field, _)| *field);
        let unknown = posted.into_iter().filter(|(field, _)| survey.field(field).is_none());
        faults.extend(unknown.map(|(field, _)| (field.to_owned(), Fault::UnknownField)));
    }

    if !faults.is_empty() {
        Err(Refusal::Faults(faults))
    } else if answers.is_empty() {
        Err(Refusal::Nothing)
    } else {
        Ok(answers)
    }
}

/// Whether the question is put to someone who has answered so.
pub fn applies(question: &Question, answers: &Answers) -> bool {
    question.condition.as_ref().is_none_or(|condition| {
        condition.any_of.iter().any(|option| answers.chose(&condition.question, option))
    })
}

/// `values` are of this field, which each begins with.
fn check(field: Field<'_>, values: &[(&str, &str)]) -> Result<Vec<String>, Fault> {
    let question = field.question;
    if values.iter().any(|(_, value)| question.option(value).is_none()) {
        return Err(Fault::UnknownOption);
    }
    // Most often there is one.
    if let [(_, value)] = values {
        return Ok(vec![(*value).to_owned()]);
    }
    // The survey's order, each once: what was posted in another order is the same answer.
    let chosen: Vec<_> = question
        .options
        .iter()
        .filter(|choice| values.iter().any(|(_, value)| *value == choice.id))
        .collect();
    match question.kind {
        QuestionKind::One | QuestionKind::Grid if chosen.len() > 1 => return Err(Fault::MoreThanOne),
        QuestionKind::Many { max: Some(most) } if chosen.len() > usize::from(most) => {
            return Err(Fault::TooMany { most, chosen: chosen.len() });
        }
        _ => {}
    }
    if chosen.len() > 1
        && let Some(alone) = chosen.iter().find(|choice| choice.exclusive)
    {
        return Err(Fault::NotAlone { option: alone.id.clone() });
    }
    Ok(chosen.into_iter().map(|choice| choice.id.clone()).collect())
}
