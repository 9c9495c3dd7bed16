//! What became of a goal, by the next survey.
//!
//! # The rule
//! A goal's baseline is compared with the same figure of a later picture under the conditions of
//! [`Changes`](crate::disclosure::Changes): both rest on at least 30 answers, the question is asked in the same words with the
//! same options, of people who were found the same way. Whether the difference is more than chance is the later picture's
//! own verdict, where that compares with the baseline's year. Of what it gives no verdict on (a figure put together of several
//! options, or pictures that are several years apart) the two published figures are compared, and so strictly that it
//! would hold among all of the picture's changes: p at most 5 % divided by their number (Bonferroni).
//!
//! It tells what has changed, never why.

use super::{Aim, Goal};
use crate::{
    disclosure::{
        Change, FALSE_DISCOVERIES, LEAST, PublishedPicture, Reason, Step, TableForm, ThemeIndex, comparable,
        figures_told,
    },
    language::Language,
    published::FrozenPicture,
    report::{Measure, MeasureKind, NO, measures},
    statistics::{
        Interval,
        change::{Difference, of_intervals, of_shares},
        to_one_decimal,
    },
    survey::themes,
};

/// What became of a goal.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The difference is more than chance.
    Changed(Outcome),
    /// Chance alone could have made the difference.
    NotSure(Outcome),
    NotComparable(Reason),
}

/// The later figure beside the baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// As published in the later picture.
    pub later: Measure,
    /// Later minus baseline.
    pub step: Step,
    /// Whether the aim is reached: for up and down only by a change that is more than chance, for a limit by the later
    /// figure itself.
    pub reached: bool,
}

/// The effect that `now` shows on a goal whose baseline is in `then`, the picture that the promise cites. `now` is of a later
/// year: of one that is not, nothing was asked since.
pub fn effect(goal: &Goal, then: &FrozenPicture, now: &FrozenPicture) -> Effect {
    match compared(goal, then, now) {
        Ok(effect) => effect,
        Err(reason) => Effect::NotComparable(reason),
    }
}

fn compared(goal: &Goal, then: &FrozenPicture, now: &FrozenPicture) -> Result<Effect, Reason> {
    if now.year() <= then.year() {
        return Err(Reason::NotAsked);
    }
    let baseline = &goal.baseline;
    let theme = theme_of(goal, &then.figures).ok_or(Reason::NotAsked)?;
    let index = |picture| index_of(goal, picture, &theme);
    let fields = match baseline.kind {
        MeasureKind::Index => {
            let earlier = index(&then.figures).ok_or(Reason::NotAsked)?;
            let later = index(&now.figures).ok_or(Reason::NotAsked)?;
            if earlier.items != later.items {
                return Err(Reason::AskedOtherwise);
            }
            later.items.clone()
        }
        _ => vec![baseline.field.clone()],
    };
    comparable(&then.figures, &now.figures, &goal.survey, &fields)?;
    let later = same_in(goal, &now.figures, &theme).ok_or(Reason::Hidden)?;
    if baseline.n.min(later.n) < LEAST {
        return Err(Reason::TooFew);
    }
    let (step, sure) = match verdict(goal, then, now, &theme, &later)? {
        Some(verdict) => verdict,
        None => own_verdict(baseline, &later, &now.figures).ok_or(Reason::TooFew)?,
    };
    let reached = match goal.aim {
        Aim::Down => sure && step.difference < 0.0,
        Aim::Up => sure && step.difference > 0.0,
        Aim::AtMost(limit) => later.value <= limit,
        Aim::AtLeast(limit) => later.value >= limit,
    };
    let outcome = Outcome { later, step, reached };
    Ok(if sure { Effect::Changed(outcome) } else { Effect::NotSure(outcome) })
}

/// The theme that the baseline is a figure of, in the picture that it comes from.
fn theme_of(goal: &Goal, picture: &PublishedPicture) -> Option<String> {
    let words = goal.baseline.text.get(Language::Swedish);
    themes().into_iter().map(|theme| theme.id).find(|theme| {
        let named = |index: &ThemeIndex| index.theme_name.get(Language::Swedish) == words;
        match goal.baseline.kind {
            MeasureKind::Index => index_of(goal, picture, theme).is_some_and(named),
            _ => same_in(goal, picture, theme).is_some(),
        }
    })
}

fn same_in(goal: &Goal, picture: &PublishedPicture, theme: &str) -> Option<Measure> {
    let published = measures(picture, None, theme, &goal.survey, goal.area.as_deref());
    published.into_iter().find(|measure| measure.is_same_figure(&goal.baseline))
}

fn index_of<'a>(goal: &'a Goal, picture: &'a PublishedPicture, theme: &str) -> Option<&'a ThemeIndex> {
    picture.indexes_of(&goal.survey, goal.area.as_deref()).find(|index| index.theme == theme)
}

/// The later picture's own verdict, where it compares these very two figures.
fn verdict(
    goal: &Goal,
    then: &FrozenPicture,
    now: &FrozenPicture,
    theme: &str,
    later: &Measure,
) -> Result<Option<(Step, bool)>, Reason> {
    let Some(changes) = now.changes.as_ref().filter(|changes| changes.since == then.year()) else {
        return Ok(None);
    };
    let share = |form: TableForm, option: &str| {
        let mut tables = now.figures.tables.iter().filter(|table| {
            (&table.survey, &table.field, &table.area, table.form)
                == (&goal.survey, &goal.baseline.field, &goal.area, form)
        });
        tables.find_map(|table| changes.share(table, option))
    };
    let named = || {
        let words = goal.baseline.text.get(Language::Swedish);
        let mut rows = now.figures.tables.iter().filter(|table| table.field == goal.baseline.field);
        let row =
            rows.find_map(|table| table.rows.iter().find(|row| row.text.get(Language::Swedish) == words))?;
        share(TableForm::SingleOptions, &row.option)
    };
    let change = match goal.baseline.kind {
        MeasureKind::Index => index_of(goal, &now.figures, theme).and_then(|index| changes.index(index)),
        MeasureKind::Unsafe => share(TableForm::SafeUnsafe, "otrygg"),
        MeasureKind::Named => named(),
        // Told of those who said no: the rest went the other way.
        MeasureKind::Exposed | MeasureKind::Avoided => share(TableForm::SingleOptions, NO).map(turned),
        MeasureKind::Worried | MeasureKind::Disagree | MeasureKind::Tried => None,
    };
    let (step, sure) = match change {
        Some(Change::Increased(step) | Change::Decreased(step)) => (step, true),
        Some(Change::NotSure(step)) => (step, false),
        Some(Change::NotComparable(reason)) => return Err(reason),
        None => return Ok(None),
    };
    // It may have compared with another version of that year than the one that the promise cites.
    let difference = to_one_decimal(later.value - goal.baseline.value);
    let same = (step.difference - difference).abs() < 0.05;
    Ok(same.then_some((step, sure)))
}

fn turned(change: Change) -> Change {
    let turn = |step: Step| Step { difference: -step.difference, low: -step.high, high: -step.low };
    match change {
        Change::Increased(step) => Change::Decreased(turn(step)),
        Change::Decreased(step) => Change::Increased(turn(step)),
        Change::NotSure(step) => Change::NotSure(turn(step)),
        Change::NotComparable(reason) => Change::NotComparable(reason),
    }
}

/// A verdict on the two published figures alone.
fn own_verdict(baseline: &Measure, later: &Measure, picture: &PublishedPicture) -> Option<(Step, bool)> {
    let index = baseline.kind == MeasureKind::Index;
    let of = |measure: &Measure| (measure.value, Interval { low: measure.low, high: measure.high });
    let share = |measure: &Measure| (measure.value / 100.0, measure.n as f64);
    let Difference { interval, p_value, .. } =
        if index { of_intervals(of(baseline), of(later)) } else { of_shares(share(baseline), share(later))? };
    let rounded = |value: f64| if index { to_one_decimal(value) } else { (value * 100.0).round() };
    let difference = to_one_decimal(later.value - baseline.value);
    let step = Step { difference, low: rounded(interval.low), high: rounded(interval.high) };
    let apart = if difference > 0.0 { step.low > 0.0 } else { step.high < 0.0 };
    let holds = p_value <= FALSE_DISCOVERIES / figures_told(picture).max(1) as f64;
    Some((step, holds && apart))
}
