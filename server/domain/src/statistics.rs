//! The sums: intervals, means, levels, coverage and rounding. Each formula names its source.

pub mod change;
pub mod weights;

use statrs::distribution::{ContinuousCDF, StudentsT};

use crate::tally::ScoreSums;

/// The standard normal's 97.5 % point, as domain practice rounds it.
pub const Z: f64 = 1.96;

/// The largest value of the perceived problem index.
pub const INDEX_MAX: f64 = 6.0;

/// An index whose interval reaches further than this to either side is called uncertain.
pub const UNCERTAIN_HALF_WIDTH: f64 = 0.75;

/// Below this coverage a group is underrepresented.
pub const UNDERREPRESENTED: f64 = 0.5;

/// An interval, both ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// The Wilson score interval at 95 % for a share `p` (0–1) of `n` answers, as shares.
///
/// (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n): Wilson (1927), *Probable inference, the law of succession, and
/// statistical inference*, JASA 22, 209–212; recommended for small n by Brown, Cai and DasGupta (2001), *Interval
/// estimation for a binomial proportion*, Statistical Science 16, 101–133. `n` need not be whole, so that an effective
/// sample size can be used. `None` when `n` is not positive or `p` is no share.
pub fn wilson(p: f64, n: f64) -> Option<Interval> {
    if !(n > 0.0 && n.is_finite() && (0.0..=1.0).contains(&p)) {
        return None;
    }
    let square = Z * Z;
    let scale = 1.0 + square / n;
    let middle = p + square / (2.0 * n);
    let reach = Z * (p * (1.0 - p) / n + square / (4.0 * n * n)).sqrt();
    // The ends are inside [0, 1] and around p by algebra; the clamps take off what floating point adds.
    let low = ((middle - reach) / scale).clamp(0.0, p);
    let high = ((middle + reach) / scale).clamp(p, 1.0);
    Some(Interval { low, high })
}

/// A mean with its 95 % interval and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    pub n: u64,
    pub mean: f64,
    /// The sample's standard deviation (divisor n − 1); 0 for a single score.
    pub sd: f64,
    /// The distance from the mean to either end before clipping; `None` for a single score, which has no spread.
    pub half_width: Option<f64>,
    /// Mean ± half-width, clipped to 0–6; the whole scale for a single score.
    pub interval: Interval,
}

/// The mean of the respondents' theme scores (0–6) with the interval mean ± t·sd/√n, t with n − 1 degrees of freedom
/// (Student 1908; any textbook of survey sampling). `None` without scores.
pub fn mean(sums: ScoreSums) -> Option<Mean> {
    let count = u64::try_from(sums.n).ok().filter(|n| *n > 0)?;
    let (n, unit) = (sums.n as f64, ScoreSums::UNIT as f64);
    let mean = (sums.sum as f64 / n / unit).clamp(0.0, INDEX_MAX);
    if count == 1 {
        let interval = Interval { low: 0.0, high: INDEX_MAX };
        return Some(Mean { n: count, mean, sd: 0.0, half_width: None, interval });
    }
    // n·Σs² − (Σs)² in whole numbers is exact and never negative; only then it becomes a float.
    let deviations =
        i128::from(sums.n) * i128::from(sums.sum_of_squares) - i128::from(sums.sum) * i128::from(sums.sum);
    let variance = deviations.max(0) as f64 / (n * (n - 1.0)) / (unit * unit);
    let sd = variance.sqrt();
    let half_width = student_t(n - 1.0) * sd / n.sqrt();
    let interval = Interval { low: (mean - half_width).max(0.0), high: (mean + half_width).min(INDEX_MAX) };
    Some(Mean { n: count, mean, sd, half_width: Some(half_width), interval })
}

/// The 97.5 % point of Student's t with `freedom` degrees of freedom (at least 1).
fn student_t(freedom: f64) -> f64 {
    StudentsT::new(0.0, 1.0, freedom).map_or(f64::INFINITY, |t| t.inverse_cdf(0.975))
}

/// Coverage of a group: its part of the answers over its part of the population, (n_g/n)/(N_g/N). 1 is as it should
/// be, below [`UNDERREPRESENTED`] too few have answered. `None` where a divisor is zero.
pub fn coverage(answers_of_group: u64, answers: u64, people_in_group: u64, people: u64) -> Option<f64> {
    if answers == 0 || people_in_group == 0 || people == 0 {
        return None;
    }
    let of_answers = answers_of_group as f64 / answers as f64;
    let of_people = people_in_group as f64 / people as f64;
    Some(of_answers / of_people)
}

/// To the nearest 5, as every published number of answers.
pub fn to_nearest_five(n: u64) -> u64 {
    (n + 2) / 5 * 5
}

/// A share of `n` answers in whole percent; to the nearest 5 percent where `n` is below 50. Halves go up.
///
/// Worked out in whole numbers, so that no float decides a half. 0 when `n` is 0.
pub fn published_percent(count: u64, n: u64) -> u8 {
    if n == 0 {
        return 0;
    }
    let step = if n < 50 { 5 } else { 1 };
    let (count, n) = (u128::from(count.min(n)), u128::from(n));
    // round(100·count/n / step) · step
    let steps = (200 * count + step * n) / (2 * step * n);
    u8::try_from(steps * step).unwrap_or(100)
}

/// To one decimal, as every published index.
pub fn to_one_decimal(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
