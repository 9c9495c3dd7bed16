//! Parts that pages are put together from.

pub mod charts;
pub(crate) mod faces;
pub(crate) mod shell;
pub(crate) mod textarea;
pub(crate) mod whole;
