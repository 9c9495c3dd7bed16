//! Single-use codes: made by staff, used by residents, once.

use axum::http::HeaderMap;
use domain::{
    event::{Event, EventCode, EventKind, Organiser},
    response::Channel,
};
use store::Role;

use super::*;

const EVENT: &str = "ACDEFG";
const ANSWER: &str = "trygg_kvall=mycket_trygg";

async fn with_event() -> TestApp {
    let app = TestApp::start().await;
    let day = jiff::civil::date(2026, 9, 3);
    for code in [EVENT, "HJKMNP"] {
        let event = Event {
            code: EventCode::parse(code).unwrap(),
            kind: EventKind::School,
            title: "Klass 8B".to_owned(),
            place: "Viksjöskolan".to_owned(),
            first_day: day,
            last_day: day,
            organiser: Organiser::Joint,
            areas: Vec::new(),
        };
        assert!(app.store.add_event("0123", &event).await.unwrap());
    }
    app
}

/// The cookie of someone with this role.
pub(super) async fn signed_in(app: &TestApp, role: Role) -> String {
    let account = store::NewAccount {
        id: crate::environment::random_id(&SystemRandom),
        email: format!("{}@kommun.example", role.id()),
        name: "Anna".to_owned(),
        role,
        organisation: store::Organisation::Municipality,
        password_hash: None,
    };
    assert!(app.store.add_account("0123", &account).await.unwrap());
    let secret = random_token::<32>(&SystemRandom);
    let expires = app.clock.now() + jiff::SignedDuration::from_hours(1);
    let hash = crate::auth::Token::hash(&secret);
    app.store.add_session("0123", &hash, account.id, expires).await.unwrap();
    format!("__Host-lagesbild={secret}")
}

async fn order(app: &TestApp, cookie: &str, form: &str) -> Response<Body> {
    let path = format!("/personal/handelser/{EVENT}/kort");
    let request =
        Request::post(path).header(header::COOKIE, cookie).body(Body::from(form.to_owned())).unwrap();
    app.send(request).await
}

/// The codes on a sheet.
pub(super) fn codes(sheet: &str) -> Vec<String> {
    let cards = sheet.split("class=\"cut-code\">").skip(1);
    cards.map(|card| card.split('<').next().unwrap().replace('-', "")).collect()
}

async fn made(app: &TestApp, number: usize) -> Vec<String> {
    let editor = signed_in(app, Role::Editor).await;
    let sheet = order(app, &editor, &format!("number={number}&sheet=KHT4WP")).await;
    assert_eq!(sheet.status(), StatusCode::OK);
    let codes = codes(&text(sheet).await);
    assert_eq!(codes.len(), number);
    codes
}

async fn unused(app: &TestApp) -> u64 {
    app.store.count_codes("0123", &EventCode::parse(EVENT).unwrap()).await.unwrap()
}

fn is_uncached(headers: &HeaderMap) -> bool {
    headers[header::CACHE_CONTROL] == "no-store"
}

#[tokio::test]
async fn a_card_leads_to_one_answer_in_its_event() {
    let app = with_event().await;
    let code = made(&app, 12).await.remove(0);
    let start = app.get(&format!("/k/{code}?lang=en")).await;
    assert_eq!(start.status(), StatusCode::OK);
    assert!(is_uncached(start.headers()));
    let page = text(start).await;
    assert!(page.contains("Klass 8B") && page.contains(&format!("/s/vuxna?code={code}&amp;lang=en")));
    let survey = app.get(&format!("/s/vuxna?code={code}&lang=en")).await;
    assert_eq!(survey.status(), StatusCode::OK);
    assert!(is_uncached(survey.headers()));
    assert!(text(survey).await.contains(&format!("name=\"code\" value=\"{code}\"")));

    // Another event beside it does not count: the code belongs to its own.
    let saved = app.submit(&format!("{ANSWER}&code={code}&event=HJKMNP")).await;
    assert_eq!(saved.status(), StatusCode::CREATED);
    let counts = app.store.daily_counts("0123", 2026).await.unwrap();
    assert_eq!(counts.len(), 1);
    assert_eq!((counts[0].event.as_str(), counts[0].channel, counts[0].count), (EVENT, Channel::Code, 1));
    assert_eq!(unused(&app).await, 11);

    for path in [format!("/k/{code}"), format!("/s/vuxna?code={code}")] {
        let used = app.get(&path).await;
        assert_eq!(used.status(), StatusCode::GONE, "{path}");
        assert!(is_uncached(used.headers()));
        assert!(text(used).await.contains("Koden går inte att använda"));
    }
    let again = app.submit(&format!("{ANSWER}&code={code}")).await;
    assert_eq!(again.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let refused: serde_json::Value = serde_json::from_str(&text(again).await).unwrap();
    assert_eq!(refused["errors"].as_object().unwrap().keys().collect::<Vec<_>>(), ["code"]);
    assert_eq!(app.store.daily_counts("0123", 2026).await.unwrap(), counts);
}

#[tokio::test]
async fn the_same_answer_sent_again_is_already_saved_though_its_code_is_used() {
    let app = with_event().await;
    let code = made(&app, 1).await.remove(0);
    let key = random_token::<16>(&SystemRandom);
    let send = |accept: &'static str| {
        let body = Body::from(format!("version=1&key={key}&{ANSWER}&code={code}"));
        app.send(Request::post("/s/vuxna").header(header::ACCEPT, accept).body(body).unwrap())
    };
    assert_eq!(send("application/json").await.status(), StatusCode::CREATED);
    assert_eq!(send("application/json").await.status(), StatusCode::OK);
    let page = send("text/html").await;
    assert_eq!(page.status(), StatusCode::SEE_OTHER);
    assert_eq!(page.headers()[header::LOCATION], "/tack?survey=vuxna&lang=sv&card=1");
}

#[tokio::test]
async fn a_code_that_is_not_there_costs_no_answer_and_the_page_sends_none_again() {
    let app = with_event().await;
    for code in ["7KQ2M0XT9BDFH4WZ", "slarvigt"] {
        let key = random_token::<16>(&SystemRandom);
        let body = Body::from(format!("version=1&key={key}&lang=en&plats=park&plats=tunnel&code={code}"));
        let refused = app.send(Request::post("/s/vuxna").body(body).unwrap()).await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let page = text(refused).await;
        assert!(page.contains("The code of the card has been used"), "{code}");
        assert_eq!(page.matches(" checked").count(), 2);
        assert!(!page.contains("name=\"code\"") && !page.contains(code));
        // Sent again as the page stands it is an answer without a card.
        let again = app.submit(&format!("plats=park&key={key}")).await;
        assert_eq!(again.status(), StatusCode::CREATED);
    }
    let counts = app.store.daily_counts("0123", 2026).await.unwrap();
    assert_eq!(
        counts.iter().map(|count| (count.channel, count.count)).collect::<Vec<_>>(),
        [(Channel::Link, 2)]
    );
}

#[tokio::test]
async fn an_answer_with_faults_keeps_its_code() {
    let app = with_event().await;
    let code = made(&app, 1).await.remove(0);
    let key = random_token::<16>(&SystemRandom);
    let body = Body::from(format!("version=1&key={key}&code={code}&prio=morker&prio=trafik&prio=skola"));
    let refused = app.send(Request::post("/s/vuxna").body(body).unwrap()).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(refused).await.contains(&format!("name=\"code\" value=\"{code}\"")));
    assert_eq!(unused(&app).await, 1);
}

#[tokio::test]
async fn a_typed_code_is_sent_on_to_its_one_address() {
    let app = with_event().await;
    let code = made(&app, 1).await.remove(0);
    let typed = format!("{}-{}", &code[..8], &code[8..]).to_lowercase();
    for path in [format!("/k?code={typed}&lang=en"), format!("/k/{typed}?lang=en")] {
        let sent_on = app.get(&path).await;
        assert_eq!(sent_on.status(), StatusCode::SEE_OTHER, "{path}");
        assert_eq!(sent_on.headers()[header::LOCATION], format!("/k/{code}?lang=en"));
        assert!(is_uncached(sent_on.headers()));
    }
    assert_eq!(app.get("/k").await.status(), StatusCode::OK);
    let half = app.get("/k?code=7KQ2&lang=en").await;
    assert_eq!(half.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(half).await.contains("value=\"7KQ2\""), "what was typed is kept");
    assert_eq!(app.get("/k/7KQ2").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(app.get("/k/%FF").await.status(), StatusCode::NOT_FOUND);
    // A survey asked for with half a code is not quietly another kind of answer.
    let half = app.get("/s/vuxna?code=7KQ2").await;
    assert_eq!(half.status(), StatusCode::SEE_OTHER);
    assert_eq!(half.headers()[header::LOCATION], "/k?lang=sv");
}

#[tokio::test]
async fn whoever_looks_up_codes_without_end_is_asked_to_slow_down() {
    let app = with_event().await;
    let peer = std::net::IpAddr::from([192, 0, 2, 1]);
    while app.state.codes.allows(peer, app.clock.as_ref(), &SystemRandom) {}
    let refused = app.get("/k/7KQ2M0XT9BDFH4WZ").await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers().contains_key(header::RETRY_AFTER));
}

#[tokio::test]
async fn a_sheet_is_shown_once_and_loading_it_again_makes_no_second_set() {
    let app = with_event().await;
    let editor = signed_in(&app, Role::Editor).await;
    let event_page = Request::get(format!("/personal/handelser/{EVENT}"))
        .header(header::COOKIE, &editor)
        .body(Body::empty())
        .unwrap();
    let page = text(app.send(event_page).await).await;
    let sheet = page.split("name=\"sheet\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let form = format!("number=25&sheet={sheet}");
    let (first, second) = tokio::join!(order(&app, &editor, &form), order(&app, &editor, &form));
    let mut statuses = [first.status(), second.status()];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::OK, StatusCode::SEE_OTHER], "a double click makes one set");
    let sheet = if first.status() == StatusCode::OK { first } else { second };
    assert!(is_uncached(sheet.headers()));
    assert_eq!(codes(&text(sheet).await).len(), 25);
    let again = order(&app, &editor, &form).await;
    assert_eq!(
        again.headers()[header::LOCATION],
        format!("/personal/handelser/{EVENT}?cards=made-before&lang=sv#kort")
    );
    assert_eq!(unused(&app).await, 25);

    let log = app.store.audit_entries("0123", 10).await.unwrap();
    assert_eq!(log.len(), 1);
    assert_eq!((log[0].action.as_str(), log[0].detail.as_str()), ("code.make", "25"));
}

#[tokio::test]
async fn cards_are_made_by_those_who_edit_and_by_the_hundred_at_most() {
    let app = with_event().await;
    let analyst = signed_in(&app, Role::Analyst).await;
    assert_eq!(order(&app, &analyst, "number=5&sheet=KHT4WP").await.status(), StatusCode::FORBIDDEN);
    let editor = signed_in(&app, Role::Editor).await;
    for number in ["", "0", "501", "-1", "tio", "1e2"] {
        let refused = order(&app, &editor, &format!("number={number}&sheet=KHT4WP")).await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY, "{number}");
        let page = text(refused).await;
        assert!(
            page.contains("Skriv ett heltal från 1 till 500.")
                && page.contains(&format!("value=\"{number}\""))
        );
    }
    assert_eq!(unused(&app).await, 0);
    assert!(app.store.audit_entries("0123", 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn withdrawn_cards_are_good_no_longer_and_the_page_says_how_many_are_unused() {
    let app = with_event().await;
    let codes = made(&app, 3).await;
    let editor = signed_in(&app, Role::Admin).await;
    let page = || {
        let request = Request::get(format!("/personal/handelser/{EVENT}")).header(header::COOKIE, &editor);
        app.send(request.body(Body::empty()).unwrap())
    };
    assert_eq!(app.submit(&format!("{ANSWER}&code={}", codes[0])).await.status(), StatusCode::CREATED);
    assert!(text(page().await).await.contains("2 oanvända kort."));
    let withdraw = Request::post(format!("/personal/handelser/{EVENT}/kort/dra-tillbaka"))
        .header(header::COOKIE, &editor)
        .body(Body::empty())
        .unwrap();
    assert_eq!(app.send(withdraw).await.status(), StatusCode::SEE_OTHER);
    assert!(text(page().await).await.contains("Inga oanvända kort."));
    assert_eq!(app.get(&format!("/k/{}", codes[1])).await.status(), StatusCode::GONE);
    let refused = app.submit(&format!("{ANSWER}&code={}", codes[1])).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let log = app.store.audit_entries("0123", 10).await.unwrap();
    let withdrawn = log.iter().find(|entry| entry.action == "code.withdraw").unwrap();
    assert_eq!((withdrawn.subject.as_str(), withdrawn.detail.as_str()), (EVENT, "2"));
    assert!(log.iter().all(|entry| codes.iter().all(|code| !format!("{entry:?}").contains(code))));
}
