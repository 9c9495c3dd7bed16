//! What happens to the server while something lies on phones. A browser has the phone's part; this test does with the
//! server what an update does (it stops, the next version publishes changed questions, and it starts again at the same
//! address), and then closes the round.

use end2end::{Control, Server, browser, ground};

#[test]
fn what_lies_on_phones_outlives_an_update_and_goes_away_with_the_round() {
    let server = Server::start();
    let (address, setup_link) = (server.address().to_owned(), server.setup_link());
    let control = Control::of(server, |server, asked| match asked {
        "/stop" => server.stop(),
        "/upgrade" => {
            ground::publish_changed_survey(server, "barn");
            server.resume_where_it_was();
        }
        "/close" => {
            ground::close_all_rounds(server);
            server.resume_where_it_was();
        }
        other => panic!("{other} is nothing that can be asked"),
    });
    browser::run_stories(&[
        ("BASE_URL", &address),
        ("SETUP_LINK", &setup_link),
        ("CONTROL", control.address()),
    ]);
}
