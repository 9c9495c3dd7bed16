//! The rows of the exported files.

use std::{borrow::Cow, collections::BTreeSet};

use domain::{
    aggregates::{self, AggregateRow},
    codebook,
    disclosure::publish,
    microdata::Columns,
    municipality::Thresholds,
    response::Response,
    survey::{SLUGS, Survey},
};

use crate::crowd::{municipality, picture, raw, raw_of, response, survey, tally};

fn cells(columns: &Columns<'_>, response: &Response) -> Vec<(String, String)> {
    let mut cells: Vec<Cow<'_, str>> = Vec::new();
    columns.write(response, &mut cells);
    let header = columns.header();
    assert_eq!(header.len(), cells.len());
    header.into_iter().zip(cells.into_iter().map(Cow::into_owned)).collect()
}

fn cell(cells: &[(String, String)], column: &str) -> String {
    let found = cells.iter().find(|(name, _)| name == column);
    found.unwrap_or_else(|| panic!("no column {column}")).1.clone()
}

#[test]
fn a_microdata_header_is_the_fixed_columns_and_the_survey_in_order() {
    let old = survey("aldre");
    let header = Columns::new(&[&old]).header().join(",");
    assert_eq!(
        header,
        "survey,version,day,area,event,channel,language,a_dag,a_kvall,a_hemma,\
         pr_moped,pr_elspark,pr_fart,pr_morkt,pr_skrap,pr_droger,a_bedr,\
         a_hur.telefon,a_hur.sms,a_hur.dorren,a_hur.ute,a_hur.internet,a_vet,\
         a_info.brev,a_info.traff,a_info.tidning,a_info.telefon,a_info.webb,a_info.anhorig,\
         fv_polis,fv_kommun,fv_lofte,\
         prio.morker,prio.tvahjul,prio.trafik,prio.trafik_skola,prio.skola,prio.skadegorelse,prio.narkotika,\
         prio.ordning,prio.bedrageri,prio.kollektivtrafik,prio.dialog,prio.annat,prio.vet_inte,kon"
    );
}

#[test]
fn a_response_is_a_row_of_option_ids_with_the_unanswered_empty() {
    let adults = survey("vuxna");
    let columns = Columns::new(&[&adults]);
    let row = cells(&columns, &response(&adults, "omr=norr trygg_kvall=avstar plats=park kon=man"));
    let fixed: Vec<_> = row[..7].iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(fixed, ["vuxna", "1", "2026-09-15", "norr", "ACDEFG", "event", "sv"]);
    assert_eq!(cell(&row, "trygg_kvall"), "avstar");
    assert_eq!((cell(&row, "plats.park"), cell(&row, "plats.station")), ("1".into(), "0".into()));
    assert_eq!((cell(&row, "utsatt.hot"), cell(&row, "pr_fart")), (String::new(), String::new()));
    assert!(row.iter().all(|(name, _)| name != "omr"));
}

fn two_versions() -> (Survey, Survey) {
    let old = survey("vuxna");
    let mut new = old.clone();
    new.version = 2;
    new.questions.retain(|question| question.id != "v_oro");
    let prio = new.questions.iter_mut().find(|question| question.id == "prio").unwrap();
    prio.options.retain(|choice| choice.id != "dialog");
    (old, new)
}

#[test]
fn the_columns_cover_every_version_and_a_choice_that_was_not_offered_is_empty() {
    let (old, new) = two_versions();
    for versions in [[&old, &new], [&new, &old]] {
        let columns = Columns::new(&versions);
        assert_eq!(columns.header(), Columns::new(&[&old]).header());
        let before = cells(&columns, &response(&old, "prio=trafik"));
        let after = cells(&columns, &response(&new, "prio=trafik"));
        assert_eq!((cell(&before, "prio.dialog"), cell(&after, "prio.dialog")), ("0".into(), String::new()));
        assert_eq!((cell(&after, "version"), cell(&after, "v_inbrott")), ("2".into(), String::new()));
    }
}

#[test]
fn no_column_is_there_twice() {
    for slug in SLUGS {
        let survey = survey(slug);
        let mut header = Columns::new(&[&survey]).header();
        let all = header.len();
        header.sort();
        header.dedup();
        assert_eq!(header.len(), all, "{slug}");
    }
}

fn find<'a>(rows: &'a [AggregateRow<'a>], field: &str, answer: Option<&str>) -> &'a AggregateRow<'a> {
    let row = rows.iter().find(|row| {
        (row.survey, &*row.field, row.answer.as_deref(), row.area) == ("vuxna", field, answer, None)
    });
    row.unwrap_or_else(|| panic!("no row {field} {answer:?}"))
}

const CROWD: [(usize, &str); 3] = [
    (40, "trygg_kvall=ganska_trygg pr_fart=litet pr_moped=litet pr_elspark=litet plats=park tid=kvall"),
    (23, "trygg_kvall=avstar pr_fart=mycket_stort fv_polis=helt"),
    (20, "trygg_kvall=vet_inte plats=station tid=natt"),
];

#[test]
fn the_aggregates_have_the_columns_of_the_contract() {
    assert_eq!(
        aggregates::HEADER.join(","),
        "ar,kommunkod,omrade,aldersgrupp,fraga_id,fraga_version,tema,svar,n_avrundat,andel,ki_l,ki_u,index,status"
    );
}

#[test]
fn a_published_row_is_rounded_and_an_index_row_has_no_answer() {
    let picture = picture("vuxna", &CROWD);
    let rows: Vec<_> = aggregates::rows(&picture).collect();
    let share = find(&rows, "trygg_kvall", Some("avstar"));
    assert_eq!(
        share,
        &AggregateRow {
            year: 2026,
            municipality_code: "9999",
            area: None,
            survey: "vuxna",
            field: "trygg_kvall".into(),
            version: Some(1),
            theme: Some("morker".into()),
            answer: Some("avstar".into()),
            n: Some(65),
            share: Some(37.0),
            low: Some(26.0),
            high: Some(49.0),
            index: None,
            status: "ok",
        }
    );
    assert_eq!(find(&rows, "trygg_kvall", Some("otrygg")).share, Some(37.0));
    assert_eq!(find(&rows, "trygg_kvall", Some("vet_inte")).n, Some(85));
    assert_eq!(find(&rows, "plats.tid", Some("park.kvall")).share, Some(100.0));
    let index = find(&rows, "pr_moped+pr_elspark", None);
    assert_eq!((index.index, index.n, index.theme.as_deref()), (Some(2.0), Some(40), Some("tvahjul")));
    assert_eq!((index.share, index.low, index.high), (None, None, None));
}

#[test]
fn a_hidden_row_is_empty_and_says_why() {
    let picture = picture("vuxna", &[(30, "fv_polis=helt"), (3, "fv_polis=inte_alls"), (7, "fv_lofte=helt")]);
    let rows: Vec<_> = aggregates::rows(&picture).collect();
    let hidden = find(&rows, "fv_polis", Some("inte_alls"));
    assert_eq!((hidden.status, hidden.n, hidden.share, hidden.low), ("skyddad", Some(35), None, None));
    let few = find(&rows, "fv_lofte", Some("helt"));
    assert_eq!((few.status, few.n, few.share), ("for_fa_svar", None, None));
}

#[test]
fn a_draft_is_exact_and_unmasked() {
    let raw = raw("vuxna", &[(30, "fv_polis=helt"), (3, "fv_polis=inte_alls"), (7, "pr_fart=litet")]);
    let rows: Vec<_> = aggregates::draft_rows(&raw).collect();
    let small = find(&rows, "fv_polis", Some("inte_alls"));
    assert_eq!((small.status, small.n, small.share), ("ok", Some(33), Some(9.0909)));
    assert_eq!((small.low, small.high), (Some(3.1403), Some(23.5729)));
    assert_eq!(find(&rows, "pr_fart", None).index, Some(2.0));
    assert_eq!(find(&rows, "pr_morkt", None).status, "for_fa_svar");
}

#[test]
fn the_rows_of_a_draft_are_the_rows_of_the_published_picture() {
    let (raw, picture) = (raw("vuxna", &CROWD), picture("vuxna", &CROWD));
    let key = |row: AggregateRow<'_>| {
        let text = |text: Option<Cow<'_, str>>| text.unwrap_or_default().into_owned();
        [
            row.survey.into(),
            row.area.unwrap_or_default().into(),
            row.field.into(),
            text(row.answer),
            text(row.theme),
        ]
    };
    let sorted = |mut rows: Vec<[String; 5]>| {
        rows.sort();
        rows
    };
    let draft = sorted(aggregates::draft_rows(&raw).map(key).collect());
    assert_eq!(draft, sorted(aggregates::rows(&picture).map(key).collect()));
    let mut once = draft.clone();
    once.dedup();
    assert_eq!(once.len(), draft.len(), "a row is there twice");
}

#[test]
fn the_codebook_explains_every_column_and_every_code_of_both_files() {
    for slug in SLUGS {
        let survey = survey(slug);
        let rows = codebook::rows(&municipality(), &[&survey]);
        let explained = |file: &str, column: &str, code: &str| {
            rows.iter().any(|row| (row.file, &*row.column, &*row.code) == (file, column, code))
        };
        for column in Columns::new(&[&survey]).header() {
            assert!(explained("responses", &column, ""), "{slug} {column}");
        }
        for column in aggregates::HEADER {
            assert!(explained("situation-picture", column, ""), "{column}");
        }
        assert!(explained("situation-picture", "aldersgrupp", slug));
        assert!(explained("situation-picture", "omrade", "norr"));
        assert!(!explained("situation-picture", "omrade", "annan_kommun"));
        for field in survey.fields() {
            assert!(
                field.id == "omr" || explained("situation-picture", "fraga_id", field.id),
                "{}",
                field.id
            );
            for option in &field.question.options {
                let (column, code) = match field.id {
                    "omr" => ("area".to_owned(), option.id.as_str()),
                    id if field.question.is_multiple() => (format!("{id}.{}", option.id), "1"),
                    id => (id.to_owned(), option.id.as_str()),
                };
                assert!(explained("responses", &column, code), "{slug} {column} {code}");
            }
        }
        assert!(rows.iter().all(|row| !row.text_sv.is_empty() && !row.text_en.is_empty()), "{slug}");
    }
}

/// Every question answered, each option by thirty people.
fn everyone(survey: &Survey) -> Vec<(usize, String)> {
    let most = survey.questions.iter().map(|question| question.options.len()).max().unwrap();
    let answers = |turn: usize| {
        let one = survey.fields().map(|field| {
            let options = &field.question.options;
            format!("{}={}", field.id, options[turn % options.len()].id)
        });
        one.collect::<Vec<_>>().join(" ")
    };
    (0..most).map(|turn| (30, answers(turn))).collect()
}

/// The distinct codes of each coded column, as (column, code).
fn codes<'a>(slug: &str, rows: impl Iterator<Item = AggregateRow<'a>>) -> BTreeSet<(String, String)> {
    let of_survey = rows.filter(|row| row.survey == slug);
    let pairs = of_survey.flat_map(|row| {
        let text = |text: Option<Cow<'_, str>>| text.unwrap_or_default().into_owned();
        [
            ("omrade", row.area.unwrap_or_default().to_owned()),
            ("aldersgrupp", row.survey.to_owned()),
            ("fraga_id", row.field.into_owned()),
            ("tema", text(row.theme)),
            ("svar", text(row.answer)),
            ("status", row.status.to_owned()),
        ]
    });
    pairs.filter(|(_, code)| !code.is_empty()).map(|(column, code)| (column.to_owned(), code)).collect()
}

#[test]
fn every_code_of_the_aggregates_stands_in_the_codebook_and_no_question_or_answer_besides() {
    let (old, new) = two_versions();
    let mut books: Vec<Vec<Survey>> = SLUGS.iter().map(|slug| vec![survey(slug)]).collect();
    books.push(vec![old, new]);
    for versions in &books {
        let slug = &*versions[0].slug;
        let tallies = versions.iter().map(|survey| {
            let crowd = everyone(survey);
            let crowd: Vec<_> = crowd.iter().map(|(times, answers)| (*times, &**answers)).collect();
            (survey, tally(survey, &crowd))
        });
        let tallies: Vec<_> = tallies.collect();
        let raw = raw_of(&tallies.iter().map(|(survey, tally)| (*survey, tally)).collect::<Vec<_>>());
        let picture = publish(&raw, Thresholds::default());
        let drafted = codes(slug, aggregates::draft_rows(&raw));
        let used: BTreeSet<_> = codes(slug, aggregates::rows(&picture)).union(&drafted).cloned().collect();

        let book = codebook::rows(&municipality(), &versions.iter().collect::<Vec<_>>());
        let explained: BTreeSet<_> = book
            .into_iter()
            .filter(|row| row.file == "situation-picture" && !row.code.is_empty())
            .map(|row| (row.column, row.code))
            .collect();
        let missing: Vec<_> = used.difference(&explained).collect();
        assert!(missing.is_empty(), "{slug}: {missing:?}");
        // Themes and statuses are closed lists: a survey need not use them all.
        let closed = |column: &str| column == "tema" || column == "status";
        let unused: Vec<_> = explained.difference(&used).filter(|(column, _)| !closed(column)).collect();
        assert!(unused.is_empty(), "{slug}: {unused:?}");
    }
}

#[test]
fn a_code_of_the_aggregates_is_told_in_words_for_each_question_that_means_something_else_by_it() {
    let rows = codebook::rows(&municipality(), &[&survey("vuxna")]);
    let told = |column: &str, code: &str| {
        let found = rows
            .iter()
            .filter(|row| (row.file, &*row.column, &*row.code) == ("situation-picture", column, code));
        found.map(|row| (&*row.text_sv, &*row.text_en, &*row.note)).collect::<Vec<_>>()
    };
    assert_eq!(
        told("svar", "bedrageri"),
        [("Bedrägeri", "Fraud", "fraga_id: utsatt"), ("Bedrägerier", "Fraud", "fraga_id: prio")]
    );
    assert_eq!(
        told("svar", "station.kvall"),
        [("Stationen – Kväll", "The station – Evening", "fraga_id: plats.tid")]
    );
    assert_eq!(
        told("fraga_id", "pr_moped+pr_elspark"),
        [(
            "Upplevt problemindex – Mopeder, crossar och elsparkcyklar",
            "Perceived problem index – Mopeds, dirt bikes and e-scooters",
            "Bara på indexrader; indexets delfrågor är pr_moped, pr_elspark",
        )]
    );
    assert_eq!(
        told("fraga_id", "pr_fart")[0].2,
        "På indexrader: upplevt problemindex, Fortkörning och trafik"
    );
    assert_eq!(told("fraga_id", "plats.tid").len(), 1);
}

#[test]
fn the_codebook_tells_what_is_sensitive_and_what_is_outside_the_base() {
    let rows = codebook::rows(&municipality(), &[&survey("vuxna")]);
    let row = |column: &str, code: &str| {
        rows.iter().find(|row| (&*row.column, &*row.code) == (column, code)).unwrap()
    };
    assert_eq!((row("utsatt.hot", "").sensitive, row("pr_fart", "").sensitive), ("ja", ""));
    assert_eq!(
        row("utsatt.hot", "").text_en,
        "Have any of these happened to you in the past 12 months? – Threats"
    );
    assert_eq!(row("trygg_kvall", "vet_inte").note, "Utanför basen för andelar");
    assert_eq!(row("trygg_kvall", "avstar").note, "Räknas som otrygg");
    assert!(row("pr_fart", "litet").note.contains("2 poäng"));
}
