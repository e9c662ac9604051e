"""The text of a source in a REFI-QDA project, and how its positions count line ends.

Programs on Windows write a mark in front and two signs at line ends. Some count a line end as one
position and some as two, and the project does not say which. Its selections do: under the wrong
count they cut words, and are not what their names say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from attrs import frozen
from lxml import etree

from agreement_study.errors import CodingError
from agreement_study.model import fold
from agreement_study.spans import Span

INTERNAL = "internal://"
_SHORTEST = 3
"""Signs of a name that can be the beginning of a selection's words."""

Named = Sequence[tuple[Span, str]]
"""Selections as they are written, with their names."""


@frozen
class Counted:
    """A text of record, and the positions of its line ends where these count as two signs."""

    text: str
    ends: tuple[int, ...] = ()

    def span(self, written: Span) -> Span | None:
        """Return a written span in the text of record; None if it lies outside."""
        start, end = self._at(written.start), self._at(written.end)
        return Span(start, end) if start < end <= len(self.text) else None

    def _at(self, position: int) -> int:
        return position - bisect_left(self.ends, position)


def source_bytes(source: etree._Element, files: Mapping[str, bytes]) -> str:
    """Return the text of a source, line ends as they are in the archive.

    Raises
    ------
    CodingError
        If it is not in the archive, or not UTF-8.
    """
    where = source.get("plainTextPath") or ""
    wanted = f"sources/{where.removeprefix(INTERNAL)}".casefold()
    found = [data for name, data in files.items() if name.casefold() == wanted]
    if where.startswith(INTERNAL) and len(found) == 1:
        try:
            return found[0].decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    raise CodingError(
        where,
        expected="a plain text in UTF-8 inside the archive",
        got=repr(where or "no plainTextPath"),
        do="export the project again with its sources",
    )


def counted(raw: str, selections: Named) -> Counted:
    """Return a text with the count of line ends that its selections fit.

    Raises
    ------
    CodingError
        If both counts fit alike and yet give other spans: a guess would move codings.
    """
    text = raw.replace("\r\n", "\n")
    one = Counted(text)
    if len(text) == len(raw):
        return one
    two = Counted(text, tuple(match.end() for match in re.finditer("\r(?=\n)", raw)))
    of_one, of_two = _fit(one, selections), _fit(two, selections)
    if of_one == of_two and any(one.span(span) != two.span(span) for span, _ in selections):
        raise CodingError(
            "",
            expected="selections that tell whether a line end counts as one position or two",
            got="selections that fit both",
            do="save the text with plain line ends in the program, or code one more passage",
        )
    return two if of_two > of_one else one


def _fit(counted: Counted, selections: Named) -> tuple[int, int, int]:
    """How many selections lie inside, bear their words as name, and begin and end with a word."""
    spans = [(span, name) for one, name in selections if (span := counted.span(one))]
    said = [(fold(counted.text[span.start : span.end]), name) for span, name in spans]
    named = sum(len(fold(name)) >= _SHORTEST and _begins(words, name) for words, name in said)
    edges = (edge for span, _ in spans for edge in (span.start, span.end))
    return len(spans), named, sum(not _cuts(counted.text, edge) for edge in edges)


def _begins(words: str, name: str) -> bool:
    shown = fold(name).rstrip(".…")
    return words.startswith(shown) or (bool(words) and shown.startswith(words))


def _cuts(text: str, edge: int) -> bool:
    around = text[max(0, edge - 1) : edge + 1]
    return len(around) == 2 and around.isalnum()
