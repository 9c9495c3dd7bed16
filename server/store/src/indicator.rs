//! Figures from elsewhere, such as the police's own survey: shown beside the residents' answers, with their source.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::{Code, Result};

/// A published figure. Its place in the world is `source`, `year`, `geography` and `indicator` together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    pub source: String,
    pub url: String,
    pub year: i16,
    pub geography: String,
    pub indicator: String,
    pub theme: String,
    /// `percent` or `persons`.
    pub unit: String,
    pub value: f64,
}

#[async_trait]
pub trait IndicatorStore: Send + Sync {
    /// Adds or replaces each, all or none. Answers how many were not there before.
    async fn import_indicators(&self, municipality: Code<'_>, indicators: &[Indicator]) -> Result<u64>;
    /// By theme, indicator, geography and year.
    async fn indicators(&self, municipality: Code<'_>) -> Result<Vec<Indicator>>;
}
