//! What every handler may reach.

use std::sync::{Arc, RwLock};

use domain::{
    clock::{Clock, Random},
    municipality::Municipality,
};
use jiff::civil::Date;
use store::{Account, NewAuditEntry, SharedStore};

use crate::{
    assets::Assets,
    catalogue::Catalogue,
    config::Config,
    environment::random_id,
    ingest::Ingest,
    limits::{AddressLimit, Allowance},
    open_data::Shelf,
    pages::Pages,
    promises::Promises,
    published::PublishedPictures,
};

pub type Shared = Arc<Lagesbild>;

/// One running Lägesbild.
pub struct Lagesbild {
    pub config: Config,
    pub municipality: Arc<Municipality>,
    pub store: SharedStore,
    pub ingest: Ingest,
    pub clock: Arc<dyn Clock>,
    pub random: Arc<dyn Random>,
    pub assets: Assets,
    /// The survey pages, ready to be sent.
    pub pages: Pages,
    /// The published pictures that were read lately, and their pages.
    pub published: PublishedPictures,
    /// The decided promises that were read lately, and their pages.
    pub promises: Promises,
    pub submissions: AddressLimit,
    /// The published versions' files.
    pub open_data: Shelf,
    /// Looking single-use codes up.
    pub codes: AddressLimit,
    /// Writing to the inbox.
    pub matters: AddressLimit,
    /// Hashing takes 19 MiB and a core: at most as many at once as there are cores to spare.
    pub hashing: tokio::sync::Semaphore,
    /// Whoever orders cards waits for their turn, so that a form sent twice is seen.
    pub ordering: tokio::sync::Mutex<()>,
    catalogue: RwLock<Arc<Catalogue>>,
}

impl std::fmt::Debug for Lagesbild {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Lagesbild")
            .field("municipality", &self.municipality.code)
            .finish_non_exhaustive()
    }
}

/// What a [`Lagesbild`] is put together from.
pub struct Parts {
    pub config: Config,
    pub municipality: Municipality,
    pub store: SharedStore,
    pub ingest: Ingest,
    pub clock: Arc<dyn Clock>,
    pub random: Arc<dyn Random>,
    pub catalogue: Catalogue,
    pub submissions: Allowance,
}

impl std::fmt::Debug for Parts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Parts").field("municipality", &self.municipality.code).finish_non_exhaustive()
    }
}

impl Lagesbild {
    pub fn new(parts: Parts) -> Shared {
        Arc::new(Self {
            config: parts.config,
            municipality: Arc::new(parts.municipality),
            store: parts.store,
            ingest: parts.ingest,
            clock: parts.clock,
            random: parts.random,
            assets: Assets::build(),
            pages: Pages::default(),
            published: PublishedPictures::default(),
            promises: Promises::default(),
            open_data: Shelf::default(),
            submissions: AddressLimit::new(parts.submissions),
            codes: AddressLimit::new(Allowance::CODES),
            matters: AddressLimit::new(Allowance::MATTERS),
            hashing: tokio::sync::Semaphore::new(2),
            ordering: tokio::sync::Mutex::new(()),
            catalogue: RwLock::new(Arc::new(parts.catalogue)),
        })
    }

    /// The municipality's code, the first argument of every store call.
    pub fn code(&self) -> &str {
        &self.municipality.code
    }

    pub fn catalogue(&self) -> Arc<Catalogue> {
        self.catalogue.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Reads surveys and rounds anew. The old ones stay when the database does not answer.
    pub async fn refresh_catalogue(&self) {
        match Catalogue::read(self.store.as_ref(), &self.municipality).await {
            Ok(fresh) if fresh == *self.catalogue() => {}
            Ok(fresh) => {
                *self.catalogue.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(fresh);
                self.pages.clear();
            }
            Err(error) => tracing::warn!(%error, "surveys and rounds could not be read anew"),
        }
    }

    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// Writes down what someone on the staff did.
    pub async fn audit(
        &self,
        account: Option<&Account>,
        action: &str,
        subject: &str,
        detail: &str,
    ) -> store::Result<()> {
        let entry = NewAuditEntry {
            id: random_id(self.random.as_ref()),
            at: self.clock.now(),
            account: account.map(|account| account.id),
            action: action.to_owned(),
            subject: subject.to_owned(),
            detail: detail.to_owned(),
        };
        self.store.add_audit_entry(self.code(), &entry).await
    }
}
