//! Load on a server: as much as it takes, or at a fixed rate.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    io,
    net::SocketAddr,
    rc::Rc,
    time::{Duration, Instant},
};

use tokio::task::LocalSet;

use super::wire::{Answer, Connection};

/// Makes the next request of one connection into a buffer that is used again.
pub trait Requests {
    fn next(&mut self, connection: usize, request: &mut Vec<u8>);
}

impl<F: FnMut(usize, &mut Vec<u8>)> Requests for F {
    fn next(&mut self, connection: usize, request: &mut Vec<u8>) {
        self(connection, request);
    }
}

/// What a load came to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Answers by status; 0 for connections that broke. A repeated answer counts under its status and 1,000.
    pub answers: BTreeMap<u16, u64>,
    pub elapsed: Duration,
    /// At a fixed rate: from the moment at which each request was due, in milliseconds.
    pub latencies: Vec<f64>,
    pub bytes: u64,
}

impl Outcome {
    pub fn of_status(&self, status: u16) -> u64 {
        self.answers.get(&status).copied().unwrap_or_default()
    }

    /// Answers of this status a second.
    pub fn rate(&self, status: u16) -> f64 {
        self.of_status(status) as f64 / self.elapsed.as_secs_f64()
    }

    /// What was answered otherwise than with `status`, in words; empty when nothing was.
    pub fn others(&self, status: u16) -> String {
        let others: Vec<_> = self
            .answers
            .iter()
            .filter(|(other, _)| **other != status)
            .map(|(other, count)| format!("{count} × {other}"))
            .collect();
        others.join(", ")
    }

    fn count(&mut self, answer: &io::Result<Answer>) {
        let status = answer.as_ref().map_or(0, |answer| answer.status + 1000 * u16::from(answer.again));
        *self.answers.entry(status).or_default() += 1;
        self.bytes += answer.as_ref().map_or(0, |answer| answer.bytes as u64);
    }
}

/// Sends as fast as the server answers, on so many connections.
pub fn as_fast_as_it_goes(
    address: SocketAddr,
    connections: usize,
    time: Duration,
    requests: impl Requests + 'static,
) -> Outcome {
    run(address, connections, Pace::Free { time }, requests)
}

/// Sends so many a second, whether or not the server keeps up: a request that waits for a free connection is late from
/// the moment at which it was due.
pub fn at_a_rate(
    address: SocketAddr,
    connections: usize,
    time: Duration,
    per_second: f64,
    requests: impl Requests + 'static,
) -> Outcome {
    let total = (time.as_secs_f64() * per_second) as u64;
    run(
        address,
        connections,
        Pace::Fixed { every: Duration::from_secs_f64(1.0 / per_second), total },
        requests,
    )
}

#[derive(Clone, Copy)]
enum Pace {
    Free { time: Duration },
    Fixed { every: Duration, total: u64 },
}

struct Shared<R> {
    requests: R,
    outcome: Outcome,
    sent: u64,
}

/// On one thread: the server is to have the rest of the machine.
fn run(address: SocketAddr, connections: usize, pace: Pace, requests: impl Requests + 'static) -> Outcome {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let shared = Rc::new(RefCell::new(Shared { requests, outcome: Outcome::default(), sent: 0 }));
    let local = LocalSet::new();
    let elapsed = local.block_on(&runtime, async {
        let mut open = Vec::with_capacity(connections);
        for _ in 0..connections {
            open.push(Connection::open(address).await.expect("the server takes connections"));
        }
        let started = Instant::now();
        let tasks: Vec<_> = open
            .into_iter()
            .enumerate()
            .map(|(number, connection)| {
                tokio::task::spawn_local(send(shared.clone(), started, pace, number, connection, address))
            })
            .collect();
        for task in tasks {
            task.await.expect("a connection's task ends");
        }
        started.elapsed()
    });
    drop(local);
    let shared = Rc::into_inner(shared).expect("every task has ended");
    Outcome { elapsed, ..shared.into_inner().outcome }
}

async fn send<R: Requests>(
    shared: Rc<RefCell<Shared<R>>>,
    started: Instant,
    pace: Pace,
    number: usize,
    mut connection: Connection,
    address: SocketAddr,
) {
    let mut request = Vec::with_capacity(4096);
    loop {
        let due = match pace {
            Pace::Free { time } if started.elapsed() >= time => return,
            Pace::Free { .. } => None,
            Pace::Fixed { every, total } => {
                let turn = {
                    let mut shared = shared.borrow_mut();
                    if shared.sent == total {
                        return;
                    }
                    shared.sent += 1;
                    shared.sent - 1
                };
                let due = started + every.mul_f64(turn as f64);
                tokio::time::sleep_until(due.into()).await;
                Some(due)
            }
        };
        shared.borrow_mut().requests.next(number, &mut request);
        let answer = connection.ask(&request).await;
        {
            let outcome = &mut shared.borrow_mut().outcome;
            outcome.count(&answer);
            outcome.latencies.extend(due.map(|due| due.elapsed().as_secs_f64() * 1000.0));
        }
        if answer.is_err() {
            match Connection::open(address).await {
                Ok(again) => connection = again,
                Err(_) => return,
            }
        }
    }
}
impl<R> std::fmt::Debug for Shared<R> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Shared").field("sent", &self.sent).finish_non_exhaustive()
    }
}
