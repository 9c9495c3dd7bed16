use std::collections::BTreeMap;

use domain::{
    report::{
        By, Decision, Move, OutsideReading, Piece, PriorityOrder, Report, SectionNumber, Verdict, Word,
    },
    staff::{Organisation, Role},
};
use jiff::civil::date;
use store::PieceSaved;

use crate::sample::{ELSEWHERE, HERE, Shared};

const YEAR: i16 = 2026;

pub(crate) fn by() -> By {
    By { role: Role::Editor, organisation: Organisation::Police, day: date(2026, 9, 3) }
}

fn text(section: u8, text: &str) -> Piece {
    Piece::Text { section: SectionNumber::new(section).unwrap(), text: text.to_owned() }
}

/// One of each kind.
pub(crate) fn pieces() -> Vec<Piece> {
    let theme = || "morker".to_owned();
    let cause = domain::report::CauseAnalysis {
        why: "Lamporna är trasiga.\0".to_owned(),
        uncertainty: "”Få” svar från 13–17 år".to_owned(),
        ..Default::default()
    };
    let moved = Move { place: 1, reason: "Tre vandringar pekar dit".to_owned(), by: by() };
    vec![
        text(2, "Vi frågade alla.\r\n\r\n- öppen länk\n- möten"),
        Piece::Outside {
            theme: theme(),
            reading: Some(OutsideReading { word: Word::High, note: "PTU 2025".to_owned() }),
        },
        Piece::Decision {
            theme: theme(),
            decision: Some(Decision { verdict: Verdict::Agreed, reason: "Samma gator".to_owned() }),
        },
        Piece::Cause { theme: theme(), cause },
        Piece::Motivation { theme: theme(), text: "Flest nämner det".to_owned() },
        Piece::Order(PriorityOrder::default().with_count(5).with_move("trafik", moved, 11)),
    ]
}

pub(crate) async fn every_kind_of_piece_comes_back_as_it_was(store: Shared) {
    assert_eq!(store.report(HERE, YEAR).await.unwrap(), Report { year: YEAR, ..Report::default() });
    for piece in pieces() {
        let saved = store.save_report_piece(HERE, YEAR, &piece, 0, &by()).await.unwrap();
        assert_eq!(saved, PieceSaved::Saved { revision: 1 }, "{piece:?}");
    }
    let report = store.report(HERE, YEAR).await.unwrap();
    let stamped = pieces().into_iter().map(|value| domain::report::Stamped { value, revision: 1, by: by() });
    assert_eq!(report, Report::of(YEAR, stamped));
    assert_eq!(report.texts.len(), 1);
    assert!(report.order.is_some() && report.causes.contains_key("morker"));

    assert_eq!(store.report(HERE, YEAR + 1).await.unwrap().texts, BTreeMap::new());
    assert_eq!(store.report(ELSEWHERE, YEAR).await.unwrap().texts, BTreeMap::new());
}

pub(crate) async fn of_two_who_write_at_once_the_second_is_told_and_nothing_is_lost(store: Shared) {
    let first = store.save_report_piece(HERE, YEAR, &text(1, "Först"), 0, &by()).await.unwrap();
    assert_eq!(first, PieceSaved::Saved { revision: 1 });
    // Both had revision 1 before their eyes.
    let quicker = store.save_report_piece(HERE, YEAR, &text(1, "Annas"), 1, &by()).await.unwrap();
    assert_eq!(quicker, PieceSaved::Saved { revision: 2 });
    let other = By { organisation: Organisation::Municipality, role: Role::Admin, ..by() };
    let slower = store.save_report_piece(HERE, YEAR, &text(1, "Berits"), 1, &other).await.unwrap();
    let PieceSaved::Changed(there) = slower else { panic!("{slower:?}") };
    assert_eq!((there.value, there.revision, there.by), (text(1, "Annas"), 2, by()));
    // Whoever began while there was nothing is told too.
    let late = store.save_report_piece(HERE, YEAR, &text(1, "Cillas"), 0, &other).await.unwrap();
    assert!(matches!(late, PieceSaved::Changed(_)), "{late:?}");

    let report = store.report(HERE, YEAR).await.unwrap();
    assert_eq!(report.text(SectionNumber::SUMMARY).unwrap().value, "Annas");
    // With the other's text before their eyes they go on.
    let both = store.save_report_piece(HERE, YEAR, &text(1, "Annas och Berits"), 2, &other).await.unwrap();
    assert_eq!(both, PieceSaved::Saved { revision: 3 });
    assert_eq!(store.report(HERE, YEAR).await.unwrap().text(SectionNumber::SUMMARY).unwrap().by, other);
}

pub(crate) async fn the_same_piece_sent_again_is_kept_once(store: Shared) {
    for _ in 0..2 {
        let saved = store.save_report_piece(HERE, YEAR, &text(1, "Tryckte två gånger"), 0, &by()).await;
        assert_eq!(saved.unwrap(), PieceSaved::Saved { revision: 1 });
    }
}

pub(crate) async fn of_many_who_save_at_the_same_moment_one_does(store: Shared) {
    let pieces: Vec<Piece> = (0..8).map(|number| text(14, &format!("Nummer {number}"))).collect();
    let all = pieces.iter().map(|piece| async { store.save_report_piece(HERE, YEAR, piece, 0, &by()).await });
    let outcomes = futures_util::future::join_all(all).await;
    let saved = outcomes.iter().filter(|outcome| matches!(outcome, Ok(PieceSaved::Saved { .. })));
    assert_eq!(saved.count(), 1, "{outcomes:?}");
    let told = outcomes.iter().filter(|outcome| matches!(outcome, Ok(PieceSaved::Changed(_))));
    assert_eq!(told.count(), 7, "{outcomes:?}");
}

pub(crate) async fn a_piece_that_is_gone_is_written_anew(store: Shared) {
    // As when an older backup was restored while somebody was writing.
    let saved = store.save_report_piece(HERE, YEAR, &text(1, "Kvar hos mig"), 7, &by()).await.unwrap();
    assert_eq!(saved, PieceSaved::Saved { revision: 1 });
    assert_eq!(store.report(HERE, YEAR).await.unwrap().texts.len(), 1);
}
