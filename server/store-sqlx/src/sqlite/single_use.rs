//! Single-use codes.

use std::{
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

use async_trait::async_trait;
use domain::event::EventCode;
use sqlx::{AssertSqlSafe, Sqlite, Transaction};
use store::{Code, CodeHash, Result, SingleUseStore};

use super::{SqliteStore, error::failed, many_rows::ManyRows};
use crate::{
    batch::{Claims, Hash},
    convert::event_code,
};

static INSERT_CODES: LazyLock<ManyRows> =
    LazyLock::new(|| ManyRows::new("INSERT INTO single_use_code (municipality, event, hash)", 2, 1, ""));

const EVENT_OF: &str = "SELECT event FROM single_use_code WHERE municipality = $1 AND hash = $2";

/// Which of these codes are unused, with their events.
pub(super) async fn there(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    codes: Vec<&Hash>,
) -> Result<HashMap<Hash, String>> {
    let mut there = HashMap::new();
    for code in codes {
        let event = sqlx::query_scalar(EVENT_OF).bind(municipality).bind(&code[..]);
        if let Some(event) = event.fetch_optional(&mut **tx).await.map_err(failed)? {
            there.insert(*code, event);
        }
    }
    Ok(there)
}

/// Removes the codes that are used up, and the keys of the responses that got none.
pub(super) async fn settle(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    claims: &Claims,
) -> Result<()> {
    for (delete, hashes) in [
        ("DELETE FROM single_use_code WHERE municipality = $1 AND hash = $2", &claims.used),
        ("DELETE FROM submission_key WHERE municipality = $1 AND hash = $2", &claims.refused),
    ] {
        for hash in hashes {
            let query = sqlx::query(delete).bind(municipality).bind(&hash[..]);
            query.execute(&mut **tx).await.map_err(failed)?;
        }
    }
    Ok(())
}

#[async_trait]
impl SingleUseStore for SqliteStore {
    async fn add_codes(&self, municipality: Code<'_>, event: &EventCode, codes: &[CodeHash]) -> Result<bool> {
        let mut tx = self.write().await?;
        let there = sqlx::query("SELECT code FROM event WHERE municipality = $1 AND code = $2")
            .bind(municipality)
            .bind(event.as_str())
            .fetch_optional(&mut *tx)
            .await
            .map_err(failed)?;
        if there.is_none() {
            return Ok(false);
        }
        // Sorted, so that nothing follows the order of the printed sheet.
        let sorted: Vec<_> = codes.iter().collect::<BTreeSet<_>>().into_iter().collect();
        for (sql, piece) in INSERT_CODES.pieces(&sorted) {
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for hash in piece {
                query = query.bind(&hash[..]);
            }
            let query = query.bind(municipality).bind(event.as_str());
            query.execute(&mut *tx).await.map_err(failed)?;
        }
        tx.commit().await.map_err(failed)?;
        Ok(true)
    }

    async fn event_of_code(&self, municipality: Code<'_>, code: &CodeHash) -> Result<Option<EventCode>> {
        let query = sqlx::query_scalar(EVENT_OF).bind(municipality).bind(&code[..]);
        let event: Option<String> = query.fetch_optional(&self.readers).await.map_err(failed)?;
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
        let done = sqlx::query("DELETE FROM single_use_code WHERE municipality = $1 AND event = $2")
            .bind(municipality)
            .bind(event.as_str())
            .execute(&self.writer)
            .await
            .map_err(failed)?;
        Ok(done.rows_affected())
    }
}
