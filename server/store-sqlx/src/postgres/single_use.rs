//! Single-use codes.

use std::collections::{BTreeSet, HashMap};

use async_trait::async_trait;
use domain::event::EventCode;
use futures_util::FutureExt as _;
use sqlx::{Postgres, Transaction};
use store::{Code, CodeHash, Result, SingleUseStore};

use super::{PostgresStore, error::failed, retrying};
use crate::{
    batch::{Claims, Hash},
    convert::{event_code, key_bytes},
};

/// Which of these codes are unused, with their events. They are locked in the order of their hashes: whoever is just
/// using one is waited for, and whoever comes later waits.
pub(super) async fn locked(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    codes: Vec<&Hash>,
) -> Result<HashMap<Hash, String>> {
    if codes.is_empty() {
        return Ok(HashMap::new());
    }
    let there: Vec<(Vec<u8>, String)> = sqlx::query_as(
        "SELECT hash, event FROM single_use_code WHERE municipality = $1 AND hash = ANY($2) \
         ORDER BY hash FOR UPDATE",
    )
    .bind(municipality)
    .bind(codes.into_iter().map(|code| &code[..]).collect::<Vec<_>>())
    .fetch_all(&mut **tx)
    .await
    .map_err(failed)?;
    there.into_iter().map(|(bytes, event)| Ok((key_bytes("hash", &bytes)?, event))).collect()
}

/// Removes the codes that are used up, and the keys of the responses that got none.
pub(super) async fn settle(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    claims: &Claims,
) -> Result<()> {
    for (delete, hashes) in [
        ("DELETE FROM single_use_code WHERE municipality = $1 AND hash = ANY($2)", &claims.used),
        ("DELETE FROM submission_key WHERE municipality = $1 AND hash = ANY($2)", &claims.refused),
    ] {
        if !hashes.is_empty() {
            let hashes: Vec<_> = hashes.iter().map(|hash| &hash[..]).collect();
            let query = sqlx::query(delete).bind(municipality).bind(hashes);
            query.execute(&mut **tx).await.map_err(failed)?;
        }
    }
    Ok(())
}

#[async_trait]
impl SingleUseStore for PostgresStore {
    async fn add_codes(&self, municipality: Code<'_>, event: &EventCode, codes: &[CodeHash]) -> Result<bool> {
        let mut tx = self.write().await?;
        // Locked, so that the event is not deleted meanwhile.
        let there = sqlx::query("SELECT code FROM event WHERE municipality = $1 AND code = $2 FOR KEY SHARE")
            .bind(municipality)
            .bind(event.as_str())
            .fetch_optional(&mut *tx)
            .await
            .map_err(failed)?;
        if there.is_none() {
            return Ok(false);
        }
        // Sorted, so that nothing follows the order of the printed sheet.
        let sorted: BTreeSet<_> = codes.iter().collect();
        sqlx::query(
            "INSERT INTO single_use_code (municipality, hash, event) \
             SELECT $1, own.hash, $2 FROM UNNEST($3::BYTEA[]) AS own (hash)",
        )
        .bind(municipality)
        .bind(event.as_str())
        .bind(sorted.into_iter().map(|hash| &hash[..]).collect::<Vec<_>>())
        .execute(&mut *tx)
        .await
        .map_err(failed)?;
        tx.commit().await.map_err(failed)?;
        Ok(true)
    }

    async fn event_of_code(&self, municipality: Code<'_>, code: &CodeHash) -> Result<Option<EventCode>> {
        let event: Option<String> =
            sqlx::query_scalar("SELECT event FROM single_use_code WHERE municipality = $1 AND hash = $2")
                .bind(municipality)
                .bind(&code[..])
                .fetch_optional(&self.readers)
                .await
                .map_err(failed)?;
        event.map(|event| event_code(&event)).transpose()
    }

    async fn count_codes(&self, municipality: Code<'_>, event: &EventCode) -> Result<u64> {
        let count: i64 =
            sqlx::query_scalar("SELECT COUNT(*) FROM single_use_code WHERE municipality = $1 AND event = $2")
                .bind(municipality)
                .bind(event.as_str())
                .fetch_one(&self.readers)
                .await
                .map_err(failed)?;
        Ok(count.unsigned_abs())
    }

    async fn withdraw_codes(&self, municipality: Code<'_>, event: &EventCode) -> Result<u64> {
        let withdraw = || {
            sqlx::query("DELETE FROM single_use_code WHERE municipality = $1 AND event = $2")
                .bind(municipality)
                .bind(event.as_str())
                .execute(&self.writers)
                .map(|done| done.map(|done| done.rows_affected()).map_err(failed))
                .boxed()
        };
        retrying(withdraw).await
    }
}
