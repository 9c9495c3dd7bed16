//! Staff at the door: in through the setup link, with the session's cookie held by hand.

use reqwest::{
    blocking::{RequestBuilder, Response},
    header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE},
};

use crate::{
    Server,
    form::{encode, hidden_fields},
};

pub const EMAIL: &str = "ada.adminsson@testby.example";
pub const PASSWORD: &str = "sju granar vid sjön 1907";

/// A signed-in account.
#[derive(Clone, Debug)]
pub struct Session {
    cookie: String,
}

impl Session {
    /// Uses the printed setup link: makes the first administrator and signs in.
    pub fn first_administrator(server: &Server) -> Self {
        use_link(server, &server.setup_link(), EMAIL);
        Self::sign_in(server, EMAIL, PASSWORD)
    }

    pub fn sign_in(server: &Server, email: &str, password: &str) -> Self {
        let answer = post(server, "/personal/logga-in", &[("email", email), ("password", password)]);
        assert_eq!(answer.status(), 303, "the right password opens the door");
        Self { cookie: cookie(&answer).expect("signing in gives a cookie") }
    }

    pub fn get(&self, server: &Server, path: &str) -> RequestBuilder {
        server.client().get(server.url(path)).header(COOKIE, &self.cookie)
    }

    pub fn post(&self, server: &Server, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        request(server, path, fields).header(COOKIE, &self.cookie)
    }

    /// Adds an event and answers its code.
    pub fn add_event(&self, server: &Server, title: &str) -> String {
        let fields = [
            ("kind", "dialogue"),
            ("title", title),
            ("place", "Torget"),
            ("first_day", "2026-05-20"),
            ("last_day", "2026-05-20"),
            ("organiser", "gemensam"),
            ("areas", "norr"),
        ];
        let answer = self.post(server, "/personal/handelser", &fields).send().expect("an answer");
        assert_eq!(answer.status(), 303, "an event is added");
        let to = answer.headers()[LOCATION].to_str().expect("an address");
        to.trim_end_matches('/')
            .rsplit('/')
            .next()
            .expect("a code")
            .split(['?', '#'])
            .next()
            .expect("a code")
            .to_owned()
    }

    /// Makes cards for an event and answers their codes, as they stand on the printed sheet.
    pub fn make_cards(&self, server: &Server, event: &str, number: usize) -> Vec<String> {
        let event_page = format!("/personal/handelser/{event}");
        let page = self.get(server, &event_page).send().expect("an answer").text().expect("a page");
        let sheet = hidden_fields(&page).into_iter().find(|(name, _)| name == "sheet").expect("a form").1;
        let fields = [("number", &*number.to_string()), ("sheet", &*sheet)];
        let answer = self.post(server, &format!("{event_page}/kort"), &fields).send().expect("an answer");
        assert_eq!(answer.status(), 200, "cards are made");
        let sheet = answer.text().expect("a page");
        let cards = sheet.split("class=\"cut-code\">").skip(1);
        cards.map(|card| card.split('<').next().expect("a code").to_owned()).collect()
    }

    /// The latest label year that has answers: where the situation picture opens.
    pub fn newest_year(&self, server: &Server) -> i16 {
        let answer = self.get(server, "/personal/lagesbild").send().expect("an answer");
        let to = answer.headers()[LOCATION].to_str().expect("an address");
        to.rsplit('/').next().and_then(|year| year.parse().ok()).unwrap_or_else(|| panic!("no year in {to}"))
    }

    /// The rows of a microdata file, each as its cells.
    pub fn responses(&self, server: &Server, survey: &str, year: i16) -> Vec<Vec<String>> {
        let path = format!(
            "/personal/export/responses.csv?survey={survey}&year={year}&dialect=standard&detail=full"
        );
        let answer = self.get(server, &path).send().expect("an answer");
        assert_eq!(answer.status(), 200, "{path}");
        let text = answer.text().expect("a file of text");
        text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
    }
}

/// Posts the setup form of `link` with the test's name and password.
pub fn use_link(server: &Server, link: &str, email: &str) -> Response {
    let fields = [
        ("email", email),
        ("name", "Ada Adminsson"),
        ("organisation", "kommun"),
        ("password", PASSWORD),
        ("password_again", PASSWORD),
    ];
    post(server, link, &fields)
}

/// Posts a staff form as a browser on the same site does, without a session.
pub fn post(server: &Server, path: &str, fields: &[(&str, &str)]) -> Response {
    request(server, path, fields).send().expect("an answer")
}

fn request(server: &Server, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
    let fields: Vec<_> = fields.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
    server
        .client()
        .post(server.url(path))
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(encode(&fields))
}

fn cookie(answer: &Response) -> Option<String> {
    let set = answer.headers().get(SET_COOKIE)?.to_str().ok()?;
    Some(set.split(';').next()?.to_owned())
}
