//! `/lofte` over HTTP: what residents are told before and after a promise is decided, and as it is kept.

use std::collections::BTreeMap;

use domain::{
    promise::{
        Approval, Commitment, Decided, DeedDone, Done, Entry, FollowUp, LeftOut, Meeting, Piece, PromiseText,
        Seen, Writing, propose,
    },
    published::{Digest, FrozenPicture},
    report::{By, Stamped},
    staff::Organisation,
};
use jiff::civil::{Date, date};
use store::{Approved, Role};
use uuid::Uuid;

use super::{
    published::{published_demo, whole},
    *,
};

const YEAR: i16 = 2026;

fn by(organisation: Organisation, day: Date) -> By {
    By { role: Role::Signer, organisation, day }
}

/// A promise drafted from the picture, with a text of its own, and changed as a test wants it.
fn drafted(app: &TestApp, picture: &FrozenPicture, change: impl Fn(&mut Piece)) -> PromiseText {
    let mut number = 0;
    let mut ids = || {
        number += 1;
        Uuid::from_u128(number)
    };
    let mut pieces = propose(picture, None, YEAR, &app.state.municipality, &mut ids);
    pieces.push(Piece::LeftOut(LeftOut { theme: "skola".to_owned(), reason: "Skolan gör det.".to_owned() }));
    for piece in &mut pieces {
        if let Piece::Commitment { commitment: Some(commitment), .. } = piece {
            commitment.text = format!("Vi lovar <b>nummer</b> {}.", commitment.place);
        }
        change(piece);
    }
    let day = date(2026, 1, 10);
    let stamped =
        pieces.into_iter().map(|value| Stamped { value, revision: 1, by: by(Organisation::Police, day) });
    PromiseText::of(&Writing::of(YEAR, stamped), &app.state.municipality).unwrap()
}

/// Both parties approve it.
async fn decide(app: &TestApp, text: &PromiseText) -> Decided {
    let sha256 = Digest::of(&text.bytes().unwrap());
    let mut last = Approved::Waiting;
    for party in [Organisation::Police, Organisation::Municipality] {
        let approval = Approval { sha256, by: by(party, date(2026, 1, 15)) };
        last = app.store.approve_promise("0123", text, &approval).await.unwrap();
    }
    assert!(matches!(last, Approved::Decided { .. }));
    app.state.refresh_catalogue().await;
    app.store.latest_promise("0123", YEAR).await.unwrap().unwrap()
}

async fn picture(app: &TestApp) -> FrozenPicture {
    app.store.latest_version("0123", YEAR - 1).await.unwrap().unwrap().thaw().unwrap()
}

/// An app with a picture of made-up answers and a promise that rests on it.
async fn with_promise() -> (TestApp, Decided) {
    let (app, _) = published_demo().await;
    let text = drafted(&app, &picture(&app).await, |_| {});
    let decided = decide(&app, &text).await;
    (app, decided)
}

async fn page(app: &TestApp, path: &str) -> String {
    let response = app.get(path).await;
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    whole(response).await
}

async fn deed(app: &TestApp, id: u128, commitment: Uuid, day: Date, number: u32) {
    let deed = DeedDone {
        id: Uuid::from_u128(id),
        commitment,
        day,
        number,
        place: "Torget".to_owned(),
        function: "fältare".to_owned(),
        note: "Många <i>unga</i> kom.".to_owned(),
        by: by(Organisation::Police, day),
    };
    assert!(app.store.add_promise_entry("0123", YEAR, &Entry::Deed(deed)).await.unwrap());
}

async fn follow_up(app: &TestApp, commitment: &Commitment, slug: &str) {
    let follow_up = FollowUp {
        done: Some(Done::Partly),
        seen: Some(Seen::Better),
        told: BTreeMap::from([(slug.to_owned(), "Nu lyser det vid skolan.".to_owned())]),
        easy: "Det lyser nu.".to_owned(),
        ..FollowUp::default()
    };
    let piece = Piece::FollowUp { commitment: commitment.id, follow_up };
    let day = by(Organisation::Municipality, date(2026, 9, 1));
    app.store.save_promise_piece("0123", YEAR, &piece, 0, &day).await.unwrap();
}

#[tokio::test]
async fn until_a_promise_is_decided_its_page_says_so_and_leads_on() {
    let app = TestApp::start().await;
    let response = app.get("/lofte/2027").await;
    assert_eq!(response.status(), StatusCode::OK);
    let page = text(response).await;
    assert!(page.contains("Löftet för 2027 är inte beslutat än") && page.contains("href=\"/kalender\""));
    for missing in [
        "/lofte/2027/barn",
        "/lofte/2027/latt",
        "/lofte/2027/barn/blad",
        "/lofte/2027/bild.png",
        "/lofte/2027/lofte-2027-1.json",
        "/lofte/1999",
        "/lofte/snart",
        "/lofte/%FF/barn",
        "/lofte/%FF/barn/blad",
    ] {
        assert_eq!(app.get(missing).await.status(), StatusCode::NOT_FOUND, "{missing}");
    }
    assert!(!text(app.get("/").await).await.contains("/lofte/"), "nobody is led to what is not there");
    assert!(!text(app.get("/tack").await).await.contains("/lofte/"));
}

#[tokio::test]
async fn everyone_reads_the_decided_text_with_its_hash_under_a_strict_policy() {
    let (app, decided) = with_promise().await;
    let response = app.get("/lofte/2026").await;
    assert_eq!(response.headers()[header::CACHE_CONTROL], "public, max-age=300");
    assert!(!response.headers().contains_key(header::SET_COOKIE));
    let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    assert!(!policy.contains("script-src") && !policy.contains("unsafe"), "{policy}");
    let tag = response.headers()[header::ETAG].clone();
    let known = Request::get("/lofte/2026").header(header::IF_NONE_MATCH, tag).body(Body::empty());
    assert_eq!(app.send(known.unwrap()).await.status(), StatusCode::NOT_MODIFIED);
    let page = whole(response).await;
    assert!(!page.contains("<script") && !page.contains("<style") && !page.contains(" style="), "{page}");
    assert!(page.contains("Vi lovar &lt;b&gt;nummer&lt;/b&gt; 1.") && page.contains("Skolan gör det."));
    assert!(page.contains(&decided.sha256().to_string()) && page.contains("DEMODATA"));
    assert!(page.contains("og:image") && page.contains("https://svar.example/lofte/2026/bild.png"));
    let file = app.get("/lofte/2026/lofte-2026-1.json").await;
    assert_eq!(to_bytes(file.into_body(), 16 << 20).await.unwrap(), decided.bytes());
    for missing in ["/lofte/2026?version=2", "/lofte/2026?version=x", "/lofte/2026/lofte-2026-2.json"] {
        assert_eq!(app.get(missing).await.status(), StatusCode::NOT_FOUND, "{missing}");
    }
    let newest = app.get("/lofte?lang=en").await;
    assert_eq!(newest.headers()[header::LOCATION], "/lofte/2026?lang=en");
    let english = self::page(&app, "/lofte/2026?lang=en").await;
    assert!(english.contains("lang=\"en\"") && english.contains("We promise"));
    assert!(english.contains("lang=\"sv\""), "staff's words are Swedish, and say so");
}

#[tokio::test]
async fn every_figure_leads_to_its_place_in_the_version_that_is_cited_and_the_picture_leads_back() {
    let (app, decided) = with_promise().await;
    let promise = page(&app, "/lofte/2026").await;
    let links: Vec<String> = promise
        .split("href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&"))
        .filter(|href| href.starts_with("/lagesbild/2025?version=1&group="))
        .collect();
    let rests_on: usize = decided.text().commitments.iter().map(|one| one.evidence.residents.len()).sum();
    assert!(rests_on > 0 && links.len() >= rests_on, "{links:?}");
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    for link in links {
        let (address, anchor) = link.split_once('#').expect("a figure has an anchor");
        if !pages.contains_key(address) {
            pages.insert(address.to_owned(), page(&app, address).await);
        }
        assert!(pages[address].contains(&format!("id=\"{anchor}\"")), "{link}");
    }
    for (path, to) in [
        ("/lagesbild/2025", "href=\"/lofte/2026\""),
        ("/lagesbild/2025/barn", "href=\"/lofte/2026/barn\""),
        ("/", "href=\"/lofte/2026\""),
        ("/tack?survey=vuxna", "href=\"/lofte/2026/vuxna\""),
        ("/tack", "href=\"/lofte/2026\""),
    ] {
        assert!(page(&app, path).await.contains(to), "{path}");
    }
}

#[tokio::test]
async fn what_is_done_shows_at_once_and_who_wrote_it_down_or_what_the_parties_said_does_not() {
    let (app, decided) = with_promise().await;
    let first = &decided.text().commitments[0];
    assert!(page(&app, "/lofte/2026").await.contains("Inget är gjort än."));
    deed(&app, 90, first.id, date(2026, 3, 12), 2).await;
    deed(&app, 91, first.id, date(2026, 12, 24), 7).await;
    let comment = domain::promise::Comment {
        id: Uuid::from_u128(92),
        commitment: Some(first.id),
        text: "Räcker det verkligen?".to_owned(),
        by: by(Organisation::Police, date(2026, 1, 9)),
    };
    app.store.add_promise_entry("0123", YEAR, &Entry::Comment(comment)).await.unwrap();
    let meeting = Meeting {
        id: Uuid::from_u128(93),
        day: date(2026, 6, 1),
        forum: "Samverkansforum".to_owned(),
        season: "sommaren 2026".to_owned(),
        commitments: vec![first.id],
        decisions: "Internt beslut".to_owned(),
        next: Some(date(2026, 11, 3)),
        by: by(Organisation::Police, date(2026, 6, 1)),
    };
    app.store.add_promise_entry("0123", YEAR, &Entry::Meeting(meeting)).await.unwrap();
    let told = page(&app, "/lofte/2026").await;
    assert!(told.contains("12 mars 2026") && !told.contains("unga</i> kom."), "the note is staff's alone");
    assert!(!told.contains("&lt;i&gt;unga"));
    assert!(!told.contains("24 december 2026"), "it has not happened yet");
    assert!(told.contains("Samverkansforum") && told.contains("3 november 2026"));
    assert!(!told.contains("Räcker det") && !told.contains("Internt beslut"));
    *app.clock.0.lock().unwrap() = "2026-12-31T12:00:00Z".parse().unwrap();
    assert!(page(&app, "/lofte/2026").await.contains("24 december 2026"));
}

#[tokio::test]
async fn an_age_group_reads_only_what_concerns_it_and_what_it_was_told() {
    let (app, _) = published_demo().await;
    let text = drafted(&app, &picture(&app).await, |piece| {
        if let Piece::Commitment { commitment: Some(commitment), .. } = piece {
            let slug = if commitment.place == 1 { "barn" } else { "vuxna" };
            commitment.age_groups = vec![slug.to_owned()];
            commitment.easy =
                if commitment.place == 1 { "Vi sätter upp lampor.".to_owned() } else { String::new() };
            commitment.deed.what = "Går fotpatruller".to_owned();
            commitment.deed.at_least = Some(12);
        }
    });
    let decided = decide(&app, &text).await;
    assert!(decided.text().commitments.len() > 1);
    follow_up(&app, &decided.text().commitments[0], "barn").await;
    let children = page(&app, "/lofte/2026/barn").await;
    assert!(children.contains("Vi sätter upp lampor.") && children.contains("Nu lyser det vid skolan."));
    assert!(!children.contains("nummer&lt;/b&gt; 2"), "what is for adults");
    let adults = page(&app, "/lofte/2026/vuxna").await;
    assert!(adults.contains("nummer&lt;/b&gt; 2") && !adults.contains("Nu lyser det"));
    let old = page(&app, "/lofte/2026/aldre").await;
    assert!(old.contains("Inget i löftet gäller just din ålder."));
    let simple = page(&app, "/lofte/2026/latt?lang=en").await;
    assert!(simple.contains("<html lang=\"sv\"") && simple.contains("Vi sätter upp lampor."));
    assert!(simple.contains(" går fotpatruller.") && simple.contains("minst 12 gånger"));
    assert!(
        simple.contains("Det lyser nu.") && !simple.contains("nummer&lt;/b&gt; 2"),
        "no text that is not simple"
    );
    let whole = page(&app, "/lofte/2026").await;
    assert!(whole.contains("Vi gjorde en del av det vi lovade") && whole.contains("Det har blivit bättre"));
    for slug in domain::survey::SLUGS {
        let leaflet = page(&app, &format!("/lofte/2026/{slug}/blad")).await;
        assert!(leaflet.contains("<svg") && leaflet.contains(&format!("svar.example/lofte/2026/{slug}")));
    }
}

#[tokio::test]
async fn an_older_version_stays_and_says_that_there_is_a_newer_one() {
    let (app, first) = with_promise().await;
    let text = drafted(&app, &picture(&app).await, |piece| match piece {
        Piece::Terms(terms) => terms.reason = "Fler patruller behövs.".to_owned(),
        Piece::Commitment { commitment: Some(commitment), .. } => commitment.text = "Ny text.".to_owned(),
        _ => {}
    });
    let second = decide(&app, &text).await;
    assert_eq!((first.number, second.number), (1, 2));
    let new = page(&app, "/lofte/2026").await;
    assert!(new.contains("Ny text.") && new.contains("Fler patruller behövs."));
    assert!(new.contains("href=\"/lofte/2026?version=1\""));
    let old = page(&app, "/lofte/2026?version=1").await;
    assert!(old.contains("nummer&lt;/b&gt; 1") && old.contains("Det här är version 1."));
    assert!(old.contains(&first.sha256().to_string()));
    assert!(old.contains("href=\"/lofte/2026/barn?version=1\""), "links stay in the version");
}

#[tokio::test]
async fn the_feed_tells_decisions_deeds_and_follow_up_under_names_that_stay() {
    let (app, decided) = with_promise().await;
    let first = &decided.text().commitments[0];
    deed(&app, 90, first.id, date(2026, 3, 12), 2).await;
    deed(&app, 91, first.id, date(2026, 3, 12), 1).await;
    follow_up(&app, first, "barn").await;
    let response = app.get("/lofte.atom").await;
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/atom+xml; charset=utf-8");
    let read = |xml: &str| xml.parse::<atom_syndication::Feed>().unwrap();
    let feed = read(&whole(response).await);
    let titles: Vec<&str> = feed.entries.iter().map(|entry| entry.title.value.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Så blev det med löftet för 2026",
            "Gjort 12 mars 2026",
            "DEMODATA. Medborgarlöftet för 2026 är beslutat"
        ]
    );
    let ids: std::collections::BTreeSet<String> =
        feed.entries.iter().map(|entry| entry.id.clone()).chain([feed.id.clone()]).collect();
    assert_eq!(ids.len(), 4);
    assert!(ids.iter().all(|id| id.starts_with("urn:uuid:")));
    assert!(
        feed.entries.iter().all(|entry| entry.links[0].href.starts_with("https://svar.example/lofte/2026"))
    );
    assert_eq!(feed.entries[1].updated.to_rfc3339(), "2026-03-12T00:00:00+00:00");
    deed(&app, 94, first.id, date(2026, 4, 2), 1).await;
    let later = read(&whole(app.get("/lofte.atom?lang=en").await).await);
    assert_eq!(later.lang.as_deref(), Some("en"));
    let kept: std::collections::BTreeSet<_> = later.entries.iter().map(|entry| entry.id.clone()).collect();
    assert!(feed.entries.iter().all(|entry| kept.contains(&entry.id)), "names stay");
}

#[tokio::test]
async fn the_picture_to_share_is_drawn_here() {
    let (app, decided) = with_promise().await;
    let card = async || {
        let response = app.get("/lofte/2026/bild.png").await;
        assert_eq!(response.headers()[header::CONTENT_TYPE], "image/png");
        to_bytes(response.into_body(), 1 << 20).await.unwrap()
    };
    let before = card().await;
    let image = image::load_from_memory(&before).unwrap();
    assert_eq!((image.width(), image.height()), (1200, 630));
    deed(&app, 90, decided.text().commitments[0].id, date(2026, 3, 12), 2).await;
    assert!(card().await != before, "it says how the promise goes");
}
