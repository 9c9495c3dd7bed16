//! A picture in brief: five questions that whoever reads it asks first, each answered from what is published.
//!
//! Where people feel unsafe, what has changed, what the dialogues agree on, who is missing among the answers, and what is to
//! come first. Always of the whole municipality, every age group and every answer, whatever is chosen to look at. What the
//! figures cannot tell apart is not told apart here: one is called the highest only where the next one is surely lower.

use std::collections::BTreeMap;

use crate::{
    disclosure::{Change, Changes, Coverage, LEAST, PublishedPicture, Reason, Responses, Share, Table},
    language::Text,
    published::Edition,
    report::{
        Judgement, Measure, Part, Priority, Residents, Score, Source, Trend, Verdict, Voices, Word,
        chosen_by, on_the_board,
    },
    situation_picture::{Section, TableForm},
};

/// From this many times as many answers as there should be, an area is told of as heard too loudly.
const LOUD: f64 = 2.0;
/// Below this the age group that is furthest from its part of the inhabitants is named, also where it is not
/// underrepresented.
const QUIET: f64 = 0.8;
/// So many reasons are told of each theme that comes first.
const REASONS: usize = 2;

#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    pub unsafest: Unsafest,
    pub since: Since,
    pub agreement: Agreement,
    pub missing: Missing,
    /// The themes that are put first, in their order.
    pub first: Vec<First>,
}

/// Where each age group feels most unsafe. They are asked about different places and hours.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unsafest {
    /// The age group with the highest share, and those that are not surely below it, the highest first.
    pub highest: Vec<Worst>,
    /// The others, the highest first.
    pub others: Vec<Worst>,
    /// Age groups of which nothing is shown that rests on answers enough.
    pub silent: Vec<Text>,
}

/// What an age group feels most unsafe about.
#[derive(Clone, Debug, PartialEq)]
pub struct Worst {
    pub survey: String,
    pub group: Text,
    /// Never empty: the highest first, then those that are not surely below it.
    pub items: Vec<Item>,
}

impl Worst {
    fn top(&self) -> &Share {
        &self.items[0].share
    }
}

/// The share that feels unsafe in one situation.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub field: String,
    /// The item's words in a grid, otherwise the question's.
    pub text: Text,
    pub share: Share,
}

/// What has become worse or better since the year before.
#[derive(Clone, Debug, PartialEq)]
pub enum Since {
    /// Nothing earlier is there to compare with.
    Nothing,
    /// No figure can be compared, most of them for this reason.
    NotComparable { since: i16, reason: Reason },
    /// What is more than chance, among so many figures that could be compared.
    Compared { since: i16, compared: usize, worse: Vec<Moved>, better: Vec<Moved> },
}

/// A figure that has surely changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    pub group: Text,
    pub measure: Measure,
}

/// What the dialogues say of the themes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreement {
    pub agreed: Vec<Said>,
    pub split: Vec<Said>,
    /// Of how many themes too few say anything.
    pub lacking: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub theme: Text,
    /// How large each of those who say something says that it is.
    pub says: Vec<(Source, Word)>,
}

/// Who is missing among the answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Missing {
    /// How many live there is not known.
    PopulationUnknown,
    /// It is known, but the numbers of answers are too small to be shown.
    NotShown,
    Known {
        /// Who is underrepresented: age groups, areas, then age groups in an area, each the smallest first. One in the
        /// other is not there where either is.
        short: Vec<Represented>,
        /// The age group furthest below its part, where none is underrepresented.
        least: Option<Represented>,
        /// The area with the most answers for its inhabitants, where these are many.
        loudest: Option<Represented>,
    },
}

/// A part of the inhabitants, and its part of the answers over its part of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Represented {
    pub group: Option<Text>,
    pub area: Option<String>,
    pub ratio: f64,
}

/// A theme that is put first.
#[derive(Clone, Debug, PartialEq)]
pub struct First {
    pub theme: Text,
    pub score: u8,
    /// The parts that give it most points, the largest first.
    pub why: Vec<Why>,
    /// Why staff have moved it from where its score puts it.
    pub moved: Option<String>,
}

impl First {
    /// What an edition puts first, as everyone is told of it.
    pub fn of_edition(edition: &Edition) -> Vec<Self> {
        let (picture, changes) = (&edition.figures, edition.changes.as_ref());
        let first = edition.report.priorities.iter().map(|priority| {
            let residents = Residents::of(picture, changes, &priority.theme);
            let voices = Voices { residents, ..Voices::default() };
            Self {
                theme: priority.theme_name.clone(),
                score: priority.score,
                why: why(&voices, chosen_by(picture, &priority.theme)),
                moved: priority.moved.clone(),
            }
        });
        first.collect()
    }
}

/// A part of a score in what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// On 0–6.
    Size(f64),
    /// So many of the age groups that say anything feel it.
    Breadth {
        feel: usize,
        say: usize,
    },
    /// In percent, the mean over the age groups.
    Chosen(f64),
    /// On 0–6, of those that say something.
    Dialogues {
        staff: Option<f64>,
        partners: Option<f64>,
    },
    Growing,
}

impl Brief {
    /// What staff are shown.
    pub fn of(
        picture: &PublishedPicture,
        changes: Option<&Changes>,
        board: &[Judgement],
        priorities: &[Priority],
    ) -> Self {
        let judged = board.iter().map(|judgement| {
            let said = Said { theme: judgement.theme_name.clone(), says: judgement.voices.words() };
            (judgement.verdict(), said)
        });
        let first = priorities.iter().filter(|priority| priority.chosen).map(|priority| {
            let judgement = board.iter().find(|judgement| judgement.theme == priority.theme);
            First {
                theme: priority.theme_name.clone(),
                score: priority.score.total(),
                why: judgement.map_or_else(Vec::new, |judgement| {
                    why(&judgement.voices, chosen_by(picture, &priority.theme))
                }),
                moved: priority.moved.as_ref().map(|moved| moved.reason.clone()),
            }
        });
        Self {
            unsafest: unsafest(picture),
            since: since(picture, changes),
            agreement: agreement(judged),
            missing: missing(picture),
            first: first.collect(),
        }
    }

    /// What everyone is shown: nothing of how serious single dialogues were, which is not public.
    pub fn of_edition(edition: &Edition) -> Self {
        let (picture, changes) = (&edition.figures, edition.changes.as_ref());
        let judged = edition.report.judgements.iter().map(|judgement| {
            // What the dialogues say of a theme is not public, only what was judged of it.
            let residents = judgement.residents.map(|word| (Source::Residents, word));
            let outside = judgement.outside.as_ref().map(|(word, _)| (Source::Outside, *word));
            let says = residents.into_iter().chain(outside).collect();
            let said = Said { theme: judgement.theme_name.clone(), says };
            (judgement.verdict, said)
        });
        Self {
            unsafest: unsafest(picture),
            since: since(picture, changes),
            agreement: agreement(judged),
            missing: missing(picture),
            first: First::of_edition(edition),
        }
    }
}

/// Whether the lower of two shares could be as high as the other.
fn level(high: &Share, low: &Share) -> bool {
    low.percent >= high.low || high.percent <= low.high
}

fn unsafest(picture: &PublishedPicture) -> Unsafest {
    let mut told = Unsafest::default();
    let mut worst = Vec::new();
    for group in &picture.groups {
        let mut items: Vec<Item> = picture
            .tables_of(Section::Safety, &group.survey, None)
            .filter(|table| table.form == TableForm::SafeUnsafe)
            .filter_map(unsafe_item)
            .collect();
        // A stable sort: equal ones stay in the order of the questions.
        items.sort_by_key(|item| std::cmp::Reverse(item.share.percent));
        if let Some(top) = items.first().map(|item| item.share) {
            items.retain(|item| level(&top, &item.share));
            worst.push(Worst { survey: group.survey.clone(), group: group.name.clone(), items });
        } else {
            told.silent.push(group.name.clone());
        }
    }
    worst.sort_by_key(|worst| std::cmp::Reverse(worst.top().percent));
    if let Some(top) = worst.first().map(|worst| *worst.top()) {
        (told.highest, told.others) = worst.into_iter().partition(|worst| level(&top, worst.top()));
    }
    told
}

fn unsafe_item(table: &Table) -> Option<Item> {
    let row = table.rows.iter().find(|row| row.option == "otrygg")?;
    let share = *row.figure.shown().filter(|share| share.n >= LEAST)?;
    let text = table.item_text.as_ref().unwrap_or(&table.text).clone();
    Some(Item { field: table.field.clone(), text, share })
}

fn since(picture: &PublishedPicture, changes: Option<&Changes>) -> Since {
    let Some(changes) = changes else { return Since::Nothing };
    let since = changes.since;
    let (mut compared, mut worse, mut better) = (0, Vec::new(), Vec::new());
    for theme in on_the_board() {
        for voice in Residents::of(picture, Some(changes), &theme.id).groups {
            for measure in voice.measures {
                let moved = match measure.trend {
                    Some(Trend::Worse) => Some(&mut worse),
                    Some(Trend::Better) => Some(&mut better),
                    Some(Trend::NotSure) => None,
                    None => continue,
                };
                compared += 1;
                if let Some(moved) = moved {
                    moved.push(Moved { group: voice.name.clone(), measure });
                }
            }
        }
    }
    if compared > 0 {
        return Since::Compared { since, compared, worse, better };
    }
    match usual_reason(picture, changes) {
        Some(reason) => Since::NotComparable { since, reason },
        None => Since::Nothing,
    }
}

/// Why most figures of the whole municipality cannot be compared.
fn usual_reason(picture: &PublishedPicture, changes: &Changes) -> Option<Reason> {
    let shares = picture
        .tables
        .iter()
        .filter(|table| table.area.is_none())
        .flat_map(|table| table.rows.iter().filter_map(|row| changes.share(table, &row.option)));
    let indexes = picture.theme_indexes.iter().filter(|index| index.area.is_none());
    let mut counts: BTreeMap<Reason, usize> = BTreeMap::new();
    for change in shares.chain(indexes.filter_map(|index| changes.index(index))) {
        if let Change::NotComparable(reason) = change {
            *counts.entry(reason).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(reason, _)| reason)
}

fn agreement(judged: impl Iterator<Item = (Verdict, Said)>) -> Agreement {
    let mut told = Agreement::default();
    for (verdict, said) in judged {
        match verdict {
            Verdict::Agreed => told.agreed.push(said),
            Verdict::Split => told.split.push(said),
            Verdict::Missing => told.lacking += 1,
        }
    }
    told
}

fn missing(picture: &PublishedPicture) -> Missing {
    let who = &picture.respondents;
    let all = || who.groups.iter().chain(&who.areas).chain(&who.groups_by_area);
    if !all().any(|of| matches!(of.coverage, Coverage::Ratio { .. })) {
        let unknown = all().any(|of| of.coverage == Coverage::PopulationUnknown);
        return if unknown { Missing::PopulationUnknown } else { Missing::NotShown };
    }
    let represented = |of: &Responses| match of.coverage {
        Coverage::Ratio { value, under } => {
            let group = of.survey.as_deref().and_then(|survey| picture.group(survey));
            let area = of.area.as_deref().and_then(|area| picture.area(area));
            let part = Represented {
                group: group.map(|group| group.name.clone()),
                area: area.map(|area| area.name.clone()),
                ratio: value,
            };
            Some((under, part))
        }
        Coverage::PopulationUnknown | Coverage::NotShown => None,
    };
    let sorted = |parts: &[Responses]| {
        let mut sorted: Vec<(bool, Represented)> = parts.iter().filter_map(represented).collect();
        sorted.sort_by(|(_, one), (_, other)| one.ratio.total_cmp(&other.ratio));
        sorted
    };
    let (groups, areas) = (sorted(&who.groups), sorted(&who.areas));
    let least = groups.first().filter(|(under, part)| !under && part.ratio < QUIET);
    let loudest = areas.last().filter(|(_, part)| part.ratio >= LOUD);
    let (least, loudest) = (least.map(|(_, part)| part.clone()), loudest.map(|(_, part)| part.clone()));
    let short = |parts: Vec<(bool, Represented)>| -> Vec<Represented> {
        parts.into_iter().filter(|(under, _)| *under).map(|(_, part)| part).collect()
    };
    let mut told = short(groups);
    told.extend(short(areas));
    let mut cells = short(sorted(&who.groups_by_area));
    cells.retain(|cell| {
        !told.iter().any(|part| {
            part.group.is_some() && part.group == cell.group || part.area.is_some() && part.area == cell.area
        })
    });
    told.extend(cells);
    Missing::Known { short: told, least, loudest }
}

fn why(voices: &Voices, chosen: Option<f64>) -> Vec<Why> {
    let score = Score::of(voices, chosen);
    let mut parts: Vec<(Part, u8)> = Part::ALL
        .into_iter()
        .filter_map(|part| {
            Some((part, score.parts.get(&part).copied().flatten().filter(|points| *points > 0)?))
        })
        .collect();
    parts.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
    let reasons = parts.into_iter().filter_map(|(part, _)| match part {
        Part::Size => voices.residents.size().map(Why::Size),
        Part::Breadth => {
            let breadth = voices.residents.breadth();
            Some(Why::Breadth { feel: breadth.felt, say: breadth.asked })
        }
        Part::Chosen => chosen.map(Why::Chosen),
        Part::Dialogues => {
            Some(Why::Dialogues { staff: voices.staff.speaks(), partners: voices.partners.speaks() })
        }
        Part::Growing => Some(Why::Growing),
    });
    reasons.take(REASONS).collect()
}
