//! The package's JSON files that are not kept as they are, and the schemas of all.

use domain::promise::FollowUp;
use serde::Serialize;
use uuid::Uuid;

use super::gather::Content;

/// By name; each kind of JSON file has one.
pub(super) const SCHEMAS: [(&str, &str); 4] = [
    ("lagesbild.schema.json", include_str!("../../schemas/lagesbild.schema.json")),
    ("lofte.schema.json", include_str!("../../schemas/lofte.schema.json")),
    ("bedomningar.schema.json", include_str!("../../schemas/bedomningar.schema.json")),
    ("formular.schema.json", include_str!("../../schemas/formular.schema.json")),
];

#[derive(Serialize)]
struct FollowedUp<'a> {
    format: u32,
    year: i16,
    municipality_code: &'a str,
    judgements: Vec<Judgement<'a>>,
}

#[derive(Serialize)]
struct Judgement<'a> {
    commitment: Uuid,
    #[serde(flatten)]
    follow_up: &'a FollowUp,
}

/// What became of each commitment, as both parties judge it.
pub(super) fn judgements(content: &Content, municipality_code: &str) -> Vec<u8> {
    let judgements = content
        .follow_ups
        .iter()
        .map(|(commitment, follow_up)| Judgement { commitment: *commitment, follow_up })
        .collect();
    pretty(&FollowedUp { format: 1, year: content.year, municipality_code, judgements })
}

/// Indented, with a line break at its end.
pub(super) fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("plain data");
    bytes.push(b'\n');
    bytes
}
