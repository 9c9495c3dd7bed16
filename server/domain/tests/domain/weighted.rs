//! The weighted picture, and pictures by another dimension than the area.

use domain::{
    disclosure::{
        By, Figure, NoWeights, PublishedPicture, RawPicture, Share, TOGETHER, Table, TableForm, TallyInput,
        Weighting, Year, publish, publish_weighted,
    },
    municipality::{Margins, Municipality, Thresholds, WEIGHTED},
    response::{Channel, Response},
    survey::Survey,
    tally::{Dimension, Tally, cells},
};
use proptest::prelude::*;

use crate::crowd;

/// Answers of several age groups in a municipality where `change` was made.
fn raw_in(change: impl Fn(&mut Municipality), crowds: &[(&str, &[(usize, &str)])]) -> RawPicture {
    let mut municipality = crowd::municipality();
    change(&mut municipality);
    let tallies: Vec<(Survey, Tally)> = crowds
        .iter()
        .map(|(slug, people)| {
            let survey = crowd::survey(slug);
            let tally = crowd::tally(&survey, people);
            (survey, tally)
        })
        .collect();
    let tallies: Vec<(&Survey, &Tally)> = tallies.iter().map(|(survey, tally)| (survey, tally)).collect();
    crowd::raw_in(&municipality, &tallies)
}

fn weigh(raw: &RawPicture) -> PublishedPicture {
    let published = publish(raw, Thresholds::default());
    publish_weighted(published.clone(), Year { raw, published: &published }, Thresholds::default())
}

fn table<'a>(picture: &'a PublishedPicture, survey: &str, field: &str, form: TableForm) -> &'a Table {
    let mut tables = picture.tables.iter();
    let found = tables.find(|table| {
        (&*table.survey, &*table.field, table.form, &table.area) == (survey, field, form, &None)
    });
    found.unwrap_or_else(|| panic!("{survey} {field}"))
}

fn share(table: &Table, option: &str) -> Figure<Share> {
    table.rows.iter().find(|row| row.option == option).unwrap().figure
}

/// Adults: as many answer in Norr, where 100 live, as in Söder, where 300 live.
const ADULTS: [(usize, &str); 4] = [
    (30, "omr=norr trygg_kvall=ganska_otrygg pr_fart=mycket_stort"),
    (30, "omr=norr trygg_kvall=mycket_trygg pr_fart=inget"),
    (22, "omr=soder trygg_kvall=ganska_otrygg pr_fart=mycket_stort"),
    (38, "omr=soder trygg_kvall=mycket_trygg pr_fart=inget"),
];

#[test]
fn answers_count_as_the_inhabitants_of_their_area() {
    let raw = raw_in(|_| {}, &[("vuxna", &ADULTS)]);
    let plain = publish(&raw, Thresholds::default());
    let of = |picture: &PublishedPicture| {
        share(table(picture, "vuxna", "trygg_kvall", TableForm::SafeUnsafe), "otrygg")
    };
    assert_eq!(of(&plain).shown().map(|share| (share.percent, share.n)), Some((43, 120)));
    // Weights 0.5 and 1.5: (15 + 33)/120 = 40 %, n_eff = 120²/(60·0.25 + 60·2.25) = 96; Wilson of 0.40 and 95.
    let weighted = weigh(&raw);
    assert_eq!(of(&weighted), Figure::Shown(Share { percent: 40, low: 31, high: 50, n: 95 }));
    let table = table(&weighted, "vuxna", "trygg_kvall", TableForm::SafeUnsafe);
    assert!(weighted.is_weighted(table) && !plain.is_weighted(table));
    assert_eq!(table.base, Figure::Shown(95));
    let index = weighted.indexes_of("vuxna", None).find(|index| index.theme == "trafik").unwrap();
    assert_eq!(index.figure.shown().map(|index| (index.value, index.n)), Some((2.4, 95)));
}

#[test]
fn answers_without_an_area_have_no_weight() {
    let with = |nowhere| {
        let crowd = [
            &ADULTS[..],
            &[(nowhere, "trygg_kvall=mycket_otrygg"), (9, "omr=vet_inte trygg_kvall=mycket_otrygg")],
        ]
        .concat();
        let raw = raw_in(|_| {}, &[("vuxna", &crowd)]);
        share(table(&weigh(&raw), "vuxna", "trygg_kvall", TableForm::SafeUnsafe), "otrygg")
    };
    assert_eq!(with(50).shown().map(|share| share.percent), Some(40));
    assert_eq!(with(50), with(10));
}

#[test]
fn with_the_margins_alone_weights_are_raked() {
    let only_margins = |municipality: &mut Municipality| {
        municipality.areas.iter_mut().for_each(|area| area.population.clear());
        municipality.margins = Some(Margins {
            by_age: WEIGHTED.map(|slug| (slug.to_owned(), 400)).into(),
            by_area: [("norr".to_owned(), 400), ("soder".to_owned(), 1200)].into(),
        });
    };
    let answers = [(30, "omr=norr fv_polis=helt"), (40, "omr=soder fv_polis=inte_alls")];
    let everyone = WEIGHTED.map(|slug| (slug, &answers[..]));
    let (by_cells, by_margins) = (weigh(&raw_in(|_| {}, &everyone)), weigh(&raw_in(only_margins, &everyone)));
    assert!(matches!(by_margins.weighting, Weighting::ByAgeAndArea { .. }));
    // Each age group is a quarter of each area, among inhabitants and answers: cells and margins say the same.
    assert!(by_margins.tables == by_cells.tables);
    let polis = share(table(&by_margins, "vuxna", "fv_polis", TableForm::FullScale), "helt");
    assert_eq!(polis.shown().map(|share| share.percent), Some(25));
    let few = weigh(&raw_in(only_margins, &[("vuxna", &ADULTS)]));
    assert_eq!(few.weighting, Weighting::Unavailable(NoWeights::EmptyMargin));
}

#[test]
fn where_the_inhabitants_are_not_known_figures_stay_as_they_are_and_it_says_why() {
    let raw = raw_in(|municipality| municipality.areas[1].population.clear(), &[("vuxna", &ADULTS)]);
    let (plain, weighted) = (publish(&raw, Thresholds::default()), weigh(&raw));
    assert_eq!(weighted.weighting, Weighting::Unavailable(NoWeights::PopulationUnknown));
    assert!(weighted.tables == plain.tables && weighted.theme_indexes == plain.theme_indexes);
}

#[test]
fn children_and_single_areas_are_never_weighted() {
    let children = [(40, "omr=norr b_dag=alltid"), (60, "omr=soder b_dag=aldrig")];
    let raw = raw_in(|_| {}, &[("barn", &children), ("vuxna", &ADULTS)]);
    let (plain, weighted) = (publish(&raw, Thresholds::default()), weigh(&raw));
    let same = |picture: &PublishedPicture| -> Vec<Table> {
        let left = |table: &&Table| table.survey == "barn" || table.area.is_some();
        picture.tables.iter().filter(left).cloned().collect()
    };
    assert!(same(&plain) == same(&weighted));
    assert!(same(&weighted).iter().all(|table| !weighted.is_weighted(table)));
}

#[test]
fn all_together_are_only_what_every_age_group_was_asked_alike() {
    let answers = [
        (30, "omr=norr fv_polis=helt pr_fart=litet"),
        (60, "omr=soder fv_polis=inte_alls pr_fart=mycket_stort"),
    ];
    let everyone = WEIGHTED.map(|slug| (slug, &answers[..]));
    let weighted = weigh(&raw_in(|_| {}, &everyone));
    let fields: Vec<&str> = weighted
        .tables
        .iter()
        .filter(|table| table.survey == TOGETHER)
        .map(|table| table.field.as_str())
        .collect();
    assert_eq!(
        fields,
        [
            "pr_moped",
            "pr_elspark",
            "pr_fart",
            "pr_morkt",
            "pr_skrap",
            "pr_droger",
            "fv_polis",
            "fv_kommun",
            "fv_lofte"
        ]
    );
    // A quarter live in Norr, a third of the answers are from there: weights 0.75 and 1.125.
    let polis = share(table(&weighted, TOGETHER, "fv_polis", TableForm::FullScale), "helt");
    assert_eq!(polis.shown().map(|share| share.percent), Some(25));
    let index = weighted.indexes_of(TOGETHER, None).find(|index| index.theme == "trafik").unwrap();
    assert_eq!(index.figure.shown().map(|index| index.value), Some(5.0));
    assert!(weighted.group(TOGETHER).is_none(), "it is no age group to choose");
    // Without one of the age groups there is nothing to say of all.
    let three = weigh(&raw_in(|_| {}, &everyone[..3]));
    let shown = three
        .tables
        .iter()
        .filter(|table| table.survey == TOGETHER)
        .any(|table| table.rows.iter().any(|row| row.figure.is_shown()));
    assert!(!shown);
}

fn people(slug: &'static str) -> impl Strategy<Value = Vec<(usize, String)>> {
    let one = (0_usize..40, prop::sample::select(vec!["norr", "soder"]), 0_usize..6, 0_usize..4);
    prop::collection::vec(one, 2..14).prop_map(move |people| {
        let (safe, problem) = (
            ["mycket_trygg", "ganska_trygg", "ganska_otrygg", "mycket_otrygg", "avstar", "annat_skal"],
            ["inget", "litet", "ganska_stort", "mycket_stort"],
        );
        let words = |(times, area, safe_at, problem_at): (usize, &str, usize, usize)| {
            let evening = if slug == "aldre" { "a_kvall" } else { "trygg_kvall" };
            (times, format!("omr={area} {evening}={} pr_fart={}", safe[safe_at], problem[problem_at]))
        };
        people.into_iter().map(words).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_is_shown_weighted_that_is_not_wholly_shown_unweighted(
        one in people("ungdom"), two in people("vuxna"), three in people("aldre"), four in people("unga-vuxna"),
    ) {
        let groups = [("ungdom", &one), ("vuxna", &two), ("aldre", &three), ("unga-vuxna", &four)];
        let crowds: Vec<(&str, Vec<(usize, &str)>)> = groups
            .into_iter()
            .map(|(slug, people)| (slug, people.iter().map(|(times, words)| (*times, words.as_str())).collect()))
            .collect();
        let crowds: Vec<(&str, &[(usize, &str)])> = crowds.iter().map(|(slug, people)| (*slug, &people[..])).collect();
        let raw = raw_in(|_| {}, &crowds);
        let (plain, weighted) = (publish(&raw, Thresholds::default()), weigh(&raw));
        let whole = |survey: &str, table: &Table| {
            let unweighted = plain.tables.iter().find(|plain| {
                (&*plain.survey, &plain.field, plain.form, &plain.area) == (survey, &table.field, table.form, &None)
            });
            let rows = |table: &Table| table.rows.iter().all(|row| row.figure.is_shown());
            unweighted.is_some_and(|table| table.form == TableForm::SingleOptions || rows(table))
        };
        for table in weighted.tables.iter().filter(|table| weighted.is_weighted(table)) {
            let of: Vec<&str> = if table.survey == TOGETHER { WEIGHTED.to_vec() } else { vec![&table.survey] };
            for (at, row) in table.rows.iter().enumerate().filter(|(_, row)| row.figure.is_shown()) {
                for survey in &of {
                    prop_assert!(whole(survey, table), "{survey} {}", table.field);
                    if table.form == TableForm::SingleOptions {
                        let unweighted = self::table(&plain, survey, &table.field, table.form);
                        prop_assert!(unweighted.rows[at].figure.is_shown());
                    }
                }
                let share = row.figure.shown().unwrap();
                prop_assert!(share.n % 5 == 0 && (share.n >= 50 || share.percent % 5 == 0));
                prop_assert!(share.low <= share.percent && share.percent <= share.high);
            }
        }
    }
}

/// Adults by channel and gender, as (times, channel, answers).
fn by(dimension: Dimension, people: &[(usize, Channel, &str)]) -> RawPicture {
    let survey = crowd::survey("vuxna");
    let mut tally = Tally::default();
    for (times, channel, answers) in people {
        let response = Response { channel: *channel, ..crowd::response(&survey, answers) };
        let one = cells(&survey, &response);
        (0..*times).for_each(|_| tally.add(&one));
    }
    let input =
        TallyInput { round: "2026", survey: "vuxna", version: survey.version, demo: false, tally: &tally };
    RawPicture::from_tallies_by(dimension, &crowd::municipality(), crowd::surveys(), 2026, &[input]).unwrap()
}

#[test]
fn a_picture_by_another_dimension_has_its_values_in_the_place_of_areas() {
    let people = [
        (40, Channel::Link, "omr=norr kon=kvinna trygg_kvall=mycket_trygg"),
        (60, Channel::Link, "omr=soder kon=man trygg_kvall=ganska_otrygg"),
        (12, Channel::Kiosk, "omr=soder kon=vill_inte trygg_kvall=mycket_trygg"),
        (6, Channel::Kiosk, "omr=annan_kommun kon=man trygg_kvall=mycket_otrygg"),
    ];
    let cases: [(Dimension, &[&str], &str, Option<u8>); 5] = [
        (Dimension::Area, &["norr", "soder"], "soder", Some(83)),
        (Dimension::Channel, &["link", "kiosk"], "link", Some(60)),
        (Dimension::Gender, &["kvinna", "man", "annat"], "man", Some(100)),
        (Dimension::Event, &["ACDEFG"], "ACDEFG", Some(54)),
        (Dimension::Language, &["sv"], "sv", Some(54)),
    ];
    for (dimension, values, value, percent) in cases {
        let picture = publish(&by(dimension, &people), Thresholds::default());
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        assert_eq!(picture.by, By { dimension, values });
        let of_value = picture.tables.iter().find(|table| {
            (&*table.survey, &*table.field, table.area.as_deref(), table.form)
                == ("vuxna", "trygg_kvall", Some(value), TableForm::SafeUnsafe)
        });
        let unsafe_ = share(of_value.unwrap(), "otrygg");
        assert_eq!(unsafe_.shown().map(|share| share.percent), percent, "{dimension:?}");
        assert!(
            picture
                .tables
                .iter()
                .all(|table| { table.area.as_ref().is_none_or(|area| picture.by.values.contains(area)) })
        );
    }
}

#[test]
fn every_dimension_has_the_same_municipality_and_the_same_thresholds() {
    let people = [
        (40, Channel::Link, "omr=norr kon=kvinna trygg_kvall=mycket_trygg"),
        (30, Channel::Link, "omr=soder kon=man trygg_kvall=ganska_otrygg"),
        (9, Channel::Kiosk, "omr=soder kon=annat trygg_kvall=mycket_trygg"),
    ];
    let whole = |picture: &PublishedPicture| -> Vec<Table> {
        picture.tables.iter().filter(|table| table.area.is_none()).cloned().collect()
    };
    let by_area = publish(&by(Dimension::Area, &people), Thresholds::default());
    for (dimension, few) in [(Dimension::Channel, "kiosk"), (Dimension::Gender, "annat")] {
        let picture = publish(&by(dimension, &people), Thresholds::default());
        assert!(whole(&picture) == whole(&by_area));
        assert_eq!(picture.respondents, by_area.respondents);
        let below = picture.tables.iter().filter(|table| table.area.as_deref() == Some(few));
        assert!(below.flat_map(|table| &table.rows).all(|row| row.figure == Figure::TooFew));
    }
}
