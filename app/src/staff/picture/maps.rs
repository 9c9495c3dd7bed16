//! Maps of the areas for the chosen age group: one per safety question, and one per theme. Nothing where the
//! configuration says nothing of where the areas lie.

use domain::{
    disclosure::Table,
    situation_picture::{Section, TableForm},
};

use super::{
    PictureView, change,
    figures::{index_mark, index_scale, percent_scale, share_mark},
    finding::{self, Finding},
    pictures::{both, index_steps, share_steps},
    words,
};
use crate::{
    components::charts::{Bar, BarChange, Figure, Look, MapLook, Mark, Panel, Scale, Steps},
    texts::{t, t_with},
};

pub(super) fn unsafe_shares(view: &PictureView) -> Option<(Figure, Look)> {
    let (language, group) = (view.language, wanted(view)?);
    let picture = view.picture();
    let tables = |area| {
        let of = picture.tables_of(Section::Safety, group, area);
        of.filter(|table: &&Table| table.form == TableForm::SafeUnsafe)
    };
    let panels = tables(None).map(|whole| {
        let bars = picture.areas.iter().filter_map(|area| {
            let table = tables(Some(&area.id)).find(|table| table.field == whole.field)?;
            let row = table.rows.iter().find(|row| row.option == "otrygg")?;
            Some(bar(&area.name, share_mark(language, &row.figure), change::of_share(view, table, "otrygg")))
        });
        Panel { name: words::short_name(language, whole), base: String::new(), bars: bars.collect() }
    });
    let kind = Kind {
        id: "karta-otrygga",
        unit: "unit-unsafe",
        panel_head: "row-situation",
        finding: Finding::Unsafe,
        scale: percent_scale(language),
        steps: share_steps(language),
    };
    drawn(view, panels.collect(), kind)
}

pub(super) fn indexes(view: &PictureView) -> Option<(Figure, Look)> {
    let (language, group) = (view.language, wanted(view)?);
    let picture = view.picture();
    let panels = picture.indexes_of(group, None).map(|whole| {
        let bars = picture.areas.iter().filter_map(|area| {
            let index = picture.indexes_of(group, Some(&area.id)).find(|index| index.theme == whole.theme)?;
            Some(bar(&area.name, index_mark(language, &index.figure), change::of_index(view, index)))
        });
        Panel { name: whole.theme_name.get(language).to_owned(), base: String::new(), bars: bars.collect() }
    });
    let kind = Kind {
        id: "karta-index",
        unit: "unit-index",
        panel_head: "row-theme",
        finding: Finding::Index,
        scale: index_scale(language),
        steps: index_steps(language),
    };
    drawn(view, panels.collect(), kind)
}

/// The age group whose areas can be compared.
fn wanted(view: &PictureView) -> Option<&str> {
    let whole = view.area.is_none() && view.picture().without.is_none();
    view.group.as_deref().filter(|_| whole && !view.municipality.map.is_empty())
}

fn bar(area: &str, mark: Mark, change: Option<BarChange>) -> Bar {
    Bar { label: area.to_owned(), mark, change, aside: false }
}

struct Kind {
    id: &'static str,
    unit: &'static str,
    panel_head: &'static str,
    finding: Finding,
    scale: Scale,
    steps: Steps,
}

/// A map of nothing but hidden areas would say nothing: it is named below the others instead.
fn drawn(view: &PictureView, panels: Vec<Panel>, kind: Kind) -> Option<(Figure, Look)> {
    let language = view.language;
    let (panels, empty): (Vec<Panel>, Vec<Panel>) =
        panels.into_iter().partition(|panel| panel.bars.iter().any(|bar| bar.mark.size().is_some()));
    let name = |panel: &Panel, bar: &Bar| both(&panel.name, &bar.label).into_owned();
    let title = finding::in_words(language, kind.finding, "", &panels, name)?;
    let mut notes = vec![t(language, "note-map")];
    if !empty.is_empty() {
        let names: Vec<&str> = empty.iter().map(|panel| panel.name.as_str()).collect();
        notes.push(t_with(language, "note-map-empty", &[("names", names.join(", ").into())]));
    }
    notes.push(words::label(view));
    let look = MapLook::new(
        &view.municipality.map,
        |area| view.picture().area(area).map_or("", |area| area.name.as_str()),
        kind.steps,
    )?;
    let figure = Figure {
        id: kind.id.to_owned(),
        title,
        unit: t(language, kind.unit),
        row_head: t(language, "field-area"),
        panel_head: t(language, kind.panel_head),
        word_head: t(language, "chart-level"),
        change_head: change::head(view),
        scale: kind.scale,
        panels,
        notes,
    };
    Some((figure, Look::Map(look)))
}
