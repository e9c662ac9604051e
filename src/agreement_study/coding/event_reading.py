"""What holds for a whole document while its events are read, and how its lines begin."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from attrs import frozen

from agreement_study.coding.cues import lowered
from agreement_study.coding.dates import Clock, find_dates, may_have_dates
from agreement_study.coding.event_clock import (
    HEAD,
    is_calendar,
    is_letter,
    is_line,
    own_date,
    own_year,
    planned_from,
    signed_date,
    summons,
)
from agreement_study.coding.event_lines import Leads, is_title
from agreement_study.coding.event_words import EventWords, event_words
from agreement_study.model import Document, Unit
from agreement_study.spans import Span

BARE = 6  # code points that a line of dates may have besides
OPENING, FAR = 40, 2000  # code points in which a line's date is looked for; a year for the test
ROW = re.compile(r"\A\W*\d|\A[^:|–]{1,30}(?::\s| \||\s[–-]\s)")
YEAR_ALONE = re.compile(r"\d{4}(?!\d|[-/.]\d| ?[:–—-])")


@frozen(kw_only=True)
class Reading:
    """What holds for a whole document while its events are read.

    `day` is the one it bears, by which bare dates are read; `today` may also be that of signing.
    """

    document: Document
    own: EventWords
    day: date | None
    today: date | None
    year: int | None
    minutes: bool
    calendar: bool
    letter: bool
    summons: bool
    weighs: bool

    @property
    def language(self) -> str:
        """The language of the document."""
        return self.document.language


def read_document(document: Document, *, weighs: bool = True) -> Reading:
    """Tell what holds for a whole document, and whether weighted cues are asked."""
    own = event_words(document.language)
    minutes = document.kind == "minutes" or _are_minutes(document, own)
    day = own_date(document)
    today = day
    signed = signed_date(document)
    year = None if day else own_year(document)
    if year and _is_report(document, own):
        day, today, year = date(year, 12, 31), date(year + 1, 1, 1), None
    return Reading(
        document=document,
        own=own,
        day=day if day or year or not is_letter(document) else signed,
        today=today or signed or planned_from(document),
        year=year,
        minutes=minutes,
        calendar=is_calendar(document),
        letter=is_letter(document),
        summons=summons(document),
        weighs=weighs,
    )


def _are_minutes(document: Document, own: EventWords) -> bool:
    """Whether the first units, or a line of the head, say that these are minutes."""
    head = document.units[:HEAD]
    told = [unit for i, unit in enumerate(head) if i < 2 or unit.kind == "heading" or is_line(unit)]
    return any(own.minutes.search(lowered(unit.text)) for unit in told[:4])


def _is_report(document: Document, own: EventWords) -> bool:
    """Whether a title says that the text reports on a year."""
    titles = [unit.text for unit in document.units[:2] if unit.kind == "heading"]
    return bool(own.tags["report"].search(lowered(" ".join(titles))))


def opens(reading: Reading, text: str) -> bool:
    """Whether a line begins with a date."""
    head = text[:OPENING]
    if YEAR_ALONE.match(head) or not may_have_dates(head, reading.language):
        return False
    return any(span.start == 0 for span in places_of(reading, head))


def places_of(reading: Reading, text: str) -> list[Span]:
    """Where dates stand in a text, whatever their year."""
    clock = Clock(day=reading.day, year=reading.year or FAR, opens=True)
    return [span for span, _ in find_dates(text, reading.language, clock)]


def opens_section(reading: Reading, unit: Unit) -> bool:
    """Whether a unit is a heading that says more than a date, and no row that begins with one."""
    if not is_title(unit) or (ROW.search(unit.text) and opens(reading, unit.text)):
        return False
    clock = Clock(year=FAR)
    dates = find_dates(unit.text, reading.language, clock)
    if reading.own.tags["sittings"].search(lowered(unit.text)):
        return True
    return not dates or len(unit.text) > sum(s.end - s.start for s, _ in dates) + BARE


def clock_of(reading: Reading, text: str, leads: Leads, *, row: bool) -> Clock:
    """What bare dates are read by: the year of what leads them, else the document's own date.

    A label on the line leads them first: 'Dates for 2012: 19 January, 15 March'.
    """
    label, colon, _ = text.partition(":")
    above = (label, *leads.texts) if colon else leads.texts
    year = next((found for lead in above if (found := _year(reading, lead))), reading.year)
    forward = reading.own.looks_ahead(lowered(text))
    if forward is None:
        forward = any(map(partial(_leads_on, reading), leads.texts)) or None
    return Clock(day=reading.day, year=year, forward=forward, opens=row)


def _leads_on(reading: Reading, lead: str) -> bool:
    """Whether what stands above tells of what is to come."""
    low = lowered(lead)
    calendar = reading.own.tags["calendar"].search(low) is not None
    return calendar or reading.own.looks_ahead(low) is True


def _year(reading: Reading, lead: str) -> int | None:
    years = {edtf[:4] for _, edtf in find_dates(lead, reading.language)}
    return int(min(years)) if len(years) == 1 and min(years).isdigit() else None
