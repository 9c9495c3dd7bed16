//! The audit log. Triggers in the schema refuse every change and deletion.

use async_trait::async_trait;
use store::{AccountId, AuditEntry, AuditStore, Code, NewAuditEntry, Result};

use super::{SqliteStore, error::failed};
use crate::rows::audit_entry;

#[async_trait]
impl AuditStore for SqliteStore {
    async fn add_audit_entry(&self, municipality: Code<'_>, entry: &NewAuditEntry) -> Result<()> {
        sqlx::query(
            "INSERT INTO audit_entry (municipality, at, id, account, action, subject, detail) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(municipality)
        .bind(entry.at.as_microsecond())
        .bind(&entry.id.as_bytes()[..])
        .bind(entry.account.map(|id| id.as_bytes().to_vec()))
        .bind(&entry.action)
        .bind(&entry.subject)
        .bind(&entry.detail)
        .execute(&self.writer)
        .await
        .map_err(failed)?;
        Ok(())
    }

    async fn audit_entries(&self, municipality: Code<'_>, most: u32) -> Result<Vec<AuditEntry>> {
        sqlx::query_as(
            "SELECT at, account, action, subject, detail FROM audit_entry \
             WHERE municipality = $1 ORDER BY at DESC, id DESC LIMIT $2",
        )
        .bind(municipality)
        .bind(i64::from(most))
        .fetch_all(&self.readers)
        .await
        .map_err(failed)?
        .into_iter()
        .map(audit_entry)
        .collect()
    }

    async fn latest_audit_entry(
        &self,
        municipality: Code<'_>,
        account: Option<AccountId>,
        action: &str,
        subject: &str,
    ) -> Result<Option<AuditEntry>> {
        sqlx::query_as(
            "SELECT at, account, action, subject, detail FROM audit_entry \
             WHERE municipality = $1 AND action = $2 AND subject = $3 \
             AND account IS NOT DISTINCT FROM $4 ORDER BY at DESC, id DESC LIMIT 1",
        )
        .bind(municipality)
        .bind(action)
        .bind(subject)
        .bind(account.map(|id| id.as_bytes().to_vec()))
        .fetch_optional(&self.readers)
        .await
        .map_err(failed)?
        .map(audit_entry)
        .transpose()
    }
}
