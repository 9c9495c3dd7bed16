//! Who may come in: everything under `/personal` is denied unless it is opened here.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use store::Account;

use super::super::request::cookie;
use crate::{
    auth::Token,
    config::Config,
    state::{Lagesbild, Shared},
};

/// The only addresses under `/personal` that answer without a session: the doors themselves.
pub const OPEN: [&str; 2] = ["/personal/logga-in", "/personal/start/"];

/// Whoever is signed in, put into the request by [`guard`].
#[derive(Clone, Debug)]
pub struct SignedIn(pub Account);

/// Denies what comes without a session or from another site. Nothing of the staff's stays behind in a browser's cache:
/// the next person at the same computer may press Back.
pub async fn guard(state: State<Shared>, request: Request, next: Next) -> Response {
    let mut response = guarded(state, request, next).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn guarded(State(state): State<Shared>, mut request: Request, next: Next) -> Response {
    if !request.method().is_safe() && !from_our_own_pages(request.headers(), &state.config) {
        return (StatusCode::FORBIDDEN, "This form was not sent from Lägesbild's own pages.").into_response();
    }
    let path = request.uri().path();
    let open = path == OPEN[0] || path.starts_with(OPEN[1]);
    match signed_in(&state, request.headers()).await {
        Ok(Some(account)) => {
            request.extensions_mut().insert(SignedIn(account));
            next.run(request).await
        }
        Ok(None) if open => next.run(request).await,
        Ok(None) => deny(request.method(), request.uri()),
        Err(error) => {
            tracing::error!(%error, "a session could not be looked up");
            (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5")], "Try again in a few seconds.")
                .into_response()
        }
    }
}

/// A page sends to the sign-in and back afterwards; anything else is simply refused.
fn deny(method: &Method, uri: &Uri) -> Response {
    if *method == Method::GET && !uri.path().starts_with("/personal/api/") {
        let next = uri.path_and_query().map_or("/personal", |path| path.as_str());
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
        Redirect::to(&format!("/personal/logga-in?{query}")).into_response()
    } else {
        StatusCode::UNAUTHORIZED.into_response()
    }
}

async fn signed_in(state: &Lagesbild, headers: &HeaderMap) -> store::Result<Option<Account>> {
    match cookie(headers, session_cookie(&state.config)) {
        Some(secret) => {
            state.store.session_account(state.code(), &Token::hash(secret), state.clock.now()).await
        }
        None => Ok(None),
    }
}

/// `__Host-` ties the cookie to this host over TLS. On plain HTTP, which is for trying out on one's own machine,
/// browsers refuse that prefix, so there the name is without it.
pub fn session_cookie(config: &Config) -> &'static str {
    if config.public_url.is_secure() { "__Host-lagesbild" } else { "lagesbild" }
}

/// The `Set-Cookie` that starts a session, or ends it when `secret` is empty.
pub fn set_session_cookie(config: &Config, secret: &str) -> String {
    let age = if secret.is_empty() { 0 } else { crate::auth::SESSION_LASTS.as_secs() };
    let secure = if config.public_url.is_secure() { "; Secure" } else { "" };
    format!("{}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}", session_cookie(config))
}

/// Against forged forms: a browser says where a request comes from (`Sec-Fetch-Site`, or else `Origin`). What says
/// neither is no browser, and carries no cookie that its user did not put there.
fn from_our_own_pages(headers: &HeaderMap, config: &Config) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text("origin") else { return true };
    let host = text("host").unwrap_or_default();
    origin == config.public_url.as_str() || origin.split_once("://").is_some_and(|(_, from)| from == host)
}

/// Where to go after signing in: one of our own staff pages, never another site.
pub fn safe_next(next: Option<&str>) -> &str {
    next.filter(|next| {
        *next == "/personal" || next.starts_with("/personal/") || next.starts_with("/personal?")
    })
    .filter(|next| !next.contains(['\\', '\r', '\n']))
    .unwrap_or("/personal")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site_after_signing_in() {
        for next in ["https://evil.example", "//evil.example", "/personal\\..", "/", "/personalx"] {
            assert_eq!(safe_next(Some(next)), "/personal", "{next}");
        }
        assert_eq!(
            safe_next(Some("/personal/lagesbild/2026?group=barn")),
            "/personal/lagesbild/2026?group=barn"
        );
    }

    #[test]
    fn a_form_from_another_site_is_known() {
        let config = |headers: &[(&'static str, &'static str)]| {
            let mut map = HeaderMap::new();
            for (name, value) in headers {
                map.insert(*name, value.parse().unwrap());
            }
            map
        };
        let ours = crate::config::Settings {
            listen: "127.0.0.1:3000".parse().unwrap(),
            database: "sqlite:unused".to_owned(),
            public_url: Some("https://svar.example".to_owned()),
            trusted_proxies: crate::config::Networks::default(),
            config: None,
        }
        .resolve()
        .unwrap();
        assert!(!from_our_own_pages(&config(&[("sec-fetch-site", "cross-site")]), &ours));
        assert!(!from_our_own_pages(&config(&[("sec-fetch-site", "same-site")]), &ours));
        assert!(!from_our_own_pages(
            &config(&[("origin", "https://evil.example"), ("host", "svar.example")]),
            &ours
        ));
        assert!(!from_our_own_pages(&config(&[("origin", "null"), ("host", "svar.example")]), &ours));
        assert!(from_our_own_pages(&config(&[("sec-fetch-site", "same-origin")]), &ours));
        assert!(from_our_own_pages(&config(&[("origin", "https://svar.example")]), &ours));
    }
}
