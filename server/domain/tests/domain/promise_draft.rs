//! A draft from the picture: every figure in it is the picture's, and what is decided stays as it was.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    disclosure::{Figure, TableForm},
    language::Language,
    municipality::Municipality,
    promise::{
        Aim, Commitment, Decided, FollowUp, Last, LeftOut, Onward, Piece, PromiseText, Responsible, Terms,
        UnreadablePromise, check, deeds_for, library, propose,
    },
    published::{Digest, FrozenPicture},
    report::{Measure, MeasureKind, Report},
    survey::{SLUGS, themes},
};
use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use crate::{
    crowd,
    pledge::{self, bare, frozen, ids, written},
    town,
};

/// Adults in the south find mopeds a big problem and name the park; children are unsafe at school.
fn picture() -> FrozenPicture {
    let mopeds = "pr_moped=mycket_stort pr_elspark=mycket_stort pr_droger=ganska_stort prio=tvahjul";
    let fewer = "pr_moped=litet pr_elspark=ganska_stort pr_droger=ganska_stort prio=narkotika";
    let adults = [
        (50, format!("omr=soder plats=park plats=tunnel tid=kvall {mopeds}")),
        (40, format!("omr=soder plats=park plats=centrum tid=natt {mopeds}")),
        (20, format!("omr=norr plats=tunnel tid=dag {fewer}")),
        (50, format!("omr=norr plats=ingenstans {fewer}")),
    ];
    let adults = adults.each_ref().map(|(times, answers)| (*times, answers.as_str()));
    let children = [
        (40, "omr=norr b_skola=aldrig b_orsak=moped b_plats=skolgard"),
        (60, "omr=soder b_skola=alltid b_orsak=inget b_plats=nej"),
    ];
    let raw = pledge::raw(2025, &[("vuxna", &adults), ("barn", &children)]);
    frozen(&raw, None, &written(2025, 2, "tvahjul"))
}

fn draft(picture: &FrozenPicture, last: Option<&Last>) -> (Terms, Vec<Commitment>, Vec<LeftOut>) {
    let (mut terms, mut commitments, mut left_out) = (None, Vec::new(), Vec::new());
    for piece in propose(picture, last, picture.year() + 1, &crowd::municipality(), &mut ids()) {
        match piece {
            Piece::Terms(one) => terms = Some(one),
            Piece::Commitment { id, commitment } => {
                let commitment = commitment.unwrap();
                assert_eq!(commitment.id, id);
                commitments.push(*commitment);
            }
            Piece::LeftOut(one) => left_out.push(one),
            Piece::FollowUp { .. } => panic!("nothing is followed up yet"),
        }
    }
    (terms.unwrap(), commitments, left_out)
}

#[test]
fn every_theme_has_deeds_to_take_and_those_that_can_come_first_at_least_two() {
    for theme in themes() {
        let least = if theme.prio { 2 } else { 1 };
        assert!(deeds_for(&theme.id).len() >= least, "{}", theme.id);
    }
    assert!((25..=40).contains(&library().len()), "{}", library().len());
}

#[test]
fn every_deed_of_the_library_is_whole_and_its_sentence_can_be_counted() {
    let known: BTreeSet<String> = themes().into_iter().map(|theme| theme.id).collect();
    let ids: BTreeSet<&str> = library().iter().map(|deed| deed.id.as_str()).collect();
    let whats: BTreeSet<&str> = library().iter().map(|deed| deed.what.as_str()).collect();
    assert_eq!((ids.len(), whats.len()), (library().len(), library().len()));
    for deed in library() {
        assert!(deed.themes.iter().all(|theme| known.contains(theme)), "{}", deed.id);
        assert!(deed.age_groups.iter().all(|group| SLUGS.contains(&group.as_str())), "{}", deed.id);
        assert!(deed.at_least > 0 && !deed.function.is_empty() && !deed.unit.is_empty(), "{}", deed.id);
        assert!(deed.what.starts_with(char::is_uppercase) && !deed.what.ends_with('.'), "{}", deed.what);
        assert!(deed.starts <= deed.ends && deed.starts.is_some() == deed.ends.is_some(), "{}", deed.id);
        // As a promise of its own nothing in its words is to be mended.
        let mut promised = bare(1, &deed.themes[0], &deed.sentence());
        promised.deed = deed.in_year(2026);
        promised.function.clone_from(&deed.function);
        let concerns = check(&pledge::promise(2026, [promised]), None, None);
        let told: Vec<&str> = concerns.iter().map(|one| one.kind.id()).collect();
        assert_eq!(told, ["no_evidence", "no_baseline"], "{}", deed.sentence());
    }
}

#[test]
fn a_deed_is_proposed_first_where_it_is_made_for_the_theme() {
    let first = |theme: &str| deeds_for(theme)[0].id.as_str();
    assert_eq!(first("narkotika"), "narkotikainsatser");
    assert_eq!(first("kollektivtrafik"), "stationsmoten");
    assert_eq!(first("ordning"), "fotpatruller");
    assert!(deeds_for("narkotika").iter().any(|deed| deed.id == "foraldramoten"));
    assert!(deeds_for("okänt").is_empty());
}

#[test]
fn a_season_is_in_the_year_that_is_promised_for() {
    let mopeds = library().iter().find(|deed| deed.id == "mopedinsatser").unwrap().in_year(2026);
    assert_eq!((mopeds.starts, mopeds.ends), (Some(date(2026, 4, 15)), Some(date(2026, 9, 30))));
    let all_year = library().iter().find(|deed| deed.id == "fotpatruller").unwrap().in_year(2026);
    assert_eq!((all_year.starts, all_year.ends), (None, None));
}

#[test]
fn each_priority_becomes_a_commitment_with_all_that_the_picture_says_of_it() {
    let picture = picture();
    let (terms, commitments, _) = draft(&picture, None);
    assert_eq!((terms.starts, terms.ends), (date(2026, 1, 1), date(2026, 12, 31)));
    assert_eq!(terms.parties, ["Lokalpolisområde Prov", "Provkommun"]);
    let cited = terms.picture.unwrap();
    assert_eq!((cited.year, cited.number, cited.sha256), (2025, 1, picture.sha256()));

    let ranked: Vec<&str> = picture.report.priorities.iter().map(|one| one.theme.as_str()).collect();
    let proposed: Vec<&str> = commitments.iter().map(|one| one.theme.as_str()).collect();
    assert_eq!(proposed, ranked);
    let mopeds = commitments.iter().find(|one| one.theme == "tvahjul").unwrap();
    assert_eq!(mopeds.age_groups, ["barn", "vuxna"]);
    assert_eq!(
        (mopeds.areas.as_slice(), mopeds.places.as_str()),
        (&["soder".to_owned()][..], "Park eller gångväg, Gångtunnel, Centrum")
    );
    assert_eq!(mopeds.cause, "Det saknas mötesplatser.\n\nFredagar efter skolan.");
    assert_eq!((mopeds.problem.as_str(), mopeds.easy.as_str()), ("", ""), "the pages' words");
    let goal = mopeds.goal.as_ref().unwrap();
    assert_eq!((goal.survey.as_str(), goal.aim, goal.by), ("vuxna", Aim::Down, date(2026, 12, 31)));
    assert_eq!(goal.baseline.kind, MeasureKind::Index);
    assert_eq!(
        mopeds.text,
        "Polisen kontrollerar mopeder, crossar och elsparkcyklar i riktade insatser: minst 24 insatser, en i veckan i april–september."
    );
    assert_eq!((mopeds.deed.at_least, mopeds.responsible), (Some(24), Responsible::Police));
    let series: Vec<_> = mopeds.evidence.outside.iter().map(|one| one.year).collect();
    assert_eq!(series, [2024], "the newest of a series alone");
    let dialogues: Vec<_> =
        mopeds.evidence.dialogues.iter().map(|one| (one.dialogues, one.participants)).collect();
    assert_eq!(dialogues, [(Figure::Shown(2), Figure::Shown(20))]);
}

#[test]
fn the_municipality_is_called_by_its_whole_name() {
    let picture = picture();
    let party = |name: &str| {
        let municipality = Municipality { name: name.to_owned(), ..crowd::municipality() };
        let pieces = propose(&picture, None, 2026, &municipality, &mut ids());
        text_of(&municipality, 2026, pieces).terms.parties[1].clone()
    };
    for (name, whole) in [
        ("Järfälla", "Järfälla kommun"),
        ("Halmstad", "Halmstad kommun"),
        ("Solna stad", "Solna stad"),
        ("Provkommun", "Provkommun"),
    ] {
        assert_eq!(party(name), whole);
    }
}

#[test]
fn themes_that_residents_find_big_and_nobody_promises_about_are_left_out_for_staff_to_give_a_reason() {
    let picture = picture();
    let (_, commitments, left_out) = draft(&picture, None);
    let promised: Vec<&str> = commitments.iter().map(|one| one.theme.as_str()).collect();
    let themes: Vec<&str> = left_out.iter().map(|one| one.theme.as_str()).collect();
    assert!(
        !themes.is_empty() && themes.iter().all(|theme| !promised.contains(theme)),
        "{themes:?} {promised:?}"
    );
    assert!(left_out.iter().all(|one| one.reason.is_empty()));
    assert!(themes.len() + promised.len() <= 8);
}

/// A promise that was decided for 2025 of one commitment for each of these, and how each was followed up.
fn last(judged: &[(&str, &str, Option<Onward>)]) -> Last {
    let commitments: Vec<Commitment> = (1..)
        .zip(judged)
        .map(|(number, (theme, what, _))| {
            let mut one = bare(1000 + number, theme, &format!("Vi lovar {what} under 2025."));
            (*what).clone_into(&mut one.deed.what);
            one.deed.at_least = Some(10);
            one.deed.starts = Some(date(2025, 4, 1));
            "fältassistent".clone_into(&mut one.function);
            "Torget".clone_into(&mut one.places);
            one.areas = vec!["norr".to_owned(), "nedlagt".to_owned()];
            one
        })
        .collect();
    let follow_ups = commitments.iter().zip(judged).map(|(one, (_, what, onward))| {
        let reason = format!("Skäl för {what}.");
        (one.id, FollowUp { onward: *onward, reason, ..FollowUp::default() })
    });
    let follow_ups = follow_ups.collect();
    Last { promise: decided(&pledge::promise(2025, commitments)), follow_ups }
}

fn decided(text: &PromiseText) -> Decided {
    let bytes = text.bytes().unwrap();
    Decided::kept(text.year, 1, date(text.year, 1, 10), Digest::of(&bytes), bytes).unwrap()
}

#[test]
fn what_is_to_go_on_comes_along_with_new_figures_and_what_was_ended_does_not() {
    let picture = picture();
    let last = last(&[
        ("tvahjul", "cykelkontroller", Some(Onward::Continue)),
        ("bedrageri", "råd", Some(Onward::Change)),
        ("trafik", "fartkameror", Some(Onward::End)),
        ("skola", "skolbesök", None),
    ]);
    let (_, commitments, left_out) = draft(&picture, Some(&last));
    let all = format!("{commitments:?}");
    assert!(!all.contains("fartkameror") && !all.contains("skolbesök under"), "{all}");

    let mopeds: Vec<&Commitment> = commitments.iter().filter(|one| one.theme == "tvahjul").collect();
    let [mopeds] = mopeds.as_slice() else { panic!("{mopeds:?}") };
    assert!(!last.follow_ups.contains_key(&mopeds.id), "the id is a new one");
    assert_eq!(mopeds.text, "Vi lovar cykelkontroller under 2026.");
    assert_eq!((mopeds.deed.at_least, mopeds.deed.starts), (Some(10), Some(date(2026, 4, 1))));
    assert_eq!((mopeds.places.as_str(), mopeds.areas.as_slice()), ("Torget", &["norr".to_owned()][..]));
    assert!(mopeds.cause.ends_with("\n\nFortsätter efter uppföljningen av 2025: Skäl för cykelkontroller."));
    assert_eq!(mopeds.goal.as_ref().unwrap().baseline.kind, MeasureKind::Index);

    let fraud = commitments.last().unwrap();
    assert_eq!(fraud.theme, "bedrageri", "what is no priority stands behind them");
    assert_eq!(fraud.cause, "Ändras efter uppföljningen av 2025: Skäl för råd.");
    assert!(fraud.goal.is_none() && fraud.evidence.residents.is_empty(), "the old were not asked");
    let places: Vec<u16> = commitments.iter().map(|one| one.place).collect();
    assert_eq!(places, (1..=u16::try_from(places.len()).unwrap()).collect::<Vec<_>>());

    let traffic = left_out.iter().find(|one| one.theme == "trafik").unwrap();
    assert_eq!(traffic.reason, "Skäl för fartkameror.");
}

#[test]
fn a_goal_goes_on_with_the_same_figure_and_an_ended_deed_is_not_proposed_again() {
    let picture = picture();
    let (_, first, _) = draft(&picture, None);
    let mut mopeds = first.into_iter().find(|one| one.theme == "tvahjul").unwrap();
    let baseline = mopeds.evidence.residents.iter().find(|say| say.survey == "barn").unwrap();
    let goal = mopeds.goal.as_mut().unwrap();
    (goal.survey, goal.baseline, goal.aim) =
        (baseline.survey.clone(), baseline.measure.clone(), Aim::AtMost(20.0));
    goal.baseline.value = 99.0;
    let promised = decided(&pledge::promise(2025, [mopeds.clone()]));
    let followed = |onward| {
        let up = FollowUp { onward: Some(onward), ..FollowUp::default() };
        Last { promise: promised.clone(), follow_ups: BTreeMap::from([(mopeds.id, up)]) }
    };
    let of_mopeds = |last: &Last| {
        let (_, commitments, _) = draft(&picture, Some(last));
        commitments.into_iter().find(|one| one.theme == "tvahjul").unwrap()
    };
    let goal = of_mopeds(&followed(Onward::Continue)).goal.unwrap();
    assert_eq!(
        (goal.survey.as_str(), goal.baseline.kind, goal.aim),
        ("barn", MeasureKind::Named, Aim::AtMost(20.0))
    );
    assert!((goal.baseline.value - 40.0).abs() < 1e-9, "the new picture's figure");

    let fresh = of_mopeds(&followed(Onward::End));
    assert_ne!(fresh.deed.what, mopeds.deed.what);
    assert!(deeds_for("tvahjul").iter().any(|deed| deed.what == fresh.deed.what));
}

/// Whether the picture shows this figure, looked for in its tables by itself.
fn is_shown(
    picture: &FrozenPicture,
    survey: &str,
    area: Option<&str>,
    theme: &str,
    measure: &Measure,
) -> bool {
    let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
    let figures = [measure.value, measure.low, measure.high];
    let same = |shown: [f64; 3], n: u64| {
        figures.iter().zip(shown).all(|(one, other)| near(*one, other)) && measure.n == n
    };
    if measure.kind == MeasureKind::Index {
        return picture.figures.indexes_of(survey, area).filter(|index| index.theme == theme).any(|index| {
            index.figure.shown().is_some_and(|shown| same([shown.value, shown.low, shown.high], shown.n))
        });
    }
    let tables = picture.figures.tables.iter().filter(|table| {
        table.survey == survey && table.area.as_deref() == area && table.field == measure.field
    });
    tables.into_iter().any(|table| {
        let share = |option: &str| {
            let row = table.rows.iter().find(|row| row.option == option)?;
            row.figure.shown().map(|share| ([share.percent, share.low, share.high].map(f64::from), share.n))
        };
        match measure.kind {
            MeasureKind::Index => unreachable!(),
            MeasureKind::Unsafe => {
                table.form == TableForm::SafeUnsafe
                    && share("otrygg").is_some_and(|(shown, n)| same(shown, n))
            }
            MeasureKind::Exposed | MeasureKind::Avoided => share("nej")
                .is_some_and(|([no, low, high], n)| same([100.0 - no, 100.0 - high, 100.0 - low], n)),
            MeasureKind::Named => table.rows.iter().any(|row| {
                row.text == measure.text && share(&row.option).is_some_and(|(shown, n)| same(shown, n))
            }),
            // Two options added up: both are shown, and their base is the figure's.
            MeasureKind::Worried | MeasureKind::Disagree | MeasureKind::Tried => {
                let options = match measure.kind {
                    MeasureKind::Worried => ["ganska_ofta", "mycket_ofta"],
                    MeasureKind::Disagree => ["ganska_daligt", "inte_alls"],
                    _ => ["forsok", "forlust"],
                };
                let shown: Option<Vec<_>> = options.iter().map(|option| share(option)).collect();
                shown.is_some_and(|shown| {
                    let sum: f64 = shown.iter().map(|([value, ..], _)| value).sum();
                    near(measure.value, sum.min(100.0)) && shown.iter().all(|(_, n)| *n == measure.n)
                })
            }
        }
    })
}

proptest! {
    // Each case publishes a picture, which is attacked first.
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn every_figure_of_a_draft_is_found_in_the_picture_that_it_cites(
        seed in any::<u64>(), answers in 60_usize..1500, priorities in 1_u8..9,
    ) {
        let municipality = town::municipality(3);
        let tallies = town::tallies(&municipality, answers, 0.05, seed);
        let raw = town::raw(&municipality, &tallies);
        let picture = frozen(&raw, None, &Report { year: 2026, ..written(2026, priorities, "tvahjul") });
        let pieces = propose(&picture, None, 2027, &municipality, &mut ids());
        let text = text_of(&municipality, 2027, pieces);
        prop_assert_eq!(text.terms.picture.as_ref().unwrap().sha256, picture.sha256());
        prop_assert_eq!(text.commitments.len(), usize::from(priorities));
        for commitment in &text.commitments {
            let theme = commitment.theme.as_str();
            for say in &commitment.evidence.residents {
                let found = is_shown(&picture, &say.survey, say.area.as_deref(), theme, &say.measure);
                prop_assert!(found, "{theme}: {say:?}");
                prop_assert_eq!(say.measure.trend, None);
            }
            if let Some(goal) = &commitment.goal {
                let found = is_shown(&picture, &goal.survey, goal.area.as_deref(), theme, &goal.baseline);
                prop_assert!(found, "{theme}: {goal:?}");
            }
            for said in &commitment.evidence.dialogues {
                let told = picture.report.dialogues.iter().any(|count| {
                    (count.theme.as_str(), count.kind, count.dialogues, count.participants)
                        == (theme, said.kind, said.dialogues, said.participants)
                });
                prop_assert!(told, "{theme}: {said:?}");
            }
            for outside in &commitment.evidence.outside {
                prop_assert!(picture.indicators.contains(outside));
            }
            for place in commitment.places.split(", ").filter(|place| !place.is_empty()) {
                let named = picture.figures.tables.iter().flat_map(|table| &table.rows).any(|row| {
                    row.text.get(Language::Swedish) == place && row.figure.is_shown()
                });
                prop_assert!(named, "{place}");
            }
        }
        // Whatever is hidden, what is proposed can be counted and answered for.
        for concern in check(&text, Some(&picture), None) {
            let proposed_badly = ["empty", "no_number", "no_function", "no_period", "unanswered"];
            prop_assert!(!proposed_badly.contains(&concern.kind.id()), "{concern:?}");
        }
        // As it is decided it stays, byte by byte.
        let kept = decided(&text);
        prop_assert_eq!(kept.text(), &text);
        prop_assert_eq!(kept.text().bytes().unwrap(), kept.bytes());
        let at = (seed as usize) % kept.bytes().len();
        let mut changed = kept.bytes().to_vec();
        changed[at] ^= 1 << (seed % 8);
        let read = Decided::kept(2027, 1, date(2027, 1, 10), kept.sha256(), changed);
        prop_assert_eq!(read, Err(UnreadablePromise::Changed { year: 2027, number: 1 }));
    }
}

fn text_of(municipality: &Municipality, year: i16, pieces: Vec<Piece>) -> PromiseText {
    let pieces =
        pieces.into_iter().map(|value| domain::report::Stamped { value, revision: 1, by: pledge::by() });
    PromiseText::of(&domain::promise::Writing::of(year, pieces), municipality).unwrap()
}

#[test]
fn no_two_commitments_of_a_draft_promise_the_same_deed() {
    let raw = town::raw(&town::municipality(2), &town::tallies(&town::municipality(2), 1500, 0.0, 3));
    let picture = frozen(&raw, None, &written(2026, 8, "tvahjul"));
    let (_, commitments, _) = draft(&picture, None);
    let deeds: BTreeSet<&str> = commitments.iter().map(|one| one.deed.what.as_str()).collect();
    let ids: BTreeSet<Uuid> = commitments.iter().map(|one| one.id).collect();
    assert_eq!((commitments.len(), deeds.len(), ids.len()), (8, 8, 8));
    assert!(commitments.iter().all(|one| !one.deed.what.is_empty()), "{deeds:?}");
}
