"""`explain DOCUMENT OFFSET`: every coder at a place, and the lists that were weighed."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.commands.conftest import NAME, TEXT, Call, rows_of


def at(call: Call, words: str) -> str:
    told = call("explain", NAME, str(TEXT.index(words)))
    assert told.status == 0
    return told.out


def test_programs_and_people_are_told_side_by_side(call: Call, coded: Path) -> None:
    said = at(call, "möta föreningarna")
    assert "coding     principle/quality = defined by anna: read by a person" in said
    assert "coding     principle/dialogue = defined by principles" in said
    assert "by commitments" in said


def test_a_unit_that_was_read_and_left_empty_is_silent(call: Call, coded: Path) -> None:
    assert "silent     principle: anna read the unit and gave no code" in at(call, "Parterna ska")
    assert "silent" not in at(call, "möta föreningarna")


def test_the_lists_that_were_weighed_follow_where_principles_stand(call: Call, coded: Path) -> None:
    said = at(call, "bygger på tre principer")
    assert "lists of principles that were weighed" in said
    assert "Mångfald" in said
    assert "(chosen)" in said
    assert "weighed" not in at(call, "Överenskommelse i Björkvik")


def test_a_coding_of_several_units_is_told_between_them(call: Call, coded: Path) -> None:
    path = coded / "data" / "codings" / "anna.csv"
    (row,) = rows_of(path)
    start, end = TEXT.index("1. Dialog"), TEXT.index("2. Kvalitet")
    row |= {"start": str(start), "end": str(end), "quote": TEXT[start:end]}
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(row))
        writer.writeheader()
        writer.writerow(row)
    told = call("explain", NAME, str(TEXT.index("\n\n2. Kvalitet")))
    assert "between units" in told.out
    assert "principle/quality = defined by anna" in told.out
