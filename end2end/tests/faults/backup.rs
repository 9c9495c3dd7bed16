//! A backup of a running server, restored on the other engine.

use std::{
    fs,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use end2end::{
    Engine, Server, ground,
    load::{Ledger, crowd, crowd_for},
};

fn file(server: &Server) -> String {
    server.as_ref().join("kopia.db").display().to_string()
}

fn is_restored_whole(from: Engine, to: Engine) {
    let server = Server::start_on(from);
    server.run(&["user", "add", "eva@testby.example", "--role", "admin", "--organisation", "kommun"]);
    let before = crowd_for(server.socket(), 8, Duration::from_millis(400));
    let (file, stop) = (file(&server), AtomicBool::new(false));
    let mut after = Ledger::default();
    let said = thread::scope(|scope| {
        let crowd = scope.spawn(|| crowd(server.socket(), 8, &stop));
        thread::sleep(Duration::from_millis(100));
        let said = server.run(&["backup", &file]);
        stop.store(true, Ordering::Relaxed);
        after.add(crowd.join().expect("the crowd"));
        said
    });
    assert!(said.contains("answers") && said.contains("agrees with a recount"), "{said}");
    assert!(server.run(&["doctor"]).contains("every count agrees"), "the server goes on as before");

    // Another server's empty place: nothing was ever started on it.
    let mut other = Server::empty_on(to);
    let said = other.run(&["restore", &file]);
    assert!(said.contains("Restored from") && said.contains("sign in again"), "{said}");
    let refused = other.try_to(&["restore", &file]);
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(1), "{words}");
    assert!(words.contains("only restored into an empty one"), "{words}");
    other.resume();

    let restored = ground::answers(&other);
    let (least, most) = (before.acknowledged.len(), before.sent() + after.sent());
    assert!((least..=most).contains(&restored), "{restored} of {least} to {most}");
    assert_eq!(ground::recount(&other), []);
    // What was acknowledged before is known again; what came while it was taken is in it or not, and is taken once.
    let mut all = Ledger { acknowledged: before.acknowledged, unknown: before.unknown, ..Ledger::default() };
    all.unknown.extend(after.acknowledged.into_iter().chain(after.unknown));
    all.settle(&other);
    let log = other.run(&["export", "codebook", "--survey", "vuxna", "--year", &year(&other)]);
    assert!(log.contains("trygg_kvall"));
    assert!(other.run(&["doctor"]).contains("tables are as this version"));
}

fn year(server: &Server) -> String {
    ground::years(server)[0].to_string()
}

#[test]
fn what_was_taken_on_sqlite_is_restored_on_postgres() {
    is_restored_whole(Engine::Sqlite, Engine::Postgres);
}

#[test]
fn what_was_taken_on_postgres_is_restored_on_sqlite() {
    is_restored_whole(Engine::Postgres, Engine::Sqlite);
}

#[test]
fn a_backup_is_written_down_in_the_log_and_never_replaces_a_file() {
    let server = Server::start();
    let file = file(&server);
    server.run(&["backup", &file]);
    let before = fs::read(&file).expect("the backup");
    let refused = server.try_to(&["backup", &file]);
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(1), "{words}");
    assert!(words.contains("choose another name"), "{words}");
    assert!(fs::read(&file).expect("the backup") == before);
    let done = ground::actions(&server);
    assert_eq!(done.iter().filter(|action| *action == "backup").count(), 1, "{done:?}");

    // What cannot be restored makes no database.
    let mut other = Server::empty_on(Engine::Sqlite);
    let place = other.as_ref().join("ny/lagesbild.db");
    other.keep_at(format!("sqlite:{}", place.display()));
    fs::write(other.as_ref().join("brev.txt"), "Hej!").expect("a letter");
    let refused = other.try_to(&["restore", "brev.txt"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("no SQLite file"));
    assert!(!place.exists());
    other.run(&["restore", &file]);
    let done = ground::actions(&other);
    assert_eq!(done, ["restore"], "a backup is written down after it is taken");
}
