"""Rows of a sheet that was made of an older version of a text, put onto the units of a new one.

Units are aligned by their words, in order; a unit that was moved is found where its words occur
once. What a person wrote beside a unit that is gone is listed, never bent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import evolve, frozen
from rapidfuzz.distance import Levenshtein

from agreement_study.coding.sheet_reading import SheetRow
from agreement_study.coding.sheets import FIXED, NOT_YET, shown
from agreement_study.model import Document, Unit, fold


@frozen(kw_only=True)
class LostRow:
    """A row with answers whose unit the new text does not have, and why."""

    row: SheetRow
    reason: str


def rebase_rows(
    rows: Sequence[SheetRow], documents: Mapping[str, Document]
) -> tuple[list[SheetRow], list[LostRow]]:
    """Return the rows that fit, with the units and offsets of the new texts, and those lost.

    Parameters
    ----------
    documents
        The new text by the name that the sheet has for it. Rows of other documents stay as they
        are.
    """
    partners = {name: _partners(_units(rows, name), one) for name, one in documents.items()}
    kept: list[SheetRow] = []
    lost: list[LostRow] = []
    for row in rows:
        document = documents.get(row.cells["document"])
        if document is None:
            kept.append(row)
            continue
        unit = partners[row.cells["document"]].get(row.cells["unit"])
        if unit is not None:
            kept.append(_moved(row, document, unit))
        elif _answered(row):
            lost.append(LostRow(row=row, reason="no unit of the new text reads so"))
    return kept, lost


def _units(rows: Sequence[SheetRow], document: str) -> dict[str, str]:
    """Words of each unit by its id, in the order of the sheet."""
    own = (row.cells for row in rows if row.cells["document"] == document)
    return {cells["unit"]: fold(cells["text"]) for cells in own}


def _partners(old: Mapping[str, str], document: Document) -> dict[str, Unit]:
    names, words = list(old), list(old.values())
    units = [unit for unit in document.units if unit.kind != "noise"]
    new = [fold(shown(unit.text)) for unit in units]
    once = {text for text, count in Counter(new).items() if count == 1}
    found = {
        name: units[new.index(text)]
        for name, text in old.items()
        if text in once and words.count(text) == 1
    }
    aligned = {
        names[op.src_start + i]: units[op.dest_start + i]
        for op in Levenshtein.opcodes(words, new)
        if op.tag == "equal"
        for i in range(op.src_end - op.src_start)
    }
    return found | aligned


def _moved(row: SheetRow, document: Document, unit: Unit) -> SheetRow:
    place = {"unit": unit.id, "start": str(unit.start), "end": str(unit.end)}
    return evolve(row, cells={**row.cells, "document": document.id, **place})


def _answered(row: SheetRow) -> bool:
    codes = (cell for name, cell in row.cells.items() if name not in FIXED)
    return row.cells.get("looked_at", "").strip() != NOT_YET and any(map(str.strip, codes))
