"""EDTF level 1: what is valid, and which days it covers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_study.edtf import bounds, is_edtf


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2008", "2008-01-01", "2008-12-31"),
        ("2014-11-25", "2014-11-25", "2014-11-25"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-23", "2023-09-01", "2023-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2018/2023", "2018-01-01", "2023-12-31"),
        ("2023-11-20/2024-01-21", "2023-11-20", "2024-01-21"),
        ("2011/..", "2011-01-01", None),
        ("../2027", None, "2027-12-31"),
        ("2011/", "2011-01-01", None),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2014-XX", "2014-01-01", "2014-12-31"),
        ("2014-06-XX", "2014-06-01", "2014-06-30"),
        ("2015~", "2015-01-01", "2015-12-31"),
        ("2015-06?/2016%", "2015-06-01", "2016-12-31"),
    ],
)
def test_valid_dates_cover_days(text: str, first: str | None, last: str | None) -> None:
    assert is_edtf(text)
    assert [day and str(day) for day in bounds(text)] == [first, last]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3/10",
        "2014-13",
        "2014-25",
        "2014-02-30",
        "2014-00",
        "2014-1-2",
        "14-11-25",
        "2014-23-01",
        "2023/2018",
        "../..",
        "/",
        "2014/2015/2016",
        "0000",
        "X014",
        "201X-05",
        "2014~?",
        "år 2014",
    ],
)
def test_other_texts_are_no_dates(text: str) -> None:
    assert not is_edtf(text)


@given(st.dates(min_value=date(1, 1, 1)), st.dates(min_value=date(1, 1, 1)))
def test_two_days_in_order_are_an_interval(one: date, other: date) -> None:
    assert is_edtf(f"{one}/{other}") == (one <= other)


@given(st.text(alphabet="0123456789-/X.?~%", max_size=21))
def test_what_is_valid_has_days_in_order(text: str) -> None:
    if is_edtf(text):
        first, last = bounds(text)
        assert first or last
        assert not (first and last) or first <= last
