//! A promise read from a file: the same file is the same promise, and everything that is wrong is told at once.

use domain::promise::{Responsible, read_toml};
use jiff::civil::date;
use proptest::prelude::*;

use crate::crowd::municipality;

/// A file with every field there is.
const WHOLE: &str = r#"
year = 2025
municipality = "provkommun"
municipality_code = "9999"
parties = ["Lokalpolisen Prov", "Provkommun"]
starts = 2025-02-01
ends = "2026-01-31"
goals = "Färre mopeder."

[[commitment]]
responsible = "polis"
theme = "tvahjul"
text = "Minst 24 insatser mot mopeder."
number = 24
unit = "insatser"
how_often = "varje vecka"
starts = 2025-04-01
ends = 2025-09-30
age_groups = ["aldre", "vuxna", "aldre"]
areas = ["soder"]
function = "områdespolis"

[[commitment]]
responsible = "kommun"
theme = "fortroende"
text = "Åtta dialogmöten."
"#;

#[test]
fn every_field_is_read_and_what_is_not_there_is_empty() {
    let promise = read_toml(WHOLE, &municipality()).unwrap();
    assert_eq!((promise.year, promise.municipality_code.as_str()), (2025, "9999"));
    let terms = &promise.terms;
    assert_eq!((terms.starts, terms.ends), (date(2025, 2, 1), date(2026, 1, 31)));
    assert_eq!(terms.parties, ["Lokalpolisen Prov", "Provkommun"]);
    assert_eq!((terms.goals.as_str(), &terms.picture), ("Färre mopeder.", &None));

    let [mopeds, trust] = promise.commitments.as_slice() else { panic!("{promise:?}") };
    assert_eq!(
        (mopeds.place, mopeds.responsible, mopeds.theme.as_str()),
        (1, Responsible::Police, "tvahjul")
    );
    assert_eq!((mopeds.deed.at_least, mopeds.deed.unit.as_str()), (Some(24), "insatser"));
    let days = (mopeds.deed.starts, mopeds.deed.ends);
    assert_eq!(days, (Some(date(2025, 4, 1)), Some(date(2025, 9, 30))));
    assert_eq!(
        (&*mopeds.age_groups, &*mopeds.areas),
        (&["vuxna".to_owned(), "aldre".to_owned()][..], &["soder".to_owned()][..])
    );
    assert_eq!(mopeds.function, "områdespolis");
    assert_eq!((trust.place, trust.deed.at_least, trust.function.as_str()), (2, None, ""));
    assert!(trust.goal.is_none() && trust.age_groups.is_empty() && trust.evidence.residents.is_empty());
}

#[test]
fn without_days_of_its_own_a_promise_is_for_the_whole_year() {
    let file = WHOLE.replace("starts = 2025-02-01\nends = \"2026-01-31\"\n", "");
    let terms = read_toml(&file, &municipality()).unwrap().terms;
    assert_eq!((terms.starts, terms.ends), (date(2025, 1, 1), date(2025, 12, 31)));
}

#[test]
fn reading_a_file_twice_gives_the_same_promise_byte_by_byte() {
    let read = || read_toml(WHOLE, &municipality()).unwrap();
    assert_eq!(read().bytes(), read().bytes());
    let ids: Vec<_> = read().commitments.iter().map(|one| one.id).collect();
    assert_ne!(ids[0], ids[1]);
    assert!(ids.iter().all(|id| id.get_version_num() == 8));
    // Another function, or spaces, are no other commitment; another year or text is.
    let first = |file: &str| read_toml(file, &municipality()).unwrap().commitments[0].id;
    for (from, to, same) in [
        ("områdespolis", "trafikpolis", true),
        ("24 insatser", "24   insatser", true),
        ("24 insatser", "25 insatser", false),
        ("year = 2025", "year = 2024", false),
        ("\"tvahjul\"", "\"trafik\"", false),
    ] {
        let changed = WHOLE.replace(from, to);
        assert_ne!(changed, WHOLE);
        assert_eq!(first(&changed) == ids[0], same, "{from} → {to}");
    }
}

#[test]
fn each_fault_is_a_sentence_that_names_its_place_and_what_to_do() {
    for (from, to, words) in [
        ("year = 2025", "year = \"2025\"", "year is \"2025\"; write a whole number from 2000 to 2099"),
        ("year = 2025", "", "year is missing; fill it in"),
        ("\"9999\"", "\"0123\"", "this installation is for \"9999\"; import it there"),
        ("municipality_code = \"9999\"", "", ""),
        ("parties = [\"Lokalpolisen Prov\", \"Provkommun\"]", "", "parties is missing"),
        ("[\"Lokalpolisen Prov\", \"Provkommun\"]", "[1]", "parties is no list of texts"),
        (
            "starts = 2025-02-01",
            "starts = 2025-02-01T10:00:00",
            "starts is 2025-02-01T10:00:00; write a day as",
        ),
        ("ends = \"2026-01-31\"", "ends = \"2025-01-31\"", "before it starts"),
        ("goals =", "aims =", "\"aims\" is no field of it; it can have year, "),
        (
            "\"polis\"",
            "\"polisen\"",
            "commitment 1: responsible is \"polisen\"; it can be polis, kommun, gemensam",
        ),
        ("\"tvahjul\"", "\"moped\"", "commitment 1: theme is \"moped\"; it can be trygg, "),
        ("text = \"Åtta dialogmöten.\"", "text = \" \"", "commitment 2: text is empty; fill it in"),
        ("text = \"Åtta dialogmöten.\"", "", "commitment 2: text is missing; fill it in"),
        ("number = 24", "number = 0", "commitment 1: number is 0; write a whole number from 1"),
        ("number = 24", "number = 2.5", "commitment 1: number is 2.5; write a whole number"),
        ("number = 24", "antal = 24", "commitment 1: \"antal\" is no field of it"),
        ("\"vuxna\"", "\"pensionärer\"", "age_groups has \"pensionärer\"; it can be barn, "),
        ("[\"soder\"]", "[\"viksjo\"]", "areas has \"viksjo\"; it can be norr, soder"),
        ("unit = \"insatser\"", "unit = 3", "unit is no text"),
    ] {
        let changed = WHOLE.replace(from, to);
        assert_ne!(changed, WHOLE, "{from}");
        let faults = read_toml(&changed, &municipality()).err().unwrap_or_default();
        if words.is_empty() {
            assert_eq!(faults, Vec::<String>::new(), "{from}");
        } else {
            assert!(faults.len() == 1 && faults[0].contains(words), "{words}: {faults:?}");
        }
    }
}

#[test]
fn all_faults_are_told_at_once_and_the_same_commitment_twice_is_one() {
    let faults = read_toml(
        "year = 1999\nwho = 1\n[[commitment]]\ntheme = \"moped\"\nslut = 1\n[[commitment]]\n",
        &municipality(),
    );
    let faults = faults.unwrap_err();
    for words in [
        "year is 1999",
        "\"who\" is no field",
        "parties is missing",
        "commitment 1: \"slut\" is no field",
        "commitment 1: responsible is missing",
        "commitment 1: theme is \"moped\"",
        "commitment 1: text is missing",
        "commitment 2: theme is missing",
    ] {
        assert!(faults.iter().any(|fault| fault.contains(words)), "{words}: {faults:?}");
    }
    let (head, rest) = WHOLE.split_once("[[commitment]]").unwrap();
    let first = rest.split("[[commitment]]").next().unwrap();
    let twice = format!("{head}[[commitment]]{first}[[commitment]]{first}");
    let faults = read_toml(&twice, &municipality()).unwrap_err();
    assert_eq!(faults, ["commitment 2: it is the same as commitment 1; take one of them away"]);

    let none = read_toml("year = 2025\nparties = [\"A\"]\n", &municipality()).unwrap_err();
    assert!(none.len() == 1 && none[0].contains("there is no [[commitment]]"), "{none:?}");
    let broken = read_toml("year = ", &municipality()).unwrap_err();
    assert!(broken.len() == 1 && broken[0].starts_with("the file is no TOML"), "{broken:?}");
}

proptest! {
    #[test]
    fn no_file_is_too_odd_to_be_refused(
        lines in prop::collection::vec(("(year|parties|commitment|text|theme|number|starts|ends|areas|[a-z]{1,4})", "\\PC{0,12}|[0-9]{1,20}|2024-1[0-9]-[0-9]{2}|\\[\"x\"\\]|true"), 0..8),
    ) {
        let lines: Vec<String> = lines.iter().map(|(key, value)| format!("{key} = {value}")).collect();
        let file = lines.join("\n");
        let broken = format!("{file}\n[[commitment]]\n{file}");
        for file in [file, broken] {
            if let Err(faults) = read_toml(&file, &municipality()) {
                prop_assert!(!faults.is_empty());
            }
        }
    }
}
