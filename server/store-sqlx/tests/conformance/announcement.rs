use domain::announcement::{Announcement, PublicId};
use jiff::civil::date;

use crate::{
    event::event,
    sample::{ELSEWHERE, HERE, Shared, event_codes},
};

pub(crate) fn said(number: usize) -> Announcement {
    Announcement {
        event: event_codes()[number].clone(),
        id: PublicId::parse(&format!("{number:032x}")).unwrap(),
        announced: true,
        ages: vec!["barn".to_owned(), "aldre".to_owned()],
        outcome: Some("Två lampor lagades; \"nu är det ljust\".".to_owned()),
        changed: date(2026, 5, 20),
    }
}

pub(crate) async fn what_is_said_of_an_event_comes_back_as_it_was(store: Shared) {
    store.add_event(HERE, &event(0, 3)).await.unwrap();
    assert_eq!(store.announcement(HERE, &event_codes()[0]).await.unwrap(), None);
    assert!(store.put_announcement(HERE, &said(0)).await.unwrap());
    assert_eq!(store.announcement(HERE, &event_codes()[0]).await.unwrap(), Some(said(0)));
    assert_eq!(store.announcement(ELSEWHERE, &event_codes()[0]).await.unwrap(), None);
    assert_eq!(store.announcements(HERE).await.unwrap(), [said(0)]);
    assert_eq!(store.announcements(ELSEWHERE).await.unwrap(), []);
}

pub(crate) async fn what_is_said_again_takes_its_place_and_keeps_its_public_id(store: Shared) {
    store.add_event(HERE, &event(0, 3)).await.unwrap();
    store.put_announcement(HERE, &said(0)).await.unwrap();
    let again = Announcement {
        id: PublicId::parse(&"f".repeat(32)).unwrap(),
        announced: false,
        ages: Vec::new(),
        outcome: None,
        changed: date(2026, 5, 21),
        ..said(0)
    };
    assert!(store.put_announcement(HERE, &again).await.unwrap());
    let kept = store.announcement(HERE, &event_codes()[0]).await.unwrap();
    assert_eq!(kept, Some(Announcement { id: said(0).id, ..again }));
}

pub(crate) async fn nothing_is_said_of_an_event_that_is_not_there(store: Shared) {
    assert!(!store.put_announcement(HERE, &said(0)).await.unwrap());
    for (number, municipality) in [(0, HERE), (1, HERE), (0, ELSEWHERE)] {
        store.add_event(municipality, &event(number, 3)).await.unwrap();
        assert!(store.put_announcement(municipality, &said(number)).await.unwrap());
    }
    assert!(store.delete_event(HERE, &event_codes()[0]).await.unwrap());
    assert_eq!(store.announcements(HERE).await.unwrap(), [said(1)]);
    assert_eq!(store.announcements(ELSEWHERE).await.unwrap(), [said(0)]);
}
