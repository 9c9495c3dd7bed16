//! Published figures from elsewhere, read from a CSV: all of them or none.

use std::{collections::BTreeSet, io::Read};

use domain::survey;
use serde::Deserialize;
use store::Indicator;

/// The published figures that are known of Järfälla and Polisregion Syd, each with its source. Imported with the demo.
pub const PUBLISHED: &str = include_str!("../data/published-indicators.csv");

const COLUMNS: [&str; 8] = ["source", "url", "year", "geography", "indicator", "theme", "unit", "value"];

/// Why nothing was imported.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum IndicatorError {
    #[error("the first line must be {}; it is {found}", COLUMNS.join(","))]
    Header { found: String },
    #[error("there is not one row below the header")]
    Empty,
    /// Each with its line and the reason.
    #[error("nothing was imported; correct these rows and import the file again:\n{}", faults.join("\n"))]
    Rows { faults: Vec<String> },
}

#[derive(Deserialize)]
struct Row {
    source: String,
    url: String,
    year: i16,
    geography: String,
    indicator: String,
    theme: String,
    unit: String,
    value: f64,
}

/// Reads every row, or tells what is wrong with each faulty one.
pub fn read(csv: impl Read) -> Result<Vec<Indicator>, IndicatorError> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(csv);
    let header = reader
        .headers()
        .map_err(|error| IndicatorError::Rows { faults: vec![format!("line 1: {error}")] })?
        .clone();
    // A spreadsheet may have put a byte order mark before the first name.
    let names: Vec<_> = header.iter().map(|name| name.trim_start_matches('\u{feff}')).collect();
    if names != COLUMNS {
        return Err(IndicatorError::Header { found: names.join(",") });
    }

    let themes: BTreeSet<_> = survey::themes().iter().map(|theme| theme.id.clone()).collect();
    let mut seen = BTreeSet::new();
    let (mut indicators, mut faults) = (Vec::new(), Vec::new());
    for (index, record) in reader.records().enumerate() {
        let (line, read) = match record {
            Ok(record) => {
                let line = record.position().map_or(index as u64 + 2, csv::Position::line);
                (line, indicator(&record, &themes))
            }
            Err(error) => {
                let line = error.position().map_or(index as u64 + 2, csv::Position::line);
                (line, Err(vec!["it is not text in UTF-8".to_owned()]))
            }
        };
        match read {
            Ok(indicator) => {
                let place = (
                    indicator.source.clone(),
                    indicator.year,
                    indicator.geography.clone(),
                    indicator.indicator.clone(),
                );
                if seen.insert(place) {
                    indicators.push(indicator);
                } else {
                    faults.push(format!(
                        "line {line}: source, year, geography and indicator are the same as in an earlier row"
                    ));
                }
            }
            Err(reasons) => faults.push(format!("line {line}: {}", reasons.join("; "))),
        }
    }
    if !faults.is_empty() {
        Err(IndicatorError::Rows { faults })
    } else if indicators.is_empty() {
        Err(IndicatorError::Empty)
    } else {
        Ok(indicators)
    }
}

fn indicator(record: &csv::StringRecord, themes: &BTreeSet<String>) -> Result<Indicator, Vec<String>> {
    if record.len() != COLUMNS.len() {
        return Err(vec![format!("it has {} columns instead of {}", record.len(), COLUMNS.len())]);
    }
    let header = csv::StringRecord::from(COLUMNS.as_slice());
    let row: Row = record.deserialize(Some(&header)).map_err(|error| {
        let reason = match error.kind() {
            csv::ErrorKind::Deserialize { err, .. } => {
                let column = err.field().and_then(|index| COLUMNS.get(index as usize)).unwrap_or(&"a column");
                format!("{column}: {}", err.kind())
            }
            _ => error.to_string(),
        };
        vec![reason]
    })?;

    let mut faults = Vec::new();
    let texts = [("source", &row.source), ("geography", &row.geography), ("indicator", &row.indicator)];
    for (column, text) in texts {
        if text.is_empty() {
            faults.push(format!("{column} is empty"));
        }
    }
    if !(1990..=2100).contains(&row.year) {
        faults.push(format!("year {} is not between 1990 and 2100", row.year));
    }
    if !themes.contains(&row.theme) {
        let known = themes.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        faults.push(format!("theme {:?} is not known; the themes are {known}", row.theme));
    }
    match row.unit.as_str() {
        "percent" if !(0.0..=100.0).contains(&row.value) => {
            faults.push(format!("value {} is no percentage between 0 and 100", row.value));
        }
        "persons" if !(row.value >= 0.0 && row.value.fract() == 0.0 && row.value < 1e9) => {
            faults.push(format!("value {} is no number of persons", row.value));
        }
        "percent" | "persons" => {}
        other => faults.push(format!("unit {other:?} is neither percent nor persons")),
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Indicator {
        source: row.source,
        url: row.url,
        year: row.year,
        geography: row.geography,
        indicator: row.indicator,
        theme: row.theme,
        unit: row.unit,
        value: row.value,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(rows: &str) -> Result<Vec<Indicator>, IndicatorError> {
        read(format!("{}\n{rows}", COLUMNS.join(",")).as_bytes())
    }

    #[test]
    fn the_published_figures_read_as_they_stand() {
        let indicators = read(PUBLISHED.as_bytes()).unwrap();
        assert_eq!(indicators.len(), 16);
        let population = indicators.iter().find(|one| one.unit == "persons" && one.year == 2023).unwrap();
        assert_eq!(
            (population.geography.as_str(), population.value.to_string().as_str()),
            ("Järfälla", "86330")
        );
    }

    #[test]
    fn every_faulty_row_is_told_with_its_line_and_all_its_reasons() {
        let refusal = with(
            "S,u,2022,Järfälla,Trygg,morker,percent,61.5\n\
             S,u,2022,Järfälla,Otrygg,mörker,percent,161\n\
             S,u,när,Järfälla,Otrygg,morker,percent,1\n\
             S,u,2022,Järfälla\n\
             ,u,1022,Järfälla,Folk,bakgrund,heads,1\n\
             S,u,2022,Järfälla,Trygg,morker,percent,NaN\n\
             S,u,2022,Järfälla,Trygg,morker,percent,60\n",
        )
        .unwrap_err()
        .to_string();
        for expected in [
            "line 3: theme \"mörker\" is not known",
            "value 161 is no percentage",
            "line 4: year: ",
            "line 5: it has 4 columns instead of 8",
            "line 6: source is empty; year 1022 is not between 1990 and 2100; unit \"heads\"",
            "line 7: value NaN",
            "line 8: source, year, geography and indicator are the same",
        ] {
            assert!(refusal.contains(expected), "{expected} in {refusal}");
        }
        assert!(!refusal.contains("line 2:"), "{refusal}");
    }

    #[test]
    fn another_header_or_no_rows_is_told() {
        assert!(matches!(read("a,b\n1,2\n".as_bytes()), Err(IndicatorError::Header { .. })));
        assert_eq!(with(""), Err(IndicatorError::Empty));
    }

    #[test]
    fn a_mark_that_a_spreadsheet_put_first_does_no_harm() {
        assert!(read(format!("\u{feff}{PUBLISHED}").as_bytes()).is_ok());
    }

    #[test]
    fn bytes_that_are_no_text_are_told_with_their_line() {
        let mut csv = format!("{}\n", COLUMNS.join(",")).into_bytes();
        csv.extend_from_slice(b"S,u,2022,J\xe4rf\xe4lla,Trygg,morker,percent,1\n");
        let refusal = read(&csv[..]).unwrap_err().to_string();
        assert!(refusal.contains("line 2: it is not text in UTF-8"), "{refusal}");
    }
}
