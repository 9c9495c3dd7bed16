//! Files that are small enough to be made at once.

use std::io;

use axum::body::Bytes;
use futures_util::{Stream, stream};
use sha2::{Digest, Sha256};

use super::{
    Cell, Dialect, ExportError, Finished,
    manifest::hex,
    stream::{AtEnd, writer},
};

/// The file in one piece; `at_end` is told of it before the stream ends.
pub(super) fn stream(
    bytes: Bytes,
    rows: u64,
    at_end: AtEnd,
) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
    let finished = Finished { rows, sha256: hex(&Sha256::digest(&bytes)), bytes: bytes.len() as u64 };
    stream::try_unfold(Some((Some(bytes), finished, at_end)), |state| async move {
        match state {
            Some((Some(bytes), finished, at_end)) => Ok(Some((bytes, Some((None, finished, at_end))))),
            Some((None, finished, at_end)) => at_end(finished).await.map(|()| None),
            None => Ok(None),
        }
    })
}

/// A whole CSV, as [`super::stream`] writes it.
pub(crate) fn csv<'a, const COLUMNS: usize>(
    dialect: Dialect,
    header: [&str; COLUMNS],
    rows: impl Iterator<Item = [Cell<'a>; COLUMNS]>,
) -> Result<Vec<u8>, ExportError> {
    let mut csv = writer(dialect, dialect.preamble().to_vec());
    csv.write_record(header)?;
    for row in rows {
        csv.write_record(row.iter().map(|cell| dialect.write(cell).into_owned()))?;
    }
    csv.into_inner().map_err(|error| ExportError::Csv(error.into_error().into()))
}
