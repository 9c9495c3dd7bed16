//! Tallies and daily counts: added to with the responses, read by the situation picture, recounted on demand.

use std::{collections::HashMap, sync::LazyLock};

use async_trait::async_trait;
use sqlx::{AssertSqlSafe, Sqlite, SqliteConnection, Transaction};
use store::{Accepted, Code, DailyCount, Result, RoundTally, TallyDifference, TallyStore};

use super::{SqliteStore, crowd, error::failed, many_rows::ManyRows, recount, survey::surveys};
use crate::{
    batch::{Additions, SliceAdditions, contributions},
    convert::{to_json, year},
    recount::Counts,
    rows::{DailyRow, SliceRow, Tallies, daily_count},
    slices::{self, RowKey},
};

static PUT_SLICES: LazyLock<ManyRows> = LazyLock::new(|| {
    ManyRows::new(
        "INSERT INTO slice_tally (municipality, round, survey, version, dimension, value, counts, scores)",
        1,
        7,
        "ON CONFLICT (municipality, round, survey, version, dimension, value) \
         DO UPDATE SET counts = excluded.counts, scores = excluded.scores",
    )
});

static ADD_DAYS: LazyLock<ManyRows> = LazyLock::new(|| {
    ManyRows::new(
        "INSERT INTO daily_count (municipality, round, survey, event, channel, day, count)",
        1,
        6,
        "ON CONFLICT (municipality, round, survey, event, channel, day) \
         DO UPDATE SET count = count + excluded.count",
    )
});

/// Adds the tallies of new responses, merged over the batch, and counts them by day.
pub(super) async fn add_to_tallies(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    new: &[&Accepted],
) -> Result<()> {
    add(tx, municipality, Additions::of(new, &contributions(new))).await
}

pub(super) async fn add(
    tx: &mut Transaction<'_, Sqlite>,
    municipality: &str,
    additions: Additions<'_>,
) -> Result<()> {
    add_to_slices(tx, municipality, &additions.slices).await?;
    for (sql, piece) in ADD_DAYS.pieces(&additions.days) {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for day in piece {
            query = query
                .bind(day.round)
                .bind(day.survey)
                .bind(day.event)
                .bind(day.channel)
                .bind(day.day.to_string())
                .bind(day.count);
        }
        query.bind(municipality).execute(&mut **tx).await.map_err(failed)?;
    }
    Ok(())
}

/// Reads the slices' rows, adds to them and writes them back: the transaction is the only one that writes.
async fn add_to_slices(
    tx: &mut Transaction<'_, Sqlite>,
    municipality: &str,
    additions: &[SliceAdditions<'_>],
) -> Result<()> {
    let keys = slices::keys(additions);
    let rows = kept_rows(tx, municipality, &keys).await?;
    let kept = |place: usize| rows.get(&place).map(|(counts, scores)| (&**counts, &**scores));
    let known =
        if slices::begins(&keys, kept) { surveys(&mut **tx, municipality).await? } else { Vec::new() };
    let changed = slices::add(additions, kept, &known)?;
    for (sql, piece) in PUT_SLICES.pieces(&changed) {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (place, counts, scores) in piece {
            let key = keys[*place];
            query = query
                .bind(key.round)
                .bind(key.survey)
                .bind(key.version)
                .bind(key.dimension)
                .bind(key.value)
                .bind(counts.as_str())
                .bind(scores.as_str());
        }
        query.bind(municipality).execute(&mut **tx).await.map_err(failed)?;
    }
    Ok(())
}

/// The texts of the rows that are there, by the keys' places.
async fn kept_rows(
    tx: &mut Transaction<'_, Sqlite>,
    municipality: &str,
    keys: &[RowKey<'_>],
) -> Result<HashMap<usize, (String, String)>> {
    let keys: Vec<_> =
        keys.iter().map(|key| (key.round, key.survey, key.version, key.dimension, key.value)).collect();
    // CROSS keeps SQLite from walking the table instead of the keys.
    let rows: Vec<(i64, String, String)> = sqlx::query_as(
        "SELECT own.key, kept.counts, kept.scores FROM json_each($2) AS own CROSS JOIN slice_tally AS kept \
         ON kept.municipality = $1 AND kept.round = own.value ->> 0 AND kept.survey = own.value ->> 1 \
         AND kept.version = own.value ->> 2 AND kept.dimension = own.value ->> 3 AND kept.value = own.value ->> 4",
    )
    .bind(municipality)
    .bind(to_json(&keys)?)
    .fetch_all(&mut **tx)
    .await
    .map_err(failed)?;
    Ok(rows.into_iter().map(|(place, counts, scores)| (place as usize, (counts, scores))).collect())
}

/// The tallies of one label year, by round, survey and version.
pub(super) async fn kept_tallies(
    connection: &mut SqliteConnection,
    municipality: &str,
    label_year: i16,
) -> Result<Tallies> {
    let rows: Vec<SliceRow> = sqlx::query_as(
        "SELECT kept.round, survey, version, dimension, value, counts, scores \
         FROM slice_tally AS kept JOIN round ON round.municipality = kept.municipality AND round.id = kept.round \
         WHERE kept.municipality = $1 AND round.year = $2",
    )
    .bind(municipality)
    .bind(label_year)
    .fetch_all(connection)
    .await
    .map_err(failed)?;
    Tallies::of(rows)
}

pub(super) async fn kept_days(
    connection: &mut SqliteConnection,
    municipality: &str,
    label_year: i16,
) -> Result<Vec<DailyCount>> {
    let rows: Vec<DailyRow> = sqlx::query_as(
        "SELECT daily_count.round, survey, event, channel, day, count \
         FROM daily_count JOIN round ON round.municipality = daily_count.municipality \
         AND round.id = daily_count.round \
         WHERE daily_count.municipality = $1 AND round.year = $2 \
         ORDER BY daily_count.round, survey, event, channel, day",
    )
    .bind(municipality)
    .bind(label_year)
    .fetch_all(&mut *connection)
    .await
    .map_err(failed)?;
    rows.into_iter().map(daily_count).collect()
}

#[async_trait]
impl TallyStore for SqliteStore {
    async fn tallies(&self, municipality: Code<'_>, year: i16) -> Result<Vec<RoundTally>> {
        let mut tx = self.read().await?;
        let mut counts =
            Counts { tallies: kept_tallies(&mut tx, municipality, year).await?.0, ..Counts::default() };
        crowd::count_waiting(&mut tx, municipality, year, &mut counts).await?;
        Ok(Tallies(counts.tallies).into_list())
    }

    async fn years_with_responses(&self, municipality: Code<'_>) -> Result<Vec<i16>> {
        let years: Vec<i64> = sqlx::query_scalar(
            "SELECT DISTINCT year FROM round WHERE municipality = $1 AND EXISTS (SELECT 1 FROM response \
             WHERE response.municipality = round.municipality AND response.round = round.id \
             UNION ALL SELECT 1 FROM response_block AS block \
             WHERE block.municipality = round.municipality AND block.round = round.id) \
             ORDER BY year DESC",
        )
        .bind(municipality)
        .fetch_all(&self.readers)
        .await
        .map_err(failed)?;
        years.into_iter().map(year).collect()
    }

    async fn daily_counts(&self, municipality: Code<'_>, year: i16) -> Result<Vec<DailyCount>> {
        let mut tx = self.read().await?;
        let mut counts = Counts::default();
        kept_days(&mut tx, municipality, year).await?.into_iter().for_each(|day| counts.add_day(day));
        crowd::count_waiting(&mut tx, municipality, year, &mut counts).await?;
        Ok(counts.into_days())
    }

    async fn recount(&self, municipality: Code<'_>) -> Result<Vec<TallyDifference>> {
        // One moment for all of it: responses go on being saved meanwhile.
        let mut tx = self.read().await?;
        recount::differences(&mut tx, municipality).await
    }

    async fn mend_tallies(&self, municipality: Code<'_>) -> Result<Vec<TallyDifference>> {
        let mut tx = self.write().await?;
        let differences = recount::mend(&mut tx, municipality).await?;
        tx.commit().await.map_err(failed)?;
        Ok(differences)
    }
}
