use std::collections::{BTreeMap, BTreeSet};

use domain::survey::default_surveys;

use super::*;
use crate::{config::built_in_municipality, environment::sha256};

fn made(count: usize, seed: u64) -> Vec<Accepted> {
    let municipality = built_in_municipality();
    let surveys: Vec<_> = default_surveys(&municipality).unwrap().into_iter().map(Arc::new).collect();
    let round = round(2026).unwrap();
    let mut maker = Maker::new(&municipality, &surveys, &round, seed);
    (0..count).map(|_| maker.accepted()).collect()
}

fn print(accepted: &[Accepted]) -> Vec<String> {
    accepted.iter().map(|one| format!("{} {:?} {:?}", one.id, one.key, one.response)).collect()
}

#[test]
fn the_same_seed_makes_the_same_answers_and_another_seed_others() {
    assert_eq!(print(&made(300, 1)), print(&made(300, 1)));
    assert_ne!(print(&made(300, 1)), print(&made(300, 2)));
}

/// A change here is a change of what `--seed` means: it is allowed, but never by accident, and it must be the same
/// on every machine.
#[test]
fn the_answers_of_a_seed_are_the_same_on_every_machine() {
    let forms: Vec<String> = made(200, 7)
        .iter()
        .map(|one| format!("{} {} {}\n", one.id, one.response.day, one.response.answers.as_str()))
        .collect();
    let hash = sha256(forms.concat().as_bytes());
    assert_eq!(hash[..4], [93, 244, 245, 84]);
}

#[test]
fn every_survey_area_channel_language_and_option_occurs_and_not_equally_often() {
    let accepted = made(6000, 1);
    let count = |of: &dyn Fn(&Response) -> String| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for one in &accepted {
            *counts.entry(of(&one.response.read())).or_default() += 1;
        }
        counts
    };
    let surveys = count(&|response| response.survey.clone());
    assert_eq!(surveys.len(), 5);
    assert!(surveys["vuxna"] > 4 * surveys["unga-vuxna"], "{surveys:?}");
    let areas = count(&|response| format!("{:?}", response.area));
    assert_eq!(areas.len(), 6 + 3, "six areas, elsewhere, unknown, unanswered: {areas:?}");
    assert_eq!(count(&|response| response.channel.id().to_owned()).len(), 4);
    assert_eq!(count(&|response| response.language.tag().to_owned()).len(), 2);
    assert_eq!(count(&|response| format!("{:?}", response.event)).len(), 4 + 1);
    assert!(
        accepted.iter().all(|one| (one.response.channel == Channel::Event) == one.response.event.is_some())
    );

    let chosen: BTreeSet<(String, String, String)> = accepted
        .iter()
        .flat_map(|one| {
            let Response { survey, answers, .. } = one.response.read();
            let chosen = answers.iter().flat_map(|(field, options)| {
                options.iter().map(|option| (survey.clone(), field.to_owned(), option.clone()))
            });
            chosen.collect::<Vec<_>>()
        })
        .collect();
    for survey in default_surveys(&built_in_municipality()).unwrap() {
        for field in survey.fields().filter(|field| field.id != "omr") {
            for option in &field.question.options {
                let place = (survey.slug.clone(), field.id.to_owned(), option.id.clone());
                assert!(chosen.contains(&place), "nobody chose {place:?}");
            }
        }
    }
}

#[test]
fn two_wheelers_trouble_jakobsberg_most_and_young_women_feel_least_safe() {
    let accepted = made(6000, 1);
    let share = |of: &dyn Fn(&Response) -> bool, field: &str, options: &[&str]| {
        let asked: Vec<_> = accepted
            .iter()
            .map(|one| one.response.read())
            .filter(|response| of(response) && !response.answers.get(field).is_empty())
            .collect();
        let hit = asked
            .iter()
            .filter(|response| options.iter().any(|option| response.answers.chose(field, option)));
        hit.count() as f64 / asked.len() as f64
    };
    let big = ["ganska_stort", "mycket_stort"];
    let in_area = |area: &'static str| move |response: &Response| response.area.as_deref() == Some(area);
    let jakobsberg = share(&in_area("jakobsberg"), "pr_moped", &big);
    for area in ["barkarby", "kallhall", "skalby", "viksjo"] {
        assert!(jakobsberg > share(&in_area(area), "pr_moped", &big) + 0.1, "{area}");
    }
    let unsafe_at_night = ["ganska_otrygg", "mycket_otrygg", "avstar"];
    let of = |gender: &'static str| {
        move |response: &Response| response.survey == "unga-vuxna" && response.answers.chose("kon", gender)
    };
    let women = share(&of("kvinna"), "trygg_kvall", &unsafe_at_night);
    assert!(women > share(&of("man"), "trygg_kvall", &unsafe_at_night) + 0.1, "{women}");
}

#[test]
fn every_answer_passes_the_validation_that_residents_answers_pass() {
    let municipality = built_in_municipality();
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    for survey in default_surveys(&municipality).unwrap() {
        for _ in 0..500 {
            let posted = form(&survey, &municipality, &mut rng);
            match answers::validate(&survey, &posted) {
                Ok(_) => {}
                Err(answers::Refusal::Nothing) => assert!(posted.is_empty()),
                Err(faults) => panic!("{}: {faults:?}", survey.slug),
            }
        }
    }
}

#[test]
fn every_day_is_within_the_round() {
    let round = round(2026).unwrap();
    for one in made(2000, 5) {
        assert!(
            round.opens <= one.response.day && Some(one.response.day) <= round.closes,
            "{}",
            one.response.day
        );
    }
}

#[test]
fn a_year_outside_reason_is_refused() {
    assert!(matches!(round(1), Err(DemoError::Year(1))));
}
