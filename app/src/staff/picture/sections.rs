//! Which charts each section holds, for the chosen age group and area.
//!
//! Without an age group every age group is a panel, side by side on one scale; there is no total over age groups.
//! With one, the full scales are shown as well, and the areas side by side. With an area only the tables that exist
//! for age group × area are there: safe or unsafe, problem or not, single options and the index.

use domain::{
    disclosure::{Figure as Published, Table, Weighting},
    situation_picture::{Section, TableForm},
    tally::Dimension,
};

use super::{
    PictureView, by, change,
    figures::{
        Draft, bars, base_in_words, dont_know_note, index_mark, index_scale, one_row_each, percent_scale,
    },
    finding::Finding,
    weighted, words,
};
use crate::{
    components::charts::{Bar, Figure, Mark, Panel},
    texts::{capitalised, t, t_with},
};

/// One panel's place in the picture.
pub(super) struct Place {
    pub(super) name: String,
    pub(super) survey: String,
    pub(super) area: Option<String>,
}

impl PictureView {
    /// What stands side by side: the age groups, or the one age group (in the area and in the whole municipality).
    /// Weighted, everybody aged 13 and older comes first.
    pub(super) fn places(&self) -> Vec<Place> {
        let whole =
            || t(self.language, if self.is_weighted() { "choice-whole-weighted" } else { "choice-whole" });
        let together = match &self.picture().weighting {
            Weighting::ByAgeAndArea { together } if self.area.is_none() => Some(together),
            _ => None,
        };
        match (&self.group, &self.area) {
            (None, area) => together
                .into_iter()
                .chain(&self.picture().groups)
                .map(|group| Place {
                    name: words::group_in_panel(self, group),
                    survey: group.survey.clone(),
                    area: area.clone(),
                })
                .collect(),
            (Some(survey), None) => {
                vec![Place { name: String::new(), survey: survey.clone(), area: None }]
            }
            (Some(survey), Some(area)) => vec![
                Place {
                    name: self.area_name().unwrap_or_default(),
                    survey: survey.clone(),
                    area: Some(area.clone()),
                },
                Place { name: whole(), survey: survey.clone(), area: None },
            ],
        }
    }

    /// The areas (or the values of another dimension) side by side, for the chosen age group. Of events, which may be
    /// many, those of which something can be shown.
    pub(super) fn areas_of_group(&self) -> Vec<Place> {
        let (Some(survey), None) = (&self.group, &self.area) else { return Vec::new() };
        let by = &self.picture().by;
        let something = |id: &&String| {
            let mut here = self
                .picture()
                .tables
                .iter()
                .filter(|table| table.survey == *survey && table.area.as_ref() == Some(*id));
            by.dimension != Dimension::Event
                || here.any(|table| table.rows.iter().any(|row| row.figure.is_shown()))
        };
        let place = |id: &String| Place {
            name: by::value_name(self, id),
            survey: survey.clone(),
            area: Some(id.clone()),
        };
        by.values.iter().filter(something).map(place).collect()
    }

    pub(super) fn panel_head(&self) -> String {
        if self.group.is_some() {
            by::dimension_name(self.language, self.picture().by.dimension)
        } else {
            t(self.language, "field-age-group")
        }
    }

    pub(super) fn tables<'a>(
        &'a self,
        section: Section,
        place: &'a Place,
        form: TableForm,
    ) -> impl Iterator<Item = &'a Table> {
        self.picture()
            .tables_of(section, &place.survey, place.area.as_deref())
            .filter(move |table| table.form == form)
    }
}

pub(super) fn figures(view: &PictureView, section: Section) -> Vec<Figure> {
    let mut drafts = Vec::new();
    match section {
        Section::Safety => {
            drafts.push(in_two(view, section, &view.places(), Two::Unsafe, "otrygga"));
            drafts.push(in_two(view, section, &view.areas_of_group(), Two::Unsafe, "otrygga-per-omrade"));
        }
        Section::Problems => {
            drafts.push(indexes(view, &view.places(), "index"));
            drafts.push(indexes(view, &view.areas_of_group(), "index-per-omrade"));
            drafts.push(in_two(view, section, &view.places(), Two::Problem, "problem-eller-inte"));
        }
        Section::Respondents | Section::Places | Section::Exposure | Section::Trust => {}
    }
    drafts.extend(options(view, section));
    drafts.extend(full_scales(view, section));
    drafts.extend(crossed(view, section));
    drafts.into_iter().filter_map(|draft| draft.finish(view)).collect()
}

/// A scale in two: which half is drawn.
#[derive(Clone, Copy)]
enum Two {
    Unsafe,
    Problem,
}

fn in_two(view: &PictureView, section: Section, places: &[Place], two: Two, id: &str) -> Draft {
    let language = view.language;
    let (form, option, unit, row_head, finding) = match two {
        Two::Unsafe => (TableForm::SafeUnsafe, "otrygg", "unit-unsafe", "row-situation", Finding::Unsafe),
        Two::Problem => (TableForm::ProblemOrNot, "problem", "unit-problem", "row-problem", Finding::Problem),
    };
    let panels = places
        .iter()
        .map(|place| {
            let bars = one_row_each(view, view.tables(section, place, form), option);
            Panel { name: place.name.clone(), base: bases(view, &bars, section, place, form), bars }
        })
        .collect();
    Draft {
        id: id.to_owned(),
        unit: t(language, unit),
        row_head: t(language, row_head),
        panel_head: view.panel_head(),
        scale: percent_scale(language),
        finding,
        topic: String::new(),
        panels,
        notes: [t(language, "note-interval")].into_iter().chain(note_on_weights(view, places)).collect(),
        sorted: true,
    }
}

fn note_on_weights(view: &PictureView, places: &[Place]) -> Option<String> {
    let weighted = |place: &Place| view.is_weighted_in(&place.survey, place.area.as_deref());
    weighted::note(view, places.iter().any(weighted))
}

fn bases(view: &PictureView, bars: &[Bar], section: Section, place: &Place, form: TableForm) -> String {
    let shown = view.tables(section, place, form).filter_map(|table| table.base.shown().copied());
    if bars.iter().any(|bar| matches!(bar.mark, Mark::Shown { .. })) {
        base_in_words(view, view.is_weighted_in(&place.survey, place.area.as_deref()), shown)
    } else {
        String::new()
    }
}

fn indexes(view: &PictureView, places: &[Place], id: &str) -> Draft {
    let language = view.language;
    let panels = places
        .iter()
        .map(|place| {
            let here: Vec<_> = view.picture().indexes_of(&place.survey, place.area.as_deref()).collect();
            let bars = here
                .iter()
                .map(|index| Bar {
                    label: index.theme_name.get(language).to_owned(),
                    mark: index_mark(language, &index.figure),
                    change: change::of_index(view, index),
                    aside: false,
                })
                .collect();
            let bases = here.iter().filter_map(|index| index.figure.shown().map(|index| index.n));
            Panel {
                name: place.name.clone(),
                base: base_in_words(view, view.is_weighted_in(&place.survey, place.area.as_deref()), bases),
                bars,
            }
        })
        .collect();
    Draft {
        id: id.to_owned(),
        unit: t(language, "unit-index"),
        row_head: t(language, "row-theme"),
        panel_head: view.panel_head(),
        scale: index_scale(language),
        finding: Finding::Index,
        topic: String::new(),
        panels,
        notes: [t(language, "note-index")].into_iter().chain(note_on_weights(view, places)).collect(),
        sorted: true,
    }
}

/// One chart per multiple choice.
fn options(view: &PictureView, section: Section) -> Vec<Draft> {
    let language = view.language;
    let places = view.places();
    distinct_fields(view, section, TableForm::SingleOptions, &places)
        .into_iter()
        .map(|first| {
            let panels = places
                .iter()
                .flat_map(|place| {
                    view.tables(section, place, TableForm::SingleOptions)
                        .filter(|table| table.field == first.field)
                        .map(|table| panel(view, place.name.clone(), table))
                })
                .collect();
            let mut notes = vec![t(language, "note-interval")];
            if first.sensitive {
                notes.insert(0, t(language, "note-sensitive"));
            }
            notes.extend(weighted::note(
                view,
                places.iter().any(|place| {
                    view.tables(section, place, TableForm::SingleOptions)
                        .any(|table| table.field == first.field && view.picture().is_weighted(table))
                }),
            ));
            Draft {
                id: format!("fraga-{}", first.field),
                unit: unit(view, first, "unit-several"),
                row_head: t(language, "row-option"),
                panel_head: view.panel_head(),
                scale: percent_scale(language),
                finding: Finding::Most,
                topic: words::question(language, first),
                panels,
                notes,
                sorted: true,
            }
        })
        .collect()
}

/// The full scale of single choices and grids. Those that are shown in two or as an index already come only with an
/// age group chosen.
///
/// A question that one age group alone was asked is one chart with its items side by side; one that several were asked
/// is one chart per item with the age groups side by side, so that they can be compared.
fn full_scales(view: &PictureView, section: Section) -> Vec<Draft> {
    let places: Vec<Place> =
        view.places().into_iter().filter(|place| view.group.is_none() || place.area == view.area).collect();
    let coarse: Vec<String> = places
        .iter()
        .flat_map(|place| view.tables(section, place, TableForm::SafeUnsafe))
        .map(|table| table.field.clone())
        .chain(view.picture().theme_indexes.iter().flat_map(|index| index.items.clone()))
        .collect();
    let wanted = |table: &Table| view.group.is_some() || !coarse.contains(&table.field);
    let mut tables: Vec<(&Place, &Table)> = Vec::new();
    for place in &places {
        let here = view.tables(section, place, TableForm::FullScale).filter(|table| wanted(table));
        tables.extend(here.map(|table| (place, table)));
    }
    let mut drafts = Vec::new();
    for first in distinct(&tables, |table| &table.question) {
        let of_question: Vec<_> =
            tables.iter().filter(|(_, table)| table.question == first.question).copied().collect();
        let alone = of_question.iter().all(|(place, _)| place.survey == of_question[0].0.survey);
        if alone {
            drafts.push(side_by_side_items(view, first, &of_question));
        } else {
            for item in distinct(&of_question, |table| &table.field) {
                let of_item = of_question.iter().filter(|(_, table)| table.field == item.field);
                let shown: Vec<(String, &Table)> =
                    of_item.map(|(place, table)| (place.name.clone(), *table)).collect();
                drafts.push(full_scale(view, item, &shown, view.panel_head()));
            }
        }
    }
    drafts
}

fn side_by_side_items(view: &PictureView, first: &Table, tables: &[(&Place, &Table)]) -> Draft {
    let language = view.language;
    let shown: Vec<(String, &Table)> = tables
        .iter()
        .map(|(place, table)| {
            let item = table.item_text.as_ref().map(|item| capitalised(item.get(language)));
            (item.unwrap_or_else(|| place.name.clone()), *table)
        })
        .collect();
    let grid = first.item_text.is_some();
    let head = if grid { t(language, "row-item") } else { view.panel_head() };
    let mut draft = full_scale(view, first, &shown, head);
    if grid {
        draft.id = format!("fraga-{}", first.question);
        draft.unit = whole_grid_unit(view, tables);
        draft.topic = words::question(language, first);
    }
    draft
}

fn full_scale(view: &PictureView, first: &Table, shown: &[(String, &Table)], panel_head: String) -> Draft {
    let language = view.language;
    let mut notes = Vec::new();
    if first.sensitive {
        notes.push(t(language, "note-sensitive"));
    }
    notes.extend(dont_know_note(language, shown.iter().map(|(name, table)| (name.clone(), *table))));
    notes.push(t(language, "note-interval"));
    notes.extend(weighted::note(view, shown.iter().any(|(_, table)| view.picture().is_weighted(table))));
    Draft {
        id: format!("fraga-{}", first.field),
        unit: unit(view, first, "unit-one"),
        row_head: t(language, "row-option"),
        panel_head,
        scale: percent_scale(language),
        finding: Finding::Most,
        topic: words::asked(language, first),
        panels: shown.iter().map(|(name, table)| panel(view, name.clone(), table)).collect(),
        notes,
        sorted: false,
    }
}

/// The first of each, by what `key` takes of a table, in order.
fn distinct<'a>(tables: &[(&Place, &'a Table)], key: impl Fn(&Table) -> &String) -> Vec<&'a Table> {
    let mut distinct: Vec<&Table> = Vec::new();
    for (_, table) in tables {
        if !distinct.iter().any(|earlier| key(earlier) == key(table)) {
            distinct.push(table);
        }
    }
    distinct
}

/// When people feel unsafe at each place that enough of them named.
fn crossed(view: &PictureView, section: Section) -> Vec<Draft> {
    let language = view.language;
    if view.group.is_none() || view.area.is_some() {
        return Vec::new();
    }
    let places = view.places();
    distinct_fields(view, section, TableForm::CrossOption, &places)
        .into_iter()
        .map(|first| {
            let panels = places
                .iter()
                .flat_map(|place| view.tables(section, place, TableForm::CrossOption))
                .filter(|table| table.field == first.field)
                .map(|table| {
                    let name = table
                        .within
                        .as_ref()
                        .map_or_else(String::new, |(_, name)| capitalised(name.get(language)));
                    panel(view, name, table)
                })
                .collect();
            Draft {
                id: format!("korsad-{}", first.field.replace('.', "-")),
                unit: unit(view, first, "unit-several"),
                row_head: t(language, "row-option"),
                panel_head: t(language, "row-place"),
                scale: percent_scale(language),
                finding: Finding::Most,
                topic: words::question(language, first),
                panels,
                notes: [t(language, "note-interval")]
                    .into_iter()
                    .chain(weighted::note(view, false))
                    .collect(),
                sorted: false,
            }
        })
        .collect()
}

fn panel(view: &PictureView, name: String, table: &Table) -> Panel {
    let base = match table.base {
        Published::Shown(n) => base_in_words(view, view.picture().is_weighted(table), std::iter::once(n)),
        Published::Protected | Published::TooFew => String::new(),
    };
    Panel { name, base, bars: bars(view, table) }
}

/// The first table of each field that any of the places has, in the surveys' order.
fn distinct_fields<'a>(
    view: &'a PictureView,
    section: Section,
    form: TableForm,
    places: &'a [Place],
) -> Vec<&'a Table> {
    let mut distinct: Vec<&Table> = Vec::new();
    for table in places.iter().flat_map(|place| view.tables(section, place, form)) {
        if !distinct.iter().any(|earlier| earlier.field == table.field) {
            distinct.push(table);
        }
    }
    distinct
}

/// What the numbers are; before it the question above a grid's item, which the title does not have.
fn unit(view: &PictureView, table: &Table, unit: &str) -> String {
    let unit = t(view.language, unit);
    if table.item_text.is_none() {
        return unit;
    }
    let question = words::question(view.language, table);
    t_with(view.language, "unit-asked", &[("question", question.into()), ("unit", unit.into())])
}

/// The same for a whole grid, whose question is the title: whose answers they are, where that is not chosen.
fn whole_grid_unit(view: &PictureView, tables: &[(&Place, &Table)]) -> String {
    let unit = t(view.language, "unit-one");
    match tables.first() {
        Some((place, _)) if view.group.is_none() => format!("{}: {unit}", place.name),
        _ => unit,
    }
}
