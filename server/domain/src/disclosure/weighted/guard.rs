//! Whether weighted figures leave an unsafe count of an area open.
//!
//! A share of a table and the same share weighted are two sums over the same areas: with few areas they can give away
//! what neither does alone. So for every unsafe count other whole numbers are looked for that would have been published
//! as the very same figures: some answers of one area are moved from one option to another, and as many the other way
//! in one or two other areas. Each number that is found is possible; only when they reach at least 5 and are at least 4
//! wide (rule 3) are the weighted figures shown. Totals, bases and what is shown of areas are taken as known exactly,
//! although they are published rounded: who knows less works out less.

use crate::disclosure::mask::{SMALL_MOST, unsafe_of};

/// How far apart the possible values of an unsafe count are at least.
const WIDE: u64 = 4;
/// How many answers are moved at most.
const FAR: i64 = 8;

/// One set of weighted figures that is published of a table.
pub(super) struct View {
    /// What an answer weighs, by area.
    pub(super) weights: Vec<f64>,
    /// How much the weighted count of each option, and of each coarse category, may shrink or grow without being
    /// published otherwise. Unbounded for what is not published.
    pub(super) fine: Vec<(f64, f64)>,
    pub(super) coarse: Vec<(f64, f64)>,
}

/// The exact counts of one table in the areas that have weights.
pub(super) struct Guarded<'a> {
    /// By option, then by area.
    pub(super) counts: &'a [Vec<u64>],
    /// The coarse category that each option is summed into, where areas have a coarser table.
    pub(super) parts: &'a [usize],
    /// The areas whose coarser table (or whose share of a single option) is shown.
    pub(super) shown: &'a [bool],
    pub(super) sensitive: bool,
    pub(super) views: &'a [View],
}

impl Guarded<'_> {
    pub(super) fn holds(&self) -> bool {
        let areas = self.shown.len();
        let options = 0..self.counts.len();
        let bases: Vec<u64> = (0..areas).map(|area| self.counts.iter().map(|row| row[area]).sum()).collect();
        (0..areas).filter(|&area| bases[area] > 0).all(|area| {
            let exposed = |count: u64| unsafe_of(count, bases[area], self.sensitive);
            let single = |option: usize| {
                let fixed = self.parts.is_empty() && self.shown[area];
                fixed || !exposed(self.counts[option][area]) || self.has_room(&[option], area, |_, _| true)
            };
            let coarse = |part: usize| {
                let members: Vec<usize> = options.clone().filter(|&o| self.parts[o] == part).collect();
                let count: u64 = members.iter().map(|&option| self.counts[option][area]).sum();
                let out = |option: usize, other: usize| self.parts[option] != self.parts[other];
                self.shown[area] || !exposed(count) || self.has_room(&members, area, out)
            };
            let parts = self.parts.iter().max().map_or(0, |most| most + 1);
            options.clone().all(single) && (0..parts).all(coarse)
        })
    }

    /// Whether the count of these options together in an area could be several others, by moves between two options of
    /// which `wanted` says that they change it.
    fn has_room(&self, options: &[usize], area: usize, wanted: impl Fn(usize, usize) -> bool) -> bool {
        let count: u64 = options.iter().map(|&option| self.counts[option][area]).sum();
        let reached = |moved: &i64| {
            options.iter().any(|&option| {
                let others = (0..self.counts.len()).filter(|&other| other != option && wanted(option, other));
                others.into_iter().any(|other| self.can_move(option, other, area, *moved))
            })
        };
        let most = (1..=FAR).rev().find(reached).unwrap_or(0).unsigned_abs();
        let least = (-FAR..0).find(reached).unwrap_or(0).unsigned_abs();
        count + most > SMALL_MOST && most + least >= WIDE
    }

    /// Whether `moved` answers of an area (fewer than none: the other way) could have chosen `option` in the place of
    /// `other`, with as many in other areas the other way.
    fn can_move(&self, option: usize, other: usize, area: usize, moved: i64) -> bool {
        let signed =
            |option: usize, area: usize| i64::try_from(self.counts[option][area]).unwrap_or(i64::MAX);
        // Answers that can go from one option to the other in an area, and the other way.
        let bounds = |area: usize| (-signed(other, area), signed(option, area));
        if moved < -signed(option, area) || moved > signed(other, area) {
            return false;
        }
        let within = !self.parts.is_empty() && self.parts[option] == self.parts[other];
        let free = |&one: &usize| one != area && (within || !self.shown[one]);
        if !within && self.shown[area] {
            return false;
        }
        let areas: Vec<usize> = (0..self.shown.len()).filter(free).collect();
        areas.iter().enumerate().any(|(at, &first)| {
            // Given back by one area alone, or by two.
            areas[at..].iter().any(|&second| {
                let (mut low, mut high) = bounds(first);
                if first == second {
                    (low, high) = (low.max(moved), high.min(moved));
                } else {
                    let (least, most) = bounds(second);
                    (low, high) = (low.max(moved - most), high.min(moved - least));
                }
                for view in self.views {
                    let weight = |area: usize| view.weights[area];
                    // What the weighted count of `option` grows by: steady + back · slope.
                    let steady = moved as f64 * (weight(area) - weight(second));
                    let slope = weight(second) - weight(first);
                    let (shrink, grow) = self.room(view, option, other, within);
                    if slope.abs() < 1e-12 {
                        if steady < shrink || steady > grow {
                            return false;
                        }
                        continue;
                    }
                    let (one, two) = ((shrink - steady) / slope, (grow - steady) / slope);
                    // A float beyond what i64 holds becomes its bound.
                    (low, high) =
                        (low.max(one.min(two).ceil() as i64), high.min(one.max(two).floor() as i64));
                }
                low <= high
            })
        })
    }

    /// How much the weighted count of `option` may shrink or grow at the cost of `other`.
    fn room(&self, view: &View, option: usize, other: usize, within: bool) -> (f64, f64) {
        let both = |one: (f64, f64), two: (f64, f64)| (one.0.max(-two.1), one.1.min(-two.0));
        let fine = both(view.fine[option], view.fine[other]);
        if within || self.parts.is_empty() {
            return fine;
        }
        let coarse = both(view.coarse[self.parts[option]], view.coarse[self.parts[other]]);
        (fine.0.max(coarse.0), fine.1.min(coarse.1))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const OPEN: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

    fn holds(yes: &[u64], no: &[u64], weights: &[f64], room: f64, shown: &[bool]) -> bool {
        let counts = [yes.to_vec(), no.to_vec()];
        let views = [View { weights: weights.to_vec(), fine: vec![(-room, room); 2], coarse: Vec::new() }];
        Guarded { counts: &counts, parts: &[], shown, sensitive: false, views: &views }.holds()
    }

    #[test]
    fn two_sums_over_two_areas_give_both_away() {
        let (yes, no, hidden) = ([3, 20], [30, 40], [false, false]);
        assert!(!holds(&yes, &no, &[0.5, 1.5], 0.5, &hidden));
        assert!(holds(&yes, &no, &[1.0, 1.0], 0.5, &hidden), "equal weights tell nothing new");
        assert!(holds(&yes, &no, &[0.5, 1.5], 8.0, &hidden), "nor does a share that is rounded far");
    }

    #[test]
    fn a_third_area_hides_the_other_two_unless_it_is_shown() {
        let (yes, no, weights) = ([3, 20, 30], [30, 40, 50], [0.5, 1.5, 1.0]);
        assert!(holds(&yes, &no, &weights, 0.5, &[false; 3]));
        assert!(!holds(&yes, &no, &weights, 0.5, &[false, false, true]));
    }

    #[test]
    fn nothing_is_at_risk_where_no_count_is_small() {
        assert!(holds(&[8, 20], &[30, 40], &[0.5, 1.5], 0.01, &[false, false]));
    }

    #[test]
    fn an_option_may_change_places_within_its_coarse_category_though_that_is_shown() {
        let counts = [vec![3, 10, 12], vec![20, 15, 11], vec![30, 30, 30]];
        let view = || View {
            weights: vec![0.5, 1.5, 1.0],
            fine: vec![(-0.5, 0.5); 3],
            coarse: vec![(-0.5, 0.5); 2],
        };
        let guarded = |parts| {
            Guarded { counts: &counts, parts, shown: &[true; 3], sensitive: false, views: &[view()] }.holds()
        };
        assert!(guarded(&[0, 0, 1]));
        assert!(!guarded(&[0, 1, 1]), "alone in its category and shown there");
    }

    #[test]
    fn what_is_not_published_bounds_nothing() {
        let counts = [vec![3, 20], vec![30, 40]];
        let view = View { weights: vec![0.5, 1.5], fine: vec![OPEN; 2], coarse: Vec::new() };
        assert!(
            Guarded { counts: &counts, parts: &[], shown: &[false; 2], sensitive: false, views: &[view] }
                .holds()
        );
    }

    /// Every way in which the areas' answers could add up to the same total and the same published weighted share.
    fn possible(yes: &[u64], no: &[u64], weights: &[f64], room: f64) -> Vec<(u64, u64)> {
        let bases: Vec<u64> = yes.iter().zip(no).map(|(yes, no)| yes + no).collect();
        let weighted = |of: &[u64]| of.iter().zip(weights).map(|(n, weight)| *n as f64 * weight).sum::<f64>();
        let mut ranges = vec![(u64::MAX, 0); yes.len()];
        let mut others = vec![vec![]];
        for base in &bases {
            let longer = |one: Vec<u64>| (0..=*base).map(move |count| [&one[..], &[count]].concat());
            others = others.into_iter().flat_map(longer).collect();
        }
        let same = |other: &&Vec<u64>| {
            other.iter().sum::<u64>() == yes.iter().sum::<u64>()
                && (weighted(other) - weighted(yes)).abs() <= room
        };
        for other in others.iter().filter(same) {
            for (range, count) in ranges.iter_mut().zip(other) {
                *range = (range.0.min(*count), range.1.max(*count));
            }
        }
        ranges
    }

    proptest! {
        /// Against brute force: what passes leaves every small count open indeed.
        #[test]
        fn what_holds_leaves_every_small_count_at_least_four_wide(
            areas in prop::collection::vec((0_u64..9, 0_u64..9, 0.3_f64..3.0), 2..4), room in 0.1_f64..6.0,
        ) {
            let yes: Vec<u64> = areas.iter().map(|area| area.0).collect();
            let no: Vec<u64> = areas.iter().map(|area| area.1).collect();
            let weights: Vec<f64> = areas.iter().map(|area| area.2).collect();
            if holds(&yes, &no, &weights, room, &vec![false; areas.len()]) {
                let possible = possible(&yes, &no, &weights, room + 1e-9);
                for ((low, high), count) in possible.into_iter().zip(&yes) {
                    prop_assert!(!(1..=4).contains(count) || high >= 5 && high - low >= 4, "{count}: {low}–{high}");
                }
            }
        }
    }
}
