"""Tables as pandas frames, with the types that `columns` declares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from agreement_study.tables.columns import TABLES

_TYPES = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}


def frame(table: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows as a frame; a cell that says nothing is missing in numbers, empty in text."""
    made = {}
    listed = list(rows)
    for column in TABLES[table]:
        cells = [row[column.name] for row in listed]
        if column.kind in _TYPES:
            filled = [None if cell == "" else cell for cell in cells]
            made[column.name] = pd.Series(filled, dtype=_TYPES[column.kind])
        else:
            made[column.name] = pd.Series(["" if c is None else str(c) for c in cells], dtype="str")
    return pd.DataFrame(made)
