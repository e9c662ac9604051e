"""The rows of the timeline figure: what stands on which line, in which words. Nothing is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
from attrs import frozen

from agreement_study.publishing.strings import date as in_words
from agreement_study.publishing.strings import length, say

VAGUE = 45
"""Days within which an event lies somewhere, from which on it is drawn as a stretch, no dot."""
SHORT = 10
"""Days up to which a period is drawn as a dot: a meeting of two days, a week."""

Mark = Mapping[Any, Any]


@frozen(kw_only=True)
class Line:
    """A line of the figure: a heading, one kind of event of a lane, or a text without a date.

    `pairs` are the gaps and overlaps between the plans on it.
    """

    text: str
    kind: str = "events"
    marks: tuple[Mark, ...] = ()
    pairs: tuple[Mark, ...] = ()


def lines(
    marks: pd.DataFrame,
    pairs: pd.DataFrame,
    undated: pd.DataFrame,
    *,
    lanes: Mapping[str, Sequence[str]],
    title: Callable[[str], str],
    row: Callable[[str, str], str],
    lang: str,
) -> list[Line]:
    """Return the lines from top to bottom: what texts refer to, dated lanes, undated ones.

    Parameters
    ----------
    marks, pairs, undated
        As `comparison.timeline` makes them.
    lanes
        The documents of each lane; any other lane is something that texts refer to.
    title, row
        Give the heading of a lane, and the words for a type of event in a lane.
    """
    without = set(undated["document"])
    dated = [lane for lane, own in lanes.items() if not without.issuperset(own)]
    apart = [lane for lane in lanes if lane not in dated]
    outer = [lane for lane in dict.fromkeys(marks["lane"]) if lane not in lanes]
    made: list[Line] = []
    if outer:
        made.append(Line(text=say("timeline_outside", lang), kind="heading"))
        made += [line for lane in outer for line in _events(marks, pairs, lane, row)]
    for group, heading in ((dated, ""), (apart, say("timeline_undated", lang))):
        if heading and group:
            made.append(Line(text=heading, kind="group"))
        for lane in group:
            made.append(Line(text=title(lane), kind="heading"))
            made += _events(marks, pairs, lane, row)
            made += _unknown(undated[undated["document"].isin(lanes[lane])], lang)
    return made


def _events(
    marks: pd.DataFrame, pairs: pd.DataFrame, lane: str, row: Callable[[str, str], str]
) -> Iterator[Line]:
    """One line per kind of event, in the order of their first dates; more where bars overlap."""
    own = marks[marks["lane"] == lane].to_dict("records")
    own.sort(key=lambda mark: (mark["first"] or mark["last"], mark["last"] or date.max))
    between = pairs[pairs["lane"] == lane].to_dict("records")
    for kind in dict.fromkeys(mark["type"] for mark in own):
        for number, packed in enumerate(_packed([m for m in own if m["type"] == kind])):
            text = row(lane, kind) if number == 0 else ""
            ends = {mark["date"] for mark in packed} if kind == "action_plan_period" else set()
            yield Line(
                text=text,
                marks=tuple(packed),
                pairs=tuple(p for p in between if p["after"] in ends),
            )


def _packed(marks: list[Mark]) -> list[list[Mark]]:
    """Marks on as few lines as keep bars apart."""
    packed: list[list[Mark]] = []
    for mark in marks:
        free = next((line for line in packed if _behind(mark, line[-1])), None)
        if free is None:
            packed.append([mark])
        else:
            free.append(mark)
    return packed


def _behind(mark: Mark, other: Mark) -> bool:
    if mark["first"] is None or other["last"] is None:
        return False
    return not (is_bar(mark) and is_bar(other)) or bool(mark["first"] > other["last"])


def _unknown(undated: pd.DataFrame, lang: str) -> Iterator[Line]:
    """A text without a date: made at some time after what it tells of as past."""
    for row in undated.to_dict("records"):
        first = date(int(row["earliest"]), 1, 1) if row["earliest"] else None
        mark = {
            "date": "",
            "first": first,
            "last": None,
            "status": "unknown",
            "text": after(row, lang),
        }
        yield Line(text=say("timeline_text_made", lang), kind="unknown", marks=(mark,))


def after(row: Mark, lang: str) -> str:
    """Return in words when an undated text was made."""
    if not row["earliest"]:
        return say("timeline_no_date", lang)
    return say("timeline_earliest", lang, year=row["earliest"])


def is_bar(mark: Mark) -> bool:
    """Tell whether a mark is drawn as a stretch: a period, or a time that is not known closely."""
    if mark["first"] is None or mark["last"] is None:
        return True
    return is_vague(mark) or ("/" in mark["date"] and (mark["last"] - mark["first"]).days > SHORT)


def is_vague(mark: Mark) -> bool:
    """Tell whether the event lies somewhere within its dates: a year or season, no period."""
    if "/" in mark["date"] or mark["first"] is None or mark["last"] is None:
        return False
    return bool((mark["last"] - mark["first"]).days > VAGUE)


def is_approximate(mark: Mark) -> bool:
    """Tell whether the text says that it does not know the date for sure."""
    return any(sign in mark["date"] for sign in "~?%X")


def pair_words(pair: Mark, lang: str, *, dated: bool = False) -> str:
    """Return how long a gap or an overlap of plans is, in words, and when if `dated`."""
    said = say(f"timeline_{pair['kind']}", lang, length=length(pair["months"], lang, digits=True))
    return f"{said} ({in_words(pair['date'], lang)})" if dated else said


def mark_words(mark: Mark, lang: str) -> str:
    """Return the date of a mark as it stands beside it."""
    return str(mark.get("text") or in_words(mark["date"], lang))
