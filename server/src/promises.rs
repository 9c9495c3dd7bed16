//! Decided promises in memory: read once, since a version never changes, and their pages kept until something beside
//! the text is other.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use app::resident::promise::Beside;
use domain::{language::Language, promise::Decided};
use store::Store;

/// Far more than are read at the same time; then a shelf is emptied.
const MOST_TEXTS: usize = 12;
const MOST_PAGES: usize = 80;

/// Which page of a version.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WhichPage {
    pub year: i16,
    pub number: u32,
    /// What is below the year; empty for the whole promise.
    pub part: String,
    /// The page's language, and whether its links name it.
    pub language: (Language, bool),
}

/// A page, with what it was made from besides the decided text.
type Made = (Beside, Arc<str>);

#[derive(Debug, Default)]
pub struct Promises {
    texts: RwLock<HashMap<(i16, u32), Arc<Decided>>>,
    pages: RwLock<HashMap<WhichPage, Made>>,
}

impl Promises {
    /// A version, whose SHA-256 was right when it was read.
    pub async fn decided(
        &self,
        store: &dyn Store,
        municipality: &str,
        (year, number): (i16, u32),
    ) -> store::Result<Option<Arc<Decided>>> {
        let known = self.texts.read().unwrap_or_else(PoisonError::into_inner).get(&(year, number)).cloned();
        if known.is_some() {
            return Ok(known);
        }
        let Some(decided) = store.promise_version(municipality, year, number).await? else { return Ok(None) };
        let decided = Arc::new(decided);
        let mut texts = self.texts.write().unwrap_or_else(PoisonError::into_inner);
        if texts.len() >= MOST_TEXTS {
            texts.clear();
        }
        texts.insert((year, number), Arc::clone(&decided));
        Ok(Some(decided))
    }

    /// A page as it was made before, where everything beside the text is as it was then; else made anew.
    pub fn page(&self, which: WhichPage, beside: &Beside, make: impl FnOnce() -> String) -> Arc<str> {
        let pages = self.pages.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((then, page)) = pages.get(&which)
            && then == beside
        {
            return Arc::clone(page);
        }
        drop(pages);
        let page: Arc<str> = make().into();
        let mut pages = self.pages.write().unwrap_or_else(PoisonError::into_inner);
        if pages.len() >= MOST_PAGES {
            pages.clear();
        }
        pages.insert(which, (beside.clone(), Arc::clone(&page)));
        page
    }
}
