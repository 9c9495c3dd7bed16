//! `/oppna-data` over HTTP: what is there before and after something is published, and for whom.

use axum::{
    body::{Body, to_bytes},
    http::{Request, Response, StatusCode, header},
};
use sha2::{Digest as _, Sha256};

use super::{TestApp, text};
use crate::{
    export::hex,
    open_data::{Which, tests::frozen},
};

async fn bytes(response: Response<Body>) -> Vec<u8> {
    to_bytes(response.into_body(), 16 << 20).await.unwrap().to_vec()
}

fn header_of<'a>(response: &'a Response<Body>, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn before_anything_is_published_the_page_says_so_and_there_are_no_files() {
    let app = TestApp::start().await;
    let page = app.get("/oppna-data").await;
    assert_eq!(page.status(), StatusCode::OK);
    let page = text(page).await;
    assert!(page.contains("Inget är publicerat än") && !page.contains("SHA-256"), "{page}");
    for path in [
        "/oppna-data/2026",
        "/oppna-data/2026/v1",
        "/oppna-data/2026/lagesbild.csv",
        "/oppna-data/2026/v1/datapackage.json",
        "/oppna-data/katalog.ttl",
        "/oppna-data/katalog.jsonld",
        "/oppna-data/katalog.rdf",
    ] {
        let response = app.get(path).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(header_of(&response, "content-type"), "text/html; charset=utf-8", "{path}");
    }
}

#[tokio::test]
async fn a_published_version_is_there_for_programs_on_any_site_and_the_page_tells_its_checksums() {
    let app = TestApp::start().await;
    assert!(app.store.publish("0123", &frozen(1, 600)).await.unwrap());
    let page = text(app.get("/oppna-data?lang=en").await).await;
    assert!(page.contains("The situation picture 2026, version 1") && page.contains("Made-up answers"));
    for which in Which::ALL {
        let name = which.name();
        let path = format!("/oppna-data/2026/v1/{name}");
        assert!(page.contains(&format!("href=\"{path}\"")), "{name}");
        let response = app.get(&path).await;
        assert_eq!(response.status(), StatusCode::OK, "{name}");
        assert_eq!(header_of(&response, "content-type"), which.format().content_type());
        assert_eq!(header_of(&response, "access-control-allow-origin"), "*");
        assert_eq!(header_of(&response, "cross-origin-resource-policy"), "cross-origin");
        assert_eq!(header_of(&response, "cache-control"), "public, max-age=86400");
        let tag = header_of(&response, "etag").to_owned();
        let bytes = bytes(response).await;
        let sum = hex(&Sha256::digest(&bytes));
        assert!(page.contains(&sum), "the page tells the checksum of {name}");
        assert_eq!(tag, format!("W/\"{sum}\""));

        let again = Request::get(&path).header(header::IF_NONE_MATCH, &tag).body(Body::empty()).unwrap();
        let again = app.send(again).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{name}");
        assert_eq!(header_of(&again, "etag"), tag);
        assert_eq!(header_of(&again, "access-control-allow-origin"), "*");

        let latest = app.get(&format!("/oppna-data/2026/{name}")).await;
        assert_eq!(header_of(&latest, "cache-control"), "public, max-age=300");
        assert!(self::bytes(latest).await == bytes, "{name}");
    }
}

#[tokio::test]
async fn a_correction_is_another_version_at_another_address_and_the_latest_of_its_year() {
    let app = TestApp::start().await;
    assert!(app.store.publish("0123", &frozen(1, 600)).await.unwrap());
    let first = bytes(app.get("/oppna-data/2026/lagesbild.json").await).await;
    assert!(app.store.publish("0123", &frozen(2, 700)).await.unwrap());
    let latest = bytes(app.get("/oppna-data/2026/lagesbild.json").await).await;
    assert!(latest != first);
    assert!(bytes(app.get("/oppna-data/2026/v1/lagesbild.json").await).await == first, "the first stays");
    assert!(bytes(app.get("/oppna-data/2026/v2/lagesbild.json").await).await == latest);
    let page = text(app.get("/oppna-data").await).await;
    assert!(page.contains("version 2") && page.contains("Ett område var felstavat."));
    assert!(page.contains("/oppna-data/2026/v1\""), "the page leads to the first");
    let old = text(app.get("/oppna-data/2026/v1").await).await;
    assert!(old.contains("Det finns en nyare version") && old.contains("/oppna-data/2026/v1/lagesbild.csv"));
    for wrong in ["/oppna-data/2026/v3", "/oppna-data/2026/v01", "/oppna-data/2025", "/oppna-data/2026/x.csv"]
    {
        assert_eq!(app.get(wrong).await.status(), StatusCode::NOT_FOUND, "{wrong}");
    }
    assert_eq!(app.get("/oppna-data/%FF/%FF").await.status(), StatusCode::NOT_FOUND);
    let catalogue = text(app.get("/oppna-data/katalog.ttl").await).await;
    assert!(
        catalogue.contains("dcat:version \"2\"")
            && catalogue.contains("https://svar.example/oppna-data/2026")
    );
}

#[tokio::test]
async fn the_live_picture_never_comes_near_the_open_data() {
    let app = TestApp::start().await;
    for _ in 0..30 {
        assert_eq!(app.submit("trygg_kvall=mycket_trygg").await.status(), StatusCode::CREATED);
    }
    assert_eq!(app.get("/oppna-data/2026/lagesbild.csv").await.status(), StatusCode::NOT_FOUND);
    assert!(app.store.publish("0123", &frozen(1, 600)).await.unwrap());
    let before = bytes(app.get("/oppna-data/2026/lagesbild.csv").await).await;
    for _ in 0..30 {
        app.submit("trygg_kvall=annat_skal").await;
    }
    assert!(bytes(app.get("/oppna-data/2026/lagesbild.csv").await).await == before);
}

#[tokio::test]
async fn every_page_leads_to_the_open_data_but_a_kiosks() {
    let app = TestApp::start().await;
    assert!(text(app.get("/").await).await.contains("href=\"/oppna-data\""));
    assert!(text(app.get("/?lang=en").await).await.contains("href=\"/oppna-data?lang=en\""));
    let kiosk = text(app.get("/kiosk/s/vuxna").await).await;
    assert!(kiosk.contains("/kiosk/om-svaren") && !kiosk.contains("oppna-data"));
}
