//! Why a prioritised problem exists.

use serde::{Deserialize, Serialize};

/// The analysis of one priority, in staff's own words. Every part may be empty while it is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CauseAnalysis {
    pub why: String,
    pub places: String,
    pub times: String,
    /// Who is affected: groups of people, never persons.
    pub affected: String,
    pub sources_used: String,
    /// Which sources were left out, and why.
    pub sources_rejected: String,
    /// What the sources cannot tell.
    pub uncertainty: String,
}

impl CauseAnalysis {
    /// Every part with its name in forms, in their order.
    pub fn parts(&self) -> [(&'static str, &str); 7] {
        [
            ("why", &self.why),
            ("places", &self.places),
            ("times", &self.times),
            ("affected", &self.affected),
            ("sources_used", &self.sources_used),
            ("sources_rejected", &self.sources_rejected),
            ("uncertainty", &self.uncertainty),
        ]
    }

    pub fn is_empty(&self) -> bool {
        self.parts().iter().all(|(_, text)| text.trim().is_empty())
    }
}
