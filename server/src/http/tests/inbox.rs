//! What someone points out about accessibility: taken, answered, and deleted in time.

use domain::matter::{MatterStatus, Reference};
use store::Role;

use super::{cards::signed_in, *};
use crate::upkeep;

const ADDRESS: &str = "203.0.113.77";

async fn send(app: &TestApp, kind: &str, form: &str) -> Response<Body> {
    let request = Request::post(format!("/tillganglighet/{kind}"))
        .header(header::USER_AGENT, "zqagent7731")
        .header("x-forwarded-for", ADDRESS);
    app.send(request.body(Body::from(form.to_owned())).unwrap()).await
}

fn reference(sent: &Response<Body>) -> Reference {
    assert_eq!(sent.status(), StatusCode::SEE_OTHER);
    let to = sent.headers()[header::LOCATION].to_str().unwrap();
    let last = to.strip_prefix("/tillganglighet/kvitto/").unwrap().split('?').next().unwrap();
    Reference::parse(last).unwrap()
}

#[tokio::test]
async fn what_is_pointed_out_is_kept_with_a_deadline_and_a_receipt_that_tells_nothing_of_it() {
    let app = TestApp::start().await;
    let sent =
        send(&app, "brist", "text=Jag+h%C3%B6r+inte+fr%C3%A5gorna&page=/s/vuxna&contact=eva@x.example").await;
    let reference = reference(&sent);
    let matter = app.store.matter("0123", &reference).await.unwrap().unwrap();
    assert_eq!(matter.said.text, "Jag hör inte frågorna");
    assert_eq!(
        (matter.received.to_string(), matter.due.to_string()),
        ("2026-09-03".into(), "2026-09-17".into())
    );
    let receipt = app.get(&format!("/tillganglighet/kvitto/{}", reference.as_str())).await;
    assert_eq!(receipt.headers()[header::CACHE_CONTROL], "no-store");
    let receipt = text(receipt).await;
    assert!(
        receipt.contains(&reference.to_string()) && receipt.contains("Vi svarar senast 17 september 2026")
    );
    assert!(!receipt.contains("eva@x.example") && !receipt.contains("Jag hör inte"));
    let unknown = app.get("/tillganglighet/kvitto/ACDEFGHJKM").await;
    assert_eq!(unknown.status(), StatusCode::NOT_FOUND);

    let silent = self::reference(&send(&app, "brist", "text=Liten+text").await);
    let receipt = text(app.get(&format!("/tillganglighet/kvitto/{}", silent.as_str())).await).await;
    assert!(receipt.contains("kan inte svara dig"), "without a contact no reply is promised");

    // Neither the address nor the browser is anywhere in what is kept.
    app.store.close().await;
    let database = std::path::Path::new(app.state.config.database.trim_start_matches("sqlite:"));
    for file in std::fs::read_dir(database.parent().unwrap()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for mark in ["zqagent7731", ADDRESS, "192.0.2.1"] {
            assert!(!bytes.windows(mark.len()).any(|window| window == mark.as_bytes()), "{mark}");
        }
    }
}

#[tokio::test]
async fn a_form_with_faults_keeps_what_was_written_and_says_what_to_do() {
    let app = TestApp::start().await;
    let refused = send(&app, "format", "page=Affischen+%22%3C&format=&text=%3C%2Ftextarea%3Ehej").await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(refused).await;
    assert!(page.contains("Affischen &quot;&lt;") && page.contains("&lt;/textarea"), "{page}");
    for field in ["format", "contact"] {
        assert!(
            page.contains(&format!("href=\"#{field}\"")) && page.contains(&format!("id=\"{field}-error\""))
        );
    }
    assert!(!page.contains("id=\"text-error\""));
    let long = format!("text={}", "x".repeat(4_001));
    assert_eq!(send(&app, "brist", &long).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let huge = format!("text={}", "x".repeat(100_000));
    assert_eq!(send(&app, "brist", &huge).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(send(&app, "annat", "text=x").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(app.store.matters("0123").await.unwrap(), []);
}

#[tokio::test]
async fn the_same_form_sent_twice_is_one_matter_and_a_changed_one_is_another() {
    let app = TestApp::start().await;
    let page = text(app.get("/tillganglighet/brist").await).await;
    let (_, after) = page.split_once("name=\"reference\" value=\"").unwrap();
    let given = after.split('"').next().unwrap();
    let form = format!("reference={given}&text=En+sak");
    let first = reference(&send(&app, "brist", &form).await);
    assert_eq!(first.as_str(), given);
    assert_eq!(reference(&send(&app, "brist", &form).await), first);
    let other = reference(&send(&app, "brist", &format!("{form}+till")).await);
    assert_ne!(other, first);
    let texts = app.store.matters("0123").await.unwrap().into_iter().map(|matter| matter.said.text);
    assert_eq!(
        texts.collect::<std::collections::BTreeSet<_>>(),
        ["En sak".to_owned(), "En sak till".to_owned()].into()
    );
}

#[tokio::test]
async fn an_address_that_floods_the_inbox_is_asked_to_wait_and_keeps_its_text() {
    let app = TestApp::start().await;
    for number in 0..20 {
        assert_eq!(send(&app, "brist", &format!("text={number}")).await.status(), StatusCode::SEE_OTHER);
    }
    let refused = send(&app, "brist", "text=en+till").await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers().contains_key(header::RETRY_AFTER));
    let page = text(refused).await;
    assert!(page.contains("en till") && page.contains("Vänta tio minuter"));
    assert_eq!(app.store.matters("0123").await.unwrap().len(), 20);
}

#[tokio::test]
async fn staff_take_a_matter_answer_it_and_the_night_deletes_it_when_its_time_has_come() {
    let app = TestApp::start().await;
    let reference =
        reference(&send(&app, "format", "page=Affischen&format=uppl%C3%A4st&contact=eva@x.example").await);
    let editor = signed_in(&app, Role::Editor).await;
    let get = |path: String, cookie: String| {
        let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap();
        app.send(request)
    };
    let path = format!("/personal/inkorg/{}", reference.as_str());
    let analyst = signed_in(&app, Role::Analyst).await;
    for path in ["/personal/inkorg".to_owned(), path.clone()] {
        assert_eq!(get(path.clone(), analyst.clone()).await.status(), StatusCode::FORBIDDEN, "{path}");
    }
    let overview = text(get("/personal".to_owned(), editor.clone()).await).await;
    assert!(overview.contains("Ett ärende väntar i inkorgen") && overview.contains("Inget är sent"));
    assert!(!text(get("/personal".to_owned(), analyst.clone()).await).await.contains("i inkorgen"));

    let one = text(get(path.clone(), editor.clone()).await).await;
    assert!(one.contains("eva@x.example") && one.contains("uppläst") && one.contains("17 september 2026"));
    let handle = |form: &'static str, cookie: String| {
        let request = Request::post(&path).header(header::COOKIE, cookie).body(Body::from(form)).unwrap();
        app.send(request)
    };
    assert_eq!(handle("status=done", analyst).await.status(), StatusCode::FORBIDDEN);
    let refused = handle("status=done&handler=&note=Skickat", editor.clone()).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(refused).await.contains("Skickat"), "what was written is kept");
    let taken = handle("status=done&handler=kommunikat%C3%B6r&note=Skickat", editor.clone()).await;
    assert_eq!(taken.status(), StatusCode::SEE_OTHER);
    let matter = app.store.matter("0123", &reference).await.unwrap().unwrap();
    assert_eq!(matter.handling.status, MatterStatus::Done);
    assert_eq!(matter.handling.done, Some(jiff::civil::date(2026, 9, 3)));
    let log = app.store.audit_entries("0123", 1).await.unwrap().remove(0);
    assert_eq!((log.action.as_str(), log.subject.as_str()), ("matter.handle", reference.as_str()));
    assert!(!log.detail.contains("eva@") && !log.detail.contains("Skickat"), "the log outlives the matter");
    let receipt = text(app.get(&format!("/tillganglighet/kvitto/{}", reference.as_str())).await).await;
    assert!(receipt.contains("Läget nu: Klart") && !receipt.contains("Skickat"));

    // Kept for ninety days after that, and not one more.
    *app.clock.0.lock().unwrap() = "2026-12-02T12:00:00Z".parse().unwrap();
    upkeep::tidy(&app.state).await;
    assert_eq!(app.store.matters("0123").await.unwrap().len(), 1);
    *app.clock.0.lock().unwrap() = "2026-12-03T12:00:00Z".parse().unwrap();
    upkeep::tidy(&app.state).await;
    assert_eq!(app.store.matters("0123").await.unwrap(), []);
    let log = app.store.audit_entries("0123", 1).await.unwrap().remove(0);
    assert_eq!((log.action.as_str(), log.detail.as_str(), log.account), ("matter.forget", "1", None));
}

#[tokio::test]
async fn what_should_have_been_answered_is_late_on_the_overview() {
    let app = TestApp::start().await;
    reference(&send(&app, "brist", "text=x").await);
    *app.clock.0.lock().unwrap() = "2026-09-18T06:00:00Z".parse().unwrap();
    let editor = signed_in(&app, Role::Editor).await;
    for (path, words) in
        [("/personal", "skulle redan ha varit besvarat"), ("/personal/inkorg", "class=\"late\"")]
    {
        let request = Request::get(path).header(header::COOKIE, &editor).body(Body::empty()).unwrap();
        assert!(text(app.send(request).await).await.contains(words), "{path}");
    }
}

#[tokio::test]
async fn the_statement_is_in_reach_from_every_page_and_tells_what_the_law_asks_for() {
    let app = TestApp::start().await;
    let statement = text(app.get("/tillganglighet").await).await;
    for words in [
        "Järfälla",
        "https://svar.example",
        "delvis förenlig",
        "WCAG-krav 3.1.2",
        "Senaste bedömningen gjordes",
        "https://www.digg.se/tdosanmalan",
        "/tillganglighet/brist",
        "/tillganglighet/format",
        "Vi svarar inom 14 dagar",
        "Undantag",
        "Det här är inte prövat",
    ] {
        assert!(statement.contains(words), "{words}");
    }
    for path in
        ["/", "/kalender", "/om-svaren", "/s/vuxna", "/tack", "/k", "/finns-inte", "/personal/logga-in"]
    {
        assert!(text(app.get(path).await).await.contains("href=\"/tillganglighet\""), "{path}");
    }
}
