//! From the tables of the masked picture to charts.

use std::collections::BTreeMap;

use domain::{
    disclosure::{Figure as Published, Index, Share, Table},
    language::Language,
};

use super::{
    PictureView, change,
    finding::{self, Finding},
    words,
};
use crate::{
    components::charts::{Bar, Figure, Mark, Panel, Scale},
    texts::{capitalised, decimal, integer, percent, t, t_with},
};

/// Highest value of the perceived problem index.
const INDEX_MAX: f64 = 6.0;

/// What a figure is made of, before its title is known.
pub(super) struct Draft {
    pub(super) id: String,
    /// The question, or what is measured.
    pub(super) unit: String,
    pub(super) row_head: String,
    pub(super) panel_head: String,
    pub(super) scale: Scale,
    pub(super) finding: Finding,
    /// The question's own words, which the title of [`Finding::Most`] begins with: a name of its theme would turn
    /// "Ja" into an answer to something that was not asked.
    pub(super) topic: String,
    pub(super) panels: Vec<Panel>,
    /// What is said besides the obligatory label.
    pub(super) notes: Vec<String>,
    /// Whether rows are sorted by size; otherwise their order means something.
    pub(super) sorted: bool,
}

impl Draft {
    /// `None` when there is nothing to draw at all.
    pub(super) fn finish(mut self, view: &PictureView) -> Option<Figure> {
        let language = view.language;
        self.panels.retain(|panel| !panel.bars.is_empty());
        if self.panels.is_empty() {
            return None;
        }
        if self.sorted {
            sort_together(&mut self.panels, view.area.is_some());
        }
        let title = self.title(view);
        self.notes.extend(change::below(view, &mut self.panels));
        for panel in &mut self.panels {
            collapse_hidden(language, panel);
        }
        self.notes.push(words::label(view));
        Some(Figure {
            id: self.id,
            title,
            unit: self.unit,
            row_head: self.row_head,
            panel_head: self.panel_head,
            word_head: t(language, "chart-level"),
            change_head: change::head(view),
            scale: self.scale,
            panels: self.panels,
            notes: self.notes,
        })
    }

    fn title(&self, view: &PictureView) -> String {
        let language = view.language;
        // Whose answers they are goes without saying only where one age group is chosen.
        let alone = self.panels.len() == 1 && view.group.is_some();
        let row = |panel: &Panel, bar: &Bar| {
            if panel.name.is_empty() || alone {
                bar.label.clone()
            } else {
                format!("{} – {}", bar.label, panel.name)
            }
        };
        finding::in_words(language, self.finding, &self.topic, &self.panels, row).unwrap_or_else(|| {
            let hidden = t(language, "finding-hidden");
            if self.topic.is_empty() { hidden } else { format!("{} {hidden}", self.topic) }
        })
    }
}

/// One order for all panels, so that they can be read across: by the mean of what is shown, hidden rows last. With
/// `first_leads` the first panel, which is the chosen one, is in order itself, and the others follow it.
fn sort_together(panels: &mut [Panel], first_leads: bool) {
    let first: BTreeMap<String, f64> = panels
        .first()
        .filter(|_| first_leads)
        .into_iter()
        .flat_map(|panel| &panel.bars)
        .filter_map(|bar| Some((bar.label.clone(), bar.mark.size()?)))
        .collect();
    let mut sizes: BTreeMap<String, (f64, u32)> = BTreeMap::new();
    for bar in panels.iter().flat_map(|panel| &panel.bars) {
        if let Some(size) = bar.mark.size() {
            let (sum, count) = sizes.entry(bar.label.clone()).or_default();
            *sum += size;
            *count += 1;
        }
    }
    let mean =
        |bar: &Bar| sizes.get(&bar.label).map_or(f64::NEG_INFINITY, |(sum, count)| sum / f64::from(*count));
    let leading = |bar: &Bar| first.get(&bar.label).copied().unwrap_or(f64::NEG_INFINITY);
    for panel in panels {
        panel.bars.sort_by(|one, other| {
            let by_size =
                leading(other).total_cmp(&leading(one)).then_with(|| mean(other).total_cmp(&mean(one)));
            one.aside.cmp(&other.aside).then(by_size)
        });
    }
}

/// A panel in which nothing can be shown, all for the same reason, says so once.
fn collapse_hidden(language: Language, panel: &mut Panel) {
    let Some(Bar { mark: Mark::Hidden(word), .. }) = panel.bars.first() else { return };
    let word = word.clone();
    let same = |bar: &Bar| matches!(&bar.mark, Mark::Hidden(other) if *other == word);
    if panel.bars.len() > 1 && panel.bars.iter().all(same) {
        panel.bars = vec![Bar {
            label: t(language, "chart-all-rows"),
            mark: Mark::Hidden(word),
            change: None,
            aside: false,
        }];
        panel.base.clear();
    }
}

pub(super) fn percent_scale(language: Language) -> Scale {
    Scale { max: 100.0, ticks: [integer(language, 0), integer(language, 50), percent(language, 100.0, 0)] }
}

pub(super) fn index_scale(language: Language) -> Scale {
    Scale { max: INDEX_MAX, ticks: [0, 3, 6].map(|tick| integer(language, tick)) }
}

pub(super) fn share_mark(language: Language, figure: &Published<Share>) -> Mark {
    match figure {
        Published::Shown(share) => Mark::Shown {
            value: f64::from(share.percent),
            interval: Some((f64::from(share.low), f64::from(share.high))),
            text: percent(language, f64::from(share.percent), 0),
            interval_text: range(&share.low.to_string(), &percent(language, f64::from(share.high), 0)),
            word: String::new(),
            base: integer(language, share.n),
        },
        hidden => Mark::Hidden(words::hidden(language, hidden)),
    }
}

pub(super) fn index_mark(language: Language, figure: &Published<Index>) -> Mark {
    match figure {
        Published::Shown(index) => {
            let level = words::level(language, index.level);
            let word = if index.uncertain {
                t_with(language, "level-uncertain", &[("level", level.into())])
            } else {
                level
            };
            Mark::Shown {
                value: index.value,
                interval: Some((index.low, index.high)),
                text: decimal(language, index.value, 1),
                interval_text: range(&decimal(language, index.low, 1), &decimal(language, index.high, 1)),
                word,
                base: integer(language, index.n),
            }
        }
        hidden => Mark::Hidden(words::hidden(language, hidden)),
    }
}

fn range(low: &str, high: &str) -> String {
    format!("{low}–{high}")
}

/// The rows of a table as bars, in the table's order.
pub(super) fn bars(view: &PictureView, table: &Table) -> Vec<Bar> {
    let language = view.language;
    table
        .rows
        .iter()
        .map(|row| Bar {
            label: capitalised(row.text.get(language)),
            mark: share_mark(language, &row.figure),
            change: change::of_share(view, table, &row.option),
            aside: ["vet_inte", "vill_inte"].contains(&row.option.as_str()),
        })
        .collect()
}

/// The row of one option of each table as a bar named after what the table asks.
pub(super) fn one_row_each<'a>(
    view: &PictureView,
    tables: impl Iterator<Item = &'a Table>,
    option: &str,
) -> Vec<Bar> {
    let language = view.language;
    tables
        .filter_map(|table| {
            let row = table.rows.iter().find(|row| row.option == option)?;
            Some(Bar {
                label: words::short_name(language, table),
                mark: share_mark(language, &row.figure),
                change: change::of_share(view, table, option),
                aside: false,
            })
        })
        .collect()
}

/// "Cirka 240 svar", or "Cirka 235–240 svar" where the rows have bases of their own; weighted "Väger som cirka 190 svar".
/// Empty when none is shown.
pub(super) fn base_in_words(view: &PictureView, weighted: bool, bases: impl Iterator<Item = u64>) -> String {
    let language = view.language;
    let (low, high) = bases.fold((u64::MAX, 0), |(low, high), base| (low.min(base), high.max(base)));
    if high == 0 {
        return String::new();
    }
    let n = if low == high {
        integer(language, high)
    } else {
        range(&integer(language, low), &integer(language, high))
    };
    let key = if weighted { "chart-base-weighted" } else { "chart-base-about" };
    t_with(language, key, &[("n", n.into())])
}

/// The share of Vet inte of each named table, outside the base.
pub(super) fn dont_know_note<'a>(
    language: Language,
    tables: impl Iterator<Item = (String, &'a Table)>,
) -> Option<String> {
    let parts: Vec<String> = tables
        .filter_map(|(name, table)| {
            let figure = table.dont_know.as_ref()?;
            let value = match figure {
                Published::Shown(share) => percent(language, f64::from(share.percent), 0),
                hidden => words::hidden(language, hidden).to_lowercase(),
            };
            Some(if name.is_empty() { value } else { format!("{name} {value}") })
        })
        .collect();
    (!parts.is_empty()).then(|| t_with(language, "chart-dont-know", &[("parts", parts.join("; ").into())]))
}
