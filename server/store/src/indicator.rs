//! Figures from elsewhere, such as the police's own survey: shown beside the residents' answers, with their source.

use async_trait::async_trait;
pub use domain::indicator::Indicator;

use crate::{Code, Result};

#[async_trait]
pub trait IndicatorStore: Send + Sync {
    /// Adds or replaces each, all or none. Answers how many were not there before.
    async fn import_indicators(&self, municipality: Code<'_>, indicators: &[Indicator]) -> Result<u64>;
    /// By theme, indicator, geography and year.
    async fn indicators(&self, municipality: Code<'_>) -> Result<Vec<Indicator>>;
}
