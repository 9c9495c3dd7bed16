//! The situation picture of a year, as the switcher on its page asks for it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Which picture is meant: `/personal/lagesbild/2026?group=vuxna&area=viksjo&lang=en`, all but the year optional.
/// `by=channel&value=link` is another second dimension than the area, with one of its values; `without=link` leaves a
/// channel out; `weighted=yes` weights by age group and area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureAddress {
    pub year: i16,
    /// A survey's slug.
    pub group: Option<String>,
    /// An area's id.
    pub area: Option<String>,
    /// Another second dimension: `channel`, `event`, `language` or `gender`.
    pub by: Option<String>,
    /// One of its values.
    pub value: Option<String>,
    /// A channel's id.
    pub without: Option<String>,
    /// `yes`.
    pub weighted: Option<String>,
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
            by: value("by"),
            value: value("value"),
            without: value("without"),
            weighted: value("weighted"),
            lang: value("lang"),
        })
    }

    pub fn href(&self) -> String {
        self.with_query(format!("{}{}", Self::FOLDER, self.year))
    }

    /// Where one of its figures is, as a file: `/personal/lagesbild/2026/figur/index.svg?group=vuxna`.
    pub fn figure(&self, id: &str) -> String {
        self.with_query(format!("{}{}/figur/{id}.svg", Self::FOLDER, self.year))
    }

    fn with_query(&self, mut href: String) -> String {
        let parts = [
            ("group", &self.group),
            ("area", &self.area),
            ("by", &self.by),
            ("value", &self.value),
            ("without", &self.without),
            ("weighted", &self.weighted),
            ("lang", &self.lang),
        ];
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

/// The picture at `address` ([`PictureAddress`]), in the language `lang` where the address names none.
///
/// Errors name what was asked for that does not exist; they carry no figures. The server denies the call without a
/// session, like everything under `/personal`.
#[server(prefix = "/personal/api", endpoint = "situation_picture")]
pub async fn situation_picture(address: String, lang: String) -> Result<PictureFragment, ServerFnError> {
    use std::sync::Arc;

    use domain::{language::Language, municipality::Municipality};

    use crate::staff::picture::{PictureView, fragment};

    let missing = |what: &str| ServerFnError::new(format!("{what} is not in the context"));
    let store = use_context::<store::SharedStore>().ok_or_else(|| missing("the store"))?;
    let municipality = use_context::<Arc<Municipality>>().ok_or_else(|| missing("the municipality"))?;
    let address =
        PictureAddress::parse(&address).ok_or_else(|| ServerFnError::new("address must be a picture's"))?;
    let language = Language::from_tag(address.lang.as_deref().unwrap_or(&lang))
        .ok_or_else(|| ServerFnError::new("lang must be one of the offered languages"))?;
    let (loaded, without) =
        load_picture(&*store, &municipality, &address).await.map_err(ServerFnError::new)?;
    let PictureAddress { group, area, value, .. } = address;
    let edits = use_context::<store::Role>().is_some_and(store::Role::edits);
    Ok(fragment(&PictureView { language, municipality, loaded, group, area: area.or(value), without, edits }))
}

#[cfg(feature = "ssr")]
pub use server_side::{PictureError, bursts, load_picture};

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
        tally::Dimension,
    };
    use store::{DailyCount, Store};

    use super::{super::made_pictures, PictureAddress};
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
        /// No picture is by this dimension: choose area, channel, event, language or gender.
        UnknownDimension(String),
        /// The dimension has no such value among this year's answers.
        UnknownValue(String),
        /// These are not there together: age group × one dimension, weighted or not, or age group without a channel.
        NoSuchCombination,
        /// The database's own trouble: try again; the log says more.
        Store(store::Error),
    }

    impl std::fmt::Display for PictureError {
        fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            match self {
                Self::UnknownGroup(group) => write!(formatter, "there is no age group {group:?}"),
                Self::UnknownArea(area) => write!(formatter, "there is no area {area:?}"),
                Self::UnknownChannel(channel) => write!(formatter, "there is no channel {channel:?}"),
                Self::UnknownDimension(by) => write!(formatter, "there is no picture by {by:?}"),
                Self::UnknownValue(value) => write!(formatter, "there is no value {value:?} to choose"),
                Self::NoSuchCombination => formatter.write_str("there is no such combination"),
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

    impl PictureAddress {
        /// The second dimension, where this is a picture that exists at all: age group × one of them, weighted or not; or
        /// age group without a channel. No other combination is ever made.
        fn dimension(&self) -> Result<Dimension, PictureError> {
            let by = match self.by.as_deref() {
                None => Dimension::Area,
                Some(id) => Dimension::from_id(id)
                    .filter(|dimension| ![Dimension::Whole, Dimension::Area].contains(dimension))
                    .ok_or_else(|| PictureError::UnknownDimension(id.to_owned()))?,
            };
            let weighted = match self.weighted.as_deref() {
                None => false,
                Some("yes") => true,
                Some(_) => return Err(PictureError::NoSuchCombination),
            };
            let other = if by == Dimension::Area { &self.value } else { &self.area };
            let alone = self.without.is_none() || !weighted && by == Dimension::Area;
            if other.is_some() || !alone { Err(PictureError::NoSuchCombination) } else { Ok(by) }
        }
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

    /// Reads the tallies of a year and makes the masked picture of them, checking that what is wanted exists. The
    /// channel is answered too; where it cannot be left out, the picture is the whole one and says so.
    ///
    /// The page and the server function both come through here, so they can never show different figures.
    pub async fn load_picture(
        store: &dyn Store,
        municipality: &Municipality,
        wanted: &PictureAddress,
    ) -> Result<(LoadedPicture, Option<Channel>), PictureError> {
        let dimension = wanted.dimension()?;
        let PictureAddress { year, group, area, value, without, weighted, .. } = wanted;
        let year = *year;
        let code = municipality.code.as_str();
        let surveys = store.surveys(code).await?;
        if let Some(group) = group
            && !surveys.iter().any(|survey: &Survey| survey.slug == *group)
        {
            return Err(PictureError::UnknownGroup(group.clone()));
        }
        if let Some(area) = area
            && !municipality.areas.iter().any(|known| known.id == *area)
        {
            return Err(PictureError::UnknownArea(area.clone()));
        }
        let without = match without {
            None => None,
            Some(id) => Some(Channel::from_id(id).ok_or_else(|| PictureError::UnknownChannel(id.clone()))?),
        };
        let rounds = store.rounds(code).await?;
        let years = store.years_with_responses(code).await?;
        let indicators = store.indicators(code).await?;
        let thresholds = municipality.thresholds;
        let of_year = async |year, dimension| {
            picture_of(store, municipality, &surveys, &rounds, (year, dimension)).await
        };
        let (raw, whole) = of_year(year, dimension).await?;
        if let Some(value) = value
            && !whole.by.values.contains(value)
        {
            return Err(PictureError::UnknownValue(value.clone()));
        }
        let picture = if weighted.is_some() && dimension == Dimension::Area {
            disclosure::publish_weighted(whole.clone(), Year { raw: &raw, published: &whole }, thresholds)
        } else if weighted.is_some() {
            let (raw, published) = of_year(year, Dimension::Area).await?;
            disclosure::publish_weighted(whole.clone(), Year { raw: &raw, published: &published }, thresholds)
        } else {
            without
                .filter(|_| area.is_none())
                .and_then(|channel| disclosure::publish_without(&raw, channel, thresholds))
                .unwrap_or_else(|| whole.clone())
        };
        // Changes are told of whole, unweighted pictures only, and events come once.
        let comparable = picture.without.is_none() && weighted.is_none() && dimension != Dimension::Event;
        let changes = if comparable && years.contains(&(year - 1)) {
            let (earlier, published) = of_year(year - 1, dimension).await?;
            let earlier = Year { raw: &earlier, published: &published };
            Changes::between(earlier, Year { raw: &raw, published: &whole })
        } else {
            None
        };
        let events = store.events(code).await?;
        let bursts = bursts(&store.daily_counts(code, year).await?, &events);
        let report = store.report(code, year).await?;
        let dialogues = store.dialogues(code, year).await?;
        let loaded = LoadedPicture {
            picture,
            whole,
            changes,
            surveys,
            years,
            indicators,
            bursts,
            events,
            report,
            dialogues,
        };
        Ok((loaded, without))
    }

    /// The exact picture of a year by a dimension, and the masked one made of it.
    async fn picture_of(
        store: &dyn Store,
        municipality: &Municipality,
        surveys: &[Survey],
        rounds: &[Round],
        (year, dimension): (i16, Dimension),
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
        let demo: Vec<bool> = inputs.iter().map(|input| input.demo).collect();
        let key = made_pictures::key(municipality, surveys, (year, dimension), &tallies, &demo);
        made_pictures::kept_or(key, || {
            let raw = RawPicture::from_tallies_by(dimension, municipality, surveys, year, &inputs)?;
            let picture = disclosure::publish(&raw, municipality.thresholds);
            Ok((raw, picture))
        })
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
            "/personal/lagesbild/2026?by=event&value=ACDEFG&weighted=yes",
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
