//! Who is missing among the answers: how many there should be of each age group, and each age group in each area.

use domain::{
    disclosure::{Coverage, Figure as Published, Responses},
    statistics::to_nearest_five,
};

use super::{
    PictureView,
    pictures::{both, covered},
    respondents::{published, round_up},
    words,
};
use crate::{
    components::charts::{
        Bar, Figure, GridLook, Look, Mark, Other, PairLook, PairStyle, Panel, Scale, Shading,
    },
    texts::{decimal, integer, t, t_with},
};

/// In a cell of the grid twice the right part is as far as the bar goes.
const FULL: f64 = 2.0;

/// Answers per age group beside as many as its part of the inhabitants would give. Nothing where the inhabitants are
/// not known.
pub(super) fn expected(view: &PictureView) -> Option<(Figure, Look)> {
    let language = view.language;
    let picture = view.picture();
    let who = &picture.respondents;
    if !covered(who.groups.iter().map(|group| &group.coverage)) {
        return None;
    }
    let inhabitants = |survey: &str| -> Option<f64> {
        let in_areas = view.municipality.areas.iter();
        in_areas.map(|area| view.municipality.population(survey, &area.id).map(f64::from)).sum()
    };
    let known: Vec<(&Responses, f64)> =
        who.groups.iter().filter_map(|group| Some((group, inhabitants(group.survey.as_deref()?)?))).collect();
    let answers: u64 = known.iter().filter_map(|(group, _)| group.n.shown()).sum();
    let people: f64 = known.iter().map(|(_, people)| people).sum();

    let mut missing: Option<(f64, String, String)> = None;
    let (bars, others): (Vec<Bar>, Vec<Option<Other>>) = known
        .iter()
        .filter_map(|(group, of)| {
            let name = picture.group(group.survey.as_deref()?)?.name.get(language).to_owned();
            let value = answers as f64 * of / people;
            let text = integer(language, to_nearest_five(value.round() as u64));
            let wanted = t_with(language, "coverage-expected", &[("n", text.clone().into())]);
            let mark = match (group.n, group.coverage) {
                (Published::Shown(n), coverage) => {
                    let word = match coverage {
                        Coverage::Ratio { value, under: true } => {
                            if missing.as_ref().is_none_or(|(least, ..)| value < *least) {
                                missing = Some((value, name.clone(), decimal(language, value, 2)));
                            }
                            format!("{wanted}, {}", t(language, "coverage-short"))
                        }
                        _ => wanted,
                    };
                    Mark::Shown {
                        value: n as f64,
                        interval: None,
                        text: integer(language, n),
                        interval_text: String::new(),
                        word,
                        base: String::new(),
                    }
                }
                (hidden, _) => Mark::Hidden(words::hidden(language, &hidden)),
            };
            Some((Bar { label: name, mark, change: None, aside: false }, Some(Other { value, text })))
        })
        .unzip();
    let largest =
        bars.iter().filter_map(|bar| bar.mark.size()).chain(others.iter().flatten().map(|other| other.value));
    let max = round_up(largest.fold(0.0, f64::max));
    let figure = Figure {
        id: "svar-mot-vantat".to_owned(),
        title: title(view, missing, "finding-none-missing"),
        unit: t(language, "unit-answers-expected"),
        row_head: t(language, "field-age-group"),
        panel_head: String::new(),
        word_head: t(language, "coverage-expected-head"),
        change_head: String::new(),
        scale: Scale { max, ticks: [0.0, max / 2.0, max].map(|tick| integer(language, tick as u64)) },
        panels: vec![Panel { name: String::new(), base: String::new(), bars }],
        notes: vec![t(language, "coverage-explained"), words::whole_label(language, picture)],
    };
    let names = ["coverage-expected-head", "coverage-answered"].map(|key| t(language, key));
    Some((figure, Look::Pairs(PairLook { style: PairStyle::Bars, names, others: vec![others] })))
}

/// Age group × area, with both together at the edges. Where the inhabitants are not known the numbers stand alone, and
/// it is said why.
pub(super) fn missing(view: &PictureView) -> Option<(Figure, Look)> {
    let language = view.language;
    let picture = view.picture();
    let who = &picture.respondents;
    if who.groups_by_area.is_empty() {
        return None;
    }
    let known = covered(who.groups_by_area.iter().map(|cell| &cell.coverage));
    let mut least: Option<(f64, String, String)> = None;
    let mut panels: Vec<Panel> = picture
        .groups
        .iter()
        .map(|group| {
            let name = group.name.get(language).to_owned();
            let here = who.groups_by_area.iter().filter(|cell| cell.survey.as_deref() == Some(&group.survey));
            let mut bars: Vec<Bar> = here
                .filter_map(|cell| {
                    let area = picture.area(cell.area.as_deref()?)?;
                    if let Coverage::Ratio { value, under: true } = cell.coverage
                        && least.as_ref().is_none_or(|(least, ..)| value < *least)
                    {
                        let row = both(&name, &area.name).into_owned();
                        least = Some((value, row, decimal(language, value, 2)));
                    }
                    Some(bar(view, area.name.clone(), cell, known))
                })
                .collect();
            let whole = who.groups.iter().find(|whole| whole.survey.as_deref() == Some(&group.survey));
            bars.extend(whole.map(|whole| bar(view, t(language, "choice-whole"), whole, known)));
            Panel { name, base: String::new(), bars }
        })
        .collect();
    let of_areas = who.areas.iter().filter_map(|area| {
        let name = picture.area(area.area.as_deref()?)?.name.clone();
        Some(bar(view, name, area, known))
    });
    panels.push(Panel {
        name: t(language, "respondents-all-groups"),
        base: String::new(),
        bars: of_areas.collect(),
    });
    let columns: Vec<String> =
        picture.areas.iter().map(|area| area.name.clone()).chain([t(language, "choice-whole")]).collect();
    let why = if known { "coverage-explained" } else { "coverage-unknown-long" };
    let area_unknown = ("n", published(view, who.area_unknown).into());
    let figure = Figure {
        id: "tackning".to_owned(),
        title: if known {
            title(view, least, "finding-none-missing-area")
        } else {
            t(language, "respondents-matrix")
        },
        unit: t(language, if known { "unit-coverage" } else { "unit-answers" }),
        row_head: t(language, "field-area"),
        panel_head: t(language, "field-age-group"),
        word_head: t(language, "overview-coverage"),
        change_head: String::new(),
        scale: Scale { max: FULL, ticks: [0.0, 1.0, FULL].map(|tick| decimal(language, tick, 0)) },
        panels,
        notes: vec![
            t(language, why),
            t_with(language, "respondents-area-unknown", &[area_unknown]),
            words::whole_label(language, picture),
        ],
    };
    let shading = if known {
        Shading::Filled {
            right: 1.0,
            right_name: t(language, "legend-right"),
            marked: t(language, "legend-short"),
            hidden: t(language, "legend-hidden"),
        }
    } else {
        Shading::Plain
    };
    Some((figure, Look::Grid(GridLook { columns, shading })))
}

/// With a known population the value is the coverage and the base the number of answers; otherwise there is the number
/// alone.
fn bar(view: &PictureView, label: String, of: &Responses, known: bool) -> Bar {
    let language = view.language;
    let mark = match (of.n, of.coverage) {
        (Published::Shown(n), Coverage::Ratio { value, under }) => Mark::Shown {
            value,
            interval: None,
            text: decimal(language, value, 2),
            interval_text: String::new(),
            word: if under { t(language, "coverage-short") } else { String::new() },
            base: t_with(language, "coverage-answers", &[("n", integer(language, n).into())]),
        },
        (Published::Shown(n), coverage) => Mark::Shown {
            value: 0.0,
            interval: None,
            text: if known {
                t_with(language, "coverage-answers", &[("n", integer(language, n).into())])
            } else {
                integer(language, n)
            },
            interval_text: String::new(),
            word: match coverage {
                Coverage::PopulationUnknown if known => t(language, "coverage-unknown"),
                _ => String::new(),
            },
            base: String::new(),
        },
        (hidden, _) => Mark::Hidden(words::hidden(language, &hidden)),
    };
    Bar { label, mark, change: None, aside: false }
}

/// Who is missing most, or that nobody is.
fn title(view: &PictureView, least: Option<(f64, String, String)>, none: &str) -> String {
    match least {
        Some((_, row, value)) => t_with(
            view.language,
            "finding-missing",
            &[("row", words::unbroken(&row).into()), ("value", value.into())],
        ),
        None => t(view.language, none),
    }
}
