//! The sheet that a picture is drawn on, from above downwards.

use std::fmt::Write as _;

use domain::language::Language;

use super::super::{Tone, pattern};

/// As wide as a sheet is where nothing on it needs more.
pub(super) const WIDE: f64 = 960.0;
pub(super) const MARGIN: f64 = 32.0;
/// Between the margins of such a sheet.
pub(super) const INSIDE: f64 = WIDE - 2.0 * MARGIN;

pub(super) const INK: &str = "#10323a";
pub(super) const SOFT: &str = "#37535a";
pub(super) const LINE: &str = "#6a7f80";
pub(super) const FAINT: &str = "#ddd6c6";
pub(super) const SUNKEN: &str = "#f2ede1";
pub(super) const DATA: &str = "#1d6470";
pub(super) const DATA_SOFT: &str = "#b9d6d6";
pub(super) const WHITE: &str = "#ffffff";

const FONT: &str = "Arial, Helvetica, 'Liberation Sans', sans-serif";

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Write {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) ink: &'static str,
}

impl Write {
    pub(super) fn wide(self, text: &str) -> f64 {
        width(text, self.size) * if self.bold { 1.07 } else { 1.0 }
    }
}

/// Where a text is tied to its place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Tied {
    Start,
    Middle,
    End,
}

pub(super) struct Sheet {
    body: String,
    pub(super) wide: f64,
    /// How far down the sheet is filled.
    pub(super) y: f64,
}

impl Sheet {
    pub(super) fn new(wide: f64) -> Self {
        Self { body: String::new(), wide, y: MARGIN }
    }

    pub(super) fn leave(&mut self, room: f64) {
        self.y += room;
    }

    /// One line of text whose foot is at `y`.
    pub(super) fn text(&mut self, x: f64, y: f64, tied: Tied, write: Write, text: &str) {
        let anchor = match tied {
            Tied::Start => "start",
            Tied::Middle => "middle",
            Tied::End => "end",
        };
        let weight = if write.bold { "bold" } else { "normal" };
        let _ = writeln!(
            self.body,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\" fill=\"{}\">{}</text>",
            write.size,
            write.ink,
            escaped(text)
        );
    }

    /// A text from the margin down, broken at the width of the sheet.
    pub(super) fn paragraph(&mut self, text: &str, write: Write) {
        self.block(MARGIN, self.wide - 2.0 * MARGIN, text, write);
    }

    /// A text from `x` down, broken at `room`; the sheet is filled as far as it reaches.
    pub(super) fn block(&mut self, x: f64, room: f64, text: &str, write: Write) {
        for line in broken(text, room, write) {
            self.text(x, self.y + write.size * 0.95, Tied::Start, write, &line);
            self.y += write.size * 1.32;
        }
    }

    pub(super) fn rect(&mut self, x: f64, y: f64, wide: f64, high: f64, fill: &str) {
        let _ = writeln!(
            self.body,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{high:.1}\" fill=\"{fill}\"/>",
            wide.max(0.0)
        );
    }

    /// A band that what lies under it is seen through.
    pub(super) fn band(&mut self, x: f64, y: f64, wide: f64, high: f64, fill: &str) {
        let _ = writeln!(
            self.body,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{high:.1}\" fill=\"{fill}\" fill-opacity=\"0.72\"/>",
            wide.max(0.0)
        );
    }

    pub(super) fn frame(&mut self, x: f64, y: f64, wide: f64, high: f64, stroke: &str) {
        let _ = writeln!(
            self.body,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\" fill=\"none\" stroke=\"{stroke}\"/>"
        );
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, thick: f64) {
        let ((x1, y1), (x2, y2)) = (from, to);
        let _ = writeln!(
            self.body,
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"{stroke}\" stroke-width=\"{thick}\"/>"
        );
    }

    pub(super) fn dot(&mut self, x: f64, y: f64, filled: bool) {
        let fill = if filled { DATA } else { WHITE };
        let _ = writeln!(
            self.body,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"6\" fill=\"{fill}\" stroke=\"{DATA}\" stroke-width=\"2.5\"/>"
        );
    }

    /// A small triangle on its point.
    pub(super) fn mark(&mut self, x: f64, y: f64) {
        let (right, middle, foot) = (x + 10.0, x + 5.0, y + 8.0);
        let _ = writeln!(
            self.body,
            "<path d=\"M{x:.1} {y:.1}L{right:.1} {y:.1}L{middle:.1} {foot:.1}Z\" fill=\"{INK}\"/>"
        );
    }

    /// Something that is drawn elsewhere, put at a place and made larger or smaller.
    pub(super) fn placed(&mut self, x: f64, y: f64, scale: f64, inside: &str) {
        let _ =
            writeln!(self.body, "<g transform=\"translate({x:.1} {y:.1}) scale({scale:.4})\">{inside}</g>");
    }

    /// A box of a tone; what is hidden is hatched.
    pub(super) fn toned(&mut self, x: f64, y: f64, wide: f64, high: f64, tone: Tone) {
        self.rect(x, y, wide, high, fill(tone));
        if tone == Tone::Hidden {
            let lines = pattern::lines(&pattern::boxed(x, y, wide, high), 7.0, pattern::Run::Slanting);
            let _ = writeln!(
                self.body,
                "<path d=\"{lines}\" stroke=\"{LINE}\" stroke-width=\"1.6\" fill=\"none\"/>"
            );
        }
        self.frame(x, y, wide, high, if tone == Tone::Plain { FAINT } else { LINE });
    }

    /// The tones with their words, side by side; `crossed` as on a map.
    pub(super) fn legend<'a>(&mut self, items: impl Iterator<Item = (Tone, &'a str)>, crossed: bool) {
        let write = Write { size: 13.0, bold: false, ink: INK };
        let mut x = MARGIN;
        for (tone, name) in items {
            let needed = 26.0 + write.wide(name) + 18.0;
            if x > MARGIN && x + needed > self.wide - MARGIN {
                x = MARGIN;
                self.y += 24.0;
            }
            self.toned(x, self.y, 20.0, 14.0, tone);
            if let (true, Some(spacing)) = (crossed, tone.spacing()) {
                let lines = pattern::lines(
                    &pattern::boxed(x, self.y, 20.0, 14.0),
                    spacing / 3.5,
                    pattern::Run::Level,
                );
                let _ = writeln!(self.body, "<path d=\"{lines}\" stroke=\"{LINE}\" fill=\"none\"/>");
            }
            self.text(x + 26.0, self.y + 12.0, Tied::Start, write, name);
            x += needed;
        }
        self.y += 32.0;
    }

    pub(super) fn finish(self, language: Language, title: &str, described: &str) -> String {
        let (wide, high, tag) = (self.wide.ceil(), (self.y + MARGIN).ceil(), language.tag());
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\" \
             role=\"img\" aria-labelledby=\"titel beskrivning\" xml:lang=\"{tag}\" lang=\"{tag}\" font-family=\"{FONT}\">\n\
             <title id=\"titel\">{}</title>\n<desc id=\"beskrivning\">{}</desc>\n\
             <rect x=\"0\" y=\"0\" width=\"{wide}\" height=\"{high}\" fill=\"{WHITE}\"/>\n{}</svg>\n",
            escaped(title),
            escaped(described),
            self.body
        )
    }
}

/// What a tone is filled with; the same as on a light screen.
pub(super) fn fill(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain | Tone::Hidden => WHITE,
        Tone::Step(0) => "#f3f6f2",
        Tone::Step(1) => "#d3e5e2",
        Tone::Step(2) => "#a5cfce",
        Tone::Step(3) => "#1a5c68",
        Tone::Step(_) => "#0b3138",
    }
}

/// What stands on a tone.
pub(super) fn on(tone: Tone) -> &'static str {
    match tone {
        Tone::Step(3..) => WHITE,
        _ => INK,
    }
}

/// How wide a text is, about, in Arial.
pub(in super::super) fn width(text: &str, size: f64) -> f64 {
    let wide = |character: char| match character {
        '\u{2060}' | '\u{ad}' => 0.0,
        'i' | 'j' | 'l' | '\'' | '|' => 0.23,
        't' | 'f' | 'I' | '.' | ',' | ':' | ';' | '!' | ' ' | '\u{a0}' | '/' | '(' | ')' | 'r' | '-' => 0.32,
        'm' | 'M' | 'W' | '%' | '…' => 0.88,
        'w' => 0.73,
        upper if upper.is_uppercase() => 0.72,
        _ => 0.557,
    };
    text.chars().map(wide).sum::<f64>() * size
}

/// The text in lines that fit, broken between words.
pub(super) fn broken(text: &str, room: f64, write: Write) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if write.wide(line) + write.wide(" ") + write.wide(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text as XML holds it, without what XML cannot hold at all.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Marks that keep words together or let them be parted; fonts in documents draw them.
            '\u{2060}' | '\u{ad}' => {}
            // XML 1.0 §2.2
            '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => {
                escaped.push(character);
            }
            _ => {}
        }
    }
    escaped
}
