//! The picture in brief: what each of the five answers says, and that it says no more than the figures do.

use domain::{
    brief::{Brief, Missing, Since, Why},
    dialogue::{DialogueKind, DialogueNote, Participants},
    disclosure::{Changes, PublishedPicture, RawPicture, Reason, Year, publish},
    language::Language,
    municipality::{Municipality, Thresholds},
    published::{Edition, Method, Parts, PublicReport},
    report::{Heard, Judgement, Priority, Report, board, priorities},
};
use jiff::civil::date;

use crate::crowd::{self, picture, raw, raw_in, survey};

const SAFE: &str = "trygg_kvall=mycket_trygg";
const UNSAFE: &str = "trygg_kvall=ganska_otrygg";

fn made(
    picture: &PublishedPicture,
    changes: Option<&Changes>,
    notes: &[DialogueNote],
) -> (Vec<Judgement>, Vec<Priority>) {
    let report = Report { year: 2026, ..Report::default() };
    let board = board(picture, changes, &Heard::of(notes), &report);
    let priorities = priorities(picture, &board, &report);
    (board, priorities)
}

fn brief(picture: &PublishedPicture, changes: Option<&Changes>, notes: &[DialogueNote]) -> Brief {
    let (board, priorities) = made(picture, changes, notes);
    Brief::of(picture, changes, &board, &priorities)
}

/// Of so many age groups' answers to each.
fn groups(crowds: &[(&str, &[(usize, &str)])]) -> RawPicture {
    let tallies: Vec<_> = crowds
        .iter()
        .map(|(slug, crowd)| {
            let survey = survey(slug);
            let tally = crowd::tally(&survey, crowd);
            (survey, tally)
        })
        .collect();
    raw_of(&crowd::municipality(), &tallies)
}

fn raw_of(
    municipality: &Municipality,
    tallies: &[(domain::survey::Survey, domain::tally::Tally)],
) -> RawPicture {
    let tallies: Vec<_> = tallies.iter().map(|(survey, tally)| (survey, tally)).collect();
    raw_in(municipality, &tallies)
}

fn shown(raw: &RawPicture) -> PublishedPicture {
    publish(raw, Thresholds::default())
}

fn notes(kind: DialogueKind, theme: &str, severity: u8) -> Vec<DialogueNote> {
    let note = DialogueNote {
        id: uuid::Uuid::nil(),
        kind,
        year: 2026,
        day: date(2026, 9, 3),
        participants: vec![Participants { function: "fältarbetare".to_owned(), number: 4 }],
        theme: theme.to_owned(),
        area: None,
        place: String::new(),
        severity,
        frequency: None,
        observation: "x".to_owned(),
        proposal: String::new(),
        age_groups: Vec::new(),
        demo: false,
    };
    vec![note; 3]
}

#[test]
fn the_age_group_that_is_surely_most_unsafe_stands_first_and_the_others_after_it() {
    let raw = groups(&[
        ("vuxna", &[(100, SAFE), (100, UNSAFE)]),
        ("ungdom", &[(180, "u_iskolan=mycket_trygg"), (20, "u_iskolan=mycket_otrygg")]),
    ]);
    let picture = shown(&raw);
    let tables: Vec<_> = picture.tables.iter().map(|table| (&table.survey, &table.field)).collect();
    let told = brief(&picture, None, &[]).unsafest;
    let slugs = |worst: &[domain::brief::Worst]| -> Vec<String> {
        worst.iter().map(|worst| worst.survey.clone()).collect()
    };
    assert_eq!(slugs(&told.highest), ["vuxna"], "{tables:?}");
    assert_eq!(told.highest[0].items[0].share.percent, 50);
    assert_eq!(told.highest[0].items[0].field, "trygg_kvall");
    assert_eq!(slugs(&told.others), ["ungdom"], "{tables:?}");
    let silent: Vec<&str> = told.silent.iter().map(|name| name.get(Language::Swedish)).collect();
    assert_eq!(silent.len(), 3, "whoever was not heard is named: {silent:?}");
}

#[test]
fn shares_within_each_others_intervals_are_not_told_apart() {
    let raw = groups(&[
        ("vuxna", &[(100, SAFE), (100, UNSAFE)]),
        ("ungdom", &[(96, "u_iskolan=mycket_trygg"), (104, "u_iskolan=mycket_otrygg")]),
    ]);
    let told = brief(&shown(&raw), None, &[]).unsafest;
    let slugs: Vec<&str> = told.highest.iter().map(|worst| &*worst.survey).collect();
    assert_eq!(slugs, ["ungdom", "vuxna"]);
    assert!(told.others.is_empty());

    // Within an age group the same: two situations that are level are both named, the third is not.
    let items =
        |school: &str, way: &str, out: &str| format!("u_iskolan={school} u_skolvag={way} u_buss={out}");
    let (bad, good) = ("mycket_otrygg", "mycket_trygg");
    let crowd = [
        (90, items(bad, good, good)),
        (85, items(good, bad, good)),
        (15, items(good, good, bad)),
        (10, items(good, good, good)),
    ];
    let crowd: Vec<(usize, &str)> = crowd.iter().map(|(times, answers)| (*times, answers.as_str())).collect();
    let told = brief(&picture("ungdom", &crowd), None, &[]).unsafest;
    let fields: Vec<&str> = told.highest[0].items.iter().map(|item| &*item.field).collect();
    assert_eq!(fields, ["u_iskolan", "u_skolvag"]);
}

#[test]
fn a_share_that_is_hidden_or_rests_on_few_answers_is_not_the_most_unsafe() {
    for few in [(10, 14), (4, 4), (0, 0)] {
        let told = brief(&picture("vuxna", &[(few.0, SAFE), (few.1, UNSAFE)]), None, &[]).unsafest;
        assert!(told.highest.is_empty() && told.others.is_empty(), "{few:?}");
        assert_eq!(told.silent.len(), 5);
    }
    // Two unsafe among many are hidden; the many safe ones say nothing of where it is worst.
    assert!(brief(&picture("vuxna", &[(98, SAFE), (2, UNSAFE)]), None, &[]).unsafest.highest.is_empty());
}

fn between(earlier: &RawPicture, later: &RawPicture) -> (PublishedPicture, Option<Changes>) {
    let [one, two] = [earlier, later].map(shown);
    let changes =
        Changes::between(Year { raw: earlier, published: &one }, Year { raw: later, published: &two });
    (two, changes)
}

#[test]
fn only_what_is_more_than_chance_has_become_worse_or_better() {
    let year = |unsafe_ones| raw("vuxna", &[(200 - unsafe_ones, SAFE), (unsafe_ones, UNSAFE)]);
    let told = |earlier, later| {
        let (picture, changes) = between(&year(earlier), &year(later));
        brief(&picture, changes.as_ref(), &[]).since
    };
    let counted = |since| match since {
        Since::Compared { compared, worse, better, .. } => (compared, worse.len(), better.len()),
        other => panic!("{other:?}"),
    };
    assert_eq!(counted(told(40, 120)), (1, 1, 0));
    assert_eq!(counted(told(120, 40)), (1, 0, 1));
    assert_eq!(counted(told(80, 82)), (1, 0, 0));
    assert!(
        matches!(told(10, 80), Since::NotComparable { reason: Reason::TooFew | Reason::Hidden, .. })
            || counted(told(10, 80)).1 == 1,
        "a small share is either compared or said to be hidden"
    );
}

#[test]
fn where_nothing_can_be_compared_it_is_said_why() {
    let now = raw("vuxna", &[(100, SAFE), (100, UNSAFE)]);
    let (picture, changes) = between(&raw("vuxna", &[(12, SAFE), (12, UNSAFE)]), &now);
    assert!(changes.is_some(), "nothing is tested");
    let since = brief(&picture, changes.as_ref(), &[]).since;
    assert!(matches!(since, Since::NotComparable { .. }), "{since:?}");
    assert_eq!(brief(&picture, None, &[]).since, Since::Nothing);
}

#[test]
fn what_the_dialogues_agree_on_is_named_and_what_lacks_evidence_is_counted() {
    let picture = picture("vuxna", &[(60, SAFE), (140, UNSAFE)]);
    let told = |severity| brief(&picture, None, &notes(DialogueKind::Staff, "morker", severity)).agreement;
    let names = |said: &[domain::brief::Said]| said.len();
    assert_eq!((names(&told(5).agreed), names(&told(5).split)), (1, 0));
    assert_eq!((names(&told(1).agreed), names(&told(1).split)), (0, 1));
    let alone = brief(&picture, None, &[]).agreement;
    assert!(alone.agreed.is_empty() && alone.split.is_empty());
    assert_eq!(alone.lacking, told(5).lacking + 1);
}

/// Adults by area, of whom three times as many live in the south as in the north.
fn by_area(north: usize, south: usize) -> PublishedPicture {
    let north_answers = format!("omr=norr {SAFE}");
    let south_answers = format!("omr=soder {SAFE}");
    picture("vuxna", &[(north, &north_answers), (south, &south_answers)])
}

#[test]
fn who_is_missing_and_who_is_heard_most_is_told_by_the_number_of_inhabitants() {
    let Missing::Known { short, loudest, .. } = brief(&by_area(120, 40), None, &[]).missing else { panic!() };
    let areas: Vec<_> = short.iter().filter_map(|part| part.area.as_deref()).collect();
    assert!(areas.contains(&"Söder"), "{short:?}");
    assert_eq!(loudest.and_then(|part| part.area).as_deref(), Some("Norr"));
    let Missing::Known { short, loudest, .. } = brief(&by_area(50, 150), None, &[]).missing else { panic!() };
    assert!(short.iter().all(|part| part.area.is_none()), "the areas answered as they should: {short:?}");
    assert_eq!(loudest, None);
}

#[test]
fn without_the_number_of_inhabitants_nobody_is_said_to_be_missing() {
    let mut town = crowd::municipality();
    town.areas.iter_mut().for_each(|area| area.population.clear());
    let survey = survey("vuxna");
    let answers = format!("omr=norr {SAFE}");
    let tally = crowd::tally(&survey, &[(100, &answers)]);
    let told = brief(&shown(&raw_in(&town, &[(&survey, &tally)])), None, &[]);
    assert_eq!(told.missing, Missing::PopulationUnknown);
}

#[test]
fn what_comes_first_says_which_parts_of_its_score_are_the_largest() {
    let picture = picture("vuxna", &[(60, SAFE), (140, UNSAFE)]);
    let first = brief(&picture, None, &notes(DialogueKind::Staff, "morker", 5)).first;
    assert_eq!(first.len(), 3);
    assert!(
        matches!(first[0].why[..], [Why::Size(size), Why::Dialogues { staff: Some(_), .. }] if size > 4.0)
    );
    assert!(first[1].why.is_empty(), "nothing is said of a theme that nobody has spoken about: {first:?}");
}

#[test]
fn an_edition_tells_the_same_as_staff_were_told_but_for_how_serious_the_dialogues_were() {
    let picture = picture("vuxna", &[(195, SAFE), (5, UNSAFE)]);
    let notes = notes(DialogueKind::Staff, "morker", 6);
    let (board, priorities) = made(&picture, None, &notes);
    let for_staff = Brief::of(&picture, None, &board, &priorities);
    let report = Report { year: 2026, ..Report::default() };
    let edition = Edition::new(Parts {
        number: 1,
        day: date(2026, 12, 1),
        reason: None,
        police: "Lokalpolisområde Prov".to_owned(),
        method: Method {
            program: "lagesbild".to_owned(),
            rounds: Vec::new(),
            thresholds: Thresholds::default(),
        },
        report: PublicReport::of(&report, &board, &priorities, &notes, Thresholds::default()),
        figures: picture,
        changes: None,
        indicators: Vec::new(),
    });
    let public = Brief::of_edition(&edition);
    let dialogues = |brief: &Brief| {
        brief.first.iter().flat_map(|first| &first.why).any(|why| matches!(why, Why::Dialogues { .. }))
    };
    assert!(dialogues(&for_staff) && !dialogues(&public));
    assert_eq!(public.first[0].score, for_staff.first[0].score);
    let without_why = |mut brief: Brief| {
        brief.first.iter_mut().for_each(|first| first.why.clear());
        brief
    };
    assert_eq!(without_why(public), without_why(for_staff));
}

#[test]
fn a_picture_without_answers_answers_nothing() {
    let told = brief(&picture("vuxna", &[]), None, &[]);
    assert!(told.unsafest.highest.is_empty());
    assert_eq!(told.since, Since::Nothing);
    assert!(told.agreement.agreed.is_empty() && told.agreement.split.is_empty());
    assert!(!matches!(told.missing, Missing::Known { .. }), "{:?}", told.missing);
    assert!(told.first.iter().all(|first| first.why.is_empty() && first.score == 0));
}
