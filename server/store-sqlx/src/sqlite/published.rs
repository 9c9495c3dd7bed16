//! Published versions. Triggers in the schema refuse every change and deletion.

use async_trait::async_trait;
use domain::published::Frozen;
use store::{Code, PublishedStore, Result, VersionEntry};

use super::{SqliteStore, error::failed};
use crate::{
    convert::year,
    rows::{published_version, version_entry},
};

#[async_trait]
impl PublishedStore for SqliteStore {
    async fn publish(&self, municipality: Code<'_>, version: &Frozen) -> Result<bool> {
        let about = version.about();
        let done = sqlx::query(
            "INSERT INTO published_version (municipality, year, number, day, reason, demo, sha256, content) \
             SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE $3 = (\
                 SELECT COALESCE(MAX(number), 0) + 1 FROM published_version WHERE municipality = $1 AND year = $2\
             ) ON CONFLICT DO NOTHING",
        )
        .bind(municipality)
        .bind(i64::from(about.year))
        .bind(i64::from(about.number))
        .bind(about.day.to_string())
        .bind(about.reason.as_deref())
        .bind(about.demo)
        .bind(&version.sha256().bytes()[..])
        .bind(version.bytes())
        .execute(&self.writer)
        .await
        .map_err(failed)?;
        Ok(done.rows_affected() == 1)
    }

    async fn latest_version(&self, municipality: Code<'_>, year: i16) -> Result<Option<Frozen>> {
        sqlx::query_as(
            "SELECT year, number, day, reason, demo, sha256, content FROM published_version \
             WHERE municipality = $1 AND year = $2 ORDER BY number DESC LIMIT 1",
        )
        .bind(municipality)
        .bind(i64::from(year))
        .fetch_optional(&self.readers)
        .await
        .map_err(failed)?
        .map(published_version)
        .transpose()
    }

    async fn version(&self, municipality: Code<'_>, year: i16, number: u32) -> Result<Option<Frozen>> {
        sqlx::query_as(
            "SELECT year, number, day, reason, demo, sha256, content FROM published_version \
             WHERE municipality = $1 AND year = $2 AND number = $3",
        )
        .bind(municipality)
        .bind(i64::from(year))
        .bind(i64::from(number))
        .fetch_optional(&self.readers)
        .await
        .map_err(failed)?
        .map(published_version)
        .transpose()
    }

    async fn versions(&self, municipality: Code<'_>, year: i16) -> Result<Vec<VersionEntry>> {
        sqlx::query_as(
            "SELECT year, number, day, reason, demo, sha256 FROM published_version \
             WHERE municipality = $1 AND year = $2 ORDER BY number DESC",
        )
        .bind(municipality)
        .bind(i64::from(year))
        .fetch_all(&self.readers)
        .await
        .map_err(failed)?
        .into_iter()
        .map(version_entry)
        .collect()
    }

    async fn published_years(&self, municipality: Code<'_>) -> Result<Vec<i16>> {
        let years: Vec<i64> = sqlx::query_scalar(
            "SELECT DISTINCT year FROM published_version WHERE municipality = $1 ORDER BY year DESC",
        )
        .bind(municipality)
        .fetch_all(&self.readers)
        .await
        .map_err(failed)?;
        years.into_iter().map(year).collect()
    }
}
