"""Lines of places and days at the end of a text, where it was signed."""

from __future__ import annotations

from collections.abc import Sequence

from agreement_study.coding.cues import lowered
from agreement_study.coding.event_clock import HEAD, LATE, is_line
from agreement_study.coding.event_conditions import DAY
from agreement_study.coding.event_reading import Reading
from agreement_study.coding.event_series import Dated
from agreement_study.model import Unit

YEAR_LENGTH = 4
BRIEF, MIDDLE = 20, 0.4  # units of a brief text, and where in it the signatures may begin
NAMES = 3  # lines of names below a place and a day
PLACE = 3  # words of a place in front of the day of signing


def is_signing_line(reading: Reading, unit: Unit, dates: Sequence[Dated]) -> bool:
    """Whether a line near the end holds places and days only: `Luleå den 12 mars 2019`.

    A month will do where nothing but a place stands before it.
    """
    units = reading.document.units
    placed = bool(unit.text[: dates[0][0].start].strip()) and DAY.fullmatch(dates[0][1])
    first = max(HEAD, int(len(units) * LATE))
    if placed and (len(units) <= BRIEF or _names_follow(units, unit)):
        first = max(len(units) // 3, int(len(units) * MIDDLE))
    if not any(unit is other for other in units[first:]):
        return False
    start = 0
    for at, edtf in dates:
        before = unit.text[start : at.start]
        if len(edtf) <= YEAR_LENGTH or not _is_place(reading, before, edtf):
            return False
        start = at.end
    return not unit.text[start:].strip(" .,")


def _names_follow(units: Sequence[Unit], unit: Unit) -> bool:
    """Whether the units behind a line are lines too, as names and offices are."""
    at = next(i for i, other in enumerate(units) if other is unit)
    behind = units[at + 1 : at + 1 + NAMES]
    return len(behind) == NAMES and all(u.kind == "heading" or is_line(u) for u in behind)


def _is_place(reading: Reading, before: str, edtf: str) -> bool:
    """Whether a place, or a label such as `Date:`, stands before a day or month."""
    if reading.own.signing_label.fullmatch(lowered(before).strip(" :_.,")):
        return True
    words = before.split()
    place = before.lstrip()[:1].isupper() and len(words) <= PLACE
    names = [word for word in words if word[:1].isupper()]
    named = bool(DAY.fullmatch(edtf)) or len(names) >= len(words) - 1
    return place and named and not reading.own.not_places.search(lowered(before))
