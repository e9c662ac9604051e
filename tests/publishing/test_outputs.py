"""Figures are written as the same bytes each time, though drawn each time anew."""

from __future__ import annotations

import pandas as pd

from agreement_study.publishing.outputs import PADDING, Figure, Table, column_widths
from agreement_study.publishing.style import canvas


def drawn() -> Figure:
    with canvas(3, 2) as drawing:
        drawing.add_subplot().plot([0, 1], [1, 0])  # a line is clipped, which needs an id
    return Figure(drawing=drawing, caption="c", alt="a", data=pd.DataFrame({"x": [1]}))


def test_a_figure_drawn_twice_is_the_same_bytes() -> None:
    one, other = drawn()._repr_mimebundle_(), drawn()._repr_mimebundle_()
    assert "clip-path" in one["image/svg+xml"]
    assert one["image/svg+xml"] == other["image/svg+xml"]
    assert one["image/png"] == other["image/png"]


def test_what_is_short_stays_on_one_line_and_long_columns_share_the_rest() -> None:
    rows = [
        ["Text", "The date of adoption", "One", "Other"],
        ["Dalby", "25 november 2014", "ord " * 30, "ord " * 60],
    ]
    text, date, one, other = column_widths(rows)
    assert text == PADDING + len("Dalby")
    assert date == PADDING + len("25 november 2014")
    assert other > one > 24
    assert text + date + one + other <= 94


def test_an_interval_may_break_behind_its_dash_and_a_head_gets_two_lines() -> None:
    rows = [
        ["When", "In three texts or more"],
        ["20\N{NO-BREAK SPACE}maj–21\N{NO-BREAK SPACE}juni", "5"],
    ]
    when, more = column_widths(rows)
    assert when == PADDING + len("20 maj–21 juni")
    assert more == PADDING + len("In three texts or more") // 2
    assert column_widths(rows, line=1)[0] == PADDING + len("20 maj–")


def test_no_column_is_narrower_than_its_longest_word() -> None:
    rows = [["A", "B"], ["x" * 60, "y" * 50]]
    assert column_widths(rows) == [60 + PADDING, 50 + PADDING]


def test_the_head_of_a_column_begins_with_a_capital() -> None:
    table = Table(data=pd.DataFrame({"åtgärd": [1], "": [2]}), caption="c")
    assert table.markdown().startswith("| Åtgärd |  |\n")
