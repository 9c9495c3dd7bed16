//! Writing in a year's report: reading the posted piece, saving it, and what is answered.

pub mod cause;
pub mod priority;
pub mod text;
pub mod theme;

use std::ops::Deref;

use app::{
    api::{PictureAddress, PictureError, load_picture},
    staff::{Kept, LoadedPicture},
};
use axum::{
    extract::FromRequestParts,
    http::request::Parts,
    response::{IntoResponse, Redirect, Response},
};
use domain::report::{Piece, Report};
use store::PieceSaved;

use super::{
    form::{CHANGED, Desk, Editing, REFUSED, Unsaved, after, again, asks, based_on, posted},
    picture::SAVED,
};
use crate::state::Shared;

/// The most characters of a section's text, and of a shorter piece.
const LONGEST_TEXT: usize = 20_000;
const LONGEST_REASON: usize = 2_000;

/// An editor at an address below a year's picture.
pub struct Writer(Desk);

impl FromRequestParts<Shared> for Writer {
    /// The whole answer: it is not allowed, or there is no such year.
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, Response> {
        Editing::from_request_parts(parts, state).await.map(|Editing(desk)| Self(desk))
    }
}

impl Deref for Writer {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        &self.0
    }
}

impl Writer {
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

    /// Keeps a piece and writes in the log what was done, `detail` with it.
    async fn save(&self, piece: &Piece, based_on: u32, detail: &str) -> Result<(), Unsaved<Piece>> {
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
}

fn fields(fields: &[(&str, &str)]) -> Kept {
    Kept(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}
