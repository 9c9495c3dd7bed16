//! Notes from dialogues.

use async_trait::async_trait;
use domain::dialogue::DialogueNote;
use futures_util::FutureExt as _;
use sqlx::PgExecutor;
use store::{Code, DialogueStore, Result};
use uuid::Uuid;

use super::{PostgresStore, error::failed, retrying, text};
use crate::{
    convert::year,
    dialogues::{ADD, DELETE, Lists, OF_YEAR, ONE, REPLACE, YEARS},
    rows::dialogue,
};

/// Runs a statement that takes a whole note. Answers whether it wrote a row.
async fn put(
    executor: impl PgExecutor<'_>,
    statement: &'static str,
    municipality: &str,
    note: &DialogueNote,
) -> Result<bool> {
    let lists = Lists::of(note)?;
    let done = sqlx::query(statement)
        .bind(municipality)
        .bind(note.id.as_bytes().as_slice())
        .bind(note.kind.id())
        .bind(i64::from(note.year))
        .bind(note.day.to_string())
        .bind(lists.participants)
        .bind(text(&note.theme))
        .bind(note.area.as_deref().map(text))
        .bind(text(&note.place))
        .bind(i64::from(note.severity))
        .bind(note.frequency.map(domain::dialogue::Frequency::id))
        .bind(text(&note.observation))
        .bind(text(&note.proposal))
        .bind(lists.age_groups)
        .bind(note.demo)
        .execute(executor)
        .await
        .map_err(failed)?;
    Ok(done.rows_affected() == 1)
}

impl PostgresStore {
    async fn import_sorted_dialogues(&self, municipality: &str, notes: &[&DialogueNote]) -> Result<u64> {
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
}

#[async_trait]
impl DialogueStore for PostgresStore {
    async fn add_dialogue(&self, municipality: Code<'_>, note: &DialogueNote) -> Result<bool> {
        put(&self.writers, ADD, municipality, note).await
    }

    async fn replace_dialogue(&self, municipality: Code<'_>, note: &DialogueNote) -> Result<bool> {
        put(&self.writers, REPLACE, municipality, note).await
    }

    async fn delete_dialogue(&self, municipality: Code<'_>, id: Uuid) -> Result<bool> {
        let query = sqlx::query(DELETE).bind(municipality).bind(id.as_bytes().as_slice());
        Ok(query.execute(&self.writers).await.map_err(failed)?.rows_affected() == 1)
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
            .bind(i64::from(year))
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
        // In the order of the key, so that two imports at once do not wait for each other; of the same note twice the
        // last one stays the last.
        let mut sorted: Vec<&DialogueNote> = notes.iter().collect();
        sorted.sort_by_key(|note| note.id);
        retrying(|| self.import_sorted_dialogues(municipality, &sorted).boxed()).await
    }

    async fn delete_demo_dialogues(&self, municipality: Code<'_>) -> Result<u64> {
        let query = sqlx::query("DELETE FROM dialogue WHERE municipality = $1 AND demo");
        Ok(query.bind(municipality).execute(&self.writers).await.map_err(failed)?.rows_affected())
    }
}
