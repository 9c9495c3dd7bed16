//! The browser's part of the staff pages: nothing but the islands of `app`.
//!
//! `server/build.rs` compiles this for wasm32 and runs wasm-bindgen on it (target `web`). The script that
//! `app::staff::Document` puts into pages with islands loads the result, calls [`hydrate`], and then the one exported
//! function per `<leptos-island>` element.

// Each island is a function exported by name; using the module keeps the linker from dropping them.
#[allow(unused_imports)]
use app::islands;
use wasm_bindgen::prelude::wasm_bindgen;

/// Prepares the reactive system. Called once, before the islands of the page.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
