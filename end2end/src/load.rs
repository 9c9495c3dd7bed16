//! A crowd that answers from many connections at once, and a ledger of what it was told.

use std::{
    collections::BTreeMap,
    hash::{BuildHasher as _, Hasher as _, RandomState},
    io,
    net::SocketAddr,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use crate::{
    Server, ground,
    wire::{Answer, Wire, head_of_form},
};

/// One answer on its way, with its key.
#[derive(Clone, Debug)]
pub struct Submission {
    /// 128 bits.
    pub key: [u8; 16],
    resident: String,
    body: String,
}

impl Submission {
    pub fn new() -> Self {
        let (one, two, three) = (random(), random(), random());
        let mut key = [0; 16];
        key[..8].copy_from_slice(&one.to_be_bytes());
        key[8..].copy_from_slice(&two.to_be_bytes());
        let pick = |place: u32, from: &[&'static str]| from[(three >> place) as usize % from.len()];
        let body = format!(
            "version=1&lang=sv&key={}&omr={}&trygg_kvall={}&pr_fart={}&pr_skrap={}&plats={}&plats=centrum&kon={}",
            base64url(key),
            pick(0, &["norr", "soder", "on"]),
            pick(4, &["mycket_trygg", "ganska_trygg", "ganska_otrygg", "vet_inte"]),
            pick(8, &["inget", "litet", "ganska_stort", "mycket_stort"]),
            pick(12, &["inget", "litet", "vet_inte"]),
            pick(16, &["park", "station", "tunnel"]),
            pick(20, &["kvinna", "man", "annat"]),
        );
        let resident = format!("198.19.{}.{}", three >> 24 & 0xff, (three >> 32) % 250 + 1);
        Self { key, resident, body }
    }

    /// The whole request.
    pub fn request(&self) -> Vec<u8> {
        [head_of_form("vuxna", &self.resident, self.body.len()).as_bytes(), self.body.as_bytes()].concat()
    }

    pub fn send(&self, wire: &mut Wire) -> io::Result<Answer> {
        wire.send(&self.request())?;
        wire.answer()
    }
}

impl Default for Submission {
    fn default() -> Self {
        Self::new()
    }
}

/// What became of the answers that a crowd sent.
#[derive(Debug, Default)]
pub struct Ledger {
    /// Told "saved".
    pub acknowledged: Vec<Submission>,
    /// Told to come again, by the status that said so.
    pub refused: BTreeMap<u16, Vec<Submission>>,
    /// The connection broke before anything was told: stored or not, nobody knows.
    pub unknown: Vec<Submission>,
}

impl Ledger {
    pub fn add(&mut self, other: Self) {
        self.acknowledged.extend(other.acknowledged);
        self.unknown.extend(other.unknown);
        for (status, submissions) in other.refused {
            self.refused.entry(status).or_default().extend(submissions);
        }
    }

    pub fn sent(&self) -> usize {
        self.acknowledged.len() + self.unknown.len() + self.refused.values().map(Vec::len).sum::<usize>()
    }

    /// Sees that every acknowledged answer is there exactly once and every count equals a recount; then sends the
    /// others again with their keys, and sees that they are there once too. Returns how many answers there were before.
    ///
    /// # Panics
    /// When one is lost, or counted twice, or a count is wrong.
    pub fn settle(&self, server: &Server) -> usize {
        assert_eq!(ground::recount(server), [], "the counts are not what the answers come to");
        let before = ground::answers(server);
        let acknowledged = self.acknowledged.len();
        assert!(
            (acknowledged..=self.sent()).contains(&before),
            "{before} answers are there, {acknowledged} were acknowledged and {} sent",
            self.sent()
        );
        again(server, &self.acknowledged, |answer| answer.status == 200 && answer.says("already_saved"));
        let others: Vec<Submission> =
            self.unknown.iter().chain(self.refused.values().flatten()).cloned().collect();
        again(server, &others, |answer| [200, 201].contains(&answer.status));
        again(server, &others, |answer| answer.status == 200);
        assert_eq!(ground::answers(server), self.sent(), "an answer is there twice, or not at all");
        assert_eq!(ground::recount(server), [], "the counts are not what the answers come to");
        before
    }
}

/// Sends each once more and sees that it is answered `rightly`.
fn again(server: &Server, submissions: &[Submission], rightly: impl Fn(&Answer) -> bool + Sync) {
    const HANDS: usize = 8;
    let to = server.socket();
    thread::scope(|scope| {
        for part in submissions.chunks(submissions.len().div_ceil(HANDS).max(1)) {
            let rightly = &rightly;
            scope.spawn(move || {
                let mut wire = Wire::connect(to).expect("the server listens");
                for submission in part {
                    let answer = submission.send(&mut wire).expect("an answer");
                    assert!(rightly(&answer), "{answer:?} to {}", submission.body);
                }
            });
        }
    });
}

/// Answers from `connections` connections at once, each as fast as it is answered, until `stop`. A connection that breaks
/// is made anew.
pub fn crowd(to: SocketAddr, connections: usize, stop: &AtomicBool) -> Ledger {
    thread::scope(|scope| {
        let residents: Vec<_> = (0..connections).map(|_| scope.spawn(move || resident(to, stop))).collect();
        let mut ledger = Ledger::default();
        for resident in residents {
            ledger.add(resident.join().expect("a resident's thread"));
        }
        ledger
    })
}

/// A crowd for some time.
pub fn crowd_for(to: SocketAddr, connections: usize, time: Duration) -> Ledger {
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let crowd = scope.spawn(|| crowd(to, connections, &stop));
        thread::sleep(time);
        stop.store(true, Ordering::Relaxed);
        crowd.join().expect("the crowd")
    })
}

fn resident(to: SocketAddr, stop: &AtomicBool) -> Ledger {
    let mut ledger = Ledger::default();
    let mut wire = None;
    while !stop.load(Ordering::Relaxed) {
        let Some(open) = wire.as_mut() else {
            wire = Wire::connect(to).ok();
            if wire.is_none() {
                thread::sleep(Duration::from_millis(5));
            }
            continue;
        };
        let submission = Submission::new();
        match submission.send(open) {
            Ok(answer) if answer.status == 201 => ledger.acknowledged.push(submission),
            Ok(answer) => {
                let told = answer.status != 503 || answer.has_header("retry-after");
                assert!(told, "503 without a time to come again: {answer:?}");
                ledger.refused.entry(answer.status).or_default().push(submission);
                thread::sleep(Duration::from_millis(5));
            }
            Err(_) => {
                ledger.unknown.push(submission);
                wire = None;
            }
        }
    }
    ledger
}

/// Random bits that need no crate: the standard library's hash maps begin with them.
pub fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// As a page writes it.
pub fn base64url(key: [u8; 16]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let number = u128::from_be_bytes(key);
    // 128 bits are 21 digits of six and one of two, which stand first in it.
    let digit = |place: u32| match place {
        21 => (number as usize & 0b11) << 4,
        _ => (number >> (122 - 6 * place)) as usize & 0x3f,
    };
    (0..22).map(|place| char::from(DIGITS[digit(place)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_written_as_pages_write_it() {
        assert_eq!(base64url([0; 16]), "AAAAAAAAAAAAAAAAAAAAAA");
        assert_eq!(base64url([0xff; 16]), "_____________________w");
        assert_eq!(base64url(*b"Many hands make "), "TWFueSBoYW5kcyBtYWtlIA");
    }

    #[test]
    fn no_two_answers_have_the_same_key() {
        let keys: std::collections::BTreeSet<_> = (0..1000).map(|_| Submission::new().key).collect();
        assert_eq!(keys.len(), 1000);
    }
}
