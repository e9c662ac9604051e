"""Parties of lines of signatures."""

import pytest
from tests.coding.unit_documents import lines_document

from agreement_study.coding.party_signing import parties_that_sign
from agreement_study.coding.party_words import party_words

ALONE: list[tuple[str, str, list[str]]] = [
    ("en", "On behalf of Ashby Council", ["public:Ashby Council"]),
    ("en", "Prime Minister, for the Government of Ash", ["public:Government of Ash"]),
    ("sv", "För det civila samhället, Idéburna Alby", ["civil:Idéburna Alby"]),
    ("sv", "För Alby kommun är det viktigt", []),
    ("sv", "För barn och unga", []),
]
BELOW: list[tuple[str, str, list[str]]] = [
    ("en", "Ann Pike, Leader, Ashby Council", ["public:Ashby Council"]),
    ("sv", "Region Alby          Idéburna Alby", ["public:Region Alby", "civil:Idéburna Alby"]),
    ("sv", "Ordförande           Alby föreningsråd", ["civil:Alby föreningsråd"]),
    ("sv", "Alby kommun, Storgatan 1, 111 11 Alby", []),
    ("sv", "Ann Ek, kommunalråd", []),
]


def signing(lines: list[tuple[str, str]], language: str) -> list[str]:
    document = lines_document(lines, language)
    found = parties_that_sign(document, document.units, party_words(language))
    return [party.value for parties in found.values() for party in parties]


@pytest.mark.parametrize(("language", "line", "expected"), ALONE)
def test_a_line_that_says_for_whom(language: str, line: str, expected: list[str]) -> None:
    assert signing([("sentence", line)], language) == expected


@pytest.mark.parametrize(("language", "line", "expected"), BELOW)
def test_a_line_below_signatures(language: str, line: str, expected: list[str]) -> None:
    label = "Underskrifter" if language == "sv" else "Signatures"
    assert signing([("heading", label), ("sentence", line)], language) == expected
    assert signing([("sentence", line)], language) == []


def test_place_and_day_open_signatures_behind_the_title() -> None:
    dated = [("sentence", "Alby den 3 mars 2020"), ("sentence", "Ann Ek, Region Alby")]
    assert signing(dated, "sv") == []
    assert signing([("sentence", "Text.")] * 8 + dated, "sv") == ["public:Region Alby"]


def test_witnesses_and_other_lines_end_the_signatures() -> None:
    label, name = ("heading", "Underskrifter"), ("sentence", "Ann Ek, Region Alby")
    assert signing([label, ("sentence", "Bevittnas"), name], "sv") == []
    assert signing([label, *[("sentence", "öka kunskapen")] * 3, name], "sv") == []
