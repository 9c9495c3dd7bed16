//! Who answered: numbers by age group and area with their sums in both directions, by language and by channel.
//!
//! Every published number says within which limits a sum of exact ones lies. Another world is another set of exact
//! numbers that keeps all of these limits, and with which every question's own numbers are still possible.

use super::{
    super::mask,
    table::{Range, Work},
};
use crate::statistics::to_nearest_five;

/// How many worlds are tried for one number.
const WORK: usize = 6_000;
/// How many numbers may differ between two worlds.
const DEEP: usize = 7;

/// An exact number that the sums are made of.
#[derive(Clone, Copy, Debug)]
struct Number {
    count: i64,
    /// In a world of this table alone.
    least: i64,
    /// In a world in which a question's tables change too, everyone else stays where they are.
    needed: i64,
    /// In a world of this table alone: where nothing is shown of any question, so it must stay.
    most: i64,
}

/// A published sum of exact numbers, or one that is known to hold.
#[derive(Clone, Debug)]
struct Sum {
    of: Vec<(usize, i64)>,
    face: Face,
    low: i64,
    high: i64,
    figure: Option<Number3>,
    /// The figure whose coverage tells it, and goes when that is hidden.
    told_by: Option<Number3>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Face {
    /// Hidden by the rule or shown: the limits follow from the number.
    AsIs,
    /// Hidden to protect another.
    HiddenMore,
    /// No figure, but a limit that holds.
    Limit,
}

/// A number of section 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::disclosure) enum Number3 {
    Cell(usize, usize),
    Language(usize),
    Channel(usize),
    NonResidents,
    AreaUnknown,
    Area(usize),
    Group(usize),
    Received,
}

/// What is hidden of who answered where hiding one number after the other does not help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::disclosure) enum Withheld {
    ByArea,
    /// All but the label's number.
    Everything,
}

/// The exact numbers of one age group.
#[derive(Clone, Debug)]
pub(in crate::disclosure) struct Answered {
    pub(in crate::disclosure) areas: Vec<u64>,
    pub(in crate::disclosure) elsewhere: u64,
    /// How many were needed in each area for what was answered there; in small ones they can be moved elsewhere.
    pub(in crate::disclosure) needed: Vec<u64>,
    pub(in crate::disclosure) needed_elsewhere: u64,
    /// In the small areas and elsewhere together.
    pub(in crate::disclosure) needed_in_small: u64,
    /// The smallest base that anything is shown of in an area.
    pub(in crate::disclosure) least_base: u64,
    /// Whether its coverage is shown.
    pub(in crate::disclosure) covered: bool,
}

/// All numbers of section 3 with what is hidden of them.
#[derive(Clone, Debug)]
pub(in crate::disclosure) struct Ledger {
    numbers: Vec<Number>,
    sums: Vec<Sum>,
    areas: usize,
}

impl Answered {
    /// In an area where so few answered, every question's base is too small to be shown.
    pub(super) fn is_small(&self, count: u64) -> bool {
        count < self.least_base
    }
}

impl Ledger {
    pub(in crate::disclosure) fn of(
        groups: &[Answered],
        non_residents: u64,
        languages: &[u64],
        channels: &[u64],
    ) -> Self {
        let areas = groups.first().map_or(0, |group| group.areas.len());
        let mut ledger = Self { numbers: Vec::new(), sums: Vec::new(), areas };
        let mut number = |count: u64, least: u64, needed: u64, most: i64| {
            let [least, needed] = [least, needed].map(|least| least.min(count).cast_signed());
            ledger.numbers.push(Number { count: count.cast_signed(), least, needed, most });
            ledger.numbers.len() - 1
        };
        let mut cells = Vec::new();
        let mut elsewhere = Vec::new();
        for group in groups {
            let of_areas: Vec<usize> = group
                .areas
                .iter()
                .zip(&group.needed)
                .map(|(&count, &needed)| {
                    if group.is_small(count) {
                        number(count, 0, needed, group.least_base.cast_signed() - 1)
                    } else {
                        number(count, needed, needed, i64::MAX)
                    }
                })
                .collect();
            cells.push(of_areas);
            let small = group.areas.iter().any(|count| group.is_small(*count));
            elsewhere.push(number(
                group.elsewhere,
                if small { 0 } else { group.needed_elsewhere },
                group.needed_elsewhere,
                i64::MAX,
            ));
        }
        let outside = number(non_residents, 0, 0, i64::MAX);
        // A language or a channel that was not used is not listed.
        let mut list = |counts: &[u64]| -> Vec<usize> {
            let used = |count: u64| u64::from(count > 0);
            counts.iter().map(|&count| number(count, used(count), used(count), i64::MAX)).collect()
        };
        let (languages, channels) = (list(languages), list(channels));

        let plus = |numbers: &[usize]| numbers.iter().map(|number| (*number, 1)).collect::<Vec<_>>();
        let residents: Vec<usize> = cells.iter().flatten().chain(&elsewhere).copied().collect();
        let everyone: Vec<usize> = residents.iter().copied().chain([outside]).collect();
        for (group, of_areas) in cells.iter().enumerate() {
            for (area, &cell) in of_areas.iter().enumerate() {
                ledger.figure(vec![(cell, 1)], Number3::Cell(group, area));
            }
            let of_group: Vec<usize> = of_areas.iter().copied().chain([elsewhere[group]]).collect();
            ledger.figure(plus(&of_group), Number3::Group(group));
            if groups[group].covered {
                ledger.coverage(plus(of_areas), Number3::Group(group));
            }
            let in_small = of_areas
                .iter()
                .zip(&groups[group].areas)
                .filter(|(_, count)| groups[group].is_small(**count));
            let pool: Vec<usize> = in_small.map(|(cell, _)| *cell).chain([elsewhere[group]]).collect();
            let held: i64 = pool.iter().map(|at| ledger.numbers[*at].count).sum();
            ledger.limit(plus(&pool), groups[group].needed_in_small.cast_signed().min(held), i64::MAX);
        }
        for area in 0..areas {
            let of_area: Vec<usize> = cells.iter().map(|of_areas| of_areas[area]).collect();
            ledger.figure(plus(&of_area), Number3::Area(area));
            let covered: Vec<usize> = of_area
                .iter()
                .zip(groups)
                .filter(|(_, group)| group.covered)
                .map(|(cell, _)| *cell)
                .collect();
            if !covered.is_empty() {
                ledger.coverage(plus(&covered), Number3::Area(area));
            }
        }
        ledger.figure(plus(&elsewhere), Number3::AreaUnknown);
        ledger.figure(vec![(outside, 1)], Number3::NonResidents);
        ledger.figure(plus(&everyone), Number3::Received);
        // The label's number of answers.
        ledger.rounded(plus(&residents));
        for list in [&languages, &channels] {
            let both: Vec<(usize, i64)> =
                plus(&everyone).into_iter().chain(list.iter().map(|at| (*at, -1))).collect();
            let apart = ledger.sum(&both);
            ledger.limit(both, apart, apart);
        }
        for (at, &language) in languages.iter().enumerate() {
            ledger.figure(vec![(language, 1)], Number3::Language(at));
        }
        for (at, &channel) in channels.iter().enumerate() {
            ledger.figure(vec![(channel, 1)], Number3::Channel(at));
        }
        ledger
    }

    fn sum(&self, of: &[(usize, i64)]) -> i64 {
        of.iter().map(|(at, sign)| sign * self.numbers[*at].count).sum()
    }

    fn figure(&mut self, of: Vec<(usize, i64)>, figure: Number3) {
        let (low, high) = limits(self.sum(&of) as u64, true);
        self.sums.push(Sum { of, face: Face::AsIs, low, high, figure: Some(figure), told_by: None });
    }

    /// Something is told of a sum rounded to 5 that is no figure itself, such as a coverage.
    fn rounded(&mut self, of: Vec<(usize, i64)>) {
        let (low, high) = limits(self.sum(&of) as u64, false);
        self.limit(of, low, high);
    }

    fn coverage(&mut self, of: Vec<(usize, i64)>, figure: Number3) {
        self.rounded(of);
        if let Some(sum) = self.sums.last_mut() {
            sum.told_by = Some(figure);
        }
    }

    fn limit(&mut self, of: Vec<(usize, i64)>, low: i64, high: i64) {
        self.sums.push(Sum { of, face: Face::Limit, low, high, figure: None, told_by: None });
    }

    pub(in crate::disclosure) fn hides(&self, figure: Number3) -> bool {
        self.sums.iter().any(|sum| {
            sum.figure == Some(figure)
                && (sum.face == Face::HiddenMore || mask::hides(self.sum(&sum.of) as u64))
        })
    }

    pub(in crate::disclosure) fn hide(&mut self, figure: Number3) {
        // An age group's coverage is hidden with its number, but what it rests on is not lost: all other coverages are
        // parts of the sum over the age groups.
        let with_coverage = !matches!(figure, Number3::Group(_));
        for sum in &mut self.sums {
            if sum.figure == Some(figure) {
                sum.face = Face::HiddenMore;
                (sum.low, sum.high) = (0, i64::MAX);
            } else if with_coverage && sum.told_by == Some(figure) {
                (sum.low, sum.high) = (0, i64::MAX);
            }
        }
    }

    /// Hides every number by area, or every number there is, whatever it is: that they are hidden then tells nothing of
    /// any of them. Answers how many were shown.
    pub(in crate::disclosure) fn withhold(&mut self, which: Withheld) -> usize {
        let shown = self.shown().len();
        for sum in &mut self.sums {
            let goes = match sum.figure.or(sum.told_by) {
                None => false,
                Some(Number3::Cell(..) | Number3::Area(_)) => true,
                Some(_) => which == Withheld::Everything,
            };
            if goes {
                sum.face = if sum.figure.is_some() { Face::HiddenMore } else { sum.face };
                (sum.low, sum.high) = (0, i64::MAX);
            }
        }
        shown - self.shown().len()
    }

    fn cell(&self, group: usize, area: usize) -> usize {
        group * (self.areas + 1) + area
    }

    /// The figures that are hidden for their own sake.
    pub(in crate::disclosure) fn targets(&self) -> Vec<Number3> {
        let hidden =
            self.sums.iter().filter(|sum| sum.face != Face::Limit && mask::hides(self.sum(&sum.of) as u64));
        hidden.filter_map(|sum| sum.figure).collect()
    }

    /// The figures that are shown, the smallest first: what can be hidden besides.
    pub(in crate::disclosure) fn shown(&self) -> Vec<Number3> {
        let mut shown: Vec<(usize, i64, Number3)> = self
            .sums
            .iter()
            .filter(|sum| sum.face == Face::AsIs && sum.low > mask::HIDDEN_MOST.cast_signed())
            .filter_map(|sum| Some((sum.of.len(), self.sum(&sum.of), sum.figure?)))
            .collect();
        // Single numbers before sums.
        shown.sort_unstable();
        shown.into_iter().map(|(_, _, figure)| figure).collect()
    }

    pub(in crate::disclosure) fn attack(&self, figure: Number3, done: &mut usize) -> Range {
        let Some(sum) = self.sums.iter().find(|sum| sum.figure == Some(figure)) else { return Range::of(0) };
        let count = self.sum(&sum.of);
        let mut work = Work::new(WORK);
        let range = Range::widen(count as u64, |step| {
            sum.of.iter().any(|(at, _)| self.world((*at, step), Some((sum, count + step)), false, &mut work))
        });
        *done = work.done;
        range
    }

    /// By how many more may have answered in an age group's area, or (`None`) in the age group: up to `most`.
    pub(in crate::disclosure) fn spare(&self, group: usize, area: Option<usize>, most: u64) -> u64 {
        let at = area.unwrap_or(self.areas);
        let mut work = Work::new(WORK);
        let wanted = (1..=most).rev().find(|more| {
            let more = more.cast_signed();
            // In an age group it is the sum that must be larger.
            let of_group = self.sums.iter().find(|sum| sum.figure == Some(Number3::Group(group)));
            let wanted = of_group.filter(|_| area.is_none()).map(|sum| (sum, self.sum(&sum.of) + more));
            self.world((self.cell(group, at), more), wanted, true, &mut work)
        });
        wanted.unwrap_or_default()
    }

    /// Whether there is a world with this step, and with this sum where one is wanted. With `others_stay` what other
    /// tables need stays where it is.
    fn world(
        &self,
        (at, step): (usize, i64),
        wanted: Option<(&Sum, i64)>,
        others_stay: bool,
        work: &mut Work,
    ) -> bool {
        let mut world = World {
            ledger: self,
            counts: self.numbers.iter().map(|number| number.count).collect(),
            touched: Vec::new(),
            first: step,
            wanted,
            others_stay,
        };
        world.steps(at, step) && world.mended(work)
    }
}

/// A world on its way.
struct World<'a> {
    ledger: &'a Ledger,
    counts: Vec<i64>,
    touched: Vec<usize>,
    first: i64,
    wanted: Option<(&'a Sum, i64)>,
    others_stay: bool,
}

impl World<'_> {
    fn steps(&mut self, at: usize, by: i64) -> bool {
        let number = self.ledger.numbers[at];
        let limits = if self.others_stay { number.needed..=i64::MAX } else { number.least..=number.most };
        if self.touched.contains(&at) || !limits.contains(&(self.counts[at] + by)) {
            return false;
        }
        self.counts[at] += by;
        self.touched.push(at);
        true
    }

    fn total(&self, of: &[(usize, i64)]) -> i64 {
        of.iter().map(|(at, sign)| sign * self.counts[*at]).sum()
    }

    /// Changes one number after the other until every sum is within its limits.
    fn mended(&mut self, work: &mut Work) -> bool {
        if !work.step() {
            return false;
        }
        let ledger = self.ledger;
        let wanted = self.wanted.map(|(sum, value)| (sum, value, value));
        let sums = ledger.sums.iter().map(|sum| (sum, sum.low, sum.high));
        let broken = wanted
            .into_iter()
            .chain(sums)
            .find(|(sum, low, high)| !(*low..=*high).contains(&self.total(&sum.of)));
        let Some((sum, low, high)) = broken else { return true };
        if self.touched.len() >= DEEP {
            return false;
        }
        let now = self.total(&sum.of);
        // Back by as much as the first step went, or just into the limits.
        let nearest = if now < low { low - now } else { high - now };
        let back = Some(-self.first).filter(|by| (low..=high).contains(&(now + by)) && *by != nearest);
        for by in back.into_iter().chain([nearest]) {
            for (at, sign) in &sum.of {
                if self.steps(*at, sign * by) {
                    if self.mended(work) {
                        return true;
                    }
                    self.touched.pop();
                    self.counts[*at] -= sign * by;
                }
            }
        }
        false
    }
}

/// Within which a number lies that is published as this one is.
fn limits(count: u64, hides: bool) -> (i64, i64) {
    let most = mask::HIDDEN_MOST.cast_signed();
    if hides && mask::hides(count) {
        return (1, most);
    }
    let rounded = to_nearest_five(count).cast_signed();
    let low = if hides && rounded > 0 { (rounded - 2).max(most + 1) } else { (rounded - 2).max(0) };
    let high = if hides && rounded == 0 { 0 } else { rounded + 2 };
    (low, high)
}
