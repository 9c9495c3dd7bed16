//! The columns and rows of a microdata file: one row per response, as it was answered.

use std::{borrow::Cow, collections::BTreeSet};

use crate::{
    municipality::AREA_QUESTION,
    response::Response,
    survey::{Choice, Field, Survey},
};

/// The columns before the answers.
pub const FIXED: [&str; 7] = ["survey", "version", "day", "area", "event", "channel", "language"];

/// The columns of one survey's microdata over all its versions of a year.
///
/// A single choice and an item of a grid have one column with the chosen option's id. A multiple choice has one column
/// per option, `id.option`, with 1 or 0. Unanswered is empty; in a multiple choice all its columns then are. An option
/// that the answered version did not offer is empty too, for it was not turned down. `omr` is there as `area` only.
#[derive(Clone, Debug)]
pub struct Columns<'a> {
    answers: Vec<Column<'a>>,
}

/// One column with answers.
#[derive(Clone, Debug)]
pub(crate) struct Column<'a> {
    pub(crate) name: String,
    pub(crate) field: Field<'a>,
    /// The option, in a multiple choice.
    pub(crate) option: Option<&'a Choice>,
    /// The versions that have it.
    versions: BTreeSet<u32>,
}

impl<'a> Columns<'a> {
    /// `versions` are the versions of ONE survey that were answered; their order does not matter. The columns stand in
    /// the order of the newest version; one that only an older version has stands after what it followed there.
    pub fn new(versions: &[&'a Survey]) -> Self {
        let mut newest_first = versions.to_vec();
        newest_first.sort_by_key(|survey| std::cmp::Reverse(survey.version));
        let mut answers: Vec<Column<'a>> = Vec::new();
        for survey in newest_first {
            let mut after = 0;
            for column in columns_of(survey) {
                if let Some(position) = answers.iter().position(|known| known.name == column.name) {
                    answers[position].versions.insert(survey.version);
                    after = position + 1;
                } else {
                    answers.insert(after, column);
                    after += 1;
                }
            }
        }
        Self { answers }
    }

    pub fn header(&self) -> Vec<String> {
        let fixed = FIXED.iter().map(|name| (*name).to_owned());
        fixed.chain(self.answers.iter().map(|column| column.name.clone())).collect()
    }

    /// Writes one response into `cells` (emptied first), one cell per column of the header. Reusing `cells` keeps a
    /// long export in constant memory.
    pub fn write<'r>(&'r self, response: &'r Response, cells: &mut Vec<Cow<'r, str>>) {
        cells.clear();
        cells.extend([
            Cow::Borrowed(response.survey.as_str()),
            Cow::Owned(response.version.to_string()),
            Cow::Owned(response.day.to_string()),
            Cow::Borrowed(response.area.as_deref().unwrap_or_default()),
            Cow::Borrowed(response.event.as_ref().map_or("", |event| event.as_str())),
            Cow::Borrowed(response.channel.id()),
            Cow::Borrowed(response.language.tag()),
        ]);
        // The columns of a multiple choice stand together: what was chosen is looked up once for all of them.
        let (mut field, mut chosen): (&str, &[String]) = ("", &[]);
        for column in &self.answers {
            if column.field.id != field {
                field = column.field.id;
                chosen = response.answers.get(field);
            }
            cells.push(Cow::Borrowed(column.cell(response.version, chosen)));
        }
    }

    /// The name of the column at this place of a row with answers in it.
    pub(crate) fn name(&self, place: usize) -> &str {
        &self.answers[place - FIXED.len()].name
    }

    pub(crate) fn answers(&self) -> &[Column<'a>] {
        &self.answers
    }
}

impl Column<'_> {
    /// What stands in this column for a response to `version` that chose these options of its field.
    pub(crate) fn cell<'r>(&self, version: u32, chosen: &'r [String]) -> &'r str {
        match self.option {
            None => chosen.first().map_or("", String::as_str),
            Some(_) if chosen.is_empty() || !self.versions.contains(&version) => "",
            Some(option) if chosen.contains(&option.id) => "1",
            Some(_) => "0",
        }
    }
}

fn columns_of(survey: &Survey) -> impl Iterator<Item = Column<'_>> {
    let versions = BTreeSet::from([survey.version]);
    survey.fields().filter(|field| field.id != AREA_QUESTION).flat_map(move |field| {
        let column = |name: String, option| Column { name, field, option, versions: versions.clone() };
        if field.question.is_multiple() {
            let options = field.question.options.iter();
            options.map(|option| column(format!("{}.{}", field.id, option.id), Some(option))).collect()
        } else {
            vec![column(field.id.to_owned(), None)]
        }
    })
}
