use domain::round::Round;
use jiff::civil::date;

use crate::sample::{ELSEWHERE, HERE, Shared, round};

pub(crate) async fn a_round_is_added_once(store: Shared) {
    assert!(store.add_round(HERE, &round("a", 2026)).await.unwrap());
    assert!(!store.add_round(HERE, &round("a", 2027)).await.unwrap());
    assert!(store.add_round(ELSEWHERE, &round("a", 2027)).await.unwrap());
    assert_eq!(store.rounds(HERE).await.unwrap(), [round("a", 2026)]);
}

pub(crate) async fn the_latest_round_comes_first(store: Shared) {
    let demo = Round { demo: true, closes: Some(date(2027, 2, 1)), ..round("demo", 2027) };
    for round in [round("a", 2026), demo.clone(), round("b", 2025)] {
        store.add_round(HERE, &round).await.unwrap();
    }
    assert_eq!(store.rounds(HERE).await.unwrap(), [demo, round("a", 2026), round("b", 2025)]);
}

pub(crate) async fn a_round_is_closed_on_a_day(store: Shared) {
    store.add_round(HERE, &round("a", 2026)).await.unwrap();
    assert!(store.close_round(HERE, "a", date(2026, 6, 30)).await.unwrap());
    assert!(!store.close_round(HERE, "b", date(2026, 6, 30)).await.unwrap());
    assert_eq!(store.rounds(HERE).await.unwrap()[0].closes, Some(date(2026, 6, 30)));
}
