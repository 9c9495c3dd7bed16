//! Counts, as the situation picture reads them.

use async_trait::async_trait;
use domain::{response::Channel, tally::Tally};
use jiff::civil::Date;

use crate::{Code, Result};

/// The counts of one survey version in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundTally {
    pub round: String,
    pub survey: String,
    pub version: u32,
    pub tally: Tally,
}

/// How many responses came in on one day, by survey, event and channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DailyCount {
    pub round: String,
    pub survey: String,
    /// Empty for none.
    pub event: String,
    pub channel: Channel,
    pub day: Date,
    pub count: i64,
}

/// A count that is not what a recount of the stored responses gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TallyDifference {
    pub round: String,
    pub survey: String,
    pub what: String,
    pub kept: i64,
    pub recounted: i64,
}

#[async_trait]
pub trait TallyStore: Send + Sync {
    /// The tallies of every round with this label year, demo rounds included, from one consistent read.
    async fn tallies(&self, municipality: Code<'_>, year: i16) -> Result<Vec<RoundTally>>;
    /// The label years that have at least one response, the latest first.
    async fn years_with_responses(&self, municipality: Code<'_>) -> Result<Vec<i16>>;
    /// The daily counts of every round with this label year.
    async fn daily_counts(&self, municipality: Code<'_>, year: i16) -> Result<Vec<DailyCount>>;
    /// Recounts every stored response and answers where the kept tallies differ. Empty when all is well.
    async fn recount(&self, municipality: Code<'_>) -> Result<Vec<TallyDifference>>;
    /// Recounts, and where the kept tallies and daily counts differ puts the recounted ones in their place, all in one
    /// transaction that nothing is saved beside. Answers what differed.
    async fn mend_tallies(&self, municipality: Code<'_>) -> Result<Vec<TallyDifference>>;
}
