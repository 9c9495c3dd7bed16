//! How far a deed has come, and whether it is late.

use jiff::civil::Date;

use super::{Deed, DeedDone, Terms};

/// What was done of what was promised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: u32,
    /// `None` where no number was promised.
    pub promised: Option<u32>,
    /// What would be done by today if it were done evenly; `None` where no number was promised.
    pub expected: Option<u32>,
    /// Clearly behind.
    pub late: bool,
}

/// What was `done` of a deed by the end of `today`.
///
/// Its period is the deed's own days, or the promise's where it has none. What is expected grows evenly from nothing to
/// the promised number over the period, in whole deeds, rounded down. It is *late*
/// - while the period lasts, when a quarter of it has gone and less than three quarters of what is expected is done;
/// - when the period is over and less is done than was promised, or nothing where no number was.
pub fn progress(deed: &Deed, terms: &Terms, done: &[&DeedDone], today: Date) -> Progress {
    let (starts, ends) = (deed.starts.unwrap_or(terms.starts), deed.ends.unwrap_or(terms.ends));
    let by_today = done.iter().filter(|one| one.day <= today);
    let done = by_today.fold(0_u32, |sum, one| sum.saturating_add(one.number));
    let (gone, all) = passed(starts, ends, today);
    let over = today > ends;
    let Some(promised) = deed.at_least else {
        return Progress { done, promised: None, expected: None, late: over && done == 0 };
    };
    let expected = u64::from(promised) * gone / all;
    let behind = u64::from(done) * 4 < expected * 3;
    let late = if over { done < promised } else { gone * 4 >= all && behind };
    let expected = u32::try_from(expected).unwrap_or(promised);
    Progress { done, promised: Some(promised), expected: Some(expected), late }
}

/// How many of a period's days have passed when `today` is over, and how many it has: at least one.
fn passed(starts: Date, ends: Date, today: Date) -> (u64, u64) {
    let days = |until: Date| {
        let days = starts.until(until).map_or(0, |span| span.get_days());
        u64::try_from(days + 1).unwrap_or_default()
    };
    let all = days(ends).max(1);
    if today > ends { (all, all) } else { (days(today).min(all), all) }
}
