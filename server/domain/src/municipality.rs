//! The municipality that asks: its areas, its population where that is known, its contacts and thresholds.

mod margins;

use std::collections::BTreeMap;

pub(crate) use margins::Inhabitants;
pub use margins::{Margins, WEIGHTED};
use serde::{Deserialize, Serialize};

use crate::accessibility::{Accessibility, over_built_in};
use crate::area_map::AreaMap;

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
    /// Inhabitants by age group and by area, where they are not known for each age group in each area.
    #[serde(default)]
    pub margins: Option<Margins>,
    #[serde(default = "Accessibility::built_in", deserialize_with = "over_built_in")]
    pub accessibility: Accessibility,
    #[serde(default)]
    pub contacts: Contacts,
    #[serde(default)]
    pub thresholds: Thresholds,
    /// Where the areas lie, for the maps. Empty where the configuration names no file.
    #[serde(default, rename = "areas_geojson", skip_serializing_if = "AreaMap::is_empty")]
    pub map: AreaMap,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    pub id: String,
    pub name: String,
    /// Inhabitants by survey slug. Empty where it is not known: then there is no coverage, and weights need [`Margins`].
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
        faults.extend(self.faults_of_margins());
        if self.thresholds.base < 10 || self.thresholds.sensitive_base < 20 {
            faults.push(
                "thresholds may be raised but not lowered: base at least 10, sensitive_base at least 20"
                    .to_owned(),
            );
        }
        faults.extend(self.accessibility.faults());
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
            margins: None,
            accessibility: Accessibility::built_in(),
            contacts: Contacts::default(),
            thresholds: Thresholds::default(),
            map: AreaMap::default(),
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

    type Counts<'a> = &'a [(&'a str, u32)];

    #[test]
    fn margins_are_for_every_age_group_and_area_and_count_the_same_people() {
        let counts = |ids: &[(&str, u32)]| ids.iter().map(|(id, n)| ((*id).to_owned(), *n)).collect();
        let ages = [("ungdom", 100), ("unga-vuxna", 200), ("vuxna", 500), ("aldre", 200)];
        let cases: [(Counts<'_>, Counts<'_>, &str); 6] = [
            (&ages, &[("viksjo", 600), ("staket", 400)], ""),
            (&ages, &[("viksjo", 600), ("staket", 409)], ""),
            (&ages, &[("viksjo", 600)], "by_area lacks \"staket\""),
            (&ages[1..], &[("viksjo", 600), ("staket", 400)], "by_age lacks \"ungdom\""),
            (&ages, &[("viksjo", 600), ("staket", 400), ("kista", 1)], "by_area has \"kista\""),
            (&ages, &[("viksjo", 600), ("staket", 500)], "1000 and margins.by_area to 1100"),
        ];
        for (by_age, by_area, words) in cases {
            let margins = Some(Margins { by_age: counts(by_age), by_area: counts(by_area) });
            let faults = Municipality { margins, ..municipality() }.faults();
            if words.is_empty() {
                assert_eq!(faults, Vec::<String>::new());
            } else {
                assert!(faults.len() == 1 && faults[0].contains(words), "{words}: {faults:?}");
            }
        }
    }

    #[test]
    fn answers_are_weighted_by_cells_where_all_are_known_else_by_margins_else_not() {
        let mut municipality = municipality();
        assert_eq!(municipality.inhabitants(), None);
        let ages = WEIGHTED.iter().map(|slug| ((*slug).to_owned(), 10));
        let areas = [("viksjo".to_owned(), 25), ("staket".to_owned(), 15)];
        municipality.margins = Some(Margins { by_age: ages.clone().collect(), by_area: areas.into() });
        let margins = Inhabitants::Margins(vec![10; 4], vec![25, 15]);
        municipality.areas[0].population = ages.clone().collect();
        assert_eq!(municipality.inhabitants(), Some(margins), "one area's cells are not all cells");
        municipality.areas[1].population = ages.collect();
        assert_eq!(municipality.inhabitants(), Some(Inhabitants::Cells(vec![10; 8])));
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
