//! Matters of accessibility: what someone found hard to use, or asked for in another format. No row of any other table
//! leads to one, and one leads to none.

use async_trait::async_trait;
use domain::matter::{Handling, Matter, Reference};
use jiff::civil::Date;

use crate::{Code, Result};

#[async_trait]
pub trait MatterStore: Send + Sync {
    /// `false` when the reference is taken.
    async fn add_matter(&self, municipality: Code<'_>, matter: &Matter) -> Result<bool>;
    async fn matter(&self, municipality: Code<'_>, reference: &Reference) -> Result<Option<Matter>>;
    /// By the day they are due, the first one first.
    async fn matters(&self, municipality: Code<'_>) -> Result<Vec<Matter>>;
    /// Writes down what was done about one. `false` when it is not there.
    async fn handle_matter(
        &self,
        municipality: Code<'_>,
        reference: &Reference,
        handling: &Handling,
    ) -> Result<bool>;
    /// Deletes those that were done before `day`. Answers how many.
    async fn forget_matters(&self, municipality: Code<'_>, day: Date) -> Result<u64>;
}
