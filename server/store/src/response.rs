//! Responses, and the keys that keep one from being counted twice.

use async_trait::async_trait;
use domain::{answers::Written, response::Response, tally::Counted};
use futures_util::stream::BoxStream;
use uuid::Uuid;

use crate::{Code, CodeHash, Result};

/// What is kept of a submission's key: enough to know it again, not enough to find its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubmissionKey {
    /// SHA-256 of the key.
    pub hash: [u8; 32],
    /// SHA-256 of the key and the answers together, so that a repeat with other answers can be told. Without the key,
    /// which nobody but the resident's page has, it cannot be matched with a stored answer.
    pub fingerprint: [u8; 32],
}

/// A checked response on its way into the store.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// Random (v4): says nothing about order.
    pub id: Uuid,
    pub round: String,
    pub key: SubmissionKey,
    /// The single-use code that it uses up; it must belong to the response's event.
    pub code: Option<CodeHash>,
    pub response: Response<Written>,
    /// What it adds to the tallies of its survey.
    pub tally: Counted,
}

/// What became of one accepted response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is stored and durable.
    New,
    /// The key was stored before; the first counts.
    Before { same_answers: bool },
    /// Its key is new, but its single-use code is not there: used, withdrawn or never made. Nothing of it is stored.
    NoCode,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredResponse {
    pub round: String,
    pub response: Response,
}

#[derive(Clone, Debug)]
pub struct ResponseFilter {
    pub survey: String,
    pub year: i16,
}

pub type ResponseStream<'a> = BoxStream<'a, Result<StoredResponse>>;

#[async_trait]
pub trait ResponseStore: Send + Sync {
    /// Stores a batch in ONE transaction: answers, keys, tallies and daily counts, each response once. When it
    /// answers, everything is durable. The outcomes are in the batch's order; a key repeated within the batch is
    /// `Before` from its second time on. Of two with one single-use code one is stored, in one batch or in two.
    async fn save_responses(&self, municipality: Code<'_>, batch: &[Accepted]) -> Result<Vec<Saved>>;

    /// The same promises for what comes together in a crowd, several times as fast: answers and keys are laid down in a
    /// few rows and counted when they are read, until [`Self::settle`] puts them in their places. Where very many wait
    /// already they are put there at once.
    async fn save_crowd(&self, municipality: Code<'_>, batch: &[Accepted]) -> Result<Vec<Saved>>;

    /// Puts some of what came in a crowd in its place, in a transaction of a few dozen milliseconds that others wait
    /// for. Answers whether there was any: then there may be more.
    async fn settle(&self, municipality: Code<'_>) -> Result<bool>;

    /// The fingerprint that was stored with a key, while the key is known.
    async fn known_key(&self, municipality: Code<'_>, hash: &[u8; 32]) -> Result<Option<[u8; 32]>>;

    /// Every response of one survey and label year, demo rounds included, from one consistent read, in an order that
    /// has nothing to do with arrival. Constant memory.
    fn stream_responses<'a>(&'a self, municipality: Code<'a>, filter: ResponseFilter) -> ResponseStream<'a>;

    /// Deletes a round with its responses, keys, tallies and daily counts. Answers how many responses went.
    async fn delete_round(&self, municipality: Code<'_>, round: &str) -> Result<u64>;

    /// Forgets the keys of a round, all together.
    async fn forget_keys(&self, municipality: Code<'_>, round: &str) -> Result<()>;
}
