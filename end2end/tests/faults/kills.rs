//! `kill -9` at random moments under load, and the power cut for PostgreSQL itself.
//!
//! `LAGESBILD_KILLS` asks for another number of kills; README.md has the command.

use std::time::{Duration, Instant};

use end2end::{
    Engine, Server,
    load::{Ledger, crowd, random},
    postgres::Cluster,
};

/// Kills in an ordinary run of the tests.
const KILLS: usize = 25;
const CONNECTIONS: usize = 16;

fn kills() -> usize {
    std::env::var("LAGESBILD_KILLS")
        .map_or(KILLS, |kills| kills.parse().expect("LAGESBILD_KILLS is a number"))
}

/// Something between 50 and 400 ms.
fn a_short_life() -> Duration {
    Duration::from_millis(50 + random() % 350)
}

/// A crowd answers, and `fault` happens after a short life.
fn lives(server: &Server, ledger: &mut Ledger, fault: impl FnOnce()) {
    let stop = std::sync::atomic::AtomicBool::new(false);
    let to = server.socket();
    std::thread::scope(|scope| {
        let crowd = scope.spawn(|| crowd(to, CONNECTIONS, &stop));
        std::thread::sleep(a_short_life());
        fault();
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        ledger.add(crowd.join().expect("the crowd"));
    });
}

fn nothing_acknowledged_is_lost_on(engine: Engine) {
    let started = Instant::now();
    let mut server = Server::start_on(engine);
    let mut ledger = Ledger::default();
    let kills = kills();
    for _ in 0..kills {
        let pid = server.pid().to_string();
        lives(&server, &mut ledger, || {
            let killed = std::process::Command::new("kill").args(["-s", "KILL", &pid]).status();
            assert!(killed.is_ok_and(|status| status.success()));
        });
        server.stop();
        server.resume();
    }
    let (acknowledged, unknown) = (ledger.acknowledged.len(), ledger.unknown.len());
    assert!(acknowledged > kills, "{acknowledged} answers are no load");
    assert!(unknown > 0, "no kill came while an answer was under way");
    let there = ledger.settle(&server);
    println!(
        "{engine:?}: {kills} kills, {acknowledged} answers acknowledged and each there once; {unknown} under way when \
         it was killed, {} of them stored; every count equals a recount; {:.0?}",
        there - acknowledged,
        started.elapsed()
    );
}

#[test]
fn nothing_acknowledged_is_lost_or_counted_twice_when_it_is_killed_on_sqlite() {
    nothing_acknowledged_is_lost_on(Engine::Sqlite);
}

#[test]
fn nothing_acknowledged_is_lost_or_counted_twice_when_it_is_killed_on_postgres() {
    nothing_acknowledged_is_lost_on(Engine::Postgres);
}

#[test]
fn nothing_acknowledged_is_lost_or_counted_twice_when_postgres_itself_loses_its_power() {
    let mut cluster = Cluster::start();
    let server = Server::start_at(cluster.new_database());
    let mut ledger = Ledger::default();
    let crashes = kills().div_ceil(5);
    for _ in 0..crashes {
        lives(&server, &mut ledger, || cluster.crash());
        cluster.start_again();
        // The server was not started again: it finds its database by itself.
        until_it_takes_answers(&server, &mut ledger);
    }
    let acknowledged = ledger.acknowledged.len();
    assert!(acknowledged > crashes, "{acknowledged} answers are no load");
    ledger.settle(&server);
    println!("PostgreSQL: {crashes} power cuts, {acknowledged} answers acknowledged and each there once");
}

pub(crate) fn until_it_takes_answers(server: &Server, ledger: &mut Ledger) {
    let started = Instant::now();
    let before = ledger.acknowledged.len();
    while ledger.acknowledged.len() == before {
        assert!(
            started.elapsed() < Duration::from_secs(30),
            "it does not come back by itself:\n{}",
            String::from_utf8_lossy(&server.log())
        );
        ledger.add(end2end::load::crowd_for(server.socket(), 1, Duration::from_millis(50)));
    }
}
