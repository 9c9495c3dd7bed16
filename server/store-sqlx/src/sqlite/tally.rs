//! Tallies and daily counts: added to with the responses, read by the situation picture, recounted on demand.

use std::sync::LazyLock;

use async_trait::async_trait;
use futures_util::TryStreamExt as _;
use sqlx::{AssertSqlSafe, Sqlite, SqliteConnection, Transaction};
use store::{Accepted, Code, DailyCount, Result, RoundTally, TallyDifference, TallyStore};

use super::{SqliteStore, error::failed, many_rows::ManyRows, recount};
use crate::{
    batch::{Additions, GroupAdditions},
    convert::year,
    rows::{CountRow, DailyRow, ScoreRow, Tallies, daily_count},
};

static ADD_COUNTS: LazyLock<ManyRows> = LazyLock::new(|| {
    ManyRows::new(
        "INSERT INTO tally (municipality, round, survey, version, field, option, dimension, value, count)",
        4,
        5,
        "ON CONFLICT (municipality, round, survey, version, field, option, dimension, value) \
         DO UPDATE SET count = count + excluded.count",
    )
});

static ADD_SCORES: LazyLock<ManyRows> = LazyLock::new(|| {
    ManyRows::new(
        "INSERT INTO theme_tally \
         (municipality, round, survey, version, theme, dimension, value, n, sum, sum_of_squares)",
        4,
        6,
        "ON CONFLICT (municipality, round, survey, version, theme, dimension, value) \
         DO UPDATE SET n = n + excluded.n, sum = sum + excluded.sum, \
         sum_of_squares = sum_of_squares + excluded.sum_of_squares",
    )
});

/// Adds the tallies of new responses, merged over the batch, and counts them by day.
pub(super) async fn add_to_tallies(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    new: &[&Accepted],
) -> Result<()> {
    add(tx, municipality, Additions::of(new)).await
}

pub(super) async fn add(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    additions: Additions<'_>,
) -> Result<()> {
    for group in &additions.groups {
        add_counts(tx, municipality, group).await?;
        add_scores(tx, municipality, group).await?;
    }
    for day in additions.days {
        sqlx::query(
            "INSERT INTO daily_count (municipality, round, survey, event, channel, day, count) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) \
             ON CONFLICT (municipality, round, survey, event, channel, day) \
             DO UPDATE SET count = count + excluded.count",
        )
        .bind(municipality)
        .bind(day.round)
        .bind(day.survey)
        .bind(day.event)
        .bind(day.channel)
        .bind(day.day.to_string())
        .bind(day.count)
        .execute(&mut **tx)
        .await
        .map_err(failed)?;
    }
    Ok(())
}

async fn add_counts(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    group: &GroupAdditions<'_>,
) -> Result<()> {
    for (sql, piece) in ADD_COUNTS.pieces(&group.counts) {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (cell, count) in piece {
            query = query
                .bind(cell.field.as_str())
                .bind(cell.option.as_str())
                .bind(cell.slice.dimension.id())
                .bind(cell.slice.value.as_str())
                .bind(*count);
        }
        let query = query.bind(municipality).bind(group.round).bind(group.survey).bind(group.version);
        query.execute(&mut **tx).await.map_err(failed)?;
    }
    Ok(())
}

async fn add_scores(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    group: &GroupAdditions<'_>,
) -> Result<()> {
    for (sql, piece) in ADD_SCORES.pieces(&group.scores) {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (cell, sums) in piece {
            query = query
                .bind(cell.theme.as_str())
                .bind(cell.slice.dimension.id())
                .bind(cell.slice.value.as_str())
                .bind(sums.n)
                .bind(sums.sum)
                .bind(sums.sum_of_squares);
        }
        let query = query.bind(municipality).bind(group.round).bind(group.survey).bind(group.version);
        query.execute(&mut **tx).await.map_err(failed)?;
    }
    Ok(())
}

/// The tallies of one label year, by round, survey and version.
pub(super) async fn kept_tallies(
    connection: &mut SqliteConnection,
    municipality: &str,
    label_year: i16,
) -> Result<Tallies> {
    let mut tallies = Tallies::default();
    let mut rows = sqlx::query_as::<_, CountRow>(
        "SELECT tally.round, survey, version, field, option, dimension, value, count \
         FROM tally JOIN round ON round.municipality = tally.municipality AND round.id = tally.round \
         WHERE tally.municipality = $1 AND round.year = $2",
    )
    .bind(municipality)
    .bind(label_year)
    .fetch(&mut *connection);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        tallies.add_count(row)?;
    }
    drop(rows);

    let mut rows = sqlx::query_as::<_, ScoreRow>(
        "SELECT theme_tally.round, survey, version, theme, dimension, value, n, sum, sum_of_squares \
         FROM theme_tally JOIN round ON round.municipality = theme_tally.municipality \
         AND round.id = theme_tally.round \
         WHERE theme_tally.municipality = $1 AND round.year = $2",
    )
    .bind(municipality)
    .bind(label_year)
    .fetch(&mut *connection);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        tallies.add_scores(row)?;
    }
    Ok(tallies)
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
        Ok(kept_tallies(&mut tx, municipality, year).await?.into_list())
    }

    async fn years_with_responses(&self, municipality: Code<'_>) -> Result<Vec<i16>> {
        let years: Vec<i64> = sqlx::query_scalar(
            "SELECT DISTINCT year FROM round WHERE municipality = $1 AND EXISTS (SELECT 1 FROM response \
             WHERE response.municipality = round.municipality AND response.round = round.id) \
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
        kept_days(&mut tx, municipality, year).await
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
