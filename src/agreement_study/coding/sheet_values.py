"""Codes and values in the cells of a sheet's row, checked against the codebook."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import frozen

from agreement_study.codebook import Codebook, Family, Field
from agreement_study.coding.sheet_reading import SheetRow
from agreement_study.coding.sheets import SheetColumn, sheet_columns
from agreement_study.errors import AgreementStudyError, CodingError
from agreement_study.model import Text

UNKNOWN = re.compile(r"other:[^\s|/]+")
"""A principle that the codebook does not know: its label in lower case, with hyphens."""


@frozen
class Given:
    """A code that a row gives, with its value."""

    code: str
    value: str


def families_of(
    columns: Collection[str], codebook: Codebook
) -> tuple[tuple[str, ...], list[AgreementStudyError]]:
    """Return the families of a sheet's columns, and a fault for each unknown column."""
    of = {
        column.name: name
        for name in codebook.families
        for column in sheet_columns(codebook, [name])
    }
    found = tuple(name for name in codebook.families if any(of.get(c) == name for c in columns))
    faults: list[AgreementStudyError] = [
        CodingError(
            f"column {column}",
            expected="a family of the codebook, or one of its fields",
            do="take the column out, or correct its name",
        )
        for column in sorted(set(columns) - set(of))
    ]
    return found, faults


def given_codes(
    row: SheetRow, families: Sequence[str], codebook: Codebook, faults: list[AgreementStudyError]
) -> tuple[Given, ...]:
    """Return the codes of a row; what is wrong with them goes to `faults`."""
    return tuple(
        given
        for name in families
        if (given := _given(row, codebook, codebook[name], faults)) is not None
    )


def check_code(code: str, value: str, codebook: Codebook) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with a code and its value: what, expected, got."""
    name, _, key = code.partition("/")
    family = codebook.families.get(name)
    if family is None:
        yield "code", f"a family of {_some(codebook.families)}", repr(code)
        return
    if not _known(family, key):
        yield name, f"one of {_some(family.codes) or name}", repr(key or code)
        return
    yield from _wrong_value(code, value, family.fields_of(key))


def value_of(code: str, said: str, codebook: Codebook) -> str:
    """Return a value that was written by hand as codings write it: keys, without blanks."""
    name, _, key = code.partition("/")
    fields = codebook[name].fields_of(key) if name in codebook.families else ()
    parts = said.split("|")
    if len(parts) != len(fields):
        return said
    pairs = zip(fields, parts, strict=True)
    return "|".join(_key(part.strip(), field.values.items()) for field, part in pairs)


def _known(family: Family, key: str) -> bool:
    if family.family == "principle" and UNKNOWN.fullmatch(key):
        return True
    return key in family.codes if family.codes else not key


def _wrong_value(code: str, value: str, fields: Sequence[Field]) -> Iterator[tuple[str, str, str]]:
    parts = value.split("|") if fields else []
    if not fields and value:
        yield f"{code}: value", "no value", repr(value)
    elif len(parts) != len(fields):
        wanted = "|".join(field.name for field in fields)
        yield f"{code}: value", f"{wanted} ({len(fields)} fields)", repr(value)
    else:
        for field, part in zip(fields, parts, strict=True):
            if not field.knows(part):
                wanted = _some(field.values) or f"text like {field.pattern}"
                yield f"{code}: {field.name}", wanted, repr(part)


def _given(
    row: SheetRow, codebook: Codebook, family: Family, faults: list[AgreementStudyError]
) -> Given | None:
    columns = sheet_columns(codebook, [family.family])
    cells = {column: row.cells.get(column.name, "").strip() for column in columns}
    if not any(cells.values()):
        return None
    code = _code(family, columns, cells)
    value = _value(family, columns, cells)
    wrong = list(check_code(code, value, codebook))
    faults += [
        CodingError(f"{row.where}: {what}", expected=expected, got=got)
        for what, expected, got in wrong
    ]
    return None if wrong else Given(code, value)


def _code(family: Family, columns: Sequence[SheetColumn], cells: dict[SheetColumn, str]) -> str:
    """The code of a row; an empty key leaves `family/`, which no codebook knows."""
    name = family.family
    if not family.codes:
        said = next((cells[c] for c in columns if c.name == name), name)
        return name if said == name else f"{name}/{said}"
    said = cells[columns[0]].removeprefix(f"{name}/")
    return f"{name}/{_key(said, ((key, code.label) for key, code in family.codes.items()))}"


def _value(family: Family, columns: Sequence[SheetColumn], cells: dict[SheetColumn, str]) -> str:
    whole = [cells[c] for c in columns if c.field is None and c.name != family.family]
    if whole:
        return whole[0]
    parts = [
        _key(cells[column], family.fields[column.field].values.items())
        for column in columns
        if column.field is not None
    ]
    return "|".join(parts)


def _key(said: str, labelled: Iterable[tuple[str, Text]]) -> str:
    """The key that a cell names, by itself or by its label in either language."""
    keys = dict(labelled)
    if said in keys:
        return said
    lowered = said.casefold()
    by_label = [
        key
        for key, label in keys.items()
        if lowered in (key.casefold(), label.sv.casefold(), label.en.casefold())
    ]
    return by_label[0] if len(by_label) == 1 else said


def _some(names: Iterable[str]) -> str:
    known = list(names)
    return ", ".join(known[:12]) + (" ..." if len(known) > 12 else "")
