//! Responses and the keys that keep one from being counted twice.

use std::{collections::HashSet, sync::LazyLock};

use async_trait::async_trait;
use futures_util::StreamExt as _;
use sqlx::{AssertSqlSafe, Sqlite, Transaction};
use store::{Accepted, Code, ResponseFilter, ResponseStore, ResponseStream, Result, Saved};

use super::{SqliteStore, crowd, error::failed, many_rows::ManyRows, single_use, tally::add_to_tallies};
use crate::{
    batch::{Batch, Hash},
    convert::key_bytes,
    crowd::{NewKey, NewResponse, find_key, key_blocks, response_blocks},
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
pub(super) async fn insert_keys(
    tx: &mut Transaction<'_, Sqlite>,
    municipality: &str,
    keys: &[NewKey<'_>],
) -> Result<HashSet<Hash>> {
    let mut new = HashSet::with_capacity(keys.len());
    for (sql, piece) in INSERT_KEYS.pieces(keys) {
        let mut query = sqlx::query_scalar::<_, Vec<u8>>(AssertSqlSafe(sql));
        for NewKey { round, key } in piece {
            query = query.bind(&key.hash[..]).bind(&key.fingerprint[..]).bind(*round);
        }
        let inserted = query.bind(municipality).fetch_all(&mut **tx).await.map_err(failed)?;
        new.extend(inserted.iter().filter_map(|hash| Hash::try_from(hash.as_slice()).ok()));
    }
    Ok(new)
}

pub(super) async fn insert_responses(
    tx: &mut Transaction<'_, Sqlite>,
    municipality: &str,
    new: &[NewResponse<'_>],
) -> Result<()> {
    for (sql, piece) in INSERT_RESPONSES.pieces(new) {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for NewResponse { round, id, response } in piece {
            query = query
                .bind(*round)
                .bind(response.survey.as_str())
                .bind(&id.as_bytes()[..])
                .bind(response.version)
                .bind(response.day.to_string())
                .bind(response.area.as_deref())
                .bind(response.event.as_ref().map(domain::event::EventCode::as_str))
                .bind(response.channel.id())
                .bind(response.language.tag())
                .bind(response.answers.as_str());
        }
        query.bind(municipality).execute(&mut **tx).await.map_err(failed)?;
    }
    Ok(())
}

impl SqliteStore {
    async fn save(&self, municipality: &str, batch: &[Accepted], crowd: bool) -> Result<Vec<Saved>> {
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        let batch = Batch::new(batch);
        let mut tx = self.write().await?;
        let mut waiting = self.waiting.lock().await;
        let changes = if crowd {
            Some(crowd::begin_to_change(&mut tx, municipality, &mut waiting).await?)
        } else {
            crowd::bring_up_to_date(&mut tx, municipality, &mut waiting).await?;
            None
        };
        let mut known = waiting.known(&batch);
        let changes = changes.filter(|_| waiting.has_room(batch.first.len()));
        let mut new: HashSet<Hash>;
        if changes.is_some() {
            let others = batch.first.keys().filter(|hash| !known.contains_key(*hash));
            known.extend(crowd::stored_keys(&mut tx, municipality, others).await?);
            new = batch.first.keys().filter(|hash| !known.contains_key(*hash)).copied().collect();
        } else {
            new = insert_keys(&mut tx, municipality, &batch.keys_without(&known)).await?;
            let before = batch.first.keys().filter(|hash| !new.contains(*hash) && !known.contains_key(*hash));
            known.extend(crowd::stored_keys(&mut tx, municipality, before).await?);
        }
        let there = single_use::there(&mut tx, municipality, batch.codes(&new)).await?;
        let claims = batch.claims(&new, &there);
        new.retain(|key| !claims.refused.contains(key));
        let fresh = batch.fresh(&new);
        if !fresh.is_empty() {
            single_use::settle(&mut tx, municipality, &claims).await?;
            if let Some(changes) = changes {
                let keys = key_blocks(&fresh);
                crowd::insert_blocks(&mut tx, municipality, &response_blocks(&fresh)?, &keys).await?;
                tx.commit().await.map_err(failed)?;
                waiting.laid_down(&keys, changes)?;
            } else {
                let rows: Vec<_> = fresh.iter().map(|accepted| NewResponse::from(*accepted)).collect();
                insert_responses(&mut tx, municipality, &rows).await?;
                add_to_tallies(&mut tx, municipality, &fresh).await?;
                tx.commit().await.map_err(failed)?;
            }
        }
        Ok(batch.outcomes(&known, &claims.refused))
    }
}

#[async_trait]
impl ResponseStore for SqliteStore {
    async fn save_responses(&self, municipality: Code<'_>, batch: &[Accepted]) -> Result<Vec<Saved>> {
        self.save(municipality, batch, false).await
    }

    async fn save_crowd(&self, municipality: Code<'_>, batch: &[Accepted]) -> Result<Vec<Saved>> {
        self.save(municipality, batch, true).await
    }

    async fn settle(&self, municipality: Code<'_>) -> Result<bool> {
        let mut tx = self.write().await?;
        let mut waiting = self.waiting.lock().await;
        let changes = crowd::begin_to_change(&mut tx, municipality, &mut waiting).await?;
        let (gone, any) = crowd::settle(&mut tx, municipality).await?;
        if any {
            tx.commit().await.map_err(failed)?;
            waiting.settled(&gone, changes)?;
        }
        Ok(any)
    }

    async fn known_key(&self, municipality: Code<'_>, hash: &[u8; 32]) -> Result<Option<[u8; 32]>> {
        let mut tx = self.read().await?;
        let kept: Option<Vec<u8>> = sqlx::query_scalar(
            "SELECT fingerprint FROM submission_key WHERE municipality = $1 AND hash = $2",
        )
        .bind(municipality)
        .bind(&hash[..])
        .fetch_optional(&mut *tx)
        .await
        .map_err(failed)?;
        if let Some(bytes) = kept {
            return key_bytes("fingerprint", &bytes).map(Some);
        }
        let blocks: Vec<Vec<u8>> = sqlx::query_scalar("SELECT keys FROM key_block WHERE municipality = $1")
            .bind(municipality)
            .fetch_all(&mut *tx)
            .await
            .map_err(failed)?;
        find_key(&blocks, hash)
    }

    fn stream_responses<'a>(&'a self, municipality: Code<'a>, filter: ResponseFilter) -> ResponseStream<'a> {
        // One statement sees one moment. The order is that of the primary key, which ends with a random id; asked so,
        // SQLite walks the key, where a join with the rounds had it sort every row in memory first. What waits in blocks
        // is sorted, and merged with that.
        sqlx::query_as::<_, ResponseRow>(
            "SELECT round, survey, version, day, area, event, channel, language, answers, id FROM response \
             WHERE municipality = $1 AND round IN (SELECT id FROM round WHERE municipality = $1 AND year = $2) \
             AND survey = $3 \
             UNION ALL SELECT round, survey, one.value ->> 1, one.value ->> 2, one.value ->> 3, one.value ->> 4, \
             one.value ->> 5, one.value ->> 6, one.value -> 7, unhex(one.value ->> 0, '-') \
             FROM response_block AS block CROSS JOIN json_each(block.responses) AS one \
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
        let waiting: i64 = sqlx::query_scalar(
            "SELECT coalesce(sum(json_array_length(responses)), 0) FROM response_block \
             WHERE municipality = $1 AND round = $2",
        )
        .bind(municipality)
        .bind(round)
        .fetch_one(&mut *tx)
        .await
        .map_err(failed)?;
        let mut responses = waiting.unsigned_abs();
        for (delete, counted) in [
            ("DELETE FROM response_block WHERE municipality = $1 AND round = $2", false),
            ("DELETE FROM key_block WHERE municipality = $1 AND round = $2", false),
            ("DELETE FROM response WHERE municipality = $1 AND round = $2", true),
            ("DELETE FROM submission_key WHERE municipality = $1 AND round = $2", false),
            ("DELETE FROM slice_tally WHERE municipality = $1 AND round = $2", false),
            ("DELETE FROM daily_count WHERE municipality = $1 AND round = $2", false),
            ("DELETE FROM round WHERE municipality = $1 AND id = $2", false),
        ] {
            let done =
                sqlx::query(delete).bind(municipality).bind(round).execute(&mut *tx).await.map_err(failed)?;
            if counted {
                responses += done.rows_affected();
            }
        }
        crowd::changed(&mut tx, municipality).await?;
        tx.commit().await.map_err(failed)?;
        // What is deleted must not live on in the log.
        self.empty_log().await?;
        Ok(responses)
    }

    async fn forget_keys(&self, municipality: Code<'_>, round: &str) -> Result<()> {
        let mut tx = self.write().await?;
        for delete in [
            "DELETE FROM submission_key WHERE municipality = $1 AND round = $2",
            "DELETE FROM key_block WHERE municipality = $1 AND round = $2",
        ] {
            sqlx::query(delete).bind(municipality).bind(round).execute(&mut *tx).await.map_err(failed)?;
        }
        crowd::changed(&mut tx, municipality).await?;
        tx.commit().await.map_err(failed)?;
        self.empty_log().await
    }
}
