//! Published survey versions.

use async_trait::async_trait;
use domain::survey::Survey;

use crate::{Code, Result};

#[async_trait]
pub trait SurveyStore: Send + Sync {
    /// Every published version, by slug and version.
    async fn surveys(&self, municipality: Code<'_>) -> Result<Vec<Survey>>;
    /// Publishes a version, or replaces the texts of one that is there.
    async fn put_survey(&self, municipality: Code<'_>, survey: &Survey) -> Result<()>;
}
