//! What staff write in a year's report.

use async_trait::async_trait;
use domain::report::{By, Piece, Report};
use store::{Code, PieceSaved, ReportStore, Result};

use super::{PostgresStore, error::failed};
use crate::{
    convert::to_json,
    report::{READ, READ_ONE, SAVE, instead, number, piece},
};

#[async_trait]
impl ReportStore for PostgresStore {
    async fn report(&self, municipality: Code<'_>, year: i16) -> Result<Report> {
        let rows = sqlx::query_as(READ)
            .bind(municipality)
            .bind(i64::from(year))
            .fetch_all(&self.readers)
            .await
            .map_err(failed)?;
        let pieces: Vec<_> = rows.into_iter().map(piece).collect::<Result<_>>()?;
        Ok(Report::of(year, pieces))
    }

    async fn save_report_piece(
        &self,
        municipality: Code<'_>,
        year: i16,
        wanted: &Piece,
        based_on: u32,
        by: &By,
    ) -> Result<PieceSaved> {
        let subject = wanted.subject();
        let mut tx = self.write().await?;
        let written: Option<i64> = sqlx::query_scalar(SAVE)
            .bind(municipality)
            .bind(i64::from(year))
            .bind(wanted.kind())
            .bind(&subject)
            .bind(to_json(wanted)?)
            .bind(by.role.id())
            .bind(by.organisation.id())
            .bind(by.day.to_string())
            .bind(i64::from(based_on))
            .fetch_optional(&mut *tx)
            .await
            .map_err(failed)?;
        if let Some(revision) = written {
            tx.commit().await.map_err(failed)?;
            return Ok(PieceSaved::Saved { revision: number(revision)? });
        }
        let there = sqlx::query_as(READ_ONE)
            .bind(municipality)
            .bind(i64::from(year))
            .bind(wanted.kind())
            .bind(&subject)
            .fetch_one(&mut *tx)
            .await
            .map_err(failed)?;
        instead(wanted, there)
    }
}
