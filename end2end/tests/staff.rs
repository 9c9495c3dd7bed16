//! Who gets in behind `/personal`, and who does not.

use end2end::{
    Server, ground,
    staff::{self, EMAIL, PASSWORD, Session},
};
use reqwest::{
    StatusCode,
    blocking::Response,
    header::{CACHE_CONTROL, COOKIE, LOCATION, SET_COOKIE},
};

/// Every address of staff, as README.md lists them.
const ADDRESSES: [&str; 20] = [
    "/personal",
    "/personal/handelser",
    "/personal/handelser/ACDEFG",
    "/personal/handelser/ACDEFG/affisch",
    "/personal/handelser/ACDEFG/qr.svg",
    "/personal/handelser/ACDEFG/qr.png",
    "/personal/lagesbild",
    "/personal/lagesbild/2026",
    "/personal/lagesbild/2026?group=vuxna&area=norr",
    "/personal/lagesbild/2026/figur/index.svg?group=vuxna",
    "/personal/export",
    "/personal/export/responses.csv?survey=vuxna&year=2026&dialect=standard",
    "/personal/export/situation-picture.csv?year=2026&dialect=standard",
    "/personal/export/situation-picture.xlsx?year=2026",
    "/personal/export/codebook.csv?survey=vuxna&year=2026&dialect=standard",
    "/personal/export/manifest.json?kind=responses&survey=vuxna&year=2026&dialect=standard",
    "/personal/inkorg",
    "/personal/inkorg/ACDEFGHJKM",
    "/personal/logg",
    "/personal/finns-inte",
];

/// Whether an answer keeps the door shut: to the sign-in page, or refused outright.
fn is_denied(answer: &Response) -> bool {
    match answer.status() {
        StatusCode::SEE_OTHER => {
            answer.headers()[LOCATION].to_str().is_ok_and(|to| to.starts_with("/personal/logga-in"))
        }
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => true,
        _ => false,
    }
}

#[test]
fn nothing_behind_the_door_is_given_without_a_session() {
    let server = Server::start();
    let inside = Session::first_administrator(&server);
    let client = server.client();
    for path in ADDRESSES {
        let answer = client.get(server.url(path)).send().expect("an answer");
        assert!(is_denied(&answer), "GET {path}: {}", answer.status());
        let invented =
            client.get(server.url(path)).header(COOKIE, "__Host-lagesbild=AAAAAAAAAAAAAAAAAAAAAA; session=x");
        let answer = invented.send().expect("an answer");
        assert!(is_denied(&answer), "GET {path} with an invented session: {}", answer.status());
    }
    for path in [
        "/personal/handelser",
        "/personal/logga-ut",
        "/personal/api/situation_picture",
        "/personal/api/finns_inte",
    ] {
        let answer = staff::post(&server, path, &[("title", "Smyg"), ("year", "2026"), ("lang", "sv")]);
        assert!(is_denied(&answer) || answer.status() == 404, "POST {path}: {}", answer.status());
        assert!(
            path != "/personal/api/situation_picture" || is_denied(&answer),
            "the server function is denied"
        );
    }
    let events = inside.get(&server, "/personal/handelser").send().unwrap().text().unwrap();
    assert!(!events.contains("Smyg"), "nothing was added");
}

#[test]
fn the_setup_link_works_once() {
    let server = Server::start();
    let link = server.setup_link();
    assert_eq!(server.client().get(server.url(&link)).send().unwrap().status(), 200);
    let first = staff::use_link(&server, &link, EMAIL);
    assert_eq!(first.status(), 303, "the first administrator is made");
    Session::sign_in(&server, EMAIL, PASSWORD);

    let again = staff::use_link(&server, &link, "eva.inkraktare@testby.example");
    assert!(again.status().is_client_error(), "{}", again.status());
    assert!(again.text().unwrap().contains("<html"), "a used link is told about in words");
    let page = server.client().get(server.url(&link)).send().unwrap();
    assert!(page.status().is_client_error(), "{}", page.status());
    let stranger = staff::post(
        &server,
        "/personal/logga-in",
        &[("email", "eva.inkraktare@testby.example"), ("password", PASSWORD)],
    );
    assert_ne!(stranger.status(), 303, "the used link made no second administrator");
}

#[test]
fn a_link_that_ran_out_lets_nobody_in_and_says_so_in_words() {
    let mut server = Server::start();
    server.stop();
    let link = ground::add_expired_setup_link(&server, "eva@testby.example");
    server.resume();
    for path in [link.as_str(), "/personal/start/pahittad"] {
        let page = server.client().get(server.url(path)).send().expect("an answer");
        assert!(page.status().is_client_error(), "{path}: {}", page.status());
        assert!(page.text().unwrap().contains("<html"), "{path}");
        let post = staff::use_link(&server, path, "eva.inkraktare@testby.example");
        assert!(post.status().is_client_error(), "{path}: {}", post.status());
    }
}

#[test]
fn a_setup_form_with_faults_keeps_what_was_written_and_the_link() {
    let server = Server::start();
    let link = server.setup_link();
    let fields = |password: &'static str, again: &'static str| {
        [
            ("email", EMAIL),
            ("name", "Ada Adminsson"),
            ("organisation", "kommun"),
            ("password", password),
            ("password_again", again),
        ]
    };
    for (password, again) in [("kort", "kort"), (PASSWORD, "något annat helt"), ("", "")] {
        let answer = staff::post(&server, &link, &fields(password, again));
        assert_eq!(answer.status(), 422);
        let page = answer.text().expect("a page");
        assert!(page.contains(EMAIL) && page.contains("Ada Adminsson"), "what was written is kept");
        assert!(!page.contains(again) || again.is_empty(), "a password is never sent back");
    }
    assert_eq!(staff::post(&server, &link, &fields(PASSWORD, PASSWORD)).status(), 303);
}

#[test]
fn a_wrong_password_and_an_unknown_address_are_answered_alike() {
    let server = Server::start();
    Session::first_administrator(&server);
    let attempt = |email: &str| {
        let answer =
            staff::post(&server, "/personal/logga-in", &[("email", email), ("password", "fel lösenord här")]);
        let status = answer.status();
        assert!(status == 401 || status == 422, "{status}");
        assert!(!answer.headers().contains_key(SET_COOKIE));
        (status, answer.text().unwrap().replace(email, "ADDRESS"))
    };
    let (known, unknown) = (attempt(EMAIL), attempt("finns.inte@testby.example"));
    assert_eq!(known.0, unknown.0);
    let words = |page: &str| without_nonces(page);
    assert_eq!(words(&known.1), words(&unknown.1), "nothing tells which part was wrong");
}

/// A page without what is new in each answer.
fn without_nonces(page: &str) -> String {
    let mut parts = page.split("nonce=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, part| page + part.split_once('"').map_or("", |(_, rest)| rest))
}

#[test]
fn signing_out_ends_the_session_itself() {
    let server = Server::start();
    let session = Session::first_administrator(&server);
    assert_eq!(session.get(&server, "/personal").send().unwrap().status(), 200);
    assert_eq!(session.post(&server, "/personal/logga-ut", &[]).send().unwrap().status(), 303);
    // The same cookie again, as someone would use it who had copied it.
    assert!(is_denied(&session.get(&server, "/personal").send().unwrap()));
}

#[test]
fn another_site_cannot_post_in_a_members_name() {
    let server = Server::start();
    let session = Session::first_administrator(&server);
    let fields = [
        ("kind", "dialogue"),
        ("title", "Inplanterad"),
        ("place", "X"),
        ("first_day", "2026-05-20"),
        ("last_day", "2026-05-20"),
        ("organiser", "polis"),
    ];
    for site in ["cross-site", "same-site"] {
        let request = session.post(&server, "/personal/handelser", &fields);
        let mut request = request.build().expect("a request");
        request.headers_mut().insert("sec-fetch-site", site.parse().unwrap());
        request.headers_mut().insert("origin", "https://elak.example".parse().unwrap());
        let answer = server.client().execute(request).expect("an answer");
        assert_eq!(answer.status(), 403, "{site}");
    }
    let mut without = session.post(&server, "/personal/handelser", &fields).build().expect("a request");
    without.headers_mut().remove("sec-fetch-site");
    without.headers_mut().insert("origin", "https://elak.example".parse().unwrap());
    assert_eq!(server.client().execute(without).unwrap().status(), 403, "an old browser tells its origin");
    let events = session.get(&server, "/personal/handelser").send().unwrap().text().unwrap();
    assert!(!events.contains("Inplanterad"));
}

#[test]
fn roles_may_what_they_may() {
    let server = Server::start();
    let administrator = Session::first_administrator(&server);
    let member = |email: &str, role: &str| {
        let printed = server.run(&["user", "add", email, "--role", role, "--organisation", "polis"]);
        let from = printed.find("/personal/start/").expect("a link is printed");
        let link = printed[from..].split_whitespace().next().expect("a link");
        assert_eq!(staff::use_link(&server, link, email).status(), 303, "{role}");
        Session::sign_in(&server, email, PASSWORD)
    };
    let editor = member("erik@polis.example", "editor");
    let analyst = member("anna@polis.example", "analyst");
    end2end::form::Form::open(&server, "vuxna").answer("omr", "norr").post(&server);
    let year = administrator.newest_year(&server);

    let responses = format!("/personal/export/responses.csv?survey=vuxna&year={year}&dialect=standard");
    let full = format!("{responses}&detail=full");
    let header = |session: &Session, path: &str| {
        let answer = session.get(&server, path).send().unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        answer.text().unwrap().lines().next().unwrap_or_default().to_owned()
    };
    for session in [&administrator, &analyst] {
        assert!(
            header(session, &responses).starts_with("survey,version,week,"),
            "protected unless asked for"
        );
    }
    assert!(header(&administrator, &full).starts_with("survey,version,day,"));
    assert_eq!(
        analyst.get(&server, &full).send().unwrap().status(),
        403,
        "the answers in full are the administrators'"
    );
    for path in [&responses, &full] {
        assert_eq!(
            editor.get(&server, path).send().unwrap().status(),
            403,
            "an editor takes out no single answers"
        );
    }

    let event = [
        ("kind", "dialogue"),
        ("title", "Träff"),
        ("place", "Torget"),
        ("first_day", "2026-05-20"),
        ("last_day", "2026-05-20"),
        ("organiser", "polis"),
    ];
    assert_eq!(editor.post(&server, "/personal/handelser", &event).send().unwrap().status(), 303);
    assert_eq!(
        analyst.post(&server, "/personal/handelser", &event).send().unwrap().status(),
        403,
        "an analyst only reads"
    );

    assert_eq!(administrator.get(&server, "/personal/logg").send().unwrap().status(), 200);
    for other in [&editor, &analyst] {
        assert_eq!(
            other.get(&server, "/personal/logg").send().unwrap().status(),
            403,
            "the log is the administrators'"
        );
    }
    let log = administrator.get(&server, "/personal/logg").send().unwrap().text().unwrap();
    assert!(log.contains("Ada Adminsson"), "the log says who did it");
    for told in ["Hämtade svaren, med alla uppgifter", "Hämtade svaren, skyddade"] {
        assert!(log.contains(told), "the log says in which detail: {told}");
    }
}

#[test]
fn staff_pages_are_kept_by_no_cache_and_framed_by_nobody() {
    let server = Server::start();
    let session = Session::first_administrator(&server);
    for path in ["/personal", "/personal/handelser", "/personal/export", "/personal/logg"] {
        let answer = session.get(&server, path).send().expect("an answer");
        assert_eq!(answer.status(), 200, "{path}");
        let headers = answer.headers();
        assert!(headers[CACHE_CONTROL].to_str().unwrap().contains("no-store"), "{path}");
        let policy = headers["content-security-policy"].to_str().expect("a policy");
        assert!(
            policy.contains("frame-ancestors 'none'")
                && !policy.contains("'unsafe-inline'")
                && !policy.contains("'unsafe-eval'"),
            "{path}: {policy}"
        );
        assert_eq!(headers["referrer-policy"], "same-origin", "{path}");
    }
}
