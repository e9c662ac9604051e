"""Parties of titles and preambles."""

import pytest

from agreement_study.coding.party_titles import in_cells, preamble, titled


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Charter of the City of Ashby and Ashby charities", ["City of Ashby", "Ashby charities"]),
        ("Charter for quality in volunteering", []),
    ],
)
def test_titles(line: str, expected: list[str]) -> None:
    assert [party.name for party in titled(line, "en")] == expected


def test_cells_of_names_alone() -> None:
    names = [party.name for party in in_cells("Alby stad · Föreningen Rast · Alby moské", "sv")]
    assert names == ["Alby stad", "Föreningen Rast", "Alby moské"]
    assert in_cells("Alby kommun · 123 45 Alby · Växel 08-123", "sv") == []


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        (
            "en",
            'Ashby Municipality, represented by the Mayor, Mr Tom Kask, hereinafter "the Town", of '
            "the one part, and the association Ashby Forum, represented by Ms Org, of the other",
            ["Ashby Municipality", "association Ashby Forum"],
        ),
        (
            "en",
            'The City of Ashby, a municipal corporation ("City"), and Ashby Alliance ("Alliance").',
            ["City of Ashby", "Ashby Alliance"],
        ),
        (
            "sv",
            "Mellan Kriminalvården, region Mitt (nedan ”myndigheten”), och Alby Vänner, ideell "
            "förening (nedan ”föreningen”), träffas följande avtal.",
            ["Kriminalvården, region Mitt", "Alby Vänner"],
        ),
        ("sv", "Kommunen, nedan kallad staden, har ett föreningsråd.", []),
    ],
)
def test_preambles(language: str, sentence: str, expected: list[str]) -> None:
    assert [party.name for party in preamble(sentence, language)] == expected
