//! Published survey versions, as JSON.

use async_trait::async_trait;
use domain::survey::Survey;
use sqlx::PgExecutor;
use store::{Code, Error, Result, SurveyStore};

use super::{PostgresStore, error::failed};
use crate::convert::{json, to_json};

/// Every published version, by slug and version.
pub(super) async fn surveys(executor: impl PgExecutor<'_>, municipality: &str) -> Result<Vec<Survey>> {
    let definitions: Vec<String> = sqlx::query_scalar(
        "SELECT definition FROM survey_version WHERE municipality = $1 ORDER BY slug, version",
    )
    .bind(municipality)
    .fetch_all(executor)
    .await
    .map_err(failed)?;
    definitions.iter().map(|definition| json("a survey", definition)).collect()
}

#[async_trait]
impl SurveyStore for PostgresStore {
    async fn surveys(&self, municipality: Code<'_>) -> Result<Vec<Survey>> {
        surveys(&self.readers, municipality).await
    }

    async fn put_survey(&self, municipality: Code<'_>, survey: &Survey) -> Result<()> {
        // Only texts may be replaced: answers and tallies are kept by the ids of this structure.
        let done = sqlx::query(
            "INSERT INTO survey_version (municipality, slug, version, structure, definition) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (municipality, slug, version) \
             DO UPDATE SET definition = excluded.definition \
             WHERE survey_version.structure = excluded.structure",
        )
        .bind(municipality)
        .bind(&survey.slug)
        .bind(i64::from(survey.version))
        .bind(survey.structure_hash())
        .bind(to_json(survey)?)
        .execute(&self.writers)
        .await
        .map_err(failed)?;
        if done.rows_affected() == 0 {
            return Err(Error::Failed(
                format!(
                    "version {} of {} is published with other questions or options; give the change a new version",
                    survey.version, survey.slug
                )
                .into(),
            ));
        }
        Ok(())
    }
}
