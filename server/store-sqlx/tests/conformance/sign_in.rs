use jiff::{SignedDuration, Timestamp, civil::date};
use store::SignInAllowance;

use crate::sample::{ELSEWHERE, HERE, Shared, moment};

const NOON: &str = "2026-05-01T12:00:00Z";
const THREE: SignInAllowance = SignInAllowance { at_once: 3, one_more_after: SignedDuration::from_secs(10) };

async fn tries(store: &Shared, who: u8, now: Timestamp, count: usize) -> Vec<bool> {
    let mut allowed = Vec::new();
    for _ in 0..count {
        allowed.push(store.allow_sign_in(HERE, &[who; 32], now, THREE).await.unwrap());
    }
    allowed
}

pub(crate) async fn so_many_at_once_and_then_one_by_one(store: Shared) {
    let noon = moment(NOON);
    assert_eq!(tries(&store, 1, noon, 5).await, [true, true, true, false, false]);
    assert_eq!(tries(&store, 2, noon, 1).await, [true], "a neighbour");
    let later = |seconds| noon + SignedDuration::from_secs(seconds);
    assert_eq!(tries(&store, 1, later(9), 1).await, [false]);
    assert_eq!(tries(&store, 1, later(10), 2).await, [true, false]);
    assert_eq!(tries(&store, 1, later(31), 3).await, [true, true, false]);
    assert_eq!(tries(&store, 1, later(3600), 4).await, [true, true, true, false]);
    assert!(store.allow_sign_in(ELSEWHERE, &[1; 32], later(3600), THREE).await.unwrap());
}

pub(crate) async fn a_clock_that_jumps_shuts_nobody_out(store: Shared) {
    let (noon, next_year) = (moment(NOON), moment("2027-05-01T12:00:00Z"));
    assert_eq!(tries(&store, 1, next_year, 4).await, [true, true, true, false]);
    assert_eq!(tries(&store, 1, noon, 4).await, [true, true, true, false]);
}

pub(crate) async fn a_day_has_one_salt_and_a_new_day_forgets_the_old_one(store: Shared) {
    let (today, tomorrow) = (date(2026, 5, 1), date(2026, 5, 2));
    assert_eq!(store.sign_in_salt(HERE, today, [1; 32]).await.unwrap(), [1; 32]);
    assert_eq!(store.sign_in_salt(HERE, today, [2; 32]).await.unwrap(), [1; 32]);
    assert_eq!(store.sign_in_salt(ELSEWHERE, today, [3; 32]).await.unwrap(), [3; 32]);
    assert_eq!(tries(&store, 1, moment(NOON), 4).await, [true, true, true, false]);
    assert_eq!(store.sign_in_salt(HERE, tomorrow, [4; 32]).await.unwrap(), [4; 32]);
    assert_eq!(tries(&store, 1, moment(NOON), 1).await, [true]);
    assert_eq!(store.sign_in_salt(HERE, today, [5; 32]).await.unwrap(), [5; 32], "the old one is gone");
    assert_eq!(store.sign_in_salt(ELSEWHERE, today, [6; 32]).await.unwrap(), [3; 32]);
}

pub(crate) async fn tries_at_the_same_time_are_each_counted(store: Shared) {
    let all = (0..12).map(|_| store.allow_sign_in(HERE, &[1; 32], moment(NOON), THREE));
    let allowed = futures_util::future::join_all(all).await;
    assert_eq!(allowed.into_iter().filter(|allowed| *allowed.as_ref().unwrap()).count(), 3);
}
