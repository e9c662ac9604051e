"""Names of persons are masked with as many marks as characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_study.model import Source
from agreement_study.publishing.masks import MARK, Masks, masks_of
from agreement_study.spans import Span

NAMES = Masks(("Anna Berg", "anna.berg@example.org", "Anna Berg-Lind"))


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Fråga Anna Berg.", f"Fråga {MARK * 9}."),
        ("Fråga Anna\nBerg.", f"Fråga {MARK * 4}\n{MARK * 4}."),
        ("Anna Berg-Lind", MARK * 14),
        ("(mailto:anna.berg@example.org)", f"(mailto:{MARK * 21})"),
        ("Ett berg och Anna", "Ett berg och Anna"),
    ],
)
def test_names_are_masked(text: str, masked: str) -> None:
    assert NAMES.text(text) == masked


@given(st.text(alphabet="AnaBerg -\n@.", max_size=40))
def test_offsets_hold(text: str) -> None:
    masked = NAMES.text(text)
    assert len(masked) == len(text)
    assert [i for i, c in enumerate(masked) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]


def test_values_within_lists_and_mappings_are_masked() -> None:
    assert NAMES.value({"a": ["Anna Berg", 1]}) == {"a": [MARK * 9, 1]}


def test_the_registry_names_what_is_personal() -> None:
    text = "Ring Anna\nBerg i dag"
    source = Source(id="x", path=Path("x"), personal_names=(Span(5, 14),))
    masks = masks_of([source], {"x": text})
    assert masks.text("Anna Berg") == MARK * 9
    assert Masks(()).text("Anna Berg") == "Anna Berg"
