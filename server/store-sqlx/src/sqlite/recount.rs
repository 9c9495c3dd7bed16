//! Counting the stored responses again, and putting what they come to in the place of what was kept.

use futures_util::TryStreamExt as _;
use sqlx::{Sqlite, SqliteConnection, Transaction};
use store::{Result, TallyDifference};

use super::{
    error::failed,
    survey::surveys,
    tally::{add, kept_days, kept_tallies},
};
use crate::{
    convert::year,
    recount::{self, Counts, Versions},
    rows::{ResponseRow, response},
};

/// Where the kept counts differ from a recount, seen from within one transaction.
pub(super) async fn differences(
    connection: &mut SqliteConnection,
    municipality: &str,
) -> Result<Vec<TallyDifference>> {
    let versions = Versions::of(surveys(&mut *connection, municipality).await?);
    let mut differences = Vec::new();
    for label_year in years(connection, municipality).await? {
        let kept = kept(connection, municipality, label_year).await?;
        let recounted = recounted(connection, municipality, label_year, &versions).await?;
        differences.extend(kept.differences(&recounted));
    }
    recount::sort(&mut differences);
    Ok(differences)
}

/// The same, and where they differ the recounted take the kept ones' place. The transaction holds the write lock.
pub(super) async fn mend(
    tx: &mut Transaction<'static, Sqlite>,
    municipality: &str,
) -> Result<Vec<TallyDifference>> {
    let versions = Versions::of(surveys(&mut **tx, municipality).await?);
    let mut differences = Vec::new();
    for label_year in years(tx, municipality).await? {
        let kept = kept(tx, municipality, label_year).await?;
        let recounted = recounted(tx, municipality, label_year, &versions).await?;
        let found = kept.differences(&recounted);
        if found.is_empty() {
            continue;
        }
        for forget in [
            "DELETE FROM slice_tally WHERE municipality = $1 AND round IN \
             (SELECT id FROM round WHERE municipality = $1 AND year = $2)",
            "DELETE FROM daily_count WHERE municipality = $1 AND round IN \
             (SELECT id FROM round WHERE municipality = $1 AND year = $2)",
        ] {
            sqlx::query(forget)
                .bind(municipality)
                .bind(label_year)
                .execute(&mut **tx)
                .await
                .map_err(failed)?;
        }
        add(tx, municipality, recounted.additions()).await?;
        differences.extend(found);
    }
    recount::sort(&mut differences);
    Ok(differences)
}

async fn years(connection: &mut SqliteConnection, municipality: &str) -> Result<Vec<i16>> {
    let years: Vec<i64> = sqlx::query_scalar("SELECT DISTINCT year FROM round WHERE municipality = $1")
        .bind(municipality)
        .fetch_all(connection)
        .await
        .map_err(failed)?;
    years.into_iter().map(year).collect()
}

async fn kept(connection: &mut SqliteConnection, municipality: &str, label_year: i16) -> Result<Counts> {
    let tallies = kept_tallies(connection, municipality, label_year).await?.0;
    let mut kept = Counts { tallies, ..Counts::default() };
    for count in kept_days(connection, municipality, label_year).await? {
        kept.add_day(count);
    }
    Ok(kept)
}

async fn recounted(
    connection: &mut SqliteConnection,
    municipality: &str,
    label_year: i16,
    versions: &Versions,
) -> Result<Counts> {
    let mut recounted = Counts::default();
    let mut rows = sqlx::query_as::<_, ResponseRow>(
        "SELECT response.round, survey, version, day, area, event, channel, language, answers \
         FROM response JOIN round ON round.municipality = response.municipality \
         AND round.id = response.round \
         WHERE response.municipality = $1 AND round.year = $2",
    )
    .bind(municipality)
    .bind(label_year)
    .fetch(connection);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        recounted.add(versions, &response(row)?)?;
    }
    Ok(recounted)
}
