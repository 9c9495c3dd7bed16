//! Kiosks from inside: tokens, days, the limit, and sealed answers.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::event::{Event, EventCode, EventKind, Organiser};
use hpke::{
    Deserializable as _, OpModeS, Serializable as _, aead::AesGcm128, kdf::HkdfSha256, kem::DhP256HkdfSha256,
    rand_core::SeedableRng as _, setup_sender_with_rng,
};
use jiff::civil::date;
use store::Kiosk;

use super::*;
use crate::{auth::Token, seal};

const TODAY: jiff::civil::Date = date(2026, 9, 3);

/// An app with an event and a kiosk there, and the kiosk's token.
async fn with_kiosk(allowance: Allowance) -> (TestApp, String) {
    let app = TestApp::with(allowance, 100).await;
    let event = Event {
        code: EventCode::parse("ACDEFG").unwrap(),
        kind: EventKind::Dialogue,
        title: "Möt oss".to_owned(),
        place: "Torget".to_owned(),
        first_day: TODAY,
        last_day: TODAY,
        organiser: Organiser::Joint,
        areas: Vec::new(),
    };
    assert!(app.store.add_event("0123", &event).await.unwrap());
    let token = Token::new(&SystemRandom);
    let kiosk = Kiosk {
        token: token.hash,
        event: event.code,
        day: TODAY,
        key: seal::new_key(&SystemRandom),
        ended: false,
    };
    app.store.add_kiosk("0123", &kiosk).await.unwrap();
    (app, token.secret)
}

fn post(path: &str, body: String) -> Request<Body> {
    Request::post(path).header(header::ACCEPT, "application/json").body(Body::from(body)).unwrap()
}

fn sealed(key: &[u8; 32], text: &str) -> String {
    let key = seal::public_key(key).unwrap();
    let key = <DhP256HkdfSha256 as hpke::Kem>::PublicKey::from_bytes(&key).unwrap();
    let mut dice = rand_chacha::ChaCha20Rng::from_seed([7; 32]);
    let (encapsulated, mut context) = setup_sender_with_rng::<AesGcm128, HkdfSha256, DhP256HkdfSha256>(
        &OpModeS::Base,
        &key,
        b"lagesbild kiosk 1",
        &mut dice,
    )
    .unwrap();
    let mut whole = encapsulated.to_bytes().to_vec();
    whole.extend(context.seal(text.as_bytes(), b"").unwrap());
    URL_SAFE_NO_PAD.encode(whole)
}

async fn key_of(app: &TestApp, token: &str) -> [u8; 32] {
    app.store.kiosk("0123", &Token::hash(token)).await.unwrap().unwrap().key
}

/// Channel and number of answers, of all days.
async fn channels(app: &TestApp) -> Vec<(&'static str, i64)> {
    let counts = app.store.daily_counts("0123", 2026).await.unwrap();
    counts.iter().map(|count| (count.channel.id(), count.count)).collect()
}

#[tokio::test]
async fn only_a_known_kiosk_makes_its_channel_and_no_limit_holds_it_up() {
    let (app, token) = with_kiosk(Allowance { at_once: 1, one_more_after: Duration::from_hours(1) }).await;
    for _ in 0..3 {
        let saved = app.submit(&format!("trygg_kvall=annat_skal&kiosk={token}")).await;
        assert_eq!(saved.status(), StatusCode::CREATED);
    }
    assert_eq!(channels(&app).await, [("kiosk", 3)]);
    let made_up = app.submit("trygg_kvall=annat_skal&kiosk=made-up&channel=kiosk").await;
    assert_eq!(made_up.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let again = app.submit("trygg_kvall=annat_skal&kiosk=made-up").await;
    assert_eq!(again.status(), StatusCode::TOO_MANY_REQUESTS, "a made-up one counts");
    let tried = app.send(post("/kiosk/svar", "kiosk=made-up&sealed=AAAA".to_owned())).await;
    assert_eq!(tried.status(), StatusCode::TOO_MANY_REQUESTS, "there too");
    assert_eq!(channels(&app).await, [("kiosk", 3)]);
}

#[tokio::test]
async fn a_sealed_answer_goes_the_way_of_every_other_and_counts_once() {
    let (app, token) = with_kiosk(Allowance::SUBMISSIONS).await;
    let key = key_of(&app, &token).await;
    let number = random_token::<16>(&SystemRandom);
    let form = format!("slug=vuxna&version=1&key={number}&lang=en&trygg_kvall=annat_skal");
    let body = format!("kiosk={token}&sealed={}", sealed(&key, &form));
    let saved = app.send(post("/kiosk/svar", body.clone())).await;
    assert_eq!((saved.status(), text(saved).await.as_str()), (StatusCode::CREATED, r#"{"status":"saved"}"#));
    // The same bytes again, and the same answer in the clear.
    let again = app.send(post("/kiosk/svar", format!("{body}&queued=1"))).await;
    assert_eq!(text(again).await, r#"{"status":"already_saved"}"#);
    let clear = format!("version=1&key={number}&lang=en&trygg_kvall=annat_skal&kiosk={token}");
    assert_eq!(text(app.send(post("/s/vuxna", clear)).await).await, r#"{"status":"already_saved"}"#);
    let counts = app.store.daily_counts("0123", 2026).await.unwrap();
    assert_eq!(counts.len(), 1);
    assert_eq!(counts[0].event, "ACDEFG");
    assert_eq!(counts[0].channel.id(), "kiosk");
}

#[tokio::test]
async fn what_is_sealed_wrongly_or_to_another_kiosk_is_refused() {
    let (app, token) = with_kiosk(Allowance::SUBMISSIONS).await;
    let number = random_token::<16>(&SystemRandom);
    let form = format!("slug=vuxna&version=1&key={number}&trygg_kvall=annat_skal");
    let foreign = sealed(&seal::new_key(&SystemRandom), &form);
    let nothing = sealed(&key_of(&app, &token).await, "slug=vuxna&version=1&key=short");
    for wrong in [foreign.as_str(), &nothing, "AAAA", "", "%FF"] {
        let refused = app.send(post("/kiosk/svar", format!("kiosk={token}&sealed={wrong}"))).await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(text(refused).await.contains(r#""status":"invalid""#), "{wrong}");
    }
    assert_eq!(channels(&app).await, []);
}

#[tokio::test]
async fn a_kiosks_day_ends_and_what_waited_is_taken_for_three_days_more_until_the_key_is_gone() {
    let (app, token) = with_kiosk(Allowance::SUBMISSIONS).await;
    let key = key_of(&app, &token).await;
    let body = || {
        let number = random_token::<16>(&SystemRandom);
        let form = format!("slug=vuxna&version=1&key={number}&trygg_kvall=annat_skal");
        format!("kiosk={token}&sealed={}", sealed(&key, &form))
    };
    let set = |day: &str| *app.clock.0.lock().unwrap() = format!("2026-09-{day}T12:00:00Z").parse().unwrap();
    let open = || post("/kiosk/oppna", format!("kiosk={token}"));
    assert_eq!(app.send(open()).await.status(), StatusCode::OK);
    set("04");
    assert_eq!(app.send(open()).await.status(), StatusCode::GONE);
    assert_eq!(app.send(post("/kiosk/svar", body())).await.status(), StatusCode::GONE);
    let live = app.submit(&format!("trygg_kvall=annat_skal&kiosk={token}")).await;
    assert_eq!(live.status(), StatusCode::UNPROCESSABLE_ENTITY);
    set("06");
    super::super::kiosk::forget_old(app.store.as_ref(), "0123", app.clock.today()).await.unwrap();
    let late = app.send(post("/kiosk/svar", body() + "&queued=1")).await;
    assert_eq!(late.status(), StatusCode::CREATED);
    set("07");
    let too_late = app.send(post("/kiosk/svar", body() + "&queued=1")).await;
    assert_eq!(too_late.status(), StatusCode::GONE);
    super::super::kiosk::forget_old(app.store.as_ref(), "0123", app.clock.today()).await.unwrap();
    let forgotten = app.send(post("/kiosk/svar", body() + "&queued=1")).await;
    assert_eq!(forgotten.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(channels(&app).await, [("kiosk", 1)]);
}

#[tokio::test]
async fn a_kiosk_that_staff_end_is_closed_at_once() {
    let (app, token) = with_kiosk(Allowance::SUBMISSIONS).await;
    let event = EventCode::parse("ACDEFG").unwrap();
    assert_eq!(app.store.end_kiosks("0123", &event).await.unwrap(), 1);
    let open = app.send(post("/kiosk/oppna", format!("kiosk={token}"))).await;
    assert_eq!((open.status(), text(open).await.as_str()), (StatusCode::GONE, r#"{"status":"closed"}"#));
    let live = app.submit(&format!("trygg_kvall=annat_skal&kiosk={token}")).await;
    assert_eq!(live.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_kiosks_pages_are_kept_by_no_cache_and_its_worker_is_asked_for_anew() {
    let app = TestApp::start().await;
    for path in ["/kiosk/", "/kiosk/s/barn", "/kiosk/tack?survey=barn", "/kiosk/om-svaren"] {
        let page = app.get(path).await;
        assert_eq!(page.status(), StatusCode::OK, "{path}");
        assert_eq!(page.headers()[header::CACHE_CONTROL], "no-store", "{path}");
        assert!(text(page).await.contains("/assets/kiosk."), "{path}");
    }
    for path in ["/s/sw.js", "/kiosk/sw.js"] {
        let worker = app.get(path).await;
        assert_eq!(worker.headers()[header::CACHE_CONTROL], "no-cache", "{path}");
        assert_eq!(worker.headers()[header::CONTENT_TYPE], "text/javascript; charset=utf-8", "{path}");
        let policy = worker.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
        assert!(policy.contains("script-src 'self'; worker-src 'self'"), "{policy}");
    }
    assert_eq!(app.get("/kiosk/s/finns-inte").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_answer_that_says_it_waited_is_read_like_any_other() {
    let app = TestApp::start().await;
    let saved = app.submit("trygg_kvall=annat_skal&queued=1").await;
    assert_eq!(saved.status(), StatusCode::CREATED);
    assert_eq!(channels(&app).await, [("link", 1)]);
}

/// Signs in an account of this role, and answers its cookie.
async fn signed_in(app: &TestApp, role: store::Role) -> String {
    let account = store::NewAccount {
        id: crate::environment::random_id(&SystemRandom),
        email: format!("{}@kommun.example", role.id()),
        name: "Anna".to_owned(),
        role,
        organisation: store::Organisation::Municipality,
        password_hash: None,
    };
    assert!(app.store.add_account("0123", &account).await.unwrap());
    let token = Token::new(&SystemRandom);
    let expires = "2026-09-03T20:00:00Z".parse().unwrap();
    app.store.add_session("0123", &token.hash, account.id, expires).await.unwrap();
    format!("__Host-lagesbild={}", token.secret)
}

#[tokio::test]
async fn whoever_edits_starts_and_ends_kiosks_and_leaves_no_session_on_the_tablet() {
    let (app, _) = with_kiosk(Allowance::SUBMISSIONS).await;
    let event = EventCode::parse("ACDEFG").unwrap();
    let send = async |cookie: &str, path: &str, body: &'static str| {
        let request = Request::post(format!("/personal/handelser/ACDEFG/surfplatta{path}"));
        app.send(request.header(header::COOKIE, cookie).body(Body::from(body)).unwrap()).await
    };
    let running = async || app.store.running_kiosks("0123", &event, TODAY).await.unwrap();

    let analyst = signed_in(&app, store::Role::Analyst).await;
    assert_eq!(send(&analyst, "", "device=here").await.status(), StatusCode::FORBIDDEN);
    assert_eq!(send(&analyst, "/avsluta", "").await.status(), StatusCode::FORBIDDEN);
    assert_eq!(running().await, 1, "only the one that was there");

    let editor = signed_in(&app, store::Role::Editor).await;
    let link = send(&editor, "", "device=other").await;
    assert_eq!(link.status(), StatusCode::OK);
    assert_eq!(link.headers()[header::CACHE_CONTROL], "no-store");
    assert!(text(link).await.contains("https://svar.example/kiosk/#"));
    assert_eq!(running().await, 2);
    let here = send(&editor, "", "device=here").await;
    assert_eq!(here.status(), StatusCode::SEE_OTHER);
    let to = here.headers()[header::LOCATION].to_str().unwrap();
    let token = to.strip_prefix("/kiosk/#").unwrap();
    assert!(app.store.kiosk("0123", &Token::hash(token)).await.unwrap().is_some());
    assert!(here.headers()[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    let ended = send(&editor, "", "device=here").await;
    assert_eq!(ended.status(), StatusCode::UNAUTHORIZED, "the session is over, whoever kept its cookie");

    let other = signed_in(&app, store::Role::Admin).await;
    assert_eq!(send(&other, "/avsluta", "").await.status(), StatusCode::SEE_OTHER);
    assert_eq!(running().await, 0);
    let log = app.store.audit_entries("0123", 10).await.unwrap();
    let did =
        |action: &str| log.iter().filter(|entry| entry.action == action && entry.subject == "ACDEFG").count();
    assert_eq!((did("kiosk.start"), did("kiosk.end")), (2, 1));
    assert!(!log.iter().any(|entry| entry.detail.contains(token)), "the token is written down nowhere");
}
