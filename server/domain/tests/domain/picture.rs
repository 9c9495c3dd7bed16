//! The masked picture, rule by rule.

use std::collections::BTreeMap;

use domain::{
    aggregates,
    disclosure::{
        Coverage, Figure, Index, Level, PictureError, PublishedPicture, RawPicture, Section, Share, Table,
        TableForm, TallyInput, publish,
    },
    municipality::Thresholds,
    survey::{SLUGS, default_surveys},
    tally::Tally,
};
use proptest::{prelude::*, sample::select};

use crate::crowd::{self, municipality, picture, raw, survey};

fn table<'a>(picture: &'a PublishedPicture, field: &str, area: Option<&str>, form: TableForm) -> &'a Table {
    let mut found = picture.tables.iter().filter(|table| {
        (table.survey.as_str(), table.field.as_str(), table.area.as_deref()) == ("vuxna", field, area)
            && table.form == form
    });
    let table = found.next().unwrap_or_else(|| panic!("no {form:?} of {field}"));
    assert!(found.next().is_none(), "{form:?} of {field} is there twice");
    table
}

fn figure(table: &Table, option: &str) -> Figure<Share> {
    table.rows.iter().find(|row| row.option == option).unwrap_or_else(|| panic!("no row {option}")).figure
}

fn percent(table: &Table, option: &str) -> Option<u8> {
    figure(table, option).shown().map(|share| share.percent)
}

/// The whole municipality's full scale and single options; for an area the coarser table.
fn only(slug: &str, crowd: &[(usize, &str)], field: &str, area: Option<&str>) -> Table {
    let picture = picture(slug, crowd);
    let mut found = picture.tables.iter().filter(|table| {
        (table.survey.as_str(), table.field.as_str(), table.area.as_deref()) == (slug, field, area)
    });
    found.next().unwrap().clone()
}

#[test]
fn below_its_threshold_a_base_is_too_few_and_nothing_else_is_told() {
    let adult = "trygg_kvall=mycket_trygg utsatt=hot omr=norr";
    let young = "trygg_kvall=mycket_trygg utsatt=hot omr=norr";
    let child = "b_dag=alltid omr=norr";
    for (slug, answers, field, area, least) in [
        ("vuxna", adult, "trygg_kvall", None, 10),
        ("vuxna", adult, "trygg_kvall", Some("norr"), 10),
        ("vuxna", adult, "utsatt", None, 20),
        ("vuxna", adult, "utsatt", Some("norr"), 20),
        ("ungdom", young, "trygg_kvall", None, 10),
        ("ungdom", young, "trygg_kvall", Some("norr"), 20),
        ("barn", child, "b_dag", None, 20),
        ("barn", child, "b_dag", Some("norr"), 20),
    ] {
        let few = only(slug, &[(least - 1, answers)], field, area);
        assert_eq!(few.base, Figure::TooFew, "{slug} {field} {area:?}");
        assert!(few.rows.iter().all(|row| row.figure == Figure::TooFew), "{slug} {field} {area:?}");
        let enough = only(slug, &[(least, answers)], field, area);
        assert_eq!(enough.base, Figure::Shown(least as u64), "{slug} {field} {area:?}");
    }
}

#[test]
fn the_municipality_may_ask_for_larger_bases() {
    let raw = raw("vuxna", &[(29, "trygg_kvall=mycket_trygg")]);
    let picture = publish(&raw, Thresholds { base: 30, sensitive_base: 30 });
    assert_eq!(table(&picture, "trygg_kvall", None, TableForm::FullScale).base, Figure::TooFew);
}

#[test]
fn vet_inte_is_outside_the_base_and_told_on_its_own() {
    let table = only(
        "vuxna",
        &[(30, "fv_polis=helt"), (30, "fv_polis=inte_alls"), (20, "fv_polis=vet_inte")],
        "fv_polis",
        None,
    );
    assert_eq!(table.base, Figure::Shown(60));
    assert_eq!((percent(&table, "helt"), percent(&table, "inte_alls")), (Some(50), Some(50)));
    let dont_know = table.dont_know.unwrap().shown().copied().unwrap();
    assert_eq!((dont_know.percent, dont_know.n), (25, 80));
    assert!(table.rows.iter().all(|row| row.option != "vet_inte"));
}

#[test]
fn a_category_of_one_to_four_is_protected_and_so_is_another() {
    for count in 1..=4 {
        let crowd = [(40, "fv_polis=helt"), (20, "fv_polis=ganska_bra"), (count, "fv_polis=inte_alls")];
        let table = only("vuxna", &crowd, "fv_polis", None);
        assert_eq!(figure(&table, "inte_alls"), Figure::Protected);
        assert_eq!(figure(&table, "ganska_bra"), Figure::Protected);
        assert!(figure(&table, "helt").is_shown() && percent(&table, "ganska_daligt") == Some(0));
    }
}

#[test]
fn each_option_of_a_multiple_choice_is_tested_from_both_sides() {
    let crowd = [(25, "u_avstatt=kvall"), (21, "u_avstatt=kvall u_avstatt=plats"), (3, "u_avstatt=nej")];
    let table = only("ungdom", &crowd, "u_avstatt", None);
    // 46 of 49 avoid evenings: three do not. 21 of 49 avoid a place. Nobody stays away from school.
    assert_eq!(figure(&table, "kvall"), Figure::Protected);
    assert_eq!(percent(&table, "plats"), Some(45));
    assert_eq!(percent(&table, "skoldag"), Some(0));
    assert_eq!(figure(&table, "nej"), Figure::Protected);
}

#[test]
fn in_a_sensitive_question_nobody_and_everybody_are_unsafe() {
    let crowd = [(20, "utsatt=hot"), (20, "utsatt=hot utsatt=ran")];
    let table = only("vuxna", &crowd, "utsatt", None);
    assert_eq!(figure(&table, "hot"), Figure::Protected);
    assert_eq!(figure(&table, "vald"), Figure::Protected);
    assert_eq!(percent(&table, "ran"), Some(50));
}

#[test]
fn a_place_is_named_only_with_the_threshold_of_mentions() {
    let crowd = [
        (9, "plats=tunnel"),
        (10, "plats=park"),
        (6, "plats=ingenstans"),
        (30, "plats=station plats=centrum"),
    ];
    let table = only("vuxna", &crowd, "plats", None);
    assert_eq!(figure(&table, "tunnel"), Figure::Protected);
    assert_eq!(figure(&table, "idrott"), Figure::Protected);
    assert_eq!(percent(&table, "park"), Some(18));
    assert_eq!(percent(&table, "ingenstans"), Some(11));
}

#[test]
fn a_place_with_enough_mentions_gets_its_times() {
    let crowd =
        [(15, "plats=park tid=kvall"), (15, "plats=park plats=tunnel tid=natt"), (6, "plats=tunnel tid=dag")];
    let picture = picture("vuxna", &crowd);
    let within = |place: &str| {
        let mut tables = picture.tables_of(Section::Places, "vuxna", None);
        tables.find(|table| table.within.as_ref().is_some_and(|(id, _)| id == place)).unwrap()
    };
    assert_eq!(within("park").base, Figure::Shown(30));
    assert_eq!(percent(within("park"), "kvall"), Some(50));
    assert_eq!(percent(within("tunnel"), "dag"), Some(30));
    assert_eq!(within("station").base, Figure::TooFew);
    assert!(picture.tables.iter().all(|table| table.form != TableForm::CrossOption || table.area.is_none()));
}

#[test]
fn the_full_scale_is_never_shown_by_area() {
    let picture =
        picture("vuxna", &[(50, "omr=norr trygg_kvall=avstar pr_fart=litet fv_polis=helt prio=dialog")]);
    for table in picture.tables.iter().filter(|table| table.area.is_some()) {
        assert_ne!(table.form, TableForm::FullScale);
        let coarser = !matches!(table.question.as_str(), "forv" | "v_oro" | "kon" | "a_vet" | "b_vuxen");
        assert!(coarser, "{} has no coarser table", table.field);
    }
    let safety = table(&picture, "trygg_kvall", Some("norr"), TableForm::SafeUnsafe);
    assert_eq!((percent(safety, "trygg"), percent(safety, "otrygg")), (Some(0), Some(100)));
    let problem = table(&picture, "pr_fart", Some("norr"), TableForm::ProblemOrNot);
    assert_eq!((percent(problem, "problem"), percent(problem, "inte_problem")), (Some(0), Some(100)));
}

#[test]
fn those_who_stay_in_from_fear_count_as_unsafe_and_for_other_reasons_as_neither() {
    let crowd = [
        (40, "trygg_kvall=ganska_trygg"),
        (20, "trygg_kvall=mycket_otrygg"),
        (30, "trygg_kvall=avstar"),
        (10, "trygg_kvall=annat_skal"),
        (50, "trygg_kvall=vet_inte"),
    ];
    let picture = picture("vuxna", &crowd);
    let table = table(&picture, "trygg_kvall", None, TableForm::SafeUnsafe);
    let shares = ["trygg", "otrygg", "varken"].map(|row| percent(table, row));
    assert_eq!(shares, [Some(40), Some(50), Some(10)]);
}

#[test]
fn a_small_neither_leaves_the_share_of_unsafe_and_takes_the_share_of_safe() {
    let crowd = [
        (40, "trygg_kvall=ganska_trygg"),
        (20, "trygg_kvall=mycket_trygg"),
        (30, "trygg_kvall=avstar"),
        (3, "trygg_kvall=annat_skal"),
    ];
    let picture = picture("vuxna", &crowd);
    let coarse = table(&picture, "trygg_kvall", None, TableForm::SafeUnsafe);
    assert_eq!(figure(coarse, "trygg"), Figure::Protected);
    assert_eq!(figure(coarse, "varken"), Figure::Protected);
    assert_eq!(percent(coarse, "otrygg"), Some(32));
    let fine = table(&picture, "trygg_kvall", None, TableForm::FullScale);
    assert_eq!(figure(fine, "annat_skal"), Figure::Protected);
    assert_eq!(figure(fine, "mycket_trygg"), Figure::Protected);
    assert_eq!(percent(fine, "ganska_trygg"), Some(43));
}

fn index(picture: &PublishedPicture, theme: &str, area: Option<&str>) -> Figure<Index> {
    picture.indexes_of("vuxna", area).find(|index| index.theme == theme).unwrap().figure
}

#[test]
fn an_index_has_its_level_in_words_and_its_interval_to_a_tenth() {
    let crowd =
        [(20, "omr=norr pr_fart=mycket_stort"), (20, "omr=norr pr_fart=ganska_stort"), (20, "pr_fart=litet")];
    let picture = picture("vuxna", &crowd);
    let whole = index(&picture, "trafik", None).shown().copied().unwrap();
    assert_eq!((whole.value, whole.low, whole.high, whole.n), (4.0, 3.6, 4.4, 60));
    assert_eq!((whole.level, whole.uncertain), (Level::VeryLarge, false));
    let north = index(&picture, "trafik", Some("norr")).shown().copied().unwrap();
    assert_eq!((north.value, north.level), (5.0, Level::VeryLarge));
    assert_eq!(index(&picture, "trafik", Some("soder")), Figure::TooFew);
}

#[test]
fn a_wide_interval_is_called_uncertain() {
    let picture = picture("vuxna", &[(6, "pr_fart=mycket_stort"), (6, "pr_fart=inget")]);
    let index = index(&picture, "trafik", None).shown().copied().unwrap();
    assert_eq!((index.value, index.uncertain), (3.0, true));
}

#[test]
fn the_levels_change_at_whole_numbers() {
    for (value, level) in [
        (0.0, Level::Negligible),
        (0.9, Level::Negligible),
        (1.0, Level::Small),
        (2.0, Level::Noticeable),
        (3.0, Level::Large),
        (3.9, Level::Large),
        (4.0, Level::VeryLarge),
        (6.0, Level::VeryLarge),
    ] {
        assert_eq!(Level::of(value), level, "{value}");
    }
}

#[test]
fn an_index_is_hidden_with_any_category_of_any_of_its_items() {
    let crowd = [(30, "pr_moped=litet pr_elspark=litet"), (30, "pr_moped=inget pr_elspark=inget")];
    assert!(index(&picture("vuxna", &crowd), "tvahjul", None).is_shown());
    let crowd = [crowd[0], crowd[1], (2, "pr_elspark=mycket_stort")];
    assert_eq!(index(&picture("vuxna", &crowd), "tvahjul", None), Figure::Protected);
}

#[test]
fn the_largest_index_comes_first_and_hidden_ones_last() {
    let crowd = [(30, "pr_fart=litet pr_morkt=mycket_stort pr_skrap=ganska_stort")];
    let picture = picture("vuxna", &crowd);
    let order: Vec<_> = picture.indexes_of("vuxna", None).map(|index| index.theme.as_str()).collect();
    assert_eq!(order[..3], ["morker", "skadegorelse", "trafik"]);
    assert_eq!(order.len(), 7);
}

#[test]
fn non_residents_are_in_who_answered_and_in_no_figure() {
    let crowd = [(30, "omr=norr trygg_kvall=avstar"), (20, "omr=annan_kommun trygg_kvall=mycket_trygg")];
    let picture = picture("vuxna", &crowd);
    assert_eq!(picture.label.n, 30);
    assert_eq!(picture.respondents.received, Figure::Shown(50));
    assert_eq!(picture.respondents.non_residents, Figure::Shown(20));
    let table = table(&picture, "trygg_kvall", None, TableForm::FullScale);
    assert_eq!((table.base, percent(table, "avstar")), (Figure::Shown(30), Some(100)));
}

#[test]
fn the_label_names_the_channels_that_were_used_and_no_others() {
    let picture = picture("vuxna", &[(12, "omr=norr")]);
    assert_eq!(
        serde_json::to_value(&picture.label).unwrap(),
        serde_json::json!({"n": 10, "channels": ["event"]})
    );
}

#[test]
fn coverage_is_from_published_numbers_and_says_when_the_population_is_missing() {
    let survey = survey("vuxna");
    let tally = crowd::tally(&survey, &[(60, "omr=norr"), (22, "omr=soder"), (3, "omr=vet_inte")]);
    let picture = publish(&crowd::raw_of(&[(&survey, &tally)]), Thresholds::default());
    // 60 and 20 of 80 published answers; 500 and 1,500 of 2,000 made-up inhabitants over five age groups.
    let coverage: Vec<_> = picture.respondents.areas.iter().map(|area| area.coverage).collect();
    assert_eq!(
        coverage,
        [Coverage::Ratio { value: 3.0, under: false }, Coverage::Ratio { value: 0.33, under: true }]
    );
    assert_eq!(picture.respondents.area_unknown, Figure::Protected);

    let mut unknown = municipality();
    unknown.areas[0].population.clear();
    let tallies = [TallyInput { round: "r", survey: "vuxna", version: 1, demo: false, tally: &tally }];
    let raw = RawPicture::from_tallies(&unknown, &[survey], 2026, &tallies).unwrap();
    let respondents = &publish(&raw, Thresholds::default()).respondents;
    let all = respondents.groups.iter().chain(&respondents.areas).chain(&respondents.groups_by_area);
    assert!(all.clone().count() > 4);
    assert!(all.into_iter().all(|one| one.coverage == Coverage::PopulationUnknown));
}

#[test]
fn versions_are_counted_together_only_where_the_options_are_the_same() {
    let old = survey("vuxna");
    let mut new = old.clone();
    new.version = 2;
    for question in &mut new.questions {
        // Another wording is the same question; one more option makes another table.
        question.text = domain::language::Text::same("Ny lydelse");
        if question.id == "prio" {
            question.options.retain(|choice| choice.id != "dialog");
        }
    }
    let crowd = [(20, "trygg_kvall=avstar prio=trafik")];
    let (one, two) = (crowd::tally(&old, &crowd), crowd::tally(&new, &crowd));
    let picture = publish(&crowd::raw_of(&[(&old, &one), (&new, &two)]), Thresholds::default());
    let safety = table(&picture, "trygg_kvall", None, TableForm::FullScale);
    assert_eq!((safety.base, &safety.versions[..]), (Figure::Shown(40), &[1, 2][..]));
    let priorities: Vec<_> = picture
        .tables
        .iter()
        .filter(|table| table.field == "prio" && table.survey == "vuxna" && table.area.is_none())
        .map(|table| (table.base, table.versions.clone()))
        .collect();
    assert_eq!(priorities, [(Figure::Shown(20), vec![2]), (Figure::Shown(20), vec![1])]);
}

#[test]
fn answers_to_an_unknown_version_are_not_left_out_in_silence() {
    let surveys = default_surveys(&municipality()).unwrap();
    let tally = Tally::default();
    let input = TallyInput { round: "2026", survey: "vuxna", version: 7, demo: false, tally: &tally };
    let error = RawPicture::from_tallies(&municipality(), &surveys, 2026, &[input]).unwrap_err();
    assert!(matches!(error, PictureError::UnknownSurvey { version: 7, .. }), "{error}");
}

#[test]
fn made_up_answers_mark_the_whole_picture() {
    let survey = survey("vuxna");
    let tally = crowd::tally(&survey, &[(1, "omr=norr")]);
    let surveys = default_surveys(&municipality()).unwrap();
    for demo in [true, false] {
        let input = TallyInput { round: "demo", survey: "vuxna", version: 1, demo, tally: &tally };
        let raw = RawPicture::from_tallies(&municipality(), &surveys, 2026, &[input]).unwrap();
        assert_eq!(publish(&raw, Thresholds::default()).demo, demo);
    }
}

#[test]
fn a_year_without_answers_is_a_picture_that_says_so() {
    let raw = crowd::raw_of(&[]);
    assert!(raw.is_empty());
    let picture = publish(&raw, Thresholds::default());
    assert_eq!(picture.groups.len(), 5);
    assert_eq!(picture.label.n, 0);
    assert!(picture.tables.iter().all(|table| table.base == Figure::TooFew));
    assert!(picture.theme_indexes.iter().all(|index| index.figure == Figure::TooFew));
}

#[test]
fn every_section_that_residents_fill_has_tables() {
    let picture = publish(&crowd::raw_of(&[]), Thresholds::default());
    for section in Section::ALL {
        assert!(picture.tables_of(section, "vuxna", None).next().is_some(), "{section:?}");
    }
    let sections: Vec<_> =
        ["trygg_kvall", "v_oro", "pr_fart", "prio", "plats", "tid", "utsatt", "fv_polis", "kon"]
            .map(|field| {
                let mut tables = picture.tables.iter();
                let question =
                    survey("vuxna").field(field).map_or(field.to_owned(), |field| field.question.id.clone());
                tables.find(|table| table.question == question).unwrap().section.number()
            })
            .to_vec();
    assert_eq!(sections, [4, 4, 5, 5, 6, 6, 7, 8, 3]);
}

#[test]
fn the_raw_picture_tells_no_counts_to_a_log() {
    let written = format!("{:?}", raw("vuxna", &[(37, "omr=norr trygg_kvall=avstar")]));
    assert!(!written.contains("37") && !written.contains("avstar"), "{written}");
}

#[test]
fn a_hidden_figure_is_a_word_in_the_serialised_picture() {
    let table = only("vuxna", &[(40, "fv_polis=helt"), (3, "fv_polis=inte_alls")], "fv_polis", None);
    let hidden = serde_json::to_value(table.rows[3].figure).unwrap();
    assert_eq!(hidden, serde_json::json!("skyddad"));
    assert_eq!(serde_json::to_value(Figure::<u64>::TooFew).unwrap(), serde_json::json!("for_fa_svar"));
    assert_eq!(serde_json::to_value(Figure::Shown(5)).unwrap(), serde_json::json!({"ok": 5}));
}

/// Crowds of every size, with answers to a few questions of every kind.
fn any_crowd() -> impl Strategy<Value = (&'static str, Vec<(usize, String)>)> {
    select(SLUGS.to_vec()).prop_flat_map(|slug| {
        let fields: Vec<(String, Vec<String>)> = survey(slug)
            .fields()
            .map(|field| {
                let options = field.question.options.iter().map(|choice| choice.id.clone());
                (field.id.to_owned(), options.collect())
            })
            .collect();
        let person: Vec<_> = fields
            .into_iter()
            .map(|(field, options)| {
                prop::option::weighted(0.8, select(options)).prop_map(move |option| {
                    option.map(|option| format!("{field}={option}")).unwrap_or_default()
                })
            })
            .collect();
        let person = person.prop_map(|answers| format!("omr=norr {}", answers[1..].join(" ")));
        let kinds = prop::collection::vec((prop_oneof![1_usize..8, 1_usize..60], person), 1..12);
        (Just(slug), kinds)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_small_or_exact_is_in_a_published_picture((slug, crowd) in any_crowd()) {
        let crowd: Vec<(usize, &str)> = crowd.iter().map(|(times, answers)| (*times, answers.as_str())).collect();
        let raw = raw(slug, &crowd);
        let picture = publish(&raw, Thresholds::default());
        let key = |row: &aggregates::AggregateRow<'_>| {
            let answer = row.answer.as_deref().map(str::to_owned);
            (row.survey.to_owned(), row.field.to_string(), row.area.map(str::to_owned), answer)
        };
        let exact: BTreeMap<_, _> = aggregates::draft_rows(&raw).map(|row| (key(&row), row)).collect();
        let published: Vec<_> = aggregates::rows(&picture).collect();
        prop_assert_eq!(exact.len(), published.len());

        for row in &published {
            let true_row = &exact[&key(row)];
            let n = true_row.n.unwrap();
            let (Some(share), Some(published_n)) = (row.share, row.n) else {
                prop_assert!(row.low.is_none() && row.high.is_none() && row.share.is_none());
                prop_assert_eq!(row.index.is_some(), row.answer.is_none() && row.status == "ok");
                prop_assert!(row.index.is_none() || n >= 10);
                continue;
            };
            let count = (true_row.share.unwrap() / 100.0 * n as f64).round() as u64;
            prop_assert_eq!(row.status, "ok");
            prop_assert!(n >= 10 && published_n % 5 == 0 && n.abs_diff(published_n) <= 2);
            prop_assert!(!(1..=4).contains(&count), "{:?} shows {} of {}", row, count, n);
            prop_assert!(share.fract() == 0.0 && (n >= 50 || share % 5.0 == 0.0));
            let (low, high) = (row.low.unwrap(), row.high.unwrap());
            prop_assert!(0.0 <= low && low <= share && share <= high && high <= 100.0);
            // The interval is a function of what is published, so it tells nothing more.
            let interval = domain::statistics::wilson(share / 100.0, published_n as f64).unwrap();
            prop_assert_eq!((low, high), ((interval.low * 100.0).round(), (interval.high * 100.0).round()));
        }
    }

    #[test]
    fn no_table_that_adds_up_hides_a_single_category((slug, crowd) in any_crowd()) {
        let crowd: Vec<(usize, &str)> = crowd.iter().map(|(times, answers)| (*times, answers.as_str())).collect();
        for table in &picture(slug, &crowd).tables {
            let adds_up = matches!(
                table.form,
                TableForm::FullScale | TableForm::SafeUnsafe | TableForm::ProblemOrNot
            );
            let hidden = table.rows.iter().filter(|row| row.figure == Figure::Protected).count();
            prop_assert!(!adds_up || hidden != 1, "{:?}", table);
        }
    }
}
