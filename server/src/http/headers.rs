//! The headers that every answer carries.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use crate::{assets::hash_source, state::Shared};

/// Sets what a handler has not set itself: no sniffing, no framing, no referrer to other sites, nothing kept by a
/// cache unless it says so, and the residents' strict content policy.
pub async fn secure(State(state): State<Shared>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut default = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    default(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    default(header::X_FRAME_OPTIONS, "DENY");
    default(header::REFERRER_POLICY, "same-origin");
    default(header::CACHE_CONTROL, "private, no-cache");
    default(
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    );
    default(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    default(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if state.config.public_url.is_secure() {
        default(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        let policy = resident_policy(&state.assets.resident_style_source);
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
    }
    response
}

/// No script but our own files (which may talk to us only), no style but the one inline element by its hash, nothing
/// from anywhere else.
fn resident_policy(style: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self'; worker-src 'self'; style-src {style}; img-src 'self' data:; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// The published picture's policy: its style sheet, the one inline element by its hash, and no script at all.
pub fn published_policy(style: &str) -> String {
    format!(
        "default-src 'none'; style-src 'self' {}; img-src 'self' data:; form-action 'none'; base-uri 'none'; \
         frame-ancestors 'none'",
        hash_source(style)
    )
}

/// The policy of a promise's pages: their style sheet, and neither a script nor an inline style.
pub const PROMISE_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; \
     base-uri 'none'; frame-ancestors 'none'";

/// The staff pages' policy: Leptos's nonce for the hydration script, and wasm.
pub fn staff_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}
