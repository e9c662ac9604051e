"""Frames that define or choose a term which no list of names holds."""

import pytest

from agreement_study.coding.sector_frames import term_frames

DEFINED = [
    ("en", "By “kindred bodies” we mean associations and foundations.", "kindred bodies"),
    ("en", "NPOs shall mean societies that share out no gains.", "npos"),
    ("en", "b) tenants' movement – any association of those who rent;", "tenants' movement"),
    (
        "en",
        "In this Pact, community groups (CGs) are associations of neighbours.",
        "community groups",
    ),
    ("en", "We stick to “civic groups” in all texts.", "civic groups"),
    (
        "en",
        "Throughout, the term voluntary and faith sector is used.",
        "voluntary and faith sector",
    ),
    (
        "sv",
        "Med det fria bildningslivet avser vi föreningar och studieförbund.",
        "det fria bildningslivet",
    ),
    ("sv", "Gruppen håller sig till ”ideella krafter” tills vidare.", "ideella krafter"),
    ("sv", "Här står det frivilliga rörelser.", "frivilliga rörelser"),
]
NOT_DEFINED = [
    ("en", "By “public bodies” we mean the council and its companies."),
    ("en", "Openness means that associations take part in the work."),
    ("en", "It means associations are heard."),
    ("en", "The Forum consists of six representatives of associations."),
    ("en", "Partners shall mean the organisations that have signed."),
    ("en", "The voluntary sector is growing."),
    ("sv", "Dialog betyder att föreningar och kommun möts."),
    ("sv", "Samrådsgruppen består av fyra föreningar."),
    ("sv", "Med offentliga aktörer avses kommunen och regionen."),
    ("sv", "De ideella föreningarna är viktiga."),
]


@pytest.mark.parametrize(("language", "text", "term"), DEFINED)
def test_a_frame_holds_a_term(language: str, text: str, term: str) -> None:
    assert term_frames(language).term_of(text.lower()) == term


@pytest.mark.parametrize(("language", "text"), NOT_DEFINED)
def test_no_term_of_the_side(language: str, text: str) -> None:
    assert term_frames(language).term_of(text.lower()) == ""
