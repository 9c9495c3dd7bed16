use std::collections::BTreeMap;

use domain::tally::{Contribution, RECEIVED, Slice, Tally};
use store::{Accepted, TallyDifference};

use crate::sample::{Dice, HERE, ROUND, Shared, accepted, batch, furnish, round, survey, surveys};

pub(crate) async fn tallies_and_daily_counts_equal_a_recount_after_random_batches(store: Shared) {
    furnish(&store).await;
    let mut dice = Dice::new(1);
    let surveys = surveys();
    let mut sent: Vec<Accepted> = Vec::new();
    for size in [1, 90, 7, 250, 33] {
        let mut batch: Vec<_> = (0..size)
            .map(|_| {
                let survey = dice.pick(&surveys).clone();
                accepted(&mut dice, &survey)
            })
            .collect();
        sent.extend(batch.iter().cloned());
        // Some send twice, with a new id, in this batch or from an earlier one.
        for _ in 0..size / 5 {
            let again = Accepted { id: dice.uuid(), ..dice.pick(&sent).clone() };
            batch.push(again);
        }
        store.save_responses(HERE, &batch).await.unwrap();
    }

    let mut expected: BTreeMap<(String, u32), Tally> = BTreeMap::new();
    let mut days: BTreeMap<_, i64> = BTreeMap::new();
    for Accepted { response, tally, .. } in &sent {
        expected
            .entry((response.survey.clone(), response.version))
            .or_default()
            .add(&tally.contribution(response));
        let event = response.event.as_ref().map_or("", |code| code.as_str()).to_owned();
        *days.entry((response.survey.clone(), event, response.channel, response.day)).or_default() += 1;
    }
    let tallies = store.tallies(HERE, 2026).await.unwrap();
    assert!(tallies.iter().all(|tally| tally.round == ROUND));
    let kept: BTreeMap<_, _> =
        tallies.into_iter().map(|kept| ((kept.survey, kept.version), kept.tally)).collect();
    assert_eq!(kept, expected);
    let counts = store.daily_counts(HERE, 2026).await.unwrap();
    let kept: BTreeMap<_, _> = counts
        .into_iter()
        .map(|count| ((count.survey, count.event, count.channel, count.day), count.count))
        .collect();
    assert_eq!(kept, days);
    assert_eq!(store.recount(HERE).await.unwrap(), []);
}

pub(crate) async fn a_year_is_its_rounds_label_year(store: Shared) {
    furnish(&store).await;
    store.add_round(HERE, &round("2027", 2027)).await.unwrap();
    store.add_round(HERE, &round("2028", 2028)).await.unwrap();
    // Answered in May 2026, in a round that is called 2027.
    let mut batch = batch(&mut Dice::new(2), &survey("aldre"), 3);
    batch[0].round = String::from("2027");
    store.save_responses(HERE, &batch).await.unwrap();
    assert_eq!(store.years_with_responses(HERE).await.unwrap(), [2027, 2026]);
    for (year, received) in [(2026, 2), (2027, 1)] {
        let tallies = store.tallies(HERE, year).await.unwrap();
        assert_eq!(tallies.len(), 1);
        assert_eq!(tallies[0].tally.count(RECEIVED, "", &Slice::whole()), received);
        let days = store.daily_counts(HERE, year).await.unwrap();
        assert_eq!(days.iter().map(|day| day.count).sum::<i64>(), received);
    }
    assert_eq!(store.tallies(HERE, 2028).await.unwrap(), []);
}

/// A response whose tally was something else is what the recount is there to find.
pub(crate) async fn a_lost_response_is_found_by_the_recount(store: Shared) {
    furnish(&store).await;
    let mut dice = Dice::new(3);
    let mut batch = batch(&mut dice, &survey("barn"), 3);
    batch[1].tally = Contribution::default().into();
    store.save_responses(HERE, &batch).await.unwrap();
    let differences = store.recount(HERE).await.unwrap();
    let received = TallyDifference {
        round: ROUND.to_owned(),
        survey: "barn".to_owned(),
        what: format!("version 1 {RECEIVED}"),
        kept: 2,
        recounted: 3,
    };
    assert!(differences.contains(&received), "{differences:#?}");
    assert!(differences.iter().all(|difference| difference.kept < difference.recounted));
    assert!(differences.is_sorted_by_key(|difference| difference.what.clone()));
}

/// Counts as the first version of the tables kept them.
pub(crate) const ROWS_OF_THE_FIRST_VERSION: &str = "
    INSERT INTO round (municipality, id, year, opens, demo) VALUES ('0123', 'r', 2026, '2026-01-01', FALSE);
    INSERT INTO tally VALUES
        ('0123', 'r', 'vuxna', 1, '_svar', '', 'area', 'viksjo', 3),
        ('0123', 'r', 'vuxna', 1, 'plats', 'park', 'area', 'viksjo', 2),
        ('0123', 'r', 'vuxna', 1, 'plats', 'station', 'area', 'viksjo', 1),
        ('0123', 'r', 'vuxna', 1, '_svar', '', 'whole', '', 5);
    INSERT INTO theme_tally VALUES ('0123', 'r', 'vuxna', 1, 'morker', 'area', 'viksjo', 2, 1680, 1411200);
";

/// Survey, dimension, value, counts and scores of every slice, by value.
pub(crate) fn assert_taken_over(rows: &[(String, String, String, String, String)]) {
    let rows: Vec<_> = rows
        .iter()
        .map(|(survey, dimension, value, counts, scores)| {
            let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
            (survey.as_str(), dimension.as_str(), value.as_str(), json(counts), json(scores))
        })
        .collect();
    let here = serde_json::json!({ "_svar": { "": 3 }, "plats": { "park": 2, "station": 1 } });
    let scores = serde_json::json!({ "morker": [2, 1680, 1_411_200] });
    let nothing = serde_json::json!({});
    let whole = ("vuxna", "whole", "", serde_json::json!({ "_svar": { "": 5 } }), nothing);
    assert_eq!(rows, [whole, ("vuxna", "area", "viksjo", here, scores)]);
}
