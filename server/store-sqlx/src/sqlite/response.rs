//! Responses and the keys that keep one from being counted twice.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::LazyLock,
};

use async_trait::async_trait;
use futures_util::StreamExt as _;
use sqlx::{AssertSqlSafe, Sqlite, Transaction};
use store::{Accepted, Code, ResponseFilter, ResponseStore, ResponseStream, Result, Saved};

use super::{SqliteStore, error::failed, many_rows::ManyRows, tally::add_to_tallies};
use crate::{
    batch::{Batch, Hash},
    convert::to_json,
    rows::{ResponseRow, response},
};

static INSERT_KEYS: LazyLock<ManyRows> = LazyLock::new(|| {
    ManyRows::new(
        "INSERT INTO submission_key (municipality, hash, fingerprint, round)",
        1,
        3,
        "ON CONFLICT (municipality, hash) DO NOTHING RETURNING hash",
    )
});

static INSERT_RESPONSES: LazyLock<ManyRows> = LazyLock::new(|| {
    ManyRows::new(
        "INSERT INTO response \
         (municipality, round, survey, id, version, day, area, event, channel, language, answers)",
        1,
        10,
        "",
    )
});

/// Inserts the keys and answers which of them were not there. Sorted, so that nothing follows the batch's order.
async fn insert_keys(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    keys: &BTreeMap<Hash, &Accepted>,
) -> Result<HashSet<Hash>> {
    let rows: Vec<_> = keys.values().collect();
    let mut new = HashSet::with_capacity(rows.len());
    for (sql, piece) in INSERT_KEYS.pieces(&rows) {
        let mut query = sqlx::query_scalar::<_, Vec<u8>>(AssertSqlSafe(sql));
        for accepted in piece {
            query = query
                .bind(&accepted.key.hash[..])
                .bind(&accepted.key.fingerprint[..])
                .bind(accepted.round.as_str());
        }
        let inserted = query.bind(municipality).fetch_all(&mut **tx).await.map_err(failed)?;
        new.extend(inserted.iter().filter_map(|hash| Hash::try_from(hash.as_slice()).ok()));
    }
    Ok(new)
}

/// The fingerprints of keys that were stored before.
async fn fingerprints(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    hashes: Vec<&Hash>,
) -> Result<HashMap<Hash, Vec<u8>>> {
    let mut known = HashMap::new();
    for hash in hashes {
        let fingerprint: Vec<u8> = sqlx::query_scalar(
            "SELECT fingerprint FROM submission_key WHERE municipality = $1 AND hash = $2",
        )
        .bind(municipality)
        .bind(&hash[..])
        .fetch_one(&mut **tx)
        .await
        .map_err(failed)?;
        known.insert(*hash, fingerprint);
    }
    Ok(known)
}

async fn insert_responses(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    new: &[&Accepted],
) -> Result<()> {
    for (sql, piece) in INSERT_RESPONSES.pieces(new) {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for accepted in piece {
            let response = &accepted.response;
            query = query
                .bind(accepted.round.as_str())
                .bind(response.survey.as_str())
                .bind(&accepted.id.as_bytes()[..])
                .bind(response.version)
                .bind(response.day.to_string())
                .bind(response.area.as_deref())
                .bind(response.event.as_ref().map(domain::event::EventCode::as_str))
                .bind(response.channel.id())
                .bind(response.language.tag())
                .bind(to_json(&response.answers)?);
        }
        query.bind(municipality).execute(&mut **tx).await.map_err(failed)?;
    }
    Ok(())
}

#[async_trait]
impl ResponseStore for SqliteStore {
    async fn save_responses(&self, municipality: Code<'_>, batch: &[Accepted]) -> Result<Vec<Saved>> {
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        let batch = Batch::new(batch);
        let mut tx = self.write().await?;
        let new = insert_keys(&mut tx, municipality, &batch.first).await?;
        let known = fingerprints(&mut tx, municipality, batch.before(&new)).await?;
        let fresh = batch.fresh(&new);
        if !fresh.is_empty() {
            insert_responses(&mut tx, municipality, &fresh).await?;
            add_to_tallies(&mut tx, municipality, &fresh).await?;
            tx.commit().await.map_err(failed)?;
        }
        Ok(batch.outcomes(&known))
    }

    fn stream_responses<'a>(&'a self, municipality: Code<'a>, filter: ResponseFilter) -> ResponseStream<'a> {
        // One statement sees one moment. The order is that of the primary key, which ends with a random id; asked so,
        // SQLite walks the key, where a join with the rounds had it sort every row in memory first.
        sqlx::query_as::<_, ResponseRow>(
            "SELECT round, survey, version, day, area, event, channel, language, answers FROM response \
             WHERE municipality = $1 AND round IN (SELECT id FROM round WHERE municipality = $1 AND year = $2) \
             AND survey = $3 ORDER BY round, id",
        )
        .bind(municipality)
        .bind(filter.year)
        .bind(filter.survey)
        .fetch(&self.exports)
        .map(|row| row.map_err(failed).and_then(response))
        .boxed()
    }

    async fn delete_round(&self, municipality: Code<'_>, round: &str) -> Result<u64> {
        let mut tx = self.write().await?;
        let mut responses = 0;
        for (delete, counted) in [
            ("DELETE FROM response WHERE municipality = $1 AND round = $2", true),
            ("DELETE FROM submission_key WHERE municipality = $1 AND round = $2", false),
            ("DELETE FROM slice_tally WHERE municipality = $1 AND round = $2", false),
            ("DELETE FROM daily_count WHERE municipality = $1 AND round = $2", false),
            ("DELETE FROM round WHERE municipality = $1 AND id = $2", false),
        ] {
            let done =
                sqlx::query(delete).bind(municipality).bind(round).execute(&mut *tx).await.map_err(failed)?;
            if counted {
                responses = done.rows_affected();
            }
        }
        tx.commit().await.map_err(failed)?;
        // What is deleted must not live on in the log.
        self.empty_log().await?;
        Ok(responses)
    }

    async fn forget_keys(&self, municipality: Code<'_>, round: &str) -> Result<()> {
        sqlx::query("DELETE FROM submission_key WHERE municipality = $1 AND round = $2")
            .bind(municipality)
            .bind(round)
            .execute(&self.writer)
            .await
            .map_err(failed)?;
        self.empty_log().await
    }
}
