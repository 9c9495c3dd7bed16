//! Line icons of the navigation. Always beside words, so always hidden from screen readers.

use leptos::prelude::*;

/// An icon by its path on a grid of 24.
#[component]
pub(super) fn Icon(path: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path d=path></path>
        </svg>
    }
    .into_any()
}

pub(super) const OVERVIEW: &str = "M4 11.5 12 5l8 6.5M6 10v9h12v-9M10 19v-5h4v5";
pub(super) const EVENTS: &str = "M5 6h14v14H5zM5 10h14M9 3.5V7M15 3.5V7M9 14h2M13 14h2M9 17h2";
pub(super) const DIALOGUES: &str = "M4 5h11v8H9l-3 3v-3H4zM18 9h2v8h-2v3l-3-3h-3";
pub(super) const PICTURE: &str = "M4 20h16M6.5 20v-7M11 20V5M15.5 20v-10M20 20v-4";
pub(super) const PROMISE: &str = "M6 3.5h12v17l-6-3.5-6 3.5zM9 10l2.25 2.25L15.5 8";
pub(super) const EXPORT: &str = "M12 4v11M7.5 10.5 12 15l4.5-4.5M5 19.5h14";
pub(super) const INBOX: &str = "M4 6h16v12H4zM4 7l8 6 8-6";
pub(super) const LOG: &str = "M6 4h12v16H6zM9 8.5h6M9 12h6M9 15.5h4";
pub(super) const SIGN_OUT: &str = "M10 5H5v14h5M14 8l4 4-4 4M18 12H9";
