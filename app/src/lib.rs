//! What people see.
//!
//! Residents' pages ([`resident`]) are whole documents made on the server: no wasm, no inline script, one small script
//! that the page works without. Staff pages ([`staff`]) use Leptos islands where they help. In the browser only the
//! [`islands`] exist; everything else, texts and survey included, is behind the feature `ssr`.

pub mod api;
#[cfg(feature = "ssr")]
pub mod components;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod promise;
#[cfg(feature = "ssr")]
pub mod report;
#[cfg(feature = "ssr")]
pub mod resident;
#[cfg(feature = "ssr")]
mod squeeze;
#[cfg(feature = "ssr")]
pub mod staff;
#[cfg(feature = "ssr")]
pub mod texts;

#[cfg(feature = "ssr")]
pub use resident::Context;
