//! A first draft of next year's promise, made of the picture alone: what is to be written over, not decided.
//!
//! # What is proposed
//! - A commitment for each of the picture's priorities, in their order: for the age groups that speak of the theme with
//!   middle or high, with the areas where the figure is highest, the places that they name, the cause that the report
//!   gives, and a deed from the [library](super::library). The goal's baseline is the highest figure of the age group
//!   that speaks loudest; it is to go down by the end of the year.
//! - Of last year's commitments those that were followed up with *fortsätt* or *ändra*, each with a new id and the new
//!   picture's figures, in place of what the library has for their theme and behind the priorities where the theme is none.
//!   Why they go on or change is noted with the cause. What was ended does not come back, nor its deed.
//! - As left out: an ended theme, with the reason, and every other theme that residents find middle or high, so many
//!   that there are eight themes at most. A published picture gives a reason for priorities only, so that the others
//!   are staff's to write.
//!
//! **Every figure is the picture's own**, masked as there: a hidden one is not proposed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use uuid::Uuid;

use super::{
    Aim, Commitment, Decided, Deed, DialogueEvidence, Evidence, FollowUp, Goal, LeftOut, LibraryDeed,
    MonthDay, Onward, Piece, ResidentsSay, Responsible, Term, Terms, deeds_for,
};
use crate::{
    disclosure::TableForm,
    indicator::Indicator,
    language::{Language, Text},
    municipality::Municipality,
    published::FrozenPicture,
    report::{CauseAnalysis, GroupVoice, MOST_PRIORITIES, Measure, Residents, Word, measures},
    survey::themes,
};

/// The promise of the year before, and what became of it by commitment.
#[derive(Clone, Debug, PartialEq)]
pub struct Last {
    pub promise: Decided,
    pub follow_ups: BTreeMap<Uuid, FollowUp>,
}

impl Last {
    /// Its commitments that were followed up so, in their order.
    fn judged(&self, onward: &[Onward]) -> Vec<(&Commitment, &FollowUp)> {
        let all = self.promise.text().commitments.iter();
        let followed = all.filter_map(|one| Some((one, self.follow_ups.get(&one.id)?)));
        followed.filter(|(_, up)| up.onward.is_some_and(|judged| onward.contains(&judged))).collect()
    }
}

/// What can be written on for the promise of a year. `ids` gives a new id each time.
pub fn propose(
    picture: &FrozenPicture,
    last: Option<&Last>,
    year: i16,
    municipality: &Municipality,
    ids: &mut dyn FnMut() -> Uuid,
) -> Vec<Piece> {
    let going_on = last.map(|last| last.judged(&[Onward::Continue, Onward::Change])).unwrap_or_default();
    let ended = last.map(|last| last.judged(&[Onward::End])).unwrap_or_default();
    let from = last.map_or(year, |last| last.promise.text().year);
    let priorities = &picture.report.priorities;
    let mut commitments: Vec<Commitment> = Vec::new();
    // Each deed is proposed once, and none that was ended.
    let mut taken: Vec<String> =
        going_on.iter().chain(&ended).map(|(one, _)| one.deed.what.clone()).collect();
    for priority in priorities {
        let ground = Ground::of(picture, &priority.theme, year, municipality);
        let mut continued = going_on.iter().filter(|(one, _)| one.theme == priority.theme).peekable();
        if continued.peek().is_none() {
            let deed = ground.deed(&taken);
            taken.extend(deed.map(|deed| deed.what.clone()));
            commitments.push(ground.fresh(deed, ids()));
        }
        commitments.extend(continued.map(|(one, up)| ground.continued(one, up, from, ids())));
    }
    let is_priority = |theme: &str| priorities.iter().any(|priority| priority.theme == theme);
    for (one, up) in going_on.iter().filter(|(one, _)| !is_priority(&one.theme)) {
        let ground = Ground::of(picture, &one.theme, year, municipality);
        commitments.push(ground.continued(one, up, from, ids()));
    }
    for (place, commitment) in (1..).zip(&mut commitments) {
        commitment.place = place;
    }

    let left_out = left_out(picture, &commitments, &ended);
    let terms = Terms {
        starts: MonthDay::FIRST.in_year(year),
        ends: MonthDay::LAST.in_year(year),
        parties: parties(municipality),
        picture: Some(picture.into()),
        goals: goals(year, &commitments),
        reason: String::new(),
    };
    let commitments = commitments
        .into_iter()
        .map(|commitment| Piece::Commitment { id: commitment.id, commitment: Some(Box::new(commitment)) });
    std::iter::once(Piece::Terms(terms))
        .chain(commitments)
        .chain(left_out.into_iter().map(Piece::LeftOut))
        .collect()
}

fn parties(municipality: &Municipality) -> Vec<String> {
    let name = municipality.name.trim();
    let small = name.to_lowercase();
    // Not so "Halmstad".
    let whole = ["kommun", " stad"].iter().any(|kind| small.ends_with(kind));
    let municipality_itself = if whole { name.to_owned() } else { format!("{name} kommun") };
    vec![municipality.police.clone(), municipality_itself]
}

/// The year in a sentence: which themes it is about.
fn goals(year: i16, commitments: &[Commitment]) -> String {
    let mut names: Vec<String> = Vec::new();
    for commitment in commitments {
        let theme = themes().into_iter().find(|theme| theme.id == commitment.theme);
        let name = theme.map(|theme| theme.name.get(Language::Swedish).to_lowercase()).unwrap_or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return String::new();
    }
    format!("Under {year} arbetar polisen och kommunen mest med {}.", names.join("; "))
}

fn left_out(
    picture: &FrozenPicture,
    commitments: &[Commitment],
    ended: &[(&Commitment, &FollowUp)],
) -> Vec<LeftOut> {
    let mut left_out: Vec<LeftOut> = Vec::new();
    let promised = |theme: &str| commitments.iter().any(|commitment| commitment.theme == theme);
    for (one, up) in ended {
        let there = left_out.iter().any(|other| other.theme == one.theme);
        if !there && !promised(&one.theme) {
            left_out.push(LeftOut { theme: one.theme.clone(), reason: up.reason.trim().to_owned() });
        }
    }
    let mut heard: Vec<(String, f64)> = themes()
        .into_iter()
        .filter(|theme| theme.prio && !promised(&theme.id))
        .filter_map(|theme| {
            let size = Residents::of(&picture.figures, None, &theme.id).size()?;
            (Word::of(size) >= Word::Middle).then_some((theme.id, size))
        })
        .filter(|(theme, _)| left_out.iter().all(|other| other.theme != *theme))
        .collect();
    // A stable sort: equal ones stay in the order of the themes.
    heard.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let themes_promised = picture.report.priorities.len() + left_out.len();
    let room = usize::from(MOST_PRIORITIES).saturating_sub(themes_promised);
    left_out.extend(heard.into_iter().take(room).map(|(theme, _)| LeftOut { theme, reason: String::new() }));
    left_out
}

/// What a commitment about a theme can rest on.
struct Ground<'a> {
    picture: &'a FrozenPicture,
    theme: &'a str,
    year: i16,
    municipality: &'a Municipality,
    /// The age groups that speak of the theme with middle or high; all that say anything where none does.
    voices: Vec<GroupVoice>,
}

impl<'a> Ground<'a> {
    fn of(picture: &'a FrozenPicture, theme: &'a str, year: i16, municipality: &'a Municipality) -> Self {
        let mut voices = Residents::of(&picture.figures, None, theme).groups;
        let speaks = |voice: &GroupVoice| voice.word() >= Some(Word::Middle);
        if voices.iter().any(speaks) {
            voices.retain(speaks);
        }
        Self { picture, theme, year, municipality, voices }
    }

    fn ends(&self) -> Date {
        MonthDay::LAST.in_year(self.year)
    }

    fn age_groups(&self) -> Vec<String> {
        self.voices.iter().map(|voice| voice.survey.clone()).collect()
    }

    /// The highest figure of the age group that speaks loudest: the youngest of equals.
    fn loudest(&self) -> Option<(&str, &Measure)> {
        let speaking = self.voices.iter().filter_map(|voice| Some((voice.survey.as_str(), voice.loudest()?)));
        speaking.reduce(|one, other| if other.1.size() > one.1.size() { other } else { one })
    }

    fn goal(&self) -> Option<Goal> {
        let (survey, measure) = self.loudest()?;
        Some(Goal {
            survey: survey.to_owned(),
            area: None,
            baseline: measure.clone(),
            aim: Aim::Down,
            by: self.ends(),
        })
    }

    /// Last year's goal with this picture's figure, where that is published.
    fn same_goal(&self, before: &Goal) -> Option<Goal> {
        let Goal { survey, area, baseline, aim, .. } = before;
        let published = measures(&self.picture.figures, None, self.theme, survey, area.as_deref());
        Some(Goal {
            survey: survey.clone(),
            area: area.clone(),
            baseline: published.into_iter().find(|measure| measure.is_same_figure(baseline))?,
            aim: *aim,
            by: self.ends(),
        })
    }

    /// The areas where the goal's figure is published and highest, when it is higher than in the municipality as a whole.
    fn highest_areas(&self, goal: Option<&Goal>) -> Vec<ResidentsSay> {
        let Some(Goal { survey, baseline, .. }) = goal else { return Vec::new() };
        let by_area = self.picture.figures.areas.iter().filter_map(|area| {
            let published = measures(&self.picture.figures, None, self.theme, survey, Some(&area.id));
            let measure = published.into_iter().find(|measure| measure.is_same_figure(baseline))?;
            Some(ResidentsSay { survey: survey.clone(), area: Some(area.id.clone()), measure })
        });
        let mut by_area: Vec<ResidentsSay> = by_area.collect();
        if by_area.len() < 2 {
            return Vec::new();
        }
        let sizes = by_area.iter().map(|say| say.measure.size());
        let most = sizes.fold(baseline.size(), f64::max);
        by_area.retain(|say| say.measure.size() >= most && say.measure.size() > baseline.size());
        by_area
    }

    /// The places that the age groups name most, by their words alone.
    fn places(&self) -> String {
        /// What fewer than one in twenty name is not told, and of places three at most.
        const LEAST_PERCENT: u8 = 5;
        const MOST: usize = 3;
        const NO_PLACE: [&str; 3] = ["ingenstans", "nej", "vet_inte"];
        let groups = self.age_groups();
        let tables = self.picture.figures.tables.iter().filter(|table| {
            ["plats", "b_plats"].contains(&table.field.as_str())
                && table.form == TableForm::SingleOptions
                && table.area.is_none()
                && groups.contains(&table.survey)
        });
        let mut named: Vec<(u8, &Text)> = Vec::new();
        for row in tables.flat_map(|table| &table.rows) {
            let share = row.figure.shown().filter(|share| share.percent >= LEAST_PERCENT);
            let Some(share) = share.filter(|_| !NO_PLACE.contains(&row.option.as_str())) else { continue };
            match named.iter_mut().find(|(_, name)| *name == &row.text) {
                Some((percent, _)) => *percent = share.percent.max(*percent),
                None => named.push((share.percent, &row.text)),
            }
        }
        // A stable sort: of equals the one that was asked about first.
        named.sort_by_key(|(percent, _)| std::cmp::Reverse(*percent));
        let told = named.into_iter().take(MOST).map(|(_, name)| name.get(Language::Swedish));
        told.collect::<Vec<_>>().join(", ")
    }

    /// What the report says of why, where, when and for whom.
    fn cause(&self) -> Vec<String> {
        let priority = self.picture.report.priorities.iter().find(|priority| priority.theme == self.theme);
        let Some(CauseAnalysis { why, places, times, affected, .. }) =
            priority.and_then(|priority| priority.cause.as_ref())
        else {
            return Vec::new();
        };
        let said = [why, places, times, affected].into_iter().map(|part| part.trim().to_owned());
        said.filter(|part| !part.is_empty()).collect()
    }

    fn evidence(&self, goal: Option<&Goal>, areas: Vec<ResidentsSay>) -> Evidence {
        let say = |survey: &str, measure: &Measure| ResidentsSay {
            survey: survey.to_owned(),
            area: None,
            measure: measure.clone(),
        };
        let measures = |voice: &GroupVoice| -> Vec<ResidentsSay> {
            voice.measures.iter().map(|measure| say(&voice.survey, measure)).collect()
        };
        let mut residents: Vec<ResidentsSay> = self.voices.iter().flat_map(measures).collect();
        residents.extend(areas);
        // A goal that was kept from last year may be of an age group that speaks lower by now.
        if let Some(Goal { survey, area, baseline, .. }) = goal {
            let its = ResidentsSay { survey: survey.clone(), area: area.clone(), measure: baseline.clone() };
            if !residents.contains(&its) {
                residents.push(its);
            }
        }
        let dialogues = self.picture.report.dialogues.iter().filter(|count| count.theme == self.theme);
        let dialogues = dialogues.map(|count| DialogueEvidence {
            kind: count.kind,
            dialogues: count.dialogues,
            participants: count.participants,
        });
        Evidence { residents, dialogues: dialogues.collect(), outside: self.outside() }
    }

    /// The newest figure of each series from elsewhere.
    fn outside(&self) -> Vec<Indicator> {
        let about = || self.picture.indicators.iter().filter(|one| one.theme == self.theme);
        let series = |one: &Indicator| (one.source.clone(), one.geography.clone(), one.indicator.clone());
        let newest = about().filter(|one| {
            about().filter(|other| series(other) == series(one)).all(|other| other.year <= one.year)
        });
        newest.cloned().collect()
    }

    /// The library's first deed for the theme that suits its age groups and is not taken.
    fn deed(&self, taken: &[String]) -> Option<&'static LibraryDeed> {
        let groups = self.age_groups();
        let suits = |deed: &&LibraryDeed| deed.suits(&groups) && !taken.contains(&deed.what);
        deeds_for(self.theme).into_iter().find(suits)
    }

    fn fresh(&self, deed: Option<&LibraryDeed>, id: Uuid) -> Commitment {
        let goal = self.goal();
        let areas = self.highest_areas(goal.as_ref());
        Commitment {
            id,
            place: 0,
            theme: self.theme.to_owned(),
            age_groups: self.age_groups(),
            areas: areas.iter().filter_map(|say| say.area.clone()).collect(),
            places: self.places(),
            problem: String::new(),
            cause: self.cause().join("\n\n"),
            text: deed.map(LibraryDeed::sentence).unwrap_or_default(),
            deed: deed.map(|deed| deed.in_year(self.year)).unwrap_or_default(),
            responsible: deed.map_or(Responsible::Joint, |deed| deed.responsible),
            function: deed.map(|deed| deed.function.clone()).unwrap_or_default(),
            evidence: self.evidence(goal.as_ref(), areas),
            goal,
            term: Term::Short,
            easy: String::new(),
        }
    }

    /// Last year's commitment in this year, with this picture's figures. `from` is the year it was promised for.
    fn continued(&self, before: &Commitment, follow_up: &FollowUp, from: i16, id: Uuid) -> Commitment {
        let fresh = self.fresh(None, id);
        let goal = before.goal.as_ref().and_then(|goal| self.same_goal(goal)).or_else(|| self.goal());
        let areas = self.highest_areas(goal.as_ref());
        let mut age_groups = self.age_groups();
        age_groups
            .extend(before.age_groups.iter().filter(|group| !fresh.age_groups.contains(group)).cloned());
        age_groups.sort_by_key(|group| crate::survey::SLUGS.iter().position(|slug| slug == group));
        let known = |area: &&String| self.municipality.areas.iter().any(|known| known.id == **area);
        let kept_areas: Vec<String> = before.areas.iter().filter(known).cloned().collect();
        let mut cause = self.cause();
        if cause.is_empty() && !before.cause.trim().is_empty() {
            cause.push(before.cause.trim().to_owned());
        }
        cause.extend(noted(follow_up, from));
        let this_year = |text: &str| in_year(text, from, self.year);
        let day = |date: Date| MonthDay::of(date).in_year(date.year().saturating_add(self.year - from));
        Commitment {
            age_groups,
            areas: if kept_areas.is_empty() { fresh.areas } else { kept_areas },
            places: if before.places.trim().is_empty() { fresh.places } else { before.places.clone() },
            cause: cause.join("\n\n"),
            text: this_year(&before.text),
            deed: Deed {
                what: this_year(&before.deed.what),
                how_often: this_year(&before.deed.how_often),
                starts: before.deed.starts.map(day),
                ends: before.deed.ends.map(day),
                ..before.deed.clone()
            },
            responsible: before.responsible,
            function: before.function.clone(),
            evidence: self.evidence(goal.as_ref(), areas),
            goal,
            term: before.term,
            easy: this_year(&before.easy),
            ..fresh
        }
    }
}

/// Why it goes on or changes, from last year's follow-up.
fn noted(follow_up: &FollowUp, from: i16) -> Option<String> {
    let reason = follow_up.reason.trim();
    let verb = match follow_up.onward {
        Some(Onward::Change) => "Ändras",
        _ => "Fortsätter",
    };
    (!reason.is_empty()).then(|| format!("{verb} efter uppföljningen av {from}: {reason}"))
}

/// A text with one year in place of another, where that stands by itself.
fn in_year(text: &str, from: i16, to: i16) -> String {
    let (from, to) = (from.to_string(), to.to_string());
    let mut changed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(&from) {
        let (before, after) = (&rest[..at], &rest[at + from.len()..]);
        let alone = !before.ends_with(|letter: char| letter.is_alphanumeric())
            && !after.starts_with(|letter: char| letter.is_alphanumeric());
        changed.push_str(before);
        changed.push_str(if alone { &to } else { &from });
        rest = after;
    }
    changed + rest
}
