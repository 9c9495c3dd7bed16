//! Reads a promise that was decided elsewhere, from TOML.
//!
//! ```toml
//! year = 2024
//! municipality_code = "0123"
//! parties = ["Lokalpolisen Järfälla", "Järfälla kommun"]
//!
//! [[commitment]]
//! responsible = "gemensam"
//! theme = "dialog"
//! text = "…"
//! ```
//!
//! A promise may also have `municipality`, `starts`, `ends` and `goals`; a commitment also `number`, `unit`, `how_often`,
//! `starts`, `ends`, `age_groups`, `areas` and `function`. What cannot be understood is never guessed at: every fault is told
//! at once, and then nothing is taken.
//!
//! A commitment's id is made of its year, theme, responsible and text, so that the same file gives the same promise.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use toml::{Table, Value};
use uuid::Uuid;

use super::{Commitment, Deed, Evidence, MonthDay, PromiseText, Responsible, Term, Terms, sentences};
use crate::{
    municipality::Municipality,
    survey::{SLUGS, themes},
};

const OF_PROMISE: [&str; 8] =
    ["year", "municipality", "municipality_code", "parties", "starts", "ends", "goals", "commitment"];
const OF_COMMITMENT: [&str; 11] = [
    "responsible",
    "theme",
    "text",
    "number",
    "unit",
    "how_often",
    "starts",
    "ends",
    "age_groups",
    "areas",
    "function",
];

/// The promise in a TOML file, or everything that is wrong with it, each as a sentence that says what to do.
pub fn read_toml(text: &str, municipality: &Municipality) -> Result<PromiseText, Vec<String>> {
    let file: Table = match text.parse() {
        Ok(file) => file,
        Err(error) => return Err(vec![format!("the file is no TOML: {}", error.to_string().trim())]),
    };
    let mut faults = Vec::new();
    let promise = promise(&file, municipality, &mut faults);
    promise.filter(|_| faults.is_empty()).ok_or(faults)
}

fn promise(file: &Table, municipality: &Municipality, faults: &mut Vec<String>) -> Option<PromiseText> {
    let mut part = Part { table: file, place: "the promise".to_owned(), faults };
    part.refuse_unknown(&OF_PROMISE);
    let year = part.whole("year", 2000..=2099, true).and_then(|year| i16::try_from(year).ok());
    let (code, name) = (part.text("municipality_code", false), part.text("municipality", false));
    match (code, name) {
        (Some(code), _) if !code.is_empty() && code != municipality.code => part.fault(&format!(
            "municipality_code is {code:?}, and this installation is for {:?}; import it there",
            municipality.code
        )),
        (None, Some(name)) if name.to_lowercase() != municipality.name.to_lowercase() => {
            part.fault(&format!(
                "municipality is {name:?}, and this installation is for {:?}; import it there",
                municipality.name
            ));
        }
        _ => {}
    }
    let parties = part.texts("parties");
    if !file.contains_key("parties") {
        part.fault("parties is missing; write who promises, such as [\"Lokalpolisen\", \"Kommunen\"]");
    }
    let (starts, ends) = part.days();
    let goals = part.text("goals", false).unwrap_or_default();
    let commitments = match file.get("commitment") {
        Some(Value::Array(list)) if !list.is_empty() => list.as_slice(),
        Some(Value::Array(_)) | None => {
            part.fault("there is no [[commitment]]; add one for each thing that is promised");
            &[]
        }
        Some(_) => {
            part.fault("commitment is no list; write each one under its own [[commitment]]");
            &[]
        }
    };

    let mut read: Vec<Commitment> = Vec::new();
    let mut seen: BTreeMap<Uuid, usize> = BTreeMap::new();
    for (at, value) in commitments.iter().enumerate() {
        let number = at + 1;
        let Value::Table(table) = value else {
            faults.push(format!(
                "commitment {number} has no fields; write each one under its own [[commitment]]"
            ));
            continue;
        };
        let mut part = Part { table, place: format!("commitment {number}"), faults };
        let Some(commitment) = part.commitment(year.unwrap_or_default(), number, municipality) else {
            continue;
        };
        if let Some(earlier) = seen.insert(commitment.id, number) {
            part.fault(&format!("it is the same as commitment {earlier}; take one of them away"));
        }
        read.push(commitment);
    }

    let year = year?;
    let terms = Terms {
        starts: starts.unwrap_or_else(|| MonthDay::FIRST.in_year(year)),
        ends: ends.unwrap_or_else(|| MonthDay::LAST.in_year(year)),
        parties,
        picture: None,
        goals,
        reason: String::new(),
    };
    Some(PromiseText::new(year, municipality, terms, read, Vec::new()))
}

/// A table of the file, and where it stands.
struct Part<'a> {
    table: &'a Table,
    place: String,
    faults: &'a mut Vec<String>,
}

impl Part<'_> {
    fn fault(&mut self, what: &str) {
        self.faults.push(format!("{}: {what}", self.place));
    }

    fn refuse_unknown(&mut self, known: &[&str]) {
        let unknown: Vec<&String> = self.table.keys().filter(|key| !known.contains(&key.as_str())).collect();
        for key in unknown {
            self.fault(&format!("{key:?} is no field of it; it can have {}", known.join(", ")));
        }
    }

    fn text(&mut self, key: &str, needed: bool) -> Option<String> {
        match self.table.get(key) {
            Some(Value::String(text)) if !(needed && text.trim().is_empty()) => {
                // A NUL, which PostgreSQL's texts cannot hold, is left out.
                return Some(text.replace("\r\n", "\n").replace('\0', "").trim().to_owned());
            }
            Some(Value::String(_)) => self.fault(&format!("{key} is empty; fill it in")),
            None if needed => self.fault(&format!("{key} is missing; fill it in")),
            None => {}
            Some(_) => self.fault(&format!("{key} is no text; write it in quotation marks")),
        }
        None
    }

    fn texts(&mut self, key: &str) -> Vec<String> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let texts = value.as_array().and_then(|list| {
            let texts = list.iter().map(|one| Some(one.as_str()?.trim().to_owned()));
            texts.collect::<Option<Vec<String>>>()
        });
        match texts {
            Some(texts) if !texts.is_empty() && texts.iter().all(|text| !text.is_empty()) => texts,
            Some(_) => {
                self.fault(&format!("{key} is empty or has an empty text; fill it in or take it away"));
                Vec::new()
            }
            None => {
                self.fault(&format!("{key} is no list of texts; write it as [\"…\", \"…\"]"));
                Vec::new()
            }
        }
    }

    fn whole(&mut self, key: &str, range: std::ops::RangeInclusive<i64>, needed: bool) -> Option<i64> {
        let Some(value) = self.table.get(key) else {
            if needed {
                self.fault(&format!("{key} is missing; fill it in"));
            }
            return None;
        };
        let whole = value.as_integer().filter(|number| range.contains(number));
        if whole.is_none() {
            let (from, to) = (range.start(), range.end());
            self.fault(&format!("{key} is {}; write a whole number from {from} to {to}", told(value)));
        }
        whole
    }

    fn day(&mut self, key: &str) -> Option<Date> {
        let value = self.table.get(key)?;
        let day = match value {
            Value::String(text) => text.trim().parse().ok(),
            Value::Datetime(moment) if moment.time.is_none() => moment.date.and_then(|date| {
                let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
                Date::new(i16::try_from(date.year).ok()?, month, day).ok()
            }),
            _ => None,
        };
        if day.is_none() {
            self.fault(&format!("{key} is {}; write a day as 2024-03-21", told(value)));
        }
        day
    }

    /// `starts` and `ends`, the one not after the other.
    fn days(&mut self) -> (Option<Date>, Option<Date>) {
        let (starts, ends) = (self.day("starts"), self.day("ends"));
        if let (Some(starts), Some(ends)) = (starts, ends)
            && starts > ends
        {
            self.fault(&format!("it ends on {ends}, before it starts on {starts}; correct either"));
        }
        (starts, ends)
    }

    /// Ids of a closed list, each once.
    fn ids(&mut self, key: &str, known: &[&str]) -> Vec<String> {
        let texts = self.texts(key);
        for text in texts.iter().filter(|text| !known.contains(&text.as_str())) {
            self.fault(&format!("{key} has {text:?}; it can be {}", known.join(", ")));
        }
        known.iter().filter(|id| texts.iter().any(|text| text == *id)).map(|id| (*id).to_owned()).collect()
    }

    /// `None` where it lacks what makes it one; the faults say what.
    fn commitment(&mut self, year: i16, number: usize, municipality: &Municipality) -> Option<Commitment> {
        self.refuse_unknown(&OF_COMMITMENT);
        let responsible = self.text("responsible", true);
        let known = Responsible::ALL.map(Responsible::id);
        let responsible = responsible.and_then(|id| {
            let responsible = Responsible::from_id(&id);
            if responsible.is_none() {
                self.fault(&format!("responsible is {id:?}; it can be {}", known.join(", ")));
            }
            responsible
        });
        let theme = self.text("theme", true).and_then(|id| {
            let themes = themes();
            if themes.iter().any(|theme| theme.id == id) {
                return Some(id);
            }
            let known: Vec<&str> = themes.iter().map(|theme| theme.id.as_str()).collect();
            self.fault(&format!("theme is {id:?}; it can be {}", known.join(", ")));
            None
        });
        let text = self.text("text", true);
        let at_least =
            self.whole("number", 1..=1_000_000, false).and_then(|number| u32::try_from(number).ok());
        let mut perhaps = |key| self.text(key, false).unwrap_or_default();
        let (unit, how_often, function) = (perhaps("unit"), perhaps("how_often"), perhaps("function"));
        let (starts, ends) = self.days();
        let age_groups = self.ids("age_groups", &SLUGS);
        let areas: Vec<&str> = municipality.areas.iter().map(|area| area.id.as_str()).collect();
        let areas = self.ids("areas", &areas);

        let (responsible, theme, text) = (responsible?, theme?, text?);
        Some(Commitment {
            id: id_of(municipality, year, &theme, responsible, &text),
            place: u16::try_from(number).unwrap_or(u16::MAX),
            theme,
            age_groups,
            areas,
            places: String::new(),
            problem: String::new(),
            cause: String::new(),
            goal: None,
            text,
            deed: Deed { what: String::new(), at_least, unit, how_often, starts, ends },
            responsible,
            function,
            evidence: Evidence::default(),
            term: Term::Short,
            easy: String::new(),
        })
    }
}

/// A value that cannot be understood, as it stands in a fault.
fn told(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text:?}"),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(yes) => yes.to_string(),
        Value::Datetime(moment) => moment.to_string(),
        Value::Array(_) => "a list".to_owned(),
        Value::Table(_) => "a table".to_owned(),
    }
}

/// A v8 UUID, so that it never meets one of a commitment that was written here.
fn id_of(municipality: &Municipality, year: i16, theme: &str, responsible: Responsible, text: &str) -> Uuid {
    let mut hash = Sha256::new();
    let (year, text) = (year.to_string(), sentences::plain(text));
    for part in [&municipality.code, "commitment", &year, theme, responsible.id(), &text] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
