//! What may be said of a change since another year, and what not.

use domain::{
    disclosure::{Change, Changes, RawPicture, Reason, Step, Table, TableForm, ThemeIndex, Year, publish},
    language::Text,
    municipality::Thresholds,
    response::{Channel, Response},
    tally::{Tally, cells},
};
use proptest::prelude::*;

use crate::crowd::{self, raw, survey};

const SAFE: &str = "trygg_kvall=mycket_trygg";
const UNSAFE: &str = "trygg_kvall=ganska_otrygg";

fn changes(earlier: &RawPicture, later: &RawPicture) -> Option<Changes> {
    let [one, two] = [earlier, later].map(|raw| publish(raw, Thresholds::default()));
    Changes::between(Year { raw: earlier, published: &one }, Year { raw: later, published: &two })
}

/// What became of the share of unsafe in the evening among adults.
fn evening(earlier: &RawPicture, later: &RawPicture) -> Change {
    let table = in_two(later);
    changes(earlier, later)
        .expect("someone answered")
        .share(&table, "otrygg")
        .expect("changes are told of it")
}

fn in_two(raw: &RawPicture) -> Table {
    let picture = publish(raw, Thresholds::default());
    let table = picture.tables.iter().find(|table| {
        (&*table.survey, &*table.field) == ("vuxna", "trygg_kvall")
            && table.area.is_none()
            && table.form == TableForm::SafeUnsafe
    });
    table.expect("the table").clone()
}

fn adults(safe: usize, afraid: usize) -> RawPicture {
    raw("vuxna", &[(safe, SAFE), (afraid, UNSAFE)])
}

/// Adults by the channel through which they answered: so many of them, and what they answered.
fn answered_through(people: &[(Channel, usize, &str)]) -> RawPicture {
    let survey = survey("vuxna");
    let mut tally = Tally::default();
    for (channel, times, answers) in people {
        let response = Response { channel: *channel, ..crowd::response(&survey, answers) };
        let one = cells(&survey, &response);
        (0..*times).for_each(|_| tally.add(&one));
    }
    crowd::raw_of(&[(&survey, &tally)])
}

#[test]
fn a_change_that_chance_does_not_explain_is_called_so_and_a_smaller_one_is_not() {
    let Change::Increased(step) = evening(&adults(160, 40), &adults(100, 100)) else { panic!() };
    assert_eq!(step, Step { difference: 30.0, low: 21.0, high: 38.0 });
    assert!(matches!(evening(&adults(100, 100), &adults(160, 40)), Change::Decreased(_)));
    assert!(matches!(evening(&adults(160, 40), &adults(155, 45)), Change::NotSure(_)));
}

#[test]
fn a_year_without_answers_is_compared_with_nothing() {
    assert_eq!(changes(&raw("vuxna", &[]), &adults(100, 100)), None);
}

#[test]
fn figures_that_cannot_be_compared_say_why() {
    let now = adults(100, 100);
    for (earlier, reason) in [
        (adults(12, 12), Reason::TooFew),
        (adults(98, 2), Reason::Hidden),
        (adults(4, 4), Reason::Hidden),
        (raw("ungdom", &[(40, SAFE), (40, UNSAFE)]), Reason::Hidden),
    ] {
        assert_eq!(evening(&earlier, &now), Change::NotComparable(reason));
    }
}

#[test]
fn another_wording_or_other_options_are_another_question() {
    let mut other = survey("vuxna");
    let question = other.questions.iter_mut().find(|question| question.id == "trygg_kvall").unwrap();
    question.text = Text::same("Hur trygg är du?");
    let crowd = [(100, SAFE), (100, UNSAFE)];
    let tally = crowd::tally(&other, &crowd);
    let earlier = crowd::raw_of(&[(&other, &tally)]);
    let now = adults(160, 40);
    assert_eq!(evening(&earlier, &now), Change::NotComparable(Reason::AskedOtherwise));
}

#[test]
fn answers_that_came_by_another_way_are_of_other_people() {
    let through = |channel, safe| answered_through(&[(channel, safe, SAFE), (channel, 200 - safe, UNSAFE)]);
    let (link, event) = (through(Channel::Link, 150), through(Channel::Event, 80));
    assert_eq!(evening(&link, &event), Change::NotComparable(Reason::RecruitedOtherwise));
    // A few who came by another way are no other people.
    let mostly =
        |event| answered_through(&[(Channel::Link, 200 - event, UNSAFE), (Channel::Event, event, SAFE)]);
    assert!(matches!(evening(&link, &mostly(40)), Change::Increased(_)));
    assert_eq!(evening(&link, &mostly(45)), Change::NotComparable(Reason::RecruitedOtherwise));
}

#[test]
fn an_index_is_compared_by_the_means_behind_it() {
    let adults = |small, large| {
        raw(
            "vuxna",
            &[(small, "pr_fart=litet pr_moped=litet"), (large, "pr_fart=mycket_stort pr_moped=litet")],
        )
    };
    let (earlier, later) = (adults(150, 50), adults(80, 120));
    let traffic = |raw: &RawPicture| -> ThemeIndex {
        let picture = publish(raw, Thresholds::default());
        picture
            .theme_indexes
            .iter()
            .find(|index| (&*index.survey, &*index.theme) == ("vuxna", "trafik") && index.area.is_none())
            .unwrap()
            .clone()
    };
    let changes = changes(&earlier, &later).unwrap();
    let Some(Change::Increased(step)) = changes.index(&traffic(&later)) else { panic!("{changes:?}") };
    assert!((step.difference - 1.4).abs() < 1e-9 && step.low > 0.9 && step.high < 1.9, "{step:?}");
    assert_eq!(changes.since, 2026);
}

proptest! {
    // Each case makes eight pictures.
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_verdict_never_contradicts_its_interval(
        (safe, afraid) in (30_usize..200, 30_usize..200), (later_safe, later_afraid) in (30_usize..200, 30_usize..200),
    ) {
        match evening(&adults(safe, afraid), &adults(later_safe, later_afraid)) {
            Change::Increased(step) => prop_assert!(step.low > 0.0 && step.difference >= step.low),
            Change::Decreased(step) => prop_assert!(step.high < 0.0 && step.difference <= step.high),
            Change::NotSure(step) => prop_assert!(step.low <= step.difference && step.difference <= step.high),
            Change::NotComparable(reason) => prop_assert!(false, "{reason:?}"),
        }
        let unchanged = evening(&adults(safe, afraid), &adults(safe, afraid));
        prop_assert!(matches!(unchanged, Change::NotSure(step) if step.difference == 0.0));
    }
}
