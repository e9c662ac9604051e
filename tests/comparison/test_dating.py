"""Which text is of earlier date: only where both texts settle it."""

from __future__ import annotations

import pytest

from agreement_study.comparison.dating import earlier

Event = tuple[str, str, str, str, str]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], set()),
        # adopted before what the other tells of as past
        (
            [
                ("a", "2014-11-25", "adoption", "actual", "a"),
                ("b", "2018", "national_revision", "actual", "national"),
            ],
            {("a", "b")},
        ),
        # planned events, and another text's adoption, date nothing
        (
            [
                ("a", "2014", "adoption", "actual", "national"),
                ("b", "2018", "action_plan_period", "planned", "b"),
            ],
            set(),
        ),
        # the same year settles nothing
        (
            [("a", "2018", "adoption", "actual", "a"), ("b", "2018-03", "meeting", "actual", "b")],
            set(),
        ),
        # an open interval tells since when, not by when
        (
            [
                ("a", "2011/..", "adoption", "actual", "a"),
                ("b", "2020", "strategy", "actual", "strategy"),
            ],
            set(),
        ),
    ],
)
def test_earlier(events: list[Event], expected: set[tuple[str, str]]) -> None:
    names = ("document", "date", "type", "status", "about")
    rows = [dict(zip(names, event, strict=True)) for event in events]
    assert earlier(rows, ["a", "b"]) == expected
