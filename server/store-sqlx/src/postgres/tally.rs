//! Tallies and daily counts: added to with the responses, read by the situation picture, recounted on demand.
//!
//! The rows that every answer adds to are locked by a writer until it commits, so writers of one round follow one
//! another from there on; taken in the order of the key, they never wait for each other in a circle.

use async_trait::async_trait;
use futures_util::TryStreamExt as _;
use sqlx::{PgExecutor, Postgres, Transaction};
use store::{Accepted, Code, DailyCount, Result, RoundTally, TallyDifference, TallyStore};

use super::{PostgresStore, error::failed, recount};
use crate::{
    batch::{Additions, DayAddition, GroupAdditions},
    convert::year,
    rows::{DailyRow, Tallies, daily_count},
};

/// Adds the tallies of new responses, merged over the batch, and counts them by day.
pub(super) async fn add_to_tallies(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    new: &[&Accepted],
) -> Result<()> {
    add(tx, municipality, Additions::of(new)).await
}

pub(super) async fn add(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    additions: Additions<'_>,
) -> Result<()> {
    for group in &additions.groups {
        add_counts(tx, municipality, group).await?;
        add_scores(tx, municipality, group).await?;
    }
    add_days(tx, municipality, &additions.days).await
}

async fn add_counts(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    group: &GroupAdditions<'_>,
) -> Result<()> {
    let cells = || group.counts.iter().map(|(cell, _)| cell);
    sqlx::query(
        "INSERT INTO tally (municipality, round, survey, version, field, option, dimension, value, count) \
         SELECT $1, $2, $3, $4, own.* \
         FROM UNNEST($5::TEXT[], $6::TEXT[], $7::TEXT[], $8::TEXT[], $9::BIGINT[]) AS own \
         ON CONFLICT (municipality, round, survey, version, field, option, dimension, value) \
         DO UPDATE SET count = tally.count + excluded.count",
    )
    .bind(municipality)
    .bind(group.round)
    .bind(group.survey)
    .bind(i64::from(group.version))
    .bind(cells().map(|cell| &*cell.field).collect::<Vec<_>>())
    .bind(cells().map(|cell| &*cell.option).collect::<Vec<_>>())
    .bind(cells().map(|cell| cell.slice.dimension.id()).collect::<Vec<_>>())
    .bind(cells().map(|cell| &*cell.slice.value).collect::<Vec<_>>())
    .bind(group.counts.iter().map(|(_, count)| *count).collect::<Vec<_>>())
    .execute(&mut **tx)
    .await
    .map_err(failed)?;
    Ok(())
}

async fn add_scores(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    group: &GroupAdditions<'_>,
) -> Result<()> {
    let cells = || group.scores.iter().map(|(cell, _)| cell);
    let sums = || group.scores.iter().map(|(_, sums)| sums);
    sqlx::query(
        "INSERT INTO theme_tally \
         (municipality, round, survey, version, theme, dimension, value, n, sum, sum_of_squares) \
         SELECT $1, $2, $3, $4, own.* \
         FROM UNNEST($5::TEXT[], $6::TEXT[], $7::TEXT[], $8::BIGINT[], $9::BIGINT[], $10::BIGINT[]) AS own \
         ON CONFLICT (municipality, round, survey, version, theme, dimension, value) \
         DO UPDATE SET n = theme_tally.n + excluded.n, sum = theme_tally.sum + excluded.sum, \
         sum_of_squares = theme_tally.sum_of_squares + excluded.sum_of_squares",
    )
    .bind(municipality)
    .bind(group.round)
    .bind(group.survey)
    .bind(i64::from(group.version))
    .bind(cells().map(|cell| &*cell.theme).collect::<Vec<_>>())
    .bind(cells().map(|cell| cell.slice.dimension.id()).collect::<Vec<_>>())
    .bind(cells().map(|cell| &*cell.slice.value).collect::<Vec<_>>())
    .bind(sums().map(|sums| sums.n).collect::<Vec<_>>())
    .bind(sums().map(|sums| sums.sum).collect::<Vec<_>>())
    .bind(sums().map(|sums| sums.sum_of_squares).collect::<Vec<_>>())
    .execute(&mut **tx)
    .await
    .map_err(failed)?;
    Ok(())
}

async fn add_days(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    days: &[DayAddition<'_>],
) -> Result<()> {
    sqlx::query(
        "INSERT INTO daily_count (municipality, round, survey, event, channel, day, count) \
         SELECT $1, own.* \
         FROM UNNEST($2::TEXT[], $3::TEXT[], $4::TEXT[], $5::TEXT[], $6::TEXT[], $7::BIGINT[]) AS own \
         ON CONFLICT (municipality, round, survey, event, channel, day) \
         DO UPDATE SET count = daily_count.count + excluded.count",
    )
    .bind(municipality)
    .bind(days.iter().map(|day| day.round).collect::<Vec<_>>())
    .bind(days.iter().map(|day| day.survey).collect::<Vec<_>>())
    .bind(days.iter().map(|day| day.event).collect::<Vec<_>>())
    .bind(days.iter().map(|day| day.channel).collect::<Vec<_>>())
    .bind(days.iter().map(|day| day.day.to_string()).collect::<Vec<_>>())
    .bind(days.iter().map(|day| day.count).collect::<Vec<_>>())
    .execute(&mut **tx)
    .await
    .map_err(failed)?;
    Ok(())
}

/// Round, survey, version, whether it is a theme's, field or theme, option, dimension, value, count or n, and a
/// theme's two sums.
type TallyRow = (String, String, i64, bool, String, String, String, String, i64, i64, i64);

/// The tallies of one label year. One statement, so that counts and scores are of one moment without a transaction.
pub(super) async fn kept_tallies(
    executor: impl PgExecutor<'_>,
    municipality: &str,
    label_year: i16,
) -> Result<Tallies> {
    let mut tallies = Tallies::default();
    let mut rows = sqlx::query_as::<_, TallyRow>(
        "SELECT tally.round, survey, version, FALSE, field, option, dimension, value, count, \
         CAST(0 AS BIGINT), CAST(0 AS BIGINT) \
         FROM tally JOIN round ON round.municipality = tally.municipality AND round.id = tally.round \
         WHERE tally.municipality = $1 AND round.year = $2 \
         UNION ALL \
         SELECT theme_tally.round, survey, version, TRUE, theme, '', dimension, value, n, sum, sum_of_squares \
         FROM theme_tally JOIN round ON round.municipality = theme_tally.municipality \
         AND round.id = theme_tally.round \
         WHERE theme_tally.municipality = $1 AND round.year = $2",
    )
    .bind(municipality)
    .bind(i64::from(label_year))
    .fetch(executor);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let (round, survey, version, of_theme, field, option, along, value, n, sum, squares) = row;
        if of_theme {
            tallies.add_scores((round, survey, version, field, along, value, n, sum, squares))?;
        } else {
            tallies.add_count((round, survey, version, field, option, along, value, n))?;
        }
    }
    Ok(tallies)
}

pub(super) async fn kept_days(
    executor: impl PgExecutor<'_>,
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
    .bind(i64::from(label_year))
    .fetch_all(executor)
    .await
    .map_err(failed)?;
    rows.into_iter().map(daily_count).collect()
}

#[async_trait]
impl TallyStore for PostgresStore {
    async fn tallies(&self, municipality: Code<'_>, year: i16) -> Result<Vec<RoundTally>> {
        Ok(kept_tallies(&self.readers, municipality, year).await?.into_list())
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
        kept_days(&self.readers, municipality, year).await
    }

    async fn recount(&self, municipality: Code<'_>) -> Result<Vec<TallyDifference>> {
        recount::differences(&mut *self.recounting().await?, municipality).await
    }

    async fn mend_tallies(&self, municipality: Code<'_>) -> Result<Vec<TallyDifference>> {
        let mut tx = self.write().await?;
        recount::hold_still(&mut tx).await?;
        let differences = recount::mend(&mut tx, municipality).await?;
        tx.commit().await.map_err(failed)?;
        Ok(differences)
    }
}
