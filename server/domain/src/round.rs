//! A round (omgång): one collection of answers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One collection. "Year" everywhere means its label year, so a collection from November to January is one year's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    pub id: String,
    pub year: i16,
    pub opens: Date,
    /// The last day on which answers are taken; `None` while it is open-ended.
    pub closes: Option<Date>,
    /// Made-up answers for trying the product out; never taken for residents' own.
    pub demo: bool,
}

impl Round {
    pub fn is_open_on(&self, day: Date) -> bool {
        !self.demo && self.opens <= day && self.closes.is_none_or(|closes| day <= closes)
    }
}
