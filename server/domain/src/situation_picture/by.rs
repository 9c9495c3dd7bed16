//! The second dimension of a picture: age group × one of area, channel, event, language and gender, and no other.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::TallyInput;
use crate::{
    municipality::Municipality,
    response::Channel,
    survey::Survey,
    tally::{Dimension, RECEIVED},
};

/// The question that asks for the gender.
const GENDER_QUESTION: &str = "kon";

/// A dimension and its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    pub dimension: Dimension,
    /// The ids that figures may be of, in their order: the configured areas; the genders that surveys ask for; the
    /// channels, events (codes) and languages (tags) that answers came by. An answer without any of them is in the whole
    /// municipality's figures only.
    pub values: Vec<String>,
}

impl By {
    pub(super) fn of(
        dimension: Dimension,
        municipality: &Municipality,
        surveys: &[Survey],
        tallies: &[TallyInput<'_>],
    ) -> Self {
        let met = || -> BTreeSet<String> {
            let cells = tallies.iter().flat_map(|input| &input.tally.counts);
            let received = cells.filter(|(cell, count)| {
                cell.field == RECEIVED && cell.slice.dimension == dimension && **count > 0
            });
            received.map(|(cell, _)| cell.slice.value.clone()).collect()
        };
        let values = match dimension {
            Dimension::Whole => Vec::new(),
            Dimension::Area => municipality.areas.iter().map(|area| area.id.clone()).collect(),
            Dimension::Gender => genders(surveys),
            Dimension::Channel => {
                let met = met();
                let used = Channel::ALL.into_iter().filter(|channel| met.contains(channel.id()));
                used.map(|channel| channel.id().to_owned()).collect()
            }
            Dimension::Event | Dimension::Language => met().into_iter().collect(),
        };
        Self { dimension, values }
    }
}

/// Every answer to the question, but the one that is none.
fn genders(surveys: &[Survey]) -> Vec<String> {
    let asked = surveys.iter().filter_map(|survey| survey.question(GENDER_QUESTION));
    let mut genders = Vec::new();
    for choice in asked.flat_map(|question| &question.options).filter(|choice| !choice.outside_base) {
        if !genders.contains(&choice.id) {
            genders.push(choice.id.clone());
        }
    }
    genders
}
