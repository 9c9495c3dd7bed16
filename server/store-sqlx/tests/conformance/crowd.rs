//! What comes in a crowd is stored, counted and known as anything else, before it is put in its place and after.

use domain::{survey::Survey, tally::Contribution};
use store::{Accepted, Saved, StoredResponse};

use crate::{
    sample::{Dice, HERE, ROUND, Shared, accepted, batch, furnish, round, stored, survey, surveys},
    single_use::{with_code, with_codes},
};

/// Answers to every survey.
fn crowd(dice: &mut Dice, size: usize) -> Vec<Accepted> {
    let surveys = surveys();
    let one = |_| {
        let survey: Survey = dice.pick(&surveys).clone();
        accepted(dice, &survey)
    };
    (0..size).map(one).collect()
}

async fn settle_all(store: &Shared) {
    while store.settle(HERE).await.unwrap() {}
}

/// Everything that can be read of answers and counts.
async fn all(store: &Shared) -> (Vec<Vec<StoredResponse>>, impl PartialEq + std::fmt::Debug + use<>) {
    let mut responses = Vec::new();
    for survey in surveys() {
        responses.push(stored(store, HERE, &survey.slug, 2026).await);
    }
    let counts = (
        store.tallies(HERE, 2026).await.unwrap(),
        store.daily_counts(HERE, 2026).await.unwrap(),
        store.years_with_responses(HERE).await.unwrap(),
    );
    (responses, counts)
}

pub(crate) async fn a_crowd_is_stored_and_counted_as_anything_else(store: Shared) {
    furnish(&store).await;
    let mut dice = Dice::new(1);
    assert_eq!(store.save_crowd(HERE, &[]).await.unwrap(), []);
    assert!(!store.settle(HERE).await.unwrap(), "there is nothing to settle");
    let alone = crowd(&mut dice, 60);
    store.save_responses(HERE, &alone).await.unwrap();
    for size in [1, 90, 250, 40] {
        let mut together = crowd(&mut dice, size);
        together.push(Accepted { id: dice.uuid(), ..together[0].clone() });
        let saved = store.save_crowd(HERE, &together).await.unwrap();
        assert_eq!(saved[..size], vec![Saved::New; size]);
        assert_eq!(saved[size], Saved::Before { same_answers: true });
    }
    let before = all(&store).await;
    assert_eq!(before.0.iter().map(Vec::len).sum::<usize>(), 441);
    assert_eq!(store.recount(HERE).await.unwrap(), []);
    assert!(store.settle(HERE).await.unwrap());
    assert_eq!(all(&store).await, before, "half of it in its place");
    settle_all(&store).await;
    assert_eq!(all(&store).await, before);
    assert_eq!(store.recount(HERE).await.unwrap(), []);
}

pub(crate) async fn a_key_that_waits_is_known_to_whoever_comes_next(store: Shared) {
    furnish(&store).await;
    let mut dice = Dice::new(2);
    let before = |same_answers| Saved::Before { same_answers };
    let first = batch(&mut dice, &survey("vuxna"), 30);
    store.save_crowd(HERE, &first).await.unwrap();
    let mut differs = first[1].clone();
    differs.key.fingerprint = dice.bytes();
    let again = [Accepted { id: dice.uuid(), ..first[0].clone() }, differs];
    for _ in 0..2 {
        assert_eq!(store.save_crowd(HERE, &again).await.unwrap(), [before(true), before(false)]);
        assert_eq!(store.save_responses(HERE, &again).await.unwrap(), [before(true), before(false)]);
        let known = store.known_key(HERE, &first[2].key.hash).await.unwrap();
        assert_eq!(known, Some(first[2].key.fingerprint));
        assert_eq!(store.known_key(HERE, &dice.bytes()).await.unwrap(), None);
        assert_eq!(stored(&store, HERE, "vuxna", 2026).await.len(), 30);
        settle_all(&store).await;
    }
    // And the other way round: what came alone is known to a crowd.
    let alone = batch(&mut dice, &survey("barn"), 3);
    store.save_responses(HERE, &alone).await.unwrap();
    assert_eq!(store.save_crowd(HERE, &alone).await.unwrap(), [before(true); 3]);
    assert_eq!(stored(&store, HERE, "barn", 2026).await.len(), 3);
}

pub(crate) async fn a_code_is_good_for_one_answer_in_a_crowd_too(store: Shared) {
    let mut dice = Dice::new(3);
    let (event, codes) = with_codes(&store, &mut dice, 2).await;
    let sent = [codes[0], codes[1], codes[0]].map(|code| with_code(&mut dice, &event, code));
    let saved = store.save_crowd(HERE, &sent).await.unwrap();
    assert_eq!(saved.iter().filter(|outcome| **outcome == Saved::New).count(), 2);
    assert_eq!(saved.iter().filter(|outcome| **outcome == Saved::NoCode).count(), 1);
    assert_eq!(store.count_codes(HERE, &event).await.unwrap(), 0);
    let refused = saved.iter().position(|outcome| *outcome == Saved::NoCode).unwrap();
    let without = Accepted { code: None, ..sent[refused].clone() };
    assert_eq!(
        store.save_crowd(HERE, &[without]).await.unwrap(),
        [Saved::New],
        "its key is as fresh as before"
    );
}

pub(crate) async fn a_crowd_that_fails_leaves_nothing_behind(store: Shared) {
    furnish(&store).await;
    let mut batch = batch(&mut Dice::new(4), &survey("vuxna"), 70);
    let good = batch[0].clone();
    batch[69].round = String::from("no such round");
    store.save_crowd(HERE, &batch).await.unwrap_err();
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await, []);
    assert_eq!(store.tallies(HERE, 2026).await.unwrap(), []);
    assert_eq!(store.save_crowd(HERE, &[good]).await.unwrap(), [Saved::New]);
}

pub(crate) async fn what_waits_goes_with_its_round_and_its_keys_when_they_are_forgotten(store: Shared) {
    furnish(&store).await;
    store.add_round(HERE, &round("2027", 2027)).await.unwrap();
    let mut dice = Dice::new(5);
    let mut together = crowd(&mut dice, 40);
    together[..15].iter_mut().for_each(|accepted| accepted.round = String::from("2027"));
    store.save_crowd(HERE, &together).await.unwrap();
    assert_eq!(store.years_with_responses(HERE).await.unwrap(), [2027, 2026]);

    store.forget_keys(HERE, ROUND).await.unwrap();
    assert_eq!(store.known_key(HERE, &together[20].key.hash).await.unwrap(), None);
    assert!(store.known_key(HERE, &together[0].key.hash).await.unwrap().is_some());
    let again = Accepted { id: dice.uuid(), ..together[20].clone() };
    assert_eq!(store.save_crowd(HERE, &[again]).await.unwrap(), [Saved::New]);

    assert_eq!(store.delete_round(HERE, "2027").await.unwrap(), 15);
    assert_eq!(store.years_with_responses(HERE).await.unwrap(), [2026]);
    let anew = Accepted { id: dice.uuid(), ..together[0].clone() };
    let anew = Accepted { round: ROUND.to_owned(), ..anew };
    assert_eq!(store.save_crowd(HERE, &[anew]).await.unwrap(), [Saved::New]);
    settle_all(&store).await;
    assert_eq!(store.recount(HERE).await.unwrap(), []);
    assert_eq!(all(&store).await.0.iter().map(Vec::len).sum::<usize>(), 27);
}

pub(crate) async fn nothing_waits_after_the_night_nor_in_a_backup(store: Shared) {
    furnish(&store).await;
    let mut dice = Dice::new(6);
    store.save_crowd(HERE, &crowd(&mut dice, 200)).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let copied = store.back_up(&folder.path().join("copy.db")).await.unwrap();
    assert_eq!((copied.of("response"), copied.of("submission_key")), (200, 200));
    assert_eq!((copied.of("response_block"), copied.of("key_block")), (0, 0));
    assert_eq!(copied.differences, []);
    let before = all(&store).await;
    store.tidy().await.unwrap();
    assert!(!store.settle(HERE).await.unwrap());
    assert_eq!(all(&store).await, before);
    assert_eq!(store.recount(HERE).await.unwrap(), []);
}

pub(crate) async fn counts_are_put_right_while_a_crowd_waits(store: Shared) {
    furnish(&store).await;
    let mut dice = Dice::new(7);
    let mut wrong = batch(&mut dice, &survey("barn"), 5);
    wrong[0].tally = Contribution::default().into();
    store.save_responses(HERE, &wrong).await.unwrap();
    store.save_crowd(HERE, &crowd(&mut dice, 50)).await.unwrap();
    assert!(!store.mend_tallies(HERE).await.unwrap().is_empty());
    assert_eq!(store.recount(HERE).await.unwrap(), []);
    settle_all(&store).await;
    assert_eq!(store.recount(HERE).await.unwrap(), []);
}
