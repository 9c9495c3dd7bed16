//! From a posted form to counts.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    answers::{Fault, Refusal, validate},
    response::Response,
    survey::{QuestionKind, SLUGS, Survey},
    tally::{BASE, Cell, Dimension, Layout, RECEIVED, ScoreSums, Slice, Tally, ThemeCell, cells},
};
use proptest::{prelude::*, sample::select};

use crate::crowd::{form, response, stored, survey};

fn faults(slug: &str, answers: &str) -> Vec<(String, Fault)> {
    match validate(&survey(slug), &form(answers)) {
        Err(Refusal::Faults(faults)) => faults,
        other => panic!("{other:?}"),
    }
}

fn fault(slug: &str, answers: &str) -> (String, Fault) {
    let faults = faults(slug, answers);
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults.into_iter().next().unwrap()
}

#[test]
fn each_kind_of_bad_answer_is_named_with_its_field() {
    let cases = [
        ("hej=ja", "hej", Fault::UnknownField),
        ("problem=inget", "problem", Fault::UnknownField), // a grid is answered by its items
        ("trygg_kvall=ja", "trygg_kvall", Fault::UnknownOption),
        ("trygg_kvall=avstar trygg_kvall=vet_inte", "trygg_kvall", Fault::MoreThanOne),
        ("pr_moped=inget pr_moped=litet", "pr_moped", Fault::MoreThanOne),
        (
            "plats=station plats=centrum plats=park plats=tunnel",
            "plats",
            Fault::TooMany { most: 3, chosen: 4 },
        ),
        ("plats=station plats=ingenstans", "plats", Fault::NotAlone { option: "ingenstans".to_owned() }),
        ("utsatt=nej utsatt=ran", "utsatt", Fault::NotAlone { option: "nej".to_owned() }),
    ];
    for (answers, field, expected) in cases {
        assert_eq!(fault("vuxna", answers), (field.to_owned(), expected), "{answers}");
    }
}

#[test]
fn every_fault_is_told_at_once_in_the_order_of_the_survey() {
    let fields: Vec<_> = faults("vuxna", "zzz=1 prio=x omr=x").into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["omr", "prio", "zzz"]);
}

#[test]
fn an_answer_with_nothing_in_it_is_refused() {
    for answers in ["", "omr=", "tid=kvall", "omr= tid=kvall plats="] {
        assert_eq!(validate(&survey("vuxna"), &form(answers)), Err(Refusal::Nothing), "{answers:?}");
    }
}

#[test]
fn an_answer_to_a_question_that_does_not_apply_is_dropped_without_a_word() {
    let adults = survey("vuxna");
    let without = validate(&adults, &form("plats=ingenstans")).unwrap();
    for answers in ["plats=ingenstans tid=kvall", "tid=kvall plats=ingenstans", "plats=ingenstans tid=strunt"]
    {
        assert_eq!(validate(&adults, &form(answers)).unwrap(), without, "{answers}");
    }
    assert_eq!(validate(&adults, &form("tid=kvall plats=park")).unwrap().get("tid"), ["kvall"]);
    let old = survey("aldre");
    assert!(validate(&old, &form("a_bedr=nej a_hur=sms")).unwrap().get("a_hur").is_empty());
    assert_eq!(validate(&old, &form("a_bedr=forsok a_hur=sms")).unwrap().get("a_hur"), ["sms"]);
}

#[test]
fn the_same_choice_posted_twice_or_in_another_order_is_the_same_answer() {
    let adults = survey("vuxna");
    let one = validate(&adults, &form("plats=park plats=station plats=park")).unwrap();
    assert_eq!(one.get("plats"), ["station", "park"]);
}

fn count(tally: &Tally, field: &str, option: &str, slice: &Slice) -> i64 {
    tally.count(field, option, slice)
}

#[test]
fn a_non_resident_is_counted_as_having_answered_and_in_no_total() {
    let adults = survey("vuxna");
    let tally =
        added_by(&adults, &response(&adults, "omr=annan_kommun trygg_kvall=avstar pr_fart=litet plats=park"));
    assert_eq!(count(&tally, RECEIVED, "", &Slice::whole()), 1);
    assert_eq!(count(&tally, "omr", "annan_kommun", &Slice::whole()), 1);
    let in_totals = tally.counts.keys().filter(|cell| ![RECEIVED, "omr"].contains(&&*cell.field));
    assert!(in_totals.clone().count() > 0);
    assert!(in_totals.into_iter().all(|cell| cell.slice == Slice::area("annan_kommun")));
    assert!(tally.scores.keys().all(|cell| cell.slice == Slice::area("annan_kommun")));
}

#[test]
fn an_answer_without_an_area_is_in_the_municipalitys_totals() {
    let adults = survey("vuxna");
    let tally = added_by(&adults, &response(&adults, "trygg_kvall=avstar"));
    assert_eq!(count(&tally, "trygg_kvall", "avstar", &Slice::whole()), 1);
    assert!(tally.counts.keys().all(|cell| cell.slice.dimension != Dimension::Area));
}

#[test]
fn a_place_and_a_time_are_counted_together_and_the_times_over_those_who_gave_one() {
    let adults = survey("vuxna");
    let whole = Slice::whole();
    let tally = added_by(&adults, &response(&adults, "plats=park plats=station tid=kvall tid=natt"));
    for (option, expected) in
        [("park.kvall", 1), ("park.natt", 1), ("station.kvall", 1), ("park._bas", 1), ("tunnel._bas", 0)]
    {
        assert_eq!(count(&tally, "plats.tid", option, &whole), expected, "{option}");
    }
    let without_time = added_by(&adults, &response(&adults, "plats=park"));
    assert_eq!(count(&without_time, "plats.tid", "park._bas", &whole), 0);
}

#[test]
fn those_who_would_rather_not_say_are_not_in_the_base() {
    let adults = survey("vuxna");
    for (answers, base) in [("utsatt=vill_inte", 0), ("utsatt=nej", 1), ("utsatt=hot utsatt=ran", 1)] {
        let tally = added_by(&adults, &response(&adults, answers));
        assert_eq!(count(&tally, "utsatt", BASE, &Slice::whole()), base, "{answers}");
    }
}

#[test]
fn a_theme_score_is_the_mean_of_the_themes_answered_items() {
    let adults = survey("vuxna");
    let score = |answers: &str, theme: &str| {
        let tally = added_by(&adults, &response(&adults, answers));
        let cell = ThemeCell { theme: theme.to_owned(), slice: Slice::whole() };
        tally.scores.get(&cell).copied()
    };
    let kept = |score: i64| Some(ScoreSums { n: 1, sum: score, sum_of_squares: score * score });
    assert_eq!(score("pr_moped=mycket_stort pr_elspark=litet", "tvahjul"), kept(4 * ScoreSums::UNIT));
    assert_eq!(score("pr_moped=mycket_stort pr_elspark=vet_inte", "tvahjul"), kept(6 * ScoreSums::UNIT));
    assert_eq!(score("pr_moped=vet_inte", "tvahjul"), None);
}

/// A form that a browser could post: mostly known fields and options, at times anything.
fn any_form(survey: &Survey) -> impl Strategy<Value = Vec<(String, String)>> + use<> {
    let fields: Vec<String> = survey.fields().map(|field| field.id.to_owned()).collect();
    let options: Vec<String> =
        survey.fields().flat_map(|field| field.question.options.iter().map(|one| one.id.clone())).collect();
    let known: Vec<(String, String)> = survey
        .fields()
        .flat_map(|field| field.question.options.iter().map(move |one| (field.id.to_owned(), one.id.clone())))
        .collect();
    let pair = prop_oneof![
        8 => select(known),
        1 => (select(fields), select(options)),
        1 => (any::<String>(), any::<String>()),
    ];
    prop::collection::vec(pair, 0..40)
}

/// A form that will be taken: for each field nothing, or one option, or (in a multiple choice) two that go together.
fn good_form(survey: &Survey) -> impl Strategy<Value = Vec<(String, String)>> + use<> {
    let fields: Vec<BoxedStrategy<Vec<(String, String)>>> = survey
        .fields()
        .map(|field| {
            let id = field.id.to_owned();
            let all: Vec<String> = field.question.options.iter().map(|one| one.id.clone()).collect();
            let together: Vec<String> = field
                .question
                .options
                .iter()
                .filter(|one| !one.exclusive)
                .map(|one| one.id.clone())
                .collect();
            let one = select(all).prop_map(|option| vec![option]);
            let chosen = match field.question.kind {
                QuestionKind::Many { .. } => {
                    let two = prop::collection::vec(select(together), 2);
                    prop_oneof![1 => Just(Vec::new()), 2 => one, 2 => two].boxed()
                }
                _ => prop_oneof![1 => Just(Vec::new()), 4 => one].boxed(),
            };
            chosen
                .prop_map(move |options| options.into_iter().map(|option| (id.clone(), option)).collect())
                .boxed()
        })
        .collect();
    fields.prop_map(|fields| fields.into_iter().flatten().collect())
}

fn any_survey() -> impl Strategy<Value = Survey> {
    select(SLUGS.to_vec()).prop_map(survey)
}

fn responses() -> impl Strategy<Value = (Survey, Vec<Response>)> {
    any_survey().prop_flat_map(|survey| {
        let forms = prop::collection::vec(good_form(&survey), 0..25);
        (Just(survey), forms).prop_map(|(survey, forms)| {
            let taken = forms.iter().filter_map(|form| validate(&survey, form).ok());
            let responses = taken.map(|answers| stored(&survey, answers)).collect();
            (survey, responses)
        })
    })
}

/// A count by the plainest possible means: for each cell, walk through all responses.
fn recount(survey: &Survey, responses: &[Response], cell: &Cell) -> i64 {
    let at = |response: &&Response| match cell.slice.dimension {
        Dimension::Whole => true,
        Dimension::Area => response.area.as_deref() == Some(&cell.slice.value),
        Dimension::Gender => response.answers.chose("kon", &cell.slice.value),
        Dimension::Event => response.event.as_ref().is_some_and(|event| event.as_str() == cell.slice.value),
        Dimension::Channel => response.channel.id() == cell.slice.value,
        Dimension::Language => response.language.tag() == cell.slice.value,
    };
    let here = responses.iter().filter(at);
    let resident = |response: &&Response| {
        response.area.as_deref() != Some("annan_kommun") || cell.slice == Slice::area("annan_kommun")
    };
    let matching = match (cell.field.as_str(), cell.option.as_str()) {
        (RECEIVED, _) => here.count(),
        ("omr", area) => here.filter(|response| response.area.as_deref() == Some(area)).count(),
        ("plats.tid", pair) => {
            let (place, time) = pair.split_once('.').unwrap();
            let both = |response: &&Response| {
                response.answers.chose("plats", place)
                    && (response.answers.chose("tid", time)
                        || time == BASE && !response.answers.get("tid").is_empty())
            };
            here.filter(resident).filter(both).count()
        }
        (field, BASE) => {
            let question = survey.question(field).unwrap();
            let counts = |response: &&Response| {
                let chosen = response.answers.get(field);
                !chosen.is_empty() && chosen.iter().all(|id| !question.option(id).unwrap().outside_base)
            };
            here.filter(resident).filter(counts).count()
        }
        (field, option) => {
            here.filter(resident).filter(|response| response.answers.chose(field, option)).count()
        }
    };
    i64::try_from(matching).unwrap()
}

fn added_by(survey: &Survey, response: &Response) -> Tally {
    add_up(survey, [response].into_iter())
}

fn add_up<'a>(survey: &Survey, responses: impl Iterator<Item = &'a Response>) -> Tally {
    let mut tally = Tally::default();
    responses.for_each(|response| tally.add(&cells(survey, response)));
    tally
}

proptest! {
    #[test]
    fn whatever_is_posted_is_taken_or_refused(
        (survey, form) in any_survey().prop_flat_map(|survey| { let form = any_form(&survey); (Just(survey), form) }),
    ) {
        match validate(&survey, &form) {
            Ok(answers) => {
                prop_assert!(!answers.is_empty());
                let again: Vec<_> = answers
                    .iter()
                    .flat_map(|(field, chosen)| chosen.iter().map(move |one| (field.to_owned(), one.clone())))
                    .collect();
                prop_assert_eq!(validate(&survey, &again), Ok(answers));
            }
            Err(Refusal::Faults(faults)) => prop_assert!(!faults.is_empty()),
            Err(Refusal::Nothing) => {}
        }
    }

    #[test]
    fn the_order_of_a_forms_fields_does_not_matter(
        (survey, form) in any_survey().prop_flat_map(|survey| { let form = any_form(&survey); (Just(survey), form) }),
    ) {
        let reversed: Vec<_> = form.iter().rev().cloned().collect();
        prop_assert_eq!(validate(&survey, &form), validate(&survey, &reversed));
    }

    #[test]
    fn tallies_are_what_a_recount_gives((survey, responses) in responses()) {
        let tally = add_up(&survey, responses.iter());
        for (cell, count) in &tally.counts {
            prop_assert_eq!(recount(&survey, &responses, cell), *count, "{:?}", cell);
        }
        // And no cell is missing: every answered option of every response is somewhere.
        for response in &responses {
            for (field, chosen) in response.answers.iter() {
                let place = response.area.as_deref().map_or_else(Slice::whole, Slice::area);
                prop_assert!(chosen.iter().all(|option| tally.count(field, option, &place) > 0));
            }
        }
    }

    #[test]
    fn theme_scores_are_what_a_recount_gives((survey, responses) in responses()) {
        let tally = add_up(&survey, responses.iter());
        let Some(grid) = survey.question("problem") else { return Ok(()) };
        for item in &grid.items {
            let theme = item.theme.clone().unwrap();
            let mut expected = Vec::new();
            for response in responses.iter().filter(|one| one.area.as_deref() != Some("annan_kommun")) {
                let points: Vec<f64> = grid
                    .items
                    .iter()
                    .filter(|other| other.theme.as_ref() == Some(&theme))
                    .filter_map(|other| grid.option(response.answers.get(&other.id).first()?)?.score)
                    .map(f64::from)
                    .collect();
                if !points.is_empty() {
                    expected.push(points.iter().sum::<f64>() / points.len() as f64);
                }
            }
            let sums = tally.scores.get(&ThemeCell { theme, slice: Slice::whole() }).copied().unwrap_or_default();
            prop_assert_eq!(sums.n, i64::try_from(expected.len()).unwrap());
            let total = sums.sum as f64 / ScoreSums::UNIT as f64;
            prop_assert!((total - expected.iter().sum::<f64>()).abs() < 1e-6);
        }
    }

    #[test]
    fn responses_may_be_counted_in_any_order((survey, responses) in responses()) {
        let whole = add_up(&survey, responses.iter());
        prop_assert_eq!(&add_up(&survey, responses.iter().rev()), &whole);
    }

    #[test]
    fn what_a_response_adds_to_is_in_its_surveys_layout_once((survey, responses) in responses()) {
        let Layout { cells, themes, .. } = Layout::of(&survey);
        let known: BTreeSet<_> = cells.iter().collect();
        prop_assert_eq!(known.len(), cells.len());
        let tally = add_up(&survey, responses.iter());
        for cell in tally.counts.keys() {
            prop_assert!(known.contains(&(cell.field.clone(), cell.option.clone())), "{cell:?}");
        }
        prop_assert!(tally.scores.keys().all(|cell| themes.contains(&cell.theme)));
    }
}

#[test]
fn no_count_is_kept_for_two_further_dimensions_at_once() {
    let adults = survey("vuxna");
    let one = response(&adults, "omr=norr kon=kvinna trygg_kvall=avstar");
    let tally = added_by(&adults, &one);
    let slices: BTreeMap<Dimension, Vec<&str>> = tally
        .counts
        .keys()
        .filter(|cell| cell.field == "trygg_kvall")
        .fold(BTreeMap::new(), |mut all, cell| {
            all.entry(cell.slice.dimension).or_default().push(&cell.slice.value);
            all
        });
    let expected = [
        (Dimension::Whole, vec![""]),
        (Dimension::Area, vec!["norr"]),
        (Dimension::Gender, vec!["kvinna"]),
        (Dimension::Event, vec!["ACDEFG"]),
        (Dimension::Channel, vec!["event"]),
        (Dimension::Language, vec!["sv"]),
    ];
    assert_eq!(slices, BTreeMap::from(expected));
}
