//! Comparing kept counts with a recount, whatever the engine.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use domain::{
    response::Channel,
    survey::Survey,
    tally::{Counter, Dimension, Layout, ScoreSums, Slice, Tally},
};
use jiff::civil::Date;
use store::{DailyCount, Result, StoredResponse, TallyDifference};

use crate::{
    batch::{Additions, DayAddition, SliceAdditions},
    convert::corrupt,
};

/// Round, survey and version.
type Group = (String, String, u32);
/// Round, survey, event, channel and day.
type Day = (String, String, String, Channel, Date);

/// Every survey version, to count its responses by.
pub(crate) struct Versions(HashMap<(String, u32), Counter>);

impl Versions {
    pub(crate) fn of(surveys: Vec<Survey>) -> Self {
        let version =
            |survey: Survey| ((survey.slug.clone(), survey.version), Counter::new(Arc::new(survey)));
        Self(surveys.into_iter().map(version).collect())
    }
}

/// The tallies and daily counts of some rounds. Its size is that of the tables, not of the responses.
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) tallies: BTreeMap<Group, Tally>,
    pub(crate) days: BTreeMap<Day, i64>,
}

impl Counts {
    pub(crate) fn add_day(&mut self, count: DailyCount) {
        let day = (count.round, count.survey, count.event, count.channel, count.day);
        *self.days.entry(day).or_default() += count.count;
    }

    /// The daily counts, by round, survey, event, channel and day.
    pub(crate) fn into_days(self) -> Vec<DailyCount> {
        let day = |((round, survey, event, channel, day), count)| DailyCount {
            round,
            survey,
            event,
            channel,
            day,
            count,
        };
        self.days.into_iter().map(day).collect()
    }

    /// Counts one response.
    pub(crate) fn add(&mut self, versions: &Versions, stored: &StoredResponse) -> Result<()> {
        let StoredResponse { round, response } = stored;
        let version = (response.survey.clone(), response.version);
        let counter = versions.0.get(&version).ok_or_else(|| {
            corrupt(
                "there are responses to an unknown survey version,",
                format!("{} {}", version.0, version.1),
            )
        })?;
        let tally = counter.contribution(response);
        let group = (round.clone(), response.survey.clone(), response.version);
        self.tallies.entry(group).or_default().add(&tally);
        let event = response.event.as_ref().map_or_else(String::new, |code| code.as_str().to_owned());
        let day = (round.clone(), response.survey.clone(), event, response.channel, response.day);
        *self.days.entry(day).or_default() += 1;
        Ok(())
    }

    /// All of it, as something to be added to empty tables.
    pub(crate) fn additions(&self) -> Additions<'_> {
        let mut slices = Vec::new();
        for ((round, survey, version), tally) in &self.tallies {
            slices.extend(slices_of(round, survey, *version, tally));
        }
        let days = self.days.iter().map(|((round, survey, event, channel, day), count)| DayAddition {
            round,
            survey,
            event,
            channel: channel.id(),
            day: *day,
            count: *count,
        });
        Additions { slices, days: days.collect() }
    }

    /// Where these, the kept ones, are not what `recounted` says.
    pub(crate) fn differences(&self, recounted: &Self) -> Vec<TallyDifference> {
        let mut differences = Vec::new();
        let nothing = Tally::default();
        let groups: BTreeSet<&Group> = self.tallies.keys().chain(recounted.tallies.keys()).collect();
        for group in groups {
            let kept = self.tallies.get(group).unwrap_or(&nothing);
            let again = recounted.tallies.get(group).unwrap_or(&nothing);
            let (round, survey, version) = group;
            let mut compare = |what: String, kept: i64, recounted: i64| {
                if kept != recounted {
                    let (round, survey) = (round.clone(), survey.clone());
                    differences.push(TallyDifference { round, survey, what, kept, recounted });
                }
            };
            for cell in union(&kept.counts, &again.counts) {
                let of = |tally: &Tally| tally.counts.get(cell).copied().unwrap_or_default();
                let option = if cell.option.is_empty() { String::new() } else { format!(" {}", cell.option) };
                let what = format!("version {version} {}{option}{}", cell.field, place(&cell.slice));
                compare(what, of(kept), of(again));
            }
            for cell in union(&kept.scores, &again.scores) {
                let of = |tally: &Tally| tally.scores.get(cell).copied().unwrap_or_default();
                let (kept, again) = (of(kept), of(again));
                let what = format!("version {version} theme {}{}", cell.theme, place(&cell.slice));
                compare(format!("{what}: n"), kept.n, again.n);
                compare(format!("{what}: sum"), kept.sum, again.sum);
                compare(format!("{what}: sum of squares"), kept.sum_of_squares, again.sum_of_squares);
            }
        }
        for day in union(&self.days, &recounted.days) {
            let of = |counts: &Self| counts.days.get(day).copied().unwrap_or_default();
            let (kept, recounted) = (of(self), of(recounted));
            if kept != recounted {
                let (round, survey, event, channel, date) = day;
                let what = format!("daily count {date} {} {event}", channel.id());
                differences.push(TallyDifference {
                    round: round.clone(),
                    survey: survey.clone(),
                    what: what.trim_end().to_owned(),
                    kept,
                    recounted,
                });
            }
        }
        differences
    }
}

/// A tally by its slices, in the order of the table's key.
fn slices_of<'a>(
    round: &'a str,
    survey: &'a str,
    version: u32,
    tally: &'a Tally,
) -> impl Iterator<Item = SliceAdditions<'a>> {
    let cells: BTreeSet<_> = tally.counts.keys().map(|cell| (&*cell.field, &*cell.option)).collect();
    let themes: BTreeSet<_> = tally.scores.keys().map(|cell| &*cell.theme).collect();
    let owned = |(field, option): &(&str, &str)| ((*field).to_owned(), (*option).to_owned());
    let layout = Arc::new(Layout::listed(
        cells.iter().map(owned).collect(),
        themes.iter().map(|theme| (*theme).to_owned()).collect(),
    ));
    let (cells, themes): (Vec<_>, Vec<_>) = (cells.into_iter().collect(), themes.into_iter().collect());
    let mut slices: BTreeMap<_, SliceAdditions<'a>> = BTreeMap::new();
    let key = |slice: &'a Slice| (slice.dimension.id(), slice.value.as_str());
    let empty = |slice: &'a Slice| {
        let (counts, scores) = (vec![0; cells.len()], vec![ScoreSums::default(); themes.len()]);
        SliceAdditions { round, survey, version, slice, layout: Arc::clone(&layout), counts, scores }
    };
    for (cell, count) in &tally.counts {
        let added = slices.entry(key(&cell.slice)).or_insert_with(|| empty(&cell.slice));
        if let Ok(place) = cells.binary_search(&(&cell.field, &cell.option)) {
            added.counts[place] += count;
        }
    }
    for (cell, sums) in &tally.scores {
        let added = slices.entry(key(&cell.slice)).or_insert_with(|| empty(&cell.slice));
        if let Ok(place) = themes.binary_search(&&*cell.theme) {
            added.scores[place].add(*sums);
        }
    }
    slices.into_values()
}

/// By round, survey and what differs.
pub(crate) fn sort(differences: &mut [TallyDifference]) {
    differences.sort_by(|one, other| {
        (&one.round, &one.survey, &one.what).cmp(&(&other.round, &other.survey, &other.what))
    });
}

fn union<'a, K: Ord, V>(one: &'a BTreeMap<K, V>, other: &'a BTreeMap<K, V>) -> BTreeSet<&'a K> {
    one.keys().chain(other.keys()).collect()
}

fn place(slice: &Slice) -> String {
    if slice.dimension == Dimension::Whole {
        String::new()
    } else {
        format!(" ({} {})", slice.dimension.id(), slice.value)
    }
}
