//! The archive package over HTTP: who may take it out, and what is told where there is none.

use store::Role;

use super::*;

const YEAR: i16 = 2026;

async fn get(app: &TestApp, cookie: &str, path: &str) -> Response<Body> {
    app.send(Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn those_who_make_the_promise_take_the_package_out_and_it_is_logged() {
    let app = TestApp::start().await;
    assert!(app.store.publish("0123", &crate::open_data::tests::frozen(1, 600)).await.unwrap());
    let path = format!("/personal/arkiv/{YEAR}.zip");
    for role in [Role::Admin, Role::Editor, Role::Signer] {
        let cookie = cards::signed_in(&app, role).await;
        let response = get(&app, &cookie, &path).await;
        assert_eq!(response.status(), StatusCode::OK, "{role:?}");
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/zip");
        let bytes = to_bytes(response.into_body(), 16 << 20).await.unwrap();
        let log = app.store.audit_entries("0123", 1).await.unwrap();
        assert_eq!(log[0].action, "export.archive");
        assert_eq!(log[0].subject, "lagesbild-0123-2026-arkiv-demo.zip");
        let sha256 = crate::export::hex(&crate::environment::sha256(&bytes));
        assert!(log[0].detail.ends_with(&sha256), "{}", log[0].detail);
    }
    let analyst = cards::signed_in(&app, Role::Analyst).await;
    assert_eq!(get(&app, &analyst, &path).await.status(), StatusCode::FORBIDDEN);
    assert_ne!(app.get(&path).await.status(), StatusCode::OK, "without a session");
}

#[tokio::test]
async fn a_year_without_anything_is_told_with_the_years_that_have() {
    let app = TestApp::start().await;
    assert!(app.store.publish("0123", &crate::open_data::tests::frozen(1, 600)).await.unwrap());
    let editor = cards::signed_in(&app, Role::Editor).await;
    let response = get(&app, &editor, "/personal/arkiv/2031.zip").await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    let page = text(response).await;
    assert!(page.contains("2031") && page.contains("/personal/arkiv/2026.zip"), "{page}");
    let page = text(get(&app, &editor, "/personal/export").await).await;
    assert!(page.contains("href=\"/personal/arkiv/2026.zip\""), "{page}");
    for path in ["/personal/arkiv/2026", "/personal/arkiv/nu.zip", "/personal/arkiv/1.zip"] {
        assert_eq!(get(&app, &editor, path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}
