"""Numbers, dates and lists as each language writes them."""

from __future__ import annotations

import pytest

from agreement_study.publishing.strings import date, length, listed, number, sort_key


@pytest.mark.parametrize(
    ("value", "decimals", "sv", "en"),
    [(1234, 0, "1\u00a0234", "1,234"), (0.816, 2, "0,82", "0.82"), (7, 0, "7", "7")],
)
def test_numbers(value: float, decimals: int, sv: str, en: str) -> None:
    assert number(value, "sv", decimals) == sv
    assert number(value, "en", decimals) == en


@pytest.mark.parametrize(
    ("edtf", "sv", "en"),
    [
        ("2014-11-25", "25 november 2014", "25 November 2014"),
        ("2024-03", "mars 2024", "March 2024"),
        ("2015/2017", "2015–2017", "2015–2017"),
        ("2011/..", "sedan 2011", "since 2011"),
        ("2023-23", "hösten 2023", "autumn 2023"),
        ("", "okänt", "unknown"),
        ("../2029", "till 2029", "until 2029"),
        ("2011/", "sedan 2011", "since 2011"),
        ("2014~", "omkring 2014", "about 2014"),
        ("2014-XX", "2014", "2014"),
        ("202X", "2020-talet", "the 2020s"),
        ("19XX", "1900-talet", "the 1900s"),
        ("2023-12-06/2023-12-07", "6–7 december 2023", "6–7 December 2023"),
        (
            "2023-11-20/2024-01-21",
            "20 november 2023–21 januari 2024",
            "20 November 2023–21 January 2024",
        ),
    ],
)
def test_dates(edtf: str, sv: str, en: str) -> None:
    assert date(edtf, "sv") == sv
    assert date(edtf, "en") == en


@pytest.mark.parametrize(
    ("months", "sv", "en"),
    [
        (1, "en månad", "one month"),
        (7, "sju månader", "seven months"),
        (12, "ett år", "one year"),
        (30, "30 månader", "30 months"),
        (60, "fem år", "five years"),
    ],
)
def test_lengths(months: int, sv: str, en: str) -> None:
    assert length(months, "sv") == sv
    assert length(months, "en") == en


def test_swedish_letters_sort_last() -> None:
    assert sorted(["Öppenhet", "Ansvar", "Åtagande", "Zon"], key=sort_key) == [
        "Ansvar",
        "Zon",
        "Åtagande",
        "Öppenhet",
    ]


@pytest.mark.parametrize(
    ("items", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")],
)
def test_lists(items: list[str], said: str) -> None:
    assert listed(items, "sv") == said
    assert listed(items, "sv", "or") == said.replace(" och ", " eller ")
