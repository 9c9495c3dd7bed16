//! What staff write in a year's report.

use async_trait::async_trait;
use domain::report::{By, Piece, Report, Stamped};

use crate::{Code, Result};

/// What became of a piece that was to be saved.
#[derive(Clone, Debug, PartialEq)]
pub enum PieceSaved<P = Piece> {
    /// It is kept, with this revision.
    Saved { revision: u32 },
    /// Somebody else was quicker: this is there now, and nothing was changed.
    Changed(Box<Stamped<P>>),
}

#[async_trait]
pub trait ReportStore: Send + Sync {
    /// Everything that is written for a year; an empty report where nothing is.
    async fn report(&self, municipality: Code<'_>, year: i16) -> Result<Report>;
    /// Keeps a piece in place of the revision that its writer had before their eyes (0: there was none). When another
    /// revision is there by now, nothing is changed, unless it says the same already.
    async fn save_report_piece(
        &self,
        municipality: Code<'_>,
        year: i16,
        piece: &Piece,
        based_on: u32,
        by: &By,
    ) -> Result<PieceSaved>;
}
