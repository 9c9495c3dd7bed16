//! What staff write in a year's report: who may, that nothing typed is lost, and that all of it is in the log.

use domain::report::{SectionNumber, Verdict, Word};
use store::Role;

use super::*;

const YEAR: &str = "/personal/lagesbild/2026";

async fn read(app: &TestApp, cookie: &str, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap();
    let response = app.send(request).await;
    let status = response.status();
    let bytes = to_bytes(response.into_body(), 16 << 20).await.unwrap();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

/// The status, where it leads, and the page.
async fn post(app: &TestApp, cookie: &str, path: &str, form: &str) -> (u16, String, String) {
    let request = Request::post(path).header(header::COOKIE, cookie).body(Body::from(form.to_owned()));
    let response = app.send(request.unwrap()).await;
    let status = response.status().as_u16();
    let to = response.headers().get(header::LOCATION).map_or("", |to| to.to_str().unwrap()).to_owned();
    let bytes = to_bytes(response.into_body(), 16 << 20).await.unwrap();
    (status, to, String::from_utf8(bytes.to_vec()).unwrap())
}

/// What the log says of an action. The clock stands still here, so the entries have no order of their own.
async fn logged(app: &TestApp, action: &str) -> Vec<String> {
    let entries = app.store.audit_entries("0123", 50).await.unwrap();
    let of_action = entries.into_iter().filter(|entry| entry.action == action);
    let mut told: Vec<String> =
        of_action.map(|entry| format!("{}: {}", entry.subject, entry.detail)).collect();
    told.sort();
    told
}

#[tokio::test]
async fn a_sections_text_is_saved_and_leads_back_to_its_section() {
    let app = TestApp::start().await;
    let editor = cards::signed_in(&app, Role::Editor).await;
    let path = format!("{YEAR}/avsnitt/2");
    let (status, to, _) =
        post(&app, &editor, &path, "based_on=0&text=Vi+fr%C3%A5gade:%0D%0A%0D%0A-+unga%0D%0A").await;
    assert_eq!((status, to.as_str()), (303, "/personal/lagesbild/2026?lang=sv&saved=1#metod"));
    let report = app.store.report("0123", 2026).await.unwrap();
    let kept = report.text(SectionNumber::METHOD).unwrap();
    assert_eq!((kept.value.as_str(), kept.revision), ("Vi frågade:\n\n- unga", 1));
    assert_eq!((kept.by.role, kept.by.day), (Role::Editor, jiff::civil::date(2026, 9, 3)));
    let (_, page) = read(&app, &editor, YEAR).await;
    assert!(page.contains("<li>unga</li>") && page.contains("Redaktör, Kommunen, 3 september 2026"));
    assert_eq!(logged(&app, "report.text").await, ["2026/2: 1."]);
}

#[tokio::test]
async fn of_two_who_write_the_same_section_the_second_is_told_and_sees_both_texts() {
    let app = TestApp::start().await;
    let (anna, berit) =
        (cards::signed_in(&app, Role::Editor).await, cards::signed_in(&app, Role::Admin).await);
    let path = format!("{YEAR}/avsnitt/1");
    assert_eq!(post(&app, &anna, &path, "based_on=0&text=Den+f%C3%B6rsta").await.0, 303);
    let (status, _, page) = post(&app, &berit, &path, "based_on=0&text=Den+andra").await;
    assert_eq!(status, 409);
    assert!(page.contains("Någon annan hann före") && page.contains("Den första"));
    assert!(page.contains("Den andra</textarea>") && page.contains("name=\"based_on\" value=\"1\""));
    let kept =
        async || app.store.report("0123", 2026).await.unwrap().texts[&SectionNumber::SUMMARY].value.clone();
    assert_eq!(kept().await, "Den första");
    assert_eq!(post(&app, &berit, &path, "based_on=1&text=Den+f%C3%B6rsta+och+den+andra").await.0, 303);
    assert_eq!(kept().await, "Den första och den andra");
}

#[tokio::test]
async fn what_is_too_long_or_lost_on_its_way_is_never_taken_for_an_empty_text() {
    let app = TestApp::start().await;
    let editor = cards::signed_in(&app, Role::Editor).await;
    let path = format!("{YEAR}/avsnitt/1");
    assert_eq!(post(&app, &editor, &path, "based_on=0&text=Kvar").await.0, 303);
    let long = "%C3%A5".repeat(20_001);
    let (status, _, page) = post(&app, &editor, &path, &format!("based_on=1&text={long}")).await;
    assert_eq!(status, 422);
    assert!(page.contains("Skriv högst 20\u{a0}000 tecken.") && page.contains(&"å".repeat(20_001)));
    for broken in ["", "based_on=1", "based_on=1&text=%FF"] {
        assert_eq!(post(&app, &editor, &path, broken).await.0, 422, "{broken}");
    }
    let report = app.store.report("0123", 2026).await.unwrap();
    assert_eq!(report.text(SectionNumber::SUMMARY).unwrap().value, "Kvar");
    // On purpose it can be taken away.
    assert_eq!(post(&app, &editor, &path, "based_on=1&text=").await.0, 303);
    assert_eq!(app.store.report("0123", 2026).await.unwrap().text(SectionNumber::SUMMARY), None);
}

#[tokio::test]
async fn a_verdict_is_overruled_with_a_reason_and_taken_back() {
    let app = TestApp::start().await;
    let editor = cards::signed_in(&app, Role::Editor).await;
    let path = format!("{YEAR}/tema/morker");
    let (status, _, page) = post(&app, &editor, &path, "based_on=0&verdict=skild_bild&reason=+").await;
    assert_eq!(status, 422);
    assert!(page.contains("href=\"#reason\"") && page.contains("value=\"skild_bild\" checked"));
    let decided = "based_on=0&verdict=skild_bild&reason=Tv%C3%A5+gator";
    let (status, to, _) = post(&app, &editor, &path, decided).await;
    assert_eq!((status, to.as_str()), (303, "/personal/lagesbild/2026?lang=sv&saved=1#tema-morker"));
    let decision = async || app.store.report("0123", 2026).await.unwrap().decisions["morker"].value.clone();
    assert_eq!(decision().await.unwrap().verdict, Verdict::Split);
    let (_, page) = read(&app, &editor, YEAR).await;
    assert!(page.contains("Två gator") && page.contains("Regeln säger: Underlag saknas."));
    assert_eq!(post(&app, &editor, &path, "based_on=1&undo=1").await.0, 303);
    assert_eq!(decision().await, None);
    assert_eq!(
        logged(&app, "report.decision").await,
        ["2026/morker: 1. skild_bild: Två gator", "2026/morker: 2."]
    );

    let (status, ..) = post(&app, &editor, &format!("{path}/utifran"), "based_on=0&word=high&note=PTU").await;
    assert_eq!(status, 303);
    let report = app.store.report("0123", 2026).await.unwrap();
    assert_eq!(report.outside["morker"].value.as_ref().unwrap().word, Word::High);
}

#[tokio::test]
async fn a_theme_is_moved_and_motivated_and_the_number_of_priorities_chosen() {
    let app = TestApp::start().await;
    let editor = cards::signed_in(&app, Role::Editor).await;
    let path = format!("{YEAR}/prioritering/skola");
    let (status, _, page) =
        post(&app, &editor, &format!("{path}/plats"), "based_on=0&place=12&reason=").await;
    assert_eq!(status, 422);
    assert!(page.contains("href=\"#place\"") && page.contains("href=\"#reason\""));
    let moved = post(&app, &editor, &format!("{path}/plats"), "based_on=0&place=1&reason=Rektorn").await;
    assert_eq!(
        (moved.0, moved.1.as_str()),
        (303, "/personal/lagesbild/2026?lang=sv&saved=1#prioritering-skola")
    );
    assert_eq!(post(&app, &editor, &format!("{path}/motivering"), "based_on=0&text=M%C3%A5nga").await.0, 303);
    let (status, to, _) = post(&app, &editor, &format!("{YEAR}/prioritering"), "count=1").await;
    assert_eq!((status, to.as_str()), (303, "/personal/lagesbild/2026?lang=sv&saved=1#prioritering"));
    let (_, page) = read(&app, &editor, YEAR).await;
    assert_eq!(page.matches("id=\"prioritering-skola\"").count(), 1);
    assert_eq!(page.matches("class=\"priority-rank\"").count(), 1, "one is put first");
    assert!(page.contains("Rektorn") && page.contains("Många"));
    assert_eq!(
        logged(&app, "report.order").await,
        ["2026: 1. skola: 1. Rektorn", "2026: 2. 1"],
        "the number left the move as it was"
    );
    // Somebody has changed the order since the form was shown.
    let (status, _, page) =
        post(&app, &editor, &format!("{path}/plats"), "based_on=1&place=3&reason=Nej").await;
    assert_eq!(status, 409);
    assert!(page.contains("Ordningen är ändrad") && page.contains("Nej</textarea>"));

    let cause = "based_on=0&why=Gatan&places=&times=&affected=&sources_used=&sources_rejected=&uncertainty=";
    let (status, to, _) = post(&app, &editor, &format!("{YEAR}/orsak/skola"), cause).await;
    assert_eq!((status, to.as_str()), (303, "/personal/lagesbild/2026?lang=sv&saved=1#orsak-skola"));
    assert_eq!(app.store.report("0123", 2026).await.unwrap().causes["skola"].value.why, "Gatan");
}

#[tokio::test]
async fn only_those_who_may_write_do_and_only_where_there_is_something_to_write() {
    let app = TestApp::start().await;
    let analyst = cards::signed_in(&app, Role::Analyst).await;
    let (status, page) = read(&app, &analyst, YEAR).await;
    assert!(status == StatusCode::OK && !page.contains("<textarea") && !page.contains("class=\"edit\""));
    let editor = cards::signed_in(&app, Role::Editor).await;
    for rest in [
        "avsnitt/1",
        "tema/morker",
        "tema/morker/utifran",
        "orsak/morker",
        "prioritering",
        "prioritering/morker/plats",
        "prioritering/morker/motivering",
    ] {
        let form = "based_on=0&text=x&verdict=samstammig&reason=x&word=low&note=x&place=1&count=1";
        let (status, ..) = post(&app, &analyst, &format!("{YEAR}/{rest}"), form).await;
        assert_eq!(status, 403, "{rest}");
    }
    let report = app.store.report("0123", 2026).await.unwrap();
    assert_eq!(report, domain::report::Report { year: 2026, ..domain::report::Report::default() });
    for rest in ["avsnitt/0", "avsnitt/16", "avsnitt/%FF", "tema/plats", "orsak/oro", "prioritering/x"] {
        assert_eq!(read(&app, &editor, &format!("{YEAR}/{rest}")).await.0, StatusCode::NOT_FOUND, "{rest}");
    }
    assert_eq!(read(&app, &editor, "/personal/lagesbild/1/avsnitt/1").await.0, StatusCode::NOT_FOUND);
    let import = post(&app, &analyst, "/personal/siffror-utifran/las-in", "csv=x").await;
    assert_eq!(import.0, 403);
}

/// What the box is posted with that says that the marks were read.
fn box_of(page: &str) -> String {
    let rest = page.split("name=\"confirmed\" id=\"confirmed\" value=\"").nth(1).expect("the box is there");
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_name_in_what_will_be_public_is_asked_about_before_it_is_saved() {
    let app = TestApp::start().await;
    let editor = cards::signed_in(&app, Role::Editor).await;
    let cause = "why=Anna+Svensson&places=&times=&affected=&sources_used=&sources_rejected=&uncertainty=";
    for (path, form) in [
        ("avsnitt/2", "text=Ring+Anna+Svensson"),
        ("tema/morker", "verdict=skild_bild&reason=Enligt+Anna+Svensson"),
        ("tema/morker/utifran", "word=high&note=Enligt+Anna+Svensson"),
        ("orsak/skola", cause),
        ("prioritering/skola/motivering", "text=Enligt+Anna+Svensson"),
        ("prioritering/skola/plats", "place=1&reason=Enligt+Anna+Svensson"),
    ] {
        let (path, form) = (format!("{YEAR}/{path}"), format!("based_on=0&{form}"));
        let before = app.store.report("0123", 2026).await.unwrap();
        let (status, _, page) = post(&app, &editor, &path, &form).await;
        assert_eq!(status, 422, "{path}");
        assert!(page.contains("Inget är sparat än") && page.contains("<q>Anna Svensson</q>"), "{path}");
        assert!(page.contains("Anna Svensson</textarea>"), "what was typed is still there: {path}");
        assert!(
            page.contains("Jag har läst det markerade") && page.contains("name=\"based_on\" value=\"0\"")
        );
        assert_eq!(app.store.report("0123", 2026).await.unwrap(), before, "{path}");
        let (_, _, english) = post(&app, &editor, &format!("{path}?lang=en"), &form).await;
        assert!(english.contains("I have read what is marked. It points nobody out."), "{path}");

        let read = box_of(&page);
        // Another name than the one that was read.
        let other = form.replace("Anna+Svensson", "Berit+Karlsson");
        assert_eq!(post(&app, &editor, &path, &format!("{other}&confirmed={read}")).await.0, 422, "{path}");
        assert_eq!(post(&app, &editor, &path, &format!("{form}&confirmed={read}")).await.0, 303, "{path}");
        assert_ne!(app.store.report("0123", 2026).await.unwrap(), before, "{path}");
    }
    let (_, page) = read(&app, &editor, &format!("{YEAR}/avsnitt/2")).await;
    assert!(page.contains("<leptos-island"), "it is marked while it is typed");
    assert!(!page.contains("name=\"confirmed\""), "nothing is asked before anything is posted");
}

const HEADER: &str = "source,url,year,geography,indicator,theme,unit,value";
const IMPORT: &str = "/personal/siffror-utifran";

fn pasted(rows: &str) -> String {
    form_urlencoded::Serializer::new(String::new()).append_pair("csv", &format!("{HEADER}\n{rows}")).finish()
}

#[tokio::test]
async fn figures_from_a_file_are_shown_first_and_then_read_in_whole_or_not_at_all() {
    let app = TestApp::start().await;
    let editor = cards::signed_in(&app, Role::Editor).await;
    let there = async || app.store.indicators("0123").await.unwrap().len();
    let before = there().await;
    let sound = "Brå,https://bra.se,2025,Järfälla,Våldsbrott,utsatthet,reports,312\n";

    let faulty = pasted(&format!("{sound}Brå,https://bra.se,2025,Järfälla,Rån,rån,percent,101\n"));
    for path in [IMPORT, "/personal/siffror-utifran/las-in"] {
        let (status, _, page) = post(&app, &editor, path, &faulty).await;
        assert_eq!(status, 422, "{path}");
        assert!(page.contains("<b>Rad 3</b>") && page.contains("Temat ”rån” finns inte"), "{path}");
        assert!(
            page.contains("Värdet 101 är ingen procent")
                && !page.contains("action=\"/personal/siffror-utifran/las-in")
        );
        assert!(page.contains("Våldsbrott"), "what was pasted is still there to be corrected");
    }
    assert_eq!(there().await, before);

    let (status, _, page) = post(&app, &editor, IMPORT, &pasted(sound)).await;
    assert!(status == 200 && page.contains("En siffra: 1 ny, 0 ersätter") && page.contains("Läs in siffran"));
    assert_eq!(there().await, before, "a preview keeps nothing");
    let (status, to, _) = post(&app, &editor, "/personal/siffror-utifran/las-in", &pasted(sound)).await;
    assert_eq!((status, to.as_str()), (303, "/personal/lagesbild?lang=sv&saved=1#utifran"));
    assert_eq!(there().await, before + 1);
    assert_eq!(logged(&app, "import.indicators").await, ["web: 1 figures: 1 new, 0 replaced"]);
    let (_, _, page) = post(&app, &editor, IMPORT, &pasted(&sound.replace("312", "300"))).await;
    assert!(page.contains("Ersätter 312"));
}

#[tokio::test]
async fn a_chosen_file_is_previewed_as_a_pasted_one_and_bytes_that_are_no_text_are_told() {
    let app = TestApp::start().await;
    let editor = cards::signed_in(&app, Role::Editor).await;
    let send = async |file: &[u8]| {
        let mut body =
            b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n".to_vec();
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--x--\r\n");
        let request = Request::post(IMPORT)
            .header(header::COOKIE, &editor)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        let response = app.send(request.body(Body::from(body)).unwrap()).await;
        (response.status().as_u16(), text(response).await)
    };
    let excel = HEADER.replace(',', ";")
        + "\r\nBrå;https://bra.se;2025;Järfälla;Stölder;utsatthet;per_100000;1234,5\r\n";
    let (status, page) = send(excel.as_bytes()).await;
    assert!(status == 200 && page.contains("1\u{a0}234,5"), "{page}");
    let (status, page) = send(b"\xff\xfe").await;
    assert!(status == 422 && page.contains("inte text i UTF-8"));
    let (status, page) = send(b"a,b\n1,2\n").await;
    assert!(status == 422 && page.contains("Den är: a,b"));
}
