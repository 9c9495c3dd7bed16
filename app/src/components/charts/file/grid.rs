//! A grid, with its first column as wide as its names need and the others sharing the rest.

use super::super::{Figure, GridLook, Mark, Shading, Tone};
use super::sheet::{DATA, FAINT, INK, INSIDE, LINE, MARGIN, SOFT, SUNKEN, Sheet, Tied, Write, broken, on};

const HEAD: Write = Write { size: 13.0, bold: true, ink: INK };
const WORD: f64 = 11.5;
const FIRST: f64 = 200.0;

/// As wide as the sheet has to be.
pub(super) fn wide(figure: &Figure, look: &GridLook) -> f64 {
    2.0 * MARGIN + FIRST + room(figure, look) * look.columns.len() as f64
}

/// As wide as a column is: no word in it is wider, and all share what is left.
fn room(figure: &Figure, look: &GridLook) -> f64 {
    let filled = matches!(look.shading, Shading::Filled { .. });
    let word = |text: &str, write: Write| {
        text.split(' ').map(|word| write.wide(word)).fold(0.0, f64::max) + if filled { 34.0 } else { 12.0 }
    };
    let cell = |mark: &Mark| {
        let small = Write { size: WORD, bold: false, ink: INK };
        match mark {
            Mark::Hidden(why) => word(why, small),
            Mark::Shown { text, word: level, base, .. } => {
                let figures = Write { size: 16.0, bold: true, ink: INK }.wide(text) + 12.0;
                let beside = if filled { Write { size: 12.0, ..small }.wide(base) + 16.0 } else { 0.0 };
                word(level, small).max(figures + beside)
            }
        }
    };
    let heads = look.columns.iter().map(|name| word(name, HEAD));
    let cells = figure.panels.iter().flat_map(|row| &row.bars).map(|bar| cell(&bar.mark));
    heads.chain(cells).fold((INSIDE - FIRST) / look.columns.len().max(1) as f64, f64::max)
}

pub(super) fn draw(sheet: &mut Sheet, figure: &Figure, look: &GridLook) {
    legend(sheet, &look.shading);
    let room = room(figure, look);
    let column = |at: usize| MARGIN + FIRST + at as f64 * room;

    // Heads stand on one foot, however many lines they need.
    let heads: Vec<Vec<String>> = look.columns.iter().map(|name| broken(name, room - 8.0, HEAD)).collect();
    let most = heads.iter().map(Vec::len).max().unwrap_or(1);
    for (at, lines) in heads.iter().enumerate() {
        for (line, text) in lines.iter().enumerate() {
            let foot = sheet.y + 16.0 * (most - lines.len() + line + 1) as f64;
            sheet.text(column(at) + room / 2.0, foot - 2.0, Tied::Middle, HEAD, text);
        }
    }
    sheet.text(MARGIN, sheet.y + 16.0 * most as f64 - 2.0, Tied::Start, HEAD, &figure.panel_head);
    sheet.leave(16.0 * most as f64 + 6.0);

    for row in &figure.panels {
        let label = Write { size: 14.0, bold: false, ink: INK };
        let lines = broken(&row.name, FIRST - 12.0, label);
        let words: Vec<Vec<String>> = (0..look.columns.len())
            .map(|at| {
                let word = match look.cell(&row.bars, at) {
                    Some(Mark::Shown { word, .. } | Mark::Hidden(word)) => word.as_str(),
                    None => "",
                };
                broken(word, room - 30.0, Write { size: WORD, bold: false, ink: INK })
            })
            .collect();
        let longest = words.iter().map(Vec::len).max().unwrap_or(0) as f64;
        let filled = if matches!(look.shading, Shading::Filled { .. }) { 18.0 } else { 0.0 };
        let high = f64::max(30.0 + longest * 13.5 + filled, lines.len() as f64 * 18.5 + 10.0);
        let top = sheet.y;
        let first = top + (high - lines.len() as f64 * 18.5) / 2.0;
        for (line, text) in lines.iter().enumerate() {
            sheet.text(MARGIN, first + 14.0 + line as f64 * 18.5, Tied::Start, label, text);
        }
        for (at, words) in words.iter().enumerate() {
            cell(sheet, look, figure, (column(at), top, room, high), look.cell(&row.bars, at), words);
        }
        sheet.y = top + high;
    }
    sheet.leave(14.0);
}

fn cell(
    sheet: &mut Sheet,
    look: &GridLook,
    figure: &Figure,
    (x, y, wide, high): (f64, f64, f64, f64),
    mark: Option<&Mark>,
    words: &[String],
) {
    let tone = look.tone(mark);
    let (middle, ink) = (x + wide / 2.0, on(tone));
    sheet.toned(x, y, wide, high, tone);
    let mut foot = y + 22.0;
    let word = Write { size: WORD, bold: false, ink };
    match mark {
        None => sheet.text(middle, y + high / 2.0 + 5.0, Tied::Middle, word, "–"),
        Some(Mark::Hidden(_)) => {
            // Words on lines are read on a ground of their own.
            let block = words.len() as f64 * 13.5;
            foot = y + (high - block) / 2.0;
            for text in words {
                let needed = word.wide(text) + 8.0;
                sheet.rect(middle - needed / 2.0, foot, needed, 14.5, super::sheet::WHITE);
                sheet.text(middle, foot + 11.0, Tied::Middle, word, text);
                foot += 13.5;
            }
        }
        Some(Mark::Shown { value, text, base, .. }) => {
            let bold = Write { size: 16.0, bold: true, ink };
            if let Shading::Filled { right, .. } = look.shading {
                sheet.text(x + 8.0, foot, Tied::Start, bold, text);
                sheet.text(
                    x + wide - 8.0,
                    foot,
                    Tied::End,
                    Write { size: 12.0, bold: false, ink: SOFT },
                    base,
                );
                let (from, room) = (x + 8.0, wide - 16.0);
                let at = |value: f64| (value / figure.scale.max).clamp(0.0, 1.0) * room;
                sheet.rect(from, foot + 7.0, room, 10.0, SUNKEN);
                if words.is_empty() {
                    sheet.rect(from, foot + 7.0, at(*value), 10.0, DATA);
                } else {
                    sheet.toned(from, foot + 7.0, at(*value).max(2.0), 10.0, Tone::Step(2));
                }
                sheet.line((from + at(right), foot + 4.0), (from + at(right), foot + 20.0), INK, 2.0);
                foot += 18.0;
            } else {
                sheet.text(middle, foot, Tied::Middle, bold, text);
            }
            let filled = matches!(look.shading, Shading::Filled { .. });
            for (line, text) in words.iter().enumerate() {
                let foot = foot + 15.0 + line as f64 * 13.5;
                if filled {
                    // The word carries it; the triangle is seen from afar.
                    if line == 0 {
                        sheet.mark(x + 8.0, foot - 8.0);
                    }
                    sheet.text(x + 22.0, foot, Tied::Start, word, text);
                } else {
                    sheet.text(middle, foot, Tied::Middle, word, text);
                }
            }
        }
    }
}

fn legend(sheet: &mut Sheet, shading: &Shading) {
    match shading {
        Shading::Steps(steps) => sheet.legend(steps.legend(), false),
        Shading::Filled { right_name, marked, hidden, .. } => {
            let write = Write { size: 13.0, bold: false, ink: INK };
            let y = sheet.y;
            sheet.line((MARGIN + 10.0, y - 2.0), (MARGIN + 10.0, y + 16.0), INK, 2.0);
            sheet.text(MARGIN + 26.0, y + 12.0, Tied::Start, write, right_name);
            let x = MARGIN + 26.0 + write.wide(right_name) + 18.0;
            sheet.toned(x, y + 2.0, 20.0, 10.0, Tone::Step(2));
            sheet.text(x + 26.0, y + 12.0, Tied::Start, write, marked);
            let x = x + 26.0 + write.wide(marked) + 18.0;
            if x + 26.0 + write.wide(hidden) < sheet.wide - MARGIN {
                sheet.toned(x, y, 20.0, 14.0, Tone::Hidden);
                sheet.text(x + 26.0, y + 12.0, Tied::Start, write, hidden);
            }
            sheet.line((MARGIN, y + 24.0), (sheet.wide - MARGIN, y + 24.0), FAINT, 1.0);
            sheet.leave(36.0);
        }
        Shading::Plain => sheet.line((MARGIN, sheet.y), (sheet.wide - MARGIN, sheet.y), LINE, 1.0),
    }
}
