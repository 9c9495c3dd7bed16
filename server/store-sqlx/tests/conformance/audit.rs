use store::{AuditEntry, NewAuditEntry};

use crate::sample::{Dice, ELSEWHERE, HERE, Shared, moment};

/// Three entries, a minute apart.
pub(crate) fn entries() -> [NewAuditEntry; 3] {
    let mut dice = Dice::new(5);
    [("12:00", "event.add", "ACDEFG"), ("12:01", "sign_in", ""), ("12:02", "event.add", "HJKMNP")].map(
        |(time, action, subject)| NewAuditEntry {
            id: dice.uuid(),
            at: moment(&format!("2026-05-01T{time}:00.123456Z")),
            account: (action == "sign_in").then(|| dice.uuid()),
            action: action.to_owned(),
            subject: subject.to_owned(),
            detail: "för hand".to_owned(),
        },
    )
}

fn kept(new: &NewAuditEntry) -> AuditEntry {
    let NewAuditEntry { at, account, action, subject, detail, .. } = new.clone();
    AuditEntry { at, account, action, subject, detail }
}

pub(crate) async fn the_latest_entries_come_first_and_no_more_than_asked_for(store: Shared) {
    let [first, second, third] = entries();
    for entry in [&second, &third, &first] {
        store.add_audit_entry(HERE, entry).await.unwrap();
    }
    assert_eq!(store.audit_entries(HERE, 10).await.unwrap(), [kept(&third), kept(&second), kept(&first)]);
    assert_eq!(store.audit_entries(HERE, 1).await.unwrap(), [kept(&third)]);
    assert_eq!(store.audit_entries(ELSEWHERE, 10).await.unwrap(), []);
}

pub(crate) async fn the_latest_entry_about_a_subject_is_found(store: Shared) {
    let [first, second, mut third] = entries();
    third.subject.clone_from(&first.subject);
    for entry in [&first, &second, &third] {
        store.add_audit_entry(HERE, entry).await.unwrap();
    }
    let latest = |municipality, subject| store.latest_audit_entry(municipality, None, "event.add", subject);
    assert_eq!(latest(HERE, "ACDEFG").await.unwrap(), Some(kept(&third)));
    let theirs = |account| store.latest_audit_entry(HERE, account, "sign_in", "");
    assert_eq!(theirs(second.account).await.unwrap(), Some(kept(&second)));
    assert_eq!(theirs(None).await.unwrap(), None);
    assert_eq!(theirs(Some(first.id)).await.unwrap(), None, "another account's");
    assert_eq!(latest(HERE, "HJKMNP").await.unwrap(), None);
    assert_eq!(latest(ELSEWHERE, "ACDEFG").await.unwrap(), None);
}

/// What was typed at the door is looked up and written down before anything is known about it.
pub(crate) async fn whatever_a_stranger_typed_is_written_down(store: Shared) {
    let mut dice = Dice::new(6);
    for typed in ["\0", "a\0b@example.se", "'; --", "%00", "\u{fffe}", &"å".repeat(1000)] {
        assert_eq!(store.account_by_email(HERE, typed).await.unwrap(), None);
        let [mut entry, ..] = entries();
        (entry.id, entry.subject, entry.detail) = (dice.uuid(), typed.to_owned(), typed.to_owned());
        store.add_audit_entry(HERE, &entry).await.unwrap();
        let latest = store.latest_audit_entry(HERE, None, &entry.action, typed).await.unwrap();
        assert_eq!(latest.map(|entry| entry.at), Some(entry.at));
    }
}
