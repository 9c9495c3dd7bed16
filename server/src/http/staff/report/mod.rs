//! Writing in a year's report: reading the posted piece, saving it, and what is answered.

pub mod cause;
pub mod priority;
pub mod text;
pub mod theme;

use app::{
    api::{PictureAddress, PictureError, load_picture},
    staff::{FieldErrors, FieldFault, Kept, LoadedPicture, Marks, PieceForm, Trouble},
};
use axum::{
    body::Body,
    extract::{FromRequestParts, Path},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use domain::report::{By, Piece, Report, Stamped};
use store::{Account, PieceSaved};

use super::{
    super::request::read_form,
    guard::SignedIn,
    picture::{SAVED, year_of},
    render::Asked,
};
use crate::state::Shared;

/// The most characters of a section's text, and of a shorter piece.
const LONGEST_TEXT: usize = 20_000;
const LONGEST_REASON: usize = 2_000;

/// An editor at an address below a year's picture: `/personal/lagesbild/{year}/…/{subject}`.
pub struct Writer {
    pub asked: Asked,
    pub account: Account,
    pub year: i16,
    /// The last part of the address that varies; empty where there is none.
    pub subject: String,
}

impl FromRequestParts<Shared> for Writer {
    /// The whole answer: it is not allowed, or there is no such year.
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, Response> {
        let Ok(asked) = Asked::from_request_parts(parts, state).await;
        let account = parts.extensions.get::<SignedIn>().map(|SignedIn(account)| account.clone());
        let Some(account) = account.filter(|account| account.role.edits()) else {
            return Err(asked.trouble(Trouble::Forbidden).await);
        };
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

/// What became of a posted piece, where it was not saved.
enum Unsaved {
    /// Somebody else was quicker.
    Changed(Stamped<Piece>),
    Failed(store::Error),
}

impl Writer {
    fn state(&self) -> &Shared {
        &self.asked.state
    }

    async fn report(&self) -> store::Result<Report> {
        self.state().store.report(self.state().code(), self.year).await
    }

    /// The whole picture with everything that is written.
    async fn picture(&self) -> store::Result<LoadedPicture> {
        let state = self.state();
        let wanted = PictureAddress { year: self.year, ..PictureAddress::default() };
        match load_picture(state.store.as_ref(), &state.municipality, &wanted).await {
            Ok((loaded, _)) => Ok(loaded),
            Err(PictureError::Store(error)) => Err(error),
            Err(other) => Err(store::Error::Corrupt(other.to_string())),
        }
    }

    fn by(&self) -> By {
        let Account { role, organisation, .. } = self.account;
        By { role, organisation, day: self.state().today() }
    }

    /// Keeps a piece and writes in the log what was done, `detail` with it.
    async fn save(&self, piece: &Piece, based_on: u32, detail: &str) -> Result<(), Unsaved> {
        let state = self.state();
        let saved = state.store.save_report_piece(state.code(), self.year, piece, based_on, &self.by()).await;
        match saved.map_err(Unsaved::Failed)? {
            PieceSaved::Changed(theirs) => Err(Unsaved::Changed(*theirs)),
            PieceSaved::Saved { revision } => {
                let action = format!("report.{}", piece.kind());
                let subject = format!("{}/{}", self.year, piece.subject());
                let subject = subject.trim_end_matches('/');
                let detail = format!("{revision}. {detail}");
                let logged = state.audit(Some(&self.account), &action, subject, detail.trim_end()).await;
                logged.map_err(Unsaved::Failed)
            }
        }
    }

    /// Back to a place in the picture, which tells that it is saved.
    fn to(&self, anchor: &str) -> Response {
        let (year, language) = (self.year, self.asked.language.tag());
        Redirect::to(&format!("/personal/lagesbild/{year}?lang={language}&{SAVED}=1#{anchor}"))
            .into_response()
    }

    fn fault(&self, field: &str, fault: FieldFault) -> (String, String) {
        (field.to_owned(), fault.text(self.asked.language))
    }

    /// A field of a form that was posted, with one kind of line break and nothing around it. What is wrong with it is added
    /// to `errors`. A field that is not there at all was lost on its way, and is not taken for an empty one.
    fn text(&self, kept: &Kept, field: &str, most: usize, errors: &mut FieldErrors) -> String {
        let there = kept.0.iter().any(|(name, _)| name == field);
        let text = kept.get(field).replace("\r\n", "\n").replace('\0', "").trim().to_owned();
        if !there {
            errors.push(self.fault(field, FieldFault::Missing));
        } else if text.chars().count() > most {
            errors.push(self.fault(field, FieldFault::TooLong { most }));
        }
        text
    }

    /// The same for a field that has to say something.
    fn required(&self, kept: &Kept, field: &str, most: usize, errors: &mut FieldErrors) -> String {
        let before = errors.len();
        let text = self.text(kept, field, most, errors);
        if text.is_empty() && errors.len() == before {
            errors.push(self.fault(field, FieldFault::Missing));
        }
        text
    }
}

/// A posted form. Larger than what its fields may hold in all, so that what is too long can be shown again.
async fn posted(body: Body) -> Kept {
    const LARGEST: usize = 1024 * 1024;
    Kept(read_form(body, LARGEST).await.unwrap_or_default())
}

fn based_on(kept: &Kept) -> u32 {
    kept.get("based_on").parse().unwrap_or_default()
}

/// The form as it is shown again with what is wrong, or with what somebody else has written meanwhile.
fn again(kept: Kept, errors: FieldErrors) -> PieceForm {
    PieceForm { based_on: based_on(&kept), kept, errors, ..PieceForm::default() }
}

/// The form again, where these fields may point someone out and nobody has said that they were read: all of it is public
/// once the picture is published.
fn asks(kept: &Kept, fields: &[&str]) -> Option<PieceForm> {
    let marks = Marks::in_fields(kept, fields);
    (!marks.were_read(kept)).then(|| PieceForm { marks, ..again(kept.clone(), Vec::new()) })
}

fn after(kept: Kept, theirs: Stamped<Piece>) -> PieceForm {
    PieceForm { based_on: theirs.revision, kept, theirs: Some(theirs), ..PieceForm::default() }
}

fn fields(fields: &[(&str, &str)]) -> Kept {
    Kept(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const CHANGED: StatusCode = StatusCode::CONFLICT;
