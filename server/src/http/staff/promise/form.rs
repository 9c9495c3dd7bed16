//! Reading the posted forms: every field with what is wrong in it.

use app::staff::{FieldErrors, FieldFault, Kept};
use axum::{body::Body, http::StatusCode};
use domain::language::Language;
use jiff::civil::Date;

use super::super::super::request::read_form;

pub(super) const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
pub(super) const CHANGED: StatusCode = StatusCode::CONFLICT;

/// The most characters of a line, and of a longer text.
pub(super) const LONGEST_LINE: usize = 200;
pub(super) const LONGEST_TEXT: usize = 2_000;

/// A posted form. Larger than what its fields may hold in all, so that what is too long can be shown again.
pub(super) async fn posted(body: Body) -> Kept {
    const LARGEST: usize = 1024 * 1024;
    Kept(read_form(body, LARGEST).await.unwrap_or_default())
}

/// A form while it is read.
pub(super) struct Reading<'a> {
    pub(super) language: Language,
    pub(super) kept: &'a Kept,
    pub(super) errors: FieldErrors,
}

impl Reading<'_> {
    pub(super) fn fault(&mut self, field: &str, fault: FieldFault) {
        self.errors.push((field.to_owned(), fault.text(self.language)));
    }

    /// With one kind of line break and nothing around it. A field that is not there at all was lost on its way, and is not
    /// taken for an empty one.
    pub(super) fn text(&mut self, field: &str, most: usize) -> String {
        let there = self.kept.0.iter().any(|(name, _)| name == field);
        let text = self.kept.get(field).replace("\r\n", "\n").replace('\0', "").trim().to_owned();
        if !there {
            self.fault(field, FieldFault::Missing);
        } else if text.chars().count() > most {
            self.fault(field, FieldFault::TooLong { most });
        }
        text
    }

    pub(super) fn required(&mut self, field: &str, most: usize) -> String {
        let before = self.errors.len();
        let text = self.text(field, most);
        if text.is_empty() && self.errors.len() == before {
            self.fault(field, FieldFault::Missing);
        }
        text
    }

    /// A day, or none where the field is empty.
    pub(super) fn day(&mut self, field: &str) -> Option<Date> {
        let typed = self.kept.get(field);
        let day = typed.trim().parse().ok();
        if day.is_none() && !typed.trim().is_empty() {
            self.fault(field, FieldFault::DayInvalid);
        }
        day
    }

    /// A first and a last day, in their order.
    pub(super) fn in_order(&mut self, ends: &str, first: Option<Date>, last: Option<Date>) {
        if let (Some(first), Some(last)) = (first, last)
            && last < first
        {
            self.fault(ends, FieldFault::DaysReversed);
        }
    }

    /// A whole number of at least 1, or none where the field is empty.
    pub(super) fn number(&mut self, field: &str, most: u32) -> Option<u32> {
        let typed = self.kept.get(field);
        let number = typed.trim().parse().ok().filter(|number| (1..=most).contains(number));
        if number.is_none() && !typed.trim().is_empty() {
            self.fault(field, FieldFault::NumberBetween { least: 1, most });
        }
        number
    }

    /// A number that may have decimals, up to `most`.
    pub(super) fn decimal(&mut self, field: &str, most: u32) -> f64 {
        let typed = self.kept.get(field).replace(',', ".").replace(['%', ' ', '\u{a0}'], "");
        match typed.parse::<f64>() {
            Ok(number) if (0.0..=f64::from(most)).contains(&number) => number,
            _ => {
                self.fault(field, FieldFault::NumberBetween { least: 0, most });
                0.0
            }
        }
    }

    /// Every value of a field that is among the known ones.
    pub(super) fn chosen<'k>(&self, field: &str, known: impl Iterator<Item = &'k str>) -> Vec<String> {
        known.filter(|value| self.kept.has(field, value)).map(str::to_owned).collect()
    }
}
