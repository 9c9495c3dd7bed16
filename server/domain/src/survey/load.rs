//! Reads the built-in questionnaires and refuses any that breaks the rules.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Choice, Condition, Item, Question, QuestionKind, SLUGS, Survey, Theme};
use crate::{language::Text, municipality::Municipality};

const BANK: &str = include_str!("../../surveys/bank.toml");
const SURVEYS: &str = include_str!("../../surveys/surveys.toml");

/// At most this many numbered questions: a resident at a bus stop has a minute or two.
const MOST_NUMBERED: usize = 8;

/// Why a questionnaire was refused. Each names the place, so that its author finds it.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum LoadError {
    #[error("the questionnaire cannot be read: {0}")]
    Syntax(String),
    #[error("{place}: the id {id:?} is there twice")]
    Duplicate { place: String, id: String },
    #[error("{place}: {what} {id:?} is not known")]
    Unknown { place: String, what: &'static str, id: String },
    #[error("{place}: the Swedish text is missing, or a text is empty or in an unknown language")]
    Text { place: String },
    #[error("{place}: {why}")]
    Shape { place: String, why: &'static str },
    #[error("{survey}: {count} numbered questions; the most is {MOST_NUMBERED}")]
    TooLong { survey: String, count: usize },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBank {
    themes: Vec<RawTheme>,
    scales: BTreeMap<String, Vec<RawChoice>>,
    question: Vec<RawQuestion>,
}

#[derive(Deserialize)]
struct RawTheme {
    id: String,
    #[serde(default)]
    prio: bool,
    #[serde(flatten)]
    text: BTreeMap<String, String>,
}

#[derive(Clone, Deserialize)]
#[allow(clippy::struct_excessive_bools)] // mirrors the file
struct RawChoice {
    id: String,
    theme: Option<String>,
    #[serde(default)]
    exclusive: bool,
    #[serde(default)]
    outside_base: bool,
    #[serde(default, rename = "unsafe")]
    counts_as_unsafe: bool,
    #[serde(default)]
    neither: bool,
    score: Option<u8>,
    face: Option<u8>,
    #[serde(flatten)]
    text: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct RawItem {
    id: String,
    theme: Option<String>,
    #[serde(flatten)]
    text: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum RawKind {
    One,
    Many,
    Grid,
}

#[derive(Deserialize)]
struct RawQuestion {
    id: String,
    kind: RawKind,
    max: Option<u8>,
    theme: Option<String>,
    scale: Option<String>,
    options_from: Option<String>,
    cross_with: Option<String>,
    when: Option<Condition>,
    #[serde(default)]
    sensitive: bool,
    #[serde(default)]
    unnumbered: bool,
    hint: Option<BTreeMap<String, String>>,
    #[serde(default)]
    options: Vec<RawChoice>,
    #[serde(default)]
    items: Vec<RawItem>,
    #[serde(flatten)]
    text: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSurveys {
    survey: Vec<RawSurvey>,
}

#[derive(Deserialize)]
struct RawSurvey {
    slug: String,
    ages: Vec<u8>,
    #[serde(default)]
    large_text: bool,
    questions: Vec<String>,
    #[serde(default)]
    without: BTreeMap<String, Vec<String>>,
    #[serde(flatten)]
    text: BTreeMap<String, String>,
}

/// The closed list of themes.
pub fn themes() -> Vec<Theme> {
    bank_of(BANK).and_then(|bank| themes_of(&bank)).expect("the built-in themes are checked by a test")
}

/// The five default questionnaires, with the municipality's own areas as the options of `omr`.
pub fn default_surveys(municipality: &Municipality) -> Result<Vec<Survey>, LoadError> {
    load(BANK, SURVEYS, municipality)
}

fn bank_of(bank: &str) -> Result<RawBank, LoadError> {
    toml::from_str(bank).map_err(|error| LoadError::Syntax(error.to_string()))
}

fn themes_of(bank: &RawBank) -> Result<Vec<Theme>, LoadError> {
    let themes = bank
        .themes
        .iter()
        .map(|raw| Ok(Theme { id: raw.id.clone(), name: text(&raw.text, &raw.id)?, prio: raw.prio }));
    let themes = themes.collect::<Result<Vec<_>, _>>()?;
    unique("themes", themes.iter().map(|theme| theme.id.as_str()))?;
    Ok(themes)
}

fn load(bank: &str, surveys: &str, municipality: &Municipality) -> Result<Vec<Survey>, LoadError> {
    let bank = bank_of(bank)?;
    let surveys: RawSurveys =
        toml::from_str(surveys).map_err(|error| LoadError::Syntax(error.to_string()))?;
    let themes = themes_of(&bank)?;

    unique("questions", bank.question.iter().map(|raw| raw.id.as_str()))?;
    let questions = bank
        .question
        .iter()
        .map(|raw| Ok((raw.id.as_str(), question(raw, &bank, &themes, municipality)?)))
        .collect::<Result<BTreeMap<_, _>, LoadError>>()?;
    unique("fields", questions.values().flat_map(Question::fields).map(|field| field.id))?;

    unique("surveys", surveys.survey.iter().map(|raw| raw.slug.as_str()))?;
    surveys.survey.iter().map(|raw| survey(raw, &questions)).collect()
}

fn survey(raw: &RawSurvey, questions: &BTreeMap<&str, Question>) -> Result<Survey, LoadError> {
    let place = &raw.slug;
    if !SLUGS.contains(&place.as_str()) {
        return Err(unknown(place, "the survey", place));
    }
    let (youngest, oldest) = match raw.ages[..] {
        [youngest] => (youngest, None),
        [youngest, oldest] if youngest <= oldest => (youngest, Some(oldest)),
        _ => {
            return Err(LoadError::Shape {
                place: place.clone(),
                why: "ages must be [youngest] or [youngest, oldest]",
            });
        }
    };
    unique(place, raw.questions.iter().map(String::as_str))?;
    let mut asked: Vec<Question> = Vec::with_capacity(raw.questions.len());
    for id in &raw.questions {
        let mut question =
            questions.get(id.as_str()).ok_or_else(|| unknown(place, "the question", id))?.clone();
        for left_out in raw.without.get(id).into_iter().flatten() {
            let before = question.items.len();
            question.items.retain(|item| item.id != *left_out);
            if question.items.len() == before {
                return Err(unknown(place, "the item", left_out));
            }
        }
        if let Some(condition) = &question.condition
            && !asked.iter().any(|earlier| earlier.id == condition.question)
        {
            return Err(LoadError::Shape {
                place: id.clone(),
                why: "a condition must be on an earlier question",
            });
        }
        asked.push(question);
    }
    if let Some(id) = raw.without.keys().find(|id| !raw.questions.contains(id)) {
        return Err(unknown(place, "the question", id));
    }
    let count = asked.iter().filter(|question| question.numbered).count();
    if count > MOST_NUMBERED {
        return Err(LoadError::TooLong { survey: place.clone(), count });
    }
    Ok(Survey {
        slug: place.clone(),
        version: 1,
        name: text(&raw.text, place)?,
        youngest,
        oldest,
        large_text: raw.large_text,
        questions: asked,
    })
}

fn question(
    raw: &RawQuestion,
    bank: &RawBank,
    themes: &[Theme],
    municipality: &Municipality,
) -> Result<Question, LoadError> {
    let place = &raw.id;
    let shape = |why| Err(LoadError::Shape { place: place.clone(), why });

    let mut options = Vec::new();
    if let Some(scale) = &raw.scale {
        for choice in bank.scales.get(scale).ok_or_else(|| unknown(place, "the scale", scale))? {
            options.push(self::choice(choice, place, themes)?);
        }
    }
    match raw.options_from.as_deref() {
        None => {}
        Some("areas") => options
            .extend(municipality.areas.iter().map(|area| plain(&area.id, Text::same(&area.name), None))),
        Some("prio_themes") => options.extend(
            themes
                .iter()
                .filter(|theme| theme.prio)
                .map(|theme| plain(&theme.id, theme.name.clone(), Some(&theme.id))),
        ),
        Some(other) => return Err(unknown(place, "the source of options", other)),
    }
    for choice in &raw.options {
        options.push(self::choice(choice, place, themes)?);
    }
    // "Vet inte" stays last also where a question adds an option of its own to a scale.
    options.sort_by_key(|choice| raw.scale.is_some() && choice.outside_base);
    unique(place, options.iter().map(|choice| choice.id.as_str()))?;
    if options.len() < 2 {
        return shape("a question needs at least two options");
    }

    let mut items = Vec::new();
    for item in &raw.items {
        items.push(Item {
            id: item.id.clone(),
            text: text(&item.text, &item.id)?,
            theme: known(&item.theme, &item.id, themes)?,
        });
    }
    let kind = match raw.kind {
        RawKind::One => QuestionKind::One,
        RawKind::Many => QuestionKind::Many { max: raw.max },
        RawKind::Grid => QuestionKind::Grid,
    };
    if matches!(kind, QuestionKind::Grid) == items.is_empty() {
        return shape("a grid has items, and nothing else has");
    }
    if raw.max.is_some() && !matches!(kind, QuestionKind::Many { .. }) {
        return shape("only a multiple choice has a max");
    }
    if options.iter().any(|choice| choice.score.is_some_and(|score| score > 6)) {
        return shape("a score is at most 6");
    }
    if options.iter().any(|choice| choice.exclusive) && !matches!(kind, QuestionKind::Many { .. }) {
        return shape("only a multiple choice has exclusive options");
    }
    if let Some(condition) = &raw.when {
        let earlier = bank.question.iter().find(|other| other.id == condition.question);
        let earlier = earlier.ok_or_else(|| unknown(place, "the question", &condition.question))?;
        for id in &condition.any_of {
            if !earlier.options.iter().any(|choice| choice.id == *id) {
                return Err(unknown(place, "the option", id));
            }
        }
    }
    let has_theme = raw.theme.is_some()
        || items.iter().all(|item| item.theme.is_some()) && !items.is_empty()
        || options.iter().any(|choice| choice.theme.is_some());
    if !has_theme {
        return shape("a question, or each of its items or some of its options, needs a theme");
    }

    Ok(Question {
        id: place.clone(),
        kind,
        text: text(&raw.text, place)?,
        hint: raw.hint.as_ref().map(|hint| text(hint, place)).transpose()?,
        theme: known(&raw.theme, place, themes)?,
        scale: raw.scale.clone(),
        sensitive: raw.sensitive,
        numbered: !raw.unnumbered && raw.when.is_none(),
        condition: raw.when.clone(),
        cross_with: raw.cross_with.clone(),
        options,
        items,
    })
}

fn choice(raw: &RawChoice, place: &str, themes: &[Theme]) -> Result<Choice, LoadError> {
    Ok(Choice {
        id: raw.id.clone(),
        text: text(&raw.text, &format!("{place}.{}", raw.id))?,
        theme: known(&raw.theme, place, themes)?,
        exclusive: raw.exclusive,
        outside_base: raw.outside_base,
        counts_as_unsafe: raw.counts_as_unsafe,
        neither: raw.neither,
        score: raw.score,
        face: raw.face,
    })
}

fn plain(id: &str, text: Text, theme: Option<&str>) -> Choice {
    Choice {
        id: id.to_owned(),
        text,
        theme: theme.map(str::to_owned),
        exclusive: false,
        outside_base: false,
        counts_as_unsafe: false,
        neither: false,
        score: None,
        face: None,
    }
}

fn known(theme: &Option<String>, place: &str, themes: &[Theme]) -> Result<Option<String>, LoadError> {
    match theme {
        Some(id) if !themes.iter().any(|theme| theme.id == *id) => Err(unknown(place, "the theme", id)),
        _ => Ok(theme.clone()),
    }
}

fn text(texts: &BTreeMap<String, String>, place: &str) -> Result<Text, LoadError> {
    Text::new(texts.clone()).ok_or_else(|| LoadError::Text { place: place.to_owned() })
}

fn unknown(place: &str, what: &'static str, id: &str) -> LoadError {
    LoadError::Unknown { place: place.to_owned(), what, id: id.to_owned() }
}

fn unique<'a>(place: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), LoadError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(LoadError::Duplicate { place: place.to_owned(), id: id.to_owned() });
        }
    }
    Ok(())
}
