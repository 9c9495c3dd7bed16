//! Staff accounts, their setup links and their sessions. Secrets are only ever kept as hashes.

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Code, Result};

pub type AccountId = Uuid;
/// SHA-256 of a random token; the token itself is in a link or a cookie only.
pub type TokenHash = [u8; 32];

/// What an account may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Everything, people and full microdata included.
    Admin,
    /// Events, dialogues, the picture, the promise.
    Editor,
    /// The picture and exports, to read.
    Analyst,
    /// Decides the promise.
    Signer,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Admin, Self::Editor, Self::Analyst, Self::Signer];

    pub fn id(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Editor => "editor",
            Self::Analyst => "analyst",
            Self::Signer => "signer",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }

    /// Whether the role may add and change events.
    pub fn edits(self) -> bool {
        matches!(self, Self::Admin | Self::Editor)
    }

    /// Whether the role may take single answers out of the product.
    pub fn exports_responses(self) -> bool {
        matches!(self, Self::Admin | Self::Analyst)
    }
}

/// Which side of the partnership an account belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Organisation {
    #[serde(rename = "polis")]
    Police,
    #[serde(rename = "kommun")]
    Municipality,
}

impl Organisation {
    pub const ALL: [Self; 2] = [Self::Police, Self::Municipality];

    pub fn id(self) -> &'static str {
        match self {
            Self::Police => "polis",
            Self::Municipality => "kommun",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|organisation| organisation.id() == id)
    }
}

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
