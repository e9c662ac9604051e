"""Coding sheets that came back: CSV in the ways that spreadsheets save it, and XLSX.

A Swedish Excel saves CSV with semicolons, in UTF-8 with a mark or in Windows-1252; both are read.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from attrs import frozen
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from agreement_study.coding.archives import read_zip
from agreement_study.coding.sheets import FIXED, LONGEST, restore
from agreement_study.errors import CodingError

MOST_ROWS = 200_000
"""Rows of a sheet that is read."""

MOST_BLANK = 10_000
"""Blank rows behind which a sheet has ended, whatever stands at the bottom of it."""

_PROLOG = 10_000
"""Bytes of an XML file within which its document type stands."""

_UNREADABLE = (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, SyntaxError)
_OTHERS = (".ods", ".fods", ".xls", ".xlsb", ".numbers")
_NEEDED = tuple(name for name in FIXED if name not in ("looked_at", "quote"))
_SEPARATOR = re.compile(r"\A\"?sep=.\"?\r?\n")
"""A first line by which Excel is told of the separator."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@frozen(kw_only=True)
class SheetRow:
    """A row of a sheet: where it stands, and its cells by column."""

    where: str
    cells: Mapping[str, str]


def read_sheet(path: Path) -> list[SheetRow]:
    """Read the rows of a sheet; cells come back as they were before they were neutralised.

    Raises
    ------
    CodingError
        If the file is neither CSV nor XLSX, lacks a column of `FIXED`, names one twice, has
        no rows, or is too large.
    """
    if not path.is_file():
        raise CodingError(str(path), expected="a coding sheet", got="no such file")
    kind = path.suffix.casefold()
    if kind in _OTHERS:
        raise CodingError(
            str(path), expected="CSV or XLSX", got=kind, do="save the sheet as XLSX or CSV"
        )
    tables = _workbook(path) if kind in (".xlsx", ".xlsm") else _csv(path)
    rows = [row for where, table in tables for row in _rows(where, table)]
    if not rows:
        raise CodingError(str(path), expected="rows of a coding sheet", got="none")
    if len(rows) > MOST_ROWS:
        raise CodingError(str(path), expected=f"at most {MOST_ROWS} rows", got=str(len(rows)))
    return rows


def _rows(where: str, table: Iterable[Sequence[str]]) -> Iterator[SheetRow]:
    lines = enumerate(table, 1)
    header = [restore(cell).strip() for cell in next(lines, (0, ()))[1]]
    _check_header(where, header)
    for number, line in lines:
        cells = {name: restore(cell) for name, cell in zip(header, line, strict=False) if name}
        if any(cell.strip() for cell in cells.values()):
            full = dict.fromkeys(filter(None, header), "") | cells
            yield SheetRow(where=f"{where}, row {number}", cells=full)


def _check_header(where: str, header: Sequence[str]) -> None:
    missing = [name for name in _NEEDED if name not in header]
    doubled = sorted({name for name in header if name and header.count(name) > 1})
    if missing or doubled:
        raise CodingError(
            f"{where}, row 1",
            expected="the header of a coding sheet, each column once",
            got=", ".join([*(f"no {n}" for n in missing), *(f"{n} twice" for n in doubled)]),
            do="take the header from agreement-study export --sheet",
        )


def _csv(path: Path) -> Iterator[tuple[str, Iterable[Sequence[str]]]]:
    text = _SEPARATOR.sub("", _decoded(path.read_bytes()))
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    csv.field_size_limit(10 * LONGEST)
    try:
        yield path.name, list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise CodingError(str(path), expected="a CSV file", got=str(error)) from None


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _workbook(path: Path) -> Iterator[tuple[str, Iterable[Sequence[str]]]]:
    """Yield each worksheet that has the header of a coding sheet."""
    for name, data in read_zip(path).items():  # the limits of size, count and path
        if b"<!DOCTYPE" in data.replace(b"\0", b"")[:_PROLOG]:
            raise CodingError(f"{path}: {name}", expected="XML without a document type")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that other programs write
            tables = _tables(path)
    except _UNREADABLE as error:
        raise CodingError(
            str(path), expected="an XLSX workbook", got=str(error), do="save it as XLSX or CSV"
        ) from None
    if not tables:
        raise CodingError(str(path), expected="a worksheet with columns document and unit")
    for title, table in tables.items():
        yield f"{path.name}, sheet {title}", table


def _tables(path: Path) -> dict[str, list[list[str]]]:
    """The worksheets with the header of a coding sheet, cut where the header ends.

    Rows are read as they stand in the file: one stray cell at the end of a sheet would else make
    a table of a million rows and more columns than anybody has memory for.
    """
    found: dict[str, list[list[str]]] = {}
    book = load_workbook(path, data_only=False, read_only=True)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            lines = sheet.iter_rows(values_only=True)
            header = [_value(cell) for cell in next(lines, ())]
            if {"document", "unit"} <= set(header):
                width = len(header)
                rows = ([_value(cell) for cell in row[:width]] for row in _until_blank(lines))
                found[sheet.title] = [header, *rows]
    finally:
        book.close()
    return found


def _until_blank(lines: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """Rows up to the first `MOST_BLANK` in a row that have nothing in them."""
    blank = 0
    for line in lines:
        blank = 0 if any(cell is not None for cell in line) else blank + 1
        if blank > MOST_BLANK:
            return
        yield line


def _value(value: Any) -> str:
    """A cell as text, also where a spreadsheet made a number or a date of it."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
