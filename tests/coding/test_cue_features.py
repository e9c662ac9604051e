"""What weighted cues see of a unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_study.coding.cue_features import features, stems
from agreement_study.coding.governance_reading import Reading
from agreement_study.model import Unit


def reading(text: str, **around: object) -> Reading:
    unit = Unit(id="u-1", kind="sentence", start=0, end=len(text), text=text)
    return Reading(unit=unit, text=text.lower(), **{"kind": "sentence", **around})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Styrgruppen möts 4 gånger", ["styrgr", "möts", "#", "gånger"]),
        ("2026-03-01", ["#", "#", "#"]),
        ("", []),
        ("–", []),
    ],
)
def test_stems(text: str, expected: list[str]) -> None:
    assert stems(text) == expected


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ({}, "w:ordför"),
        ({}, "b:väljer_ordför"),
        ({}, "1:rådet"),
        ({}, "s:rande"),
        ({}, "f:brief"),
        ({"heading": "arbetsformer"}, "h:arbets"),
        ({"intro": "rådet ska"}, "i:ska"),
        ({"kind": "item"}, "k:item"),
        ({"focus": "styrgruppen"}, "f:focus"),
        ({"named": True}, "f:named"),
    ],
)
def test_a_sign(around: dict[str, object], expected: str) -> None:
    assert expected in features(reading("Rådet väljer ordförande", **around), "sv")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("frågor: xxxx@kommun.example", {"f:mail"}),
        ("ring 0910-555 12 på dagtid", {"f:phone"}),
        ("call 01962 555 018, or +44 1962 555 018", {"f:phone"}),
        ("samordnare, 060-12 34 56, x@y.example", {"f:mail", "f:phone"}),
        ("dnr 2024-0123 gäller 2024–2026", set()),
        ("den 06-07 2024 möts 12 ledamöter", set()),
    ],
)
def test_addresses_and_numbers_to_call(text: str, expected: set[str]) -> None:
    assert {"f:mail", "f:phone"} & features(reading(text), "sv") == expected


@pytest.mark.parametrize("absent", ["f:named", "f:focus", "h:arbets", "k:item", "s:rådet", "w:#"])
def test_what_is_not_there_is_no_sign(absent: str) -> None:
    assert absent not in features(reading("Rådet väljer ordförande"), "sv")


def test_classes_of_words_are_those_of_the_language() -> None:
    assert "c:pays" in features(reading("kommunen bekostar lokalen"), "sv")
    assert "c:pays" not in features(reading("kommunen bekostar lokalen"), "en")


@given(st.text(max_size=80))
def test_a_sign_is_a_cell_of_a_table(text: str) -> None:
    assert not any("\t" in name or "\n" in name for name in features(reading(text), "en"))
