"""Names of parties: where they end, where they split, whose side they are on."""

import pytest

from agreement_study.coding.party_names import side_of
from agreement_study.coding.party_rows import parties_in


@pytest.mark.parametrize(
    ("name", "language", "side"),
    [
        ("Region Halland", "sv", "public"),
        ("Botkyrka kommun", "sv", "public"),
        ("Sveriges Kommuner och Regioner", "sv", "public"),
        ("Kommunförbundet Skåne", "sv", "public"),
        ("offentliga organisationer", "sv", "public"),
        ("Linköpings universitet", "sv", "public"),
        ("Kumla församlings diakoniförening", "sv", "civil"),
        ("Örebro stadsmission", "sv", "civil"),
        ("Samforma", "sv", "civil"),
        ("Cardiff Council", "en", "public"),
        ("City of Lund", "en", "public"),
        ("Wales Council for Voluntary Action", "en", "civil"),
        ("Volunteer Now", "en", "civil"),
    ],
)
def test_side(name: str, language: str, side: str) -> None:
    assert side_of(name, language) == side


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "Region Örebro län, länets kommuner samt den idéburna sektorn i länet om samverkan",
            "sv",
            ["Region Örebro län", "länets kommuner", "den idéburna sektorn i länet"],
        ),
        (
            "Malmö stad i samverkan med det civila samhället i Malmö.",
            "sv",
            ["Malmö stad", "det civila samhället i Malmö"],
        ),
        (
            "regeringen, Sveriges Kommuner och Landsting och idéburna organisationer, 2008",
            "sv",
            ["regeringen", "Sveriges Kommuner och Landsting", "idéburna organisationer"],
        ),
        (
            "Botkyrka kommun, org.nr 212000-2882, och Riksförbundet för barn, unga och vuxna",
            "sv",
            ["Botkyrka kommun", "Riksförbundet för barn, unga och vuxna"],
        ),
        (
            "Växjö kommun (nedan kommunen) och Kulturföreningen Linden (nedan föreningen).",
            "sv",
            ["Växjö kommun", "Kulturföreningen Linden"],
        ),
        (
            "the Ministry of Culture and the Estonian Village Movement.",
            "en",
            ["Ministry of Culture", "Estonian Village Movement"],
        ),
        (
            "Cork City Council and the Cork Voluntary and Community Forum 2021–2026",
            "en",
            ["Cork City Council", "Cork Voluntary and Community Forum"],
        ),
        ("att samverka oftare", "sv", []),
        ("45 organisationer", "sv", []),
    ],
)
def test_names(text: str, language: str, names: list[str]) -> None:
    assert [party.name for party in parties_in(text, language)] == names


def test_an_agreement_of_two_councils_has_a_civil_side() -> None:
    found = parties_in("the City of Espoo and the Espoo Integration Council", "en")
    assert [party.side for party in found] == ["public", "civil"]
