//! Notes from dialogues in a file: a table as staff fill it in, in standard CSV or as Swedish Excel saves it: with semicolons,
//! with tabs in a paste, with a byte order mark, with a first line `sep=;`, and in Windows-1252 where it was not asked
//! for UTF-8.

use domain::{
    dialogue_rows::{Column, EXAMPLE, Header, HeaderFault, Rows},
    municipality::Municipality,
};
use jiff::civil::Date;

use crate::export::Dialect;

/// A file with more is no table that someone has filled in by hand.
pub const LARGEST: usize = 1024 * 1024;
pub const MOST_ROWS: usize = 1_000;

/// Why a file cannot be read as a table of notes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("it is no text; save it as CSV")]
    NoText,
    #[error("it is larger than {LARGEST} bytes; divide it")]
    TooLarge,
    #[error("there is no row below the names of the columns")]
    Empty,
    #[error("it has more than {MOST_ROWS} rows; divide it")]
    TooMany,
    #[error("{0}")]
    Header(HeaderFault),
    #[error("it cannot be read as a table from line {0} on; is a quotation mark missing?")]
    Broken(u64),
}

/// The file's text, without the mark that spreadsheets put before it.
pub fn text_of(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    // A workbook, or UTF-16: no CSV has such bytes.
    if bytes.contains(&0) {
        return Err(Unreadable::NoText);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// Every row of the table: the notes, what is wrong, and what may point someone out.
pub fn read(text: &str, municipality: &Municipality, today: Date) -> Result<Rows, Unreadable> {
    // A form makes two marks of each line break: lines are counted, and cells are read, the same either way.
    let text = text.replace("\r\n", "\n");
    let (before, text) = match text.split_once('\n') {
        Some((first, rest)) if first.to_ascii_lowercase().starts_with("sep=") => (1, rest),
        _ => (0, text.as_str()),
    };
    let first = text.lines().next().unwrap_or_default();
    let parted_by = [b';', b'\t', b','].into_iter().find(|sign| first.as_bytes().contains(sign));
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(parted_by.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let line = |position: Option<&csv::Position>| {
            before + position.map_or(index as u64 + 1, csv::Position::line)
        };
        let record = record.map_err(|error| Unreadable::Broken(line(error.position())))?;
        records.push((line(record.position()), record));
        if records.len() > MOST_ROWS + 1 {
            return Err(Unreadable::TooMany);
        }
    }
    let Some(((_, names), rows)) = records.split_first() else { return Err(Unreadable::Empty) };
    let header = Header::read(names).map_err(Unreadable::Header)?;
    let rows =
        header.rows(rows.iter().map(|(line, record)| (*line, record.iter().collect())), municipality, today);
    if rows.notes.is_empty() && rows.faults.is_empty() { Err(Unreadable::Empty) } else { Ok(rows) }
}

/// The file to fill in: the names of the columns and one row that shows how, which is passed over when it is still there.
pub fn template(dialect: Dialect) -> std::io::Result<Vec<u8>> {
    let mut file = dialect.preamble().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(dialect.delimiter())
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut file);
    writer.write_record(Column::ALL.map(Column::name))?;
    writer.write_record(EXAMPLE)?;
    writer.flush()?;
    drop(writer);
    Ok(file)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::config::built_in_municipality;

    const TODAY: Date = date(2026, 9, 3);

    fn read_bytes(bytes: &[u8]) -> Result<Rows, Unreadable> {
        read(&text_of(bytes)?, &built_in_municipality(), TODAY)
    }

    #[test]
    fn the_template_alone_holds_no_note_and_filled_in_it_is_read_in_both_dialects() {
        for dialect in Dialect::ALL {
            let mut file = template(dialect).unwrap();
            assert_eq!(read_bytes(&file), Err(Unreadable::Empty));
            let row = [
                "samverkan",
                "2026-03-21",
                "",
                "skola 2",
                "Narkotika",
                "",
                "",
                "4",
                "",
                "De säljer.",
                "",
                "",
                "",
            ];
            let sign = char::from(dialect.delimiter()).to_string();
            file.extend(row.join(&sign).as_bytes());
            let rows = read_bytes(&file).unwrap();
            assert_eq!((rows.notes.len(), rows.faults.len()), (1, 0), "{dialect:?}: {:?}", rows.faults);
        }
    }

    #[test]
    fn every_way_that_a_spreadsheet_saves_gives_the_same_note() {
        let standard = "dialog,dag,deltagare,tema,omrade,allvar,iakttagelse\r\n\
            medarbetare,2026-03-21,polis 2,Narkotika,Viksjö,4,\"De säljer öppet, varje kväll.\"\r\n";
        let only = |bytes: &[u8]| {
            let rows = read_bytes(bytes).unwrap();
            assert_eq!((rows.notes.len(), rows.faults.len()), (1, 0), "{rows:?}");
            rows.notes.into_iter().next().unwrap()
        };
        let (line, note) = only(standard.as_bytes());
        assert_eq!((line, note.observation.as_str()), (2, "De säljer öppet, varje kväll."));
        let excel = "dialog;dag;deltagare;tema;omrade;allvar;iakttagelse\r\n\
            medarbetare;2026-03-21;polis 2;Narkotika;Viksjö;4,0;De säljer öppet, varje kväll.\r\n;;;;;;\r\n";
        let marked = format!("\u{feff}{excel}");
        let windows = encoding_rs::WINDOWS_1252.encode(excel).0;
        for saved in [marked.as_bytes(), &windows, excel.replace(';', "\t").as_bytes()] {
            assert_eq!(only(saved), (2, note.clone()));
        }
        assert_eq!(only(format!("sep=;\r\n{excel}").as_bytes()), (3, note));
    }

    #[test]
    fn what_is_no_table_of_notes_is_told_apart() {
        assert_eq!(read_bytes(b"PK\x03\x04\0\0"), Err(Unreadable::NoText));
        assert_eq!(read_bytes(b""), Err(Unreadable::Empty));
        assert!(matches!(read_bytes(b"a,b\r\n1,2\r\n"), Err(Unreadable::Header(_))));
        assert_eq!(read_bytes(&vec![b'x'; LARGEST + 1]), Err(Unreadable::TooLarge));
    }

    #[test]
    fn a_faulty_row_is_told_with_its_line_after_one_of_several_lines() {
        let file = "dialog;dag;deltagare;tema;allvar;iakttagelse\n\
                    medarbetare;2026-03-21;polis 2;Narkotika;4;\"en rad\noch en till\"\n\
                    medarbetare;2026-13-21;polis 2;Narkotika;9;text\n";
        let rows = read_bytes(file.as_bytes()).unwrap();
        assert_eq!(rows.notes.len(), 1);
        assert!(rows.faults.iter().all(|fault| fault.line == 4), "{:?}", rows.faults);
        assert_eq!(rows.faults.len(), 2);
    }
}
