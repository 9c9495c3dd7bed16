//! Figures from elsewhere, such as the police's own survey: shown beside the residents' answers, with their source.

use serde::{Deserialize, Serialize};

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
