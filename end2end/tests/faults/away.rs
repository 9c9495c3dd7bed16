//! A database that is gone for a while, held by somebody else, or set to read only.

use std::{
    fs,
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use end2end::{
    Engine, Server, binary, ground,
    load::{Ledger, Submission, crowd},
    postgres::Cluster,
    wire::Wire,
};

use crate::kills::until_it_takes_answers;

fn reading_pages_go_on(server: &Server) {
    let mut wire = Wire::connect(server.socket()).expect("the server listens");
    for page in ["/", "/s/vuxna", "/om-svaren", "/tack", "/healthz"] {
        let answer = wire.get(page).expect("a page");
        assert_eq!(answer.status, 200, "{page}");
    }
}

/// Answers until one is told to come again; then pages are looked at.
pub(crate) fn is_refused_with_a_time_to_come_again(server: &Server, ledger: &mut Ledger) {
    let started = Instant::now();
    loop {
        let mut wire = Wire::connect(server.socket()).expect("the server listens");
        let submission = Submission::new();
        let answer = submission.send(&mut wire).expect("an answer");
        match answer.status {
            201 => ledger.acknowledged.push(submission),
            503 => {
                assert!(answer.has_header("retry-after") && answer.says("busy"), "{answer:?}");
                ledger.refused.entry(503).or_default().push(submission);
                break;
            }
            _ => panic!("{answer:?}"),
        }
        assert!(started.elapsed() < Duration::from_secs(30), "every answer is taken");
    }
    reading_pages_go_on(server);
}

#[test]
fn while_postgres_is_away_answers_are_told_to_come_again_and_when_it_is_back_they_are_taken() {
    let mut cluster = Cluster::start();
    let server = Server::start_at(cluster.new_database());
    let stop = AtomicBool::new(false);
    let mut ledger = Ledger::default();
    thread::scope(|scope| {
        let crowd = scope.spawn(|| crowd(server.socket(), 8, &stop));
        for _ in 0..2 {
            thread::sleep(Duration::from_millis(300));
            cluster.stop();
            is_refused_with_a_time_to_come_again(&server, &mut ledger);
            let mut wire = Wire::connect(server.socket()).expect("the server listens");
            assert_eq!(wire.get("/readyz").expect("an answer").status, 503);
            cluster.start_again();
            until_it_takes_answers(&server, &mut ledger);
        }
        stop.store(true, Ordering::Relaxed);
        ledger.add(crowd.join().expect("the crowd"));
    });
    assert!(ledger.refused.contains_key(&503));
    ledger.settle(&server);
}

/// A cluster of its own, because a setting of the whole of it is changed under the running server.
#[test]
fn a_postgres_that_reads_only_or_does_not_sync_is_met_with_words() {
    let cluster = Cluster::start();
    let address = cluster.new_database();
    let set = |setting: &str| {
        let change = format!("ALTER SYSTEM SET {setting}");
        let done = Command::new("psql")
            .args([&address, "-v", "ON_ERROR_STOP=1", "-c", &change, "-c", "SELECT pg_reload_conf()"])
            .output()
            .expect("psql, which comes with PostgreSQL, can be started");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        thread::sleep(Duration::from_millis(500));
    };
    let mut server = Server::start_at(address.clone());
    let mut ledger = Ledger::default();
    until_it_takes_answers(&server, &mut ledger);
    set("default_transaction_read_only = on");
    is_refused_with_a_time_to_come_again(&server, &mut ledger);
    set("default_transaction_read_only = off");
    until_it_takes_answers(&server, &mut ledger);
    ledger.settle(&server);
    assert_eq!(server.try_to(&["doctor"]).status.code(), Some(0));

    for setting in ["fsync", "full_page_writes", "synchronous_commit"] {
        set(&format!("{setting} = off"));
        let doctor = server.try_to(&["doctor"]);
        let said = String::from_utf8_lossy(&doctor.stdout).into_owned();
        assert_eq!(doctor.status.code(), Some(1), "{setting}: {said}");
        let fault = said.lines().find(|line| line.starts_with("fault"));
        assert!(fault.is_some_and(|fault| fault.contains(setting)), "{setting}: {said}");
        server.stop();
        server.resume();
        let log = String::from_utf8(server.log()).expect("a log in text");
        let said = log.lines().find(|line| line.contains("ERROR") && line.contains(setting));
        assert!(said.is_some(), "nothing is said of {setting} at the start:\n{log}");
        set(&format!("{setting} = on"));
    }
}

/// A process of another municipality on the same file is stopped in the middle of writing, and holds the lock.
#[test]
fn while_another_process_holds_the_sqlite_file_answers_are_told_to_come_again() {
    let server = Server::start_on(Engine::Sqlite);
    let mut other = Command::new(binary::lagesbild())
        .args(["demo", "--responses", "2000000", "--database", &server.database_address()])
        .env_remove("LAGESBILD_CONFIG")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("lagesbild can be started");
    let signal = |name: &str| {
        let sent = Command::new("kill").args(["-s", name, &other.id().to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()), "{name}");
    };
    let wal = server.database().with_extension("db-wal");
    let size = || fs::metadata(&wal).map(|metadata| metadata.len()).unwrap_or_default();
    let before = size();
    while size() < before + 500_000 {
        thread::sleep(Duration::from_millis(20));
    }
    let mut ledger = Ledger::default();
    let mut holds = false;
    for attempt in 0..30 {
        signal("STOP");
        let submission = Submission::new();
        let mut wire = Wire::connect(server.socket()).expect("the server listens");
        let answer = submission.send(&mut wire).expect("an answer");
        if answer.status == 503 {
            assert!(answer.has_header("retry-after"), "{answer:?}");
            ledger.refused.entry(503).or_default().push(submission);
            holds = true;
            break;
        }
        assert_eq!(answer.status, 201, "{answer:?}");
        ledger.acknowledged.push(submission);
        signal("CONT");
        thread::sleep(Duration::from_millis(7 * (attempt % 5) + 3));
    }
    assert!(holds, "the other process was never stopped while it was writing");
    is_refused_with_a_time_to_come_again(&server, &mut ledger);
    signal("CONT");
    other.kill().expect("the other process can be ended");
    other.wait().expect("the other process ends");
    until_it_takes_answers(&server, &mut ledger);
    ledger.settle(&server);
    assert_eq!(ground::recount(&server), []);
}
