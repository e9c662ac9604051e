"""Owners that a label names behind a measure; in a line of its own it names none."""

from pathlib import Path

import pytest
from tests.coding.unit_documents import codebook

from agreement_study.coding.commitments import CommitmentCoder
from agreement_study.model import Source
from agreement_study.pipeline import prepare
from agreement_study.study import Settings

PLAN_SV = """Handlingsplan för Vikby

Åtgärd: Starta ett gemensamt nyhetsbrev
Ansvarig: Vikby kommun
Tidplan: hösten 2031

Åtgärd: Genomföra två dialogmöten per år
Tidplan: årligen
Ansvarig: Föreningarna

Åtgärd: Utreda frågan om lokaler
Tidplan: 2032

Åtgärd: Ordna en konferens
Ansvarig: Anna
"""
ITEMS_SV = """Åtgärder

- Se över bidragsreglerna (ansvarig: kultur- och fritidsnämnden, klart juni 2032)
- Bjuda in till möten. Ansvar: kommunen och föreningarna.
- Ta fram en guide om ansvar: den ska vara kort
"""
ITEMS_EN = """Action plan

Actions

- Review the grant forms (lead: the County Council)
- Recruit new members (owner: voluntary organisations; by May)
- Publish a newsletter
"""


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("sv", PLAN_SV, ["unspecified"] * 4),
        ("sv", ITEMS_SV, ["public", "joint", "unspecified"]),
        ("en", ITEMS_EN, ["public", "civil", "unspecified"]),
    ],
)
def test_owners_of_measures(language: str, text: str, expected: list[str]) -> None:
    source = Source(id="made", path=Path("made.txt"), kind="plan", language=language)
    document = prepare(source, text, Settings())
    found = CommitmentCoder(weighs=False).code(document, [], codebook())
    assert [c.fields[0] for c in found if c.fields[2] == "measure"] == expected
