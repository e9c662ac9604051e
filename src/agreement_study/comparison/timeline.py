"""Events on a common line of time: which belong together, when each text was made, plans in a row.

Rows of the table `events` go in, frames for figures and tables come out. Dates stay EDTF; `first`
and `last` are the days that they cover, missing where an interval is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pandas as pd

from agreement_study.edtf import bounds

Row = Mapping[Any, Any]

PLAN = "action_plan_period"
DATING = ("adoption", "validity_period", "meeting")
"""Events that date the text which tells of them as its own."""

_POINTS = ("lane", "type", "date", "status", "first", "last", "document", "start", "end")
_PAIRS = ("lane", "kind", "date", "first", "last", "months", "before", "after")


def timeline(events: pd.DataFrame, lane_of: Callable[[str], str]) -> pd.DataFrame:
    """Return the events by lane, each once, the vaguer mentions of an event left out.

    Parameters
    ----------
    events
        Rows of the table `events`.
    lane_of
        Gives the lane of a document; what concerns no document here gets a lane of its own
        (`national`, `strategy`, `goals`).
    """
    rows = []
    for row in events.to_dict("records"):
        first, last = bounds(row["date"])
        own = row["about"] in (row["document"], "agreement")
        lane = lane_of(row["document"]) if own else row["about"]
        rows.append({**row, "lane": lane, "first": first, "last": last})
    made = pd.DataFrame(rows, columns=list(_POINTS))
    best = [not _said_better(row, made) for row in made.to_dict("records")]
    kept = made[pd.Series(best, index=made.index, dtype=bool)]
    return kept.drop_duplicates(["lane", "type", "date"]).reset_index(drop=True)


def _said_better(row: Row, rows: pd.DataFrame) -> bool:
    """Tell whether another mention gives a date within this one's: a day within its year."""
    if "/" in str(row["date"]):
        return False
    alike = rows[(rows["lane"] == row["lane"]) & (rows["type"] == row["type"])]
    return any(
        other["date"] != row["date"]
        and other["first"] is not None
        and other["last"] is not None
        and row["first"] <= other["first"] <= other["last"] <= row["last"]
        for other in alike.to_dict("records")
    )


def plans_in_a_row(marks: pd.DataFrame) -> pd.DataFrame:
    """Return the gap or overlap between each plan of a lane and the next: how many months, when.

    Plans that follow each other without either have no row; nor do plans with an open end.
    """
    rows = [row for _, own in _plans(marks) for row in _between(own)]
    return pd.DataFrame(rows, columns=list(_PAIRS))


def _plans(marks: pd.DataFrame) -> Iterator[tuple[str, Sequence[Row]]]:
    plans = marks[(marks["type"] == PLAN) & marks["first"].notna() & marks["last"].notna()]
    for lane, own in plans.groupby("lane", sort=False):
        yield str(lane), own.sort_values(["first", "last"]).to_dict("records")


def _between(plans: Sequence[Row]) -> Iterator[Row]:
    for before, after in pairwise(plans):
        ended, begins = before["last"], after["first"]
        if begins > ended + timedelta(days=1):
            kind, first, last = "gap", ended + timedelta(days=1), begins - timedelta(days=1)
        elif begins <= ended:
            kind, first, last = "overlap", begins, min(ended, after["last"])
        else:
            continue
        yield {
            "lane": before["lane"],
            "kind": kind,
            "date": as_edtf(first, last),
            "first": first,
            "last": last,
            "months": months(first, last),
            "before": before["date"],
            "after": after["date"],
        }


def months(first: date, last: date) -> int:
    """Return how many months a stretch of days covers, to the nearest whole one."""
    behind = last + timedelta(days=1)
    whole = 12 * (behind.year - first.year) + behind.month - first.month
    return whole + round((behind.day - first.day) / 30)


def as_edtf(first: date, last: date) -> str:
    """Return a stretch of days in whole years where it covers such, else in months or days.

    Examples
    --------
    >>> as_edtf(date(2018, 1, 1), date(2022, 12, 31)), as_edtf(date(2018, 1, 1), date(2018, 12, 31))
    ('2018/2022', '2018')
    >>> as_edtf(date(2018, 3, 1), date(2018, 6, 30)), as_edtf(date(2018, 3, 1), date(2018, 3, 9))
    ('2018-03/2018-06', '2018-03-01/2018-03-09')
    """
    behind = last + timedelta(days=1)
    length = 4 if (first.month, first.day, behind.month, behind.day) == (1, 1, 1, 1) else 7
    length = length if first.day == behind.day == 1 else 10
    start, end = first.isoformat()[:length], last.isoformat()[:length]
    return start if start == end else f"{start}/{end}"


def undated(events: pd.DataFrame, documents: Sequence[str]) -> pd.DataFrame:
    """Return the documents that give themselves no date, and the year after which they were made.

    `earliest` is the year of the latest event that the text tells of as past, empty where it tells
    of none; `start` and `end` are the passage that says so.
    """
    rows = []
    for document in documents:
        own = events[(events["document"] == document)]
        if not ((own["about"] == document) & own["type"].isin(DATING)).any():
            rows.append({"document": document, **_latest_past(own[own["status"] == "actual"])})
    return pd.DataFrame(rows, columns=["document", "earliest", "start", "end"])


def _latest_past(events: pd.DataFrame) -> Row:
    known = [(bounds(row["date"])[0], row) for row in events.to_dict("records")]
    dated = [(first, row) for first, row in known if first is not None]
    if not dated:
        return {"earliest": "", "start": None, "end": None}
    first, row = max(dated, key=lambda pair: pair[0])
    return {"earliest": str(first.year), "start": row["start"], "end": row["end"]}
