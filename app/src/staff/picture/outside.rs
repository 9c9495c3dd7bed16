//! Published figures from elsewhere, beside the residents' answers and never mixed with them: all of them in section 11,
//! to which each section of figures leads that has any of its own.

use std::collections::{BTreeMap, BTreeSet};

use domain::{language::Language, report::SectionNumber, situation_picture::Section, survey::themes};
use leptos::prelude::*;
use store::Indicator;

use super::PictureView;
use crate::{
    report::section_id,
    texts::{decimal, integer, percent, t, t_with},
};

/// The section that a figure about a theme stands beside.
fn section_of(theme: &str) -> Section {
    match theme {
        "trygg" | "morker" | "oro" | "stod" | "skola" => Section::Safety,
        "plats" => Section::Places,
        "utsatthet" | "bedrageri" => Section::Exposure,
        "fortroende" | "kommunikation" | "dialog" => Section::Trust,
        "bakgrund" => Section::Respondents,
        _ => Section::Problems,
    }
}

/// One figure over the years.
struct Series<'a> {
    indicator: &'a Indicator,
    by_year: BTreeMap<i16, f64>,
}

/// In a section of residents' figures: where figures from elsewhere about the same are.
pub(super) fn elsewhere(view: &PictureView, section: Section) -> Option<impl IntoView + use<>> {
    let some = view.loaded.indicators.iter().any(|one| section_of(&one.theme) == section);
    let section = SectionNumber::OUTSIDE;
    some.then(|| {
        view! {
            <p class="aside elsewhere">
                <a href=format!("#{}", section_id(section))>
                    {t_with(view.language, "outside-elsewhere", &[("section", section.get().into())])}
                </a>
            </p>
        }
    })
}

/// Figures from elsewhere as a table; nothing where there is none.
pub(crate) fn table<'a>(
    language: Language,
    indicators: impl Iterator<Item = &'a Indicator>,
) -> Option<AnyView> {
    let mut series: Vec<Series<'_>> = Vec::new();
    for indicator in indicators {
        let same = series.iter_mut().find(|series| {
            let first = series.indicator;
            (&first.source, &first.geography, &first.indicator, &first.unit)
                == (&indicator.source, &indicator.geography, &indicator.indicator, &indicator.unit)
        });
        if let Some(same) = same {
            same.by_year.insert(indicator.year, indicator.value);
        } else {
            let by_year = BTreeMap::from([(indicator.year, indicator.value)]);
            series.push(Series { indicator, by_year });
        }
    }
    if series.is_empty() {
        return None;
    }
    let years: BTreeSet<i16> = series.iter().flat_map(|series| series.by_year.keys().copied()).collect();
    let heads = years
        .iter()
        .map(|year| view! { <th scope="col" class="number">{year.to_string()}</th> })
        .collect_view();
    let names = themes();
    let rows = series
        .iter()
        .map(|series| {
            let Indicator { source, geography, indicator, theme, unit, .. } = series.indicator;
            let theme = names
                .iter()
                .find(|known| known.id == *theme)
                .map(|known| known.name.get(language).to_owned());
            let cells = years
                .iter()
                .map(|year| {
                    let value = series.by_year.get(year);
                    view! { <td class="number">{value.map_or_else(|| "–".to_owned(), |value| value_text(language, unit, *value))}</td> }
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">
                        {indicator.clone()} <span class="under">{theme}</span>
                    </th>
                    <td>{geography.clone()}</td>
                    {cells}
                    <td>{base(language, unit)}</td>
                    <td>{source_link(source, series.indicator.link())}</td>
                </tr>
            }
        })
        .collect_view();
    let table = view! {
        <div class="outside">
            <p>{t(language, "outside-about")}</p>
            <div class="table-scroll" tabindex="0" role="group" aria-label=t(language, "section-outside")>
                <table>
                    <caption class="visually-hidden">{t(language, "section-outside")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t(language, "outside-figure")}</th>
                            <th scope="col">{t(language, "outside-geography")}</th>
                            {heads}
                            <th scope="col">{t(language, "chart-base")}</th>
                            <th scope="col">{t(language, "outside-source")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    };
    Some(table.into_any())
}

pub(crate) fn value_text(language: Language, unit: &str, value: f64) -> String {
    let decimals = usize::from(value.fract() != 0.0);
    match unit {
        "percent" => percent(language, value, decimals),
        "persons" | "reports" if decimals == 0 && value >= 0.0 => integer(language, value as u64),
        _ => decimal(language, value, decimals),
    }
}

/// What the figure is a share or a number of, as far as the source says it.
fn base(language: Language, unit: &str) -> String {
    match unit {
        "percent" => t(language, "outside-base-survey"),
        "reports" => t(language, "outside-base-reports"),
        "per_100000" => t(language, "outside-base-rate"),
        _ => t(language, "outside-base-persons"),
    }
}

/// The source, as a link where there is an address to lead to.
fn source_link(source: &str, link: Option<&str>) -> AnyView {
    let source = source.to_owned();
    match link {
        Some(href) => view! {
            <a href=href.to_owned() rel="noreferrer external">
                {source}
            </a>
        }
        .into_any(),
        None => view! { <span>{source}</span> }.into_any(),
    }
}
