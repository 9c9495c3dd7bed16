//! A single choice (or an item of a grid): its full scale in the whole municipality, what that is summed into, and the
//! same sums in every area.
//!
//! One set of people is counted in all of these tables, so they are attacked together. Another world is another number
//! of people in each option of the whole and in each row of each area. It fits when every table would look the same
//! and what lives in no known area makes up the difference.

use std::{cell::RefCell, collections::BTreeMap};

use super::{
    super::mask,
    table::{Mask, Range, WINDOW, Work, looks_the_same, moved},
};
use crate::statistics::{published_percent, to_nearest_five};

/// The rows that areas are shown in; at most trygg, otrygg and varken.
const ROWS: usize = 3;
type Steps = [i64; ROWS];

/// How many worlds are tried for one figure.
const WORK: usize = 3_000;

/// One place with the rows that are shown there.
#[derive(Clone, Debug)]
pub(in crate::disclosure) struct Place {
    /// By row; as many as the areas' tables have.
    pub(in crate::disclosure) counts: Vec<u64>,
    /// By option of the full scale.
    pub(in crate::disclosure) fine: Vec<u64>,
    pub(in crate::disclosure) mask: Mask,
    pub(in crate::disclosure) threshold: u64,
    /// How many answered there at all.
    pub(in crate::disclosure) room: u64,
    /// An index of its answers is shown: then the attacker is taken to know what they are.
    pub(in crate::disclosure) told_by_index: bool,
}

/// Vet inte, a figure of its own in the whole municipality.
#[derive(Clone, Copy, Debug)]
pub(in crate::disclosure) struct DontKnow {
    pub(in crate::disclosure) count: u64,
    pub(in crate::disclosure) hidden: bool,
    pub(in crate::disclosure) more: bool,
}

/// All tables of one field of one age group.
#[derive(Clone, Debug)]
pub(in crate::disclosure) struct Scale {
    pub(in crate::disclosure) sensitive: bool,
    pub(in crate::disclosure) threshold: u64,
    pub(in crate::disclosure) fine: Vec<u64>,
    /// The row that each option is summed into; empty where there are no sums.
    pub(in crate::disclosure) parts: Vec<usize>,
    pub(in crate::disclosure) rows: usize,
    pub(in crate::disclosure) mask: Mask,
    /// The sums in the whole municipality, where they are a table there too.
    pub(in crate::disclosure) coarse: Option<Mask>,
    pub(in crate::disclosure) dont_know: Option<DontKnow>,
    /// Outside the base, Vet inte among them.
    pub(in crate::disclosure) rest: u64,
    /// How many answered in the age group.
    pub(in crate::disclosure) residents: u64,
    /// The whole municipality's index of these answers is shown.
    pub(in crate::disclosure) told_by_index: bool,
    /// Options that at least so many must have, since a follow-up was answered by as many.
    pub(in crate::disclosure) floor: Option<(Vec<bool>, u64)>,
    /// The areas in their order.
    pub(in crate::disclosure) areas: Vec<Place>,
    /// Who lives in no known area. Nothing is shown of them.
    pub(in crate::disclosure) elsewhere: Option<Place>,
    pub(in crate::disclosure) sacrifice: Option<usize>,
}

/// One hidden figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::disclosure) enum Target {
    Area(usize, usize),
    Coarse(usize),
    Fine(usize),
    DontKnow,
}

impl Scale {
    pub(in crate::disclosure) fn sums(&self, fine: &[u64]) -> Vec<u64> {
        let mut sums = vec![0; self.rows];
        for (count, part) in fine.iter().zip(&self.parts) {
            sums[*part] += count;
        }
        sums
    }

    /// With nobody more anywhere: for worlds in which others have answered too.
    pub(super) fn tightened(&self) -> Self {
        let mut tight = self.clone();
        for place in tight.areas.iter_mut().chain(&mut tight.elsewhere) {
            place.room = place.counts.iter().sum();
        }
        tight
    }

    /// Whether too few answered in an area, or (`None`) in all, for anything to be shown.
    pub(super) fn is_few(&self, area: Option<usize>) -> bool {
        let Some(area) = area else { return self.base() < self.threshold };
        let place = &self.areas[area];
        place.counts.iter().sum::<u64>() < place.threshold
    }

    fn base(&self) -> u64 {
        self.fine.iter().sum()
    }

    /// Every hidden figure that must not be told too closely: the unsafe ones, and where the rules by themselves hid it,
    /// the others too (were only the unsafe among them wide, that would tell which they are).
    pub(in crate::disclosure) fn targets(&self) -> Vec<Target> {
        let mut targets = Vec::new();
        let mut of_table = |counts: &[u64], mask: &Mask, threshold: u64, target: &dyn Fn(usize) -> Target| {
            let n: u64 = counts.iter().sum();
            for (row, &count) in counts.iter().enumerate() {
                let is_unsafe = n > 0 && mask::unsafe_of(count, n, self.sensitive);
                let told_by_the_rules = n >= threshold && !mask.whole && !mask.more && mask.rows[row];
                let exposed = is_unsafe || told_by_the_rules;
                if exposed && !mask.stale {
                    targets.push(target(row));
                }
            }
        };
        of_table(&self.fine, &self.mask, self.threshold, &Target::Fine);
        if let Some(coarse) = &self.coarse {
            of_table(&self.sums(&self.fine), coarse, self.threshold, &Target::Coarse);
        }
        for (at, area) in self.areas.iter().enumerate() {
            of_table(&area.counts, &area.mask, area.threshold, &|row| Target::Area(at, row));
        }
        if self
            .dont_know
            .is_some_and(|one| mask::unsafe_of(one.count, self.base() + self.rest, self.sensitive))
        {
            targets.push(Target::DontKnow);
        }
        targets
    }

    /// The values of a hidden figure that worlds were found for, until they are wide enough or the search gives up.
    /// `room` is how many answered in the area (or in all), and `spare` by how many more it may have been.
    pub(in crate::disclosure) fn attack(
        &self,
        target: Target,
        room: u64,
        spare: u64,
        done: &mut usize,
    ) -> Range {
        let search = Search {
            scale: self,
            work: RefCell::new(Work::new(WORK)),
            whole: RefCell::default(),
            sums: self.sums(&self.fine),
        };
        let range = match target {
            Target::Area(at, row) => {
                Range::widen(self.areas[at].counts[row], |step| search.area(at, row, step, room + spare))
            }
            Target::Coarse(row) => Range::widen(search.sums[row], |step| search.coarse(row, step)),
            Target::Fine(option) => Range::widen(self.fine[option], |step| search.fine(option, step)),
            Target::DontKnow => Range::widen(self.dont_know.map_or(0, |one| one.count), |step| {
                search.dont_know(step, room + spare)
            }),
        };
        *done = search.work.borrow().done;
        range
    }

    /// Whether the whole municipality's tables look the same with these options.
    fn whole_looks_the_same(&self, fine: &[u64]) -> bool {
        let (n, m) = (self.base(), fine.iter().sum::<u64>());
        if m + self.rest > self.residents || self.told_by_index && fine != self.fine {
            return false;
        }
        if let Some((members, least)) = &self.floor {
            let held: u64 =
                fine.iter().zip(members).filter(|(_, member)| **member).map(|(count, _)| count).sum();
            if held < *least {
                return false;
            }
        }
        if let Some(coarse) = &self.coarse {
            // The two tables are marked together.
            let marks = RefCell::new(None);
            let linked =
                |fine: &[u64]| mask::linked(fine, &self.parts, self.rows, self.sensitive, self.sacrifice);
            let fits = looks_the_same(&self.fine, fine, &self.mask, self.threshold, |fine| {
                let linked = linked(fine);
                *marks.borrow_mut() = Some(linked.coarse);
                linked.fine
            });
            let coarse_fits = || {
                looks_the_same(&self.sums(&self.fine), &self.sums(fine), coarse, self.threshold, |_| {
                    marks.take().unwrap_or_else(|| linked(fine).coarse)
                })
            };
            if !(fits && coarse_fits()) {
                return false;
            }
            // The sums may be the same where the options are not: their marks follow from the options.
            if fine != self.fine
                && self.sums(&self.fine) == self.sums(fine)
                && n >= self.threshold
                && !coarse.whole
                && !coarse.stale
                && !coarse.more
                && linked(fine).coarse != coarse.rows
            {
                return false;
            }
        } else if !looks_the_same(&self.fine, fine, &self.mask, self.threshold, |fine| {
            mask::categories(fine, self.sensitive, None)
        }) {
            return false;
        }
        self.dont_know.is_none_or(|one| {
            one.looks_the_same((n + self.rest, self.threshold), (one.count, m + self.rest), self.sensitive)
        })
    }
}

impl DontKnow {
    fn looks_the_same(self, (n, threshold): (u64, u64), (count, m): (u64, u64), sensitive: bool) -> bool {
        if n < threshold || m < threshold {
            return n < threshold && m < threshold;
        }
        let hides = mask::single(count, m, sensitive);
        if self.hidden {
            return hides || self.more;
        }
        !hides
            && to_nearest_five(n) == to_nearest_five(m)
            && published_percent(self.count, n) == published_percent(count, m)
    }
}

struct Search<'a> {
    scale: &'a Scale,
    work: RefCell<Work>,
    /// Whether the whole can be so many more in each row, once found out.
    whole: RefCell<BTreeMap<Steps, bool>>,
    sums: Vec<u64>,
}

impl Search<'_> {
    fn step(&self) -> bool {
        self.work.borrow_mut().step()
    }

    /// A world in which `step` more are in this row of this area.
    fn area(&self, at: usize, row: usize, step: i64, room: u64) -> bool {
        let area = &self.scale.areas[at];
        if area.told_by_index {
            return false;
        }
        let mut ways = ways(self.scale.rows, row, step);
        ways.retain(|steps| self.area_fits(at, steps, room));
        ways.iter().any(|steps| self.absorbed(*steps, 0, Some(at), true, &mut 400))
    }

    fn coarse(&self, row: usize, step: i64) -> bool {
        let members: Vec<usize> =
            (0..self.scale.fine.len()).filter(|&option| self.scale.parts[option] == row).collect();
        members.iter().any(|&option| {
            fine_ways(self.scale.fine.len(), option, step)
                .iter()
                .any(|steps| self.coarse_steps(steps)[row] == step && self.fine_world(steps))
        })
    }

    fn fine(&self, option: usize, step: i64) -> bool {
        fine_ways(self.scale.fine.len(), option, step).iter().any(|steps| self.fine_world(steps))
    }

    /// A world in which the options of the whole are these many more, and the places too.
    fn fine_world(&self, steps: &[i64]) -> bool {
        if !self.step() {
            return false;
        }
        let scale = self.scale;
        let Some(fine) = moved(&scale.fine, steps) else { return false };
        if !scale.whole_looks_the_same(&fine) || !self.is_free(steps) {
            return false;
        }
        scale.areas.is_empty() && scale.elsewhere.is_none()
            || self.absorbed(self.coarse_steps(steps).map(|step| -step), 0, None, false, &mut 200)
    }

    fn dont_know(&self, step: i64, room: u64) -> bool {
        let scale = self.scale;
        let Some(one) = scale.dont_know else { return false };
        let (Some(rest), Some(count)) =
            (scale.rest.checked_add_signed(step), one.count.checked_add_signed(step))
        else {
            return false;
        };
        let fits = |fine: &[u64]| {
            let n = scale.base() + scale.rest;
            let m = fine.iter().sum::<u64>() + rest;
            m <= room && one.looks_the_same((n, scale.threshold), (count, m), scale.sensitive)
        };
        // With the base as it is, or with some who leave it.
        if fits(&scale.fine) {
            return true;
        }
        (0..scale.fine.len()).any(|option| {
            (1..=step.max(1)).any(|fewer| {
                let mut steps = vec![0; scale.fine.len()];
                steps[option] = -fewer;
                moved(&scale.fine, &steps).is_some_and(|fine| fits(&fine)) && self.fine_world(&steps)
            })
        })
    }

    fn coarse_steps(&self, steps: &[i64]) -> Steps {
        let mut sums = [0; ROWS];
        for (step, part) in steps.iter().zip(&self.scale.parts) {
            sums[*part] += step;
        }
        sums
    }

    /// Where an index tells what the answers of a place are, they must be found elsewhere.
    fn is_free(&self, steps: &[i64]) -> bool {
        let told = |option: usize| -> u64 {
            self.scale.areas.iter().filter(|area| area.told_by_index).map(|area| area.fine[option]).sum()
        };
        steps.iter().enumerate().all(|(option, &step)| {
            step >= 0
                || self.scale.fine[option].saturating_sub(told(option)).checked_add_signed(step).is_some()
        })
    }

    fn area_fits(&self, at: usize, steps: &Steps, room: u64) -> bool {
        let area = &self.scale.areas[at];
        let Some(other) = moved(&area.counts, &steps[..self.scale.rows]) else { return false };
        let sacrifice = self.scale.sacrifice;
        other.iter().sum::<u64>() <= room.max(area.counts.iter().sum())
            && looks_the_same(&area.counts, &other, &area.mask, area.threshold, |counts| {
                mask::categories(counts, self.scale.sensitive, sacrifice)
            })
    }

    /// Whether the whole with so many more in each row looks the same.
    fn whole_takes(&self, steps: Steps) -> bool {
        if steps == [0; ROWS] {
            return true;
        }
        if let Some(known) = self.whole.borrow().get(&steps) {
            return *known;
        }
        let options = self.scale.fine.len();
        let of_row = |row: usize| -> Vec<Vec<i64>> {
            let members: Vec<usize> = (0..options).filter(|&at| self.scale.parts[at] == row).collect();
            splits(steps[row], &members, options)
        };
        let mut ways = vec![vec![0; options]];
        for row in 0..self.scale.rows {
            let more = of_row(row);
            ways = ways
                .iter()
                .flat_map(|way| {
                    more.iter().map(|other| way.iter().zip(other).map(|(one, two)| one + two).collect())
                })
                .collect();
        }
        let takes = ways.iter().any(|steps| {
            self.step()
                && self.is_free(steps)
                && moved(&self.scale.fine, steps).is_some_and(|fine| self.scale.whole_looks_the_same(&fine))
        });
        self.whole.borrow_mut().insert(steps, takes);
        takes
    }

    /// Whether the places from `from` on (but not `skip`), and the whole where that is left open, can make up for so
    /// many more in each row.
    fn absorbed(
        &self,
        steps: Steps,
        from: usize,
        skip: Option<usize>,
        whole: bool,
        tries: &mut usize,
    ) -> bool {
        if steps == [0; ROWS] || whole && self.whole_takes(steps) {
            return true;
        }
        if *tries == 0 || !self.step() {
            return false;
        }
        *tries -= 1;
        let back = steps.map(|step| -step);
        if from == 0 {
            // First those of whom nothing is shown.
            return towards(back, self.scale.rows).into_iter().any(|part| {
                self.elsewhere_fits(&part) && self.absorbed(sum(steps, part), 1, skip, whole, tries)
            });
        }
        (from..=self.scale.areas.len()).any(|next| {
            let at = next - 1;
            let area = &self.scale.areas[at];
            skip != Some(at)
                && !area.told_by_index
                && towards(back, self.scale.rows).into_iter().any(|part| {
                    part != [0; ROWS]
                        && self.area_fits(at, &part, area.room)
                        && self.absorbed(sum(steps, part), next + 1, skip, whole, tries)
                })
        })
    }

    fn elsewhere_fits(&self, steps: &Steps) -> bool {
        if *steps == [0; ROWS] {
            return true;
        }
        let Some(place) = &self.scale.elsewhere else { return false };
        moved(&place.counts, &steps[..self.scale.rows])
            .is_some_and(|other| other.iter().sum::<u64>() <= place.room)
    }
}

fn sum(one: Steps, other: Steps) -> Steps {
    std::array::from_fn(|row| one[row] + other[row])
}

/// Every step whose rows lie between nothing and `back`, the whole way first.
fn towards(back: Steps, rows: usize) -> Vec<Steps> {
    let mut found = vec![[0; ROWS]];
    for row in 0..rows {
        let (low, high) = (back[row].min(0), back[row].max(0));
        found = found
            .into_iter()
            .flat_map(|steps| {
                (low..=high).map(move |step| {
                    let mut steps = steps;
                    steps[row] = step;
                    steps
                })
            })
            .collect();
    }
    let size = |steps: &Steps| steps.iter().map(|step| step.abs()).sum::<i64>();
    found.sort_by_key(|steps| std::cmp::Reverse(size(steps)));
    found
}

/// Every step of a table of so many rows that has `step` in this row, the smallest first.
fn ways(rows: usize, row: usize, step: i64) -> Vec<Steps> {
    let mut first = [0; ROWS];
    first[row] = step;
    let mut found = vec![first];
    for other in (0..rows).filter(|other| *other != row) {
        found = found
            .into_iter()
            .flat_map(|steps| {
                (-WINDOW..=WINDOW).map(move |step| {
                    let mut steps = steps;
                    steps[other] = step;
                    steps
                })
            })
            .collect();
    }
    // Those that leave the base as it is cost least elsewhere.
    found.sort_by_key(|steps| {
        (steps.iter().sum::<i64>().abs(), steps.iter().map(|step| step.abs()).sum::<i64>())
    });
    found
}

/// Steps of a full scale that have `step` in this option and touch at most two others, the smallest first.
fn fine_ways(options: usize, option: usize, step: i64) -> Vec<Vec<i64>> {
    let mut first = vec![0; options];
    first[option] = step;
    let others = |after: usize| (after..options).filter(move |other| *other != option);
    let mut found = vec![first.clone()];
    for one in others(0) {
        for by in (-WINDOW..=WINDOW).filter(|by| *by != 0) {
            let mut steps = first.clone();
            steps[one] = by;
            for two in others(one + 1) {
                for by in (-WINDOW..=WINDOW).filter(|by| *by != 0) {
                    let mut steps = steps.clone();
                    steps[two] = by;
                    found.push(steps);
                }
            }
            found.push(steps);
        }
    }
    // The base is rounded to 5, so it cannot move further.
    found.retain(|steps| steps.iter().sum::<i64>().abs() <= WINDOW);
    found.sort_by_key(|steps| {
        (steps.iter().sum::<i64>().abs(), steps.iter().map(|step| step.abs()).sum::<i64>())
    });
    found
}

/// `step` laid on one of the members, or on two.
fn splits(step: i64, members: &[usize], options: usize) -> Vec<Vec<i64>> {
    if step == 0 {
        return vec![vec![0; options]];
    }
    let mut found = Vec::new();
    for &one in members {
        let mut steps = vec![0; options];
        steps[one] = step;
        found.push(steps);
    }
    for (at, &one) in members.iter().enumerate() {
        for &two in &members[at + 1..] {
            for part in step.min(0) + 1..step.max(0) {
                let mut steps = vec![0; options];
                (steps[one], steps[two]) = (part, step - part);
                found.push(steps);
            }
        }
    }
    found
}
