"""Values of governance in words of each language."""

from __future__ import annotations

import pytest

from agreement_study.codebook import read_codebook
from agreement_study.publishing.governance_words import in_words


@pytest.mark.parametrize(
    ("attribute", "value", "sv", "en"),
    [
        ("parity", "equal", "lika", "equal"),
        ("followup", "continuous", "löpande", "continuous"),
        ("followup", "P1Y", "varje år", "every year"),
        ("followup", "P6M", "var sjätte månad", "every sixth month"),
        ("revision", "P3Y", "vart tredje år", "every third year"),
        ("revision", "P12Y", "vart 12:e år", "every 12 years"),
        ("revision", "../2029", "senast 2029", "by 2029"),
        ("validity", "../2029", "till 2029", "until 2029"),
        ("term", "P2Y", "två år", "two years"),
        ("term", "P1Y", "ett år", "one year"),
        ("term", "P18M", "18 månader", "18 months"),
        ("meeting_frequency", "6", "6", "6"),
        ("meeting_frequency", "4..12", "4–12", "4–12"),
        ("meeting_frequency", "4..", "minst 4", "at least 4"),
        ("meeting_frequency", "0.5", "0,5", "0.5"),
        ("size", "8..10", "8–10", "8–10"),
        ("validity", "2026/2029", "2026–2029", "2026–2029"),
        ("validity", "P4Y", "fyra år", "four years"),
        ("mandate", "", "se texten", "see the text"),
        ("chair", "by lot", "by lot", "by lot"),  # unknown to the codebook: as it stands
    ],
)
def test_values_in_words(attribute: str, value: str, sv: str, en: str) -> None:
    codebook = read_codebook()
    assert in_words(codebook, attribute, value, "sv") == sv
    assert in_words(codebook, attribute, value, "en") == en
