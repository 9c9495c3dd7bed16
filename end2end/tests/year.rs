//! A promise's whole year in a browser, with two signers. Time does not pass for a test: the next survey is filled in, and
//! its round closed, when the story asks for it.

use end2end::{Control, Server, browser, ground};

/// Few enough to be quick, enough for figures that are shown.
const ANSWERS: &str = "2000";

#[test]
fn a_promise_is_drafted_decided_kept_and_told() {
    // The promise's year is this one, so that what is done today is done in its time.
    let server = Server::start();
    let asked = year_by_its_clock(&server) - 1;
    fill(&server, asked);
    let link = |server: &Server, organisation: &str| {
        let email = format!("{organisation}@testby.example");
        let told = server.run(&["user", "add", &email, "--role", "signer", "--organisation", organisation]);
        let path =
            told.split_whitespace().find_map(|word| word.find("/personal/start/").map(|at| &word[at..]));
        path.expect("a link").to_owned()
    };
    let (police, municipality) = (link(&server, "polis"), link(&server, "kommun"));
    let (address, setup_link) = (server.address().to_owned(), server.setup_link());
    let control = Control::of(server, move |server, asked_for| {
        assert_eq!(asked_for, "/next-survey", "nothing else can be asked");
        fill(server, asked + 1);
        server.stop();
        ground::close_all_rounds(server);
        server.resume_where_it_was();
    });
    browser::run_year(&[
        ("BASE_URL", &address),
        ("SETUP_LINK", &setup_link),
        ("POLICE_LINK", &police),
        ("MUNICIPALITY_LINK", &municipality),
        ("ASKED_YEAR", &asked.to_string()),
        ("CONTROL", control.address()),
    ]);
}

/// As it says itself, in the date of an answer.
fn year_by_its_clock(server: &Server) -> i16 {
    let answer = server.client().get(server.url("/healthz")).send().expect("an answer");
    let date = answer.headers()["date"].to_str().expect("a date").to_owned();
    date.split(' ').nth(3).and_then(|year| year.parse().ok()).expect("a year")
}

fn fill(server: &Server, year: i16) {
    server.run(&["demo", "--responses", ANSWERS, "--seed", &year.to_string(), "--year", &year.to_string()]);
}
