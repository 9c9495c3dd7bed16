//! Pieces of a year's report and promise: who is at one, reading what was posted, and the form that is shown again.

use app::staff::{FieldErrors, FieldFault, Kept, Marks, PieceForm, Trouble};
use axum::{
    body::Body,
    extract::{FromRequestParts, Path},
    http::{StatusCode, request::Parts},
    response::Response,
};
use domain::{
    language::Language,
    report::{By, Stamped},
};
use jiff::civil::Date;
use store::Account;

use super::{super::request::read_form, guard::SignedIn, picture::year_of, render::Asked};
use crate::state::Shared;

pub(super) const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
pub(super) const CHANGED: StatusCode = StatusCode::CONFLICT;

/// Whoever is signed in, at an address below a year's report or promise: `…/{year}/…/{subject}`.
pub struct Desk {
    pub asked: Asked,
    pub account: Account,
    pub year: i16,
    /// The last part of the address that varies; empty where there is none.
    pub subject: String,
}

impl FromRequestParts<Shared> for Desk {
    /// The whole answer: there is no such year.
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, Response> {
        let Ok(asked) = Asked::from_request_parts(parts, state).await;
        let account = parts.extensions.get::<SignedIn>().map(|SignedIn(account)| account.clone());
        let Some(account) = account else { return Err(asked.trouble(Trouble::Forbidden).await) };
        let parts: Result<Path<Vec<(String, String)>>, _> = Path::from_request_parts(parts, state).await;
        let parts = parts.map(|Path(parts)| parts).unwrap_or_default();
        let part = |name: &str| {
            parts.iter().find(|(key, _)| key == name).map(|(_, part)| part.clone()).unwrap_or_default()
        };
        match year_of(&part("year")) {
            Some(year) => Ok(Self { asked, account, year, subject: part("subject") }),
            None => Err(asked.trouble(Trouble::NotFound).await),
        }
    }
}

impl Desk {
    pub(super) fn state(&self) -> &Shared {
        &self.asked.state
    }

    pub(super) async fn trouble(&self, trouble: Trouble) -> Response {
        self.asked.trouble(trouble).await
    }

    pub(super) fn by(&self) -> By {
        let Account { role, organisation, .. } = self.account;
        By { role, organisation, day: self.state().today() }
    }

    pub(super) fn reading<'a>(&self, kept: &'a Kept) -> Reading<'a> {
        Reading { language: self.asked.language, kept, errors: Vec::new() }
    }
}

/// The same for those who may write.
pub struct Editing(pub Desk);

impl FromRequestParts<Shared> for Editing {
    /// The whole answer: it is not allowed, or there is no such year.
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, Response> {
        let desk = Desk::from_request_parts(parts, state).await?;
        if desk.account.role.edits() { Ok(Self(desk)) } else { Err(desk.trouble(Trouble::Forbidden).await) }
    }
}

/// What became of a posted piece, where it was not saved.
pub(super) enum Unsaved<P> {
    /// Somebody else was quicker.
    Changed(Stamped<P>),
    Failed(store::Error),
}

/// A posted form. Larger than what its fields may hold in all, so that what is too long can be shown again.
pub(super) async fn posted(body: Body) -> Kept {
    const LARGEST: usize = 1024 * 1024;
    Kept(read_form(body, LARGEST).await.unwrap_or_default())
}

pub(super) fn based_on(kept: &Kept) -> u32 {
    kept.get("based_on").parse().unwrap_or_default()
}

/// The form as it is shown again with what is wrong, or with what somebody else has written meanwhile.
pub(super) fn again<P>(kept: Kept, errors: FieldErrors) -> PieceForm<P> {
    PieceForm { based_on: based_on(&kept), kept, errors, ..PieceForm::default() }
}

/// The form again, where these fields may point someone out and nobody has said that they were read: all of it is public
/// once the report is published or the promise decided.
pub(super) fn asks<P>(kept: &Kept, fields: &[&str]) -> Option<PieceForm<P>> {
    let marks = Marks::in_fields(kept, fields);
    (!marks.were_read(kept)).then(|| PieceForm { marks, ..again(kept.clone(), Vec::new()) })
}

pub(super) fn after<P>(kept: Kept, theirs: Stamped<P>) -> PieceForm<P> {
    PieceForm { based_on: theirs.revision, kept, theirs: Some(theirs), ..PieceForm::default() }
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
