//! Rounds of collection.

use async_trait::async_trait;
use domain::round::Round;
use jiff::civil::Date;
use store::{Code, Result, RoundStore};

use super::{PostgresStore, error::failed};
use crate::rows::round;

#[async_trait]
impl RoundStore for PostgresStore {
    async fn add_round(&self, municipality: Code<'_>, round: &Round) -> Result<bool> {
        let done = sqlx::query(
            "INSERT INTO round (municipality, id, year, opens, closes, demo) VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (municipality, id) DO NOTHING",
        )
        .bind(municipality)
        .bind(&round.id)
        .bind(round.year)
        .bind(round.opens.to_string())
        .bind(round.closes.map(|day| day.to_string()))
        .bind(round.demo)
        .execute(&self.writers)
        .await
        .map_err(failed)?;
        Ok(done.rows_affected() == 1)
    }

    async fn rounds(&self, municipality: Code<'_>) -> Result<Vec<Round>> {
        sqlx::query_as(
            "SELECT id, year, opens, closes, demo FROM round WHERE municipality = $1 \
             ORDER BY opens DESC, id DESC",
        )
        .bind(municipality)
        .fetch_all(&self.readers)
        .await
        .map_err(failed)?
        .into_iter()
        .map(round)
        .collect()
    }

    async fn close_round(&self, municipality: Code<'_>, round: &str, closes: Date) -> Result<bool> {
        let done = sqlx::query("UPDATE round SET closes = $3 WHERE municipality = $1 AND id = $2")
            .bind(municipality)
            .bind(round)
            .bind(closes.to_string())
            .execute(&self.writers)
            .await
            .map_err(failed)?;
        Ok(done.rows_affected() == 1)
    }
}
