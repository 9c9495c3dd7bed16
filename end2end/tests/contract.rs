//! The contract of README.md, one promise per test, against a running server.

use end2end::{Options, Server, TEST_TOWN, form, form::Form};
use reqwest::{
    blocking::Response,
    header::{ACCEPT, ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, ETAG, LOCATION, SET_COOKIE},
};
use serde_json::json;

/// One server for all tests of this file that only add answers: they take nothing from one another.
fn server() -> &'static Server {
    static SERVER: std::sync::OnceLock<Server> = std::sync::OnceLock::new();
    SERVER.get_or_init(|| Server::start().ending_with_this_process())
}

const SURVEYS: [&str; 5] = ["barn", "ungdom", "unga-vuxna", "vuxna", "aldre"];

fn location(answer: &Response) -> &str {
    answer.headers()[LOCATION].to_str().expect("an address")
}

/// Posts as a page and asserts that it is refused with the page itself, in words. Answers the page.
fn refused(form: &Form) -> String {
    let answer = form.post(server());
    assert_eq!(answer.status(), 422);
    assert!(answer.headers()[CONTENT_TYPE].to_str().unwrap().starts_with("text/html"));
    answer.text().expect("a page")
}

/// Posts for JSON and asserts that it is refused for exactly these fields, each with words.
fn refused_fields(form: &Form, fields: &[&str]) {
    let (status, body) = form.post_json(server());
    assert_eq!((status, &body["status"]), (422, &json!("invalid")), "{body}");
    let errors = body["errors"].as_object().expect("errors by field");
    assert_eq!(errors.keys().map(String::as_str).collect::<Vec<_>>(), fields, "{body}");
    assert!(errors.values().all(|text| text.as_str().is_some_and(|text| text.len() > 10)), "{body}");
}

#[test]
fn every_survey_is_stored_and_thanked_for() {
    for slug in SURVEYS {
        let answer = Form::open(server(), slug).answer("omr", "norr").post(server());
        assert_eq!(answer.status(), 303, "{slug}");
        assert!(location(&answer).starts_with(&format!("/tack?survey={slug}")), "{}", location(&answer));
        let thanks = server().client().get(server().url(location(&answer))).send().expect("the thanks");
        assert_eq!(thanks.status(), 200);
        let thanks = thanks.text().expect("a page");
        for number in ["112", "114 14", "116 111", "ingen polisanmälan"] {
            assert!(thanks.contains(number), "{slug}: {number}");
        }
    }
}

#[test]
fn a_stored_answer_is_created_and_a_repeat_is_known_again() {
    let form = Form::open(server(), "vuxna").answer("trygg_kvall", "ganska_trygg");
    assert_eq!(form.post_json(server()), (201, json!({"status": "saved"})));
    assert_eq!(form.post_json(server()), (200, json!({"status": "already_saved"})));
    // As a page, the same: the person is thanked, and nothing says that something is wrong.
    let again = form.post(server());
    assert_eq!(again.status(), 303);
    assert!(!location(&again).contains("again="), "{}", location(&again));
}

#[test]
fn a_repeat_with_other_answers_is_told_that_the_first_counts() {
    let form = Form::open(server(), "vuxna");
    assert_eq!(form.clone().answer("trygg_kvall", "mycket_trygg").post(server()).status(), 303);
    let other = form.answer("trygg_kvall", "mycket_otrygg").post(server());
    assert_eq!(other.status(), 303);
    assert!(location(&other).contains("again=differs"), "{}", location(&other));
    let same = server().client().get(server().url("/tack?survey=vuxna")).send().unwrap().text().unwrap();
    let differs = server().client().get(server().url(location(&other))).send().unwrap().text().unwrap();
    assert_ne!(same, differs, "the page says that the first answers count");
}

#[test]
fn every_fetched_page_has_a_key_of_its_own() {
    let (one, other) = (Form::open(server(), "barn"), Form::open(server(), "barn"));
    assert_ne!(one.value("key"), other.value("key"));
    // 128 bits in base64url.
    assert_eq!(one.value("key").len(), 22, "{}", one.value("key"));
}

#[test]
fn unknown_questions_and_options_are_refused_by_name() {
    let form = Form::open(server(), "vuxna");
    refused_fields(&form.clone().answer("omr", "norr").answer("skostorlek", "43"), &["skostorlek"]);
    refused_fields(&form.clone().answer("trygg_kvall", "jattetrygg"), &["trygg_kvall"]);
    refused_fields(&form.answer("omr", "barkarby"), &["omr"]);
}

#[test]
fn two_options_for_a_single_choice_are_refused() {
    let form = Form::open(server(), "vuxna");
    refused_fields(
        &form.clone().answer("trygg_kvall", "mycket_trygg").answer("trygg_kvall", "mycket_otrygg"),
        &["trygg_kvall"],
    );
    refused_fields(&form.answer("pr_fart", "inget").answer("pr_fart", "litet"), &["pr_fart"]);
}

#[test]
fn four_places_are_refused_with_the_number_and_every_answer_kept() {
    let form = ["station", "centrum", "park", "tunnel"]
        .into_iter()
        .fold(Form::open(server(), "vuxna").answer("omr", "soder"), |form, place| {
            form.answer("plats", place)
        });
    refused_fields(&form, &["plats"]);
    let page = refused(&form);
    assert!(page.contains("högst tre"), "the words of the error");
    assert_eq!(page.matches(" checked").count(), 5, "four places and the area are still chosen");
}

#[test]
fn an_option_that_stands_alone_is_refused_beside_another() {
    let form = Form::open(server(), "vuxna");
    refused_fields(&form.clone().answer("plats", "park").answer("plats", "ingenstans"), &["plats"]);
    refused_fields(&form.clone().answer("utsatt", "hot").answer("utsatt", "vill_inte"), &["utsatt"]);
    refused_fields(&form.answer("prio", "trygg"), &["prio"]);
}

#[test]
fn an_answer_with_nothing_answered_is_refused() {
    let form = Form::open(server(), "aldre");
    let (status, body) = form.post_json(server());
    assert_eq!((status, &body["status"]), (422, &json!("invalid")));
    refused(&form.clone().answer("omr", ""));
    // Only an answer to a question that was never put: nothing is left.
    refused(&form.answer("a_hur", "telefon"));
}

#[test]
fn several_faults_are_all_named() {
    let form = Form::open(server(), "ungdom")
        .answer("utsatt", "nej")
        .answer("utsatt", "hot")
        .answer("pr_moped", "enormt")
        .answer("kon", "kvinna")
        .answer("kon", "man");
    let (status, body) = form.post_json(server());
    assert_eq!(status, 422);
    let errors = body["errors"].as_object().expect("errors by field");
    let mut fields: Vec<_> = errors.keys().map(String::as_str).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["kon", "pr_moped", "utsatt"]);
}

#[test]
fn the_errors_speak_the_language_of_the_form() {
    let form = Form::open(server(), "vuxna").answer("kon", "kvinna").answer("kon", "man");
    let swedish = form.clone().set("lang", "sv").post_json(server()).1["errors"]["kon"].clone();
    let english = form.set("lang", "en").post_json(server()).1["errors"]["kon"].clone();
    assert!(swedish.is_string() && english.is_string());
    assert_ne!(swedish, english);
}

#[test]
fn an_unknown_version_is_refused_and_says_what_to_do() {
    for version in ["99", "0", "-1", "ett", ""] {
        let form = Form::open(server(), "vuxna").set("version", version).answer("omr", "norr");
        let (status, body) = form.post_json(server());
        assert_eq!((status, &body["status"]), (422, &json!("invalid")), "version {version:?}: {body}");
        refused(&form);
    }
}

#[test]
fn a_key_that_is_no_key_is_refused() {
    for key in ["", "kort", "AAAAAAAAAAAAAAAAAAAAAAA!", &"A".repeat(500)] {
        let (status, body) =
            Form::open(server(), "vuxna").set("key", key).answer("omr", "norr").post_json(server());
        assert_eq!((status, &body["status"]), (422, &json!("invalid")), "key {key:?}: {body}");
    }
}

#[test]
fn answers_to_questions_that_were_not_put_are_dropped() {
    let staff = Town::with_staff();
    let event = staff.session.add_event(&staff.server, "Dolda frågor");
    let form = Form::open_at(&staff.server, "aldre", &format!("?event={event}"))
        .answer("a_bedr", "nej")
        .answer("a_hur", "telefon")
        .answer("omr", "on");
    assert_eq!(form.post_json(&staff.server).0, 201);
    let rows = staff.session.responses(&staff.server, "aldre", staff.session.newest_year(&staff.server));
    let column = |name: &str| {
        rows[0].iter().position(|cell| cell == name).unwrap_or_else(|| panic!("{name}: {:?}", rows[0]))
    };
    let row = rows.iter().find(|row| row[column("event")] == event).expect("the answer is in the file");
    assert_eq!(row[column("a_bedr")], "nej");
    assert_eq!(row[column("area")], "on");
    assert_eq!(row[column("channel")], "event");
    for how in ["telefon", "sms", "dorren", "ute", "internet"] {
        assert_eq!(row[column(&format!("a_hur.{how}"))], "", "a_hur was not put");
    }
}

#[test]
fn a_body_of_a_megabyte_is_too_large() {
    let body = format!("omr={}", "a".repeat(1024 * 1024)).into_bytes();
    let answer = form::post(server(), "vuxna", body.clone())
        .header(ACCEPT, "application/json")
        .send()
        .expect("an answer");
    assert_eq!(answer.status(), 413);
    assert_eq!(answer.json::<serde_json::Value>().unwrap(), json!({"status": "too_large"}));
    let answer = form::post(server(), "vuxna", body).header(ACCEPT, "text/html").send().expect("an answer");
    assert_eq!(answer.status(), 413);
    assert!(answer.text().unwrap().contains("<html"), "a page in words");
}

#[test]
fn a_body_of_64_kib_is_still_read() {
    let form = Form::open(server(), "vuxna").answer("omr", "norr");
    let mut body = format!("version={}&key={}&lang=sv&omr=norr&", form.value("version"), form.value("key"));
    body += &"&".repeat(64 * 1024 - body.len());
    assert_eq!(form::post(server(), "vuxna", body.into_bytes()).send().unwrap().status(), 303);
}

#[test]
fn broken_utf_8_is_refused_in_words() {
    let form = Form::open(server(), "vuxna");
    let start = format!("version={}&key={}&lang=sv", form.value("version"), form.value("key"));
    for broken in ["&omr=%FF%FE", "&%C3=norr", "&omr=%C3%28", "&omr=%"] {
        let answer =
            form::post(server(), "vuxna", format!("{start}{broken}").into_bytes()).send().expect("an answer");
        assert_eq!(answer.status(), 422, "{broken}");
    }
    let mut raw = start.into_bytes();
    raw.extend(b"&omr=\xff\xfe\x00");
    let answer =
        form::post(server(), "vuxna", raw).header(ACCEPT, "application/json").send().expect("an answer");
    assert_eq!(answer.status(), 422);
    assert_eq!(answer.json::<serde_json::Value>().unwrap()["status"], "invalid");
}

#[test]
fn what_is_not_there_is_not_found_in_words() {
    for path in ["/s/pensionarer", "/e/ACDEFG", "/e/!!", "/finns-inte", "/lagesbild/nittonhundra"] {
        let answer = server().client().get(server().url(path)).send().expect("an answer");
        assert_eq!(answer.status(), 404, "{path}");
        assert!(answer.text().unwrap().contains("<html"), "{path} answers with a page");
    }
    assert_eq!(form::post(server(), "pensionarer", b"omr=norr".to_vec()).send().unwrap().status(), 404);
}

#[test]
fn a_single_use_code_is_good_for_one_answer_in_its_own_event() {
    let staff = Town::with_staff();
    let event = staff.session.add_event(&staff.server, "Kort i klassen");
    let other = staff.session.add_event(&staff.server, "En annan händelse");
    let cards = staff.session.make_cards(&staff.server, &event, 3);
    assert_eq!(cards.len(), 3);
    let open = |code: &str| Form::open_at(&staff.server, "aldre", &format!("?code={code}"));
    let form = open(&cards[0]).answer("a_vet", "delvis").set("event", &other);
    assert_eq!(form.value("code"), cards[0].replace('-', ""));
    assert_eq!(form.post_json(&staff.server), (201, json!({"status": "saved"})));
    assert_eq!(form.post_json(&staff.server), (200, json!({"status": "already_saved"})));
    assert_eq!(form.post(&staff.server).status(), 303);

    // Another answer with the same code, also typed in another way, is refused with the field named.
    for typed in [cards[0].clone(), cards[0].to_lowercase(), "7KQ2-M0XT-9BDF-H4WZ".to_owned()] {
        let again = Form::open(&staff.server, "aldre").answer("a_vet", "ja").set("code", &typed);
        let (status, body) = again.post_json(&staff.server);
        assert_eq!((status, &body["status"]), (422, &json!("invalid")), "{typed}");
        assert!(body["errors"]["code"].as_str().is_some_and(|text| text.len() > 10), "{body}");
        let page = again.post(&staff.server);
        assert_eq!(page.status(), 422);
        assert_eq!(page.text().expect("a page").matches(" checked").count(), 1, "the answer is kept");
    }
    let get = |path: &str| staff.server.client().get(staff.server.url(path)).send().expect("an answer");
    assert_eq!(get(&format!("/k/{}", cards[0].replace('-', ""))).status(), 410);
    assert_eq!(get("/k/halv").status(), 404);
    let start = get(&format!("/k/{}", cards[1].replace('-', "")));
    assert_eq!((start.status().as_u16(), start.headers()[CACHE_CONTROL].as_bytes()), (200, &b"no-store"[..]));

    let year = staff.session.newest_year(&staff.server);
    let rows = staff.session.responses(&staff.server, "aldre", year);
    let column = |name: &str| rows[0].iter().position(|head| head == name).expect("a column");
    let of = |event: &str| rows.iter().filter(|row| row[column("event")] == event).collect::<Vec<_>>();
    assert_eq!((of(&event).len(), of(&other).len()), (1, 0));
    assert_eq!(of(&event)[0][column("channel")], "code");
}

#[test]
fn an_unknown_event_is_refused_by_name() {
    let form = Form::open(server(), "vuxna").answer("omr", "norr").set("event", "ACDEFG");
    refused_fields(&form, &["event"]);
    let page = refused(&form);
    assert!(page.contains("<html"), "a page in words");
    // Without it the same answer under the same key is taken.
    assert_eq!(form.set("event", "").post_json(server()).0, 201);
}

#[test]
fn a_closed_round_takes_no_answers_and_says_so() {
    let mut server = Server::start();
    let form = Form::open(&server, "vuxna").answer("omr", "norr");
    server.stop();
    end2end::ground::close_all_rounds(&server);
    server.resume();
    assert_eq!(form.post_json(&server), (410, json!({"status": "closed"})));
    let page = form.post(&server);
    assert_eq!(page.status(), 410);
    assert!(page.text().unwrap().contains("<html"));
    for path in ["/", "/om-svaren"] {
        assert_eq!(server.client().get(server.url(path)).send().unwrap().status(), 200, "{path}");
    }
}

#[test]
fn the_language_is_chosen_by_the_query_then_by_the_browser() {
    let client = server().client();
    let lang = |path: &str, header: Option<&str>| {
        let request = client.get(server().url(path));
        let request = header.iter().fold(request, |request, value| request.header(ACCEPT_LANGUAGE, *value));
        let page = request.send().expect("a page").text().expect("a page");
        let (_, rest) = page.split_once("lang=").expect("a language");
        rest.trim_start_matches('"')[..2].to_owned()
    };
    for path in ["/", "/s/vuxna", "/tack?survey=vuxna", "/om-svaren", "/lagesbild/2026", "/finns-inte"] {
        let query = |lang: &str| format!("{path}{}lang={lang}", if path.contains('?') { '&' } else { '?' });
        assert_eq!(lang(path, None), "sv", "{path}");
        assert_eq!(lang(path, Some("en-GB,en;q=0.9")), "en", "{path}");
        assert_eq!(lang(path, Some("fi, sv;q=0.8, en;q=0.7")), "sv", "{path}");
        assert_eq!(lang(&query("en"), Some("sv")), "en", "{path}");
        assert_eq!(lang(&query("xx"), Some("en")), "en", "{path}");
    }
}

#[test]
fn residents_pages_set_no_cookie_run_nothing_foreign_and_are_never_stale() {
    for path in [
        "/",
        "/s/vuxna",
        "/s/barn?lang=en",
        "/tack?survey=vuxna",
        "/om-svaren",
        "/kalender",
        "/tillganglighet",
        "/tillganglighet/brist",
        "/lagesbild/2026",
        "/finns-inte",
    ] {
        let answer = server().client().get(server().url(path)).send().expect("an answer");
        let headers = answer.headers();
        assert!(!headers.contains_key(SET_COOKIE), "{path} sets a cookie");
        assert_eq!(headers["referrer-policy"], "same-origin", "{path}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        let policy = headers["content-security-policy"].to_str().expect("a policy");
        assert!(
            policy.contains("default-src 'none'") || policy.contains("default-src 'self'"),
            "{path}: {policy}"
        );
        for open in ["unsafe-inline", "unsafe-eval", "http:", "https:", "*"] {
            assert!(!policy.contains(open), "{path}: {policy}");
        }
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(policy.contains("form-action 'self'"), "{path}: {policy}");
        if path.starts_with("/s/") {
            assert_eq!(headers[CACHE_CONTROL], "private, no-cache", "{path}");
            assert!(!headers.contains_key(ETAG), "{path}");
        }
        let page = answer.text().expect("a page");
        assert!(
            !page.contains(".wasm") && !page.contains("onclick=") && !page.contains("style=\""),
            "{path}"
        );
    }
}

#[test]
fn a_page_that_has_not_changed_is_not_sent_again() {
    let client = server().client();
    for path in ["/", "/om-svaren", "/lagesbild/2026"] {
        let get = |language: &str, tag: Option<&str>| {
            let request = client.get(server().url(path)).header(ACCEPT_LANGUAGE, language);
            let request = match tag {
                Some(tag) => request.header("if-none-match", format!("\"other\", {tag}")),
                None => request,
            };
            request.send().expect("an answer")
        };
        let first = get("sv", None);
        assert_eq!(first.headers()[CACHE_CONTROL], "private, no-cache", "{path}");
        let tag = first.headers()[ETAG].to_str().expect("a tag").to_owned();
        let again = get("sv", Some(&tag));
        assert_eq!(again.status(), 304, "{path}");
        assert_eq!(again.headers()[ETAG].to_str().unwrap(), tag, "{path}");
        assert!(again.headers().contains_key("content-security-policy"), "{path}");
        assert_eq!(again.text().unwrap(), "", "{path}");
        let other = get("en", Some(&tag));
        assert_eq!(other.status(), 200, "{path} in another language");
        assert_ne!(other.headers()[ETAG].to_str().unwrap(), tag, "{path}");
    }
}

#[test]
fn assets_have_their_content_in_their_name_and_never_change() {
    let page = server().client().get(server().url("/s/vuxna")).send().unwrap().text().unwrap();
    let assets: Vec<_> =
        page.split('"').filter(|part| part.starts_with("/assets/")).map(str::to_owned).collect();
    assert!(!assets.is_empty(), "the survey has a script");
    for path in assets {
        let answer = server().client().get(server().url(&path)).send().expect("an answer");
        assert_eq!(answer.status(), 200, "{path}");
        let cache = answer.headers()[CACHE_CONTROL].to_str().unwrap();
        assert!(cache.contains("immutable") && cache.contains("public"), "{path}: {cache}");
        assert!(!answer.headers().contains_key(SET_COOKIE), "{path}");
    }
}

#[test]
fn it_says_whether_it_lives_and_whether_it_is_ready() {
    for path in ["/healthz", "/readyz"] {
        assert_eq!(server().client().get(server().url(path)).send().unwrap().status(), 200, "{path}");
    }
}

#[test]
fn the_public_picture_is_not_published_yet() {
    let page = server().client().get(server().url("/lagesbild/2026")).send().unwrap().text().unwrap();
    assert!(page.contains("inte publicerad än"), "{page}");
}

/// A server of its own with an administrator who is signed in.
struct Town {
    server: Server,
    session: end2end::staff::Session,
}

impl Town {
    fn with_staff() -> Self {
        let server = Server::start_with(Options { municipality: TEST_TOWN, ..Options::default() });
        let session = end2end::staff::Session::first_administrator(&server);
        Self { server, session }
    }
}
