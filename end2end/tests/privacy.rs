//! What is left of a resident: the answer, the day, and nothing that leads back.

use std::{collections::BTreeMap, fs};

use end2end::{Server, form::Form};
use reqwest::header::{ACCEPT_LANGUAGE, REFERER, USER_AGENT};

/// Marks that no other text could hold by chance, one per place where something could leak from.
const MARKS: [&str; 7] =
    ["zqagent7731", "zqfrom7732", "zqlang7733", "zqrefer7734", "zqcookie7735", "zqquery7736", "203.0.113.77"];

fn answer_with_marks(server: &Server, slug: &str) -> String {
    let form = Form::open(server, slug).answer("omr", "norr").answer("pr_fart", "litet");
    let request = form
        .request(server)
        .header(USER_AGENT, "Mozilla/5.0 zqagent7731")
        .header("from", "zqfrom7732@example.org")
        .header(ACCEPT_LANGUAGE, "sv, zqlang7733;q=0.1")
        .header(REFERER, server.url("/s/vuxna?zqrefer7734"))
        .header("cookie", "marked=zqcookie7735")
        .header("forwarded", "for=203.0.113.77");
    let mut request = request.build().expect("a request");
    request.headers_mut().insert("x-forwarded-for", "203.0.113.77".parse().expect("a header"));
    request.url_mut().set_query(Some("zqquery7736=1"));
    let answer = server.client().execute(request).expect("an answer");
    assert_eq!(answer.status(), 303, "{slug}");
    form.value("key").to_owned()
}

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window.eq_ignore_ascii_case(mark))
}

#[test]
fn nothing_that_the_phone_said_of_itself_is_in_the_database_its_wal_or_the_log() {
    let mut server = Server::start();
    let keys: Vec<_> = ["ungdom", "unga-vuxna", "vuxna", "aldre"]
        .iter()
        .map(|slug| answer_with_marks(&server, slug))
        .collect();
    // Refused answers leave no more behind than taken ones.
    let refused = Form::open(&server, "vuxna").answer("omr", "norr").answer("omr", "soder");
    let status =
        refused.request(&server).header(USER_AGENT, "zqagent7731").send().expect("an answer").status();
    assert_eq!(status, 422);
    let look = |server: &Server, when: &str| {
        let mut places: BTreeMap<String, Vec<u8>> = server
            .files()
            .into_iter()
            .map(|path| (path.display().to_string(), fs::read(&path).expect("a file")))
            .collect();
        assert!(
            places.values().any(|bytes| contains(bytes, b"ganska_trygg")),
            "{when}: the answers' own bytes are read"
        );
        places.insert("the log".to_owned(), server.log());
        for (place, bytes) in &places {
            for mark in MARKS.iter().copied().chain(keys.iter().map(String::as_str)) {
                assert!(!contains(bytes, mark.as_bytes()), "{when}: {mark} is in {place}");
            }
        }
    };
    let wal = server.database().with_extension("db-wal");
    assert!(fs::metadata(&wal).is_ok_and(|metadata| metadata.len() > 0), "the WAL is there to be read");
    look(&server, "while it runs");
    server.stop();
    look(&server, "after it was stopped");
}

#[test]
fn a_kiosks_token_is_in_no_file_of_the_server() {
    let mut server = Server::start();
    let session = end2end::staff::Session::first_administrator(&server);
    let code = session.add_event(&server, "Möt oss");
    let path = format!("/personal/handelser/{code}/surfplatta");
    let page = session.post(&server, &path, &[("device", "other")]).send().expect("an answer");
    let page = page.text().expect("a page");
    let (_, after) = page.split_once("/kiosk/#").expect("the link");
    let token: String =
        after.chars().take_while(|sign| sign.is_ascii_alphanumeric() || "-_".contains(*sign)).collect();
    assert_eq!(token.len(), 43, "{token}");
    let form = Form::open(&server, "vuxna").answer("omr", "norr").set("kiosk", &token);
    assert_eq!(form.post(&server).status(), 303);
    let rows = session.responses(&server, "vuxna", session.newest_year(&server));
    assert_eq!(rows[1][4..6], [code, "kiosk".to_owned()]);
    server.stop();
    let mut places: Vec<Vec<u8>> =
        server.files().into_iter().map(|path| fs::read(path).expect("a file")).collect();
    assert!(places.iter().any(|bytes| contains(bytes, b"norr")), "the answers' own bytes are read");
    places.push(server.log());
    assert!(!places.iter().any(|bytes| contains(bytes, token.as_bytes())));
}

#[test]
fn no_code_of_a_card_is_in_the_database_its_wal_or_the_log() {
    let mut server = Server::start();
    let staff = end2end::staff::Session::first_administrator(&server);
    let event = staff.add_event(&server, "Kort");
    let codes: Vec<String> =
        staff.make_cards(&server, &event, 20).iter().map(|code| code.replace('-', "")).collect();
    for (number, code) in codes.iter().enumerate().take(6) {
        let form = Form::open_at(&server, "vuxna", &format!("?code={code}")).answer("omr", "norr");
        assert_eq!(form.post(&server).status(), 303);
        let again = form.set("key", &format!("AAAAAAAAAAAAAAAAAAAA{number}A")).post(&server);
        assert_eq!(again.status(), 422, "a used code");
        let gone = server.client().get(server.url(&format!("/k/{code}"))).send().expect("an answer");
        assert_eq!(gone.status(), 410);
    }
    let look = |server: &Server| {
        let mut places: Vec<Vec<u8>> =
            server.files().iter().map(|path| fs::read(path).expect("a file")).collect();
        assert!(places.iter().any(|bytes| contains(bytes, b"code.make")), "the files are read");
        places.push(server.log());
        for (code, bytes) in codes.iter().flat_map(|code| places.iter().map(move |bytes| (code, bytes))) {
            let grouped = format!("{}-{}", &code[..4], &code[4..8]);
            assert!(!contains(bytes, code.as_bytes()) && !contains(bytes, grouped.as_bytes()));
        }
    };
    look(&server);
    server.stop();
    look(&server);
}

/// Every column of every table that holds something of an answer. A day is the finest time among them.
const NEAR_ANSWERS: [(&str, &str); 8] = [
    ("response", "municipality round survey id version day area event channel language answers"),
    ("submission_key", "municipality hash fingerprint round"),
    ("single_use_code", "municipality hash event"),
    ("slice_tally", "municipality round survey version dimension value counts scores"),
    ("daily_count", "municipality round survey event channel day count"),
    ("response_block", "municipality round survey id responses"),
    ("key_block", "municipality round id keys"),
    ("crowd", "municipality changes"),
];
/// The tables that hold nothing of an answer. A new table is to be put on one of the two lists by thinking.
const APART: [&str; 21] = [
    "announcement",
    "dialogue",
    "matter",
    "promise_approval",
    "promise_entry",
    "promise_piece",
    "promise_version",
    "published_version",
    "report_piece",
    "account",
    "setup_link",
    "session",
    "audit_entry",
    "survey_version",
    "round",
    "event",
    "indicator",
    "kiosk",
    "sign_in_salt",
    "sign_in_limit",
    "done_for_all",
];

#[test]
fn no_table_near_the_answers_has_a_time_finer_than_a_day_or_an_order_of_arrival() {
    let mut server = Server::start();
    answer_with_marks(&server, "vuxna");
    server.stop();
    let schema = end2end::ground::schema(&server);
    for (name, columns) in NEAR_ANSWERS {
        let sql = schema.get(name).unwrap_or_else(|| panic!("no table {name} among {:?}", schema.keys()));
        assert!(sql.contains("WITHOUT ROWID"), "{name} counts its rows as they come:\n{sql}");
        let defined: Vec<_> = sql
            .lines()
            .map(str::trim)
            .filter(|line| {
                line.contains(" TEXT")
                    || line.contains(" INTEGER")
                    || line.contains(" BLOB")
                    || line.contains(" REAL")
            })
            .filter_map(|line| line.split_whitespace().next())
            .collect();
        assert_eq!(defined.join(" "), columns, "{name}");
    }
    for (name, sql) in &schema {
        let near = NEAR_ANSWERS.iter().any(|(table, _)| table == name);
        let index_near = NEAR_ANSWERS
            .iter()
            .any(|(table, _)| sql.starts_with("INDEX") && sql.contains(&format!(" ON {table} ")));
        assert!(!index_near, "an index beside an answer can show an order: {sql}");
        let known =
            near || sql.starts_with("INDEX") || APART.contains(&name.as_str()) || name.starts_with("_sqlx");
        assert!(known, "{name} is on neither list");
    }
}

#[test]
fn only_the_day_is_told_in_the_exported_answers() {
    let server = Server::start();
    let session = end2end::staff::Session::first_administrator(&server);
    answer_with_marks(&server, "vuxna");
    let rows = session.responses(&server, "vuxna", session.newest_year(&server));
    assert_eq!(rows[0][..7], ["survey", "version", "day", "area", "event", "channel", "language"]);
    let day = &rows[1][2];
    assert!(day.parse::<jiff::civil::Date>().is_ok() && day.len() == 10, "{day}");
    for mark in MARKS {
        assert!(!rows.iter().flatten().any(|cell| cell.contains(mark)), "{mark}");
    }
}
