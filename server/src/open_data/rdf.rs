//! Just enough RDF: things with an address each, what is said of them, and the three ways of writing it that data
//! portals read. There are no nodes without an address, for the national portal does not take them.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

/// The vocabularies.
const PREFIXES: [(&str, &str); 7] = [
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// A name in one of the vocabularies, such as `dcterms:title`.
pub(super) type Name = &'static str;

/// What something is said to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Object {
    /// Another thing, by its address.
    Iri(String),
    /// Words, in a language where they are in one.
    Text(String, Option<&'static str>),
    /// A value of a datatype, such as `xsd:date`.
    Typed(String, Name),
}

/// A thing and what is said of it.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    iri: String,
    class: Name,
    facts: Vec<(Name, Object)>,
}

impl Thing {
    pub(super) fn new(iri: impl Into<String>, class: Name) -> Self {
        Self { iri: iri.into(), class, facts: Vec::new() }
    }

    pub(super) fn is(mut self, name: Name, object: Object) -> Self {
        self.facts.push((name, object));
        self
    }

    pub(super) fn leads_to(self, name: Name, iri: impl Into<String>) -> Self {
        self.is(name, Object::Iri(iri.into()))
    }

    /// The same in Swedish and in English.
    pub(super) fn in_words(self, name: Name, words: [(&'static str, String); 2]) -> Self {
        words
            .into_iter()
            .fold(self, |thing, (language, text)| thing.is(name, Object::Text(text, Some(language))))
    }

    /// What is said by each name, in the order that the names first came.
    fn by_name(&self) -> Vec<(Name, Vec<&Object>)> {
        let mut names: Vec<(Name, Vec<&Object>)> = Vec::new();
        for (name, object) in &self.facts {
            match names.iter_mut().find(|(known, _)| known == name) {
                Some((_, objects)) => objects.push(object),
                None => names.push((name, vec![object])),
            }
        }
        names
    }
}

/// RDF 1.1 Turtle.
pub(super) fn turtle(things: &[Thing]) -> String {
    let mut text = String::new();
    for (prefix, iri) in PREFIXES {
        let _ = writeln!(text, "@prefix {prefix}: <{iri}> .");
    }
    for thing in things {
        let _ = write!(text, "\n<{}> a {}", thing.iri, thing.class);
        for (name, objects) in thing.by_name() {
            let objects: Vec<_> = objects.into_iter().map(turtle_object).collect();
            let _ = write!(text, " ;\n    {name} {}", objects.join(" ,\n        "));
        }
        text.push_str(" .\n");
    }
    text
}

fn turtle_object(object: &Object) -> String {
    let quoted = |text: &str| {
        let escaped = text.chars().fold(String::new(), |mut escaped, character| {
            match character {
                '"' => escaped.push_str("\\\""),
                '\\' => escaped.push_str("\\\\"),
                '\n' => escaped.push_str("\\n"),
                '\r' => escaped.push_str("\\r"),
                other => escaped.push(other),
            }
            escaped
        });
        format!("\"{escaped}\"")
    };
    match object {
        Object::Iri(iri) => format!("<{iri}>"),
        Object::Text(text, Some(language)) => format!("{}@{language}", quoted(text)),
        Object::Text(text, None) => quoted(text),
        Object::Typed(value, datatype) => format!("{}^^{datatype}", quoted(value)),
    }
}

/// JSON-LD 1.1.
pub(super) fn json_ld(things: &[Thing]) -> String {
    let context: Map<_, _> =
        PREFIXES.map(|(prefix, iri)| (prefix.to_owned(), json!(iri))).into_iter().collect();
    let graph: Vec<Value> = things
        .iter()
        .map(|thing| {
            let mut told = Map::new();
            told.insert("@id".to_owned(), json!(thing.iri));
            told.insert("@type".to_owned(), json!(thing.class));
            for (name, objects) in thing.by_name() {
                told.insert(name.to_owned(), objects.into_iter().map(json_object).collect());
            }
            told.into()
        })
        .collect();
    let mut text =
        serde_json::to_string_pretty(&json!({ "@context": context, "@graph": graph })).expect("plain data");
    text.push('\n');
    text
}

fn json_object(object: &Object) -> Value {
    match object {
        Object::Iri(iri) => json!({ "@id": iri }),
        Object::Text(text, Some(language)) => json!({ "@value": text, "@language": language }),
        Object::Text(text, None) => json!({ "@value": text }),
        Object::Typed(value, datatype) => json!({ "@value": value, "@type": datatype }),
    }
}

/// RDF 1.1 XML, which the national portal harvests.
pub(super) fn xml(things: &[Thing]) -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF".to_owned();
    for (prefix, iri) in PREFIXES {
        let _ = write!(text, "\n    xmlns:{prefix}=\"{iri}\"");
    }
    text.push_str(">\n");
    for thing in things {
        let Thing { iri, class, facts } = thing;
        let _ = writeln!(text, "  <{class} rdf:about=\"{}\">", escaped(iri));
        for (name, object) in facts {
            let _ = match object {
                Object::Iri(iri) => writeln!(text, "    <{name} rdf:resource=\"{}\"/>", escaped(iri)),
                Object::Text(words, Some(language)) => {
                    writeln!(text, "    <{name} xml:lang=\"{language}\">{}</{name}>", escaped(words))
                }
                Object::Text(words, None) => writeln!(text, "    <{name}>{}</{name}>", escaped(words)),
                Object::Typed(value, datatype) => {
                    let datatype = whole(datatype);
                    writeln!(text, "    <{name} rdf:datatype=\"{datatype}\">{}</{name}>", escaped(value))
                }
            };
        }
        let _ = writeln!(text, "  </{class}>");
    }
    text.push_str("</rdf:RDF>\n");
    text
}

/// A name written out.
fn whole(name: Name) -> String {
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    let vocabulary = PREFIXES.iter().find(|(known, _)| *known == prefix).map_or("", |(_, iri)| iri);
    format!("{vocabulary}{local}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing() -> Vec<Thing> {
        let text = "a \"b\" \\ <c> & d\ne".to_owned();
        vec![
            Thing::new("https://a.example/#x", "dcat:Dataset")
                .is("dcterms:title", Object::Text(text, Some("sv")))
                .is("dcterms:title", Object::Text("t".to_owned(), Some("en")))
                .is("dcterms:issued", Object::Typed("2026-09-03".to_owned(), "xsd:date"))
                .leads_to("dcterms:publisher", "https://a.example/?a=1&b=2"),
        ]
    }

    #[test]
    fn turtle_quotes_what_would_end_a_text() {
        let text = turtle(&thing());
        assert!(text.contains(r#"dcterms:title "a \"b\" \\ <c> & d\ne"@sv"#), "{text}");
        assert!(text.contains("\"t\"@en") && text.contains("\"2026-09-03\"^^xsd:date"));
        assert!(text.contains("dcterms:publisher <https://a.example/?a=1&b=2> .\n"));
    }

    #[test]
    fn xml_escapes_what_would_end_an_element_and_writes_names_out() {
        let text = xml(&thing());
        assert!(
            text.contains("xml:lang=\"sv\">a &quot;b&quot; \\ &lt;c&gt; &amp; d\ne</dcterms:title>"),
            "{text}"
        );
        assert!(text.contains("rdf:datatype=\"http://www.w3.org/2001/XMLSchema#date\""));
        assert!(text.contains("rdf:resource=\"https://a.example/?a=1&amp;b=2\""));
    }

    #[test]
    fn json_ld_tells_languages_types_and_addresses_apart() {
        let document: Value = serde_json::from_str(&json_ld(&thing())).unwrap();
        let told = &document["@graph"][0];
        assert_eq!(told["@type"], "dcat:Dataset");
        assert_eq!(told["dcterms:title"][1], json!({ "@value": "t", "@language": "en" }));
        assert_eq!(told["dcterms:publisher"][0], json!({ "@id": "https://a.example/?a=1&b=2" }));
        assert_eq!(document["@context"]["dcterms"], "http://purl.org/dc/terms/");
    }
}
