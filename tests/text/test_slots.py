"""Rows of slots: every letter accounted for, and the misreadings that a word supposes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agreement_study.text.slots import MOST_ROWS, ops_of, rows
from agreement_study.text.spelling import steps

READINGS = {
    "c": [("e", 1.0)],
    "ci": [("a", 1.0)],
    "n": [("ti", 1.0)],
    "": [("t", 1.0)],
}


def made(lower: str) -> list[str]:
    return [
        " ".join("".join(slot.meant) for slot in row)
        for row in rows(lower, steps(lower, READINGS)[0])
    ]


def test_letters_read_as_one_and_one_read_as_several_make_rows_of_their_own() -> None:
    assert made("cin") == ["a t i", "a n", "ce i t i", "ce i n"]


def test_a_word_supposes_what_its_slots_say_and_the_letters_that_are_any_others() -> None:
    row = rows("hcin", steps("hcin", READINGS)[0])[0]
    assert ops_of("vati", row, 0, 1, 1) == (("v", "h"), ("a", "ci"), ("ti", "n"))
    assert ops_of("hoxti", row, 1, 2, 1) == (("ox", "ci"), ("ti", "n"))


@given(st.text("cinab", max_size=14))
def test_each_row_accounts_for_all_letters(lower: str) -> None:
    found = rows(lower, steps(lower, READINGS)[0])
    assert len(found) <= MOST_ROWS
    assert all("".join(slot.read for slot in row) == lower for row in found)
