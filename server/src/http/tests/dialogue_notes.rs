//! More of the notes from dialogues: forms that come back, who may only read, marks in every field and in files, and where
//! notes are shown.

use domain::dialogue::DialogueNote;
use store::Role;

use super::{cards::signed_in, *};

const FORM: &str = "kind=staff&theme=narkotika&severity=4&observation=De+s%C3%A4ljer+%C3%B6ppet.&\
    function=polis&number=2&day=2026-09-02&area=viksjo&year=2026";

pub(super) struct Desk {
    pub(super) app: TestApp,
    cookie: String,
}

impl Desk {
    pub(super) async fn of(role: Role) -> Self {
        let app = TestApp::start().await;
        let cookie = signed_in(&app, role).await;
        Self { app, cookie }
    }

    pub(super) async fn get(&self, path: &str) -> Response<Body> {
        let request = Request::get(path).header(header::COOKIE, &self.cookie);
        self.app.send(request.body(Body::empty()).unwrap()).await
    }

    pub(super) async fn post(&self, path: &str, form: impl Into<String>) -> Response<Body> {
        let request = Request::post(path).header(header::COOKIE, &self.cookie);
        self.app.send(request.body(Body::from(form.into())).unwrap()).await
    }

    /// Uploads a file as a browser does.
    async fn upload(&self, file: &[u8]) -> Response<Body> {
        let mut body = b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"n.csv\"\r\n\
            Content-Type: text/csv\r\n\r\n"
            .to_vec();
        body.extend_from_slice(file);
        body.extend_from_slice(
            b"\r\n--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\r\n--x--\r\n",
        );
        let request = Request::post("/personal/dialoger/las-in")
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.app.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Looks at a file and confirms it.
    async fn read_in(&self, file: &str, reviewed: &str) -> StatusCode {
        let page = text(self.upload(file.as_bytes()).await).await;
        let (file, expects) = (value(&page, "text"), value(&page, "expects"));
        let form = encoded(&[("text", &file), ("expects", &expects), ("reviewed", reviewed)]);
        self.post("/personal/dialoger/las-in/klart", form).await.status()
    }

    pub(super) async fn notes(&self) -> Vec<DialogueNote> {
        self.app.store.dialogues("0123", 2026).await.unwrap()
    }

    async fn log(&self) -> Vec<(String, String)> {
        let entries = self.app.store.audit_entries("0123", 100).await.unwrap();
        entries.into_iter().map(|entry| (entry.action, entry.detail)).collect()
    }
}

/// The value of the hidden or submitting field with this name.
pub(super) fn value(page: &str, name: &str) -> String {
    let field =
        page.split('<').find(|tag| tag.contains(&format!("name=\"{name}\""))).expect("the field is there");
    let value = field.split("value=\"").nth(1).expect("it has a value").split('"').next().unwrap();
    value.replace("&quot;", "\"").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
}

fn encoded(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

#[tokio::test]
async fn a_form_that_is_gone_back_to_and_sent_in_other_words_changes_its_own_note() {
    let desk = Desk::of(Role::Admin).await;
    let id = value(&text(desk.get("/personal/dialoger/ny").await).await, "id");
    let form = format!("{FORM}&id={id}");
    for _ in 0..2 {
        assert_eq!(desk.post("/personal/dialoger/ny", form.clone()).await.status(), StatusCode::SEE_OTHER);
    }
    assert_eq!(desk.notes().await.len(), 1);
    // Back, other words, saved again: the same note.
    desk.post("/personal/dialoger/ny", form.replace("severity=4", "severity=2")).await;
    assert_eq!(desk.notes().await.iter().map(|note| note.severity).collect::<Vec<_>>(), [2]);
}

#[tokio::test]
async fn a_refused_form_names_each_field_and_keeps_what_was_written() {
    let desk = Desk::of(Role::Editor).await;
    let form = "kind=collaboration&observation=%3Cb%3EViktigt%3C/b%3E&function=l%C3%A4rare&number=&day=2026-09-04&\
        place=Torget&age_groups=barn";
    let refused = desk.post("/personal/dialoger/ny", form).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(refused).await;
    for wrong in ["#theme", "#severity", "#day", "#function-1"] {
        assert!(page.contains(&format!("href=\"{wrong}\"")), "{wrong}");
    }
    for kept in ["&lt;b&gt;Viktigt&lt;/b&gt;", "value=\"lärare\"", "value=\"Torget\"", "value=\"2026-09-04\""]
    {
        assert!(page.contains(kept), "{kept}");
    }
    assert_eq!(page.matches(" checked").count(), 2, "the kind and the age group are still chosen");
    assert_eq!(desk.notes().await, []);
}

#[tokio::test]
async fn what_may_point_someone_out_is_saved_only_when_it_was_seen_as_it_stands() {
    let desk = Desk::of(Role::Editor).await;
    let with = |said: &str| FORM.replace("De+s%C3%A4ljer+%C3%B6ppet.", said);
    let warned = desk.post("/personal/dialoger/ny", with("Anna+Svensson+var+d%C3%A4r")).await;
    assert_eq!(warned.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(warned).await;
    assert!(page.contains("<q>Anna Svensson</q>") && page.contains("Anna Svensson var där</textarea>"));
    assert_eq!(desk.notes().await, []);

    let seal = value(&page, "confirmed");
    // Another name after the warning is asked about again.
    let other = format!("{}&confirmed={seal}", with("Erik+Karlsson+var+d%C3%A4r"));
    assert_eq!(desk.post("/personal/dialoger/ny", other).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let same = format!("{}&confirmed={seal}", with("Anna+Svensson+var+d%C3%A4r"));
    assert_eq!(desk.post("/personal/dialoger/ny", same).await.status(), StatusCode::SEE_OTHER);
    assert_eq!(desk.notes().await.len(), 1);
    assert!(desk.log().await.iter().all(|(_, detail)| !detail.contains("Anna")), "the log holds no note");
    // A function that is a name is a mark too.
    let named = desk.post("/personal/dialoger/ny", FORM.replace("polis", "Karin+Nilsson")).await;
    assert_eq!(named.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_further_note_from_the_same_dialogue_has_its_participants_and_nothing_it_said() {
    let desk = Desk::of(Role::Editor).await;
    desk.post("/personal/dialoger/ny", FORM).await;
    let id = desk.notes().await[0].id;
    let form = text(desk.get(&format!("/personal/dialoger/ny?efter={id}")).await).await;
    assert!(form.contains("value=\"polis\"") && form.contains("value=\"2026-09-02\""));
    assert!(!form.contains("De säljer öppet.") && value(&form, "id") != id.to_string());
}

#[tokio::test]
async fn analysts_and_signers_read_notes_and_write_none() {
    for role in [Role::Analyst, Role::Signer] {
        let writer = Desk::of(Role::Editor).await;
        writer.post("/personal/dialoger/ny", FORM).await;
        let id = writer.notes().await[0].id;
        let desk = Desk { cookie: signed_in(&writer.app, role).await, app: writer.app };
        let list = text(desk.get("/personal/dialoger").await).await;
        assert!(list.contains("De säljer öppet.") && !list.contains("/personal/dialoger/ny"));
        let note = text(desk.get(&format!("/personal/dialoger/{id}")).await).await;
        assert!(note.contains("De säljer öppet.") && !note.contains("/andra"));
        for path in ["ny", "las-in", &format!("{id}/andra"), &format!("{id}/ta-bort")] {
            let path = format!("/personal/dialoger/{path}");
            assert_eq!(desk.get(&path).await.status(), StatusCode::FORBIDDEN, "{path}");
            assert_eq!(desk.post(&path, FORM).await.status(), StatusCode::FORBIDDEN, "{path}");
        }
        for path in ["angra", "las-in/klart"] {
            let path = format!("/personal/dialoger/{path}");
            assert_eq!(desk.post(&path, FORM).await.status(), StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(desk.notes().await.len(), 1);
    }
}

#[tokio::test]
async fn the_list_shows_the_kind_and_the_theme_that_are_chosen() {
    let desk = Desk::of(Role::Editor).await;
    assert!(text(desk.get("/personal/dialoger").await).await.contains("Första steget"));
    desk.post("/personal/dialoger/ny", FORM).await;
    let other = FORM.replace("staff", "collaboration").replace("narkotika", "trafik").replace("ppet", "ker");
    desk.post("/personal/dialoger/ny", other).await;
    let shown = async |query: &str| {
        let page = text(desk.get(&format!("/personal/dialoger?{query}")).await).await;
        (page.contains("De säljer öppet."), page.contains("De säljer öker."))
    };
    assert_eq!(shown("").await, (true, true));
    assert_eq!(shown("kind=staff").await, (true, false));
    assert_eq!(shown("theme=trafik").await, (false, true));
    assert_eq!(shown("kind=staff&theme=trafik").await, (false, false));
    assert_eq!(shown("year=2024").await, (false, false));
}

const FILE: &str = "dialog;dag;deltagare;tema;allvar;iakttagelse;referens\r\n\
    medarbetare;2026-03-21;polis 2;Narkotika;4,0;Försäljning \"öppet\";a\r\n\
    samverkan;2026-03-22;butiksägare 3;Trygghet;1;Det är lugnt.;b\r\n";

#[tokio::test]
async fn a_file_with_one_row_corrected_replaces_that_note_and_leaves_the_other() {
    let desk = Desk::of(Role::Editor).await;
    desk.read_in(FILE, "").await;
    let corrected = FILE.replace("Det är lugnt", "Det är lugnare");
    let page = text(desk.upload(corrected.as_bytes()).await).await;
    assert!(page.contains("Läs in 1 anteckning<"), "the other is as it was");
    desk.read_in(&corrected, "").await;
    let said: Vec<String> = desk.notes().await.into_iter().map(|note| note.observation).collect();
    assert_eq!(said, ["Det är lugnare.", "Försäljning \"öppet\""]);
}

#[tokio::test]
async fn a_file_with_marks_is_read_in_only_when_they_were_looked_at() {
    let desk = Desk::of(Role::Editor).await;
    let named = FILE.replace("Det är lugnt", "Erik Karlsson säger att det är lugnt");
    let page = text(desk.upload(named.as_bytes()).await).await;
    assert!(page.contains("<q>Erik Karlsson</q>"));
    assert_eq!(desk.read_in(&named, "").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(desk.notes().await, []);
    assert_eq!(desk.read_in(&named, "1").await, StatusCode::SEE_OTHER);
    assert_eq!(desk.notes().await.len(), 2);
}

#[tokio::test]
async fn what_is_no_such_file_is_told_and_the_template_is_one() {
    let desk = Desk::of(Role::Editor).await;
    for (file, words) in [
        (&b"PK\x03\x04\x00\x00"[..], "ingen CSV-fil"),
        (b"", "Välj en fil eller klistra in"),
        (b"a;b\n1;2\n", "saknas: dialog, dag"),
    ] {
        let refused = desk.upload(file).await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(text(refused).await.contains(words), "{words}");
    }
    let template = desk.get("/personal/dialoger/mall.csv?dialect=excel").await;
    let file = text(template).await;
    assert!(file.starts_with("\u{feff}dialog;dag;ar;deltagare;"));
    let filled = file.replace("Exempel: ", "");
    assert_eq!(desk.upload(filled.as_bytes()).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn the_picture_sums_the_notes_up_by_theme_and_leads_to_them() {
    let desk = Desk::of(Role::Editor).await;
    desk.post("/personal/dialoger/ny", FORM).await;
    desk.post("/personal/dialoger/ny", FORM.replace("severity=4", "severity=2")).await;
    let id = desk.notes().await[0].id;
    let picture = text(desk.get("/personal/lagesbild/2026").await).await;
    let section = picture.split("id=\"medarbetardialog\"").nth(1).unwrap();
    assert!(section.contains("2–4") && section.contains(&format!("/personal/dialoger/{id}")));
    assert!(section.contains("2 anteckningar") && section.contains("4 deltagare"));
    let elsewhere = text(desk.get("/personal/lagesbild/2026?area=staket").await).await;
    assert!(!elsewhere.contains(&format!("/personal/dialoger/{id}")));
}

#[tokio::test]
async fn demo_notes_are_marked_and_go_with_the_demo() {
    let desk = Desk::of(Role::Editor).await;
    let (store, municipality) = (desk.app.store.as_ref(), &desk.app.state.municipality);
    crate::demo::add_dialogues(store, municipality, 1, 2026).await.unwrap();
    desk.post("/personal/dialoger/ny", FORM).await;
    let notes = desk.notes().await;
    assert!(notes.len() > 20 && notes.iter().filter(|note| !note.demo).count() == 1);
    assert!(text(desk.get("/personal/dialoger").await).await.contains("DEMODATA"));
    store.delete_demo_dialogues("0123").await.unwrap();
    assert_eq!(desk.notes().await.len(), 1);
}

#[tokio::test]
async fn every_page_about_dialogues_is_in_english_too() {
    let desk = Desk::of(Role::Editor).await;
    desk.post("/personal/dialoger/ny", FORM).await;
    let id = desk.notes().await[0].id;
    let note = format!("dialoger/{id}");
    for page in ["dialoger", "dialoger/ny", "dialoger/las-in", &note, "lagesbild/2026"] {
        let shown = desk.get(&format!("/personal/{page}?lang=en")).await;
        assert_eq!(shown.status(), StatusCode::OK, "{page}");
        assert!(text(shown).await.contains("<html lang=\"en\""), "{page}");
    }
    for page in ["andra", "ta-bort"] {
        let shown = desk.get(&format!("/personal/{note}/{page}?lang=en")).await;
        assert_eq!(shown.status(), StatusCode::OK, "{page}");
    }
    let wrong = desk
        .post("/personal/dialoger/ny?lang=en", "function=a&number=&day=2030-01-01&year=1&severity=9")
        .await;
    assert!(text(wrong).await.contains("has not been yet"));
    let faulty = format!("{FILE}boende;21/3;polis;hemligt;9;Anna Svensson;c\r\nmedarbetare;2026-03-21\r\n");
    let form = encoded(&[("text", &faulty), ("expects", "")]);
    let preview = desk.post("/personal/dialoger/las-in/klart?lang=en", form).await;
    let page = text(preview).await;
    assert!(page.contains("2 rows have to be corrected") && page.contains("Looks like a name:"));
}
