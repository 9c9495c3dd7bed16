//! What has changed since the year before, age group by age group on one scale: a ring where it was, a dot where it is.

use domain::{
    disclosure::{Change, Step},
    situation_picture::{Section, TableForm},
};

use super::{
    PictureView, change,
    figures::{index_mark, index_scale, percent_scale, share_mark},
    words,
};
use crate::{
    components::charts::{Bar, Figure, Look, Mark, Other, PairLook, PairStyle, Panel, Scale},
    texts::{decimal, percent, t, t_with},
};

/// A row that can be compared, with its first value.
type Row = (Bar, Option<Other>);

pub(super) fn unsafe_shares(view: &PictureView) -> Option<(Figure, Look)> {
    let language = view.language;
    let changes = view.loaded.changes.as_ref()?;
    let written = |value| percent(language, value, 0);
    let panels = view.places().into_iter().map(|place| {
        let tables = view.tables(Section::Safety, &place, TableForm::SafeUnsafe);
        let rows = tables.filter_map(|table| {
            let row = table.rows.iter().find(|row| row.option == "otrygg")?;
            let change = changes.share(table, "otrygg")?;
            let mark = share_mark(language, &row.figure);
            let bar = Bar {
                label: words::short_name(language, table),
                mark,
                change: change::of_share(view, table, "otrygg"),
                aside: false,
            };
            Some(with_other(bar, change, written))
        });
        (place.name.clone(), rows.collect::<Vec<Row>>())
    });
    let panels = panels.collect();
    drawn(view, panels, "andring-otrygga", "unit-unsafe", "row-situation", percent_scale(language))
}

pub(super) fn indexes(view: &PictureView) -> Option<(Figure, Look)> {
    let language = view.language;
    let changes = view.loaded.changes.as_ref()?;
    let written = |value| decimal(language, value, 1);
    let panels = view.places().into_iter().map(|place| {
        let here = view.picture().indexes_of(&place.survey, place.area.as_deref());
        let rows = here.filter_map(|index| {
            let change = changes.index(index)?;
            let bar = Bar {
                label: index.theme_name.get(language).to_owned(),
                mark: index_mark(language, &index.figure),
                change: change::of_index(view, index),
                aside: false,
            };
            Some(with_other(bar, change, written))
        });
        (place.name.clone(), rows.collect::<Vec<Row>>())
    });
    drawn(view, panels.collect(), "andring-index", "unit-index", "row-theme", index_scale(language))
}

/// The value of the year before, where the two can be compared: both are published, and so is their difference.
fn with_other(bar: Bar, change: Change, written: impl Fn(f64) -> String) -> Row {
    let other = match (change, bar.mark.size()) {
        (
            Change::Increased(Step { difference, .. })
            | Change::Decreased(Step { difference, .. })
            | Change::NotSure(Step { difference, .. }),
            Some(now),
        ) => Some(Other { value: now - difference, text: written(now - difference) }),
        _ => None,
    };
    (bar, other)
}

/// Only rows that can be compared: why the others cannot, the bars' own tables say.
fn drawn(
    view: &PictureView,
    panels: Vec<(String, Vec<Row>)>,
    id: &str,
    unit: &str,
    row_head: &str,
    scale: Scale,
) -> Option<(Figure, Look)> {
    let language = view.language;
    let since = view.loaded.changes.as_ref()?.since.to_string();
    let (mut shown, mut others) = (Vec::new(), Vec::new());
    let (mut left_out, mut sure) = (0_u64, 0_u64);
    for (name, rows) in panels {
        let all = rows.len();
        let (bars, befores): (Vec<Bar>, Vec<Option<Other>>) = rows
            .into_iter()
            .filter(|(_, other)| other.is_some())
            .map(|(mut bar, other)| {
                if let (Mark::Shown { word, .. }, Some(other)) = (&mut bar.mark, &other) {
                    *word = format!("{since}: {}", other.text);
                }
                sure += u64::from(bar.change.as_ref().is_some_and(|change| !change.word.is_empty()));
                (bar, other)
            })
            .unzip();
        left_out += (all - bars.len()) as u64;
        if !bars.is_empty() {
            shown.push(Panel { name, base: String::new(), bars });
            others.push(befores);
        }
    }
    if shown.is_empty() {
        return None;
    }
    let compared = shown.iter().map(|panel| panel.bars.len() as u64).sum::<u64>();
    let title = match sure {
        0 => t_with(language, "finding-no-change", &[("year", since.clone().into())]),
        _ => t_with(
            language,
            "finding-change",
            &[("year", since.clone().into()), ("n", sure.into()), ("compared", compared.into())],
        ),
    };
    let mut notes = vec![t(language, "note-change")];
    if left_out > 0 {
        notes.push(t_with(language, "note-change-left-out", &[("n", left_out.into())]));
    }
    notes.push(words::label(view));
    let figure = Figure {
        id: id.to_owned(),
        title,
        unit: t(language, unit),
        row_head: t(language, row_head),
        panel_head: view.panel_head(),
        word_head: since.clone(),
        change_head: change::head(view),
        scale,
        panels: shown,
        notes,
    };
    let names = [since, view.picture().year.to_string()];
    Some((figure, Look::Pairs(PairLook { style: PairStyle::Dots, names, others })))
}
