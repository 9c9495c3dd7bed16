//! What has changed between two independent samples, and which of many changes are more than chance.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};

use super::{Interval, Mean, Z, student_t, wilson};

/// A difference, later minus earlier, with its 95 % interval and how likely chance alone makes one as large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    pub difference: f64,
    pub interval: Interval,
    /// Two-sided, 0–1.
    pub p_value: f64,
}

/// Of two shares, `p1` of `n1` answers and later `p2` of `n2`.
///
/// The interval is Newcombe's hybrid of the two Wilson intervals: Newcombe (1998), *Interval estimation for the
/// difference between independent proportions*, Statistics in Medicine 17, 873–890, method 10. The p-value is that of the
/// score test with the pooled share (chi-square without a correction for continuity). `None` where a share has no
/// interval.
pub fn of_shares((p1, n1): (f64, f64), (p2, n2): (f64, f64)) -> Option<Difference> {
    let (one, two) = (wilson(p1, n1)?, wilson(p2, n2)?);
    let difference = p2 - p1;
    let reach = |a: f64, b: f64| a.hypot(b);
    let low = difference - reach(p2 - two.low, one.high - p1);
    let high = difference + reach(two.high - p2, p1 - one.low);
    let pooled = (p1 * n1 + p2 * n2) / (n1 + n2);
    let error = (pooled * (1.0 - pooled) * (1.0 / n1 + 1.0 / n2)).sqrt();
    // Everybody or nobody both times: there is nothing that chance could explain.
    let p_value = if error > 0.0 { two_sided(&Normal::standard(), difference / error) } else { 1.0 };
    Some(Difference { difference, interval: Interval { low, high }, p_value })
}

/// Of two means, by Welch (1947), *The generalization of "Student's" problem when several different population
/// variances are involved*, Biometrika 34, 28–35, with the degrees of freedom of Satterthwaite. `None` where a sample
/// has a single score.
pub fn of_means(earlier: &Mean, later: &Mean) -> Option<Difference> {
    if earlier.n < 2 || later.n < 2 {
        return None;
    }
    let difference = later.mean - earlier.mean;
    let of_mean = |mean: &Mean| mean.sd * mean.sd / mean.n as f64;
    let (one, two) = (of_mean(earlier), of_mean(later));
    let error = (one + two).sqrt();
    if error <= 0.0 {
        // All scores alike in both: any difference is one.
        let interval = Interval { low: difference, high: difference };
        let p_value = f64::from(u8::from(difference == 0.0));
        return Some(Difference { difference, interval, p_value });
    }
    let per_freedom = |variance: f64, n: u64| variance * variance / (n as f64 - 1.0);
    let freedom = (one + two).powi(2) / (per_freedom(one, earlier.n) + per_freedom(two, later.n));
    let reach = student_t(freedom) * error;
    let t = StudentsT::new(0.0, 1.0, freedom).ok()?;
    Some(Difference {
        difference,
        interval: Interval { low: difference - reach, high: difference + reach },
        p_value: two_sided(&t, difference / error),
    })
}

/// Of two estimates of which only the 95 % intervals are known.
///
/// The interval puts the two together as Newcombe's does for shares: Zou and Donner (2008), *Construction of confidence
/// intervals about effect measures: a general approach*, Statistics in Medicine 27, 1693–1702. The p-value is that of a normal
/// distribution whose interval reaches as far towards no difference.
pub fn of_intervals((one, first): (f64, Interval), (two, second): (f64, Interval)) -> Difference {
    let difference = two - one;
    let below = (two - second.low).hypot(first.high - one);
    let above = (second.high - two).hypot(one - first.low);
    let interval = Interval { low: difference - below, high: difference + above };
    let towards = if difference > 0.0 { below } else { above };
    let p_value = match (difference == 0.0, towards > 0.0) {
        (true, _) => 1.0,
        (false, true) => two_sided(&Normal::standard(), Z * difference / towards),
        (false, false) => 0.0,
    };
    Difference { difference, interval, p_value }
}

fn two_sided(distribution: &impl ContinuousCDF<f64, f64>, statistic: f64) -> f64 {
    (2.0 * distribution.cdf(-statistic.abs())).min(1.0)
}

/// Which of several tests hold when at most a part `rate` of those that are called so may be chance: Benjamini and
/// Hochberg (1995), *Controlling the false discovery rate*, Journal of the Royal Statistical Society B 57, 289–300.
pub fn benjamini_hochberg(p_values: &[f64], rate: f64) -> Vec<bool> {
    let mut sorted = p_values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let tests = sorted.len() as f64;
    let within = |(rank, p): &(usize, &f64)| **p <= (*rank as f64 + 1.0) / tests * rate;
    let largest = sorted.iter().enumerate().filter(within).map(|(_, p)| *p).next_back();
    p_values.iter().map(|p| largest.is_some_and(|largest| *p <= largest)).collect()
}
