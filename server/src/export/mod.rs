//! Files: responses, the situation picture, and the codebook that explains them, as CSV; the picture in other formats too.
//!
//! An [`Export`] is settled first (which file, which columns, whether there is anything to write) and streamed then, so
//! that everything that can be refused is refused before the first byte. The web and the command line send the same
//! stream, so the same bytes. The end of the stream is the promise that the file is whole: it comes only after the
//! [`Finished`] summary was handed on, and every trouble on the way is an error in the stream.

mod codebook;
mod dialect;
mod manifest;
mod responses;
mod situation_picture;
mod stream;
mod whole;
mod xlsx;
mod year;

use std::io;

use axum::body::Bytes;
use futures_util::{Stream, StreamExt as _};

pub(crate) use codebook::cells as codebook_cells;
pub use codebook::codebook;
pub use dialect::{Cell, Dialect};
pub(crate) use manifest::hex;
pub use manifest::{About, Detail, Finished, Format, Kind, Manifest};
pub use responses::{Wish, responses};
pub(crate) use situation_picture::cells as aggregate_cells;
pub use situation_picture::{Masking, Wanted, situation_picture};
use stream::Source;
pub(crate) use whole::csv;

/// A file that is ready to be written.
pub struct Export {
    about: About,
    body: Body,
}

enum Body {
    /// A CSV, written row by row.
    Rows(Dialect, Source),
    /// A small file that is there already, and its rows of data.
    Whole(Bytes, u64),
}

/// Why there is no file, or only a part of one.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("there is no survey {given:?}; the surveys are {}", known.join(", "))]
    UnknownSurvey { given: String, known: Vec<String> },
    #[error("there are no answers{} for {year}; {}", of_survey(survey.as_deref()), years_with_answers(years))]
    NoAnswers { survey: Option<String>, year: i16, years: Vec<i16> },
    #[error("what is collected changed while the file was written; export it again")]
    Changed,
    #[error("whoever read the file stopped; export it again")]
    ReaderGone,
    #[error("the picture cannot be made: {0}")]
    Picture(#[from] domain::situation_picture::PictureError),
    #[error("a row could not be written: {0}")]
    Csv(#[from] ::csv::Error),
    #[error("the workbook could not be written: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    #[error(transparent)]
    Store(#[from] store::Error),
}

fn of_survey(survey: Option<&str>) -> String {
    survey.map_or_else(String::new, |slug| format!(" to {slug}"))
}

fn years_with_answers(years: &[i16]) -> String {
    if years.is_empty() {
        return "there are none for any other year either".to_owned();
    }
    let years: Vec<_> = years.iter().map(ToString::to_string).collect();
    format!("there are for {}", years.join(", "))
}

impl Export {
    fn of_rows(about: About, dialect: Dialect, source: Source) -> Self {
        Self { about, body: Body::Rows(dialect, source) }
    }

    /// A file that is small enough to be made at once, with so many rows of data.
    pub fn whole(about: About, bytes: Bytes, rows: u64) -> Self {
        Self { about, body: Body::Whole(bytes, rows) }
    }

    pub fn about(&self) -> &About {
        &self.about
    }

    /// Starts writing. `at_end` is told what was written; the stream ends when it is content, and not before.
    ///
    /// Needs a Tokio runtime. Dropping the stream stops the writing.
    pub fn into_stream<Done>(
        self,
        at_end: impl FnOnce(Finished) -> Done + Send + 'static,
    ) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static
    where
        Done: Future<Output = io::Result<()>> + Send + 'static,
    {
        let at_end: stream::AtEnd = Box::new(move |finished| Box::pin(at_end(finished)) as _);
        match self.body {
            Body::Rows(dialect, source) => {
                stream::stream(dialect, self.about.columns, source, at_end).left_stream()
            }
            Body::Whole(bytes, rows) => whole::stream(bytes, rows, at_end).right_stream(),
        }
    }
}

impl std::fmt::Debug for Export {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Export").field("about", &self.about).finish_non_exhaustive()
    }
}

/// A CSV file's name: what it is, from general to special. `parts` are left out where they are empty.
fn file_name(municipality: &str, parts: &[&str], demo: bool, dialect: Dialect) -> String {
    let dialect = match dialect {
        Dialect::Standard => "",
        Dialect::Excel => "excel",
    };
    name(municipality, parts, demo, dialect, Format::Csv)
}

/// The name of a file in any format.
pub(crate) fn name(municipality: &str, parts: &[&str], demo: bool, last: &str, format: Format) -> String {
    let demo = if demo { "demo" } else { "" };
    let all = ["lagesbild", municipality].into_iter().chain(parts.iter().copied()).chain([demo, last]);
    let name = all.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    format!("{name}.{}", format.extension())
}

/// What every reader of a file must know first.
pub(crate) fn note(about: &str, demo: bool) -> String {
    let demo = if demo { " Innehåller påhittade demosvar." } else { "" };
    format!(
        "{about} Bygger på frivilliga svar; visar vad de som svarade tycker och kan inte räknas om till alla som bor \
         i kommunen.{demo}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_says_what_it_is() {
        let responses = ["vuxna", "2026", "svar"];
        assert_eq!(
            file_name("0123", &responses, false, Dialect::Standard),
            "lagesbild-0123-vuxna-2026-svar.csv"
        );
        assert_eq!(
            file_name("0123", &responses, true, Dialect::Excel),
            "lagesbild-0123-vuxna-2026-svar-demo-excel.csv"
        );
        let picture = ["2026", "lagesbild", "utkast", ""];
        assert_eq!(
            file_name("0123", &picture, false, Dialect::Standard),
            "lagesbild-0123-2026-lagesbild-utkast.csv"
        );
    }

    #[test]
    fn made_up_answers_are_told_in_the_note() {
        assert!(note("x", true).contains("demosvar"));
        assert!(!note("x", false).contains("demosvar"));
    }

    #[test]
    fn a_refusal_names_the_years_that_have_answers() {
        let refusal = |years| ExportError::NoAnswers { survey: Some("barn".to_owned()), year: 2024, years };
        assert_eq!(
            refusal(vec![2026, 2025]).to_string(),
            "there are no answers to barn for 2024; there are for 2026, 2025"
        );
        assert!(refusal(Vec::new()).to_string().ends_with("there are none for any other year either"));
    }
}
