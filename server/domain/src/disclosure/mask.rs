//! Which categories of a table are hidden. Exact counts in, marks out; nothing here rounds or shows.

/// A category with 1–4 answers is unsafe.
pub(super) fn small(count: u64) -> bool {
    (1..=SMALL_MOST).contains(&count)
}

pub(super) const SMALL_MOST: u64 = 4;

/// Whether a category is hidden for its own sake. Five goes with the unsafe ones: were 1–4 alone hidden, being hidden
/// would by itself say "at most 4", to everyone who knows the rules.
pub(super) fn hides(count: u64) -> bool {
    (1..=HIDDEN_MOST).contains(&count)
}

pub(super) const HIDDEN_MOST: u64 = SMALL_MOST + 1;

/// [`hides`] as one side of a table; in a sensitive question nobody and everybody are hidden too.
fn hides_of(count: u64, n: u64, sensitive: bool) -> bool {
    hides(count) || sensitive && (count == 0 || count == n)
}

/// Unsafe as one side of a table: small, or in a sensitive question nobody or everybody.
pub(super) fn unsafe_of(count: u64, n: u64, sensitive: bool) -> bool {
    small(count) || sensitive && (count == 0 || count == n)
}

/// A table of its own: `count` of `n`. Hidden when either side is.
pub(super) fn single(count: u64, n: u64, sensitive: bool) -> bool {
    hides_of(count, n, sensitive) || hides_of(n.saturating_sub(count), n, sensitive)
}

/// Categories that add up to the base: marks those to hide for their own sake and as many more as keep them from being worked out.
///
/// `sacrifice` is the category that is hidden first as company, if it is given; else the next smallest is.
pub(super) fn categories(counts: &[u64], sensitive: bool, sacrifice: Option<usize>) -> Vec<bool> {
    let mut hidden = primary(counts, sensitive);
    complete(counts, &mut hidden, sacrifice);
    hidden
}

fn primary(counts: &[u64], sensitive: bool) -> Vec<bool> {
    let n = counts.iter().sum();
    counts.iter().map(|&count| hides_of(count, n, sensitive)).collect()
}

/// Hides more until at least two are hidden and together hold more than what is hidden for its own sake. Answers whether it hid any.
pub(super) fn complete(counts: &[u64], hidden: &mut [bool], sacrifice: Option<usize>) -> bool {
    let mut changed = false;
    loop {
        let held: u64 = held(counts, hidden);
        let marked = hidden.iter().filter(|hidden| **hidden).count();
        if marked == 0 || marked > 1 && held > HIDDEN_MOST {
            return changed;
        }
        let visible = |&position: &usize| !hidden[position] && counts[position] > 0;
        let company = sacrifice
            .filter(visible)
            .or_else(|| (0..counts.len()).filter(visible).min_by_key(|&position| counts[position]));
        let Some(company) = company else { return changed };
        hidden[company] = true;
        changed = true;
    }
}

pub(super) fn held(counts: &[u64], hidden: &[bool]) -> u64 {
    counts.iter().zip(hidden).filter(|(_, hidden)| **hidden).map(|(count, _)| count).sum()
}

/// The marks of a full scale and of the coarser table made of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Linked {
    pub(super) fine: Vec<bool>,
    pub(super) coarse: Vec<bool>,
}

/// A full scale (`fine`) whose categories are summed into a coarser table: `parts[i]` is the coarse category of
/// `fine[i]`, below `coarse`. Both add up to the same base and both are shown, so each is marked with the other known.
///
/// Hides more until: both are complete by themselves; no coarse figure is the sum of shown categories and one hidden
/// one; and no hidden coarse figure is the sum of shown categories.
pub(super) fn linked(
    fine: &[u64],
    parts: &[usize],
    coarse: usize,
    sensitive: bool,
    sacrifice: Option<usize>,
) -> Linked {
    let mut sums = vec![0; coarse];
    for (&count, &part) in fine.iter().zip(parts) {
        sums[part] += count;
    }
    let mut marks = Linked { fine: primary(fine, sensitive), coarse: primary(&sums, sensitive) };
    loop {
        let mut changed = complete(&sums, &mut marks.coarse, sacrifice);
        for part in 0..coarse {
            changed |= marks.settle(fine, parts, part);
        }
        changed |= complete(fine, &mut marks.fine, None);
        if !changed {
            return marks;
        }
    }
}

impl Linked {
    /// One coarse category against its members. Answers whether it hid any.
    fn settle(&mut self, fine: &[u64], parts: &[usize], part: usize) -> bool {
        let members = || (0..fine.len()).filter(|&position| parts[position] == part);
        let hidden: Vec<usize> = members().filter(|&position| self.fine[position]).collect();
        let held: u64 = hidden.iter().map(|&position| fine[position]).sum();
        let next = members()
            .filter(|&position| !self.fine[position] && fine[position] > 0)
            .min_by_key(|&position| fine[position]);
        if self.coarse[part] {
            // Its members must not add up to it in plain sight.
            if let (true, Some(next)) = (held == 0, next) {
                self.fine[next] = true;
                return true;
            }
            return false;
        }
        if hidden.is_empty() || hidden.len() > 1 && held > HIDDEN_MOST {
            return false;
        }
        match next {
            Some(next) => self.fine[next] = true,
            None => self.coarse[part] = true,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SAFE: usize = 0;
    /// The parts of the scale TR: safe, safe, unsafe, unsafe, unsafe, neither.
    const TR: [usize; 6] = [0, 0, 1, 1, 1, 2];

    #[test]
    fn a_small_category_is_hidden_and_never_alone_and_five_goes_with_it() {
        for count in 1..=5 {
            assert_eq!(categories(&[40, count, 30, 12], false, None), [false, true, false, true]);
        }
        assert_eq!(categories(&[40, 6, 30, 12], false, None), [false; 4]);
    }

    #[test]
    fn nobody_is_shown_as_zero_unless_the_question_is_sensitive() {
        assert_eq!(categories(&[40, 0, 30], false, None), [false; 3]);
        assert_eq!(categories(&[40, 0, 30], true, None), [false, true, true]);
    }

    #[test]
    fn both_sides_of_a_single_option_are_tested() {
        for (count, hidden) in
            [(0, false), (1, true), (5, true), (6, false), (44, false), (45, true), (50, false)]
        {
            assert_eq!(single(count, 50, false), hidden, "{count} of 50");
        }
        assert!(single(0, 50, true) && single(50, 50, true) && !single(25, 50, true));
    }

    #[test]
    fn a_small_neither_costs_the_share_of_safe_and_spares_the_share_of_unsafe() {
        assert_eq!(categories(&[60, 30, 3], false, Some(SAFE)), [true, false, true]);
    }

    #[test]
    fn a_hidden_category_is_not_the_difference_between_the_two_tables() {
        // avstar = 3 alone among the unsafe: the share of unsafe would give it away, so another unsafe one goes too.
        let marks = linked(&[50, 40, 20, 12, 3, 0], &TR, 3, false, Some(SAFE));
        assert_eq!(marks.fine, [false, false, false, true, true, false]);
        assert_eq!(marks.coarse, [false, false, false]);
        // annat_skal = 3 is the whole of "neither": that and the share of safe go, and a safe category in the scale.
        let marks = linked(&[50, 40, 20, 12, 8, 3], &TR, 3, false, Some(SAFE));
        assert_eq!(marks.fine, [false, true, false, false, false, true]);
        assert_eq!(marks.coarse, [true, false, true]);
    }

    proptest! {
        #[test]
        fn no_small_count_is_shown_or_left_over_by_subtraction(
            counts in prop::collection::vec(prop_oneof![0_u64..8, 0_u64..200], 6),
        ) {
            let marks = linked(&counts, &TR, 3, false, Some(SAFE));
            for (count, hidden) in counts.iter().zip(&marks.fine) {
                prop_assert!(*hidden || !small(*count));
            }
            // What remains hidden, overall and within every shown coarse category, holds more than an unsafe count
            // unless nothing is hidden or everything that holds anyone is.
            let remains = |hidden: &dyn Fn(usize) -> bool| -> (usize, u64) {
                let positions: Vec<usize> = (0..6).filter(|position| hidden(*position)).collect();
                (positions.len(), positions.iter().map(|position| counts[*position]).sum())
            };
            let n: u64 = counts.iter().sum();
            let (marked, held) = remains(&|position| marks.fine[position]);
            prop_assert!(marked == 0 || marked > 1 && held > HIDDEN_MOST || held == n);
            for part in 0..3 {
                let (marked, held) = remains(&|position| marks.fine[position] && TR[position] == part);
                prop_assert!(marks.coarse[part] || marked == 0 || marked > 1 && held > HIDDEN_MOST);
                let (_, sum) = remains(&|position| TR[position] == part);
                prop_assert!(marks.coarse[part] || !small(sum));
                prop_assert!(!marks.coarse[part] || marked > 0 || sum == 0);
            }
        }
    }
}
