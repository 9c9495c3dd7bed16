//! What a request says of itself: its language, its address, its cookies.

use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use axum::{
    extract::{FromRequestParts, Path},
    http::{HeaderMap, HeaderName, Uri, header, request::Parts},
};
use domain::language::Language;

use crate::state::Lagesbild;

/// The value of a query parameter, decoded.
pub fn query_value(uri: &Uri, name: &str) -> Option<String> {
    let query = uri.query()?;
    form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// `?lang=`, else `Accept-Language`, else Swedish.
pub fn language(uri: &Uri, headers: &HeaderMap) -> Language {
    query_value(uri, "lang").and_then(|tag| Language::from_tag(&tag)).unwrap_or_else(|| {
        headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok())
            .map_or_else(Language::default, Language::negotiate)
    })
}

/// Whether the caller prefers JSON to a page (RFC 9110 §12.5.1). A browser names `text/html` and so gets a page.
pub fn wants_json(headers: &HeaderMap) -> bool {
    let json = quality(headers, &header::ACCEPT, "application/json");
    json > 0.0 && json > quality(headers, &header::ACCEPT, "text/html")
}

/// Whether the browser takes answers in this coding (RFC 9110 §12.5.3), such as `gzip`.
pub fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    quality(headers, &header::ACCEPT_ENCODING, coding) > 0.0
}

/// The quality, 0 to 1, that a header gives to exactly this word; 0 where it is not named.
fn quality(headers: &HeaderMap, name: &HeaderName, word: &str) -> f32 {
    let offers = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    offers
        .flat_map(|value| value.split(','))
        .filter_map(|offer| {
            let mut parts = offer.split(';').map(str::trim);
            parts.next()?.eq_ignore_ascii_case(word).then(|| {
                let given = parts.find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q=")));
                given.map_or(1.0, |quality| quality.parse().unwrap_or(0.0))
            })
        })
        .fold(0.0, f32::max)
}

/// The address that the request comes from: the last one that a trusted proxy says it forwarded for, else the peer's.
/// It is used for limits in memory only; it is never stored or logged.
pub fn client_address(state: &Lagesbild, peer: SocketAddr, headers: &HeaderMap) -> IpAddr {
    let trusted = |address: IpAddr| state.config.trusts(address);
    let mut address = peer.ip();
    let forwarded: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    // From the nearest hop outwards: stop at the first address that is not ours to trust.
    for hop in forwarded.into_iter().rev() {
        if !trusted(address) {
            break;
        }
        let Ok(earlier) = hop.trim().parse() else { break };
        address = earlier;
    }
    address
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// A part of the path as it was sent, decoded where that is possible: a broken one leads to our own "not there" page.
pub struct PathPart(pub String);

impl<S: Send + Sync> FromRequestParts<S> for PathPart {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let decoded = Path::<String>::from_request_parts(parts, state).await;
        // Nothing that can be looked up contains the replacement character.
        Ok(Self(decoded.map_or_else(|_| char::REPLACEMENT_CHARACTER.to_string(), |Path(part)| part)))
    }
}

/// Two parts of the path, read in the same way.
pub struct PathPair(pub String, pub String);

impl<S: Send + Sync> FromRequestParts<S> for PathPair {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let decoded = Path::<(String, String)>::from_request_parts(parts, state).await;
        let broken = || char::REPLACEMENT_CHARACTER.to_string();
        Ok(decoded.map_or_else(|_| Self(broken(), broken()), |Path((one, other))| Self(one, other)))
    }
}

/// Why a posted form could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyFault {
    TooLarge,
    /// Cut off, or not UTF-8.
    Broken,
    /// Not whole within [`BODY_PATIENCE`].
    Slow,
}

/// How long a body may take. A whole form is about 1 kB: on the slowest of networks a second.
pub const BODY_PATIENCE: Duration = Duration::from_secs(30);

/// Reads a form-encoded body of at most `most` bytes, in the order it was posted.
///
/// A larger one is read to its end first (within reason) and thrown away, so that the sender hears the answer instead
/// of a broken connection.
pub async fn read_form(body: axum::body::Body, most: usize) -> Result<Vec<(String, String)>, BodyFault> {
    tokio::time::timeout(BODY_PATIENCE, read_whole_form(body, most)).await.unwrap_or(Err(BodyFault::Slow))
}

async fn read_whole_form(body: axum::body::Body, most: usize) -> Result<Vec<(String, String)>, BodyFault> {
    use futures_util::StreamExt as _;
    const GIVE_UP: usize = 8 << 20;

    let mut stream = body.into_data_stream();
    let mut bytes = Vec::new();
    let mut seen = 0_usize;
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| BodyFault::Broken)?;
        seen += chunk.len();
        if seen <= most {
            bytes.extend_from_slice(&chunk);
        } else if seen > GIVE_UP {
            break;
        }
    }
    if seen > most {
        return Err(BodyFault::TooLarge);
    }
    let form: Vec<(String, String)> = form_urlencoded::parse(&bytes).into_owned().collect();
    // Decoding puts the replacement character where the bytes were no UTF-8.
    if form.iter().any(|(name, value)| name.contains('\u{fffd}') || value.contains('\u{fffd}')) {
        return Err(BodyFault::Broken);
    }
    Ok(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_form_keeps_its_order_and_its_repeats() {
        let form = read_form("plats=park&omr=viksjo&plats=station&k=%C3%A5".into(), 100).await.unwrap();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            form,
            [pair("plats", "park"), pair("omr", "viksjo"), pair("plats", "station"), pair("k", "å")]
        );
    }

    #[tokio::test]
    async fn what_is_too_large_or_not_utf8_is_told_apart() {
        assert_eq!(read_form("a=12345".into(), 6).await, Err(BodyFault::TooLarge));
        assert_eq!(read_form("a=%FF".into(), 100).await, Err(BodyFault::Broken));
    }

    #[test]
    fn a_coding_with_no_quality_is_not_taken() {
        let mut headers = HeaderMap::new();
        assert!(!accepts(&headers, "gzip"));
        headers.insert(header::ACCEPT_ENCODING, "deflate, GZIP;q=0.5, br;q=0".parse().unwrap());
        assert!(accepts(&headers, "gzip") && accepts(&headers, "deflate"));
        assert!(!accepts(&headers, "br") && !accepts(&headers, "zstd"));
    }

    #[test]
    fn json_is_for_those_who_ask_for_it() {
        let wants = |accept: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, accept.parse().unwrap());
            wants_json(&headers)
        };
        assert!(wants("application/json") && wants("APPLICATION/JSON; charset=utf-8, */*;q=0.1"));
        for page in ["application/json;q=0", "text/html, application/json;q=0.1", "application/jsonp", "*/*"]
        {
            assert!(!wants(page), "{page}");
        }
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, "xsession=1; session=abc; other=2".parse().unwrap());
        assert_eq!(cookie(&headers, "session"), Some("abc"));
        assert_eq!(cookie(&headers, "sess"), None);
    }
}
