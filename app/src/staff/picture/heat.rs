//! The heat map: themes down, areas across for the chosen age group, or age groups across where none is chosen.

use domain::disclosure::ThemeIndex;

use super::{
    PictureView, change,
    figures::{index_mark, index_scale},
    finding::{self, Finding},
    pictures::{both, index_steps},
    sections::Place,
    words,
};
use crate::{
    components::charts::{Bar, Figure, GridLook, Look, Panel, Shading},
    texts::t,
};

/// `None` where there is nothing to compare across.
pub(super) fn indexes(view: &PictureView) -> Option<(Figure, Look)> {
    let language = view.language;
    let picture = view.picture();
    // Whose index stands in a column: an age group's, in an area or the whole municipality.
    let places: Vec<Place> = match (&view.group, &view.area) {
        (None, _) => view.places(),
        (Some(_), None) => {
            let whole =
                view.places().into_iter().map(|place| Place { name: t(language, "choice-whole"), ..place });
            whole.chain(view.areas_of_group()).collect()
        }
        (Some(_), Some(_)) => return None,
    };
    let mut columns: Vec<(String, Vec<&ThemeIndex>)> = Vec::new();
    for place in &places {
        let here: Vec<_> = picture.indexes_of(&place.survey, place.area.as_deref()).collect();
        if !here.is_empty() {
            columns.push((place.name.clone(), here));
        }
    }
    let mut themes: Vec<&ThemeIndex> = Vec::new();
    for index in columns.iter().flat_map(|(_, indexes)| indexes) {
        if !themes.iter().any(|theme| theme.theme == index.theme) {
            themes.push(index);
        }
    }
    let mut panels: Vec<Panel> = themes
        .into_iter()
        .map(|theme| {
            let bars = columns.iter().filter_map(|(name, indexes)| {
                let index = indexes.iter().find(|index| index.theme == theme.theme)?;
                Some(Bar {
                    label: name.clone(),
                    mark: index_mark(language, &index.figure),
                    change: change::of_index(view, index),
                    aside: false,
                })
            });
            Panel {
                name: theme.theme_name.get(language).to_owned(),
                base: String::new(),
                bars: bars.collect(),
            }
        })
        .collect();
    if columns.len() < 2 || panels.is_empty() {
        return None;
    }
    panels.sort_by(|one, other| mean(other).total_cmp(&mean(one)));

    let figure = Figure {
        id: "varmekarta".to_owned(),
        title: title(view, &panels),
        unit: t(language, "unit-index"),
        row_head: view.panel_head(),
        panel_head: t(language, "row-theme"),
        word_head: t(language, "chart-level"),
        change_head: change::head(view),
        scale: index_scale(language),
        panels,
        notes: vec![t(language, "note-heat"), words::label(view)],
    };
    let columns = columns.into_iter().map(|(name, ..)| name).collect();
    Some((figure, Look::Grid(GridLook { columns, shading: Shading::Steps(index_steps(language)) })))
}

/// The mean of what is shown in a row; rows with nothing shown come last.
fn mean(row: &Panel) -> f64 {
    let shown: Vec<f64> = row.bars.iter().filter_map(|bar| bar.mark.size()).collect();
    if shown.is_empty() { f64::NEG_INFINITY } else { shown.iter().sum::<f64>() / shown.len() as f64 }
}

/// Where a problem is felt most, in words.
fn title(view: &PictureView, rows: &[Panel]) -> String {
    let name = |row: &Panel, bar: &Bar| both(&row.name, &bar.label).into_owned();
    finding::in_words(view.language, Finding::Index, "", rows, name)
        .unwrap_or_else(|| t(view.language, "finding-hidden"))
}
