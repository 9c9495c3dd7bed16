//! A figure and how it is looked at.

use domain::language::Language;
use leptos::prelude::*;

use super::{
    ChartFigure, Figure, FigureView, GridLook, MapLook, Mark, PairLook, figure::frame, grid, map, pairs,
};

/// A picture ready to be shown, printed, or taken along as a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub figure: Figure,
    pub look: Look,
    /// Where the figures are from: "Källa: …". Stands below the picture wherever it goes.
    pub source: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Look {
    Bars,
    /// A panel is a row, a bar is a cell.
    Grid(GridLook),
    /// A panel is a map, a bar is an area.
    Map(MapLook),
    /// A bar is two values: now and then, or there and expected.
    Pairs(PairLook),
}

/// How a cell or an area is filled. The value stands on it in figures, the level in words; this only lets it be seen
/// from afar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Not on any scale.
    Plain,
    /// From 0, the palest, to 4.
    Step(u8),
    Hidden,
}

/// Where a scale of five tones is cut, with what each is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    /// The lowest value of the second to the fifth tone.
    pub from: [f64; 4],
    /// The tones in words, for the legend: "2–2,9 märkbart".
    pub names: [String; 5],
    /// The word for a hidden figure in the legend.
    pub hidden: String,
}

impl Steps {
    pub fn tone(&self, mark: &Mark) -> Tone {
        match mark {
            Mark::Shown { value, .. } => {
                Tone::Step(self.from.iter().filter(|from| *value >= **from).count() as u8)
            }
            Mark::Hidden(_) => Tone::Hidden,
        }
    }

    /// The legend in its order: every tone, and what is hidden.
    pub(super) fn legend(&self) -> impl Iterator<Item = (Tone, &str)> {
        let tones = (0..).map(Tone::Step).zip(self.names.iter().map(String::as_str));
        tones.chain([(Tone::Hidden, self.hidden.as_str())])
    }
}

impl Tone {
    /// How far apart its lines are on a map, to the map's scale. None cross the palest.
    pub(super) fn spacing(self) -> Option<f64> {
        match self {
            Self::Plain | Self::Hidden | Self::Step(0) => None,
            Self::Step(1) => Some(56.0),
            Self::Step(2) => Some(32.0),
            Self::Step(3) => Some(20.0),
            Self::Step(_) => Some(12.0),
        }
    }

    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Plain => "tone-plain",
            Self::Step(0) => "tone-0",
            Self::Step(1) => "tone-1",
            Self::Step(2) => "tone-2",
            Self::Step(3) => "tone-3",
            Self::Step(_) => "tone-4",
            Self::Hidden => "tone-hidden",
        }
    }
}

/// The picture with its title, what has to be said below it, its table, and the way to its file.
#[component]
pub fn PictureFigure(
    language: Language,
    picture: Picture,
    /// Where the picture is had as a file of its own.
    #[prop(optional_no_strip)]
    download: Option<String>,
) -> impl IntoView {
    let Picture { figure, look, source } = picture;
    let drawing = match look {
        Look::Bars => {
            let view = FigureView { language, figure };
            return match download {
                Some(href) => view! { <ChartFigure view=view source=source download=href /> }.into_any(),
                None => view! { <ChartFigure view=view source=source /> }.into_any(),
            };
        }
        Look::Grid(look) => grid::drawing(language, &figure, &look),
        Look::Map(look) => map::drawing(language, &figure, &look),
        Look::Pairs(look) => pairs::drawing(language, &figure, look),
    };
    frame(FigureView { language, figure }, source, download, true, drawing)
}
