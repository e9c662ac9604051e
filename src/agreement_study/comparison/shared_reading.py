"""Shared passages read together: in which texts each stands, how it is worded, how much it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from attrs import frozen

from agreement_study.comparison.shared_passages import SharedPassage
from agreement_study.model import Document, fold
from agreement_study.spans import Span

Wording = Literal["same_words", "reworked", "across"]
_WORD = re.compile(r"\w+")


@frozen(kw_only=True)
class Standing:
    """Where a passage stands in one of the texts that have it.

    `passage` numbers the passages, from 1; offsets are code points into the text of record.
    """

    passage: int
    document: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The place."""
        return Span(self.start, self.end)


def standings(passages: Sequence[SharedPassage]) -> list[Standing]:
    """Return each passage once, with its place in every text that has it.

    Pairs are one passage when they meet in a text: when one covers half of the other, or more.
    The numbers follow the text that comes first by id.
    """
    groups: list[dict[str, list[Span]]] = []
    for one in passages:
        sides = {one.document_a: [one.span_a], one.document_b: [one.span_b]}
        met = [group for group in groups if _meet(group, sides)]
        groups = [group for group in groups if group not in met]
        groups.append(_joined([*met, sides]))
    placed = sorted(groups, key=lambda group: min((name, *spans) for name, spans in group.items()))
    return [
        Standing(passage=number, document=name, start=span.start, end=span.end)
        for number, group in enumerate(placed, 1)
        for name in sorted(group)
        for span in group[name]
    ]


def _meet(a: dict[str, list[Span]], b: dict[str, list[Span]]) -> bool:
    return any(
        2 * x.overlap(y) >= min(len(x), len(y))
        for name in a.keys() & b
        for x in a[name]
        for y in b[name]
    )


def _joined(groups: Iterable[dict[str, list[Span]]]) -> dict[str, list[Span]]:
    made: dict[str, list[Span]] = {}
    for group in groups:
        for name, spans in group.items():
            made[name] = union([*made.get(name, []), *spans])
    return made


def union(spans: Iterable[Span]) -> list[Span]:
    """Return the same stretches of a text without overlap, in order.

    Examples
    --------
    >>> union([Span(5, 9), Span(0, 2), Span(7, 12)])
    [Span(start=0, end=2), Span(start=5, end=12)]
    """
    made: list[Span] = []
    for span in sorted(spans):
        if made and span.start < made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return made


def sides(
    document: str, passages: Iterable[SharedPassage]
) -> Iterator[tuple[Span, str, SharedPassage]]:
    """Yield the places of a document that it shares, each with the other text and the pair."""
    for one in passages:
        if one.document_a == document:
            yield one.span_a, one.document_b, one
        elif one.document_b == document:
            yield one.span_b, one.document_a, one


def sharing(document: str, span: Span, passages: Iterable[SharedPassage]) -> tuple[str, ...]:
    """Return the texts with which a document shares the whole of a span."""
    found = {other for place, other, _ in sides(document, passages) if place.contains(span)}
    return tuple(sorted(found))


def count_words(document: Document, spans: Sequence[Span] | None = None) -> int:
    """Count the words of a document, or those that begin within spans, headings among them."""
    return sum(
        1
        for unit in document.units
        if unit.kind != "noise" and (spans is None or _touch(unit.start, unit.end, spans))
        for word in _WORD.finditer(unit.text)
        if spans is None or _within(document.locate(unit, *word.span()).start, spans)
    )


def _touch(start: int, end: int, spans: Sequence[Span]) -> bool:
    unit = Span(start, end)
    return any(span.overlap(unit) for span in spans)


def _within(at: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)


def wording(passage: SharedPassage, a: Document, b: Document) -> Wording:
    """Tell how alike two sides are worded, by their repaired text.

    `same_words` when the words of one side stand in the other in the same order, with none
    between; `across` when the texts are in different languages.
    """
    if a.language != b.language:
        return "across"
    words_a, words_b = _words(a, passage.span_a), _words(b, passage.span_b)
    short, long = sorted((words_a, words_b), key=len)
    return "same_words" if f" {short} " in f" {long} " else "reworked"


def _words(document: Document, span: Span) -> str:
    there = document.map.to_repaired(span.start, span.end)
    said = fold(document.map.repaired[there.start : there.end]).casefold()
    return " ".join(_WORD.findall(said))
