//! Server functions: what an island may ask the server for, one file per subject.
//!
//! A server function answers ready HTML of the same components as the page, so the browser's part needs neither the
//! texts nor the sums and stays small. No function takes or answers a single response.

#[cfg(feature = "ssr")]
mod made_pictures;
mod situation_picture;

pub use situation_picture::{PictureAddress, PictureFragment, SituationPicture, situation_picture};
#[cfg(feature = "ssr")]
pub use situation_picture::{PictureError, bursts, load_picture};
