"""Lists in two columns: lines whose second cells stand below each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from agreement_study.text.lines import STOP, Line
from agreement_study.text.tables import Cell, cells_of

GAP = 3  # spaces between columns, two of which a justified line has too
SLACK = 2  # columns of the page by which the cells of a column may be apart
MOST_WORDS = 8  # words of a cell


def column_lines(lines: Sequence[Line]) -> set[int]:
    """Return the indices of lines in two columns, two at least, one right below the other."""
    cells = [_in_two(line) for line in lines]
    found: set[int] = set()
    for (i, above), (j, below) in pairwise(enumerate(cells)):
        if above and below and lines[j].gap == 0 and abs(above.start - below.start) <= SLACK:
            found |= {i, j}
    return found


def _in_two(line: Line) -> Cell | None:
    """Return the second cell of a line of two short ones that open as names do."""
    if "   " not in line.text or line.mark.kind or STOP.search(line.text):
        return None
    cells = cells_of(line)
    if len(cells) != 2 or cells[1].start - cells[0].end < GAP:
        return None
    names = all(_is_name(cell.text) for cell in cells)
    return cells[1] if names else None


def _is_name(text: str) -> bool:
    return text[0].isupper() and len(text.split()) <= MOST_WORDS
