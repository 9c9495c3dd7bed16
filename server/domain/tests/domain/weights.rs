//! Weights against R's `survey` and Python's statsmodels; see `tests/reference/weights.R` and `intervals.py`.

use domain::{
    statistics::{
        self,
        weights::{self, LEAST, MOST, WeightError, effective, post_stratify, rake, trim},
    },
    tally::ScoreSums,
};
use proptest::prelude::*;

const WEIGHTS: &str = include_str!("../reference/weights.csv");
const WEIGHTED: &str = include_str!("../reference/weighted.csv");

fn numbers<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> Vec<T> {
    text.split_whitespace().map(|number| number.parse().unwrap()).collect()
}

/// Scores of cells, apart by `|`.
fn scores(text: &str) -> Vec<ScoreSums> {
    text.split('|')
        .map(|cell| {
            let mut sums = ScoreSums::default();
            for score in numbers::<f64>(cell) {
                let score = (score * ScoreSums::UNIT as f64) as i64;
                sums.add(ScoreSums { n: 1, sum: score, sum_of_squares: score * score });
            }
            sums
        })
        .collect()
}

#[track_caller]
fn assert_near(actual: &[f64], expected: &[f64]) {
    assert_eq!(actual.len(), expected.len());
    for (one, other) in actual.iter().zip(expected) {
        assert!((one - other).abs() <= 1e-8 * other.abs().max(1.0), "{actual:?} is not {expected:?}");
    }
}

/// Inhabitants of each row and of each column.
fn margins(cells: &[u64], columns: usize) -> (Vec<u64>, Vec<u64>) {
    let rows = cells.chunks(columns).map(|row| row.iter().sum());
    let of_column = |column: usize| cells.iter().skip(column).step_by(columns).sum();
    (rows.collect(), (0..columns).map(of_column).collect())
}

#[test]
fn weights_and_what_they_make_of_answers_are_what_survey_says() {
    let lines: Vec<_> = WEIGHTS.lines().skip(1).collect();
    assert_eq!(lines.len(), 4);
    for line in lines {
        let fields: Vec<&str> = line.split(',').collect();
        let (columns, answers, cells) =
            (fields[0].parse().unwrap(), numbers::<u64>(fields[1]), numbers::<u64>(fields[2]));
        let (yes, scores) = (numbers::<u64>(fields[3]), scores(fields[4]));
        assert_near(&post_stratify(&answers, &cells).unwrap(), &numbers::<f64>(fields[5]));
        let (rows, of_columns) = margins(&cells, columns);
        let raked = rake(&answers, &rows, &of_columns).unwrap();
        let asked = |given: &[f64]| -> Vec<f64> {
            // What weighs nobody is of no matter.
            given.iter().zip(&answers).map(|(weight, n)| if *n == 0 { 0.0 } else { *weight }).collect()
        };
        assert_near(&asked(&raked), &numbers::<f64>(fields[6]));
        let trimmed = trim(&raked, &answers);
        assert_near(&asked(&trimmed), &numbers::<f64>(fields[7]));

        let counts = || trimmed.iter().zip(&yes).zip(&answers).map(|((w, x), n)| (*w, *x, *n));
        let n_eff = effective(counts().map(|(w, _, n)| (w, n))).unwrap();
        let with_scores: Vec<_> = trimmed.iter().copied().zip(scores).collect();
        let mean = weights::mean(&with_scores).unwrap();
        assert_near(&[mean.effective], &[n_eff]);
        assert_near(
            &[weights::share(counts()), mean.mean, n_eff],
            &fields[8..].iter().map(|f| f.parse().unwrap()).collect::<Vec<f64>>(),
        );
    }
}

#[test]
fn intervals_on_the_effective_number_are_what_statsmodels_says() {
    let lines: Vec<_> = WEIGHTED.lines().skip(1).collect();
    assert_eq!(lines.len(), 4);
    for line in lines {
        let fields: Vec<&str> = line.split(',').collect();
        let expected: Vec<f64> = fields[2..].iter().map(|number| number.parse().unwrap()).collect();
        let weights = numbers::<f64>(fields[0]);
        let mean =
            weights::mean(&weights.iter().copied().zip(scores(fields[1])).collect::<Vec<_>>()).unwrap();
        let cells = fields[1].split('|').map(numbers::<f64>).zip(&weights).map(|(scores, weight)| {
            let high = scores.iter().filter(|score| **score >= 4.0).count();
            (*weight, high as u64, scores.len() as u64)
        });
        let cells: Vec<_> = cells.collect();
        let share = weights::share(cells.iter().copied());
        let n_eff = effective(cells.iter().map(|(w, _, n)| (*w, *n))).unwrap();
        let wilson = statistics::wilson(share, n_eff).unwrap();
        let clipped = [expected[6].max(0.0), expected[7].min(6.0)];
        assert_near(&[n_eff, share, wilson.low, wilson.high, mean.mean, mean.sd], &expected[..6]);
        assert_near(&[mean.interval.low, mean.interval.high], &clipped);
        assert_near(&[mean.half_width.unwrap()], &[(expected[7] - expected[6]) / 2.0]);
    }
}

#[test]
fn where_there_can_be_no_weights_it_says_why() {
    assert_eq!(post_stratify(&[0, 0], &[10, 10]), Err(WeightError::NoAnswers));
    assert_eq!(rake(&[0, 0], &[10], &[5, 5]), Err(WeightError::NoAnswers));
    assert_eq!(rake(&[5, 0, 3, 0], &[10, 10], &[10, 10]), Err(WeightError::EmptyMargin));
    // Each margin has answers, but the first row's all lie in the first column, whose target is smaller than the row's.
    assert_eq!(rake(&[5, 0, 5, 5], &[80, 20], &[40, 60]), Err(WeightError::NotConverged));
}

#[test]
fn one_answer_has_no_spread() {
    let one = weights::mean(&[(2.5, ScoreSums { n: 1, sum: 840, sum_of_squares: 840 * 840 })]).unwrap();
    assert_eq!((one.mean, one.half_width, one.interval.low, one.interval.high), (1.0, None, 0.0, 6.0));
    assert_eq!(weights::mean(&[(1.0, ScoreSums::default())]), None);
}

prop_compose! {
    /// A table of answers and inhabitants: 2–5 rows, 2–8 columns.
    fn table()(columns in 2_usize..8)(
        cells in prop::collection::vec((1_u64..300, 1_u64..9_000), columns * 2..=columns * 5),
        columns in Just(columns),
    ) -> (usize, Vec<u64>, Vec<u64>) {
        let whole = cells.len() / columns * columns;
        let (answers, people) = cells.into_iter().take(whole).unzip();
        (columns, answers, people)
    }
}

fn weighted(weights: &[f64], answers: &[u64]) -> Vec<f64> {
    weights.iter().zip(answers).map(|(weight, n)| weight * *n as f64).collect()
}

proptest! {
    #[test]
    fn raking_meets_both_margins_before_anything_is_clipped((columns, answers, people) in table()) {
        let (rows, of_columns) = margins(&people, columns);
        let raked = weighted(&rake(&answers, &rows, &of_columns).unwrap(), &answers);
        let scale = answers.iter().sum::<u64>() as f64 / people.iter().sum::<u64>() as f64;
        for (row, target) in raked.chunks(columns).zip(&rows) {
            prop_assert!((row.iter().sum::<f64>() / (*target as f64 * scale) - 1.0).abs() < 1e-8);
        }
        for (column, target) in of_columns.iter().enumerate() {
            let held: f64 = raked.iter().skip(column).step_by(columns).sum();
            prop_assert!((held / (*target as f64 * scale) - 1.0).abs() < 1e-8);
        }
    }

    #[test]
    fn trimmed_weights_have_the_mean_one_and_keep_within_their_bounds((_, answers, people) in table()) {
        let trimmed = trim(&post_stratify(&answers, &people).unwrap(), &answers);
        let n = answers.iter().sum::<u64>() as f64;
        prop_assert!((weighted(&trimmed, &answers).iter().sum::<f64>() / n - 1.0).abs() < 1e-9);
        prop_assert!(trimmed.iter().all(|weight| (LEAST..=MOST).contains(weight)));
    }

    #[test]
    fn weighting_never_makes_more_of_the_answers_than_there_are((_, answers, people) in table()) {
        let trimmed = trim(&post_stratify(&answers, &people).unwrap(), &answers);
        let n = answers.iter().sum::<u64>() as f64;
        let n_eff = effective(trimmed.iter().copied().zip(answers.iter().copied())).unwrap();
        prop_assert!(n_eff <= n * (1.0 + 1e-12) && n_eff >= n * LEAST / MOST, "{n_eff} of {n}");
        let alike = effective(answers.iter().map(|n| (0.7, *n))).unwrap();
        prop_assert!((alike - n).abs() < 1e-6);
    }

    #[test]
    fn equal_weights_change_nothing(points in prop::collection::vec(0_i64..=6 * 840, 2..80)) {
        let mut sums = ScoreSums::default();
        for s in points {
 sums.add(ScoreSums { n: 1, sum: s, sum_of_squares: s * s });
}
        let (plain, weighted) = (statistics::mean(sums).unwrap(), weights::mean(&[(1.7, sums)]).unwrap());
        prop_assert!((plain.mean - weighted.mean).abs() < 1e-9 && (plain.sd - weighted.sd).abs() < 1e-6);
        prop_assert!((plain.interval.low - weighted.interval.low).abs() < 1e-6);
    }
}
