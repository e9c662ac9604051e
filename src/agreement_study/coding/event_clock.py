"""The date that a text itself bears, by which days and months without a year are read."""

from __future__ import annotations

from datetime import date

from agreement_study.coding.dates import find_dates
from agreement_study.edtf import bounds
from agreement_study.model import Document, Unit

HEAD = 8  # units among which the text's own date is looked for
LEAD = 8  # words that a line which introduces a list without being a heading may have


def own_date(document: Document) -> date | None:
    """Return the day that the document itself bears: by its registry entry, else by its head."""
    told = [d.date for d in document.source.dates if d.basis == "text"]
    head = (
        edtf
        for unit in document.units[:HEAD]
        if unit.kind == "heading" or is_line(unit)
        for _, edtf in find_dates(unit.text, document.language)
    )
    for edtf in (*told, *head):
        first, last = bounds(edtf)
        if first and first == last:
            return first
    return None


def own_year(document: Document) -> int | None:
    """Return the year of a text whose title gives no more: 'Annual report 2022'."""
    titles = [unit for unit in document.units[:2] if unit.kind == "heading"]
    told = [edtf for unit in titles for _, edtf in find_dates(unit.text, document.language)]
    return int(told[0]) if len(told) == 1 and told[0].isdigit() else None


def is_line(unit: Unit) -> bool:
    """Whether a unit is a line of its own, such as a date line, and no running text."""
    short = len(unit.text.split()) <= LEAD and not unit.text.endswith((".", "!", "?"))
    return short and unit.kind == "sentence"
