//! Forms as residents post them, of all five surveys, each sent with a key of its own.

use domain::survey::{Survey, default_surveys};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng as _, SeedableRng as _},
};
use server::{config::built_in_municipality, demo};

use super::support::{EVENTS, load::Requests};

/// As many different forms as are made beforehand.
const FORMS: usize = 4_000;
/// Of a hundred answers, how many are given to each survey: an open survey's age groups are uneven.
const SHARES: [(&str, u32); 5] =
    [("barn", 10), ("ungdom", 17), ("unga-vuxna", 8), ("vuxna", 44), ("aldre", 21)];

/// Stands where each request gets its own.
const NO_KEY: &str = "AAAAAAAAAAAAAAAAAAAAAA";
const NO_ADDRESS: &str = "2001:0db8:0000:0000::1";

/// Requests that are ready but for the key and the resident's address.
#[derive(Clone, Debug)]
pub struct Forms {
    requests: Vec<Prepared>,
    next: usize,
    /// Which load it is, for addresses: every one begins with its own, so that none meets its limit.
    load: u16,
    dice: u64,
}

#[derive(Clone, Debug)]
struct Prepared {
    bytes: Vec<u8>,
    key: usize,
    address: usize,
}

impl Forms {
    /// Forms for the submission's own addresses, and the same ones for another path.
    pub fn new(seed: u64) -> Self {
        Self::make(seed, |slug| format!("/s/{slug}"))
    }

    pub fn to(seed: u64, path: &str) -> Self {
        Self::make(seed, |_| path.to_owned())
    }

    fn make(seed: u64, path: impl Fn(&str) -> String) -> Self {
        let municipality = built_in_municipality();
        let surveys = default_surveys(&municipality).expect("the built-in surveys are sound");
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut requests = Vec::with_capacity(FORMS);
        while requests.len() < FORMS {
            let survey = pick(&surveys, rng.next_u32() % 100);
            let answers = demo::form(survey, &municipality, &mut rng);
            // With nothing answered the server would refuse it, and the page does not send it.
            if answers.iter().any(|(field, _)| field != "omr" && field != "kon") {
                requests.push(prepared(&path(&survey.slug), survey, &answers, &mut rng));
            }
        }
        Self { requests, next: 0, load: 0, dice: rng.next_u64() | 1 }
    }

    /// The same forms for the next load.
    pub fn next_load(&mut self) -> Self {
        self.load += 1;
        self.dice = self.throw() | 1;
        self.clone()
    }

    fn throw(&mut self) -> u64 {
        self.dice ^= self.dice >> 12;
        self.dice ^= self.dice << 25;
        self.dice ^= self.dice >> 27;
        self.dice.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }
}

impl Requests for Forms {
    fn next(&mut self, connection: usize, request: &mut Vec<u8>) {
        const BASE64URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let (one, other) = (self.throw(), self.throw());
        let load = self.load;
        self.next = (self.next + 1) % self.requests.len();
        let prepared = &self.requests[self.next];
        request.clear();
        request.extend_from_slice(&prepared.bytes);
        // 126 of the 128 bits: the last character has room for two, which stay zero.
        for (place, byte) in request[prepared.key..][..21].iter_mut().enumerate() {
            let bits = if place < 10 { one >> (6 * place) } else { other >> (6 * (place - 10)) };
            *byte = BASE64URL[(bits & 63) as usize];
        }
        let address = format!("{load:04x}:{connection:04x}");
        request[prepared.address + "2001:0db8:".len()..][..address.len()].copy_from_slice(address.as_bytes());
    }
}

fn pick(surveys: &[Survey], mut share: u32) -> &Survey {
    let slug = SHARES.iter().find(|(_, weight)| {
        let found = share < *weight;
        share = share.saturating_sub(*weight);
        found
    });
    let slug = slug.expect("the shares are of a hundred").0;
    surveys.iter().find(|survey| survey.slug == slug).expect("a built-in survey")
}

fn prepared(path: &str, survey: &Survey, answers: &[(String, String)], rng: &mut ChaCha8Rng) -> Prepared {
    let language = if rng.next_u32() % 100 < 7 { "en" } else { "sv" };
    let mut body = format!("version={}&key={NO_KEY}&lang={language}", survey.version);
    if rng.next_u32() % 100 < 25 {
        body.push_str("&event=");
        body.push_str(EVENTS[rng.next_u32() as usize % EVENTS.len()]);
    }
    // Ids are made of letters that stand for themselves in a form.
    body.extend(answers.iter().map(|(field, option)| format!("&{field}={option}")));
    // What a phone's browser sends.
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: lagesbild.example\r\nX-Forwarded-For: {NO_ADDRESS}\r\n\
         User-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36\r\n\
         Accept: */*\r\nAccept-Language: sv-SE,sv;q=0.9,en;q=0.8\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n\
         Content-Type: application/x-www-form-urlencoded;charset=UTF-8\r\nContent-Length: {}\r\n\
         Origin: https://lagesbild.example\r\nReferer: https://lagesbild.example/s/{}\r\n\
         Sec-Fetch-Dest: empty\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Site: same-origin\r\n\r\n",
        body.len(),
        survey.slug,
    );
    let whole = head + &body;
    Prepared {
        key: whole.find(NO_KEY).expect("a place for the key"),
        address: whole.find(NO_ADDRESS).expect("a place for the address"),
        bytes: whole.into_bytes(),
    }
}
