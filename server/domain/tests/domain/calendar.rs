//! What the public calendar tells of an event, and what it does not.

use std::collections::BTreeMap;

use domain::{
    announcement::{Announcement, PublicId},
    calendar::{AnswersAt, Calendar, Choice, Entry, Kept, Turnout},
    event::{Event, EventCode, EventKind, Organiser},
    municipality::Thresholds,
    round::Round,
};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 9, 20);

fn event(code: &str, first_day: Date, last_day: Date) -> Event {
    Event {
        code: EventCode::parse(code).unwrap(),
        kind: EventKind::Dialogue,
        title: format!("Träff {code}"),
        place: "Torget".to_owned(),
        first_day,
        last_day,
        organiser: Organiser::Joint,
        areas: Vec::new(),
    }
}

fn said(event: &Event, number: u8) -> Announcement {
    Announcement {
        event: event.code.clone(),
        id: PublicId::parse(&format!("{number:032x}")).unwrap(),
        announced: true,
        ages: Vec::new(),
        outcome: Some("Lampan lagades.".to_owned()),
        changed: date(2026, 9, 1),
    }
}

fn round(id: &str, opens: Date, closes: Option<Date>, demo: bool) -> Round {
    Round { id: id.to_owned(), year: opens.year(), opens, closes, demo }
}

fn closed() -> Round {
    round("2026", date(2026, 8, 1), Some(date(2026, 9, 10)), false)
}

fn answers(at: &[(&str, &str, u64)]) -> AnswersAt {
    at.iter()
        .map(|(round, code, n)| (((*round).to_owned(), (*code).to_owned()), *n))
        .collect::<BTreeMap<_, _>>()
}

fn calendar(events: &[Event], said: &[Announcement], rounds: &[Round], answers: &AnswersAt) -> Calendar {
    let kept = Kept {
        events,
        announcements: said,
        rounds,
        answers,
        thresholds: Thresholds { base: 10, sensitive_base: 20 },
    };
    Calendar::of(kept, TODAY)
}

fn titles(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.title.as_str()).collect()
}

#[test]
fn only_what_was_announced_is_there_and_never_its_code() {
    let [open, closed_group, unsaid] =
        ["ACDEFG", "HJKMNP", "QRTWXY"].map(|code| event(code, date(2026, 9, 21), date(2026, 9, 21)));
    let announcements = [said(&open, 1), Announcement { announced: false, ..said(&closed_group, 2) }];
    let calendar =
        calendar(&[open.clone(), closed_group, unsaid], &announcements, &[closed()], &AnswersAt::new());
    assert_eq!(titles(&calendar.coming), ["Träff ACDEFG"]);
    assert_eq!(calendar.len(), 1);
    let told = format!("{:?}", Entry { title: String::new(), ..calendar.coming[0].clone() });
    assert!(!told.contains("ACDEFG"), "{told}");
}

#[test]
fn what_is_to_come_is_first_with_the_next_day_on_top_and_what_has_been_has_its_latest_day_on_top() {
    let days = [
        ("ACDEFG", date(2026, 9, 25), date(2026, 9, 25)),
        ("HJKMNP", date(2026, 9, 18), TODAY),
        ("QRTWXY", date(2026, 9, 1), date(2026, 9, 1)),
        ("346734", date(2026, 9, 19), date(2026, 9, 19)),
    ];
    let events = days.map(|(code, first, last)| event(code, first, last));
    let announcements: Vec<_> = events.iter().zip(1..).map(|(event, number)| said(event, number)).collect();
    let calendar = calendar(&events, &announcements, &[closed()], &AnswersAt::new());
    assert_eq!(titles(&calendar.coming), ["Träff HJKMNP", "Träff ACDEFG"], "one that is going on is to come");
    assert_eq!(titles(&calendar.past), ["Träff 346734", "Träff QRTWXY"]);
    let outcomes: Vec<_> = calendar.entries().map(|entry| entry.outcome.is_some()).collect();
    assert_eq!(outcomes, [true, false, true, true], "nothing came of what has not begun");
}

#[test]
fn a_number_of_answers_is_told_only_when_no_more_can_come_in() {
    let past = event("ACDEFG", date(2026, 9, 2), date(2026, 9, 2));
    let told = |rounds: &[Round], n: &[(&str, &str, u64)]| {
        let calendar = calendar(std::slice::from_ref(&past), &[said(&past, 1)], rounds, &answers(n));
        calendar.past[0].answers
    };
    let open = round("2026", date(2026, 8, 1), None, false);
    assert_eq!(told(&[open], &[("2026", "ACDEFG", 43)]), None, "the round is open");
    let late = round("2026", date(2026, 8, 1), Some(date(2026, 9, 17)), false);
    assert_eq!(told(&[late], &[("2026", "ACDEFG", 43)]), None, "a phone without network may still send");
    assert_eq!(told(&[closed()], &[("2026", "ACDEFG", 43)]), Some(Turnout::About(45)));
    assert_eq!(told(&[closed()], &[]), Some(Turnout::FewerThan(10)), "nobody and nine are told alike");
    assert_eq!(told(&[closed()], &[("2026", "ACDEFG", 9)]), Some(Turnout::FewerThan(10)));
    assert_eq!(told(&[closed()], &[("2026", "ACDEFG", 10)]), Some(Turnout::About(10)));
    assert_eq!(told(&[], &[]), None, "nobody asked anything then");
    // The same code was used in a round that is open now.
    let next = round("2027", date(2026, 9, 15), None, false);
    assert_eq!(told(&[closed(), next], &[("2026", "ACDEFG", 43), ("2027", "ACDEFG", 1)]), None);
    // Made-up answers are no answers.
    let demo = round("demo-2026", date(2026, 8, 1), Some(date(2026, 9, 10)), true);
    assert_eq!(told(&[demo], &[("demo-2026", "ACDEFG", 43)]), None);
}

#[test]
fn of_the_young_and_of_schools_the_higher_threshold_holds() {
    let told = |kind: EventKind, ages: &[&str]| {
        let past = Event { kind, ..event("ACDEFG", date(2026, 9, 2), date(2026, 9, 2)) };
        let ages = ages.iter().map(|age| (*age).to_owned()).collect();
        let said = Announcement { ages, ..said(&past, 1) };
        calendar(&[past], &[said], &[closed()], &answers(&[("2026", "ACDEFG", 14)])).past[0].answers
    };
    assert_eq!(told(EventKind::Dialogue, &[]), Some(Turnout::About(15)));
    assert_eq!(told(EventKind::Dialogue, &["aldre"]), Some(Turnout::About(15)));
    assert_eq!(told(EventKind::Dialogue, &["ungdom", "aldre"]), Some(Turnout::FewerThan(20)));
    assert_eq!(told(EventKind::School, &[]), Some(Turnout::FewerThan(20)));
}

#[test]
fn a_month_and_an_area_are_chosen_and_the_whole_municipality_is_every_area() {
    let mut over_the_turn = event("ACDEFG", date(2026, 9, 29), date(2026, 10, 2));
    over_the_turn.areas = vec!["viksjo".to_owned()];
    let mut elsewhere = event("HJKMNP", date(2026, 10, 5), date(2026, 10, 5));
    elsewhere.areas = vec!["staket".to_owned()];
    let everywhere = event("QRTWXY", date(2026, 11, 5), date(2026, 11, 5));
    let events = [over_the_turn, elsewhere, everywhere];
    let announcements: Vec<_> = events.iter().zip(1..).map(|(event, number)| said(event, number)).collect();
    let calendar = calendar(&events, &announcements, &[closed()], &AnswersAt::new());
    let chosen = |month: Option<(i16, i8)>, area: Option<&str>| {
        let choice = Choice { month, area: area.map(str::to_owned) };
        titles(&calendar.only(&choice).coming).join(" ").replace("Träff ", "")
    };
    assert_eq!(chosen(None, None), "ACDEFG HJKMNP QRTWXY");
    assert_eq!(chosen(Some((2026, 10)), None), "ACDEFG HJKMNP");
    assert_eq!(chosen(Some((2026, 9)), None), "ACDEFG");
    assert_eq!(chosen(None, Some("viksjo")), "ACDEFG QRTWXY");
    assert_eq!(chosen(Some((2026, 10)), Some("staket")), "HJKMNP");
    assert_eq!(chosen(Some((2026, 12)), None), "");
    assert_eq!(Vec::from_iter(calendar.months()), [(2026, 9), (2026, 10), (2026, 11)]);
}
