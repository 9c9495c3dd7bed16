//! The one writer: many submissions in one transaction.
//!
//! A submission waits in a bounded queue. When there is no crowd the first one is written at once; while that is
//! being made durable the next ones gather, and go together in the following transaction. When the queue is full the
//! answer is "busy" at once rather than a wait. Nobody is told "saved" before the transaction is durable.
//!
//! What comes in a crowd is laid down as one, which is several times as fast, and put in its place when nobody waits.

use std::time::{Duration, Instant};

use store::{Accepted, Saved, SharedStore};
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
};

/// As many as one transaction takes; more would only make the first ones wait.
const LARGEST_BATCH: usize = 500;
/// As many at once are a crowd.
const CROWD: usize = 16;
/// So long after a crowd, what came in it begins to be put in its place.
const QUIET: Duration = Duration::from_millis(200);
/// Between one part of that and the next: whoever answers meanwhile comes first.
const GAP: Duration = Duration::from_millis(1);
/// Where there is no gap between answers it is done all the same, so often.
const UNQUIET: Duration = Duration::from_secs(1);
/// After the database did not take it.
const PAUSE: Duration = Duration::from_secs(5);

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
    // An earlier process may have left something.
    let mut unsettled = Some(Instant::now());
    let mut crowd_until = None;
    loop {
        let receiving = jobs.recv_many(&mut waiting, LARGEST_BATCH);
        let received = match unsettled {
            None => receiving.await,
            Some(next) => {
                let idle = GAP.max(next.saturating_duration_since(Instant::now()));
                let Ok(received) = tokio::time::timeout(idle, receiving).await else {
                    unsettled = settle(&store, &municipality).await;
                    continue;
                };
                received
            }
        };
        if received == 0 {
            return;
        }
        let (batch, replies): (Vec<_>, Vec<_>) =
            waiting.drain(..).map(|job| (job.accepted, job.reply)).unzip();
        let now = Instant::now();
        if received >= CROWD {
            crowd_until = Some(now + QUIET);
            unsettled = crowd_until;
        }
        // While it lasts, the few that come between two great batches are of the crowd too.
        let crowd = crowd_until.is_some_and(|until| now < until);
        let outcomes = save(&store, &municipality, &batch, crowd).await;
        for (reply, outcome) in replies.into_iter().zip(outcomes.into_iter().zip(batch)) {
            // The sender may have hung up; the answer is stored all the same, and its key knows it again.
            let _ = reply.send(outcome);
        }
        if !crowd && unsettled.is_some_and(|next| next <= Instant::now()) {
            unsettled = settle(&store, &municipality).await.map(|next| next + UNQUIET);
        }
    }
}

/// Puts some of what came in a crowd in its place. Answers from when on to go on with it; never when there is nothing.
async fn settle(store: &SharedStore, municipality: &str) -> Option<Instant> {
    match store.settle(municipality).await {
        Ok(true) => Some(Instant::now()),
        Ok(false) => None,
        Err(error) => {
            tracing::error!(%error, "what came in a crowd could not be put in its place; it is kept and tried again");
            Some(Instant::now() + PAUSE)
        }
    }
}

async fn save(
    store: &SharedStore,
    municipality: &str,
    batch: &[Accepted],
    crowd: bool,
) -> Vec<Result<Saved, NotSaved>> {
    let saving =
        if crowd { store.save_crowd(municipality, batch) } else { store.save_responses(municipality, batch) };
    match saving.await {
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::survey::default_surveys;

    use super::*;
    use crate::{config::built_in_municipality, demo};

    /// A store with the demo's round of 2026, and so many answers to it.
    async fn answers(folder: &tempfile::TempDir, count: usize) -> (SharedStore, String, Vec<Accepted>) {
        let municipality = built_in_municipality();
        let surveys = default_surveys(&municipality).unwrap();
        let file = folder.path().join("lagesbild.db");
        let store = store_sqlx::open(&format!("sqlite:{}", file.display())).await.unwrap();
        for survey in &surveys {
            store.put_survey(&municipality.code, survey).await.unwrap();
        }
        let round = demo::round(2026).unwrap();
        assert!(store.add_round(&municipality.code, &round).await.unwrap());
        let surveys: Vec<_> = surveys.into_iter().map(Arc::new).collect();
        let mut maker = demo::Maker::new(&municipality, &surveys, &round, 1);
        let answers = (0..count).map(|_| maker.accepted()).collect();
        (store, municipality.code, answers)
    }

    #[tokio::test]
    async fn a_crowd_is_stored_once_before_it_is_put_in_its_place_and_after() {
        let folder = tempfile::tempdir().unwrap();
        let (store, code, answers) = answers(&folder, 300).await;
        let (ingest, writer) = Ingest::start(store.clone(), code.clone(), 1000);
        for _ in 0..2 {
            let sent = answers.iter().map(|accepted| ingest.save(accepted.clone()));
            let saved = futures_util::future::join_all(sent).await;
            assert!(saved.iter().all(Result::is_ok), "{saved:?}");
        }
        let received = || async {
            let counts = store.daily_counts(&code, 2026).await.unwrap();
            counts.iter().map(|day| day.count).sum::<i64>()
        };
        assert_eq!(received().await, 300);
        // Whoever comes alone afterwards finds the crowd's keys.
        assert_eq!(ingest.save(answers[0].clone()).await, Ok(Saved::Before { same_answers: true }));
        drop(ingest);
        writer.await.unwrap();
        while store.settle(&code).await.unwrap() {}
        assert_eq!(received().await, 300);
        assert_eq!(store.recount(&code).await.unwrap(), []);
    }
}
