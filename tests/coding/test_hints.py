"""Hints: the rules of which a plain string occurs in a text."""

import pytest

from agreement_study.coding.hints import Hints

RULES = (["chair", "presid"], ["kr", "€"], ["chairs"], [""])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the chair", [0, 3]),
        ("two chairs and 40 kr", [0, 1, 2, 3]),
        ("the cha", [3]),
        ("kr", [1, 3]),
        ("", [3]),
    ],
)
def test_rules_of_hints_that_occur(text: str, expected: list[int]) -> None:
    assert Hints.of(RULES).found(text) == expected
