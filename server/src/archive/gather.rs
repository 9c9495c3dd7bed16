//! What of a year is decided or published.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain::{
    promise::{Decided, DeedDone, FollowUp, Log, Meeting},
    published::{Frozen, FrozenPicture},
    survey::Survey,
};
use store::{Store, VersionEntry};
use uuid::Uuid;

use super::ArchiveError;

/// A published picture: its bytes, what they say, and which other versions there are.
pub(super) struct Picture {
    pub(super) frozen: Frozen,
    pub(super) read: Arc<FrozenPicture>,
    /// The version before it, for what has changed.
    pub(super) earlier: Option<Arc<FrozenPicture>>,
    /// Every version of its year, the newest first.
    pub(super) versions: Vec<VersionEntry>,
}

/// Everything that goes into a year's package, in a fixed order.
pub(super) struct Content {
    pub(super) year: i16,
    /// By year and number.
    pub(super) pictures: Vec<Picture>,
    /// By number.
    pub(super) promises: Vec<Decided>,
    /// Of decided commitments, by day and id.
    pub(super) deeds: Vec<DeedDone>,
    pub(super) meetings: Vec<Meeting>,
    /// Of decided commitments.
    pub(super) follow_ups: BTreeMap<Uuid, FollowUp>,
    /// The versions whose answers the pictures count.
    pub(super) surveys: Vec<Survey>,
}

impl Content {
    pub(super) async fn gather(store: &dyn Store, code: &str, year: i16) -> Result<Self, ArchiveError> {
        let mut promises = Vec::new();
        for entry in store.promise_versions(code, year).await?.iter().rev() {
            promises.extend(store.promise_version(code, year, entry.number).await?);
        }
        let decided: BTreeSet<Uuid> =
            promises.iter().flat_map(|promise| &promise.text().commitments).map(|one| one.id).collect();

        let mut wanted: BTreeSet<(i16, u32)> = promises
            .iter()
            .filter_map(|promise| promise.text().terms.picture.as_ref())
            .map(|cited| (cited.year, cited.number))
            .collect();
        wanted.extend(store.versions(code, year).await?.iter().map(|entry| (year, entry.about.number)));
        let mut pictures = Vec::new();
        for (year, number) in wanted {
            pictures.extend(picture(store, code, year, number).await?);
        }

        let (mut log, mut follow_ups) = (Log::default(), BTreeMap::new());
        if !promises.is_empty() {
            log = store.promise_entries(code, year).await?.into_iter().collect();
            log.deeds.retain(|deed| decided.contains(&deed.commitment));
            for meeting in &mut log.meetings {
                meeting.commitments.retain(|one| decided.contains(one));
            }
            follow_ups = store.promise(code, year).await?.judged();
            follow_ups.retain(|id, judged| decided.contains(id) && *judged != FollowUp::default());
        }
        let Log { deeds, meetings, comments: _ } = log;
        let surveys = surveys(store, code, &pictures).await?;
        Ok(Self { year, pictures, promises, deeds, meetings, follow_ups, surveys })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pictures.is_empty() && self.promises.is_empty()
    }

    /// Whether made-up answers are in it.
    pub(super) fn demo(&self) -> bool {
        self.pictures.iter().any(|picture| picture.frozen.about().demo)
            || self.promises.iter().any(|promise| promise.text().demo())
    }
}

async fn picture(
    store: &dyn Store,
    code: &str,
    year: i16,
    number: u32,
) -> Result<Option<Picture>, ArchiveError> {
    let Some(frozen) = store.version(code, year, number).await? else { return Ok(None) };
    let read = thawed(&frozen)?;
    let earlier = if number > 1 { store.version(code, year, number - 1).await? } else { None };
    let earlier = earlier.map(|frozen| thawed(&frozen)).transpose()?;
    Ok(Some(Picture { read, earlier, versions: store.versions(code, year).await?, frozen }))
}

fn thawed(frozen: &Frozen) -> Result<Arc<FrozenPicture>, ArchiveError> {
    frozen.thaw().map(Arc::new).map_err(|error| ArchiveError::Unreadable(error.to_string()))
}

/// The forms that the pictures' figures were asked with.
async fn surveys(store: &dyn Store, code: &str, pictures: &[Picture]) -> Result<Vec<Survey>, ArchiveError> {
    let asked: BTreeSet<(&str, u32)> = pictures
        .iter()
        .flat_map(|picture| &picture.read.figures.tables)
        .flat_map(|table| table.versions.iter().map(|version| (table.survey.as_str(), *version)))
        .collect();
    let mut surveys = store.surveys(code).await?;
    surveys.retain(|survey| asked.contains(&(survey.slug.as_str(), survey.version)));
    surveys.sort_by(|one, other| (&one.slug, one.version).cmp(&(&other.slug, other.version)));
    Ok(surveys)
}
