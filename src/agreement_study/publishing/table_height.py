"""How much of a printed page a table takes, judged by its words: is it to stay in one piece?"""

from __future__ import annotations

from math import ceil

from agreement_study.publishing.column_widths import LINE
from agreement_study.publishing.pandoc_json import Node, plain_text

SHORT = 12
"""Lines of a table that stays in one piece: about a quarter of a page, which may stay empty."""
PADDING = 0.6
"""Space around a row, in lines."""


def is_short(table: Node) -> bool:
    """Tell whether a table (a node of pandoc's) is to stay in one piece."""
    return lines(table) <= SHORT


def lines(table: Node) -> float:
    """Estimate the lines of a table: of each row those of its fullest cell."""
    widths = _widths(table)
    return sum(_row_lines(row, widths) for body in table["c"][4] for row in body[3])


def _widths(table: Node) -> list[float]:
    """The characters that a line of each column takes."""
    given = [spec[1] for spec in table["c"][2]]
    share = 1 / max(1, len(given))
    return [LINE * (one["c"] if one["t"] == "ColWidth" else share) for one in given]


def _row_lines(row: list[Node], widths: list[float]) -> float:
    cells = zip(row[1], widths, strict=False)
    return PADDING + max((ceil(len(plain_text(c[4])) / max(1, w)) for c, w in cells), default=0)
