//! How the database itself is, for an operator.

use async_trait::async_trait;

use crate::Result;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    Well,
    /// Worth knowing; nothing is broken.
    Note,
    /// Something to put right.
    Fault,
}

/// What a look at one thing found, in words that say what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub weight: Weight,
    pub text: String,
}

impl Finding {
    pub fn well(text: impl Into<String>) -> Self {
        Self { weight: Weight::Well, text: text.into() }
    }

    pub fn note(text: impl Into<String>) -> Self {
        Self { weight: Weight::Note, text: text.into() }
    }

    pub fn fault(text: impl Into<String>) -> Self {
        Self { weight: Weight::Fault, text: text.into() }
    }
}

#[async_trait]
pub trait HealthStore: Send + Sync {
    /// Whether what is acknowledged outlives a power cut, as the database is set. Cheap: for every start.
    async fn durability(&self) -> Result<Vec<Finding>>;

    /// Whether the database is whole, has the tables that this version's migrations make, and has room to grow. May
    /// read all of it.
    async fn examine(&self) -> Result<Vec<Finding>>;

    /// Puts right what [`Self::examine`] found and can be put right without losing anything. Answers what it did.
    async fn mend(&self) -> Result<Vec<String>>;
}
