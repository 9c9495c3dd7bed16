//! What the parts of a note are called, and what is wrong with one, in words.

use domain::{
    dialogue::{
        DialogueKind, DialogueNote, Fault, Field, Frequency, MOST_FUNCTIONS, MOST_OF_A_FUNCTION, MOST_SEVERE,
        themes,
    },
    dialogue_rows::Column,
    language::{Language, Text},
    municipality::Municipality,
    suspicion::Suspicion,
};

use crate::texts::{day, t, t_with};

pub(in crate::staff) fn kind_name(language: Language, kind: DialogueKind) -> String {
    match kind {
        DialogueKind::Staff => t(language, "dialogue-staff"),
        DialogueKind::Collaboration => t(language, "dialogue-collaboration"),
    }
}

pub(in crate::staff) fn frequency_name(language: Language, frequency: Frequency) -> String {
    match frequency {
        Frequency::Once => t(language, "frequency-once"),
        Frequency::Yearly => t(language, "frequency-yearly"),
        Frequency::Monthly => t(language, "frequency-monthly"),
        Frequency::Weekly => t(language, "frequency-weekly"),
        Frequency::Daily => t(language, "frequency-daily"),
    }
}

pub(in crate::staff) fn theme_name(language: Language, id: &str) -> String {
    themes().find(|theme| theme.id == id).map_or_else(|| id.to_owned(), |it| it.name.get(language).to_owned())
}

/// The area, or the words for the whole municipality; the place after it where there is one.
pub(in crate::staff) fn where_about(
    language: Language,
    municipality: &Municipality,
    note: &DialogueNote,
) -> String {
    let area = note
        .area
        .as_ref()
        .map_or_else(|| t(language, "areas-all"), |area| municipality.area_name(area).to_owned());
    if note.place.is_empty() { area } else { format!("{area}, {}", note.place) }
}

/// `4 av 6`.
pub(in crate::staff) fn severity(language: Language, severity: u8) -> String {
    t_with(language, "dialogue-severity-of", &[("n", severity.into()), ("most", MOST_SEVERE.into())])
}

/// `polis (2), fältassistent (1)`.
pub(in crate::staff) fn participants(note: &DialogueNote) -> String {
    let some: Vec<String> =
        note.participants.iter().map(|some| format!("{} ({})", some.function, some.number)).collect();
    some.join(", ")
}

/// The age groups by name, or nothing where they are not known.
pub(super) fn age_groups(language: Language, groups: &[(String, Text)], note: &DialogueNote) -> String {
    let names: Vec<String> = note
        .age_groups
        .iter()
        .map(|slug| {
            let known = groups.iter().find(|(known, _)| known == slug);
            known.map_or_else(|| slug.clone(), |(_, name)| name.get(language).to_owned())
        })
        .collect();
    names.join(", ")
}

/// What a kind of suspicion is called before the piece that raised it.
pub(in crate::staff) fn suspicion(language: Language, what: Suspicion) -> String {
    match what {
        Suspicion::PersonalNumber => t(language, "mark-personal-number"),
        Suspicion::Email => t(language, "mark-email"),
        Suspicion::Phone => t(language, "mark-phone"),
        Suspicion::Address => t(language, "mark-address"),
        Suspicion::Name => t(language, "mark-name"),
    }
}

/// What is wrong with a field of a note, as a sentence that says what to do.
pub fn fault(language: Language, field: Field, fault: &Fault) -> String {
    match fault {
        Fault::Missing => match field {
            Field::Kind | Field::Theme | Field::Severity => t(language, "fault-choose"),
            Field::Day => t(language, "fault-day"),
            Field::Participants => t(language, "fault-participants"),
            _ => t(language, "fault-missing"),
        },
        Fault::Unknown(typed) => t_with(language, "fault-unknown", &[("typed", typed.clone().into())]),
        Fault::TooLong { most } => t_with(language, "fault-too-long", &[("most", (*most).into())]),
        Fault::NoDay(_) => t(language, "fault-day"),
        Fault::Future(future) => {
            t_with(language, "fault-day-future", &[("day", day(language, *future).into())])
        }
        Fault::NoYear(_) => t(language, "fault-year"),
        Fault::FarFromYear(year) => t_with(language, "fault-year-far", &[("year", year.to_string().into())]),
        Fault::NotSevere(_) => {
            t_with(language, "fault-number", &[("least", 0.into()), ("most", MOST_SEVERE.into())])
        }
        Fault::NoNumber(function) => t_with(
            language,
            "fault-function-number",
            &[("function", function.clone().into()), ("most", MOST_OF_A_FUNCTION.into())],
        ),
        Fault::NoFunction => t(language, "fault-function"),
        Fault::TooManyFunctions => t_with(language, "fault-functions", &[("most", MOST_FUNCTIONS.into())]),
        Fault::FunctionTwice(function) => {
            t_with(language, "fault-function-twice", &[("function", function.clone().into())])
        }
    }
}

/// The field of a column, to say what is wrong with it in the same words.
pub(super) fn field_of(column: Column) -> Field {
    match column {
        Column::Kind => Field::Kind,
        Column::Day => Field::Day,
        Column::Year => Field::Year,
        Column::Participants => Field::Participants,
        Column::Theme => Field::Theme,
        Column::Area => Field::Area,
        Column::Place => Field::Place,
        Column::Severity => Field::Severity,
        Column::Frequency => Field::Frequency,
        Column::Observation | Column::Reference => Field::Observation,
        Column::Proposal => Field::Proposal,
        Column::AgeGroups => Field::AgeGroups,
    }
}
