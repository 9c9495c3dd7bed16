//! What stands out in a figure, in the sentence that is its title.

use domain::language::Language;

use super::words;
use crate::{
    components::charts::{Bar, Mark, Panel},
    texts::{t, t_with},
};

/// Which sentence it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    Unsafe,
    Problem,
    Index,
    /// After the question's own words.
    Most,
}

/// A figure among those that are shown.
struct Standing<'a> {
    value: f64,
    interval: Option<(f64, f64)>,
    panel: &'a Panel,
    bar: &'a Bar,
    text: &'a str,
    word: &'a str,
}

impl Standing<'_> {
    /// Whether either lies within the other's interval.
    fn is_level_with(&self, lower: &Self) -> bool {
        let (Some((low, _)), Some((_, high))) = (self.interval, lower.interval) else { return false };
        lower.value >= low || self.value <= high
    }
}

/// The largest figure that is shown, and what is not surely smaller, so that nothing is called the largest by chance; and
/// that others are hidden, since one of them may be larger. `name` says which figure it is. `None` where none is shown.
pub(super) fn in_words(
    language: Language,
    finding: Finding,
    topic: &str,
    panels: &[Panel],
    name: impl Fn(&Panel, &Bar) -> String,
) -> Option<String> {
    let bars = panels.iter().flat_map(|panel| panel.bars.iter().map(move |bar| (panel, bar)));
    let asked: Vec<_> = bars.filter(|(_, bar)| !bar.aside).collect();
    let mut shown: Vec<Standing<'_>> = asked
        .iter()
        .filter_map(|&(panel, bar)| match &bar.mark {
            Mark::Shown { value, interval, text, word, .. } => {
                Some(Standing { value: *value, interval: *interval, panel, bar, text, word })
            }
            Mark::Hidden(_) => None,
        })
        .collect();
    // A stable sort: of equals the first one leads.
    shown.sort_by(|one, other| other.value.total_cmp(&one.value));
    let (first, rest) = shown.split_first()?;
    let row = |of: &Standing<'_>| words::unbroken(&name(of.panel, of.bar));
    let key = match finding {
        Finding::Unsafe => "finding-unsafe",
        Finding::Problem => "finding-problem",
        Finding::Index => "finding-index",
        Finding::Most => "finding-most",
    };
    let mut values = vec![("row", row(first).into()), ("value", first.text.to_owned().into())];
    match finding {
        Finding::Index => values.push(("level", first.word.to_owned().into())),
        Finding::Most => values.push(("topic", topic.to_owned().into())),
        Finding::Unsafe | Finding::Problem => {}
    }
    let mut title = t_with(language, key, &values);
    let mut level = rest.iter().filter(|other| first.is_level_with(other));
    if let Some(other) = level.next() {
        let mut values = vec![("title", title.into()), ("row", row(other).into())];
        values.push(("value", other.text.to_owned().into()));
        title = match level.count() {
            0 => t_with(language, "finding-level", &values),
            more => {
                values.push(("more", more.into()));
                t_with(language, "finding-level-more", &values)
            }
        };
    }
    if shown.len() < asked.len() {
        title = format!("{title}. {}", t(language, "finding-some-hidden"));
    }
    Some(title)
}
