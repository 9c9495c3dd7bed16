//! Published pictures in memory: read and rendered once, since a version never changes.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, PoisonError, RwLock},
};

use app::resident::PublicPage;
use domain::published::FrozenPicture;
use store::Store;

/// Far more than are read at the same time; then a shelf is emptied.
const MOST_PICTURES: usize = 6;
const MOST_PAGES: usize = 60;

/// Which page: everything that it depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WhichPage {
    pub year: i16,
    pub number: u32,
    /// How many versions there are: older pages name the newest one.
    pub versions: usize,
    pub years: Vec<i16>,
    /// The year of the promise that the picture led to.
    pub promise: Option<i16>,
    /// A survey's slug, for the picture told simply.
    pub plain: Option<String>,
    pub group: Option<String>,
    pub area: Option<String>,
    /// The page's language, and whether its links name it.
    pub language: (domain::language::Language, bool),
}

#[derive(Debug, Default)]
pub struct PublishedPictures {
    pictures: RwLock<HashMap<(i16, u32), Arc<FrozenPicture>>>,
    pages: RwLock<HashMap<WhichPage, Arc<PublicPage>>>,
}

impl PublishedPictures {
    /// A version, whose SHA-256 was right when it was read.
    pub async fn picture(
        &self,
        store: &dyn Store,
        municipality: &str,
        (year, number): (i16, u32),
    ) -> store::Result<Option<Arc<FrozenPicture>>> {
        if let Some(picture) = found(&self.pictures, &(year, number)) {
            return Ok(Some(picture));
        }
        let Some(frozen) = store.version(municipality, year, number).await? else { return Ok(None) };
        let picture = frozen.thaw().map_err(|error| store::Error::Corrupt(error.to_string()))?;
        Ok(Some(kept(&self.pictures, (year, number), picture, MOST_PICTURES)))
    }

    /// A page, made when it is asked for the first time.
    pub fn page(
        &self,
        which: WhichPage,
        make: impl FnOnce() -> Option<PublicPage>,
    ) -> Option<Arc<PublicPage>> {
        if let Some(page) = found(&self.pages, &which) {
            return Some(page);
        }
        make().map(|page| kept(&self.pages, which, page, MOST_PAGES))
    }
}

fn found<K: Eq + Hash, V>(shelf: &RwLock<HashMap<K, Arc<V>>>, key: &K) -> Option<Arc<V>> {
    shelf.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
}

fn kept<K: Eq + Hash, V>(shelf: &RwLock<HashMap<K, Arc<V>>>, key: K, value: V, most: usize) -> Arc<V> {
    let mut shelf = shelf.write().unwrap_or_else(PoisonError::into_inner);
    if shelf.len() >= most {
        shelf.clear();
    }
    shelf.entry(key).or_insert_with(|| Arc::new(value)).clone()
}
