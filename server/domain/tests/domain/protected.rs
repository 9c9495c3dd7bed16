//! Protected microdata: what is generalised, what is hidden, and that nobody stands alone.

use std::collections::BTreeMap;

use domain::{
    event::EventCode,
    language::Language,
    microdata::Columns,
    protected::{Counter, Fate, Protection, Summary},
    response::{Channel, Response},
    survey::Survey,
};
use jiff::{ToSpan, civil::date};
use proptest::prelude::*;

use crate::crowd::{response, survey};

type Table = Vec<BTreeMap<String, String>>;

/// Both passes over these responses: what is in the file, row by row (`None` is left out), and what was done.
fn protect(
    columns: &Columns<'_>,
    responses: &[Response],
) -> (Vec<Option<BTreeMap<String, String>>>, Summary) {
    let mut counter = Counter::new(columns, 10);
    for response in responses {
        counter.add(response);
    }
    let protection = counter.settle();
    let header = Protection::header(columns);
    let rows = responses.iter().map(|response| {
        let mut cells = Vec::new();
        match protection.write(columns, response, &mut cells) {
            Fate::Written => Some(header.iter().cloned().zip(cells.into_iter().map(String::from)).collect()),
            Fate::LeftOut => None,
            Fate::Unknown => panic!("it was counted"),
        }
    });
    (rows.collect(), protection.summary().clone())
}

fn file(columns: &Columns<'_>, responses: &[Response]) -> Table {
    protect(columns, responses).0.into_iter().flatten().collect()
}

/// `times` responses from an area, an event (A–E, or none), by a channel, in a language.
fn crowd(
    survey: &Survey,
    times: usize,
    (area, event, channel, language): (&str, Option<char>, Channel, Language),
    answers: &str,
) -> Vec<Response> {
    let one = Response {
        area: (!area.is_empty()).then(|| area.to_owned()),
        event: event.and_then(|letter| EventCode::parse(&letter.to_string().repeat(6))),
        channel,
        language,
        ..response(survey, answers)
    };
    vec![one; times]
}

const DIMENSIONS: [&str; 4] = ["area", "event", "channel", "language"];
const SV: Language = Language::Swedish;
const EN: Language = Language::English;

fn told(row: &BTreeMap<String, String>) -> [&str; 4] {
    DIMENSIONS.map(|column| row[column].as_str())
}

/// How often each comes.
fn tallied<T: Ord>(values: impl IntoIterator<Item = T>) -> BTreeMap<T, usize> {
    values.into_iter().fold(BTreeMap::new(), |mut counts, value| {
        *counts.entry(value).or_default() += 1;
        counts
    })
}

fn counted(table: &Table) -> BTreeMap<[&str; 4], usize> {
    tallied(table.iter().map(told))
}

#[test]
fn a_combination_with_ten_keeps_all_that_it_has_and_its_day_becomes_a_week() {
    let adults = survey("vuxna");
    let columns = Columns::new(&[&adults]);
    let responses = crowd(&adults, 10, ("norr", Some('A'), Channel::Event, SV), "trygg_kvall=mycket_trygg");
    let (rows, summary) = protect(&columns, &responses);
    let row = rows[0].as_ref().unwrap();
    assert_eq!(told(row), ["norr", "AAAAAA", "event", "sv"]);
    assert_eq!((row["week"].as_str(), row.contains_key("day")), ("2026-W38", false));
    assert_eq!(row["trygg_kvall"], "mycket_trygg");
    assert_eq!((summary.rows, summary.left_out, summary.generalised.len()), (10, 0, 0));
}

#[test]
fn the_event_goes_first_then_the_channel_then_the_language_and_the_area_last() {
    let adults = survey("vuxna");
    let columns = Columns::new(&[&adults]);
    let some = |n, dimensions| crowd(&adults, n, dimensions, "trygg_kvall=mycket_trygg");
    let cases: [(Vec<Response>, [&str; 4]); 5] = [
        (
            [
                some(6, ("norr", Some('A'), Channel::Event, SV)),
                some(4, ("norr", Some('C'), Channel::Event, SV)),
            ]
            .concat(),
            ["norr", "*", "event", "sv"],
        ),
        (
            [some(6, ("norr", None, Channel::Link, SV)), some(4, ("norr", None, Channel::Kiosk, SV))]
                .concat(),
            ["norr", "", "*", "sv"],
        ),
        (
            [some(6, ("norr", Some('A'), Channel::Event, SV)), some(4, ("norr", None, Channel::Link, SV))]
                .concat(),
            ["norr", "*", "*", "sv"],
        ),
        (
            [some(6, ("norr", None, Channel::Link, SV)), some(4, ("norr", None, Channel::Link, EN))].concat(),
            ["norr", "", "link", "*"],
        ),
        (
            [some(6, ("norr", None, Channel::Link, SV)), some(4, ("soder", None, Channel::Link, SV))]
                .concat(),
            ["*", "", "link", "sv"],
        ),
    ];
    for (responses, expected) in cases {
        let table = file(&columns, &responses);
        assert_eq!(counted(&table), BTreeMap::from([(expected, 10)]));
    }
}

#[test]
fn the_last_few_are_put_with_the_class_that_loses_least() {
    let adults = survey("vuxna");
    let columns = Columns::new(&[&adults]);
    let some = |n, dimensions| crowd(&adults, n, dimensions, "trygg_kvall=mycket_trygg");
    let responses = [
        some(40, ("norr", None, Channel::Link, SV)),
        some(12, ("soder", None, Channel::Link, SV)),
        some(3, ("soder", Some('A'), Channel::Event, EN)),
    ]
    .concat();
    let table = file(&columns, &responses);
    let expected = BTreeMap::from([(["norr", "", "link", "sv"], 40), (["*"; 4], 15)]);
    assert_eq!(counted(&table), expected);
}

#[test]
fn a_file_that_is_too_small_to_hide_in_is_empty_and_says_how_many_are_missing() {
    let adults = survey("vuxna");
    let columns = Columns::new(&[&adults]);
    let responses = crowd(&adults, 9, ("norr", None, Channel::Link, SV), "trygg_kvall=mycket_trygg");
    let (rows, summary) = protect(&columns, &responses);
    assert!(rows.iter().all(Option::is_none));
    assert_eq!((summary.rows, summary.left_out), (0, 9));
}

#[test]
fn an_answer_that_was_not_counted_is_not_written() {
    let adults = survey("vuxna");
    let columns = Columns::new(&[&adults]);
    let mut counter = Counter::new(&columns, 10);
    for one in crowd(&adults, 10, ("norr", None, Channel::Link, SV), "kon=man") {
        counter.add(&one);
    }
    let protection = counter.settle();
    let stranger = &crowd(&adults, 1, ("soder", None, Channel::Link, SV), "kon=man")[0];
    let mut cells = Vec::new();
    assert_eq!(protection.write(&columns, stranger, &mut cells), Fate::Unknown);
    assert!(cells.is_empty());
}

#[test]
fn a_week_that_few_answered_in_is_hidden_and_never_alone() {
    let adults = survey("vuxna");
    let columns = Columns::new(&[&adults]);
    let mut responses = crowd(&adults, 45, ("norr", None, Channel::Link, SV), "kon=man");
    // 20 in the week of 14 September, 15 in the next, 3 and 7 in those after.
    for (place, response) in responses.iter_mut().enumerate() {
        let later = [20, 35, 38].iter().filter(|first| place >= **first).count();
        response.day = date(2026, 9, 14) + i64::try_from(7 * later).unwrap().days();
    }
    let weeks = |table: &Table| tallied(table.iter().map(|row| row["week"].clone()));
    let expected = |pairs: &[(&str, usize)]| pairs.iter().map(|(week, n)| ((*week).to_owned(), *n)).collect();
    let with_two: BTreeMap<_, _> = expected(&[("*", 10), ("2026-W38", 20), ("2026-W39", 15)]);
    assert_eq!(weeks(&file(&columns, &responses)), with_two);
    let with_one: BTreeMap<_, _> = expected(&[("*", 18), ("2026-W38", 20)]);
    assert_eq!(weeks(&file(&columns, &responses[..38])), with_one, "three alone would stand out");
}

/// The columns of `question` that are hidden when these answers are all of one combination.
fn hidden(slug: &str, question: &str, answers: &[(usize, &str)]) -> Vec<String> {
    let survey = survey(slug);
    let columns = Columns::new(&[&survey]);
    let place = ("norr", None, Channel::Link, SV);
    let responses: Vec<_> = answers.iter().flat_map(|(n, one)| crowd(&survey, *n, place, one)).collect();
    let table = file(&columns, &responses);
    let of_question = |name: &&String| name.split('.').next() == Some(question);
    let hidden = |name: &&String| table.iter().all(|row| row[*name] == "*");
    let partly = |name: &&String| table.iter().any(|row| row[*name] == "*");
    let names: Vec<_> = table[0].keys().filter(of_question).filter(partly).collect();
    assert!(names.iter().all(hidden), "a column is hidden for the whole combination");
    names.into_iter().cloned().collect()
}

#[test]
fn a_sensitive_column_is_told_up_to_eighty_percent_of_one_value_and_hidden_above() {
    let at_the_edge = [(16, "omr=norr a_bedr=nej"), (4, "omr=norr a_bedr=forsok")];
    assert!(hidden("aldre", "a_bedr", &at_the_edge).is_empty());
    let over = [(17, "omr=norr a_bedr=nej"), (4, "omr=norr a_bedr=forsok")];
    assert_eq!(hidden("aldre", "a_bedr", &over), ["a_bedr"]);
    let not_sensitive = [(40, "omr=norr a_vet=ja")];
    assert!(hidden("aldre", "a_vet", &not_sensitive).is_empty());
}

#[test]
fn the_unanswered_do_not_hide_how_alike_the_answers_are() {
    let answered_alike = [(10, "kon=man"), (10, "a_bedr=forlust")];
    assert_eq!(hidden("aldre", "a_bedr", &answered_alike), ["a_bedr"]);
}

#[test]
fn a_multiple_choice_is_hidden_whole_where_nearly_all_chose_something() {
    // No single option holds more than half, but only two of thirty were exposed to nothing.
    let exposed =
        [(14, "omr=norr utsatt=stold utsatt=hot"), (14, "omr=norr utsatt=natet"), (2, "omr=norr utsatt=nej")];
    assert_eq!(hidden("vuxna", "utsatt", &exposed).len(), 10, "every column of the question");
    let mixed = [(15, "omr=norr utsatt=stold"), (15, "omr=norr utsatt=nej")];
    let hidden = hidden("vuxna", "utsatt", &mixed);
    assert!(!hidden.contains(&"utsatt.stold".to_owned()) && !hidden.contains(&"utsatt.nej".to_owned()));
    assert!(hidden.contains(&"utsatt.ran".to_owned()), "nobody was robbed, and that is told of nobody");
}

#[test]
fn a_follow_up_is_hidden_with_the_question_that_it_follows() {
    let told = [
        (10, "omr=norr a_bedr=forsok a_hur=telefon"),
        (10, "omr=norr a_bedr=forsok a_hur=sms"),
        (10, "omr=norr a_bedr=nej"),
    ];
    assert!(hidden("aldre", "a_bedr", &told).is_empty());
    assert!(!hidden("aldre", "a_hur", &told).contains(&"a_hur.telefon".to_owned()));
    let nearly_all = [
        (13, "omr=norr a_bedr=forsok a_hur=telefon"),
        (13, "omr=norr a_bedr=forsok a_hur=sms"),
        (2, "omr=norr a_bedr=nej"),
    ];
    assert_eq!(hidden("aldre", "a_bedr", &nearly_all), ["a_bedr"]);
    assert_eq!(
        hidden("aldre", "a_hur", &nearly_all).len(),
        5,
        "who was asked how would tell who was tricked"
    );
}

/// Up to 250 people over 65 in a town, as uneven as people are.
fn town() -> impl Strategy<Value = Vec<Response>> {
    let survey = survey("aldre");
    let person = (
        prop_oneof![4 => Just("norr"), 3 => Just("soder"), 1 => Just(""), 1 => Just("annan_kommun")],
        prop_oneof![5 => Just(None), 1 => Just(Some('A')), 1 => Just(Some('C')), 1 => Just(Some('D'))],
        prop_oneof![6 => Just(Channel::Link), 2 => Just(Channel::Kiosk), 1 => Just(Channel::Paper)],
        prop_oneof![6 => Just(SV), 1 => Just(EN)],
        prop_oneof![
            4 => Just("a_dag=mycket_trygg a_bedr=nej"),
            1 => Just("a_bedr=forsok a_hur=telefon"),
            1 => Just("a_bedr=forlust a_hur=sms a_hur=dorren"),
            1 => Just("a_dag=ganska_otrygg"),
        ],
        0_i64..40,
    );
    prop::collection::vec(person, 0..250).prop_map(move |people| {
        let one = |(area, event, channel, language, answers, later): (_, _, _, _, _, i64)| {
            let mut one = crowd(&survey, 1, (area, event, channel, language), answers).remove(0);
            one.day = date(2026, 9, 1) + later.days();
            one
        };
        people.into_iter().map(one).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_combination_that_occurs_holds_ten(responses in town()) {
        let old = survey("aldre");
        let columns = Columns::new(&[&old]);
        let table = file(&columns, &responses);
        for (combination, rows) in counted(&table) {
            prop_assert!(rows >= 10, "{combination:?} holds {rows}");
        }
    }

    #[test]
    fn no_value_of_a_sensitive_column_holds_over_eighty_percent_of_a_combination(responses in town()) {
        let old = survey("aldre");
        let columns = Columns::new(&[&old]);
        let table = file(&columns, &responses);
        let sensitive = columns.header().into_iter().filter(|name| name.starts_with("a_bedr") || name.starts_with("a_hur"));
        let sensitive: Vec<_> = sensitive.collect();
        prop_assert_eq!(sensitive.len(), 6);
        for combination in counted(&table).into_keys() {
            let rows: Vec<_> = table.iter().filter(|row| told(row) == combination).collect();
            for column in &sensitive {
                let values = tallied(rows.iter().map(|row| row[column].as_str()));
                let hidden = values.keys().all(|value| *value == "*");
                prop_assert!(hidden || values.values().all(|n| n * 100 <= rows.len() * 80), "{} {:?}", column, values);
                prop_assert!(hidden || !values.contains_key("*"), "{} is hidden for some", column);
            }
        }
    }

    #[test]
    fn what_is_not_hidden_is_what_was_answered_and_every_row_is_written_or_counted_as_left_out(responses in town()) {
        let old = survey("aldre");
        let columns = Columns::new(&[&old]);
        let (rows, summary) = protect(&columns, &responses);
        let written = rows.iter().flatten().count() as u64;
        prop_assert_eq!((summary.rows, summary.left_out), (written, responses.len() as u64 - written));
        prop_assert!(summary.left_out < 10);
        for (response, row) in responses.iter().zip(&rows) {
            let Some(row) = row else { continue };
            let mut full = Vec::new();
            columns.write(response, &mut full);
            for (name, value) in columns.header().iter().zip(full).filter(|(name, _)| *name != "day") {
                prop_assert!(row[name] == "*" || row[name] == value, "{}: {} for {}", name, row[name], value);
            }
            let week = response.day.iso_week_date();
            let week = format!("{}-W{:02}", week.year(), week.week());
            prop_assert!(row["week"] == "*" || row["week"] == week);
        }
        let hidden = |column: &str| rows.iter().flatten().filter(|row| row[column] == "*").count() as u64;
        prop_assert_eq!(hidden("week"), summary.weeks_hidden);
        for column in DIMENSIONS {
            let told = summary.generalised.iter().filter(|one| one.columns.contains(&column)).map(|one| one.rows);
            prop_assert_eq!(hidden(column), told.sum::<u64>(), "{}", column);
        }
        for one in &summary.withheld {
            prop_assert_eq!(hidden(&one.column), one.rows, "{}", one.column);
        }
    }

    #[test]
    fn the_order_of_the_answers_makes_no_difference(responses in town(), seed in any::<u64>()) {
        let old = survey("aldre");
        let columns = Columns::new(&[&old]);
        let (rows, summary) = protect(&columns, &responses);
        let mut order: Vec<usize> = (0..responses.len()).collect();
        order.sort_by_key(|place| (*place as u64 + 1).wrapping_mul(seed | 1).rotate_left(17));
        let shuffled: Vec<_> = order.iter().map(|place| responses[*place].clone()).collect();
        let (again, summary_again) = protect(&columns, &shuffled);
        prop_assert_eq!(summary, summary_again);
        for (place, row) in order.into_iter().zip(again) {
            prop_assert_eq!(&row, &rows[place]);
        }
    }

    #[test]
    fn a_combination_with_ten_of_its_own_loses_nothing_but_to_the_last_few(responses in town()) {
        let old = survey("aldre");
        let columns = Columns::new(&[&old]);
        let (rows, _) = protect(&columns, &responses);
        let own = |one: &Response| (one.area.clone(), one.event.clone(), one.channel, one.language);
        let sizes = tallied(responses.iter().map(own));
        let mut gave: BTreeMap<_, [&str; 4]> = BTreeMap::new();
        for (response, row) in responses.iter().zip(&rows) {
            let Some(row) = row else { continue };
            if sizes[&own(response)] >= 10 && told(row).contains(&"*") {
                gave.insert(own(response), told(row));
            }
        }
        prop_assert!(gave.len() <= 1 && gave.values().all(|told| *told == ["*"; 4]), "{:?}", gave);
    }
}
