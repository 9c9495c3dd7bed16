use jiff::civil::date;

use crate::sample::{ELSEWHERE, HERE, Shared};

pub(crate) async fn a_task_is_claimed_by_one_and_once_a_day(store: Shared) {
    let night = date(2026, 5, 1);
    let all = (0..8).map(|_| store.claim(HERE, "tidy", night));
    let claimed = futures_util::future::join_all(all).await;
    assert_eq!(claimed.into_iter().filter(|claimed| *claimed.as_ref().unwrap()).count(), 1);
    assert!(!store.claim(HERE, "tidy", night).await.unwrap());
    assert!(store.claim(HERE, "something else", night).await.unwrap());
    assert!(store.claim(ELSEWHERE, "tidy", night).await.unwrap());
    assert!(store.claim(HERE, "tidy", date(2027, 5, 1)).await.unwrap());
    // A clock that had jumped ahead a year must not keep it from being done for a year.
    assert!(store.claim(HERE, "tidy", date(2026, 5, 2)).await.unwrap());
}
