"""Whether a table stays in one piece, by the words of its cells and the widths of its columns."""

from __future__ import annotations

import pytest

from agreement_study.publishing.pandoc_json import Node, words
from agreement_study.publishing.table_height import is_short, lines


def table(rows: list[list[str]], widths: list[float]) -> Node:
    cells = [
        [["", [], []], [[["", [], []], {"t": "AlignDefault"}, 1, 1, [plain(c)]] for c in row]]
        for row in rows
    ]
    specs = [
        [{"t": "AlignDefault"}, {"t": "ColWidth", "c": w} if w else {"t": "ColWidthDefault"}]
        for w in widths
    ]
    body = [["", [], []], 0, [], cells]
    return {"t": "Table", "c": [["", [], []], [None, []], specs, [None, []], [body], [None, []]]}


def plain(text: str) -> Node:
    return {"t": "Plain", "c": words(text)}


@pytest.mark.parametrize(
    ("rows", "widths", "fits"),
    [
        ([["a", "b"]] * 7, [0.5, 0.5], True),
        ([["a", "b"]] * 9, [0.5, 0.5], False),
        # as many rows, but the words stand in a narrow column
        ([["a", "ord " * 20]] * 6, [0.1, 0.9], True),
        ([["a", "ord " * 20]] * 6, [0.7, 0.3], False),
        # columns without a width share the line
        ([["a", "ord " * 20]] * 4, [0, 0], True),
        ([["a", "ord " * 20]] * 6, [0, 0], False),
    ],
)
def test_is_short(rows: list[list[str]], widths: list[float], fits: bool) -> None:
    assert is_short(table(rows, widths)) == fits


def test_an_empty_table_has_no_lines() -> None:
    assert lines(table([], [])) == 0
