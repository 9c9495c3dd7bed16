//! The sums against independent implementations; see `tests/reference/intervals.py`.

use domain::{
    statistics::{self, change},
    tally::ScoreSums,
};
use proptest::prelude::*;

const WILSON: &str = include_str!("../reference/wilson.csv");
const STUDENT: &str = include_str!("../reference/student.csv");
const SHARES: &str = include_str!("../reference/shares.csv");
const MEANS: &str = include_str!("../reference/means.csv");
const MANY: &str = include_str!("../reference/many.csv");

fn numbers(line: &str) -> Vec<f64> {
    line.split(',').map(|number| number.parse().unwrap()).collect()
}

#[track_caller]
fn assert_near(actual: f64, expected: f64, tolerance: f64) {
    assert!((actual - expected).abs() <= tolerance, "{actual} is not {expected}");
}

#[test]
fn wilson_is_what_statsmodels_says() {
    let lines: Vec<_> = WILSON.lines().skip(1).collect();
    assert_eq!(lines.len(), 66);
    for line in lines {
        let [count, n, low, high] = numbers(line)[..] else { panic!("{line}") };
        let interval = statistics::wilson((count / n).min(1.0), n).unwrap();
        assert_near(interval.low, low, 1e-12);
        assert_near(interval.high, high, 1e-12);
    }
}

/// Newcombe (1998), *Two-sided confidence intervals for the single proportion*, Statistics in Medicine 17, 857–872,
/// table I, method 3.
#[test]
fn wilson_is_what_newcombe_published() {
    for (count, n, low, high) in [
        (81.0, 263.0, 0.2553, 0.3662),
        (15.0, 148.0, 0.0624, 0.1605),
        (0.0, 20.0, 0.0, 0.1611),
        (1.0, 29.0, 0.0061, 0.1718),
    ] {
        let interval = statistics::wilson(count / n, n).unwrap();
        assert_near(interval.low, low, 6e-5);
        assert_near(interval.high, high, 6e-5);
    }
}

#[test]
fn there_is_no_interval_without_answers_or_outside_the_shares() {
    for (p, n) in [(0.5, 0.0), (0.5, -1.0), (1.1, 10.0), (-0.1, 10.0), (f64::NAN, 10.0), (0.5, f64::NAN)] {
        assert_eq!(statistics::wilson(p, n), None, "{p} of {n}");
    }
}

/// Whole scores as the tally keeps them.
fn sums(scores: &[i64]) -> ScoreSums {
    let mut sums = ScoreSums::default();
    for score in scores {
        let score = score * ScoreSums::UNIT;
        sums.add(ScoreSums { n: 1, sum: score, sum_of_squares: score * score });
    }
    sums
}

#[test]
fn the_index_and_its_interval_are_what_statsmodels_says_clipped_to_the_scale() {
    let lines: Vec<_> = STUDENT.lines().skip(1).collect();
    assert_eq!(lines.len(), 5);
    for line in lines {
        let (scores, rest) = line.split_once(',').unwrap();
        let scores: Vec<i64> = scores.split(' ').map(|score| score.parse().unwrap()).collect();
        let [mean, sd, low, high] = numbers(rest)[..] else { panic!("{line}") };
        let actual = statistics::mean(sums(&scores)).unwrap();
        assert_eq!(actual.n, scores.len() as u64);
        assert_near(actual.mean, mean, 1e-12);
        assert_near(actual.sd, sd, 1e-9);
        assert_near(actual.interval.low, low.max(0.0), 1e-6);
        assert_near(actual.interval.high, high.min(6.0), 1e-6);
        assert_near(actual.half_width.unwrap(), (high - low) / 2.0, 1e-6 * (high - low));
    }
}

#[test]
fn one_score_says_nothing_of_its_spread_and_none_no_mean() {
    let one = statistics::mean(sums(&[4])).unwrap();
    assert_eq!((one.interval.low, one.interval.high, one.half_width), (0.0, 6.0, None));
    assert_eq!(statistics::mean(ScoreSums::default()), None);
}

#[test]
fn shares_are_whole_percent_and_fives_below_fifty_answers() {
    for (count, n, percent) in [
        (1, 3, 35),
        (0, 10, 0),
        (49, 49, 100),
        (24, 49, 50),
        (1, 40, 5), // 2.5 % is halfway: up
        (17, 50, 34),
        (1, 200, 1), // 0.5 % is halfway: up
        (333, 1000, 33),
        (0, 0, 0),
    ] {
        assert_eq!(statistics::published_percent(count, n), percent, "{count} of {n}");
    }
}

#[test]
fn coverage_is_the_part_of_the_answers_over_the_part_of_the_people() {
    // Kungsbacka's open web survey: 978 answers, 12 % of them aged 15–19; were they 6 % of the people, it is 2.
    assert_near(statistics::coverage(117, 978, 6, 100).unwrap(), 1.994, 1e-3);
    assert_near(statistics::coverage(0, 100, 50, 100).unwrap(), 0.0, 0.0);
    assert_eq!(statistics::coverage(1, 0, 1, 1), None);
    assert_eq!(statistics::coverage(1, 1, 0, 1), None);
}

proptest! {
    #[test]
    fn an_interval_is_inside_the_shares_and_around_its_share(count in 0_u32..=5000, more in 0_u32..5000) {
        let n = f64::from(count + more).max(1.0);
        let p = f64::from(count).min(n) / n;
        let interval = statistics::wilson(p, n).unwrap();
        prop_assert!(0.0 <= interval.low && interval.low <= p && p <= interval.high && interval.high <= 1.0);
    }

    #[test]
    fn an_interval_shrinks_with_more_answers(p in 0.0..=1.0_f64, n in 1.0..1e6_f64, factor in 1.01..100.0_f64) {
        let (few, many) = (statistics::wilson(p, n).unwrap(), statistics::wilson(p, n * factor).unwrap());
        prop_assert!(many.high - many.low < few.high - few.low);
    }

    #[test]
    fn an_interval_mirrors_when_the_question_is_turned(p in 0.0..=1.0_f64, n in 1.0..1e6_f64) {
        let (one, other) = (statistics::wilson(p, n).unwrap(), statistics::wilson(1.0 - p, n).unwrap());
        prop_assert!((one.low - (1.0 - other.high)).abs() < 1e-9);
    }

    #[test]
    fn an_index_is_inside_the_scale_and_its_interval_around_it(
        scores in prop::collection::vec(0_i64..=6, 1..200),
    ) {
        let mean = statistics::mean(sums(&scores)).unwrap();
        let exact = scores.iter().sum::<i64>() as f64 / scores.len() as f64;
        prop_assert!((mean.mean - exact).abs() < 1e-9);
        prop_assert!(0.0 <= mean.interval.low && mean.interval.low <= mean.mean + 1e-12);
        prop_assert!(mean.mean <= mean.interval.high + 1e-12 && mean.interval.high <= 6.0);
    }

    #[test]
    fn rounding_moves_no_number_by_more_than_half_a_step(count in 0_u64..10_000, more in 0_u64..10_000) {
        let n = count + more;
        let rounded = statistics::to_nearest_five(n);
        prop_assert!(rounded.is_multiple_of(5) && rounded.abs_diff(n) <= 2);
        prop_assume!(n > 0);
        let step = if n < 50 { 5 } else { 1 };
        let percent = statistics::published_percent(count, n);
        prop_assert!(percent <= 100 && percent.is_multiple_of(step));
        let exact = 100.0 * count as f64 / n as f64;
        prop_assert!((f64::from(percent) - exact).abs() <= f64::from(step) / 2.0 + 1e-9);
    }

    #[test]
    fn an_index_is_rounded_to_the_nearest_tenth(value in 0.0..=6.0_f64) {
        prop_assert!((statistics::to_one_decimal(value) - value).abs() <= 0.05 + 1e-9);
    }
}

#[test]
fn a_change_of_a_share_is_what_statsmodels_says() {
    let lines: Vec<_> = SHARES.lines().skip(1).collect();
    assert_eq!(lines.len(), 8);
    for line in lines {
        let [count1, n1, count2, n2, low, high, p] = numbers(line)[..] else { panic!("{line}") };
        let change = change::of_shares((count1 / n1, n1), (count2 / n2, n2)).unwrap();
        assert_near(change.difference, count2 / n2 - count1 / n1, 1e-15);
        assert_near(change.interval.low, low, 1e-12);
        assert_near(change.interval.high, high, 1e-12);
        assert_near(change.p_value, p, 1e-9);
    }
    assert_eq!(change::of_shares((0.5, 0.0), (0.5, 10.0)), None);
}

/// Newcombe (1998), *Interval estimation for the difference between independent proportions*, table II, method 10.
#[test]
fn a_change_of_a_share_is_what_newcombe_published() {
    for (count1, n1, count2, n2, low, high) in
        [(48.0, 80.0, 56.0, 70.0, 0.0524, 0.3339), (3.0, 10.0, 9.0, 10.0, 0.1705, 0.8090)]
    {
        let change = change::of_shares((count1 / n1, n1), (count2 / n2, n2)).unwrap();
        assert_near(change.interval.low, low, 6e-5);
        assert_near(change.interval.high, high, 6e-5);
    }
}

#[test]
fn two_intervals_put_together_are_newcombes_where_they_are_wilsons() {
    for ((p1, n1), (p2, n2)) in
        [((0.6, 200.0), (0.25, 180.0)), ((0.1, 40.0), (0.3, 60.0)), ((0.5, 90.0), (0.5, 90.0))]
    {
        let of_both = change::of_shares((p1, n1), (p2, n2)).unwrap();
        let wilson = |p, n| (p, statistics::wilson(p, n).unwrap());
        let together = change::of_intervals(wilson(p1, n1), wilson(p2, n2));
        assert_near(together.difference, of_both.difference, 1e-12);
        assert_near(together.interval.low, of_both.interval.low, 1e-12);
        assert_near(together.interval.high, of_both.interval.high, 1e-12);
        // It is called more than chance at 5 % where its interval keeps clear of no difference.
        let apart = together.interval.low > 0.0 || together.interval.high < 0.0;
        assert_eq!(together.p_value < 0.05, apart, "{together:?}");
    }
}

fn scores(text: &str) -> statistics::Mean {
    let scores: Vec<i64> = text.split(' ').map(|score| score.parse().unwrap()).collect();
    statistics::mean(sums(&scores)).unwrap()
}

#[test]
fn a_change_of_a_mean_is_what_scipy_says() {
    let lines: Vec<_> = MEANS.lines().skip(1).collect();
    assert_eq!(lines.len(), 4);
    for line in lines {
        let (lists, rest) = line.match_indices(',').nth(1).map(|(at, _)| line.split_at(at)).unwrap();
        let (one, two) = lists.split_once(',').unwrap();
        let [difference, low, high, p] = numbers(&rest[1..])[..] else { panic!("{line}") };
        let change = change::of_means(&scores(one), &scores(two)).unwrap();
        assert_near(change.difference, difference, 1e-12);
        assert_near(change.interval.low, low, 1e-9);
        assert_near(change.interval.high, high, 1e-9);
        assert_near(change.p_value, p, 1e-9);
    }
    assert_eq!(change::of_means(&scores("3"), &scores("2 2 4")), None);
    let alike = change::of_means(&scores("2 2"), &scores("4 4")).unwrap();
    assert_eq!((alike.difference, alike.p_value), (2.0, 0.0));
}

#[test]
fn of_many_changes_those_hold_that_statsmodels_says() {
    let lines: Vec<_> = MANY.lines().skip(1).collect();
    assert_eq!(lines.len(), 4);
    for line in lines {
        let (p, holds) = line.split_once(',').unwrap();
        let p: Vec<f64> = p.split(' ').map(|p| p.parse().unwrap()).collect();
        let holds: Vec<bool> = holds.split(' ').map(|holds| holds == "1").collect();
        assert_eq!(change::benjamini_hochberg(&p, 0.05), holds, "{line}");
    }
    assert_eq!(change::benjamini_hochberg(&[], 0.05), [false; 0]);
}
