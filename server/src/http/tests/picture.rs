//! The staff's picture: age group × one dimension, weighted or not, and no other combination.

use store::Role;

use super::{cards::signed_in, *};

async fn look(app: &TestApp, cookie: &str, query: &str) -> Response<Body> {
    let path = format!("/personal/lagesbild/2026{query}");
    app.send(Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await
}

/// What the island asks for.
async fn swap(app: &TestApp, cookie: &str, query: &str) -> Response<Body> {
    let address = format!("/personal/lagesbild/2026{query}")
        .replace('?', "%3F")
        .replace('&', "%26")
        .replace('=', "%3D");
    let request = Request::post("/personal/api/situation_picture")
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json")
        .body(Body::from(format!("address={address}&lang=sv")))
        .unwrap();
    app.send(request).await
}

#[tokio::test]
async fn the_picture_is_by_one_dimension_and_every_other_combination_is_refused() {
    let app = TestApp::start().await;
    let cookie = signed_in(&app, Role::Analyst).await;
    let stored = app.submit("omr=viksjo&kon=kvinna&trygg_kvall=mycket_trygg").await;
    assert_eq!(stored.status(), StatusCode::CREATED);
    for there in [
        "",
        "?group=vuxna&area=viksjo",
        "?by=channel",
        "?by=channel&value=link",
        "?by=event",
        "?by=language&value=sv&group=vuxna",
        "?by=gender&value=man&weighted=yes",
        "?weighted=yes&area=viksjo",
        "?without=link",
    ] {
        let page = look(&app, &cookie, there).await;
        assert_eq!(page.status(), StatusCode::OK, "{there}");
        let fragment = swap(&app, &cookie, there).await;
        assert_eq!(fragment.status(), StatusCode::OK, "{there}");
    }
    for not_there in [
        "?by=age",
        "?by=whole",
        "?by=area",
        "?by=channel&area=viksjo",
        "?by=channel&value=viksjo",
        "?by=channel&value=paper",
        "?by=event&value=ACDEFG",
        "?by=gender&value=vill_inte",
        "?by=language&value=en",
        "?value=link",
        "?area=annan_kommun",
        "?by=gender&without=link",
        "?weighted=yes&without=link",
        "?weighted=no",
        "?without=post",
        "?group=pensionarer",
    ] {
        let page = look(&app, &cookie, not_there).await;
        assert_eq!(page.status(), StatusCode::NOT_FOUND, "{not_there}");
        let fragment = swap(&app, &cookie, not_there).await;
        assert!(!fragment.status().is_success(), "{not_there}");
        assert!(!text(fragment).await.contains("<section"), "{not_there}");
    }
}

#[tokio::test]
async fn without_numbers_of_inhabitants_the_page_says_why_nothing_is_weighted() {
    let app = TestApp::start().await;
    let cookie = signed_in(&app, Role::Analyst).await;
    app.submit("omr=viksjo&trygg_kvall=mycket_trygg").await;
    for query in ["?lang=sv", "?lang=sv&weighted=yes"] {
        let page = text(look(&app, &cookie, query).await).await;
        assert!(page.contains("Siffrorna kan inte viktas: hur många som bor här"), "{query}");
        assert!(!page.contains("val-vikt-ja"), "{query}");
    }
}
