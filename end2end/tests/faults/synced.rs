//! A kill leaves what the system has not written yet; only a power cut takes it. So here is seen, call by call, that an
//! answer is synced to disk before it is thanked for.

use std::{fs, time::Duration};

use end2end::{
    Server,
    load::{base64url, crowd_for},
    trace,
};
use sha2::{Digest as _, Sha256};

#[test]
fn every_acknowledgement_follows_the_sync_of_its_batch() {
    trace::need_strace();
    let folder = tempfile::tempdir().expect("a folder");
    let written = folder.path().join("trace");
    let file = written.to_str().expect("a path that is text");
    // -s: a page of the log is shown whole; -x: in hexadecimal, as it is no text; -y: files by their names.
    let mut server =
        Server::under(&["strace", "-f", "-q", "-y", "-x", "-s", "5000", "-e", trace::CALLS, "-o", file]);
    server.resume();
    // First one by one, then several in one batch.
    let mut ledger = crowd_for(server.socket(), 1, Duration::from_millis(300));
    ledger.add(crowd_for(server.socket(), 12, Duration::from_millis(700)));
    server.terminate(Duration::from_mins(1)).expect("it stops");
    let keys: Vec<_> = ledger
        .acknowledged
        .iter()
        .map(|submission| (base64url(submission.key), Sha256::digest(submission.key).into()))
        .collect();
    assert!(keys.len() > 10, "{} answers are too few", keys.len());
    let trace = String::from_utf8_lossy(&fs::read(&written).expect("a trace")).into_owned();
    let faults = trace::thanked_too_early(&trace, &keys);
    assert!(faults.is_empty(), "of {} acknowledged answers:\n{}", keys.len(), faults.join("\n"));
    println!("{} acknowledgements, each after the sync of its batch", keys.len());
}
