//! Promises. A trigger in the schema refuses every change and deletion of what is decided.

use async_trait::async_trait;
use domain::{
    promise::{Approval, Decided, Entry, Piece, PromiseText, Writing},
    published::Digest,
    report::By,
    staff::Organisation,
};
use store::{Approved, Code, Error, PieceSaved, PromiseEntry, PromiseStore, Result};
use uuid::Uuid;

use super::{PostgresStore, error::failed};
use crate::{
    convert::{to_json, year as year_of},
    promise::{
        ADD_ENTRY, APPROVALS, DECIDE, ENTRIES, LATEST, NEWEST, READ, READ_ONE, REMOVE_ENTRY, SAVE, VERSION,
        VERSIONS, YEARS, approvals, approve, day_of, decided, entry, instead, piece, version_entry,
        version_number, withdraw,
    },
    report::number,
};

#[async_trait]
impl PromiseStore for PostgresStore {
    async fn promise(&self, municipality: Code<'_>, year: i16) -> Result<Writing> {
        let rows = sqlx::query_as(READ)
            .bind(municipality)
            .bind(i64::from(year))
            .fetch_all(&self.readers)
            .await
            .map_err(failed)?;
        let pieces: Vec<_> = rows.into_iter().map(piece).collect::<Result<_>>()?;
        Ok(Writing::of(year, pieces))
    }

    async fn save_promise_piece(
        &self,
        municipality: Code<'_>,
        year: i16,
        wanted: &Piece,
        based_on: u32,
        by: &By,
    ) -> Result<PieceSaved<Piece>> {
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

    async fn add_promise_entry(&self, municipality: Code<'_>, year: i16, entry: &Entry) -> Result<bool> {
        let done = sqlx::query(ADD_ENTRY)
            .bind(municipality)
            .bind(i64::from(year))
            .bind(&entry.id().as_bytes()[..])
            .bind(entry.kind())
            .bind(day_of(entry))
            .bind(to_json(entry)?)
            .execute(&self.writers)
            .await
            .map_err(failed)?;
        Ok(done.rows_affected() == 1)
    }

    async fn promise_entries(&self, municipality: Code<'_>, year: i16) -> Result<Vec<Entry>> {
        let rows = sqlx::query_as(ENTRIES)
            .bind(municipality)
            .bind(i64::from(year))
            .fetch_all(&self.readers)
            .await
            .map_err(failed)?;
        rows.into_iter().map(entry).collect()
    }

    async fn remove_promise_entry(&self, municipality: Code<'_>, year: i16, id: Uuid) -> Result<bool> {
        let done = sqlx::query(REMOVE_ENTRY)
            .bind(municipality)
            .bind(i64::from(year))
            .bind(&id.as_bytes()[..])
            .execute(&self.writers)
            .await
            .map_err(failed)?;
        Ok(done.rows_affected() == 1)
    }

    async fn approve_promise(
        &self,
        municipality: Code<'_>,
        text: &PromiseText,
        approval: &Approval,
    ) -> Result<Approved> {
        let bytes = text.bytes().map_err(|error| Error::Corrupt(error.to_string()))?;
        if Digest::of(&bytes) != approval.sha256 {
            return Err(Error::Corrupt("an approval of another text than the one it came with".to_owned()));
        }
        let mine = approval.sha256.bytes().to_vec();
        let by = &approval.by;
        let mut tx = self.write().await?;
        let both: (Option<Vec<u8>>, Option<Vec<u8>>) = sqlx::query_as(approve(by.organisation))
            .bind(municipality)
            .bind(i64::from(text.year))
            .bind(&mine)
            .bind(by.role.id())
            .bind(by.day.to_string())
            .fetch_one(&mut *tx)
            .await
            .map_err(failed)?;
        if both != (Some(mine.clone()), Some(mine.clone())) {
            tx.commit().await.map_err(failed)?;
            return Ok(Approved::Waiting);
        }
        let newest: Option<(i64, Vec<u8>)> = sqlx::query_as(NEWEST)
            .bind(municipality)
            .bind(i64::from(text.year))
            .fetch_optional(&mut *tx)
            .await
            .map_err(failed)?;
        let number = match newest {
            Some((number, sha256)) if sha256 == mine => number,
            newest => {
                let next = newest.map_or(0, |(number, _)| number) + 1;
                let done = sqlx::query(DECIDE)
                    .bind(municipality)
                    .bind(i64::from(text.year))
                    .bind(next)
                    .bind(by.day.to_string())
                    .bind(&mine)
                    .bind(&bytes)
                    .execute(&mut *tx)
                    .await
                    .map_err(failed)?;
                if done.rows_affected() != 1 {
                    return Err(Error::Unavailable("a promise was decided at the same time".into()));
                }
                next
            }
        };
        tx.commit().await.map_err(failed)?;
        Ok(Approved::Decided { number: version_number(number)? })
    }

    async fn withdraw_approval(
        &self,
        municipality: Code<'_>,
        year: i16,
        organisation: Organisation,
    ) -> Result<bool> {
        let done = sqlx::query(withdraw(organisation))
            .bind(municipality)
            .bind(i64::from(year))
            .execute(&self.writers)
            .await
            .map_err(failed)?;
        Ok(done.rows_affected() == 1)
    }

    async fn approvals(&self, municipality: Code<'_>, year: i16) -> Result<Vec<Approval>> {
        let row = sqlx::query_as(APPROVALS)
            .bind(municipality)
            .bind(i64::from(year))
            .fetch_optional(&self.readers)
            .await
            .map_err(failed)?;
        approvals(row)
    }

    async fn add_decided_promise(&self, municipality: Code<'_>, promise: &Decided) -> Result<bool> {
        let done = sqlx::query(DECIDE)
            .bind(municipality)
            .bind(i64::from(promise.text().year))
            .bind(i64::from(promise.number))
            .bind(promise.day.to_string())
            .bind(&promise.sha256().bytes()[..])
            .bind(promise.bytes())
            .execute(&self.writers)
            .await
            .map_err(failed)?;
        Ok(done.rows_affected() == 1)
    }

    async fn latest_promise(&self, municipality: Code<'_>, year: i16) -> Result<Option<Decided>> {
        sqlx::query_as(LATEST)
            .bind(municipality)
            .bind(i64::from(year))
            .fetch_optional(&self.readers)
            .await
            .map_err(failed)?
            .map(decided)
            .transpose()
    }

    async fn promise_version(
        &self,
        municipality: Code<'_>,
        year: i16,
        number: u32,
    ) -> Result<Option<Decided>> {
        sqlx::query_as(VERSION)
            .bind(municipality)
            .bind(i64::from(year))
            .bind(i64::from(number))
            .fetch_optional(&self.readers)
            .await
            .map_err(failed)?
            .map(decided)
            .transpose()
    }

    async fn promise_versions(&self, municipality: Code<'_>, year: i16) -> Result<Vec<PromiseEntry>> {
        sqlx::query_as(VERSIONS)
            .bind(municipality)
            .bind(i64::from(year))
            .fetch_all(&self.readers)
            .await
            .map_err(failed)?
            .into_iter()
            .map(version_entry)
            .collect()
    }

    async fn promise_years(&self, municipality: Code<'_>) -> Result<Vec<i16>> {
        let years: Vec<i64> =
            sqlx::query_scalar(YEARS).bind(municipality).fetch_all(&self.readers).await.map_err(failed)?;
        years.into_iter().map(year_of).collect()
    }
}
