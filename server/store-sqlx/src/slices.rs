//! The rows of `slice_tally`: everything that is counted of one slice (the whole, or one area, event, channel …) of one
//! survey version in one round.
//!
//! A row for every count would be the plain way. But a batch of answers adds to a few thousand counts in a hundred slices,
//! and what writing costs is the number of rows and their size. So the counts of a slice are one text, `[3,0,1,…]`, and
//! its theme scores another, `[[n,sum,sum of squares],…]`. Which number counts what stands once for each survey version, in
//! the row without dimension and value: `[["field","option"],…]` and `["theme",…]`. It begins with everything that the
//! survey can be answered with, so that its order says nothing of which answer came first.
//!
//! A row that was made by the migration from one row for every count is `{"field":{"option":count}}` and
//! `{"theme":[n,sum,sum of squares]}` until it is added to.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use domain::{
    survey::Survey,
    tally::{Cell, Layout, ScoreSums, Slice, Tally, ThemeCell},
};
use serde::Deserialize;
use store::Result;

use crate::{
    batch::SliceAdditions,
    convert::{json, to_json},
};

/// Borrowed from the row wherever JSON lets it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(transparent)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// n, Σs and Σs².
type Score = (i64, i64, i64);

/// Counts and scores of a row, as they are kept.
pub(crate) type Texts<'t> = (&'t str, &'t str);

/// A row's key, but for the municipality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RowKey<'a> {
    pub(crate) round: &'a str,
    pub(crate) survey: &'a str,
    pub(crate) version: u32,
    /// Empty in the row of the names.
    pub(crate) dimension: &'a str,
    pub(crate) value: &'a str,
}

/// The rows that the additions touch, in the order of the table's key: of each survey version its names, then its slices.
pub(crate) fn keys<'a>(additions: &[SliceAdditions<'a>]) -> Vec<RowKey<'a>> {
    let mut keys = Vec::with_capacity(additions.len() + additions.len() / 4);
    for group in additions.chunk_by(alike) {
        let key = |dimension, value| {
            let SliceAdditions { round, survey, version, .. } = group[0];
            RowKey { round, survey, version, dimension, value }
        };
        keys.push(key("", ""));
        keys.extend(group.iter().map(|added| key(added.slice.dimension.id(), &added.slice.value)));
    }
    keys
}

fn alike(one: &SliceAdditions<'_>, other: &SliceAdditions<'_>) -> bool {
    (one.round, one.survey, one.version) == (other.round, other.survey, other.version)
}

/// Whether a survey version is counted for the first time, by what is kept of [`keys`]: its names are then the survey's.
pub(crate) fn begins<'t>(keys: &[RowKey<'_>], kept: impl Fn(usize) -> Option<Texts<'t>>) -> bool {
    keys.iter().enumerate().any(|(place, key)| key.dimension.is_empty() && kept(place).is_none_or(is_new))
}

fn is_new((counts, _): Texts<'_>) -> bool {
    counts == NEW
}

/// What a row holds that was only just made.
pub(crate) const NEW: &str = "[]";

/// The rows that change, by their places among [`keys`], in that order: what is kept of each, and the additions to it.
/// `surveys` are asked where a survey version is counted for the first time.
pub(crate) fn add<'t>(
    additions: &[SliceAdditions<'_>],
    kept: impl Fn(usize) -> Option<Texts<'t>>,
    surveys: &[Survey],
) -> Result<Vec<(usize, String, String)>> {
    let mut rows = Vec::with_capacity(additions.len() + 1);
    let mut place = 0;
    for group in additions.chunk_by(alike) {
        let of_names = place;
        let mut names = match kept(place).filter(|texts| !is_new(*texts)) {
            Some(texts) => Names::read(texts)?,
            None => Names::first(surveys, &group[0]),
        };
        let own = names.own(&group[0].layout);
        for added in group {
            place += 1;
            let mut sums = match kept(place) {
                Some(texts) => Sums::read(texts, &mut names)?,
                None => Sums::default(),
            };
            for (place, count) in added.counts.iter().enumerate().filter(|(_, count)| **count != 0) {
                *at(&mut sums.counts, own.cell(place)) += count;
            }
            for (place, score) in added.scores.iter().enumerate().filter(|(_, score)| score.n != 0) {
                let (n, sum, squares) = at(&mut sums.scores, own.themes[place]);
                *n += score.n;
                *sum += score.sum;
                *squares += score.sum_of_squares;
            }
            rows.push((place, to_json(&sums.counts)?, to_json(&sums.scores)?));
        }
        if names.grown {
            rows.push((of_names, to_json(&names.cells)?, to_json(&names.themes)?));
        }
        place += 1;
    }
    rows.sort_unstable_by_key(|(place, ..)| *place);
    Ok(rows)
}

fn at<T: Clone + Default>(numbers: &mut Vec<T>, place: usize) -> &mut T {
    if numbers.len() <= place {
        numbers.resize(place + 1, T::default());
    }
    &mut numbers[place]
}

/// What the numbers of a survey version's rows count.
#[derive(Debug, Default)]
pub(crate) struct Names {
    cells: Vec<(String, String)>,
    themes: Vec<String>,
    /// Made when a name is looked for, which is seldom.
    places: Option<HashMap<String, HashMap<String, usize>>>,
    /// Whether there is one more than was kept.
    grown: bool,
}

/// Where the things that a layout lists stand in a survey version's rows.
struct Own {
    /// Where it is not simply the same place.
    cells: Option<Vec<usize>>,
    themes: Vec<usize>,
}

impl Own {
    fn cell(&self, place: usize) -> usize {
        self.cells.as_ref().map_or(place, |cells| cells[place])
    }
}

impl Names {
    fn of(cells: Vec<(String, String)>, themes: Vec<String>) -> Self {
        Self { cells, themes, ..Self::default() }
    }

    pub(crate) fn read((cells, themes): Texts<'_>) -> Result<Self> {
        Ok(Self::of(json("the names of counts", cells)?, json("the names of scores", themes)?))
    }

    /// Those of a survey version that is counted for the first time.
    fn first(surveys: &[Survey], added: &SliceAdditions<'_>) -> Self {
        let survey =
            surveys.iter().find(|survey| (&*survey.slug, survey.version) == (added.survey, added.version));
        let Layout { cells, themes, .. } = survey.map(Layout::of).unwrap_or_default();
        Self { grown: true, ..Self::of(cells, themes) }
    }

    /// The places of a layout's things; what is not there yet is put behind.
    fn own(&mut self, layout: &Layout) -> Own {
        let cells = if self.cells.starts_with(&layout.cells) {
            None
        } else {
            Some(layout.cells.iter().map(|(field, option)| self.cell(field, option)).collect())
        };
        Own { cells, themes: layout.themes.iter().map(|theme| self.theme(theme)).collect() }
    }

    fn cell(&mut self, field: &str, option: &str) -> usize {
        let places = self.places.get_or_insert_with(|| {
            let mut places: HashMap<String, HashMap<String, usize>> = HashMap::new();
            for (place, (field, option)) in self.cells.iter().enumerate() {
                places.entry(field.clone()).or_default().insert(option.clone(), place);
            }
            places
        });
        if let Some(place) = places.get(field).and_then(|options| options.get(option)) {
            return *place;
        }
        let place = self.cells.len();
        self.cells.push((field.to_owned(), option.to_owned()));
        places.entry(field.to_owned()).or_default().insert(option.to_owned(), place);
        self.grown = true;
        place
    }

    fn theme(&mut self, theme: &str) -> usize {
        if let Some(place) = self.themes.iter().position(|known| known == theme) {
            return place;
        }
        self.themes.push(theme.to_owned());
        self.grown = true;
        self.themes.len() - 1
    }

    /// Puts what a row holds into the tally of its survey version.
    pub(crate) fn put_into(&mut self, tally: &mut Tally, slice: &Slice, texts: Texts<'_>) -> Result<()> {
        let sums = Sums::read(texts, self)?;
        for ((field, option), count) in self.cells.iter().zip(sums.counts).filter(|(_, count)| *count != 0) {
            let (field, option) = (field.clone(), option.clone());
            tally.counts.insert(Cell { field, option, slice: slice.clone() }, count);
        }
        for (theme, (n, sum, sum_of_squares)) in self.themes.iter().zip(sums.scores) {
            if n != 0 {
                let cell = ThemeCell { theme: theme.clone(), slice: slice.clone() };
                tally.scores.insert(cell, ScoreSums { n, sum, sum_of_squares });
            }
        }
        Ok(())
    }
}

/// The numbers of a row.
#[derive(Debug, Default)]
struct Sums {
    counts: Vec<i64>,
    scores: Vec<Score>,
}

impl Sums {
    fn read((counts, scores): Texts<'_>, names: &mut Names) -> Result<Self> {
        if !counts.starts_with('{') {
            return Ok(Self {
                counts: json("the counts of a slice", counts)?,
                scores: json("the scores of a slice", scores)?,
            });
        }
        let mut sums = Self::default();
        let old: BTreeMap<Name<'_>, BTreeMap<Name<'_>, i64>> = json("the counts of a slice", counts)?;
        for (Name(field), options) in &old {
            for (Name(option), count) in options {
                *at(&mut sums.counts, names.cell(field, option)) += count;
            }
        }
        let old: BTreeMap<Name<'_>, Score> = json("the scores of a slice", scores)?;
        for (Name(theme), score) in old {
            *at(&mut sums.scores, names.theme(&theme)) = score;
        }
        Ok(sums)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    type Row = (String, String);

    /// Adds the same twice to rows that are kept, and answers the tally of the one slice.
    fn added_twice(mut kept: [Option<Row>; 2], surveys: &[Survey]) -> (Tally, [Option<Row>; 2]) {
        let slice = Slice::area("viksjo");
        let scores = ScoreSums { n: 1, sum: 840, sum_of_squares: 705_600 };
        let additions = [SliceAdditions {
            round: "2026",
            survey: "vuxna",
            version: 1,
            slice: &slice,
            layout: Arc::new(Layout::listed(
                [("plats", "park"), ("plats", "a \"b\" \\ å"), ("_svar", "")]
                    .map(|(field, option)| (field.to_owned(), option.to_owned()))
                    .into(),
                vec!["morker".to_owned()],
            )),
            counts: vec![2, 1, 3],
            scores: vec![scores],
        }];
        assert_eq!(keys(&additions).iter().map(|key| key.dimension).collect::<Vec<_>>(), ["", "area"]);
        for _ in 0..2 {
            let before = kept.clone();
            let texts = |place: usize| before[place].as_ref().map(|(counts, scores)| (&**counts, &**scores));
            for (place, counts, scores) in add(&additions, texts, surveys).unwrap() {
                kept[place] = Some((counts, scores));
            }
        }
        let texts =
            |place: usize| kept[place].as_ref().map(|(counts, scores)| (&**counts, &**scores)).unwrap();
        let mut tally = Tally::default();
        Names::read(texts(0)).unwrap().put_into(&mut tally, &slice, texts(1)).unwrap();
        (tally, kept)
    }

    fn counted(tally: &Tally) -> Vec<i64> {
        let slice = Slice::area("viksjo");
        [("plats", "park"), ("plats", "a \"b\" \\ å"), ("_svar", "")]
            .map(|(field, option)| tally.count(field, option, &slice))
            .into()
    }

    #[test]
    fn what_is_added_to_a_row_is_there_when_it_is_read() {
        let (tally, _) = added_twice([None, None], &[]);
        assert_eq!(counted(&tally), [4, 2, 6]);
        assert_eq!(tally.counts.len(), 3);
        let twice = ScoreSums { n: 2, sum: 1_680, sum_of_squares: 1_411_200 };
        assert_eq!(tally.scores.into_values().collect::<Vec<_>>(), [twice]);
    }

    #[test]
    fn a_row_from_before_is_added_to_and_then_kept_as_numbers() {
        let old = (
            r#"{"_svar":{"":10},"plats":{"park":5,"station":1}}"#.to_owned(),
            r#"{"morker":[1,840,705600]}"#.to_owned(),
        );
        let (tally, [_, row]) = added_twice([None, Some(old)], &[]);
        assert_eq!(counted(&tally), [9, 2, 16]);
        assert_eq!(tally.count("plats", "station", &Slice::area("viksjo")), 1);
        assert_eq!(tally.scores.into_values().next().unwrap().n, 3);
        assert!(row.unwrap().0.starts_with('['));
    }

    #[test]
    fn the_order_of_the_names_is_the_surveys_and_not_that_of_answers() {
        let municipality = domain::municipality::Municipality {
            code: "0123".to_owned(),
            name: "Provköping".to_owned(),
            police: "Polisen".to_owned(),
            areas: Vec::new(),
            margins: None,
            accessibility: domain::accessibility::Accessibility::built_in(),
            contacts: domain::municipality::Contacts::default(),
            thresholds: domain::municipality::Thresholds::default(),
            map: domain::area_map::AreaMap::default(),
        };
        let surveys = domain::survey::default_surveys(&municipality).unwrap();
        let adults = surveys.iter().find(|survey| survey.slug == "vuxna").unwrap();
        let (_, [names, _]) = added_twice([None, None], &surveys);
        let names: Vec<(String, String)> = serde_json::from_str(&names.unwrap().0).unwrap();
        let Layout { cells, .. } = Layout::of(adults);
        assert_eq!(names[..cells.len()], cells[..]);
        assert_eq!(names.len(), cells.len() + 1, "only what the survey does not know comes after");
    }
}
