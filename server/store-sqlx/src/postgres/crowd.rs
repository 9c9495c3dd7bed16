//! Blocks of a crowd's answers and keys: laid down, read, and put in their places.

use std::collections::HashMap;

use futures_util::TryStreamExt as _;
use sqlx::{PgConnection, Postgres, Transaction};
use store::Result;

use super::{
    error::failed,
    response::{insert_keys, insert_responses},
    survey::surveys,
    tally::add,
};
use crate::{
    batch::Hash,
    convert::key_bytes,
    crowd::{
        KEY_BLOCKS_AT_A_TIME, KeyBlock, NewKey, NewResponse, RESPONSE_BLOCKS_AT_A_TIME, ResponseBlock,
        Waiting, read_keys, read_responses, unpack,
    },
    recount::{Counts, Versions},
};

/// Reads the keys that wait, where others have changed what is there. Whoever else stores an answer waits from here on
/// until the transaction is over.
pub(super) async fn bring_up_to_date(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    waiting: &mut Waiting,
) -> Result<()> {
    let changes: i64 = sqlx::query_scalar(
        "INSERT INTO crowd (municipality, changes) VALUES ($1, 0) \
         ON CONFLICT (municipality) DO UPDATE SET changes = crowd.changes RETURNING changes",
    )
    .bind(municipality)
    .fetch_one(&mut **tx)
    .await
    .map_err(failed)?;
    read(tx, municipality, waiting, changes).await
}

/// The same where blocks of keys are about to come or go, which it tells other processes. Answers what
/// [`Waiting::at`] is to be told once the transaction is committed.
pub(super) async fn begin_to_change(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    waiting: &mut Waiting,
) -> Result<i64> {
    let changes = changed(tx, municipality).await?;
    read(tx, municipality, waiting, changes - 1).await?;
    Ok(changes)
}

async fn read(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    waiting: &mut Waiting,
    changes: i64,
) -> Result<()> {
    if waiting.is_current(municipality, changes) {
        return Ok(());
    }
    let there = sqlx::query_scalar("SELECT id FROM key_block WHERE municipality = $1")
        .bind(municipality)
        .fetch_all(&mut **tx)
        .await
        .map_err(failed)?;
    let unread = waiting.unread(municipality, there);
    let blocks: Vec<(Vec<u8>, Vec<u8>)> =
        sqlx::query_as("SELECT id, keys FROM key_block WHERE municipality = $1 AND id = ANY($2)")
            .bind(municipality)
            .bind(unread)
            .fetch_all(&mut **tx)
            .await
            .map_err(failed)?;
    for (id, keys) in blocks {
        waiting.read(&id, &keys)?;
    }
    waiting.at(changes);
    Ok(())
}

/// Tells other processes that blocks of keys have come or gone. Answers the number of this change.
pub(super) async fn changed(connection: &mut PgConnection, municipality: &str) -> Result<i64> {
    sqlx::query_scalar(
        "INSERT INTO crowd (municipality, changes) VALUES ($1, 1) \
         ON CONFLICT (municipality) DO UPDATE SET changes = crowd.changes + 1 RETURNING changes",
    )
    .bind(municipality)
    .fetch_one(connection)
    .await
    .map_err(failed)
}

/// The fingerprints of those of the keys that are in their table.
pub(super) async fn stored_keys(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    hashes: impl Iterator<Item = &Hash>,
) -> Result<HashMap<Hash, Vec<u8>>> {
    let hashes: Vec<&[u8]> = hashes.map(|hash| &hash[..]).collect();
    if hashes.is_empty() {
        return Ok(HashMap::new());
    }
    // One by one, each by the whole of the table's key: asked for all at once, PostgreSQL may choose to read every key of
    // the municipality.
    let known: Vec<(Vec<u8>, Vec<u8>)> = sqlx::query_as(
        "SELECT own.hash, kept.fingerprint FROM UNNEST($2::BYTEA[]) AS own (hash), \
         LATERAL (SELECT fingerprint FROM submission_key WHERE municipality = $1 AND hash = own.hash OFFSET 0) AS kept",
    )
    .bind(municipality)
    .bind(hashes)
    .fetch_all(&mut **tx)
    .await
    .map_err(failed)?;
    known.into_iter().map(|(bytes, fingerprint)| Ok((key_bytes("hash", &bytes)?, fingerprint))).collect()
}

pub(super) async fn insert_blocks(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    responses: &[ResponseBlock<'_>],
    keys: &[KeyBlock<'_>],
) -> Result<()> {
    // One statement: whoever is next waits for every way there and back.
    sqlx::query(
        "WITH answers AS (INSERT INTO response_block (municipality, round, survey, id, responses) \
         SELECT $1, own.* FROM UNNEST($2::TEXT[], $3::TEXT[], $4::BYTEA[], $5::TEXT[]) AS own) \
         INSERT INTO key_block (municipality, round, id, keys) \
         SELECT $1, own.* FROM UNNEST($6::TEXT[], $7::BYTEA[], $8::BYTEA[]) AS own",
    )
    .bind(municipality)
    .bind(responses.iter().map(|block| block.round).collect::<Vec<_>>())
    .bind(responses.iter().map(|block| block.survey).collect::<Vec<_>>())
    .bind(responses.iter().map(|block| &block.id.as_bytes()[..]).collect::<Vec<_>>())
    .bind(responses.iter().map(|block| &*block.responses).collect::<Vec<_>>())
    .bind(keys.iter().map(|block| block.round).collect::<Vec<_>>())
    .bind(keys.iter().map(|block| &block.id[..]).collect::<Vec<_>>())
    .bind(keys.iter().map(|block| &*block.keys).collect::<Vec<_>>())
    .execute(&mut **tx)
    .await
    .map_err(failed)?;
    Ok(())
}

/// Counts the answers of one label year that wait in blocks on top of `counts`.
pub(super) async fn count_waiting(
    connection: &mut PgConnection,
    municipality: &str,
    label_year: i16,
    counts: &mut Counts,
) -> Result<()> {
    if !anything_waits(connection, municipality).await? {
        return Ok(());
    }
    let versions = Versions::of(surveys(&mut *connection, municipality).await?);
    let mut blocks = sqlx::query_as::<_, (String, String, String)>(
        "SELECT block.round, survey, responses FROM response_block AS block \
         JOIN round ON round.municipality = block.municipality AND round.id = block.round \
         WHERE block.municipality = $1 AND round.year = $2",
    )
    .bind(municipality)
    .bind(i64::from(label_year))
    .fetch(connection);
    while let Some((round, survey, responses)) = blocks.try_next().await.map_err(failed)? {
        for (_, stored) in read_responses(&round, &survey, &responses)? {
            counts.add(&versions, &stored)?;
        }
    }
    Ok(())
}

async fn anything_waits(connection: &mut PgConnection, municipality: &str) -> Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM response_block WHERE municipality = $1)")
        .bind(municipality)
        .fetch_one(connection)
        .await
        .map_err(failed)
}

/// Puts a few blocks in their places: the answers with what they count, and the keys. Answers which blocks of keys went,
/// and whether there was anything. After [`bring_up_to_date`].
pub(super) async fn settle(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
) -> Result<(Vec<(Vec<u8>, Vec<u8>)>, bool)> {
    let blocks: Vec<(String, String, Vec<u8>, String)> = sqlx::query_as(
        "SELECT round, survey, id, responses FROM response_block WHERE municipality = $1 LIMIT $2",
    )
    .bind(municipality)
    .bind(RESPONSE_BLOCKS_AT_A_TIME)
    .fetch_all(&mut **tx)
    .await
    .map_err(failed)?;
    if !blocks.is_empty() {
        let versions = Versions::of(surveys(&mut **tx, municipality).await?);
        let (unpacked, counts) = unpack(&blocks, &versions)?;
        for (round, survey, id, _) in &blocks {
            sqlx::query(
                "DELETE FROM response_block WHERE municipality = $1 AND round = $2 AND survey = $3 AND id = $4",
            )
            .bind(municipality)
            .bind(round)
            .bind(survey)
            .bind(id)
            .execute(&mut **tx)
            .await
            .map_err(failed)?;
        }
        let new: Vec<_> = unpacked.iter().map(NewResponse::from).collect();
        insert_responses(tx, municipality, &new).await?;
        add(tx, municipality, counts.additions()).await?;
    }
    let key_blocks: Vec<(String, Vec<u8>, Vec<u8>)> =
        sqlx::query_as("SELECT round, id, keys FROM key_block WHERE municipality = $1 LIMIT $2")
            .bind(municipality)
            .bind(KEY_BLOCKS_AT_A_TIME)
            .fetch_all(&mut **tx)
            .await
            .map_err(failed)?;
    let mut keys = Vec::new();
    for (round, id, held) in &key_blocks {
        keys.extend(read_keys(held)?.map(|key| NewKey { round, key }));
        sqlx::query("DELETE FROM key_block WHERE municipality = $1 AND round = $2 AND id = $3")
            .bind(municipality)
            .bind(round)
            .bind(id)
            .execute(&mut **tx)
            .await
            .map_err(failed)?;
    }
    keys.sort_unstable_by_key(|new| new.key.hash);
    insert_keys(tx, municipality, &keys).await?;
    let any = !(blocks.is_empty() && key_blocks.is_empty());
    Ok((key_blocks.into_iter().map(|(_, id, held)| (id, held)).collect(), any))
}

/// The municipalities of which something waits.
pub(super) async fn waited_for(connection: &mut PgConnection) -> Result<Vec<String>> {
    sqlx::query_scalar("SELECT municipality FROM response_block UNION SELECT municipality FROM key_block")
        .fetch_all(connection)
        .await
        .map_err(failed)
}
