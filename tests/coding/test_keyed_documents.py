"""Whole documents and excerpts with complete keys, by writers who had not seen the rules.

41 documents and 150 excerpts of one family each were written by a language model from the
codebook and the reference alone; no human has confirmed their keys. Half of them (`tuning`,
`mini-tuning`) was read while rules were written: their figures are in-sample. The other half
(`aside`, `mini-aside`) was only counted; `last` was written last and counted twice. Later
`mini-aside` was read as well: its figures of basis and sector_term are in-sample.

F1 of rows at first look, before a rule was changed -> in the end:

- aside, first twelve documents: commitment 0.88, governance 0.63, event 0.89 (type right in
  0.55), parties 0.60, purpose 0.64, theme 0.84, basis 0.36, sector_term 0.55 -> in LEAST below
- last: commitment 0.81, governance 0.73, event 0.94 (type 0.80), parties 0.67, purpose 0.69,
  theme 0.87, basis 0.67, sector_term 0.75, all after the first of two rounds of work
"""

import pytest
from tests.coding.keyed_documents import exact_lists, scores

# Folder, family, least F1: what was reached, rounded down.
LEAST = [
    ("tuning", "basis", 1.00),
    ("tuning", "commitment", 0.97),
    ("tuning", "event", 0.96),
    ("tuning", "governance", 0.94),
    ("tuning", "parties", 0.99),
    ("tuning", "purpose", 0.97),
    ("tuning", "sector_term", 0.93),
    ("tuning", "theme", 0.93),
    ("mini-tuning", "basis", 1.00),
    ("mini-tuning", "commitment", 0.99),
    ("mini-tuning", "event", 0.97),
    ("mini-tuning", "governance", 0.94),
    ("mini-tuning", "parties", 1.00),
    ("mini-tuning", "purpose", 1.00),
    ("aside", "basis", 0.70),
    ("aside", "commitment", 0.89),
    ("aside", "event", 0.92),
    ("aside", "governance", 0.73),
    ("aside", "parties", 0.82),
    ("aside", "purpose", 0.68),
    ("aside", "sector_term", 0.81),
    ("aside", "theme", 0.89),
    ("mini-aside", "basis", 1.00),
    ("mini-aside", "commitment", 0.87),
    ("mini-aside", "event", 0.90),
    ("mini-aside", "governance", 0.60),
    ("mini-aside", "parties", 0.89),
    ("mini-aside", "purpose", 0.86),
    ("mini-aside", "sector_term", 1.00),
    ("last", "basis", 0.90),
    ("last", "commitment", 0.80),
    ("last", "event", 0.94),
    ("last", "governance", 0.73),
    ("last", "parties", 0.77),
    ("last", "purpose", 0.74),
    ("last", "sector_term", 0.94),
    ("last", "theme", 0.87),
]
# Folder, field of the value, least share among matched rows.
LEAST_FIELDS = [
    ("tuning", "commitment", "bearer", 0.97),
    ("tuning", "commitment", "form", 0.98),
    ("tuning", "commitment", "modality", 0.99),
    ("tuning", "event", "date", 0.98),
    ("tuning", "event", "type", 0.97),
    ("tuning", "governance", "value", 1.00),
    ("mini-tuning", "commitment", "bearer", 0.99),
    ("mini-tuning", "commitment", "form", 0.99),
    ("mini-tuning", "commitment", "modality", 1.00),
    ("mini-tuning", "event", "date", 0.98),
    ("mini-tuning", "event", "type", 0.93),
    ("mini-tuning", "governance", "value", 0.91),
    ("aside", "commitment", "bearer", 0.86),
    ("aside", "commitment", "form", 0.90),
    ("aside", "commitment", "modality", 0.99),
    ("aside", "event", "date", 0.95),
    ("aside", "event", "type", 0.68),
    ("aside", "governance", "value", 0.95),
    ("mini-aside", "commitment", "bearer", 0.87),
    ("mini-aside", "commitment", "form", 0.88),
    ("mini-aside", "commitment", "modality", 0.98),
    ("mini-aside", "event", "date", 0.90),
    ("mini-aside", "event", "type", 0.72),
    ("mini-aside", "governance", "value", 0.92),
    ("last", "commitment", "bearer", 0.82),
    ("last", "commitment", "form", 0.77),
    ("last", "commitment", "modality", 0.96),
    ("last", "event", "date", 0.96),
    ("last", "event", "type", 0.81),
    ("last", "governance", "value", 0.92),
]


@pytest.mark.parametrize(("folder", "family", "least"), LEAST)
def test_rows(folder: str, family: str, least: float) -> None:
    f1 = scores(folder).families[family].f1
    assert f1 is not None
    assert f1 >= least


@pytest.mark.parametrize(("folder", "family", "name", "least"), LEAST_FIELDS)
def test_values(folder: str, family: str, name: str, least: float) -> None:
    share = scores(folder).fields[family, name].share
    assert share is not None
    assert share >= least


def test_lists_of_principles() -> None:
    """At first look seven of eight; the introduction of the eighth taught what 'taken from' is."""
    assert exact_lists("last") == (8, 8)
