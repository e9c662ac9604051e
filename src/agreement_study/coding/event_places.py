"""What the place of a line tells of its date: at the head of minutes, under a plan of meetings."""

from __future__ import annotations

import re
from datetime import date

from attrs import evolve

from agreement_study.coding.commitment_grammar import opens_with_action
from agreement_study.coding.cues import lowered
from agreement_study.coding.event_clock import HEAD, is_line
from agreement_study.coding.event_conditions import DAY
from agreement_study.coding.event_frames import NONE, OTHER
from agreement_study.coding.event_lines import Leads, Line
from agreement_study.coding.event_reading import Reading
from agreement_study.coding.event_types import Kind
from agreement_study.edtf import bounds
from agreement_study.language import words
from agreement_study.model import Unit
from agreement_study.spans import Span

SEASON = len("2025-23")
PART_OF_YEAR = re.compile(r"(\d{4})-\d\d(?:/\1-\d\d)?")  # a month or months of one year
FIRST = 6  # code points of a weekday in front of the day of a row
DAYS = re.compile(rf"{DAY.pattern}(?:/{DAY.pattern})?")
TOLD_OF = ("validity_period", "funding_period", "objective_year", "strategy")
ELSE = ("consult", "occasion", "signup", "no_meeting")  # what a row itself tells, whatever leads it


def by_place(
    reading: Reading, unit: Unit, line: Line, at: Span, edtf: str, leads: Leads
) -> Kind | None:
    """Return the kind that the place of a date gives it, whatever the words around it."""
    head = is_head(reading, unit)
    if head and is_line(unit) and reading.minutes and is_own_day(reading, edtf):
        return Kind(type="meeting", status="planned" if reading.summons else "actual", words="head")
    alone = at.start == 0 and at.end == len(unit.text) and not leads.previous.endswith(":")
    if head and alone and reading.letter and not reading.minutes:
        return Kind(type=NONE, status="actual", words="the date of the text")
    if _is_umbrella(reading, unit, line, at, edtf):
        return Kind(type=NONE, status="planned", words="stands over days")
    if _is_sitting(reading, line, at, edtf, leads):
        ahead = reading.today is None or edtf > reading.today.isoformat()
        return Kind(type="meeting", status="planned" if ahead else "actual", words="sittings")
    return None


def _is_sitting(reading: Reading, line: Line, at: Span, edtf: str, leads: Leads) -> bool:
    """Whether a row that begins with a day stands under a heading for meetings.

    `Dates for 2012: 19 January, 15 March`: the label of a line leads the days behind it.
    """
    low = lowered(line.text)
    label, colon, _ = low[: at.start].rpartition(":")
    if not DAYS.fullmatch(edtf) or (at.start > FIRST and not colon):
        return False
    told = label if colon else lowered(" ".join(leads.texts))
    tags = reading.own.tags
    return bool(tags["sittings"].search(told)) and not any(tags[n].search(low) for n in ELSE)


def _is_umbrella(reading: Reading, unit: Unit, line: Line, at: Span, edtf: str) -> bool:
    """Whether a part of a year stands over days: `Calendar 2025`, `March`, `Dates for 2012: …`."""
    before, behind = lowered(line.text[: at.start]), line.text[at.end :].lstrip()
    tags = reading.own.tags
    if behind.startswith(":") and edtf.isdigit() and tags["sittings"].search(before):
        return True
    title = unit.kind == "heading" and not behind
    season = not before.strip() and _is_part_of_year(unit.text, edtf)
    over = tags["calendar"].search(before) or tags["sittings"].search(before)
    named = (edtf.isdigit() or len(edtf) == SEASON) and is_head(reading, unit) and over
    return title and bool(season or named)


def _is_part_of_year(text: str, edtf: str) -> bool:
    """Whether a heading names a season, or months of the year that a calendar is of."""
    months = PART_OF_YEAR.fullmatch(edtf) and not any(map(str.isdigit, text))
    return bool(months) or (edtf[5:].isdigit() and edtf[5:] > "20" and len(edtf) == SEASON)


def as_seen(reading: Reading, kind: Kind, text: str, edtf: str, leads: Leads) -> Kind:
    """Return a kind as a calendar or a summons sees it, which tell of what is to come."""
    ahead = reading.summons and is_own_day(reading, edtf)
    if reading.today is None and reading.own.looks_ahead(text) is None:
        calendar = reading.own.tags["calendar"]
        ahead = reading.calendar or any(calendar.search(lowered(lead)) for lead in leads.texts)
    return evolve(kind, status="planned") if ahead else kind


def as_due(reading: Reading, unit: Unit, told: str, kind: Kind) -> Kind:
    """Return a kind as the row of a table of actions sees it: when something is to be done.

    What the row is about, be it money, an agreement or a goal, does not tell what happens then.
    """
    row = reading.document.rows.get(unit.id)
    if row is None or kind.type not in TOLD_OF:
        return kind
    columns = words(reading.language, "commitments")["columns"]
    action = row.cell(*columns["action"], *columns["what"])
    done = opens_with_action(action, reading.language) and lowered(told) not in action
    return evolve(kind, type=OTHER, words="row of actions") if done else kind


def is_own_day(reading: Reading, edtf: str) -> bool:
    """Whether a date is the day that the document bears."""
    day: date | None = reading.today
    return day is not None and bounds(edtf) == (day, day)


def is_head(reading: Reading, unit: Unit) -> bool:
    """Whether a unit is one of the first."""
    return any(unit is other for other in reading.document.units[:HEAD])
