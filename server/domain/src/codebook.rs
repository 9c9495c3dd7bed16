//! What every column and code of the exported files means, as rows of a CSV of its own.
//!
//! A row without a `code` explains a column; a row with one explains a value in it.

use crate::{
    aggregates,
    language::Language,
    microdata::Columns,
    municipality::{AREA_QUESTION, NON_RESIDENT},
    response::Channel,
    survey::{Choice, Field, Question, QuestionKind, Survey, themes},
};

/// The columns, in order.
pub const HEADER: [&str; 9] =
    ["file", "column", "code", "text_sv", "text_en", "theme", "kind", "sensitive", "note"];

/// One explanation. The fields are the columns of [`HEADER`] in order; an empty text is an empty cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodebookRow {
    /// `responses` (microdata) or `situation-picture` (aggregates), as in the file's address.
    pub file: &'static str,
    pub column: String,
    /// The value that is explained; empty where it is the column.
    pub code: String,
    pub text_sv: String,
    pub text_en: String,
    /// A theme's id.
    pub theme: String,
    /// `text`, `number`, `date`, or how it was asked: `one`, `many`, `grid`.
    pub kind: &'static str,
    /// `ja` where the question is sensitive, else empty.
    pub sensitive: &'static str,
    /// In Swedish: what a reader must know to count right.
    pub note: String,
}

const RESPONSES: &str = "responses";
const PICTURE: &str = "situation-picture";

/// The codebook of one survey: its microdata over the given versions, then the aggregates with the codes that this
/// survey has there. The codes of `svar` that are options are explained at the question's own columns.
pub fn rows(versions: &[&Survey]) -> Vec<CodebookRow> {
    let mut rows = Vec::new();
    rows.extend(fixed_columns(versions));
    rows.extend(answer_columns(versions));
    rows.extend(aggregate_columns(versions));
    rows
}

fn column(name: &str, kind: &'static str, swedish: &str, english: &str, note: &str) -> CodebookRow {
    CodebookRow {
        file: RESPONSES,
        column: name.to_owned(),
        text_sv: swedish.to_owned(),
        text_en: english.to_owned(),
        kind,
        note: note.to_owned(),
        ..CodebookRow::default()
    }
}

fn code(of: &CodebookRow, code: &str, swedish: &str, english: &str, note: &str) -> CodebookRow {
    CodebookRow {
        code: code.to_owned(),
        text_sv: swedish.to_owned(),
        text_en: english.to_owned(),
        note: note.to_owned(),
        ..of.clone()
    }
}

fn fixed_columns(versions: &[&Survey]) -> Vec<CodebookRow> {
    let mut rows = Vec::new();
    let survey = column("survey", "text", "Åldersgruppens enkät", "The age group’s survey", "");
    rows.push(survey.clone());
    let newest = versions.iter().max_by_key(|survey| survey.version);
    rows.extend(newest.map(|newest| {
        let name = |language| newest.name.get(language);
        code(&survey, &newest.slug, name(Language::Swedish), name(Language::English), "")
    }));
    rows.push(column(
        "version",
        "number",
        "Enkätens version",
        "The survey’s version",
        "Samma id betyder alltid samma fråga och samma skala, i alla versioner",
    ));
    rows.push(column(
        "day",
        "date",
        "Dagen då svaret kom in, svensk tid",
        "The day the answer came in, Swedish time",
        "ÅÅÅÅ-MM-DD; någon finare tid finns inte",
    ));

    let area = column("area", "one", "Område", "Area", "Svaret på frågan omr; tomt om den inte besvarades");
    rows.push(area.clone());
    if let Some(question) = newest.and_then(|newest| newest.question(AREA_QUESTION)) {
        rows.extend(option_codes(&area, question));
    }
    rows.push(column(
        "event",
        "text",
        "Kod för evenemanget",
        "The event’s code",
        "Tomt om svaret inte kom in vid ett evenemang",
    ));
    let channel = column("channel", "one", "Hur svaret kom in", "How the answer came in", "");
    rows.push(channel.clone());
    rows.extend(Channel::ALL.map(|one| {
        let (swedish, english) = channel_name(one);
        code(&channel, one.id(), swedish, english, "")
    }));
    let language =
        column("language", "one", "Språket som enkäten visades på", "The language it was shown in", "");
    rows.push(language.clone());
    rows.extend(Language::ALL.map(|one| code(&language, one.tag(), one.own_name(), one.own_name(), "")));
    rows
}

fn channel_name(channel: Channel) -> (&'static str, &'static str) {
    match channel {
        Channel::Link => ("Öppen länk", "Open link"),
        Channel::Event => ("Evenemangets länk eller QR-kod", "An event’s link or QR code"),
        Channel::Code => ("Engångskod", "Single-use code"),
        Channel::Kiosk => ("Surfplatta", "Tablet"),
        Channel::Paper => ("Papper", "Paper"),
    }
}

fn answer_columns(versions: &[&Survey]) -> Vec<CodebookRow> {
    let mut rows = Vec::new();
    let columns = Columns::new(versions);
    for answer in columns.answers() {
        let question = answer.field.question;
        let words = |language| words(&answer.field, answer.option, language);
        let theme = answer.option.and_then(|option| option.theme.as_deref()).or(answer.field.theme());
        let row = CodebookRow {
            file: RESPONSES,
            column: answer.name.clone(),
            code: String::new(),
            text_sv: words(Language::Swedish),
            text_en: words(Language::English),
            theme: theme.unwrap_or_default().to_owned(),
            kind: match question.kind {
                QuestionKind::One => "one",
                QuestionKind::Many { .. } => "many",
                QuestionKind::Grid => "grid",
            },
            sensitive: if question.sensitive { "ja" } else { "" },
            note: note(question),
        };
        rows.push(row.clone());
        if let Some(option) = answer.option {
            let outside = if option.outside_base { OUTSIDE } else { "" };
            rows.push(code(&row, "1", "Valt", "Chosen", outside));
            rows.push(code(&row, "0", "Frågan besvarad, detta inte valt", "Answered, this not chosen", ""));
        } else {
            rows.extend(option_codes(&row, question));
        }
    }
    rows
}

/// The question, the item and the option, as far as there are any.
fn words(field: &Field<'_>, option: Option<&Choice>, language: Language) -> String {
    let parts = [
        Some(field.question.text.get(language)),
        field.item.map(|item| item.text.get(language)),
        option.map(|option| option.text.get(language)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" – ")
}

const OUTSIDE: &str = "Utanför basen för andelar";

/// What must be known of a question besides its words.
fn note(question: &Question) -> String {
    let mut notes = Vec::new();
    if let QuestionKind::Many { max } = question.kind {
        notes.push(match max {
            Some(max) => format!("Flera svar, högst {max}"),
            None => "Flera svar".to_owned(),
        });
        notes.push("tomt i alla frågans kolumner om den inte besvarades".to_owned());
    } else {
        notes.push("Ett svar, tomt om frågan inte besvarades".to_owned());
    }
    if let Some(condition) = &question.condition {
        let options = condition.any_of.join(", ");
        notes.push(format!("ställs bara till den som på {} svarat {options}", condition.question));
    }
    notes.join("; ")
}

fn option_codes(of: &CodebookRow, question: &Question) -> Vec<CodebookRow> {
    let codes = question.options.iter().map(|option| {
        let score = option.score.map(|score| format!("{score} poäng i problemindex"));
        let marks = [
            option.outside_base.then_some(OUTSIDE),
            option.counts_as_unsafe.then_some("Räknas som otrygg"),
            option.neither.then_some("I basen, varken trygg eller otrygg"),
            score.as_deref(),
        ];
        let note = marks.into_iter().flatten().collect::<Vec<_>>().join("; ");
        let words = |language| option.text.get(language);
        code(of, &option.id, words(Language::Swedish), words(Language::English), &note)
    });
    codes.collect()
}

fn aggregate_columns(versions: &[&Survey]) -> Vec<CodebookRow> {
    let mut rows = Vec::new();
    let newest = versions.iter().max_by_key(|survey| survey.version);
    for name in aggregates::HEADER {
        let (kind, swedish, english, note) = aggregate_column(name);
        let row = CodebookRow { file: PICTURE, ..column(name, kind, swedish, english, note) };
        rows.push(row.clone());
        match (name, newest) {
            ("omrade", Some(newest)) => {
                let asked = newest.question(AREA_QUESTION);
                let areas = asked.map(|question| option_codes(&row, question)).unwrap_or_default();
                rows.extend(
                    areas.into_iter().filter(|area| area.code != NON_RESIDENT && area.code != "vet_inte"),
                );
            }
            ("aldersgrupp", Some(newest)) => {
                let name = |language| newest.name.get(language);
                rows.push(code(&row, &newest.slug, name(Language::Swedish), name(Language::English), ""));
            }
            ("fraga_id", Some(newest)) => {
                for field in newest.fields().filter(|field| field.id != AREA_QUESTION) {
                    let words = |language| words(&field, None, language);
                    rows.push(code(&row, field.id, &words(Language::Swedish), &words(Language::English), ""));
                }
            }
            ("tema", _) => rows.extend(themes().iter().map(|theme| {
                let words = |language| theme.name.get(language);
                code(&row, &theme.id, words(Language::Swedish), words(Language::English), "")
            })),
            ("svar", _) => rows.extend(COARSE.map(|(id, sv, en, note)| code(&row, id, sv, en, note))),
            ("status", _) => rows.extend(STATUSES.map(|(id, sv, en, note)| code(&row, id, sv, en, note))),
            _ => {}
        }
    }
    rows
}

fn aggregate_column(name: &str) -> (&'static str, &'static str, &'static str, &'static str) {
    match name {
        "ar" => ("number", "Omgångens år", "The round’s year", ""),
        "kommunkod" => ("text", "Kommunkod", "Municipality code", "Fyra siffror, börjar ofta med noll"),
        "omrade" => ("text", "Område", "Area", "Tomt betyder hela kommunen"),
        "aldersgrupp" => ("text", "Åldersgruppens enkät", "The age group’s survey", ""),
        "fraga_id" => (
            "text",
            "Frågans id, i ett rutnät delfrågans",
            "The question’s id, in a grid the item’s",
            "plats.tid är tiderna bland dem som nämnt en plats; på indexrader temats delfrågor, med + emellan",
        ),
        "fraga_version" => (
            "number",
            "Enkätens version, den senaste av dem som räknats ihop",
            "The survey’s version, the latest of those counted together",
            "Versioner räknas ihop bara där fråga och skala är desamma",
        ),
        "tema" => ("text", "Tema", "Theme", ""),
        "svar" => (
            "text",
            "Svarsalternativets id",
            "The option’s id",
            "Tomt på indexrader; plats.tid har platsens och tidens id med punkt emellan",
        ),
        "n_avrundat" => (
            "number",
            "Antal svar i basen, avrundat till närmaste 5",
            "Answers in the base, rounded to 5",
            "vet_inte i en skala har alla som svarat som bas",
        ),
        "andel" => (
            "number",
            "Andel av basen i hela procent",
            "Share of the base in whole percent",
            "Till närmaste 5 procent när basen är under 50",
        ),
        "ki_l" => (
            "number",
            "Konfidensintervallets nedre gräns i hela procent",
            "Lower end of the interval",
            WILSON,
        ),
        "ki_u" => {
            ("number", "Konfidensintervallets övre gräns i hela procent", "Upper end of the interval", WILSON)
        }
        "index" => (
            "number",
            "Upplevt problemindex 0–6",
            "Perceived problem index 0–6",
            "Medelvärdet av de svarandes medelpoäng på temats delfrågor; samma spann som polisens index men annan konstruktion",
        ),
        _ => ("text", "Om värdet visas", "Whether the value is shown", "Ett dolt värde är tomt, aldrig noll"),
    }
}

const WILSON: &str = "Wilson 95 %, räknat på publicerad andel och bas; visar bara slumpens osäkerhet, inte vilka som valde att svara";

const COARSE: [(&str, &str, &str, &str); 5] = [
    ("trygg", "Trygg", "Safe", "Mycket och ganska trygg; för barn alltid och oftast"),
    ("otrygg", "Otrygg", "Unsafe", "Summan av de alternativ som räknas som otrygg"),
    ("varken", "Varken eller", "Neither", "I basen men varken trygg eller otrygg"),
    ("problem", "Ganska eller mycket stort problem", "A fairly or very big problem", ""),
    ("inte_problem", "Inget eller litet problem", "No problem or a small one", ""),
];

const STATUSES: [(&str, &str, &str, &str); 3] = [
    ("ok", "Visas", "Shown", ""),
    ("skyddad", "Skyddad", "Protected", "Dold så att ingen enskild kan pekas ut"),
    ("for_fa_svar", "För få svar", "Too few answers", "Basen är under gränsen, 10 eller 20 svar"),
];
