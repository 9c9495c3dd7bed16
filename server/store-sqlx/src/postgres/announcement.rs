//! What is said of events in the public calendar.

use async_trait::async_trait;
use domain::{announcement::Announcement, event::EventCode};
use store::{AnnouncementStore, Code, Result};

use super::{PostgresStore, error::failed, text};
use crate::{convert::to_json, rows::announcement};

#[async_trait]
impl AnnouncementStore for PostgresStore {
    async fn put_announcement(&self, municipality: Code<'_>, said: &Announcement) -> Result<bool> {
        let done = sqlx::query(
            "INSERT INTO announcement (municipality, event, id, announced, ages, outcome, changed) \
             SELECT municipality, code, $3, $4, $5, $6, $7 FROM event WHERE municipality = $1 AND code = $2 \
             ON CONFLICT (municipality, event) DO UPDATE SET announced = excluded.announced, \
             ages = excluded.ages, outcome = excluded.outcome, changed = excluded.changed",
        )
        .bind(municipality)
        .bind(said.event.as_str())
        .bind(said.id.as_str())
        .bind(said.announced)
        .bind(to_json(&said.ages)?)
        .bind(said.outcome.as_deref().map(text))
        .bind(said.changed.to_string())
        .execute(&self.writers)
        .await
        .map_err(failed)?;
        Ok(done.rows_affected() == 1)
    }

    async fn announcement(&self, municipality: Code<'_>, event: &EventCode) -> Result<Option<Announcement>> {
        sqlx::query_as(
            "SELECT event, id, announced, ages, outcome, changed FROM announcement \
             WHERE municipality = $1 AND event = $2",
        )
        .bind(municipality)
        .bind(event.as_str())
        .fetch_optional(&self.readers)
        .await
        .map_err(failed)?
        .map(announcement)
        .transpose()
    }

    async fn announcements(&self, municipality: Code<'_>) -> Result<Vec<Announcement>> {
        sqlx::query_as(
            "SELECT event, id, announced, ages, outcome, changed FROM announcement \
             WHERE municipality = $1 ORDER BY event",
        )
        .bind(municipality)
        .fetch_all(&self.readers)
        .await
        .map_err(failed)?
        .into_iter()
        .map(announcement)
        .collect()
    }
}
