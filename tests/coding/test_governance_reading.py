"""Governance: names, short names and pronouns are read as the body or agreement they stand for."""

import pytest
from tests.coding.clause_texts import coded, text_document

from agreement_study.coding.commitment_places import places
from agreement_study.coding.governance_names import names
from agreement_study.coding.governance_reader import Reader


def _read(text: str, language: str) -> list[str]:
    found = places(text_document(text, language))
    return [reading.text for reading in Reader.of(found, language).readings()]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("sv", "# Samrådet\n. Samrådet har åtta ledamöter.", ("samrådet",)),
        ("sv", "# Samrådet\n. Här beskrivs lagens krav.", ()),
        ("sv", "# Pensionärsrådet\n. Rådet har tio ledamöter.", ()),
        ("sv", ". Arbetet leds av Idélaget, ett gemensamt råd.", ("idélaget",)),
        ("sv", ". Västrådet leder arbetet med överenskommelsen.", ("västrådet",)),
        ("sv", ". Skrivgruppen leder arbetet med överenskommelsen.", ()),
        ("en", "# The Joint Panel\n. It has ten members.", ("joint panel",)),
        ("en", "# Youth Council\n. It has ten members.", ()),
        ("en", ". A body called the Agreement Council is set up.", ("agreement council",)),
        ("en", ". The work is led by the Round Table.", ("round table",)),
        ("en", ". A Joint Forum of sixteen members oversees the Compact.", ("joint forum",)),
    ],
)
def test_names_of_bodies(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert names(places(text_document(text, language)), language).bodies == expected


SHORT = """
# Samverkansberedningen
. Samverkansberedningen leder arbetet med överenskommelsen.
. Den har tio ledamöter.
. Beredningen ska
- pröva ansökningar
. Överenskommelsen antogs 2021.
. Den ska ses över 2024.
. Det är viktigt att alla vet detta.
"""


def test_pronouns_and_short_names() -> None:
    assert _read(SHORT, "sv") == [
        "styrgruppen",
        "styrgruppen leder arbetet med överenskommelsen.",
        "styrgruppen har tio ledamöter.",
        "styrgruppen ska",
        "pröva ansökningar",
        "överenskommelsen antogs 2021.",
        "överenskommelsen ska ses över 2024.",
        "det är viktigt att alla vet detta.",
    ]


def test_what_a_pronoun_says_belongs_to_its_body() -> None:
    codings = coded(text_document(SHORT, "sv"))
    told = [c.value for c in codings if c.family == "attribution"]
    assert "composition|samverkansberedning|stated" in told


def test_a_marker_makes_an_item_of_a_list() -> None:
    text = (
        "# The Joint Panel\n. It has ten members.\n. The Panel shall:\n- (i) advise;\n. (ii) rest."
    )
    found = places(text_document(text, "en"))
    kinds = [reading.kind for reading in Reader.of(found, "en").readings()]
    assert kinds[-2:] == ["item", "item"]


def test_a_body_that_wrote_the_text_has_no_seats() -> None:
    text = ". En arbetsgrupp med fyra från kommunen och fyra från föreningarna skrev texten."
    assert not [c for c in coded(text_document(text, "sv")) if c.family == "governance"]
