"""Labels that stand beside each other: rows of a table, columns below an introduction.

Units fold white space; what divides columns is read from the text of record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from agreement_study.coding.principle_entries import TOKEN, Beginning, Entry
from agreement_study.coding.principle_labels import Labels
from agreement_study.model import Document, Unit

WIDE = re.compile(r"(?<=\S)(?:[ \u00a0]{3,}|[ \u00a0]*\t)[ \u00a0]*(?=\S)")
GAP = re.compile(rf"{WIDE.pattern}|\s*\n\s*")
LONGEST = 60  # code points of a label in a cell


def _row(document: Document, index: int, labels: Labels) -> tuple[Entry, ...]:
    """Read a unit as a row of labels; empty where a cell is none, or there are no columns."""
    unit = document.units[index]
    if unit.kind == "noise" or not WIDE.search(document.text, unit.start, unit.end):
        return ()
    row: list[Entry] = []
    cells = list(_cells(document, unit))
    if any(end - start > LONGEST or unit.text[end - 1] in ".:!?" for start, end in cells):
        return ()
    for start, end in cells:
        cell = evolve(unit, kind="item", text=unit.text[start:end])
        entry = Beginning(index=index, unit=cell, first_line=end - start, labels=labels).read()
        if entry is None or entry.shape != "whole":
            return ()
        place = (entry.start + start, entry.end + start)
        row.append(evolve(entry, unit=unit, start=place[0], end=place[1], shape="cell"))
    return tuple(row) if len(row) > 1 and any(entry.seed for entry in row) else ()


def tables_of(document: Document, labels: Labels) -> dict[int, tuple[Entry, ...]]:
    """Return the rows of labels by the index of their unit.

    Where labels stand in the first column alone, the others hold what is said about them.
    """
    kept: dict[int, tuple[Entry, ...]] = {}
    table: dict[int, tuple[Entry, ...]] = {}
    for index in range(len(document.units) + 1):
        row = _row(document, index, labels) if index < len(document.units) else ()
        if row:
            table[index] = row
        elif any(entry.seed for cells in table.values() for entry in cells[1:]):
            kept |= table
        table = table if row else {}
    return kept


def first_cell(document: Document, unit: Unit) -> int:
    """Length of a unit's first column in code points of its text, with the number of its row.

    It is 0 where there are no columns.
    """
    gap = WIDE.search(document.text, unit.start, unit.end)
    line = document.text.find("\n", unit.start, unit.end)
    if gap is None or -1 < line < gap.start():
        return 0
    cells = list(_cells(document, unit))
    if len(cells) > 2 and unit.text[slice(*cells[0])].strip(".)").isdigit():
        return cells[1][1]
    return cells[0][1] if cells else 0


def _cells(document: Document, unit: Unit) -> Iterator[tuple[int, int]]:
    """Places of the cells in the text of a unit, by the number of words in each."""
    tokens = list(TOKEN.finditer(unit.text))
    at = 0
    for cell in GAP.split(document.text[unit.start : unit.end]):
        size = len(cell.split())
        if not size or at + size > len(tokens):
            return
        yield tokens[at].start(), tokens[at + size - 1].end()
        at += size
