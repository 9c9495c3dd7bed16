//! Sentences about a promise: its figures with their intervals, its goal, how far it has come, what came of it.
//!
//! Every figure is told with its interval and its base, and nothing is said of why something changed.

use domain::{
    disclosure::{Reason, Step},
    language::Language,
    municipality::Municipality,
    promise::{
        Aim, Commitment, Deed, Done, Effect, Goal, Outcome, Progress, ResidentsSay, Responsible, Seen,
    },
    report::{Measure, MeasureKind},
    survey::themes,
};

use crate::{
    report::measures::{interval, value},
    texts::{capitalised, day, days, decimal, ends_itself, integer, t, t_with},
};

pub fn theme(language: Language, id: &str) -> String {
    let theme = themes().into_iter().find(|theme| theme.id == id);
    theme.map_or_else(|| id.to_owned(), |theme| theme.name.get(language).to_owned())
}

pub fn responsible(language: Language, responsible: Responsible) -> String {
    match responsible {
        Responsible::Police => t(language, "responsible-police"),
        Responsible::Municipality => t(language, "responsible-municipality"),
        Responsible::Joint => t(language, "responsible-joint"),
    }
}

/// An age group in the middle of a sentence, such as "ungdomar".
pub fn people(language: Language, survey: &str) -> String {
    match survey {
        "barn" => t(language, "plain-children"),
        "ungdom" => t(language, "plain-young"),
        "unga-vuxna" => t(language, "plain-young-adults"),
        "vuxna" => t(language, "plain-adults"),
        _ => t(language, "plain-older"),
    }
}

/// "31 % av de ungdomar som svarade känner sig otrygga (25–37 %). Cirka 120 svar."
fn measured(language: Language, survey: &str, measure: &Measure) -> String {
    let key = match measure.kind {
        MeasureKind::Index => "said-index",
        MeasureKind::Unsafe => "said-unsafe",
        MeasureKind::Worried => "said-worried",
        MeasureKind::Disagree => "said-disagree",
        MeasureKind::Tried => "said-tried",
        MeasureKind::Exposed => "said-exposed",
        MeasureKind::Avoided => "said-avoided",
        MeasureKind::Named => "said-named",
    };
    let about = measure.text.get(language);
    let end = if ends_itself(about) { "" } else { "." };
    let values = [
        ("value", value(language, measure.kind, measure.value).into()),
        ("interval", interval(language, measure).into()),
        ("people", people(language, survey).into()),
        ("about", about.into()),
        ("end", end.into()),
        ("n", integer(language, measure.n).into()),
    ];
    capitalised(&t_with(language, key, &values))
}

/// The same after the area whose figure it is, where it is of one: the whole municipality's stands beside it.
pub fn figure(language: Language, municipality: &Municipality, say: &ResidentsSay) -> String {
    let said = measured(language, &say.survey, &say.measure);
    match &say.area {
        Some(area) => format!("{}: {said}", municipality.area_name(area)),
        None => said,
    }
}

/// The problem in words: what residents say of it, the goal's figure first. Empty where no figure is known.
pub fn problem(language: Language, municipality: &Municipality, commitment: &Commitment) -> String {
    let first = commitment.goal.as_ref().map(Goal::today);
    let say = first.or_else(|| commitment.evidence.residents.first().cloned());
    say.map(|say| figure(language, municipality, &say)).unwrap_or_default()
}

/// "Målet är att andelen ska ha minskat den 31 december 2027. Nu är andelen 31 %."
pub fn goal(language: Language, goal: &Goal) -> String {
    let kind = goal.baseline.kind;
    let limit = |limit| value(language, kind, limit);
    let values = |to: String| {
        [
            ("from", value(language, kind, goal.baseline.value).into()),
            ("to", to.into()),
            ("by", day(language, goal.by).into()),
            ("what", what(language, kind).into()),
        ]
    };
    match goal.aim {
        Aim::Down => t_with(language, "goal-down", &values(String::new())),
        Aim::Up => t_with(language, "goal-up", &values(String::new())),
        Aim::AtMost(most) => t_with(language, "goal-at-most", &values(limit(most))),
        Aim::AtLeast(least) => t_with(language, "goal-at-least", &values(limit(least))),
    }
}

fn what(language: Language, kind: MeasureKind) -> String {
    t(language, if kind == MeasureKind::Index { "goal-the-index" } else { "goal-the-share" })
}

/// "Minst 10 ronder, varje vecka, 1 mars–31 oktober 2027": how many, how spread, when. Empty where nothing is said.
pub fn deed(language: Language, deed: &Deed) -> String {
    let number = deed.at_least.map(|least| {
        let values =
            [("n", integer(language, u64::from(least)).into()), ("unit", unit(language, &deed.unit).into())];
        t_with(language, "deed-at-least", &values)
    });
    let often = Some(deed.how_often.trim().to_owned()).filter(|often| !often.is_empty());
    let when = deed.starts.zip(deed.ends).map(|(starts, ends)| days(language, starts, ends));
    number.into_iter().chain(often).chain(when).collect::<Vec<_>>().join(", ")
}

/// What is counted; "gånger" where nobody said what.
fn unit(language: Language, unit: &str) -> String {
    let unit = unit.trim();
    if unit.is_empty() { t(language, "deed-times") } else { unit.to_owned() }
}

/// "4 av minst 10 ronder är gjorda."
pub fn deed_progress(language: Language, progress: &Progress, of: &str) -> String {
    let mut values = vec![
        ("done", integer(language, u64::from(progress.done)).into()),
        ("unit", unit(language, of).into()),
    ];
    match progress.promised {
        Some(promised) => {
            values.push(("promised", integer(language, u64::from(promised)).into()));
            t_with(language, "progress-of", &values)
        }
        None => t_with(language, "progress-done", &values),
    }
}

/// Whether a commitment was kept.
pub fn was_done(language: Language, done: Done) -> String {
    t(
        language,
        match done {
            Done::Yes => "told-done-yes",
            Done::Partly => "told-done-partly",
            Done::No => "told-done-no",
        },
    )
}

/// Whether anything is seen to have changed; nothing of why.
pub fn was_seen(language: Language, seen: Seen) -> String {
    t(
        language,
        match seen {
            Seen::Better => "told-seen-better",
            Seen::Same => "told-seen-same",
            Seen::Worse => "told-seen-worse",
            Seen::NotKnown => "told-seen-not-known",
        },
    )
}

/// The later figure beside the baseline, and whether that is a change; nothing of why.
pub fn effect(language: Language, goal: &Goal, effect: &Effect) -> String {
    let (key, Outcome { later, step, .. }) = match effect {
        Effect::Changed(outcome) if outcome.step.difference > 0.0 => ("effect-increased", outcome),
        Effect::Changed(outcome) => ("effect-decreased", outcome),
        Effect::NotSure(outcome) => ("effect-not-sure", outcome),
        Effect::NotComparable(reason) => {
            return t_with(
                language,
                "effect-not-comparable",
                &[("reason", incomparable(language, *reason).into())],
            );
        }
    };
    let kind = goal.baseline.kind;
    let values = [
        ("now", value(language, kind, later.value).into()),
        ("interval", interval(language, later).into()),
        ("before", value(language, kind, goal.baseline.value).into()),
        ("step", steps(language, kind, *step).into()),
        ("n", integer(language, later.n).into()),
    ];
    t_with(language, key, &values)
}

/// "7 procentenheter (2–12)": how large the difference is, without its sign where it is sure.
fn steps(language: Language, kind: MeasureKind, step: Step) -> String {
    let decimals = usize::from(kind == MeasureKind::Index);
    let (low, high) = if step.difference < 0.0 { (-step.high, -step.low) } else { (step.low, step.high) };
    let number = |number: f64| decimal(language, number, decimals);
    let values = [
        ("difference", number(step.difference.abs()).into()),
        ("low", number(low).into()),
        ("high", number(high).into()),
    ];
    t_with(language, if decimals == 1 { "step-index" } else { "step-points" }, &values)
}

fn incomparable(language: Language, reason: Reason) -> String {
    match reason {
        Reason::NotAsked => t(language, "change-not-asked"),
        Reason::AskedOtherwise => t(language, "change-asked-otherwise"),
        Reason::Hidden => t(language, "change-hidden"),
        Reason::TooFew => t(language, "change-too-few"),
        Reason::RecruitedOtherwise => t(language, "change-recruited-otherwise"),
    }
}
