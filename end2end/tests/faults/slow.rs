//! Clients that send a byte a second, and such as hang up in the middle.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use end2end::{
    Engine, Server,
    load::{Ledger, Submission, crowd_for},
    wire::{Wire, head_of_form},
};

/// How long a head and a body may take, and a little.
const PATIENCE: Duration = Duration::from_secs(30);
const A_LITTLE: Duration = Duration::from_secs(10);

/// One that dawdles: what it will have sent, byte by byte.
struct Dawdler {
    wire: Wire,
    left: Vec<u8>,
}

fn dawdlers(server: &Server, count: usize, at_once: &str, slowly: &str) -> Vec<Dawdler> {
    (0..count)
        .map(|_| {
            let mut wire = Wire::connect(server.socket()).expect("the server lets everyone in");
            wire.send(at_once.as_bytes()).expect("the beginning");
            Dawdler { wire, left: slowly.bytes().rev().collect() }
        })
        .collect()
}

#[test]
fn two_hundred_clients_that_send_a_byte_a_second_hold_nobody_up_and_are_shown_the_door() {
    let server = Server::start_on(Engine::Sqlite);
    let head = head_of_form("vuxna", "198.18.200.1", 600);
    let mut all = dawdlers(&server, 100, "", &head);
    all.extend(dawdlers(&server, 100, &head, &"a=".repeat(300)));
    let started = Instant::now();
    let over = AtomicBool::new(false);
    let mut ledger = Ledger::default();
    thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                for dawdler in &mut all {
                    if let Some(byte) = dawdler.left.pop() {
                        // The server hangs up in the end: that is what is wanted.
                        let _ = dawdler.wire.send(&[byte]);
                    }
                }
                thread::sleep(Duration::from_secs(1));
            }
        });
        // Others are served meanwhile, as fast as ever.
        let mut slowest = Duration::ZERO;
        while started.elapsed() < PATIENCE {
            let (asked, submission) = (Instant::now(), Submission::new());
            let mut wire = Wire::connect(server.socket()).expect("others are let in");
            assert_eq!(submission.send(&mut wire).expect("an answer").status, 201);
            ledger.acknowledged.push(submission);
            slowest = slowest.max(asked.elapsed());
            thread::sleep(Duration::from_millis(100));
        }
        assert!(slowest < Duration::from_secs(5), "one had to wait for {slowest:?}");
        thread::sleep(A_LITTLE);
        over.store(true, Ordering::Relaxed);
    });
    let (heads, bodies) = all.split_at_mut(100);
    for dawdler in heads {
        let said = dawdler.wire.to_the_end().unwrap_or_default();
        assert!(!said.contains(" 20"), "{said}");
    }
    let mut told = 0;
    for dawdler in bodies {
        // The last bytes may meet a closed door, which takes the answer along: most are told all the same.
        let said = dawdler.wire.to_the_end().unwrap_or_default();
        told += usize::from(said.contains(" 408 ") && said.contains("too_slow"));
    }
    assert!(told > 50, "{told} of 100 were told that they were too slow");
    ledger.settle(&server);
}

#[test]
fn a_body_that_is_cut_off_leaves_nothing_behind() {
    for engine in Engine::ALL {
        let server = Server::start_on(engine);
        for _ in 0..50 {
            let request = Submission::new().request();
            let mut wire = Wire::connect(server.socket()).expect("the server listens");
            wire.send(&request[..request.len() - 10]).expect("most of it");
        }
        // A form that looks whole when it is cut off is no form either.
        let mut wire = Wire::connect(server.socket()).expect("the server listens");
        let head = head_of_form("vuxna", "198.18.200.2", 100_000);
        wire.send(format!("{head}version=1&key=AAAAAAAAAAAAAAAAAAAAAA&omr=norr").as_bytes()).expect("a form");
        drop(wire);
        let ledger = crowd_for(server.socket(), 4, Duration::from_millis(300));
        assert!(!ledger.acknowledged.is_empty());
        assert_eq!(
            ledger.settle(&server),
            ledger.acknowledged.len(),
            "{engine:?}: half an answer was stored"
        );
    }
}
