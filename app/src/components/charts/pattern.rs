//! Lines across a shape, as the lines themselves: what a program for documents makes of an SVG pattern is its own affair.

use std::fmt::Write as _;

/// To the right and down.
pub(super) type Spot = (f64, f64);

/// Which way the lines run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    /// Level lines, for a tone.
    Level,
    /// Slanting lines, for what is hidden.
    Slanting,
}

/// The lines `spacing` apart that lie inside an odd number of the rings, as the `d` of a path.
pub(super) fn lines(rings: &[Vec<Spot>], spacing: f64, run: Run) -> String {
    // Laid so that the lines are level: x along them, y across.
    let half = std::f64::consts::FRAC_1_SQRT_2;
    let laid = |(x, y): Spot| match run {
        Run::Level => (x, y),
        Run::Slanting => ((x - y) * half, (x + y) * half),
    };
    let back = |(x, y): Spot| match run {
        Run::Level => (x, y),
        Run::Slanting => ((x + y) * half, (y - x) * half),
    };
    let rings: Vec<Vec<Spot>> = rings.iter().map(|ring| ring.iter().copied().map(laid).collect()).collect();
    let across = || rings.iter().flatten().map(|spot| spot.1);
    let (top, bottom) = (across().fold(f64::INFINITY, f64::min), across().fold(f64::NEG_INFINITY, f64::max));
    let mut path = String::new();
    let mut at = (top / spacing).ceil() * spacing;
    while at < bottom {
        let mut crossings: Vec<f64> = Vec::new();
        for ring in &rings {
            for (one, other) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                if (one.1 > at) != (other.1 > at) {
                    crossings.push(one.0 + (at - one.1) / (other.1 - one.1) * (other.0 - one.0));
                }
            }
        }
        crossings.sort_by(f64::total_cmp);
        for pair in crossings.chunks_exact(2) {
            let ((x1, y1), (x2, y2)) = (back((pair[0], at)), back((pair[1], at)));
            let _ = write!(path, "M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}");
        }
        at += spacing;
    }
    path
}

/// A box as a ring.
pub(super) fn boxed(x: f64, y: f64, width: f64, height: f64) -> Vec<Vec<Spot>> {
    vec![vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height)]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn level_lines_end_at_the_border_and_leave_a_hole_open() {
        let mut rings = boxed(0.0, 0.0, 100.0, 30.0);
        assert_eq!(lines(&rings, 20.0, Run::Level), "M0.0 0.0L100.0 0.0M0.0 20.0L100.0 20.0");
        rings.extend(boxed(40.0, 10.0, 20.0, 15.0));
        let crossed = lines(&rings, 20.0, Run::Level);
        assert!(crossed.ends_with("M0.0 20.0L40.0 20.0M60.0 20.0L100.0 20.0"), "{crossed}");
    }

    #[test]
    fn slanting_lines_stay_inside_the_shape() {
        let path = lines(&boxed(10.0, 20.0, 50.0, 40.0), 8.0, Run::Slanting);
        let numbers: Vec<f64> = path
            .split(['M', 'L', ' '])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().unwrap())
            .collect();
        assert!(numbers.len() > 20);
        for spot in numbers.chunks(2) {
            assert!((9.9..=60.1).contains(&spot[0]) && (19.9..=60.1).contains(&spot[1]), "{spot:?}");
        }
    }
}
