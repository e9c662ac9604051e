"""Every mention of an event in a document: its date, kind, status and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from agreement_study.coding.cues import lowered
from agreement_study.coding.date_patterns import date_patterns
from agreement_study.coding.dates import Clock, find_dates, may_have_dates
from agreement_study.coding.event_clock import HEAD, is_line, own_date, own_year
from agreement_study.coding.event_types import (
    OTHER,
    EventWords,
    Kind,
    classify,
    clause_of,
    event_words,
    marked,
    status_of,
)
from agreement_study.edtf import OPEN, bounds
from agreement_study.model import Document, Unit
from agreement_study.spans import Span

NEAR = 10  # dates before and behind one that may stand in its clause
LATE, PLACE = 0.8, 3  # where in a text a place and a day are those of signing; words of a place
NATIONAL = ("national_agreement", "national_revision")
POINTS = (*NATIONAL, "adoption")  # happened at a time, also where a text says `since` it
PERIODS = ("funding_period", "action_plan_period", "validity_period")
OF_AGREEMENT = (
    "adoption",
    "action_plan_period",
    "validity_period",
    "review_deadline",
    "process_start",
)
NUMBERED = re.compile(r"(?:\d{1,2}[.)]|\d(?:\.\d){1,2})\s+\D")  # an outline number, no date
Dated = tuple[Span, str]


@frozen(kw_only=True)
class Event:
    """One mention of an event in a unit; `about` is empty for the document at hand."""

    unit: Unit
    edtf: str
    type: str
    status: str
    about: str
    rule: str

    @property
    def value(self) -> str:
        """The value as codings write it."""
        return f"{self.edtf}|{self.type}|{self.status}"


@frozen(kw_only=True)
class Reading:
    """What holds for a whole document while its events are read."""

    document: Document
    own: EventWords
    today: date | None
    year: int | None
    minutes: bool

    @property
    def language(self) -> str:
        """The language of the document."""
        return self.document.language


def read_events(document: Document) -> Iterator[Event]:
    """Yield every mention of an event, in the order of the text."""
    own = event_words(document.language)
    opening = lowered(" ".join(unit.text for unit in document.units[:2]))
    minutes = document.kind == "minutes" or bool(own.minutes.search(opening))
    today = own_date(document)
    year = None if today else own_year(document)
    reading = Reading(document=document, own=own, today=today, year=year, minutes=minutes)
    lead, national = "", False
    for unit in document.units:
        if unit.kind == "noise":
            continue
        dated = may_have_dates(unit.text, document.language)
        made = _unit_events(reading, unit, lead, national=national) if dated else []
        national = any(event.type in NATIONAL for event in made)
        lead = _lead(unit, lead, dated=bool(made))
        yield from made


def _lead(unit: Unit, lead: str, *, dated: bool) -> str:
    """The text that tells what the dates below it are: a heading, or a short line like one."""
    if _is_title(unit):
        return unit.text
    return unit.text if is_line(unit) and not dated else lead


def _is_title(unit: Unit) -> bool:
    """Whether a unit is a heading that does not itself begin with a date, as lines of lists do."""
    numbered = NUMBERED.match(unit.text) is not None
    return unit.kind == "heading" and (numbered or not unit.text[:1].isdigit())


def _unit_events(reading: Reading, unit: Unit, lead: str, *, national: bool) -> list[Event]:
    lead = "" if _is_title(unit) else lead
    clock = _clock(reading, f"{lead} {unit.text}", lead)
    dates = find_dates(unit.text, reading.language, clock)
    signed = len(dates) == 1 and _is_signing_line(reading, unit, dates[0][0])
    after = reading.own.antecedent if national else ""
    made: list[Event] = []
    for i, (span, edtf) in enumerate(dates):
        others = [other for other, _ in dates[max(0, i - NEAR) : i + NEAR] if other != span]
        text = marked(unit.text, span, others, reading.own, after=after)
        kind = _kind(reading, text, edtf, unit, lead, made)
        if kind is None and i and _joined(reading, unit, dates[i - 1 : i + 1]):
            kind = Kind(type=made[-1].type, status=made[-1].status, words="as the date before")
        kind = kind or _default(reading, text, edtf, signed=signed)
        made.append(
            Event(
                unit=unit,
                edtf=edtf.removesuffix(f"/{OPEN}") if kind.type in POINTS else edtf,
                type=kind.type,
                status=kind.status,
                about=_about(reading, kind.type, text),
                rule=f"{kind.type}: {kind.words}" if kind.words else kind.type,
            )
        )
    return list({event.value: event for event in _periods(reading, unit, dates, made)}.values())


def _periods(
    reading: Reading, unit: Unit, dates: Sequence[Dated], made: Sequence[Event]
) -> list[Event]:
    """Join years that follow on one another into the period that they are: `for 2025 and 2026`."""
    joined: list[Event] = []
    for i, event in enumerate(made):
        last = joined[-1] if joined else None
        if (
            last
            and last.type == event.type in PERIODS
            and _joined(reading, unit, dates[i - 1 : i + 1])
        ):
            start, end = last.edtf.split("/")[0], last.edtf.split("/")[-1]
            if end.isdigit() and event.edtf == str(int(end) + 1):
                joined[-1] = evolve(last, edtf=f"{start}/{event.edtf}")
                continue
        if last and _ends(last, event):
            joined[-1] = evolve(last, edtf=last.edtf + event.edtf.removeprefix(OPEN))
            continue
        joined.append(event)
    return joined


def _ends(start: Event, event: Event) -> bool:
    """Whether a date tells when a validity ends whose start stands before it."""
    validity = start.type == "validity_period" and event.type in (start.type, OTHER)
    end = event.edtf.startswith(f"{OPEN}/")
    return validity and end and "/" not in start.edtf and start.edtf < event.edtf[3:]


def _clock(reading: Reading, text: str, lead: str) -> Clock:
    """What bare dates are read by: the year of the heading, else the document's own date."""
    years = [edtf for _, edtf in find_dates(lead, reading.language)] if lead else []
    year = int(years[0][:4]) if len(years) == 1 and years[0][:4].isdigit() else reading.year
    forward = reading.own.looks_ahead(lowered(text))
    return Clock(day=reading.today, year=year, forward=forward)


def _kind(
    reading: Reading, text: str, edtf: str, unit: Unit, lead: str, made: Sequence[Event]
) -> Kind | None:
    """The kind by the clause, else by the unit, else with the heading in front of it."""
    clause = clause_of(text, reading.own)
    texts = [clause]
    if made and made[-1].type in NATIONAL:
        texts.append(f"{reading.own.antecedent} {clause.strip(', ')}")
    texts += [text] if text != clause else []
    title = unit.kind == "heading"
    for candidate in texts:
        kind = classify(candidate, edtf, reading.own, today=reading.today, heading=title)
        if kind:
            return kind
    if not lead:
        return None
    whole = f"{lowered(lead).strip(' .:')} {text}"
    return classify(whole, edtf, reading.own, today=reading.today, heading=True)


def _default(reading: Reading, text: str, edtf: str, *, signed: bool) -> Kind:
    """The kind of a date that no rule classifies."""
    own_day = reading.today is not None and bounds(edtf) == (reading.today, reading.today)
    type_ = "meeting" if reading.minutes and own_day else OTHER
    type_ = "adoption" if signed and not reading.minutes else type_
    return Kind(type=type_, status=status_of(text, edtf, reading.own, reading.today))


def _joined(reading: Reading, unit: Unit, pair: Sequence[Dated]) -> bool:
    """Whether two dates are parts of one list: `2022 and 2023`."""
    gap = unit.text[pair[0][0].end : pair[1][0].start]
    return bool(date_patterns(reading.language).join.fullmatch(lowered(gap)))


def _is_signing_line(reading: Reading, unit: Unit, at: Span) -> bool:
    """Whether a line near the end holds a place and a day only: `Luleå den 12 mars 2019`."""
    units = reading.document.units
    late = any(unit is other for other in units[max(HEAD, int(len(units) * LATE)) :])
    before, rest = unit.text[: at.start], unit.text[at.end :].strip(" .,")
    place = before[:1].isupper() and len(before.split()) <= PLACE
    return late and place and not rest and not reading.own.not_places.search(lowered(before))


def _about(reading: Reading, type_: str, text: str) -> str:
    """Name what an event concerns, empty for the document at hand."""
    if type_ in NATIONAL:
        return "national"
    if type_ == "strategy":
        return "strategy"
    if type_ == "objective_year" and reading.own.goals.search(text):
        return "goals"
    return "agreement" if reading.minutes and type_ in OF_AGREEMENT else ""
