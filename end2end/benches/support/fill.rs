//! Answers in great number, straight into the store: any option of any question, which a file's size depends on as little
//! as a query's time does.

use std::sync::Arc;

use domain::{
    answers,
    event::EventCode,
    language::Language,
    municipality::AREA_QUESTION,
    response::{Channel, Response},
    survey::{QuestionKind, Survey},
    tally::Counter,
};
use jiff::{ToSpan as _, civil::Date};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng as _},
};
use store::{Accepted, Saved, Store, SubmissionKey};

use super::EVENTS;

/// More than a crowd's, for speed: nobody waits for these.
const BATCH: u64 = 4_000;

/// Stores `count` answers to `surveys` in a round.
pub async fn fill(store: &dyn Store, municipality: &str, surveys: &[Survey], round: &str, count: u64) {
    let surveys: Vec<_> = surveys.iter().map(|survey| Counter::new(Arc::new(survey.clone()))).collect();
    let mut rng = ChaCha8Rng::seed_from_u64(count);
    let mut left = count;
    while left > 0 {
        let size = left.min(BATCH);
        let batch: Vec<_> = (0..size).map(|_| accepted(&surveys, round, &mut rng)).collect();
        let saved = store.save_responses(municipality, &batch).await.expect("the answers are stored");
        assert!(saved.iter().all(|outcome| *outcome == Saved::New), "every answer is new");
        left -= size;
    }
}

fn accepted(surveys: &[Counter], round: &str, rng: &mut ChaCha8Rng) -> Accepted {
    let counter = &surveys[below(rng, surveys.len())];
    let response = loop {
        if let Some(response) = response(&counter.survey, rng) {
            break response;
        }
    };
    let mut bytes = [0; 16 + 32 + 32];
    rng.fill_bytes(&mut bytes);
    let exact = "the pieces have these lengths";
    Accepted {
        id: uuid::Builder::from_random_bytes(bytes[..16].try_into().expect(exact)).into_uuid(),
        round: round.to_owned(),
        code: None,
        key: SubmissionKey {
            hash: bytes[16..48].try_into().expect(exact),
            fingerprint: bytes[48..].try_into().expect(exact),
        },
        tally: counter.contribution(&response).into(),
        response: response.write(),
    }
}

/// `None` when options were drawn that may not stand together.
fn response(survey: &Survey, rng: &mut ChaCha8Rng) -> Option<Response> {
    let mut form = Vec::new();
    for field in survey.fields() {
        let options = &field.question.options;
        let most = if let QuestionKind::Many { .. } = field.question.kind { 2 } else { 1 };
        // One in twenty is left unanswered.
        let chosen = if below(rng, 20) == 0 { 0 } else { 1 + below(rng, most) };
        form.extend(
            (0..chosen).map(|_| (field.id.to_owned(), options[below(rng, options.len())].id.clone())),
        );
    }
    let mut answers = answers::validate(survey, &form).ok()?;
    let event = (below(rng, 4) == 0).then(|| EventCode::parse(EVENTS[below(rng, EVENTS.len())])).flatten();
    Some(Response {
        survey: survey.slug.clone(),
        version: survey.version,
        day: Date::new(2026, 9, 1).expect("a day").saturating_add(i64::from(rng.next_u32() % 90).days()),
        area: answers.take_one(AREA_QUESTION),
        channel: if event.is_some() { Channel::Event } else { Channel::Link },
        event,
        language: if below(rng, 15) == 0 { Language::English } else { Language::Swedish },
        answers,
    })
}

fn below(rng: &mut ChaCha8Rng, most: usize) -> usize {
    rng.next_u32() as usize % most
}
