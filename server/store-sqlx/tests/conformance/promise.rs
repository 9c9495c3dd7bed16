use std::collections::BTreeMap;

use domain::{
    promise::{
        Approval, Comment, Commitment, Decided, Deed, DeedDone, Entry, Evidence, FollowUp, LeftOut, Meeting,
        Onward, Piece, PromiseText, Responsible, Term, Terms, Writing,
    },
    published::Digest,
    report::{By, Stamped},
    staff::{Organisation, Role},
};
use jiff::civil::date;
use store::{Approved, PieceSaved, PromiseEntry};
use uuid::Uuid;

use crate::sample::{ELSEWHERE, HERE, Shared, municipality};

const YEAR: i16 = 2027;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn by(organisation: Organisation) -> By {
    By { role: Role::Signer, organisation, day: date(2026, 12, 1) }
}

pub(crate) fn editor() -> By {
    By { role: Role::Editor, ..by(Organisation::Police) }
}

fn terms(goals: &str) -> Terms {
    Terms {
        starts: date(YEAR, 1, 1),
        ends: date(YEAR, 12, 31),
        parties: vec!["Lokalpolisområde Norr".to_owned(), "Norrby kommun".to_owned()],
        picture: None,
        goals: goals.to_owned(),
        reason: String::new(),
    }
}

fn commitment(number: u128) -> Commitment {
    Commitment {
        id: id(number),
        place: 1,
        theme: "morker".to_owned(),
        age_groups: vec!["aldre".to_owned()],
        areas: Vec::new(),
        places: "Torget".to_owned(),
        problem: "Mörkt \u{201d}överallt\u{201d}\0".to_owned(),
        cause: String::new(),
        goal: None,
        text: "Vi går minst 10 belysningsronder.".to_owned(),
        deed: Deed {
            what: "Går ronder".to_owned(),
            at_least: Some(10),
            unit: "ronder".to_owned(),
            ..Deed::default()
        },
        responsible: Responsible::Joint,
        function: "områdespolis".to_owned(),
        evidence: Evidence::default(),
        term: Term::Short,
        easy: String::new(),
    }
}

/// One of each kind.
pub(crate) fn pieces() -> Vec<Piece> {
    let follow_up = FollowUp {
        onward: Some(Onward::Continue),
        told: BTreeMap::from([("aldre".to_owned(), "Nu lyser det.".to_owned())]),
        ..FollowUp::default()
    };
    vec![
        Piece::Terms(terms("Ljusare torg")),
        Piece::Commitment { id: id(1), commitment: Some(Box::new(commitment(1))) },
        Piece::LeftOut(LeftOut { theme: "skola".to_owned(), reason: "Skolan gör det".to_owned() }),
        Piece::FollowUp { commitment: id(1), follow_up },
    ]
}

/// One of each kind, in the order of their days.
pub(crate) fn entries() -> Vec<Entry> {
    vec![
        Entry::Comment(Comment {
            id: id(13),
            commitment: Some(id(1)),
            text: "Räcker tio?".to_owned(),
            by: editor(),
        }),
        Entry::Deed(DeedDone {
            id: id(12),
            commitment: id(1),
            day: date(YEAR, 2, 1),
            number: 2,
            place: "Torget".to_owned(),
            function: "fältare".to_owned(),
            note: String::new(),
            by: editor(),
        }),
        Entry::Meeting(Meeting {
            id: id(11),
            day: date(YEAR, 3, 1),
            forum: "Samverkansforum".to_owned(),
            season: "våren".to_owned(),
            commitments: vec![id(1)],
            decisions: "Två till".to_owned(),
            next: None,
            by: editor(),
        }),
    ]
}

fn text_with(goals: &str) -> PromiseText {
    let written = pieces().into_iter().map(|piece| match piece {
        Piece::Terms(_) => Piece::Terms(terms(goals)),
        other => other,
    });
    let stamped = written.map(|value| Stamped { value, revision: 1, by: editor() });
    PromiseText::of(&Writing::of(YEAR, stamped), &municipality()).unwrap()
}

fn approval(text: &PromiseText, organisation: Organisation) -> Approval {
    Approval { sha256: Digest::of(&text.bytes().unwrap()), by: by(organisation) }
}

async fn approve(store: &Shared, text: &PromiseText, organisation: Organisation) -> Approved {
    store.approve_promise(HERE, text, &approval(text, organisation)).await.unwrap()
}

/// Both parties approve a promise.
pub(crate) async fn decided(store: &Shared) -> Decided {
    let text = text_with("Ljusare torg");
    assert_eq!(approve(store, &text, Organisation::Police).await, Approved::Waiting);
    assert_eq!(approve(store, &text, Organisation::Municipality).await, Approved::Decided { number: 1 });
    store.latest_promise(HERE, YEAR).await.unwrap().unwrap()
}

pub(crate) async fn every_piece_and_entry_comes_back_as_it_was(store: Shared) {
    let nothing = Writing { year: YEAR, ..Writing::default() };
    assert_eq!(store.promise(HERE, YEAR).await.unwrap(), nothing);
    for piece in pieces() {
        let saved = store.save_promise_piece(HERE, YEAR, &piece, 0, &editor()).await.unwrap();
        assert_eq!(saved, PieceSaved::Saved { revision: 1 }, "{piece:?}");
    }
    let stamped = pieces().into_iter().map(|value| Stamped { value, revision: 1, by: editor() });
    assert_eq!(store.promise(HERE, YEAR).await.unwrap(), Writing::of(YEAR, stamped));
    for entry in entries().iter().rev() {
        assert!(store.add_promise_entry(HERE, YEAR, entry).await.unwrap());
    }
    assert_eq!(store.promise_entries(HERE, YEAR).await.unwrap(), entries(), "by day");
    for (municipality, year) in [(HERE, YEAR + 1), (ELSEWHERE, YEAR)] {
        assert_eq!(store.promise(municipality, year).await.unwrap().commitments.len(), 0);
        assert_eq!(store.promise_entries(municipality, year).await.unwrap(), []);
    }
}

pub(crate) async fn of_two_who_write_at_once_the_second_is_told(store: Shared) {
    let write = |goals: &str| Piece::Terms(terms(goals));
    let save = |piece, based_on| {
        let store = store.clone();
        async move { store.save_promise_piece(HERE, YEAR, &piece, based_on, &editor()).await.unwrap() }
    };
    assert_eq!(save(write("Först"), 0).await, PieceSaved::Saved { revision: 1 });
    assert_eq!(save(write("Annas"), 1).await, PieceSaved::Saved { revision: 2 });
    let PieceSaved::Changed(there) = save(write("Berits"), 1).await else { panic!("it was overwritten") };
    assert_eq!((there.value, there.revision), (write("Annas"), 2));
    assert_eq!(save(write("Annas"), 1).await, PieceSaved::Saved { revision: 2 }, "it says the same already");
}

pub(crate) async fn an_entry_sent_again_is_there_once_and_can_be_taken_back(store: Shared) {
    let deed = entries().remove(1);
    assert!(store.add_promise_entry(HERE, YEAR, &deed).await.unwrap());
    assert!(!store.add_promise_entry(HERE, YEAR, &deed).await.unwrap());
    assert!(!store.remove_promise_entry(ELSEWHERE, YEAR, deed.id()).await.unwrap());
    assert!(store.remove_promise_entry(HERE, YEAR, deed.id()).await.unwrap());
    assert!(!store.remove_promise_entry(HERE, YEAR, deed.id()).await.unwrap());
    assert_eq!(store.promise_entries(HERE, YEAR).await.unwrap(), []);
}

pub(crate) async fn what_both_parties_approve_is_decided_byte_for_byte(store: Shared) {
    let decided = decided(&store).await;
    let text = text_with("Ljusare torg");
    assert_eq!((decided.number, decided.day), (1, date(2026, 12, 1)));
    assert_eq!((decided.text(), decided.bytes()), (&text, &text.bytes().unwrap()[..]));
    assert_eq!(decided.sha256(), Digest::of(decided.bytes()));
    let both = [Organisation::Police, Organisation::Municipality].map(|side| approval(&text, side));
    assert_eq!(store.approvals(HERE, YEAR).await.unwrap(), both);
    // Pressed once more: nothing new.
    assert_eq!(approve(&store, &text, Organisation::Police).await, Approved::Decided { number: 1 });
    assert!(!store.withdraw_approval(HERE, YEAR, Organisation::Police).await.unwrap(), "it is decided");
    let listed = PromiseEntry { year: YEAR, number: 1, day: decided.day, sha256: decided.sha256() };
    assert_eq!(store.promise_versions(HERE, YEAR).await.unwrap(), [listed]);
    assert_eq!(store.promise_years(HERE).await.unwrap(), [YEAR]);
    assert_eq!(store.promise_version(HERE, YEAR, 1).await.unwrap(), Some(decided));
    assert_eq!(store.promise_version(HERE, YEAR, 2).await.unwrap(), None);
    assert_eq!(store.latest_promise(ELSEWHERE, YEAR).await.unwrap(), None);
    assert_eq!(store.promise_years(ELSEWHERE).await.unwrap(), [0; 0]);
}

pub(crate) async fn approvals_of_different_texts_decide_nothing(store: Shared) {
    let (first, second) = (text_with("Ljusare torg"), text_with("Tryggare torg"));
    assert_eq!(approve(&store, &first, Organisation::Police).await, Approved::Waiting);
    assert_eq!(approve(&store, &first, Organisation::Police).await, Approved::Waiting, "one party twice");
    assert_eq!(approve(&store, &second, Organisation::Municipality).await, Approved::Waiting);
    assert_eq!(store.latest_promise(HERE, YEAR).await.unwrap(), None);
    assert!(store.withdraw_approval(HERE, YEAR, Organisation::Municipality).await.unwrap());
    assert!(!store.withdraw_approval(HERE, YEAR, Organisation::Municipality).await.unwrap());
    assert_eq!(store.approvals(HERE, YEAR).await.unwrap(), [approval(&first, Organisation::Police)]);
    assert_eq!(approve(&store, &second, Organisation::Police).await, Approved::Waiting);
    assert_eq!(approve(&store, &second, Organisation::Municipality).await, Approved::Decided { number: 1 });
    let other = approval(&first, Organisation::Police);
    assert!(store.approve_promise(HERE, &second, &other).await.is_err(), "a hash of another text");
}

pub(crate) async fn a_changed_text_becomes_the_next_version_and_the_first_stays(store: Shared) {
    let first = decided(&store).await;
    let changed = text_with("Tryggare torg");
    assert_eq!(approve(&store, &changed, Organisation::Municipality).await, Approved::Waiting);
    assert_eq!(store.latest_promise(HERE, YEAR).await.unwrap().as_ref(), Some(&first));
    assert_eq!(approve(&store, &changed, Organisation::Police).await, Approved::Decided { number: 2 });
    assert_eq!(store.latest_promise(HERE, YEAR).await.unwrap().unwrap().text(), &changed);
    assert_eq!(store.promise_version(HERE, YEAR, 1).await.unwrap(), Some(first));
    let numbers: Vec<u32> =
        store.promise_versions(HERE, YEAR).await.unwrap().iter().map(|entry| entry.number).collect();
    assert_eq!(numbers, [2, 1]);
}

pub(crate) async fn of_two_parties_that_approve_at_the_same_moment_one_decides(store: Shared) {
    for round in 0..4 {
        let text = text_with(&format!("Mål {round}"));
        let (one, other) = tokio::join!(
            approve(&store, &text, Organisation::Police),
            approve(&store, &text, Organisation::Municipality)
        );
        let decided = Approved::Decided { number: round + 1 };
        assert!(
            [one, other].contains(&Approved::Waiting) && [one, other].contains(&decided),
            "{one:?} {other:?}"
        );
    }
    assert_eq!(store.promise_versions(HERE, YEAR).await.unwrap().len(), 4);
}

pub(crate) async fn an_imported_promise_is_the_first_of_its_year_or_not_kept(store: Shared) {
    let text = text_with("Från förr");
    let bytes = text.bytes().unwrap();
    let sha256 = Digest::of(&bytes);
    let imported = Decided::kept(YEAR, 1, date(2026, 1, 1), sha256, bytes).unwrap();
    assert!(store.add_decided_promise(HERE, &imported).await.unwrap());
    assert!(!store.add_decided_promise(HERE, &imported).await.unwrap());
    assert_eq!(store.latest_promise(HERE, YEAR).await.unwrap(), Some(imported));
}

/// A property: whatever the parties do in whatever order, each text that was decided is there as it was decided.
pub(crate) async fn whatever_happens_afterwards_a_decided_text_never_changes(store: Shared) {
    for seed in 1..=4 {
        let mut drawn = Drawn(seed);
        let mut kept: Vec<Decided> = decided_versions(&store).await;
        for step in 0..60 {
            let goals = format!("Mål {seed}-{}", drawn.below(5));
            let side = [Organisation::Police, Organisation::Municipality][drawn.below(2)];
            match drawn.below(6) {
                0 => {
                    let piece = pieces().remove(drawn.below(4));
                    let based_on = u32::try_from(drawn.below(3)).unwrap();
                    store.save_promise_piece(HERE, YEAR, &piece, based_on, &editor()).await.unwrap();
                }
                1 => {
                    let piece = Piece::Commitment { id: id(1), commitment: None };
                    store.save_promise_piece(HERE, YEAR, &piece, 1, &editor()).await.unwrap();
                }
                2 => {
                    store.add_promise_entry(HERE, YEAR, &entries().remove(drawn.below(3))).await.unwrap();
                }
                3 => {
                    let number = u128::try_from(11 + drawn.below(3)).unwrap();
                    store.remove_promise_entry(HERE, YEAR, id(number)).await.unwrap();
                }
                4 => {
                    store.withdraw_approval(HERE, YEAR, side).await.unwrap();
                }
                _ => {
                    approve(&store, &text_with(&goals), side).await;
                }
            }
            let now = decided_versions(&store).await;
            assert!(now.len() >= kept.len(), "seed {seed}, step {step}: none goes away");
            assert_eq!(now[..kept.len()], kept, "seed {seed}, step {step}");
            kept = now;
        }
        assert!(!kept.is_empty(), "seed {seed} decides something");
    }
}

/// Every decided version, the first one first, each read by itself.
async fn decided_versions(store: &Shared) -> Vec<Decided> {
    let mut versions = Vec::new();
    for entry in store.promise_versions(HERE, YEAR).await.unwrap().iter().rev() {
        versions.extend(store.promise_version(HERE, YEAR, entry.number).await.unwrap());
    }
    versions
}

/// Numbers that look drawn and are the same every time (xorshift64).
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }
}
