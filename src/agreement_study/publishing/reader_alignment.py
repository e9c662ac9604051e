"""What the reader sets side by side: rows by principle, by shared passage, by governance attribute.

A row has entries; an entry is a statement about one text, or about two that share a passage, with
the places that it rests on. The page shows an entry when all of its texts are chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.publishing.governance_words import in_words
from agreement_study.publishing.strings import number, say
from agreement_study.spans import Span

Row = Mapping[str, Any]
HALF = 0.5
"""Share of the shorter of two passages of a text that they have in common, to stand in one row."""


@frozen(order=True)
class Place:
    """A passage of a text: half-open, in code points of the text of record."""

    document: str
    start: int
    end: int

    @property
    def address(self) -> str:
        """The fragment by which the passage is cited: `document:start-end`."""
        return f"{self.document}:{self.start}-{self.end}"

    @property
    def span(self) -> Span:
        """The offsets alone."""
        return Span(self.start, self.end)


@frozen(kw_only=True)
class Entry:
    """A statement about texts, and where it stands in them.

    `name` is a name that the text itself uses, `said` what the study says of it; either may be
    empty, and so may `places` (the text has no such passage).
    """

    documents: tuple[str, ...]
    places: tuple[Place, ...] = ()
    name: str = ""
    said: str = ""


@frozen(kw_only=True)
class AlignedRow:
    """What stands side by side. `key` names the row in an address."""

    key: str
    label: str
    entries: tuple[Entry, ...]


@frozen(kw_only=True)
class Alignment:
    """One way to set texts side by side: `principle`, `shared` or `governance`."""

    by: str
    rows: tuple[AlignedRow, ...]

    def places(self) -> list[Place]:
        """Return every passage, once, in order."""
        found = (place for row in self.rows for entry in row.entries for place in entry.places)
        return sorted(set(found))


def alignments(
    tables: Mapping[str, Sequence[Row]], codebook: Codebook, baseline: str, lang: str
) -> tuple[Alignment, ...]:
    """Return the ways in which the reader can set texts side by side.

    Parameters
    ----------
    tables
        `principles`, `shared_passages`, `governance` and `coverage`.
    baseline
        The list of principles that leads the order of rows.
    """
    return (
        Alignment(by="principle", rows=_by_principle(tables, codebook, baseline, lang)),
        Alignment(by="shared", rows=_by_shared_passage(tables["shared_passages"], lang)),
        Alignment(by="governance", rows=_by_governance(tables, codebook, lang)),
    )


def _by_principle(
    tables: Mapping[str, Sequence[Row]], codebook: Codebook, baseline: str, lang: str
) -> tuple[AlignedRow, ...]:
    rows = tables["principles"]
    known = (*codebook.baseline(baseline).principles, *codebook["principle"].codes)
    order = [*known, *(row["principle"] for row in rows)]
    return tuple(
        AlignedRow(
            key=key,
            label=_principle(codebook, key, lang),
            entries=tuple(_principle_entry(row, lang) for row in rows if row["principle"] == key),
        )
        for key in dict.fromkeys(order)
        if any(row["principle"] == key for row in rows)
    )


def _principle(codebook: Codebook, key: str, lang: str) -> str:
    known = codebook.principle(key)
    if known:
        return known.label[lang]
    name = key.removeprefix("other:").replace("-", " ")
    return name[:1].upper() + name[1:]


def _principle_entry(row: Row, lang: str) -> Entry:
    name = row["document"]
    said = say(f"relation_{row['relation']}", lang)
    if row["role"] == "portal":
        said += f", {say('portal', lang)}"
    numbered = f"{row['position']}. {row['label']}" if row["position"] else row["label"]
    # where no passage sets the principle out, the place that lists it speaks for it
    offsets = next(
        (
            (row[f"{which}start"], row[f"{which}end"])
            for which in ("section_", "")
            if row[f"{which}end"]
        ),
        None,
    )
    places = (Place(name, *offsets),) if offsets else ()
    return Entry(documents=(name,), places=places, name=numbered or "", said=said)


def _by_governance(
    tables: Mapping[str, Sequence[Row]], codebook: Codebook, lang: str
) -> tuple[AlignedRow, ...]:
    rows = tables["governance"]
    looked = {row["document"] for row in tables["coverage"] if row["family"] == "governance"}
    unread = sorted({row["document"] for row in tables["documents"]} - looked)
    not_looked = tuple(Entry(documents=(d,), said=say("reader_not_looked", lang)) for d in unread)
    return tuple(
        AlignedRow(
            key=key,
            label=code.label[lang],
            entries=(
                *(
                    _governance_entry(row, codebook, lang)
                    for row in rows
                    if row["attribute"] == key
                ),
                *not_looked,
            ),
        )
        for key, code in codebook["governance"].codes.items()
    )


def _governance_entry(row: Row, codebook: Codebook, lang: str) -> Entry:
    name = row["document"]
    value = in_words(codebook, row["attribute"], row["value"], lang) if row["value"] else ""
    unclear = "" if row["status"] == "stated" else say("governance_unclear", lang)
    body = row["body"].replace("-", " ")
    return Entry(
        documents=(name,),
        places=(Place(name, row["start"], row["end"]),),
        name=body[:1].upper() + body[1:],
        said=", ".join(filter(None, (value, unclear))),
    )


def _by_shared_passage(rows: Sequence[Row], lang: str) -> tuple[AlignedRow, ...]:
    return tuple(
        AlignedRow(
            key=_sides(group[0])[0].address,
            label=say("reader_shared_row", lang, n=n),
            entries=tuple(_shared_entry(row, lang) for row in group),
        )
        for n, group in enumerate(_joined(rows), 1)
    )


def _sides(row: Row) -> tuple[Place, Place]:
    first = Place(row["document_a"], row["start_a"], row["end_a"])
    return first, Place(row["document_b"], row["start_b"], row["end_b"])


def _shared_entry(row: Row, lang: str) -> Entry:
    places = _sides(row)
    said = say("reader_similarity", lang, n=number(row["similarity"], lang, 2))
    if row["common_stock"]:
        said += f", {say('reader_stock', lang)}"
    return Entry(documents=tuple(place.document for place in places), places=places, said=said)


def _joined(rows: Sequence[Row]) -> list[list[Row]]:
    """Pairs in groups: those that have a passage of a text in common stand together."""
    of_text: dict[str, list[tuple[Place, int]]] = {}
    for n, row in enumerate(rows):
        for place in _sides(row):
            of_text.setdefault(place.document, []).append((place, n))
    group = list(range(len(rows)))
    for listed in of_text.values():
        for (a, first), (b, second) in _near(sorted(listed)):
            if a.span.overlap(b.span) > HALF * min(len(a.span), len(b.span)):
                old, new = sorted((group[first], group[second]), reverse=True)
                group = [new if one == old else one for one in group]
    return [
        [row for row, own in zip(rows, group, strict=True) if own == n] for n in sorted({*group})
    ]


def _near(listed: Sequence[tuple[Place, int]]) -> Iterator[tuple[tuple[Place, int], ...]]:
    """Pairs of passages of one text that touch."""
    for n, one in enumerate(listed):
        for other in listed[n + 1 :]:
            if other[0].start >= one[0].end:
                break
            yield one, other
