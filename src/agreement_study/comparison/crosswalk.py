"""Principles of agreements against a baseline: the table `principles`, and the crosswalk.

The codings of the family `list` say what a text lists; the relation to a baseline is made here,
so that another baseline needs no new coding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from agreement_study.codebook import Baseline, Codebook
from agreement_study.errors import CodingError
from agreement_study.model import Coding

Row = Mapping[str, Any]


@frozen(kw_only=True)
class Principle:
    """A row of the table `principles`; offsets are code points into the text of record.

    What a relation leaves empty (the label of an absorbed or dropped principle) is empty or None.
    """

    document: str
    unit: str = ""
    position: int | None = None
    principle: str
    label: str = ""
    role: str = ""
    relation: str
    stated_count: int | None = None
    start: int | None = None
    end: int | None = None
    section_start: int | None = None
    section_end: int | None = None
    quote: str = ""


def principles(
    codings: Sequence[Coding], baseline: Baseline, codebook: Codebook
) -> list[Principle]:
    """Return the rows of `principles`, by document, then position; dropped ones last.

    Parameters
    ----------
    codings
        Codings of any families; only those of `list` count. A document that lists no principles
        yields no rows.

    Raises
    ------
    CodingError
        If a value of `list/principle` does not have the fields of the codebook.
    """
    documents = dict.fromkeys(coding.document for coding in codings if coding.family == "list")
    rows: list[Principle] = []
    for document in sorted(documents):
        own = [c for c in codings if c.document == document and c.family == "list"]
        rows += _rows(document, own, baseline, codebook)
    return rows


def _rows(
    document: str, codings: Sequence[Coding], baseline: Baseline, codebook: Codebook
) -> Iterator[Principle]:
    size = len(codebook["list"].fields_of("principle"))
    listed = [(coding, _fields(coding, size)) for coding in codings if coding.key == "principle"]
    if not listed:
        return
    listed.sort(key=lambda pair: (int(pair[1][1]), _place_in_label(pair[1], codebook)))
    stated = next((int(c.value) for c in codings if c.key == "stated_count"), None)
    sections = {c.value: c for c in codings if c.key == "section"}
    labels = Counter(key for _, (key, *_rest) in listed)
    merged = Counter(position for _, (_key, position, *_rest) in listed)
    for coding, (key, position, role, naming, label) in listed:
        section = sections.get(f"{key}|{position}")
        yield Principle(
            document=document,
            unit=coding.unit,
            position=int(position),
            principle=key,
            label=label,
            role=role,
            relation=_relation(
                key, naming, baseline, merged=merged[position] > 1, split=labels[key] > 1
            ),
            stated_count=stated,
            start=coding.start,
            end=coding.end,
            section_start=section.start if section else None,
            section_end=section.end if section else None,
            quote=coding.quote,
        )
    yield from _absent(document, codings, baseline, stated, frozenset(labels))


def _place_in_label(fields: tuple[str, ...], codebook: Codebook) -> int:
    """Offset in a label at which it names a principle: a merged one names several, in its order."""
    key, label = fields[0], fields[-1].casefold()
    family = codebook.families.get("principle")
    code = family.codes.get(key) if family else None
    if code is None:
        return 0
    words = [word for texts in (*code.names.values(), *code.cues.values()) for word in texts]
    places = [label.find(word.casefold()) for word in words]
    return min((place for place in places if place >= 0), default=len(label))


def _relation(key: str, naming: str, baseline: Baseline, *, merged: bool, split: bool) -> str:
    if key not in baseline.principles:
        return "added"
    if merged:
        return "merged"
    if split:
        return "split"
    return "same" if naming == "same" else "renamed"


def _absent(
    document: str,
    codings: Sequence[Coding],
    baseline: Baseline,
    stated: int | None,
    listed: frozenset[str],
) -> Iterator[Principle]:
    """Rows of the baseline's principles that the list lacks: absorbed ones first."""
    passages = {c.value: c for c in codings if c.key == "absorbed"}
    missing = [key for key in baseline.principles if key not in listed]
    for key in sorted(missing, key=lambda key: key not in passages):
        passage = passages.get(key)
        yield Principle(
            document=document,
            unit=passage.unit if passage else "",
            principle=key,
            relation="absorbed" if passage else "dropped",
            stated_count=stated,
            section_start=passage.start if passage else None,
            section_end=passage.end if passage else None,
        )


def _fields(coding: Coding, size: int) -> tuple[str, str, str, str, str]:
    fields = coding.fields
    if len(fields) != size or not fields[1].isdigit():
        raise CodingError(
            f"{coding.document} {coding.start}..{coding.end} ({coding.code})",
            expected="key|position|role|naming|label",
            got=coding.value,
            do="write the value as data/codebook/list.yaml says",
        )
    key, position, role, naming, label = fields
    return key, position, role, naming, label


def crosswalk(rows: Sequence[Row], name: str, baseline: Baseline) -> Iterator[Row]:
    """Yield the matrix of principles and documents: the baseline's first, then the added ones.

    Parameters
    ----------
    rows
        Rows of the table `principles`.
    name
        The name of the baseline.
    """
    added = dict.fromkeys(row["principle"] for row in rows if row["relation"] == "added")
    order = {key: i for i, key in enumerate([*baseline.principles, *sorted(added)])}
    for row in sorted(
        rows, key=lambda row: (order[row["principle"]], row["document"], row["position"] or 0)
    ):
        columns = ("principle", "document", "relation", "position", "role", "label")
        yield {"baseline": name, **{column: row[column] for column in columns}}
