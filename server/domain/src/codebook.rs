//! What every column and code of the exported files means, as rows of a CSV of its own.
//!
//! A row without a `code` explains a column; a row with one explains a value in it.

mod published;

pub use published::published_rows;

use crate::{
    aggregates,
    language::Language,
    microdata::Columns,
    municipality::{AREA_QUESTION, Municipality},
    protected,
    response::Channel,
    situation_picture::{RawField, RawPicture, RawTable, TableForm, TallyInput},
    survey::{Choice, Field, Question, QuestionKind, Survey, themes},
    tally::{CROSS, Tally},
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

/// The codebook of one survey: its microdata over the given versions, then the aggregates with every code that this
/// survey has there. A code of `svar` that questions word or count differently has a row for each; `note` says which
/// questions a row is for.
pub fn rows(municipality: &Municipality, versions: &[&Survey]) -> Vec<CodebookRow> {
    let mut rows = Vec::new();
    rows.extend(fixed_columns(versions));
    rows.extend(answer_columns(versions));
    rows.extend(aggregate_columns(municipality, versions));
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
        "ÅÅÅÅ-MM-DD; någon finare tid finns inte. Bara i filer med full detalj",
    ));
    rows.push(column(
        protected::WEEK,
        "text",
        "Veckan då svaret kom in, svensk tid",
        "The week the answer came in, Swedish time",
        "ÅÅÅÅ-Wvv enligt ISO 8601. Bara i filer med skyddad detalj, i stället för day",
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
    let channel = column(
        "channel",
        "one",
        "Hur svaret kom in",
        "How the answer came in",
        "Filtrera på den för att räkna bort en väg in som fått för många svar",
    );
    rows.push(channel.clone());
    rows.extend(Channel::ALL.map(|one| {
        let (swedish, english) = channel_name(one);
        code(&channel, one.id(), swedish, english, "")
    }));
    let language =
        column("language", "one", "Språket som enkäten visades på", "The language it was shown in", "");
    rows.push(language.clone());
    rows.extend(Language::ALL.map(|one| code(&language, one.tag(), one.own_name(), one.own_name(), "")));
    with_hidden(rows, |column| column != "survey" && column != "day", GENERALISED)
}

/// The same rows with, last among the codes of each column that can be hidden, what stands where it is.
fn with_hidden(rows: Vec<CodebookRow>, can_be: impl Fn(&str) -> bool, why: &str) -> Vec<CodebookRow> {
    let mut told: Vec<CodebookRow> = Vec::new();
    for column in rows.chunk_by(|one, next| one.column == next.column) {
        told.extend_from_slice(column);
        if can_be(&column[0].column) {
            told.push(code(&column[0], protected::HIDDEN, "Dolt", "Hidden", why));
        }
    }
    told
}

const GENERALISED: &str = "Bara i filer med skyddad detalj: dolt för att minst 10 rader, eller kommunens högre gräns, ska vara lika i område, händelse, väg in och språk";
const WITHHELD: &str =
    "Bara i filer med skyddad detalj: dolt där ett och samma svar står i över 80 % av de rader som är lika";

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
    let sensitive = columns.answers().iter().filter(|answer| answer.field.question.sensitive);
    let sensitive: Vec<_> = sensitive.map(|answer| answer.name.as_str()).collect();
    with_hidden(rows, |column| sensitive.contains(&column), WITHHELD)
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
        let words = |language| option.text.get(language);
        code(of, &option.id, words(Language::Swedish), words(Language::English), &marks(option))
    });
    codes.collect()
}

/// What an option counts as.
fn marks(option: &Choice) -> String {
    let score = option.score.map(|score| format!("{score} poäng i problemindex"));
    let marks = [
        option.outside_base.then_some(OUTSIDE),
        option.counts_as_unsafe.then_some("Räknas som otrygg"),
        option.neither.then_some("I basen, varken trygg eller otrygg"),
        score.as_deref(),
    ];
    marks.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn aggregate_columns(municipality: &Municipality, versions: &[&Survey]) -> Vec<CodebookRow> {
    let mut rows = Vec::new();
    let picture = unanswered(municipality, versions);
    for name in aggregates::HEADER {
        let (kind, swedish, english, note) = aggregate_column(name);
        let row = CodebookRow { file: PICTURE, ..column(name, kind, swedish, english, note) };
        rows.push(row.clone());
        match name {
            "omrade" => {
                let areas = municipality.areas.iter();
                rows.extend(areas.map(|area| code(&row, &area.id, &area.name, &area.name, "")));
            }
            "aldersgrupp" => rows.extend(picture.groups.iter().map(|group| {
                let name = |language| group.name.get(language);
                code(&row, &group.survey, name(Language::Swedish), name(Language::English), "")
            })),
            "fraga_id" => rows.extend(field_codes(&row, &picture)),
            "tema" => rows.extend(themes().iter().map(|theme| {
                let words = |language| theme.name.get(language);
                code(&row, &theme.id, words(Language::Swedish), words(Language::English), "")
            })),
            "svar" => rows.extend(answer_codes(&row, &picture)),
            "status" => rows.extend(STATUSES.map(|(id, sv, en, note)| code(&row, id, sv, en, note))),
            _ => {}
        }
    }
    rows
}

/// The picture of these versions without a single answer. The aggregates have a row for every figure, answered or not,
/// so its fields, tables and themes are all that they can have, and the codes cannot drift from them.
fn unanswered(municipality: &Municipality, versions: &[&Survey]) -> RawPicture {
    let surveys: Vec<Survey> = versions.iter().map(|survey| (*survey).clone()).collect();
    let nothing = Tally::default();
    let tallies = surveys.iter().map(|survey| {
        let Survey { slug, version, .. } = survey;
        TallyInput { round: "", survey: slug, version: *version, demo: false, tally: &nothing }
    });
    let tallies: Vec<_> = tallies.collect();
    RawPicture::from_tallies(municipality, &surveys, 0, &tallies).expect("each tally is of a survey given")
}

/// The codes of `fraga_id`: the fields, tables of two questions, and the indexes of several items.
fn field_codes(of: &CodebookRow, picture: &RawPicture) -> Vec<CodebookRow> {
    let mut codes: Vec<CodebookRow> = Vec::new();
    for group in &picture.groups {
        for field in &group.fields {
            let words = |language| {
                let crossed = field.crossed.as_ref().map(|other| &other.text);
                let parts = [crossed, Some(&field.question.text), field.item_text.as_ref()];
                parts.into_iter().flatten().map(|text| text.get(language)).collect::<Vec<_>>().join(" – ")
            };
            let note = field.crossed.as_ref().map(|other| {
                let (first, second) = (&other.id, &field.question.id);
                format!("Svaren på {second} bland dem som valt ett visst svar på {first}")
            });
            let row = CodebookRow {
                theme: field.theme.clone().unwrap_or_default(),
                sensitive: if field.question.sensitive { "ja" } else { "" },
                ..code(
                    of,
                    &field.id,
                    &words(Language::Swedish),
                    &words(Language::English),
                    &note.unwrap_or_default(),
                )
            };
            if !codes.contains(&row) {
                codes.push(row);
            }
        }
        for theme in &group.themes {
            let (swedish, english) = (theme.name.get(Language::Swedish), theme.name.get(Language::English));
            if let [item] = &*theme.items {
                let same = codes.iter_mut().filter(|row| row.code == *item);
                same.for_each(|row| row.note = format!("På indexrader: upplevt problemindex, {swedish}"));
            } else {
                codes.push(CodebookRow {
                    theme: theme.id.clone(),
                    ..code(
                        of,
                        &theme.items.join("+"),
                        &format!("Upplevt problemindex – {swedish}"),
                        &format!("Perceived problem index – {english}"),
                        &format!("Bara på indexrader; indexets delfrågor är {}", theme.items.join(", ")),
                    )
                });
            }
        }
    }
    codes
}

fn answer_codes(of: &CodebookRow, picture: &RawPicture) -> Vec<CodebookRow> {
    let mut codes = AnswerCodes::default();
    for place in picture.places() {
        for (field, tables) in picture.groups.iter().flat_map(|group| group.tables(&place)) {
            for row in tables.iter().flat_map(|table| table_codes(of, field, table)) {
                codes.add(row, &field.id);
            }
        }
    }
    codes.noted()
}

/// The codes of `svar`, each with the questions that it answers.
#[derive(Default)]
struct AnswerCodes<'a>(Vec<(CodebookRow, Vec<&'a str>)>);

impl<'a> AnswerCodes<'a> {
    fn add(&mut self, row: CodebookRow, field: &'a str) {
        match self.0.iter_mut().find(|(known, _)| *known == row) {
            Some((_, fields)) if fields.contains(&field) => {}
            Some((_, fields)) => fields.push(field),
            None => self.0.push((row, vec![field])),
        }
    }

    fn noted(self) -> Vec<CodebookRow> {
        let noted = self.0.into_iter().map(|(row, fields)| {
            let fields = format!("fraga_id: {}", fields.join(", "));
            let note = if row.note.is_empty() { fields } else { format!("{}; {fields}", row.note) };
            CodebookRow { note, ..row }
        });
        noted.collect()
    }
}

fn table_codes(of: &CodebookRow, field: &RawField, table: &RawTable) -> Vec<CodebookRow> {
    let mut codes = Vec::new();
    for category in &table.categories {
        let words = |language| {
            let own = category.text.get(language);
            let within = table.within.as_ref();
            within.map_or_else(|| own.to_owned(), |(_, place)| format!("{} – {own}", place.get(language)))
        };
        let id = match &table.within {
            Some((place, _)) => format!("{place}{CROSS}{}", category.id),
            None => category.id.clone(),
        };
        let note = match table.form {
            TableForm::SafeUnsafe | TableForm::ProblemOrNot => coarse_note(&category.id).to_owned(),
            _ => field.question.option(&category.id).map(marks).unwrap_or_default(),
        };
        codes.push(CodebookRow {
            theme: category.theme.clone().unwrap_or_default(),
            ..code(of, &id, &words(Language::Swedish), &words(Language::English), &note)
        });
    }
    let dont_know = table.dont_know.and_then(|_| field.question.option("vet_inte"));
    codes.extend(dont_know.map(|option| {
        let words = |language| option.text.get(language);
        let note = "Står utanför andelarnas bas; här är basen alla som svarat";
        code(of, &option.id, words(Language::Swedish), words(Language::English), note)
    }));
    codes
}

/// The aggregates' columns in order, each with what it holds in Swedish and in English.
pub fn aggregate_columns_in_words() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    aggregates::HEADER.into_iter().map(|name| {
        let (_, swedish, english, _) = aggregate_column(name);
        (name, swedish, english)
    })
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
            "På indexrader temats delfrågor, med + emellan",
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
            "Tomt på indexrader; bådas svar med punkt emellan där två frågor räknas ihop; samma id kan betyda olika i olika frågor, se fraga_id på varje rad",
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

/// What a row of the coarser tables is summed from.
fn coarse_note(id: &str) -> &'static str {
    match id {
        "trygg" => "Summan av de övriga alternativen i basen",
        "otrygg" => "Summan av de alternativ som räknas som otrygg",
        "varken" => "I basen men varken trygg eller otrygg",
        "problem" => "Summan av de alternativ som ger 4 eller 6 poäng i problemindex",
        _ => "Summan av de alternativ som ger 0 eller 2 poäng i problemindex",
    }
}

const STATUSES: [(&str, &str, &str, &str); 3] = [
    ("ok", "Visas", "Shown", ""),
    ("skyddad", "Skyddad", "Protected", "Dold så att ingen enskild kan pekas ut"),
    ("for_fa_svar", "För få svar", "Too few answers", "Basen är under gränsen, 10 eller 20 svar"),
];
