//! The picture without one channel, such as an open link that was stuffed.
//!
//! # The rule
//! Whoever reads both pictures can take one from the other and has the channel by itself; with several such pictures
//! also what is in none of the channels left out. So the mask is made for all of them at once. In each age group the
//! answers are cut into **parts**: every channel that can be left out by itself, and the remaining ones together. A part
//! holds at least [`LEAST_PART`] times the threshold, or else its channel is put with the remaining ones: then it cannot
//! be left out. Whatever can be worked out from the pictures is a part or a sum of parts.
//!
//! 1. A table is published without a channel only where every part's base is nobody or at least the threshold.
//! 2. A category is shown only where it is safe in the whole, **in every part** and in what remains without each; nobody
//!    at all is safe where the question is not sensitive. Which categories are hidden is the same without each channel,
//!    and a category that the whole picture hides is hidden here too.
//! 3. What is hidden cannot be worked out: in no part are hidden categories left alone or together below 5, and for
//!    every unsafe count the whole numbers that the sums of its part, of its category and of the table allow reach at
//!    least 5 and are at least 4 wide. The sums are taken as known exactly, although they are published rounded: who
//!    knows less works out less. More is hidden until that holds, and where it cannot, nothing of the table is shown.
//! 4. A full scale that is also summed into trygg/otrygg is shown whole or not at all.
//! 5. An index is shown only where no category of its items is hidden here, and every part has enough answers for it.
//!
//! Figures for areas are not counted by channel and so never published without one. Of who answered, only the channels
//! and the sum are told, which the whole picture tells too.

use super::{
    Figure, Index, Share, Weighting,
    attack::{Mask, settle},
    earlier::Earlier,
    mask::{self, SMALL_MOST},
    picture::{AgeGroup, AreaName, Contents, Label, PublishedPicture, Respondents, Table, ThemeIndex},
    publish::{Masking, SACRIFICE, counted, largest_first, most_used, names_places, threshold},
};
use crate::{
    municipality::Thresholds,
    response::Channel,
    situation_picture::{RawField, RawGroup, RawPicture, RawTable, RawTheme, TableForm},
    statistics::{self, to_nearest_five},
};

/// How many times the age group's threshold a part holds at least. Below that nearly every category of it would have
/// 1–4 answers, and hiding them would hide the table.
const LEAST_PART: u64 = 5;
/// How far apart the possible values of a hidden unsafe count are at least.
const WIDE: u64 = 4;

/// The parts of one age group's answers.
struct Parts {
    /// The channels that can be left out, each by itself.
    own: Vec<Channel>,
    /// The others that were used, together.
    rest: Vec<Channel>,
}

impl Parts {
    fn of(group: &RawGroup, thresholds: Thresholds) -> Self {
        let least = LEAST_PART * threshold(&group.survey, &None, false, thresholds);
        let mut used: Vec<(u64, Channel)> =
            Channel::ALL.map(|channel| (group.received_through(channel), channel)).into();
        used.retain(|(count, _)| *count > 0);
        used.sort_unstable();
        // From the smallest on, until they are large enough together.
        let (mut rest, mut held) = (Vec::new(), 0);
        while let Some(&(count, channel)) = used.first() {
            if count >= least && (rest.is_empty() || held >= least) {
                break;
            }
            held += count;
            rest.push(channel);
            used.remove(0);
        }
        let mut own: Vec<Channel> = used.into_iter().map(|(_, channel)| channel).collect();
        // Without the only one there is nothing.
        if own.len() == 1 && rest.is_empty() {
            rest.append(&mut own);
        }
        Self { own, rest }
    }

    fn all(&self) -> Vec<Vec<Channel>> {
        let rest = (!self.rest.is_empty()).then(|| self.rest.clone());
        self.own.iter().map(|channel| vec![*channel]).chain(rest).collect()
    }

    /// What remains without a channel.
    fn without(&self, channel: Channel) -> Vec<Channel> {
        self.own.iter().chain(&self.rest).copied().filter(|other| *other != channel).collect()
    }
}

/// The channels that can be left out in some age group.
pub(super) fn leavable(raw: &RawPicture, thresholds: Thresholds) -> Vec<Channel> {
    let parts: Vec<_> = raw.groups.iter().map(|group| Parts::of(group, thresholds)).collect();
    Channel::ALL.into_iter().filter(|channel| parts.iter().any(|parts| parts.own.contains(channel))).collect()
}

/// Masks a picture without one channel's answers. See the [module](self) for the rule. `None` where that cannot be done
/// in any age group.
pub fn publish_without(
    raw: &RawPicture,
    channel: Channel,
    thresholds: Thresholds,
) -> Option<PublishedPicture> {
    let leavable = leavable(raw, thresholds);
    if !leavable.contains(&channel) {
        return None;
    }
    // What is hidden of the whole picture, also for the attack's sake, is hidden here.
    let settled = settle(raw, thresholds, &Earlier(None));
    let mut tables = Vec::new();
    let mut theme_indexes = Vec::new();
    for (group_at, group) in raw.groups.iter().enumerate() {
        let one = Without { group, parts: Parts::of(group, thresholds), channel, thresholds };
        let of_group: Vec<Table> = group
            .fields
            .iter()
            .enumerate()
            .flat_map(|(field_at, field)| {
                let dont_know = settled.hides_dont_know(group_at, field_at);
                one.tables(field, settled.masks(group_at, field_at, 0), dont_know)
            })
            .collect();
        let mut indexes: Vec<ThemeIndex> =
            group.themes.iter().map(|theme| one.index(theme, &of_group)).collect();
        indexes.sort_by(largest_first);
        theme_indexes.extend(indexes);
        tables.extend(of_group);
    }
    let remaining = raw.channels.iter().filter(|(other, n)| **other != channel && **n > 0);
    let received: u64 = remaining.clone().map(|(_, n)| n).sum();
    let channels = || remaining.clone().map(|(other, n)| (Channel::id(*other), *n, counted(*n)));
    let unknown = Figure::Protected;
    Some(PublishedPicture::new(Contents {
        year: raw.year,
        municipality_code: raw.municipality.code.clone(),
        municipality_name: raw.municipality.name.clone(),
        demo: raw.demo,
        without: Some(channel),
        leavable,
        by: raw.by.clone(),
        weighting: Weighting::No,
        label: Label {
            n: to_nearest_five(received),
            channels: remaining.clone().map(|(other, _)| *other).collect(),
        },
        respondents: Respondents {
            received: counted(received),
            non_residents: unknown,
            area_unknown: unknown,
            groups: Vec::new(),
            areas: Vec::new(),
            groups_by_area: Vec::new(),
            languages: Vec::new(),
            channels: most_used(channels()),
        },
        groups: raw.groups.iter().map(AgeGroup::of).collect(),
        areas: raw.municipality.areas.iter().map(AreaName::of).collect(),
        tables,
        theme_indexes,
    }))
}

/// One age group without one channel.
struct Without<'a> {
    group: &'a RawGroup,
    parts: Parts,
    channel: Channel,
    thresholds: Thresholds,
}

impl Without<'_> {
    /// Nobody in this age group came that way: without it is as with it.
    fn is_unchanged(&self) -> bool {
        self.group.received_through(self.channel) == 0
    }

    fn is_leavable(&self) -> bool {
        self.parts.own.contains(&self.channel)
    }

    fn tables(&self, field: &RawField, masks: &[Mask], dont_know: bool) -> Vec<Table> {
        let masking = Masking { group: self.group, field, place: &None, thresholds: self.thresholds };
        let whole = field.tables_of(&Channel::ALL);
        if self.is_unchanged() {
            let of_whole = |(table, mask): (&RawTable, &Mask)| {
                if mask.whole { masking.protected(table) } else { masking.table(table, &mask.rows) }
            };
            let mut tables: Vec<Table> = whole.iter().zip(masks).map(of_whole).collect();
            for table in tables.iter_mut().filter(|_| dont_know) {
                table.dont_know = table.dont_know.map(protected);
            }
            return tables;
        }
        let remaining = field.tables_of(&self.parts.without(self.channel));
        let hidden = if self.is_leavable() {
            let parts: Vec<_> = self.parts.all().iter().map(|part| field.tables_of(part)).collect();
            hidden(&masking, masks, dont_know, &whole, &parts)
        } else {
            whole.iter().map(|_| Hidden::Whole).collect()
        };
        remaining
            .into_iter()
            .zip(hidden)
            .map(|(table, hidden)| match hidden {
                Hidden::Whole => masking.protected(&table),
                Hidden::Rows { rows, dont_know } => {
                    let table = masking.table(&table, &rows);
                    let dont_know_figure =
                        table.dont_know.map(|figure| if dont_know { Figure::Protected } else { figure });
                    Table { dont_know: dont_know_figure, ..table }
                }
            })
            .collect()
    }

    fn index(&self, theme: &RawTheme, tables: &[Table]) -> ThemeIndex {
        let least = threshold(&self.group.survey, &None, false, self.thresholds);
        let enough = |n: i64| n == 0 || u64::try_from(n).is_ok_and(|n| n >= least);
        let parts = self.parts.all();
        let parts_hold = self.is_unchanged()
            || self.is_leavable() && parts.iter().all(|part| enough(theme.sums_of(part).n));
        let mean = statistics::mean(theme.sums_of(&self.parts.without(self.channel)));
        let of_items = tables.iter().filter(|table| theme.items.contains(&table.field));
        let hidden = of_items.flat_map(|table| &table.rows).any(|row| !row.figure.is_shown());
        let figure = match mean.filter(|mean| mean.n >= least) {
            None => Figure::TooFew,
            Some(mean) if parts_hold && !hidden => Figure::Shown(Index::of(&mean)),
            Some(_) => Figure::Protected,
        };
        ThemeIndex {
            survey: self.group.survey.clone(),
            versions: theme.versions.clone(),
            theme: theme.id.clone(),
            theme_name: theme.name.clone(),
            items: theme.items.clone(),
            area: None,
            figure,
        }
    }
}

fn protected(figure: Figure<Share>) -> Figure<Share> {
    if figure == Figure::TooFew { figure } else { Figure::Protected }
}

/// What is hidden of one table without any channel.
enum Hidden {
    Whole,
    Rows { rows: Vec<bool>, dont_know: bool },
}

/// What is hidden of a field's tables, given those of the whole and of every part.
fn hidden(
    masking: &Masking<'_>,
    of_whole: &[Mask],
    hides_dont_know: bool,
    whole: &[RawTable],
    parts: &[Vec<RawTable>],
) -> Vec<Hidden> {
    let marks: Vec<Vec<bool>> = of_whole.iter().map(|mask| mask.rows.clone()).collect();
    let one = |at: usize| {
        if of_whole[at].whole {
            return None;
        }
        let of_parts: Vec<&RawTable> = parts.iter().map(|tables| &tables[at]).collect();
        let rows = rows(masking, &whole[at], &marks[at], &of_parts)?;
        let outside = |table: &RawTable| {
            table.dont_know.is_some_and(|(count, answered)| {
                answered > 0
                    && (answered < masking.threshold() || mask::single(count, answered, masking.sensitive()))
            })
        };
        let dont_know = hides_dont_know || outside(&whole[at]) || of_parts.iter().any(|table| outside(table));
        Some(Hidden::Rows { rows, dont_know })
    };
    let mut hidden: Vec<Hidden> = (0..whole.len()).map(|at| one(at).unwrap_or(Hidden::Whole)).collect();
    // Rule 4, and then the full scale must not follow from its sums either.
    if let [fine, coarse] = whole
        && coarse.form == TableForm::SafeUnsafe
    {
        if matches!(&hidden[0], Hidden::Rows { rows, .. } if rows.contains(&true)) {
            hidden[0] = Hidden::Whole;
        }
        if let (Hidden::Whole, Hidden::Rows { rows, .. }) = (&hidden[0], &hidden[1])
            && follows_from_sums(masking, (fine, &marks[0]), parts, &coarse.parts, rows)
        {
            hidden[1] = Hidden::Whole;
        }
    }
    hidden
}

/// Whether an unsafe count of the hidden full scale can be told too closely from the coarser table that is shown with
/// these of its rows hidden: from each shown row by itself, or from the hidden ones together.
fn follows_from_sums(
    masking: &Masking<'_>,
    (fine, marks): (&RawTable, &[bool]),
    parts: &[Vec<RawTable>],
    coarse_of: &[usize],
    coarse_hidden: &[bool],
) -> bool {
    let blocks = (0..coarse_hidden.len()).map(Some).chain([None]);
    blocks.into_iter().any(|block| {
        let inside: Vec<usize> = (0..coarse_of.len())
            .filter(|&row| match block {
                Some(shown) => coarse_of[row] == shown && !coarse_hidden[shown],
                None => coarse_hidden[coarse_of[row]],
            })
            .collect();
        let counts = |table: &RawTable| -> Vec<u64> {
            inside.iter().map(|&row| table.categories[row].count).collect()
        };
        let of_parts: Vec<Vec<u64>> = parts.iter().map(|tables| counts(&tables[0])).collect();
        let bases: Vec<u64> = parts.iter().map(|tables| tables[0].base).collect();
        let marks: Vec<bool> = inside.iter().map(|&row| marks[row]).collect();
        let all = vec![true; inside.len()];
        sides(&of_parts).iter().zip(sides_of_bases(&bases)).any(|(side, base)| {
            exposed((side, base), &counts(fine), &all, &marks, masking.sensitive()).is_some()
        })
    })
}

/// The categories that are hidden, the same without each channel. `None` where nothing of the table can be shown.
fn rows(masking: &Masking<'_>, whole: &RawTable, marks: &[bool], parts: &[&RawTable]) -> Option<Vec<bool>> {
    let bases: Vec<u64> = parts.iter().map(|table| table.base).collect();
    if bases.iter().any(|base| *base > 0 && *base < masking.threshold()) {
        return None;
    }
    let counts = |table: &RawTable| table.categories.iter().map(|one| one.count).collect::<Vec<_>>();
    let counts_of_parts: Vec<Vec<u64>> = parts.iter().map(|table| counts(table)).collect();
    let sides: Vec<(Vec<u64>, u64)> = sides(&counts_of_parts)
        .into_iter()
        .zip(sides_of_bases(&bases))
        .filter(|(_, base)| *base > 0)
        .collect();
    match whole.form {
        TableForm::SingleOptions | TableForm::CrossOption => {
            // Each is a table of two, x and n − x, whose hidden counts have room by themselves: what is not small in the
            // whole and in no part's base leaves at least 5 to both sides.
            let places = names_places(&masking.field.question);
            let hidden = whole.categories.iter().enumerate().map(|(at, category)| {
                marks[at]
                    || sides.iter().any(|(side, base)| {
                        let few =
                            places && !category.exclusive && (1..masking.threshold()).contains(&side[at]);
                        few || mask::single(side[at], *base, masking.sensitive())
                    })
            });
            Some(hidden.collect())
        }
        TableForm::FullScale | TableForm::SafeUnsafe | TableForm::ProblemOrNot => {
            let sacrifice = (whole.form == TableForm::SafeUnsafe).then_some(SACRIFICE).flatten();
            joint(&counts(whole), marks, &sides, masking.sensitive(), sacrifice)
        }
    }
}

/// Every part, and what remains without each where that is not a part too.
fn sides(parts: &[Vec<u64>]) -> Vec<Vec<u64>> {
    let mut sides = parts.to_vec();
    if parts.len() > 2 {
        let rows = parts.first().map_or(0, Vec::len);
        for left_out in 0..parts.len() {
            let others = || parts.iter().enumerate().filter(move |(at, _)| *at != left_out);
            sides.push((0..rows).map(|row| others().map(|(_, part)| part[row]).sum()).collect());
        }
    }
    sides
}

fn sides_of_bases(bases: &[u64]) -> Vec<u64> {
    let columns: Vec<Vec<u64>> = bases.iter().map(|base| vec![*base]).collect();
    sides(&columns).into_iter().map(|side| side[0]).collect()
}

/// Marks for categories that add up to the base, in the whole and in each of `sides` (with its base): rules 2 and 3.
/// `sacrifice` is hidden first as company, as in the whole picture.
fn joint(
    whole: &[u64],
    marks: &[bool],
    sides: &[(Vec<u64>, u64)],
    sensitive: bool,
    sacrifice: Option<usize>,
) -> Option<Vec<bool>> {
    let mut hidden = marks.to_vec();
    for (side, base) in sides {
        for (hidden, count) in hidden.iter_mut().zip(side) {
            *hidden |= mask::unsafe_of(*count, *base, sensitive);
        }
    }
    loop {
        let mut changed = false;
        for (side, _) in sides {
            // Where a side has nobody in what is hidden, what is hidden is the others', and they are tested too.
            if mask::held(side, &hidden) > 0 || sensitive {
                changed |= mask::complete(side, &mut hidden, sacrifice);
            }
        }
        let open = sides
            .iter()
            .any(|(side, base)| exposed((side, *base), whole, &hidden, marks, sensitive).is_some());
        if open {
            let visible = |&row: &usize| !hidden[row] && whole[row] > 0;
            let smallest = || (0..whole.len()).filter(visible).min_by_key(|&row| whole[row]);
            let next = sacrifice.filter(visible).or_else(smallest);
            hidden[next?] = true;
            changed = true;
        }
        if !changed {
            return Some(hidden);
        }
    }
}

/// The first hidden category whose unsafe count in `side` can be told too closely from the sums of what is hidden: the
/// side's own, each category's in the whole, and the total. Of the categories that the whole picture hides too (`marks`)
/// only their sum is known. The bounds are Fréchet's, which are exact for a table of two ways.
fn exposed(
    (side, base): (&[u64], u64),
    whole: &[u64],
    hidden: &[bool],
    marks: &[bool],
    sensitive: bool,
) -> Option<usize> {
    let own = mask::held(side, hidden);
    let total = mask::held(whole, hidden);
    let merged: Vec<bool> = hidden.iter().zip(marks).map(|(hidden, mark)| *hidden && *mark).collect();
    let is_merged = |row: usize| merged[row] && merged.iter().filter(|merged| **merged).count() > 1;
    (0..side.len()).filter(|&row| hidden[row] && mask::unsafe_of(side[row], base, sensitive)).find(|&row| {
        let (low, high) = if is_merged(row) {
            (0, own.min(mask::held(whole, &merged)))
        } else {
            ((own + whole[row]).saturating_sub(total), own.min(whole[row]))
        };
        high <= SMALL_MOST || high - low < WIDE
    })
}

#[cfg(test)]
mod tests;
