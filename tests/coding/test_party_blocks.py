"""Parties of lists and signatures, line by line."""

import pytest
from tests.coding.unit_documents import lines_document

from agreement_study.coding.party_blocks import parties_in_blocks, with_signed_lines
from agreement_study.coding.party_words import party_words

BLOCKS: list[tuple[str, list[str], list[str]]] = [
    (
        "sv",
        [
            "Förteckning över parter",
            "Offentlig sektor",
            "Region Alby",
            "Arbetsförmedlingen, marknadsområde Norr",
            "Idéburen sektor",
            "Svenska kyrkan, Alby församling",
            "Skoterklubben Vargen (2020)",
            "Har lämnat överenskommelsen",
            "Alby Teaterförening",
        ],
        [
            "public:Region Alby",
            "public:Arbetsförmedlingen, marknadsområde Norr",
            "civil:Svenska kyrkan, Alby församling",
            "civil:Skoterklubben Vargen",
        ],
    ),
    (
        "en",
        [
            "The following groups have put their name to it:",
            "Ashby Allotment Society (March 2014)",
            "Ashby Baptist Church (June 2014)",
            "The Bike Shed (June 2015)",
        ],
        ["civil:Ashby Allotment Society", "civil:Ashby Baptist Church", "civil:Bike Shed"],
    ),
    (
        "en",
        [
            "Parties to the Protocol",
            "Party Side Joined",
            "Township of Ashby Municipal 2009",
            "Ashby Food Bank Society Community 2010",
        ],
        ["public:Township of Ashby", "civil:Ashby Food Bank Society"],
    ),
    (
        "sv",
        [
            "Underskrifter",
            "För kommunen",
            "Alby kommun",
            "Ann Ek, kommunalråd",
            "Alby hembygdsgille",
        ],
        ["public:Alby kommun"],
    ),
    (
        "en",
        [
            "It is so.",
            "CITY OF ASHBY",
            "By: Ann Pike, Mayor",
            "ASHBY ALLIANCE",
            "By: Bo Day, Chair",
        ],
        ["public:CITY OF ASHBY", "civil:ASHBY ALLIANCE"],
    ),
    (
        "en",
        ["We agree.", "Ashby Council – Ann Pike", "The Women's League – Eva Holm"],
        ["public:Ashby Council", "civil:Women's League"],
    ),
    ("en", ["Present", "For Ashby Council: Ann Pike", "For Mind in Ashby: Bo Day"], []),
    ("sv", ["Så blir ni part", "Alby kommun", "Föreningen Rast"], []),
]


@pytest.mark.parametrize(("language", "lines", "expected"), BLOCKS)
def test_blocks(language: str, lines: list[str], expected: list[str]) -> None:
    heading, *others = lines
    kinds = [("heading", heading), *(("sentence", line) for line in others)]
    document = lines_document(kinds, language)
    found = parties_in_blocks(document, document.units, party_words(language))
    values = [party.value for unit in document.units for party in found.get(unit.id, [])]
    assert values == expected


def test_a_dotted_line_is_signed_but_no_line_of_contents_or_of_a_form_is() -> None:
    signed = ("noise", "För Alby kommun: ........................")
    entry = ("noise", "Alby kommun och föreningarna ........................ 7")
    form = ("noise", "Alby förening: ................ Organisationsnummer: .................")
    lines = [("sentence", "Avtalet är ett löfte."), signed, ("sentence", "Ann Ek, ordförande")]
    own = party_words("sv")
    for line, expected in ((signed, ["public:Alby kommun"]), (entry, []), (form, [])):
        document = lines_document([lines[0], line, lines[2]], "sv")
        found = parties_in_blocks(document, with_signed_lines(document, own), own)
        assert [party.value for parties in found.values() for party in parties] == expected


def test_a_person_beside_a_name_is_no_part_of_it() -> None:
    lines = ["Signatories", "Ann Pike, Ashby Council", "Ashby Network — Jo Dean"]
    kinds = ["heading", "sentence", "sentence"]
    document = lines_document([("sentence", "Text."), *zip(kinds, lines, strict=True)], "en")
    found = parties_in_blocks(document, document.units, party_words("en")).values()
    named = {party.value for parties in found for party in parties}
    assert named == {"public:Ashby Council", "civil:Ashby Network"}
