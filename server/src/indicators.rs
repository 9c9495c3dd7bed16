//! Published figures from elsewhere, read from a CSV: all of them or none.

use std::{collections::BTreeSet, io::Read};

use domain::{indicator::is_web_address, survey};
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
    #[error("nothing was imported; correct these rows and import the file again:\n{}", in_lines(.0))]
    Rows(Vec<RowFaults>),
}

/// Everything that is wrong with one row.
#[derive(Debug, PartialEq, Eq)]
pub struct RowFaults {
    pub line: u64,
    pub faults: Vec<Fault>,
}

/// What can be wrong with a row. The words are for the command line; pages have their own.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum Fault {
    #[error("it is not text in UTF-8")]
    NotText,
    #[error("it has {found} columns instead of {}", COLUMNS.len())]
    Columns { found: usize },
    #[error("{0} is empty")]
    Empty(&'static str),
    #[error("year {0:?} is not between 1990 and 2100")]
    Year(String),
    #[error("theme {:?} is not known; the themes are {}", .0, theme_ids().join(", "))]
    Theme(String),
    #[error("unit {:?} is none of {}", .0, UNITS.join(", "))]
    Unit(String),
    #[error(
        "url {0:?} is no address that begins with https:// or http://; leave it empty where there is none"
    )]
    Url(String),
    #[error("value {0:?} is no number")]
    NoNumber(String),
    #[error("value {0} is no percentage between 0 and 100")]
    Percent(String),
    #[error("value {0} is no whole number from 0 on")]
    Count(String),
    #[error("value {0} is no number from 0 on")]
    Rate(String),
    #[error("source, year, geography and indicator are the same as in an earlier row")]
    Repeated,
}

/// A share, a number of inhabitants, reported crimes, and reported crimes for each 100,000 inhabitants.
pub const UNITS: [&str; 4] = ["percent", "persons", "reports", "per_100000"];

fn in_lines(rows: &[RowFaults]) -> String {
    let line = |RowFaults { line, faults }: &RowFaults| {
        let faults: Vec<String> = faults.iter().map(Fault::to_string).collect();
        format!("line {line}: {}", faults.join("; "))
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

pub fn theme_ids() -> Vec<String> {
    survey::themes().into_iter().map(|theme| theme.id).collect()
}

/// Reads every row, or tells what is wrong with each faulty one. Columns are parted as RFC 4180 says, or as Swedish Excel
/// does: by semicolons, with a decimal comma.
pub fn read(mut csv: impl Read) -> Result<Vec<Indicator>, IndicatorError> {
    let mut bytes = Vec::new();
    let unreadable = || IndicatorError::Rows(vec![RowFaults { line: 1, faults: vec![Fault::NotText] }]);
    csv.read_to_end(&mut bytes).map_err(|_| unreadable())?;
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let semicolons = first.contains(&b';') && !first.contains(&b',');
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .flexible(true)
        .delimiter(if semicolons { b';' } else { b',' })
        .from_reader(&bytes[..]);
    let header = reader.headers().map_err(|_| unreadable())?.clone();
    // A spreadsheet may have put a byte order mark before the first name.
    let names: Vec<_> = header.iter().map(|name| name.trim_start_matches('\u{feff}')).collect();
    if names != COLUMNS {
        return Err(IndicatorError::Header { found: names.join(",") });
    }

    let themes: BTreeSet<_> = theme_ids().into_iter().collect();
    let mut seen = BTreeSet::new();
    let (mut indicators, mut rows) = (Vec::new(), Vec::new());
    for (index, record) in reader.records().enumerate() {
        let place = |position: Option<&csv::Position>| position.map_or(index as u64 + 2, csv::Position::line);
        let (line, read) = match record {
            Ok(record) => (place(record.position()), indicator(&record, &themes, semicolons)),
            Err(error) => (place(error.position()), Err(vec![Fault::NotText])),
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
                    rows.push(RowFaults { line, faults: vec![Fault::Repeated] });
                }
            }
            Err(faults) => rows.push(RowFaults { line, faults }),
        }
    }
    if !rows.is_empty() {
        Err(IndicatorError::Rows(rows))
    } else if indicators.is_empty() {
        Err(IndicatorError::Empty)
    } else {
        Ok(indicators)
    }
}

fn indicator(
    record: &csv::StringRecord,
    themes: &BTreeSet<String>,
    decimal_comma: bool,
) -> Result<Indicator, Vec<Fault>> {
    let fields: Vec<&str> = record.iter().collect();
    let [source, url, year, geography, indicator, theme, unit, value] = fields[..] else {
        return Err(vec![Fault::Columns { found: fields.len() }]);
    };
    let mut faults = Vec::new();
    for (column, text) in [("source", source), ("geography", geography), ("indicator", indicator)] {
        if text.is_empty() {
            faults.push(Fault::Empty(column));
        }
    }
    if !url.is_empty() && !is_web_address(url) {
        faults.push(Fault::Url(url.to_owned()));
    }
    let number = year.parse::<i16>().ok().filter(|year| (1990..=2100).contains(year));
    if number.is_none() {
        faults.push(Fault::Year(year.to_owned()));
    }
    if !themes.contains(theme) {
        faults.push(Fault::Theme(theme.to_owned()));
    }
    // Swedish spreadsheets put a space between thousands, seldom the one on the keyboard.
    let plain: String = value.chars().filter(|character| !character.is_whitespace()).collect();
    let plain = if decimal_comma { plain.replace(',', ".") } else { plain };
    let amount = plain.parse::<f64>().ok().filter(|amount| amount.is_finite());
    match (unit, amount) {
        (unit, _) if !UNITS.contains(&unit) => faults.push(Fault::Unit(unit.to_owned())),
        (_, None) => faults.push(Fault::NoNumber(value.to_owned())),
        ("percent", Some(amount)) if !(0.0..=100.0).contains(&amount) => {
            faults.push(Fault::Percent(value.to_owned()));
        }
        ("persons" | "reports", Some(amount))
            if !(amount >= 0.0 && amount.fract() == 0.0 && amount < 1e9) =>
        {
            faults.push(Fault::Count(value.to_owned()));
        }
        ("per_100000", Some(amount)) if !(0.0..1e9).contains(&amount) => {
            faults.push(Fault::Rate(value.to_owned()));
        }
        _ => {}
    }
    match (number, amount) {
        (Some(year), Some(value)) if faults.is_empty() => Ok(Indicator {
            source: source.to_owned(),
            url: url.to_owned(),
            year,
            geography: geography.to_owned(),
            indicator: indicator.to_owned(),
            theme: theme.to_owned(),
            unit: unit.to_owned(),
            value,
        }),
        _ => Err(faults),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(rows: &str) -> Result<Vec<Indicator>, IndicatorError> {
        read(format!("{}\n{rows}", COLUMNS.join(",")).as_bytes())
    }

    #[test]
    fn the_example_on_the_page_can_be_read_in() {
        assert_eq!(read(app::staff::INDICATOR_EXAMPLE.as_bytes()).unwrap()[0].value.to_string(), "25.5");
    }

    #[test]
    fn a_number_is_read_as_swedish_excel_writes_it() {
        let file =
            format!("{}\nBrå;;2025;Testby;Anmälda brott;trygg;per_100000;1\u{a0}250,5", COLUMNS.join(";"));
        assert_eq!(read(file.as_bytes()).unwrap()[0].value.to_string(), "1250.5");
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
            "S,,2022,Järfälla,Trygg,morker,percent,61.5\n\
             S,,2022,Järfälla,Otrygg,mörker,percent,161\n\
             S,,när,Järfälla,Otrygg,morker,percent,1\n\
             S,,2022,Järfälla\n\
             ,,1022,Järfälla,Folk,bakgrund,heads,1\n\
             S,,2022,Järfälla,Trygg,morker,percent,NaN\n\
             S,,2022,Järfälla,Trygg,morker,percent,60\n\
             S,,2022,Järfälla,Stöld,utsatthet,reports,1.5\n\
             S,https://mitti.se Inbrott oroar,2022,Järfälla,Inbrott,utsatthet,reports,1\n\
             S,mitti.se,2023,Järfälla,Inbrott,utsatthet,reports,1\n",
        )
        .unwrap_err()
        .to_string();
        for expected in [
            "line 3: theme \"mörker\" is not known",
            "value 161 is no percentage",
            "line 4: year \"när\"",
            "line 5: it has 4 columns instead of 8",
            "line 6: source is empty; year \"1022\" is not between 1990 and 2100; unit \"heads\"",
            "line 7: value \"NaN\" is no number",
            "line 8: source, year, geography and indicator are the same",
            "line 9: value 1.5 is no whole number",
            "line 10: url \"https://mitti.se Inbrott oroar\" is no address",
            "line 11: url \"mitti.se\" is no address that begins with https:// or http://",
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
    fn a_file_as_swedish_excel_saves_it_is_read_too() {
        let excel = format!(
            "\u{feff}{}\r\nBrå;https://bra.se;2025;Järfälla;Våldsbrott;utsatthet;per_100000;1234,5\r\n",
            COLUMNS.join(";")
        );
        let indicators = read(excel.as_bytes()).unwrap();
        assert_eq!(
            (indicators[0].value.to_string().as_str(), indicators[0].unit.as_str()),
            ("1234.5", "per_100000")
        );
    }

    #[test]
    fn bytes_that_are_no_text_are_told_with_their_line() {
        let mut csv = format!("{}\n", COLUMNS.join(",")).into_bytes();
        csv.extend_from_slice(b"S,,2022,J\xe4rf\xe4lla,Trygg,morker,percent,1\n");
        let refusal = read(&csv[..]).unwrap_err().to_string();
        assert!(refusal.contains("line 2: it is not text in UTF-8"), "{refusal}");
    }
}
