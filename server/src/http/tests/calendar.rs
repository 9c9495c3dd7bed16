//! The public calendar: what staff announce is there, and nothing else.

use store::Role;

use super::{
    cards::{codes, signed_in},
    *,
};

/// A form with what an event's page posts for the calendar.
const ANNOUNCED: &str = "announced=yes&ages=ungdom&outcome=Vi+satte+upp+en+lampa.%0D%0A%3Cb%3E";

async fn post(app: &TestApp, cookie: &str, path: &str, form: &str) -> Response<Body> {
    let request = Request::post(path).header(header::COOKIE, cookie);
    app.send(request.body(Body::from(form.to_owned())).unwrap()).await
}

/// Adds an event on these days by the form, and answers its page's address.
async fn add_event(app: &TestApp, cookie: &str, title: &str, days: (&str, &str), more: &str) -> String {
    let (first, last) = days;
    let form = format!(
        "kind=dialogue&title={title}&place=Torget&first_day={first}&last_day={last}&organiser=gemensam{more}"
    );
    let added = post(app, cookie, "/personal/handelser", &form).await;
    assert_eq!(added.status(), StatusCode::SEE_OTHER, "{title}");
    let to = added.headers()[header::LOCATION].to_str().unwrap();
    to.split('?').next().unwrap().to_owned()
}

async fn calendar(app: &TestApp, query: &str) -> String {
    let page = app.get(&format!("/kalender{query}")).await;
    assert_eq!(page.status(), StatusCode::OK);
    text(page).await
}

async fn actions(app: &TestApp) -> Vec<String> {
    // The clock stands still, so that entries of one moment have no order.
    let entries = app.store.audit_entries("0123", 100).await.unwrap();
    let mut actions: Vec<_> = entries.into_iter().map(|entry| entry.action).collect();
    actions.sort();
    actions
}

#[tokio::test]
async fn an_event_is_in_the_calendar_only_when_someone_has_said_so() {
    let app = TestApp::start().await;
    assert!(calendar(&app, "").await.contains("Inget är inlagt just nu"), "an empty calendar says so");
    let cookie = signed_in(&app, Role::Editor).await;
    let quiet = add_event(&app, &cookie, "Klassen", ("2026-09-10", "2026-09-10"), "").await;
    let open = add_event(&app, &cookie, "Torgmöte", ("2026-09-10", "2026-09-11"), "&announced=yes").await;
    let page = calendar(&app, "").await;
    assert!(page.contains("Torgmöte") && !page.contains("Klassen"));
    for event in [&quiet, &open] {
        let code = event.rsplit('/').next().unwrap();
        let file = text(app.get("/kalender.ics").await).await;
        assert!(!page.contains(code) && !file.contains(code), "the code is for those who are there");
    }
    let gone = post(&app, &cookie, &format!("{open}/kalender"), "announced=no").await;
    assert_eq!(gone.status(), StatusCode::SEE_OTHER);
    assert!(!calendar(&app, "").await.contains("Torgmöte"));
    assert_eq!(actions(&app).await, ["event.add", "event.add", "event.announce", "event.unannounce"]);

    let analyst = signed_in(&app, Role::Analyst).await;
    let refused = post(&app, &analyst, &format!("{quiet}/kalender"), ANNOUNCED).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_came_of_an_event_is_told_with_its_number_only_after_the_round_has_closed() {
    let app = TestApp::start().await;
    let cookie = signed_in(&app, Role::Editor).await;
    let event = add_event(&app, &cookie, "Kaffe", ("2026-09-03", "2026-09-03"), "").await;
    let code = event.rsplit('/').next().unwrap();
    for _ in 0..21 {
        let answer = format!("trygg_kvall=mycket_trygg&event={code}");
        assert_eq!(app.submit(&answer).await.status(), StatusCode::CREATED);
    }
    let saved = post(&app, &cookie, &format!("{event}/kalender"), ANNOUNCED).await;
    assert_eq!(saved.status(), StatusCode::SEE_OTHER);
    *app.clock.0.lock().unwrap() = "2026-09-04T12:00:00Z".parse().unwrap();
    let open = calendar(&app, "").await;
    assert!(open.contains("Så blev det") && open.contains("Vi satte upp en lampa."));
    assert!(open.contains("&lt;b>") || open.contains("&lt;b&gt;"), "what was typed is no markup");
    assert!(!open.contains("svarade på frågorna"), "no number while answers come in");

    app.store.close_round("0123", "2026", jiff::civil::date(2026, 9, 4)).await.unwrap();
    app.state.refresh_catalogue().await;
    *app.clock.0.lock().unwrap() = "2026-09-09T12:00:00Z".parse().unwrap();
    let closed = calendar(&app, "").await;
    assert!(closed.contains("Cirka 20 svarade på frågorna där."), "{closed}");
    assert!(!closed.contains("21 svar"), "and never the exact one");
    let english = calendar(&app, "?lang=en").await;
    assert!(english.contains("About 20 answered the questions there."));
}

#[tokio::test]
async fn a_closed_group_is_not_announced_and_cards_take_an_event_out_of_the_calendar() {
    let app = TestApp::start().await;
    let cookie = signed_in(&app, Role::Editor).await;
    let event = add_event(&app, &cookie, "Klass+8B", ("2026-09-10", "2026-09-10"), "&announced=yes").await;
    let cards = post(&app, &cookie, &format!("{event}/kort"), "sheet=ACDEFG&number=1").await;
    assert_eq!(cards.status(), StatusCode::OK);
    let card = codes(&text(cards).await).remove(0);
    assert!(!calendar(&app, "").await.contains("Klass 8B"), "cards are for a closed group");
    let refused = post(&app, &cookie, &format!("{event}/kalender"), ANNOUNCED).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(refused).await;
    assert!(
        page.contains("kort för en sluten grupp")
            && page.contains("Vi satte upp en lampa.\r\n&lt;b&gt;</textarea>")
    );
    assert!(!calendar(&app, "").await.contains("Klass 8B"));
    // It stays one when the last card has been used.
    let used = app.submit(&format!("trygg_kvall=mycket_trygg&code={card}")).await;
    assert_eq!(used.status(), StatusCode::CREATED);
    let refused = post(&app, &cookie, &format!("{event}/kalender"), ANNOUNCED).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    // An account of what came of it may be written all the same; nobody else sees it.
    let kept = post(&app, &cookie, &format!("{event}/kalender"), "announced=no&outcome=Bra").await;
    assert_eq!(kept.status(), StatusCode::SEE_OTHER);
    let long = format!("announced=no&outcome={}", "x".repeat(601));
    let refused = post(&app, &cookie, &format!("{event}/kalender"), &long).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_file_is_a_calendar_that_programs_may_keep_and_ask_for_again() {
    let app = TestApp::start().await;
    let cookie = signed_in(&app, Role::Editor).await;
    let event =
        add_event(&app, &cookie, "Torget%2C+norra", ("2026-09-10", "2026-09-11"), "&announced=yes").await;
    let file = app.get("/kalender.ics").await;
    assert_eq!(file.headers()[header::CONTENT_TYPE], "text/calendar; charset=utf-8");
    assert_eq!(file.headers()[header::CACHE_CONTROL], "public, max-age=900");
    let tag = file.headers()[header::ETAG].clone();
    let first = text(file).await;
    for line in [
        "DTSTART;VALUE=DATE:20260910",
        "DTEND;VALUE=DATE:20260912",
        "SUMMARY:Torget\\, norra",
        "LOCATION:Torget",
    ] {
        assert!(first.contains(&format!("\r\n{line}\r\n")), "{line}\n{first}");
    }
    let again = Request::get("/kalender.ics").header(header::IF_NONE_MATCH, tag);
    let again = app.send(again.body(Body::empty()).unwrap()).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    // What is said of it changes, and what it is called by does not.
    post(&app, &cookie, &format!("{event}/kalender"), ANNOUNCED).await;
    let second = text(app.get("/kalender.ics").await).await;
    let uid = |file: &str| file.lines().find(|line| line.starts_with("UID:")).map(str::to_owned);
    assert!(first != second && uid(&first).is_some());
    assert_eq!(uid(&first), uid(&second));
}

#[tokio::test]
async fn many_events_are_chosen_among_by_month_and_area_and_nothing_foreign_is_repeated() {
    let app = TestApp::start().await;
    let cookie = signed_in(&app, Role::Editor).await;
    for number in 1..=9 {
        let day = format!("2026-{:02}-10", 1 + number);
        let area = if number % 2 == 0 { "viksjo" } else { "staket" };
        let more = format!("&announced=yes&areas={area}");
        add_event(&app, &cookie, &format!("Träff{number}"), (&day, &day), &more).await;
    }
    let all = calendar(&app, "").await;
    assert!(all.contains("name=\"manad\"") && all.contains("Träff1") && all.contains("Träff9"));
    let one = calendar(&app, "?manad=2026-10&omrade=staket&lang=en").await;
    assert!(one.contains("Träff9") && !one.contains("Träff8") && !one.contains("Träff1<"));
    assert!(one.contains("/kalender?manad=2026-10&amp;omrade=staket&amp;lang=sv"), "the choice is kept");
    let none = calendar(&app, "?manad=2026-10&omrade=viksjo").await;
    assert!(none.contains("Ingen träff stämmer"));
    let odd = calendar(&app, "?manad=%22%3E&omrade=%3Cscript%3E").await;
    assert!(odd.contains("Träff1") && !odd.contains("%22") && !odd.contains("<script>"));
}
