//! The files that were made, kept for the next reader.

use std::sync::{Arc, Mutex, PoisonError};

use domain::published::Digest;
use store::{Store, VersionEntry};

use super::{Files, Publisher};
use crate::export::ExportError;

/// As many versions as are kept: some years', with a correction or two.
const MOST: usize = 12;

/// The versions that were asked for last, each with its files. A version never changes, so nothing here grows old.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<Vec<(Digest, Arc<Files>)>>);

impl Shelf {
    /// The files of a version: `number`, or the latest of its year. `None` where there is no such version.
    pub async fn files(
        &self,
        store: &dyn Store,
        code: &str,
        publisher: &Publisher,
        (year, number): (i16, Option<u32>),
    ) -> Result<Option<Arc<Files>>, ExportError> {
        let entries = store.versions(code, year).await?;
        let wanted = |entry: &&VersionEntry| number.is_none_or(|number| entry.about.number == number);
        match entries.iter().find(wanted) {
            Some(entry) => self.of(store, code, publisher, entry).await,
            None => Ok(None),
        }
    }

    /// The files of a listed version.
    pub async fn of(
        &self,
        store: &dyn Store,
        code: &str,
        publisher: &Publisher,
        entry: &VersionEntry,
    ) -> Result<Option<Arc<Files>>, ExportError> {
        if let Some(known) = self.known(entry.sha256) {
            return Ok(Some(known));
        }
        let Some(frozen) = store.version(code, entry.about.year, entry.about.number).await? else {
            return Ok(None);
        };
        let publisher = publisher.clone();
        let made = tokio::task::spawn_blocking(move || {
            let picture = frozen.thaw().map_err(|error| store::Error::Corrupt(error.to_string()))?;
            Files::of(&picture, &publisher)
        });
        let files = Arc::new(made.await.expect("making files does not panic")?);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(0, (entry.sha256, files.clone()));
        kept.truncate(MOST);
        Ok(Some(files))
    }

    /// What is on the shelf, moved to its front.
    fn known(&self, digest: Digest) -> Option<Arc<Files>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.iter().position(|(known, _)| *known == digest)?;
        let found = kept.remove(place);
        let files = found.1.clone();
        kept.insert(0, found);
        Some(files)
    }
}
