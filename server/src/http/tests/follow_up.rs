//! Following a decided promise up: who may, what is refused and why, and that nothing is taken back unseen.

use domain::promise::Log;
use store::{Organisation, Role};
use uuid::Uuid;

use super::{
    promise::{
        FIRST, YEAR, by_hand, decided, editor, encoded, hidden, logged, post, read, saved_when_read, shown,
        signed_in, with,
    },
    *,
};

async fn log(app: &TestApp) -> Log {
    app.store.promise_entries("0123", 2026).await.unwrap().into_iter().collect()
}

/// A whole form for a deed, with other values for some of its fields.
fn deed(id: u128, changes: &[(&str, &str)]) -> String {
    let (id, first) = (Uuid::from_u128(id).to_string(), FIRST.to_string());
    let fields = vec![
        ("id", id.as_str()),
        ("commitment", first.as_str()),
        ("day", "2026-09-02"),
        ("number", "2"),
        ("place", "Torget"),
        ("function", "områdespolis"),
        ("note", ""),
    ];
    with(fields, changes)
}

fn meeting(id: u128, changes: &[(&str, &str)]) -> String {
    let id = Uuid::from_u128(id).to_string();
    let fields = vec![
        ("id", id.as_str()),
        ("day", "2026-09-02"),
        ("forum", "Samverkansforum"),
        ("season", "hösten"),
        ("decisions", "Fler pass vid stationen."),
        ("next", "2026-12-02"),
    ];
    with(fields, changes)
}

fn judged(based_on: &str, changes: &[(&str, &str)]) -> String {
    let fields = vec![
        ("based_on", based_on),
        ("done", "partly"),
        ("seen", "not_known"),
        ("onward", "continue"),
        ("reason", "Passen behövs."),
        ("easy", ""),
    ];
    with(fields, changes)
}

#[tokio::test]
async fn before_anything_is_decided_the_follow_up_says_so_and_leads_to_the_draft() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    for path in ["uppfoljning", "insats", "moten", "insatser.csv"] {
        let (status, page) = read(&app, &editor, &format!("{YEAR}/{path}")).await;
        assert_eq!(status, 404, "{path}");
        assert!(page.contains("Det finns inget beslutat löfte för 2026 än."), "{path}");
        assert!(
            page.contains("href=\"/personal/lofte/2026?lang=sv\"")
                || page.contains("href=\"/personal/lofte/2026\"")
        );
    }
}

#[tokio::test]
async fn a_deed_without_a_day_a_number_or_a_commitment_that_hold_is_refused_in_words_and_kept_in_the_form() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    decided(&app, &editor).await;
    let path = format!("{YEAR}/insats");
    let faults = [
        ("day", "", "Skriv något här."),
        ("day", "2026-12-31", "Välj i dag eller en tidigare dag."),
        ("day", "2025-12-31", "Välj en dag som löftet gäller: 1 januari"),
        ("day", "i går", "Välj en dag som finns"),
        ("number", "", "Skriv ett heltal från 1 till 1\u{a0}000."),
        ("number", "0", "Skriv ett heltal från 1 till 1\u{a0}000."),
        ("number", "1001", "Skriv ett heltal från 1 till 1\u{a0}000."),
        ("number", "-3", "Skriv ett heltal från 1 till 1\u{a0}000."),
        ("commitment", "annat", "Välj ett av alternativen."),
    ];
    for (field, value, said) in faults {
        let (status, _, page) =
            post(&app, &editor, &path, &deed(7, &[(field, value), ("place", "Parken")])).await;
        assert_eq!(status, 422, "{field} {value:?}");
        assert!(page.contains(said), "{field} {value:?} is told with {said:?}");
        assert!(page.contains("value=\"Parken\""), "what was typed is still there: {field} {value:?}");
    }
    assert_eq!(log(&app).await, Log::default());
}

#[tokio::test]
async fn analysts_read_the_follow_up_and_change_nothing() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    decided(&app, &editor).await;
    assert_eq!(post(&app, &editor, &format!("{YEAR}/insats"), &deed(7, &[])).await.0, 303);
    assert_eq!(post(&app, &editor, &format!("{YEAR}/moten"), &meeting(8, &[])).await.0, 303);
    let before = log(&app).await;

    let analyst = signed_in(&app, Role::Analyst, Organisation::Municipality).await;
    for path in ["uppfoljning", "moten"] {
        let (status, page) = read(&app, &analyst, &format!("{YEAR}/{path}")).await;
        assert_eq!(status, 200, "{path}");
        assert!(
            !page.contains("/ta-bort/") && !page.contains("/insats?"),
            "{path} offers what is not allowed"
        );
    }
    let away = format!("ta-bort/{}", Uuid::from_u128(7));
    for path in ["insats", &away, &format!("uppfoljning/{FIRST}")] {
        assert_eq!(read(&app, &analyst, &format!("{YEAR}/{path}")).await.0, 403, "{path}");
    }
    let undo = encoded(&[("id", &Uuid::from_u128(7).to_string())]);
    let posted = [
        ("insats", deed(9, &[])),
        ("insats/angra", undo),
        (&away, encoded(&[("reason", "Fel")])),
        ("moten", meeting(10, &[])),
        (&format!("uppfoljning/{FIRST}"), judged("0", &[])),
    ];
    for (path, form) in posted {
        assert_eq!(post(&app, &analyst, &format!("{YEAR}/{path}"), &form).await.0, 403, "{path}");
    }
    assert_eq!(log(&app).await, before);
    assert!(app.store.promise("0123", 2026).await.unwrap().follow_ups.is_empty());
}

#[tokio::test]
async fn of_two_who_judge_the_same_commitment_the_second_is_told_and_loses_nothing() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    decided(&app, &editor).await;
    let path = format!("{YEAR}/uppfoljning/{FIRST}");
    assert_eq!(post(&app, &editor, &path, &judged("0", &[])).await.0, 303);
    let signer = signed_in(&app, Role::Editor, Organisation::Police).await;
    let mine = judged("0", &[("reason", "Vi ser det annorlunda.")]);
    let (status, _, page) = post(&app, &signer, &path, &mine).await;
    assert_eq!(status, 409);
    assert!(page.contains("Vi ser det annorlunda.</textarea>"), "what was typed is still there");
    assert_eq!(
        app.store.promise("0123", 2026).await.unwrap().follow_ups[&FIRST].value.reason,
        "Passen behövs."
    );
    // What goes on needs a reason, and a reason what it is for.
    let (status, _, page) = post(&app, &editor, &path, &judged("1", &[("reason", "")])).await;
    assert!(status == 422 && page.contains("Varför?"), "{status}");
    assert_eq!(post(&app, &editor, &path, &judged("1", &[("onward", "")])).await.0, 422);
}

#[tokio::test]
async fn a_deed_and_a_meeting_are_taken_back_with_a_reason_that_the_log_keeps() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    decided(&app, &editor).await;
    assert_eq!(post(&app, &editor, &format!("{YEAR}/insats"), &deed(7, &[])).await.0, 303);
    assert_eq!(post(&app, &editor, &format!("{YEAR}/moten"), &meeting(8, &[])).await.0, 303);
    for (id, shown, told, action) in [
        (7, "uppfoljning", "Insatsen är borttagen.", "promise.deed_back"),
        (8, "moten", "Mötet är borttaget.", "promise.meeting_back"),
    ] {
        let path = format!("{YEAR}/ta-bort/{}", Uuid::from_u128(id));
        let (_, page) = read(&app, &editor, &format!("{YEAR}/{shown}")).await;
        assert!(page.contains(&path), "{shown} leads there");
        let (status, page) = read(&app, &editor, &path).await;
        assert!(status == 200 && page.contains("2 september 2026"), "what goes is shown");
        let (status, _, page) = post(&app, &editor, &path, &encoded(&[("reason", " ")])).await;
        assert!(status == 422 && page.contains("Varför ska det bort?"), "{status}");
        let (status, to, _) = post(&app, &editor, &path, &encoded(&[("reason", "Skrevs två gånger")])).await;
        assert_eq!(status, 303);
        assert!(read(&app, &editor, &to).await.1.contains(told));
        let logged = logged(&app, action).await;
        assert!(logged.len() == 1 && logged[0].contains("Skrevs två gånger"), "{logged:?}");
        assert_eq!(read(&app, &editor, &path).await.0, 404, "it is gone");
    }
    assert_eq!(log(&app).await, Log::default());
}

#[tokio::test]
async fn what_was_logged_a_moment_ago_is_undone_at_once_and_what_the_other_side_logged_is_not() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    decided(&app, &editor).await;
    let (undo, id) = (format!("{YEAR}/insats/angra"), Uuid::from_u128(7).to_string());
    assert_eq!(post(&app, &editor, &format!("{YEAR}/insats"), &deed(7, &[])).await.0, 303);
    let police = signed_in(&app, Role::Editor, Organisation::Police).await;
    let (_, to, _) = post(&app, &police, &undo, &encoded(&[("id", &id)])).await;
    assert!(to.contains(&format!("/ta-bort/{id}")), "a reason is asked for: {to}");
    assert_eq!(log(&app).await.deeds.len(), 1);
    let (_, to, _) = post(&app, &editor, &undo, &encoded(&[("id", &id)])).await;
    assert!(to.contains("borttagen=1"), "{to}");
    assert_eq!(log(&app).await.deeds.len(), 0);
    assert_eq!(logged(&app, "promise.deed_back").await.len(), 1);
}

#[tokio::test]
async fn no_cell_of_the_deeds_file_is_a_formula() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    decided(&app, &editor).await;
    let form = deed(7, &[("place", "=1+1"), ("function", "+46"), ("note", "@nej;\"och\"")]);
    assert_eq!(post(&app, &editor, &format!("{YEAR}/insats"), &form).await.0, 303);
    let (_, file) = read(&app, &editor, &format!("{YEAR}/insatser.csv?dialect=standard")).await;
    let row = csv::Reader::from_reader(file.as_bytes()).records().next().unwrap().unwrap();
    assert_eq!(
        (&row[1], &row[4], &row[6], &row[7], &row[8]),
        ("2026-09-02", "2", "'=1+1", "'+46", "'@nej;\"och\"")
    );
    let (_, excel) = read(&app, &editor, &format!("{YEAR}/insatser.csv")).await;
    assert!(
        excel.starts_with('\u{feff}') && excel.contains("2026-09-02;"),
        "Swedish Excel opens it as columns"
    );
}

#[tokio::test]
async fn a_judgement_cannot_contradict_what_is_logged_or_say_what_nobody_knows() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    decided(&app, &editor).await;
    let path = format!("{YEAR}/uppfoljning/{FIRST}");
    for (field, value, said) in [
        ("done", "yes", "Färre insatser är loggade än vad ni har lovat."),
        ("seen", "better", "Ingen har fått frågan sedan dess."),
        (
            "told-vuxna",
            "Det är tryggare tack vare oss.",
            "Orden ”tack vare” säger att det ena ledde till det andra.",
        ),
    ] {
        let (status, _, page) = post(&app, &editor, &path, &judged("0", &[(field, value)])).await;
        assert!(status == 422 && page.contains(said), "{field}: {status}");
        assert!(page.contains("Passen behövs.</textarea>"), "what was typed is still there");
    }
    let nothing = [("done", ""), ("seen", ""), ("onward", ""), ("reason", "")];
    assert_eq!(post(&app, &editor, &path, &judged("0", &nothing)).await.0, 422, "nothing is not saved");
    assert!(app.store.promise("0123", 2026).await.unwrap().follow_ups.is_empty());
    assert_eq!(post(&app, &editor, &format!("{YEAR}/insats"), &deed(7, &[("number", "10")])).await.0, 303);
    assert_eq!(post(&app, &editor, &path, &judged("0", &[("done", "yes")])).await.0, 303);
}

#[tokio::test]
async fn signers_are_told_what_waits_for_their_decision_and_nobody_else_is() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    by_hand(&app, &editor).await;
    let police = signed_in(&app, Role::Signer, Organisation::Police).await;
    let municipality = signed_in(&app, Role::Signer, Organisation::Municipality).await;
    let (_, page) = read(&app, &police, "/personal").await;
    assert!(page.contains("Löftet 2026 är inte beslutat än"));
    let hash = shown(&app, &police).await;
    let decide = format!("{YEAR}/besluta");
    assert_eq!(post(&app, &police, &decide, &format!("sha256={hash}")).await.0, 303);
    let (_, page) = read(&app, &police, "/personal").await;
    assert!(!page.contains("Löftet 2026 "), "the police have done theirs");
    let (_, page) = read(&app, &municipality, "/personal").await;
    assert!(
        page.contains("Löftet 2026 väntar på ert beslut") && page.contains("Polisen har godkänt texten.")
    );
    assert!(page.contains("/personal/lofte/2026/besluta"));
    let (_, page) = read(&app, &editor, "/personal").await;
    assert!(!page.contains("beslut"), "editors do not decide");
    assert_eq!(post(&app, &municipality, &decide, &format!("sha256={hash}")).await.0, 303);
    assert!(!read(&app, &municipality, "/personal").await.1.contains("väntar på ert beslut"));
    let (_, page) = read(&app, &editor, YEAR).await;
    assert!(
        page.contains("/lofte/2026?lang=sv") || page.contains("href=\"/lofte/2026\""),
        "what residents see"
    );
}

#[tokio::test]
async fn what_rests_on_no_answers_is_not_put_in_residents_mouths() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    decided(&app, &editor).await;
    let page = text(app.get("/lofte/2026").await).await;
    assert!(page.contains("Det här är problemet") && page.contains("Det är mörkt."));
    assert!(!page.contains("Du sa") && !page.contains("har svarat"), "nobody was asked");
    for (of, claim) in [("barn", "Barn har berättat"), ("latt", "Många har svarat")] {
        let page = text(app.get(&format!("/lofte/2026/{of}")).await).await;
        assert!(page.contains("</h1>") && !page.contains(claim), "{of}");
    }
}

#[tokio::test]
async fn before_the_promise_begins_it_says_from_when_deeds_are_logged() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    decided(&app, &editor).await;
    *app.clock.0.lock().unwrap() = "2025-12-30T12:00:00Z".parse().unwrap();
    let editor = signed_in(&app, Role::Editor, Organisation::Police).await;
    let (status, page) = read(&app, &editor, &format!("{YEAR}/insats")).await;
    assert!(status == 200 && page.contains("Löftet börjar gälla 1 januari 2026."), "{status}");
    assert!(!page.contains("name=\"number\""), "there is no form that cannot be sent");
}

#[tokio::test]
async fn a_name_in_a_deed_a_judgement_or_a_meeting_is_asked_about_and_a_deeds_note_stays_with_staff() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    decided(&app, &editor).await;
    let path = format!("{YEAR}/insats");
    saved_when_read(&app, &editor, &path, &deed(2, &[("note", "Anna Svensson")])).await;
    let deeds = async || log(&app).await.deeds;
    assert_eq!(
        deeds().await.iter().map(|deed| (deed.number, deed.note.as_str())).collect::<Vec<_>>(),
        [(2, "Anna Svensson")]
    );
    let public = text(app.get("/lofte/2026").await).await;
    assert!(public.contains("Torget") && !public.contains("Anna Svensson"), "the note is staff's alone");

    // The same form in other words is no deed that was saved.
    let plain = deed(2, &[("number", "3")]);
    let (status, _, page) = post(&app, &editor, &path, &plain).await;
    assert!(status == 409 && page.contains("Inget sparades nu") && page.contains("value=\"3\""), "{status}");
    assert!(!page.contains("promise-undo"), "nothing is shown as saved");
    assert_eq!(deeds().await.len(), 1);
    let another = deed(2, &[("number", "3"), ("id", &hidden(&page, "id"))]);
    let (_, to, _) = post(&app, &editor, &path, &another).await;
    let (again, same, _) = post(&app, &editor, &path, &another).await;
    assert_eq!((again, &same, deeds().await.len()), (303, &to, 2), "sent twice it is one");

    let judged = judged("0", &[("reason", "Bra"), ("told-vuxna", "Anna Svensson")]);
    saved_when_read(&app, &editor, &format!("{YEAR}/uppfoljning/{FIRST}"), &judged).await;
    let kept = app.store.promise("0123", 2026).await.unwrap().follow_ups;
    assert_eq!(kept[&FIRST].value.told["vuxna"], "Anna Svensson");

    let met = meeting(3, &[("forum", "BRÅ"), ("season", ""), ("decisions", "Anna Svensson"), ("next", "")]);
    saved_when_read(&app, &editor, &format!("{YEAR}/moten"), &met).await;
    assert_eq!(logged(&app, "promise.meeting").await.len(), 1);
}
