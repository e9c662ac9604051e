"""Typed tables from codings: views, never the truth.

Each function takes one coded document and yields rows for one table of `tables.columns`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from attrs import asdict, frozen

from agreement_study.codebook import Codebook
from agreement_study.comparison.crosswalk import principles
from agreement_study.model import CodedDocument, Coding
from agreement_study.tables.columns import CODED, names

Row = Mapping[str, Any]


def tables(
    coded: Sequence[CodedDocument],
    codebook: Codebook,
    *,
    baseline: str,
    counts: Mapping[str, str],
) -> dict[str, list[Row]]:
    """Return the rows of every table that documents yield by themselves.

    Parameters
    ----------
    coded
        The documents; rows are sorted by document id, then by place.
    counts
        Per family the coder whose codings count; without an entry every coder's do.
    """
    made: dict[str, list[Row]] = {table: [] for table in CODED}
    for document in sorted(coded, key=lambda one: one.document.id):
        for table, rows in document_tables(
            document, codebook, baseline=baseline, counts=counts
        ).items():
            made[table] += rows
    return made


def document_tables(
    coded: CodedDocument, codebook: Codebook, *, baseline: str, counts: Mapping[str, str]
) -> dict[str, list[Row]]:
    """Return the rows of each table for one document."""
    counted = [c for c in coded.codings if counts.get(c.family, c.coder) == c.coder]
    made: dict[str, list[Row]] = {
        "documents": [_document(coded, counted)],
        "edits": [{"document": coded.document.id, **asdict(e)} for e in coded.document.edits],
        "units": list(_units(coded)),
        "places": list(_places(coded)),
        "codings": [_row("codings", c) for c in coded.codings],
        "coverage": [_row("coverage", c) for c in coded.coverage],
        "principles": [
            _row("principles", p)
            for p in principles(counted, codebook.baseline(baseline), codebook)
        ],
    }
    beside = _beside(counted, coded.codings)
    for table, (family, view) in _VIEWS.items():
        found = [c for c in counted if c.family == family]
        made[table] = [view(coding, beside) for coding in found]
    return made


def _document(coded: CodedDocument, counted: Sequence[Coding]) -> Row:
    document = coded.document
    source = document.source
    stated = [c.value for c in counted if c.code == "list/stated_count"]
    return {
        "document": document.id,
        "work": source.work or document.id,
        "title": source.title,
        "kind": source.kind,
        "language": document.language,
        "region": source.region,
        "format": source.path.suffix.lstrip(".").lower() or "txt",
        "sha256": source.sha256,
        "characters": len(document.text),
        "units": sum(unit.kind != "noise" for unit in document.units),
        "ocr_edits": sum(edit.rule.startswith("ocr.") for edit in document.edits),
        "damage": round(document.damage, 4),
        "principles_stated": stated[0] if stated else None,
        "version_date": source.version_date,
    }


def _units(coded: CodedDocument) -> Iterator[Row]:
    for unit in coded.document.units:
        yield {"document": coded.document.id, "unit": unit.id, **asdict(unit)}


def _places(coded: CodedDocument) -> Iterator[Row]:
    for number, page in enumerate(coded.document.pages, 1):
        yield {"document": coded.document.id, "start": page.start, "end": page.end, "page": number}


def _row(table: str, record: Any) -> Row:
    return {name: getattr(record, name) for name in names(table)}


Place = tuple[str, int, int, str]
"""Coder, start, end, and an attribute or a value: how a coding is found from another one's."""


@frozen(kw_only=True)
class Beside:
    """What other codings of a document say of the place of a coding.

    `principles` by unit: the principle under which it stands. `bodies`: to which body an attribute
    of governance belongs, and its status. `about`: what an event concerns, if not the document.
    """

    principles: Mapping[str, str]
    bodies: Mapping[Place, tuple[str, str]]
    about: Mapping[Place, str]


def _beside(counted: Sequence[Coding], codings: Sequence[Coding]) -> Beside:
    # what a coder says of its own coding goes with that coding, whoever else is counted
    attributed = [c for c in codings if c.family == "attribution" and len(c.fields) == 3]
    return Beside(
        principles={
            c.unit: c.key for c in counted if c.family == "principle" and c.value == "defined"
        },
        bodies={_at(c, c.fields[0]): (c.fields[1], c.fields[2]) for c in attributed},
        about={_at(c, c.value): c.key for c in codings if c.family == "about"},
    )


def _at(coding: Coding, said: str) -> Place:
    return coding.coder, coding.start, coding.end, said


def _where(coding: Coding) -> dict[str, Any]:
    return {name: getattr(coding, name) for name in ("document", "unit", "start", "end", "quote")}


def _commitment(coding: Coding, beside: Beside) -> Row:
    bearer, modality, form = (*coding.fields, "", "", "")[:3]
    return {
        **_where(coding),
        "bearer": bearer,
        "modality": modality,
        "form": form,
        "principle": beside.principles.get(coding.unit, ""),
    }


def _governance(coding: Coding, beside: Beside) -> Row:
    body, status = beside.bodies.get(_at(coding, coding.key), ("", "stated"))
    return {
        **_where(coding),
        "body": body,
        "attribute": coding.key,
        "value": coding.value,
        "status": status,
    }


def _event(coding: Coding, beside: Beside) -> Row:
    date, type_, status = (*coding.fields, "", "", "")[:3]
    return {
        **_where(coding),
        "date": date,
        "type": type_,
        "status": status,
        "about": beside.about.get(_at(coding, coding.value), coding.document),
    }


def _party(coding: Coding, _beside: Beside) -> Row:
    side, _, name = coding.value.partition(":")
    return {**_where(coding), "side": side, "name": name}


View = Callable[[Coding, Beside], Row]
_VIEWS: dict[str, tuple[str, View]] = {
    "commitments": ("commitment", _commitment),
    "governance": ("governance", _governance),
    "events": ("event", _event),
    "parties": ("parties", _party),
}
