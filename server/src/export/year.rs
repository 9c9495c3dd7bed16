//! What there is of a year: which surveys and versions were answered, and whether made-up answers are among them.

use std::collections::BTreeSet;

use domain::{
    municipality::Municipality,
    survey::Survey,
    tally::{RECEIVED, Slice},
};
use store::{RoundTally, Store};

use super::ExportError;

/// The collections of one label year.
pub(super) struct Year {
    label: i16,
    /// Every published version of every survey.
    pub(super) surveys: Vec<Survey>,
    pub(super) tallies: Vec<RoundTally>,
    /// The ids of the rounds with residents' own answers.
    own_rounds: BTreeSet<String>,
}

impl Year {
    pub(super) async fn read(
        store: &dyn Store,
        municipality: &Municipality,
        year: i16,
    ) -> Result<Self, ExportError> {
        let code = &municipality.code;
        let surveys = store.surveys(code).await?;
        let tallies = store.tallies(code, year).await?;
        let rounds = store.rounds(code).await?;
        let own_rounds = rounds.into_iter().filter(|round| !round.demo).map(|round| round.id).collect();
        Ok(Self { label: year, surveys, tallies, own_rounds })
    }

    /// The versions of one survey that were answered in this year.
    pub(super) async fn answered_versions(
        &self,
        store: &dyn Store,
        municipality: &Municipality,
        slug: &str,
    ) -> Result<Vec<Survey>, ExportError> {
        if !self.surveys.iter().any(|survey| survey.slug == slug) {
            let known: BTreeSet<_> = self.surveys.iter().map(|survey| survey.slug.clone()).collect();
            return Err(ExportError::UnknownSurvey {
                given: slug.to_owned(),
                known: known.into_iter().collect(),
            });
        }
        let answered: BTreeSet<u32> = self.answered(Some(slug)).map(|tally| tally.version).collect();
        let versions: Vec<_> = self
            .surveys
            .iter()
            .filter(|survey| survey.slug == slug && answered.contains(&survey.version))
            .cloned()
            .collect();
        if versions.is_empty() {
            return Err(self.no_answers(store, municipality, Some(slug)).await?);
        }
        Ok(versions)
    }

    /// The refusal, with the years that there are answers for.
    pub(super) async fn no_answers(
        &self,
        store: &dyn Store,
        municipality: &Municipality,
        slug: Option<&str>,
    ) -> Result<ExportError, ExportError> {
        let mut years = Vec::new();
        for year in store.years_with_responses(&municipality.code).await? {
            let tallies = store.tallies(&municipality.code, year).await?;
            if tallies.iter().any(|tally| counts(tally, slug)) {
                years.push(year);
            }
        }
        Ok(ExportError::NoAnswers { survey: slug.map(str::to_owned), year: self.label, years })
    }

    /// Whether made-up answers are among those to a survey, or to any.
    pub(super) fn has_demo(&self, slug: Option<&str>) -> bool {
        self.answered(slug).any(|tally| self.is_demo(&tally.round))
    }

    /// Whether a round holds made-up answers. One that was not there yet counts as such, to be on the safe side.
    pub(super) fn is_demo(&self, round: &str) -> bool {
        !self.own_rounds.contains(round)
    }

    fn answered(&self, slug: Option<&str>) -> impl Iterator<Item = &RoundTally> {
        self.tallies.iter().filter(move |tally| counts(tally, slug))
    }
}

fn counts(tally: &RoundTally, slug: Option<&str>) -> bool {
    slug.is_none_or(|slug| tally.survey == slug) && tally.tally.count(RECEIVED, "", &Slice::whole()) > 0
}
