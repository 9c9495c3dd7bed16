//! Pictures that a promise can rest on, and promises to check.

use domain::{
    dialogue::{DialogueKind, DialogueNote, Participants},
    disclosure::{Changes, RawPicture, TallyInput, Year, publish},
    indicator::Indicator,
    municipality::Thresholds,
    promise::{Commitment, Deed, Evidence, Piece, PromiseText, Responsible, Term, Terms, Writing},
    published::{Edition, FrozenPicture, Method, Parts, PublicReport},
    report::{self, By, CauseAnalysis, Heard, PriorityOrder, Report, Stamped, board, priorities},
    staff::{Organisation, Role},
    survey::Survey,
    tally::Tally,
};
use jiff::civil::date;
use uuid::Uuid;

use crate::crowd;

pub fn by() -> By {
    By { role: Role::Editor, organisation: Organisation::Police, day: date(2025, 11, 3) }
}

/// The raw picture of a year in which so many answered so, by survey.
pub fn raw(year: i16, answers: &[(&str, &[(usize, &str)])]) -> RawPicture {
    let tallies = answers.iter().map(|(slug, crowd)| {
        let survey = crowd::survey(slug);
        let tally = crowd::tally(&survey, crowd);
        (survey, tally)
    });
    let tallies: Vec<(Survey, Tally)> = tallies.collect();
    let inputs = tallies.iter().map(|(survey, tally)| TallyInput {
        round: "r",
        survey: &survey.slug,
        version: survey.version,
        demo: false,
        tally,
    });
    let inputs: Vec<_> = inputs.collect();
    RawPicture::from_tallies(&crowd::municipality(), crowd::surveys(), year, &inputs).unwrap()
}

/// What staff have written: so many priorities, and a cause and a motivation of one theme.
pub fn written(year: i16, priorities: u8, theme: &str) -> Report {
    let cause = CauseAnalysis {
        why: "Det saknas mötesplatser.".to_owned(),
        times: "Fredagar efter skolan.".to_owned(),
        sources_used: "Medarbetarna".to_owned(),
        ..CauseAnalysis::default()
    };
    let pieces = [
        report::Piece::Order(PriorityOrder::default().with_count(priorities)),
        report::Piece::Cause { theme: theme.to_owned(), cause },
        report::Piece::Motivation { theme: theme.to_owned(), text: "Oroar flest.".to_owned() },
    ];
    Report::of(year, pieces.into_iter().map(|value| Stamped { value, revision: 1, by: by() }))
}

/// The picture as it is published, since an earlier year where there is one.
pub fn frozen(raw: &RawPicture, earlier: Option<&RawPicture>, written: &Report) -> FrozenPicture {
    let figures = publish(raw, Thresholds::default());
    let before = earlier.map(|raw| (raw, publish(raw, Thresholds::default())));
    let changes = before.as_ref().and_then(|(earlier, before)| {
        let (earlier, later) = (Year { raw: earlier, published: before }, Year { raw, published: &figures });
        Changes::between(earlier, later)
    });
    let notes = notes();
    let judged = board(&figures, changes.as_ref(), &Heard::of(&notes), written);
    let ordered = priorities(&figures, &judged, written);
    let report = PublicReport::of(written, &judged, &ordered, &notes, Thresholds::default());
    let parts = Parts {
        number: 1,
        day: date(figures.year, 12, 1),
        reason: None,
        police: "Lokalpolisområde Prov".to_owned(),
        method: Method {
            program: "lagesbild".to_owned(),
            rounds: Vec::new(),
            thresholds: Thresholds::default(),
        },
        figures,
        changes,
        indicators: indicators(),
        report,
    };
    Edition::new(parts).freeze().unwrap().thaw().unwrap()
}

/// Two of one series and one of another.
fn indicators() -> Vec<Indicator> {
    let one = |year: i16, indicator: &str, theme: &str| Indicator {
        source: "Polisens trygghetsmätning".to_owned(),
        url: "https://polisen.example".to_owned(),
        year,
        geography: "Provkommun".to_owned(),
        indicator: indicator.to_owned(),
        theme: theme.to_owned(),
        unit: "percent".to_owned(),
        value: 20.0 + f64::from(year - 2020),
    };
    vec![
        one(2023, "Mopeder är ett problem", "tvahjul"),
        one(2024, "Mopeder är ett problem", "tvahjul"),
        one(2024, "Otrygg sent på kvällen", "morker"),
    ]
}

fn notes() -> Vec<DialogueNote> {
    let note = |number: u16, theme: &str| DialogueNote {
        id: Uuid::nil(),
        kind: DialogueKind::Staff,
        year: 2025,
        day: date(2025, 10, 1),
        participants: vec![Participants { function: "fältassistent".to_owned(), number }],
        theme: theme.to_owned(),
        area: None,
        place: String::new(),
        severity: 5,
        frequency: None,
        observation: "Hemligt".to_owned(),
        proposal: String::new(),
        age_groups: Vec::new(),
        demo: false,
    };
    vec![note(12, "tvahjul"), note(8, "tvahjul"), note(3, "narkotika")]
}

/// Ids that count up, so that a test can tell them.
pub fn ids() -> impl FnMut() -> Uuid {
    let mut number = 0;
    move || {
        number += 1;
        Uuid::from_u128(number)
    }
}

pub fn terms(year: i16) -> Terms {
    Terms {
        starts: date(year, 1, 1),
        ends: date(year, 12, 31),
        parties: vec!["Polisen".to_owned(), "Kommunen".to_owned()],
        picture: None,
        goals: String::new(),
        reason: String::new(),
    }
}

/// A commitment with nothing but a theme and a text.
pub fn bare(id: u128, theme: &str, text: &str) -> Commitment {
    Commitment {
        id: Uuid::from_u128(id),
        place: u16::try_from(id).unwrap(),
        theme: theme.to_owned(),
        age_groups: Vec::new(),
        areas: Vec::new(),
        places: String::new(),
        problem: String::new(),
        cause: String::new(),
        goal: None,
        text: text.to_owned(),
        deed: Deed::default(),
        responsible: Responsible::Joint,
        function: String::new(),
        evidence: Evidence::default(),
        term: Term::Short,
        easy: String::new(),
    }
}

pub fn text(year: i16, pieces: impl IntoIterator<Item = Piece>) -> PromiseText {
    let pieces = pieces.into_iter().map(|value| Stamped { value, revision: 1, by: by() });
    PromiseText::of(&Writing::of(year, pieces), &crowd::municipality()).unwrap()
}

pub fn promise(year: i16, commitments: impl IntoIterator<Item = Commitment>) -> PromiseText {
    let pieces =
        commitments.into_iter().map(|one| Piece::Commitment { id: one.id, commitment: Some(Box::new(one)) });
    text(year, std::iter::once(Piece::Terms(terms(year))).chain(pieces))
}
