//! The one writer: many submissions in one transaction.
//!
//! A submission waits in a bounded queue. When there is no crowd the first one is written at once; while that is
//! being made durable the next ones gather, and go together in the following transaction. When the queue is full the
//! answer is "busy" at once rather than a wait. Nobody is told "saved" before the transaction is durable.

use store::{Accepted, Saved, SharedStore};
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
};

/// As many as one transaction takes; more would only make the first ones wait.
const LARGEST_BATCH: usize = 500;

/// Why a submission was not taken. In both cases nothing of it is stored, and sending it again is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSaved {
    #[error("the queue is full")]
    Busy,
    #[error("the store did not take it")]
    Failed,
}

struct Job {
    accepted: Accepted,
    reply: oneshot::Sender<Outcome>,
}

/// With what was handed in: it is put away where it was made, not on the way that everybody waits for.
type Outcome = (Result<Saved, NotSaved>, Accepted);

/// The door to the writer. Clones share one queue; when the last is dropped the writer finishes what it has and ends.
#[derive(Clone, Debug)]
pub struct Ingest {
    queue: mpsc::Sender<Job>,
}

impl Ingest {
    /// Starts the writer with a queue of `capacity`.
    pub fn start(store: SharedStore, municipality: String, capacity: usize) -> (Self, JoinHandle<()>) {
        let (queue, jobs) = mpsc::channel(capacity);
        (Self { queue }, tokio::spawn(write(store, municipality, jobs)))
    }

    /// Answers when the submission is durable, or at once when it cannot be taken.
    pub async fn save(&self, accepted: Accepted) -> Result<Saved, NotSaved> {
        let (reply, outcome) = oneshot::channel();
        self.queue.try_send(Job { accepted, reply }).map_err(|_| NotSaved::Busy)?;
        outcome.await.map_or(Err(NotSaved::Failed), |(saved, _)| saved)
    }
}

async fn write(store: SharedStore, municipality: String, mut jobs: mpsc::Receiver<Job>) {
    let mut waiting = Vec::with_capacity(LARGEST_BATCH);
    while jobs.recv_many(&mut waiting, LARGEST_BATCH).await > 0 {
        let (batch, replies): (Vec<_>, Vec<_>) =
            waiting.drain(..).map(|job| (job.accepted, job.reply)).unzip();
        let outcomes = save(&store, &municipality, &batch).await;
        for (reply, outcome) in replies.into_iter().zip(outcomes.into_iter().zip(batch)) {
            // The sender may have hung up; the answer is stored all the same, and its key knows it again.
            let _ = reply.send(outcome);
        }
    }
}

async fn save(store: &SharedStore, municipality: &str, batch: &[Accepted]) -> Vec<Result<Saved, NotSaved>> {
    match store.save_responses(municipality, batch).await {
        Ok(saved) => saved.into_iter().map(Ok).collect(),
        Err(store::Error::Unavailable(error)) => {
            tracing::error!(%error, submissions = batch.len(), "the database is not available");
            batch.iter().map(|_| Err(NotSaved::Failed)).collect()
        }
        // One submission that the database refuses must not take its neighbours down with it.
        Err(error) if batch.len() > 1 => {
            tracing::error!(%error, submissions = batch.len(), "a batch was refused; trying each alone");
            let mut outcomes = Vec::with_capacity(batch.len());
            for accepted in batch {
                let alone = store.save_responses(municipality, std::slice::from_ref(accepted)).await;
                outcomes.push(
                    alone
                        .map_err(|_| NotSaved::Failed)
                        .and_then(|saved| saved.first().copied().ok_or(NotSaved::Failed)),
                );
            }
            outcomes
        }
        Err(error) => {
            tracing::error!(%error, "a submission was refused");
            vec![Err(NotSaved::Failed)]
        }
    }
}
