//! What an answer weighs, by age group and area, where it is known how many live there.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::RawPicture;
use crate::{
    municipality::{Inhabitants, WEIGHTED},
    statistics::weights::{WeightError, post_stratify, rake, trim},
};

/// Why a picture cannot be weighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoWeights {
    /// The configuration does not say how many live there.
    PopulationUnknown,
    /// Nobody aged 13 or older has answered with an area.
    NoAnswers,
    /// Nobody has answered in some age group or some area, so that nobody can speak for it.
    EmptyMargin,
    /// Those who answered are too few in too many places.
    NotConverged,
}

impl From<WeightError> for NoWeights {
    fn from(error: WeightError) -> Self {
        match error {
            WeightError::NoAnswers => Self::NoAnswers,
            WeightError::EmptyMargin => Self::EmptyMargin,
            WeightError::NotConverged => Self::NotConverged,
        }
    }
}

/// Weights of the answers with a configured area, 13 years and older. Children's answers have none, nor have those of
/// non-residents or without an area.
pub(crate) struct Weights {
    /// Within each age group, with the mean 1 over its answers: by survey, then by area.
    by_group: BTreeMap<&'static str, BTreeMap<String, f64>>,
    /// Of all four together, with the mean 1 over all their answers.
    together: BTreeMap<&'static str, BTreeMap<String, f64>>,
}

impl Weights {
    pub(crate) fn of(raw: &RawPicture) -> Result<Self, NoWeights> {
        let areas: Vec<&str> = raw.municipality.areas.iter().map(|area| area.id.as_str()).collect();
        let answers: Vec<u64> = WEIGHTED
            .iter()
            .flat_map(|slug| {
                let group = raw.groups.iter().find(|group| group.survey == *slug);
                areas.iter().map(move |area| group.and_then(|group| group.by_area.get(*area)).copied())
            })
            .map(Option::unwrap_or_default)
            .collect();
        let weights = match raw.municipality.inhabitants().ok_or(NoWeights::PopulationUnknown)? {
            Inhabitants::Cells(people) => post_stratify(&answers, &people)?,
            Inhabitants::Margins(by_age, by_area) => rake(&answers, &by_age, &by_area)?,
        };
        let named = |weights: &[f64]| -> BTreeMap<String, f64> {
            areas.iter().zip(weights).map(|(area, weight)| ((*area).to_owned(), *weight)).collect()
        };
        let rows = |weights: &[f64]| -> Vec<BTreeMap<String, f64>> {
            weights.chunks(areas.len()).map(named).collect()
        };
        let within = weights.chunks(areas.len()).zip(answers.chunks(areas.len()));
        let by_group = within.map(|(weights, answers)| named(&trim(weights, answers)));
        Ok(Self {
            by_group: WEIGHTED.into_iter().zip(by_group).collect(),
            together: WEIGHTED.into_iter().zip(rows(&trim(&weights, &answers))).collect(),
        })
    }

    /// What an answer weighs within its age group, in each of these areas.
    pub(crate) fn within(&self, survey: &str, areas: &[&str]) -> Vec<f64> {
        in_areas(&self.by_group, survey, areas)
    }

    /// What an answer weighs among all aged 13 and older, in each of these areas.
    pub(crate) fn among(&self, survey: &str, areas: &[&str]) -> Vec<f64> {
        in_areas(&self.together, survey, areas)
    }
}

fn in_areas(
    weights: &BTreeMap<&'static str, BTreeMap<String, f64>>,
    survey: &str,
    areas: &[&str],
) -> Vec<f64> {
    let known = weights.get(survey);
    areas.iter().map(|area| known.and_then(|known| known.get(*area)).copied().unwrap_or_default()).collect()
}
