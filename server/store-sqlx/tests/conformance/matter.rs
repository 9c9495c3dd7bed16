use domain::{
    language::Language,
    matter::{Handling, Matter, MatterKind, MatterStatus, Reference, Said},
};
use jiff::civil::date;

use crate::sample::{ELSEWHERE, HERE, Shared};

pub(crate) fn matter(reference: &str, day: i8) -> Matter {
    Matter {
        reference: Reference::parse(reference).unwrap(),
        kind: MatterKind::OtherFormat,
        said: Said {
            page: "/om-svaren".to_owned(),
            text: "Jag ser inte så bra.".to_owned(),
            format: "uppläst".to_owned(),
            contact: "eva@example.se".to_owned(),
        },
        language: Language::English,
        received: date(2026, 5, day),
        due: date(2026, 6, day),
        handling: Handling::NEW,
    }
}

fn done(day: i8) -> Handling {
    Handling {
        status: MatterStatus::Done,
        handler: "kommunikatör".to_owned(),
        note: "Skickade en ljudfil.".to_owned(),
        done: Some(date(2026, 6, day)),
    }
}

pub(crate) async fn a_matter_comes_back_as_it_was(store: Shared) {
    let eye = matter("ACDEFGHJKM", 3);
    assert!(store.add_matter(HERE, &eye).await.unwrap());
    assert!(!store.add_matter(HERE, &matter("ACDEFGHJKM", 4)).await.unwrap(), "the reference is taken");
    assert_eq!(store.matter(HERE, &eye.reference).await.unwrap(), Some(eye.clone()));
    assert_eq!(store.matter(ELSEWHERE, &eye.reference).await.unwrap(), None);
    assert_eq!(store.matter(HERE, &Reference::parse("MKJHGFEDCA").unwrap()).await.unwrap(), None);
    // What a stranger typed is written down, whatever it is.
    let strange = Matter {
        kind: MatterKind::Deficiency,
        said: Said { text: "'; DROP TABLE matter; --\u{0}🙂".to_owned(), ..Said::default() },
        ..matter("QQQQQQQQQQ", 4)
    };
    assert!(store.add_matter(HERE, &strange).await.unwrap());
    assert!(store.matter(HERE, &strange.reference).await.unwrap().unwrap().said.text.contains("DROP TABLE"));
}

pub(crate) async fn the_matter_that_is_due_first_comes_first(store: Shared) {
    for (reference, day) in [("ACDEFGHJKM", 9), ("MKJHGFEDCA", 3), ("AAAAAAAAAA", 9)] {
        store.add_matter(HERE, &matter(reference, day)).await.unwrap();
    }
    store.add_matter(ELSEWHERE, &matter("ACDEFGHJKM", 1)).await.unwrap();
    assert_eq!(
        store.matters(HERE).await.unwrap(),
        [matter("MKJHGFEDCA", 3), matter("AAAAAAAAAA", 9), matter("ACDEFGHJKM", 9)]
    );
}

pub(crate) async fn what_was_done_is_written_down_and_nothing_else_is_changed(store: Shared) {
    let eye = matter("ACDEFGHJKM", 3);
    assert!(!store.handle_matter(HERE, &eye.reference, &done(4)).await.unwrap());
    store.add_matter(HERE, &eye).await.unwrap();
    store.add_matter(ELSEWHERE, &eye).await.unwrap();
    assert!(store.handle_matter(HERE, &eye.reference, &done(4)).await.unwrap());
    let kept = store.matter(HERE, &eye.reference).await.unwrap();
    assert_eq!(kept, Some(Matter { handling: done(4), ..eye.clone() }));
    assert_eq!(store.matter(ELSEWHERE, &eye.reference).await.unwrap(), Some(eye));
}

pub(crate) async fn only_what_was_done_long_ago_is_forgotten(store: Shared) {
    for (reference, handled) in [("ACDEFGHJKM", Some(4)), ("MKJHGFEDCA", Some(5)), ("AAAAAAAAAA", None)] {
        let one = matter(reference, 3);
        store.add_matter(HERE, &one).await.unwrap();
        if let Some(day) = handled {
            store.handle_matter(HERE, &one.reference, &done(day)).await.unwrap();
        }
    }
    assert_eq!(store.forget_matters(ELSEWHERE, date(2027, 1, 1)).await.unwrap(), 0);
    assert_eq!(store.forget_matters(HERE, date(2026, 6, 5)).await.unwrap(), 1);
    let left = store.matters(HERE).await.unwrap();
    let left: Vec<_> = left.iter().map(|matter| matter.reference.as_str()).collect();
    assert_eq!(left, ["AAAAAAAAAA", "MKJHGFEDCA"]);
}
