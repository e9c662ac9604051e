"""Tables in plain text: rows below the heads of columns, set by tabs, bars, spaces or line by line.

Action plans say what is done, who does it and by when in a table. Where it was extracted line by
line, the columns of a row stand behind tabs, bars or two spaces at least, and a row that was
wrapped goes on below, each cell in its column. A line counts as heads where two cells at least are
what such columns are called. Where it was extracted cell by cell, the heads are lines of one
paragraph, and each paragraph of as many lines below is a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import define, frozen

from agreement_study.text.cues import Cues
from agreement_study.text.lines import STOP, Line

CELL = re.compile(r"\S+(?: \S+)*")
FEWEST_HEADS = 2
SLACK = 2  # columns of the page by which a cell may begin before its head
WIDTH = SLACK + 1  # between the columns of cells that signs part
ROW_NUMBER = re.compile(r"[^\W\d]?\d{1,2}(?:\.\d{1,2})*[.)]?$")
LONGEST_HEADING = 12  # words
MOST_BLANK = 2  # blank lines between rows
CUT = re.compile(r"(?<=\w)- (?=[^\W\d_A-ZÅÄÖ])")
RULE = re.compile(r"[\s|:+=_-]+$")


@frozen(kw_only=True)
class Row:
    """Lines `first..last` that are a row, and its cells, one for each column, empty ones too."""

    first: int
    last: int
    cells: tuple[str, ...]


@frozen(kw_only=True)
class Table:
    """The heads of the columns, in lines `first..last`, and the rows below."""

    first: int
    last: int
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


@frozen
class Cell:
    """What stands in a line between gaps, from a column of the page on."""

    text: str
    start: int
    end: int


def read_tables(lines: Sequence[Line], cues: Cues) -> Iterator[Table]:
    """Yield the tables that stand in some lines, in order."""
    at = 0
    while at < len(lines):
        table = _of_lines(lines, at, cues) or _of_paragraphs(lines, at, cues)
        if table:
            yield table
        at = max(table.rows[-1].last, at) + 1 if table else at + 1


def _of_lines(lines: Sequence[Line], at: int, cues: Cues) -> Table | None:
    """Return the table whose heads are the cells of a line."""
    heads = cells_of(lines[at])
    if not _are_heads(heads, cues):
        return None
    rows, end = _Rows(heads), at + 1
    while end < len(lines) and not _are_heads(cells_of(lines[end]), cues):
        if not rows.take(end, lines[end]):
            break
        end += 1
    names = tuple(cell.text for cell in heads)
    found = tuple(rows.closed(cues))
    return Table(first=at, last=at, heads=names, rows=found) if found else None


def _of_paragraphs(lines: Sequence[Line], at: int, cues: Cues) -> Table | None:
    """Return the table whose heads are the lines of a paragraph."""
    width = _paragraph(lines, at)
    heads = lines[at : at + width]
    if width < FEWEST_HEADS or not _all_heads(heads, cues):
        return None
    rows = []
    first = at + width
    while _paragraph(lines, first) == width:
        cells = lines[first : first + width]
        if _runs(cells) or _all_heads(cells, cues):
            break
        rows.append(Row(first=first, last=first + width - 1, cells=tuple(c.text for c in cells)))
        first += width
    names = tuple(line.text for line in heads)
    return Table(first=at, last=at + width - 1, heads=names, rows=tuple(rows)) if rows else None


def _all_heads(lines: Sequence[Line], cues: Cues) -> bool:
    return all(cues.column_head.match(line.text) for line in lines)


def _runs(lines: Sequence[Line]) -> bool:
    """Tell whether lines are running text and not a cell each."""
    wrapped = any(above.is_open and below.starts_low for above, below in pairwise(lines))
    return wrapped or any(STOP.search(line.text) for line in lines)


def _paragraph(lines: Sequence[Line], at: int) -> int:
    """Count the lines from one below a blank line to the next blank line; 0 for any other."""
    if at >= len(lines) or not lines[at].gap:
        return 0
    return next((i - at for i in range(at + 1, len(lines)) if lines[i].gap), len(lines) - at)


def cells_of(line: Line) -> list[Cell]:
    """Return the cells of a line: between bars, between tabs, or between gaps of spaces."""
    for sign in ("|", "\t"):
        if sign in line.text:
            return list(_between(line.text.strip(sign if sign == "|" else ""), sign))
    found = CELL.finditer(line.text)
    return [Cell(cell[0], line.indent + cell.start(), line.indent + cell.end()) for cell in found]


def _between(text: str, sign: str) -> Iterator[Cell]:
    """Yield cells between signs; their columns are counted, not measured."""
    for at, cell in enumerate(text.split(sign)):
        yield Cell(cell.strip(), at * WIDTH, at * WIDTH)


def _are_heads(cells: Sequence[Cell], cues: Cues) -> bool:
    known = sum(cues.column_head.match(cell.text) is not None for cell in cells)
    return len(cells) >= FEWEST_HEADS <= known and 2 * known >= len(cells)


@define
class _Open:
    """A row on its way: its lines, and the parts of its cells."""

    first: int
    last: int
    parts: list[list[str]]


class _Rows:
    """The rows below some heads, as far as they have been read."""

    def __init__(self, heads: Sequence[Cell]) -> None:
        self.starts = [cell.start for cell in heads]
        self.found: list[_Open] = []

    def take(self, at: int, line: Line) -> bool:
        """Take a line as a row, or as more of one; tell whether the table may go on below."""
        if RULE.match(line.text):
            return line.gap == 0
        if line.gap > MOST_BLANK or line.mark.hashes:
            return False
        cells = [cell for cell in self._below_heads(cells_of(line)) if cell.text]
        columns = [column for cell in cells if (column := self._column(cell)) is not None]
        if len(columns) == len(cells) and self._goes_on(at, line, columns):
            self._add(at, cells, columns)
        elif len(cells) < FEWEST_HEADS:
            return _may_be_heading(line)
        elif len(columns) < len(cells):
            return False
        else:
            self.found.append(_Open(at, at, [[] for _ in self.starts]))
            self._add(at, cells, columns)
        return True

    def closed(self, cues: Cues) -> Iterator[Row]:
        """Yield the rows."""
        for row in self.found:
            cells = tuple(_joined(parts, cues) for parts in row.parts)
            yield Row(first=row.first, last=row.last, cells=cells)

    def _below_heads(self, cells: list[Cell]) -> list[Cell]:
        """Return the cells of a row without its number, if no head stands over that."""
        more = len(cells) == len(self.starts) + 1 and cells[1].start == WIDTH
        if not more or not ROW_NUMBER.match(cells[0].text):
            return cells
        return [Cell(cell.text, cell.start - WIDTH, cell.end - WIDTH) for cell in cells[1:]]

    def _column(self, cell: Cell) -> int | None:
        """Return the column in which a cell stands; None for one that runs across two."""
        begun = [i for i, start in enumerate(self.starts) if start <= cell.start + SLACK]
        at = max(begun, default=0)
        crosses = at + 1 < len(self.starts) and cell.end > self.starts[at + 1] + SLACK
        return None if crosses else at

    def _goes_on(self, at: int, line: Line, columns: Sequence[int]) -> bool:
        """Tell whether a line goes on with the row above it."""
        above = self.found and self.found[-1].last == at - 1
        if not above or line.gap or "\t" in line.text or "|" in line.text:
            return False
        return min(columns) > 0 or (line.starts_low and not line.mark.kind)

    def _add(self, at: int, cells: Sequence[Cell], columns: Sequence[int]) -> None:
        row = self.found[-1]
        row.last = at
        for cell, column in zip(cells, columns, strict=True):
            row.parts[column].append(cell.text)


def _may_be_heading(line: Line) -> bool:
    """Tell whether a line between rows may head the rows below it."""
    return len(line.text.split()) <= LONGEST_HEADING and not STOP.search(line.text)


def _joined(parts: Sequence[str], cues: Cues) -> str:
    """Join the lines of a cell, and words that were cut between them."""
    text = " ".join(part for part in parts if part)
    cut = CUT.search(text)
    while cut:
        behind = text[cut.end() :].split(" ", 1)[0]
        keep = "- " if behind in cues.coordinators else ""
        text = text[: cut.start()] + keep + text[cut.end() :]
        cut = CUT.search(text, cut.start() + len(keep))
    return text
