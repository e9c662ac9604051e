"""Labels in the lines of tables and of pages in columns, whatever units the lines were cut into.

Rows of a table run into each other where no blank line parts them; here each line of the text of
record is read, and its columns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import evolve, field, frozen

from agreement_study.coding.principle_candidates import Candidate
from agreement_study.coding.principle_cells import LONGEST, WIDE
from agreement_study.coding.principle_entries import TOKEN, Beginning, Entry
from agreement_study.coding.principle_labels import Labels
from agreement_study.coding.principle_outline import Outline, introduction
from agreement_study.coding.principle_words import skeleton
from agreement_study.model import Unit

FEWEST = 3  # rows of a table, and labels in it that make one think of a principle
LABEL_WORDS = 4  # words of a label with which a line begins
APART = 6  # lines from one such line to the next
BETWEEN = 12  # lines of text between two rows of numbered labels


@frozen
class Cell:
    """A cell: its text, its offset in the text of record, and whether it begins its line."""

    text: str
    start: int
    first: bool


def column_candidates(lines: Outline, labels: Labels) -> Iterator[Candidate]:
    """Yield tables with labels in their first column, and labels numbered across columns."""
    reader = _Reader(lines, labels)
    rows = list(_rows(lines.document.text))
    runs = (*_in_first_column(reader, rows), *_numbered(reader, rows), *_run_in(reader, rows))
    for run in runs:
        if sum(entry.seed for entry in run) >= FEWEST:
            intro = introduction(lines, run[0].index)
            yield Candidate(form="cells", entries=tuple(run), intro=intro)


def _rows(text: str) -> Iterator[list[Cell]]:
    """The cells of each line; an empty list for a blank one."""
    at = 0
    for line in text.splitlines(keepends=True):
        cells, begin = list[Cell](), 0
        body = line.rstrip()
        for gap in [*WIDE.finditer(body), None]:
            cell = body[begin : gap.start() if gap else len(body)]
            if cell.strip():
                lead = len(cell) - len(cell.lstrip())
                cells.append(Cell(cell.strip(), at + begin + lead, not cells and not lead))
            begin = gap.end() if gap else begin
        yield cells
        at += len(line)


def _in_first_column(reader: _Reader, rows: Sequence[Sequence[Cell]]) -> Iterator[list[Entry]]:
    """Runs of lines whose first cell is a label and whose others say something about it."""
    run: list[Entry] = []
    for cells in [*rows, []]:
        head = cells[0] if cells and cells[0].first else None
        if head is not None and len(cells) > 1 and reader.names_column(head):
            continue
        entry = reader.read(head) if head is not None and len(cells) > 1 else None
        if entry is not None and entry.shape == "cell":
            run.append(entry)
        elif head is not None or not cells:
            if len(run) >= FEWEST:
                yield run
            run = []


def _numbered(reader: _Reader, rows: Sequence[Sequence[Cell]]) -> Iterator[list[Entry]]:
    """Labels with numbers beside each other, in the order of the numbers."""
    found: list[Entry] = []
    since = 0
    for cells in [*rows, *[[]] * (BETWEEN + 1)]:
        entries = [reader.read(cell) for cell in cells] if len(cells) > 1 else []
        labels = [entry for entry in entries if entry is not None and entry.number is not None]
        if len(labels) > 1 and len(labels) == len(cells):
            found, since = [*found, *labels], 0
        since += 1
        if found and since > BETWEEN:
            numbers = sorted(entry.number or 0 for entry in found)
            if numbers == list(range(1, len(found) + 1)):
                yield sorted(found, key=lambda entry: entry.number or 0)
            found = []


def _run_in(reader: _Reader, rows: Sequence[Sequence[Cell]]) -> Iterator[list[Entry]]:
    """Lines that begin with a label and go on with a sentence: 'Dialogue The parties meet.'."""
    found: list[Entry] = []
    since = 0
    for cells in [*rows, *[[]] * (APART + 1)]:
        entry = reader.beginning(cells[0]) if len(cells) == 1 else None
        if entry is not None:
            found, since = [*found, entry], 0
        since += 1
        if found and since > APART:
            yield found
            found = []


@frozen
class _Reader:
    """Reads cells as labels and finds them in the units."""

    lines: Outline
    labels: Labels
    starts: Sequence[int] = field(init=False)  # offsets of the units

    @starts.default
    def _starts_of_units(self) -> Sequence[int]:
        return [unit.start for unit in self.lines.document.units]

    def names_column(self, cell: Cell) -> bool:
        """Whether a cell is the head of a column of principles."""
        return self.labels.words.singular.fullmatch(skeleton(cell.text)) is not None

    def read(self, cell: Cell) -> Entry | None:
        """Read a cell as a label."""
        if len(cell.text) > LONGEST or cell.text[-1] in ".:!?,;":
            return None
        units = self.lines.document.units
        index = bisect_right(self.starts, cell.start + len(cell.text) - 1) - 1
        if index < 0 or units[index].kind == "noise":
            return None
        alone = evolve(units[index], kind="item", text=cell.text)
        size = len(cell.text)
        entry = Beginning(index=index, unit=alone, first_line=size, labels=self.labels).read()
        if entry is None or entry.shape != "whole":
            return None
        return self._placed(entry, units[index], cell)

    def beginning(self, line: Cell) -> Entry | None:
        """Read the label that a line begins with, if a capital follows it and no mark."""
        words = line.text.split(" ")
        for size in range(min(LABEL_WORDS, len(words) - 1), 0, -1):
            chunk = " ".join(words[:size])
            if words[size][:1].isupper() and chunk[:1].isupper() and chunk[-1].isalpha():
                entry = self.read(Cell(chunk, line.start, first=True))
                if entry is not None and entry.seed:
                    return entry
        return None

    def _placed(self, entry: Entry, unit: Unit, cell: Cell) -> Entry | None:
        """The entry with its place in the unit, found by the number of words before it."""
        written = cell.text[entry.start : entry.end]
        before = self.lines.document.text[unit.start : max(cell.start + entry.start, unit.start)]
        tokens = list(TOKEN.finditer(unit.text))
        place = len(before.split())
        start = tokens[place].start() if place < len(tokens) else len(unit.text)
        if unit.text[start : start + len(written)] != written:
            return None
        return evolve(entry, unit=unit, start=start, end=start + len(written), shape="cell")
