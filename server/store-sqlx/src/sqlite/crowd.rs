//! Blocks of a crowd's answers and keys: laid down, read, and put in their places.

use std::{collections::HashMap, sync::LazyLock};

use futures_util::TryStreamExt as _;
use sqlx::{AssertSqlSafe, Sqlite, SqliteConnection, Transaction};
use store::Result;
use uuid::Uuid;

use super::{
    error::failed,
    many_rows::ManyRows,
    response::{insert_keys, insert_responses},
    survey::surveys,
    tally::add,
};
use crate::{
    batch::Hash,
    convert::{key_bytes, to_json},
    crowd::{
        KEY_BLOCKS_AT_A_TIME, KeyBlock, NewKey, NewResponse, RESPONSE_BLOCKS_AT_A_TIME, ResponseBlock,
        Waiting, read_keys, read_responses, unpack,
    },
    recount::{Counts, Versions},
};

static INSERT_RESPONSE_BLOCKS: LazyLock<ManyRows> = LazyLock::new(|| {
    ManyRows::new("INSERT INTO response_block (municipality, round, survey, id, responses)", 1, 4, "")
});

static INSERT_KEY_BLOCKS: LazyLock<ManyRows> =
    LazyLock::new(|| ManyRows::new("INSERT INTO key_block (municipality, round, id, keys)", 1, 3, ""));

/// Reads the keys that wait, where others have changed what is there. Within a transaction that holds the write lock.
pub(super) async fn bring_up_to_date(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    waiting: &mut Waiting,
) -> Result<()> {
    let changes: Option<i64> = sqlx::query_scalar("SELECT changes FROM crowd WHERE municipality = $1")
        .bind(municipality)
        .fetch_optional(&mut **tx)
        .await
        .map_err(failed)?;
    read(tx, municipality, waiting, changes.unwrap_or_default()).await
}

/// The same where blocks of keys are about to come or go, which it tells other processes. Answers what
/// [`Waiting::at`] is to be told once the transaction is committed.
pub(super) async fn begin_to_change(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    waiting: &mut Waiting,
) -> Result<i64> {
    let changes = changed(tx, municipality).await?;
    read(tx, municipality, waiting, changes - 1).await?;
    Ok(changes)
}

async fn read(
    tx: &mut Transaction<'static, Sqlite>,
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
    for id in waiting.unread(municipality, there) {
        let keys: Vec<u8> =
            sqlx::query_scalar("SELECT keys FROM key_block WHERE municipality = $1 AND id = $2")
                .bind(municipality)
                .bind(&id)
                .fetch_one(&mut **tx)
                .await
                .map_err(failed)?;
        waiting.read(&id, &keys)?;
    }
    waiting.at(changes);
    Ok(())
}

/// Tells other processes that blocks of keys have come or gone. Answers the number of this change.
pub(super) async fn changed(connection: &mut SqliteConnection, municipality: &str) -> Result<i64> {
    sqlx::query_scalar(
        "INSERT INTO crowd (municipality, changes) VALUES ($1, 1) \
         ON CONFLICT (municipality) DO UPDATE SET changes = changes + 1 RETURNING changes",
    )
    .bind(municipality)
    .fetch_one(connection)
    .await
    .map_err(failed)
}

/// The fingerprints of those of the keys that are in their table.
pub(super) async fn stored_keys(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    hashes: impl Iterator<Item = &Hash>,
) -> Result<HashMap<Hash, Vec<u8>>> {
    let hashes: Vec<String> = hashes.map(hexadecimal).collect();
    let known: Vec<(Vec<u8>, Vec<u8>)> = sqlx::query_as(
        "SELECT kept.hash, kept.fingerprint FROM json_each($2) AS one CROSS JOIN submission_key AS kept \
         ON kept.municipality = $1 AND kept.hash = unhex(one.value)",
    )
    .bind(municipality)
    .bind(to_json(&hashes)?)
    .fetch_all(&mut **tx)
    .await
    .map_err(failed)?;
    known.into_iter().map(|(bytes, fingerprint)| Ok((key_bytes("hash", &bytes)?, fingerprint))).collect()
}

fn hexadecimal(hash: &Hash) -> String {
    let half = |from: usize| Uuid::from_bytes(std::array::from_fn(|place| hash[from + place])).simple();
    format!("{}{}", half(0), half(16))
}

pub(super) async fn insert_blocks(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    responses: &[ResponseBlock<'_>],
    keys: &[KeyBlock<'_>],
) -> Result<()> {
    for (sql, piece) in INSERT_RESPONSE_BLOCKS.pieces(responses) {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for ResponseBlock { round, survey, id, responses } in piece {
            query = query.bind(*round).bind(*survey).bind(&id.as_bytes()[..]).bind(responses);
        }
        query.bind(municipality).execute(&mut **tx).await.map_err(failed)?;
    }
    for (sql, piece) in INSERT_KEY_BLOCKS.pieces(keys) {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for KeyBlock { round, id, keys } in piece {
            query = query.bind(*round).bind(&id[..]).bind(keys);
        }
        query.bind(municipality).execute(&mut **tx).await.map_err(failed)?;
    }
    Ok(())
}

/// Counts the answers of one label year that wait in blocks on top of `counts`.
pub(super) async fn count_waiting(
    connection: &mut SqliteConnection,
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
    .bind(label_year)
    .fetch(connection);
    while let Some((round, survey, responses)) = blocks.try_next().await.map_err(failed)? {
        for (_, stored) in read_responses(&round, &survey, &responses)? {
            counts.add(&versions, &stored)?;
        }
    }
    Ok(())
}

async fn anything_waits(connection: &mut SqliteConnection, municipality: &str) -> Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM response_block WHERE municipality = $1)")
        .bind(municipality)
        .fetch_one(connection)
        .await
        .map_err(failed)
}

/// Puts a few blocks in their places: the answers with what they count, and the keys. Answers which blocks of keys went,
/// and whether there was anything. Within a transaction that holds the write lock.
pub(super) async fn settle(
    tx: &mut Transaction<'_, Sqlite>,
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
pub(super) async fn waited_for(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    sqlx::query_scalar("SELECT municipality FROM response_block UNION SELECT municipality FROM key_block")
        .fetch_all(connection)
        .await
        .map_err(failed)
}
