use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::*;

/// Key → its whole definition, over all of a language's files.
fn defined(language: Language) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let mut texts = BTreeMap::new();
    for part in ["", "-staff", "-promise", "-promise-staff", "-follow-up"] {
        let name = format!("{}{part}.ftl", language.tag());
        let mut key = None;
        for line in std::fs::read_to_string(folder.join(&name)).unwrap().lines() {
            if line.starts_with(char::is_lowercase) {
                let (name, text) = line.split_once('=').unwrap_or_else(|| panic!("{name}: {line}"));
                let before = texts.insert(name.trim().to_owned(), text.to_owned());
                assert_eq!(before, None, "{} is there twice", name.trim());
                key = Some(name.trim().to_owned());
            } else if line.starts_with([' ', '}'])
                && let Some(text) = key.as_ref().and_then(|key| texts.get_mut(key))
            {
                text.push_str(line);
            }
        }
    }
    texts
}

/// The sources, without tests.
fn sources() -> String {
    fn collect(folder: &Path, all: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, all);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !path.ends_with("tests.rs")
            {
                let text = std::fs::read_to_string(path).unwrap();
                all.push_str(text.split("#[cfg(test)]\nmod tests {").next().unwrap());
            }
        }
    }
    let mut all = String::new();
    // The server's handlers name titles and messages of their own.
    for folder in ["src", "../server/src"] {
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut all);
    }
    all
}

/// What can be a key among the string literals of a piece of source.
fn literals(source: &str) -> impl Iterator<Item = &str> {
    let key = |text: &&str| {
        text.starts_with(|first: char| first.is_ascii_lowercase())
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    source.split('"').filter(key)
}

/// The first key-like literal of each call of `t` and `t_with`.
fn asked_for(source: &str) -> BTreeSet<&str> {
    let mut keys = BTreeSet::new();
    for name in ["t(", "t_with("] {
        for (at, _) in source.match_indices(name) {
            let word_before =
                source[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_');
            let arguments = &source[at + name.len()..];
            let mut parts = arguments.splitn(3, '"');
            let (before, literal) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            // A literal directly after the language; anything else comes from a variable.
            if !word_before && before.matches(',').count() == 1 && before.trim_end().ends_with(',') {
                keys.insert(literal);
            }
        }
    }
    keys
}

#[test]
fn both_languages_say_everything_with_the_same_values_put_in() {
    let (swedish, english) = (defined(Language::Swedish), defined(Language::English));
    let keys = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<BTreeSet<_>>();
    let (only_one, swedish_keys) = (keys(&swedish), keys(&english));
    let missing: Vec<_> = only_one.symmetric_difference(&swedish_keys).collect();
    assert!(missing.is_empty(), "in one language only: {missing:?}");
    let values = |text: &str| -> BTreeSet<String> {
        let ends = |character: char| !character.is_alphanumeric() && character != '_';
        text.split('$').skip(1).map(|rest| rest.split(ends).next().unwrap_or_default().to_owned()).collect()
    };
    for (key, text) in &swedish {
        assert_eq!(values(text), values(&english[key]), "{key}");
        assert!(!text.trim().is_empty() && !english[key].trim().is_empty(), "{key} is empty");
    }
}

#[test]
fn every_text_that_the_pages_ask_for_is_there() {
    let source = sources();
    let texts = defined(Language::Swedish);
    let missing: Vec<_> = asked_for(&source).into_iter().filter(|key| !texts.contains_key(*key)).collect();
    assert!(missing.is_empty(), "asked for but not there: {missing:?}");
}

#[test]
fn every_text_is_used() {
    let source = sources();
    let used: BTreeSet<&str> = literals(&source).collect();
    let unused: Vec<_> =
        defined(Language::Swedish).into_keys().filter(|key| !used.contains(key.as_str())).collect();
    assert!(unused.is_empty(), "there but never used: {unused:?}");
}

#[test]
fn the_scan_sees_calls_over_several_lines_and_passes_by_variables() {
    let source =
        "t(language, \"a-b\"); x.first(y, \"no\"); t_with(\n  language,\n  \"c\", &[(\"d\", e)]); t(l, key)";
    assert_eq!(asked_for(source), BTreeSet::from(["a-b", "c"]));
}

#[test]
fn numbers_are_written_as_people_write_them() {
    assert_eq!(integer(Language::Swedish, 86_330), "86\u{a0}330");
    assert_eq!(integer(Language::English, 1_234_567), "1,234,567");
    assert_eq!(integer(Language::Swedish, 999), "999");
    assert_eq!(decimal(Language::Swedish, -1234.55, 1), "\u{2212}1\u{a0}234,5");
    assert_eq!(decimal(Language::English, -0.04, 1), "0.0");
    assert_eq!(decimal(Language::Swedish, 3.0, 0), "3");
    assert_eq!(percent(Language::Swedish, 12.5, 1), "12,5\u{a0}%");
    assert_eq!(percent(Language::English, 12.0, 0), "12%");
}

#[test]
fn days_are_words_and_one_day_is_said_once() {
    let first = jiff::civil::date(2026, 9, 3);
    assert_eq!(day(Language::Swedish, first), "3 september 2026");
    assert_eq!(days(Language::English, first, first), "3 September 2026");
    let last = jiff::civil::date(2026, 10, 1);
    assert_eq!(days(Language::Swedish, first, last), "3 september 2026 – 1 oktober 2026");
}

#[test]
#[should_panic(expected = "is missing")]
fn a_missing_text_is_found_in_tests() {
    t(Language::Swedish, "there-is-no-such-text");
}
