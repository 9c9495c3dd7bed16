//! Rows that people fill in become the notes they mean, and what is not understood is told with its place.

use std::collections::BTreeMap;

use domain::{
    dialogue::{DialogueKind, DialogueNote, Fault, Frequency},
    dialogue_rows::{Column, EXAMPLE, Header, HeaderFault, RowFault, RowProblem, Rows},
    municipality::{Area, Contacts, Municipality, Thresholds},
    suspicion::Suspicion,
};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 9, 3);

fn municipality() -> Municipality {
    let area =
        |id: &str, name: &str| Area { id: id.to_owned(), name: name.to_owned(), population: BTreeMap::new() };
    Municipality {
        code: "0123".to_owned(),
        name: "Provköping".to_owned(),
        police: "Lokalpolisområde Provköping".to_owned(),
        areas: vec![area("viksjo", "Viksjö"), area("staket", "Stäket")],
        contacts: Contacts::default(),
        thresholds: Thresholds::default(),
        map: domain::area_map::AreaMap::default(),
        margins: None,
        accessibility: domain::accessibility::Accessibility::built_in(),
    }
}

fn read(header: &[&str], rows: &[&[&str]]) -> Rows {
    let header = Header::read(header.iter().copied()).unwrap();
    let rows = rows.iter().zip(2..).map(|(cells, line)| (line, cells.to_vec()));
    header.rows(rows, &municipality(), TODAY)
}

const NEEDED: [&str; 6] = ["dialog", "dag", "deltagare", "tema", "allvar", "iakttagelse"];

fn row<'c>(theme: &'c str, said: &'c str) -> [&'c str; 6] {
    ["medarbetare", "2026-03-21", "polis 2", theme, "4", said]
}

fn only(rows: &Rows) -> &DialogueNote {
    assert_eq!(rows.faults, []);
    assert_eq!(rows.notes.len(), 1);
    &rows.notes[0].1
}

#[test]
fn a_row_may_be_written_in_words() {
    let header = Column::ALL.map(|column| if column == Column::Area { "Område" } else { column.name() });
    let rows = read(
        &header,
        &[&[
            "Samverkansdialog",
            "2026-01-14 00:00:00",
            "2025",
            "3 butiksägare, Fastighetsskötare: 2 | polis1",
            "Skräp, klotter och skadegörelse",
            "VIKSJÖ",
            "Torget",
            "4,0",
            "Varje vecka",
            "Rutor krossas.",
            "",
            "13–17 år; 18-24",
            "",
        ]],
    );
    let note = only(&rows);
    assert_eq!((note.kind, note.year, note.day), (DialogueKind::Collaboration, 2025, date(2026, 1, 14)));
    let people: Vec<_> = note.participants.iter().map(|some| (some.function.as_str(), some.number)).collect();
    assert_eq!(people, [("butiksägare", 3), ("Fastighetsskötare", 2), ("polis", 1)]);
    assert_eq!((note.theme.as_str(), note.area.as_deref()), ("skadegorelse", Some("viksjo")));
    assert_eq!((note.severity, note.frequency), (4, Some(Frequency::Weekly)));
    assert_eq!(note.age_groups, ["ungdom", "unga-vuxna"]);
    assert_eq!(note.id.get_version_num(), 8);
}

#[test]
fn only_what_is_needed_is_needed_in_any_order_and_in_english() {
    let rows = read(
        &["Observation", "theme", "Severity", "participants", "DAY", "kind"],
        &[&["Too dark.", "Dark and neglected places", "2", "police 1", "2026-03-21", "staff"], &[""; 6]],
    );
    let note = only(&rows);
    assert_eq!((note.theme.as_str(), note.area.as_deref(), note.year), ("morker", None, 2026));
}

#[test]
fn the_same_row_is_the_same_note_and_a_corrected_one_takes_its_place() {
    let id = |cells: &[&str]| only(&read(&NEEDED, &[cells])).id;
    let first = id(&row("narkotika", "De säljer."));
    assert_eq!(first, id(&row("Narkotika", "De säljer öppet.")), "another wording, the same note");
    let mut more = row("narkotika", "De säljer.");
    more[2] = "polis 3";
    assert_eq!(first, id(&more), "another number, the same note");
    assert_ne!(first, id(&row("trafik", "De säljer.")));
    more[2] = "lärare 2";
    assert_ne!(first, id(&more));
    more[0] = "samverkan";
    assert_ne!(id(&more), first);
}

#[test]
fn a_reference_tells_rows_apart_and_is_enough_to_know_one_again() {
    let header: Vec<&str> = NEEDED.into_iter().chain(["referens"]).collect();
    let with = |theme: &'static str, reference: &'static str| {
        let mut cells = row(theme, "De säljer.").to_vec();
        cells.push(reference);
        cells
    };
    let rows = read(&header, &[&with("narkotika", "a"), &with("narkotika", "b")]);
    assert_eq!((rows.notes.len(), rows.faults.len()), (2, 0));
    let moved = read(&header, &[&with("ordning", "A ")]);
    assert_eq!(moved.notes[0].1.id, rows.notes[0].1.id);
}

#[test]
fn two_rows_that_are_the_same_note_are_a_fault() {
    let rows = read(&NEEDED, &[&row("narkotika", "Ett."), &row("trafik", "Två."), &row("narkotika", "Tre.")]);
    let same = RowFault { line: 4, column: Some(Column::Reference), problem: RowProblem::SameAs { line: 2 } };
    assert_eq!(rows.faults, [same]);
    assert!(rows.faults[0].to_string().contains("line 4, referens: it is the same dialogue as line 2"));
}

#[test]
fn every_fault_of_every_row_is_told_with_its_line_and_column() {
    let rows = read(
        &NEEDED,
        &[
            &row("narkotika", "Rätt."),
            &["boende", "21/3", "polis", "hemligt", "7", ""],
            &["medarbetare", "2026-03-21"],
        ],
    );
    let told: Vec<String> = rows.faults.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 7, "{told:?}");
    for expected in [
        "line 3, dialog: \"boende\" is not one of those",
        "line 3, dag: \"21/3\" is no day",
        "line 3, deltagare: \"polis\" lacks its number",
        "line 3, tema: \"hemligt\" is not one of those",
        "line 3, allvar: \"7\" is no whole number from 0 to 6",
        "line 3, iakttagelse: is empty",
        "line 4: it has 2 columns instead of 6",
    ] {
        assert!(told.iter().any(|fault| fault.starts_with(expected)), "{expected}: {told:?}");
    }
    assert_eq!(rows.notes.len(), 1);
}

#[test]
fn what_is_only_nearly_a_number_or_a_day_is_not_guessed_at() {
    for (at, cell) in [(1, "21.3.2026"), (4, "4,5"), (4, "fyra"), (2, "polis 2 st")] {
        let mut cells = row("narkotika", "De säljer.");
        cells[at] = cell;
        let rows = read(&NEEDED, &[&cells]);
        assert_eq!(rows.faults.len(), 1, "{cell}");
        assert!(matches!(
            &rows.faults[0].problem,
            RowProblem::Cell(Fault::NoDay(text) | Fault::NotSevere(text) | Fault::NoNumber(text)) if text == cell
        ));
    }
}

#[test]
fn what_may_point_someone_out_is_told_with_its_place() {
    let rows =
        read(&NEEDED, &[&row("narkotika", "Rätt."), &row("ordning", "Det är Anna Svensson, 070-174 06 05.")]);
    let marks: Vec<_> =
        rows.marks.iter().map(|mark| (mark.line, mark.column, mark.what, mark.piece.as_str())).collect();
    assert_eq!(
        marks,
        [
            (3, Column::Observation, Suspicion::Name, "Anna Svensson"),
            (3, Column::Observation, Suspicion::Phone, "070-174 06 05"),
        ]
    );
}

#[test]
fn a_header_with_something_missing_unknown_or_twice_is_told() {
    let read = |cells: &[&str]| Header::read(cells.iter().copied());
    assert_eq!(
        read(&["dialog", "dag"]),
        Err(HeaderFault::Missing(vec![
            Column::Participants,
            Column::Theme,
            Column::Severity,
            Column::Observation
        ]))
    );
    let with = |more: &'static str| read(&NEEDED.into_iter().chain([more]).collect::<Vec<_>>());
    assert_eq!(with("namn"), Err(HeaderFault::Unknown(vec!["namn".to_owned()])));
    assert_eq!(with("Theme"), Err(HeaderFault::Twice(Column::Theme)));
}

#[test]
fn the_templates_own_example_is_passed_over_and_would_be_a_right_row() {
    let header = Column::ALL.map(Column::name);
    assert_eq!(read(&header, &[&EXAMPLE]), Rows::default());
    let mut filled = EXAMPLE;
    filled[9] = "Försäljning på kvällarna.";
    let rows = read(&header, &[&filled]);
    assert_eq!((only(&rows).area.as_deref(), rows.marks.len()), (None, 0));
}
