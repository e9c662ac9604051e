"""Parties of lines that are names and nothing else."""

import pytest
from tests.coding.unit_documents import lines_document

from agreement_study.coding.party_layout import parties_by_layout
from agreement_study.coding.party_words import party_words

Lines = list[tuple[str, str]]
LAYOUTS: list[tuple[str, Lines, list[str]]] = [
    (
        "en",
        [("heading", "The Partners"), ("heading", "Ashby Council"), ("heading", "Mind in Ashby")],
        ["public:Ashby Council"],  # of what kind the other is cannot be seen
    ),
    (
        "sv",
        [
            ("heading", "Överenskommelse om samverkan"),
            ("heading", "Region Aling"),
            ("heading", "Nätverket Idéburna Aling"),
            ("sentence", "Beslutad den 3 maj 2020"),
        ],
        ["public:Region Aling", "civil:Nätverket Idéburna Aling"],
    ),
    (
        "sv",
        [("heading", "Alby kommun och idéburna sektorn"), ("heading", "Lokal överenskommelse")],
        ["public:Alby kommun", "civil:idéburna sektorn"],
    ),
    (
        "sv",
        [
            ("sentence", "Överenskommelsen ingås av kommunen och följande organisationer:"),
            ("heading", "Alby Stadsmission"),
            ("heading", "SV Alby"),
            ("heading", "Bakgrund"),
            ("heading", "Alby Idrottsförening"),
        ],
        ["civil:Alby Stadsmission", "civil:SV Alby"],
    ),
    (
        "en",
        [
            ("heading", "Signatures"),
            ("sentence", "Joan Pike, Chair"),
            ("sentence", "Ashby Voluntary Association"),
            ("sentence", "Dr P Shah, Chief Executive"),
            ("sentence", "Leader, Ashby District Council"),
        ],
        ["civil:Ashby Voluntary Association", "public:Ashby District Council"],
    ),
    (
        "sv",
        [("heading", "Alby kommun"), ("heading", "Kulturförvaltningen"), ("sentence", "Hej.")],
        [],
    ),
]


@pytest.mark.parametrize(("language", "lines", "expected"), LAYOUTS)
def test_lines(language: str, lines: Lines, expected: list[str]) -> None:
    found = parties_by_layout(lines_document(lines, language), party_words(language))
    assert [party.value for parties in found.values() for party in parties] == expected
