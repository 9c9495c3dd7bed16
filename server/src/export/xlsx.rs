//! The picture as a workbook for the staff: what it is, the figures, and what columns and codes mean.

use domain::{aggregates, codebook, disclosure::PublishedPicture};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::{About, Cell, situation_picture::cells};

/// The widths of the columns with words in them, in characters; the others are as wide as their header.
const FIGURES: [f64; 14] = [6.0, 11.0, 14.0, 13.0, 22.0, 13.0, 16.0, 22.0, 11.0, 8.0, 7.0, 7.0, 7.0, 13.0];
const BOOK: [f64; 9] = [18.0, 16.0, 26.0, 48.0, 48.0, 16.0, 9.0, 10.0, 60.0];

/// The bytes of the workbook. The same picture gives the same bytes.
pub(super) fn workbook(about: &About, picture: &PublishedPicture) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A creation time of its own would make each download another file.
    let made = ExcelDateTime::from_ymd(u16::try_from(about.year).unwrap_or(2000), 1, 1)?;
    let title = format!("Lägesbild {} {}", about.municipality, about.year);
    workbook.set_properties(&DocProperties::new().set_title(&title).set_creation_datetime(&made));
    let head =
        Format::new().set_bold().set_background_color(Color::RGB(0x00F2_EDE1)).set_align(FormatAlign::Top);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);

    let sheet = workbook.add_worksheet().set_name("Läs först")?;
    sheet.set_column_width(0, 100)?;
    sheet.write_with_format(0, 0, title, &Format::new().set_bold().set_font_size(16))?;
    let lines = [
        about.note.as_str(),
        "Bladet Siffror har en rad per siffra. Ett dolt värde är tomt, aldrig noll; kolumnen status säger varför: skyddad eller for_fa_svar.",
        "Bladet Kodbok förklarar kolumnerna och koderna.",
    ];
    for (row, line) in (2..).zip(lines) {
        sheet.write_with_format(row, 0, line, &wrapped)?;
    }

    let sheet = workbook.add_worksheet().set_name("Siffror")?;
    header(sheet, &aggregates::HEADER, &FIGURES, &head)?;
    let rows: Vec<_> = aggregates::rows(picture).map(cells).collect();
    for (line, row) in (1..).zip(&rows) {
        for (column, cell) in (0..).zip(row) {
            match cell {
                Cell::Empty => {}
                // Written as text: a cell of a workbook is never taken for a formula.
                Cell::Text(text) => {
                    sheet.write_string(line, column, text.as_ref())?;
                }
                Cell::Number(number) => {
                    sheet.write_number(line, column, number.parse::<f64>().unwrap_or(f64::NAN))?;
                }
            }
        }
    }
    finish(sheet, rows.len(), aggregates::HEADER.len())?;

    let sheet = workbook.add_worksheet().set_name("Kodbok")?;
    header(sheet, &codebook::HEADER, &BOOK, &head)?;
    let book = codebook::published_rows(picture);
    for (line, row) in (1..).zip(&book) {
        let texts: [&str; 9] = [
            row.file,
            &row.column,
            &row.code,
            &row.text_sv,
            &row.text_en,
            &row.theme,
            row.kind,
            row.sensitive,
            &row.note,
        ];
        for (column, text) in (0..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string_with_format(line, column, text, &wrapped)?;
        }
    }
    finish(sheet, book.len(), codebook::HEADER.len())?;
    workbook.save_to_buffer()
}

fn header(sheet: &mut Worksheet, names: &[&str], widths: &[f64], format: &Format) -> Result<(), XlsxError> {
    for (column, (name, width)) in (0..).zip(names.iter().zip(widths)) {
        sheet.write_with_format(0, column, *name, format)?;
        sheet.set_column_width(column, *width)?;
    }
    Ok(())
}

/// The header stays in sight, and each column can be filtered.
fn finish(sheet: &mut Worksheet, rows: usize, columns: usize) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    let (last_row, last_column) =
        (u32::try_from(rows).unwrap_or(u32::MAX), u16::try_from(columns - 1).unwrap_or(0));
    sheet.autofilter(0, 0, last_row, last_column)?;
    Ok(())
}
