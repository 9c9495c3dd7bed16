//! Two values on one line: what it was and what it is, or what there should be and what there is.

use domain::language::Language;
use leptos::prelude::*;

use super::{Figure, Mark, Scale, bar::percent, figure::panels_view};
use crate::texts::t;

/// How the rows of a figure look as pairs.
#[derive(Clone, Debug, PartialEq)]
pub struct PairLook {
    pub style: PairStyle,
    /// What the first and the second value are: "2025" and "2026".
    pub names: [String; 2],
    /// The first value of every row, panel by panel; `None` where there is none to compare with.
    pub others: Vec<Vec<Option<Other>>>,
}

/// The first value of a pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    pub value: f64,
    /// As it is read: "35 %".
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairStyle {
    /// A ring where it was, a line, and a dot where it is.
    Dots,
    /// A bar as long as what there is, and a mark where it should end.
    Bars,
}

impl PairLook {
    pub(super) fn other(&self, (panel, row): (usize, usize)) -> Option<&Other> {
        self.others.get(panel)?.get(row)?.as_ref()
    }
}

pub(super) fn drawing(language: Language, figure: &Figure, look: PairLook) -> AnyView {
    let [first, second] = look.names.clone();
    let (ring, dot) = match look.style {
        PairStyle::Dots => ("pair-key is-ring", "pair-key is-dot"),
        PairStyle::Bars => ("pair-key is-mark", "pair-key is-bar"),
    };
    view! {
        <ul class="legend" aria-label=t(language, "chart-legend")>
            <li>
                <span class=ring aria-hidden="true"></span>
                {first}
            </li>
            <li>
                <span class=dot aria-hidden="true"></span>
                {second}
            </li>
        </ul>
        {panels_view(figure, &|at, bar, scale| pair(look.style, look.other(at), &bar.mark, scale))}
    }
    .into_any()
}

fn pair(style: PairStyle, other: Option<&Other>, mark: &Mark, scale: &Scale) -> AnyView {
    let at = |value: f64| percent(value / scale.max);
    let drawn = match mark {
        Mark::Hidden(_) => {
            view! { <rect class="bar-hidden" x="0" y="3" width="100%" height="18" fill="url(#hatch)"></rect> }
                .into_any()
        }
        Mark::Shown { value, .. } => {
            let now = at(*value);
            let before = other.map(|other| at(other.value));
            match style {
                PairStyle::Dots => view! {
                    {before
                        .map(|before| {
                            view! {
                                <line class="pair-line" x1=before.clone() x2=now.clone() y1="12" y2="12"></line>
                                <circle class="pair-before" cx=before cy="12" r="6"></circle>
                            }
                        })}
                    <circle class="pair-now" cx=now cy="12" r="6"></circle>
                }
                .into_any(),
                PairStyle::Bars => view! {
                    <rect class="bar-value" x="0" y="6" width=now height="12"></rect>
                    {before
                        .map(|before| {
                            view! { <line class="pair-mark" x1=before.clone() x2=before y1="0" y2="24"></line> }
                        })}
                }
                .into_any(),
            }
        }
    };
    let middle = at(scale.max / 2.0);
    view! {
        <svg class="bar" width="100%" height="24" aria-hidden="true" focusable="false">
            <rect class="bar-track" x="0" y="3" width="100%" height="18"></rect>
            <line class="bar-grid" x1=middle.clone() x2=middle y1="0" y2="24"></line>
            {drawn}
        </svg>
    }
    .into_any()
}
