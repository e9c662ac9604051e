"""The units on which coders are compared, and which of them carry a coding.

Coders may have cut a text in different ways (the reference has units of its own). They are
compared on one list of units per document, without noise. A coding belongs to every unit with
which it shares at least half of the shorter of the two; so a coding of a section belongs to each
of its units, a coding of some words to the unit around them, and a coding of a sentence that the
list cuts in two to both halves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from agreement_study.model import Coding, Looked, Reading, Unit

Bools = NDArray[np.bool_]


@frozen
class SharedUnits:
    """Units of all documents in one row, document by document.

    Parameters
    ----------
    of
        Units of each document; noise is left out.
    """

    of: Mapping[str, Sequence[Unit]]

    @cached_property
    def units(self) -> dict[str, list[Unit]]:
        """Units of each document by place, without noise."""
        return {
            document: sorted((u for u in units if u.kind != "noise"), key=lambda u: u.start)
            for document, units in self.of.items()
        }

    @cached_property
    def first(self) -> dict[str, int]:
        """The number of each document's first unit."""
        at, first = 0, {}
        for document, units in self.units.items():
            first[document] = at
            at += len(units)
        return first

    @cached_property
    def document_of(self) -> NDArray[np.intp]:
        """The number of the document of each unit, shape (units,)."""
        return np.repeat(np.arange(len(self.units)), [len(u) for u in self.units.values()])

    @cached_property
    def row(self) -> list[tuple[str, Unit]]:
        """Document and unit by number."""
        return [(document, unit) for document, units in self.units.items() for unit in units]

    @cached_property
    def _edges(self) -> dict[str, tuple[list[int], list[int]]]:
        return {d: ([u.start for u in us], [u.end for u in us]) for d, us in self.units.items()}

    @cached_property
    def _known(self) -> dict[tuple[str, int, int], tuple[int, ...]]:
        """Units of the spans that were asked for: coders mostly mark the same ones."""
        return {}

    def touched(self, document: str, start: int, end: int) -> tuple[int, ...]:
        """Return the numbers of the units that share half of the shorter with a span."""
        place = document, start, end
        if place not in self._known:
            self._known[place] = tuple(self._touched(*place))
        return self._known[place]

    def _touched(self, document: str, start: int, end: int) -> Iterator[int]:
        starts, ends = self._edges.get(document, ([], []))
        for i in range(bisect_right(ends, start), bisect_left(starts, end)):
            shared = min(ends[i], end) - max(starts[i], start)
            if 2 * shared >= min(ends[i] - starts[i], end - start):
                yield self.first[document] + i


@frozen
class Marks:
    """One reading on the shared units.

    Attributes
    ----------
    given
        Per code and unit number, the values given there.
    looked
        Per family, which units were looked at, shape (units,); a unit with a coding was.
    documents
        Per family, the documents looked at.
    """

    coder: str
    given: Mapping[str, Mapping[int, frozenset[str]]]
    looked: Mapping[str, Bools]
    documents: Mapping[str, frozenset[str]]


def marks(reading: Reading, shared: SharedUnits) -> Marks:
    """Return a reading on the shared units."""
    given = _given(reading.codings, shared)
    masks: dict[str, Bools] = {}
    documents: dict[str, set[str]] = defaultdict(set)
    for one in reading.looked:
        _mask(masks, one.family, shared)[_seen(one, shared)] = True
        documents[one.family].add(one.document)
    for code, at in given.items():
        family = code.partition("/")[0]
        _mask(masks, family, shared)[list(at)] = True
        documents[family] |= {shared.row[i][0] for i in at}
    known = {family: frozenset(names & set(shared.units)) for family, names in documents.items()}
    return Marks(coder=reading.coder, given=given, looked=masks, documents=known)


def _given(codings: Iterable[Coding], shared: SharedUnits) -> dict[str, dict[int, frozenset[str]]]:
    given: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for coding in codings:
        for i in shared.touched(coding.document, coding.start, coding.end):
            given[coding.code][i].add(coding.value)
    return {code: {i: frozenset(vs) for i, vs in at.items()} for code, at in given.items()}


def _mask(masks: dict[str, Bools], family: str, shared: SharedUnits) -> Bools:
    return masks.setdefault(family, np.zeros(len(shared.row), dtype=bool))


def _seen(one: Looked, shared: SharedUnits) -> list[int]:
    if one.document not in shared.units:
        return []
    if one.spans is None:
        start = shared.first[one.document]
        return list(range(start, start + len(shared.units[one.document])))
    return [i for span in one.spans for i in shared.touched(one.document, span.start, span.end)]
