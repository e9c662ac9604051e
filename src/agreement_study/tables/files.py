"""Tables as CSV: UTF-8, a header, `\\n` at line ends, the same bytes from run to run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from agreement_study.errors import StudyError
from agreement_study.tables.columns import names

Row = Mapping[str, object]


def cell(value: object) -> str:
    """Return a value as a cell: booleans in lower case, nothing for None, floats short."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.6g}"
    return str(value)


def csv_text(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Return rows as CSV text with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row[name]) for name in columns] for row in rows)
    return out.getvalue()


def write_table(folder: Path, table: str, rows: Iterable[Row]) -> Path:
    """Write `<folder>/<table>.csv`; a table without rows has its header."""
    path = folder / f"{table}.csv"
    path.write_text(csv_text(names(table), rows), encoding="utf-8", newline="\n")
    return path


def read_table(path: Path, columns: Sequence[str] | None = None) -> list[dict[str, str]]:
    """Read a CSV file as rows of text.

    Raises
    ------
    StudyError
        If the file is missing, is no CSV in UTF-8, or lacks one of `columns`.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle, restval="")
            rows = list(reader)
            found = reader.fieldnames or []
    except FileNotFoundError:
        raise StudyError(str(path), expected="a table", got="no such file") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise StudyError(
            str(path),
            expected="CSV in UTF-8 with commas",
            got=str(error),
            do="restore the file, or save it so",
        ) from None
    missing = [name for name in columns or () if name not in found]
    if missing:
        raise StudyError(str(path), expected=f"columns {', '.join(missing)}", got=", ".join(found))
    return rows
