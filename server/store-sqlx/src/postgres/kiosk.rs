//! Kiosks.

use async_trait::async_trait;
use domain::event::EventCode;
use jiff::civil::Date;
use store::{Code, Kiosk, KioskStore, Result, TokenHash};

use super::{PostgresStore, error::failed};
use crate::rows::kiosk;

#[async_trait]
impl KioskStore for PostgresStore {
    async fn add_kiosk(&self, municipality: Code<'_>, kiosk: &Kiosk) -> Result<()> {
        sqlx::query(
            "INSERT INTO kiosk (municipality, token, event, day, secret, ended) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(municipality)
        .bind(&kiosk.token[..])
        .bind(kiosk.event.as_str())
        .bind(kiosk.day.to_string())
        .bind(&kiosk.key[..])
        .bind(kiosk.ended)
        .execute(&self.writers)
        .await
        .map_err(failed)?;
        Ok(())
    }

    async fn kiosk(&self, municipality: Code<'_>, token: &TokenHash) -> Result<Option<Kiosk>> {
        sqlx::query_as(
            "SELECT token, event, day, secret, ended FROM kiosk WHERE municipality = $1 AND token = $2",
        )
        .bind(municipality)
        .bind(&token[..])
        .fetch_optional(&self.readers)
        .await
        .map_err(failed)?
        .map(kiosk)
        .transpose()
    }

    async fn running_kiosks(&self, municipality: Code<'_>, event: &EventCode, day: Date) -> Result<u64> {
        let running: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM kiosk WHERE municipality = $1 AND event = $2 AND day = $3 AND NOT ended",
        )
        .bind(municipality)
        .bind(event.as_str())
        .bind(day.to_string())
        .fetch_one(&self.readers)
        .await
        .map_err(failed)?;
        Ok(running.unsigned_abs())
    }

    async fn end_kiosks(&self, municipality: Code<'_>, event: &EventCode) -> Result<u64> {
        let done =
            sqlx::query("UPDATE kiosk SET ended = TRUE WHERE municipality = $1 AND event = $2 AND NOT ended")
                .bind(municipality)
                .bind(event.as_str())
                .execute(&self.writers)
                .await
                .map_err(failed)?;
        Ok(done.rows_affected())
    }

    async fn lose_kiosks(&self, municipality: Code<'_>, event: &EventCode) -> Result<u64> {
        let done = sqlx::query("DELETE FROM kiosk WHERE municipality = $1 AND event = $2")
            .bind(municipality)
            .bind(event.as_str())
            .execute(&self.writers)
            .await
            .map_err(failed)?;
        Ok(done.rows_affected())
    }

    async fn forget_kiosks(&self, municipality: Code<'_>, day: Date) -> Result<u64> {
        // Days are ISO 8601: their texts are in the order of time.
        let done = sqlx::query("DELETE FROM kiosk WHERE municipality = $1 AND day < $2")
            .bind(municipality)
            .bind(day.to_string())
            .execute(&self.writers)
            .await
            .map_err(failed)?;
        Ok(done.rows_affected())
    }
}
