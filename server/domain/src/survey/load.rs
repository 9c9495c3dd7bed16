//! Reads the built-in questionnaires and refuses any that breaks the rules.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

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
    static THEMES: LazyLock<Vec<Theme>> = LazyLock::new(|| {
        bank_of(BANK).and_then(|bank| themes_of(&bank)).expect("the built-in themes are checked by a test")
    });
    THEMES.clone()
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
            theme: known(item.theme.as_deref(), &item.id, themes)?,
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
        theme: known(raw.theme.as_deref(), place, themes)?,
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
        theme: known(raw.theme.as_deref(), place, themes)?,
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

fn known(theme: Option<&str>, place: &str, themes: &[Theme]) -> Result<Option<String>, LoadError> {
    match theme {
        Some(id) if !themes.iter().any(|theme| theme.id == id) => Err(unknown(place, "the theme", id)),
        _ => Ok(theme.map(str::to_owned)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::municipality::{Area, Contacts, Thresholds};

    fn municipality() -> Municipality {
        let area = Area { id: "norr".to_owned(), name: "Norr".to_owned(), population: BTreeMap::new() };
        Municipality {
            code: "9999".to_owned(),
            name: "Provkommun".to_owned(),
            police: "Polisen".to_owned(),
            areas: vec![area],
            margins: None,
            accessibility: crate::accessibility::Accessibility::built_in(),
            contacts: Contacts::default(),
            thresholds: Thresholds::default(),
            map: crate::area_map::AreaMap::default(),
        }
    }

    const HEAD: &str = r#"
        themes = [{ id = "a", sv = "A" }]
        scales = { S = [{ id = "x", sv = "X" }, { id = "y", outside_base = true, sv = "Y" }] }
    "#;

    /// What is said of a bank with these questions, all asked in the adults' survey.
    fn refusal(questions: &str) -> LoadError {
        let ids = toml::from_str::<RawBank>(&format!("{HEAD}{questions}")).map_or(Vec::new(), |bank| {
            bank.question.into_iter().map(|question| question.id).collect::<Vec<_>>()
        });
        let surveys =
            format!("[[survey]]\nslug = \"vuxna\"\nages = [25, 64]\nsv = \"V\"\nquestions = {ids:?}");
        load(&format!("{HEAD}{questions}"), &surveys, &municipality()).unwrap_err()
    }

    /// One question with these lines besides its id, kind and text.
    fn one(kind: &str, lines: &str) -> String {
        format!("[[question]]\nid = \"q\"\nkind = {kind:?}\nsv = \"Q\"\n{lines}\n")
    }

    const OPTIONS: &str = r#"options = [{ id = "x", sv = "X" }, { id = "y", sv = "Y" }]"#;

    #[test]
    fn a_questionnaire_that_breaks_a_rule_is_refused_with_the_place() {
        let twice = one("one", "theme = \"a\"\nscale = \"S\"").repeat(2);
        assert_eq!(refusal(&twice), LoadError::Duplicate { place: "questions".into(), id: "q".into() });

        let same_option = one("one", "theme = \"a\"\nscale = \"S\"\noptions = [{ id = \"x\", sv = \"X\" }]");
        assert_eq!(refusal(&same_option), LoadError::Duplicate { place: "q".into(), id: "x".into() });

        for (lines, what, id) in [
            ("theme = \"b\"\nscale = \"S\"", "the theme", "b"),
            ("theme = \"a\"\nscale = \"T\"", "the scale", "T"),
            ("theme = \"a\"\noptions_from = \"streets\"", "the source of options", "streets"),
            ("theme = \"a\"\nscale = \"S\"\nwhen = { question = \"r\", any_of = [] }", "the question", "r"),
            (
                "theme = \"a\"\nscale = \"S\"\nwhen = { question = \"q\", any_of = [\"z\"] }",
                "the option",
                "z",
            ),
        ] {
            let expected = LoadError::Unknown { place: "q".into(), what, id: id.into() };
            assert_eq!(refusal(&one("one", lines)), expected, "{lines}");
        }

        for (kind, lines, why) in [
            ("one", "theme = \"a\"", "a question needs at least two options"),
            ("grid", "theme = \"a\"\nscale = \"S\"", "a grid has items, and nothing else has"),
            ("one", "theme = \"a\"\nscale = \"S\"\nmax = 2", "only a multiple choice has a max"),
            (
                "one",
                "scale = \"S\"",
                "a question, or each of its items or some of its options, needs a theme",
            ),
            (
                "one",
                "theme = \"a\"\noptions = [{ id = \"x\", sv = \"X\" }, { id = \"y\", sv = \"Y\", exclusive = true }]",
                "only a multiple choice has exclusive options",
            ),
            (
                "one",
                "theme = \"a\"\noptions = [{ id = \"x\", sv = \"X\" }, { id = \"y\", sv = \"Y\", score = 7 }]",
                "a score is at most 6",
            ),
        ] {
            assert_eq!(refusal(&one(kind, lines)), LoadError::Shape { place: "q".into(), why }, "{lines}");
        }

        let empty = one("one", &format!("theme = \"a\"\n{OPTIONS}")).replace("sv = \"Q\"", "sv = \" \"");
        assert_eq!(refusal(&empty), LoadError::Text { place: "q".into() });
        assert!(matches!(refusal("[[question]]\nid = 3"), LoadError::Syntax(_)));
    }

    #[test]
    fn a_ninth_numbered_question_is_refused() {
        let questions: String = (0..9)
            .map(|number| {
                one("one", &format!("theme = \"a\"\n{OPTIONS}")).replace("\"q\"", &format!("\"q{number}\""))
            })
            .collect();
        assert_eq!(refusal(&questions), LoadError::TooLong { survey: "vuxna".into(), count: 9 });
    }

    #[test]
    fn a_condition_looks_back_and_never_ahead() {
        let follow_up = format!("theme = \"a\"\n{OPTIONS}\nwhen = {{ question = \"r\", any_of = [\"x\"] }}");
        let asked = one("one", &format!("theme = \"a\"\n{OPTIONS}")).replace("\"q\"", "\"r\"");
        let why = "a condition must be on an earlier question";
        let ahead = refusal(&format!("{}{asked}", one("one", &follow_up)));
        assert_eq!(ahead, LoadError::Shape { place: "q".into(), why });
    }

    #[test]
    fn a_survey_of_unknown_name_questions_or_items_is_refused() {
        let bank = format!("{HEAD}{}", one("one", &format!("theme = \"a\"\n{OPTIONS}")));
        for (lines, what, id) in [
            ("slug = \"alla\"\nages = [1]\nquestions = []", "the survey", "alla"),
            ("slug = \"barn\"\nages = [10, 12]\nquestions = [\"r\"]", "the question", "r"),
            ("slug = \"barn\"\nages = [10]\nquestions = [\"q\"]\nwithout = { q = [\"i\"] }", "the item", "i"),
            ("slug = \"barn\"\nages = [10]\nquestions = []\nwithout = { q = [\"i\"] }", "the question", "q"),
        ] {
            let surveys = format!("[[survey]]\nsv = \"S\"\n{lines}");
            let error = load(&bank, &surveys, &municipality()).unwrap_err();
            let LoadError::Unknown { what: named, id: of, .. } = error else { panic!("{error}") };
            assert_eq!((named, of.as_str()), (what, id), "{lines}");
        }
    }

    #[test]
    fn vet_inte_stays_last_where_a_question_adds_to_its_scale() {
        let lines = "theme = \"a\"\nscale = \"S\"\noptions = [{ id = \"z\", sv = \"Z\" }]";
        let bank = format!("{HEAD}{}", one("one", lines));
        let surveys = "[[survey]]\nsv = \"S\"\nslug = \"barn\"\nages = [10]\nquestions = [\"q\"]";
        let survey = load(&bank, surveys, &municipality()).unwrap().remove(0);
        let options: Vec<_> = survey.questions[0].options.iter().map(|choice| choice.id.as_str()).collect();
        assert_eq!(options, ["x", "z", "y"]);
    }

    #[test]
    fn another_theme_for_an_item_of_a_grid_makes_no_new_version() {
        let mut moved = 0;
        for survey in default_surveys(&municipality()).unwrap() {
            // As the grids were before their items had themes of their own.
            let mut before = survey.clone();
            let grids = before.questions.iter_mut().filter(|question| question.theme.is_some());
            for item in grids.flat_map(|question| &mut question.items) {
                moved += usize::from(item.theme.take().is_some());
            }
            assert_eq!(before.structure_hash(), survey.structure_hash(), "{}", survey.slug);
            let per_item = survey.questions.iter().position(|question| question.id == "problem");
            let Some(problem) = per_item else { continue };
            let mut other = survey.clone();
            other.questions[problem].items[0].theme = Some("trafik".to_owned());
            assert_ne!(other.structure_hash(), survey.structure_hash(), "the index is another");
        }
        assert_eq!(moved, 3);
    }

    #[test]
    fn a_translation_changes_the_wording_of_its_language_and_not_the_shape() {
        use crate::language::Language;
        let survey = default_surveys(&municipality()).unwrap().remove(3);
        let mut translated = survey.clone();
        let text = &mut translated.questions[1].text;
        *text = Text::pair(text.get(Language::Swedish), "Other words");
        assert_eq!(survey.structure_hash(), translated.structure_hash());
        let swedish = |survey: &Survey| survey.wording_hash(Language::Swedish);
        assert_eq!(swedish(&survey), swedish(&translated));
        assert_ne!(survey.wording_hash(Language::English), translated.wording_hash(Language::English));
        translated.questions[1].options.pop();
        assert_ne!(survey.structure_hash(), translated.structure_hash());
    }
}
