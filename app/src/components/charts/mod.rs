//! Charts: bars drawn as SVG on the server, with words in HTML around them.
//!
//! A chart is a [`Figure`]: one finding as its title, one scale, one or more panels of bars, and a table under
//! "Visa som tabell" that is made of the same values. Only the bars are SVG, in percent of their width, so that words
//! keep their size on a phone, at 200 % text and in print, and no style attribute is needed (the pages' content
//! security policy allows none). Nothing is told by colour alone: every bar has its figure beside it, the interval is
//! a line over a band, and a hidden figure is hatched and says why in words.
//!
//! A [`Picture`] is a [`Figure`] and how it is looked at: as bars, as a grid of theme × area, as a map of areas, or as
//! pairs of now and then. Whatever the look, its table comes of the same figure, and so does the file that
//! [`svg_file`] makes of it, which needs nothing beside it.

mod bar;
mod figure;
mod file;
mod grid;
mod map;
mod pairs;
mod pattern;
mod picture;

pub use bar::{BarDrawing, Hatch};
pub use figure::{ChartFigure, FigureView};
pub use file::svg_file;
pub use grid::{GridLook, Shading};
pub use map::{MapLook, MapPlace};
pub use pairs::{Other, PairLook, PairStyle};
pub use picture::{Look, Picture, PictureFigure, Steps, Tone};

/// A chart, as words and numbers. Every word is in the reader's language already.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Unique on the page; the anchor of the figure.
    pub id: String,
    /// What is seen in it, as a sentence.
    pub title: String,
    /// What the numbers are: "Andel otrygga, procent".
    pub unit: String,
    /// What a row is: "Svar", "Tema", "Område".
    pub row_head: String,
    /// What a panel is, where there are several: "Åldersgrupp".
    pub panel_head: String,
    /// What the word beside a value is: "Nivå", "Täckning".
    pub word_head: String,
    /// What changes are counted from: "Sedan 2025".
    pub change_head: String,
    pub scale: Scale,
    pub panels: Vec<Panel>,
    /// What has to be said with it: the label for voluntary answers, the source.
    pub notes: Vec<String>,
}

/// The common scale of a figure's panels, from 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub max: f64,
    /// The word at 0, in the middle and at `max`.
    pub ticks: [String; 3],
}

#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Empty where the figure has only one panel and its title says it all.
    pub name: String,
    /// The base in words: "Cirka 240 svar".
    pub base: String,
    pub bars: Vec<Bar>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub label: String,
    pub mark: Mark,
    /// What became of it since an earlier year, where that is told.
    pub change: Option<BarChange>,
    /// Whether it answers nothing that was asked, as "Vet inte": it stands last, and no title tells of it.
    pub aside: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BarChange {
    /// "Ökat" or "Minskat"; empty where that is not sure.
    pub word: String,
    /// All that can be said, for the table.
    pub text: String,
    /// Whether there is an earlier figure to compare with.
    pub comparable: bool,
}

/// What is drawn for one row.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A figure that may be shown.
    Shown {
        value: f64,
        /// The interval of random uncertainty, on the same scale.
        interval: Option<(f64, f64)>,
        /// The value as it is read: "42 %".
        text: String,
        /// The interval as it is read: "37–47 %". Empty without one.
        interval_text: String,
        /// A word for the level, such as "stort". Empty where there is none.
        word: String,
        /// The base of this row, where rows have bases of their own: "130". Empty otherwise.
        base: String,
    },
    /// A figure that may not be shown, with the word that says so: "För få svar" or "Skyddad".
    Hidden(String),
}

impl Mark {
    /// What sorting by size goes by; hidden figures come last.
    pub fn size(&self) -> Option<f64> {
        match self {
            Self::Shown { value, .. } => Some(*value),
            Self::Hidden(_) => None,
        }
    }
}

/// Puts the largest first and hidden rows last. Rows of the same size keep their order.
pub fn sort_by_size(bars: &mut [Bar]) {
    bars.sort_by(|one, other| {
        let (one, other) = (one.mark.size(), other.mark.size());
        other.partial_cmp(&one).unwrap_or(std::cmp::Ordering::Equal)
    });
}
