//! Responses and the keys that keep one from being counted twice.

use std::collections::{HashMap, HashSet};

use async_trait::async_trait;
use domain::event::EventCode;
use futures_util::{FutureExt as _, StreamExt as _};
use sqlx::{Postgres, Transaction};
use store::{Accepted, Code, Error, ResponseFilter, ResponseStore, ResponseStream, Result, Saved};

use super::{PostgresStore, error::failed, retrying, single_use, tally::add_to_tallies};
use crate::{
    batch::{Batch, Hash},
    convert::{corrupt, to_json},
    rows::{ResponseRow, response},
};

/// How often a batch is looked at again whose keys another process forgets at the same moment.
const MOST_LOOKS: u32 = 3;

pub(super) fn hash(bytes: &[u8]) -> Result<Hash> {
    Hash::try_from(bytes).map_err(|_| corrupt("a key's hash of length", bytes.len()))
}

/// Inserts the keys and answers which of them were not there. Where another transaction is just inserting one it waits:
/// the key is new after all when that one is rolled back. In the order of the hashes, so that two writers never wait
/// for each other.
async fn insert_keys(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    batch: &Batch<'_>,
) -> Result<HashSet<Hash>> {
    let keys = || batch.first.values().map(|accepted| &accepted.key);
    let inserted: Vec<Vec<u8>> = sqlx::query_scalar(
        "INSERT INTO submission_key (municipality, hash, fingerprint, round) \
         SELECT $1, own.* FROM UNNEST($2::BYTEA[], $3::BYTEA[], $4::TEXT[]) AS own \
         ON CONFLICT (municipality, hash) DO NOTHING RETURNING hash",
    )
    .bind(municipality)
    .bind(keys().map(|key| &key.hash[..]).collect::<Vec<_>>())
    .bind(keys().map(|key| &key.fingerprint[..]).collect::<Vec<_>>())
    .bind(batch.first.values().map(|accepted| &*accepted.round).collect::<Vec<_>>())
    .fetch_all(&mut **tx)
    .await
    .map_err(failed)?;
    inserted.iter().map(|bytes| hash(bytes)).collect()
}

/// The fingerprints of keys that were stored before.
async fn fingerprints(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    hashes: Vec<&Hash>,
) -> Result<HashMap<Hash, Vec<u8>>> {
    if hashes.is_empty() {
        return Ok(HashMap::new());
    }
    let known: Vec<(Vec<u8>, Vec<u8>)> = sqlx::query_as(
        "SELECT hash, fingerprint FROM submission_key WHERE municipality = $1 AND hash = ANY($2)",
    )
    .bind(municipality)
    .bind(hashes.into_iter().map(|hash| &hash[..]).collect::<Vec<_>>())
    .fetch_all(&mut **tx)
    .await
    .map_err(failed)?;
    known.into_iter().map(|(bytes, fingerprint)| Ok((hash(&bytes)?, fingerprint))).collect()
}

async fn insert_responses(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    new: &[&Accepted],
) -> Result<()> {
    let responses = || new.iter().map(|accepted| &accepted.response);
    let answers = responses().map(|response| to_json(&response.answers)).collect::<Result<Vec<_>>>()?;
    sqlx::query(
        "INSERT INTO response \
         (municipality, round, survey, id, version, day, area, event, channel, language, answers) \
         SELECT $1, own.* FROM UNNEST($2::TEXT[], $3::TEXT[], $4::BYTEA[], $5::BIGINT[], $6::TEXT[], $7::TEXT[], \
         $8::TEXT[], $9::TEXT[], $10::TEXT[], $11::TEXT[]) AS own",
    )
    .bind(municipality)
    .bind(new.iter().map(|accepted| &*accepted.round).collect::<Vec<_>>())
    .bind(responses().map(|response| &*response.survey).collect::<Vec<_>>())
    .bind(new.iter().map(|accepted| &accepted.id.as_bytes()[..]).collect::<Vec<_>>())
    .bind(responses().map(|response| i64::from(response.version)).collect::<Vec<_>>())
    .bind(responses().map(|response| response.day.to_string()).collect::<Vec<_>>())
    .bind(responses().map(|response| response.area.as_deref()).collect::<Vec<_>>())
    .bind(responses().map(|response| response.event.as_ref().map(EventCode::as_str)).collect::<Vec<_>>())
    .bind(responses().map(|response| response.channel.id()).collect::<Vec<_>>())
    .bind(responses().map(|response| response.language.tag()).collect::<Vec<_>>())
    .bind(answers)
    .execute(&mut **tx)
    .await
    .map_err(failed)?;
    Ok(())
}

impl PostgresStore {
    /// `None` when a key was there at first and was forgotten before its fingerprint was read: nothing is stored then.
    async fn save_batch(&self, municipality: &str, batch: &Batch<'_>) -> Result<Option<Vec<Saved>>> {
        let mut tx = self.write().await?;
        let mut new = insert_keys(&mut tx, municipality, batch).await?;
        let known = fingerprints(&mut tx, municipality, batch.before(&new)).await?;
        if new.len() + known.len() < batch.first.len() {
            return Ok(None);
        }
        let there = single_use::locked(&mut tx, municipality, batch.codes(&new)).await?;
        let claims = batch.claims(&new, &there);
        new.retain(|key| !claims.refused.contains(key));
        let fresh = batch.fresh(&new);
        if !fresh.is_empty() {
            single_use::settle(&mut tx, municipality, &claims).await?;
            insert_responses(&mut tx, municipality, &fresh).await?;
            add_to_tallies(&mut tx, municipality, &fresh).await?;
            tx.commit().await.map_err(failed)?;
        }
        Ok(Some(batch.outcomes(&known, &claims.refused)))
    }

    async fn delete_whole_round(&self, municipality: &str, round: &str) -> Result<u64> {
        let mut tx = self.write().await?;
        // First the round's own row: whoever is saving into it is waited for, and whoever comes later is refused.
        sqlx::query("SELECT id FROM round WHERE municipality = $1 AND id = $2 FOR UPDATE")
            .bind(municipality)
            .bind(round)
            .execute(&mut *tx)
            .await
            .map_err(failed)?;
        let mut responses = 0;
        for (delete, counted) in [
            ("DELETE FROM submission_key WHERE municipality = $1 AND round = $2", false),
            ("DELETE FROM response WHERE municipality = $1 AND round = $2", true),
            ("DELETE FROM slice_tally WHERE municipality = $1 AND round = $2", false),
            ("DELETE FROM daily_count WHERE municipality = $1 AND round = $2", false),
            ("DELETE FROM round WHERE municipality = $1 AND id = $2", false),
        ] {
            let query = sqlx::query(delete).bind(municipality).bind(round);
            let done = query.execute(&mut *tx).await.map_err(failed)?;
            if counted {
                responses = done.rows_affected();
            }
        }
        tx.commit().await.map_err(failed)?;
        Ok(responses)
    }
}

#[async_trait]
impl ResponseStore for PostgresStore {
    async fn save_responses(&self, municipality: Code<'_>, batch: &[Accepted]) -> Result<Vec<Saved>> {
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        let batch = Batch::new(batch);
        for _ in 0..MOST_LOOKS {
            if let Some(saved) = retrying(|| self.save_batch(municipality, &batch).boxed()).await? {
                return Ok(saved);
            }
        }
        Err(Error::Unavailable("keys of the batch are being forgotten".into()))
    }

    async fn known_key(&self, municipality: Code<'_>, hash: &[u8; 32]) -> Result<Option<[u8; 32]>> {
        let kept: Option<Vec<u8>> = sqlx::query_scalar(
            "SELECT fingerprint FROM submission_key WHERE municipality = $1 AND hash = $2",
        )
        .bind(municipality)
        .bind(&hash[..])
        .fetch_optional(&self.readers)
        .await
        .map_err(failed)?;
        let whole = |bytes: Vec<u8>| {
            let length = bytes.len();
            Hash::try_from(bytes).map_err(|_| corrupt("a key's fingerprint of length", length))
        };
        kept.map(whole).transpose()
    }

    fn stream_responses<'a>(&'a self, municipality: Code<'a>, filter: ResponseFilter) -> ResponseStream<'a> {
        // One statement sees one moment. Rows come as they are taken: a reader that is slow leaves them in the
        // connection, and PostgreSQL waits. The order is that of the primary key, which ends with a random id.
        sqlx::query_as::<_, ResponseRow>(
            "SELECT response.round, survey, version, day, area, event, channel, language, answers \
             FROM response JOIN round ON round.municipality = response.municipality AND round.id = response.round \
             WHERE response.municipality = $1 AND round.year = $2 AND survey = $3 \
             ORDER BY response.round, response.id",
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
        let forget = || {
            sqlx::query("DELETE FROM submission_key WHERE municipality = $1 AND round = $2")
                .bind(municipality)
                .bind(round)
                .execute(&self.writers)
                .map(|done| done.map(drop).map_err(failed))
                .boxed()
        };
        retrying(forget).await
    }
}
