"""Widths of the columns of a table in print: what is short stays on one line, the rest share."""

from __future__ import annotations

import re
from collections.abc import Sequence

LINE = 94
"""Characters of a table that fit a line of an A4 page in the sizes of report.typ."""
PADDING = 4
"""Characters that the space around a cell is as wide as."""
SHORT = 24
"""Characters to which every column may grow before running text takes the rest."""
RUNNING = 2
"""Weight of a column above which its cells are running text."""
_WORD_END = re.compile(r" |(?<=–)")
"""Where a line may end: at a blank, and behind the dash of an interval."""
_MARKUP = re.compile(r"(?<!\\)<[^<>]*>|\]\([^()]*\)|\{[^{}]*\}|[\\\[\]*]")


def column_widths(rows: Sequence[Sequence[str]], line: int = LINE) -> list[int]:
    """Return the widths of columns: what is short stays on one line, the rest share the space.

    No column is narrower than its longest word. A header may be broken between words: it asks for
    no more than that, and for two lines where there is room.

    Parameters
    ----------
    rows
        Cells in Markdown, the header first; what is markup does not count.
    line
        Characters that fit a line of print.
    """
    columns = [[_MARKUP.sub("", cell) for cell in column] for column in zip(*rows, strict=True)]
    least = [
        PADDING + max(len(word) for cell in c for word in _WORD_END.split(cell)) for c in columns
    ]
    cells = [column[1:] or column for column in columns]
    wished = [
        max(low, PADDING + max(map(len, own)), PADDING + (len(column[0]) + 1) // 2)
        for low, own, column in zip(least, cells, columns, strict=True)
    ]
    short = _up_to(SHORT, least, wished)
    weights = [_weight(c) for c in cells]
    if sum(short) > line and max(weights) > RUNNING:  # nothing would be left for running text
        short = _up_to(line // (len(columns) + 1), least, wished)
    widths = _raised(least, short, [1.0] * len(columns), line)
    return _raised(widths, wished, weights, line)


def _up_to(width: int, least: Sequence[int], wished: Sequence[int]) -> list[int]:
    return [min(wish, max(low, width)) for low, wish in zip(least, wished, strict=True)]


def _raised(
    widths: Sequence[int], wished: Sequence[int], weights: Sequence[float], line: int
) -> list[int]:
    """Widths that rise together, each at its speed, until all are as wished or the line is full."""
    made = list(widths)
    for level in range(1, line + 1):
        raised = [
            min(wish, low + int(level * weight))
            for low, wish, weight in zip(widths, wished, weights, strict=True)
        ]
        if sum(raised) > line:
            break
        made = raised
    return made


def _weight(cells: Sequence[str]) -> float:
    """How fast a column grows: running text faster than words."""
    mean = sum(map(len, cells)) / len(cells)
    return max(1.0, mean / SHORT)
