//! Calendars as calendar programs read them: iCalendar (RFC 5545), with days and without times or zones.

use jiff::{ToSpan as _, civil::Date};

/// The longest line in bytes, its end not counted (RFC 5545 §3.1).
const LONGEST_LINE: usize = 75;

/// One event of whole days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllDay {
    /// The same for ever: by it a program knows an event again that has changed.
    pub uid: String,
    /// When what is said here was last changed.
    pub changed: Date,
    pub first_day: Date,
    pub last_day: Date,
    pub title: String,
    pub place: String,
    pub about: String,
    pub category: String,
    /// Where more is told.
    pub address: String,
}

/// The whole file.
pub fn calendar(name: &str, language: &str, events: &[AllDay]) -> String {
    let mut file = File(String::new());
    file.plain("BEGIN", "VCALENDAR");
    file.plain("VERSION", "2.0");
    file.plain(
        "PRODID",
        &format!("-//Lägesbild//{}//{}", env!("CARGO_PKG_VERSION"), language.to_uppercase()),
    );
    file.plain("CALSCALE", "GREGORIAN");
    // Without METHOD: a calendar to look at, no invitation to answer. The name is RFC 7986's, and what programs read
    // that came before it.
    file.text("NAME", name);
    file.text("X-WR-CALNAME", name);
    file.plain("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
    for event in events {
        file.plain("BEGIN", "VEVENT");
        file.plain("UID", &event.uid);
        file.plain("DTSTAMP", &format!("{}T000000Z", digits(event.changed)));
        file.plain("DTSTART;VALUE=DATE", &digits(event.first_day));
        // The day after: the end is not part of it (§3.6.1).
        file.plain("DTEND;VALUE=DATE", &digits(event.last_day.saturating_add(1.day())));
        file.text("SUMMARY", &event.title);
        file.text("LOCATION", &event.place);
        file.text("DESCRIPTION", &event.about);
        file.text("CATEGORIES", &event.category);
        file.plain("URL", &event.address);
        // Nobody is busy because the police are in the square.
        file.plain("TRANSP", "TRANSPARENT");
        file.plain("END", "VEVENT");
    }
    file.plain("END", "VCALENDAR");
    file.0
}

fn digits(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

struct File(String);

impl File {
    /// A property whose value is no free text.
    fn plain(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut length = 0;
        for character in line.chars().filter(|character| !character.is_control()) {
            // A folded line begins with a space, which counts.
            if length + character.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(character);
            length += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A property of free text; none where there is nothing to say.
    fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.plain(name, &escaped(value));
        }
    }
}

/// A text's own commas, semicolons, backslashes and line ends (§3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' | '\r' => escaped.push_str("\\n"),
            other => escaped.push(other),
        }
    }
    escaped
}
