//! A map of the areas, drawn from their outlines and nothing else: no tiles, no other site.
//!
//! An area is filled by its tone, crossed by lines that lie closer the higher the tone, and carries its name and its
//! value. What is hidden is crossed by slanting lines and says why.

use std::{fmt::Write as _, sync::Arc};

use domain::{
    area_map::{AreaMap, AreaShape},
    language::Language,
};
use leptos::prelude::*;

use super::{
    Bar, Figure, Mark, Panel, Shading, Steps, Tone,
    figure::description,
    grid::legend,
    pattern::{Run, Spot, lines},
};

/// How the panels of a figure look as maps.
#[derive(Clone, Debug, PartialEq)]
pub struct MapLook {
    pub places: Arc<Vec<MapPlace>>,
    pub width: i32,
    pub height: i32,
    pub steps: Steps,
}

/// An area as it is drawn. The bar with its name as label holds its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapPlace {
    pub name: String,
    pub shape: AreaShape,
}

/// Room around the outlines, for names at the edge.
pub(super) const EDGE: i32 = 24;
/// Sizes of what is written, to the drawing's scale.
pub(super) const NAME: f64 = 46.0;
pub(super) const VALUE: f64 = 56.0;
pub(super) const WHY: f64 = 38.0;

/// What stands in an area: where, its name and its value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    pub(super) x: f64,
    /// The line that the name stands on; the value stands on the next one.
    pub(super) y: f64,
    pub(super) name: String,
    pub(super) value: String,
    /// Whether it is no value but why there is none.
    pub(super) hidden: bool,
    /// From where the label had to be moved to the area's middle.
    pub(super) leader: Option<(Spot, Spot)>,
}

impl MapLook {
    /// The map of these areas with their names. `None` where none is configured.
    pub fn new<'a>(map: &AreaMap, name: impl Fn(&str) -> &'a str, steps: Steps) -> Option<Self> {
        let place = |shape: &AreaShape| MapPlace { name: name(&shape.area).to_owned(), shape: shape.clone() };
        (!map.is_empty()).then(|| Self {
            places: Arc::new(map.shapes().iter().map(place).collect()),
            width: map.width(),
            height: map.height(),
            steps,
        })
    }

    pub(super) fn mark<'a>(bars: &'a [Bar], place: &MapPlace) -> Option<&'a Mark> {
        bars.iter().find(|bar| bar.label == place.name).map(|bar| &bar.mark)
    }

    pub(super) fn tone(&self, mark: Option<&Mark>) -> Tone {
        mark.map_or(Tone::Plain, |mark| self.steps.tone(mark))
    }

    /// The labels of a panel, moved apart where they would lie on one another.
    pub(super) fn labels(&self, bars: &[Bar]) -> Vec<Label> {
        const HEIGHT: f64 = NAME + VALUE + 8.0;
        let mut placed: Vec<(f64, f64, f64)> = Vec::new();
        let mut order: Vec<&MapPlace> = self.places.iter().collect();
        order.sort_by_key(|place| place.shape.middle.1);
        order
            .into_iter()
            .map(|place| {
                let (value, hidden) = match Self::mark(bars, place) {
                    Some(Mark::Shown { text, .. }) => (text.clone(), false),
                    Some(Mark::Hidden(word)) => (word.clone(), true),
                    None => ("–".to_owned(), true),
                };
                let size = if hidden { WHY } else { VALUE };
                let (x, y) = (f64::from(place.shape.middle.0), f64::from(place.shape.middle.1));
                let half = f64::max(wide(&place.name, NAME), wide(&value, size)) / 2.0;
                // Inside the drawing as far as it fits.
                let right = f64::from(self.width + EDGE) - half;
                let moved_x = if right > half { x.clamp(half - f64::from(EDGE), right) } else { x };
                let mut top = y - HEIGHT / 2.0;
                for &(other_x, other_half, other_top) in &placed {
                    let beside = (moved_x - other_x).abs() >= half + other_half;
                    if !beside && top < other_top + HEIGHT {
                        top = other_top + HEIGHT;
                    }
                }
                placed.push((moved_x, half, top));
                let moved = (top + HEIGHT / 2.0 - y).abs() > NAME;
                Label {
                    x: moved_x,
                    y: top + NAME,
                    name: place.name.clone(),
                    value,
                    hidden,
                    leader: moved.then_some(((moved_x, top), (x, y))),
                }
            })
            .collect()
    }
}

/// How wide a text is, about: enough to keep labels apart.
fn wide(text: &str, size: f64) -> f64 {
    super::file::width(text, size)
}

/// The outline as the `d` of a path.
pub(super) fn outline(shape: &AreaShape) -> String {
    let mut path = String::new();
    for ring in &shape.rings {
        for (at, (x, y)) in ring.iter().enumerate() {
            let _ = write!(path, "{}{x} {y}", if at == 0 { "M" } else { "L" });
        }
        path.push('Z');
    }
    path
}

/// The lines across an area, as the `d` of a path; empty for the palest.
pub(super) fn crossed(shape: &AreaShape, tone: Tone) -> String {
    let (spacing, run) = match (tone, tone.spacing()) {
        (Tone::Hidden, _) => (20.0, Run::Slanting),
        (_, Some(spacing)) => (spacing, Run::Level),
        (_, None) => return String::new(),
    };
    let rings: Vec<Vec<Spot>> = shape
        .rings
        .iter()
        .map(|ring| ring.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect())
        .collect();
    lines(&rings, spacing, run)
}

pub(super) fn drawing(language: Language, figure: &Figure, look: &MapLook) -> AnyView {
    let several =
        if figure.panels.len() > 1 { "chart-panels is-several is-maps" } else { "chart-panels is-maps" };
    let maps = figure.panels.iter().map(|panel| map(panel, figure, look)).collect_view();
    view! {
        {legend(language, &Shading::Steps(look.steps.clone()))}
        <div class=several>{maps}</div>
    }
    .into_any()
}

fn map(panel: &Panel, figure: &Figure, look: &MapLook) -> AnyView {
    let areas = look
        .places
        .iter()
        .map(|place| {
            let tone = look.tone(MapLook::mark(&panel.bars, place));
            view! {
                <g class=tone.class()>
                    <path class="map-area" fill-rule="evenodd" d=outline(&place.shape)></path>
                    <path class="map-lines" d=crossed(&place.shape, tone)></path>
                </g>
            }
        })
        .collect_view();
    let labels = look
        .labels(&panel.bars)
        .into_iter()
        .map(|Label { x, y, name, value, hidden, leader }| {
            let leader = leader.map(|((x1, y1), (x2, y2))| {
                view! { <line class="map-leader" x1=x1 y1=y1 x2=x2 y2=y2></line> }
            });
            view! {
                {leader}
                <text class="map-name" x=x y=y>
                    {name}
                </text>
                <text class="map-value" class:is-hidden=hidden x=x y=y + if hidden { WHY } else { VALUE }>
                    {value}
                </text>
            }
        })
        .collect_view();
    let size = format!("{} {} {} {}", -EDGE, -EDGE, look.width + 2 * EDGE, look.height + 2 * EDGE);
    view! {
        <div class="chart-panel">
            {(!panel.name.is_empty()).then(|| view! { <h4 class="chart-panel-name">{panel.name.clone()}</h4> })}
            {(!panel.base.is_empty()).then(|| view! { <p class="chart-base">{panel.base.clone()}</p> })}
            <svg
                class="map"
                viewBox=size
                role="img"
                aria-label=description(panel, &figure.change_head)
                focusable="false"
            >
                {areas}
                {labels}
            </svg>
        </div>
    }
    .into_any()
}
