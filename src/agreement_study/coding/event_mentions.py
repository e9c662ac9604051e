"""Every mention of an event in a document: its date, kind, status and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from attrs import evolve, frozen

from agreement_study.coding.cues import lowered
from agreement_study.coding.date_patterns import date_patterns
from agreement_study.coding.dates import Clock, find_dates, may_have_dates
from agreement_study.coding.event_clock import (
    HEAD,
    LATE,
    is_line,
    own_date,
    own_year,
    planned_from,
    signed_date,
)
from agreement_study.coding.event_conditions import DAY
from agreement_study.coding.event_evidence import NATIONAL, evidence, marked
from agreement_study.coding.event_frames import NONE, OTHER
from agreement_study.coding.event_lines import Leads, Line, is_title, leads_behind, lines_of
from agreement_study.coding.event_types import (
    LASTING,
    Kind,
    classify,
    classify_below,
    status_of,
)
from agreement_study.coding.event_words import EventWords, event_words
from agreement_study.edtf import OPEN, bounds
from agreement_study.model import Document, Unit
from agreement_study.spans import Span

NEAR = 10  # dates before and behind one that may stand in its clause
YEAR_LENGTH = 4
PLACE = 3  # words of a place in front of the day of signing
FEW, SHORT = 5, 10  # words of what goes on after a date before it, without a verb of its own
LINE, BRIEF = 14, 7  # words of a line, of a sentence, for which what leads them speaks
PERIODS = ("funding_period", "action_plan_period", "validity_period")
OF_AGREEMENT = (
    "adoption",
    "action_plan_period",
    "validity_period",
    "review_deadline",
    "process_start",
)
BARE = 6  # code points that a line of dates may have besides
OPENING, FAR = 40, 2000  # code points in which a line's date is looked for; a year for the test
END = re.compile(r"[^\W\d]{3}[.!?]\s|\A\W*[.!?]\s")
ROW = re.compile(r"\A\W*\d|\A[^:|–]{1,30}(?::\s| \||\s[–-]\s)")
YEAR_ALONE = re.compile(r"\d{4}(?!\d|[-/.]\d| ?[:–—-])")
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
    """What holds for a whole document while its events are read.

    `day` is the one it bears, by which bare dates are read; `today` may also be that of signing.
    """

    document: Document
    own: EventWords
    day: date | None
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
    minutes = document.kind == "minutes" or _are_minutes(document, own)
    day = own_date(document)
    year = None if day else own_year(document)
    if year and _is_report(document, own):
        day, year = date(year, 12, 31), None  # written when its year had gone
    reading = Reading(
        document=document,
        own=own,
        day=day,
        today=day or signed_date(document) or planned_from(document),
        year=year,
        minutes=minutes,
    )
    leads, last = Leads(), ""
    for unit in document.units:
        if unit.kind == "noise":
            continue
        dated = may_have_dates(unit.text, document.language)
        made = _unit_events(reading, unit, leads, last) if dated else []
        last = made[-1].type if made else "" if unit.kind == "heading" or last in NATIONAL else last
        leads = leads_behind(unit, leads, title=_is_title(reading, unit), dated=bool(made))
        yield from made


def _are_minutes(document: Document, own: EventWords) -> bool:
    """Whether the first units, or a line of the head, say that these are minutes."""
    head = document.units[:HEAD]
    told = [unit for i, unit in enumerate(head) if i < 2 or unit.kind == "heading" or is_line(unit)]
    return any(own.minutes.search(lowered(unit.text)) for unit in told[:4])


def _is_report(document: Document, own: EventWords) -> bool:
    """Whether a title says that the text reports on a year."""
    titles = [unit.text for unit in document.units[:2] if unit.kind == "heading"]
    return bool(own.tags["report"].search(lowered(" ".join(titles))))


def _unit_events(reading: Reading, unit: Unit, leads: Leads, last: str) -> list[Event]:
    """The events of the lines of a unit; the first line may lead the others."""
    leads = Leads() if _is_title(reading, unit) else leads
    made: dict[str, Event] = {}
    for line in lines_of(
        reading.document, unit, partial(_opens, reading), partial(_places, reading)
    ):
        if line.start and not _opens(reading, unit.text):
            first = unit.text[: line.start].strip() if not made else ""
            leads = Leads(heading=leads.heading, line=first or leads.line)
        for event in _line_events(reading, unit, line, leads, last):
            made[event.value] = event
    return list(made.values())


def _is_title(reading: Reading, unit: Unit) -> bool:
    """Whether a unit is a heading that says more than a date, and no row that begins with one."""
    if not is_title(unit) or (ROW.search(unit.text) and _opens(reading, unit.text)):
        return False
    clock = Clock(year=FAR)
    dates = find_dates(unit.text, reading.language, clock)
    return not dates or len(unit.text) > sum(s.end - s.start for s, _ in dates) + BARE


def _places(reading: Reading, text: str) -> list[Span]:
    """Where dates stand in a text, whatever their year."""
    clock = Clock(day=reading.day, year=reading.year or FAR, opens=True)
    return [span for span, _ in find_dates(text, reading.language, clock)]


def _opens(reading: Reading, text: str) -> bool:
    """Whether a line begins with a date."""
    head = text[:OPENING]
    if YEAR_ALONE.match(head) or not may_have_dates(head, reading.language):
        return False
    return any(span.start == 0 for span in _places(reading, head))


def _line_events(
    reading: Reading, unit: Unit, line: Line, leads: Leads, last: str
) -> Iterator[Event]:
    clock = _clock(reading, line.text, leads, row=line.start > 0)
    dates = find_dates(line.text, reading.language, clock)
    signed = bool(dates) and _is_signing_line(reading, unit, dates)
    title = unit.kind == "heading"
    row = title or not line.text.endswith(".")
    made: list[Event] = []
    for i, (span, edtf) in enumerate(dates):
        others = [other for other, _ in dates[max(0, i - NEAR) : i + NEAR] if other != span]
        text = marked(line.text, span, others, reading.own)
        before = {"after": made[-1].type} if made else {"last": last}
        told = partial(
            classify, text, edtf, reading.own, today=reading.today, title=title, row=row, **before
        )
        kind = told()
        if kind is None and i and _goes_on(reading, line, dates[i - 1 : i + 1], made[-1].type):
            kind = Kind(type=made[-1].type, status=made[-1].status, words="as the date before")
        if kind is None and signed and not reading.minutes:
            kind = _default(reading, unit, text, edtf, signed=True)
        kind = kind or told(whole=True) or _below(reading, text, edtf, unit, leads)
        kind = kind or _default(reading, unit, text, edtf, signed=signed)
        made.append(
            Event(
                unit=unit,
                edtf=_span(reading, text, edtf, kind.type),
                type=kind.type,
                status=kind.status,
                about=_about(reading, kind.type, text),
                rule=f"{kind.type}: {kind.words}" if kind.words else kind.type,
            )
        )
    joined = _periods(reading, line, dates, made)
    yield from (event for event in joined if event.type != NONE)


def _span(reading: Reading, text: str, edtf: str, type_: str) -> str:
    """The date with the end that its event has.

    What does not last has no open one (`takes over from January`, `until 30 September`), what is
    valid until further notice has.
    """
    if type_ not in LASTING:
        return edtf.removesuffix(f"/{OPEN}").removeprefix(f"{OPEN}/")
    lasts = type_ == "validity_period" and "/" not in edtf
    return f"{edtf}/{OPEN}" if lasts and reading.own.tags["open_end"].search(text) else edtf


def _periods(
    reading: Reading, line: Line, dates: Sequence[Dated], made: Sequence[Event]
) -> list[Event]:
    """Join years that follow on one another into the period that they are: `for 2025 and 2026`."""
    joined: list[Event] = []
    for i, event in enumerate(made):
        last = joined[-1] if joined else None
        if (
            last
            and last.type == event.type in PERIODS
            and _joined(reading, line, dates[i - 1 : i + 1])
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


def _clock(reading: Reading, text: str, leads: Leads, *, row: bool) -> Clock:
    """What bare dates are read by: the year of what leads them, else the document's own date."""
    year = next((found for lead in leads.texts if (found := _year(reading, lead))), reading.year)
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


def _below(reading: Reading, text: str, edtf: str, unit: Unit, leads: Leads) -> Kind | None:
    """The kind that a heading or label gives a short line below it."""
    row = unit.kind == "item" or not text.endswith(".")
    brief = LINE if row or _again(reading, text) else BRIEF
    if len(text.split()) > brief:
        return None
    before = (leads.previous,) if leads.previous and _again(reading, text) else ()
    for lead in (*before, *leads.texts, *([""] if row else [])):
        told = " ".join(lowered(lead).strip(" .:").split())
        kind = classify_below(told, text, edtf, reading.own, today=reading.today)
        if kind:
            return kind
    return None


def _again(reading: Reading, text: str) -> bool:
    return any(place.start == 0 for place in evidence(text, reading.own).places["again"])


def _default(reading: Reading, unit: Unit, text: str, edtf: str, *, signed: bool) -> Kind:
    """The kind of a date that no frame classifies."""
    own_day = reading.today is not None and bounds(edtf) == (reading.today, reading.today)
    head = any(unit is other for other in reading.document.units[:HEAD])
    type_ = "meeting" if reading.minutes and own_day else OTHER
    alone = len(unit.text.split()) <= 3 and unit.kind == "heading"
    if head and not reading.minutes and (own_day or alone):
        type_ = NONE  # the date of the text itself, or of its print
    type_ = "adoption" if signed and not reading.minutes else type_
    return Kind(type=type_, status=status_of(text, edtf, reading.own, reading.today))


def _joined(reading: Reading, line: Line, pair: Sequence[Dated]) -> bool:
    """Whether two dates are parts of one list: `2022 and 2023`."""
    gap = line.text[pair[0][0].end : pair[1][0].start]
    return bool(date_patterns(reading.language).join.fullmatch(lowered(gap)))


def _goes_on(reading: Reading, line: Line, pair: Sequence[Dated], type_: str) -> bool:
    """Whether a date belongs to the clause before it: `by X on 3 May and by Y on 5 May`."""
    if type_ in LASTING and DAY.fullmatch(pair[1][1]):
        return False
    gap = lowered(line.text[pair[0][0].end : pair[1][0].start])
    bare = "" if END.search(gap) else gap.lstrip(" ,;")
    led = reading.own.join.match(bare)
    return _joined(reading, line, pair) or bool(
        (len(gap.split()) <= FEW and not END.search(gap))
        or (
            len(gap.split()) <= SHORT
            and led
            and led[0]
            and not line.text[pair[1][0].end :].strip(" .")
        )
    )


def _is_signing_line(reading: Reading, unit: Unit, dates: Sequence[Dated]) -> bool:
    """Whether a line near the end holds places and days only: `Luleå den 12 mars 2019`.

    A month will do where nothing but a place stands before it.
    """
    units = reading.document.units
    if not any(unit is other for other in units[max(HEAD, int(len(units) * LATE)) :]):
        return False
    start = 0
    for at, edtf in dates:
        before = unit.text[start : at.start]
        if len(edtf) <= YEAR_LENGTH or not _is_place(reading, before, edtf):
            return False
        start = at.end
    return not unit.text[start:].strip(" .,")


def _is_place(reading: Reading, before: str, edtf: str) -> bool:
    """Whether a place, or a label such as `Date:`, stands before a day or month."""
    if reading.own.signing_label.fullmatch(lowered(before).strip(" :_.,")):
        return True
    words = before.split()
    place = before.lstrip()[:1].isupper() and len(words) <= PLACE
    names = [word for word in words if word[:1].isupper()]
    named = bool(DAY.fullmatch(edtf)) or len(names) >= len(words) - 1
    return place and named and not reading.own.not_places.search(lowered(before))


def _about(reading: Reading, type_: str, text: str) -> str:
    """Name what an event concerns, empty for the document at hand."""
    if type_ in NATIONAL:
        return "national"
    if type_ == "strategy":
        return "strategy"
    if type_ == "objective_year" and reading.own.goals.search(text):
        return "goals"
    return "agreement" if reading.minutes and type_ in OF_AGREEMENT else ""
