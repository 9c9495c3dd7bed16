//! Published figures from elsewhere.

use async_trait::async_trait;
use futures_util::FutureExt as _;
use sqlx::{Postgres, Transaction};
use store::{Code, Indicator, IndicatorStore, Result};

use super::{PostgresStore, error::failed, retrying, text};
use crate::rows::indicator;

const INSERT: &str = "INSERT INTO indicator \
    (municipality, source, year, geography, indicator, url, theme, unit, value) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
    ON CONFLICT (municipality, source, year, geography, indicator) DO NOTHING";
const REPLACE: &str = "UPDATE indicator SET url = $6, theme = $7, unit = $8, value = $9 \
    WHERE municipality = $1 AND source = $2 AND year = $3 AND geography = $4 AND indicator = $5";

/// Answers how many rows the statement wrote.
async fn put(
    tx: &mut Transaction<'static, Postgres>,
    statement: &'static str,
    municipality: &str,
    indicator: &Indicator,
) -> Result<u64> {
    let done = sqlx::query(statement)
        .bind(municipality)
        .bind(text(&indicator.source))
        .bind(i64::from(indicator.year))
        .bind(text(&indicator.geography))
        .bind(text(&indicator.indicator))
        .bind(text(&indicator.url))
        .bind(text(&indicator.theme))
        .bind(text(&indicator.unit))
        .bind(indicator.value)
        .execute(&mut **tx)
        .await
        .map_err(failed)?;
    Ok(done.rows_affected())
}

impl PostgresStore {
    async fn import_sorted(&self, municipality: &str, indicators: &[&Indicator]) -> Result<u64> {
        let mut tx = self.write().await?;
        let mut added = 0;
        for indicator in indicators {
            if put(&mut tx, INSERT, municipality, indicator).await? == 1 {
                added += 1;
            } else {
                put(&mut tx, REPLACE, municipality, indicator).await?;
            }
        }
        tx.commit().await.map_err(failed)?;
        Ok(added)
    }
}

#[async_trait]
impl IndicatorStore for PostgresStore {
    async fn import_indicators(&self, municipality: Code<'_>, indicators: &[Indicator]) -> Result<u64> {
        // In the order of the key, so that two imports at once do not wait for each other; of the same figure twice
        // the last one stays the last.
        let mut sorted: Vec<&Indicator> = indicators.iter().collect();
        sorted.sort_by_key(|one| (&one.source, one.year, &one.geography, &one.indicator));
        retrying(|| self.import_sorted(municipality, &sorted).boxed()).await
    }

    async fn indicators(&self, municipality: Code<'_>) -> Result<Vec<Indicator>> {
        sqlx::query_as(
            "SELECT source, url, year, geography, indicator, theme, unit, value FROM indicator \
             WHERE municipality = $1 ORDER BY theme, indicator, geography, year, source",
        )
        .bind(municipality)
        .fetch_all(&self.readers)
        .await
        .map_err(failed)?
        .into_iter()
        .map(indicator)
        .collect()
    }
}
