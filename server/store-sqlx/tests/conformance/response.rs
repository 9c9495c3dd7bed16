use domain::round::Round;
use futures_util::StreamExt as _;
use jiff::civil::date;
use store::{Accepted, ResponseFilter, Saved, StoredResponse};

use crate::sample::{
    Dice, ELSEWHERE, HERE, ROUND, Shared, accepted, batch, furnish, on_day, round, stored, survey,
};

fn vuxna_2026() -> ResponseFilter {
    ResponseFilter { survey: "vuxna".to_owned(), year: 2026 }
}

/// What is stored, in the order of the ids.
fn by_id(batch: &[Accepted]) -> Vec<StoredResponse> {
    let mut sorted: Vec<_> = batch.iter().collect();
    sorted.sort_by_key(|accepted| accepted.id);
    sorted
        .into_iter()
        .map(|accepted| StoredResponse { round: accepted.round.clone(), response: accepted.response.read() })
        .collect()
}

pub(crate) async fn a_saved_response_comes_back_as_it_was(store: Shared) {
    furnish(&store).await;
    let batch = batch(&mut Dice::new(1), &survey("vuxna"), 100);
    let saved = store.save_responses(HERE, &batch).await.unwrap();
    assert_eq!(saved, vec![Saved::New; 100]);
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await, by_id(&batch));
    assert_eq!(store.save_responses(HERE, &[]).await.unwrap(), []);
}

pub(crate) async fn a_repeated_key_counts_once_and_tells_whether_the_answers_differ(store: Shared) {
    furnish(&store).await;
    let mut dice = Dice::new(2);
    let first = accepted(&mut dice, &survey("vuxna"));
    store.save_responses(HERE, std::slice::from_ref(&first)).await.unwrap();
    let tallies = store.tallies(HERE, 2026).await.unwrap();

    let again = Accepted { id: dice.uuid(), ..first.clone() };
    let mut differing = accepted(&mut dice, &survey("vuxna"));
    differing.key.hash = first.key.hash;
    let other = accepted(&mut dice, &survey("barn"));
    let saved = store.save_responses(HERE, &[again.clone(), other, differing]).await.unwrap();
    let before = |same_answers| Saved::Before { same_answers };
    assert_eq!(saved, [before(true), Saved::New, before(false)]);
    assert_eq!(store.save_responses(HERE, &[again]).await.unwrap(), [before(true)]);

    assert_eq!(stored(&store, HERE, "vuxna", 2026).await, by_id(&[first]));
    let vuxna = store.tallies(HERE, 2026).await.unwrap().into_iter().filter(|tally| tally.survey == "vuxna");
    assert_eq!(vuxna.collect::<Vec<_>>(), tallies);
}

pub(crate) async fn a_key_repeated_within_a_batch_counts_once(store: Shared) {
    furnish(&store).await;
    let mut dice = Dice::new(3);
    let mut batch = batch(&mut dice, &survey("vuxna"), 4);
    batch[2].key = batch[0].key;
    batch[3].key.hash = batch[0].key.hash;
    let saved = store.save_responses(HERE, &batch).await.unwrap();
    let before = |same_answers| Saved::Before { same_answers };
    assert_eq!(saved, [Saved::New, Saved::New, before(true), before(false)]);
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await, by_id(&batch[..2]));
    assert_eq!(store.recount(HERE).await.unwrap(), []);
}

pub(crate) async fn a_key_is_known_in_a_later_round_too(store: Shared) {
    furnish(&store).await;
    store.add_round(HERE, &round("2027", 2027)).await.unwrap();
    let mut dice = Dice::new(4);
    let first = accepted(&mut dice, &survey("vuxna"));
    let late = Accepted { id: dice.uuid(), round: "2027".to_owned(), ..first.clone() };
    store.save_responses(HERE, &[first]).await.unwrap();
    let saved = store.save_responses(HERE, &[late]).await.unwrap();
    assert_eq!(saved, [Saved::Before { same_answers: true }]);
    assert_eq!(stored(&store, HERE, "vuxna", 2027).await, []);
}

pub(crate) async fn a_batch_that_fails_leaves_nothing_behind(store: Shared) {
    furnish(&store).await;
    let mut batch = batch(&mut Dice::new(5), &survey("vuxna"), 70);
    let good = batch[0].clone();
    batch[69].round = String::from("no such round");
    store.save_responses(HERE, &batch).await.unwrap_err();
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await, []);
    assert_eq!(store.tallies(HERE, 2026).await.unwrap(), []);
    assert_eq!(store.daily_counts(HERE, 2026).await.unwrap(), []);
    assert_eq!(store.save_responses(HERE, &[good]).await.unwrap(), [Saved::New]);
}

pub(crate) async fn a_stream_sees_one_moment_while_others_save(store: Shared) {
    furnish(&store).await;
    let mut dice = Dice::new(6);
    let before = batch(&mut dice, &survey("vuxna"), 400);
    store.save_responses(HERE, &before).await.unwrap();

    let mut stream = store.stream_responses(HERE, vuxna_2026());
    let mut seen = vec![stream.next().await.unwrap().unwrap()];
    let meanwhile = batch(&mut dice, &survey("vuxna"), 100);
    for one in meanwhile.chunks(20) {
        store.save_responses(HERE, one).await.unwrap();
        seen.push(stream.next().await.unwrap().unwrap());
    }
    while let Some(row) = stream.next().await {
        seen.push(row.unwrap());
    }
    assert_eq!(seen, by_id(&before));
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await.len(), 500);
}

pub(crate) async fn a_stream_is_in_the_order_of_random_ids_not_of_arrival(store: Shared) {
    furnish(&store).await;
    let one = accepted(&mut Dice::new(7), &survey("vuxna"));
    let mut dice = Dice::new(8);
    let arriving: Vec<_> = (1..=28)
        .map(|day| {
            let mut other = on_day(&one, date(2026, 5, day));
            (other.id, other.key.hash) = (dice.uuid(), dice.bytes());
            other
        })
        .collect();
    for accepted in &arriving {
        store.save_responses(HERE, std::slice::from_ref(accepted)).await.unwrap();
    }
    let streamed = stored(&store, HERE, "vuxna", 2026).await;
    assert_eq!(streamed, by_id(&arriving));
    assert!(!streamed.is_sorted_by_key(|stored| stored.response.day));
}

pub(crate) async fn a_stream_holds_one_survey_and_year_demo_included(store: Shared) {
    furnish(&store).await;
    let mut dice = Dice::new(9);
    let demo = Round { demo: true, ..round("demo", 2026) };
    store.add_round(HERE, &demo).await.unwrap();
    store.add_round(HERE, &round("2027", 2027)).await.unwrap();
    let mut batch: Vec<_> =
        ["vuxna", "vuxna", "vuxna", "barn"].iter().map(|slug| accepted(&mut dice, &survey(slug))).collect();
    batch[1].round = String::from("demo");
    batch[2].round = String::from("2027");
    store.save_responses(HERE, &batch).await.unwrap();
    let expected: Vec<_> = by_id(&batch[..1]).into_iter().chain(by_id(&batch[1..2])).collect();
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await, expected);
    assert_eq!(stored(&store, HERE, "vuxna", 2027).await, by_id(&batch[2..3]));
    assert_eq!(stored(&store, HERE, "barn", 2026).await, by_id(&batch[3..]));
    assert_eq!(stored(&store, HERE, "barn", 2025).await, []);
}

pub(crate) async fn a_deleted_round_takes_everything_of_it_along(store: Shared) {
    furnish(&store).await;
    store.add_round(HERE, &Round { demo: true, ..round("demo", 2026) }).await.unwrap();
    let mut dice = Dice::new(10);
    let kept = batch(&mut dice, &survey("vuxna"), 5);
    store.save_responses(HERE, &kept).await.unwrap();
    let tallies = store.tallies(HERE, 2026).await.unwrap();
    let days = store.daily_counts(HERE, 2026).await.unwrap();

    let mut demo = batch(&mut dice, &survey("vuxna"), 7);
    for accepted in &mut demo {
        accepted.round = String::from("demo");
    }
    store.save_responses(HERE, &demo).await.unwrap();
    assert_eq!(store.delete_round(HERE, "demo").await.unwrap(), 7);

    assert_eq!(stored(&store, HERE, "vuxna", 2026).await, by_id(&kept));
    assert_eq!(store.tallies(HERE, 2026).await.unwrap(), tallies);
    assert_eq!(store.daily_counts(HERE, 2026).await.unwrap(), days);
    assert_eq!(store.rounds(HERE).await.unwrap(), [round(ROUND, 2026)]);
    assert_eq!(store.delete_round(HERE, "demo").await.unwrap(), 0);
    // Its keys went too: the same responses are new again.
    store.add_round(HERE, &Round { demo: true, ..round("demo", 2026) }).await.unwrap();
    assert_eq!(store.save_responses(HERE, &demo).await.unwrap(), vec![Saved::New; 7]);
}

pub(crate) async fn a_forgotten_key_is_new_again_and_its_response_stays(store: Shared) {
    furnish(&store).await;
    store.add_round(HERE, &round("2027", 2027)).await.unwrap();
    let mut dice = Dice::new(11);
    let mut batch = batch(&mut dice, &survey("vuxna"), 2);
    batch[1].round = String::from("2027");
    store.save_responses(HERE, &batch).await.unwrap();
    let first = batch[0].key;
    assert_eq!(store.known_key(HERE, &first.hash).await.unwrap(), Some(first.fingerprint));
    assert_eq!(store.known_key(ELSEWHERE, &first.hash).await.unwrap(), None);
    store.forget_keys(HERE, ROUND).await.unwrap();
    assert_eq!(store.known_key(HERE, &first.hash).await.unwrap(), None);
    assert_eq!(store.known_key(HERE, &batch[1].key.hash).await.unwrap(), Some(batch[1].key.fingerprint));
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await, by_id(&batch[..1]));
    for accepted in &mut batch {
        accepted.id = dice.uuid();
    }
    let saved = store.save_responses(HERE, &batch).await.unwrap();
    assert_eq!(saved, [Saved::New, Saved::Before { same_answers: true }]);
}

pub(crate) async fn municipalities_are_kept_apart(store: Shared) {
    furnish(&store).await;
    let batch = batch(&mut Dice::new(12), &survey("vuxna"), 3);
    store.save_responses(HERE, &batch).await.unwrap();
    assert_eq!(stored(&store, ELSEWHERE, "vuxna", 2026).await, []);
    assert_eq!(store.tallies(ELSEWHERE, 2026).await.unwrap(), []);
    assert_eq!(store.daily_counts(ELSEWHERE, 2026).await.unwrap(), []);
    assert_eq!(store.years_with_responses(ELSEWHERE).await.unwrap(), [0_i16; 0]);
    // Not even keys, ids or rounds of the other are known.
    assert_eq!(store.save_responses(ELSEWHERE, &batch).await.unwrap(), vec![Saved::New; 3]);
    store.forget_keys(ELSEWHERE, ROUND).await.unwrap();
    assert_eq!(store.delete_round(ELSEWHERE, ROUND).await.unwrap(), 3);
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await, by_id(&batch));
    let saved = store.save_responses(HERE, &batch).await.unwrap();
    assert_eq!(saved, vec![Saved::Before { same_answers: true }; 3]);
    assert_eq!(store.recount(HERE).await.unwrap(), []);
}
