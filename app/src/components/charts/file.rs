//! A picture as a file of its own: SVG that looks the same in a browser, in a document and in a drawing program.
//!
//! Those programs know no style sheet, no pattern and no font but their own, so every colour stands where it is used,
//! hatching is drawn line by line, text is broken here, and widths are reckoned with as for Arial, which is wider than what
//! usually stands in for it. Light colours on white, whatever the screen is like.

mod bars;
mod grid;
mod map;
mod pairs;
mod sheet;

use domain::language::Language;

pub(super) use sheet::width;

use super::{Look, Picture, figure::description};
use sheet::{INK, SOFT, Sheet, WIDE, Write};

/// The picture with its title, its unit, everything that has to be said with it, and its source.
pub fn svg_file(language: Language, picture: &Picture) -> String {
    let figure = &picture.figure;
    let mut sheet = Sheet::new(match &picture.look {
        Look::Grid(look) => grid::wide(figure, look),
        Look::Bars | Look::Map(_) | Look::Pairs(_) => WIDE,
    });
    sheet.paragraph(&figure.title, Write { size: 24.0, bold: true, ink: INK });
    sheet.paragraph(&figure.unit, Write { size: 15.0, bold: false, ink: SOFT });
    sheet.leave(14.0);
    match &picture.look {
        Look::Bars => bars::draw(&mut sheet, figure, None),
        Look::Grid(look) => grid::draw(&mut sheet, figure, look),
        Look::Map(look) => map::draw(&mut sheet, figure, look),
        Look::Pairs(look) => pairs::draw(&mut sheet, figure, look),
    }
    sheet.leave(8.0);
    for note in figure.notes.iter().chain([&picture.source]).filter(|note| !note.is_empty()) {
        sheet.paragraph(note, Write { size: 13.0, bold: false, ink: SOFT });
        sheet.leave(3.0);
    }
    let rows = figure.panels.iter().map(|panel| description(panel, &figure.change_head));
    let parts = [figure.unit.clone()]
        .into_iter()
        .chain(rows)
        .chain(figure.notes.clone())
        .chain([picture.source.clone()]);
    let described =
        parts.filter(|part| !part.is_empty()).map(|part| part.trim_end_matches('.').to_owned() + ".");
    sheet.finish(language, &figure.title, &described.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests;
