//! The situation picture of a year, as the switcher on its page asks for it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Which picture is meant: `/personal/lagesbild/2026?group=vuxna&area=viksjo&lang=en`, all but the year optional.
/// `without=link` leaves a channel out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureAddress {
    pub year: i16,
    /// A survey's slug.
    pub group: Option<String>,
    /// An area's id.
    pub area: Option<String>,
    /// A channel's id.
    pub without: Option<String>,
    /// The language, where the address names one.
    pub lang: Option<String>,
}

impl PictureAddress {
    const FOLDER: &str = "/personal/lagesbild/";

    /// Reads a path with its query. `None` when it leads somewhere else.
    pub fn parse(path_and_query: &str) -> Option<Self> {
        let (path, query) = path_and_query.split_once('?').unwrap_or((path_and_query, ""));
        let year = path.strip_prefix(Self::FOLDER)?.parse().ok()?;
        // Slugs, area ids and language tags need no percent-encoding.
        let value = |key: &str| {
            query
                .split('&')
                .find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='))
                .filter(|value| !value.is_empty())
                .map(str::to_owned)
        };
        Some(Self {
            year,
            group: value("group"),
            area: value("area"),
            without: value("without"),
            lang: value("lang"),
        })
    }

    pub fn href(&self) -> String {
        let mut href = format!("{}{}", Self::FOLDER, self.year);
        let parts =
            [("group", &self.group), ("area", &self.area), ("without", &self.without), ("lang", &self.lang)];
        let mut separator = '?';
        for (key, value) in parts {
            if let Some(value) = value {
                href.push(separator);
                href.push_str(key);
                href.push('=');
                href.push_str(value);
                separator = '&';
            }
        }
        href
    }
}

/// A picture ready to be put in the place of another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PictureFragment {
    pub html: String,
    /// The document's new title.
    pub title: String,
    /// The page's new heading; also what is told to those who do not see the swap.
    pub heading: String,
}

/// The picture of `year`, for all age groups or for `group` (a survey's slug), in the municipality or in `area`,
/// of all answers or of those that did not come in through the channel `without`.
///
/// Errors name what was asked for that does not exist; they carry no figures. The server denies the call without a
/// session, like everything under `/personal`.
#[server(prefix = "/personal/api", endpoint = "situation_picture")]
pub async fn situation_picture(
    year: i16,
    group: Option<String>,
    area: Option<String>,
    without: Option<String>,
    lang: String,
) -> Result<PictureFragment, ServerFnError> {
    use std::sync::Arc;

    use domain::{language::Language, municipality::Municipality};

    use crate::staff::picture::{PictureView, fragment};

    let missing = |what: &str| ServerFnError::new(format!("{what} is not in the context"));
    let store = use_context::<store::SharedStore>().ok_or_else(|| missing("the store"))?;
    let municipality = use_context::<Arc<Municipality>>().ok_or_else(|| missing("the municipality"))?;
    let language = Language::from_tag(&lang)
        .ok_or_else(|| ServerFnError::new("lang must be one of the offered languages"))?;
    let group = group.filter(|group| !group.is_empty());
    let area = area.filter(|area| !area.is_empty());
    let without = without.filter(|without| !without.is_empty());
    let wanted = Wanted { group: group.as_deref(), area: area.as_deref(), without: without.as_deref() };
    let (loaded, without) =
        load_picture(&*store, &municipality, year, wanted).await.map_err(ServerFnError::new)?;
    Ok(fragment(&PictureView { language, municipality, loaded, group, area, without }))
}

#[cfg(feature = "ssr")]
pub use server_side::{PictureError, Wanted, bursts, load_picture};

#[cfg(feature = "ssr")]
mod server_side {
    use domain::{
        burst::{self, Burst, DayCount},
        disclosure::{self, Changes, PublishedPicture, Year},
        event::Event,
        municipality::Municipality,
        response::Channel,
        round::Round,
        situation_picture::{self, RawPicture, TallyInput},
        survey::Survey,
    };
    use store::{DailyCount, Store};

    use crate::staff::picture::LoadedPicture;

    /// Why there is no picture to show.
    #[derive(Debug)]
    pub enum PictureError {
        /// No age group has this slug: choose one of the five surveys.
        UnknownGroup(String),
        /// No area has this id: choose one from the configuration.
        UnknownArea(String),
        /// No channel has this id: choose one of the five.
        UnknownChannel(String),
        /// The database's own trouble: try again; the log says more.
        Store(store::Error),
    }

    impl std::fmt::Display for PictureError {
        fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            match self {
                Self::UnknownGroup(group) => write!(formatter, "there is no age group {group:?}"),
                Self::UnknownArea(area) => write!(formatter, "there is no area {area:?}"),
                Self::UnknownChannel(channel) => write!(formatter, "there is no channel {channel:?}"),
                Self::Store(_) => formatter.write_str("the picture could not be read; try again"),
            }
        }
    }

    impl std::error::Error for PictureError {}

    impl From<store::Error> for PictureError {
        fn from(error: store::Error) -> Self {
            Self::Store(error)
        }
    }

    impl From<situation_picture::PictureError> for PictureError {
        /// Tallies of a survey version that the store does not have: what it holds does not hang together.
        fn from(error: situation_picture::PictureError) -> Self {
            Self::Store(store::Error::Corrupt(error.to_string()))
        }
    }

    /// What of a year's picture is wanted, as ids.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct Wanted<'a> {
        pub group: Option<&'a str>,
        pub area: Option<&'a str>,
        pub without: Option<&'a str>,
    }

    /// The days with far more answers in one channel than usual.
    pub fn bursts(daily: &[DailyCount], events: &[Event]) -> Vec<Burst> {
        let days = daily.iter().map(|daily| DayCount {
            channel: daily.channel,
            event: &daily.event,
            day: daily.day,
            count: u64::try_from(daily.count).unwrap_or_default(),
        });
        burst::bursts(days, events)
    }

    /// Reads the tallies of `year` and makes the masked picture of them, checking first that what is wanted exists. The
    /// channel is answered too; where it cannot be left out, the picture is the whole one and says so.
    ///
    /// The page and the server function both come through here, so they can never show different figures.
    pub async fn load_picture(
        store: &dyn Store,
        municipality: &Municipality,
        year: i16,
        Wanted { group, area, without }: Wanted<'_>,
    ) -> Result<(LoadedPicture, Option<Channel>), PictureError> {
        let code = municipality.code.as_str();
        let surveys = store.surveys(code).await?;
        if let Some(group) = group
            && !surveys.iter().any(|survey: &Survey| survey.slug == group)
        {
            return Err(PictureError::UnknownGroup(group.to_owned()));
        }
        if let Some(area) = area
            && !municipality.areas.iter().any(|known| known.id == area)
        {
            return Err(PictureError::UnknownArea(area.to_owned()));
        }
        let without = match without {
            None => None,
            Some(id) => {
                Some(Channel::from_id(id).ok_or_else(|| PictureError::UnknownChannel(id.to_owned()))?)
            }
        };
        let rounds = store.rounds(code).await?;
        let years = store.years_with_responses(code).await?;
        let indicators = store.indicators(code).await?;
        let (raw, whole) = picture_of(store, municipality, &surveys, &rounds, year).await?;
        let left_out = without
            .filter(|_| area.is_none())
            .and_then(|channel| disclosure::publish_without(&raw, channel, municipality.thresholds));
        // Changes are told of whole pictures only.
        let changes = if left_out.is_none() && years.contains(&(year - 1)) {
            let (earlier, published) = picture_of(store, municipality, &surveys, &rounds, year - 1).await?;
            let earlier = Year { raw: &earlier, published: &published };
            Changes::between(earlier, Year { raw: &raw, published: &whole })
        } else {
            None
        };
        let picture = left_out.unwrap_or(whole);
        let bursts = bursts(&store.daily_counts(code, year).await?, &store.events(code).await?);
        Ok((LoadedPicture { picture, changes, surveys, years, indicators, bursts }, without))
    }

    /// The exact picture of `year` and the masked one made of it.
    async fn picture_of(
        store: &dyn Store,
        municipality: &Municipality,
        surveys: &[Survey],
        rounds: &[Round],
        year: i16,
    ) -> Result<(RawPicture, PublishedPicture), PictureError> {
        let tallies = store.tallies(&municipality.code, year).await?;
        let inputs: Vec<TallyInput<'_>> = tallies
            .iter()
            .map(|kept| TallyInput {
                round: &kept.round,
                survey: &kept.survey,
                version: kept.version,
                demo: rounds.iter().any(|round| round.id == kept.round && round.demo),
                tally: &kept.tally,
            })
            .collect();
        let raw = RawPicture::from_tallies(municipality, surveys, year, &inputs)?;
        let picture = disclosure::publish(&raw, municipality.thresholds);
        Ok((raw, picture))
    }
}

#[cfg(test)]
mod tests {
    use super::PictureAddress;

    #[test]
    fn an_address_leads_back_to_the_picture_it_came_from() {
        for href in [
            "/personal/lagesbild/2026",
            "/personal/lagesbild/2026?group=unga-vuxna",
            "/personal/lagesbild/2026?group=vuxna&area=viksjo",
            "/personal/lagesbild/2025?area=viksjo&lang=en",
            "/personal/lagesbild/2026?group=vuxna&without=link&lang=en",
        ] {
            let address = PictureAddress::parse(href).expect("it is a picture's address");
            assert_eq!(address.href(), href);
        }
    }

    #[test]
    fn other_pages_are_no_pictures() {
        for href in
            ["/personal/lagesbild", "/personal/lagesbild/", "/lagesbild/2026", "/personal/lagesbild/x"]
        {
            assert_eq!(PictureAddress::parse(href), None, "{href}");
        }
        let empty = PictureAddress::parse("/personal/lagesbild/2026?group=&area=");
        assert_eq!(empty, Some(PictureAddress { year: 2026, ..PictureAddress::default() }));
    }
}
