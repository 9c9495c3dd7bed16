//! What there is, for data portals: a catalogue after DCAT-AP-SE 3.0, the Swedish profile of DCAT-AP.
//!
//! Each label year is a dataset, and its latest version's files are the dataset's distributions: the same figures in
//! several formats. Older versions are reached from the page. Mandatory in the profile, and always here: title,
//! description, publisher and licence (CC0) of the catalogue; title, description and publisher of a dataset; address and
//! format of a distribution. The contact point is there where the municipality has an e-mail address configured.

use std::sync::Arc;

use domain::language::Language;
use jiff::civil::Date;

use super::{
    File, Files, LICENCE, Publisher, Version, Which,
    rdf::{self, Object, Thing},
};
use crate::export::Format;

/// A way of writing the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    Turtle,
    JsonLd,
    Xml,
}

impl Syntax {
    pub const ALL: [Self; 3] = [Self::Turtle, Self::JsonLd, Self::Xml];

    /// The last part of its address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Turtle => "katalog.ttl",
            Self::JsonLd => "katalog.jsonld",
            Self::Xml => "katalog.rdf",
        }
    }

    /// What people call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Turtle => "RDF/Turtle",
            Self::JsonLd => "JSON-LD",
            Self::Xml => "RDF/XML",
        }
    }

    pub fn content_type(self) -> &'static str {
        match self {
            Self::Turtle => "text/turtle; charset=utf-8",
            Self::JsonLd => "application/ld+json",
            Self::Xml => "application/rdf+xml",
        }
    }
}

/// One label year: its latest version's files, and the day of its first version.
pub type Year = (Arc<Files>, Date);

pub fn write(years: &[Year], publisher: &Publisher, syntax: Syntax) -> String {
    let things = things(years, publisher);
    match syntax {
        Syntax::Turtle => rdf::turtle(&things),
        Syntax::JsonLd => rdf::json_ld(&things),
        Syntax::Xml => rdf::xml(&things),
    }
}

const PUBLIC: &str = "http://publications.europa.eu/resource/authority/access-right/PUBLIC";
const SWEDISH: &str = "http://publications.europa.eu/resource/authority/language/SWE";
const YEARLY: &str = "http://publications.europa.eu/resource/authority/frequency/ANNUAL";
/// "Justice, legal system and public safety", and "Population and society".
const THEMES: [&str; 2] = [
    "http://publications.europa.eu/resource/authority/data-theme/JUST",
    "http://publications.europa.eu/resource/authority/data-theme/SOCI",
];
const LOCAL_AUTHORITY: &str = "http://purl.org/adms/publishertype/LocalAuthority";
const SHA256: &str = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256";
/// Sweden.
const PLACE: &str = "http://sws.geonames.org/2661886";

fn both(swedish: String, english: String) -> [(&'static str, String); 2] {
    [(Language::Swedish.tag(), swedish), (Language::English.tag(), english)]
}

fn date(day: Date) -> Object {
    Object::Typed(day.to_string(), "xsd:date")
}

fn things(years: &[Year], publisher: &Publisher) -> Vec<Thing> {
    let page = publisher.page();
    let name = &publisher.name;
    let (catalogue, agent) = (format!("{page}#katalog"), format!("{page}#utgivare"));
    let contact = publisher.email.as_ref().map(|email| (format!("{page}#kontakt"), email));
    let mut things = vec![
        Thing::new(&catalogue, "dcat:Catalog")
            .in_words(
                "dcterms:title",
                both(format!("Öppna data om trygghet, {name}"), format!("Open data on safety, {name}")),
            )
            .in_words(
                "dcterms:description",
                both(
                    "Siffrorna ur publicerade lägesbilder: hur trygga boende känner sig och vilka problem de ser."
                        .to_owned(),
                    "The figures of published situation pictures: how safe residents feel and what problems they see."
                        .to_owned(),
                ),
            )
            .leads_to("dcterms:publisher", &agent)
            .leads_to("dcterms:license", LICENCE)
            .leads_to("dcterms:language", SWEDISH)
            .leads_to("foaf:homepage", &page),
        Thing::new(&agent, "foaf:Agent")
            .is("foaf:name", Object::Text(format!("Kommunen i {name}"), Some("sv")))
            .leads_to("dcterms:type", LOCAL_AUTHORITY),
    ];
    if let Some((contact, email)) = &contact {
        things.push(
            Thing::new(contact, "vcard:Organization")
                .is("vcard:fn", Object::Text(format!("Kommunen i {name}"), None))
                .leads_to("vcard:hasEmail", format!("mailto:{email}")),
        );
    }
    let latest = years.iter().map(|(files, _)| files.version.day).max();
    let first = years.iter().map(|(_, first)| *first).min();
    for (property, day) in [("dcterms:issued", first), ("dcterms:modified", latest)] {
        if let Some(day) = day {
            things[0] = things[0].clone().is(property, date(day));
        }
    }
    for (files, first) in years {
        let dataset = format!("{page}/{}#data", files.version.year);
        things[0] = things[0].clone().leads_to("dcat:dataset", &dataset);
        let contact = contact.as_ref().map(|(contact, _)| contact.as_str());
        things.extend(dataset_and_files(&dataset, files, *first, &agent, contact, publisher));
    }
    things
}

fn dataset_and_files(
    iri: &str,
    files: &Files,
    first: Date,
    agent: &str,
    contact: Option<&str>,
    publisher: &Publisher,
) -> Vec<Thing> {
    let version = &files.version;
    let Version { year, number, day, municipality_name, .. } = version;
    let landing = format!("{}/{year}", publisher.page());
    let words = |of: fn(&Version, Language) -> String| {
        both(of(version, Language::Swedish), of(version, Language::English))
    };
    let mut dataset = Thing::new(iri, "dcat:Dataset")
        .in_words("dcterms:title", words(Version::title))
        .in_words("dcterms:description", words(Version::description))
        .leads_to("dcterms:publisher", agent)
        .is("dcterms:issued", date(first))
        .is("dcterms:modified", date(*day))
        .is("dcat:version", Object::Text(number.to_string(), None))
        .is("dcterms:identifier", Object::Text(iri.to_owned(), None))
        .leads_to("dcat:landingPage", &landing)
        .leads_to("dcterms:accessRights", PUBLIC)
        .leads_to("dcterms:accrualPeriodicity", YEARLY)
        .leads_to("dcterms:language", SWEDISH)
        .leads_to("dcterms:spatial", PLACE);
    for theme in THEMES {
        dataset = dataset.leads_to("dcat:theme", theme);
    }
    let keywords =
        [("trygghet", "safety"), ("medborgarlöfte", "citizens’ pledge"), ("lägesbild", "situation picture")];
    for (swedish, english) in keywords {
        dataset = dataset.in_words("dcat:keyword", both(swedish.to_owned(), english.to_owned()));
    }
    dataset = dataset.is("dcat:keyword", Object::Text(municipality_name.clone(), Some("sv")));
    if let Some(contact) = contact {
        dataset = dataset.leads_to("dcat:contactPoint", contact);
    }
    let mut others = Vec::new();
    if let Some((opened, closed)) = version.collected {
        let period = format!("{landing}#tid");
        dataset = dataset.leads_to("dcterms:temporal", &period);
        let mut time = Thing::new(period, "dcterms:PeriodOfTime").is("dcat:startDate", date(opened));
        if let Some(closed) = closed {
            time = time.is("dcat:endDate", date(closed));
        }
        others.push(time);
    }
    // The codebook explains the figures and the package describes the files: neither is the figures in another format.
    for file in files.files.iter().filter(|file| !file.which.is_codebook() && file.which != Which::Package) {
        let distribution = format!("{landing}#{}", file.which.name());
        dataset = dataset.leads_to("dcat:distribution", &distribution);
        others.extend(distribution_of(distribution, &landing, file));
    }
    let documents = [(Which::Codebook, "Kodbok"), (Which::Package, "Datapaketets beskrivning")];
    for (which, title) in documents {
        let page = format!("{landing}/{}", which.name());
        dataset = dataset.leads_to("foaf:page", &page);
        others.push(
            Thing::new(page, "foaf:Document").is("dcterms:title", Object::Text(title.to_owned(), Some("sv"))),
        );
    }
    std::iter::once(dataset).chain(others).collect()
}

fn distribution_of(iri: String, landing: &str, file: &File) -> [Thing; 2] {
    let checksum = format!("{iri}-sha256");
    let format = match file.which.format() {
        // As the portal's own list of formats has it.
        Format::Px => "application/x-pc-axis",
        other => other.content_type().split(';').next().unwrap_or_default(),
    };
    let (swedish, english) = match file.which {
        Which::Excel => (
            "CSV för svensk Excel: semikolon och decimalkomma",
            "CSV for Swedish Excel: semicolon and decimal comma",
        ),
        Which::Csv => {
            ("CSV enligt RFC 4180: komma och decimalpunkt", "CSV after RFC 4180: comma and decimal point")
        }
        Which::Json => ("JSON: ett objekt för varje siffra", "JSON: one object for each figure"),
        _ => ("PC-Axis: för statistikverktyg", "PC-Axis: for statistics tools"),
    };
    [
        Thing::new(iri, "dcat:Distribution")
            .in_words("dcterms:title", both(swedish.to_owned(), english.to_owned()))
            .leads_to("dcat:accessURL", landing)
            .leads_to("dcat:downloadURL", format!("{landing}/{}", file.which.name()))
            .is("dcterms:format", Object::Text(format.to_owned(), None))
            .leads_to("dcterms:license", LICENCE)
            .is("dcat:byteSize", Object::Typed(file.bytes.len().to_string(), "xsd:nonNegativeInteger"))
            .leads_to("spdx:checksum", &checksum),
        Thing::new(checksum, "spdx:Checksum")
            .leads_to("spdx:algorithm", SHA256)
            .is("spdx:checksumValue", Object::Typed(file.sha256.clone(), "xsd:hexBinary")),
    ]
}
