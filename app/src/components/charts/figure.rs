//! A whole chart: title, unit, panels, notes, and the table that says the same.

use domain::language::Language;
use leptos::prelude::*;

use super::{Bar, BarDrawing, Figure, Mark, Panel, Scale};
use crate::texts::t;

/// What [`ChartFigure`] shows, and in which language its own words are.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureView {
    pub language: Language,
    pub figure: Figure,
}

/// The chart. Its drawing is one image to a screen reader, described in words; the table holds every figure.
#[component]
pub fn ChartFigure(
    view: FigureView,
    /// Where the figures are from.
    #[prop(optional, into)]
    source: String,
    /// Where the chart is had as a file of its own.
    #[prop(optional)]
    download: Option<String>,
) -> impl IntoView {
    let drawing = panels_view(&view.figure, &|_, bar, scale| {
        view! { <BarDrawing mark=bar.mark.clone() scale=scale.clone() /> }.into_any()
    });
    frame(view, source, download, false, drawing)
}

/// A drawing between its title and what has to be said below it. A wide one takes the whole row.
pub(super) fn frame(
    view: FigureView,
    source: String,
    download: Option<String>,
    wide: bool,
    drawing: AnyView,
) -> AnyView {
    let FigureView { language, figure } = view;
    let table = Table { language, figure: figure.clone() };
    let Figure { id, title, unit, notes, .. } = figure;
    let title_id = format!("{id}-titel");
    let save = download.map(|href| {
        let named = title.clone();
        view! {
            <a class="chart-save" href=href download="">
                {t(language, "chart-save")}
                <span class="visually-hidden">": " {named}</span>
            </a>
        }
    });
    view! {
        <figure class="chart" class:is-wide=wide id=id aria-labelledby=title_id>
            <figcaption class="chart-head">
                <h3 class="chart-title" id=title_id.clone()>
                    {title}
                </h3>
                <p class="chart-unit">{unit}</p>
            </figcaption>
            {drawing}
            <div class="chart-foot">
                {notes.into_iter().map(|note| view! { <p class="chart-note">{note}</p> }).collect_view()}
                {(!source.is_empty()).then(|| view! { <p class="chart-note">{source}</p> })}
                <div class="chart-more">{table.into_view().into_any()} {save}</div>
            </div>
        </figure>
    }
    .into_any()
}

/// What is drawn in a row: the panel's place among the panels and the row's in it, the row, and the scale.
pub(super) type RowDrawing<'a> = &'a dyn Fn((usize, usize), &Bar, &Scale) -> AnyView;

/// The panels side by side, each of rows with a label, a drawing and the value in words.
pub(super) fn panels_view(figure: &Figure, drawing: RowDrawing<'_>) -> AnyView {
    let panels_class = if figure.panels.len() > 1 { "chart-panels is-several" } else { "chart-panels" };
    let panels = figure
        .panels
        .iter()
        .enumerate()
        .map(|(at, panel)| panel_view(at, panel.clone(), figure, drawing).into_any())
        .collect_view();
    view! { <div class=panels_class>{panels}</div> }.into_any()
}

fn panel_view(at: usize, panel: Panel, figure: &Figure, drawing: RowDrawing<'_>) -> impl IntoView + use<> {
    let since = figure.change_head.as_str();
    let described = description(&panel, since);
    let Panel { name, base, bars } = panel;
    let [start, middle, end] = figure.scale.ticks.clone();
    let rows = bars
        .into_iter()
        .enumerate()
        .map(|(row, bar)| {
            let drawn = drawing((at, row), &bar, &figure.scale);
            bar_view(bar, drawn, since).into_any()
        })
        .collect_view();
    view! {
        <div class="chart-panel">
            {(!name.is_empty()).then(|| view! { <h4 class="chart-panel-name">{name}</h4> })}
            {(!base.is_empty()).then(|| view! { <p class="chart-base">{base}</p> })}
            <div class="chart-plot" role="img" aria-label=described>
                {rows}
                <div class="chart-axis" aria-hidden="true">
                    <span>{start}</span>
                    <span>{middle}</span>
                    <span>{end}</span>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn bar_view(bar: Bar, drawn: AnyView, since: &str) -> impl IntoView + use<> {
    let changed = changed(&bar, since);
    let Bar { label, mark, .. } = bar;
    let value = match mark {
        Mark::Shown { text, interval_text, word, .. } => view! {
            <span class="chart-value">
                <b>{text}</b>
                {(!interval_text.is_empty())
                    .then(|| view! { <span class="chart-interval">{interval_text}</span> })}
                {(!word.is_empty()).then(|| view! { <span class="chart-word">{word}</span> })}
                {changed.map(|changed| view! { <span class="chart-change">{changed}</span> })}
            </span>
        }
        .into_any(),
        Mark::Hidden(word) => view! { <span class="chart-value is-hidden">{word}</span> }.into_any(),
    };
    view! {
        <div class="chart-row">
            <span class="chart-label">{label}</span>
            {drawn}
            {value}
        </div>
    }
    .into_any()
}

/// "Ökat sedan 2025", where that is sure.
pub(super) fn changed(bar: &Bar, since: &str) -> Option<String> {
    let word = bar.change.as_ref().map(|change| &change.word).filter(|word| !word.is_empty())?;
    Some(format!("{word} {}", since.to_lowercase()))
}

/// The panel in words, for those who do not see it.
pub(super) fn description(panel: &Panel, since: &str) -> String {
    let rows = panel.bars.iter().map(|bar| match &bar.mark {
        Mark::Shown { text, interval_text, word, .. } => {
            let interval =
                if interval_text.is_empty() { String::new() } else { format!(" ({interval_text})") };
            let word = if word.is_empty() { String::new() } else { format!(", {word}") };
            let changed = changed(bar, since).map(|changed| format!(", {changed}")).unwrap_or_default();
            format!("{}: {text}{interval}{word}{changed}", bar.label)
        }
        Mark::Hidden(word) => format!("{}: {word}", bar.label),
    });
    let rows = rows.collect::<Vec<_>>().join("; ");
    [panel.name.as_str(), panel.base.as_str(), rows.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(". ")
}

struct Table {
    language: Language,
    figure: Figure,
}

impl Table {
    fn into_view(self) -> impl IntoView {
        let Self { language, figure } = self;
        let several = figure.panels.iter().any(|panel| !panel.name.is_empty());
        let shown = || {
            figure.panels.iter().flat_map(|panel| &panel.bars).filter_map(|bar| match &bar.mark {
                Mark::Shown { interval_text, word, base, .. } => Some((interval_text, word, base)),
                Mark::Hidden(_) => None,
            })
        };
        let with_interval = shown().any(|(interval, _, _)| !interval.is_empty());
        let with_word = shown().any(|(_, word, _)| !word.is_empty());
        let with_base = figure.panels.iter().any(|panel| !panel.base.is_empty())
            || shown().any(|(_, _, base)| !base.is_empty());
        let mut bars = figure.panels.iter().flat_map(|panel| &panel.bars);
        let with_change = bars.any(|bar| bar.change.is_some());
        let columns = Columns { several, with_interval, with_word, with_base, with_change };
        let rows = figure
            .panels
            .iter()
            .flat_map(|panel| {
                panel.bars.iter().map(move |bar| (panel.name.clone(), panel.base.clone(), bar.clone()))
            })
            .map(|(name, base, bar)| row_view(name, base, bar, columns).into_any())
            .collect_view();
        let region = figure.title.clone();
        view! {
            <details class="chart-table">
                <summary>{t(language, "chart-show-table")}</summary>
                <div class="table-scroll" tabindex="0" role="group" aria-label=region>
                    <table>
                        <caption>
                            {figure.title.clone()} <span class="chart-unit">{figure.unit.clone()}</span>
                        </caption>
                        <thead>
                            <tr>
                                {several.then(|| view! { <th scope="col">{figure.panel_head.clone()}</th> })}
                                <th scope="col">{figure.row_head.clone()}</th>
                                <th scope="col" class="number">
                                    {t(language, "chart-value")}
                                </th>
                                {with_interval
                                    .then(|| {
                                        view! {
                                            <th scope="col" class="number">
                                                {t(language, "chart-interval")}
                                            </th>
                                        }
                                    })}
                                {with_word.then(|| view! { <th scope="col">{figure.word_head.clone()}</th> })}
                                {with_base
                                    .then(|| {
                                        view! {
                                            <th scope="col" class="number">
                                                {t(language, "chart-base")}
                                            </th>
                                        }
                                    })}
                                {with_change
                                    .then(|| view! { <th scope="col">{figure.change_head.clone()}</th> })}
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        }
        .into_any()
    }
}

#[derive(Clone, Copy)]
#[allow(clippy::struct_excessive_bools)] // which columns there are: five independent answers
struct Columns {
    several: bool,
    with_interval: bool,
    with_word: bool,
    with_base: bool,
    with_change: bool,
}

fn row_view(name: String, panel_base: String, bar: Bar, columns: Columns) -> impl IntoView {
    let change = bar.change.map(|change| change.text);
    let (text, interval, word, base) = match bar.mark {
        Mark::Shown { text, interval_text, word, base, .. } => {
            (text, interval_text, word, if base.is_empty() { panel_base } else { base })
        }
        Mark::Hidden(word) => (word, String::new(), String::new(), panel_base),
    };
    view! {
        <tr>
            {columns.several.then(|| view! { <td>{name}</td> })}
            <th scope="row">{bar.label}</th>
            <td class="number">{text}</td>
            {columns.with_interval.then(|| view! { <td class="number">{interval}</td> })}
            {columns.with_word.then(|| view! { <td>{word}</td> })}
            {columns.with_base.then(|| view! { <td class="number">{base}</td> })}
            {columns.with_change.then(|| view! { <td>{change}</td> })}
        </tr>
    }
    .into_any()
}
