//! What a draft is told to mend, case by case, and by the promise that Järfälla made for 2024.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    municipality::{Area, Municipality},
    promise::{
        Aim, Commitment, Concern, ConcernKind, Goal, LeftOut, Piece, PromiseText, ResidentsSay, check,
        propose, read_toml,
    },
    published::FrozenPicture,
    report::{Measure, MeasureKind},
};
use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use crate::{
    crowd,
    pledge::{self, bare, ids, promise, written},
};

const JARFALLA: &str = include_str!("../data/promise-jarfalla-2024.toml");

fn jarfalla() -> PromiseText {
    let area = |id: &str| Area { id: id.to_owned(), name: id.to_owned(), population: BTreeMap::new() };
    let municipality = Municipality {
        code: "0123".to_owned(),
        name: "Järfälla".to_owned(),
        areas: vec![area("viksjo")],
        ..crowd::municipality()
    };
    read_toml(JARFALLA, &municipality).unwrap()
}

/// Adults find mopeds and drugs a big problem, the old have been tried to be cheated, and the rest is well.
fn picture() -> FrozenPicture {
    let adults: &[(usize, &str)] = &[
        (
            120,
            "omr=soder pr_moped=mycket_stort pr_elspark=ganska_stort pr_fart=inget pr_droger=ganska_stort prio=tvahjul",
        ),
        (40, "omr=norr pr_moped=litet pr_elspark=litet pr_fart=litet pr_droger=litet prio=narkotika"),
    ];
    let old: &[(usize, &str)] = &[
        (
            30,
            "omr=soder a_bedr=forsok a_hur=telefon a_vet=nej pr_moped=litet pr_elspark=litet prio=bedrageri",
        ),
        (30, "omr=norr a_bedr=forlust a_hur=sms a_vet=nej pr_moped=inget pr_elspark=inget prio=bedrageri"),
        (60, "omr=norr a_bedr=nej a_vet=ja pr_moped=inget pr_elspark=inget prio=bedrageri"),
        (30, "omr=soder a_bedr=vet_inte a_vet=delvis pr_moped=inget pr_elspark=inget prio=narkotika"),
    ];
    let raw = pledge::raw(2025, &[("vuxna", adults), ("aldre", old)]);
    pledge::frozen(&raw, None, &written(2025, 3, "tvahjul"))
}

fn kinds(concerns: &[Concern], commitment: u128) -> Vec<ConcernKind> {
    let id = Uuid::from_u128(commitment);
    concerns.iter().filter(|one| one.commitment == Some(id)).map(|one| one.kind.clone()).collect()
}

fn of_the_whole(concerns: &[Concern]) -> Vec<ConcernKind> {
    concerns.iter().filter(|one| one.commitment.is_none()).map(|one| one.kind.clone()).collect()
}

fn measure(kind: MeasureKind) -> Measure {
    let text = domain::language::Text::same("x");
    Measure { kind, field: String::new(), text, value: 4.0, low: 3.8, high: 4.2, n: 100, trend: None }
}

/// A commitment that nothing is to be said of.
fn whole(id: u128, theme: &str) -> Commitment {
    let mut commitment = bare(id, theme, "Polisen gör minst 24 kontroller, en i veckan.");
    commitment.deed.at_least = Some(24);
    "områdespolis".clone_into(&mut commitment.function);
    commitment.age_groups = vec!["vuxna".to_owned(), "aldre".to_owned()];
    let measure = measure(MeasureKind::Index);
    let say = ResidentsSay { survey: "vuxna".to_owned(), area: None, measure: measure.clone() };
    commitment.evidence.residents = vec![say];
    commitment.goal = Some(Goal {
        survey: "vuxna".to_owned(),
        area: None,
        baseline: measure,
        aim: Aim::Down,
        by: date(2026, 12, 31),
    });
    commitment
}

fn no_number(sentence: &str, vague: Option<&str>) -> ConcernKind {
    ConcernKind::NoNumber { sentence: sentence.to_owned(), vague: vague.map(str::to_owned) }
}

#[test]
fn of_a_whole_commitment_nothing_is_said() {
    assert_eq!(check(&promise(2026, [whole(1, "tvahjul")]), None, None), []);
}

#[test]
fn the_sentence_without_a_number_is_named_with_the_word_that_hides_it() {
    let told = |text: &str, at_least: Option<u32>| {
        let mut commitment = whole(1, "tvahjul");
        commitment.text = text.to_owned();
        commitment.deed.at_least = at_least;
        kinds(&check(&promise(2026, [commitment]), None, None), 1)
    };
    for (text, at_least, expected) in [
        ("Regelbunden närvaro.", None, vec![no_number("Regelbunden närvaro.", Some("Regelbunden"))]),
        ("Närvaro på torget.", None, vec![no_number("Närvaro på torget.", None)]),
        // The number is there, but whoever reads the text does not see it.
        ("Regelbunden närvaro.", Some(20), vec![no_number("Regelbunden närvaro.", Some("Regelbunden"))]),
        ("Regelbunden närvaro: minst 20 gånger.", Some(20), vec![]),
        ("Regelbunden närvaro. Det blir minst tjugo gånger.", Some(20), vec![]),
        ("Närvaro på torget.", Some(20), vec![]),
        ("Minst tio insatser.", None, vec![]),
        (
            "Minst tio insatser. Löpande kontroller. Fler vandringar.",
            None,
            vec![
                no_number("Löpande kontroller.", Some("Löpande")),
                no_number("Fler vandringar.", Some("Fler")),
            ],
        ),
        ("Polisen går minst 6 vandringar.", Some(8), vec![ConcernKind::OtherNumber { text: 6, deed: 8 }]),
        ("Minst sex vandringar, totalt minst 8.", Some(8), vec![]),
        ("Närvaro på torget.", Some(0), vec![no_number("Närvaro på torget.", None)]),
    ] {
        assert_eq!(told(text, at_least), expected, "{text} {at_least:?}");
    }
}

type Change = fn(&mut Commitment);

#[test]
fn what_a_commitment_lacks_is_told_one_by_one() {
    let cases: [(Change, ConcernKind); 7] = [
        (|it| it.evidence.residents.clear(), ConcernKind::NoEvidence),
        (
            |it| {
                it.evidence.residents.clear();
                it.evidence.dialogues.push(domain::promise::DialogueEvidence {
                    kind: domain::dialogue::DialogueKind::Staff,
                    dialogues: domain::disclosure::Figure::Shown(2),
                    participants: domain::disclosure::Figure::Shown(20),
                });
            },
            ConcernKind::NoResidents,
        ),
        (|it| it.goal = None, ConcernKind::NoBaseline),
        (|it| it.function = " ".to_owned(), ConcernKind::NoFunction),
        (|it| it.deed.starts = Some(date(2027, 1, 1)), ConcernKind::NoPeriod),
        (
            |it| {
                it.deed.starts = Some(date(2026, 5, 2));
                it.deed.ends = Some(date(2026, 5, 1));
            },
            ConcernKind::NoPeriod,
        ),
        (|it| it.text = " … \n".to_owned(), ConcernKind::Empty),
    ];
    for (change, kind) in cases {
        let mut commitment = whole(1, "tvahjul");
        change(&mut commitment);
        let concerns = check(&promise(2026, [commitment]), None, None);
        assert_eq!(kinds(&concerns, 1), std::slice::from_ref(&kind));
        assert_eq!(concerns.iter().any(Concern::blocks), kind == ConcernKind::Empty);
    }
}

#[test]
fn only_an_empty_promise_or_one_without_a_day_stops_the_decision() {
    let nothing = check(&promise(2026, []), None, None);
    assert_eq!(of_the_whole(&nothing), [ConcernKind::Empty]);
    assert!(nothing[0].blocks());

    let mut backwards = pledge::terms(2026);
    std::mem::swap(&mut backwards.starts, &mut backwards.ends);
    let one = whole(1, "tvahjul");
    let pieces = [Piece::Terms(backwards), Piece::Commitment { id: one.id, commitment: Some(Box::new(one)) }];
    let backwards = check(&pledge::text(2026, pieces), None, None);
    assert_eq!(of_the_whole(&backwards), [ConcernKind::NoPeriod]);
    assert!(backwards.iter().all(Concern::blocks) && backwards.len() == 1);
}

/// Who is left out, with the kind of the figure.
fn left_out(kinds: &[ConcernKind]) -> Vec<(&str, MeasureKind)> {
    let left_out = kinds.iter().filter_map(|kind| match kind {
        ConcernKind::NothingFor { survey, measure } => Some((survey.as_str(), measure.kind)),
        _ => None,
    });
    left_out.collect()
}

#[test]
fn an_age_group_with_a_high_figure_has_a_commitment_or_is_told_of() {
    let picture = picture();
    let told = |commitments: Vec<Commitment>| check(&promise(2026, commitments), Some(&picture), None);

    // Nobody promises anything about what adults or the old find big.
    let concerns = told(vec![whole(1, "skola")]);
    let whole_promise = of_the_whole(&concerns);
    assert_eq!(
        left_out(&whole_promise),
        [("vuxna", MeasureKind::Index), ("aldre", MeasureKind::Tried)],
        "{whole_promise:?}"
    );

    // A commitment about mopeds that is for the old alone leaves the adults out, whose problem it is.
    let mut mopeds = whole(1, "tvahjul");
    mopeds.age_groups = vec!["aldre".to_owned()];
    let concerns = told(vec![mopeds.clone(), whole(2, "bedrageri")]);
    assert_eq!(left_out(&kinds(&concerns, 1)), [("vuxna", MeasureKind::Index)]);
    assert_eq!(left_out(&kinds(&concerns, 2)), []);
    assert_eq!(left_out(&of_the_whole(&concerns)), []);

    // An age group that the text names is not left out.
    mopeds.text = "Polisen gör minst 24 kontroller. De är för vuxna.".to_owned();
    let concerns = told(vec![mopeds, whole(2, "bedrageri")]);
    assert!(concerns.iter().all(|one| !matches!(one.kind, ConcernKind::NothingFor { .. })), "{concerns:?}");
}

#[test]
fn one_of_the_first_three_themes_has_a_commitment_or_a_reason() {
    let picture = picture();
    let first: Vec<(&str, u8)> =
        picture.report.priorities.iter().map(|one| (one.theme.as_str(), one.rank)).collect();
    assert_eq!(first.len(), 3, "{first:?}");
    let unanswered = |left_out: Vec<LeftOut>| -> Vec<(String, u8)> {
        let one = whole(1, first[0].0);
        let pieces = [
            Piece::Terms(pledge::terms(2026)),
            Piece::Commitment { id: one.id, commitment: Some(Box::new(one)) },
        ];
        let pieces = pieces.into_iter().chain(left_out.into_iter().map(Piece::LeftOut));
        let concerns = check(&pledge::text(2026, pieces), Some(&picture), None);
        let told = of_the_whole(&concerns).into_iter().filter_map(|kind| match kind {
            ConcernKind::Unanswered { theme, rank } => Some((theme, rank)),
            _ => None,
        });
        told.collect()
    };
    let owned = |(theme, rank): (&str, u8)| (theme.to_owned(), rank);
    assert_eq!(unanswered(vec![]), [owned(first[1]), owned(first[2])]);
    let reason = |reason: &str| LeftOut { theme: first[1].0.to_owned(), reason: reason.to_owned() };
    assert_eq!(unanswered(vec![reason("Trafikverket gör det.")]), [owned(first[2])]);
    assert_eq!(unanswered(vec![reason(" ")]), [owned(first[1]), owned(first[2])]);
}

#[test]
fn evidence_from_an_age_group_where_few_answered_is_told() {
    let adults: &[(usize, &str)] = &[(200, "omr=norr pr_moped=litet pr_elspark=litet")];
    let old: &[(usize, &str)] = &[(15, "omr=norr pr_moped=litet pr_elspark=litet")];
    let raw = pledge::raw(2025, &[("vuxna", adults), ("aldre", old)]);
    let picture = pledge::frozen(&raw, None, &written(2025, 1, "tvahjul"));
    let mut commitment = whole(1, "tvahjul");
    let mut told = |survey: &str| {
        commitment.evidence.residents[0].survey = survey.to_owned();
        let told = kinds(&check(&promise(2026, [commitment.clone()]), Some(&picture), None), 1);
        told.contains(&ConcernKind::UnderCovered { survey: survey.to_owned() })
    };
    assert!(told("aldre"));
    assert!(!told("vuxna"));
}

#[test]
fn jarfallas_promise_cannot_be_counted_rests_on_nothing_and_names_few_ages() {
    let text = jarfalla();
    assert_eq!((text.year, text.commitments.len()), (2024, 6));
    let concerns = check(&text, None, None);
    let numbers: Vec<Option<&str>> = concerns
        .iter()
        .filter_map(|one| match &one.kind {
            ConcernKind::NoNumber { vague, .. } => Some(vague.as_deref()),
            _ => None,
        })
        .collect();
    assert_eq!(numbers, [None, Some("Flertalet"), None, Some("relevanta"), None, Some("Regelbunden")]);
    for commitment in &text.commitments {
        let told: BTreeSet<&str> = concerns
            .iter()
            .filter(|one| one.commitment == Some(commitment.id))
            .map(|one| one.kind.id())
            .collect();
        let all = ["no_number", "no_evidence", "no_baseline", "no_function"];
        assert_eq!(told, BTreeSet::from(all), "{}", commitment.text);
    }
    assert_eq!(of_the_whole(&concerns), []);

    // Beside a picture in which adults find mopeds big: the commitment about them names nobody, that against fraud the old.
    let concerns = check(&text, Some(&picture()), None);
    let by_place: Vec<(u16, &str)> = text
        .commitments
        .iter()
        .flat_map(|commitment| {
            let left_out = concerns.iter().filter(|one| one.commitment == Some(commitment.id));
            left_out.filter_map(|one| match &one.kind {
                ConcernKind::NothingFor { survey, .. } => Some((commitment.place, survey.as_str())),
                _ => None,
            })
        })
        .collect();
    assert_eq!(by_place, [(4, "vuxna")]);
    assert_eq!(left_out(&of_the_whole(&concerns)), []);
}

#[test]
fn copying_last_years_promise_is_noticed_sentence_by_sentence() {
    let last = jarfalla();
    let mut copied = last.clone();
    copied.year = 2025;
    let unchanged = |text: &PromiseText| -> Vec<String> {
        let concerns = check(text, None, Some(&last));
        let told = concerns.into_iter().filter_map(|one| match one.kind {
            ConcernKind::Unchanged { sentence, year } => {
                assert_eq!(year, 2024);
                Some(sentence)
            }
            _ => None,
        });
        told.collect()
    };
    let all: Vec<String> = last.commitments.iter().map(|one| one.text.clone()).collect();
    assert_eq!(unchanged(&copied), all);

    copied.commitments[0].text = copied.commitments[0].text.to_uppercase().replace(',', "  ");
    copied.commitments[1].text = "Minst tolv hastighetskontroller vid skolor.".to_owned();
    copied.commitments[2].text += " Minst fyra gånger.";
    let told = unchanged(&copied);
    assert_eq!(told.len(), 5, "{told:?}");
    assert_eq!(told[0], copied.commitments[0].text);
    assert_eq!(told[1], all[2], "the sentence that was added is new, the one before it is not");
}

#[test]
fn a_draft_from_the_picture_has_nothing_to_mend_in_its_numbers_or_evidence() {
    let picture = picture();
    let pieces = propose(&picture, None, 2026, &crowd::municipality(), &mut ids());
    let concerns = check(&pledge::text(2026, pieces), Some(&picture), None);
    let told: Vec<&str> = concerns.iter().map(|one| one.kind.id()).collect();
    assert!(concerns.is_empty(), "{told:?}");
}

proptest! {
    #[test]
    fn no_text_is_too_odd_to_be_checked(
        text in "\\PC{0,80}", other in "[a-zåäö0-9 .!?\n\u{301}\u{ad}+–]{0,120}", at_least in proptest::option::of(0_u32..50),
    ) {
        let mut one = bare(1, "tvahjul", &text);
        one.deed.at_least = at_least;
        let two = bare(2, "okänt", &format!("{other}{text}"));
        let promised = promise(2026, [one, two]);
        let concerns = check(&promised, None, Some(&promised));
        for concern in &concerns {
            match &concern.kind {
                ConcernKind::NoNumber { sentence, vague } => {
                    let within = promised.commitments.iter().any(|one| one.text.contains(sentence.as_str()));
                    prop_assert!(within, "{sentence:?} is in no text");
                    prop_assert!(vague.as_ref().is_none_or(|word| sentence.contains(word.as_str())));
                }
                ConcernKind::Unchanged { sentence, .. } => {
                    let within = promised.commitments.iter().any(|one| one.text.contains(sentence.as_str()));
                    prop_assert!(within, "{sentence:?} is in no text");
                }
                _ => {}
            }
        }
        let empty = concerns.iter().any(|one| one.commitment == Some(Uuid::from_u128(1)) && one.blocks());
        // A text that is the same as last year's is noticed, as soon as it says anything.
        let says_something = promised.commitments[0].text.contains(char::is_alphanumeric);
        let noticed = concerns.iter().any(|one| {
            one.commitment == Some(Uuid::from_u128(1)) && one.kind.id() == "unchanged"
        });
        prop_assert_eq!(says_something, noticed);
        prop_assert_eq!(says_something, !empty);
    }
}
