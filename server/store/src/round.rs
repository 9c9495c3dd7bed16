//! Rounds of collection.

use async_trait::async_trait;
use domain::round::Round;

use crate::{Code, Result};

#[async_trait]
pub trait RoundStore: Send + Sync {
    /// `false` when a round with this id is there already.
    async fn add_round(&self, municipality: Code<'_>, round: &Round) -> Result<bool>;
    /// By opening day, the latest first.
    async fn rounds(&self, municipality: Code<'_>) -> Result<Vec<Round>>;
    /// Sets the last day of a round. `false` when there is no such round.
    async fn close_round(
        &self,
        municipality: Code<'_>,
        round: &str,
        closes: jiff::civil::Date,
    ) -> Result<bool>;
}
