//! A clock that jumps: over midnight, over the nights that the clocks are changed, a year ahead and back again.

use domain::tally::RECEIVED;
use store::{NewAccount, Organisation, Role};

use super::*;
use crate::auth;

const CODE: &str = "0123";
const ANSWER: &str = "trygg_kvall=mycket_trygg";

impl TestApp {
    fn at(&self, moment: &str) {
        *self.clock.0.lock().unwrap() = moment.parse().unwrap();
    }

    async fn answers_at(&self, moment: &str) -> StatusCode {
        self.at(moment);
        self.submit(ANSWER).await.status()
    }
}

#[tokio::test]
async fn an_answer_has_the_day_that_it_is_in_sweden_wherever_the_clock_jumps() {
    let app = TestApp::start().await;
    for (moment, day) in [
        ("2026-09-03T21:59:59Z", "2026-09-03"),
        ("2026-09-03T22:00:00Z", "2026-09-04"),
        // The night of the long hour, and that of the short one.
        ("2026-10-24T22:00:00Z", "2026-10-25"),
        ("2026-10-25T00:59:59Z", "2026-10-25"),
        ("2026-10-25T01:00:00Z", "2026-10-25"),
        ("2026-10-25T22:59:59Z", "2026-10-25"),
        ("2026-10-25T23:00:00Z", "2026-10-26"),
        ("2027-03-28T00:59:59Z", "2027-03-28"),
        ("2027-03-28T01:00:00Z", "2027-03-28"),
        // A year ahead, and back again.
        ("2027-09-03T12:00:00Z", "2027-09-03"),
        ("2026-09-03T12:00:00Z", "2026-09-03"),
    ] {
        assert_eq!(app.answers_at(moment).await, StatusCode::CREATED, "{moment}");
        let days = app.store.daily_counts(CODE, 2026).await.unwrap();
        assert!(days.iter().any(|count| count.day.to_string() == day), "{moment}: {days:?}");
    }
    let days = app.store.daily_counts(CODE, 2026).await.unwrap();
    let counts: Vec<_> = days.iter().map(|count| (count.day.to_string(), count.count)).collect();
    let expected = [
        ("2026-09-03", 2),
        ("2026-09-04", 1),
        ("2026-10-25", 4),
        ("2026-10-26", 1),
        ("2027-03-28", 2),
        ("2027-09-03", 1),
    ];
    assert_eq!(counts, expected.map(|(day, count)| (day.to_owned(), count)));
    let received = &app.store.tallies(CODE, 2026).await.unwrap()[0].tally;
    assert_eq!(received.count(RECEIVED, "", &domain::tally::Slice::whole()), 11);
    assert_eq!(app.store.recount(CODE).await.unwrap(), []);
}

#[tokio::test]
async fn before_the_round_opens_nothing_is_taken_and_afterwards_it_is_as_if_nothing_had_been() {
    let app = TestApp::start().await;
    assert_eq!(app.answers_at("2025-09-03T12:00:00Z").await, StatusCode::GONE);
    assert_eq!(app.answers_at("1970-01-01T00:00:05Z").await, StatusCode::GONE);
    assert_eq!(app.get("/s/vuxna").await.status(), StatusCode::GONE);
    assert_eq!(app.answers_at("2026-09-03T12:00:01Z").await, StatusCode::CREATED);
    assert_eq!(app.get("/s/vuxna").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_key_is_counted_once_also_when_the_clock_jumps_between() {
    let app = TestApp::start().await;
    let body = format!("version=1&key=AAAAAAAAAAAAAAAAAAAAAA&{ANSWER}");
    for (moment, status) in
        [("2026-09-03T12:00:00Z", 201), ("2027-09-03T12:00:00Z", 200), ("2026-09-03T11:00:00Z", 200)]
    {
        app.at(moment);
        let request = Request::post("/s/vuxna")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, "application/json")
            .body(Body::from(body.clone()))
            .unwrap();
        assert_eq!(app.send(request).await.status().as_u16(), status, "{moment}");
    }
    let days = app.store.daily_counts(CODE, 2026).await.unwrap();
    assert_eq!(days.iter().map(|day| day.count).sum::<i64>(), 1);
}

/// The limit goes by the time that has passed, which no clock on the wall tells; only its salt goes by the day.
#[tokio::test]
async fn the_limit_on_an_address_does_not_go_by_the_clock_on_the_wall() {
    let allowance = Allowance { at_once: 2, one_more_after: Duration::from_hours(1) };
    let app = TestApp::with(allowance, 100).await;
    for (moment, status) in [
        ("2026-09-03T08:00:00Z", StatusCode::CREATED),
        ("2026-09-03T06:00:00Z", StatusCode::CREATED),
        ("2026-09-03T20:00:00Z", StatusCode::TOO_MANY_REQUESTS),
        ("2026-09-03T05:00:00Z", StatusCode::TOO_MANY_REQUESTS),
        ("2027-09-03T05:00:00Z", StatusCode::CREATED),
    ] {
        assert_eq!(app.answers_at(moment).await, status, "{moment}");
    }
}

#[tokio::test]
async fn a_session_ends_when_the_clock_says_so_and_one_from_the_future_lets_nobody_in() {
    let app = TestApp::start().await;
    let account = NewAccount {
        id: crate::environment::random_id(&SystemRandom),
        email: "eva@example.se".to_owned(),
        name: "Eva".to_owned(),
        role: Role::Admin,
        organisation: Organisation::Police,
        password_hash: Some(String::new()),
    };
    app.store.add_account(CODE, &account).await.unwrap();
    let account = app.store.account(CODE, account.id).await.unwrap().unwrap();
    let begin = async || {
        auth::start_session(app.store.as_ref(), CODE, &account, app.clock.as_ref(), &SystemRandom)
            .await
            .unwrap()
    };
    let lets_in = async |secret: &str| {
        let token = auth::Token::hash(secret);
        app.store.session_account(CODE, &token, app.clock.now()).await.unwrap().is_some()
    };
    app.at("2026-09-03T08:00:00Z");
    let today = begin().await;
    app.at("2027-09-03T08:00:00Z");
    assert!(!lets_in(&today).await, "a session of a year ago");
    let ahead = begin().await;
    assert!(lets_in(&ahead).await);
    app.at("2026-09-03T09:00:00Z");
    assert!(lets_in(&today).await, "the clock was put right within its time");
    assert!(!lets_in(&ahead).await, "it would last a year");
    app.at("2026-09-03T20:00:01Z");
    assert!(!lets_in(&today).await);
}
