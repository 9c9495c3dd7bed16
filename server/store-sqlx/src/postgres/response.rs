//! Responses and the keys that keep one from being counted twice.

use std::collections::HashSet;

use async_trait::async_trait;
use domain::event::EventCode;
use futures_util::{FutureExt as _, StreamExt as _};
use sqlx::{Postgres, Transaction};
use store::{Accepted, Code, ResponseFilter, ResponseStore, ResponseStream, Result, Saved};

use super::{PostgresStore, crowd, error::failed, retrying, single_use, tally::add_to_tallies};
use crate::{
    batch::{Batch, Hash},
    convert::key_bytes,
    crowd::{NewKey, NewResponse, find_key, key_blocks, response_blocks},
    rows::{ResponseRow, response},
};

/// Inserts the keys and answers which of them were not there. In the order of the hashes, so that two writers never wait
/// for each other.
pub(super) async fn insert_keys(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    keys: &[NewKey<'_>],
) -> Result<HashSet<Hash>> {
    let inserted: Vec<Vec<u8>> = sqlx::query_scalar(
        "INSERT INTO submission_key (municipality, hash, fingerprint, round) \
         SELECT $1, own.* FROM UNNEST($2::BYTEA[], $3::BYTEA[], $4::TEXT[]) AS own \
         ON CONFLICT (municipality, hash) DO NOTHING RETURNING hash",
    )
    .bind(municipality)
    .bind(keys.iter().map(|new| &new.key.hash[..]).collect::<Vec<_>>())
    .bind(keys.iter().map(|new| &new.key.fingerprint[..]).collect::<Vec<_>>())
    .bind(keys.iter().map(|new| new.round).collect::<Vec<_>>())
    .fetch_all(&mut **tx)
    .await
    .map_err(failed)?;
    inserted.iter().map(|bytes| key_bytes("hash", bytes)).collect()
}

pub(super) async fn insert_responses(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    new: &[NewResponse<'_>],
) -> Result<()> {
    let responses = || new.iter().map(|new| new.response);
    sqlx::query(
        "INSERT INTO response \
         (municipality, round, survey, id, version, day, area, event, channel, language, answers) \
         SELECT $1, own.* FROM UNNEST($2::TEXT[], $3::TEXT[], $4::BYTEA[], $5::BIGINT[], $6::TEXT[], $7::TEXT[], \
         $8::TEXT[], $9::TEXT[], $10::TEXT[], $11::TEXT[]) AS own",
    )
    .bind(municipality)
    .bind(new.iter().map(|new| new.round).collect::<Vec<_>>())
    .bind(responses().map(|response| &*response.survey).collect::<Vec<_>>())
    .bind(new.iter().map(|new| &new.id.as_bytes()[..]).collect::<Vec<_>>())
    .bind(responses().map(|response| i64::from(response.version)).collect::<Vec<_>>())
    .bind(responses().map(|response| response.day.to_string()).collect::<Vec<_>>())
    .bind(responses().map(|response| response.area.as_deref()).collect::<Vec<_>>())
    .bind(responses().map(|response| response.event.as_ref().map(EventCode::as_str)).collect::<Vec<_>>())
    .bind(responses().map(|response| response.channel.id()).collect::<Vec<_>>())
    .bind(responses().map(|response| response.language.tag()).collect::<Vec<_>>())
    .bind(responses().map(|response| response.answers.as_str()).collect::<Vec<_>>())
    .execute(&mut **tx)
    .await
    .map_err(failed)?;
    Ok(())
}

impl PostgresStore {
    async fn save_batch(&self, municipality: &str, batch: &Batch<'_>, crowd: bool) -> Result<Vec<Saved>> {
        let mut tx = self.write().await?;
        let mut waiting = self.waiting.lock().await;
        let changes = if crowd {
            Some(crowd::begin_to_change(&mut tx, municipality, &mut waiting).await?)
        } else {
            crowd::bring_up_to_date(&mut tx, municipality, &mut waiting).await?;
            None
        };
        let mut known = waiting.known(batch);
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
        let there = single_use::locked(&mut tx, municipality, batch.codes(&new)).await?;
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

    async fn save(&self, municipality: &str, batch: &[Accepted], crowd: bool) -> Result<Vec<Saved>> {
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        let batch = Batch::new(batch);
        retrying(|| self.save_batch(municipality, &batch, crowd).boxed()).await
    }

    async fn settle_some(&self, municipality: &str) -> Result<bool> {
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

    async fn forget_all_keys(&self, municipality: &str, round: &str) -> Result<()> {
        let mut tx = self.write().await?;
        crowd::changed(&mut tx, municipality).await?;
        for delete in [
            "DELETE FROM submission_key WHERE municipality = $1 AND round = $2",
            "DELETE FROM key_block WHERE municipality = $1 AND round = $2",
        ] {
            sqlx::query(delete).bind(municipality).bind(round).execute(&mut *tx).await.map_err(failed)?;
        }
        tx.commit().await.map_err(failed)
    }

    async fn delete_whole_round(&self, municipality: &str, round: &str) -> Result<u64> {
        let mut tx = self.write().await?;
        // First what whoever stores an answer takes first. Then the round's own row: whoever is saving into it is waited
        // for, and whoever comes later is refused.
        crowd::changed(&mut tx, municipality).await?;
        sqlx::query("SELECT id FROM round WHERE municipality = $1 AND id = $2 FOR UPDATE")
            .bind(municipality)
            .bind(round)
            .execute(&mut *tx)
            .await
            .map_err(failed)?;
        let waiting: i64 = sqlx::query_scalar(
            "SELECT coalesce(sum(json_array_length(responses::JSON)), 0) FROM response_block \
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
            ("DELETE FROM submission_key WHERE municipality = $1 AND round = $2", false),
            ("DELETE FROM response WHERE municipality = $1 AND round = $2", true),
            ("DELETE FROM slice_tally WHERE municipality = $1 AND round = $2", false),
            ("DELETE FROM daily_count WHERE municipality = $1 AND round = $2", false),
            ("DELETE FROM round WHERE municipality = $1 AND id = $2", false),
        ] {
            let query = sqlx::query(delete).bind(municipality).bind(round);
            let done = query.execute(&mut *tx).await.map_err(failed)?;
            if counted {
                responses += done.rows_affected();
            }
        }
        tx.commit().await.map_err(failed)?;
        Ok(responses)
    }
}

#[async_trait]
impl ResponseStore for PostgresStore {
    async fn save_responses(&self, municipality: Code<'_>, batch: &[Accepted]) -> Result<Vec<Saved>> {
        self.save(municipality, batch, false).await
    }

    async fn save_crowd(&self, municipality: Code<'_>, batch: &[Accepted]) -> Result<Vec<Saved>> {
        self.save(municipality, batch, true).await
    }

    async fn settle(&self, municipality: Code<'_>) -> Result<bool> {
        retrying(|| self.settle_some(municipality).boxed()).await
    }

    async fn known_key(&self, municipality: Code<'_>, hash: &[u8; 32]) -> Result<Option<[u8; 32]>> {
        // Blocks first: what is put in its place meanwhile is then found there.
        let blocks: Vec<Vec<u8>> = sqlx::query_scalar("SELECT keys FROM key_block WHERE municipality = $1")
            .bind(municipality)
            .fetch_all(&self.readers)
            .await
            .map_err(failed)?;
        if let Some(waiting) = find_key(&blocks, hash)? {
            return Ok(Some(waiting));
        }
        let kept: Option<Vec<u8>> = sqlx::query_scalar(
            "SELECT fingerprint FROM submission_key WHERE municipality = $1 AND hash = $2",
        )
        .bind(municipality)
        .bind(&hash[..])
        .fetch_optional(&self.readers)
        .await
        .map_err(failed)?;
        kept.map(|bytes| key_bytes("fingerprint", &bytes)).transpose()
    }

    fn stream_responses<'a>(&'a self, municipality: Code<'a>, filter: ResponseFilter) -> ResponseStream<'a> {
        // One statement sees one moment. Rows come as they are taken: a reader that is slow leaves them in the
        // connection, and PostgreSQL waits. The order is that of the primary key, which ends with a random id.
        sqlx::query_as::<_, ResponseRow>(
            "SELECT round, survey, version, day, area, event, channel, language, answers FROM \
             (SELECT round, survey, id, version, day, area, event, channel, language, answers, municipality \
             FROM response \
             UNION ALL SELECT round, survey, decode(replace(one ->> 0, '-', ''), 'hex'), (one ->> 1)::BIGINT, one ->> 2, \
             one ->> 3, one ->> 4, one ->> 5, one ->> 6, (one -> 7)::TEXT, municipality \
             FROM response_block, json_array_elements(responses::JSON) AS one) AS every_response \
             WHERE municipality = $1 AND survey = $3 \
             AND round IN (SELECT id FROM round WHERE municipality = $1 AND year = $2) ORDER BY round, id",
        )
        .bind(municipality)
        .bind(i64::from(filter.year))
        .bind(filter.survey)
        .fetch(&self.exports)
        .map(|row| row.map_err(failed).and_then(response))
        .boxed()
    }

    async fn delete_round(&self, municipality: Code<'_>, round: &str) -> Result<u64> {
        retrying(|| self.delete_whole_round(municipality, round).boxed()).await
    }

    async fn forget_keys(&self, municipality: Code<'_>, round: &str) -> Result<()> {
        retrying(|| self.forget_all_keys(municipality, round).boxed()).await
    }
}
