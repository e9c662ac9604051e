"""Rows of names: where one ends, and which conjunctions stand inside a name."""

import pytest

from agreement_study.coding.party_rows import names_up_to_end, parties_in


def names(text: str, language: str) -> list[str]:
    return [party.name for party in parties_in(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Ashby Council and Ashby Action, the local umbrella",
            ["Ashby Council", "Ashby Action"],
        ),
        ("en", "Ashby and Hove Health Board", ["Ashby and Hove Health Board"]),
        ("en", "Ashby Council and Hove Health Board", ["Ashby Council", "Hove Health Board"]),
        ("sv", "Alby kommun och nätverket Samforma", ["Alby kommun", "Samforma"]),
        ("sv", "kommunen och föreningslivet ersätter inget", ["kommunen", "föreningslivet"]),
        ("sv", "Alby kommun och föreningslivet i Alby", ["Alby kommun", "föreningslivet i Alby"]),
    ],
)
def test_a_row_of_names(language: str, text: str, expected: list[str]) -> None:
    assert names(text, language) == expected


def test_two_collectives_are_one_party_but_not_behind_a_body() -> None:
    parties = names_up_to_end("Alby kommun och föreningar och samfund i Alby", "sv")
    assert [party.name for party in parties] == ["Alby kommun", "föreningar och samfund i Alby"]
    parties = names_up_to_end("Alby kommun och föreningar i Alby", "sv")
    assert [party.name for party in parties] == ["Alby kommun", "föreningar i Alby"]
