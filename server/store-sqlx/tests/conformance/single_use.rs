use domain::{
    event::{Event, EventCode},
    response::Channel,
};
use store::{Accepted, CodeHash, Saved};

use crate::{
    event::event,
    sample::{Dice, ELSEWHERE, HERE, Shared, accepted, event_codes, furnish, stored, survey},
};

/// Two events, and `count` codes for the first.
pub(crate) async fn with_codes(store: &Shared, dice: &mut Dice, count: usize) -> (EventCode, Vec<CodeHash>) {
    furnish(store).await;
    for number in 0..2 {
        assert!(store.add_event(HERE, &event(number, 3)).await.unwrap());
    }
    let codes: Vec<CodeHash> = (0..count).map(|_| dice.bytes()).collect();
    let Event { code, .. } = event(0, 3);
    assert!(store.add_codes(HERE, &code, &codes).await.unwrap());
    (code, codes)
}

/// An answer that came with a code.
pub(crate) fn with_code(dice: &mut Dice, event: &EventCode, code: CodeHash) -> Accepted {
    let survey = survey("vuxna");
    let mut accepted = accepted(dice, &survey);
    accepted.response.event = Some(event.clone());
    accepted.response.channel = Channel::Code;
    accepted.code = Some(code);
    accepted.tally = domain::tally::cells(&survey, &accepted.response.read()).into();
    accepted
}

pub(crate) async fn a_code_leads_to_its_event_until_it_is_withdrawn(store: Shared) {
    let mut dice = Dice::new(1);
    let (event, codes) = with_codes(&store, &mut dice, 70).await;
    assert_eq!(store.event_of_code(HERE, &codes[69]).await.unwrap(), Some(event.clone()));
    assert_eq!(store.event_of_code(ELSEWHERE, &codes[69]).await.unwrap(), None);
    assert_eq!(store.event_of_code(HERE, &[0; 32]).await.unwrap(), None);
    assert_eq!(store.count_codes(HERE, &event).await.unwrap(), 70);
    assert_eq!(store.count_codes(HERE, &event_codes()[1]).await.unwrap(), 0);
    assert_eq!(store.withdraw_codes(HERE, &event_codes()[1]).await.unwrap(), 0);
    assert_eq!(store.withdraw_codes(HERE, &event).await.unwrap(), 70);
    assert_eq!(store.event_of_code(HERE, &codes[69]).await.unwrap(), None);
    assert_eq!(store.count_codes(HERE, &event).await.unwrap(), 0);
    // Nobody makes codes for an event that is not there.
    let nowhere = EventCode::parse("WXYTAC").unwrap();
    assert!(!store.add_codes(HERE, &nowhere, &[dice.bytes()]).await.unwrap());
    assert!(!store.add_codes(ELSEWHERE, &event, &[dice.bytes()]).await.unwrap());
}

pub(crate) async fn a_code_is_good_for_one_answer(store: Shared) {
    let mut dice = Dice::new(2);
    let (event, codes) = with_codes(&store, &mut dice, 2).await;
    let first = with_code(&mut dice, &event, codes[0]);
    assert_eq!(store.save_responses(HERE, std::slice::from_ref(&first)).await.unwrap(), [Saved::New]);
    assert_eq!(store.event_of_code(HERE, &codes[0]).await.unwrap(), None);
    assert_eq!(store.count_codes(HERE, &event).await.unwrap(), 1);

    // The neighbours of an answer whose code is used or unknown are stored; of itself nothing is, not even its key.
    let used = with_code(&mut dice, &event, codes[0]);
    let never_made = dice.bytes();
    let unknown = with_code(&mut dice, &event, never_made);
    let neighbours = [accepted(&mut dice, &survey("barn")), with_code(&mut dice, &event, codes[1])];
    let batch = [used.clone(), neighbours[0].clone(), unknown, neighbours[1].clone()];
    let saved = store.save_responses(HERE, &batch).await.unwrap();
    assert_eq!(saved, [Saved::NoCode, Saved::New, Saved::NoCode, Saved::New]);
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await.len(), 2);
    assert_eq!(stored(&store, HERE, "barn", 2026).await.len(), 1);
    assert_eq!(store.recount(HERE).await.unwrap(), []);
    let alone = store.save_responses(HERE, std::slice::from_ref(&used)).await.unwrap();
    assert_eq!(alone, [Saved::NoCode]);
    // Its key is as fresh as before: without the code it is stored.
    let without = Accepted { code: None, ..used };
    assert_eq!(store.save_responses(HERE, &[without]).await.unwrap(), [Saved::New]);
}

pub(crate) async fn the_same_answer_sent_again_with_its_used_code_is_known(store: Shared) {
    let mut dice = Dice::new(3);
    let (event, codes) = with_codes(&store, &mut dice, 2).await;
    let first = with_code(&mut dice, &event, codes[0]);
    let again = Accepted { id: dice.uuid(), ..first.clone() };
    let before = |same_answers| Saved::Before { same_answers };
    let saved = store.save_responses(HERE, &[first.clone(), again.clone()]).await.unwrap();
    assert_eq!(saved, [Saved::New, before(true)]);
    assert_eq!(store.save_responses(HERE, &[again]).await.unwrap(), [before(true)]);
    // A key that is known uses up no code.
    let mut other = with_code(&mut dice, &event, codes[1]);
    other.key.hash = first.key.hash;
    assert_eq!(store.save_responses(HERE, &[other]).await.unwrap(), [before(false)]);
    assert_eq!(store.count_codes(HERE, &event).await.unwrap(), 1);
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await.len(), 1);
}

pub(crate) async fn of_two_answers_with_one_code_in_a_batch_one_is_stored(store: Shared) {
    let mut dice = Dice::new(4);
    let (event, codes) = with_codes(&store, &mut dice, 3).await;
    let batch = [codes[0], codes[1], codes[0], codes[0]].map(|code| with_code(&mut dice, &event, code));
    let saved = store.save_responses(HERE, &batch).await.unwrap();
    assert_eq!(saved.iter().filter(|saved| **saved == Saved::New).count(), 2);
    assert_eq!(saved.iter().filter(|saved| **saved == Saved::NoCode).count(), 2);
    assert_eq!(saved[1], Saved::New);
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await.len(), 2);
    assert_eq!(store.count_codes(HERE, &event).await.unwrap(), 1);
    assert_eq!(store.recount(HERE).await.unwrap(), []);
}

pub(crate) async fn a_code_is_good_for_its_own_event_and_municipality_only(store: Shared) {
    let mut dice = Dice::new(5);
    let (event, codes) = with_codes(&store, &mut dice, 1).await;
    let other_event = with_code(&mut dice, &event_codes()[1], codes[0]);
    assert_eq!(store.save_responses(HERE, &[other_event]).await.unwrap(), [Saved::NoCode]);
    let mut no_event = with_code(&mut dice, &event, codes[0]);
    no_event.response.event = None;
    assert_eq!(store.save_responses(HERE, &[no_event]).await.unwrap(), [Saved::NoCode]);
    let elsewhere = with_code(&mut dice, &event, codes[0]);
    assert_eq!(store.save_responses(ELSEWHERE, &[elsewhere]).await.unwrap(), [Saved::NoCode]);
    assert_eq!(store.event_of_code(HERE, &codes[0]).await.unwrap(), Some(event));
}

pub(crate) async fn a_batch_that_fails_leaves_its_codes_unused(store: Shared) {
    let mut dice = Dice::new(6);
    let (event, codes) = with_codes(&store, &mut dice, 1).await;
    let good = with_code(&mut dice, &event, codes[0]);
    let mut homeless = accepted(&mut dice, &survey("vuxna"));
    homeless.round = String::from("no such round");
    store.save_responses(HERE, &[good.clone(), homeless]).await.unwrap_err();
    assert_eq!(store.count_codes(HERE, &event).await.unwrap(), 1);
    assert_eq!(store.save_responses(HERE, &[good]).await.unwrap(), [Saved::New]);
}

pub(crate) async fn a_deleted_event_takes_its_unused_codes_along_and_no_others(store: Shared) {
    let mut dice = Dice::new(7);
    let (event, codes) = with_codes(&store, &mut dice, 3).await;
    let other: CodeHash = dice.bytes();
    assert!(store.add_codes(HERE, &event_codes()[1], &[other]).await.unwrap());
    let answer = with_code(&mut dice, &event, codes[0]);
    store.save_responses(HERE, &[answer]).await.unwrap();
    assert!(store.delete_event(HERE, &event).await.unwrap());
    assert_eq!(store.event_of_code(HERE, &codes[1]).await.unwrap(), None);
    assert_eq!(store.event_of_code(HERE, &other).await.unwrap(), Some(event_codes()[1].clone()));
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await[0].response.event, Some(event));
}
