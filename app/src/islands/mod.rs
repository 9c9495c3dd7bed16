//! The parts of the staff pages that live in the browser. All of them are compiled into one wasm file by `client`.

mod marked_text;
mod picture_switcher;

pub use marked_text::MarkedText;
pub use picture_switcher::PictureSwitcher;
