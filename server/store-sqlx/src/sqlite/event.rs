//! Events.

use async_trait::async_trait;
use domain::event::{Event, EventCode};
use store::{Code, EventStore, Result};

use super::{SqliteStore, error::failed};
use crate::{convert::to_json, rows::event};

#[async_trait]
impl EventStore for SqliteStore {
    async fn add_event(&self, municipality: Code<'_>, event: &Event) -> Result<bool> {
        let done = sqlx::query(
            "INSERT INTO event \
             (municipality, code, kind, title, place, first_day, last_day, organiser, areas) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (municipality, code) DO NOTHING",
        )
        .bind(municipality)
        .bind(event.code.as_str())
        .bind(event.kind.id())
        .bind(&event.title)
        .bind(&event.place)
        .bind(event.first_day.to_string())
        .bind(event.last_day.to_string())
        .bind(event.organiser.id())
        .bind(to_json(&event.areas)?)
        .execute(&self.writer)
        .await
        .map_err(failed)?;
        Ok(done.rows_affected() == 1)
    }

    async fn event(&self, municipality: Code<'_>, code: &EventCode) -> Result<Option<Event>> {
        sqlx::query_as(
            "SELECT code, kind, title, place, first_day, last_day, organiser, areas FROM event \
             WHERE municipality = $1 AND code = $2",
        )
        .bind(municipality)
        .bind(code.as_str())
        .fetch_optional(&self.readers)
        .await
        .map_err(failed)?
        .map(event)
        .transpose()
    }

    async fn delete_event(&self, municipality: Code<'_>, code: &EventCode) -> Result<bool> {
        let mut tx = self.write().await?;
        let mut gone = 0;
        for delete in [
            "DELETE FROM single_use_code WHERE municipality = $1 AND event = $2",
            "DELETE FROM event WHERE municipality = $1 AND code = $2",
        ] {
            let query = sqlx::query(delete).bind(municipality).bind(code.as_str());
            gone = query.execute(&mut *tx).await.map_err(failed)?.rows_affected();
        }
        tx.commit().await.map_err(failed)?;
        Ok(gone == 1)
    }

    async fn events(&self, municipality: Code<'_>) -> Result<Vec<Event>> {
        sqlx::query_as(
            "SELECT code, kind, title, place, first_day, last_day, organiser, areas FROM event \
             WHERE municipality = $1 ORDER BY first_day DESC, code",
        )
        .bind(municipality)
        .fetch_all(&self.readers)
        .await
        .map_err(failed)?
        .into_iter()
        .map(event)
        .collect()
    }
}
