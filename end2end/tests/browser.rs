//! Everything that needs a browser: the specs in `specs/`, run by Playwright against two servers.

use domain::{municipality::Municipality, promise};
use end2end::{BUILT_IN, Options, Server, TEST_TOWN, browser, ground};

/// The address that the poster's QR leads to; never fetched. Over plain HTTP, so that the session's cookie needs no TLS.
const PUBLIC_URL: &str = "http://dialog.testby.example";
/// The label year of the demo answers; the year of the residents' own is the current one.
const DEMO_YEAR: i16 = 2025;

#[test]
fn residents_and_staff_get_through_in_a_browser() {
    // Residents of the test town answer here, and staff follow the counts.
    let mut town = Server::start_with(Options {
        municipality: TEST_TOWN,
        public_url: Some(PUBLIC_URL),
        demo: Some((4000, DEMO_YEAR)),
    });
    let municipality: Municipality = toml::from_str(include_str!("../testby.toml")).expect("the town");
    let promised =
        promise::read_toml(include_str!("../specs/promise.toml"), &municipality).expect("a promise");
    town.stop();
    ground::decide_promise(&town, &promised);
    town.resume();
    // Someone has just installed Lägesbild here: Järfälla, no answers, no accounts, no public address.
    let fresh = Server::start_with(Options { municipality: BUILT_IN, public_url: None, demo: None });
    browser::run_specs(&[
        ("BASE_URL", town.address()),
        ("SETUP_LINK", &town.setup_link()),
        ("FRESH_URL", fresh.address()),
        ("FRESH_SETUP_LINK", &fresh.setup_link()),
        ("PUBLIC_URL", PUBLIC_URL),
        ("DEMO_YEAR", &DEMO_YEAR.to_string()),
        ("PROMISE_YEAR", &promised.year.to_string()),
    ]);
}
