//! Answers posted the way a resident's page does: what the page carries hidden, then the answers.

use std::sync::atomic::{AtomicU32, Ordering};

use reqwest::{
    blocking::{RequestBuilder, Response},
    header::{ACCEPT, CONTENT_TYPE},
};

use crate::Server;

/// A survey's page as it was fetched, with the answers filled in so far.
#[derive(Clone, Debug)]
pub struct Form {
    slug: String,
    address: String,
    fields: Vec<(String, String)>,
}

impl Form {
    /// Fetches `/s/{slug}` and takes over its hidden fields (`version`, `key`, `lang`, perhaps `event`).
    pub fn open(server: &Server, slug: &str) -> Self {
        Self::open_at(server, slug, "")
    }

    /// The same with a query, such as `?event=CODE`.
    pub fn open_at(server: &Server, slug: &str, query: &str) -> Self {
        let answer =
            server.client().get(server.url(&format!("/s/{slug}{query}"))).send().expect("the survey's page");
        assert_eq!(answer.status(), 200, "/s/{slug}{query}");
        let page = answer.text().expect("the survey's page");
        let fields = hidden_fields(&page);
        for name in ["version", "key", "lang"] {
            assert!(fields.iter().any(|(field, _)| field == name), "/s/{slug} has no hidden field {name}");
        }
        Self { slug: slug.to_owned(), address: resident_address(), fields }
    }

    /// Adds an answer; a multiple choice takes several.
    #[must_use]
    pub fn answer(mut self, field: &str, option: &str) -> Self {
        self.fields.push((field.to_owned(), option.to_owned()));
        self
    }

    /// Sets a field that is there once, such as `version` or `key`.
    #[must_use]
    pub fn set(mut self, field: &str, value: &str) -> Self {
        self.fields.retain(|(name, _)| name != field);
        self.answer(field, value)
    }

    pub fn value(&self, field: &str) -> &str {
        let found = self.fields.iter().find(|(name, _)| name == field);
        &found.unwrap_or_else(|| panic!("the form has no {field}")).1
    }

    /// Posts as a browser's form does.
    pub fn post(&self, server: &Server) -> Response {
        self.request(server)
            .header(ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
            .send()
            .expect("an answer")
    }

    /// Posts and asks for JSON. Answers the status and what was said.
    pub fn post_json(&self, server: &Server) -> (u16, serde_json::Value) {
        let answer = self.request(server).header(ACCEPT, "application/json").send().expect("an answer");
        (answer.status().as_u16(), answer.json().expect("an answer in JSON"))
    }

    /// The request before it is sent, for a test that adds headers.
    pub fn request(&self, server: &Server) -> RequestBuilder {
        post(server, &self.slug, encode(&self.fields).into_bytes()).header("x-forwarded-for", &self.address)
    }
}

/// Posts any bytes as a form.
pub fn post(server: &Server, slug: &str, body: Vec<u8>) -> RequestBuilder {
    server
        .client()
        .post(server.url(&format!("/s/{slug}")))
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(body)
}

/// `application/x-www-form-urlencoded`, a field that repeats included.
pub fn encode(fields: &[(String, String)]) -> String {
    let pairs: Vec<_> =
        fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
    pairs.join("&")
}

fn escape(text: &str) -> String {
    text.bytes().fold(String::new(), |escaped, byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
            escaped + &char::from(byte).to_string()
        }
        _ => escaped + &format!("%{byte:02X}"),
    })
}

/// An address of its own for each resident, from the block that is set apart for examples (RFC 2544).
fn resident_address() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("198.18.{}.{}", number / 250 % 250, number % 250 + 1)
}

/// The name and value of every `<input type="hidden">`.
pub fn hidden_fields(page: &str) -> Vec<(String, String)> {
    let inputs = page.split("<input").skip(1).filter_map(|rest| rest.split_once('>')).map(|(input, _)| input);
    inputs
        .filter(|input| attribute(input, "type").as_deref() == Some("hidden"))
        .filter_map(|input| Some((attribute(input, "name")?, attribute(input, "value").unwrap_or_default())))
        .collect()
}

/// The value of an attribute in the text of a start tag, with or without quotes.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}="))?;
    Some(match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?.to_owned(),
        None => rest.split([' ', '/']).next()?.to_owned(),
    })
}
