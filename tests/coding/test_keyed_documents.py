"""Whole documents and excerpts with complete keys, by writers who had not seen the rules.

A language model wrote them from the codebook and the reference alone; no human has confirmed
their keys. `tuning`, `mini-tuning` and in the end `mini-aside` were read while rules were written,
and weights were learned from them and from `learn` (605 excerpts, 126 whole documents): their
figures are in-sample. `aside`, `last`, `final`, `closing`, `outer`, `fresh` and `recalled` were
only counted, and nothing was learned from them.

F1 of rows at first look -> with weights of 365 excerpts -> with those of 605 and more rules (the
bars below tell what stands now):

- aside, first twelve documents first: commitment 0.88 -> 0.89 -> 0.92, governance 0.63 -> 0.82 ->
  0.85, event 0.89 -> 0.93 -> 0.94 (type right in 0.55 -> 0.77 -> 0.75), parties 0.60 -> 0.84 ->
  0.84, purpose 0.64 -> 0.87 -> 0.87, basis 0.36 -> 0.72 -> 0.73, sector_term 0.55 -> 0.84 -> 0.84
- last: commitment 0.81 -> 0.85 -> 0.92, governance 0.73 -> 0.81 -> 0.84, event 0.94 -> 0.94 ->
  0.95 (0.80 -> 0.85 -> 0.94), parties 0.67 -> 0.77 -> 0.77, purpose 0.69 -> 0.73 -> 0.70,
  basis 0.67 -> 0.91 -> 0.91, sector_term 0.75 -> 0.95 -> 0.95
- final: commitment 0.91 -> 0.91 -> 0.90, governance 0.70 -> 0.80 -> 0.81, event 0.93 -> 0.92 ->
  0.94 (0.79 -> 0.83 -> 0.84), parties 0.68 -> 0.73 -> 0.73, purpose 0.72 -> 0.81 -> 0.86,
  basis 0.82 -> 0.78 -> 0.82, sector_term 0.75 -> 0.80 -> 0.80
- closing, with weights of 365 excerpts at once: commitment 0.89 -> 0.91, governance 0.81 -> 0.83,
  event 0.92 -> 0.91 (0.82 -> 0.82), parties 0.86 -> 0.83, purpose 0.78 -> 0.78, basis 0.86,
  sector_term 0.86

With the weights of 605 excerpts the 60 whole documents of `learn` and the twelve of `outer` gave
at first look (Swedish, Swedish, English, English; outer): commitment 0.89, 0.90, 0.80, 0.92; 0.91,
governance 0.84, 0.78, 0.80, 0.75; 0.82, event 0.93, 0.92, 0.91, 0.94; 0.95, parties 0.81, 0.86,
0.79, 0.74; 0.91, purpose 0.90, 0.89, 0.84, 0.91; 0.92, basis 0.94, 0.80, 0.52, 0.64; 0.62,
sector_term 0.78, 0.82, 0.81, 0.87; 0.85, theme 0.95, 0.92, 0.80, 0.80; 0.94.

66 more whole documents, many as they come out of a PDF, gave at first look (set by set): commitment
0.84-0.95, governance 0.67-0.89, event 0.86-0.95, parties 0.79-0.92; `fresh`: 0.91, 0.79, 0.92,
0.90, purpose 0.91, basis 0.88, theme 0.95, sector_term 0.67. Half of them were read for rules.

`recalled` holds twelve stand-ins for real documents (outline and manner recalled, all sentences
new). At first look: commitment 0.95, governance 0.88, event 0.97, parties 0.87, purpose 0.87,
basis 0.83, theme 0.96, sector_term 0.73.

`reports` holds 24 documents with keys for five families: agreements, council papers, minutes,
terms of reference and progress reports. At first look (English, English, Swedish): governance
0.77, 0.74, 0.82, parties 0.63, 0.75, 0.93, purpose 0.83, 0.88, 0.84, basis 0.91, 0.82, 0.75,
sector_term 0.76, 0.70, 0.80. What was mended by the first and the third left the second as it
was; then that was read too. No weights were learned from them.

The bars of weighted cues were chosen by looking at these totals, and words for basis by whether
`closing` kept its bar, so the last figures are a little too good. The 240 newest excerpts were
made hard on purpose; at first look they gave commitment 0.74-0.85, governance 0.67-0.79, event
0.71-0.93, parties 0.70-0.86, purpose 0.65-0.81.
"""

import pytest
from tests.coding.keyed_documents import exact_lists, scores

# Folder, family, least F1: what was reached, rounded down.
LEAST = [
    ("tuning", "basis", 1.00),
    ("tuning", "commitment", 0.99),
    ("tuning", "event", 0.98),
    ("tuning", "governance", 0.97),
    ("tuning", "parties", 0.99),
    ("tuning", "purpose", 0.96),
    ("tuning", "sector_term", 0.93),
    ("tuning", "theme", 0.93),
    ("mini-tuning", "basis", 1.00),
    ("mini-tuning", "commitment", 0.99),
    ("mini-tuning", "event", 0.98),
    ("mini-tuning", "governance", 0.98),
    ("mini-tuning", "parties", 1.00),
    ("mini-tuning", "purpose", 1.00),
    ("mini-tuning", "sector_term", 1.00),
    ("mini-aside", "basis", 1.00),
    ("mini-aside", "commitment", 0.98),
    ("mini-aside", "event", 0.92),
    ("mini-aside", "governance", 0.98),
    ("mini-aside", "parties", 0.89),
    ("mini-aside", "purpose", 1.00),
    ("mini-aside", "sector_term", 1.00),
    ("aside", "basis", 0.75),
    ("aside", "commitment", 0.93),
    ("aside", "event", 0.95),
    ("aside", "governance", 0.86),
    ("aside", "parties", 0.84),
    ("aside", "purpose", 0.88),
    ("aside", "sector_term", 0.86),
    ("aside", "theme", 0.91),
    ("last", "basis", 0.85),
    ("last", "commitment", 0.89),
    ("last", "event", 0.94),
    ("last", "governance", 0.85),
    ("last", "parties", 0.79),
    ("last", "purpose", 0.71),
    ("last", "sector_term", 0.94),
    ("last", "theme", 0.88),
    ("final", "basis", 0.82),
    ("final", "commitment", 0.92),
    ("final", "event", 0.94),
    ("final", "governance", 0.82),
    ("final", "parties", 0.76),
    ("final", "purpose", 0.87),
    ("final", "sector_term", 0.88),
    ("final", "theme", 0.92),
    ("closing", "basis", 0.88),
    ("closing", "commitment", 0.91),
    ("closing", "event", 0.94),
    ("closing", "governance", 0.85),
    ("closing", "parties", 0.82),
    ("closing", "purpose", 0.80),
    ("closing", "sector_term", 0.85),
    ("closing", "theme", 0.96),
    ("outer", "basis", 0.84),
    ("outer", "commitment", 0.92),
    ("outer", "event", 0.96),
    ("outer", "governance", 0.83),
    ("outer", "parties", 0.95),
    ("outer", "purpose", 0.96),
    ("outer", "sector_term", 0.88),
    ("outer", "theme", 0.95),
    ("fresh", "basis", 0.87),
    ("fresh", "commitment", 0.91),
    ("fresh", "event", 0.92),
    ("fresh", "governance", 0.79),
    ("fresh", "parties", 0.89),
    ("fresh", "purpose", 0.93),
    ("fresh", "sector_term", 0.68),
    ("fresh", "theme", 0.95),
    ("reports", "basis", 0.83),
    ("reports", "governance", 0.78),
    ("reports", "parties", 0.83),
    ("reports", "purpose", 0.86),
    ("reports", "sector_term", 0.84),
    ("recalled", "basis", 0.82),
    ("recalled", "commitment", 0.94),
    ("recalled", "event", 0.96),
    ("recalled", "governance", 0.87),
    ("recalled", "parties", 0.86),
    ("recalled", "purpose", 0.86),
    ("recalled", "sector_term", 0.73),
    ("recalled", "theme", 0.95),
]
# Folder, field of the value, least share of the key's rows that are found with that field right.
LEAST_FIELDS = [
    ("tuning", "commitment", "bearer", 0.98),
    ("tuning", "commitment", "form", 0.98),
    ("tuning", "commitment", "modality", 0.98),
    ("tuning", "event", "date", 0.97),
    ("tuning", "event", "type", 0.96),
    ("tuning", "governance", "value", 0.98),
    ("tuning", "parties", "party", 0.87),
    ("mini-tuning", "commitment", "bearer", 1.00),
    ("mini-tuning", "commitment", "form", 0.99),
    ("mini-tuning", "commitment", "modality", 1.00),
    ("mini-tuning", "event", "date", 0.98),
    ("mini-tuning", "event", "type", 0.96),
    ("mini-tuning", "governance", "value", 0.89),
    ("mini-tuning", "parties", "party", 0.97),
    ("mini-aside", "commitment", "bearer", 0.93),
    ("mini-aside", "commitment", "form", 0.96),
    ("mini-aside", "commitment", "modality", 0.95),
    ("mini-aside", "event", "date", 0.84),
    ("mini-aside", "event", "type", 0.84),
    ("mini-aside", "governance", "value", 0.86),
    ("mini-aside", "parties", "party", 0.85),
    ("aside", "commitment", "bearer", 0.84),
    ("aside", "commitment", "form", 0.89),
    ("aside", "commitment", "modality", 0.92),
    ("aside", "event", "date", 0.94),
    ("aside", "event", "type", 0.78),
    ("aside", "governance", "value", 0.85),
    ("aside", "parties", "party", 0.66),
    ("last", "commitment", "bearer", 0.72),
    ("last", "commitment", "form", 0.63),
    ("last", "commitment", "modality", 0.79),
    ("last", "event", "date", 0.92),
    ("last", "event", "type", 0.90),
    ("last", "governance", "value", 0.79),
    ("last", "parties", "party", 0.65),
    ("final", "commitment", "bearer", 0.75),
    ("final", "commitment", "form", 0.87),
    ("final", "commitment", "modality", 0.90),
    ("final", "event", "date", 0.96),
    ("final", "event", "type", 0.81),
    ("final", "governance", "value", 0.79),
    ("final", "parties", "party", 0.54),
    ("closing", "commitment", "bearer", 0.76),
    ("closing", "commitment", "form", 0.82),
    ("closing", "commitment", "modality", 0.87),
    ("closing", "event", "date", 0.88),
    ("closing", "event", "type", 0.78),
    ("closing", "governance", "value", 0.81),
    ("closing", "parties", "party", 0.72),
    ("outer", "commitment", "bearer", 0.86),
    ("outer", "commitment", "form", 0.87),
    ("outer", "commitment", "modality", 0.90),
    ("outer", "event", "date", 0.96),
    ("outer", "event", "type", 0.88),
    ("outer", "governance", "value", 0.76),
    ("outer", "parties", "party", 0.83),
    ("fresh", "commitment", "bearer", 0.76),
    ("fresh", "commitment", "form", 0.77),
    ("fresh", "commitment", "modality", 0.86),
    ("fresh", "event", "date", 0.89),
    ("fresh", "event", "type", 0.78),
    ("fresh", "governance", "value", 0.70),
    ("fresh", "parties", "party", 0.74),
]


@pytest.mark.parametrize(("folder", "family", "least"), LEAST)
def test_rows(folder: str, family: str, least: float) -> None:
    f1 = scores(folder).families[family].f1
    assert f1 is not None
    assert f1 >= least


@pytest.mark.parametrize(("folder", "family", "name", "least"), LEAST_FIELDS)
def test_values(folder: str, family: str, name: str, least: float) -> None:
    """Of all rows of the key; of those found alone, a coder that finds but plain ones is best."""
    told = scores(folder)
    share, recall = told.fields[family, name].share, told.families[family].recall
    assert share is not None
    assert recall is not None
    assert share * recall >= least


def test_lists_of_principles() -> None:
    """At first look seven of eight; the introduction of the eighth taught what 'taken from' is."""
    assert exact_lists("last") == (8, 8)
