//! The package's tables, in CSV as RFC 4180 has it.

use domain::promise::{DeedDone, Meeting, PromiseText};
use jiff::civil::Date;

use crate::export::{Cell, Dialect, ExportError, csv};

fn day(day: Option<Date>) -> Cell<'static> {
    day.map_or(Cell::Empty, |day| Cell::text(day.to_string()))
}

/// Of a decided version.
pub(super) fn commitments(text: &PromiseText) -> Result<Vec<u8>, ExportError> {
    const HEADER: [&str; 17] = [
        "nr",
        "atagande",
        "tema",
        "aldersgrupper",
        "omraden",
        "platser",
        "problem",
        "orsak",
        "lofte",
        "insats",
        "minst",
        "enhet",
        "hur_ofta",
        "borjar",
        "slutar",
        "ansvarig",
        "funktion",
    ];
    let rows = text.commitments.iter().map(|one| {
        let deed = &one.deed;
        [
            Cell::number(one.place),
            Cell::text(one.id.to_string()),
            Cell::text(one.theme.as_str()),
            Cell::text(one.age_groups.join(" ")),
            Cell::text(one.areas.join(" ")),
            Cell::text(one.places.as_str()),
            Cell::text(one.problem.as_str()),
            Cell::text(one.cause.as_str()),
            Cell::text(one.text.as_str()),
            Cell::text(deed.what.as_str()),
            deed.at_least.map_or(Cell::Empty, Cell::number),
            Cell::text(deed.unit.as_str()),
            Cell::text(deed.how_often.as_str()),
            day(deed.starts),
            day(deed.ends),
            Cell::text(one.responsible.id()),
            Cell::text(one.function.as_str()),
        ]
    });
    csv(Dialect::Standard, HEADER, rows)
}

/// What was done.
pub(super) fn deeds(deeds: &[DeedDone]) -> Result<Vec<u8>, ExportError> {
    let rows = deeds.iter().map(|deed| {
        [
            day(Some(deed.day)),
            Cell::text(deed.commitment.to_string()),
            Cell::number(deed.number),
            Cell::text(deed.place.as_str()),
            Cell::text(deed.function.as_str()),
        ]
    });
    csv(Dialect::Standard, ["dag", "atagande", "antal", "plats", "funktion"], rows)
}

/// Where it was followed up.
pub(super) fn meetings(meetings: &[Meeting]) -> Result<Vec<u8>, ExportError> {
    let rows = meetings.iter().map(|meeting| {
        let commitments: Vec<_> = meeting.commitments.iter().map(ToString::to_string).collect();
        [
            day(Some(meeting.day)),
            Cell::text(meeting.forum.as_str()),
            Cell::text(meeting.season.as_str()),
            Cell::text(commitments.join(" ")),
            Cell::text(meeting.decisions.as_str()),
            day(meeting.next),
        ]
    });
    csv(Dialect::Standard, ["dag", "forum", "sasong", "ataganden", "beslut", "nasta_mote"], rows)
}
