"""Coding sheets as files: CSV for programs, XLSX with drop-down lists for people.

The same rows give the same bytes: times are fixed in the archive and in the workbook. Every cell
is text, and what a spreadsheet would take for a formula is neutralised.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from agreement_study.codebook import Code, Codebook, Family, Field
from agreement_study.coding.archives import zip_bytes
from agreement_study.coding.sheets import (
    SheetColumn,
    column_names,
    neutralise,
    sheet_columns,
    shown,
)
from agreement_study.language import LANGUAGES, words
from agreement_study.tables.files import csv_text

Rows = Sequence[Mapping[str, str]]

CODEBOOK, LISTS = "codebook", "lists"
_TITLE = re.compile(r"[\[\]:*?/\\']")
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_WIDTHS = {"document": 16, "unit": 20, "start": 8, "end": 8, "kind": 10, "text": 80, "quote": 30}
_WRAP = Alignment(wrap_text=True, vertical="top")
_HEAD = PatternFill("solid", fgColor="E8EEF4")


def write_csv(path: Path, rows: Rows, codebook: Codebook, families: Sequence[str]) -> Path:
    """Write the sheet of one document as CSV."""
    names = column_names(codebook, families)
    safe = [{name: neutralise(shown(row[name])) for name in names} for row in rows]
    path.write_text(csv_text(names, safe), encoding="utf-8", newline="\n")
    return path


def write_xlsx(
    path: Path, sheets: Mapping[str, Rows], codebook: Codebook, families: Sequence[str]
) -> Path:
    """Write a workbook: instructions in each language, the codebook, a sheet per document.

    Parameters
    ----------
    sheets
        The rows of each document.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for language in LANGUAGES:
        _instructions(book, language)
    _codebook(book, codebook, families)
    lists = _lists(sheet_columns(codebook, families))
    for document, rows in sheets.items():
        _document(book, document, rows, codebook, families, lists)
    _write_lists(book, lists)
    book.active = len(LANGUAGES) + 1 if sheets else 0
    path.write_bytes(_fixed(book))
    return path


def _instructions(book: Workbook, language: str) -> None:
    text = words(language, "sheets")
    sheet = book.create_sheet(text["sheet"])
    sheet.column_dimensions["A"].width = 100
    sheet.append([text["title"]])
    sheet["A1"].font = Font(bold=True, size=14)
    for number, step in enumerate(text["steps"], 1):
        sheet.append([f"{number}. {step}"])
        sheet.cell(sheet.max_row, 1).alignment = _WRAP


def _codebook(book: Workbook, codebook: Codebook, families: Sequence[str]) -> None:
    sheet = book.create_sheet(CODEBOOK)
    heads = ("code", "label", "definition", "include", "exclude")
    labels = {language: words(language, "sheets")["codebook"] for language in LANGUAGES}
    _append(sheet, [" / ".join(labels[language][head] for language in LANGUAGES) for head in heads])
    for name in families:
        family = codebook[name]
        entries: dict[str, Code | Family] = {"": family, **family.codes}
        for code, entry in entries.items():
            _append(sheet, _entry(f"{name}/{code}".rstrip("/"), entry))
            for field in entry.fields:
                for line in _field(f"{name}/{code}".rstrip("/"), field):
                    _append(sheet, line)
    _dress(sheet, (36, 32, 60, 48, 48))


def _entry(code: str, entry: Code | Family) -> list[str]:
    rules = (entry.include, entry.exclude) if isinstance(entry, Code) else (None, None)
    texts = (entry.label, entry.definition, *rules)
    return [code, *("\n".join(text[lang] for lang in LANGUAGES) if text else "" for text in texts)]


def _field(code: str, field: Field) -> Iterator[list[str]]:
    """A line for a field of a value and one for each of its choices."""
    named = {f"{code}: {field.name}": field.label} | {
        f"{code}: {field.name} = {key}": label for key, label in field.values.items()
    }
    for name, label in named.items():
        yield [name, " / ".join(label[language] for language in LANGUAGES), "", "", ""]


def _lists(columns: Sequence[SheetColumn]) -> dict[str, tuple[str, ...]]:
    yes = tuple(
        words(language, "sheets")["looked"][answer][0]
        for answer in ("yes", "no")
        for language in LANGUAGES
    )
    return {"looked_at": yes} | {c.name: c.choices for c in columns if c.choices}


def _write_lists(book: Workbook, lists: Mapping[str, tuple[str, ...]]) -> None:
    sheet = book.create_sheet(LISTS)
    for column, (name, choices) in enumerate(lists.items(), 1):
        for row, value in enumerate((name, *choices), 1):
            _text(sheet, row, column, value)
    sheet.sheet_state = "hidden"


def _document(
    book: Workbook,
    document: str,
    rows: Rows,
    codebook: Codebook,
    families: Sequence[str],
    lists: Mapping[str, tuple[str, ...]],
) -> None:
    sheet = book.create_sheet(_title(document, [*book.sheetnames, LISTS]))
    names = column_names(codebook, families)
    _append(sheet, names)
    for row in rows:
        _append(sheet, [row[name] for name in names])
    _dress(sheet, [_WIDTHS.get(name, max(14, len(name) + 2)) for name in names])
    sheet.auto_filter.ref = sheet.dimensions
    free = {column.name for column in sheet_columns(codebook, families) if column.free}
    for name, letter in ((name, get_column_letter(i)) for i, name in enumerate(names, 1)):
        if name in lists:
            # rows below the last one too, since a unit with two codes has its row copied
            _drop_down(sheet, f"{letter}2:{letter}{2 * len(rows) + 2}", name, lists, name in free)


def _drop_down(
    sheet: Worksheet, cells: str, name: str, lists: Mapping[str, tuple[str, ...]], free: bool
) -> None:
    letter = get_column_letter(list(lists).index(name) + 1)
    source = f"{quote_sheetname(LISTS)}!${letter}$2:${letter}${len(lists[name]) + 1}"
    rule = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=not free)
    rule.add(cells)
    sheet.add_data_validation(rule)


def _append(sheet: Worksheet, cells: Sequence[str]) -> None:
    row = sheet.max_row + 1 if sheet.max_row > 1 or sheet["A1"].value is not None else 1
    for column, value in enumerate(cells, 1):
        _text(sheet, row, column, value)


def _text(sheet: Worksheet, row: int, column: int, value: str) -> None:
    cell = sheet.cell(row, column)
    if value:
        cell.value = neutralise(shown(value))
        cell.data_type = "s"  # a number or a date stays the text that it is
    cell.number_format = "@"
    cell.alignment = _WRAP


def _dress(sheet: Worksheet, widths: Sequence[int]) -> None:
    for i, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(i)].width = width
        sheet.cell(1, i).font = Font(bold=True)
        sheet.cell(1, i).fill = _HEAD
    sheet.freeze_panes = "A2"


def _title(document: str, taken: Sequence[str]) -> str:
    """A title of a worksheet: at most 31 signs, none of some, and not one that is taken."""
    title = base = _TITLE.sub("_", document)[:31] or "_"
    number = 2
    while title.casefold() in {name.casefold() for name in taken}:
        title = f"{base[: 30 - len(str(number))]}~{number}"
        number += 1
    return title


def _fixed(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        entries = {info.filename: archive.read(info) for info in archive.infolist()}
    core = "docProps/core.xml"
    entries[core] = _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", entries[core])
    return zip_bytes(entries)
