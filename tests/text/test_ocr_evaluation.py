"""Evaluation of a repair: counts of invented tokens, and the two texts corrected by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from agreement_study.spans import Edit
from agreement_study.text.layout import layout_edits
from agreement_study.text.ocr_evaluation import evaluate_ocr, rows_of_noise
from agreement_study.text.repair import repair

DATA = Path(__file__).parents[2] / "data"
TEXT = "ir det vi £ far"
ROWS = [
    {"start": "0", "end": "2", "correct": "är", "state": "wrong"},
    {"start": "3", "end": "6", "correct": "det", "state": "ok"},
    {"start": "7", "end": "9", "correct": "vi", "state": "ok"},
    {"start": "10", "end": "11", "correct": "", "state": "noise"},
    {"start": "12", "end": "15", "correct": "får", "state": "wrong"},
]


def edit(start: int, received: str, to: str) -> Edit:
    return Edit(
        start=start, end=start + len(received), received=received, repaired=to, rule="ocr.x"
    )


def test_counts_mended_and_broken() -> None:
    edits = [edit(0, "ir", "är"), edit(7, "vi", "vä"), edit(10, "£", "E")]
    found = evaluate_ocr(TEXT, ROWS, lambda _: edits)
    assert (found.wrong, found.right, found.mended, found.broken) == (2, 2, 1, 1)
    assert (found.mended_share, found.broken_share) == (0.5, 0.5)
    assert (found.error_rate_before, found.error_rate_after) == (0.5, 0.5)
    assert [(e.received, e.repaired, e.correct, e.broken) for e in found.errors] == [
        ("vi", "vä", "vi", True),
        ("far", "far", "får", False),
    ]


def test_no_tokens_are_no_errors() -> None:
    found = evaluate_ocr("", [], lambda _: ())
    assert (found.mended_share, found.broken_share, found.error_rate_after) == (1.0, 0.0, 0.0)


def test_rows_of_noise_leave_addresses_out() -> None:
    clean = ["Skriv", " ", "till", " ", "a", "@", "exempel", ".", "se", "!"]
    damaged = ["Skiv", *clean[1:]]
    states = [(row["correct"], row["state"]) for row in rows_of_noise(damaged, clean)]
    assert states == [
        ("Skriv", "wrong"),
        ("till", "ok"),
        ("a", "noise"),
        ("exempel", "noise"),
        ("se", "noise"),
    ]


@pytest.mark.parametrize("document", ["varmland", "blekinge-2026"])
def test_mends_the_texts_corrected_by_hand(document: str) -> None:
    text = (DATA / f"sources/{document}.txt").read_text(encoding="utf-8-sig")
    with (DATA / f"reference/ocr/{document}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = evaluate_ocr(text, rows, lambda t: repair(t, "sv", layout_edits(t, "sv")))
    assert found.broken == 0
    assert found.mended_share >= 0.975
