//! The whole router against a real database in a temporary folder. What a browser and outside programs see is tried
//! in `end2end`; here is what can only be reached from inside: limits, a full queue, a database that is gone, and the
//! list of every registered staff address.

mod archive;
mod calendar;
mod cards;
mod clock;
mod dialogue_notes;
mod dialogues;
mod figure;
mod follow_up;
mod inbox;
mod kiosk;
mod open_data;
mod picture;
mod promise;
mod promise_public;
mod published;
mod report;

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::connect_info::MockConnectInfo,
    http::{Request, Response, StatusCode, header},
};
use domain::clock::Clock;
use jiff::Timestamp;
use store::SharedStore;
use tower::ServiceExt as _;

use crate::{
    catalogue::{self, Catalogue},
    config::Settings,
    environment::{SystemRandom, random_token},
    ingest::Ingest,
    limits::Allowance,
    state::{Lagesbild, Parts, Shared},
};

/// A clock that stands where it is put.
struct SetClock(Mutex<Timestamp>);

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// One Lägesbild on a database of its own.
struct TestApp {
    router: Router,
    state: Shared,
    store: SharedStore,
    clock: Arc<SetClock>,
    _folder: tempfile::TempDir,
}

impl TestApp {
    async fn start() -> Self {
        Self::with(Allowance::SUBMISSIONS, 100).await
    }

    async fn with(submissions: Allowance, queue: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings {
            listen: "127.0.0.1:3000".parse().unwrap(),
            database: format!("sqlite:{}", folder.path().join("test.db").display()),
            public_url: Some("https://svar.example".to_owned()),
            trusted_proxies: crate::config::Networks::default(),
            config: None,
        };
        let config = settings.resolve().unwrap();
        let store = store_sqlx::open(&config.database).await.unwrap();
        let clock = Arc::new(SetClock(Mutex::new("2026-09-03T12:00:00Z".parse().unwrap())));
        catalogue::prepare(store.as_ref(), &config.municipality, clock.today()).await.unwrap();
        let (ingest, _writer) = Ingest::start(store.clone(), config.municipality.code.clone(), queue);
        let state = Lagesbild::new(Parts {
            catalogue: Catalogue::read(store.as_ref(), &config.municipality).await.unwrap(),
            municipality: config.municipality.clone(),
            config,
            store: store.clone(),
            ingest,
            clock: clock.clone(),
            random: Arc::new(SystemRandom),
            submissions,
        });
        let peer = SocketAddr::from(([192, 0, 2, 1], 40_000));
        let router = super::router(state.clone()).layer(MockConnectInfo(peer));
        Self { router, state, store, clock, _folder: folder }
    }

    async fn send(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn get(&self, path: &str) -> Response<Body> {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    async fn submit(&self, answers: &str) -> Response<Body> {
        self.send(submission(answers)).await
    }
}

fn submission(answers: &str) -> Request<Body> {
    let key = random_token::<16>(&SystemRandom);
    Request::post("/s/vuxna")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json")
        .body(Body::from(format!("version=1&key={key}&{answers}")))
        .unwrap()
}

async fn text(response: Response<Body>) -> String {
    let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn an_address_that_sends_without_end_is_asked_to_slow_down() {
    let allowance = Allowance { at_once: 2, one_more_after: Duration::from_hours(1) };
    let app = TestApp::with(allowance, 100).await;
    assert_eq!(app.submit("trygg_kvall=mycket_trygg").await.status(), StatusCode::CREATED);
    assert_eq!(app.submit("trygg_kvall=mycket_trygg").await.status(), StatusCode::CREATED);
    let refused = app.submit("trygg_kvall=mycket_trygg").await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers().contains_key(header::RETRY_AFTER));
    assert_eq!(text(refused).await, r#"{"status":"slow_down"}"#);
}

#[tokio::test]
async fn a_full_queue_is_told_at_once_and_nothing_of_it_is_stored() {
    let app = TestApp::with(Allowance::SUBMISSIONS, 1).await;
    // On one thread the writer cannot run between the two: the first fills the queue.
    let (first, second) =
        tokio::join!(app.submit("trygg_kvall=mycket_trygg"), app.submit("trygg_kvall=annat_skal"));
    let mut statuses = [first.status(), second.status()];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::CREATED, StatusCode::SERVICE_UNAVAILABLE]);
    let busy = if first.status() == StatusCode::CREATED { second } else { first };
    assert!(busy.headers().contains_key(header::RETRY_AFTER));
    assert_eq!(text(busy).await, r#"{"status":"busy"}"#);
    let counts = app.store.daily_counts("0123", 2026).await.unwrap();
    assert_eq!(counts.iter().map(|count| count.count).sum::<i64>(), 1);
}

#[tokio::test]
async fn a_database_that_is_gone_is_a_503_and_never_a_thanks() {
    let app = TestApp::start().await;
    app.store.close().await;
    let refused = app.submit("trygg_kvall=mycket_trygg").await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(app.get("/readyz").await.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(app.get("/healthz").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_round_that_has_closed_takes_no_more_answers() {
    let app = TestApp::start().await;
    app.store.close_round("0123", "2026", jiff::civil::date(2026, 9, 4)).await.unwrap();
    app.state.refresh_catalogue().await;
    assert_eq!(app.submit("trygg_kvall=mycket_trygg").await.status(), StatusCode::CREATED);
    *app.clock.0.lock().unwrap() = "2026-09-04T22:00:01Z".parse().unwrap();
    let closed = app.submit("trygg_kvall=mycket_trygg").await;
    assert_eq!(closed.status(), StatusCode::GONE);
    assert_eq!(text(closed).await, r#"{"status":"closed"}"#);
    assert_eq!(app.get("/s/vuxna").await.status(), StatusCode::GONE);
}

#[tokio::test]
async fn an_answer_that_waited_for_the_network_counts_once_until_72_hours_after_the_close() {
    let app = TestApp::start().await;
    app.store.close_round("0123", "2026", jiff::civil::date(2026, 9, 4)).await.unwrap();
    app.state.refresh_catalogue().await;
    let send = async |key: &str, more: &str| {
        let body = format!("version=1&key={key}&trygg_kvall=mycket_trygg{more}");
        let request = Request::post("/s/vuxna").header(header::ACCEPT, "application/json");
        let response = app.send(request.body(Body::from(body)).unwrap()).await;
        (response.status().as_u16(), text(response).await)
    };
    let saved = (201, r#"{"status":"saved"}"#.to_owned());
    let before = (200, r#"{"status":"already_saved"}"#.to_owned());
    let closed = (410, r#"{"status":"closed"}"#.to_owned());
    let [in_time, late] = [(); 2].map(|()| random_token::<16>(&SystemRandom));
    assert_eq!(send(&in_time, "").await, saved);

    // Monday noon in Sweden; the round closed on Friday.
    *app.clock.0.lock().unwrap() = "2026-09-07T10:00:00Z".parse().unwrap();
    assert_eq!(send(&in_time, "").await, before, "the phone never heard that it was saved");
    assert_eq!(send(&late, "").await, closed, "it is not said to have waited");
    assert_eq!(send(&late, "&queued=1").await, saved);
    assert_eq!(send(&late, "&queued=1").await, before);
    let counts = app.store.daily_counts("0123", 2026).await.unwrap();
    assert_eq!(counts.iter().map(|count| count.count).sum::<i64>(), 2);
    assert!(counts.iter().all(|count| count.round == "2026"));

    *app.clock.0.lock().unwrap() = "2026-09-08T10:00:00Z".parse().unwrap();
    crate::upkeep::tidy(&app.state).await;
    assert_eq!(send(&late, "&queued=1").await, closed, "its key is forgotten with all the others");
}

#[tokio::test]
async fn every_registered_staff_address_is_denied_without_a_session() {
    let app = TestApp::start().await;
    let routes = super::staff::routes(&app.state);
    let mut paths: Vec<String> = routes.paths.iter().map(|path| (*path).to_owned()).collect();
    paths.extend(leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()));
    assert!(paths.iter().any(|path| path == "/personal/api/situation_picture"), "{paths:?}");
    for path in paths {
        assert!(path.starts_with("/personal"), "{path} would be outside the guard");
        let path = path.replace("{*rest}", "nagot/annat").replace("{*function}", "situation_picture");
        let path = path.replace("{code}", "ACDEFG").replace("{year}", "2026");
        let path = path.replace("{slug}", "barn").replace("{subject}", "2");
        for method in ["GET", "POST", "PUT", "DELETE"] {
            let request = Request::builder().method(method).uri(&path).body(Body::empty()).unwrap();
            let response = app.send(request).await;
            let door = path == "/personal/logga-in" || path.starts_with("/personal/start/");
            let sent_to_sign_in = response.status() == StatusCode::SEE_OTHER
                && response.headers()[header::LOCATION]
                    .to_str()
                    .unwrap()
                    .starts_with("/personal/logga-in?next=");
            let denied = response.status() == StatusCode::UNAUTHORIZED || sent_to_sign_in;
            assert!(door || denied, "{method} {path} answers {}", response.status());
        }
    }
}

/// Someone who reads, with a password.
fn analyst() -> store::NewAccount {
    store::NewAccount {
        id: uuid::Uuid::nil(),
        email: "anna@kommun.example".to_owned(),
        name: "Anna".to_owned(),
        role: store::Role::Analyst,
        organisation: store::Organisation::Municipality,
        password_hash: Some(crate::auth::hash_password("en lång fras", &SystemRandom)),
    }
}

#[tokio::test]
async fn a_session_ends_with_the_working_day() {
    let app = TestApp::start().await;
    assert!(app.store.add_account("0123", &analyst()).await.unwrap());
    let form = "email=Anna@Kommun.example&password=en+l%C3%A5ng+fras&next=/personal/export";
    let signed_in = app.send(Request::post("/personal/logga-in").body(Body::from(form)).unwrap()).await;
    assert_eq!(signed_in.status(), StatusCode::SEE_OTHER);
    assert_eq!(signed_in.headers()[header::LOCATION], "/personal/export");
    let cookie = signed_in.headers()[header::SET_COOKIE].to_str().unwrap();
    assert!(
        cookie.starts_with("__Host-lagesbild=") && cookie.contains("HttpOnly") && cookie.contains("Secure")
    );
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let overview = || Request::get("/personal").header(header::COOKIE, &cookie).body(Body::empty()).unwrap();
    assert_eq!(app.send(overview()).await.status(), StatusCode::OK);

    // An analyst reads: the log and new events are for others.
    let log = Request::get("/personal/logg").header(header::COOKIE, &cookie).body(Body::empty()).unwrap();
    assert_eq!(app.send(log).await.status(), StatusCode::FORBIDDEN);
    let event =
        Request::post("/personal/handelser").header(header::COOKIE, &cookie).body(Body::empty()).unwrap();
    assert_eq!(app.send(event).await.status(), StatusCode::FORBIDDEN);
    let forged = Request::post("/personal/logga-ut")
        .header(header::COOKIE, &cookie)
        .header("sec-fetch-site", "cross-site")
        .body(Body::empty())
        .unwrap();
    assert_eq!(app.send(forged).await.status(), StatusCode::FORBIDDEN);

    *app.clock.0.lock().unwrap() = "2026-09-04T00:00:01Z".parse().unwrap();
    assert_eq!(app.send(overview()).await.status(), StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_wrong_password_says_nothing_of_which_part_was_wrong() {
    let app = TestApp::start().await;
    let unknown = app
        .send(Request::post("/personal/logga-in").body(Body::from("email=ingen@x.se&password=fel")).unwrap())
        .await;
    assert_eq!(unknown.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!unknown.headers().contains_key(header::SET_COOKIE));
    assert!(text(unknown).await.contains("value=\"ingen@x.se\""), "what was typed is kept");
}

#[tokio::test]
async fn an_address_that_is_not_there_is_told_in_the_readers_language() {
    let app = TestApp::start().await;
    let missing = app.get("/finns-inte?lang=en").await;
    assert_eq!(missing.status(), StatusCode::NOT_FOUND);
    assert!(text(missing).await.contains("lang=\"en\""));
}

#[tokio::test]
async fn what_is_wrong_around_the_answers_costs_none_of_them() {
    let app = TestApp::start().await;
    let key = random_token::<16>(&SystemRandom);
    let answers = "trygg_kvall=annat_skal&plats=park&plats=tunnel";
    for (around, words) in [
        (format!("version=1&key={key}&event=ACDEFG"), "We have no such event"),
        (format!("version=99&key={key}"), "The questions have changed"),
        ("version=1&key=short".to_owned(), "Something was missing"),
        (format!("version=1&key={key}&kiosk=made-up"), "Something was missing"),
    ] {
        let body = Body::from(format!("{around}&lang=en&{answers}"));
        let response = app.send(Request::post("/s/vuxna").body(body).unwrap()).await;
        assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY, "{around}");
        let page = text(response).await;
        assert!(page.contains(words), "{around}");
        assert_eq!(page.matches(" checked").count(), 3, "{around}: the three answers are still chosen");
    }
    assert!(app.store.daily_counts("0123", 2026).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_broken_address_or_a_wrong_method_is_told_on_a_page() {
    let app = TestApp::start().await;
    for path in ["/e/%FF", "/s/%FF", "/lagesbild/%FF"] {
        let response = app.get(path).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/html; charset=utf-8", "{path}");
    }
    let posted = app.send(Request::post("/s/%FF").body(Body::empty()).unwrap()).await;
    assert_eq!(posted.status(), StatusCode::NOT_FOUND);
    let put = app.send(Request::put("/tack").body(Body::empty()).unwrap()).await;
    assert_eq!(put.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(put.headers()[header::CONTENT_TYPE], "text/html; charset=utf-8");
}

#[tokio::test]
async fn demo_answers_come_in_at_events_that_go_away_with_them() {
    let app = TestApp::start().await;
    let own = app.state.catalogue();
    let surveys: Vec<_> = own.current().cloned().collect();
    let municipality = &app.state.municipality;
    crate::demo::generate(app.store.as_ref(), municipality, &surveys, (300, 1, 2026), &|_| {}).await.unwrap();
    let events = app.store.events("0123").await.unwrap();
    assert_eq!(events.len(), 4);
    for event in &events {
        assert_eq!(app.get(&format!("/e/{}", event.code)).await.status(), StatusCode::OK);
    }
    let removed = crate::demo::remove(app.store.as_ref(), municipality).await.unwrap();
    assert_eq!(removed, (1, 300));
    assert_eq!(app.store.events("0123").await.unwrap(), []);
}
