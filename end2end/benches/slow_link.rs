//! What residents' pages cost on a slow link, on a slow phone: bytes, requests, and the time until they can be answered.
//!
//! Chromium emulates the link (400 ms, 400 kbit/s) and the phone (a processor four times slower). The peers are pages
//! with the questions of `vuxna` made with other tools from their npm packages, and every page's own twin without its
//! looks. `pages/measure.js` measures, and here it is told.

mod support;

use std::process::Command;

use end2end::{BUILT_IN, Options, Server, browser, staff::Session};
use serde_json::Value;
use support::figures::{against_goal, grouped, line, median, spread, title};

const MOST_BYTES: f64 = 14_000.0;
const MOST_TIME: f64 = 1.15;

fn main() {
    println!("# Residents' pages at 400 ms, 400 kbit/s, on a processor four times slower");
    let folder = end2end::folder().join("benches/pages");
    browser::install_packages(&folder);
    let server = Server::start_with(Options { municipality: BUILT_IN, ..Options::default() });
    let session = Session::first_administrator(&server);
    let event = session.add_event(&server, "Dialog");
    let output = Command::new("node")
        .arg("measure.js")
        .arg(server.address())
        .arg(browser::chromium())
        .arg(event)
        .current_dir(&folder)
        .output()
        .expect("Node.js 20 or later is needed");
    assert!(output.status.success(), "measure.js failed:\n{}", String::from_utf8_lossy(&output.stderr));
    let measured: Vec<Value> = serde_json::from_slice(&output.stdout).expect("a list of figures");
    let pages: Vec<Page> = measured.iter().map(Page::read).collect();

    title("Made with other tools");
    let made = |tool: &str| {
        let found = pages.iter().find(|page| page.name.starts_with(tool));
        found.unwrap_or_else(|| panic!("{tool} was not measured"))
    };
    for tool in ["plain HTML", "GOV.UK", "SurveyJS"] {
        made(tool).print();
    }
    title("Ours");
    for page in pages.iter().filter(|page| page.own) {
        page.print();
        let twin = pages.iter().find(|other| other.twin.as_deref() == Some(&*page.name)).expect("its twin");
        twin.print();
        let (name, ratio) = (&page.name, page.seconds() / twin.seconds());
        against_goal(
            &format!("{name}: requests until then"),
            &page.requests.to_string(),
            "1",
            page.requests <= 1.0,
        );
        against_goal(
            &format!("{name}: bytes"),
            &grouped(page.all_bytes),
            "≤ 14,000",
            page.all_bytes <= MOST_BYTES,
        );
        against_goal(
            &format!("{name}: time to its twin's"),
            &format!("{ratio:.2}"),
            "≤ 1.15",
            ratio <= MOST_TIME,
        );
        if name == "/s/vuxna" {
            let ratio = page.seconds() / made("plain HTML").seconds();
            let figure = format!("{ratio:.2}");
            against_goal("/s/vuxna: time to the plain page's", &figure, "≤ 1.15", ratio <= MOST_TIME);
        }
    }
}

/// One page's figures, the middle of several visits.
struct Page {
    name: String,
    own: bool,
    /// Of which page this is the twin.
    twin: Option<String>,
    milliseconds: Vec<f64>,
    /// Until it could be answered.
    requests: f64,
    bytes: f64,
    /// With what came later.
    all_requests: f64,
    all_bytes: f64,
}

impl Page {
    fn read(page: &Value) -> Self {
        let all = |field: &str| -> Vec<f64> {
            let runs = page["runs"].as_array().expect("visits").iter();
            runs.map(|run| run[field].as_f64().expect("a figure")).collect()
        };
        let middle = |field: &str| median(&all(field));
        Self {
            name: page["name"].as_str().expect("a name").to_owned(),
            own: page["own"] == true,
            twin: page["twin"].as_str().map(str::to_owned),
            milliseconds: all("milliseconds"),
            requests: middle("requests"),
            bytes: middle("bytes"),
            all_requests: middle("allRequests"),
            all_bytes: middle("allBytes"),
        }
    }

    fn seconds(&self) -> f64 {
        median(&self.milliseconds) / 1000.0
    }

    fn print(&self) {
        let seconds: Vec<_> = self.milliseconds.iter().map(|time| time / 1000.0).collect();
        line(format!(
            "{}: answerable after {:.2} s ({}), {} requests and {} bytes; {} and {} in all",
            self.name,
            self.seconds(),
            spread(&seconds, 2),
            self.requests,
            grouped(self.bytes),
            self.all_requests,
            grouped(self.all_bytes),
        ));
    }
}
