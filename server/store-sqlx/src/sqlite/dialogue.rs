//! Notes from dialogues.

use async_trait::async_trait;
use domain::dialogue::DialogueNote;
use sqlx::SqliteExecutor;
use store::{Code, DialogueStore, Result};
use uuid::Uuid;

use super::{SqliteStore, error::failed};
use crate::{
    convert::year,
    dialogues::{ADD, DELETE, Lists, OF_YEAR, ONE, REPLACE, YEARS},
    rows::dialogue,
};

/// Runs a statement that takes a whole note. Answers whether it wrote a row.
async fn put(
    executor: impl SqliteExecutor<'_>,
    statement: &'static str,
    municipality: &str,
    note: &DialogueNote,
) -> Result<bool> {
    let lists = Lists::of(note)?;
    let done = sqlx::query(statement)
        .bind(municipality)
        .bind(note.id.as_bytes().as_slice())
        .bind(note.kind.id())
        .bind(note.year)
        .bind(note.day.to_string())
        .bind(lists.participants)
        .bind(&note.theme)
        .bind(&note.area)
        .bind(&note.place)
        .bind(note.severity)
        .bind(note.frequency.map(domain::dialogue::Frequency::id))
        .bind(&note.observation)
        .bind(&note.proposal)
        .bind(lists.age_groups)
        .bind(note.demo)
        .execute(executor)
        .await
        .map_err(failed)?;
    Ok(done.rows_affected() == 1)
}

#[async_trait]
impl DialogueStore for SqliteStore {
    async fn add_dialogue(&self, municipality: Code<'_>, note: &DialogueNote) -> Result<bool> {
        put(&self.writer, ADD, municipality, note).await
    }

    async fn replace_dialogue(&self, municipality: Code<'_>, note: &DialogueNote) -> Result<bool> {
        put(&self.writer, REPLACE, municipality, note).await
    }

    async fn delete_dialogue(&self, municipality: Code<'_>, id: Uuid) -> Result<bool> {
        let query = sqlx::query(DELETE).bind(municipality).bind(id.as_bytes().as_slice());
        Ok(query.execute(&self.writer).await.map_err(failed)?.rows_affected() == 1)
    }

    async fn dialogue(&self, municipality: Code<'_>, id: Uuid) -> Result<Option<DialogueNote>> {
        sqlx::query_as(ONE)
            .bind(municipality)
            .bind(id.as_bytes().as_slice())
            .fetch_optional(&self.readers)
            .await
            .map_err(failed)?
            .map(dialogue)
            .transpose()
    }

    async fn dialogues(&self, municipality: Code<'_>, year: i16) -> Result<Vec<DialogueNote>> {
        sqlx::query_as(OF_YEAR)
            .bind(municipality)
            .bind(year)
            .fetch_all(&self.readers)
            .await
            .map_err(failed)?
            .into_iter()
            .map(dialogue)
            .collect()
    }

    async fn years_with_dialogues(&self, municipality: Code<'_>) -> Result<Vec<i16>> {
        let years: Vec<i64> =
            sqlx::query_scalar(YEARS).bind(municipality).fetch_all(&self.readers).await.map_err(failed)?;
        years.into_iter().map(year).collect()
    }

    async fn import_dialogues(&self, municipality: Code<'_>, notes: &[DialogueNote]) -> Result<u64> {
        let mut tx = self.write().await?;
        let mut added = 0;
        for note in notes {
            if put(&mut *tx, ADD, municipality, note).await? {
                added += 1;
            } else {
                put(&mut *tx, REPLACE, municipality, note).await?;
            }
        }
        tx.commit().await.map_err(failed)?;
        Ok(added)
    }

    async fn delete_demo_dialogues(&self, municipality: Code<'_>) -> Result<u64> {
        let query = sqlx::query("DELETE FROM dialogue WHERE municipality = $1 AND demo = 1");
        Ok(query.bind(municipality).execute(&self.writer).await.map_err(failed)?.rows_affected())
    }
}
