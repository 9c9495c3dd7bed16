//! Notes from dialogues: from the form to the log and back again, and a file that is read whole or not at all.

use store::Role;

use super::{
    dialogue_notes::{Desk, value},
    *,
};

const LIST: &str = "/personal/dialoger";
const NEW: &str = "/personal/dialoger/ny";
const NOTE: &str =
    "kind=staff&theme=narkotika&severity=4&day=2026-03-21&function=polis&number=2&observation=";

fn location(response: &Response<Body>) -> String {
    response.headers()[header::LOCATION].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_note_is_written_changed_taken_away_and_put_back() {
    let desk = Desk::of(Role::Editor).await;
    let form = text(desk.get(NEW).await).await;
    let note = format!("{NOTE}De+s%C3%A4ljer+%C3%B6ppet.&id={}", value(&form, "id"));
    let saved = desk.post(NEW, note.clone()).await;
    assert_eq!(saved.status(), StatusCode::SEE_OTHER);
    let address = location(&saved).split('?').next().unwrap().to_owned();
    assert_eq!(location(&desk.post(NEW, note).await), location(&saved), "sent twice it is one note");
    assert_eq!(desk.notes().await.len(), 1);
    assert!(text(desk.get(LIST).await).await.contains("De säljer öppet."));

    let changed = format!("{NOTE}De+har+slutat.&proposal=Ljus");
    let changed = desk.post(&format!("{address}/andra"), changed).await;
    assert_eq!(changed.status(), StatusCode::SEE_OTHER);
    let page = text(desk.get(&address).await).await;
    assert!(page.contains("De har slutat.") && page.contains("Ljus"));

    let gone = text(desk.post(&format!("{address}/ta-bort"), String::new()).await).await;
    assert!(desk.notes().await.is_empty());
    let names =
        ["id", "kind", "theme", "severity", "observation", "day", "year", "proposal", "function", "number"];
    let back: Vec<String> =
        names.iter().map(|name| format!("{name}={}", value(&gone, name).replace(' ', "+"))).collect();
    let back = desk.post("/personal/dialoger/angra", back.join("&")).await;
    assert_eq!(back.status(), StatusCode::SEE_OTHER);
    let kept = desk.notes().await;
    assert_eq!((kept.len(), kept[0].proposal.as_str()), (1, "Ljus"));
    let logged = desk.app.store.audit_entries("0123", 20).await.unwrap();
    for action in ["dialogue.add", "dialogue.change", "dialogue.delete", "dialogue.restore"] {
        assert_eq!(logged.iter().filter(|entry| entry.action == action).count(), 1, "{action}");
    }
}

#[tokio::test]
async fn a_file_is_looked_through_first_and_read_whole_or_not_at_all() {
    let desk = Desk::of(Role::Editor).await;
    let import = "/personal/dialoger/las-in";
    let sound = "dialog,dag,deltagare,tema,allvar,iakttagelse%0A\
                 medarbetare,2026-03-21,polis+2,Narkotika,4,Text%0A\
                 samverkan,2026-03-22,skola+1,Narkotika,2,Annat%0A";
    let faulty = format!("text={sound}medarbetare,2026-99-21,polis+2,Narkotika,9,Fel%0A");
    let page = desk.post(import, faulty).await;
    assert_eq!(page.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(page).await;
    assert!(
        page.contains(">4</th>") && page.contains("<code>dag</code>") && page.contains("<code>allvar</code>")
    );
    assert!(!page.contains("las-in/klart"), "nothing can be confirmed");

    let page = text(desk.post(import, format!("text={sound}")).await).await;
    assert!(desk.notes().await.is_empty(), "nothing yet");
    let expects = value(&page, "expects");
    let confirm = format!("text={sound}&expects={expects}");
    let done = desk.post("/personal/dialoger/las-in/klart", confirm.clone()).await;
    assert!(location(&done).contains("new=2&replaced=0"), "{}", location(&done));
    assert_eq!(desk.notes().await.len(), 2);
    let again = desk.post("/personal/dialoger/las-in/klart", confirm).await;
    assert_eq!(again.status(), StatusCode::UNPROCESSABLE_ENTITY, "something else would happen now");
    let page = text(desk.post(import, format!("text={sound}")).await).await;
    assert!(page.contains(&value(&page, "expects")) && value(&page, "expects") != expects);
    assert_eq!(desk.notes().await.len(), 2, "and there are no doubles");
}

#[tokio::test]
async fn a_note_that_is_not_there_is_not_found() {
    let desk = Desk::of(Role::Analyst).await;
    for path in ["/personal/dialoger/inget", "/personal/dialoger/00000000-0000-4000-8000-000000000000"] {
        assert_eq!(desk.get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}
