"""The lines of a unit that are rows of a list, and what stands above a date and tells what it is.

A calendar is often received as one unit of several lines (`25/8 digital`, `v. 43 the whole day`).
Each line that begins with a date is then a row of its own; what stands before the first one leads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from agreement_study.coding.event_clock import is_line
from agreement_study.model import Document, Unit
from agreement_study.spans import Span

WRAPPED = 50  # code points from which on a line may be one of wrapped prose
NUMBERED = re.compile(r"(?:\d{1,2}[.)]|\d(?:\.\d){1,2})\s+\D")  # an outline number, no date
POINT = re.compile(r"\d{1,2}[.)]\s+\D")
_COLUMNS = re.compile(r"\S(?: {2,}|\t)\S")
_COLON = re.compile(r":\s*\Z")
_WORD = re.compile(r"\S+")


@frozen(kw_only=True)
class Line:
    """A part of a unit's text that is read by itself, and where it begins in it."""

    text: str
    start: int = 0


@frozen(kw_only=True)
class Leads:
    """What stands above: the section's heading, a line that introduces a list, the unit before."""

    heading: str = ""
    line: str = ""
    previous: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """What tells what the dates below are, the nearest first."""
        return tuple(text for text in (self.line, self.heading) if text)

    def over(self, unit: Unit) -> tuple[str, ...]:
        """What leads a unit: one point of an agenda does not lead the next."""
        point = POINT.match(unit.text) and POINT.match(self.line)
        return (self.heading,) if point and self.heading else () if point else self.texts


def is_title(unit: Unit) -> bool:
    """Whether a unit is a heading that does not itself begin with a date, as lines of lists do."""
    numbered = NUMBERED.match(unit.text) is not None
    return unit.kind == "heading" and (numbered or not unit.text[:1].isdigit())


def leads_behind(unit: Unit, leads: Leads, *, title: bool, dated: bool) -> Leads:
    """What leads the units behind this one.

    Parameters
    ----------
    title
        Whether the unit opens a section.
    dated
        Whether it tells of events.
    """
    text = unit.text
    if _COLON.search(text) and len(text.split()) > 1:
        return Leads(heading=leads.heading, line=text, previous=text)
    if title:
        return Leads(heading=text)
    if is_line(unit) and not dated:
        return Leads(heading=leads.heading, line=text, previous=text)
    row = unit.kind in ("item", "heading") or is_line(unit)
    return Leads(heading=leads.heading, line=leads.line if row else "", previous=text)


def lines_of(
    document: Document,
    unit: Unit,
    opens: Callable[[str], bool],
    dates_of: Callable[[str], Sequence[Span]],
) -> list[Line]:
    """Cut the text of a unit before each received line that begins with a date.

    Parameters
    ----------
    opens
        Tells whether a line begins with a date.
    dates_of
        Tells where the dates of a text stand; none of them is cut in two.
    """
    received = document.text[unit.start : unit.end]
    if "\n" not in received:
        return [Line(text=unit.text)]
    dates = dates_of(unit.text)
    cuts = [
        cut
        for cut in _row_starts(received, unit.text)
        if not any(d.start < cut < d.end for d in dates) and opens(unit.text[cut:])
    ]
    edges = [*sorted({0, *cuts}), len(unit.text)]
    return [Line(text=unit.text[a:b].rstrip(), start=a) for a, b in pairwise(edges)]


def _row_starts(received: str, text: str) -> Iterator[int]:
    """Where received lines begin in the repaired text that are not the wrapped ones of prose.

    A line is found again by its first word.
    """
    place, before = 0, ""
    for line in received.split("\n"):
        words = _WORD.findall(line)
        found = text.find(words[0], place) if words else -1
        if found < 0:
            continue
        if before and (len(before.rstrip()) < WRAPPED or _COLUMNS.search(line.strip())):
            yield found
        place, before = found + len(words[0]), line
