//! A grid such as theme × area: an HTML table whose cells are filled by their value, so that it is read aloud, scrolled
//! and printed as a table is.

use domain::language::Language;
use leptos::prelude::*;

use super::{Bar, Figure, Mark, Steps, Tone, bar::percent};
use crate::texts::t;

/// How the cells of a grid look. The rows are the figure's panels, and a cell is the bar with its column's label.
#[derive(Clone, Debug, PartialEq)]
pub struct GridLook {
    pub columns: Vec<String>,
    pub shading: Shading,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Shading {
    /// Five tones.
    Steps(Steps),
    /// A bar in every cell, to the scale of the figure, with a line at `right`: what there should be. The second text
    /// of a cell is its base. `marked` says what the shape beside a word means.
    Filled { right: f64, marked: String, right_name: String, hidden: String },
    /// Only the figures.
    Plain,
}

impl GridLook {
    pub(super) fn cell<'a>(&self, row: &'a [Bar], column: usize) -> Option<&'a Mark> {
        let label = &self.columns[column];
        row.iter().find(|bar| bar.label == *label).map(|bar| &bar.mark)
    }

    pub(super) fn tone(&self, mark: Option<&Mark>) -> Tone {
        match (mark, &self.shading) {
            (Some(Mark::Hidden(_)), _) => Tone::Hidden,
            (Some(mark), Shading::Steps(steps)) => steps.tone(mark),
            (None, _) | (_, Shading::Filled { .. } | Shading::Plain) => Tone::Plain,
        }
    }
}

pub(super) fn drawing(language: Language, figure: &Figure, look: &GridLook) -> AnyView {
    let heads = look.columns.iter().map(|name| view! { <th scope="col">{name.clone()}</th> }).collect_view();
    let rows = figure
        .panels
        .iter()
        .map(|row| {
            let cells = (0..look.columns.len())
                .map(|column| cell(look.cell(&row.bars, column), look, figure.scale.max))
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{row.name.clone()}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    let filled = matches!(look.shading, Shading::Filled { .. });
    view! {
        {legend(language, &look.shading)}
        <div class="table-scroll grid-scroll" tabindex="0" role="group" aria-label=figure.title.clone()>
            <table class="grid" class:is-filled=filled>
                <caption class="visually-hidden">{figure.title.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{figure.panel_head.clone()}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn cell(mark: Option<&Mark>, look: &GridLook, max: f64) -> AnyView {
    let class = look.tone(mark).class();
    match mark {
        None => view! { <td class=class>"–"</td> }.into_any(),
        Some(Mark::Hidden(word)) => view! {
            <td class=class>
                <span class="grid-word">{word.clone()}</span>
            </td>
        }
        .into_any(),
        Some(Mark::Shown { value, text, word, base, .. }) => {
            let drawn = match look.shading {
                Shading::Filled { right, .. } => Some(fill(*value, right, max, !word.is_empty())),
                Shading::Steps(_) | Shading::Plain => None,
            };
            let base = matches!(look.shading, Shading::Filled { .. }).then(|| base.clone());
            view! {
                <td class=class>
                    <b>{text.clone()}</b>
                    {base.map(|base| view! { <span class="grid-base">{base}</span> })}
                    {drawn}
                    {(!word.is_empty()).then(|| view! { <span class="grid-word">{word.clone()}</span> })}
                </td>
            }
            .into_any()
        }
    }
}

/// How much of what there should be there is.
fn fill(value: f64, right: f64, max: f64, marked: bool) -> AnyView {
    let at = percent(right / max);
    view! {
        <svg class="grid-fill" width="100%" height="14" aria-hidden="true" focusable="false">
            <rect class="bar-track" x="0" y="2" width="100%" height="10"></rect>
            <rect
                class=if marked { "bar-short" } else { "bar-value" }
                x="0"
                y="2"
                width=percent(value / max)
                height="10"
            ></rect>
            <line class="bar-right" x1=at.clone() x2=at y1="0" y2="14"></line>
        </svg>
    }
    .into_any()
}

/// What the fillings mean, each with its words.
pub(super) fn legend(language: Language, shading: &Shading) -> Option<AnyView> {
    let item = |class: String, text: String| {
        view! {
            <li>
                <span class=class aria-hidden="true"></span>
                {text}
            </li>
        }
    };
    let items = match shading {
        Shading::Plain => return None,
        Shading::Steps(steps) => steps
            .legend()
            .map(|(tone, name)| item(format!("swatch {}", tone.class()), name.to_owned()))
            .collect_view(),
        Shading::Filled { marked, right_name, hidden, .. } => [
            ("swatch is-right".to_owned(), right_name.clone()),
            ("swatch is-short".to_owned(), marked.clone()),
            (format!("swatch {}", Tone::Hidden.class()), hidden.clone()),
        ]
        .into_iter()
        .map(|(class, text)| item(class, text))
        .collect_view(),
    };
    Some(
        view! {
            <ul class="legend" aria-label=t(language, "chart-legend")>
                {items}
            </ul>
        }
        .into_any(),
    )
}
