//! Matters of accessibility.

use async_trait::async_trait;
use domain::matter::{Handling, Matter, Reference};
use jiff::civil::Date;
use store::{Code, MatterStore, Result};

use super::{PostgresStore, error::failed, text};
use crate::rows::matter;

#[async_trait]
impl MatterStore for PostgresStore {
    async fn add_matter(&self, municipality: Code<'_>, matter: &Matter) -> Result<bool> {
        let (said, handling) = (&matter.said, &matter.handling);
        let done = sqlx::query(
            "INSERT INTO matter (municipality, reference, kind, page, text, format, contact, language, received, \
             due, status, handler, note, done) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) \
             ON CONFLICT (municipality, reference) DO NOTHING",
        )
        .bind(municipality)
        .bind(matter.reference.as_str())
        .bind(matter.kind.id())
        .bind(text(&said.page))
        .bind(text(&said.text))
        .bind(text(&said.format))
        .bind(text(&said.contact))
        .bind(matter.language.tag())
        .bind(matter.received.to_string())
        .bind(matter.due.to_string())
        .bind(handling.status.id())
        .bind(text(&handling.handler))
        .bind(text(&handling.note))
        .bind(handling.done.map(|day| day.to_string()))
        .execute(&self.writers)
        .await
        .map_err(failed)?;
        Ok(done.rows_affected() == 1)
    }

    async fn matter(&self, municipality: Code<'_>, reference: &Reference) -> Result<Option<Matter>> {
        sqlx::query_as(
            "SELECT reference, kind, page, text, format, contact, language, received, due, status, handler, note, \
             done FROM matter WHERE municipality = $1 AND reference = $2",
        )
        .bind(municipality)
        .bind(reference.as_str())
        .fetch_optional(&self.readers)
        .await
        .map_err(failed)?
        .map(matter)
        .transpose()
    }

    async fn matters(&self, municipality: Code<'_>) -> Result<Vec<Matter>> {
        sqlx::query_as(
            "SELECT reference, kind, page, text, format, contact, language, received, due, status, handler, note, \
             done FROM matter WHERE municipality = $1 ORDER BY due, reference",
        )
        .bind(municipality)
        .fetch_all(&self.readers)
        .await
        .map_err(failed)?
        .into_iter()
        .map(matter)
        .collect()
    }

    async fn handle_matter(
        &self,
        municipality: Code<'_>,
        reference: &Reference,
        handling: &Handling,
    ) -> Result<bool> {
        let done = sqlx::query(
            "UPDATE matter SET status = $3, handler = $4, note = $5, done = $6 \
             WHERE municipality = $1 AND reference = $2",
        )
        .bind(municipality)
        .bind(reference.as_str())
        .bind(handling.status.id())
        .bind(text(&handling.handler))
        .bind(text(&handling.note))
        .bind(handling.done.map(|day| day.to_string()))
        .execute(&self.writers)
        .await
        .map_err(failed)?;
        Ok(done.rows_affected() == 1)
    }

    async fn forget_matters(&self, municipality: Code<'_>, day: Date) -> Result<u64> {
        // Days are ISO 8601: their texts are in the order of time.
        let done = sqlx::query("DELETE FROM matter WHERE municipality = $1 AND done < $2")
            .bind(municipality)
            .bind(day.to_string())
            .execute(&self.writers)
            .await
            .map_err(failed)?;
        Ok(done.rows_affected())
    }
}
