//! Figures from elsewhere, read in from a file: what will happen is shown first, and nothing is read in by half.

use domain::language::Language;
use leptos::prelude::*;
use store::Indicator;

use super::{links, picture::indicator_value, writing::Writing};
use crate::texts::{integer, t, t_with};

/// The most characters that a file may have here; the command line takes larger ones.
pub const LONGEST_FILE: usize = 200_000;

#[derive(Clone, Debug, Default)]
pub struct IndicatorImport {
    pub language: Language,
    /// The text of the file as it was posted.
    pub csv: String,
    /// `None` before anything was posted.
    pub found: Option<ImportFound>,
}

#[derive(Clone, Debug)]
pub enum ImportFound {
    /// What is wrong, line by line, in the reader's language. Nothing is read in.
    Faulty(Vec<RowFault>),
    /// What will happen when it is confirmed.
    Sound(Vec<RowPlan>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// `None` for the file as a whole.
    pub line: Option<u64>,
    pub reasons: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RowPlan {
    pub indicator: Indicator,
    /// The one that is there already, at the same source, year, area and name.
    pub replaces: Option<Indicator>,
}

#[component]
pub fn IndicatorsPage(page: IndicatorImport) -> impl IntoView {
    let IndicatorImport { language, csv, found } = page;
    let answer = match &found {
        None => ().into_any(),
        Some(ImportFound::Faulty(faults)) => faulty(language, faults).into_any(),
        Some(ImportFound::Sound(rows)) => sound(language, rows, &csv).into_any(),
    };
    let field = Writing {
        name: "csv",
        label: t(language, "indicators-csv"),
        hint: t(language, "indicators-csv-hint"),
        value: csv,
        rows: 10,
        ..Writing::default()
    };
    view! {
        {answer}
        <section aria-labelledby="las-in">
            <h2 id="las-in">{t(language, "indicators-file")}</h2>
            <p class="lead">{t(language, "indicators-about")}</p>
            <form
                method="post"
                action=links::to("/personal/siffror-utifran")
                enctype="multipart/form-data"
            >
                <div class="field">
                    <label for="file">{t(language, "indicators-choose")}</label>
                    <input id="file" name="file" type="file" accept=".csv,text/csv" />
                </div>
                <button type="submit" class="button next">
                    {t(language, "indicators-preview")}
                </button>
            </form>
            <details class="write" open=found.is_some()>
                <summary>{t(language, "indicators-paste")}</summary>
                <form method="post" action=links::to("/personal/siffror-utifran")>
                    {field.field()}
                    <button type="submit" class="button next">
                        {t(language, "indicators-preview")}
                    </button>
                </form>
            </details>
        </section>
        <section aria-labelledby="formatet">
            <h2 id="formatet">{t(language, "indicators-format")}</h2>
            <p>{t(language, "indicators-columns")}</p>
            <pre tabindex="0">{INDICATOR_EXAMPLE}</pre>
            <p class="aside">{t(language, "indicators-units")}</p>
        </section>
    }
    .into_any()
}

/// A file as it should be, with a figure that the police have published.
pub const INDICATOR_EXAMPLE: &str = "source,url,year,geography,indicator,theme,unit,value\n\
    Polisens trygghetsmätning,https://polisen.se/aktuellt/nyheter/syd/2022/oktober,2022,Polisregion Syd,\
    Otrygg ute sent på kvällen,morker,percent,25.5";

fn faulty(language: Language, faults: &[RowFault]) -> impl IntoView + use<> {
    let rows = faults
        .iter()
        .map(|fault| {
            let place = fault.line.map_or_else(
                || t(language, "indicators-whole-file"),
                |line| t_with(language, "indicators-line", &[("line", line.into())]),
            );
            view! {
                <li>
                    <b>{place}</b>
                    ": "
                    {fault.reasons.join(" ")}
                </li>
            }
        })
        .collect_view();
    let count = [("count", faults.len().into())];
    view! {
        <div class="error-summary" role="alert" tabindex="-1" autofocus=true>
            <h2>{t_with(language, "indicators-faulty", &count)}</h2>
            <p>{t(language, "indicators-faulty-about")}</p>
            <ul>{rows}</ul>
        </div>
    }
}

fn sound(language: Language, rows: &[RowPlan], csv: &str) -> impl IntoView + use<> {
    let new = rows.iter().filter(|row| row.replaces.is_none()).count();
    let count = [
        ("count", rows.len().into()),
        ("new", integer(language, new as u64).into()),
        ("replaced", integer(language, (rows.len() - new) as u64).into()),
    ];
    let lines = rows
        .iter()
        .map(|RowPlan { indicator, replaces }| {
            let value = |one: &Indicator| indicator_value(language, &one.unit, one.value);
            let what = match replaces {
                None => t(language, "indicators-new"),
                Some(before) if before == indicator => t(language, "indicators-same"),
                Some(before) => t_with(language, "indicators-replaces", &[("value", value(before).into())]),
            };
            view! {
                <tr>
                    <th scope="row">
                        {indicator.indicator.clone()} <span class="under">{indicator.source.clone()}</span>
                    </th>
                    <td>{indicator.geography.clone()}</td>
                    <td class="number">{indicator.year.to_string()}</td>
                    <td class="number">{value(indicator)}</td>
                    <td>{what}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="preview" aria-labelledby="forhandsvisning">
            <h2 id="forhandsvisning">{t(language, "indicators-plan")}</h2>
            <p class="lead" role="status">{t_with(language, "indicators-plan-count", &count)}</p>
            <div class="table-scroll" tabindex="0" role="group" aria-label=t(language, "indicators-plan")>
                <table>
                    <caption class="visually-hidden">{t(language, "indicators-plan")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t(language, "outside-figure")}</th>
                            <th scope="col">{t(language, "outside-geography")}</th>
                            <th scope="col" class="number">{t(language, "field-year")}</th>
                            <th scope="col" class="number">{t(language, "chart-value")}</th>
                            <th scope="col">{t(language, "indicators-what")}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            <form method="post" action=links::to("/personal/siffror-utifran/las-in")>
                <input type="hidden" name="csv" value=csv.to_owned() autocomplete="off" />
                <button type="submit" class="button next">
                    {t_with(language, "indicators-confirm", &[("count", rows.len().into())])}
                </button>
            </form>
        </section>
    }
}
