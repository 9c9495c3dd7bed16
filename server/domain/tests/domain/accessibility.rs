//! The record behind the accessibility statement, and what is due of a matter.

use domain::{
    accessibility::{Accessibility, Conformity},
    language::Language,
    matter::{Handling, Matter, MatterKind, MatterStatus, Reference, Said, Waiting, due},
    municipality::Municipality,
};
use jiff::civil::{Date, date};

const TOWN: &str = "code = \"9999\"\nname = \"X\"\npolice = \"P\"\n[[areas]]\nid = \"a\"\nname = \"A\"\n";

fn town(accessibility: &str) -> Result<Municipality, String> {
    toml::from_str(&format!("{TOWN}{accessibility}")).map_err(|error| error.to_string())
}

#[test]
fn the_record_that_comes_with_the_product_is_whole_and_in_both_languages() {
    let record = Accessibility::built_in();
    assert_eq!(record.faults(), Vec::<String>::new());
    let texts = [&record.method, &record.supervisor.name].into_iter();
    let texts = texts.chain(&record.tried).chain(&record.not_tried).chain(&record.exceptions);
    let deficient = record.deficiencies.iter().flat_map(|known| [&known.place, &known.what, &known.reason]);
    for text in texts.chain(deficient) {
        assert!(Language::ALL.iter().all(|language| text.has(*language)), "{text:?}");
    }
    assert_ne!(record.conformity, Conformity::Full, "not while something was not tried");
}

#[test]
fn a_municipality_replaces_what_it_says_and_keeps_the_rest() {
    let built_in = Accessibility::built_in();
    assert_eq!(town("").unwrap().accessibility, built_in);
    let own = town(
        "[accessibility]\nanswer_within_days = 5\nassessed = \"2026-11-26\"\nupdated = \"2026-11-27\"\ndeficiencies = []\n",
    );
    let expected = Accessibility {
        answer_within_days: 5,
        assessed: date(2026, 11, 26),
        updated: date(2026, 11, 27),
        deficiencies: Vec::new(),
        ..built_in
    };
    assert_eq!(own.unwrap().accessibility, expected);
}

#[test]
fn what_cannot_be_used_is_told() {
    assert!(town("[accessibility]\ncolour = \"red\"\n").unwrap_err().contains("colour"));
    for (given, words) in [
        ("answer_within_days = 0", "answer_within_days must"),
        ("keep_days = 0", "keep_days must"),
        ("updated = \"2020-01-01\"", "is before accessibility.assessed"),
        ("conformity = \"full\"", "while there are deficiencies"),
        ("supervisor = { address = \"javascript:alert(1)\", name = { sv = \"X\" } }", "https://"),
    ] {
        let faults = town(&format!("[accessibility]\n{given}\n")).unwrap().faults();
        assert!(faults.len() == 1 && faults[0].contains(words), "{given}: {faults:?}");
    }
}

fn matter(received: Date, status: MatterStatus) -> Matter {
    Matter {
        reference: Reference::parse("acdef-ghjkm").unwrap(),
        kind: MatterKind::Deficiency,
        said: Said::default(),
        language: Language::Swedish,
        received,
        due: due(received, 14),
        handling: Handling { status, ..Handling::NEW },
    }
}

#[test]
fn a_matter_is_late_the_day_after_it_was_due_and_never_once_it_is_done() {
    let received = date(2026, 9, 1);
    let [new, taken, done] = MatterStatus::ALL.map(|status| matter(received, status));
    assert_eq!(new.due, date(2026, 9, 15));
    assert!(!new.is_late_on(date(2026, 9, 15)) && new.is_late_on(date(2026, 9, 16)));
    assert!(taken.is_late_on(date(2026, 9, 16)) && !done.is_late_on(date(2027, 1, 1)));
    let matters = [new, taken, done, matter(date(2026, 9, 10), MatterStatus::New)];
    assert_eq!(Waiting::of(&matters, date(2026, 9, 16)), Waiting { waiting: 3, late: 2 });
}

#[test]
fn a_reference_survives_being_read_aloud() {
    let reference = Reference::parse("ACDEFGHJKM").unwrap();
    assert_eq!(reference.to_string(), "ACDEF-GHJKM");
    assert_eq!(Reference::parse(" acdef ghjkm "), Some(reference));
    assert_eq!(Reference::parse("ACDEFGHJK"), None);
}
