//! The files of a published version, read back.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    aggregates::HEADER,
    disclosure::{self, RawPicture, TallyInput},
    published::{Edition, Frozen, Method, Parts},
    survey::default_surveys,
    tally::Tally,
};
use jiff::civil::date;
use serde_json::Value;

use super::{
    catalogue::{self, Syntax},
    *,
};
use crate::{config::built_in_municipality, demo};

/// A published version of Järfälla's year 2026, made of so many made-up answers.
pub(crate) fn frozen(number: u32, count: usize) -> Frozen {
    let municipality = built_in_municipality();
    let surveys: Vec<_> = default_surveys(&municipality).unwrap().into_iter().map(Arc::new).collect();
    let round = demo::round(2026).unwrap();
    let mut maker = demo::Maker::new(&municipality, &surveys, &round, 1);
    let mut tallies: BTreeMap<(String, u32), Tally> = BTreeMap::new();
    for accepted in (0..count).map(|_| maker.accepted()) {
        let of = (accepted.response.survey.clone(), accepted.response.version);
        tallies.entry(of).or_default().add(&accepted.tally.contribution(&accepted.response));
    }
    let inputs = tallies.iter().map(|((survey, version), tally)| TallyInput {
        round: &round.id,
        survey,
        version: *version,
        demo: true,
        tally,
    });
    let inputs: Vec<_> = inputs.collect();
    let surveys: Vec<_> = surveys.iter().map(|survey| (**survey).clone()).collect();
    let raw = RawPicture::from_tallies(&municipality, &surveys, 2026, &inputs).unwrap();
    let parts = Parts {
        number,
        day: date(2026, 12, 1),
        reason: (number > 1).then(|| "Ett område var felstavat.".to_owned()),
        police: municipality.police.clone(),
        method: Method {
            program: "lagesbild".to_owned(),
            rounds: vec![round],
            thresholds: municipality.thresholds,
        },
        figures: disclosure::publish(&raw, municipality.thresholds),
        changes: None,
        indicators: Vec::new(),
        report: domain::published::PublicReport::default(),
    };
    Edition::new(parts).freeze().unwrap()
}

fn publisher() -> Publisher {
    Publisher {
        name: "Järfälla".to_owned(),
        address: "https://trygg.example.se".to_owned(),
        email: Some("data@jarfalla.example".to_owned()),
    }
}

fn files() -> Files {
    Files::of(&frozen(1, 1500).thaw().unwrap(), &publisher()).unwrap()
}

fn text(files: &Files, which: Which) -> String {
    String::from_utf8(files.file(which).bytes.to_vec()).expect("UTF-8")
}

fn json(files: &Files, which: Which) -> Value {
    serde_json::from_slice(&files.file(which).bytes).unwrap()
}

fn records(text: &str, delimiter: u8) -> Vec<::csv::StringRecord> {
    let mut reader = ::csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    reader.records().map(Result::unwrap).collect()
}

#[test]
fn the_same_version_gives_the_same_bytes() {
    let (one, other) = (files(), files());
    for (one, other) in one.files.iter().zip(&other.files) {
        assert!(one.bytes == other.bytes, "{:?}", one.which);
        assert_eq!(one.sha256, hex(&Sha256::digest(&one.bytes)));
    }
}

#[test]
fn both_dialects_and_the_json_tell_the_same_rows_and_hide_the_same_figures() {
    let files = files();
    let standard = text(&files, Which::Csv);
    assert_eq!(standard.lines().next().unwrap(), HEADER.join(","));
    let rows = records(&standard, b',');
    let excel = text(&files, Which::Excel);
    let excel = records(excel.strip_prefix('\u{feff}').expect("a byte order mark"), b';');
    let json = json(&files, Which::Json);
    let objects = json["rows"].as_array().unwrap();
    assert_eq!((rows.len(), rows.len()), (excel.len(), objects.len()));
    assert_eq!(files.figures.0, rows.len() as u64);
    let (mut hidden, mut shown) = (0, 0);
    for ((row, excel), object) in rows.iter().zip(&excel).zip(objects) {
        for (place, name) in HEADER.into_iter().enumerate() {
            assert_eq!(row[place].replace('.', ","), excel[place].replace('.', ","), "{name}");
            let told = match &object[name] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                Value::Number(number) => {
                    let text = number.to_string();
                    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
                }
                other => panic!("{other}"),
            };
            assert_eq!(told, row[place], "{name}");
        }
        let figure = [&row[9], &row[12]].concat();
        assert_eq!(figure.is_empty(), &row[13] != "ok", "a hidden figure is empty: {row:?}");
        if figure.is_empty() { hidden += 1 } else { shown += 1 }
    }
    assert!(hidden > 50 && shown > 50, "{hidden} hidden, {shown} shown");
    assert_eq!(files.figures.1, hidden);
    assert_eq!((&json["version"], &json["demo"]), (&1.into(), &true.into()));
}

#[test]
fn every_code_of_the_figures_stands_in_their_codebook() {
    let files = files();
    let book = records(&text(&files, Which::Codebook), b',');
    for (place, column) in HEADER.into_iter().enumerate() {
        assert!(book.iter().any(|row| &row[1] == column && row[2].is_empty()), "{column}");
        if !["omrade", "aldersgrupp", "fraga_id", "tema", "svar", "status"].contains(&column) {
            continue;
        }
        for row in records(&text(&files, Which::Csv), b',') {
            let code = &row[place];
            let told = book.iter().any(|known| &known[1] == column && &known[2] == code);
            assert!(code.is_empty() || told, "{column} {code}");
        }
    }
}

/// The values of a keyword of a PX file.
fn keyword(px: &str, name: &str) -> Vec<String> {
    let start = px.find(&format!("\n{name}=")).unwrap_or_else(|| panic!("no {name}")) + name.len() + 2;
    let end = start + px[start..].find(";\n").unwrap();
    px[start..end].split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_px_file_has_every_mandatory_keyword_and_a_cell_for_every_combination() {
    let files = files();
    let px = text(&files, Which::Px);
    assert!(px.starts_with("CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\nCODEPAGE=\"utf-8\";\n"));
    for name in ["MATRIX", "SUBJECT-CODE", "SUBJECT-AREA", "TITLE", "CONTENTS", "UNITS", "STUB", "HEADING"] {
        assert!(!keyword(&px, name).is_empty(), "{name}");
    }
    assert!(px.contains("\nDECIMALS=1;\n"));
    let variables = [keyword(&px, "STUB"), keyword(&px, "HEADING")].concat();
    let mut cells = 1;
    for variable in &variables {
        let values = keyword(&px, &format!("VALUES(\"{variable}\")"));
        assert_eq!(values.len(), keyword(&px, &format!("CODES(\"{variable}\")")).len());
        let mut distinct = values.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), values.len(), "{variable} has two values with the same words");
        cells *= values.len();
    }
    let data = px.split("DATA=\n").nth(1).unwrap().trim_end().trim_end_matches(';');
    assert_eq!(data.split_whitespace().count(), cells);
}

#[test]
fn a_figure_stands_in_the_px_where_its_variables_say_and_a_hidden_one_is_two_dots() {
    let files = files();
    let px = text(&files, Which::Px);
    let data: Vec<&str> = px.split("DATA=\n").nth(1).unwrap().split_whitespace().collect();
    let codes = |variable: &str| keyword(&px, &format!("CODES(\"{variable}\")"));
    let [questions, areas, ages, measures] = ["fråga och svar", "område", "åldersgrupp", "mått"].map(codes);
    let place = |values: &[String], code: &str| values.iter().position(|known| known == code).unwrap();
    let mut seen = [0, 0];
    for row in records(&text(&files, Which::Csv), b',') {
        let answer = if row[7].is_empty() { "index" } else { &row[7] };
        let area = if row[2].is_empty() { "hela" } else { &row[2] };
        let line = place(&questions, &format!("{}:{answer}", &row[4])) * areas.len() + place(&areas, area);
        let cell = |measure| {
            let column = place(&ages, &row[3]) * measures.len() + place(&measures, measure);
            data[line * ages.len() * measures.len() + column]
        };
        let expected = |value: &str| if value.is_empty() { "\"..\"".to_owned() } else { value.to_owned() };
        let index = row[7].is_empty();
        assert_eq!(cell("n_avrundat"), expected(&row[8]), "{row:?}");
        assert_eq!(cell("andel"), if index { "\".\"".to_owned() } else { expected(&row[9]) }, "{row:?}");
        assert_eq!(cell("index"), if index { expected(&row[12]) } else { "\".\"".to_owned() }, "{row:?}");
        seen[usize::from(&row[13] == "ok")] += 1;
    }
    assert!(seen.iter().all(|count| *count > 50));
    assert_eq!(
        data[place(&questions, "b_dag:alltid") * areas.len() * 25 + 3 * 5],
        "\".\"",
        "adults are not asked"
    );
}

#[test]
fn no_line_of_a_px_files_words_is_longer_than_the_format_allows() {
    let px = text(&files(), Which::Px);
    let words = px.split("DATA=\n").next().unwrap();
    let long: Vec<_> = words.lines().filter(|line| line.chars().count() > 256).collect();
    assert!(long.is_empty(), "{long:?}");
    let note = keyword(&px, "NOTE").concat();
    assert!(note.contains("Bygger på cirka") && note.ends_with(LICENCE), "{note}");
}

#[test]
fn a_text_cannot_end_its_own_quotation_in_a_px_file() {
    let mut px = px_of_name("Norra \"byn\";\nDATA=1");
    px.truncate(px.find("VALUES").unwrap());
    assert!(px.contains("Norra 'byn'; DATA=1"), "{px}");
}

fn px_of_name(name: &str) -> String {
    let picture = frozen(1, 200).thaw().unwrap();
    let version = Version { municipality_name: name.to_owned(), ..Version::of(&picture) };
    px::write(&version, &picture.figures, &publisher())
}

#[test]
fn the_package_tells_of_each_file_beside_it_what_it_is_and_its_checksum() {
    let files = files();
    let package = json(&files, Which::Package);
    assert_eq!(package["licenses"][0]["name"], "CC0-1.0");
    assert_eq!(package["version"], "1.0.0");
    assert!(package["title"].as_str().unwrap().contains("PÅHITTADE"));
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len(), Which::ALL.len() - 1);
    for resource in resources {
        let which = Which::from_name(resource["path"].as_str().unwrap()).expect("a file of ours");
        let file = files.file(which);
        assert_eq!(resource["hash"], format!("sha256:{}", file.sha256));
        assert_eq!(resource["bytes"], file.bytes.len());
    }
    let fields = resources[1]["schema"]["fields"].as_array().unwrap();
    let names: Vec<_> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
    assert_eq!(names, HEADER);
    let excel = resources[0]["schema"]["fields"].as_array().unwrap();
    assert_eq!(excel[12]["decimalChar"], ",");
}

#[test]
fn the_catalogue_has_what_its_profile_demands_and_no_contact_where_none_is_configured() {
    let years = [(Arc::new(files()), date(2026, 11, 1))];
    let turtle = catalogue::write(&years, &publisher(), Syntax::Turtle);
    for told in [
        "<https://trygg.example.se/oppna-data#katalog> a dcat:Catalog",
        "dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/>",
        "dcat:dataset <https://trygg.example.se/oppna-data/2026#data>",
        "vcard:hasEmail <mailto:data@jarfalla.example>",
        "dcterms:issued \"2026-11-01\"^^xsd:date",
        "dcterms:modified \"2026-12-01\"^^xsd:date",
        "dcat:downloadURL <https://trygg.example.se/oppna-data/2026/lagesbild.px>",
        "dcterms:format \"application/x-pc-axis\"",
    ] {
        assert!(turtle.contains(told), "{told} in {turtle}");
    }
    assert_eq!(turtle.matches(" a dcat:Distribution").count(), 4);
    let nobody = Publisher { email: None, ..publisher() };
    let xml = catalogue::write(&years, &nobody, Syntax::Xml);
    assert!(!xml.contains("contactPoint") && xml.contains("<dcat:Catalog rdf:about="));
}

#[test]
fn what_the_command_writes_says_which_version_it_is_of() {
    let files = files();
    let about = |which| files.export(which).about().clone();
    assert_eq!(about(Which::Csv).file, "lagesbild-0123-2026-lagesbild-v1-demo.csv");
    assert_eq!(about(Which::Excel).file, "lagesbild-0123-2026-lagesbild-v1-demo-excel.csv");
    assert_eq!(about(Which::Px).file, "lagesbild-0123-2026-lagesbild-v1-demo.px");
    assert_eq!(about(Which::Package).file, "lagesbild-0123-2026-lagesbild-v1-demo-datapackage.json");
    assert_eq!(about(Which::Codebook).file, "lagesbild-0123-2026-kodbok-v1-demo.csv");
    assert_eq!((about(Which::Json).version, about(Which::Json).dialect), (Some(1), None));
}
