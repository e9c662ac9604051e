"""Codings as W3C Web Annotations (JSON-LD): a page of annotations per document.

Positions count Unicode code points from 0 and are half-open, as the model has them; a quote with
what stands before and behind it finds the passage again in another copy of the text.

Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017, sections 3.2.3, 4.2.4
and 4.2.5.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote as percent

from agreement_study.coding.refi_codebook import guid
from agreement_study.model import Coding, Document

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of the text on either side of a quote."""


def write_annotations(
    path: Path, document: Document, codings: Iterable[Coding], people: Collection[str] = ()
) -> Path:
    """Write the codings of a document as an annotation page."""
    page = annotation_page(document, codings, people)
    text = json.dumps(page, ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return path


def annotation_page(
    document: Document, codings: Iterable[Coding], people: Collection[str] = ()
) -> dict[str, Any]:
    """Return the codings of a document as an annotation page.

    Parameters
    ----------
    people
        Names of the coders who are persons; the others are software.
    """
    own = [coding for coding in codings if coding.document == document.id]
    items = [
        _annotation(document, coding, people)
        for coding in sorted(own, key=lambda c: (c.start, -c.end, c.code, c.value, c.coder))
    ]
    return {
        "@context": CONTEXT,
        "id": f"urn:uuid:{guid('page', document.id)}",
        "type": "AnnotationPage",
        "items": items,
    }


def _annotation(document: Document, coding: Coding, people: Collection[str]) -> dict[str, Any]:
    place = (document.id, str(coding.start), str(coding.end))
    names = (coding.coder, coding.code, coding.value, coding.rule)
    kind = "Person" if coding.coder in people else "Software"
    return {
        "id": f"urn:uuid:{guid('annotation', *place, *names)}",
        "type": "Annotation",
        "motivation": "classifying",
        "creator": {"type": kind, "name": coding.coder},
        "body": [
            {"type": "TextualBody", "purpose": purpose, "value": text, "format": "text/plain"}
            for purpose, text in (
                ("classifying", coding.code),
                ("describing", coding.value),
                ("commenting", coding.rule),
            )
            if text
        ],
        "target": {
            "source": percent(document.source.path.name),
            "selector": _selectors(document, coding),
        },
    }


def _selectors(document: Document, coding: Coding) -> list[dict[str, Any]]:
    text, start, end = document.text, coding.start, coding.end
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
    ]
