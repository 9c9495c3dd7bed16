//! A published version: frozen once, read back only as it was, and compared with the one before.

use std::collections::BTreeMap;

use domain::{
    dialogue::{DialogueKind, DialogueNote, Participants},
    disclosure::{Changes, Figure, PublishedPicture, Year, publish},
    municipality::Thresholds,
    plain::{Plain, Spoken},
    published::{
        Changed, Differences, Digest, Edition, Frozen, Method, Obstacle, Parts, PublicReport, Remark,
        ThawError, obstacles, remarks,
    },
    report::{Heard, Report, SectionNumber, Stamped, board, priorities},
    round::Round,
};
use jiff::civil::date;

use crate::crowd::{self, picture, raw};

fn parts(number: u32, figures: PublishedPicture) -> Parts {
    Parts {
        number,
        day: date(2026, 12, 1),
        reason: (number > 1).then(|| "Fel område".to_owned()),
        police: "Lokalpolisområde Prov".to_owned(),
        method: Method {
            program: "lagesbild 0.1.0".to_owned(),
            rounds: vec![round(Some(date(2026, 11, 1)))],
            thresholds: Thresholds::default(),
        },
        figures,
        changes: None,
        indicators: Vec::new(),
        report: PublicReport::default(),
    }
}

fn round(closes: Option<jiff::civil::Date>) -> Round {
    Round { id: "2026".to_owned(), year: 2026, opens: date(2026, 8, 1), closes, demo: false }
}

fn adults() -> PublishedPicture {
    picture(
        "vuxna",
        &[
            (60, "omr=norr trygg_kvall=mycket_trygg plats=park pr_fart=litet prio=trafik"),
            (30, "omr=soder trygg_kvall=ganska_otrygg plats=station pr_fart=mycket_stort prio=narkotika"),
            (7, "omr=soder trygg_kvall=vet_inte plats=ingenstans"),
        ],
    )
}

#[test]
fn a_version_comes_back_from_its_bytes_as_it_was_with_the_changes_it_was_published_with() {
    let earlier = raw("vuxna", &[(40, "trygg_kvall=mycket_trygg"), (40, "trygg_kvall=mycket_otrygg")]);
    let later = raw("vuxna", &[(75, "trygg_kvall=mycket_trygg"), (5, "trygg_kvall=mycket_otrygg")]);
    let [one, other] = [&earlier, &later].map(|raw| publish(raw, Thresholds::default()));
    let changes =
        Changes::between(Year { raw: &earlier, published: &one }, Year { raw: &later, published: &other });
    assert!(changes.is_some(), "nothing is tested");
    for (figures, changes) in [(adults(), None), (other, changes)] {
        let edition = Edition::new(Parts { changes, ..parts(1, figures) });
        let frozen = edition.freeze().unwrap();
        assert_eq!(*frozen.thaw().unwrap(), edition);
        assert_eq!(edition.freeze().unwrap(), frozen, "the same edition is the same bytes");
        let kept = Frozen::kept(frozen.about().clone(), frozen.sha256(), frozen.bytes().to_vec()).unwrap();
        assert_eq!(kept.thaw().unwrap().sha256(), frozen.sha256());
    }
}

#[test]
fn the_sha_256_is_the_one_that_anybody_counts() {
    use sha2::{Digest as _, Sha256};
    let frozen = Edition::new(parts(1, adults())).freeze().unwrap();
    let counted = Digest::new(Sha256::digest(frozen.bytes()).into());
    assert_eq!(frozen.sha256(), counted);
    assert_eq!(frozen.sha256().to_string().len(), 64);
}

#[test]
fn a_version_whose_bytes_or_place_are_others_is_not_read() {
    let frozen = Edition::new(parts(1, adults())).freeze().unwrap();
    let text = String::from_utf8(frozen.bytes().to_vec()).unwrap();
    let other = text.replace("\"number\":1", "\"number\":2");
    assert_ne!(other, text);
    let changed = Frozen::kept(frozen.about().clone(), frozen.sha256(), other.into_bytes());
    assert_eq!(changed, Err(ThawError::Changed { year: 2026, number: 1 }));

    let mut about = frozen.about().clone();
    about.demo = true;
    let misfiled = Frozen::kept(about, frozen.sha256(), frozen.bytes().to_vec()).unwrap().thaw();
    assert!(matches!(misfiled, Err(ThawError::Misfiled { .. })), "{misfiled:?}");

    let newer = text.replace("\"format\":1", "\"format\":2").into_bytes();
    let about = frozen.about().clone();
    let newer = Frozen::kept(about, domain::published::Digest::of(&newer), newer).unwrap().thaw();
    assert!(matches!(newer, Err(ThawError::Newer { .. })), "{newer:?}");
}

#[test]
fn what_differs_between_two_versions_is_told_figure_by_figure() {
    let first = Edition::new(parts(1, adults()));
    let same = Edition::new(parts(2, adults()));
    let differences = Differences::between(&first, &same);
    assert_eq!((differences.figures.len(), differences.most_points), (0, 0));
    assert!(differences.compared > 100, "{}", differences.compared);

    let more = picture(
        "vuxna",
        &[
            (60, "omr=norr trygg_kvall=mycket_trygg plats=park pr_fart=litet prio=trafik"),
            (50, "omr=soder trygg_kvall=ganska_otrygg plats=station pr_fart=mycket_stort prio=narkotika"),
            (7, "omr=soder trygg_kvall=vet_inte plats=ingenstans"),
        ],
    );
    let corrected = Edition::new(parts(2, more));
    let differences = Differences::between(&first, &corrected);
    let percents = differences.figures.iter().find_map(|changed| match changed {
        Changed::Share { table, earlier, later, .. }
            if table.field == "trygg_kvall" && changed.area().is_none() =>
        {
            Some((earlier.unwrap().shown()?.percent, later.unwrap().shown()?.percent))
        }
        _ => None,
    });
    assert_eq!(percents, Some((67, 55)));
    assert!(differences.most_points >= 12, "{}", differences.most_points);
    assert!(differences.figures.iter().any(|changed| matches!(changed, Changed::Answers { .. })));
    assert!(differences.figures.iter().any(|changed| matches!(changed, Changed::Index { .. })));
    // The other way round the same figures differ.
    assert_eq!(Differences::between(&corrected, &first).figures.len(), differences.figures.len());
}

#[test]
fn a_picture_is_published_only_when_its_rounds_are_over_and_its_sections_written() {
    let raw = raw("vuxna", &[(30, "trygg_kvall=mycket_trygg")]);
    let written = |sections: &[SectionNumber]| {
        let by = domain::report::By {
            role: domain::staff::Role::Editor,
            organisation: domain::staff::Organisation::Police,
            day: date(2026, 11, 2),
        };
        let text =
            |section: &SectionNumber| (*section, Stamped { value: "Skrivet.".to_owned(), revision: 1, by });
        Report { year: 2026, texts: sections.iter().map(text).collect(), ..Report::default() }
    };
    let both = written(&[SectionNumber::METHOD, SectionNumber::PRIORITIES]);
    let stops = |rounds: &[Round], report: &Report, day| obstacles(&raw, true, rounds, report, day);

    let closed = [round(Some(date(2026, 11, 1)))];
    // Late answers come in for three days.
    let over = Some(date(2026, 11, 5));
    let open = Obstacle::Open { round: closed[0].clone(), over };
    assert_eq!(stops(&closed, &both, date(2026, 11, 4)), [open]);
    assert_eq!(stops(&closed, &both, date(2026, 11, 5)), []);
    let endless = [round(None)];
    let open = Obstacle::Open { round: endless[0].clone(), over: None };
    assert_eq!(stops(&endless, &both, date(2030, 1, 1)), [open]);
    // Another year's round, or a made-up one, is not waited for.
    let others =
        [Round { year: 2027, ..round(None) }, Round { demo: true, ..round(None) }, closed[0].clone()];
    assert_eq!(stops(&others, &both, date(2026, 12, 1)), []);

    let half = written(&[SectionNumber::METHOD]);
    assert_eq!(stops(&closed, &half, date(2026, 12, 1)), [Obstacle::Missing(SectionNumber::PRIORITIES)]);
    let nobody = crowd::raw_of(&[]);
    assert!(obstacles(&nobody, false, &closed, &both, date(2026, 12, 1)).contains(&Obstacle::NoAnswers));
}

#[test]
fn made_up_answers_beside_residents_own_are_never_published() {
    let survey = crowd::survey("vuxna");
    let tally = crowd::tally(&survey, &[(30, "trygg_kvall=mycket_trygg")]);
    let input = domain::disclosure::TallyInput {
        round: "demo",
        survey: &survey.slug,
        version: survey.version,
        demo: true,
        tally: &tally,
    };
    let raw = domain::disclosure::RawPicture::from_tallies(
        &crowd::municipality(),
        crowd::surveys(),
        2026,
        &[input],
    )
    .unwrap();
    let stops = |own| obstacles(&raw, own, &[], &Report::default(), date(2026, 12, 1));
    assert!(stops(true).contains(&Obstacle::Mixed));
    assert!(!stops(false).contains(&Obstacle::Mixed));
    assert!(remarks(&publish(&raw, Thresholds::default()), &PublicReport::default()).contains(&Remark::Demo));
}

#[test]
fn the_age_groups_that_are_missing_are_named() {
    let survey = |slug| crowd::survey(slug);
    let (few, many) = (survey("unga-vuxna"), survey("vuxna"));
    let few = (&few, &crowd::tally(&few, &[]));
    let crowd_of_many = crowd::tally(&many, &[(200, "omr=norr trygg_kvall=mycket_trygg")]);
    let raw = crowd::raw_of(&[few, (&many, &crowd_of_many)]);
    let told = remarks(&publish(&raw, Thresholds::default()), &PublicReport::default());
    assert!(told.contains(&Remark::Under("unga-vuxna".to_owned())), "{told:?}");
    assert!(!told.contains(&Remark::Under("vuxna".to_owned())), "{told:?}");
}

fn note(theme: &str, people: u16, observation: &str) -> DialogueNote {
    DialogueNote {
        id: uuid::Uuid::nil(),
        kind: DialogueKind::Staff,
        year: 2026,
        day: date(2026, 10, 1),
        participants: vec![Participants { function: "fältassistent".to_owned(), number: people }],
        theme: theme.to_owned(),
        area: None,
        place: "bakom kiosken".to_owned(),
        severity: 5,
        frequency: None,
        observation: observation.to_owned(),
        proposal: String::new(),
        age_groups: Vec::new(),
        demo: false,
    }
}

#[test]
fn of_dialogues_only_how_many_took_part_is_public_and_not_where_they_were_few() {
    let notes = [
        note("trafik", 8, "Hemligt ett"),
        note("trafik", 5, "Hemligt två"),
        note("narkotika", 9, "Hemligt tre"),
    ];
    let figures = adults();
    let report = Report::default();
    let judged = board(&figures, None, &Heard::of(&notes), &report);
    let ordered = priorities(&figures, &judged, &report);
    let public = PublicReport::of(&report, &judged, &ordered, &notes, Thresholds::default());
    let told: BTreeMap<_, _> = public
        .dialogues
        .iter()
        .map(|count| (count.theme.as_str(), (count.dialogues, count.participants)))
        .collect();
    assert_eq!(
        told,
        BTreeMap::from([
            ("trafik", (Figure::Shown(2), Figure::Shown(15))),
            ("narkotika", (Figure::TooFew, Figure::TooFew)),
        ])
    );
    let mut with_report = parts(1, figures);
    with_report.report = public;
    let frozen = Edition::new(with_report).freeze().unwrap();
    let text = String::from_utf8(frozen.bytes().to_vec()).unwrap();
    for secret in ["Hemligt", "kiosken", "fältassistent", "severity"] {
        assert!(!text.contains(secret), "{secret}");
    }
}

#[test]
fn a_picture_told_simply_says_what_is_published_and_that_something_is_hidden() {
    let crowd = [
        (70, "omr=norr b_skola=alltid b_skolvag=oftast b_orsak=moped"),
        (30, "omr=norr b_skola=aldrig b_skolvag=oftast b_orsak=morkt b_plats=park"),
    ];
    let figures = picture("barn", &crowd);
    let plain = Plain::of(&figures, "barn").unwrap();
    assert_eq!(plain.answers, Figure::Shown(100));
    let school = plain.felt.iter().find(|felt| felt.table.field == "b_skola").unwrap();
    assert_eq!((school.safe, school.share), (true, Spoken::Tenths(7)));
    let way = plain.felt.iter().find(|felt| felt.table.field == "b_skolvag").unwrap();
    assert_eq!(way.share, Spoken::AlmostAll);
    let causes: Vec<_> = plain.causes.iter().map(|one| (one.row.option.as_str(), one.share)).collect();
    assert_eq!(causes, [("moped", Spoken::Tenths(7)), ("morkt", Spoken::Tenths(3))]);
    assert!(plain.hidden, "b_dag and b_kvall were not answered");

    // A figure that is hidden is nowhere in it.
    let few = picture("barn", &[(19, "omr=norr b_skola=alltid")]);
    let plain = Plain::of(&few, "barn").unwrap();
    assert!(plain.is_empty() && plain.hidden);
    assert_eq!(Plain::of(&few, "hundar"), None);
}
