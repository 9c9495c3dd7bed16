//! SIGTERM under load: what has begun is finished, the rest is refused, and it is over in good time.

use std::{
    net::TcpStream,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use end2end::{
    Engine, Server,
    load::{Ledger, crowd},
    wire::{Wire, head_of_form},
};

fn stops_in_good_order(engine: Engine, dawdlers: usize, patience: Duration) {
    let mut server = Server::start_on(engine);
    let to = server.socket();
    let dawdlers: Vec<Wire> = (0..dawdlers)
        .map(|number| {
            let mut wire = Wire::connect(to).expect("the server listens");
            let head = head_of_form("vuxna", "198.18.200.3", 600);
            // Some are in the middle of their head, some of their body, and some have not begun.
            let sent = [&head[..20], &format!("{head}version=1"), ""][number % 3].to_owned();
            wire.send(sent.as_bytes()).expect("a beginning");
            wire
        })
        .collect();
    let stop = AtomicBool::new(false);
    let mut ledger = Ledger::default();
    thread::scope(|scope| {
        let crowd = scope.spawn(|| crowd(to, 16, &stop));
        thread::sleep(Duration::from_millis(400));
        let asked = Instant::now();
        let refusing = scope.spawn(move || {
            // Soon nobody new is let in.
            while TcpStream::connect(to).is_ok() {
                assert!(asked.elapsed() < Duration::from_secs(5), "the door stays open");
                thread::sleep(Duration::from_millis(20));
            }
        });
        let status =
            server.terminate(patience).unwrap_or_else(|| panic!("it does not stop within {patience:?}"));
        println!("{engine:?}: stopped after {:.1?}", asked.elapsed());
        assert_eq!(status.code(), Some(0), "{}", String::from_utf8_lossy(&server.log()));
        refusing.join().expect("the door is shut");
        stop.store(true, Ordering::Relaxed);
        ledger.add(crowd.join().expect("the crowd"));
    });
    drop(dawdlers);
    assert!(ledger.acknowledged.len() > 16, "{} answers are no load", ledger.acknowledged.len());
    let log = String::from_utf8_lossy(&server.log()).into_owned();
    assert!(!log.contains("ERROR") && !log.contains("panicked"), "{log}");
    server.resume();
    ledger.settle(&server);
}

#[test]
fn asked_to_stop_under_load_it_finishes_what_it_has_and_refuses_the_rest() {
    for engine in Engine::ALL {
        stops_in_good_order(engine, 0, Duration::from_secs(10));
    }
}

#[test]
fn clients_that_dawdle_do_not_keep_it_from_stopping() {
    stops_in_good_order(Engine::Sqlite, 30, Duration::from_secs(25));
}
