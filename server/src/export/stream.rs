//! Rows to bytes, a piece at a time: memory stays the same however many rows there are.

use std::{borrow::Cow, io, time::Duration};

use axum::body::Bytes;
use domain::csv_text;
use futures_util::{Stream, future::BoxFuture, stream};
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;

use super::{
    Cell, Dialect, ExportError,
    manifest::{Finished, hex},
};

/// As large as a piece grows before it is sent.
const PIECE: usize = 32 * 1024;
/// A reader that takes nothing for so long is given up, for it holds a read of the database open.
const PATIENCE: Duration = Duration::from_mins(1);

/// What writes the rows of one file.
pub(super) type Source =
    Box<dyn FnOnce(Pen) -> BoxFuture<'static, Result<Pen, ExportError>> + Send + 'static>;
/// What is done when the last byte is out; the file ends only after it.
pub(super) type AtEnd = Box<dyn FnOnce(Finished) -> BoxFuture<'static, io::Result<()>> + Send + 'static>;

enum Part {
    Piece(Bytes),
    Failed(ExportError),
    End(Finished),
}

/// Writes rows in one dialect, counts them and sums their bytes.
pub(super) struct Pen {
    dialect: Dialect,
    csv: csv::Writer<Vec<u8>>,
    digest: Sha256,
    rows: u64,
    bytes: u64,
    pieces: mpsc::Sender<Part>,
}

impl Pen {
    fn new(dialect: Dialect, columns: &[String], pieces: mpsc::Sender<Part>) -> Result<Self, ExportError> {
        let csv = writer(dialect, dialect.preamble().to_vec());
        let mut pen = Self { dialect, csv, digest: Sha256::new(), rows: 0, bytes: 0, pieces };
        pen.csv.write_record(columns.iter().map(|name| domain::csv_text::neutralise(name).into_owned()))?;
        Ok(pen)
    }

    /// Writes a row, and sends what has gathered when that is enough.
    pub(super) async fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), ExportError> {
        for cell in cells {
            self.csv.write_field(self.dialect.write(cell).as_bytes())?;
        }
        self.end_row().await
    }

    /// The same for cells that are all texts.
    pub(super) async fn row_of_texts(&mut self, cells: &[Cow<'_, str>]) -> Result<(), ExportError> {
        for text in cells {
            self.csv.write_field(csv_text::neutralise(text).as_bytes())?;
        }
        self.end_row().await
    }

    async fn end_row(&mut self) -> Result<(), ExportError> {
        self.csv.write_record(None::<&[u8]>)?;
        self.rows += 1;
        if self.csv.get_ref().len() >= PIECE { self.send().await } else { Ok(()) }
    }

    async fn send(&mut self) -> Result<(), ExportError> {
        let empty = writer(self.dialect, Vec::with_capacity(PIECE + PIECE / 2));
        let piece = std::mem::replace(&mut self.csv, empty)
            .into_inner()
            .map_err(|error| ExportError::Csv(error.into_error().into()))?;
        self.digest.update(&piece);
        self.bytes += piece.len() as u64;
        self.post(Part::Piece(piece.into())).await
    }

    async fn post(&self, part: Part) -> Result<(), ExportError> {
        match tokio::time::timeout(PATIENCE, self.pieces.send(part)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(ExportError::ReaderGone),
        }
    }

    async fn end(mut self) -> Result<(), ExportError> {
        self.send().await?;
        let sha256 = hex(&std::mem::take(&mut self.digest).finalize());
        self.post(Part::End(Finished { rows: self.rows, sha256, bytes: self.bytes })).await
    }
}

pub(super) fn writer(dialect: Dialect, into: Vec<u8>) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .delimiter(dialect.delimiter())
        .terminator(csv::Terminator::CRLF)
        .from_writer(into)
}

/// Runs `source` in a task of its own. The stream ends without an error only when every row was written and `at_end`
/// was content: a file that is cut short never looks whole.
pub(super) fn stream(
    dialect: Dialect,
    columns: Vec<String>,
    source: Source,
    at_end: AtEnd,
) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
    let (pieces, parts) = mpsc::channel(2);
    tokio::spawn(async move {
        let failed = pieces.clone();
        let written = async {
            let pen = source(Pen::new(dialect, &columns, pieces)?).await?;
            pen.end().await
        };
        if let Err(error) = written.await {
            // A reader that is gone has nobody to tell.
            let _ = failed.send(Part::Failed(error)).await;
        }
    });
    stream::try_unfold(Some((parts, at_end)), |state| async move {
        let Some((mut parts, at_end)) = state else { return Ok(None) };
        match parts.recv().await {
            Some(Part::Piece(piece)) => Ok(Some((piece, Some((parts, at_end))))),
            Some(Part::End(finished)) => at_end(finished).await.map(|()| None),
            Some(Part::Failed(error)) => Err(io::Error::other(error)),
            None => Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the export stopped in the middle")),
        }
    })
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use futures_util::StreamExt;

    use super::*;

    async fn written(
        dialect: Dialect,
        rows: u64,
        source: impl FnOnce(Pen) -> BoxFuture<'static, Result<Pen, ExportError>> + Send + 'static,
    ) -> (Vec<u8>, Option<io::Error>, Option<Finished>) {
        let told = Arc::new(Mutex::new(None));
        let tell = told.clone();
        let at_end: AtEnd = Box::new(move |finished| {
            *tell.lock().unwrap() = Some(finished);
            Box::pin(async { Ok(()) })
        });
        let columns = vec!["text".to_owned(), "number".to_owned()];
        let mut pieces = Box::pin(stream(dialect, columns, Box::new(source), at_end));
        let (mut bytes, mut error) = (Vec::new(), None);
        while let Some(piece) = pieces.next().await {
            match piece {
                Ok(piece) => {
                    assert!(rows < 1000 || piece.len() < 2 * PIECE, "a piece of {} bytes", piece.len());
                    bytes.extend_from_slice(&piece);
                }
                Err(stopped) => error = Some(stopped),
            }
        }
        let finished = told.lock().unwrap().clone();
        (bytes, error, finished)
    }

    fn one_row(
        text: &'static str,
        number: &'static str,
    ) -> impl FnOnce(Pen) -> BoxFuture<'static, Result<Pen, ExportError>> {
        move |mut pen| {
            Box::pin(async move {
                pen.row(&[Cell::text(text), Cell::number(number)]).await?;
                Ok(pen)
            })
        }
    }

    #[tokio::test]
    async fn the_standard_dialect_is_rfc_4180() {
        let (bytes, error, finished) = written(Dialect::Standard, 1, one_row("a \"b\", c", "-1.5")).await;
        assert_eq!(String::from_utf8(bytes.clone()).unwrap(), "text,number\r\n\"a \"\"b\"\", c\",-1.5\r\n");
        assert!(error.is_none());
        let finished = finished.unwrap();
        assert_eq!(finished.sha256, hex(&Sha256::digest(&bytes)));
        assert_eq!((finished.rows, finished.bytes), (1, bytes.len() as u64));
    }

    #[tokio::test]
    async fn the_excel_dialect_has_a_mark_semicolons_and_decimal_commas() {
        let (bytes, ..) = written(Dialect::Excel, 1, one_row("a;b", "-1.5")).await;
        assert_eq!(String::from_utf8(bytes).unwrap(), "\u{feff}text;number\r\n\"a;b\";-1,5\r\n");
    }

    #[tokio::test]
    async fn a_text_that_could_be_a_formula_is_neutralised_in_both_dialects() {
        for dialect in Dialect::ALL {
            let (bytes, ..) = written(dialect, 1, one_row("=1+1", "-2")).await;
            let mut reader = csv::ReaderBuilder::new().delimiter(dialect.delimiter()).from_reader(&bytes[..]);
            let row = reader.records().next().unwrap().unwrap();
            assert_eq!(row.iter().collect::<Vec<_>>(), ["'=1+1", "-2"]);
        }
    }

    #[tokio::test]
    async fn many_rows_come_in_pieces_and_are_all_counted() {
        let (bytes, error, finished) = written(Dialect::Standard, 20_000, |mut pen| {
            Box::pin(async move {
                for number in 0..20_000 {
                    pen.row(&[Cell::text("en rad med text"), Cell::number(number)]).await?;
                }
                Ok(pen)
            })
        })
        .await;
        assert!(error.is_none());
        assert_eq!(finished.unwrap().rows, 20_000);
        assert_eq!(csv::Reader::from_reader(&bytes[..]).records().count(), 20_000);
    }

    #[tokio::test]
    async fn a_file_that_is_cut_short_ends_with_an_error_and_is_not_called_finished() {
        let (_, error, finished) =
            written(Dialect::Standard, 1, |_| Box::pin(async { Err(ExportError::Changed) })).await;
        assert!(error.is_some() && finished.is_none());
        let (_, error, finished) =
            written(Dialect::Standard, 1, |_| Box::pin(async { panic!("the task is lost") })).await;
        assert_eq!(error.unwrap().kind(), io::ErrorKind::UnexpectedEof);
        assert!(finished.is_none());
    }

    #[tokio::test]
    async fn an_end_that_is_refused_is_an_error_for_the_reader_too() {
        let at_end: AtEnd = Box::new(|_| Box::pin(async { Err(io::Error::other("no audit log")) }));
        let pieces = stream(
            Dialect::Standard,
            vec!["a".to_owned()],
            Box::new(|pen| Box::pin(async { Ok(pen) })),
            at_end,
        );
        let last = Box::pin(pieces).collect::<Vec<_>>().await.pop().unwrap();
        assert_eq!(last.unwrap_err().to_string(), "no audit log");
    }
}
