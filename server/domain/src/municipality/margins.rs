//! Inhabitants where only sums are known: of each age group, and of each area.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Municipality;

/// The age groups whose answers may be weighted: 13 years and older. Children's never are.
pub const WEIGHTED: [&str; 4] = ["ungdom", "unga-vuxna", "vuxna", "aldre"];

/// How far the two sums may be apart, as a part of the larger one: published statistics are rounded.
const APART: f64 = 0.01;

/// Inhabitants aged 13 and older, by age group in the whole municipality and by area. Weights are then raked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// By survey slug, without the children's.
    pub by_age: BTreeMap<String, u32>,
    /// By area id, only those aged 13 and older.
    pub by_area: BTreeMap<String, u32>,
}

/// What is known of how many live where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Inhabitants {
    /// Of each age group (in the order of [`WEIGHTED`]) in each area (in the configuration's order), row by row.
    Cells(Vec<u64>),
    /// Of each age group, and of each area.
    Margins(Vec<u64>, Vec<u64>),
}

impl Municipality {
    /// How many live where, 13 years and older: cell by cell where all are known, else the margins. `None` where neither is.
    pub(crate) fn inhabitants(&self) -> Option<Inhabitants> {
        let cells = WEIGHTED
            .iter()
            .flat_map(|slug| self.areas.iter().map(|area| self.population(slug, &area.id).map(u64::from)));
        if let Some(cells) = cells.collect::<Option<Vec<u64>>>() {
            return Some(Inhabitants::Cells(cells));
        }
        let margins = self.margins.as_ref()?;
        let of = |known: &BTreeMap<String, u32>, id: &str| known.get(id).copied().map(u64::from);
        let by_age = WEIGHTED.iter().map(|slug| of(&margins.by_age, slug)).collect::<Option<_>>()?;
        let by_area = self.areas.iter().map(|area| of(&margins.by_area, &area.id)).collect::<Option<_>>()?;
        Some(Inhabitants::Margins(by_age, by_area))
    }

    /// Whether answers can be weighted by age group and area.
    pub fn knows_inhabitants(&self) -> bool {
        self.inhabitants().is_some()
    }

    pub(super) fn faults_of_margins(&self) -> Vec<String> {
        let Some(Margins { by_age, by_area }) = &self.margins else { return Vec::new() };
        let ages: Vec<&str> = WEIGHTED.to_vec();
        let areas: Vec<&str> = self.areas.iter().map(|area| area.id.as_str()).collect();
        let mut faults = Vec::new();
        for (name, given, wanted) in [("by_age", by_age, &ages), ("by_area", by_area, &areas)] {
            for id in wanted.iter().filter(|id| !given.contains_key(**id)) {
                faults.push(format!("margins.{name} lacks {id:?}; write how many aged 13 and older it has"));
            }
            for id in given.keys().filter(|id| !wanted.contains(&id.as_str())) {
                faults.push(format!("margins.{name} has {id:?}; it may hold {} only", wanted.join(", ")));
            }
        }
        let sum = |given: &BTreeMap<String, u32>| given.values().copied().map(u64::from).sum::<u64>();
        let (ages, areas) = (sum(by_age), sum(by_area));
        if faults.is_empty() && (ages.abs_diff(areas) as f64 > APART * ages.max(areas) as f64 || ages == 0) {
            faults.push(format!(
                "margins.by_age adds up to {ages} and margins.by_area to {areas}; both must count the same people, \
                 those aged 13 and older"
            ));
        }
        faults
    }
}
