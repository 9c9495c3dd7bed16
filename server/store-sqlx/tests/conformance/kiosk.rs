use domain::event::EventCode;
use jiff::civil::{Date, date};
use store::Kiosk;

use crate::sample::{ELSEWHERE, HERE, Shared, event_codes};

const TODAY: Date = date(2026, 5, 20);

fn kiosk(number: u8, event: &EventCode, day: Date) -> Kiosk {
    Kiosk { token: [number; 32], event: event.clone(), day, key: [number + 100; 32], ended: false }
}

pub(crate) async fn a_kiosk_is_known_by_its_tokens_hash(store: Shared) {
    let [here, _] = event_codes();
    let tablet = kiosk(1, &here, TODAY);
    store.add_kiosk(HERE, &tablet).await.unwrap();
    assert_eq!(store.kiosk(HERE, &tablet.token).await.unwrap(), Some(tablet.clone()));
    assert_eq!(store.kiosk(HERE, &[2; 32]).await.unwrap(), None);
    assert_eq!(store.kiosk(ELSEWHERE, &tablet.token).await.unwrap(), None);
}

pub(crate) async fn the_kiosks_of_an_event_are_ended_together_and_no_others(store: Shared) {
    let [here, there] = event_codes();
    for tablet in [kiosk(1, &here, TODAY), kiosk(2, &here, TODAY), kiosk(3, &there, TODAY)] {
        store.add_kiosk(HERE, &tablet).await.unwrap();
    }
    store.add_kiosk(ELSEWHERE, &kiosk(1, &here, TODAY)).await.unwrap();
    assert_eq!(store.running_kiosks(HERE, &here, TODAY).await.unwrap(), 2);
    assert_eq!(store.running_kiosks(HERE, &here, date(2026, 5, 21)).await.unwrap(), 0);
    assert_eq!(store.end_kiosks(HERE, &here).await.unwrap(), 2);
    assert_eq!(store.end_kiosks(HERE, &here).await.unwrap(), 0);
    assert_eq!(store.running_kiosks(HERE, &here, TODAY).await.unwrap(), 0);
    assert_eq!(store.running_kiosks(HERE, &there, TODAY).await.unwrap(), 1);
    assert_eq!(store.running_kiosks(ELSEWHERE, &here, TODAY).await.unwrap(), 1);
    // What waits on an ended tablet can still be opened.
    let ended = store.kiosk(HERE, &[1; 32]).await.unwrap().unwrap();
    assert_eq!(ended, Kiosk { ended: true, ..kiosk(1, &here, TODAY) });
    // A lost one is not listened to any more.
    assert_eq!(store.lose_kiosks(HERE, &here).await.unwrap(), 2);
    assert_eq!(store.kiosk(HERE, &[1; 32]).await.unwrap(), None);
    assert_eq!(store.running_kiosks(HERE, &there, TODAY).await.unwrap(), 1);
    assert_eq!(store.running_kiosks(ELSEWHERE, &here, TODAY).await.unwrap(), 1);
}

pub(crate) async fn kiosks_of_earlier_days_are_forgotten_with_their_keys(store: Shared) {
    let [here, _] = event_codes();
    for (number, day) in [(1, date(2026, 5, 16)), (2, date(2026, 5, 17)), (3, TODAY)] {
        store.add_kiosk(HERE, &kiosk(number, &here, day)).await.unwrap();
    }
    store.add_kiosk(ELSEWHERE, &kiosk(1, &here, date(2026, 5, 16))).await.unwrap();
    assert_eq!(store.forget_kiosks(HERE, date(2026, 5, 17)).await.unwrap(), 1);
    assert_eq!(store.kiosk(HERE, &[1; 32]).await.unwrap(), None);
    assert!(store.kiosk(HERE, &[2; 32]).await.unwrap().is_some());
    assert!(store.kiosk(HERE, &[3; 32]).await.unwrap().is_some());
    assert!(store.kiosk(ELSEWHERE, &[1; 32]).await.unwrap().is_some());
}
