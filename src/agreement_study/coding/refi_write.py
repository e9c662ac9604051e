"""A study as one REFI-QDA project (.qdpx): texts of record, codebook, codings of all coders.

Offsets are half-open code points, as in the standard. A coding's value and what else the standard
has no place for goes into a note, as JSON; what was looked at goes into a set per coder and
family. There are no times, so that the same study is the same bytes.

Source: REFI-QDA Standard 1.5, Project.xsd of 18 March 2019 (qdasoftware.org).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from lxml import etree

from agreement_study.codebook import Codebook
from agreement_study.coding.archives import zip_bytes
from agreement_study.coding.refi_codebook import (
    ORIGIN,
    codes_element,
    default_namespace,
    guid,
    xml_bytes,
    xml_text,
)
from agreement_study.model import Coding, Document, Looked, Reading, fold
from agreement_study.spans import Span

PROJECT_XML = "urn:QDA-XML:project:1.0"
PROJECT_FILE = "project.qde"
NOTED = ("value", "unit", "rule", "coder_version", "codebook_version")
"""Fields of a coding that its note keeps."""

_NAME_LENGTH = 60


def write_qdpx(
    path: Path,
    name: str,
    documents: Sequence[Document],
    codebook: Codebook,
    readings: Iterable[Reading],
) -> Path:
    """Write documents with the codings of all readings as a project.

    Parameters
    ----------
    name
        The name of the study.
    """
    readings = sorted(readings, key=lambda reading: reading.coder)
    root = project(name, documents, codebook, readings)
    entries = {PROJECT_FILE: xml_bytes(root)}
    for document in documents:
        entries[f"Sources/{_file(document)}"] = document.text.encode()
    path.write_bytes(zip_bytes(entries))
    return path


def project(
    name: str, documents: Sequence[Document], codebook: Codebook, readings: Sequence[Reading]
) -> etree._Element:
    """Return the project as an XML element, valid against Project.xsd."""
    ids = {document.id for document in documents}
    codings = [c for reading in readings for c in reading.codings if c.document in ids]
    root = etree.Element(
        f"{{{PROJECT_XML}}}Project",
        nsmap=default_namespace(PROJECT_XML),
        name=xml_text(name),
        origin=ORIGIN,
    )
    if readings:
        users = _add(root, "Users")
        for reading in readings:
            _add(users, "User", guid=guid("user", reading.coder), name=xml_text(reading.coder))
    codes_element(_add(root, "CodeBook"), codebook, {coding.code for coding in codings})
    _sources(root, documents, codings)
    _notes(root, codings)
    _sets(root, readings, ids)
    return root


def _sources(
    root: etree._Element, documents: Sequence[Document], codings: Iterable[Coding]
) -> None:
    of: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        of[coding.document].append(coding)
    sources = _add(root, "Sources") if documents else root
    for document in documents:
        source = _add(
            sources,
            "TextSource",
            guid=guid("source", document.id),
            name=xml_text(document.id),
            plainTextPath=f"internal://{_file(document)}",
        )
        if document.source.title:
            _add(source, "Description").text = xml_text(document.source.title)
        _selections(source, document, of[document.id])


def _selections(source: etree._Element, document: Document, codings: Iterable[Coding]) -> None:
    at: dict[Span, list[Coding]] = defaultdict(list)
    for coding in codings:
        at[Span(coding.start, coding.end)].append(coding)
    for span in sorted(at):
        quote = fold(document.text[span.start : span.end])
        selection = _add(
            source,
            "PlainTextSelection",
            guid=guid("selection", document.id, str(span.start), str(span.end)),
            name=xml_text(quote[:_NAME_LENGTH]),
            startPosition=str(span.start),
            endPosition=str(span.end),
        )
        for coding in sorted(set(at[span]), key=_order):
            _coding(selection, coding)


def _coding(selection: etree._Element, coding: Coding) -> None:
    element = _add(
        selection,
        "Coding",
        guid=guid("coding", selection.get("guid", ""), coding.coder, coding.code, note(coding)),
        creatingUser=guid("user", coding.coder),
    )
    _add(element, "CodeRef", targetGUID=guid("code", coding.code))
    _add(element, "NoteRef", targetGUID=guid("note", note(coding)))


def note(coding: Coding) -> str:
    """Return what a coding's note says."""
    kept = {name: getattr(coding, name) for name in NOTED if getattr(coding, name)}
    return json.dumps(kept, ensure_ascii=True, indent=1)


def _notes(root: etree._Element, codings: Iterable[Coding]) -> None:
    texts = {note(coding): coding.value for coding in codings}
    notes = _add(root, "Notes") if texts else root
    for text in sorted(texts):
        element = _add(
            notes, "Note", guid=guid("note", text), name=xml_text(texts[text][:_NAME_LENGTH])
        )
        _add(element, "PlainTextContent").text = text


def _sets(root: etree._Element, readings: Sequence[Reading], ids: set[str]) -> None:
    """One set per coder and family: which documents, and which of their spans, were looked at."""
    of: dict[tuple[str, str], list[Looked]] = defaultdict(list)
    for reading in readings:
        for one in reading.looked:
            if one.document in ids:
                of[reading.coder, one.family].append(one)
    sets = _add(root, "Sets") if of else root
    for (coder, family), looked in sorted(of.items()):
        element = _add(
            sets,
            "Set",
            guid=guid("looked", coder, family),
            name=xml_text(f"looked at: {coder}, {family}"),
        )
        _add(element, "Description").text = _description(coder, family, looked)
        for one in looked:
            _add(element, "MemberSource", targetGUID=guid("source", one.document))


def _description(coder: str, family: str, looked: Iterable[Looked]) -> str:
    documents = {
        one.document: {
            "spans": None if one.spans is None else [[s.start, s.end] for s in one.spans],
            "codebook_version": one.codebook_version,
        }
        for one in looked
    }
    return json.dumps({"coder": coder, "family": family, "looked": documents})


def _file(document: Document) -> str:
    return f"{guid('source', document.id)}.txt"


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{PROJECT_XML}}}{tag}", attributes)


def _order(coding: Coding) -> tuple[str, ...]:
    return coding.coder, coding.code, coding.value, coding.rule
