//! Maps, one alone in the middle of the sheet or several in two columns.

use std::fmt::Write as _;

use super::super::{
    Figure, MapLook, Panel,
    map::{EDGE, Label, NAME, VALUE, WHY, crossed, outline},
};
use super::sheet::{INK, INSIDE, LINE, MARGIN, SOFT, Sheet, WHITE, Write, escaped, fill};

const GAP: f64 = 36.0;
/// No map is higher.
const HIGHEST: f64 = 620.0;

pub(super) fn draw(sheet: &mut Sheet, figure: &Figure, look: &MapLook) {
    sheet.legend(look.steps.legend(), true);
    let (wide, high) = (f64::from(look.width + 2 * EDGE), f64::from(look.height + 2 * EDGE));
    let columns = if figure.panels.len() == 1 { 1 } else { 2 };
    let room = if columns == 1 { INSIDE } else { (INSIDE - GAP) / 2.0 };
    let scale = f64::min(room / wide, HIGHEST / high);
    for panels in figure.panels.chunks(columns) {
        let top = sheet.y;
        let mut lowest = top;
        for (column, panel) in panels.iter().enumerate() {
            let x = MARGIN + column as f64 * (room + GAP);
            sheet.y = top;
            sheet.block(x, room, &panel.name, Write { size: 16.0, bold: true, ink: INK });
            sheet.block(x, room, &panel.base, Write { size: 13.0, bold: false, ink: SOFT });
            sheet.leave(6.0);
            let edge = f64::from(EDGE) * scale;
            sheet.placed(x + edge + (room - wide * scale) / 2.0, sheet.y + edge, scale, &map(panel, look));
            sheet.leave(high * scale + 16.0);
            lowest = lowest.max(sheet.y);
        }
        sheet.y = lowest;
    }
}

fn map(panel: &Panel, look: &MapLook) -> String {
    let mut drawn = String::new();
    for place in look.places.iter() {
        let tone = look.tone(MapLook::mark(&panel.bars, place));
        let (outline, lines) = (outline(&place.shape), crossed(&place.shape, tone));
        let _ = write!(
            drawn,
            "<path d=\"{outline}\" fill=\"{}\" fill-rule=\"evenodd\" stroke=\"none\"/>\
             <path d=\"{lines}\" fill=\"none\" stroke=\"{LINE}\" stroke-width=\"2.5\"/>\
             <path d=\"{outline}\" fill=\"none\" stroke=\"{INK}\" stroke-width=\"3.5\" stroke-linejoin=\"round\"/>",
            fill(tone)
        );
    }
    for Label { x, y, name, value, hidden, leader } in look.labels(&panel.bars) {
        if let Some(((x1, y1), (x2, y2))) = leader {
            let _ = write!(
                drawn,
                "<line x1=\"{x1:.0}\" y1=\"{y1:.0}\" x2=\"{x2:.0}\" y2=\"{y2:.0}\" stroke=\"{INK}\" stroke-width=\"3\"/>"
            );
        }
        let (size, weight) = if hidden { (WHY, "normal") } else { (VALUE, "bold") };
        for (text, foot, size, weight) in [(&name, y, NAME, "normal"), (&value, y + size, size, weight)] {
            let text = escaped(text);
            // A ground of its own under every text: a stroke behind the letters, which every program draws.
            let _ = write!(
                drawn,
                "<text x=\"{x:.0}\" y=\"{foot:.0}\" font-size=\"{size}\" font-weight=\"{weight}\" text-anchor=\"middle\" \
                 fill=\"{WHITE}\" stroke=\"{WHITE}\" stroke-width=\"12\" stroke-linejoin=\"round\">{text}</text>\
                 <text x=\"{x:.0}\" y=\"{foot:.0}\" font-size=\"{size}\" font-weight=\"{weight}\" text-anchor=\"middle\" \
                 fill=\"{INK}\">{text}</text>"
            );
        }
    }
    drawn
}
