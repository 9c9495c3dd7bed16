//! Several processes on one database. Each is a store of its own here, with connections of its own.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use store::{Accepted, Saved};

use super::{CLUSTER, NEAR_ANSWERS, empty, open, raw, run, scalars, until_someone_waits};
use crate::{
    sample::{Dice, HERE, ROUND, accepted, batch, furnish, stored, survey, surveys},
    single_use::with_code,
};

#[tokio::test]
async fn other_processes_read_and_write_while_the_database_is_tidied() {
    static TIDYING: AtomicBool = AtomicBool::new(true);
    let (address, store) = empty().await;
    furnish(&store).await;
    store.save_responses(HERE, &batch(&mut Dice::new(3), &survey("vuxna"), 50)).await.unwrap();

    let writers: Vec<_> = [4, 5]
        .into_iter()
        .map(|seed| {
            let address = address.clone();
            tokio::spawn(async move {
                // Its statements were prepared against the tables before they were tidied.
                let store = open(&address).await;
                let mut dice = Dice::new(seed);
                let mut saved = 0;
                while TIDYING.load(Ordering::Relaxed) {
                    let batch = batch(&mut dice, &survey("vuxna"), 10);
                    let outcomes = store.save_responses(HERE, &batch).await.unwrap();
                    assert_eq!(outcomes, vec![Saved::New; 10]);
                    saved += 10;
                }
                saved
            })
        })
        .collect();
    let reader = tokio::spawn({
        let address = address.clone();
        async move {
            let store = open(&address).await;
            let (mut seen, mut rounds) = (50, 0);
            while TIDYING.load(Ordering::Relaxed) {
                let now = stored(&store, HERE, "vuxna", 2026).await.len();
                assert!(now >= seen, "{now} responses after {seen}");
                seen = now;
                assert_eq!(store.recount(HERE).await.unwrap(), []);
                assert_eq!(store.years_with_responses(HERE).await.unwrap(), [2026]);
                assert_eq!(store.tallies(HERE, 2026).await.unwrap().len(), 1);
                rounds += 1;
            }
            rounds
        }
    });
    let mut tidied = Ok(());
    for _ in 0..4 {
        tidied = tidied.and(store.tidy().await);
    }
    TIDYING.store(false, Ordering::Relaxed);
    let mut all = 50;
    for writer in writers {
        let saved = writer.await.unwrap();
        assert!(saved > 0);
        all += saved;
    }
    assert!(reader.await.unwrap() > 0);
    tidied.unwrap();
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await.len(), all);
    assert_eq!(store.recount(HERE).await.unwrap(), []);
}

#[tokio::test]
async fn writers_in_several_processes_store_every_key_once() {
    let (address, store) = empty().await;
    furnish(&store).await;
    let mut dice = Dice::new(6);
    let surveys = surveys();
    let all: Vec<Accepted> = (0..400)
        .map(|_| {
            let survey = dice.pick(&surveys).clone();
            accepted(&mut dice, &survey)
        })
        .collect();
    // The same responses from three processes, each in another order and with ids of its own.
    let writers: Vec<_> = [1_usize, 3, 7]
        .into_iter()
        .map(|step| {
            let (address, all) = (address.clone(), all.clone());
            tokio::spawn(async move {
                let store = open(&address).await;
                let mut dice = Dice::new(100 + step as u64);
                let order: Vec<Accepted> = (0..all.len())
                    .map(|place| Accepted { id: dice.uuid(), ..all[place * step % all.len()].clone() })
                    .collect();
                let mut new = 0;
                for (number, batch) in order.chunks(40).enumerate() {
                    // In crowds, alone and in between put in their places: whatever another process does at the time.
                    let saved = match (number + step) % 3 {
                        0 => store.save_responses(HERE, batch).await.unwrap(),
                        _ => store.save_crowd(HERE, batch).await.unwrap(),
                    };
                    if (number + step) % 4 == 0 {
                        store.settle(HERE).await.unwrap();
                    }
                    new += saved.iter().filter(|saved| **saved == Saved::New).count();
                    assert!(!saved.contains(&Saved::Before { same_answers: false }));
                }
                new
            })
        })
        .collect();
    let mut new = 0;
    for writer in writers {
        new += writer.await.unwrap();
    }
    assert_eq!(new, all.len());
    let mut kept = 0;
    for survey in &surveys {
        kept += stored(&store, HERE, &survey.slug, 2026).await.len();
    }
    assert_eq!(kept, all.len());
    assert_eq!(store.recount(HERE).await.unwrap(), []);
}

#[tokio::test]
async fn writers_in_several_processes_use_every_code_once() {
    let (address, store) = empty().await;
    furnish(&store).await;
    let event = crate::event::event(0, 3);
    assert!(store.add_event(HERE, &event).await.unwrap());
    let mut dice = Dice::new(20);
    let codes: Vec<[u8; 32]> = (0..200).map(|_| dice.bytes()).collect();
    assert!(store.add_codes(HERE, &event.code, &codes).await.unwrap());
    // Every code in three processes, each with other answers and in another order.
    let writers: Vec<_> = [1_usize, 3, 7]
        .into_iter()
        .map(|step| {
            let (address, codes, event) = (address.clone(), codes.clone(), event.code.clone());
            tokio::spawn(async move {
                let store = open(&address).await;
                let mut dice = Dice::new(200 + step as u64);
                let order: Vec<Accepted> = (0..codes.len())
                    .map(|place| with_code(&mut dice, &event, codes[place * step % codes.len()]))
                    .collect();
                let mut new = 0;
                for batch in order.chunks(20) {
                    let saved = store.save_responses(HERE, batch).await.unwrap();
                    assert!(saved.iter().all(|saved| matches!(saved, Saved::New | Saved::NoCode)));
                    new += saved.iter().filter(|saved| **saved == Saved::New).count();
                }
                new
            })
        })
        .collect();
    let mut new = 0;
    for writer in writers {
        new += writer.await.unwrap();
    }
    assert_eq!(new, codes.len());
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await.len(), codes.len());
    assert_eq!(store.count_codes(HERE, &event.code).await.unwrap(), 0);
    assert_eq!(store.recount(HERE).await.unwrap(), []);
    let keys = scalars::<i64>(&mut raw(&address).await, "SELECT count(*) FROM submission_key").await;
    assert_eq!(keys, [200], "of an answer without a code not even its key is kept");
}

#[tokio::test]
async fn a_code_that_another_process_is_just_using_is_waited_for() {
    let (address, store) = empty().await;
    furnish(&store).await;
    let event = crate::event::event(0, 3);
    assert!(store.add_event(HERE, &event).await.unwrap());
    let mut other = raw(&address).await;
    let mut watch = raw(&address).await;
    let mut dice = Dice::new(21);
    for (end, outcome) in [("ROLLBACK", Saved::New), ("COMMIT", Saved::NoCode)] {
        let code: [u8; 32] = dice.bytes();
        assert!(store.add_codes(HERE, &event.code, &[code]).await.unwrap());
        run(&mut other, "BEGIN; DELETE FROM single_use_code").await;
        let answer = with_code(&mut dice, &event.code, code);
        let saving = tokio::spawn({
            let store = store.clone();
            async move { store.save_responses(HERE, &[answer]).await.unwrap() }
        });
        until_someone_waits(&mut watch, "wait_event_type = 'Lock'").await;
        run(&mut other, end).await;
        assert_eq!(saving.await.unwrap(), [outcome], "{end}");
    }
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await.len(), 1);
}

#[tokio::test]
async fn a_key_that_another_process_is_just_storing_is_waited_for() {
    let (address, store) = empty().await;
    furnish(&store).await;
    let mut other = raw(&address).await;
    let mut watch = raw(&address).await;
    let mut dice = Dice::new(7);
    for (end, outcome) in [("ROLLBACK", Saved::New), ("COMMIT", Saved::Before { same_answers: false })] {
        let accepted = accepted(&mut dice, &survey("vuxna"));
        run(&mut other, "BEGIN").await;
        sqlx::query("INSERT INTO submission_key VALUES ($1, $2, $3, $4)")
            .bind(HERE)
            .bind(&accepted.key.hash[..])
            .bind(&[9_u8; 32][..])
            .bind(ROUND)
            .execute(&mut other)
            .await
            .unwrap();
        let saving = tokio::spawn({
            let (store, accepted) = (store.clone(), accepted.clone());
            async move { store.save_responses(HERE, &[accepted]).await.unwrap() }
        });
        until_someone_waits(&mut watch, "wait_event_type = 'Lock'").await;
        run(&mut other, end).await;
        assert_eq!(saving.await.unwrap(), [outcome], "{end}");
    }
    assert_eq!(stored(&store, HERE, "vuxna", 2026).await.len(), 1);
    assert_eq!(store.recount(HERE).await.unwrap(), []);
}

#[tokio::test]
async fn a_batch_that_is_given_up_in_a_deadlock_is_saved_in_a_second_try() {
    let (address, store) = empty().await;
    furnish(&store).await;
    let mut dice = Dice::new(8);
    let both = batch(&mut dice, &survey("vuxna"), 2);
    store.save_responses(HERE, &both[..1]).await.unwrap();
    let mut other = raw(&address).await;
    let mut watch = raw(&address).await;
    // So that the one given up is always the store's.
    run(&mut other, "SET deadlock_timeout = '60s'; BEGIN").await;
    run(&mut other, "UPDATE daily_count SET count = count").await;
    let saving = tokio::spawn({
        let (store, mut second) = (store.clone(), both[1].clone());
        (second.response.day, second.response.event) = (both[0].response.day, both[0].response.event.clone());
        second.response.channel = both[0].response.channel;
        async move { store.save_responses(HERE, &[second]).await }
    });
    until_someone_waits(&mut watch, "wait_event_type = 'Lock'").await;
    run(&mut other, "UPDATE slice_tally SET counts = counts; COMMIT").await;
    assert_eq!(saving.await.unwrap().unwrap(), [Saved::New]);
    let deadlocks = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";
    for _ in 0..500 {
        if scalars::<i64>(&mut watch, deadlocks).await[0] > 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("there was no deadlock: nothing was tested");
}

#[tokio::test]
async fn a_round_deleted_while_answers_come_in_leaves_nothing_behind() {
    let (address, store) = empty().await;
    furnish(&store).await;
    let writer = tokio::spawn({
        let address = address.clone();
        async move {
            let store = open(&address).await;
            let mut dice = Dice::new(9);
            let mut saved = 0;
            while store.save_responses(HERE, &batch(&mut dice, &survey("barn"), 5)).await.is_ok() {
                saved += 5;
            }
            saved
        }
    });
    while stored(&store, HERE, "barn", 2026).await.is_empty() {
        tokio::task::yield_now().await;
    }
    let deleted = store.delete_round(HERE, ROUND).await.unwrap();
    assert_eq!(deleted, writer.await.unwrap());
    let mut raw = raw(&address).await;
    for (table, _) in NEAR_ANSWERS {
        assert_eq!(scalars::<i64>(&mut raw, &format!("SELECT count(*) FROM {table}")).await, [0], "{table}");
    }
}

#[tokio::test]
async fn processes_that_start_at_once_make_the_tables_once() {
    let address = CLUSTER.new_database();
    let starting: Vec<_> = (0..6)
        .map(|_| {
            let address = address.clone();
            tokio::spawn(async move { open(&address).await.ping().await })
        })
        .collect();
    for started in starting {
        started.await.unwrap().unwrap();
    }
    let migrations: Vec<i64> =
        scalars(&mut raw(&address).await, "SELECT version FROM _sqlx_migrations").await;
    assert_eq!(migrations.len(), migrations.iter().collect::<BTreeSet<_>>().len());
    assert!(!migrations.is_empty());
}
