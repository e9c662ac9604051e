"""Names in full where a text names parties by a short form, and names in capitals."""

import pytest
from tests.coding.unit_documents import lines_document

from agreement_study.coding.party_full_names import in_small_letters, with_full_names
from agreement_study.coding.party_names import Party

CASES = [
    (  # what the text says that they are called
        'Ashby Borough Council ("the Council") and Mind in Ashby, a charity ("the Provider").',
        [("public", "Ashby Borough Council"), ("civil", "Mind in Ashby"), ("public", "Council")],
        ["Ashby Borough Council", "Mind in Ashby", "Ashby Borough Council"],
    ),
    (  # letters, and words that begin with them
        "Dr Shah came from the Fells Clinical Commissioning Group.",
        [("public", "CCG"), ("civil", "Mind in Fells")],
        ["Fells Clinical Commissioning Group", "Mind in Fells"],
    ),
    (  # a word that ends one name alone
        "It was signed by the municipality.",
        [("public", "Holm Municipality"), ("public", "municipality")],
        ["Holm Municipality", "Holm Municipality"],
    ),
    (  # but not two
        "It was signed by the Council.",
        [("public", "Ashby Council"), ("public", "Brent Council"), ("public", "Council")],
        ["Ashby Council", "Brent Council", "Council"],
    ),
    (
        "Communes came.",
        [("public", "Assembly of Communes of Valdor"), ("public", "Assembly of Communes")],
        ["Assembly of Communes of Valdor", "Assembly of Communes of Valdor"],
    ),
    (  # a side is no short form
        "The voluntary sector signed.",
        [("civil", "voluntary sector in Ashby"), ("civil", "voluntary sector")],
        ["voluntary sector in Ashby", "voluntary sector"],
    ),
]


@pytest.mark.parametrize(("text", "parties", "expected"), CASES)
def test_short_form(text: str, parties: list[tuple[str, str]], expected: list[str]) -> None:
    document = lines_document([("sentence", text)], "en")
    found = {
        str(at): ([Party(side=side, name=name)], "") for at, (side, name) in enumerate(parties)
    }
    assert [ps[0].name for ps, _ in with_full_names(document, found).values()] == expected


@pytest.mark.parametrize(
    ("language", "name", "text", "expected"),
    [
        ("en", "COUNTY OF ASHBY", "In Ashby the county pays.", "County of Ashby"),
        ("en", "NHS ASHBY", "The NHS in Ashby pays.", "NHS Ashby"),
        ("en", "NEW ASHBY ACTION'S TRUST", "Ashby.", "New Ashby Action's Trust"),
        ("sv", "ALBY KOMMUN", "I Alby bor vi.", "Alby kommun"),
        ("sv", "FÖRENINGEN ALBY IF", "I Alby bor föreningen.", "föreningen Alby IF"),
    ],
)
def test_small_letters(language: str, name: str, text: str, expected: str) -> None:
    assert in_small_letters(name, lines_document([("sentence", text)], language)) == expected
