//! Staff accounts, their setup links and their sessions. Secrets are only ever kept as hashes.

use async_trait::async_trait;
pub use domain::staff::{Organisation, Role};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::{Code, Result};

pub type AccountId = Uuid;
/// SHA-256 of a random token; the token itself is in a link or a cookie only.
pub type TokenHash = [u8; 32];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    /// Lower case; unique within the municipality.
    pub email: String,
    pub name: String,
    pub role: Role,
    pub organisation: Organisation,
    /// argon2id in PHC form; `None` until a password was set.
    pub password_hash: Option<String>,
}

#[derive(Clone, Debug)]
pub struct NewAccount {
    pub id: AccountId,
    pub email: String,
    pub name: String,
    pub role: Role,
    pub organisation: Organisation,
    pub password_hash: Option<String>,
}

/// No session is good for longer. One that seems to be was begun while the clock was ahead, and lets nobody in.
pub const LONGEST_SESSION: SignedDuration = SignedDuration::from_hours(12);

/// A link that lets someone in once, to set a name and a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupLink {
    /// The account it is for; `None` for the first start's link, which makes the first administrator.
    pub account: Option<AccountId>,
    pub expires: Timestamp,
}

#[async_trait]
pub trait AccountStore: Send + Sync {
    async fn count_accounts_with_password(&self, municipality: Code<'_>) -> Result<u64>;
    async fn account_by_email(&self, municipality: Code<'_>, email: &str) -> Result<Option<Account>>;
    async fn account(&self, municipality: Code<'_>, id: AccountId) -> Result<Option<Account>>;
    async fn accounts(&self, municipality: Code<'_>) -> Result<Vec<Account>>;
    /// `false` when the address is taken already.
    async fn add_account(&self, municipality: Code<'_>, account: &NewAccount) -> Result<bool>;

    /// Keeps a link by its token's hash. A link without an account takes the place of an earlier one without.
    async fn add_setup_link(&self, municipality: Code<'_>, token: &TokenHash, link: &SetupLink)
    -> Result<()>;
    async fn setup_link(&self, municipality: Code<'_>, token: &TokenHash) -> Result<Option<SetupLink>>;
    /// Uses the link up and sets the name and password of its account, all in one transaction. For a link without an
    /// account `first` is added. `None` when the link is not there (used up by someone quicker), is past `now`, or
    /// when `first`'s address is taken.
    async fn use_setup_link(
        &self,
        municipality: Code<'_>,
        token: &TokenHash,
        now: Timestamp,
        first: &NewAccount,
    ) -> Result<Option<Account>>;

    async fn add_session(
        &self,
        municipality: Code<'_>,
        token: &TokenHash,
        account: AccountId,
        expires: Timestamp,
    ) -> Result<()>;
    /// The account of a session that has not expired at `now`, nor lasts longer from then on than [`LONGEST_SESSION`].
    async fn session_account(
        &self,
        municipality: Code<'_>,
        token: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<Account>>;
    async fn end_session(&self, municipality: Code<'_>, token: &TokenHash) -> Result<()>;
    /// Forgets expired sessions and links. Answers how many.
    async fn forget_expired(&self, municipality: Code<'_>, now: Timestamp) -> Result<u64>;
}
