use domain::dialogue::{DialogueKind, DialogueNote, Frequency, Participants};
use jiff::civil::date;
use uuid::Uuid;

use crate::sample::{ELSEWHERE, HERE, Shared};

fn id(number: u8) -> Uuid {
    uuid::Builder::from_random_bytes([number; 16]).into_uuid()
}

pub(crate) fn note(number: u8, year: i16, day: i8) -> DialogueNote {
    let some = |function: &str, number| Participants { function: function.to_owned(), number };
    DialogueNote {
        id: id(number),
        kind: DialogueKind::Collaboration,
        year,
        day: date(year, 3, day),
        participants: vec![some("Fastighetsskötare", 2), some("Butiksägare \"torget\"", 1)],
        theme: "narkotika".to_owned(),
        area: Some("jakobsberg".to_owned()),
        place: "Gången vid stationen".to_owned(),
        severity: 4,
        frequency: Some(Frequency::Weekly),
        observation: "De säljer öppet efter skolan.\nDet är värst på fredagar; 'alla' ser det.".to_owned(),
        proposal: "Bättre belysning".to_owned(),
        age_groups: vec!["ungdom".to_owned(), "vuxna".to_owned()],
        demo: false,
    }
}

pub(crate) async fn a_note_comes_back_as_it_was(store: Shared) {
    let full = note(1, 2026, 9);
    let sparse = DialogueNote {
        kind: DialogueKind::Staff,
        area: None,
        place: String::new(),
        severity: 0,
        frequency: None,
        proposal: String::new(),
        age_groups: Vec::new(),
        demo: true,
        ..note(2, 2026, 9)
    };
    for note in [&full, &sparse] {
        assert!(store.add_dialogue(HERE, note).await.unwrap());
        assert_eq!(store.dialogue(HERE, note.id).await.unwrap().as_ref(), Some(note));
    }
    assert_eq!(store.dialogue(HERE, id(3)).await.unwrap(), None);
    assert_eq!(store.dialogue(ELSEWHERE, full.id).await.unwrap(), None);
}

pub(crate) async fn a_note_that_is_sent_twice_is_kept_once(store: Shared) {
    let first = note(1, 2026, 9);
    assert!(store.add_dialogue(HERE, &first).await.unwrap());
    assert!(!store.add_dialogue(HERE, &DialogueNote { severity: 1, ..first.clone() }).await.unwrap());
    assert_eq!(store.dialogues(HERE, 2026).await.unwrap(), [first]);
}

pub(crate) async fn a_note_is_replaced_and_deleted_only_where_it_is(store: Shared) {
    let (first, other) = (note(1, 2026, 9), note(2, 2026, 3));
    store.add_dialogue(HERE, &first).await.unwrap();
    store.add_dialogue(HERE, &other).await.unwrap();
    let moved = DialogueNote {
        year: 2025,
        day: date(2025, 12, 1),
        area: None,
        frequency: None,
        participants: first.participants[..1].to_vec(),
        ..first.clone()
    };
    assert!(!store.replace_dialogue(ELSEWHERE, &moved).await.unwrap());
    assert!(store.replace_dialogue(HERE, &moved).await.unwrap());
    assert_eq!(store.dialogue(HERE, first.id).await.unwrap(), Some(moved));
    assert!(!store.delete_dialogue(ELSEWHERE, first.id).await.unwrap());
    assert!(store.delete_dialogue(HERE, first.id).await.unwrap());
    assert!(!store.delete_dialogue(HERE, first.id).await.unwrap());
    assert!(!store.replace_dialogue(HERE, &first).await.unwrap());
    assert_eq!(store.dialogues(HERE, 2026).await.unwrap(), [other]);
}

pub(crate) async fn the_notes_of_a_label_year_come_with_the_latest_day_first(store: Shared) {
    let earlier = note(1, 2025, 20);
    let january = DialogueNote { year: 2025, ..note(2, 2026, 2) };
    let sorted = [note(9, 2026, 30), note(3, 2026, 12), note(4, 2026, 12), note(8, 2026, 1)];
    for note in sorted.iter().rev().chain([&earlier, &january]) {
        store.add_dialogue(HERE, note).await.unwrap();
    }
    assert_eq!(store.dialogues(HERE, 2026).await.unwrap(), sorted);
    assert_eq!(store.dialogues(HERE, 2025).await.unwrap(), [january, earlier]);
    assert_eq!(store.years_with_dialogues(HERE).await.unwrap(), [2026, 2025]);
    assert_eq!(store.dialogues(ELSEWHERE, 2026).await.unwrap(), []);
    assert_eq!(store.years_with_dialogues(ELSEWHERE).await.unwrap(), Vec::<i16>::new());
}

pub(crate) async fn an_import_adds_and_replaces_and_says_how_many_are_new(store: Shared) {
    let (kept, old, new) = (note(1, 2026, 1), note(2, 2026, 2), note(3, 2026, 3));
    let corrected = DialogueNote { severity: 6, place: "Torget".to_owned(), ..old.clone() };
    assert_eq!(store.import_dialogues(HERE, &[kept.clone(), old]).await.unwrap(), 2);
    let file = [new.clone(), corrected.clone()];
    assert_eq!(store.import_dialogues(HERE, &file).await.unwrap(), 1);
    assert_eq!(store.import_dialogues(HERE, &file).await.unwrap(), 0, "the same file again");
    assert_eq!(store.dialogues(HERE, 2026).await.unwrap(), [new, corrected, kept]);
    assert_eq!(store.dialogues(ELSEWHERE, 2026).await.unwrap(), []);
}

pub(crate) async fn an_import_that_fails_leaves_nothing_behind(store: Shared) {
    let there = note(1, 2026, 1);
    store.add_dialogue(HERE, &there).await.unwrap();
    let replaced = DialogueNote { severity: 0, ..there.clone() };
    // Validation would not let it through: the database refuses a severity above 6, half way.
    let refused = DialogueNote { severity: 7, ..note(3, 2026, 3) };
    assert!(store.import_dialogues(HERE, &[replaced, note(2, 2026, 2), refused]).await.is_err());
    assert_eq!(store.dialogues(HERE, 2026).await.unwrap(), [there]);
}

pub(crate) async fn made_up_notes_go_and_the_others_stay(store: Shared) {
    let own = note(1, 2026, 1);
    let made_up = [(2, 2026), (3, 2025)].map(|(id, year)| DialogueNote { demo: true, ..note(id, year, 2) });
    store.import_dialogues(HERE, &[own.clone(), made_up[0].clone(), made_up[1].clone()]).await.unwrap();
    store.import_dialogues(ELSEWHERE, &made_up[..1]).await.unwrap();
    assert_eq!(store.delete_demo_dialogues(HERE).await.unwrap(), 2);
    assert_eq!(store.delete_demo_dialogues(HERE).await.unwrap(), 0);
    assert_eq!(store.dialogues(HERE, 2026).await.unwrap(), [own]);
    assert_eq!(store.years_with_dialogues(HERE).await.unwrap(), [2026]);
    assert_eq!(store.dialogues(ELSEWHERE, 2026).await.unwrap(), made_up[..1]);
}
