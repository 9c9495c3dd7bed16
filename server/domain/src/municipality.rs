//! The municipality that asks: its areas, its population where that is known, its contacts and thresholds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What the configuration file says. Read once at start; never changed while running.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// Four digits, such as `0123`. The first part of every key in the store.
    pub code: String,
    pub name: String,
    /// The police's side of the partnership, such as `Lokalpolisområde Järfälla`.
    pub police: String,
    pub areas: Vec<Area>,
    #[serde(default)]
    pub contacts: Contacts,
    #[serde(default)]
    pub thresholds: Thresholds,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    pub id: String,
    pub name: String,
    /// Inhabitants by survey slug. Empty where it is not known: then there are no weights and no coverage.
    #[serde(default)]
    pub population: BTreeMap<String, u32>,
}

/// Whom a resident can turn to. Shown on the thanks page and on `/om-svaren`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Contacts {
    /// The municipality's own address for questions about the survey.
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Where the results are told about, if somewhere besides here.
    pub website: Option<String>,
    /// Local help for someone who has been exposed to crime, besides the national numbers.
    pub victim_support: Option<String>,
}

/// Smallest bases that figures are shown for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Thresholds {
    /// Ordinary figures.
    pub base: u64,
    /// Children, young people by area, and every sensitive question.
    pub sensitive_base: u64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { base: 10, sensitive_base: 20 }
    }
}

/// The question that asks for the area; its answer is kept beside the others, as `area`.
pub const AREA_QUESTION: &str = "omr";

/// The area of someone who lives elsewhere: counted under "who answered" only.
pub const NON_RESIDENT: &str = "annan_kommun";

impl Municipality {
    /// Inhabitants of one age group in one area, where the configuration knows it.
    pub fn population(&self, survey: &str, area: &str) -> Option<u32> {
        self.areas.iter().find(|candidate| candidate.id == area)?.population.get(survey).copied()
    }

    pub fn area_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.areas.iter().find(|area| area.id == id).map_or(id, |area| area.name.as_str())
    }

    /// What is wrong with it, each as a sentence that says what to do. Empty when it can be used.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if self.code.len() != 4 || !self.code.bytes().all(|byte| byte.is_ascii_digit()) {
            faults.push(format!("code must be four digits, such as \"0123\"; it is {:?}", self.code));
        }
        if self.name.trim().is_empty() {
            faults.push("name is empty; write the municipality's name".to_owned());
        }
        if self.areas.is_empty() {
            faults.push("there are no areas; add at least one [[areas]] with id and name".to_owned());
        }
        for (index, area) in self.areas.iter().enumerate() {
            let valid = !area.id.is_empty()
                && area
                    .id
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
            if !valid {
                faults.push(format!("area id {:?} may hold only a–z, 0–9 and _", area.id));
            }
            if [NON_RESIDENT, "vet_inte"].contains(&area.id.as_str()) {
                faults.push(format!("area id {:?} is taken by the survey itself; choose another", area.id));
            }
            if self.areas[..index].iter().any(|earlier| earlier.id == area.id) {
                faults.push(format!("area id {:?} is there twice", area.id));
            }
            for slug in area.population.keys() {
                if !crate::survey::SLUGS.contains(&slug.as_str()) {
                    faults.push(format!(
                        "area {:?} has a population for {slug:?}, which is no survey",
                        area.id
                    ));
                }
            }
        }
        if self.thresholds.base < 10 || self.thresholds.sensitive_base < 20 {
            faults.push(
                "thresholds may be raised but not lowered: base at least 10, sensitive_base at least 20"
                    .to_owned(),
            );
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn municipality() -> Municipality {
        let area = |id: &str| Area { id: id.to_owned(), name: id.to_owned(), population: BTreeMap::new() };
        Municipality {
            code: "0123".to_owned(),
            name: "Järfälla".to_owned(),
            police: "Lokalpolisområde Järfälla".to_owned(),
            areas: vec![area("viksjo"), area("staket")],
            contacts: Contacts::default(),
            thresholds: Thresholds::default(),
        }
    }

    #[test]
    fn a_whole_configuration_has_no_faults() {
        assert_eq!(municipality().faults(), Vec::<String>::new());
    }

    type Change = fn(&mut Municipality);

    #[test]
    fn each_fault_is_one_sentence_that_names_the_place() {
        let cases: [(Change, &str); 9] = [
            (|it| it.code = "123".to_owned(), "\"123\""),
            (|it| it.code = "012x".to_owned(), "\"012x\""),
            (|it| it.name = " ".to_owned(), "name is empty"),
            (|it| it.areas.clear(), "no areas"),
            (|it| it.areas[0].id = "Viksjö".to_owned(), "\"Viksjö\""),
            (|it| it.areas[0].id = NON_RESIDENT.to_owned(), "taken by the survey itself"),
            (|it| it.areas[0].id = "staket".to_owned(), "there twice"),
            (
                |it| it.areas[0].population = BTreeMap::from([("alla".to_owned(), 1)]),
                "\"alla\", which is no survey",
            ),
            (|it| it.thresholds.base = 9, "may be raised but not lowered"),
        ];
        for (change, words) in cases {
            let mut changed = municipality();
            change(&mut changed);
            let faults = changed.faults();
            assert!(faults.len() == 1 && faults[0].contains(words), "{words}: {faults:?}");
        }
    }

    #[test]
    fn the_population_is_known_only_where_it_is_configured() {
        let mut known = municipality();
        known.areas[0].population.insert("barn".to_owned(), 900);
        assert_eq!(known.population("barn", "viksjo"), Some(900));
        for (survey, area) in [("barn", "staket"), ("vuxna", "viksjo"), ("barn", "kista")] {
            assert_eq!(known.population(survey, area), None, "{survey} {area}");
        }
        assert_eq!((known.area_name("viksjo"), known.area_name("kista")), ("viksjo", "kista"));
    }
}
