"""Figures are written as the same bytes each time, though drawn each time anew."""

from __future__ import annotations

import pandas as pd

from agreement_study.publishing.outputs import Figure, Table
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


def test_the_head_of_a_column_begins_with_a_capital() -> None:
    table = Table(data=pd.DataFrame({"åtgärd": [1], "": [2]}), caption="c")
    assert table.markdown().startswith("| Åtgärd |  |\n")
