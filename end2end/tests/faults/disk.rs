//! A disk without room, and one that takes no write at all.

use end2end::{Server, disk::Disk, load::Ledger, wire::Wire};

use crate::{away::is_refused_with_a_time_to_come_again, kills::until_it_takes_answers};

/// Fills the disk, sees that answers are told to come again and pages go on, and that with room it goes on by itself.
fn goes_on_when_there_is_room_again(server: &Server, disk: &Disk) {
    let mut ledger = Ledger::default();
    until_it_takes_answers(server, &mut ledger);
    for _ in 0..2 {
        disk.fill(server);
        // What was written before may leave room for a little; from then on there is none.
        for _ in 0..20 {
            is_refused_with_a_time_to_come_again(server, &mut ledger);
        }
        let mut wire = Wire::connect(server.socket()).expect("the server listens");
        assert_eq!(wire.get("/readyz").expect("an answer").status, 200, "it can still be read");
        disk.make_room(server);
        until_it_takes_answers(server, &mut ledger);
    }
    ledger.settle(server);
}

#[test]
fn on_a_full_disk_answers_are_told_to_come_again_and_nothing_is_half_stored() {
    let (server, disk) = Server::start_on_small_disk();
    goes_on_when_there_is_room_again(&server, &disk);
}

/// Also the log is a file here that cannot be written to.
#[test]
fn on_a_disk_that_takes_no_write_answers_are_told_to_come_again_and_nothing_is_half_stored() {
    let (server, disk) = Server::start_limited();
    goes_on_when_there_is_room_again(&server, &disk);
}

#[test]
fn on_a_disk_that_is_read_only_from_the_start_it_says_what_is_wrong_and_stops() {
    let mut server = Server::start();
    server.stop();
    // A folder that nobody can write to, not even root: the system's own.
    for (database, says) in [
        ("sqlite:/proc/lagesbild/lagesbild.db", "/proc/lagesbild/lagesbild.db"),
        ("sqlite:/sys/lagesbild.db", "/sys/lagesbild.db"),
    ] {
        server.keep_at(database.to_owned());
        let refused = server.try_to(&["serve", "--listen", "127.0.0.1:0"]);
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(1), "{said}");
        assert!(said.contains(says) && said.contains("may be written to"), "{said}");
    }
}
