"""Checks a catalogue against what DCAT-AP-SE 3.0.1 demands: https://docs.dataportal.se/dcat/3.0.1/sv/

python catalogue.py FILE.ttl FILE.jsonld FILE.rdf

The three must say the same. Below is the profile's own list: per class, each mandatory property with how often it may
stand, then the recommended ones that a user of the national portal would miss.
"""
import sys

from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD, Namespace

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
MANY = 1000

MANDATORY = {
    DCAT.Catalog: {
        DCTERMS.title: (1, MANY), DCTERMS.description: (1, MANY), DCTERMS.publisher: (1, 1), DCTERMS.license: (1, 1),
        DCAT.dataset: (1, MANY),
    },
    DCAT.Dataset: {DCTERMS.title: (1, MANY), DCTERMS.description: (1, MANY), DCTERMS.publisher: (1, 1)},
    DCAT.Distribution: {DCAT.accessURL: (1, MANY), DCTERMS["format"]: (1, 1), DCTERMS.license: (0, 1)},
    FOAF.Agent: {FOAF.name: (1, MANY)},
    VCARD.Organization: {VCARD.fn: (1, MANY), VCARD.hasEmail: (1, MANY)},
    SPDX.Checksum: {SPDX.algorithm: (1, 1), SPDX.checksumValue: (1, 1)},
    DCTERMS.PeriodOfTime: {DCAT.startDate: (0, 1), DCAT.endDate: (0, 1)},
    FOAF.Document: {DCTERMS.title: (1, MANY)},
}
RECOMMENDED = {
    DCAT.Catalog: [DCTERMS.issued, DCTERMS.modified, DCTERMS.language, FOAF.homepage],
    DCAT.Dataset: [
        DCAT.contactPoint, DCAT.keyword, DCAT.theme, DCAT.distribution, DCTERMS.issued, DCTERMS.modified,
        DCTERMS.spatial, DCTERMS.temporal, DCTERMS.accessRights, DCAT.landingPage,
    ],
    DCAT.Distribution: [DCTERMS.title, DCAT.downloadURL, DCTERMS.license],
    FOAF.Agent: [DCTERMS.type],
}
# What each property leads to, where it leads to a thing of ours.
LEADS_TO = {
    DCTERMS.publisher: FOAF.Agent, DCAT.dataset: DCAT.Dataset, DCAT.distribution: DCAT.Distribution,
    DCAT.contactPoint: VCARD.Organization, SPDX.checksum: SPDX.Checksum, DCTERMS.temporal: DCTERMS.PeriodOfTime,
    FOAF.page: FOAF.Document,
}
IRIS = {
    DCAT.accessURL, DCAT.downloadURL, DCAT.landingPage, DCAT.theme, DCTERMS.license, DCTERMS.language, DCTERMS.spatial,
    DCTERMS.accessRights, DCTERMS.accrualPeriodicity, FOAF.homepage, VCARD.hasEmail, SPDX.algorithm, DCTERMS.type,
}
IN_A_LANGUAGE = {DCTERMS.title, DCTERMS.description, DCAT.keyword}
DATES = {DCTERMS.issued, DCTERMS.modified, DCAT.startDate, DCAT.endDate}

graphs = [Graph().parse(path, format=syntax) for path, syntax in zip(sys.argv[1:], ["turtle", "json-ld", "xml"])]
turtle = graphs[0]
assert len(graphs) == 3 and all(isomorphic(turtle, other) for other in graphs[1:]), "the three say different things"

faults = []
for kind, properties in MANDATORY.items():
    for thing in turtle.subjects(RDF.type, kind):
        for name, (least, most) in properties.items():
            count = len(list(turtle.objects(thing, name)))
            if not least <= count <= most:
                faults.append(f"{thing} has {count} {name}")
        for name in RECOMMENDED.get(kind, []):
            if (thing, name, None) not in turtle:
                faults.append(f"{thing} has no {name}, which is recommended")
for thing in set(turtle.subjects()):
    # The portal takes no node without an address, and no address that is not whole.
    if not isinstance(thing, URIRef) or "://" not in thing:
        faults.append(f"{thing!r} has no address of its own")
    if len(list(turtle.objects(thing, RDF.type))) != 1:
        faults.append(f"{thing} is not of one kind")
for thing, name, value in turtle:
    if name in LEADS_TO and (value, RDF.type, LEADS_TO[name]) not in turtle:
        faults.append(f"{thing} {name} leads to nothing that is described: {value}")
    if name in IRIS and not isinstance(value, URIRef):
        faults.append(f"{thing} {name} is no address: {value!r}")
    if name in IN_A_LANGUAGE and not (isinstance(value, Literal) and value.language):
        faults.append(f"{thing} {name} says no language: {value!r}")
    if name in DATES and not (isinstance(value, Literal) and value.datatype == XSD.date):
        faults.append(f"{thing} {name} is no date: {value!r}")
kinds = {kind: len(list(turtle.subjects(RDF.type, kind))) for kind in MANDATORY}
if kinds[DCAT.Catalog] != 1 or kinds[FOAF.Agent] != 1 or not kinds[DCAT.Dataset]:
    faults.append(f"there are {kinds}")
for catalogue in turtle.subjects(RDF.type, DCAT.Catalog):
    if turtle.value(catalogue, DCTERMS.license) != CC0:
        faults.append("the catalogue's licence must be CC0")
if faults:
    sys.exit("\n".join(faults))
print(f"{len(turtle)} triples, {kinds[DCAT.Dataset]} datasets, {kinds[DCAT.Distribution]} distributions")
