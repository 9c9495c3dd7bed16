//! A note becomes one only when every field of it is right, and every wrong field is told.

use std::collections::BTreeMap;

use domain::{
    dialogue::{DialogueKind, Draft, Fault, Field, Frequency, themes},
    municipality::{Area, Contacts, Municipality, Thresholds},
};
use jiff::civil::{Date, date};
use uuid::Uuid;

const TODAY: Date = date(2026, 9, 3);

fn municipality() -> Municipality {
    let area = |id: &str| Area { id: id.to_owned(), name: id.to_owned(), population: BTreeMap::new() };
    Municipality {
        code: "0123".to_owned(),
        name: "Provköping".to_owned(),
        police: "Lokalpolisområde Provköping".to_owned(),
        areas: vec![area("viksjo"), area("staket")],
        contacts: Contacts::default(),
        thresholds: Thresholds::default(),
        map: domain::area_map::AreaMap::default(),
        margins: None,
        accessibility: domain::accessibility::Accessibility::built_in(),
    }
}

fn draft() -> Draft {
    Draft {
        kind: "staff".to_owned(),
        year: String::new(),
        day: "2026-03-21".to_owned(),
        participants: vec![("Fältassistent".to_owned(), "2".to_owned()), (String::new(), String::new())],
        theme: "narkotika".to_owned(),
        area: "viksjo".to_owned(),
        place: " Gången vid stationen ".to_owned(),
        severity: "4".to_owned(),
        frequency: "weekly".to_owned(),
        observation: "De säljer öppet.\r\nVärst på fredagar.".to_owned(),
        proposal: String::new(),
        age_groups: vec!["vuxna".to_owned(), "ungdom".to_owned()],
    }
}

fn faults(change: impl FnOnce(&mut Draft)) -> Vec<(Field, Fault)> {
    let mut draft = draft();
    change(&mut draft);
    draft.check(Uuid::nil(), &municipality(), TODAY).map(|_| ()).unwrap_err()
}

#[test]
fn a_whole_draft_becomes_a_note() {
    let note = draft().check(Uuid::nil(), &municipality(), TODAY).unwrap();
    assert_eq!((note.kind, note.year, note.day), (DialogueKind::Staff, 2026, date(2026, 3, 21)));
    assert_eq!(note.participants.len(), 1);
    assert_eq!(note.participant_count(), 2);
    assert_eq!(note.place, "Gången vid stationen");
    assert_eq!(note.frequency, Some(Frequency::Weekly));
    assert_eq!(note.observation, "De säljer öppet.\nVärst på fredagar.");
    assert_eq!(note.age_groups, ["ungdom", "vuxna"], "in the order of the surveys");
}

#[test]
fn what_need_not_be_known_may_be_left_out() {
    let sparse = Draft {
        area: String::new(),
        place: String::new(),
        frequency: String::new(),
        age_groups: Vec::new(),
        ..draft()
    };
    let note = sparse.check(Uuid::nil(), &municipality(), TODAY).unwrap();
    assert_eq!((note.area, note.frequency, note.place.as_str()), (None, None, ""));
}

#[test]
fn an_empty_draft_is_told_every_field_that_it_lacks() {
    let faults = Draft::default().check(Uuid::nil(), &municipality(), TODAY).unwrap_err();
    let fields: Vec<Field> = faults.iter().map(|(field, _)| *field).collect();
    let lacking =
        [Field::Kind, Field::Day, Field::Participants, Field::Theme, Field::Severity, Field::Observation];
    assert_eq!(fields, lacking);
    assert!(faults.iter().all(|(_, fault)| *fault == Fault::Missing));
}

#[test]
fn each_fault_is_told_of_its_own_field() {
    type Change = fn(&mut Draft);
    let cases: [(Change, Field, Fault); 15] = [
        (|it| it.kind = "resident".to_owned(), Field::Kind, Fault::Unknown("resident".to_owned())),
        (|it| it.day = "21 mars".to_owned(), Field::Day, Fault::NoDay("21 mars".to_owned())),
        (|it| it.day = "2026-09-04".to_owned(), Field::Day, Fault::Future(date(2026, 9, 4))),
        (|it| it.year = "26".to_owned(), Field::Year, Fault::NoYear("26".to_owned())),
        (|it| it.year = "2024".to_owned(), Field::Year, Fault::FarFromYear(2024)),
        (|it| it.theme = "bakgrund".to_owned(), Field::Theme, Fault::Unknown("bakgrund".to_owned())),
        (|it| it.area = "kista".to_owned(), Field::Area, Fault::Unknown("kista".to_owned())),
        (|it| it.severity = "7".to_owned(), Field::Severity, Fault::NotSevere("7".to_owned())),
        (|it| it.severity = "-1".to_owned(), Field::Severity, Fault::NotSevere("-1".to_owned())),
        (|it| it.frequency = "ofta".to_owned(), Field::Frequency, Fault::Unknown("ofta".to_owned())),
        (|it| it.observation = " \n ".to_owned(), Field::Observation, Fault::Missing),
        (|it| it.observation = "å".repeat(2_001), Field::Observation, Fault::TooLong { most: 2_000 }),
        (|it| it.proposal = "x".repeat(1_001), Field::Proposal, Fault::TooLong { most: 1_000 }),
        (|it| it.place = "x".repeat(81), Field::Place, Fault::TooLong { most: 80 }),
        (|it| it.age_groups = vec!["alla".to_owned()], Field::AgeGroups, Fault::Unknown("alla".to_owned())),
    ];
    for (change, field, fault) in cases {
        assert_eq!(faults(change), [(field, fault)]);
    }
}

#[test]
fn who_took_part_is_functions_with_numbers() {
    for (pairs, fault) in [
        (vec![("Lärare", "")], Fault::NoNumber("Lärare".to_owned())),
        (vec![("Lärare", "0")], Fault::NoNumber("Lärare".to_owned())),
        (vec![("Lärare", "1001")], Fault::NoNumber("Lärare".to_owned())),
        (vec![("", "3")], Fault::NoFunction),
        (vec![("Lärare", "2"), ("lärare ", "1")], Fault::FunctionTwice("lärare".to_owned())),
        (vec![("", ""), (" ", " ")], Fault::Missing),
    ] {
        let participants: Vec<(String, String)> =
            pairs.into_iter().map(|(function, number)| (function.to_owned(), number.to_owned())).collect();
        assert_eq!(faults(|it| it.participants = participants), [(Field::Participants, fault)]);
    }
    let many = (0..13).map(|number| (format!("Funktion {number}"), "1".to_owned())).collect();
    assert_eq!(faults(|it| it.participants = many), [(Field::Participants, Fault::TooManyFunctions)]);
}

#[test]
fn a_winter_belongs_to_the_label_year_that_is_written() {
    let january = Draft { year: "2025".to_owned(), day: "2026-01-14".to_owned(), ..draft() };
    assert_eq!(january.check(Uuid::nil(), &municipality(), TODAY).unwrap().year, 2025);
}

#[test]
fn no_dialogue_is_about_the_background_questions() {
    let ids: Vec<String> = themes().map(|theme| theme.id).collect();
    assert!(ids.contains(&"narkotika".to_owned()) && ids.len() == 18, "{ids:?}");
    assert!(!ids.contains(&"bakgrund".to_owned()) && !ids.contains(&"prioritering".to_owned()));
}
