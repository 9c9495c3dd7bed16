//! Protected microdata: one row per response, told so coarsely that nobody can be picked out.
//!
//! A file is made in two passes. The first counts ([`Counter`]) and the second writes ([`Protection::write`]); what is
//! kept between them grows with the combinations that occur, not with the responses.
//!
//! # What is done
//! 1. **Day becomes week** (ISO 8601, `2026-W38`). A week, and a version of the survey, that fewer than the smallest
//!    number answered in is hidden; so is the next smallest where those together are still fewer.
//! 2. **Combinations.** Every combination of age group, area, event, channel and language that occurs holds at least the
//!    smallest number of rows (10). A file has one age group. A combination with fewer is generalised: some of its four
//!    columns are hidden, so that it and others like it become one. See the module `generalise` for which.
//! 3. **Sensitive columns.** One is hidden for a whole combination where a single value stands in over 80 % of its rows,
//!    or of those of them that have an answer. The columns of a multiple choice are hidden together where over 80 % chose
//!    something, or its option for nothing; a follow-up is hidden with the question that it follows. See the module `sensitive`.
//!
//! What is hidden is `*`; unanswered stays empty. Nothing is drawn by lot and nothing depends on the order of the rows:
//! the same answers give the same file. [`Summary`] says how much of all this was done.

mod generalise;
mod sensitive;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use jiff::civil::Date;
use serde::Serialize;

use self::{
    generalise::{Class, generalise},
    sensitive::{Aspects, Values},
};
use crate::{
    event::EventCode,
    language::Language,
    microdata::Columns,
    response::{Channel, Response},
};

/// What stands in a cell that is hidden.
pub const HIDDEN: &str = "*";

/// The column that the day's becomes.
pub const WEEK: &str = "week";

/// A value that stands in more than so many of a hundred rows is told of none of them.
pub const MOST_PERCENT: u64 = 80;

/// Where the generalised columns stand in a row, and that of the version and the day.
const VERSION: usize = 1;
const DAY: usize = 2;

/// What the rule's combinations are made of, besides the age group that the file is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Combination {
    area: Option<String>,
    event: Option<EventCode>,
    channel: Channel,
    language: Language,
}

impl Combination {
    fn of(response: &Response) -> Self {
        Self {
            area: response.area.clone(),
            event: response.event.clone(),
            channel: response.channel,
            language: response.language,
        }
    }
}

/// The first pass: counts what occurs.
#[derive(Debug)]
pub struct Counter<'a> {
    columns: &'a Columns<'a>,
    aspects: Aspects<'a>,
    smallest: u64,
    combinations: HashMap<Combination, Counted>,
    weeks: BTreeMap<(i16, i8), u64>,
    versions: BTreeMap<u32, u64>,
}

#[derive(Clone, Debug, Default)]
struct Counted {
    rows: u64,
    /// One per aspect, in their order.
    values: Vec<Values>,
}

impl<'a> Counter<'a> {
    /// `smallest` is how many rows a combination must hold.
    pub fn new(columns: &'a Columns<'a>, smallest: u64) -> Self {
        Self {
            columns,
            aspects: Aspects::of(columns),
            smallest,
            combinations: HashMap::new(),
            weeks: BTreeMap::new(),
            versions: BTreeMap::new(),
        }
    }

    pub fn add(&mut self, response: &Response) {
        *self.weeks.entry(week(response.day)).or_default() += 1;
        *self.versions.entry(response.version).or_default() += 1;
        let counted = self.combinations.entry(Combination::of(response)).or_default();
        counted.rows += 1;
        counted.values.resize(self.aspects.len(), Values::default());
        self.aspects.count(response, &mut counted.values);
    }

    /// Settles what is told of whom.
    pub fn settle(self) -> Protection {
        let Self { columns, aspects, smallest, combinations, weeks, versions } = self;
        let sizes = combinations.iter().map(|(combination, counted)| (combination, counted.rows)).collect();
        let (classes, left_out) = generalise(sizes, smallest);
        let mut summary = Summary {
            smallest,
            most_percent: MOST_PERCENT,
            rows: classes.iter().map(|class| class.rows).sum(),
            left_out,
            ..Summary::default()
        };
        let mut places = HashMap::new();
        let mut told = Vec::new();
        for class in &classes {
            let counted = class.combinations.iter().map(|combination| &combinations[*combination].values);
            let withheld = aspects.withheld(class.rows, counted);
            summary.add(columns, class, &withheld);
            for combination in &class.combinations {
                places.insert((*combination).clone(), told.len());
            }
            told.push(Told { hidden: class.hidden, withheld });
        }
        let hidden_weeks = too_few(&weeks, smallest);
        let hidden_versions = too_few(&versions, smallest);
        // Rows are left out of an empty file only.
        if left_out == 0 {
            summary.weeks_hidden = hidden_weeks.iter().map(|week| weeks[week]).sum();
            summary.versions_hidden = hidden_versions.iter().map(|version| versions[version]).sum();
        }
        let left_out = combinations.into_keys().filter(|combination| !places.contains_key(combination));
        let left_out = left_out.collect();
        Protection { places, told, left_out, hidden_weeks, hidden_versions, summary }
    }
}

/// What is told of the rows of one class.
#[derive(Clone, Debug)]
struct Told {
    hidden: generalise::Hidden,
    /// The sensitive columns that are hidden, by their place in the row.
    withheld: Vec<usize>,
}

/// What is told of whom, settled: the second pass writes by it.
#[derive(Debug)]
pub struct Protection {
    places: HashMap<Combination, usize>,
    told: Vec<Told>,
    left_out: BTreeSet<Combination>,
    hidden_weeks: BTreeSet<(i16, i8)>,
    hidden_versions: BTreeSet<u32>,
    summary: Summary,
}

/// What became of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Fate {
    Written,
    /// There are too few rows in all to hide it among.
    LeftOut,
    /// The first pass never saw its like: the answers are others than they were then.
    Unknown,
}

impl Protection {
    /// The header of the file.
    pub fn header(columns: &Columns<'_>) -> Vec<String> {
        let mut header = columns.header();
        WEEK.clone_into(&mut header[DAY]);
        header
    }

    /// Writes one response into `cells` (emptied first), one cell per column of the header.
    pub fn write<'r>(
        &self,
        columns: &'r Columns<'r>,
        response: &'r Response,
        cells: &mut Vec<Cow<'r, str>>,
    ) -> Fate {
        let combination = Combination::of(response);
        let Some(&place) = self.places.get(&combination) else {
            cells.clear();
            return if self.left_out.contains(&combination) { Fate::LeftOut } else { Fate::Unknown };
        };
        columns.write(response, cells);
        let told = &self.told[place];
        let week = week(response.day);
        cells[DAY] = if self.hidden_weeks.contains(&week) {
            Cow::Borrowed(HIDDEN)
        } else {
            Cow::Owned(format!("{:04}-W{:02}", week.0, week.1))
        };
        if self.hidden_versions.contains(&response.version) {
            cells[VERSION] = Cow::Borrowed(HIDDEN);
        }
        for cell in told.hidden.cells().chain(told.withheld.iter().copied()) {
            cells[cell] = Cow::Borrowed(HIDDEN);
        }
        Fate::Written
    }

    pub fn summary(&self) -> &Summary {
        &self.summary
    }
}

/// How much was done to a file. Rows are counted, never named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The least that a combination holds.
    pub smallest: u64,
    /// The most of a combination that one value of a sensitive column may hold, in percent.
    pub most_percent: u64,
    /// The rows in the file.
    pub rows: u64,
    /// The rows that there was nothing to hide among.
    pub left_out: u64,
    /// The rows whose week, or version, is hidden.
    pub weeks_hidden: u64,
    pub versions_hidden: u64,
    /// Which columns are hidden together, and in how many rows.
    pub generalised: Vec<Generalised>,
    /// The sensitive columns that are hidden, and in how many rows.
    pub withheld: Vec<Withheld>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Generalised {
    pub columns: Vec<&'static str>,
    pub rows: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Withheld {
    pub column: String,
    pub rows: u64,
}

impl Summary {
    fn add(&mut self, columns: &Columns<'_>, class: &Class<'_>, withheld: &[usize]) {
        let hidden = class.hidden.columns();
        if !hidden.is_empty() {
            match self.generalised.iter_mut().find(|known| known.columns == hidden) {
                Some(known) => known.rows += class.rows,
                None => self.generalised.push(Generalised { columns: hidden, rows: class.rows }),
            }
        }
        for &place in withheld {
            let column = columns.name(place);
            match self.withheld.iter_mut().find(|known| known.column == column) {
                Some(known) => known.rows += class.rows,
                None => self.withheld.push(Withheld { column: column.to_owned(), rows: class.rows }),
            }
        }
    }
}

/// The ISO week of a day, with the year that it belongs to.
fn week(day: Date) -> (i16, i8) {
    let week = day.iso_week_date();
    (week.year(), week.week())
}

/// The values that too few have; together with the next smallest where that is still too few to hide among.
fn too_few<T: Copy + Ord>(counts: &BTreeMap<T, u64>, smallest: u64) -> BTreeSet<T> {
    let few = counts.iter().filter(|(_, count)| **count < smallest);
    let mut hidden: BTreeSet<T> = few.map(|(value, _)| *value).collect();
    let together: u64 = hidden.iter().map(|value| counts[value]).sum();
    if (1..smallest).contains(&together) {
        let others = counts.iter().filter(|(value, _)| !hidden.contains(value));
        let next = others.min_by_key(|(value, count)| (**count, **value)).map(|(value, _)| *value);
        hidden.extend(next);
    }
    hidden
}
