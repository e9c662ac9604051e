"""How often a year something happens, by the words for it: a number, a range, or nothing.

'6' is six times a year, '4..12' four to twelve, '4..' four at least, '..3' three at most.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from agreement_study.coding.cues import lowered
from agreement_study.coding.governance_values import (
    Quantities,
    group,
    months,
    number_of,
    quantities,
    times_a_year,
)
from agreement_study.coding.wording import wording
from agreement_study.language import words

WEEKS = 52  # of a year
YEAR = 12  # months


@frozen(kw_only=True)
class Calendar:
    """The compiled patterns for months that a sentence names."""

    month: re.Pattern[str]
    listed: re.Pattern[str]
    spans: re.Pattern[str]
    without: re.Pattern[str]
    halves: re.Pattern[str]
    names: tuple[str, ...]


@cache
def _calendar(language: str) -> Calendar:
    found = wording(language, "governance")
    values = found.values["calendar"]
    month = rf"(?<!\w){found.expand(values['month'])}(?!\w)(?! (?:19|20)\d\d)"
    return Calendar(
        month=re.compile(month),
        listed=re.compile(rf"{month}(?:{found.expand(values['joined'])}{month})+"),
        spans=re.compile(rf"{month}{values['to']}{month}"),
        without=found.any_of(values["without"]),
        halves=found.any_of(values["halves"]),
        names=tuple(words(language)["months"]),
    )


def frequency(text: str, language: str) -> str:
    """Return how often a year something happens, by its words.

    Examples
    --------
    >>> frequency("styrgruppen träffas 4–6 gånger per år", "sv"), frequency("varannan månad", "sv")
    ('4..6', '6')
    >>> frequency("It sits in February, June and October.", "en")
    '3'
    """
    known, calendar, text = quantities(language), _calendar(language), lowered(text)
    found = known.times.search(text)
    value = _times(found, known, _without(text, calendar)) if found else None
    if value is not None:
        return value
    if found := calendar.halves.search(text):
        first = number_of(found["low"], known) or 0
        return _plain(first + (number_of(found["high"], known) or first))
    if found := known.every.search(text):
        return _bounded(_spaced(found, known), found)
    found = known.each.search(text)
    rate = times_a_year(found, known) if found else 0
    if rate <= 1 and (named := _listed(text, calendar)):
        return str(len(named))
    if not found or not rate:
        return ""
    return _bounded(rate - (_without(text, calendar) if rate == YEAR else 0), found)


def _times(found: re.Match[str], known: Quantities, without: int) -> str | None:
    """Return so many times a year as a value; None where no number is read."""
    low, high = (
        number_of(group(found, "low"), known),
        number_of(group(found, "high", "high2"), known),
    )
    if not low:
        return None
    rate = times_a_year(found, known)
    if not rate:
        return ""
    if high:
        return f"{_plain(low * rate)}..{_plain(high * rate)}"
    return _bounded(low * rate - (without if low * rate == YEAR else 0), found)


def _bounded(rate: float, found: re.Match[str]) -> str:
    """Return a rate with an open end where it is the least or the most."""
    if rate <= 0:
        return ""
    before = ".." if group(found, "most") else ""
    return before + _plain(rate) + (".." if group(found, "least") else "")


def _spaced(found: re.Match[str], known: Quantities) -> float:
    """How often a year what comes every so many months or weeks comes."""
    if apart := months(found, known):
        return YEAR / apart
    weeks = months(found, known, known.weeks)
    return round(WEEKS / weeks) if weeks else 0


def _without(text: str, calendar: Calendar) -> int:
    """Return in how many months a monthly meeting is not held."""
    found = calendar.without.search(text)
    return len(_months(text[found.end() :], calendar)) if found else 0


def _listed(text: str, calendar: Calendar) -> set[int]:
    """Return the months that a sentence lists as those in which something is held."""
    found = calendar.listed.search(text)
    held = found and not calendar.without.search(text, 0, found.start())
    return _months(found[0], calendar) if found and held else set()


def _months(text: str, calendar: Calendar) -> set[int]:
    """Return the months that a text names, and those between two that are joined by a dash."""
    named = {_place(found[0], calendar) for found in calendar.month.finditer(text)}
    for found in calendar.spans.finditer(text):
        first, *_, last = (_place(one[0], calendar) for one in calendar.month.finditer(found[0]))
        named |= set(range(first, last))
    return named


def _place(month: str, calendar: Calendar) -> int:
    return calendar.names.index(month)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.1f}"
