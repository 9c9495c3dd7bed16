//! One bar as an SVG of its own, in percent of the width it is given.

use leptos::prelude::*;

use super::{Mark, Scale};

/// The pattern of hidden figures. Once per page, before the first chart.
#[component]
pub fn Hatch() -> impl IntoView {
    view! {
        <svg class="hatch" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>
                <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="hatch-line" x1="0" y1="0" x2="0" y2="7"></line>
                </pattern>
            </defs>
        </svg>
    }
    .into_any()
}

/// A solid bar to the value; over it a soft band and a thin line with caps over the interval.
#[component]
pub fn BarDrawing(mark: Mark, scale: Scale) -> impl IntoView {
    let at = move |value: f64| percent(value / scale.max);
    let middle = at(scale.max / 2.0);
    view! {
        <svg class="bar" width="100%" height="24" aria-hidden="true" focusable="false">
            <rect class="bar-track" x="0" y="3" width="100%" height="18"></rect>
            <line class="bar-grid" x1=middle.clone() x2=middle y1="0" y2="24"></line>
            {match mark {
                Mark::Shown { value, interval, .. } => {
                    view! {
                        <rect class="bar-value" x="0" y="6" width=at(value) height="12"></rect>
                        {interval
                            .map(|(low, high)| {
                                view! {
                                    <rect
                                        class="bar-band"
                                        x=at(low)
                                        y="3"
                                        width=at(high - low)
                                        height="18"
                                    ></rect>
                                    <line class="bar-line" x1=at(low) x2=at(high) y1="12" y2="12"></line>
                                    <line class="bar-line" x1=at(low) x2=at(low) y1="8" y2="16"></line>
                                    <line class="bar-line" x1=at(high) x2=at(high) y1="8" y2="16"></line>
                                }
                            })}
                    }
                        .into_any()
                }
                Mark::Hidden(_) => {
                    view! { <rect class="bar-hidden" x="0" y="3" width="100%" height="18" fill="url(#hatch)"></rect> }
                        .into_any()
                }
            }}
        </svg>
    }
    .into_any()
}

/// A share of the width as SVG wants it, kept inside the drawing.
pub(super) fn percent(share: f64) -> String {
    format!("{:.1}%", share.clamp(0.0, 1.0) * 100.0)
}
