"""Rows of a coding sheet: the units of a document, and columns for the codes of some families.

A row is a unit. A family with keys has a column of its name for the key (`principle`); a family's
fields have a column each (`principle.status`, `commitment.bearer`), or one column
`<family>.value` where each code has fields of its own. A unit that carries two codes of one
family has two rows. `looked_at` says whether the unit was read; `quote` narrows the code to some
words of the text. Rows without codings are blind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from attrs import frozen

from agreement_study.codebook import Codebook, Family, Field
from agreement_study.model import Coding, Document, Unit, fold
from agreement_study.spans import Span

FIXED = ("document", "unit", "start", "end", "kind", "text", "looked_at", "quote")
NOT_YET = "no"
"""What `looked_at` holds in a row that was filled by another: unread until its reader says so."""

LONGEST = 32_000
"""Code points of a cell; spreadsheets cut at 32,767."""

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NEUTRAL = re.compile(r"'+[=+\-@\t\r]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@frozen
class SheetColumn:
    """A column for one family: its key (`field` is None), one field, or its whole value.

    `choices` are offered in a drop-down list; with `free`, others are accepted too.
    """

    name: str
    family: str
    field: int | None = None
    choices: tuple[str, ...] = ()
    free: bool = False


def neutralise(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> neutralise("=1+1"), neutralise("'-x"), neutralise("'quoted'")
    ("'=1+1", "''-x", "'quoted'")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def restore(cell: str) -> str:
    """Return what `neutralise` was given.

    >>> restore("'=1+1"), restore("=1+1")
    ('=1+1', '=1+1')
    """
    return cell[1:] if _NEUTRAL.match(cell) else cell


def shown(text: str) -> str:
    """Return a text as a cell shows it: no signs that a workbook cannot hold, not too long."""
    clean = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    return clean if len(clean) <= LONGEST else clean[: LONGEST - 1] + "…"


def sheet_columns(codebook: Codebook, families: Sequence[str]) -> tuple[SheetColumn, ...]:
    """Return the columns behind the fixed ones, family by family."""
    return tuple(column for name in families for column in _family_columns(codebook[name]))


def column_names(codebook: Codebook, families: Sequence[str]) -> tuple[str, ...]:
    """Return the header of a sheet."""
    return (*FIXED, *(column.name for column in sheet_columns(codebook, families)))


def sheet_rows(
    document: Document,
    codebook: Codebook,
    families: Sequence[str],
    codings: Iterable[Coding] = (),
) -> list[dict[str, str]]:
    """Return the rows of one document's sheet.

    Parameters
    ----------
    families
        In the order of their columns.
    codings
        Codings to be reviewed; without them the sheet is blind. Their rows are marked as not
        looked at.
    """
    columns = sheet_columns(codebook, families)
    of_unit: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        if coding.document == document.id and coding.family in families:
            of_unit[home(document, coding)].append(coding)
    return [
        row
        for unit in document.units
        if unit.kind != "noise"
        for row in _unit_rows(document, unit, columns, of_unit[unit.id])
    ]


def home(document: Document, coding: Coding) -> str:
    """Return the id of the unit of a coding: the one it names, else the one it covers most."""
    if coding.unit in document.unit or not document.units:
        return coding.unit
    span = Span(coding.start, coding.end)
    return max(document.units, key=lambda unit: span.overlap(Span(unit.start, unit.end))).id


def displayed(document: Document, span: Span) -> str:
    """Return the words of a received span as a sheet shows them: repaired and folded."""
    repaired = document.map.to_repaired(span.start, span.end)
    return shown(fold(document.map.repaired[repaired.start : repaired.end]))


def _family_columns(family: Family) -> list[SheetColumn]:
    name = family.family
    keys = tuple(family.codes)
    own = any(code.fields for code in family.codes.values())
    made = []
    if keys or not family.fields:
        made.append(SheetColumn(name, name, None, keys or (name,), free=name == "principle"))
    if own:
        choices = {key for code in family.codes.values() for f in code.fields for key in f.values}
        return [*made, SheetColumn(f"{name}.value", name, None, tuple(sorted(choices)), free=True)]
    return made + [_field_column(name, i, one) for i, one in enumerate(family.fields)]


def _field_column(family: str, place: int, field: Field) -> SheetColumn:
    return SheetColumn(
        f"{family}.{field.name}", family, place, tuple(field.values), free=bool(field.pattern)
    )


def _unit_rows(
    document: Document, unit: Unit, columns: Sequence[SheetColumn], codings: Sequence[Coding]
) -> Iterable[dict[str, str]]:
    whole = Span(unit.start, unit.end)
    at: dict[Span, dict[str, list[Coding]]] = defaultdict(lambda: defaultdict(list))
    for coding in codings:
        at[Span(coding.start, coding.end)][coding.family].append(coding)
    if not at:
        yield _row(document, unit, whole, columns, {})
    for span in sorted(at, key=lambda one: (one != whole, one)):
        families = list(at[span])
        for together in zip_longest(*at[span].values()):
            given = {f: c for f, c in zip(families, together, strict=True) if c is not None}
            yield _row(document, unit, span, columns, given)


def _row(
    document: Document,
    unit: Unit,
    span: Span,
    columns: Sequence[SheetColumn],
    codings: Mapping[str, Coding],
) -> dict[str, str]:
    narrow = span != Span(unit.start, unit.end)
    fixed = {
        "document": document.id,
        "unit": unit.id,
        "start": str(span.start),
        "end": str(span.end),
        "kind": unit.kind,
        "text": shown(unit.text),
        "looked_at": NOT_YET if codings else "",
        "quote": displayed(document, span) if narrow else "",
    }
    return fixed | {column.name: _cell(column, codings.get(column.family)) for column in columns}


def _cell(column: SheetColumn, coding: Coding | None) -> str:
    if coding is None:
        return ""
    if column.name == column.family:
        return coding.key or coding.family
    if column.field is None:
        return coding.value
    return coding.fields[column.field] if column.field < len(coding.fields) else ""
