"""Events on a line of time, by invented rows: what is one event, what lies between plans."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_study.comparison.timeline import (
    as_edtf,
    months,
    plans_in_a_row,
    timeline,
    undated,
)
from agreement_study.edtf import bounds


def events(*rows: tuple[str, str, str, str, str]) -> pd.DataFrame:
    """Rows of document, date, type, status, about."""
    made = pd.DataFrame(rows, columns=["document", "date", "type", "status", "about"])
    return made.assign(start=range(len(made)), end=range(1, len(made) + 1))


def lanes(document: str) -> str:
    return {"pact": "Ådal", "notes": "Ådal"}.get(document, document)


def test_texts_of_a_place_share_a_lane_and_what_is_outside_has_its_own() -> None:
    made = timeline(
        events(
            ("pact", "2012-05-04", "adoption", "actual", "pact"),
            ("notes", "2020/2022", "action_plan_period", "planned", "agreement"),
            ("notes", "2008", "national_agreement", "actual", "national"),
        ),
        lanes,
    )
    assert list(made["lane"]) == ["Ådal", "Ådal", "national"]


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("2014", "2014-11-25", ["2014-11-25"]),
        ("2014-11", "2014-11-25", ["2014-11-25"]),
        ("2014", "2014", ["2014"]),
        ("2014", "2015-11-25", ["2014", "2015-11-25"]),
        ("2014/2016", "2015", ["2014/2016", "2015"]),
        ("2011/..", "2012", ["2011/..", "2012"]),
    ],
)
def test_the_most_precise_date_of_an_event_stands(first: str, second: str, kept: list[str]) -> None:
    rows = events(
        ("notes", first, "adoption", "actual", "agreement"),
        ("pact", second, "adoption", "actual", "pact"),
    )
    assert list(timeline(rows, lanes)["date"]) == kept


def test_another_kind_of_event_is_never_the_same() -> None:
    rows = events(
        ("pact", "2014", "adoption", "actual", "pact"),
        ("pact", "2014-02-01", "meeting", "actual", "pact"),
    )
    assert len(timeline(rows, lanes)) == 2


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        (["2015/2017", "2023/2026"], [("gap", "2018/2022", 60)]),
        (["2015/2017", "2019/2021"], [("gap", "2018", 12)]),
        (["2015/2017", "2018/2020"], []),
        (["2015/2017", "2017/2020"], [("overlap", "2017", 12)]),
        (["2015/2020", "2016/2017"], [("overlap", "2016/2017", 24)]),
        (["2015/2017-06", "2018/2019"], [("gap", "2017-07/2017-12", 6)]),
        (["2015/..", "2018/2019"], []),
        (["2015/2017"], []),
        ([], []),
    ],
)
def test_gaps_and_overlaps_between_plans(
    plans: list[str], expected: list[tuple[str, str, int]]
) -> None:
    rows = [("pact", plan, "action_plan_period", "planned", "pact") for plan in reversed(plans)]
    between = plans_in_a_row(timeline(events(*rows), lanes))
    assert list(zip(between["kind"], between["date"], between["months"], strict=True)) == expected


def test_plans_of_different_places_are_not_held_against_each_other() -> None:
    rows = events(
        ("pact", "2015/2017", "action_plan_period", "planned", "pact"),
        ("other", "2023/2026", "action_plan_period", "planned", "other"),
    )
    assert plans_in_a_row(timeline(rows, lanes)).empty


def test_a_text_is_undated_unless_it_dates_itself() -> None:
    rows = events(
        ("dated", "2014-11-25", "adoption", "actual", "dated"),
        ("valid", "2026/2029", "validity_period", "planned", "valid"),
        ("loose", "2008", "national_agreement", "actual", "national"),
        ("loose", "2018", "strategy", "actual", "strategy"),
        ("loose", "2030", "objective_year", "planned", "goals"),
        ("loose", "2012", "adoption", "actual", "agreement"),
    )
    made = undated(rows, ["dated", "valid", "loose", "mute"])
    assert list(zip(made["document"], made["earliest"], strict=True)) == [
        ("loose", "2018"),
        ("mute", ""),
    ]


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(DAYS, DAYS)
def test_a_stretch_of_days_keeps_its_ends_as_edtf(one: date, other: date) -> None:
    first, last = sorted([one, other])
    assert bounds(as_edtf(first, last)) == (first, last)


@given(st.integers(1990, 2060), st.integers(0, 30))
def test_whole_years_are_twelve_months_each(year: int, more: int) -> None:
    assert months(date(year, 1, 1), date(year + more, 12, 31)) == 12 * (more + 1)
