use store::{Account, LONGEST_SESSION, NewAccount, Organisation, Role, SetupLink};

use crate::sample::{Dice, ELSEWHERE, HERE, Shared, moment};

const NOON: &str = "2026-05-01T12:00:00Z";
const EARLIER: &str = "2026-05-01T11:00:00Z";
const LATER: &str = "2026-05-01T13:00:00Z";

fn person(seed: u64, email: &str, password_hash: Option<&str>) -> NewAccount {
    NewAccount {
        id: Dice::new(seed).uuid(),
        email: email.to_owned(),
        name: format!("Person {seed}"),
        role: Role::Admin,
        organisation: Organisation::Police,
        password_hash: password_hash.map(str::to_owned),
    }
}

fn kept(new: &NewAccount) -> Account {
    let NewAccount { id, email, name, role, organisation, password_hash } = new.clone();
    Account { id, email, name, role, organisation, password_hash }
}

fn first_link(expires: &str) -> SetupLink {
    SetupLink { account: None, expires: moment(expires) }
}

pub(crate) async fn an_account_is_found_by_its_address_and_its_id(store: Shared) {
    let new = person(1, "åsa@example.se", None);
    assert!(store.add_account(HERE, &new).await.unwrap());
    assert_eq!(store.account_by_email(HERE, "åsa@example.se").await.unwrap(), Some(kept(&new)));
    assert_eq!(store.account(HERE, new.id).await.unwrap(), Some(kept(&new)));
    assert_eq!(store.accounts(HERE).await.unwrap(), [kept(&new)]);
    assert_eq!(store.account_by_email(HERE, "bo@example.se").await.unwrap(), None);
    assert_eq!(store.account(ELSEWHERE, new.id).await.unwrap(), None);
}

pub(crate) async fn an_address_is_taken_once_in_a_municipality(store: Shared) {
    assert!(store.add_account(HERE, &person(1, "asa@example.se", None)).await.unwrap());
    assert!(!store.add_account(HERE, &person(2, "asa@example.se", None)).await.unwrap());
    assert!(store.add_account(ELSEWHERE, &person(2, "asa@example.se", None)).await.unwrap());
    assert_eq!(store.accounts(HERE).await.unwrap(), [kept(&person(1, "asa@example.se", None))]);
}

pub(crate) async fn only_accounts_with_a_password_are_counted(store: Shared) {
    store.add_account(HERE, &person(1, "a@example.se", None)).await.unwrap();
    assert_eq!(store.count_accounts_with_password(HERE).await.unwrap(), 0);
    store.add_account(HERE, &person(2, "b@example.se", Some("hash"))).await.unwrap();
    assert_eq!(store.count_accounts_with_password(HERE).await.unwrap(), 1);
    assert_eq!(store.count_accounts_with_password(ELSEWHERE).await.unwrap(), 0);
}

pub(crate) async fn a_new_first_link_takes_the_place_of_the_earlier_one(store: Shared) {
    store.add_setup_link(HERE, &[1; 32], &first_link(LATER)).await.unwrap();
    store.add_setup_link(HERE, &[2; 32], &first_link(LATER)).await.unwrap();
    assert_eq!(store.setup_link(HERE, &[1; 32]).await.unwrap(), None);
    assert_eq!(store.setup_link(HERE, &[2; 32]).await.unwrap(), Some(first_link(LATER)));
    assert_eq!(store.setup_link(ELSEWHERE, &[2; 32]).await.unwrap(), None);
}

pub(crate) async fn a_first_link_makes_an_administrator_once(store: Shared) {
    store.add_setup_link(HERE, &[1; 32], &first_link(LATER)).await.unwrap();
    let new = person(1, "a@example.se", Some("hash"));
    let used = store.use_setup_link(HERE, &[1; 32], moment(NOON), &new).await.unwrap();
    assert_eq!(used, Some(kept(&new)));
    let other = person(2, "b@example.se", Some("hash"));
    assert_eq!(store.use_setup_link(HERE, &[1; 32], moment(NOON), &other).await.unwrap(), None);
    assert_eq!(store.accounts(HERE).await.unwrap(), [kept(&new)]);
}

pub(crate) async fn a_link_used_twice_at_the_same_time_lets_one_in(store: Shared) {
    store.add_setup_link(HERE, &[1; 32], &first_link(LATER)).await.unwrap();
    let attempts = (1..=8).map(|seed| {
        let store = store.clone();
        tokio::spawn(async move {
            let new = person(seed, &format!("{seed}@example.se"), Some("hash"));
            store.use_setup_link(HERE, &[1; 32], moment(NOON), &new).await.unwrap()
        })
    });
    let mut let_in = Vec::new();
    for attempt in attempts.collect::<Vec<_>>() {
        let_in.extend(attempt.await.unwrap());
    }
    assert_eq!(let_in.len(), 1);
    assert_eq!(store.accounts(HERE).await.unwrap(), let_in);
}

pub(crate) async fn an_expired_link_lets_nobody_in(store: Shared) {
    store.add_setup_link(HERE, &[1; 32], &first_link(NOON)).await.unwrap();
    let new = person(1, "a@example.se", Some("hash"));
    assert_eq!(store.use_setup_link(HERE, &[1; 32], moment(NOON), &new).await.unwrap(), None);
    assert!(store.use_setup_link(HERE, &[1; 32], moment(EARLIER), &new).await.unwrap().is_some());
}

pub(crate) async fn a_taken_address_leaves_the_first_link_to_be_used(store: Shared) {
    store.add_account(HERE, &person(1, "a@example.se", None)).await.unwrap();
    store.add_setup_link(HERE, &[1; 32], &first_link(LATER)).await.unwrap();
    let taken = person(2, "a@example.se", Some("hash"));
    assert_eq!(store.use_setup_link(HERE, &[1; 32], moment(NOON), &taken).await.unwrap(), None);
    let free = person(2, "b@example.se", Some("hash"));
    let used = store.use_setup_link(HERE, &[1; 32], moment(NOON), &free).await.unwrap();
    assert_eq!(used, Some(kept(&free)));
}

pub(crate) async fn a_link_for_an_account_sets_its_name_and_password_and_ends_its_sessions(store: Shared) {
    let account = person(1, "a@example.se", Some("old"));
    store.add_account(HERE, &account).await.unwrap();
    store.add_session(HERE, &[7; 32], account.id, moment(LATER)).await.unwrap();
    let link = SetupLink { account: Some(account.id), expires: moment(LATER) };
    store.add_setup_link(HERE, &[1; 32], &link).await.unwrap();
    assert_eq!(store.setup_link(HERE, &[1; 32]).await.unwrap(), Some(link));

    let mut set = person(2, "other@example.se", Some("new"));
    set.role = Role::Analyst;
    let used = store.use_setup_link(HERE, &[1; 32], moment(NOON), &set).await.unwrap();
    let expected =
        Account { name: set.name.clone(), password_hash: set.password_hash.clone(), ..kept(&account) };
    assert_eq!(used, Some(expected.clone()));
    assert_eq!(store.accounts(HERE).await.unwrap(), [expected]);
    assert_eq!(store.session_account(HERE, &[7; 32], moment(NOON)).await.unwrap(), None);
}

pub(crate) async fn a_session_lasts_until_it_expires_or_is_ended(store: Shared) {
    let account = person(1, "a@example.se", Some("hash"));
    store.add_account(HERE, &account).await.unwrap();
    store.add_session(HERE, &[7; 32], account.id, moment(NOON)).await.unwrap();
    let during = |token| store.session_account(HERE, token, moment(EARLIER));
    assert_eq!(during(&[7; 32]).await.unwrap(), Some(kept(&account)));
    assert_eq!(during(&[8; 32]).await.unwrap(), None);
    assert_eq!(store.session_account(HERE, &[7; 32], moment(NOON)).await.unwrap(), None);
    assert_eq!(store.session_account(ELSEWHERE, &[7; 32], moment(EARLIER)).await.unwrap(), None);
    store.end_session(HERE, &[7; 32]).await.unwrap();
    assert_eq!(during(&[7; 32]).await.unwrap(), None);
}

pub(crate) async fn a_session_begun_while_the_clock_was_ahead_lets_nobody_in(store: Shared) {
    let account = person(1, "a@example.se", Some("hash"));
    store.add_account(HERE, &account).await.unwrap();
    let a_year_ahead = moment("2027-05-01T12:00:00Z");
    store.add_session(HERE, &[7; 32], account.id, a_year_ahead + LONGEST_SESSION).await.unwrap();
    let at = |now| store.session_account(HERE, &[7; 32], now);
    assert_eq!(at(a_year_ahead).await.unwrap(), Some(kept(&account)));
    assert_eq!(at(moment(NOON)).await.unwrap(), None, "the clock was put right");
}

pub(crate) async fn what_has_expired_is_forgotten_and_nothing_else(store: Shared) {
    let account = person(1, "a@example.se", Some("hash"));
    store.add_account(HERE, &account).await.unwrap();
    for (token, expires) in [([1; 32], NOON), ([2; 32], LATER)] {
        store.add_session(HERE, &token, account.id, moment(expires)).await.unwrap();
        let link = SetupLink { account: Some(account.id), expires: moment(expires) };
        store.add_setup_link(HERE, &token, &link).await.unwrap();
    }
    assert_eq!(store.forget_expired(HERE, moment(NOON)).await.unwrap(), 2);
    for (token, there) in [([1; 32], false), ([2; 32], true)] {
        let session = store.session_account(HERE, &token, moment(EARLIER)).await.unwrap();
        assert_eq!(session.is_some(), there);
        assert_eq!(store.setup_link(HERE, &token).await.unwrap().is_some(), there);
    }
}
