//! A promise from draft to decision: who may, that nothing typed is lost, that what was read is what is approved, and that
//! all of it is in the log.

use domain::{
    promise::{Commitment, Entry, EvidenceKey as _, PictureCited, offered},
    published::Digest,
};
use store::{Organisation, Role};
use uuid::Uuid;

use super::*;

/// The year after the demo's.
pub(super) const YEAR: &str = "/personal/lofte/2026";
const TEXT: &str = "Polisen går minst 10 fotpatruller vid stationen.";

/// The cookie of someone with this role at this organisation.
pub(super) async fn signed_in(app: &TestApp, role: Role, organisation: Organisation) -> String {
    let account = store::NewAccount {
        id: crate::environment::random_id(&SystemRandom),
        email: format!("{}@{}.example", role.id(), organisation.id()),
        name: "Anna".to_owned(),
        role,
        organisation,
        password_hash: None,
    };
    assert!(app.store.add_account("0123", &account).await.unwrap());
    let secret = random_token::<32>(&SystemRandom);
    let expires = app.clock.now() + jiff::SignedDuration::from_hours(1);
    let hash = crate::auth::Token::hash(&secret);
    app.store.add_session("0123", &hash, account.id, expires).await.unwrap();
    format!("__Host-lagesbild={secret}")
}

pub(super) async fn editor(app: &TestApp) -> String {
    signed_in(app, Role::Editor, Organisation::Municipality).await
}

pub(super) async fn read(app: &TestApp, cookie: &str, path: &str) -> (u16, String) {
    let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap();
    let response = app.send(request).await;
    let status = response.status().as_u16();
    let bytes = to_bytes(response.into_body(), 16 << 20).await.unwrap();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

/// The status, where it leads, and the page.
pub(super) async fn post(app: &TestApp, cookie: &str, path: &str, form: &str) -> (u16, String, String) {
    let request = Request::post(path).header(header::COOKIE, cookie).body(Body::from(form.to_owned()));
    let response = app.send(request.unwrap()).await;
    let status = response.status().as_u16();
    let to = response.headers().get(header::LOCATION).map_or("", |to| to.to_str().unwrap()).to_owned();
    let bytes = to_bytes(response.into_body(), 16 << 20).await.unwrap();
    (status, to, String::from_utf8(bytes.to_vec()).unwrap())
}

/// A whole form for a commitment, with other values for some of its fields.
fn form(id: Uuid, based_on: u32, changes: &[(&str, &str)]) -> String {
    let (id, based_on) = (id.to_string(), based_on.to_string());
    let fields = vec![
        ("id", id.as_str()),
        ("based_on", based_on.as_str()),
        ("theme", "morker"),
        ("text", TEXT),
        ("what", "Går fotpatruller"),
        ("at_least", "10"),
        ("unit", "fotpatruller"),
        ("how_often", "varje vecka"),
        ("starts", ""),
        ("ends", ""),
        ("age_groups", "vuxna"),
        ("places", ""),
        ("problem", "Det är mörkt."),
        ("cause", ""),
        ("baseline", ""),
        ("aim", "down"),
        ("aim_value", ""),
        ("by", ""),
        ("responsible", "polis"),
        ("function", "områdespolis"),
        ("term", "short"),
        ("easy", ""),
    ];
    with(fields, changes)
}

pub(super) const FIRST: Uuid = Uuid::from_u128(1);
const SECOND: Uuid = Uuid::from_u128(2);

/// A promise of one commitment, written by hand.
pub(super) async fn by_hand(app: &TestApp, editor: &str) {
    let (status, to, _) = post(app, editor, &format!("{YEAR}/atagande/ny"), &form(FIRST, 0, &[])).await;
    assert_eq!((status, to), (303, format!("{YEAR}?lang=sv&saved=1#atagande-{FIRST}")));
}

async fn commitments(app: &TestApp) -> Vec<Commitment> {
    let writing = app.store.promise("0123", 2026).await.unwrap();
    writing.in_order().into_iter().map(|(commitment, _)| commitment.clone()).collect()
}

/// What the log says of an action. The clock stands still here, so the entries have no order of their own.
pub(super) async fn logged(app: &TestApp, action: &str) -> Vec<String> {
    let entries = app.store.audit_entries("0123", 100).await.unwrap();
    let of_action = entries.into_iter().filter(|entry| entry.action == action);
    let mut told: Vec<String> =
        of_action.map(|entry| format!("{}: {}", entry.subject, entry.detail)).collect();
    told.sort();
    told
}

/// What a page carries in a hidden field.
pub(super) fn hidden(page: &str, name: &str) -> String {
    let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("the field is there");
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn without_a_published_picture_the_way_to_publishing_is_told_and_a_commitment_can_be_written_by_hand() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    let (status, to) = {
        let request = Request::get("/personal/lofte").header(header::COOKIE, &editor);
        let response = app.send(request.body(Body::empty()).unwrap()).await;
        (response.status().as_u16(), response.headers()[header::LOCATION].to_str().unwrap().to_owned())
    };
    assert_eq!(
        (status, to.as_str()),
        (303, "/personal/lofte/2027?lang=sv"),
        "nothing is written: the next year"
    );
    let (status, page) = read(&app, &editor, YEAR).await;
    assert!(status == 200 && page.contains("/personal/lagesbild/2025/publicera"));
    assert!(!page.contains("/utkast\"") && page.contains("/atagande/ny"));
    assert_eq!(post(&app, &editor, &format!("{YEAR}/utkast"), "").await.0, 404);

    by_hand(&app, &editor).await;
    let kept = commitments(&app).await;
    assert_eq!((kept[0].text.as_str(), kept[0].deed.at_least, kept[0].place), (TEXT, Some(10), 1));
    let terms = app.store.promise("0123", 2026).await.unwrap().terms.unwrap().value;
    assert_eq!(terms.parties, ["Lokalpolisområde Järfälla", "Järfälla kommun"]);
    assert_eq!((terms.starts, terms.ends), (jiff::civil::date(2026, 1, 1), jiff::civil::date(2026, 12, 31)));
    assert_eq!(logged(&app, "promise.commitment").await, [format!("2026/{FIRST}: 1. {TEXT}")]);
    // The checks say what it lacks, with the way to the field.
    let (_, page) = read(&app, &editor, YEAR).await;
    assert!(page.contains(TEXT) && page.contains(&format!("{YEAR}/atagande/{FIRST}#baseline")));
    // The same form once more is the same commitment.
    assert_eq!(post(&app, &editor, &format!("{YEAR}/atagande/ny"), &form(FIRST, 0, &[])).await.0, 303);
    assert_eq!(commitments(&app).await.len(), 1);
    let request = Request::get("/personal/lofte").header(header::COOKIE, &editor);
    let response = app.send(request.body(Body::empty()).unwrap()).await;
    let to = response.headers()[header::LOCATION].to_str().unwrap();
    assert_eq!(to, "/personal/lofte/2026?lang=sv", "the newest with a draft");
}

#[tokio::test]
async fn the_draft_comes_from_the_published_picture_and_every_figure_in_it_is_published() {
    let app = published::with_demo().await;
    published::written(&app).await;
    let admin = signed_in(&app, Role::Admin, Organisation::Police).await;
    let seen = published::seen(&app, &admin).await;
    let publish = "/personal/lagesbild/2025/publicera";
    assert_eq!(post(&app, &admin, publish, &format!("confirm=yes&seen={seen}")).await.0, 303);

    let (_, page) = read(&app, &admin, YEAR).await;
    assert!(page.contains(&format!("action=\"{YEAR}/utkast\"")) && page.contains("DEMODATA"));
    assert_eq!(post(&app, &admin, &format!("{YEAR}/utkast"), "").await.0, 303);
    let picture = app.store.latest_version("0123", 2025).await.unwrap().unwrap().thaw().unwrap();
    let writing = app.store.promise("0123", 2026).await.unwrap();
    let terms = &writing.terms.as_ref().unwrap().value;
    assert_eq!(terms.picture, Some(PictureCited::from(&picture)));
    let kept = commitments(&app).await;
    assert_eq!(kept.len(), picture.report.priorities.len());
    for commitment in &kept {
        let published = offered(&picture, &commitment.theme);
        assert!(!commitment.evidence.residents.is_empty() && !commitment.problem.is_empty());
        assert!(commitment.evidence.residents.iter().all(|say| published.residents.contains(say)));
        let baseline = commitment.goal.as_ref().unwrap();
        assert!(published.residents.iter().any(|say| say.measure == baseline.baseline));
    }
    // What is there is never written over by another draft.
    assert_eq!(post(&app, &admin, &format!("{YEAR}/utkast"), "").await.0, 303);
    assert_eq!(commitments(&app).await, kept);
    assert_eq!(logged(&app, "promise.draft").await, [format!("2026: {} commitments", kept.len())]);
    let (status, page) = read(&app, &admin, YEAR).await;
    assert!(status == 200 && page.contains("/lagesbild/2025?version=1"));

    // A figure is chosen by its key; one that is made up is nothing.
    let one = &kept[0];
    let published = offered(&picture, &one.theme).residents;
    let say = published.iter().find(|say| say.area.is_none()).unwrap();
    let key = say.key();
    let path = format!("{YEAR}/atagande/{}", one.id);
    let (status, page) = read(&app, &admin, &path).await;
    assert!(status == 200 && page.contains(&format!("value=\"{key}\"")));
    let chosen = [
        ("theme", one.theme.as_str()),
        ("residents", key.as_str()),
        ("residents", "0123456789abcdef"),
        ("baseline", key.as_str()),
        ("aim", "at_most"),
        ("aim_value", "1,5"),
    ];
    assert_eq!(post(&app, &admin, &path, &form(one.id, 1, &chosen)).await.0, 303);
    let changed = commitments(&app).await.remove(0);
    assert_eq!(changed.evidence.residents, std::slice::from_ref(say));
    let goal = changed.goal.unwrap();
    assert_eq!((goal.baseline, goal.aim), (say.measure.clone(), domain::promise::Aim::AtMost(1.5)));

    // What was taken away comes back with its published figures, and with no others.
    let (status, _, page) = post(&app, &admin, &format!("{path}/ta-bort"), "based_on=2").await;
    assert_eq!(status, 200);
    let carried = hidden(&page, "commitment").replace("&quot;", "\"").replace("&amp;", "&");
    let mut forged: Commitment = serde_json::from_str(&carried).unwrap();
    assert_eq!(forged.evidence.residents, std::slice::from_ref(say));
    let mut made_up = say.clone();
    made_up.measure.n += 5;
    forged.evidence.residents.push(made_up.clone());
    forged.goal.as_mut().unwrap().baseline = made_up.measure;
    let carried = serde_json::to_string(&forged).unwrap();
    let carried =
        form_urlencoded::Serializer::new(String::new()).append_pair("commitment", &carried).finish();
    assert_eq!(post(&app, &admin, &format!("{path}/angra"), &carried).await.0, 303);
    let back = commitments(&app).await.into_iter().find(|back| back.id == one.id).unwrap();
    assert_eq!((back.evidence.residents, back.goal), (vec![say.clone()], None));
}

#[tokio::test]
async fn what_is_refused_keeps_its_fields_and_a_deed_of_the_library_fills_them_without_saving() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    let path = format!("{YEAR}/atagande/ny");
    let wrong = [
        ("text", ""),
        ("at_least", "många"),
        ("starts", "2026-05-01"),
        ("ends", "2026-04-01"),
        ("age_groups", "alla"),
        ("responsible", "ingen"),
        ("places", "Gångtunneln"),
    ];
    let (status, _, page) = post(&app, &editor, &path, &form(FIRST, 0, &wrong)).await;
    assert_eq!(status, 422);
    for field in ["text", "at_least", "ends", "age_groups", "responsible"] {
        assert!(page.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert!(page.contains("value=\"många\"") && page.contains("value=\"Gångtunneln\""));
    let long = "å".repeat(2_001);
    let (status, _, page) = post(&app, &editor, &path, &form(FIRST, 0, &[("cause", &long)])).await;
    assert!(status == 422 && page.contains(&long));
    assert_eq!(
        post(&app, &editor, &path, &format!("theme=morker&id={FIRST}")).await.0,
        422,
        "lost on its way"
    );
    assert!(commitments(&app).await.is_empty());

    let deed = domain::promise::deeds_for("morker")[0];
    let take = form(FIRST, 0, &[("take", &deed.id), ("text", ""), ("places", "Gångtunneln")]);
    let (status, _, page) = post(&app, &editor, &path, &take).await;
    assert_eq!(status, 200);
    assert!(page.contains(&deed.what) && page.contains("value=\"Gångtunneln\""));
    assert!(page.contains(&deed.sentence()), "the promise is a sentence with the number");
    assert!(page.contains("Insatsen är hämtad, och löftets ord med den."));
    // Another deed takes the place of words that nobody wrote, and never of somebody's own.
    let other = domain::promise::deeds_for("morker")[1];
    let take = form(FIRST, 0, &[("take", &other.id), ("text", &deed.sentence())]);
    let (_, _, page) = post(&app, &editor, &path, &take).await;
    assert!(page.contains(&other.sentence()) && !page.contains(&deed.sentence()));
    let (_, _, page) = post(&app, &editor, &path, &form(FIRST, 0, &[("take", &other.id)])).await;
    assert!(page.contains(TEXT) && page.contains("skriv dem så att de säger samma sak som insatsen"));
    assert!(commitments(&app).await.is_empty(), "nothing is saved by that");
}

#[tokio::test]
async fn of_two_who_write_the_same_commitment_the_second_is_told_and_sees_both() {
    let app = TestApp::start().await;
    let anna = editor(&app).await;
    let berit = signed_in(&app, Role::Editor, Organisation::Police).await;
    by_hand(&app, &anna).await;
    let path = format!("{YEAR}/atagande/{FIRST}");
    assert_eq!(
        post(&app, &anna, &path, &form(FIRST, 1, &[("text", "Polisen minst 5 ronder.")])).await.0,
        303
    );
    let theirs = form(FIRST, 1, &[("text", "Kommunen minst 6 ronder.")]);
    let (status, _, page) = post(&app, &berit, &path, &theirs).await;
    assert_eq!(status, 409);
    assert!(page.contains("Någon annan hann före") && page.contains("Polisen minst 5 ronder."));
    assert!(page.contains("Kommunen minst 6 ronder.</textarea>"));
    assert_eq!(hidden(&page, "based_on"), "2");
    assert_eq!(commitments(&app).await[0].text, "Polisen minst 5 ronder.");
    // Nor is what another has changed taken away unseen.
    let (status, _, page) = post(&app, &berit, &format!("{path}/ta-bort"), "based_on=1").await;
    assert!(status == 409 && page.contains("Någon annan hann före"));
    assert_eq!(commitments(&app).await.len(), 1);

    // The terms and the reasons are saved in the same way.
    let terms = "starts=2026-02-01&ends=2026-11-30&parties=Polisen%0D%0AKommunen&goals=Tryggare&picture=";
    let villkor = format!("{YEAR}/villkor");
    assert_eq!(post(&app, &anna, &villkor, &format!("based_on=1&{terms}")).await.0, 303);
    let (status, _, page) =
        post(&app, &berit, &villkor, &format!("based_on=1&{}", terms.replace("Tryggare", "Lugnare"))).await;
    assert!(status == 409 && page.contains("Tryggare") && page.contains("Lugnare</textarea>"));
    assert_eq!(
        post(&app, &anna, &villkor, "based_on=2&starts=2026-03-01&ends=2026-02-01&parties=&goals=").await.0,
        422
    );
    let left_out = format!("{YEAR}/bortvalt/trafik");
    assert_eq!(post(&app, &anna, &left_out, "based_on=0&reason=Regionen+bygger+om").await.0, 303);
    let (status, _, page) = post(&app, &berit, &left_out, "based_on=0&reason=Ingen+tid").await;
    assert!(status == 409 && page.contains("Regionen bygger om") && page.contains("Ingen tid</textarea>"));
    assert_eq!(post(&app, &anna, &format!("{YEAR}/bortvalt/finns-inte"), "based_on=0&reason=x").await.0, 404);
}

#[tokio::test]
async fn commitments_change_places_and_one_that_was_taken_away_comes_back() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    by_hand(&app, &editor).await;
    let second = form(SECOND, 0, &[("theme", "trafik"), ("text", "Kommunen mäter farten minst 4 gånger.")]);
    assert_eq!(post(&app, &editor, &format!("{YEAR}/atagande/ny"), &second).await.0, 303);
    let order = async || commitments(&app).await.iter().map(|one| one.id).collect::<Vec<_>>();
    assert_eq!(order().await, [FIRST, SECOND]);
    let move_second = format!("{YEAR}/atagande/{SECOND}/flytta");
    assert_eq!(post(&app, &editor, &move_second, "way=up").await.0, 303);
    assert_eq!(order().await, [SECOND, FIRST]);
    assert_eq!(post(&app, &editor, &move_second, "way=up").await.0, 303, "it is first already");
    assert_eq!(order().await, [SECOND, FIRST]);

    let revision = app.store.promise("0123", 2026).await.unwrap().commitments[&FIRST].revision;
    let path = format!("{YEAR}/atagande/{FIRST}");
    let (status, _, page) =
        post(&app, &editor, &format!("{path}/ta-bort"), &format!("based_on={revision}")).await;
    assert!(status == 200 && page.contains("Ångra"));
    assert_eq!(order().await, [SECOND]);
    assert_eq!(read(&app, &editor, &path).await.0, 404);
    let carried = hidden(&page, "commitment").replace("&quot;", "\"").replace("&amp;", "&");
    let undo = form_urlencoded::Serializer::new(String::new()).append_pair("commitment", &carried).finish();
    assert_eq!(post(&app, &editor, &format!("{YEAR}/atagande/{SECOND}/angra"), &undo).await.0, 404);
    assert_eq!(post(&app, &editor, &format!("{path}/angra"), &undo).await.0, 303);
    assert_eq!(order().await, [SECOND, FIRST]);
    assert_eq!(commitments(&app).await[1].text, TEXT);
}

#[tokio::test]
async fn analysts_read_editors_write_signers_decide_and_both_sides_comment() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    let analyst = signed_in(&app, Role::Analyst, Organisation::Police).await;
    let signer = signed_in(&app, Role::Signer, Organisation::Police).await;
    by_hand(&app, &editor).await;
    let commitment = format!("{YEAR}/atagande/{FIRST}");
    for reader in [&analyst, &signer] {
        let (status, page) = read(&app, reader, YEAR).await;
        assert!(status == 200 && page.contains(TEXT) && !page.contains("/flytta"));
        for rest in ["/utkast", "/villkor", "/bortvalt/trafik"] {
            assert_eq!(
                post(&app, reader, &format!("{YEAR}{rest}"), "reason=x&based_on=0").await.0,
                403,
                "{rest}"
            );
        }
        for rest in ["", "/flytta", "/ta-bort", "/angra"] {
            let form = form(FIRST, 1, &[("text", "Nej"), ("way", "up")]);
            assert_eq!(post(&app, reader, &format!("{commitment}{rest}"), &form).await.0, 403, "{rest}");
        }
        assert_eq!(read(&app, reader, &commitment).await.0, 403);
    }
    assert_eq!(commitments(&app).await[0].text, TEXT);

    // Deciding is for signers and administrators; the others see the text and no button.
    let (_, page) = read(&app, &signer, &format!("{YEAR}/besluta")).await;
    let hash = hidden(&page, "sha256");
    for other in [&editor, &analyst] {
        let (status, page) = read(&app, other, &format!("{YEAR}/besluta")).await;
        assert!(
            status == 200 && page.contains(TEXT) && page.contains(&hash) && !page.contains("name=\"sha256\"")
        );
        for rest in ["/besluta", "/besluta/dra-tillbaka"] {
            assert_eq!(post(&app, other, &format!("{YEAR}{rest}"), &format!("sha256={hash}")).await.0, 403);
        }
    }
    assert!(app.store.approvals("0123", 2026).await.unwrap().is_empty());

    // A comment is there once, however often it is sent, and signed with a function.
    let path = format!("{YEAR}/kommentar");
    let said = format!("id={}&commitment={FIRST}&comment=Klarar+ni+tio%3F", Uuid::from_u128(7));
    for _ in 0..2 {
        assert_eq!(post(&app, &signer, &path, &said).await.0, 303);
    }
    assert_eq!(post(&app, &analyst, &path, &said).await.0, 403);
    let entries = app.store.promise_entries("0123", 2026).await.unwrap();
    let [Entry::Comment(comment)] = entries.as_slice() else { panic!("{entries:?}") };
    assert_eq!((comment.text.as_str(), comment.commitment), ("Klarar ni tio?", Some(FIRST)));
    let (_, page) = read(&app, &editor, YEAR).await;
    assert!(page.contains("Klarar ni tio?") && page.contains("Beslutsfattare, Polisen, 3 september 2026"));
    let long = "x".repeat(2_001);
    let (status, _, page) = post(&app, &editor, &path, &format!("commitment=&comment={long}")).await;
    assert!(status == 422 && page.contains(&long));
    assert_eq!(logged(&app, "promise.comment").await, [format!("2026/{FIRST}: ")]);
}

/// What a signer's page says that they have read.
pub(super) async fn shown(app: &TestApp, signer: &str) -> String {
    hidden(&read(app, signer, &format!("{YEAR}/besluta")).await.1, "sha256")
}

#[tokio::test]
async fn a_promise_is_decided_when_both_sides_have_approved_the_text_that_they_read() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    let police = signed_in(&app, Role::Signer, Organisation::Police).await;
    let kommun = signed_in(&app, Role::Admin, Organisation::Municipality).await;
    by_hand(&app, &editor).await;
    let decide = format!("{YEAR}/besluta");
    let path = format!("{YEAR}/atagande/{FIRST}");

    // Somebody writes while another reads.
    let stale = shown(&app, &police).await;
    let changed = form(FIRST, 1, &[("text", "Polisen går minst 12 fotpatruller.")]);
    assert_eq!(post(&app, &editor, &path, &changed).await.0, 303);
    let (status, _, page) = post(&app, &police, &decide, &format!("sha256={stale}")).await;
    assert_eq!(status, 409);
    assert!(page.contains("Texten har ändrats sedan du läste den") && page.contains("minst 12 fotpatruller"));
    assert_eq!(post(&app, &police, &decide, "").await.0, 409, "without a mark nothing was read");
    assert!(app.store.approvals("0123", 2026).await.unwrap().is_empty());

    // One side twice is one side.
    let hash = shown(&app, &police).await;
    for _ in 0..2 {
        assert_eq!(post(&app, &police, &decide, &format!("sha256={hash}")).await.0, 303);
    }
    assert!(app.store.latest_promise("0123", 2026).await.unwrap().is_none());
    let (_, page) = read(&app, &kommun, &decide).await;
    assert!(page.contains("har godkänt den här texten (Beslutsfattare, Polisen, 3 september 2026)"));

    // It is taken back, given anew, and outdated by a change.
    let take_back = format!("{decide}/dra-tillbaka");
    assert_eq!(post(&app, &police, &take_back, "").await.0, 303);
    assert!(app.store.approvals("0123", 2026).await.unwrap().is_empty());
    assert_eq!(post(&app, &police, &decide, &format!("sha256={hash}")).await.0, 303);
    let changed = form(FIRST, 2, &[("text", "Polisen går minst 14 fotpatruller.")]);
    assert_eq!(post(&app, &editor, &path, &changed).await.0, 303);
    let (_, page) = read(&app, &kommun, &decide).await;
    assert!(page.contains("godkände en tidigare text"));
    let now = shown(&app, &kommun).await;
    assert_eq!(post(&app, &kommun, &decide, &format!("sha256={now}")).await.0, 303);
    assert!(app.store.latest_promise("0123", 2026).await.unwrap().is_none(), "they approved two texts");

    assert_eq!(post(&app, &police, &decide, &format!("sha256={now}")).await.0, 303);
    let decided = app.store.latest_promise("0123", 2026).await.unwrap().unwrap();
    assert_eq!((decided.number, decided.sha256().to_string()), (1, now.clone()));
    assert_eq!(Digest::of(decided.bytes()), decided.sha256());
    assert_eq!(decided.text().commitments[0].text, "Polisen går minst 14 fotpatruller.");
    let (_, page) = read(&app, &editor, YEAR).await;
    assert!(page.contains("version 1. Både polisen och kommunen"));
    assert_eq!(logged(&app, "promise.decide").await, [format!("2026/version 1: SHA-256 {now}")]);
    assert_eq!(logged(&app, "promise.approve").await.len(), 5);
    assert_eq!(logged(&app, "promise.withdraw").await, ["2026/polis: "]);
}

#[tokio::test]
async fn a_decided_text_is_changed_as_a_new_version_with_its_reason() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    let police = signed_in(&app, Role::Signer, Organisation::Police).await;
    let kommun = signed_in(&app, Role::Signer, Organisation::Municipality).await;
    by_hand(&app, &editor).await;
    let decide = format!("{YEAR}/besluta");
    let both = async || {
        for side in [&police, &kommun] {
            let hash = shown(&app, side).await;
            assert_eq!(post(&app, side, &decide, &format!("sha256={hash}")).await.0, 303);
        }
    };
    both().await;
    let first = app.store.latest_promise("0123", 2026).await.unwrap().unwrap();
    assert_eq!(first.number, 1);

    let changed = form(FIRST, 1, &[("text", "Polisen går minst 8 fotpatruller.")]);
    assert_eq!(post(&app, &editor, &format!("{YEAR}/atagande/{FIRST}"), &changed).await.0, 303);
    let (_, page) = read(&app, &editor, YEAR).await;
    assert!(
        page.contains("Ny version på väg") && page.contains(TEXT) && page.contains("minst 8 fotpatruller")
    );
    let (_, page) = read(&app, &police, &decide).await;
    assert!(page.contains("varför det beslutade löftet ändras") && !page.contains("name=\"sha256\""));
    // Nor by a form that was made up.
    let text = {
        let writing = app.store.promise("0123", 2026).await.unwrap();
        domain::promise::PromiseText::of(&writing, &app.state.municipality).unwrap()
    };
    let hash = Digest::of(&text.bytes().unwrap());
    assert_eq!(post(&app, &police, &decide, &format!("sha256={hash}")).await.0, 422);
    assert_eq!(app.store.latest_promise("0123", 2026).await.unwrap().unwrap(), first);

    let terms = "based_on=1&starts=2026-01-01&ends=2026-12-31&parties=Polisen%0AKommunen&goals=&picture=";
    let villkor = format!("{YEAR}/villkor");
    assert_eq!(post(&app, &editor, &villkor, &format!("{terms}&reason=+")).await.0, 422);
    assert_eq!(post(&app, &editor, &villkor, &format!("{terms}&reason=Tio+gick+inte")).await.0, 303);
    both().await;
    let second = app.store.latest_promise("0123", 2026).await.unwrap().unwrap();
    assert_eq!((second.number, second.text().terms.reason.as_str()), (2, "Tio gick inte"));
    assert_eq!(
        app.store.promise_version("0123", 2026, 1).await.unwrap().unwrap(),
        first,
        "the first is as it was"
    );
    // The next one needs a reason of its own.
    let (_, page) = read(&app, &editor, &villkor).await;
    assert!(!page.contains("Tio gick inte"));
}

/// A form with "Anna Svensson" in it: refused with everything kept, and saved by whoever says that it was read.
pub(super) async fn saved_when_read(app: &TestApp, cookie: &str, path: &str, form: &str) {
    let (status, _, page) = post(app, cookie, path, form).await;
    assert_eq!(status, 422, "{path}");
    assert!(page.contains("Inget är sparat än") && page.contains("<q>Anna Svensson</q>"), "{path}");
    let kept = ["value=\"Anna Svensson\"", "Anna Svensson</textarea>"];
    assert!(kept.iter().any(|kept| page.contains(kept)), "what was typed is still there: {path}");
    let rest = page.split("name=\"confirmed\" id=\"confirmed\" value=\"").nth(1).expect("the box is there");
    let read = rest.split('"').next().unwrap();
    let other = form.replace("Anna+Svensson", "Berit+Karlsson");
    assert_eq!(post(app, cookie, path, &format!("{other}&confirmed={read}")).await.0, 422, "{path}");
    let (status, to, _) = post(app, cookie, path, &format!("{form}&confirmed={read}")).await;
    assert_eq!(status, 303, "{path}");
    let (_, _, english) = post(app, cookie, &format!("{path}?lang=en"), form).await;
    assert!(english.contains("I have read what is marked. It points nobody out."), "{path} {to}");
}

/// The fields of a form, with other values for some of them.
pub(super) fn with<'t>(mut fields: Vec<(&'t str, &'t str)>, changes: &[(&'t str, &'t str)]) -> String {
    fields.retain(|(name, _)| changes.iter().all(|(other, _)| other != name));
    fields.extend(changes);
    encoded(&fields)
}

pub(super) fn encoded(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

#[tokio::test]
async fn a_name_in_the_terms_or_in_why_a_theme_was_left_out_is_asked_about() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    by_hand(&app, &editor).await;
    let terms = encoded(&[
        ("based_on", "1"),
        ("starts", "2026-01-01"),
        ("ends", "2026-12-31"),
        ("parties", "Polisen"),
        ("goals", "Anna Svensson"),
        ("picture", ""),
    ]);
    saved_when_read(&app, &editor, &format!("{YEAR}/villkor"), &terms).await;
    let left_out = encoded(&[("based_on", "0"), ("reason", "Anna Svensson")]);
    saved_when_read(&app, &editor, &format!("{YEAR}/bortvalt/skola"), &left_out).await;
    let writing = app.store.promise("0123", 2026).await.unwrap();
    assert_eq!(writing.terms.unwrap().value.goals, "Anna Svensson");
    assert_eq!(writing.left_out["skola"].value, "Anna Svensson");
    let (_, page) = read(&app, &editor, &format!("{YEAR}/besluta")).await;
    assert!(page.contains("<q>Anna Svensson</q>"), "whoever decides sees what remains");
}

/// A promise of one commitment that both sides have approved.
pub(super) async fn decided(app: &TestApp, editor: &str) {
    by_hand(app, editor).await;
    for organisation in [Organisation::Police, Organisation::Municipality] {
        let signer = signed_in(app, Role::Signer, organisation).await;
        let hash = shown(app, &signer).await;
        let decide = format!("{YEAR}/besluta");
        assert_eq!(post(app, &signer, &decide, &format!("sha256={hash}")).await.0, 303);
    }
}

#[tokio::test]
async fn what_blocks_a_decision_is_told_and_a_name_in_the_text_is_marked() {
    let app = TestApp::start().await;
    let editor = editor(&app).await;
    let signer = signed_in(&app, Role::Signer, Organisation::Police).await;
    let named = form(FIRST, 0, &[("function", "Anna Svensson")]);
    saved_when_read(&app, &editor, &format!("{YEAR}/atagande/ny"), &named).await;
    for path in [YEAR.to_owned(), format!("{YEAR}/besluta"), format!("{YEAR}/atagande/{FIRST}")] {
        let (_, page) = read(&app, &editor, &path).await;
        assert!(page.contains("<q>Anna Svensson</q>"), "{path}");
    }
    assert_eq!(post(&app, &editor, &format!("{YEAR}/atagande/{FIRST}/ta-bort"), "based_on=1").await.0, 200);
    let (_, page) = read(&app, &signer, &format!("{YEAR}/besluta")).await;
    assert!(page.contains("Texten kan inte beslutas än") && !page.contains("name=\"sha256\""));
    for path in ["/personal/lofte/1", "/personal/lofte/x", "/personal/lofte/2026/atagande/finns-inte"] {
        assert_eq!(read(&app, &editor, path).await.0, 404, "{path}");
    }
}
