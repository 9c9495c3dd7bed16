//! Figures as they are printed: a line each, with the goal where there is one.

use std::time::Duration;

/// Prints what follows is about.
pub fn title(text: &str) {
    println!("\n## {text}\n");
}

pub fn line(text: impl AsRef<str>) {
    println!("- {}", text.as_ref());
}

/// A figure against its goal.
pub fn against_goal(what: &str, figure: &str, goal: &str, met: bool) {
    println!("- {what}: **{figure}** (goal {goal}: {})", if met { "met" } else { "NOT met" });
}

pub fn median(figures: &[f64]) -> f64 {
    quantile(figures, 0.5)
}

/// The value below which this share of the figures lies.
pub fn quantile(figures: &[f64], share: f64) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1).expect("something was measured");
    sorted[(share * last as f64).round() as usize]
}

/// From the lowest to the highest, for showing how steady a figure is.
pub fn spread(figures: &[f64], decimals: usize) -> String {
    format!("{:.decimals$}–{:.decimals$}", quantile(figures, 0.0), quantile(figures, 1.0))
}

/// A number with thin groups of three, as in 12,345.
pub fn grouped(number: f64) -> String {
    let digits = format!("{:.0}", number.abs());
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    format!("{}{}", if number < 0.0 { "-" } else { "" }, groups.join(","))
}

pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
