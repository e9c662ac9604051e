"""Every mention of an event in a document: its date, kind, status and what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from agreement_study.coding.cues import lowered
from agreement_study.coding.dates import find_dates, may_have_dates
from agreement_study.coding.event_cues import event_features, weighed
from agreement_study.coding.event_evidence import NATIONAL, evidence, marked, topic_of
from agreement_study.coding.event_frames import NONE, OTHER
from agreement_study.coding.event_lines import Leads, Line, leads_behind, lines_of
from agreement_study.coding.event_places import (
    DAYS,
    ELSE,
    as_due,
    as_seen,
    by_place,
    is_head,
    is_own_day,
)
from agreement_study.coding.event_reading import (
    Reading,
    clock_of,
    opens,
    opens_section,
    places_of,
    read_document,
)
from agreement_study.coding.event_series import Event, goes_on, periods
from agreement_study.coding.event_signing import is_signing_line
from agreement_study.coding.event_types import (
    LASTING,
    Kind,
    classify,
    classify_below,
    known_revision,
    status_of,
)
from agreement_study.edtf import OPEN
from agreement_study.model import Document, Unit
from agreement_study.spans import Span

NEAR = 10  # dates before and behind one that may stand in its clause
WEEKDAY = 11  # code points of a weekday in front of the day of a row
SITTINGS = ("meeting", "consultation")  # of which a list has several
LINE, BRIEF = 14, 7  # words of a line, of a sentence, for which what leads them speaks
OF_AGREEMENT = (
    "adoption",
    "action_plan_period",
    "validity_period",
    "review_deadline",
    "process_start",
)


def read_events(document: Document, *, weighs: bool = True) -> Iterator[Event]:
    """Yield every mention of an event, in the order of the text."""
    dates = read_dates(read_document(document, weighs=weighs))
    return (event for event in dates if event.type != NONE)


def read_dates(reading: Reading) -> Iterator[Event]:
    """Yield every date, in the order of the text; those that are no event have the type NONE."""
    document = reading.document
    leads, last, topic = Leads(), "", ""
    for unit in document.units:
        if unit.kind == "noise":
            continue
        dated = may_have_dates(unit.text, document.language)
        dates = _unit_events(reading, unit, leads, (last, topic)) if dated else []
        made = [event for event in dates if event.type != NONE]
        last = made[-1].type if made else "" if unit.kind == "heading" or last in NATIONAL else last
        named = topic_of(lowered(unit.text), reading.own)
        topic = named if named or unit.kind == "heading" else topic
        leads = leads_behind(unit, leads, title=opens_section(reading, unit), dated=bool(made))
        yield from dates


def _unit_events(reading: Reading, unit: Unit, leads: Leads, last: tuple[str, str]) -> list[Event]:
    """The events of the lines of a unit; the first line may lead the others."""
    leads = Leads() if opens_section(reading, unit) else leads
    made: dict[str, Event] = {}
    for line in lines_of(
        reading.document, unit, partial(opens, reading), partial(places_of, reading)
    ):
        if line.start and not opens(reading, unit.text):
            told = any(event.type != NONE for event in made.values())
            first = unit.text[: line.start].strip() if not told else ""
            leads = Leads(heading=leads.heading, line=first or leads.line)
        for event in _line_events(reading, unit, line, leads, last):
            made[event.value] = event
    return list(made.values())


def _line_events(
    reading: Reading, unit: Unit, line: Line, leads: Leads, last: tuple[str, str]
) -> Iterator[Event]:
    clock = clock_of(reading, line.text, leads, row=line.start > 0)
    dates = find_dates(line.text, reading.language, clock)
    signed = bool(dates) and is_signing_line(reading, unit, dates)
    title = unit.kind == "heading"
    row = title or not line.text.endswith(".")
    made: list[Event] = []
    for i, (span, edtf) in enumerate(dates):
        others = [other for other, _ in dates[max(0, i - NEAR) : i + NEAR] if other != span]
        text = marked(line.text, span, others, reading.own)
        before = {"after": made[-1].type} if made else {"last": last[0]}
        before["topic"] = last[1]
        told = partial(
            classify, text, edtf, reading.own, today=reading.today, title=title, row=row, **before
        )
        kind = by_place(reading, unit, line, span, edtf, leads) or told()
        if kind is None and i and goes_on(reading, line, dates[i - 1 : i + 1], made[-1].type):
            kind = Kind(type=made[-1].type, status=made[-1].status, words="as the date before")
        if kind is None and signed and not reading.minutes:
            kind = _default(reading, unit, text, edtf, signed=True)
        kind = kind or told(whole=True) or _below(reading, text, edtf, unit, leads)
        kind = kind or _as_row_before(reading, line, span, edtf, leads, last[0])
        kind = kind or _default(reading, unit, text, edtf, signed=signed)
        kind = as_due(
            reading,
            unit,
            line.text[span.start : span.end],
            as_seen(reading, kind, text, edtf, leads),
        )
        seen = event_features(reading, unit, text, edtf, kind, leads)
        kind = weighed(kind, seen, reading.language) if reading.weighs else kind
        kind = known_revision(kind, edtf, reading.own)
        made.append(
            Event(
                unit=unit,
                edtf=_span(reading, text, edtf, kind.type),
                type=kind.type,
                status=kind.status,
                about=_about(reading, kind.type, text),
                rule=f"{kind.type}: {kind.words}" if kind.words else kind.type,
                seen=seen,
            )
        )
    first = int(_is_label(line, dates))
    yield from periods(reading, line, dates[first:], made[first:])


def _is_label(line: Line, dates: Sequence[tuple[Span, str]]) -> bool:
    """Whether the first date is but the year of what follows: 'Dates for 2012: 19 January'."""
    if len(dates) < 2:
        return False
    (span, year), *others = dates
    label = line.text[span.end :].startswith(":") and len(year) == len("2012")
    return label and any(edtf.startswith(f"{year}-") for _, edtf in others)


def _span(reading: Reading, text: str, edtf: str, type_: str) -> str:
    """The date with the end that its event has.

    What does not last has no open one (`takes over from January`, `until 30 September`), what is
    valid until further notice has.
    """
    if type_ not in LASTING:
        return edtf.removesuffix(f"/{OPEN}").removeprefix(f"{OPEN}/")
    if "/" in edtf or type_ == "process_start":
        return edtf
    tags = reading.own.tags
    if tags["ends"].search(text):
        return f"{OPEN}/{edtf}"
    starts = tags["open_end"].search(text) or tags["in_force"].search(text)
    return f"{edtf}/{OPEN}" if starts and type_ == "validity_period" else edtf


def _below(reading: Reading, text: str, edtf: str, unit: Unit, leads: Leads) -> Kind | None:
    """The kind that a heading or label gives a short line below it."""
    row = unit.kind == "item" or not text.endswith(".")
    goals = any(reading.own.tags["goal"].search(lowered(lead)) for lead in leads.texts)
    brief = LINE if row or goals or _again(reading, text) else BRIEF
    if len(text.split()) > brief:
        return None
    before = (leads.previous,) if leads.previous and _again(reading, text) else ()
    for lead in (*before, *leads.over(unit), *([""] if row else [])):
        told = " ".join(lowered(lead).strip(" .:").split())
        kind = classify_below(told, text, edtf, reading.own, today=reading.today)
        if kind:
            return kind
    return None


def _as_row_before(
    reading: Reading, line: Line, at: Span, edtf: str, leads: Leads, last: str
) -> Kind | None:
    """The kind of a row that begins with a date, as the row before it does."""
    row = _leads(line.text, at) and DAYS.fullmatch(edtf) and not line.text.endswith(".")
    if not row or last not in SITTINGS:
        return None
    if not any(_leads(leads.previous, one) for one in places_of(reading, leads.previous)[:1]):
        return None
    low = lowered(line.text)
    if any(reading.own.tags[name].search(low) for name in (*ELSE, "body", "group")):
        return None
    status = status_of(line.text, edtf, reading.own, reading.today)
    return Kind(type=last, status=status, words="as the row before")


def _leads(text: str, at: Span) -> bool:
    """Whether nothing but a weekday stands before a date."""
    return at.start <= WEEKDAY and len(text[: at.start].split()) <= 1


def _again(reading: Reading, text: str) -> bool:
    return any(place.start == 0 for place in evidence(text, reading.own).places["again"])


def _default(reading: Reading, unit: Unit, text: str, edtf: str, *, signed: bool) -> Kind:
    """The kind of a date that no frame classifies."""
    own_day, head = is_own_day(reading, edtf), is_head(reading, unit)
    type_ = "meeting" if reading.minutes and own_day else OTHER
    alone = len(unit.text.split()) <= 3 and unit.kind == "heading"
    if head and not reading.minutes and not reading.summons and (own_day or alone):
        type_ = NONE  # the date of the text itself, or of its print
    if signed and not reading.minutes:
        type_ = NONE if reading.letter else "adoption"
    return Kind(type=type_, status=status_of(text, edtf, reading.own, reading.today))


def _about(reading: Reading, type_: str, text: str) -> str:
    """Name what an event concerns, empty for the document at hand."""
    if type_ in NATIONAL:
        return "national"
    if type_ == "strategy":
        return "strategy"
    if type_ == "objective_year" and reading.own.goals.search(text):
        return "goals"
    return "agreement" if reading.minutes and type_ in OF_AGREEMENT else ""
