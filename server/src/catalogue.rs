//! The published surveys, the rounds and the events, kept in memory and read anew every few seconds.

use std::{collections::BTreeMap, sync::Arc};

use app::resident::{Promised, promise::concerns};
use domain::{
    event::{Event, EventCode},
    language::Text,
    municipality::Municipality,
    round::Round,
    survey::{SLUGS, Survey, default_surveys},
    tally::Counter,
};
use jiff::civil::Date;
use store::Store;

/// One consistent look at what may be answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    versions: BTreeMap<(String, u32), Counter>,
    rounds: Vec<Round>,
    events: BTreeMap<EventCode, Event>,
    /// The latest label year with a published picture that residents are led to.
    published: Option<i16>,
    /// The latest decided promise that residents are led to.
    promised: Option<Arc<Promised>>,
}

impl Catalogue {
    pub async fn read(store: &dyn Store, municipality: &Municipality) -> store::Result<Self> {
        let surveys = store.surveys(&municipality.code).await?;
        let versions = surveys
            .into_iter()
            .map(|survey| ((survey.slug.clone(), survey.version), Counter::new(Arc::new(survey))))
            .collect();
        let events = store.events(&municipality.code).await?;
        let rounds = store.rounds(&municipality.code).await?;
        let demo_running = rounds.iter().any(|round| round.demo);
        let mut published = None;
        for year in store.published_years(&municipality.code).await? {
            let newest = store.versions(&municipality.code, year).await?.into_iter().next();
            // A made-up picture is for trying the product out; nobody is led to it afterwards.
            if newest.is_some_and(|newest| demo_running || !newest.about.demo) {
                published = Some(year);
                break;
            }
        }
        Ok(Self {
            versions,
            rounds,
            events: events.into_iter().map(|event| (event.code.clone(), event)).collect(),
            published,
            promised: promised(store, &municipality.code, demo_running).await?,
        })
    }

    /// The version that is shown.
    pub fn latest(&self, slug: &str) -> Option<&Arc<Survey>> {
        let of_slug = (slug.to_owned(), 0)..=(slug.to_owned(), u32::MAX);
        self.versions.range(of_slug).next_back().map(|(_, version)| &version.survey)
    }

    /// A version that an answer says it was given to.
    pub fn version(&self, slug: &str, version: u32) -> Option<&Counter> {
        self.versions.get(&(slug.to_owned(), version))
    }

    /// The latest version of each survey, youngest first.
    pub fn current(&self) -> impl Iterator<Item = &Arc<Survey>> {
        SLUGS.into_iter().filter_map(|slug| self.latest(slug))
    }

    /// The age groups that there are surveys for, by slug, youngest first.
    pub fn ages(&self) -> Vec<(String, Text)> {
        self.current().map(|survey| (survey.slug.clone(), survey.name.clone())).collect()
    }

    pub fn all_versions(&self) -> impl Iterator<Item = &Arc<Survey>> {
        self.versions.values().map(|version| &version.survey)
    }

    pub fn rounds(&self) -> &[Round] {
        &self.rounds
    }

    /// The round that an answer received on `day` belongs to: the one that opened last.
    pub fn open_round(&self, day: Date) -> Option<&Round> {
        self.rounds.iter().filter(|round| round.is_open_on(day)).max_by_key(|round| round.opens)
    }

    /// The round that an answer belongs to which was given in time and comes in on `day`: the one that closed last.
    pub fn late_round(&self, day: Date) -> Option<&Round> {
        self.rounds.iter().filter(|round| round.takes_late_on(day)).max_by_key(|round| round.closes)
    }

    /// An event that was there when this was read; one made since is in the store only.
    pub fn event(&self, code: &EventCode) -> Option<&Event> {
        self.events.get(code)
    }

    /// The label year that staff see first: the open round's, else the latest one's, else today's.
    pub fn current_year(&self, today: Date) -> i16 {
        let latest = || self.rounds.iter().filter(|round| !round.demo).map(|round| round.year).max();
        self.open_round(today).map(|round| round.year).or_else(latest).unwrap_or(today.year())
    }

    /// The latest decided promise, if there is one to be led to.
    pub fn promised(&self) -> Option<Arc<Promised>> {
        self.promised.clone()
    }

    /// The latest year with a published picture, if there is one to be led to.
    pub fn published(&self) -> Option<i16> {
        self.published
    }

    pub fn has_demo_round(&self) -> bool {
        self.rounds.iter().any(|round| round.demo)
    }
}

/// What went wrong while making the database ready for answers.
#[derive(Debug, thiserror::Error)]
pub enum PrepareError {
    #[error(transparent)]
    Survey(#[from] domain::survey::LoadError),
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// The latest decided promise. A made-up one is for trying the product out; nobody is led to it afterwards.
async fn promised(store: &dyn Store, code: &str, demo_running: bool) -> store::Result<Option<Arc<Promised>>> {
    for year in store.promise_years(code).await? {
        let decided = match store.latest_promise(code, year).await {
            Ok(Some(decided)) => decided,
            Ok(None) => continue,
            // Nobody is led to a text that is not the one that was decided; answers are taken all the same.
            Err(error @ store::Error::Corrupt(_)) => {
                tracing::error!(%error, "a decided promise cannot be shown");
                continue;
            }
            Err(error) => return Err(error),
        };
        let text = decided.text();
        if text.demo() && !demo_running {
            continue;
        }
        let of_age = |slug: &str| {
            let concerned = text.commitments.iter().filter(|commitment| concerns(commitment, slug));
            (slug.to_owned(), concerned.count())
        };
        let for_ages = domain::survey::SLUGS.into_iter().map(of_age).collect();
        return Ok(Some(Arc::new(Promised { year, for_ages })));
    }
    Ok(None)
}

/// Publishes the built-in surveys where they are new or changed, and opens the first round where there is none.
///
/// A survey whose questions, options or scales differ from the latest published version becomes the next version;
/// one that differs in its wording only takes that version's place, since a translation makes no new version.
pub async fn prepare(
    store: &dyn Store,
    municipality: &Municipality,
    today: Date,
) -> Result<(), PrepareError> {
    let catalogue = Catalogue::read(store, municipality).await?;
    for mut survey in default_surveys(municipality)? {
        match catalogue.latest(&survey.slug) {
            Some(published) if published.structure_hash() == survey.structure_hash() => {
                survey.version = published.version;
                if **published == survey {
                    continue;
                }
            }
            Some(published) => survey.version = published.version + 1,
            None => {}
        }
        store.put_survey(&municipality.code, &survey).await?;
    }
    if !catalogue.rounds().iter().any(|round| !round.demo) {
        let year = today.year();
        let round = Round { id: year.to_string(), year, opens: today, closes: None, demo: false };
        store.add_round(&municipality.code, &round).await?;
    }
    Ok(())
}
