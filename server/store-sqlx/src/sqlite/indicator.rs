//! Published figures from elsewhere.

use async_trait::async_trait;
use sqlx::{Sqlite, Transaction};
use store::{Code, Indicator, IndicatorStore, Result};

use super::{SqliteStore, error::failed};
use crate::rows::indicator;

async fn count(tx: &mut Transaction<'static, Sqlite>, municipality: &str) -> Result<i64> {
    sqlx::query_scalar("SELECT count(*) FROM indicator WHERE municipality = $1")
        .bind(municipality)
        .fetch_one(&mut **tx)
        .await
        .map_err(failed)
}

#[async_trait]
impl IndicatorStore for SqliteStore {
    async fn import_indicators(&self, municipality: Code<'_>, indicators: &[Indicator]) -> Result<u64> {
        let mut tx = self.write().await?;
        let before = count(&mut tx, municipality).await?;
        for indicator in indicators {
            sqlx::query(
                "INSERT INTO indicator \
                 (municipality, source, year, geography, indicator, url, theme, unit, value) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
                 ON CONFLICT (municipality, source, year, geography, indicator) DO UPDATE SET \
                 url = excluded.url, theme = excluded.theme, unit = excluded.unit, value = excluded.value",
            )
            .bind(municipality)
            .bind(&indicator.source)
            .bind(indicator.year)
            .bind(&indicator.geography)
            .bind(&indicator.indicator)
            .bind(&indicator.url)
            .bind(&indicator.theme)
            .bind(&indicator.unit)
            .bind(indicator.value)
            .execute(&mut *tx)
            .await
            .map_err(failed)?;
        }
        let after = count(&mut tx, municipality).await?;
        tx.commit().await.map_err(failed)?;
        Ok((after - before).unsigned_abs())
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
