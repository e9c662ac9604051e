"""Which of two texts is of earlier date, where the texts themselves settle it.

A text was written no later than its adoption or the meeting that it tells of, and no earlier than
the latest event that it tells of as past. Nothing is guessed: most pairs stay open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import permutations
from typing import Any

from agreement_study.edtf import bounds

Row = Mapping[Any, Any]
CLOSING = ("adoption", "meeting")
"""Events of a text's own by which it must have been written."""


def earlier(events: Iterable[Row], documents: Sequence[str]) -> set[tuple[str, str]]:
    """Return the pairs of documents of which the first is of earlier date than the second.

    Parameters
    ----------
    events
        Rows of the table `events`.
    """
    past = [row for row in events if row["status"] == "actual"]
    made = {
        name: _made([row for row in past if row["document"] == name], name) for name in documents
    }
    return {
        (a, b)
        for a, b in permutations(documents, 2)
        if (by := made[a][1]) is not None and (since := made[b][0]) is not None and by < since
    }


def _made(past: Sequence[Row], document: str) -> tuple[date | None, date | None]:
    """The day since which a document can have been written, and the day by which it was."""
    since = [first for row in past if (first := bounds(row["date"])[0])]
    by = [
        last
        for row in past
        if row["type"] in CLOSING and row["about"] == document and (last := bounds(row["date"])[1])
    ]
    return max(since, default=None), max(by, default=None)
