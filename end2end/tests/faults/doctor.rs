//! What the doctor finds and mends, by its command.

use end2end::{Engine, Server, ground};

#[test]
fn the_doctor_mends_what_can_be_mended_and_says_so() {
    for engine in Engine::ALL {
        let mut server = Server::empty_on(engine);
        // Tables, and nothing in them.
        ground::open_and_close(&server);
        let sick = server.try_to(&["doctor"]);
        let said = String::from_utf8_lossy(&sick.stdout).into_owned();
        assert_eq!(sick.status.code(), Some(1), "{said}");
        assert!(said.contains("fault  0 of 5 surveys are published"), "{said}");

        ground::add_expired_setup_link(&server, "eva@testby.example");
        let said = server.run(&["doctor", "--mend"]);
        for mended in ["mended 5 surveys were published", "mended 1 expired sessions and setup links"] {
            assert!(said.contains(mended), "{said}");
        }
        assert!(said.contains("ok     5 surveys") && said.contains("ok     every count agrees"), "{said}");
        assert_eq!(ground::actions(&server), ["doctor.mend"]);
        // Nothing is left to be mended, so nothing is written down.
        server.run(&["doctor", "--mend"]);
        server.resume();
        assert!(server.run(&["doctor"]).contains("synced to disk before it is thanked for"));
    }
}
