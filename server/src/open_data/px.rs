//! The figures as one PC-Axis cube (PX-file format, axis version 2013): question and answer × area × age group × measure.
//!
//! A hidden figure is `".."`, whichever the reason: the CSV tells the reasons apart. A figure that the picture never has,
//! such as a question that an age group is not asked, is `"."`.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt::Write as _,
};

use domain::{
    aggregates::{self, AggregateRow},
    codebook::{self, CodebookRow},
    disclosure::PublishedPicture,
    language::Language,
};

use super::{LICENCE, Publisher, Version};

/// The measures with their units and decimals.
const MEASURES: [(&str, &str, &str, u8); 5] = [
    ("n_avrundat", "Antal svar i basen, avrundat", "svar", 0),
    ("andel", "Andel", "procent av basen", 0),
    ("ki_l", "Andel, intervallets nedre gräns", "procent av basen", 0),
    ("ki_u", "Andel, intervallets övre gräns", "procent av basen", 0),
    ("index", "Upplevt problemindex", "medelvärde 0–6", 1),
];

const QUESTION: &str = "fråga och svar";
const AREA: &str = "område";
const AGE: &str = "åldersgrupp";
const MEASURE: &str = "mått";

/// As many characters as a line may have, with room for its quotation marks.
const LONGEST: usize = 240;

/// A value of a variable: its code and its words.
type Value = (String, String);

pub(super) fn write(version: &Version, picture: &PublishedPicture, publisher: &Publisher) -> String {
    let rows: Vec<_> = aggregates::rows(picture).collect();
    let places = Places::of(picture, &rows);
    let mut cells: HashMap<(usize, usize, usize), &AggregateRow<'_>> = HashMap::new();
    let questions = places.questions.iter().enumerate().map(|(place, (code, _))| (code.as_str(), place));
    let questions: HashMap<_, _> = questions.collect();
    for row in &rows {
        let (area, age) = places.of_row(row);
        cells.insert((questions[&*places.code(row)], area, age), row);
    }

    let mut px = Px::default();
    px.head(version, publisher);
    px.variables(&places);
    px.text += "DATA=\n";
    for question in 0..places.questions.len() {
        for area in 0..places.areas.len() {
            let mut line = String::new();
            for age in 0..places.ages.len() {
                let row = cells.get(&(question, area, age)).copied();
                for (measure, ..) in MEASURES {
                    let _ = write!(line, "{} ", cell(row, measure));
                }
            }
            px.text.push_str(&line);
            px.text.push('\n');
        }
    }
    px.text += ";\n";
    px.text
}

/// What stands for one measure of one figure.
fn cell(row: Option<&AggregateRow<'_>>, measure: &str) -> String {
    const NEVER: &str = "\".\"";
    let Some(row) = row else { return NEVER.to_owned() };
    let is_index = row.answer.is_none();
    let value = match measure {
        "n_avrundat" => row.n.map(|n| n.to_string()),
        "index" if is_index => row.index.map(|index| index.to_string()),
        "andel" if !is_index => row.share.map(|share| share.to_string()),
        "ki_l" if !is_index => row.low.map(|low| low.to_string()),
        "ki_u" if !is_index => row.high.map(|high| high.to_string()),
        _ => return NEVER.to_owned(),
    };
    value.unwrap_or_else(|| "\"..\"".to_owned())
}

/// The variables' values, and where each row belongs among them.
struct Places {
    questions: Vec<Value>,
    areas: Vec<Value>,
    ages: Vec<Value>,
    /// Versions of one question that are not counted together stand apart: all but the latest with their number.
    latest: BTreeMap<(String, String), u32>,
}

impl Places {
    fn of(picture: &PublishedPicture, rows: &[AggregateRow<'_>]) -> Self {
        let book = codebook::published_rows(picture);
        let mut latest: BTreeMap<(String, String), u32> = BTreeMap::new();
        for row in rows {
            let newest = latest.entry((row.survey.to_owned(), row.field.to_string())).or_default();
            *newest = (*newest).max(row.version.unwrap_or_default());
        }
        let groups = picture.groups.iter();
        let ages = groups.map(|group| (group.survey.clone(), group.name.get(Language::Swedish).to_owned()));
        let areas = picture.areas.iter().map(|area| (area.id.clone(), area.name.clone()));
        let whole = ("hela".to_owned(), "Hela kommunen".to_owned());
        let mut places = Self {
            questions: Vec::new(),
            areas: std::iter::once(whole).chain(areas).collect(),
            ages: ages.collect(),
            latest,
        };
        let mut known = BTreeSet::new();
        let words = Words::of(&book);
        for row in rows {
            let code = places.code(row);
            if known.insert(code.clone()) {
                let words = words.of_row(row, &code);
                places.questions.push((code, words));
            }
        }
        for values in [&mut places.questions, &mut places.areas, &mut places.ages] {
            tell_apart(values);
        }
        places
    }

    /// The code of a question and answer.
    fn code(&self, row: &AggregateRow<'_>) -> String {
        let answer = row.answer.as_deref().unwrap_or("index");
        let latest = self.latest.get(&(row.survey.to_owned(), row.field.to_string())).copied();
        match row.version {
            Some(version) if latest.is_some_and(|latest| version < latest) => {
                format!("{}:{answer}:{}-v{version}", row.field, row.survey)
            }
            _ => format!("{}:{answer}", row.field),
        }
    }

    /// Its area and its age group.
    fn of_row(&self, row: &AggregateRow<'_>) -> (usize, usize) {
        let place = |values: &[Value], code: &str| {
            values.iter().position(|(known, _)| known == code).expect("every row's value was gathered")
        };
        (row.area.map_or(0, |area| place(&self.areas, area)), place(&self.ages, row.survey))
    }
}

/// The codebook's words.
struct Words<'a> {
    fields: HashMap<&'a str, &'a str>,
    answers: Vec<&'a CodebookRow>,
}

impl<'a> Words<'a> {
    fn of(book: &'a [CodebookRow]) -> Self {
        let coded = |column: &'static str| {
            book.iter().filter(move |row| row.column == column && !row.code.is_empty())
        };
        let mut fields = HashMap::new();
        for row in coded("fraga_id") {
            fields.entry(row.code.as_str()).or_insert(row.text_sv.as_str());
        }
        Self { fields, answers: coded("svar").collect() }
    }

    fn of_row(&self, row: &AggregateRow<'_>, code: &str) -> String {
        let field = self.fields.get(&*row.field).copied().unwrap_or(&row.field);
        let Some(answer) = row.answer.as_deref() else {
            let index = if field.starts_with("Upplevt") { "" } else { "Upplevt problemindex – " };
            return format!("{index}{field}");
        };
        // A code of an answer may mean one thing in one question and another in the next: its note names the questions.
        let of_field = |known: &&&CodebookRow| {
            let fields = known.note.rsplit("fraga_id: ").next().unwrap_or_default();
            known.code == answer && fields.split(", ").any(|field| field == row.field)
        };
        let answer = self.answers.iter().find(of_field).map_or(answer, |known| known.text_sv.as_str());
        let older = if code.matches(':').count() > 1 { " (tidigare version)" } else { "" };
        format!("{field} – {answer}{older}")
    }
}

/// Values with the same words get their code beside them: readers know a value by its words.
fn tell_apart(values: &mut [Value]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (_, words) in values.iter() {
        *seen.entry(quotable(words)).or_default() += 1;
    }
    for (code, words) in values {
        if seen[&quotable(words)] > 1 {
            *words = format!("{words} [{code}]");
        }
    }
}

/// A text as it may stand between quotation marks.
fn quotable(text: &str) -> String {
    let harmless = text.chars().map(|character| match character {
        '"' => '\'',
        control if control.is_control() => ' ',
        other => other,
    });
    harmless.collect()
}

#[derive(Default)]
struct Px {
    text: String,
}

impl Px {
    /// `KEYWORD="value";`
    fn keyword(&mut self, keyword: &str, value: &str) {
        let _ = writeln!(self.text, "{keyword}=\"{}\";", quotable(value));
    }

    fn bare(&mut self, keyword: &str, value: impl std::fmt::Display) {
        let _ = writeln!(self.text, "{keyword}={value};");
    }

    /// Several values, one on each line: a value may not be broken in two.
    fn list<'a>(&mut self, keyword: &str, values: impl Iterator<Item = &'a str>) {
        let values: Vec<_> = values.map(|value| format!("\"{}\"", quotable(value))).collect();
        let _ = writeln!(self.text, "{keyword}={};", values.join(",\n"));
    }

    /// A text of any length: in pieces between quotation marks, broken between words.
    fn long(&mut self, keyword: &str, text: &str) {
        let mut pieces = vec![String::new()];
        for word in quotable(text).split_inclusive(' ') {
            if pieces[pieces.len() - 1].chars().count() + word.chars().count() > LONGEST {
                pieces.push(String::new());
            }
            pieces.last_mut().expect("there is one").push_str(word);
        }
        let pieces: Vec<_> = pieces.iter().map(|piece| format!("\"{piece}\"")).collect();
        let _ = writeln!(self.text, "{keyword}={};", pieces.join("\n"));
    }

    /// In the order that the format recommends.
    fn head(&mut self, version: &Version, publisher: &Publisher) {
        let Version { year, number, day, municipality_code, municipality_name, .. } = version;
        let contents = version.title(Language::Swedish);
        self.keyword("CHARSET", "ANSI");
        self.keyword("AXIS-VERSION", "2013");
        self.keyword("CODEPAGE", "utf-8");
        self.keyword("LANGUAGE", "sv");
        self.keyword("CREATION-DATE", &format!("{} 00:00", day.strftime("%Y%m%d")));
        self.bare("DECIMALS", 1);
        self.bare("SHOWDECIMALS", 0);
        self.keyword("MATRIX", &format!("lagesbild-{municipality_code}-{year}-v{number}"));
        self.bare("COPYRIGHT", "NO");
        self.keyword("SUBJECT-CODE", "trygghet");
        self.keyword("SUBJECT-AREA", "Trygghet och brottsförebyggande arbete");
        self.keyword("TITLE", &format!("{contents} efter {QUESTION}, {AREA}, {AGE} och {MEASURE}"));
        self.keyword("CONTENTS", &contents);
        self.keyword("UNITS", "se måttets enhet");
        self.list("STUB", [QUESTION, AREA].into_iter());
        self.list("HEADING", [AGE, MEASURE].into_iter());
        self.keyword("CONTVARIABLE", MEASURE);
        self.keyword("SOURCE", &format!("Kommunen i {municipality_name}, {}", publisher.page()));
        self.keyword("DATASYMBOL1", ".");
        self.keyword("DATASYMBOL2", "..");
        self.long(
            "NOTE",
            &format!(
                "{} Två punkter: dolt, för att ingen ska kunna pekas ut eller för att svaren är för få. En punkt: frågan \
                 ställs inte eller redovisas inte så. Fri att använda, {LICENCE}",
                version.note()
            ),
        );
    }

    fn variables(&mut self, places: &Places) {
        let measures: Vec<Value> =
            MEASURES.iter().map(|(code, words, ..)| ((*code).to_owned(), (*words).to_owned())).collect();
        let variables =
            [(QUESTION, &places.questions), (AREA, &places.areas), (AGE, &places.ages), (MEASURE, &measures)];
        for (name, values) in variables {
            self.list(&format!("VALUES(\"{name}\")"), values.iter().map(|(_, words)| words.as_str()));
        }
        for (name, values) in variables {
            self.list(&format!("CODES(\"{name}\")"), values.iter().map(|(code, _)| code.as_str()));
        }
        for (_, words, unit, decimals) in MEASURES {
            self.keyword(&format!("UNITS(\"{words}\")"), unit);
            if decimals > 0 {
                self.bare(&format!("PRECISION(\"{MEASURE}\",\"{words}\")"), decimals);
            }
        }
    }
}
