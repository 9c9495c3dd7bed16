//! The two ways a CSV is written, and the cells in it.

use std::borrow::Cow;

use clap::ValueEnum;
use domain::csv_text;
use serde::Serialize;

/// For whom the file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// RFC 4180 for programs: UTF-8, comma, decimal point, CRLF.
    #[default]
    Standard,
    /// For a Swedish Excel that opens it by double click: UTF-8 with BOM, semicolon, decimal comma, CRLF.
    Excel,
}

impl Dialect {
    pub const ALL: [Self; 2] = [Self::Standard, Self::Excel];

    /// As in `?dialect=` and `--dialect`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Excel => "excel",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.id() == id)
    }

    /// What stands before the header.
    pub(crate) fn preamble(self) -> &'static [u8] {
        match self {
            Self::Standard => b"",
            Self::Excel => b"\xef\xbb\xbf",
        }
    }

    pub(crate) fn delimiter(self) -> u8 {
        match self {
            Self::Standard => b',',
            Self::Excel => b';',
        }
    }

    /// The cell as it stands in the file, before quoting.
    pub(super) fn write<'a>(self, cell: &'a Cell<'_>) -> Cow<'a, str> {
        match cell {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => csv_text::neutralise(text),
            Cell::Number(number) => match self {
                Self::Standard => Cow::Borrowed(number),
                Self::Excel => csv_text::decimal_comma(number),
            },
        }
    }
}

/// One cell. Only texts can be formulas, so only they are neutralised: a negative number stays a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    /// A number as written with a decimal point.
    Number(String),
}

impl<'a> Cell<'a> {
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    pub fn number(number: impl ToString) -> Self {
        Self::Number(number.to_string())
    }

    /// Empty for `None`.
    pub fn optional_text(text: Option<impl Into<Cow<'a, str>>>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    /// Empty for `None`.
    pub fn optional_number(number: Option<impl ToString>) -> Self {
        number.map_or(Self::Empty, Self::number)
    }
}
