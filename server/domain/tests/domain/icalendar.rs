//! What a calendar program reads, by RFC 5545.

use domain::icalendar::{AllDay, calendar};
use jiff::civil::date;
use proptest::prelude::*;

fn walk() -> AllDay {
    AllDay {
        uid: "00ff@lagesbild".to_owned(),
        changed: date(2026, 9, 1),
        first_day: date(2026, 12, 31),
        last_day: date(2026, 12, 31),
        title: "Vandring; vid Stäket, norra \\ udden".to_owned(),
        place: "Torget".to_owned(),
        about: "Trygghetsvandring.\r\nFör alla.".to_owned(),
        category: "Trygghetsvandring".to_owned(),
        address: "https://trygg.example/kalender#h-00ff".to_owned(),
    }
}

/// The lines as a program sees them: what was folded is put together again.
fn lines(file: &str) -> Vec<String> {
    file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

/// A text as a program shows it.
fn read(text: &str) -> String {
    let (mut read, mut signs) = (String::new(), text.chars());
    while let Some(sign) = signs.next() {
        read.push(match (sign, sign == '\\') {
            (_, true) => match signs.next() {
                Some('n' | 'N') => '\n',
                Some(escaped) => escaped,
                None => panic!("a backslash at the end of {text}"),
            },
            (plain, false) => {
                assert!(![';', ','].contains(&plain), "unescaped in {text}");
                plain
            }
        });
    }
    read
}

#[test]
fn a_day_is_a_day_and_ends_with_the_next_one() {
    let file = calendar("Träffar", "sv", &[walk()]);
    let lines = lines(&file);
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "UID:00ff@lagesbild",
        "DTSTAMP:20260901T000000Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Vandring\\; vid Stäket\\, norra \\\\ udden",
        "DESCRIPTION:Trygghetsvandring.\\nFör alla.",
        "URL:https://trygg.example/kalender#h-00ff",
    ] {
        assert!(lines.iter().any(|there| there == line), "{line}\n{file}");
    }
    assert_eq!(lines.first().unwrap(), "BEGIN:VCALENDAR");
    assert_eq!(lines.last().unwrap(), "END:VCALENDAR");
    assert!(lines.iter().any(|line| line.starts_with("PRODID:")));
    assert!(!file.contains("TZID") && !file.contains("VTIMEZONE"), "no zone is needed for days");
}

#[test]
fn an_empty_calendar_is_a_whole_file() {
    let lines = lines(&calendar("Träffar", "en", &[]));
    assert_eq!(lines.iter().filter(|line| line.starts_with("BEGIN:")).count(), 1);
    assert_eq!(lines.last().unwrap(), "END:VCALENDAR");
}

proptest! {
    #[test]
    fn whatever_was_written_comes_back_and_no_line_is_too_long(title in "\\PC{0,200}", about in "(\\PC{0,60}\n?){0,8}") {
        let file = calendar("x", "sv", &[AllDay { title: title.clone(), about: about.clone(), ..walk() }]);
        for line in file.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{} bytes: {line}", line.len());
            prop_assert!(!line.contains(['\r', '\n']));
        }
        let lines = lines(&file);
        let value = |name: &str| {
            lines.iter().find_map(|line| line.strip_prefix(name)).map(read).unwrap_or_default()
        };
        prop_assert_eq!(value("SUMMARY:"), title);
        prop_assert_eq!(value("DESCRIPTION:"), about);
    }
}
