//! Tallies and daily counts: added to with the responses, read by the situation picture, recounted on demand.

use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use async_trait::async_trait;
use domain::{
    survey::Survey,
    tally::{Cell, ScoreSums, Slice, Tally, ThemeCell},
};
use futures_util::TryStreamExt as _;
use sqlx::{AssertSqlSafe, Sqlite, Transaction};
use store::{Accepted, Code, DailyCount, Result, RoundTally, SurveyStore as _, TallyDifference, TallyStore};

use super::{
    SqliteStore,
    error::failed,
    many_rows::ManyRows,
    response::{ResponseRow, stored},
};
use crate::{
    convert::{channel, corrupt, day, dimension, version, year},
    recount::Counts,
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

/// What a batch adds to one survey version in one round, without copying a single cell.
#[derive(Default)]
struct Additions<'a> {
    counts: HashMap<&'a Cell, i64>,
    scores: HashMap<&'a ThemeCell, ScoreSums>,
}

/// Adds the tallies of new responses, merged over the batch, and counts them by day.
pub(super) async fn add_to_tallies(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    new: &[&Accepted],
) -> Result<()> {
    let mut groups: BTreeMap<(&str, &str, u32), Additions<'_>> = BTreeMap::new();
    let mut days: BTreeMap<(&str, &str, &str, &str, jiff::civil::Date), i64> = BTreeMap::new();
    for accepted in new {
        let response = &accepted.response;
        let group = groups.entry((&accepted.round, &response.survey, response.version)).or_default();
        for (cell, count) in &accepted.tally.counts {
            *group.counts.entry(cell).or_default() += count;
        }
        for (cell, sums) in &accepted.tally.scores {
            group.scores.entry(cell).or_default().add(*sums);
        }
        let event = response.event.as_ref().map_or("", domain::event::EventCode::as_str);
        let day = (&*accepted.round, &*response.survey, event, response.channel.id(), response.day);
        *days.entry(day).or_default() += 1;
    }
    for (group, additions) in groups {
        add_counts(tx, municipality, group, additions.counts).await?;
        add_scores(tx, municipality, group, additions.scores).await?;
    }
    for ((round, survey, event, channel, day), count) in days {
        sqlx::query(
            "INSERT INTO daily_count (municipality, round, survey, event, channel, day, count) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) \
             ON CONFLICT (municipality, round, survey, event, channel, day) \
             DO UPDATE SET count = count + excluded.count",
        )
        .bind(municipality)
        .bind(round)
        .bind(survey)
        .bind(event)
        .bind(channel)
        .bind(day.to_string())
        .bind(count)
        .execute(&mut **tx)
        .await
        .map_err(failed)?;
    }
    Ok(())
}

async fn add_counts(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    (round, survey, version): (&str, &str, u32),
    counts: HashMap<&Cell, i64>,
) -> Result<()> {
    // In the order of the key, so that neighbours in the table are written together.
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_unstable();
    for (sql, piece) in ADD_COUNTS.pieces(&rows) {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (cell, count) in piece {
            query = query
                .bind(cell.field.as_str())
                .bind(cell.option.as_str())
                .bind(cell.slice.dimension.id())
                .bind(cell.slice.value.as_str())
                .bind(*count);
        }
        let query = query.bind(municipality).bind(round).bind(survey).bind(version);
        query.execute(&mut **tx).await.map_err(failed)?;
    }
    Ok(())
}

async fn add_scores(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    (round, survey, version): (&str, &str, u32),
    scores: HashMap<&ThemeCell, ScoreSums>,
) -> Result<()> {
    let mut rows: Vec<_> = scores.into_iter().collect();
    rows.sort_unstable_by_key(|(cell, _)| *cell);
    for (sql, piece) in ADD_SCORES.pieces(&rows) {
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
        let query = query.bind(municipality).bind(round).bind(survey).bind(version);
        query.execute(&mut **tx).await.map_err(failed)?;
    }
    Ok(())
}

type CountRow = (String, String, i64, String, String, String, String, i64);
type ScoreRow = (String, String, i64, String, String, String, i64, i64, i64);
type DailyRow = (String, String, String, String, String, i64);

/// The tallies of one label year, by round, survey and version.
async fn kept_tallies(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
    label_year: i16,
) -> Result<BTreeMap<(String, String, u32), Tally>> {
    let mut tallies: BTreeMap<(String, String, u32), Tally> = BTreeMap::new();
    let mut rows = sqlx::query_as::<_, CountRow>(
        "SELECT tally.round, survey, version, field, option, dimension, value, count \
         FROM tally JOIN round ON round.municipality = tally.municipality AND round.id = tally.round \
         WHERE tally.municipality = $1 AND round.year = $2",
    )
    .bind(municipality)
    .bind(label_year)
    .fetch(&mut **tx);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let (round, survey, number, field, option, along, value, count) = row;
        let slice = Slice { dimension: dimension(&along)?, value };
        let tally = tallies.entry((round, survey, version(number)?)).or_default();
        tally.counts.insert(Cell { field, option, slice }, count);
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
    .fetch(&mut **tx);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let (round, survey, number, theme, along, value, n, sum, sum_of_squares) = row;
        let slice = Slice { dimension: dimension(&along)?, value };
        let tally = tallies.entry((round, survey, version(number)?)).or_default();
        tally.scores.insert(ThemeCell { theme, slice }, ScoreSums { n, sum, sum_of_squares });
    }
    Ok(tallies)
}

async fn kept_days(
    tx: &mut Transaction<'static, Sqlite>,
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
    .fetch_all(&mut **tx)
    .await
    .map_err(failed)?;
    rows.into_iter()
        .map(|(round, survey, event, by, received, count)| {
            Ok(DailyCount { round, survey, event, channel: channel(&by)?, day: day(&received)?, count })
        })
        .collect()
}

#[async_trait]
impl TallyStore for SqliteStore {
    async fn tallies(&self, municipality: Code<'_>, year: i16) -> Result<Vec<RoundTally>> {
        let mut tx = self.read().await?;
        let kept = kept_tallies(&mut tx, municipality, year).await?;
        let tallies = kept.into_iter();
        Ok(tallies
            .map(|((round, survey, version), tally)| RoundTally { round, survey, version, tally })
            .collect())
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
        let years: Vec<i64> = sqlx::query_scalar("SELECT DISTINCT year FROM round WHERE municipality = $1")
            .bind(municipality)
            .fetch_all(&mut *tx)
            .await
            .map_err(failed)?;
        // Read after that moment, so that no response is older than its survey.
        let surveys: HashMap<(String, u32), Survey> = self
            .surveys(municipality)
            .await?
            .into_iter()
            .map(|survey| ((survey.slug.clone(), survey.version), survey))
            .collect();
        let mut differences = Vec::new();
        for label_year in years {
            let label_year = year(label_year)?;
            let mut kept = Counts {
                tallies: kept_tallies(&mut tx, municipality, label_year).await?,
                ..Counts::default()
            };
            for count in kept_days(&mut tx, municipality, label_year).await? {
                kept.add_day(count);
            }
            let mut recounted = Counts::default();
            let mut rows = sqlx::query_as::<_, ResponseRow>(
                "SELECT response.round, survey, version, day, area, event, channel, language, answers \
                 FROM response JOIN round ON round.municipality = response.municipality \
                 AND round.id = response.round \
                 WHERE response.municipality = $1 AND round.year = $2",
            )
            .bind(municipality)
            .bind(label_year)
            .fetch(&mut *tx);
            while let Some(row) = rows.try_next().await.map_err(failed)? {
                let response = stored(row)?;
                let version = (response.response.survey.clone(), response.response.version);
                let survey = surveys.get(&version).ok_or_else(|| {
                    corrupt(
                        "there are responses to an unknown survey version,",
                        format!("{} {}", version.0, version.1),
                    )
                })?;
                recounted.add(survey, response);
            }
            differences.extend(kept.differences(&recounted));
        }
        differences.sort_by(|one, other| {
            (&one.round, &one.survey, &one.what).cmp(&(&other.round, &other.survey, &other.what))
        });
        Ok(differences)
    }
}
