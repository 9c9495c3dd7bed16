//! Bars with their intervals, and pairs, which have the same rows.

use super::super::{Bar, Figure, Mark, PairLook, PairStyle, Panel, Scale, Tone, figure::changed};
use super::sheet::{
    DATA, DATA_SOFT, FAINT, INK, INSIDE, MARGIN, SOFT, SUNKEN, Sheet, Tied, WHITE, Write, broken,
};

const LABEL: Write = Write { size: 14.0, bold: false, ink: INK };
const VALUE: Write = Write { size: 15.0, bold: true, ink: INK };
const BESIDE: Write = Write { size: 13.0, bold: false, ink: SOFT };
const GAP: f64 = 36.0;

/// One panel across the sheet, or several in two columns.
pub(super) fn draw(sheet: &mut Sheet, figure: &Figure, pairs: Option<&PairLook>) {
    let alone = figure.panels.len() == 1;
    let room = if alone { INSIDE } else { (INSIDE - GAP) / 2.0 };
    for (pair, panels) in figure.panels.chunks(2).enumerate() {
        let top = sheet.y;
        let mut lowest = top;
        for (column, panel) in panels.iter().enumerate() {
            sheet.y = top;
            let look = Row { figure, pairs, x: MARGIN + column as f64 * (room + GAP), room, alone };
            look.panel(sheet, panel, 2 * pair + column);
            lowest = lowest.max(sheet.y);
        }
        sheet.y = lowest + 18.0;
    }
}

/// What the rows of a panel have in common.
struct Row<'a> {
    figure: &'a Figure,
    pairs: Option<&'a PairLook>,
    x: f64,
    room: f64,
    alone: bool,
}

impl Row<'_> {
    fn panel(&self, sheet: &mut Sheet, panel: &Panel, at: usize) {
        if !panel.name.is_empty() {
            sheet.block(self.x, self.room, &panel.name, Write { size: 16.0, bold: true, ink: INK });
        }
        if !panel.base.is_empty() {
            sheet.block(self.x, self.room, &panel.base, BESIDE);
        }
        sheet.leave(6.0);
        for (row, bar) in panel.bars.iter().enumerate() {
            let other =
                self.pairs.map(|pairs| (pairs.style, pairs.other((at, row)).map(|other| other.value)));
            self.row(sheet, bar, other);
        }
        let (x, wide) = self.plot();
        let ticks = [(x, Tied::Start), (x + wide / 2.0, Tied::Middle), (x + wide, Tied::End)];
        for ((x, tied), tick) in ticks.into_iter().zip(&self.figure.scale.ticks) {
            sheet.text(x, sheet.y + 11.0, tied, Write { size: 12.0, bold: false, ink: SOFT }, tick);
        }
        sheet.leave(18.0);
    }

    /// From where and how far the bars reach.
    fn plot(&self) -> (f64, f64) {
        if self.alone { (self.x + 250.0, self.room - 250.0 - 236.0) } else { (self.x, self.room) }
    }

    /// Beside one another where there is room, otherwise the words over the bar.
    fn row(&self, sheet: &mut Sheet, bar: &Bar, other: Option<(PairStyle, Option<f64>)>) {
        let (x, wide) = self.plot();
        let (value, beside) = words(bar, &self.figure.change_head);
        let top = sheet.y;
        if self.alone {
            let lines = broken(&bar.label, 238.0, LABEL);
            let besides = broken(&beside, 222.0 - VALUE.wide(&value), BESIDE);
            let high = f64::max(lines.len().max(besides.len()) as f64 * 17.0, 22.0) + 8.0;
            sheet.block(self.x, 238.0, &bar.label, LABEL);
            let (after, middle) = (x + wide + 14.0, top + high / 2.0);
            sheet.text(after, top + 15.0, Tied::Start, VALUE, &value);
            sheet.y = top + 1.5;
            sheet.block(after + VALUE.wide(&value) + 8.0, 222.0 - VALUE.wide(&value), &beside, BESIDE);
            plot(sheet, (x, f64::min(middle - 11.0, top)), wide, &self.figure.scale, &bar.mark, other);
            sheet.y = top + high;
            return;
        }
        let between = if beside.is_empty() { 0.0 } else { 8.0 };
        let taken = VALUE.wide(&value) + between + BESIDE.wide(&beside);
        // A long label or many words about the value have lines of their own.
        let over = LABEL.wide(&bar.label) + taken + 16.0 <= self.room;
        if over {
            let end = self.x + self.room;
            sheet.text(self.x, top + 14.0, Tied::Start, LABEL, &bar.label);
            sheet.text(end - BESIDE.wide(&beside) - between, top + 14.0, Tied::End, VALUE, &value);
            sheet.text(end, top + 14.0, Tied::End, BESIDE, &beside);
            sheet.y = top + 18.0;
        } else {
            sheet.block(self.x, self.room, &bar.label, LABEL);
            let line = sheet.y;
            sheet.text(self.x, line + 14.0, Tied::Start, VALUE, &value);
            let from = VALUE.wide(&value) + 8.0;
            sheet.block(self.x + from, self.room - from, &beside, BESIDE);
            sheet.y = sheet.y.max(line + 18.0);
        }
        plot(sheet, (x, sheet.y), wide, &self.figure.scale, &bar.mark, other);
        sheet.leave(30.0);
    }
}

/// The value, and what is said beside it.
fn words(bar: &Bar, since: &str) -> (String, String) {
    match &bar.mark {
        Mark::Hidden(word) => (word.clone(), String::new()),
        Mark::Shown { text, interval_text, word, .. } => {
            let changed = changed(bar, since).unwrap_or_default();
            let parts = [interval_text.as_str(), word, changed.as_str()];
            let beside = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
            (text.clone(), beside.join(", "))
        }
    }
}

fn plot(
    sheet: &mut Sheet,
    (x, y): (f64, f64),
    wide: f64,
    scale: &Scale,
    mark: &Mark,
    other: Option<(PairStyle, Option<f64>)>,
) {
    let at = |value: f64| x + (value / scale.max).clamp(0.0, 1.0) * wide;
    let Mark::Shown { value, interval, .. } = mark else {
        sheet.toned(x, y + 3.0, wide, 18.0, Tone::Hidden);
        return;
    };
    sheet.rect(x, y + 3.0, wide, 18.0, SUNKEN);
    sheet.line((at(scale.max / 2.0), y), (at(scale.max / 2.0), y + 24.0), FAINT, 1.0);
    match other {
        Some((PairStyle::Dots, before)) => {
            if let Some(before) = before {
                sheet.line((at(before), y + 12.0), (at(*value), y + 12.0), DATA, 3.0);
                sheet.dot(at(before), y + 12.0, false);
            }
            sheet.dot(at(*value), y + 12.0, true);
        }
        Some((PairStyle::Bars, expected)) => {
            sheet.rect(x, y + 6.0, at(*value) - x, 12.0, DATA);
            if let Some(expected) = expected {
                sheet.line((at(expected), y), (at(expected), y + 24.0), WHITE, 6.0);
                sheet.line((at(expected), y), (at(expected), y + 24.0), INK, 3.0);
            }
        }
        None => {
            sheet.rect(x, y + 6.0, at(*value) - x, 12.0, DATA);
            if let Some((low, high)) = interval {
                sheet.band(at(*low), y + 3.0, at(*high) - at(*low), 18.0, DATA_SOFT);
                sheet.line((at(*low), y + 12.0), (at(*high), y + 12.0), INK, 1.75);
                for end in [at(*low), at(*high)] {
                    sheet.line((end, y + 8.0), (end, y + 16.0), INK, 1.75);
                }
            }
        }
    }
}
