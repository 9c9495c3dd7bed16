//! Tallies and daily counts: added to with the responses, read by the situation picture, recounted on demand.
//!
//! The rows that every answer adds to are locked by a writer until it commits, so writers of one round follow one
//! another from there on; taken in the order of the key, they never wait for each other in a circle.

use async_trait::async_trait;
use sqlx::{PgExecutor, Postgres, Row as _, Transaction, postgres::PgArguments, query::Query};
use store::{Accepted, Code, DailyCount, Result, RoundTally, TallyDifference, TallyStore};

use super::{PostgresStore, crowd, error::failed, recount, survey::surveys};
use crate::{
    batch::{Additions, DayAddition, SliceAdditions, contributions},
    convert::{corrupt, year},
    recount::Counts,
    rows::{DailyRow, SliceRow, Tallies, daily_count},
    slices::{self, NEW, RowKey},
};

/// Adds the tallies of new responses, merged over the batch, and counts them by day.
pub(super) async fn add_to_tallies(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    new: &[&Accepted],
) -> Result<()> {
    add(tx, municipality, Additions::of(new, &contributions(new))).await
}

pub(super) async fn add(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    additions: Additions<'_>,
) -> Result<()> {
    add_to_slices(tx, municipality, &additions.slices).await?;
    add_days(tx, municipality, &additions.days).await
}

/// Takes the slices' rows, adds to them and writes them back. A row that is not there yet is made empty first, so that
/// there is one to wait for when another process makes it too.
async fn add_to_slices(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    additions: &[SliceAdditions<'_>],
) -> Result<()> {
    let places = slices::keys(additions);
    let keys = Keys::of(&places);
    keys.bind(
        municipality,
        sqlx::query(
            "INSERT INTO slice_tally (municipality, round, survey, version, dimension, value, counts, scores) \
             SELECT $1, own.*, $7, $7 FROM UNNEST($2::TEXT[], $3::TEXT[], $4::BIGINT[], $5::TEXT[], $6::TEXT[]) \
             AS own ON CONFLICT (municipality, round, survey, version, dimension, value) DO NOTHING",
        ),
    )
    .bind(NEW)
    .execute(&mut **tx)
    .await
    .map_err(failed)?;
    let kept = keys
        .bind(
            municipality,
            sqlx::query(
                "SELECT kept.counts, kept.scores FROM slice_tally AS kept \
                 JOIN UNNEST($2::TEXT[], $3::TEXT[], $4::BIGINT[], $5::TEXT[], $6::TEXT[]) \
                 AS own (round, survey, version, dimension, value) ON kept.round = own.round \
                 AND kept.survey = own.survey AND kept.version = own.version AND kept.dimension = own.dimension \
                 AND kept.value = own.value WHERE kept.municipality = $1 \
                 ORDER BY kept.round, kept.survey, kept.version, kept.dimension, kept.value FOR UPDATE OF kept",
            ),
        )
        .fetch_all(&mut **tx)
        .await
        .map_err(failed)?;
    if kept.len() != places.len() {
        return Err(corrupt("the counts of a slice", "went away while they were added to"));
    }
    // Both are in the order of the key.
    let texts = kept.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?)));
    let texts: Vec<(&str, &str)> = texts.collect::<Result<_, _>>().map_err(failed)?;
    let kept = |place: usize| texts.get(place).copied();
    let known =
        if slices::begins(&places, kept) { surveys(&mut **tx, municipality).await? } else { Vec::new() };
    let changed = slices::add(additions, kept, &known)?;
    let changed_keys: Vec<RowKey<'_>> = changed.iter().map(|(place, ..)| places[*place]).collect();
    let (counts, scores): (Vec<_>, Vec<_>) =
        changed.into_iter().map(|(_, counts, scores)| (counts, scores)).unzip();
    Keys::of(&changed_keys)
    .bind(
        municipality,
        sqlx::query(
            "UPDATE slice_tally AS kept SET counts = own.counts, scores = own.scores \
             FROM UNNEST($2::TEXT[], $3::TEXT[], $4::BIGINT[], $5::TEXT[], $6::TEXT[], $7::TEXT[], $8::TEXT[]) \
             AS own (round, survey, version, dimension, value, counts, scores) \
             WHERE kept.municipality = $1 AND kept.round = own.round AND kept.survey = own.survey \
             AND kept.version = own.version AND kept.dimension = own.dimension AND kept.value = own.value",
        ),
    )
    .bind(counts)
    .bind(scores)
    .execute(&mut **tx)
    .await
    .map_err(failed)?;
    Ok(())
}

/// The keys of the slices' rows, column by column.
struct Keys<'a> {
    rounds: Vec<&'a str>,
    surveys: Vec<&'a str>,
    versions: Vec<i64>,
    dimensions: Vec<&'a str>,
    values: Vec<&'a str>,
}

impl<'a> Keys<'a> {
    fn of(keys: &[RowKey<'a>]) -> Self {
        let all = || keys.iter();
        Self {
            rounds: all().map(|key| key.round).collect(),
            surveys: all().map(|key| key.survey).collect(),
            versions: all().map(|key| i64::from(key.version)).collect(),
            dimensions: all().map(|key| key.dimension).collect(),
            values: all().map(|key| key.value).collect(),
        }
    }

    /// Binds `$1` to `$6`.
    fn bind<'q>(
        &self,
        municipality: &str,
        query: Query<'q, Postgres, PgArguments>,
    ) -> Query<'q, Postgres, PgArguments> {
        query
            .bind(municipality.to_owned())
            .bind(&self.rounds)
            .bind(&self.surveys)
            .bind(&self.versions)
            .bind(&self.dimensions)
            .bind(&self.values)
    }
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

/// The tallies of one label year.
pub(super) async fn kept_tallies(
    executor: impl PgExecutor<'_>,
    municipality: &str,
    label_year: i16,
) -> Result<Tallies> {
    let rows: Vec<SliceRow> = sqlx::query_as(
        "SELECT kept.round, survey, version, dimension, value, counts, scores \
         FROM slice_tally AS kept JOIN round ON round.municipality = kept.municipality AND round.id = kept.round \
         WHERE kept.municipality = $1 AND round.year = $2",
    )
    .bind(municipality)
    .bind(i64::from(label_year))
    .fetch_all(executor)
    .await
    .map_err(failed)?;
    Tallies::of(rows)
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
        let mut tx = self.counting().await?;
        let mut counts =
            Counts { tallies: kept_tallies(&mut *tx, municipality, year).await?.0, ..Counts::default() };
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
        let mut tx = self.counting().await?;
        let mut counts = Counts::default();
        kept_days(&mut *tx, municipality, year).await?.into_iter().for_each(|day| counts.add_day(day));
        crowd::count_waiting(&mut tx, municipality, year, &mut counts).await?;
        Ok(counts.into_days())
    }

    async fn recount(&self, municipality: Code<'_>) -> Result<Vec<TallyDifference>> {
        recount::differences(&mut *self.counting().await?, municipality).await
    }

    async fn mend_tallies(&self, municipality: Code<'_>) -> Result<Vec<TallyDifference>> {
        let mut tx = self.write().await?;
        recount::hold_still(&mut tx).await?;
        let differences = recount::mend(&mut tx, municipality).await?;
        tx.commit().await.map_err(failed)?;
        Ok(differences)
    }
}
