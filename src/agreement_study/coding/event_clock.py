"""The date that a text itself bears, by which days and months without a year are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from agreement_study.coding.cues import CuePattern, cue_pattern, lowered
from agreement_study.coding.dates import find_dates
from agreement_study.coding.event_words import event_words
from agreement_study.edtf import bounds
from agreement_study.language import words
from agreement_study.model import Document, Unit

HEAD = 8  # units among which the text's own date is looked for
MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])")
FIRST = 3  # units of which one that tells of a meeting dates its minutes
SIGNED = 25  # words of a line that tells when the text was signed
LATE = 0.8  # where in a text its end begins
_ISSUE = re.compile(r"(?<![\d/])\d{1,2} ?/ ?((?:19|20)\d\d)(?!\d)")  # of a newsletter: `3/2019`
_HOUR = re.compile(r"(?<=\d)\s?[ap]\.\s?m\.\Z")  # ends a line, but no sentence
LEAD = 8  # words that a line which introduces a list without being a heading may have


def own_date(document: Document) -> date | None:
    """Return the day that the document itself bears: by its registry entry, else by its head.

    Where neither tells a day, one of a month does, or what a page says of when it was read over.
    """
    told = [d.date for d in document.source.dates if d.basis == "text"]
    units = [unit for unit in document.units if unit.kind != "noise"]
    held = cue_pattern(words(document.language, "events")["minutes"])
    lines = [
        u
        for i, u in enumerate(units[:HEAD])
        if u.kind == "heading" or is_line(u) or (i < FIRST and held.search(lowered(u.text)))
    ]
    if _names(document, "calendar"):
        lines = [u for u in lines if u.kind == "heading"]  # its lines tell of what is to come
    lines = [u for u in lines if not _begins_row(u, document.language)]
    head = _dates(document, lines) or _dates_above(document, units[:HEAD])
    if days := _days([*told, *head]):
        return days[0]
    if own_year(document):
        return None
    pages = _days(_dates(document, _lines(units, _says(document.language, "page"))))
    months = [bounds(edtf)[1] for edtf in head if MONTH.fullmatch(edtf)]
    return next(iter((*pages, *months)), None)


def _begins_row(unit: Unit, language: str) -> bool:
    """Whether a line is a row of a chronicle: `19 September 2002: Compact agreed`."""
    dates = find_dates(unit.text, language)
    return bool(dates) and not dates[0][0].start and unit.text[dates[0][0].end :].startswith(":")


def _dates_above(document: Document, units: Sequence[Unit]) -> list[str]:
    """The dates of received lines that hold nothing else, in front of a sentence."""
    firsts = [document.text[u.start : u.end].split("\n")[0].strip() for u in units]
    found = ((line, find_dates(line, document.language)) for line in firsts)
    return [
        dates[0][1]
        for line, dates in found
        if len(dates) == 1 and dates[0][0].end - dates[0][0].start == len(line)
    ]


def _names(document: Document, *tags: str) -> bool:
    """Whether a title of the document has a word of the classes."""
    says = _says(document.language, *tags)
    titles = [u for u in document.units[:FIRST] if u.kind == "heading" or is_line(u)]
    return any(says.search(lowered(u.text)) for u in titles)


def is_calendar(document: Document) -> bool:
    """Whether a title tells that the text is a calendar of what is to come."""
    return _names(document, "calendar")


def is_letter(document: Document) -> bool:
    """Whether a title tells that the text is a letter or a report, which nobody signs up to."""
    return _names(document, "letter")


def summons(document: Document) -> bool:
    """Whether one of the first units calls to a meeting."""
    says = _says(document.language, "summons")
    return any(says.search(lowered(u.text)) for u in document.units[:FIRST])


def signed_date(document: Document) -> date | None:
    """Return the last day on which a text was adopted or signed, told at its head or its end."""
    units = [unit for unit in document.units if unit.kind != "noise"]
    if is_calendar(document) or (own_year(document) and not is_letter(document)):
        return None
    borders = (*units[:HEAD], *units[int(len(units) * LATE) :])
    says = _says(document.language, "done", "sign")
    late = [u for u in borders[HEAD:] if is_line(u)]
    ahead = event_words(document.language).looks_ahead
    told = [u for u in (*_lines(borders, says), *late) if not ahead(lowered(u.text))]
    return max(_days(_dates(document, told)), default=None)


def planned_from(document: Document) -> date | None:
    """Return the day before the period of a plan, told by its title: `Action plan 2024–2026`.

    A calendar is read in the same way."""
    plan = _says(document.language, "plan", "calendar")
    titles = [u for u in document.units[:3] if u.kind == "heading" or is_line(u)]
    named = [u for u in titles if plan.search(lowered(u.text))]
    firsts = [bounds(edtf)[0] for edtf in _dates(document, titles if named else [])]
    return min((day for day in firsts if day), default=None)


def _lines(units: Sequence[Unit], says: CuePattern) -> list[Unit]:
    return [u for u in units if len(u.text.split()) <= SIGNED and says.search(lowered(u.text))]


def _days(dates: Sequence[str]) -> list[date]:
    covered = map(bounds, dates)
    return [first for first, last in covered if first and first == last]


@cache
def _says(language: str, *tags: str) -> CuePattern:
    own = words(language, "events")["tags"]
    return cue_pattern([cue for tag in tags for cue in own[tag]])


def _dates(document: Document, units: Sequence[Unit]) -> list[str]:
    language = document.language
    return [edtf for unit in units for _, edtf in find_dates(unit.text, language)]


def own_year(document: Document) -> int | None:
    """Return the year of a text whose title gives no more: 'Annual report 2022'."""
    titles = [unit for unit in document.units[:2] if unit.kind == "heading"]
    told = [edtf for unit in titles for _, edtf in find_dates(unit.text, document.language)]
    if not told and _names(document, "issue"):
        told = [year for u in document.units[:FIRST] for year in _ISSUE.findall(u.text)]
    return int(told[0]) if len(told) == 1 and told[0].isdigit() else None


def is_line(unit: Unit) -> bool:
    """Whether a unit is a line of its own, such as a date line, and no running text."""
    ends = unit.text.endswith((".", "!", "?")) and not _HOUR.search(unit.text)
    short = len(unit.text.split()) <= LEAD and not ends
    return short and unit.kind == "sentence"
