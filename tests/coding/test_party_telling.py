"""Parties of which a sentence tells that they made, signed or joined the agreement."""

import pytest

from agreement_study.coding.party_telling import told

TOLD: list[tuple[str, str, list[str]]] = [
    (
        "sv",
        "Avtalet skrevs under på torget, den 3 maj 2020, av Alby kommun och 43 föreningar.",
        ["public:Alby kommun", "civil:43 föreningar"],
    ),
    (
        "sv",
        "Den plan som avses i det avtal som Region Alby och tolv länsförbund undertecknade i maj.",
        ["public:Region Alby", "civil:tolv länsförbund"],
    ),
    (
        "sv",
        "I går skrev Alby kommun och nitton föreningar under en överenskommelse.",
        ["public:Alby kommun", "civil:nitton föreningar"],
    ),
    ("sv", "Alby Ridklubb hälsades välkommen som ny part.", ["civil:Alby Ridklubb"]),
    (
        "sv",
        "Alby kommun har träffat följande överenskommelse med Föreningen Rast.",
        ["public:Alby kommun", "civil:Föreningen Rast"],
    ),
    (
        "sv",
        "Alby Idénät är, tillsammans med Region Alby, part i överenskommelsen.",
        ["civil:Alby Idénät", "public:Region Alby"],
    ),
    (
        "en",
        "For us who sign, Ashby Council and Ashby Voluntary Action, this is a promise.",
        ["public:Ashby Council", "civil:Ashby Voluntary Action"],
    ),
    (
        "en",
        "Three new signatories were welcomed: Age Concern Holt, Holt Repair and Holt Choir Club.",
        ["civil:Age Concern Holt", "civil:Holt Repair", "civil:Holt Choir Club"],
    ),
    (
        "en",
        "The statutory side is Ashby Council and Ashby College.",
        ["public:Ashby Council", "public:Ashby College"],
    ),
    (
        "en",
        "The compact was signed last week by Ashby Council, two health trusts and Ashby Forum.",
        ["public:Ashby Council", "public:two health trusts", "civil:Ashby Forum"],
    ),
]
NOT_TOLD = [
    ("sv", "Syftet är att stärka dialogen mellan kommunen och föreningarna i Alby."),
    ("sv", "Avtalet ska stärka samverkan mellan Alby kommun och föreningslivet."),
    ("sv", "Alby Teater tackas för lånet av lokalen."),
    ("sv", "Alby Ridklubb har inte skrivit under överenskommelsen."),
    ("en", "Ashby College joins the Compact Steering Group."),
    ("en", "Ashby Council and Ashby CVS signed an earlier compact."),
    ("en", "The fund improves relations between Ashby Council and the voluntary sector."),
    ("en", "Among those consulted were Holt College and the Holt Trust."),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), TOLD)
def test_told(language: str, sentence: str, expected: list[str]) -> None:
    assert [party.value for party in told(sentence, language)] == expected


@pytest.mark.parametrize(("language", "sentence"), NOT_TOLD)
def test_only_mentioned(language: str, sentence: str) -> None:
    assert told(sentence, language) == []
