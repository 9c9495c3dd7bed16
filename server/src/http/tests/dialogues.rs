//! Notes from dialogues: who may write them, that nothing typed is lost, and that a file is read whole or not at all.

use store::Role;

use super::*;

const LIST: &str = "/personal/dialoger";
const NEW: &str = "/personal/dialoger/ny";
const NOTE: &str =
    "kind=staff&theme=narkotika&severity=4&day=2026-03-21&function=polis&number=2&observation=";

async fn read(app: &TestApp, cookie: &str, path: &str) -> Response<Body> {
    app.send(Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await
}

async fn post(app: &TestApp, cookie: &str, path: &str, form: String) -> Response<Body> {
    app.send(Request::post(path).header(header::COOKIE, cookie).body(Body::from(form)).unwrap()).await
}

async fn whole(response: Response<Body>) -> String {
    let bytes = to_bytes(response.into_body(), 16 << 20).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn value(page: &str, name: &str) -> String {
    let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("the field is there");
    rest.split('"').next().unwrap().to_owned()
}

fn location(response: &Response<Body>) -> String {
    response.headers()[header::LOCATION].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_note_is_written_changed_taken_away_and_put_back() {
    let app = TestApp::start().await;
    let editor = cards::signed_in(&app, Role::Editor).await;
    let form = whole(read(&app, &editor, NEW).await).await;
    let note = format!("{NOTE}De+s%C3%A4ljer+%C3%B6ppet.&id={}", value(&form, "id"));
    let saved = post(&app, &editor, NEW, note.clone()).await;
    assert_eq!(saved.status(), StatusCode::SEE_OTHER);
    let address = location(&saved).split('?').next().unwrap().to_owned();
    assert_eq!(
        location(&post(&app, &editor, NEW, note).await),
        location(&saved),
        "sent twice it is one note"
    );
    assert_eq!(app.store.dialogues("0123", 2026).await.unwrap().len(), 1);
    assert!(whole(read(&app, &editor, LIST).await).await.contains("De säljer öppet."));

    let changed = format!("{NOTE}De+har+slutat.&proposal=Ljus");
    let changed = post(&app, &editor, &format!("{address}/andra"), changed).await;
    assert_eq!(changed.status(), StatusCode::SEE_OTHER);
    let page = whole(read(&app, &editor, &address).await).await;
    assert!(page.contains("De har slutat.") && page.contains("Ljus"));

    let gone = whole(post(&app, &editor, &format!("{address}/ta-bort"), String::new()).await).await;
    assert!(app.store.dialogues("0123", 2026).await.unwrap().is_empty());
    let names =
        ["id", "kind", "theme", "severity", "observation", "day", "year", "proposal", "function", "number"];
    let back: Vec<String> =
        names.iter().map(|name| format!("{name}={}", value(&gone, name).replace(' ', "+"))).collect();
    let back = post(&app, &editor, "/personal/dialoger/angra", back.join("&")).await;
    assert_eq!(back.status(), StatusCode::SEE_OTHER);
    let kept = app.store.dialogues("0123", 2026).await.unwrap();
    assert_eq!((kept.len(), kept[0].proposal.as_str()), (1, "Ljus"));
    let logged = app.store.audit_entries("0123", 20).await.unwrap();
    for action in ["dialogue.add", "dialogue.change", "dialogue.delete", "dialogue.restore"] {
        assert_eq!(logged.iter().filter(|entry| entry.action == action).count(), 1, "{action}");
    }
}

#[tokio::test]
async fn what_is_wrong_or_may_point_someone_out_costs_no_word_of_it() {
    let app = TestApp::start().await;
    let editor = cards::signed_in(&app, Role::Editor).await;
    let wrong = post(&app, &editor, NEW, "kind=staff&observation=Viktigt&number=1".to_owned()).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = whole(wrong).await;
    assert!(
        page.contains("Viktigt") && page.contains("href=\"#theme\"") && page.contains("href=\"#severity\"")
    );

    let telling = format!("{NOTE}Ring+070-123+45+67+om+det.");
    let asked = post(&app, &editor, NEW, telling.clone()).await;
    assert_eq!(asked.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = whole(asked).await;
    assert!(page.contains("070-123 45 67") && app.store.dialogues("0123", 2026).await.unwrap().is_empty());
    let confirmed = value(&page, "confirmed");
    let other = format!("{NOTE}Ring+070-765+43+21.&confirmed={confirmed}");
    let other = post(&app, &editor, NEW, other).await;
    assert_eq!(other.status(), StatusCode::UNPROCESSABLE_ENTITY, "what was confirmed was another number");
    let meant = post(&app, &editor, NEW, format!("{telling}&confirmed={confirmed}")).await;
    assert_eq!(meant.status(), StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_file_is_looked_through_first_and_read_whole_or_not_at_all() {
    let app = TestApp::start().await;
    let editor = cards::signed_in(&app, Role::Editor).await;
    let import = "/personal/dialoger/las-in";
    let sound = "dialog,dag,deltagare,tema,allvar,iakttagelse%0A\
                 medarbetare,2026-03-21,polis+2,Narkotika,4,Text%0A\
                 samverkan,2026-03-22,skola+1,Narkotika,2,Annat%0A";
    let faulty = format!("text={sound}medarbetare,2026-99-21,polis+2,Narkotika,9,Fel%0A");
    let page = post(&app, &editor, import, faulty).await;
    assert_eq!(page.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = whole(page).await;
    assert!(
        page.contains(">4</th>") && page.contains("<code>dag</code>") && page.contains("<code>allvar</code>")
    );
    assert!(!page.contains("las-in/klart"), "nothing can be confirmed");

    let page = whole(post(&app, &editor, import, format!("text={sound}")).await).await;
    assert!(app.store.dialogues("0123", 2026).await.unwrap().is_empty(), "nothing yet");
    let expects = value(&page, "expects");
    let confirm = format!("text={sound}&expects={expects}");
    let done = post(&app, &editor, "/personal/dialoger/las-in/klart", confirm.clone()).await;
    assert!(location(&done).contains("new=2&replaced=0"), "{}", location(&done));
    assert_eq!(app.store.dialogues("0123", 2026).await.unwrap().len(), 2);
    let again = post(&app, &editor, "/personal/dialoger/las-in/klart", confirm).await;
    assert_eq!(again.status(), StatusCode::UNPROCESSABLE_ENTITY, "something else would happen now");
    let page = whole(post(&app, &editor, import, format!("text={sound}")).await).await;
    assert!(page.contains(&value(&page, "expects")) && value(&page, "expects") != expects);
    assert_eq!(app.store.dialogues("0123", 2026).await.unwrap().len(), 2, "and there are no doubles");
}

#[tokio::test]
async fn whoever_only_reads_is_offered_nothing_to_write_and_refused() {
    let app = TestApp::start().await;
    let analyst = cards::signed_in(&app, Role::Analyst).await;
    let page = whole(read(&app, &analyst, LIST).await).await;
    assert!(!page.contains(NEW));
    for path in [NEW, "/personal/dialoger/las-in"] {
        assert_eq!(read(&app, &analyst, path).await.status(), StatusCode::FORBIDDEN, "{path}");
        let posted = post(&app, &analyst, path, format!("{NOTE}x")).await;
        assert_eq!(posted.status(), StatusCode::FORBIDDEN, "{path}");
    }
    for path in ["/personal/dialoger/inget", "/personal/dialoger/00000000-0000-4000-8000-000000000000"] {
        assert_eq!(read(&app, &analyst, path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}
