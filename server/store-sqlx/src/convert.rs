//! Between the columns of a database and the types of the domain. What does not fit is [`Error::Corrupt`].

use std::str::FromStr;

use domain::{event::EventCode, language::Language, response::Channel, tally::Dimension};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use store::{Error, Result};
use uuid::Uuid;

use crate::batch::Hash;

pub(crate) fn corrupt(what: &str, value: impl std::fmt::Display) -> Error {
    Error::Corrupt(format!("{what} {value}"))
}

pub(crate) fn uuid(bytes: &[u8]) -> Result<Uuid> {
    Uuid::from_slice(bytes).map_err(|error| corrupt("an id:", error))
}

/// 32 bytes: `what` is a key's hash, or its fingerprint.
pub(crate) fn key_bytes(what: &str, bytes: &[u8]) -> Result<Hash> {
    Hash::try_from(bytes).map_err(|_| corrupt(&format!("a key's {what} of length"), bytes.len()))
}

pub(crate) fn day(text: &str) -> Result<Date> {
    Date::from_str(text).map_err(|_| corrupt("a day", text))
}

/// Microseconds since 1970-01-01 UTC: what both engines keep of a moment.
pub(crate) fn timestamp(microseconds: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(microseconds).map_err(|_| corrupt("a moment", microseconds))
}

pub(crate) fn year(number: i64) -> Result<i16> {
    i16::try_from(number).map_err(|_| corrupt("a year", number))
}

pub(crate) fn version(number: i64) -> Result<u32> {
    u32::try_from(number).map_err(|_| corrupt("a survey version", number))
}

pub(crate) fn channel(id: &str) -> Result<Channel> {
    Channel::from_id(id).ok_or_else(|| corrupt("a channel", id))
}

pub(crate) fn dimension(id: &str) -> Result<Dimension> {
    Dimension::from_id(id).ok_or_else(|| corrupt("a dimension", id))
}

pub(crate) fn language(tag: &str) -> Result<Language> {
    Language::ALL.into_iter().find(|language| language.tag() == tag).ok_or_else(|| corrupt("a language", tag))
}

pub(crate) fn event_code(code: &str) -> Result<EventCode> {
    EventCode::parse(code).ok_or_else(|| corrupt("an event code", code))
}

/// The value of a column that holds JSON. The text itself stays out of the error: it may be a resident's answers.
pub(crate) fn json<'a, T: Deserialize<'a>>(what: &str, text: &'a str) -> Result<T> {
    serde_json::from_str(text)
        .map_err(|error| corrupt(what, format!("cannot be read at column {}", error.column())))
}

pub(crate) fn to_json<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Failed(Box::new(error)))
}
