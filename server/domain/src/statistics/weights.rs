//! Weights: making those who answered count as the inhabitants do, by age group and area, and what that costs.
//!
//! A weight belongs to a **cell** (an age group in an area), so whatever is counted by cell can be weighted without a
//! single answer. In order: the weights are made so that they add up to the number of answers ([`post_stratify`] or
//! [`rake`]); [`trim`] then clips them to [`LEAST`]–[`MOST`] and scales them so that their mean stays 1. Clipping breaks
//! the margins a little, and is meant to: a cell with two answers out of a thousand inhabitants must not speak for them all.
//!
//! No weight cures self-selection: those of an age and an area who chose to answer still speak for those who did not.

use super::{INDEX_MAX, Interval, student_t};
use crate::tally::ScoreSums;

/// The least and the most that an answer counts, as a multiple of the mean.
pub const LEAST: f64 = 0.3;
pub const MOST: f64 = 3.0;

/// Raking stops when every margin is met to this part of it …
const TOLERANCE: f64 = 1e-10;
/// … and gives up after so many rounds.
const ROUNDS: u32 = 1_000;

/// The factor that [`trim`] looks for lies between two to this power and its inverse; no weight is further off than the
/// number of inhabitants over the number of answers.
const FACTOR_BITS: f64 = 40.0;
/// Until the factor is as exact as a float can hold it.
const HALVINGS: u32 = 64;

/// Why there are no weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightError {
    #[error("nobody has answered")]
    NoAnswers,
    #[error("somewhere that has inhabitants nobody has answered at all")]
    EmptyMargin,
    #[error("the margins cannot be met by those who have answered")]
    NotConverged,
}

/// The weight of an answer in each cell when the number of inhabitants is known in all of them: w = (N_c/N)/(n_c/n).
///
/// Post-stratification: Holt and Smith (1979), *Post stratification*, Journal of the Royal Statistical Society A 142,
/// 33–46. A cell without answers is represented by nobody; its inhabitants are left out of N and its weight is 0.
pub fn post_stratify(answers: &[u64], people: &[u64]) -> Result<Vec<f64>, WeightError> {
    let answered = || answers.iter().zip(people).filter(|(n, _)| **n > 0);
    let all_answers: u64 = answered().map(|(n, _)| n).sum();
    let all_people: u64 = answered().map(|(_, people)| people).sum();
    if all_answers == 0 || all_people == 0 {
        return Err(WeightError::NoAnswers);
    }
    let per_person = all_answers as f64 / all_people as f64;
    let weight =
        |(&n, &people): (&u64, &u64)| if n == 0 { 0.0 } else { people as f64 * per_person / n as f64 };
    Ok(answers.iter().zip(people).map(weight).collect())
}

/// The weight of an answer in each cell of a table when only the inhabitants of each row and of each column are known.
/// `answers` is row by row; rows and columns may have different sums, and are then scaled to the number of answers.
///
/// Iterative proportional fitting: Deming and Stephan (1940), *On a least squares adjustment of a sampled frequency
/// table when the expected marginal totals are known*, Annals of Mathematical Statistics 11, 427–444.
pub fn rake(answers: &[u64], rows: &[u64], columns: &[u64]) -> Result<Vec<f64>, WeightError> {
    let n: u64 = answers.iter().sum();
    if n == 0 {
        return Err(WeightError::NoAnswers);
    }
    let targets = |people: &[u64]| -> Vec<f64> {
        let all: u64 = people.iter().sum();
        people.iter().map(|&people| people as f64 * n as f64 / all.max(1) as f64).collect()
    };
    let margins = [
        (targets(rows), (0..answers.len()).map(|cell| cell / columns.len()).collect::<Vec<_>>()),
        (targets(columns), (0..answers.len()).map(|cell| cell % columns.len()).collect()),
    ];
    let mut weights = vec![1.0; answers.len()];
    for (target, of_cell) in &margins {
        let held = held(answers, &weights, of_cell, target.len());
        if held.iter().zip(target).any(|(held, target)| *target > 0.0 && *held <= 0.0) {
            return Err(WeightError::EmptyMargin);
        }
    }
    for _ in 0..ROUNDS {
        let mut furthest: f64 = 0.0;
        for (target, of_cell) in &margins {
            let held = held(answers, &weights, of_cell, target.len());
            let factor: Vec<f64> = held
                .iter()
                .zip(target)
                .map(|(held, target)| if *held > 0.0 { target / held } else { 1.0 })
                .collect();
            furthest = factor
                .iter()
                .zip(target)
                .filter(|(_, target)| **target > 0.0)
                .map(|(factor, _)| (factor - 1.0).abs())
                .fold(furthest, f64::max);
            // What nobody answered weighs nothing; it must not grow out of bounds in the meantime.
            let answered = weights.iter_mut().zip(of_cell).zip(answers).filter(|(_, n)| **n > 0);
            for ((weight, margin), _) in answered {
                *weight *= factor[*margin];
            }
        }
        // Only when both factors were as good as 1 in the same round does the first margin still hold after the second.
        if furthest <= TOLERANCE {
            return Ok(weights);
        }
    }
    Err(WeightError::NotConverged)
}

/// The weighted number of answers of each margin.
fn held(answers: &[u64], weights: &[f64], of_cell: &[usize], margins: usize) -> Vec<f64> {
    let mut held = vec![0.0; margins];
    for ((n, weight), margin) in answers.iter().zip(weights).zip(of_cell) {
        held[*margin] += *n as f64 * weight;
    }
    held
}

/// Clips to [`LEAST`]–[`MOST`] and scales to the mean 1 over the answers. Scaling what was clipped would push some weights
/// out again, so both are done at once: the weights are scaled by the one factor at which what is clipped has the mean 1.
/// That is where clipping and scaling in turn would end.
pub fn trim(weights: &[f64], answers: &[u64]) -> Vec<f64> {
    let n: u64 = answers.iter().sum();
    let clipped = |factor: f64| weights.iter().map(move |weight| (weight * factor).clamp(LEAST, MOST));
    let mean = |factor: f64| {
        let sum: f64 = clipped(factor).zip(answers).map(|(weight, n)| weight * *n as f64).sum();
        sum / n.max(1) as f64
    };
    // The mean grows with the factor, from LEAST to MOST, so halving finds where it is 1.
    let (mut low, mut high) = (-FACTOR_BITS, FACTOR_BITS);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if mean(middle.exp2()) < 1.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    clipped(high.exp2()).collect()
}

/// How many equally weighted answers are as good as these: n_eff = (Σw)²/Σw².
///
/// Kish (1965), *Survey Sampling*, New York: Wiley, section 11.7. `answers` holds for each cell the weight and the number
/// of answers. `None` without answers that weigh anything.
pub fn effective(answers: impl Iterator<Item = (f64, u64)>) -> Option<f64> {
    let (sum, squares) = answers.fold((0.0, 0.0), |(sum, squares), (weight, n)| {
        let n = n as f64;
        (sum + weight * n, squares + weight * weight * n)
    });
    (squares > 0.0).then(|| sum * sum / squares)
}

/// A weighted share: Σ(w·x)/Σ(w·n) over cells of weight w with x of n answers (a ratio of Horvitz–Thompson sums: Hájek
/// 1971). 0 where nothing weighs.
pub fn share(cells: impl Iterator<Item = (f64, u64, u64)>) -> f64 {
    let (chosen, all) = cells.fold((0.0, 0.0), |(chosen, all), (weight, count, n)| {
        (chosen + weight * count as f64, all + weight * n as f64)
    });
    if all > 0.0 { (chosen / all).clamp(0.0, 1.0) } else { 0.0 }
}

/// A weighted mean with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightedMean {
    pub mean: f64,
    /// From Σw(s − mean)² over Σw − Σw²/Σw, which with equal weights is the divisor n − 1.
    pub sd: f64,
    pub effective: f64,
    /// The distance from the mean to either end before clipping; `None` where a single answer is all there is.
    pub half_width: Option<f64>,
    /// Clipped to 0–6; the whole scale where a single answer is all there is.
    pub interval: Interval,
}

/// The weighted mean of theme scores (0–6), Σw·s/Σw, with the interval mean ± t·sd/√n_eff, t with n_eff − 1 degrees of
/// freedom: Student's interval on Kish's effective number (Kish 1965, section 11.7; the variance with the divisor that
/// keeps it unbiased for reliability weights, as in statsmodels' `DescrStatsW`). `None` without scores.
pub fn mean(cells: &[(f64, ScoreSums)]) -> Option<WeightedMean> {
    let effective =
        effective(cells.iter().map(|(weight, sums)| (*weight, u64::try_from(sums.n).unwrap_or_default())))?;
    let unit = ScoreSums::UNIT as f64;
    let total = |of: fn(&ScoreSums) -> i64| -> f64 {
        cells.iter().map(|(weight, sums)| weight * of(sums) as f64).sum()
    };
    let (all, sum) = (total(|sums| sums.n), total(|sums| sums.sum));
    let mean = (sum / all / unit).clamp(0.0, INDEX_MAX);
    if effective <= 1.0 + 1e-9 {
        let interval = Interval { low: 0.0, high: INDEX_MAX };
        return Some(WeightedMean { mean, sd: 0.0, effective, half_width: None, interval });
    }
    // Around the mean first: the squares themselves are so much larger that their difference would lose digits.
    let around = |sums: &ScoreSums| {
        let (n, sum) = (sums.n as f64, sums.sum as f64 / unit);
        sums.sum_of_squares as f64 / (unit * unit) - 2.0 * mean * sum + n * mean * mean
    };
    let deviations: f64 = cells.iter().map(|(weight, sums)| weight * around(sums).max(0.0)).sum();
    let sd = (deviations / all * effective / (effective - 1.0)).sqrt();
    let half_width = student_t(effective - 1.0) * sd / effective.sqrt();
    let interval = Interval { low: (mean - half_width).max(0.0), high: (mean + half_width).min(INDEX_MAX) };
    Some(WeightedMean { mean, sd, effective, half_width: Some(half_width), interval })
}
