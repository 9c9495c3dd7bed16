//! Pairs: what their two marks mean, then rows as of bars.

use super::super::{Figure, PairLook, PairStyle};
use super::{
    bars,
    sheet::{DATA, INK, MARGIN, Sheet, Tied, Write},
};

pub(super) fn draw(sheet: &mut Sheet, figure: &Figure, look: &PairLook) {
    let write = Write { size: 13.0, bold: false, ink: INK };
    let mut x = MARGIN + 8.0;
    for (at, name) in look.names.iter().enumerate() {
        let middle = sheet.y + 7.0;
        match (look.style, at) {
            (PairStyle::Dots, _) => sheet.dot(x, middle, at == 1),
            (PairStyle::Bars, 0) => sheet.line((x, middle - 9.0), (x, middle + 9.0), INK, 3.0),
            (PairStyle::Bars, _) => sheet.rect(x - 8.0, middle - 6.0, 18.0, 12.0, DATA),
        }
        sheet.text(x + 16.0, sheet.y + 12.0, Tied::Start, write, name);
        x += 16.0 + write.wide(name) + 34.0;
    }
    sheet.leave(30.0);
    bars::draw(sheet, figure, Some(look));
}
