"""The figure of orders, by invented rows: one colour per principle, boxes apart."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from agreement_study.publishing.order_figure import principle_order
from agreement_study.publishing.style import COLOURS

KNOWN = ["dialogue", "quality", "openness", "long_term"]


def figure(documents: list[str], more: str = "") -> Axes:
    rows = [
        ("a", 1, "quality", "Quality", "ordinary"),
        ("a", 2, "openness", f"Openness{more}", "ordinary"),
        ("a", 3, "dialogue", f"Dialogue{more}", "ordinary"),
        ("b", 1, "dialogue", "Dialogue", "portal"),
        ("b", 2, "quality", f"Quality{more}", "ordinary"),
        ("b", 3, "long_term", "Long term", "ordinary"),
        ("c", 1, "long_term", "Long term", "ordinary"),
    ]
    columns = ["document", "position", "principle", "label", "role"]
    drawing = principle_order(
        pd.DataFrame(rows, columns=columns), documents, known=KNOWN, label=str, name=str, lang="en"
    ).drawing
    drawing.draw_without_rendering()
    return drawing.axes[0]


def colours(axes: Axes) -> dict[str, str]:
    return {
        text.get_text().partition("\n")[0]: to_hex(text.get_bbox_patch().get_edgecolor())  # type: ignore[union-attr]
        for text in axes.texts
        if not text.get_text().startswith("absent")
    }


def test_a_principle_has_one_colour_in_every_figure() -> None:
    for documents in (["a", "b"], ["b", "c"], ["c"]):
        for label, colour in colours(figure(documents)).items():
            key = label.lower().replace(" ", "_")
            assert colour == COLOURS[KNOWN.index(key)], (documents, label)


def test_boxes_of_two_lines_stand_apart() -> None:
    axes = figure(["a", "b"], more=" and all that goes with it")
    boxes = [text.get_bbox_patch().get_window_extent() for text in axes.texts]  # type: ignore[union-attr]
    assert any("\n" in text.get_text() for text in axes.texts)
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
