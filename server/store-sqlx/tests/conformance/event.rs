use domain::event::{Event, EventKind, Organiser};
use jiff::civil::date;

use crate::sample::{ELSEWHERE, HERE, Shared, event_codes};

pub(crate) fn event(number: usize, day: i8) -> Event {
    Event {
        code: event_codes()[number].clone(),
        kind: EventKind::SafetyWalk,
        title: "Trygghetsvandring".to_owned(),
        place: "Jakobsbergs station, norra uppgången".to_owned(),
        first_day: date(2026, 5, day),
        last_day: date(2026, 5, day + 1),
        organiser: Organiser::Joint,
        areas: vec!["jakobsberg".to_owned(), "kallhall".to_owned()],
    }
}

pub(crate) async fn an_event_comes_back_as_it_was(store: Shared) {
    let walk = event(0, 3);
    assert!(store.add_event(HERE, &walk).await.unwrap());
    assert_eq!(store.event(HERE, &walk.code).await.unwrap(), Some(walk.clone()));
    assert_eq!(store.event(HERE, &event_codes()[1]).await.unwrap(), None);
    assert_eq!(store.event(ELSEWHERE, &walk.code).await.unwrap(), None);
}

pub(crate) async fn a_code_is_taken_once_in_a_municipality(store: Shared) {
    assert!(store.add_event(HERE, &event(0, 3)).await.unwrap());
    assert!(!store.add_event(HERE, &event(0, 4)).await.unwrap());
    assert!(store.add_event(ELSEWHERE, &event(0, 4)).await.unwrap());
    assert_eq!(store.events(HERE).await.unwrap(), [event(0, 3)]);
}

pub(crate) async fn the_latest_first_day_comes_first(store: Shared) {
    store.add_event(HERE, &event(0, 3)).await.unwrap();
    store.add_event(HERE, &event(1, 9)).await.unwrap();
    assert_eq!(store.events(HERE).await.unwrap(), [event(1, 9), event(0, 3)]);
    assert!(!store.delete_event(ELSEWHERE, &event(1, 9).code).await.unwrap());
    assert!(store.delete_event(HERE, &event(1, 9).code).await.unwrap());
    assert!(!store.delete_event(HERE, &event(1, 9).code).await.unwrap());
    assert_eq!(store.events(HERE).await.unwrap(), [event(0, 3)]);
}
