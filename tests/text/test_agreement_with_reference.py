"""The measure of agreement between units found and units of a reference."""

from __future__ import annotations

from agreement_study.model import Unit
from agreement_study.text.agreement_with_reference import unit_agreement

TEXT = "1. Dialog är bra. Vi talar ofta med alla. Slut."


def unit(kind: str, quote: str) -> Unit:
    start = TEXT.index(quote)
    return Unit(id=quote, kind=kind, start=start, end=start + len(quote), text=quote)


def test_marks_and_numbers_at_the_ends_do_not_count() -> None:
    found = [unit("sentence", "1. Dialog är bra."), unit("sentence", "Slut")]
    reference = [unit("sentence", "Dialog är bra"), unit("sentence", "Slut.")]
    agreement = unit_agreement(TEXT, found, reference)
    assert (agreement.recall, agreement.precision) == (1.0, 1.0)


def test_another_kind_or_too_little_overlap_is_missed_and_extra() -> None:
    found = [unit("heading", "Dialog är bra."), unit("sentence", "Vi talar")]
    reference = [
        unit("sentence", "Dialog är bra."),
        unit("sentence", "Vi talar ofta med alla."),
        unit("sentence", "Slut."),
    ]
    agreement = unit_agreement(TEXT, found, reference)
    assert (agreement.recall, agreement.precision) == (0.0, 0.0)
    assert agreement.missed == tuple(reference)
    assert agreement.extra == tuple(found)


def test_recall_and_precision_differ_by_what_was_found() -> None:
    found = [unit("sentence", "Slut.")]
    reference = [unit("sentence", "Dialog är bra."), unit("sentence", "Slut.")]
    agreement = unit_agreement(TEXT, found, reference)
    assert (agreement.recall, agreement.precision) == (0.5, 1.0)


def test_nothing_found_where_nothing_is_expected_is_full_agreement() -> None:
    agreement = unit_agreement("", [], [])
    assert (agreement.recall, agreement.precision) == (1.0, 1.0)
