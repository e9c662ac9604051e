"""Which units are rows of tables: their cells by the heads of the columns, in lower case."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from agreement_study.model import TableRow, Unit, fold
from agreement_study.spans import Edit, EditMap
from agreement_study.text.cues import cues_of
from agreement_study.text.lines import read_lines, traces_of
from agreement_study.text.tables import read_tables


def table_rows(
    units: Sequence[Unit], text: str, edits: Sequence[Edit], language: str
) -> dict[str, TableRow]:
    """Return the rows of the tables of a text, by the id of the unit that was made of each."""
    edit_map = EditMap(text, tuple(edits))
    lines = read_lines(edit_map.repaired, traces=traces_of(edit_map))
    starts = [unit.start for unit in units]
    found: dict[str, TableRow] = {}
    for table in read_tables(lines, cues_of(language)):
        heads = tuple(map(_plain, table.heads))
        for row in table.rows:
            span = edit_map.to_received(lines[row.first].start, lines[row.last].end)
            at = bisect_left(starts, span.start)
            if at < len(units) and units[at].end <= span.end:
                found[units[at].id] = TableRow(heads=heads, cells=tuple(map(_plain, row.cells)))
    return found


def _plain(cell: str) -> str:
    return fold(cell).lower().strip(" :*_.")
