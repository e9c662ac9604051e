"""Signatures: for whom somebody signs."""

import pytest
from tests.coding.unit_documents import lines_document

from agreement_study.coding.party_blocks import parties_in_blocks
from agreement_study.coding.party_words import party_words

BELOW: list[tuple[str, str, list[str]]] = [
    ("en", "Ann Pike, Leader, Ashby Council", ["public:Ashby Council"]),
    ("en", "R. J. Pike, Leader, for Ashby Council", ["public:Ashby Council"]),
    ("en", "Ann Pike, Chair, Rural Action Ash", ["civil:Rural Action Ash"]),
    ("sv", "Region Alby          Idéburna Alby", ["public:Region Alby", "civil:Idéburna Alby"]),
    ("sv", "Ordförande           Alby föreningsråd", ["civil:Alby föreningsråd"]),
    ("sv", "Ann Ek, kommunalråd", []),
]


def signing(lines: list[tuple[str, str]], language: str) -> list[str]:
    document = lines_document([("sentence", "Text."), *lines], language)
    found = parties_in_blocks(document, document.units, party_words(language))
    units = (found.get(unit.id, []) for unit in document.units)
    return [party.value for parties in units for party in parties]


@pytest.mark.parametrize(("language", "line", "expected"), BELOW)
def test_a_line_below_signatures(language: str, line: str, expected: list[str]) -> None:
    label = "Underskrifter" if language == "sv" else "Signatures"
    assert signing([("heading", label), ("sentence", line)], language) == expected


def test_two_lines_that_say_for_whom_need_no_label() -> None:
    posts = [
        "Minister of Justice, for the Government of Ash",
        "Chair, Ash Charities, for the voluntary sector",
    ]
    lines = [("sentence", line) for line in posts]
    assert signing(lines, "en") == ["public:Government of Ash", "civil:voluntary sector"]
    assert signing(lines[:1], "en") == []


def test_who_signs_for_a_side_signs_for_an_organisation() -> None:
    lines = ["For Ashby Council: Ann Pike, Leader", "For the VCSE sector: Jo Dean, Ashby Alliance"]
    expected = ["public:Ashby Council", "civil:Ashby Alliance"]
    assert signing([("sentence", line) for line in lines], "en") == expected


def test_place_and_day_open_signatures_behind_the_title() -> None:
    dated = [("sentence", "Alby den 3 mars 2020"), ("sentence", "Alby kommun   Alby förening")]
    assert signing([("sentence", "Text.")] * 9 + dated, "sv") == [
        "public:Alby kommun",
        "civil:Alby förening",
    ]


def test_witnesses_and_other_lines_end_the_signatures() -> None:
    label, name = ("heading", "Underskrifter"), ("sentence", "Ann Ek, Region Alby")
    assert signing([label, ("sentence", "Bevittnas"), name], "sv") == []
    assert signing([label, *[("sentence", "öka kunskapen")] * 5, name], "sv") == []
