"""Mentions of events, and the dates of a line that belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, field, frozen

from agreement_study.coding.cues import lowered
from agreement_study.coding.date_patterns import date_patterns
from agreement_study.coding.event_conditions import DAY
from agreement_study.coding.event_frames import OTHER
from agreement_study.coding.event_lines import Line
from agreement_study.coding.event_reading import Reading
from agreement_study.coding.event_types import LASTING
from agreement_study.edtf import OPEN
from agreement_study.model import Unit
from agreement_study.spans import Span

FEW, SHORT = 5, 10  # words of what goes on after a date before it, without a verb of its own
PERIODS = ("funding_period", "action_plan_period", "validity_period")
END = re.compile(r"[^\W\d]{3}[.!?]\s|\A\W*[.!?]\s")
Dated = tuple[Span, str]


@frozen(kw_only=True)
class Event:
    """One mention of an event in a unit; `about` is empty for the document at hand.

    `seen` is what weighted cues see of its date.
    """

    unit: Unit
    edtf: str
    type: str
    status: str
    about: str
    rule: str
    seen: frozenset[str] = field(default=frozenset(), eq=False)

    @property
    def value(self) -> str:
        """The value as codings write it."""
        return f"{self.edtf}|{self.type}|{self.status}"


def periods(
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
            joined[-1] = evolve(
                last, edtf=last.edtf.removesuffix(f"/{OPEN}") + event.edtf.removeprefix(OPEN)
            )
            continue
        if last and event.type == OTHER and _is_end_of(last, event):
            continue  # `for three years from 1 April 2018, i.e. until 31 March 2021`
        joined.append(event)
    return joined


def _is_end_of(period: Event, event: Event) -> bool:
    """Whether a date tells the end of the period in front of it once more."""
    start, slash, end = period.edtf.partition("/")
    return bool(slash and start != OPEN and end == event.edtf)


def _ends(start: Event, event: Event) -> bool:
    """Whether a date tells when a validity ends whose start stands before it."""
    validity = start.type == "validity_period" and event.type in (start.type, OTHER)
    end = event.edtf.startswith(f"{OPEN}/")
    begin = start.edtf.removesuffix(f"/{OPEN}")
    return validity and end and "/" not in begin and begin < event.edtf[3:]


def _joined(reading: Reading, line: Line, pair: Sequence[Dated]) -> bool:
    """Whether two dates are parts of one list: `2022 and 2023`."""
    gap = line.text[pair[0][0].end : pair[1][0].start]
    return bool(date_patterns(reading.language).join.fullmatch(lowered(gap)))


def goes_on(reading: Reading, line: Line, pair: Sequence[Dated], type_: str) -> bool:
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
