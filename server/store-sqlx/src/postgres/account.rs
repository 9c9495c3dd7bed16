//! Accounts, setup links and sessions.

use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::{Postgres, Transaction};
use store::{
    Account, AccountId, AccountStore, Code, LONGEST_SESSION, NewAccount, Result, SetupLink, TokenHash,
};

use super::{PostgresStore, error::failed, text};
use crate::rows::{AccountRow, SetupLinkRow, account, setup_link};

const BY_ID: &str = "SELECT id, email, name, role, organisation, password_hash FROM account \
                     WHERE municipality = $1 AND id = $2";

/// `false` when the address is taken.
async fn insert(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    new: &NewAccount,
) -> Result<bool> {
    let done = sqlx::query(
        "INSERT INTO account (municipality, id, email, name, role, organisation, password_hash) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (municipality, email) DO NOTHING",
    )
    .bind(municipality)
    .bind(&new.id.as_bytes()[..])
    .bind(text(&new.email))
    .bind(text(&new.name))
    .bind(new.role.id())
    .bind(new.organisation.id())
    .bind(&new.password_hash)
    .execute(&mut **tx)
    .await
    .map_err(failed)?;
    Ok(done.rows_affected() == 1)
}

#[async_trait]
impl AccountStore for PostgresStore {
    async fn count_accounts_with_password(&self, municipality: Code<'_>) -> Result<u64> {
        let count: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM account WHERE municipality = $1 AND password_hash IS NOT NULL",
        )
        .bind(municipality)
        .fetch_one(&self.readers)
        .await
        .map_err(failed)?;
        Ok(count.unsigned_abs())
    }

    async fn account_by_email(&self, municipality: Code<'_>, email: &str) -> Result<Option<Account>> {
        sqlx::query_as(
            "SELECT id, email, name, role, organisation, password_hash FROM account \
             WHERE municipality = $1 AND email = $2",
        )
        .bind(municipality)
        .bind(text(email))
        .fetch_optional(&self.readers)
        .await
        .map_err(failed)?
        .map(account)
        .transpose()
    }

    async fn account(&self, municipality: Code<'_>, id: AccountId) -> Result<Option<Account>> {
        sqlx::query_as(BY_ID)
            .bind(municipality)
            .bind(&id.as_bytes()[..])
            .fetch_optional(&self.readers)
            .await
            .map_err(failed)?
            .map(account)
            .transpose()
    }

    async fn accounts(&self, municipality: Code<'_>) -> Result<Vec<Account>> {
        sqlx::query_as(
            "SELECT id, email, name, role, organisation, password_hash FROM account \
             WHERE municipality = $1 ORDER BY name, email",
        )
        .bind(municipality)
        .fetch_all(&self.readers)
        .await
        .map_err(failed)?
        .into_iter()
        .map(account)
        .collect()
    }

    async fn add_account(&self, municipality: Code<'_>, account: &NewAccount) -> Result<bool> {
        let mut tx = self.write().await?;
        let added = insert(&mut tx, municipality, account).await?;
        tx.commit().await.map_err(failed)?;
        Ok(added)
    }

    async fn add_setup_link(
        &self,
        municipality: Code<'_>,
        token: &TokenHash,
        link: &SetupLink,
    ) -> Result<()> {
        let insert = if link.account.is_none() {
            // One statement, so that of processes that start at once each replaces the other's.
            "INSERT INTO setup_link (municipality, token, account, expires) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (municipality) WHERE account IS NULL \
             DO UPDATE SET token = excluded.token, expires = excluded.expires"
        } else {
            "INSERT INTO setup_link (municipality, token, account, expires) VALUES ($1, $2, $3, $4)"
        };
        sqlx::query(insert)
            .bind(municipality)
            .bind(&token[..])
            .bind(link.account.map(|id| id.as_bytes().to_vec()))
            .bind(link.expires.as_microsecond())
            .execute(&self.writers)
            .await
            .map_err(failed)?;
        Ok(())
    }

    async fn setup_link(&self, municipality: Code<'_>, token: &TokenHash) -> Result<Option<SetupLink>> {
        let row: Option<SetupLinkRow> =
            sqlx::query_as("SELECT account, expires FROM setup_link WHERE municipality = $1 AND token = $2")
                .bind(municipality)
                .bind(&token[..])
                .fetch_optional(&self.readers)
                .await
                .map_err(failed)?;
        row.map(setup_link).transpose()
    }

    async fn use_setup_link(
        &self,
        municipality: Code<'_>,
        token: &TokenHash,
        now: Timestamp,
        first: &NewAccount,
    ) -> Result<Option<Account>> {
        // The link's row is locked from its deletion on: whoever comes second waits, and finds no link.
        let mut tx = self.write().await?;
        let used: Option<(Option<Vec<u8>>,)> = sqlx::query_as(
            "DELETE FROM setup_link WHERE municipality = $1 AND token = $2 AND expires > $3 RETURNING account",
        )
        .bind(municipality)
        .bind(&token[..])
        .bind(now.as_microsecond())
        .fetch_optional(&mut *tx)
        .await
        .map_err(failed)?;
        let Some((link_account,)) = used else { return Ok(None) };

        let id = if let Some(id) = link_account {
            set_name_and_password(&mut tx, municipality, &id, first).await?;
            id
        } else {
            // An address that is taken leaves the link as it was: the transaction is dropped.
            if !insert(&mut tx, municipality, first).await? {
                return Ok(None);
            }
            first.id.as_bytes().to_vec()
        };
        let row: AccountRow =
            sqlx::query_as(BY_ID).bind(municipality).bind(id).fetch_one(&mut *tx).await.map_err(failed)?;
        let account = account(row)?;
        tx.commit().await.map_err(failed)?;
        Ok(Some(account))
    }

    async fn add_session(
        &self,
        municipality: Code<'_>,
        token: &TokenHash,
        account: AccountId,
        expires: Timestamp,
    ) -> Result<()> {
        sqlx::query("INSERT INTO session (municipality, token, account, expires) VALUES ($1, $2, $3, $4)")
            .bind(municipality)
            .bind(&token[..])
            .bind(&account.as_bytes()[..])
            .bind(expires.as_microsecond())
            .execute(&self.writers)
            .await
            .map_err(failed)?;
        Ok(())
    }

    async fn session_account(
        &self,
        municipality: Code<'_>,
        token: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<Account>> {
        sqlx::query_as(
            "SELECT account.id, email, name, role, organisation, password_hash FROM session \
             JOIN account ON account.municipality = session.municipality AND account.id = session.account \
             WHERE session.municipality = $1 AND session.token = $2 AND session.expires > $3 \
             AND session.expires <= $4",
        )
        .bind(municipality)
        .bind(&token[..])
        .bind(now.as_microsecond())
        .bind((now + LONGEST_SESSION).as_microsecond())
        .fetch_optional(&self.readers)
        .await
        .map_err(failed)?
        .map(account)
        .transpose()
    }

    async fn end_session(&self, municipality: Code<'_>, token: &TokenHash) -> Result<()> {
        sqlx::query("DELETE FROM session WHERE municipality = $1 AND token = $2")
            .bind(municipality)
            .bind(&token[..])
            .execute(&self.writers)
            .await
            .map_err(failed)?;
        Ok(())
    }

    async fn forget_expired(&self, municipality: Code<'_>, now: Timestamp) -> Result<u64> {
        let mut tx = self.write().await?;
        let mut forgotten = 0;
        for forget in [
            "DELETE FROM session WHERE municipality = $1 AND expires <= $2",
            "DELETE FROM setup_link WHERE municipality = $1 AND expires <= $2",
        ] {
            let done = sqlx::query(forget)
                .bind(municipality)
                .bind(now.as_microsecond())
                .execute(&mut *tx)
                .await
                .map_err(failed)?;
            forgotten += done.rows_affected();
        }
        tx.commit().await.map_err(failed)?;
        Ok(forgotten)
    }
}

/// A new password also ends the account's sessions: it may have been set because someone else had the old one.
async fn set_name_and_password(
    tx: &mut Transaction<'static, Postgres>,
    municipality: &str,
    id: &[u8],
    new: &NewAccount,
) -> Result<()> {
    sqlx::query("UPDATE account SET name = $3, password_hash = $4 WHERE municipality = $1 AND id = $2")
        .bind(municipality)
        .bind(id)
        .bind(text(&new.name))
        .bind(&new.password_hash)
        .execute(&mut **tx)
        .await
        .map_err(failed)?;
    sqlx::query("DELETE FROM session WHERE municipality = $1 AND account = $2")
        .bind(municipality)
        .bind(id)
        .execute(&mut **tx)
        .await
        .map_err(failed)?;
    Ok(())
}
