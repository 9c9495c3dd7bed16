//! What has changed since the year before, in words.

use domain::{
    disclosure::{Change, Reason, Step, Table, ThemeIndex},
    language::Language,
};

use super::PictureView;
use crate::{
    components::charts::{BarChange, Panel},
    texts::{decimal, t, t_with},
};

/// What became of the share of `option`, in percentage points.
pub(super) fn of_share(view: &PictureView, table: &Table, option: &str) -> Option<BarChange> {
    view.loaded.changes.as_ref()?.share(table, option).map(|change| in_words(view.language, change, 0))
}

/// What became of an index, in its points.
pub(super) fn of_index(view: &PictureView, index: &ThemeIndex) -> Option<BarChange> {
    view.loaded.changes.as_ref()?.index(index).map(|change| in_words(view.language, change, 1))
}

fn in_words(language: Language, change: Change, decimals: usize) -> BarChange {
    let step = |key, Step { difference, low, high }| {
        let signed = |number: f64| {
            let text = decimal(language, number, decimals);
            // What rounds to zero has no sign.
            if text.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) && number > 0.0 {
                format!("+{text}")
            } else {
                text
            }
        };
        let values = [("difference", difference), ("low", low), ("high", high)];
        t_with(language, key, &values.map(|(name, number)| (name, signed(number).into())))
    };
    let (word, text) = match change {
        Change::Increased(by) => (t(language, "change-increased"), step("change-step", by)),
        Change::Decreased(by) => (t(language, "change-decreased"), step("change-step", by)),
        Change::NotSure(by) => (String::new(), step("change-not-sure", by)),
        Change::NotComparable(reason) => (String::new(), incomparable(language, reason)),
    };
    let text = if word.is_empty() { text } else { format!("{word}: {text}") };
    BarChange { word, text, comparable: !matches!(change, Change::NotComparable(_)) }
}

fn incomparable(language: Language, why: Reason) -> String {
    t_with(language, "change-not-comparable", &[("reason", reason(language, why).into())])
}

/// Why two figures cannot be compared.
pub(crate) fn reason(language: Language, reason: Reason) -> String {
    match reason {
        Reason::NotAsked => t(language, "change-not-asked"),
        Reason::AskedOtherwise => t(language, "change-asked-otherwise"),
        Reason::Hidden => t(language, "change-hidden"),
        Reason::TooFew => t(language, "change-too-few"),
        Reason::RecruitedOtherwise => t(language, "change-recruited-otherwise"),
    }
}

/// The head of the column, such as "Sedan 2025".
pub(super) fn head(view: &PictureView) -> String {
    let year = view.loaded.changes.as_ref().map(|changes| changes.since.to_string()).unwrap_or_default();
    t_with(view.language, "change-since", &[("year", year.into())])
}

/// What is said below a figure in which no change is sure; nothing below one of which no changes are told. Where no row
/// can be compared, and all for the same reason, it is said here once instead of in every row.
pub(super) fn below(view: &PictureView, panels: &mut [Panel]) -> Option<String> {
    let since = view.loaded.changes.as_ref()?.since.to_string();
    let mut told = panels.iter().flat_map(|panel| &panel.bars).filter_map(|bar| bar.change.as_ref());
    let first = told.next()?.clone();
    if !first.word.is_empty() || told.clone().any(|change| !change.word.is_empty()) {
        return None;
    }
    if !first.comparable && told.all(|change| *change == first) {
        panels.iter_mut().flat_map(|panel| &mut panel.bars).for_each(|bar| bar.change = None);
        return Some(format!("{}: {}.", head(view), first.text));
    }
    Some(t_with(view.language, "change-none-sure", &[("year", since.into())]))
}

/// How changes are to be read, or that there is no earlier year to compare with. Without a channel none are told.
pub(super) fn reading(view: &PictureView) -> Option<String> {
    if view.loaded.changes.is_some() {
        return Some(t(view.language, "picture-read-change"));
    }
    let year = (view.loaded.picture.year - 1).to_string();
    let nothing = || t_with(view.language, "change-nothing-earlier", &[("year", year.into())]);
    view.loaded.picture.without.is_none().then(nothing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_with_its_sign_and_its_interval() {
        let text = |change, decimals| in_words(Language::Swedish, change, decimals).text;
        let up = Step { difference: 6.0, low: 2.0, high: 10.0 };
        assert_eq!(text(Change::Increased(up), 0), "Ökat: +6 (+2 till +10)");
        let down = Step { difference: -0.4, low: -0.7, high: -0.1 };
        assert_eq!(text(Change::Decreased(down), 1), "Minskat: −0,4 (−0,7 till −0,1)");
        let none = Step { difference: 0.0, low: -3.0, high: 0.0 };
        assert_eq!(text(Change::NotSure(none), 0), "Ingen säker förändring (−3 till 0)");
        assert_eq!(text(Change::NotComparable(Reason::TooFew), 0), "Går inte att jämföra: färre än 30 svar");
    }
}
