"""What stands where names of parties do, and is none; what is, beside it."""

import pytest
from tests.coding.unit_documents import codebook, lines_document

from agreement_study.coding.parties import PartyCoder
from agreement_study.coding.party_lists import cells_of

CODER = PartyCoder()
LISTS = [
    ("en", ["Signatories", "Ashby Council", "Ashby Action Trust", "ALLIANCE AT A GLANCE"], 2),
    ("en", ["Signatories", "Ashby Council", "Ashby Action Trust", "Claims paid", "Visits"], 2),
    ("en", ["Signatories", "Ashby Council", "Ashby Action Trust", "Weir Trust asked", "Visits"], 2),
    ("en", ["Signatories", "Ashby Council", "Ashby Action Trust", "Ashby Team keeps the list"], 2),
    ("en", ["Signatories", "Ashby Council", "Ashby Action Trust", "Happy reading!"], 2),
    ("en", ["Signatories", "Ashby Council", "Ashby Action Trust", "ISSN 2210-4471"], 2),
    ("en", ["Signatories", "Ashby Council", "Municipality mayor", "Kesk 12, 70444 Vatsla"], 1),
    (
        "en",
        ["Signatories", "For the State For the Movement", "The Prime Minister The President"],
        2,
    ),
    ("en", ["Signatories", "For the State For the Movement", "Jean VILLEDIEU Eve KERVADEC"], 2),
    ("en", ["Report to the Board and Ashby Voluntary Action", "Ashby Compact"], 0),
    ("sv", ["Undertecknande parter", "Alby kommun", "Alby IF", "Visa fler"], 2),
    ("sv", ["Undertecknande parter", "Alby kommun", "Alby IF", "Reglemente för rådet"], 2),
    ("sv", ["Rapport till kommunstyrelsen och Föreningsrådet", "Överenskommelsen i Alby"], 0),
]
SENTENCES = [
    (
        "en",
        "The Accord was concluded in 2019 by Ashby City Council, the towns of Brent and Corby, "
        "and Ashby Voluntary Action.",
        ["Ashby City Council", "town of Brent", "town of Corby", "Ashby Voluntary Action"],
    ),
    (
        "en",
        "The compact is made between Ashby District Council, the Town Councils of Brent and Corby "
        "and the voluntary sector of the district.",
        [
            "Ashby District Council",
            "Town Council of Brent",
            "Town Council of Corby",
            "voluntary sector of the district",
        ],
    ),
    (
        "en",
        "The compact is made between Mind in Ashby and the Ashby Forum of Town and Community "
        "Councils.",
        ["Mind in Ashby", "Ashby Forum of Town and Community Councils"],
    ),
    (
        "en",
        "The Compact was signed by Ashby Council and representatives of 37 associations.",
        ["Ashby Council", "37 associations"],
    ),
    (
        "en",
        "This Accord sets out how Ashby Council and the voluntary sector in Ashby intend to work "
        "together.",
        ["Ashby Council", "voluntary sector in Ashby"],
    ),
    ("en", "This Accord sets out how Ashby Council and its managers handle grants.", []),
    (
        "en",
        "Since then Brent Parish Council and Mind in Brent have joined.",
        ["Brent Parish Council", "Mind in Brent"],
    ),
    ("en", "Since then Brent Parish Council and Mind in Brent have joined the board.", []),
    (
        "en",
        "This plan belongs to the Accord, which Ashby City Council, the Ashby Police and Ashby "
        "Voluntary Action entered into in 2023.",
        ["Ashby City Council", "Ashby Police", "Ashby Voluntary Action"],
    ),
    ("en", "The Compact applies to all Departments of State.", []),
    (
        "sv",
        "Överenskommelsen ingicks 2019 av Alby kommun, kommunerna Brenn och Corn samt Alby "
        "föreningsråd.",
        ["Alby kommun", "Brenn", "Corn", "Alby föreningsråd"],
    ),
    (
        "sv",
        "Avtalet tecknas mellan Ekö, Rönns och Stens kommuner, var och en genom sin nämnd, samt "
        "Kvinnojouren Fyren.",
        ["Ekö kommun", "Rönns kommun", "Stens kommun", "Kvinnojouren Fyren"],
    ),
    (
        "sv",
        "Överenskommelsen beskriver hur Alby kommun och Föreningsrådet i Alby vill arbeta "
        "tillsammans.",
        ["Alby kommun", "Föreningsrådet i Alby"],
    ),
    (
        "sv",
        "Styrgruppen beslutar att bevilja anslutning för Alby scoutkår och Föreningen Dövas Hus.",
        ["Alby scoutkår", "Föreningen Dövas Hus"],
    ),
    ("sv", "Styrgruppen beslutar att bevilja bidrag för Alby scoutkår.", []),
]
SIDES = [
    ("Assembly of Communes of Valdor", "public"),
    ("Union of Provinces", "public"),
    ("Union of Tenants", "civil"),
    ("Ashby Drainage Commissioners", "public"),
    ("Ashby Forum of Voluntary Councils", "civil"),
]


def names(lines: list[tuple[str, str]], language: str) -> list[str]:
    document = lines_document(lines, language)
    return [c.value.partition(":")[2] for c in CODER.code(document, [], codebook())]


@pytest.mark.parametrize(("language", "lines", "count"), LISTS)
def test_list(language: str, lines: list[str], count: int) -> None:
    assert len(names([("heading", line) for line in lines], language)) == count


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_sentence(language: str, text: str, expected: list[str]) -> None:
    assert names([("sentence", text)], language) == expected


@pytest.mark.parametrize(("name", "side"), SIDES)
def test_side(name: str, side: str) -> None:
    lines = [("heading", "Signatories"), ("heading", name), ("heading", "Ashby Council")]
    values = [c.value for c in CODER.code(lines_document(lines, "en"), [], codebook())]
    assert f"{side}:{name}" in values


def test_columns_two_blanks_apart() -> None:
    """The second name begins where that of the next line does."""
    text = "Alby IF                    Ljusets kyrka\nFöräldraföreningen Kotten  Röda Korset\n"
    document = lines_document([("heading", line) for line in text.splitlines()], "sv")
    assert [cells_of(document, unit) for unit in document.units][1:] == [
        ["Föräldraföreningen Kotten", "Röda Korset"]
    ]
