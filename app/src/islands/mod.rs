//! The parts of the staff pages that live in the browser. All of them are compiled into one wasm file by `client`.

mod picture_switcher;

pub use picture_switcher::PictureSwitcher;
