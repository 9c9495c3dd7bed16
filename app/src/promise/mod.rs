//! The promise in words that both staff and residents read.

pub mod words;
