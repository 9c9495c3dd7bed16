//! How a promise goes: what is done by now, and what has changed by the next survey.

use domain::{
    disclosure::{RawPicture, Reason},
    promise::{Aim, Deed, DeedDone, Effect, Goal, Outcome, Progress, Terms, effect, progress},
    published::FrozenPicture,
    report::{Heard, MeasureKind, Report, board},
};
use jiff::{
    Span,
    civil::{Date, date},
};
use proptest::prelude::*;
use uuid::Uuid;

use crate::pledge;

fn done(day: Date, number: u32) -> DeedDone {
    DeedDone {
        id: Uuid::nil(),
        commitment: Uuid::nil(),
        day,
        number,
        place: String::new(),
        function: "områdespolis".to_owned(),
        note: String::new(),
        by: pledge::by(),
    }
}

fn so_far(
    at_least: Option<u32>,
    season: Option<(Date, Date)>,
    deeds: &[(Date, u32)],
    today: Date,
) -> Progress {
    let deeds: Vec<DeedDone> = deeds.iter().map(|(day, number)| done(*day, *number)).collect();
    let deed = Deed {
        at_least,
        starts: season.map(|(starts, _)| starts),
        ends: season.map(|(_, ends)| ends),
        ..Deed::default()
    };
    progress(&deed, &pledge::terms(2026), &deeds.iter().collect::<Vec<_>>(), today)
}

#[test]
fn what_is_expected_grows_evenly_over_the_promises_days_or_the_deeds_own() {
    let expected = |season, today| so_far(Some(73), season, &[], today).expected.unwrap();
    for (today, by_then) in [
        (date(2025, 12, 31), 0),
        (date(2026, 1, 1), 0),
        (date(2026, 1, 5), 1),
        (date(2026, 3, 31), 18),
        (date(2026, 12, 31), 73),
        (date(2027, 3, 1), 73),
    ] {
        assert_eq!(expected(None, today), by_then, "{today}");
    }
    let season = Some((date(2026, 4, 15), date(2026, 9, 30)));
    for (today, by_then) in
        [(date(2026, 4, 14), 0), (date(2026, 7, 7), 36), (date(2026, 9, 30), 73), (date(2026, 12, 1), 73)]
    {
        assert_eq!(expected(season, today), by_then, "{today}");
    }
}

#[test]
fn what_was_done_is_added_up_to_today() {
    let deeds = [(date(2026, 2, 1), 3), (date(2026, 3, 1), 4), (date(2026, 5, 1), 100)];
    let progress = so_far(Some(20), None, &deeds, date(2026, 3, 1));
    assert_eq!((progress.done, progress.promised), (7, Some(20)));
}

#[test]
fn a_deed_is_late_when_a_quarter_has_gone_and_less_than_three_quarters_of_the_expected_is_done() {
    for (today, did, late) in [
        // 5 % gone: nothing done is no reason to remind anyone.
        (date(2026, 1, 20), 0, false),
        // The day before a quarter, and a quarter: 20 expected.
        (date(2026, 4, 1), 0, false),
        (date(2026, 4, 2), 14, true),
        (date(2026, 4, 2), 15, false),
        (date(2026, 12, 31), 59, true),
        (date(2026, 12, 31), 60, false),
        // Over: all that was promised counts.
        (date(2027, 1, 1), 79, true),
        (date(2027, 1, 1), 80, false),
    ] {
        let progress = so_far(Some(80), None, &[(date(2026, 1, 2), did)], today);
        assert_eq!(progress.late, late, "{today}: {progress:?}");
    }
}

#[test]
fn without_a_number_nothing_is_expected_and_only_nothing_at_all_is_late() {
    let today = |today, deeds: &[(Date, u32)]| so_far(None, None, deeds, today);
    let over = date(2027, 1, 1);
    assert_eq!(today(date(2026, 12, 31), &[]), Progress::default());
    assert!(today(over, &[]).late);
    let one = today(over, &[(date(2026, 5, 1), 1)]);
    assert_eq!(one, Progress { done: 1, promised: None, expected: None, late: false });
}

proptest! {
    #[test]
    fn progress_holds_for_any_days_and_numbers(
        at_least in proptest::option::of(any::<u32>()), starts in -1500_i32..1500, ends in -1500_i32..1500,
        today in -1500_i32..1500, deeds in prop::collection::vec((-1500_i32..1500, any::<u32>()), 0..6), own in any::<bool>(),
    ) {
        let day = |days: i32| date(2026, 1, 1).saturating_add(Span::new().days(days));
        let (starts, ends, today) = (day(starts), day(ends), day(today));
        let deeds: Vec<DeedDone> = deeds.into_iter().map(|(at, number)| done(day(at), number)).collect();
        let deeds: Vec<&DeedDone> = deeds.iter().collect();
        let terms = Terms { starts, ends, ..pledge::terms(2026) };
        let deed = Deed { at_least, starts: own.then_some(starts), ends: own.then_some(ends), ..Deed::default() };
        let told = progress(&deed, &terms, &deeds, today);
        prop_assert_eq!(told.promised, at_least);
        let sum: u64 = deeds.iter().filter(|one| one.day <= today).map(|one| u64::from(one.number)).sum();
        prop_assert_eq!(u64::from(told.done), sum.min(u64::from(u32::MAX)));
        if let (Some(promised), Some(expected)) = (told.promised, told.expected) {
            prop_assert!(expected <= promised);
            prop_assert!(!told.late || told.done < promised);
            prop_assert!(told.done < promised || !told.late, "who has done all is not late");
            let next = progress(&deed, &terms, &deeds, today.saturating_add(Span::new().days(1)));
            prop_assert!(next.expected >= told.expected, "what is expected never falls");
            if starts <= ends && today >= ends {
                prop_assert_eq!(expected, promised);
            }
        }
    }
}

/// Adults of whom so many find everything bad, and each eighth of these has been exposed to something else.
fn adults(year: i16, bad: usize, good: usize) -> RawPicture {
    let exposed = ["stold", "ran", "vald", "hot", "sexuellt", "natet", "bedrageri", "skadegorelse"];
    let each = exposed.map(|what| {
        format!("trygg_kvall=ganska_otrygg pr_moped=mycket_stort pr_elspark=mycket_stort v_overfall=mycket_ofta v_inbrott=sallan utsatt={what}")
    });
    let well = "trygg_kvall=mycket_trygg pr_moped=litet pr_elspark=litet v_overfall=aldrig v_inbrott=ganska_ofta utsatt=nej";
    let part = |at: usize| bad / each.len() + usize::from(at < bad % each.len());
    let mut crowd: Vec<(usize, &str)> =
        each.iter().enumerate().map(|(at, answers)| (part(at), answers.as_str())).collect();
    crowd.push((good, well));
    pledge::raw(year, &[("vuxna", &crowd)])
}

fn published(raw: &RawPicture, earlier: Option<&RawPicture>) -> FrozenPicture {
    pledge::frozen(raw, earlier, &Report::default())
}

/// To bring this figure of the adults down.
fn goal(kind: MeasureKind, field: &str, theme: &str, picture: &FrozenPicture) -> Goal {
    let judged = board(&picture.figures, None, &Heard::default(), &Report::default());
    let judged = judged.into_iter().find(|judgement| judgement.theme == theme).unwrap();
    let voice = judged.voices.residents.groups.into_iter().find(|voice| voice.survey == "vuxna").unwrap();
    let baseline = voice.measures.into_iter().find(|measure| measure.kind == kind && measure.field == field);
    let baseline = baseline.expect("the picture shows it");
    Goal { survey: "vuxna".to_owned(), area: None, baseline, aim: Aim::Down, by: date(2026, 12, 31) }
}

fn outcome(effect: &Effect) -> &Outcome {
    match effect {
        Effect::Changed(outcome) | Effect::NotSure(outcome) => outcome,
        Effect::NotComparable(reason) => panic!("{reason:?}"),
    }
}

/// The kinds of figures that a goal can be of, with the fields they come from and their themes.
const FIGURES: [(MeasureKind, &str, &str); 4] = [
    (MeasureKind::Index, "", "tvahjul"),
    (MeasureKind::Unsafe, "trygg_kvall", "morker"),
    (MeasureKind::Exposed, "utsatt", "utsatthet"),
    (MeasureKind::Worried, "v_overfall", "oro"),
];

#[test]
fn a_fall_that_chance_does_not_explain_reaches_the_aim_and_a_small_one_does_not() {
    let (then, less, same) = (adults(2025, 120, 80), adults(2026, 50, 150), adults(2026, 116, 84));
    let before = published(&then, None);
    for (kind, field, theme) in FIGURES {
        let goal = goal(kind, field, theme, &before);
        let changed = effect(&goal, &before, &published(&less, Some(&then)));
        assert!(matches!(changed, Effect::Changed(_)), "{kind:?}: {changed:?}");
        let Outcome { later, step, reached } = outcome(&changed);
        assert!(*reached && step.high < 0.0 && step.low <= step.difference, "{kind:?}: {step:?}");
        let difference = later.value - goal.baseline.value;
        assert!((difference - step.difference).abs() < 1e-9 && later.kind == kind, "{kind:?}");

        let not_sure = effect(&goal, &before, &published(&same, Some(&then)));
        assert!(
            matches!(not_sure, Effect::NotSure(_)) && !outcome(&not_sure).reached,
            "{kind:?}: {not_sure:?}"
        );
    }
}

#[test]
fn a_limit_is_reached_by_the_later_figure_itself() {
    let (then, now) = (adults(2025, 120, 80), adults(2026, 116, 84));
    let (before, now) = (published(&then, None), published(&now, Some(&then)));
    let mut goal = goal(MeasureKind::Unsafe, "trygg_kvall", "morker", &before);
    let mut reached = |aim| {
        goal.aim = aim;
        outcome(&effect(&goal, &before, &now)).reached
    };
    assert!(reached(Aim::AtMost(58.0)) && !reached(Aim::AtMost(57.0)));
    assert!(reached(Aim::AtLeast(58.0)) && !reached(Aim::AtLeast(59.0)));
    assert!(!reached(Aim::Down) && !reached(Aim::Up));
}

#[test]
fn a_goal_for_an_area_is_followed_in_that_area() {
    let in_south = |year, afraid: usize, safe: usize| {
        let crowd = [
            (afraid, "omr=soder trygg_kvall=ganska_otrygg"),
            (safe, "omr=soder trygg_kvall=mycket_trygg"),
            (60, "omr=norr trygg_kvall=ganska_otrygg"),
            (60, "omr=norr trygg_kvall=mycket_trygg"),
        ];
        pledge::raw(year, &[("vuxna", &crowd)])
    };
    let (then, now) = (in_south(2025, 80, 40), in_south(2026, 20, 100));
    let (before, now) = (published(&then, None), published(&now, Some(&then)));
    let mut goal = goal(MeasureKind::Unsafe, "trygg_kvall", "morker", &before);
    goal.area = Some("soder".to_owned());
    (goal.baseline.value, goal.baseline.low, goal.baseline.high, goal.baseline.n) = (67.0, 58.0, 75.0, 120);
    let changed = effect(&goal, &before, &now);
    let Outcome { later, step, reached } = outcome(&changed);
    assert!(*reached && matches!(changed, Effect::Changed(_)), "{changed:?}");
    let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
    assert!(near(later.value, 17.0) && later.n == 120 && near(step.difference, -50.0), "{changed:?}");
}

#[test]
fn pictures_that_are_years_apart_are_compared_more_strictly() {
    let then = adults(2024, 120, 80);
    let before = published(&then, None);
    let between = adults(2025, 50, 150);
    for (kind, field, theme) in FIGURES {
        let goal = goal(kind, field, theme, &before);
        let large = effect(&goal, &before, &published(&adults(2026, 60, 240), Some(&between)));
        assert!(matches!(large, Effect::Changed(_)), "{kind:?}: {large:?}");
        // Alone a test at 5 % would call this a change.
        let middling = effect(&goal, &before, &published(&adults(2026, 98, 102), Some(&between)));
        assert!(matches!(middling, Effect::NotSure(_)), "{kind:?}: {middling:?}");
    }
}

#[test]
fn figures_that_cannot_be_compared_say_why() {
    let then = adults(2025, 120, 80);
    let before = published(&then, None);
    let goal = goal(MeasureKind::Unsafe, "trygg_kvall", "morker", &before);
    let told = |now: &RawPicture| effect(&goal, &before, &published(now, Some(&then)));
    for (now, reason) in [
        (adults(2026, 12, 12), Reason::TooFew),
        (adults(2026, 4, 4), Reason::Hidden),
        (adults(2026, 198, 2), Reason::Hidden),
        (pledge::raw(2026, &[("ungdom", &[(100, "trygg_kvall=mycket_trygg")])]), Reason::Hidden),
        // No later survey.
        (adults(2025, 50, 150), Reason::NotAsked),
    ] {
        assert_eq!(told(&now), Effect::NotComparable(reason));
    }
    // A figure that the cited picture does not have.
    let mut other = goal.clone();
    other.survey = "barn".to_owned();
    let now = published(&adults(2026, 50, 150), Some(&then));
    assert_eq!(effect(&other, &before, &now), Effect::NotComparable(Reason::NotAsked));
}
