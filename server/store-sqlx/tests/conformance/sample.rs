//! A made-up municipality and made-up answers, the same every time.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain::{
    answers::validate,
    event::EventCode,
    language::Language,
    municipality::{Area, Municipality},
    response::{Channel, Response},
    round::Round,
    survey::{QuestionKind, Survey, default_surveys},
    tally::cells,
};
use futures_util::TryStreamExt as _;
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use store::{Accepted, ResponseFilter, Store, StoredResponse, SubmissionKey};
use uuid::Uuid;

pub(crate) const HERE: &str = "0123";
pub(crate) const ELSEWHERE: &str = "9999";
pub(crate) const ROUND: &str = "2026";

pub(crate) type Shared = Arc<dyn Store>;

pub(crate) fn municipality() -> Municipality {
    let areas = ["barkarby", "jakobsberg", "kallhall", "skalby", "staket", "viksjo"];
    Municipality {
        code: HERE.to_owned(),
        name: "Provköping".to_owned(),
        police: "Lokalpolisområde Provköping".to_owned(),
        areas: areas
            .map(|id| Area { id: id.to_owned(), name: id.to_owned(), population: BTreeMap::new() })
            .into(),
        margins: None,
        accessibility: domain::accessibility::Accessibility::built_in(),
        contacts: domain::municipality::Contacts::default(),
        thresholds: domain::municipality::Thresholds::default(),
        map: domain::area_map::AreaMap::default(),
    }
}

pub(crate) fn surveys() -> Vec<Survey> {
    default_surveys(&municipality()).expect("the built-in surveys are sound")
}

pub(crate) fn survey(slug: &str) -> Survey {
    surveys().into_iter().find(|survey| survey.slug == slug).expect("a built-in survey")
}

pub(crate) fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn round(id: &str, year: i16) -> Round {
    Round { id: id.to_owned(), year, opens: date(year, 1, 1), closes: None, demo: false }
}

/// A store with the five surveys and an open round, in two municipalities.
pub(crate) async fn furnish(store: &Shared) {
    for municipality in [HERE, ELSEWHERE] {
        for survey in surveys() {
            store.put_survey(municipality, &survey).await.unwrap();
        }
        assert!(store.add_round(municipality, &round(ROUND, 2026)).await.unwrap());
    }
}

/// Repeatable dice: xorshift64*.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn throw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub(crate) fn below(&mut self, most: usize) -> usize {
        ((self.throw() >> 33) as usize) % most
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub(crate) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| (self.throw() >> 40) as u8)
    }

    pub(crate) fn uuid(&mut self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }
}

pub(crate) fn event_codes() -> [EventCode; 2] {
    ["ACDEFG", "HJKMNP"].map(|code| EventCode::parse(code).unwrap())
}

/// A checked response as a resident could have sent it.
pub(crate) fn accepted(dice: &mut Dice, survey: &Survey) -> Accepted {
    let mut answers = loop {
        let mut form = Vec::new();
        for field in survey.fields() {
            let options = &field.question.options;
            let choices = match field.question.kind {
                QuestionKind::Many { .. } => dice.below(3),
                _ => usize::from(dice.below(5) > 0),
            };
            // Two options that may not stand together, or none at all, are refused: then it throws again.
            let chosen: BTreeSet<_> = (0..choices).map(|_| dice.pick(options).id.clone()).collect();
            let alone = options.iter().find(|option| option.exclusive && chosen.contains(&option.id));
            match alone {
                Some(option) => form.push((field.id.to_owned(), option.id.clone())),
                None => form.extend(chosen.into_iter().map(|option| (field.id.to_owned(), option))),
            }
        }
        if let Ok(answers) = validate(survey, &form) {
            break answers;
        }
    };
    let at_event = dice.below(3) == 0;
    let response = Response {
        survey: survey.slug.clone(),
        version: survey.version,
        day: date(2026, 5, 1 + dice.below(28) as i8),
        area: answers.take_one("omr"),
        event: at_event.then(|| dice.pick(&event_codes()).clone()),
        channel: if at_event { Channel::Event } else { *dice.pick(&[Channel::Link, Channel::Paper]) },
        language: *dice.pick(&Language::ALL),
        answers,
    };
    Accepted {
        id: dice.uuid(),
        round: ROUND.to_owned(),
        key: SubmissionKey { hash: dice.bytes(), fingerprint: dice.bytes() },
        code: None,
        tally: cells(survey, &response).into(),
        response: response.write(),
    }
}

pub(crate) fn batch(dice: &mut Dice, survey: &Survey, count: usize) -> Vec<Accepted> {
    (0..count).map(|_| accepted(dice, survey)).collect()
}

/// The same answers and key on another day.
pub(crate) fn on_day(accepted: &Accepted, day: Date) -> Accepted {
    let mut other = accepted.clone();
    other.response.day = day;
    other
}

pub(crate) async fn stored(
    store: &Shared,
    municipality: &str,
    survey: &str,
    year: i16,
) -> Vec<StoredResponse> {
    let filter = ResponseFilter { survey: survey.to_owned(), year };
    store.stream_responses(municipality, filter).try_collect().await.unwrap()
}
