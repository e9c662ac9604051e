"""The timeline figure by invented rows: its lines, labels, alternative text and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import pytest

from agreement_study.edtf import bounds
from agreement_study.publishing.outputs import Figure
from agreement_study.publishing.timeline_figure import axis, timeline_figure
from agreement_study.publishing.timeline_labels import place_labels
from agreement_study.publishing.timeline_rows import is_bar, is_vague, lines, pair_words

LANES = {"Ådal": ["pact", "notes"], "Sund": ["loose"]}
PLAN = "action_plan_period"


def mark(lane: str, kind: str, edtf: str, status: str = "planned") -> dict[str, Any]:
    first, last = bounds(edtf)
    return {
        "lane": lane,
        "type": kind,
        "date": edtf,
        "status": status,
        "first": first,
        "last": last,
    }


def frame(*marks: Mapping[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(marks, columns=["lane", "type", "date", "status", "first", "last"])


def pair(kind: str, edtf: str, months: int, after: str) -> dict[str, Any]:
    first, last = bounds(edtf)
    return {
        "lane": "Ådal", "kind": kind, "date": edtf, "first": first, "last": last,
        "months": months, "before": "2015/2017", "after": after,
    }  # fmt: skip


PAIRS = ["lane", "kind", "date", "first", "last", "months", "before", "after"]
MARKS = frame(
    mark("national", "national_agreement", "2008", "actual"),
    mark("Ådal", "adoption", "2014-11-25", "actual"),
    mark("Ådal", PLAN, "2015/2017"),
    mark("Ådal", PLAN, "2023/2026"),
    mark("Ådal", "meeting", "2023-08-30", "actual"),
    mark("Ådal", "meeting", "2023-10-03"),
    mark("Sund", "process_start", "2011/..", "actual"),
)
BETWEEN = pd.DataFrame([pair("gap", "2018/2022", 60, "2023/2026")], columns=PAIRS)
UNDATED = pd.DataFrame([{"document": "loose", "earliest": "2011"}])
NO_PAIRS = pd.DataFrame(columns=PAIRS)
NO_TEXTS = pd.DataFrame(columns=["document", "earliest"])


def drawn(marks: pd.DataFrame, between: pd.DataFrame, undated: pd.DataFrame, lang: str) -> Figure:
    return timeline_figure(
        marks, between, undated, lanes=LANES, title=str, row=lambda lane, kind: kind, lang=lang
    )


def shown(marks: pd.DataFrame, between: pd.DataFrame, undated: pd.DataFrame) -> list[Any]:
    return lines(
        marks, between, undated, lanes=LANES, title=str, row=lambda lane, kind: kind, lang="en"
    )


def test_outer_events_come_first_and_undated_texts_last() -> None:
    texts = [line.text for line in shown(MARKS, BETWEEN, UNDATED)]
    assert texts == [
        "Outside the agreements", "national_agreement", "Ådal", "adoption", PLAN, "meeting",
        "Texts that do not date themselves", "Sund", "process_start", "text written",
    ]  # fmt: skip


def test_the_alternative_text_says_what_is_seen() -> None:
    assert drawn(MARKS, BETWEEN, UNDATED, "sv").alt == (
        "Tidslinje från 2008 till 2026. Utanför överenskommelserna – national_agreement: 2008. "
        "Ådal – adoption: 25 november 2014; action_plan_period: 2015–2017 och 2023–2026; "
        "5 år utan plan (2018–2022); meeting: 30 augusti 2023 och 3 oktober 2023. "
        "Texter som inte daterar sig själva. "
        "Sund – process_start: sedan 2011; texten skriven: tidigast 2011."
    )


def test_the_numbers_hold_every_mark_gap_and_undated_text() -> None:
    data = drawn(MARKS, BETWEEN, UNDATED, "en").data
    assert list(data["When"]) == [
        "2008", "25 November 2014", "2015–2017", "2023–2026", "5 years, no plan (2018–2022)",
        "30 August 2023", "3 October 2023", "since 2011", "2011 at the earliest",
    ]  # fmt: skip
    assert list(data["Where"])[-1] == "Sund"
    assert list(data["Status"])[:3] == ["has happened", "has happened", "is planned"]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_nothing_to_draw_is_still_a_figure(lang: str) -> None:
    made = drawn(frame(), NO_PAIRS, NO_TEXTS, lang)
    assert made.data.empty
    assert "2015" in made.alt
    assert made._repr_mimebundle_()["image/png"]


@pytest.mark.parametrize(
    ("kind", "edtf", "months", "sv", "en"),
    [
        ("gap", "2018/2022", 60, "5 år utan plan", "5 years, no plan"),
        ("gap", "2018", 12, "ett år utan plan", "one year, no plan"),
        ("gap", "2018-01/2018-07", 7, "7 månader utan plan", "7 months, no plan"),
        ("overlap", "2017", 12, "ett år med två planer", "one year, two plans"),
    ],
)
def test_gaps_and_overlaps_in_words(kind: str, edtf: str, months: int, sv: str, en: str) -> None:
    said = pair(kind, edtf, months, "x")
    assert (pair_words(said, "sv"), pair_words(said, "en")) == (sv, en)


def test_an_overlap_stands_on_the_line_of_the_later_plan() -> None:
    marks = frame(mark("Ådal", PLAN, "2015/2017"), mark("Ådal", PLAN, "2017/2020"))
    between = pd.DataFrame([pair("overlap", "2017", 12, "2017/2020")], columns=PAIRS)
    made = [line for line in shown(marks, between, NO_TEXTS) if line.kind == "events"]
    assert [(line.text, len(line.marks), len(line.pairs)) for line in made] == [
        (PLAN, 1, 0),
        ("", 1, 1),
    ]
    assert "ett år med två planer (2017)" in drawn(marks, between, NO_TEXTS, "sv").alt


@pytest.mark.parametrize(
    ("edtf", "bar", "vague"),
    [
        ("2014-11-25", False, False),
        ("2014-11", False, False),
        ("2014", True, True),
        ("2023-23", True, True),
        ("2015/2017", True, False),
        ("2011/..", True, False),
        ("../2029", True, False),
        ("2023-12-06/2023-12-07", False, False),
    ],
)
def test_a_date_is_drawn_as_precisely_as_it_is_known(edtf: str, bar: bool, vague: bool) -> None:
    made = mark("x", "meeting", edtf)
    assert (is_bar(made), is_vague(made)) == (bar, vague)


def years(marks: Sequence[Mapping[str, Any]]) -> list[tuple[float, float]]:
    return [
        (one["first"].year + one["first"].month / 12, one["last"].year + one["last"].month / 12)
        for one in marks
    ]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2015/2017", "2023/2026"], [("2015–2017", "center"), ("2023–2026", "center")]),
        (["2023-08-30", "2023-10-03"], [("2 times, 2023", "left")]),
        (["2010-05-01", "2020-05-01"], [("1 May 2010", "left"), ("1 May 2020", "left")]),
        (["2029-05-01"], [("1 May 2029", "right")]),
    ],
)
def test_labels_stand_where_there_is_room(
    dates: list[str], expected: list[tuple[str, str]]
) -> None:
    marks = [mark("x", "meeting", edtf) for edtf in dates]
    labels = place_labels(marks, years(marks), letter=0.2, last=2031, lang="en")
    assert [(label.text, label.align) for label in labels] == expected


def test_the_axis_holds_every_day() -> None:
    scale = axis(shown(MARKS, BETWEEN, UNDATED))
    assert (scale.first, scale.last) == (2008, 2027)
    assert date(scale.last, 1, 1) > date(2026, 12, 31)
