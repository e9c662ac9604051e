"""The data of a release as a catalogue for open data: DCAT-AP-SE 3.0.1, as Turtle.

Every node has a name of its own, since nodes without one are named by chance. Addresses are
relative to the file unless it is known where the release will stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD
from rdflib.term import Node

from agreement_study.model import Text
from agreement_study.publishing.release_facts import (
    CATALOGUE,
    LANGUAGES,
    PACKAGE,
    REPORT,
    TABLES,
    Release,
)
from agreement_study.publishing.strings import say
from agreement_study.study import digest
from agreement_study.tables.columns import TABLES as COLUMNS
from agreement_study.tables.columns import meaning

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
EU = "http://publications.europa.eu/resource/authority/"
SPOKEN = {"sv": URIRef(f"{EU}language/SWE"), "en": URIRef(f"{EU}language/ENG")}
THEMES = ("data-theme/GOVE", "data-theme/SOCI")
MEDIA = "http://www.iana.org/assignments/media-types/"
Say = Mapping[str, str]


def write_catalogue(release: Release) -> Path:
    """Write `dcat.ttl`; the tables and their descriptor must be there."""
    path = release.folder / CATALOGUE
    text: str = catalogue(release).serialize(format="turtle")
    path.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")
    return path


def catalogue(release: Release) -> Graph:
    """Return the catalogue: the publisher, one data set, one distribution per table."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in (
        ("dcat", DCAT),
        ("dcterms", DCTERMS),
        ("foaf", FOAF),
        ("vcard", VCARD),
        ("spdx", SPDX),
        ("xsd", XSD),
    ):
        graph.bind(prefix, namespace)
    _publisher(graph, release)
    _catalogue(graph, release)
    _dataset(graph, release)
    return graph


def _node(release: Release, name: str) -> URIRef:
    return URIRef(f"{release.url}{CATALOGUE if release.url else ''}#{name}")


def _file(release: Release, *below: str) -> URIRef:
    return URIRef(release.url + "/".join(below))


def _publisher(graph: Graph, release: Release) -> None:
    publisher, contact = release.publisher, release.publisher.contact
    agent, card = _node(release, "publisher"), _node(release, "contact")
    graph.add((agent, RDF.type, FOAF.Agent))
    _say(graph, agent, FOAF.name, _texts(publisher.authority))
    graph.add((card, RDF.type, VCARD.Organization))
    _say(graph, card, VCARD.fn, _texts(publisher.authority))
    if "@" in contact and " " not in contact:
        graph.add((card, VCARD.hasEmail, URIRef(f"mailto:{contact}")))


def _catalogue(graph: Graph, release: Release) -> None:
    node = _node(release, "catalogue")
    graph.add((node, RDF.type, DCAT.Catalog))
    _say(graph, node, DCTERMS.title, _texts(release.publisher.authority))
    _say(graph, node, DCTERMS.description, _said("release_catalogue"))
    graph.add((node, DCTERMS.publisher, _node(release, "publisher")))
    graph.add((node, DCTERMS.license, URIRef(release.licence.url)))
    graph.add((node, DCAT.dataset, _node(release, "dataset")))
    _issued(graph, node, release)
    for language in release.study.file.languages:
        graph.add((node, DCTERMS.language, SPOKEN[language]))


def _dataset(graph: Graph, release: Release) -> None:
    node = _node(release, "dataset")
    graph.add((node, RDF.type, DCAT.Dataset))
    _say(graph, node, DCTERMS.title, _texts(release.study.file.title))
    _say(graph, node, DCTERMS.description, _said("release_tables"))
    _say(graph, node, DCAT.keyword, _said("release_keyword"))
    graph.add((node, DCTERMS.publisher, _node(release, "publisher")))
    graph.add((node, DCAT.contactPoint, _node(release, "contact")))
    graph.add((node, DCTERMS.accessRights, URIRef(f"{EU}access-right/PUBLIC")))
    _issued(graph, node, release)
    for theme in THEMES:
        graph.add((node, DCAT.theme, URIRef(EU + theme)))
    for language in sorted({s.language for s in release.study.sources.values()} & {*SPOKEN}):
        graph.add((node, DCTERMS.language, SPOKEN[language]))
    for language in release.study.file.languages:
        graph.add((node, FOAF.page, _file(release, REPORT, language, "index.html")))
    for table in COLUMNS:
        graph.add((node, DCAT.distribution, _distribution(graph, release, table)))


def _distribution(graph: Graph, release: Release, table: str) -> URIRef:
    node, address = _node(release, table), _file(release, TABLES, f"{table}.csv")
    path = release.folder / TABLES / f"{table}.csv"
    graph.add((node, RDF.type, DCAT.Distribution))
    _say(graph, node, DCTERMS.title, {lang: meaning(table, "", lang) for lang in LANGUAGES})
    graph.add((node, DCAT.accessURL, address))
    graph.add((node, DCAT.downloadURL, address))
    graph.add((node, DCTERMS.license, URIRef(release.licence.url)))
    graph.add((node, DCTERMS["format"], Literal("text/csv")))
    graph.add((node, DCAT.mediaType, URIRef(f"{MEDIA}text/csv")))
    size = Literal(str(path.stat().st_size), datatype=XSD.nonNegativeInteger)
    graph.add((node, DCAT.byteSize, size))
    graph.add((node, DCTERMS.conformsTo, _file(release, TABLES, PACKAGE)))
    _issued(graph, node, release)
    _checksum(graph, node, _node(release, f"{table}-checksum"), digest(path))
    return node


def _checksum(graph: Graph, of: URIRef, node: URIRef, found: str) -> None:
    graph.add((of, SPDX.checksum, node))
    graph.add((node, RDF.type, SPDX.Checksum))
    graph.add((node, SPDX.algorithm, SPDX.checksumAlgorithm_sha256))
    graph.add((node, SPDX.checksumValue, Literal(found, datatype=XSD.hexBinary)))


def _issued(graph: Graph, node: URIRef, release: Release) -> None:
    graph.add((node, DCTERMS.issued, Literal(release.publisher.date, datatype=XSD.date)))


def _say(graph: Graph, node: URIRef, about: Node, texts: Say) -> None:
    for language, text in texts.items():
        graph.add((node, about, Literal(text, lang=language)))


def _texts(text: Text) -> Say:
    return {language: text[language] for language in LANGUAGES}


def _said(key: str) -> Say:
    return {language: say(key, language) for language in LANGUAGES}
