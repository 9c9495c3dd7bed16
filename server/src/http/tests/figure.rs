//! A figure as a file: what the page shows, to nobody without a session, under a name that tells what it is of.

use axum::http::{HeaderMap, Request, StatusCode, header};

use super::{Body, TestApp, analyst, text};

/// A Lägesbild with demo answers and someone who reads.
async fn with_answers() -> (TestApp, String) {
    let app = TestApp::start().await;
    let surveys: Vec<_> = app.state.catalogue().current().cloned().collect();
    let wanted = (2_000, 1, 2026);
    crate::demo::generate(app.store.as_ref(), &app.state.municipality, &surveys, wanted, &|_| {})
        .await
        .unwrap();
    assert!(app.store.add_account("0123", &analyst()).await.unwrap());
    let form = "email=anna@kommun.example&password=en+l%C3%A5ng+fras";
    let signed_in = app.send(Request::post("/personal/logga-in").body(Body::from(form)).unwrap()).await;
    let cookie = signed_in.headers()[header::SET_COOKIE].to_str().unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    (app, cookie)
}

async fn get(app: &TestApp, cookie: &str, path: &str) -> (StatusCode, HeaderMap, String) {
    let response =
        app.send(Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await;
    let (status, headers) = (response.status(), response.headers().clone());
    (status, headers, text(response).await)
}

#[tokio::test]
async fn every_figure_of_a_page_is_had_as_a_file_by_whoever_is_signed_in() {
    let (app, cookie) = with_answers().await;
    let (_, _, page) = get(&app, &cookie, "/personal/lagesbild/2026?group=vuxna&lang=en").await;
    let links: Vec<String> = page
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|href| href.contains("/figur/"))
        .map(|href| href.replace("&amp;", "&"))
        .collect();
    assert!(links.len() > 8, "{links:?}");
    for href in &links {
        assert!(href.contains("group=vuxna") && href.contains("lang=en"), "{href}");
        let (status, headers, svg) = get(&app, &cookie, href).await;
        assert_eq!(status, StatusCode::OK, "{href}");
        assert_eq!(headers[header::CONTENT_TYPE], "image/svg+xml; charset=utf-8");
        assert_eq!(headers[header::CACHE_CONTROL], "no-store");
        let id = href.split("/figur/").nth(1).and_then(|rest| rest.split(".svg").next()).unwrap();
        assert_eq!(
            headers[header::CONTENT_DISPOSITION],
            format!("attachment; filename=\"lagesbild-2026-demodata-vuxna-{id}.svg\"")
        );
        assert!(svg.starts_with("<?xml") && svg.contains("lang=\"en\"") && svg.contains("<title"), "{href}");
        assert!(svg.contains("voluntary answers") && svg.contains("DEMO"), "its label goes with it: {href}");
        let denied = app.get(href).await;
        assert_eq!(denied.status(), StatusCode::SEE_OTHER, "{href}");
        assert!(!text(denied).await.contains("<svg"));
    }
    let channel = page.split("without=").nth(1).and_then(|rest| rest.split(['"', '&']).next());
    let channel = channel.expect("there is one that can be left out");
    let without = format!("/personal/lagesbild/2026/figur/index.svg?group=vuxna&without={channel}");
    let (_, headers, _) = get(&app, &cookie, &without).await;
    let name = headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert!(name.contains(&format!("-vuxna-utan-{channel}-index.svg")), "{name}");
    let log = app.store.audit_entries("0123", 500).await.unwrap();
    let fetched = log.iter().filter(|entry| entry.action == "export.figure").count();
    assert_eq!(fetched, links.len() + 1, "every file that left is in the log");
}

#[tokio::test]
async fn what_is_no_figure_of_the_picture_is_not_found() {
    let (app, cookie) = with_answers().await;
    for path in [
        "/personal/lagesbild/2026/figur/finns-inte.svg",
        "/personal/lagesbild/2026/figur/index",
        "/personal/lagesbild/2026/figur/index.svg?group=ingen",
        "/personal/lagesbild/2026/figur/index.svg?area=ingen",
        "/personal/lagesbild/1026/figur/index.svg",
        // No map is configured, and areas are not counted without a channel.
        "/personal/lagesbild/2026/figur/karta-index.svg?group=vuxna",
        "/personal/lagesbild/2026/figur/tackning.svg?without=link",
        "/personal/lagesbild/2026/figur/index.svg?area=viksjo&without=link",
        // Nobody answered then.
        "/personal/lagesbild/2031/figur/index.svg",
    ] {
        let (status, headers, _) = get(&app, &cookie, path).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert!(!headers.contains_key(header::CONTENT_DISPOSITION), "{path}");
    }
}
