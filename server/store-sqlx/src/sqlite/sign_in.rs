//! How fast one network may try to sign in.

use async_trait::async_trait;
use jiff::{Timestamp, civil::Date};
use store::{Code, Result, SignInAllowance, SignInStore};

use super::{SqliteStore, error::failed};
use crate::{convert::corrupt, sign_in::Limit};

impl SqliteStore {
    async fn kept_salt(&self, municipality: &str, day: &str) -> Result<Option<[u8; 32]>> {
        let salt: Option<Vec<u8>> =
            sqlx::query_scalar("SELECT salt FROM sign_in_salt WHERE municipality = $1 AND day = $2")
                .bind(municipality)
                .bind(day)
                .fetch_optional(&self.readers)
                .await
                .map_err(failed)?;
        let whole = |salt: Vec<u8>| salt.try_into().map_err(|_| corrupt("the sign-in salt of", day));
        salt.map(whole).transpose()
    }
}

#[async_trait]
impl SignInStore for SqliteStore {
    async fn sign_in_salt(&self, municipality: Code<'_>, day: Date, fresh: [u8; 32]) -> Result<[u8; 32]> {
        let day = day.to_string();
        if let Some(salt) = self.kept_salt(municipality, &day).await? {
            return Ok(salt);
        }
        let mut tx = self.write().await?;
        let added = sqlx::query(
            "INSERT INTO sign_in_salt (municipality, day, salt) VALUES ($1, $2, $3) \
             ON CONFLICT (municipality, day) DO NOTHING",
        )
        .bind(municipality)
        .bind(&day)
        .bind(&fresh[..])
        .execute(&mut *tx)
        .await
        .map_err(failed)?;
        if added.rows_affected() == 1 {
            sqlx::query("DELETE FROM sign_in_salt WHERE municipality = $1 AND day < $2")
                .bind(municipality)
                .bind(&day)
                .execute(&mut *tx)
                .await
                .map_err(failed)?;
            sqlx::query("DELETE FROM sign_in_limit WHERE municipality = $1")
                .bind(municipality)
                .execute(&mut *tx)
                .await
                .map_err(failed)?;
        }
        tx.commit().await.map_err(failed)?;
        // Another process may have been quicker: its salt is the day's.
        Ok(self.kept_salt(municipality, &day).await?.unwrap_or(fresh))
    }

    async fn allow_sign_in(
        &self,
        municipality: Code<'_>,
        who: &[u8; 32],
        now: Timestamp,
        allowance: SignInAllowance,
    ) -> Result<bool> {
        let limit = Limit::at(now, allowance);
        let counted = sqlx::query(
            "INSERT INTO sign_in_limit (municipality, who, free_from) VALUES ($1, $2, $3 + $4) \
             ON CONFLICT (municipality, who) DO UPDATE SET free_from = $4 + CASE \
             WHEN sign_in_limit.free_from BETWEEN $3 AND $6 THEN sign_in_limit.free_from ELSE $3 END \
             WHERE sign_in_limit.free_from <= $5 OR sign_in_limit.free_from > $6",
        )
        .bind(municipality)
        .bind(&who[..])
        .bind(limit.now)
        .bind(limit.step)
        .bind(limit.latest)
        .bind(limit.farthest)
        .execute(&self.writer)
        .await
        .map_err(failed)?;
        Ok(counted.rows_affected() == 1)
    }
}
