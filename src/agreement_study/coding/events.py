"""Events: what happens when, as EDTF, with its kind and whether it lies ahead.

One `event` per event of a document, at its fullest mention; what mentions it again is a coding of
the family `mention` with the same value. An event that concerns something else than the document
at hand also has a coding `about/<what>` with the same value at the same place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.coding.cues import lowered
from agreement_study.coding.dates import Clock, find_dates
from agreement_study.coding.event_types import (
    OTHER,
    EventWords,
    Kind,
    classify,
    event_words,
    marked,
    status_of,
)
from agreement_study.edtf import OPEN, bounds
from agreement_study.model import Coding, Document, Unit
from agreement_study.spans import Span

HEAD = 8  # units among which the text's own date is looked for
NATIONAL = ("national_agreement", "national_revision")
ONCE = (*NATIONAL, "adoption", "process_start")  # of these a year and a day in it are one event
OF_AGREEMENT = ("adoption", "action_plan_period", "validity_period", "review_deadline", "process_start")


@frozen(kw_only=True)
class Event:
    """One mention of an event in a unit."""

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


class EventCoder:
    """Codes events by the rules of `language/<language>-events.yaml`."""

    name = "events"
    version = "1"
    families = ("event", "mention", "about")
    needs: tuple[str, ...] = ()

    def code(
        self, document: Document, found: Sequence[Coding], codebook: Codebook
    ) -> Iterable[Coding]:
        """Yield the codings of one document."""
        events = list(read_events(document))
        fullest = set(map(id, _fullest(events)))
        for event in events:
            family = "event" if id(event) in fullest else "mention"
            yield document.code(event.unit, family, event.value, rule=event.rule)
            if event.about:
                yield document.code(
                    event.unit, f"about/{event.about}", event.value, rule=event.rule
                )


def own_date(document: Document) -> date | None:
    """Return the day that the document itself bears: by its registry entry, else by its head."""
    told = [d.date for d in document.source.dates if d.basis == "text" and d.type in ("meeting", "adoption")]
    head = [
        edtf
        for unit in document.units[:HEAD]
        if unit.kind != "noise"
        for _, edtf in find_dates(unit.text, document.language)
    ]
    for edtf in [*told, *head]:
        first, last = bounds(edtf)
        if first and first == last:
            return first
    return None


def read_events(document: Document) -> Iterator[Event]:
    """Yield every mention of an event, in the order of the text."""
    own = event_words(document.language)
    today = own_date(document)
    minutes = _is_minutes(document, own)
    national = False
    for unit in document.units:
        if unit.kind == "noise":
            continue
        made = _unit_events(document, unit, own, today, minutes=minutes, national=national)
        national = any(event.type in NATIONAL for event in made)
        yield from made


def _is_minutes(document: Document, own: EventWords) -> bool:
    head = " ".join(unit.text for unit in document.units[:2])
    return document.kind == "minutes" or bool(own.minutes.search(lowered(head)))


def _unit_events(
    document: Document,
    unit: Unit,
    own: EventWords,
    today: date | None,
    *,
    minutes: bool,
    national: bool,
) -> list[Event]:
    heading = document.unit.get(unit.section) if unit.section else None
    if heading and heading.id == unit.id:
        heading = None
    clock = _clock(unit, heading, document.language, own, today)
    dates = find_dates(unit.text, document.language, clock)
    made = []
    for span, edtf in dates:
        others = [other for other, _ in dates if other != span]
        text = marked(unit.text, span, others, own, after=own.antecedent if national else "")
        kind = _kind(text, edtf, unit, heading, own, today, minutes=minutes)
        about = _about(kind.type, text, own, minutes=minutes)
        rule = f"{kind.type}: {kind.words}" if kind.words else kind.type
        made.append(
            Event(unit=unit, edtf=edtf, type=kind.type, status=kind.status, about=about, rule=rule)
        )
    return list({(event.value): event for event in made}.values())


def _clock(
    unit: Unit, heading: Unit | None, language: str, own: EventWords, today: date | None
) -> Clock:
    """What bare dates are read by: the year of the heading, else the document's own date."""
    years = [edtf for _, edtf in find_dates(heading.text, language)] if heading else []
    year = int(years[0]) if len(years) == 1 and years[0].isdigit() else None
    text = f"{heading.text if heading else ''} {unit.text}"
    return Clock(day=today, year=year, forward=own.looks_ahead(lowered(text)))


def _kind(
    text: str,
    edtf: str,
    unit: Unit,
    heading: Unit | None,
    own: EventWords,
    today: date | None,
    *,
    minutes: bool,
) -> Kind:
    """The kind by the unit's own words, else with its heading in front of it."""
    kind = classify(text, edtf, own, today=today, heading=unit.kind == "heading")
    if kind is None and heading:
        whole = f"{lowered(heading.text)} {text}"
        kind = classify(whole, edtf, own, today=today, heading=True)
    if kind is None:
        type_ = "meeting" if minutes and _is_day(edtf, today) else OTHER
        kind = Kind(type=type_, status=status_of(text, edtf, own, today))
    return kind


def _is_day(edtf: str, today: date | None) -> bool:
    return today is not None and bounds(edtf) == (today, today)


def _about(type_: str, text: str, own: EventWords, *, minutes: bool) -> str:
    """Name what an event concerns, empty for the document at hand."""
    if type_ in NATIONAL:
        return "national"
    if type_ == "strategy":
        return "strategy"
    if type_ == "objective_year" and own.goals.search(text):
        return "goals"
    return "agreement" if minutes and type_ in OF_AGREEMENT else ""


def _fullest(events: Sequence[Event]) -> list[Event]:
    """Of the mentions of each event, the one that says most."""
    groups: list[list[Event]] = []
    for event in sorted(events, key=_fullness):
        same = next((group for group in groups if _same(group[0], event)), None)
        if same is None:
            groups.append([event])
    return [group[0] for group in groups]


def _fullness(event: Event) -> tuple[int, int, int]:
    """Sort key: the most precise date, then a sentence, then the longest."""
    precision = 0 if event.edtf.endswith(OPEN) else len(event.edtf.split("/")[0])
    return -precision, event.unit.kind == "heading", -len(event.unit.text)


def _same(known: Event, event: Event) -> bool:
    if known.type != event.type or known.about != event.about:
        return False
    if known.edtf == event.edtf:
        return True
    if event.type not in ONCE:
        return False
    (a, b), (c, d) = bounds(known.edtf), bounds(event.edtf)
    inside = c and a and c <= a and (d is None or (b is not None and b <= d))
    return bool(inside or known.edtf.split("/")[0] == event.edtf.split("/")[0])


__all__ = ["Event", "EventCoder", "own_date", "read_events", "Span"]
