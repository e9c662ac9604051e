"""The figure of shared passages, by invented rows."""

from __future__ import annotations

import pandas as pd
from matplotlib.patches import Rectangle

from agreement_study.publishing.shared_figure import PAIR, STOCK, Words, shared_figure

PLACES = pd.DataFrame(
    [("a", 0, 10, "b", False), ("a", 50, 60, "b", True), ("b", 5, 15, "a", False)],
    columns=["document", "start", "end", "other", "common_stock"],
)
EXTENTS = pd.DataFrame(
    [("a", "b", 2, 1200, 3000), ("b", "a", 1, 4, 40)],
    columns=["document", "other", "passages", "words", "of"],
)
WORDS = Words(name=str.upper, lang="sv")


def test_a_mark_per_place_common_stock_higher() -> None:
    made = shared_figure(PLACES, EXTENTS, {"a": 100, "b": 50}, WORDS)
    marks = [m for m in made.drawing.axes[0].patches if isinstance(m, Rectangle)][2:]
    assert [m.get_height() for m in marks].count(max(m.get_height() for m in marks)) == 1
    colours = {made.drawing.axes[0].patches[i].get_facecolor() for i in (0, 1)}
    assert len(colours) == 2
    assert STOCK != PAIR
    assert [round(m.get_x(), 2) for m in marks] == [1.75, 3.85, 2.17]


def test_the_alternative_text_and_the_data_have_the_numbers() -> None:
    made = shared_figure(PLACES, EXTENTS, {"a": 100, "b": 50}, WORDS)
    assert made.alt.endswith("A: 2 ställen och 1\u00a0200 ord med B. B: 1 ställe och 4 ord med A.")
    assert made.data.to_numpy().tolist() == [["A", "B", 2, 1200, 3000], ["B", "A", 1, 4, 40]]


def test_texts_that_share_nothing_give_an_empty_figure() -> None:
    made = shared_figure(PLACES[:0], EXTENTS[:0], {}, Words(name=str, lang="en"))
    assert made.data.empty
