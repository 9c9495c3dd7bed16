//! The aggregates' rows as JSON: the same columns in the same order, with `null` where a cell is empty.

use domain::aggregates::{AggregateRow, HEADER};
use jiff::civil::Date;
use serde::{Serialize, Serializer, ser::SerializeMap as _};

use super::{LICENCE, Version};

/// What it is of, and one object for each figure.
#[derive(Serialize)]
struct Document<'a> {
    year: i16,
    municipality: Municipality<'a>,
    version: u32,
    published: Date,
    reason: Option<&'a str>,
    /// Of the published version.
    sha256: String,
    demo: bool,
    answers: u64,
    note: String,
    licence: &'static str,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Municipality<'a> {
    code: &'a str,
    name: &'a str,
}

pub(super) fn write(version: &Version, rows: &[AggregateRow<'_>]) -> Vec<u8> {
    let document = Document {
        year: version.year,
        municipality: Municipality { code: &version.municipality_code, name: &version.municipality_name },
        version: version.number,
        published: version.day,
        reason: version.reason.as_deref(),
        sha256: version.sha256.to_string(),
        demo: version.demo,
        answers: version.answers,
        note: version.note(),
        licence: LICENCE,
        rows: rows.iter().map(Row).collect(),
    };
    let mut bytes = serde_json::to_vec(&document).expect("plain data");
    bytes.push(b'\n');
    bytes
}

struct Row<'a>(&'a AggregateRow<'a>);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = self.0;
        let whole = |number: Option<f64>| number.map(|number| number.round() as i64);
        let [year, code, area, survey, field, version, theme, answer, n, share, low, high, index, status] =
            HEADER;
        let mut map = serializer.serialize_map(Some(HEADER.len()))?;
        map.serialize_entry(year, &row.year)?;
        map.serialize_entry(code, &row.municipality_code)?;
        map.serialize_entry(area, &row.area)?;
        map.serialize_entry(survey, &row.survey)?;
        map.serialize_entry(field, &row.field)?;
        map.serialize_entry(version, &row.version)?;
        map.serialize_entry(theme, &row.theme)?;
        map.serialize_entry(answer, &row.answer)?;
        map.serialize_entry(n, &row.n)?;
        map.serialize_entry(share, &whole(row.share))?;
        map.serialize_entry(low, &whole(row.low))?;
        map.serialize_entry(high, &whole(row.high))?;
        map.serialize_entry(index, &row.index)?;
        map.serialize_entry(status, row.status)?;
        map.end()
    }
}
