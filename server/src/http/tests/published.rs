//! Publishing from inside: who may, what stands in the way, and that what was seen is what is published.

use domain::{
    report::{By, Piece, SectionNumber},
    staff::Organisation,
};
use jiff::civil::date;
use store::Role;

use super::*;

const YEAR: i16 = 2025;
const PUBLISH: &str = "/personal/lagesbild/2025/publicera";

/// An app with made-up answers of a year whose round is over.
pub(super) async fn with_demo() -> TestApp {
    let app = TestApp::start().await;
    let surveys: Vec<_> = app.state.catalogue().current().cloned().collect();
    let made =
        crate::demo::generate(app.store.as_ref(), &app.state.municipality, &surveys, (600, 1, YEAR), &|_| {});
    made.await.unwrap();
    app.state.refresh_catalogue().await;
    app
}

async fn write(app: &TestApp, section: SectionNumber, text: &str, based_on: u32) {
    let by = By { role: Role::Editor, organisation: Organisation::Police, day: date(2026, 9, 3) };
    let piece = Piece::Text { section, text: text.to_owned() };
    app.store.save_report_piece("0123", YEAR, &piece, based_on, &by).await.unwrap();
}

pub(super) async fn written(app: &TestApp) {
    write(app, SectionNumber::METHOD, "Öppen länk och torg.", 0).await;
    write(app, SectionNumber::PRIORITIES, "Trafiken först.", 0).await;
}

async fn read(app: &TestApp, cookie: &str, path: &str) -> Response<Body> {
    app.send(Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await
}

async fn post(app: &TestApp, cookie: &str, path: &str, form: String) -> Response<Body> {
    app.send(Request::post(path).header(header::COOKIE, cookie).body(Body::from(form)).unwrap()).await
}

/// The same with its picture published, and the session of who did it.
pub(super) async fn published_demo() -> (TestApp, String) {
    let app = with_demo().await;
    written(&app).await;
    let admin = cards::signed_in(&app, Role::Admin).await;
    let form = format!("confirm=yes&seen={}", seen(&app, &admin).await);
    assert_eq!(post(&app, &admin, PUBLISH, form).await.status(), StatusCode::SEE_OTHER);
    app.state.refresh_catalogue().await;
    (app, admin)
}

/// A page, however large.
pub(super) async fn whole(response: Response<Body>) -> String {
    let bytes = to_bytes(response.into_body(), 16 << 20).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What the page says that its reader has seen.
pub(super) async fn seen(app: &TestApp, cookie: &str) -> String {
    let page = whole(read(app, cookie, PUBLISH).await).await;
    let rest = page.split("name=\"seen\" value=\"").nth(1).expect("the form is there");
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn nothing_is_public_until_somebody_who_may_has_published_what_they_saw() {
    let app = with_demo().await;
    let editor = cards::signed_in(&app, Role::Editor).await;
    let signer = cards::signed_in(&app, Role::Signer).await;
    let page = whole(read(&app, &signer, PUBLISH).await).await;
    assert!(!page.contains("name=\"seen\""), "sections 2 and 14 are not written");
    let early = post(&app, &signer, PUBLISH, "confirm=yes&seen=".to_owned()).await;
    assert_eq!(early.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(app.store.published_years("0123").await.unwrap().is_empty());

    written(&app).await;
    let before = app.get("/lagesbild/2025").await;
    assert_eq!(before.status(), StatusCode::OK);
    assert!(text(before).await.contains("inte publicerad än"));
    let first = seen(&app, &signer).await;
    let form = format!("confirm=yes&seen={first}");
    assert_eq!(post(&app, &editor, PUBLISH, form.clone()).await.status(), StatusCode::FORBIDDEN);
    let unsure = post(&app, &signer, PUBLISH, format!("seen={first}")).await;
    assert_eq!(unsure.status(), StatusCode::UNPROCESSABLE_ENTITY, "not confirmed");
    // Somebody writes while another reads.
    write(&app, SectionNumber::METHOD, "Något annat.", 1).await;
    let stale = post(&app, &signer, PUBLISH, form).await;
    assert_eq!(stale.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(whole(stale).await.contains("Inget är publicerat"));
    assert!(app.store.published_years("0123").await.unwrap().is_empty());

    let now = seen(&app, &signer).await;
    let done = post(&app, &signer, PUBLISH, format!("confirm=yes&seen={now}")).await;
    assert_eq!(done.status(), StatusCode::SEE_OTHER);
    let entry = app.store.latest_audit_entry(
        "0123",
        account(&app, Role::Signer).await,
        "picture.publish",
        "2025 version 1",
    );
    let kept = app.store.latest_version("0123", YEAR).await.unwrap().unwrap();
    assert!(entry.await.unwrap().unwrap().detail.contains(&kept.sha256().to_string()));

    // Again is too late: it has another number now, and needs a reason.
    let again = post(&app, &signer, PUBLISH, format!("confirm=yes&seen={now}")).await;
    assert_eq!(again.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.store.versions("0123", YEAR).await.unwrap().len(), 1);
}

async fn account(app: &TestApp, role: Role) -> Option<store::AccountId> {
    let email = format!("{}@kommun.example", role.id());
    app.store.account_by_email("0123", &email).await.unwrap().map(|account| account.id)
}

#[tokio::test]
async fn everyone_reads_the_published_version_with_its_hash_and_a_correction_with_its_reason() {
    let (app, admin) = published_demo().await;

    let first = app.get("/lagesbild/2025").await;
    assert_eq!(first.status(), StatusCode::OK);
    assert_eq!(first.headers()[header::CACHE_CONTROL], "public, max-age=300");
    let tag = first.headers()[header::ETAG].clone();
    let policy = first.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    let page = whole(first).await;
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    assert!(
        policy.contains(&crate::assets::hash_source(style)) && !policy.contains("script-src"),
        "{policy}"
    );
    assert!(!page.contains("<script") && !page.contains(" style=\""));
    let known = Request::get("/lagesbild/2025").header(header::IF_NONE_MATCH, tag).body(Body::empty());
    assert_eq!(app.send(known.unwrap()).await.status(), StatusCode::NOT_MODIFIED);
    let kept = app.store.latest_version("0123", YEAR).await.unwrap().unwrap();
    assert!(page.contains(&kept.sha256().to_string()) && page.contains("DEMODATA"));
    assert!(page.contains("Öppen länk och torg.") && page.contains("Trafiken först."));
    let file = app.get("/lagesbild/2025/lagesbild-2025-1.json").await;
    assert_eq!(to_bytes(file.into_body(), 16 << 20).await.unwrap(), kept.bytes());
    for slug in domain::survey::SLUGS {
        let simple = app.get(&format!("/lagesbild/2025/{slug}?lang=en")).await;
        assert_eq!(simple.status(), StatusCode::OK, "{slug}");
        assert!(whole(simple).await.contains("lang=\"en\""));
    }
    for missing in [
        "/lagesbild/2025?version=2",
        "/lagesbild/2025?version=x",
        "/lagesbild/2025?area=manen",
        "/lagesbild/2025/hundar",
        "/lagesbild/2025/lagesbild-2025-2.json",
        "/lagesbild/%FF/barn",
    ] {
        assert_eq!(app.get(missing).await.status(), StatusCode::NOT_FOUND, "{missing}");
    }

    write(&app, SectionNumber::PRIORITIES, "Narkotikan först.", 1).await;
    assert!(whole(app.get("/lagesbild/2025").await).await.contains("Trafiken först."), "frozen");
    let form = |reason: &str, seen: &str| format!("confirm=yes&seen={seen}&reason={reason}");
    let now = seen(&app, &admin).await;
    let without = post(&app, &admin, PUBLISH, form("", &now)).await;
    assert_eq!(without.status(), StatusCode::UNPROCESSABLE_ENTITY, "a correction needs a reason");
    let corrected = post(&app, &admin, PUBLISH, form("Fel+ordning", &now)).await;
    assert_eq!(corrected.status(), StatusCode::SEE_OTHER);
    let second = whole(app.get("/lagesbild/2025").await).await;
    assert!(second.contains("Fel ordning") && second.contains("Narkotikan först."));
    assert!(second.contains("Alla siffror är desamma."), "what has changed is told");
    let old = whole(app.get("/lagesbild/2025?version=1").await).await;
    assert!(old.contains("Trafiken först.") && old.contains("Det finns en nyare"));
    assert_eq!(app.store.version("0123", YEAR, 1).await.unwrap().unwrap(), kept);
    let start = text(app.get("/").await).await;
    assert!(start.contains("href=\"/lagesbild/2025\""), "the start page leads there");
}

#[tokio::test]
async fn a_version_in_which_nothing_has_changed_is_not_published_again() {
    let (app, admin) = published_demo().await;
    let form = "confirm=yes&reason=Igen&seen=".to_owned();
    let page = whole(read(&app, &admin, PUBLISH).await).await;
    assert!(
        page.contains("Allt är som i version 1") && page.contains("Det finns inget nytt att publicera nu.")
    );
    assert!(
        !page.contains("Publicera version 2") && !page.contains("Hindrar"),
        "nothing is offered or wrong"
    );
    assert_eq!(post(&app, &admin, PUBLISH, form).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.store.versions("0123", YEAR).await.unwrap().len(), 1);
    write(&app, SectionNumber::PRIORITIES, "Narkotikan först.", 1).await;
    assert!(whole(read(&app, &admin, PUBLISH).await).await.contains("Publicera version 2"));
    // A text that is written back is the version that is published.
    write(&app, SectionNumber::PRIORITIES, "Trafiken först.", 2).await;
    assert!(whole(read(&app, &admin, PUBLISH).await).await.contains("Allt är som i version 1"));
}

#[tokio::test]
async fn a_name_that_remains_in_a_text_or_in_the_reason_is_confirmed_before_it_is_published() {
    let app = with_demo().await;
    written(&app).await;
    let admin = cards::signed_in(&app, Role::Admin).await;
    let page = whole(read(&app, &admin, PUBLISH).await).await;
    assert!(
        page.contains("Inget i texterna ser ut att peka ut någon") && !page.contains("name=\"confirmed\"")
    );
    write(&app, SectionNumber::METHOD, "Öppen länk. Fråga Anna Svensson, 070-174 06 05.", 1).await;

    let page = whole(read(&app, &admin, PUBLISH).await).await;
    assert!(page.contains("Texter som kan peka ut någon") && page.contains("<q>Anna Svensson</q>"));
    assert!(page.contains("<q>070-174 06 05</q>") && page.contains("/personal/lagesbild/2025/avsnitt/2"));
    let english = whole(read(&app, &admin, &format!("{PUBLISH}?lang=en")).await).await;
    assert!(english.contains("Texts that may point someone out"));
    let box_of = |page: &str| {
        let rest =
            page.split("name=\"confirmed\" id=\"confirmed\" value=\"").nth(1).expect("the box is there");
        rest.split('"').next().unwrap().to_owned()
    };
    let form = format!("confirm=yes&seen={}", seen(&app, &admin).await);
    let unread = post(&app, &admin, PUBLISH, form.clone()).await;
    assert_eq!(unread.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(whole(unread).await.contains("Läs det markerade och kryssa i rutan"));
    assert!(app.store.published_years("0123").await.unwrap().is_empty());
    let read_it = post(&app, &admin, PUBLISH, format!("{form}&confirmed={}", box_of(&page))).await;
    assert_eq!(read_it.status(), StatusCode::SEE_OTHER);
    app.state.refresh_catalogue().await;

    // The text is mended; now there is a name in the reason.
    write(&app, SectionNumber::METHOD, "Öppen länk.", 2).await;
    let form = format!("confirm=yes&seen={}&reason=Anna+Svensson+bad+om+det", seen(&app, &admin).await);
    let unread = post(&app, &admin, PUBLISH, form.clone()).await;
    assert_eq!(unread.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = whole(unread).await;
    assert!(page.contains("value=\"Anna Svensson bad om det\"") && page.contains("<q>Anna Svensson</q>"));
    assert!(page.contains("Inget i texterna ser ut att peka ut någon"));
    assert_eq!(app.store.versions("0123", YEAR).await.unwrap().len(), 1);
    let read_it = post(&app, &admin, PUBLISH, format!("{form}&confirmed={}", box_of(&page))).await;
    assert_eq!(read_it.status(), StatusCode::SEE_OTHER);
    assert_eq!(app.store.versions("0123", YEAR).await.unwrap().len(), 2);
}

#[tokio::test]
async fn an_open_round_stands_in_the_way_until_nothing_more_can_come_in() {
    let app = TestApp::start().await;
    let editor = cards::signed_in(&app, Role::Editor).await;
    let analyst = cards::signed_in(&app, Role::Analyst).await;
    let path = "/personal/lagesbild/2026/publicera";
    let page = whole(read(&app, &editor, path).await).await;
    assert!(page.contains("Omgången har ingen sista dag"));
    let close = |cookie, day: &str| {
        post(&app, cookie, "/personal/lagesbild/2026/publicera/omgang", format!("round=2026&closes={day}"))
    };
    assert_eq!(close(&analyst, "2026-09-10").await.status(), StatusCode::FORBIDDEN);
    let past = close(&editor, "2026-09-02").await;
    assert_eq!(past.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(whole(past).await.contains("value=\"2026-09-02\""), "what was written is kept");
    assert_eq!(close(&editor, "2026-09-10").await.status(), StatusCode::SEE_OTHER);
    let page = whole(read(&app, &editor, path).await).await;
    assert!(
        page.contains("Du kan publicera från och med 14 september 2026."),
        "late answers come in until then"
    );
    let entry =
        app.store.latest_audit_entry("0123", account(&app, Role::Editor).await, "round.close", "2026");
    assert_eq!(entry.await.unwrap().unwrap().detail, "2026-09-10");
}

#[tokio::test]
async fn the_next_round_is_opened_by_an_editor_on_days_of_its_own() {
    let app = TestApp::start().await;
    let editor = cards::signed_in(&app, Role::Editor).await;
    let analyst = cards::signed_in(&app, Role::Analyst).await;
    let path = "/personal/omgangar";
    let add = |cookie, form: &str| post(&app, cookie, path, form.to_owned());
    let next = "year=2027&opens=2027-01-01&closes=2027-03-31";
    assert!(!whole(read(&app, &analyst, path).await).await.contains("Öppna en ny omgång"));
    assert_eq!(add(&analyst, next).await.status(), StatusCode::FORBIDDEN);
    let refused = add(&editor, next).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = whole(refused).await;
    assert!(
        page.contains("har ingen sista dag") && page.contains("value=\"2027-03-31\""),
        "what was written is kept"
    );

    app.store.close_round("0123", "2026", date(2026, 12, 31)).await.unwrap();
    let added = add(&editor, next).await;
    assert_eq!(added.status(), StatusCode::SEE_OTHER);
    let to = added.headers()[header::LOCATION].to_str().unwrap().to_owned();
    assert!(whole(read(&app, &editor, &to).await).await.contains("Den öppnar 1 januari 2027."));
    let rounds = app.state.catalogue().rounds().to_vec();
    assert!(rounds.iter().any(|round| round.id == "2027" && round.closes == Some(date(2027, 3, 31))));
    let entry = app.store.latest_audit_entry("0123", account(&app, Role::Editor).await, "round.open", "2027");
    assert_eq!(entry.await.unwrap().unwrap().detail, "2027-01-01–2027-03-31");
    assert_eq!(add(&editor, "year=x&opens=&closes=never").await.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn everyone_reads_five_answers_before_anything_else() {
    let (app, _) = published_demo().await;
    let page = whole(app.get("/lagesbild/2025").await).await;
    let brief = page.find("class=\"brief\"").expect("the block is there");
    for later in ["class=\"contents\"", "class=\"choice-of-picture\"", "id=\"metod\"", "<figure"] {
        assert!(brief < page.find(later).expect(later), "{later} stands after it");
    }
    let block = &page[brief..brief + page[brief..].find("</dl>").unwrap()];
    assert_eq!(block.matches("<dt>").count(), 5);
    assert!(block.contains("ingen lägesbild för 2024 var publicerad"), "{block}");
    for anchor in ["trygghet", "problem", "bedomning", "vem-svarade", "prioritering"] {
        assert!(block.contains(&format!("href=\"#{anchor}\"")) && page.contains(&format!("id=\"{anchor}\"")));
    }
    assert!(!block.contains("medarbetare "), "how serious the dialogues were is not public");
}
