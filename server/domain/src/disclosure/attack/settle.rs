//! Attacks a picture's tables, hides more where the attack gets in, and attacks again until it does not.
//!
//! The order is fixed, so that the same counts always give the same picture.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::publish::{Masking, SACRIFICE, threshold},
    answered::{Ledger, Number3, Withheld},
    build::{self, Linked},
    options::{Choices, OptionTarget, Options},
    report::{AttackReport, OpenFigure},
    scale::{Scale, Target},
    table::{Mask, Range},
};
use crate::{
    disclosure::mask,
    municipality::Thresholds,
    situation_picture::{Place, RawField, RawGroup, RawPicture, RawTable, RawTheme},
    statistics,
};

/// What is hidden of a whole picture.
#[derive(Debug)]
pub(in crate::disclosure) struct Settled {
    groups: Vec<SettledGroup>,
    pub(in crate::disclosure) ledger: Ledger,
    pub(in crate::disclosure) report: AttackReport,
    pub(in crate::disclosure) open: Vec<OpenFigure>,
}

/// What is hidden of one age group.
#[derive(Debug, Default)]
struct SettledGroup {
    /// By field, by place (the whole first), by table.
    masks: Vec<Vec<Vec<Mask>>>,
    dont_know: Vec<bool>,
    /// By theme, by place: indexes that are hidden.
    indexes: Vec<Vec<bool>>,
    /// By field: of which nothing is shown anywhere, since some figure of it stayed open.
    withheld: Vec<bool>,
    /// By theme: indexes that rest on such a field.
    withheld_indexes: Vec<bool>,
}

impl Settled {
    /// The masks of a field's tables in a place (0 is the whole).
    pub(in crate::disclosure) fn masks(&self, group: usize, field: usize, place: usize) -> &[Mask] {
        &self.groups[group].masks[field][place]
    }

    pub(in crate::disclosure) fn hides_dont_know(&self, group: usize, field: usize) -> bool {
        self.groups[group].dont_know[field]
    }

    /// Whether an index is not even shown as an earlier version said it.
    pub(in crate::disclosure) fn withholds_index(&self, group: usize, theme: usize) -> bool {
        self.groups[group].withheld_indexes[theme]
    }

    pub(in crate::disclosure) fn hides_index(&self, group: usize, theme: usize, place: usize) -> bool {
        self.groups[group].indexes[theme][place]
    }
}

/// What stays as an earlier version said it (rule 7).
pub(in crate::disclosure) trait Kept {
    /// The mask of a table that is kept.
    fn mask(&self, masking: &Masking<'_>, table: &RawTable, marks: &[bool]) -> Option<Mask>;
    fn index_is_kept(&self, survey: &str, theme: &RawTheme, place: &Place) -> bool;
}

/// See the [module](super).
pub(in crate::disclosure) fn settle(raw: &RawPicture, thresholds: Thresholds, kept: &impl Kept) -> Settled {
    let mut settled = Settled {
        groups: Vec::new(),
        ledger: build::ledger(raw, thresholds),
        report: AttackReport::default(),
        open: Vec::new(),
    };
    for (at, group) in raw.groups.iter().enumerate() {
        let group = OfGroup::new(raw, (at, group), thresholds, kept).settle(&mut settled);
        settled.groups.push(group);
    }
    settled.settle_answered();
    settled
}

impl Settled {
    fn count(&mut self, cells: usize, longest: usize) {
        self.report.cells += cells;
        self.report.components += usize::from(cells > 0);
        self.report.longest = self.report.longest.max(longest);
    }

    fn settle_answered(&mut self) {
        let mut longest = 0;
        let mut attack = |ledger: &Ledger, figure: Number3| {
            let mut done = 0;
            let range = ledger.attack(figure, &mut done);
            longest = longest.max(done);
            range.is_safe()
        };
        let first = self.ledger.clone();
        let targets = first.targets();
        let mut hidden: Vec<Number3> = Vec::new();
        let mut held: Vec<Number3> = Vec::new();
        for target in &targets {
            let mut ledger = self.ledger.clone();
            let mut more = Vec::new();
            let holds = loop {
                if attack(&ledger, *target) {
                    break true;
                }
                let candidates = ledger.shown();
                let helps = candidates.iter().copied().find(|candidate| {
                    let mut tried = ledger.clone();
                    tried.hide(*candidate);
                    attack(&tried, *target)
                });
                let Some(next) = helps.or(candidates.first().copied()) else { break false };
                ledger.hide(next);
                more.push(next);
            };
            if holds {
                self.ledger = ledger;
                hidden.extend(more);
                held.push(*target);
            }
        }
        if held.len() < targets.len() {
            // Nothing around it would help, so all of them go, whatever they are.
            let all = [Withheld::ByArea, Withheld::Everything].into_iter().find_map(|which| {
                let mut ledger = first.clone();
                let more = ledger.withhold(which);
                targets.iter().all(|target| attack(&ledger, *target)).then_some((ledger, more))
            });
            if let Some((ledger, more)) = all {
                self.ledger = ledger;
                self.report.hidden_more += more;
                self.count(targets.len(), longest);
                return;
            }
            self.open.push(OpenFigure { survey: None, field: None });
        }
        // What turned out not to be needed is shown after all, the sums first.
        let mut at = hidden.len();
        while at > 0 {
            at -= 1;
            let mut without = first.clone();
            let others = hidden.iter().enumerate().filter(|(other, _)| *other != at);
            others.for_each(|(_, figure)| without.hide(*figure));
            if held.iter().all(|target| attack(&without, *target)) {
                hidden.remove(at);
                self.ledger = without;
            }
        }
        self.report.hidden_more += hidden.len();
        self.count(held.len(), longest);
    }
}

/// One age group on its way.
struct OfGroup<'a, K> {
    raw: &'a RawPicture,
    group: &'a RawGroup,
    at: usize,
    thresholds: Thresholds,
    kept: &'a K,
}

/// Something more that can be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hide {
    Index(usize),
    AreaRow(usize, usize),
    WholeArea(usize),
    Fine(usize),
    Coarse(usize),
    WholeFine,
    WholeCoarse,
    Number(Number3),
}

impl<'a, K: Kept> OfGroup<'a, K> {
    fn new(
        raw: &'a RawPicture,
        (at, group): (usize, &'a RawGroup),
        thresholds: Thresholds,
        kept: &'a K,
    ) -> Self {
        Self { raw, group, at, thresholds, kept }
    }

    fn settle(&self, settled: &mut Settled) -> SettledGroup {
        let places = self.raw.places();
        let mut of_group = SettledGroup::default();
        for field in &self.group.fields {
            let masks = places.iter().map(|place| {
                let masking = Masking { group: self.group, field, place, thresholds: self.thresholds };
                let tables = field.tables(place);
                let marks: Vec<Vec<bool>> = masking.marks(&tables);
                let tables = marks.into_iter().zip(&tables);
                tables
                    .map(|(rows, table)| {
                        self.kept.mask(&masking, table, &rows).unwrap_or_else(|| Mask::of(rows))
                    })
                    .collect()
            });
            of_group.masks.push(masks.collect());
            let whole = field.tables(&None);
            let dont_know = whole.first().and_then(|table| table.dont_know);
            of_group
                .dont_know
                .push(dont_know.is_some_and(|(count, answered)| {
                    mask::single(count, answered, field.question.sensitive)
                }));
        }
        of_group.indexes = vec![vec![false; places.len()]; self.group.themes.len()];
        of_group.withheld = vec![false; self.group.fields.len()];
        self.hide_indexes(&mut of_group);
        for field_at in 0..self.group.fields.len() {
            of_group.withheld[field_at] |= self.settle_field(field_at, &mut of_group, settled);
        }
        self.withhold(&mut of_group, settled);
        self.hide_indexes(&mut of_group);
        of_group
    }

    /// The last resort: nothing at all is said of a field in which a figure stayed open, in no place, nor of what tells of
    /// it. What people answered to it can then be anything.
    fn withhold(&self, of_group: &mut SettledGroup, settled: &mut Settled) {
        let fields = &self.group.fields;
        // A follow-up and its own, and the tables of two questions.
        loop {
            let named = |id: &str| {
                let mut withheld = fields.iter().zip(&of_group.withheld);
                withheld.any(|(field, withheld)| {
                    *withheld && field.crossed.is_none() && (field.id == id || field.question.id == id)
                })
            };
            let tells = |field: &RawField| {
                let asked = field.question.condition.as_ref();
                asked.is_some_and(|condition| named(&condition.question))
                    || field
                        .crossed
                        .as_ref()
                        .is_some_and(|first| named(&first.id) || named(&field.question.id))
            };
            let next = (0..fields.len()).find(|&at| !of_group.withheld[at] && tells(&fields[at]));
            let Some(next) = next else { break };
            of_group.withheld[next] = true;
        }
        for field in (0..fields.len()).filter(|field| of_group.withheld[*field]) {
            of_group.dont_know[field] = true;
            for mask in of_group.masks[field].iter_mut().flatten() {
                settled.report.hidden_more += mask.rows.len() - mask.hidden();
                (mask.whole, mask.stale) = (true, false);
            }
        }
        of_group.withheld_indexes = (0..self.group.themes.len())
            .map(|theme| self.items(theme).any(|(field, _)| of_group.withheld[field]))
            .collect();
    }

    /// Rule 4: an index goes with any hidden category of any of its items.
    fn hide_indexes(&self, of_group: &mut SettledGroup) {
        for (theme_at, theme) in self.group.themes.iter().enumerate() {
            for (field_at, _) in self.items(theme_at) {
                for (place, masks) in of_group.masks[field_at].iter().enumerate() {
                    of_group.indexes[theme_at][place] |= masks.iter().any(|mask| mask.hidden() > 0);
                }
            }
            for (place_at, place) in self.raw.places().iter().enumerate() {
                let least = threshold(&self.group.survey, place, false, self.thresholds);
                let mean = theme.sums.get(place).and_then(|sums| statistics::mean(*sums));
                of_group.indexes[theme_at][place_at] |= mean.is_none_or(|mean| mean.n < least);
            }
        }
    }

    fn items(&self, theme: usize) -> impl Iterator<Item = (usize, &str)> {
        let items = &self.group.themes[theme].items;
        let fields = self.group.fields.iter().enumerate();
        fields.filter(|(_, field)| items.contains(&field.id)).map(|(at, field)| (at, field.id.as_str()))
    }

    /// The themes with an index that the field is an item of.
    fn themes(&self, field: usize) -> Vec<usize> {
        let id = &self.group.fields[field].id;
        let themes = self.group.themes.iter().enumerate();
        themes.filter(|(_, theme)| theme.items.contains(id)).map(|(at, _)| at).collect()
    }

    /// Answers whether something stays open.
    fn settle_field(&self, field: usize, of_group: &mut SettledGroup, settled: &mut Settled) -> bool {
        let places = self.raw.places();
        let linked = build::linked(self.raw, self.group, field, &of_group.masks, self.thresholds);
        match linked {
            Linked::Scale(mut scale) => {
                let themes = self.themes(field);
                let shows = |of_group: &SettledGroup, place: usize| {
                    themes.iter().any(|theme| {
                        !of_group.indexes[*theme][place]
                            || self.kept.index_is_kept(
                                &self.group.survey,
                                &self.group.themes[*theme],
                                &places[place],
                            )
                    })
                };
                scale.told_by_index = shows(of_group, 0);
                for (area, place) in scale.areas.iter_mut().enumerate() {
                    place.told_by_index = shows(of_group, area + 1);
                }
                let open = self.settle_scale(&mut scale, settled);
                for theme in &themes {
                    of_group.indexes[*theme][0] |= !scale.told_by_index;
                    for (area, place) in scale.areas.iter().enumerate() {
                        of_group.indexes[*theme][area + 1] |= !place.told_by_index;
                    }
                }
                of_group.dont_know[field] |= scale.mask.whole;
                let masks = &mut of_group.masks[field];
                masks[0] = std::iter::once(scale.mask).chain(scale.coarse).collect();
                for (masks, area) in masks[1..].iter_mut().zip(scale.areas) {
                    *masks = if masks.is_empty() { Vec::new() } else { vec![area.mask] };
                }
                open
            }
            Linked::Options(mut options) => {
                let open = self.settle_options(&mut options, settled);
                let asked = &self.group.fields[field].question.id;
                for (follower, other) in self.group.fields.iter().enumerate() {
                    let condition = other.question.condition.as_ref();
                    if condition.is_some_and(|condition| condition.question == *asked) {
                        for place in &options.hidden_followers {
                            for mask in &mut of_group.masks[follower][*place] {
                                settled.report.hidden_more += mask.rows.len() - mask.hidden();
                                mask.whole = true;
                            }
                        }
                    }
                }
                let masks = &mut of_group.masks[field];
                masks[0] = vec![options.whole.mask];
                for (masks, area) in masks[1..].iter_mut().zip(options.areas) {
                    *masks = vec![area.mask];
                }
                open
            }
            Linked::Crossed(tables) => {
                let mut open = false;
                for (at, mut table) in tables.into_iter().enumerate() {
                    open |= self.settle_options(&mut table, settled);
                    of_group.masks[field][0][at] = table.whole.mask;
                }
                open
            }
        }
    }

    /// Answers whether something stays open.
    fn settle_scale(&self, scale: &mut Scale, settled: &mut Settled) -> bool {
        let (mut passed, mut open) = (BTreeSet::new(), BTreeSet::new());
        let mut longest = 0;
        let mut spares = BTreeMap::new();
        loop {
            let failing = scale.targets().into_iter().find(|target| {
                !passed.contains(target) && !open.contains(target) && {
                    let safe = self.scale_holds(scale, *target, &settled.ledger, &mut spares, &mut longest);
                    if safe {
                        passed.insert(*target);
                    }
                    !safe
                }
            });
            let Some(failing) = failing else { break };
            let (mut tried, mut ledger) = (scale.clone(), settled.ledger.clone());
            let mut more = Vec::new();
            let holds = loop {
                let candidates = self.candidates(&tried, failing, &ledger);
                let helps = candidates.iter().copied().find(|candidate| {
                    let (mut tried, mut ledger) = (tried.clone(), ledger.clone());
                    hide(&mut tried, &mut ledger, *candidate);
                    self.scale_holds(&tried, failing, &ledger, &mut BTreeMap::new(), &mut longest)
                });
                let Some(next) = helps.or(candidates.first().copied()) else { break false };
                hide(&mut tried, &mut ledger, next);
                more.push(next);
                if helps.is_some() {
                    break true;
                }
            };
            if holds {
                // What turned out not to be needed is shown after all.
                let hidden = |more: &[Hide]| {
                    let (mut tried, mut ledger) = (scale.clone(), settled.ledger.clone());
                    let figures: usize = more.iter().map(|one| hide(&mut tried, &mut ledger, *one)).sum();
                    (tried, ledger, figures)
                };
                let mut at = more.len().saturating_sub(1);
                while at > 0 {
                    at -= 1;
                    let without: Vec<Hide> = [&more[..at], &more[at + 1..]].concat();
                    let (tried, ledger, _) = hidden(&without);
                    if self.scale_holds(&tried, failing, &ledger, &mut BTreeMap::new(), &mut longest) {
                        more = without;
                    }
                }
                let (tried, ledger, figures) = hidden(&more);
                (*scale, settled.ledger) = (tried, ledger);
                settled.report.hidden_more += figures;
                spares.clear();
            } else {
                // Nothing around it would help, so nothing is hidden for it.
                open.insert(failing);
            }
        }
        settled.count(passed.len(), longest);
        !open.is_empty()
    }

    fn scale_holds(
        &self,
        scale: &Scale,
        target: Target,
        ledger: &Ledger,
        spares: &mut BTreeMap<Option<usize>, u64>,
        longest: &mut usize,
    ) -> bool {
        let mut done = 0;
        let room = match target {
            Target::Area(area, _) => scale.areas[area].room,
            _ => scale.residents,
        };
        let range = scale.attack(target, room, 0, &mut done);
        let safe = range.is_safe();
        *longest = (*longest).max(done);
        let area = match target {
            Target::Area(area, _) => Some(area),
            Target::DontKnow => None,
            Target::Coarse(_) | Target::Fine(_) => return safe || scale.is_few(None) && range.is_all(room),
        };
        if safe {
            return true;
        }
        let spare = *spares.entry(area).or_insert_with(|| ledger.spare(self.at, area, SPARE));
        scale.is_few(area) && range.is_all(room)
            || spare > 0 && {
                let wider = scale.tightened().attack(target, room, spare, &mut done);
                *longest = (*longest).max(done);
                wider.is_safe()
            }
    }

    /// What can be hidden to protect a figure, what costs least first.
    fn candidates(&self, scale: &Scale, target: Target, ledger: &Ledger) -> Vec<Hide> {
        let mut found = Vec::new();
        let size = |area: usize| scale.areas[area].counts.iter().sum::<u64>();
        let mut areas: Vec<usize> = (0..scale.areas.len()).collect();
        areas.sort_by_key(|area| size(*area));
        let shown = |area: &usize| {
            let place = &scale.areas[*area];
            size(*area) >= place.threshold && !place.mask.whole && !place.mask.stale
        };
        let number = |figure: Number3| (!ledger.hides(figure)).then_some(Hide::Number(figure));
        if target == Target::DontKnow {
            found.extend(number(Number3::Group(self.at)));
        }
        let indexes = areas.iter().filter(|area| scale.areas[**area].told_by_index);
        found.extend(indexes.map(|area| Hide::Index(area + 1)));
        let row = match target {
            Target::Area(_, row) | Target::Coarse(row) => Some(row),
            Target::Fine(option) => scale.parts.get(option).copied(),
            Target::DontKnow => None,
        };
        if let Some(row) = row {
            let mut next: Vec<usize> = areas.iter().copied().filter(shown).collect();
            next.retain(|area| !scale.areas[*area].mask.rows[row] && scale.areas[*area].counts[row] > 0);
            next.sort_by_key(|area| scale.areas[*area].counts[row]);
            found.extend(next.into_iter().map(|area| Hide::AreaRow(area, row)));
        }
        if scale.told_by_index {
            found.push(Hide::Index(0));
        }
        let enough = scale.fine.iter().sum::<u64>() >= scale.threshold;
        if enough && !scale.mask.whole && !scale.mask.stale {
            let mut next: Vec<usize> = (0..scale.fine.len()).filter(|at| !scale.mask.rows[*at]).collect();
            next.retain(|at| scale.fine[*at] > 0);
            next.sort_by_key(|at| scale.fine[*at]);
            found.extend(next.into_iter().map(Hide::Fine));
        }
        if let (true, Some(coarse)) = (enough, &scale.coarse)
            && !coarse.whole
            && !coarse.stale
        {
            found.extend((0..scale.rows).filter(|row| !coarse.rows[*row]).map(Hide::Coarse));
        }
        if let Target::Area(area, _) = target {
            found.extend(Some(Hide::WholeArea(area)).filter(|_| shown(&area)));
        }
        if enough && !scale.mask.whole && !scale.mask.stale {
            found.push(Hide::WholeFine);
        }
        if let (true, Some(coarse)) = (enough, &scale.coarse)
            && !coarse.whole
            && !coarse.stale
        {
            found.push(Hide::WholeCoarse);
        }
        found.extend(areas.iter().copied().filter(shown).map(Hide::WholeArea));
        found.extend(number(Number3::Group(self.at)));
        found.extend((0..scale.areas.len()).filter_map(|area| number(Number3::Area(area))));
        found.extend((0..scale.areas.len()).filter_map(|area| number(Number3::Cell(self.at, area))));
        found
    }

    fn settle_options(&self, options: &mut Options, settled: &mut Settled) -> bool {
        let (mut passed, mut open) = (BTreeSet::new(), BTreeSet::new());
        let mut longest = 0;
        loop {
            let failing = options.targets().into_iter().find(|target| {
                !passed.contains(target) && !open.contains(target) && {
                    let safe = self.options_hold(options, *target, &settled.ledger, &mut longest);
                    if safe {
                        passed.insert(*target);
                    }
                    !safe
                }
            });
            let Some(failing) = failing else { break };
            let mut tried = options.clone();
            let mut more = 0;
            let holds = loop {
                let candidates = option_candidates(&tried, failing);
                let helps = candidates.iter().copied().find(|candidate| {
                    let mut tried = tried.clone();
                    hide_option(&mut tried, *candidate);
                    self.options_hold(&tried, failing, &settled.ledger, &mut longest)
                });
                let Some(next) = helps.or(candidates.first().copied()) else { break false };
                more += hide_option(&mut tried, next);
                if helps.is_some() {
                    break true;
                }
            };
            if holds {
                *options = tried;
                settled.report.hidden_more += more;
            } else {
                open.insert(failing);
            }
        }
        settled.count(passed.len(), longest);
        !open.is_empty()
    }

    fn options_hold(
        &self,
        options: &Options,
        target: OptionTarget,
        ledger: &Ledger,
        longest: &mut usize,
    ) -> bool {
        let mut done = 0;
        let place = target.area.map_or(&options.whole, |area| &options.areas[area]);
        let few = Some(place).filter(|place| place.base < place.threshold);
        let ranges = options.attack(target, 0, &mut done);
        let safe = |ranges: &[Range]| ranges.iter().all(|range| range.is_safe());
        *longest = (*longest).max(done);
        if safe(&ranges) || few.is_some_and(|place| ranges.iter().all(|range| range.is_all(place.room))) {
            return true;
        }
        let Some(area) = target.area else { return false };
        let spare = ledger.spare(self.at, Some(area), SPARE);
        spare > 0 && {
            let safe = options
                .tightened(target)
                .attack(target, spare, &mut done)
                .iter()
                .all(|range| range.is_safe());
            *longest = (*longest).max(done);
            safe
        }
    }
}

/// How many more may have answered than did, at most, in another world.
const SPARE: u64 = 5;

/// Answers how many figures it hid.
fn hide(scale: &mut Scale, ledger: &mut Ledger, what: Hide) -> usize {
    let row = |mask: &mut Mask, counts: &[u64], row: usize, sacrifice| {
        let before = mask.hidden();
        mask.rows[row] = true;
        mask.more = true;
        mask::complete(counts, &mut mask.rows, sacrifice);
        mask.hidden() - before
    };
    let whole = |mask: &mut Mask| {
        let before = mask.hidden();
        mask.whole = true;
        mask.hidden() - before
    };
    match what {
        Hide::Index(0) => {
            scale.told_by_index = false;
            1
        }
        Hide::Index(place) => {
            scale.areas[place - 1].told_by_index = false;
            1
        }
        Hide::AreaRow(area, at) => {
            let place = &mut scale.areas[area];
            let index = usize::from(std::mem::take(&mut place.told_by_index));
            index + row(&mut place.mask, &place.counts, at, scale.sacrifice)
        }
        Hide::WholeArea(area) => {
            let place = &mut scale.areas[area];
            usize::from(std::mem::take(&mut place.told_by_index)) + whole(&mut place.mask)
        }
        Hide::Fine(option) => {
            let index = usize::from(std::mem::take(&mut scale.told_by_index));
            index + row(&mut scale.mask, &scale.fine, option, None)
        }
        Hide::Coarse(at) => {
            let sums = scale.sums(&scale.fine);
            scale.coarse.as_mut().map_or(0, |mask| row(mask, &sums, at, SACRIFICE))
        }
        Hide::WholeFine => {
            let index = usize::from(std::mem::take(&mut scale.told_by_index));
            if let Some(dont_know) = &mut scale.dont_know {
                (dont_know.hidden, dont_know.more) = (true, true);
            }
            index + whole(&mut scale.mask)
        }
        Hide::WholeCoarse => scale.coarse.as_mut().map_or(0, whole),
        Hide::Number(figure) => {
            ledger.hide(figure);
            1
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum HideOption {
    /// In an area, or (`None`) in the whole.
    Row(Option<usize>, usize),
    /// What was answered to a follow-up in a place.
    Followers(Option<usize>),
    /// An option in every area and in the whole, whatever its counts.
    Everywhere(usize),
    Whole(Option<usize>),
}

fn option_candidates(options: &Options, target: OptionTarget) -> Vec<HideOption> {
    let mut found = Vec::new();
    let places = || {
        std::iter::once((None, &options.whole))
            .chain(options.areas.iter().enumerate().map(|(at, area)| (Some(at), area)))
            .filter(|(_, place)| place.base >= place.threshold && !place.mask.whole && !place.mask.stale)
    };
    let mut same: Vec<_> = places().filter(|(_, place)| !place.mask.rows[target.option]).collect();
    same.sort_by_key(|(at, place)| (at.is_none(), place.counts[target.option]));
    found.extend(same.into_iter().map(|(at, _)| HideOption::Row(at, target.option)));
    let all = std::iter::once(&options.whole).chain(&options.areas);
    if all.into_iter().any(|place| !place.free[target.option]) {
        found.push(HideOption::Everywhere(target.option));
    }
    // Another option in the same place, since everyone chose something.
    let here = places().filter(|(at, _)| *at == target.area || at.is_none());
    for (at, place) in here {
        let mut others: Vec<usize> = (0..place.counts.len()).filter(|at| !place.mask.rows[*at]).collect();
        others.sort_by_key(|at| place.counts[*at]);
        found.extend(others.into_iter().map(|option| HideOption::Row(at, option)));
    }
    let followed = target.area.map_or(&options.whole, |area| &options.areas[area]).followed;
    if followed > 0 && options.exclusive[target.option] {
        found.insert(0, HideOption::Followers(target.area));
    }
    let mut whole: Vec<_> = places().map(|(at, place)| (at.is_none(), place.base, at)).collect();
    whole.sort_unstable();
    found.extend(whole.into_iter().map(|(_, _, at)| HideOption::Whole(at)));
    found
}

fn hide_option(options: &mut Options, what: HideOption) -> usize {
    let mut hidden = 0;
    let mut row = |place: &mut Choices, option: usize| {
        hidden += usize::from(!place.mask.hides(option));
        place.mask.rows[option] = true;
        place.free[option] = true;
    };
    match what {
        HideOption::Row(at, option) => row(options.place_mut(at), option),
        HideOption::Everywhere(option) => {
            row(&mut options.whole, option);
            options.areas.iter_mut().for_each(|area| row(area, option));
        }
        HideOption::Followers(at) => {
            options.place_mut(at).followed = 0;
            options.hidden_followers.insert(at.map_or(0, |area| area + 1));
        }
        HideOption::Whole(at) => {
            let mask = &mut options.place_mut(at).mask;
            let before = mask.hidden();
            mask.whole = true;
            hidden = mask.hidden() - before;
        }
    }
    hidden
}
