//! Pages that stay the same until something on them changes: a phone that has one asks whether it still holds, and is
//! answered in a line. Survey pages have no tag, since each visit's key makes it another page.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::environment::sha256;

/// Far more than any page.
const LARGEST: usize = 8 << 20;

/// Tags a page by its content (RFC 9110 §8.8.3), and answers 304 where the reader has just that. The tag is a weak one:
/// it is the same however the page is compressed.
pub async fn tag(request: Request, next: Next) -> Response {
    // What HEAD is answered has no content to tag.
    let get = request.method() == Method::GET;
    let asked = request.headers().clone();
    let response = next.run(request).await;
    if !get || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(page) = to_bytes(body, LARGEST).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let tag = format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(&sha256(&page)[..12]));
    let known = holds(&asked, &tag);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, tag);
    }
    parts.headers.append(header::VARY, HeaderValue::from_static("accept-language"));
    if known {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_LENGTH);
        parts.headers.remove(header::CONTENT_TYPE);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, page.into())
}

/// Whether the reader says that it has the page with this tag.
pub(super) fn holds(headers: &HeaderMap, tag: &str) -> bool {
    let named = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    named.flat_map(|value| value.split(',')).any(|named| matches!(named.trim(), "*") || named.trim() == tag)
}
