//! Comparing the tables that are there with those that this version's migrations make, whatever the engine.

use std::collections::BTreeMap;

use store::Finding;

/// What a database is made of: (kind, name) → how it is made. Kinds are `table`, `index`, `trigger` and the like.
pub(crate) type Schema = BTreeMap<(String, String), String>;

/// Kinds that hold no data of their own: one that is missing can be made again.
const MADE_AGAIN: [&str; 3] = ["function", "index", "trigger"];

/// Where `found` is not as it is made.
pub(crate) fn findings(made: &Schema, found: &Schema) -> Vec<Finding> {
    let mut findings = Vec::new();
    for ((kind, name), how) in made {
        match found.get(&(kind.clone(), name.clone())) {
            Some(same) if same == how => {}
            Some(_) => findings.push(Finding::fault(format!(
                "the {kind} {name} is not as this version of Lägesbild makes it; find out who changed it, and restore a backup"
            ))),
            None if MADE_AGAIN.contains(&kind.as_str()) => findings
                .push(Finding::fault(format!("the {kind} {name} is missing; `lagesbild doctor --mend` makes it again"))),
            None => findings.push(Finding::fault(format!("the {kind} {name} is missing; restore a backup"))),
        }
    }
    for (kind, name) in found.keys().filter(|key| !made.contains_key(key)) {
        // Another's table is its owner's business. Anything else sits on a table of ours and sees what goes into it.
        findings.push(if kind == "table" {
            Finding::note(format!("the table {name} is none of Lägesbild's"))
        } else {
            Finding::fault(format!(
                "the {kind} {name} is none of Lägesbild's, and may keep what must not be kept: remove it"
            ))
        });
    }
    if findings.iter().all(|finding| finding.weight == store::Weight::Note) {
        let count = |wanted| made.keys().filter(|(kind, _)| kind == wanted).count();
        findings.insert(
            0,
            Finding::well(format!("{} tables are as this version of Lägesbild makes them", count("table"))),
        );
    }
    findings
}

/// What can be made again: kind, name and statement. Functions come first; triggers call them.
pub(crate) fn missing<'s>(made: &'s Schema, found: &Schema) -> Vec<(&'s str, &'s str, &'s str)> {
    made.iter()
        .filter(|(key, _)| MADE_AGAIN.contains(&key.0.as_str()) && !found.contains_key(key))
        .map(|((kind, name), how)| (kind.as_str(), name.as_str(), how.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use store::Weight;

    use super::*;

    fn schema(objects: &[(&str, &str, &str)]) -> Schema {
        let object =
            |&(kind, name, how): &(&str, &str, &str)| ((kind.to_owned(), name.to_owned()), how.to_owned());
        objects.iter().map(object).collect()
    }

    #[test]
    fn every_difference_is_found_and_only_what_holds_no_data_is_made_again() {
        let made = schema(&[
            ("table", "a", "1"),
            ("table", "b", "1"),
            ("index", "i", "on a"),
            ("trigger", "t", "on a"),
        ]);
        assert_eq!(findings(&made, &made).iter().map(|f| f.weight).collect::<Vec<_>>(), [Weight::Well]);

        let found = schema(&[
            ("table", "a", "2"),
            ("trigger", "t", "on a"),
            ("trigger", "u", "on a"),
            ("table", "z", ""),
        ]);
        let told = findings(&made, &found);
        let faults: Vec<_> =
            told.iter().filter(|f| f.weight == Weight::Fault).map(|f| f.text.as_str()).collect();
        assert_eq!(faults.len(), 4, "{told:?}");
        for says in [
            "index i is missing; `lagesbild doctor --mend`",
            "table a is not as",
            "table b is missing; restore",
            "trigger u",
        ] {
            assert!(faults.iter().any(|fault| fault.contains(says)), "{says}: {faults:?}");
        }
        assert!(told.iter().any(|f| f.weight == Weight::Note && f.text.contains("table z")));
        assert_eq!(missing(&made, &found), [("index", "i", "on a")]);
    }
}
