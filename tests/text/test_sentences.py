"""Where sentences end, and where a stop does not end one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_study.text.cues import cues_of
from agreement_study.text.sentences import split_sentences


def split(text: str, language: str = "sv") -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text, cues_of(language))]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("sv", ["Den antogs 2008.", "Den reviderades 2018."]),
        ("sv", ["Sveriges Kommuner och Landsting, 2008.", "17 mål gäller."]),
        ("sv", ["Remissen pågår v. 47 t.o.m. v. 3.", "Sedan beslutas den."]),
        ("sv", ["Mötet börjar kl. 9.30 i Umeå.", "Alla är välkomna!", "Kommer du?", "Ja."]),
        ("sv", ["Det gäller bl.a. Region Umeå.", "Se t ex. Norden."]),
        ("sv", ["Kommunen ger lokaler, stöd m.m.", "Tillsammans når vi längre."]),
        ("sv", ["Stödet är 30 mkr.", "Det räcker."]),
        ("sv", ["Se sid. 4 och nr. 7.", "Där står det."]),
        ("sv", ["”Vi vill.”", "Så sa hon."]),
        ("sv", ["Det är bra (mål 17.7).", "Mer behövs."]),
        ("sv", ["Så är det …", "Eller inte."]),
        ("sv", ["Läs på www.a.se.", "Skriv till b@c.se."]),
        ("sv", ["En not.[^1]", "En till.^[2]", "Slut."]),
        ("sv", ["Hon heter A. B. Ek.", "Han heter Bo."]),
        ("en", ["Mr. Holt chaired it, e.g. in May.", "It ended."]),
        ("en", ["The answer is no.", "We asked again."]),
        ("en", ["See no. 4 and cf. Art. 3.", "It holds."]),
        ("en", ["The N.H.S. Trust agreed.", "So did we."]),
        ("en", ["They met at 3 p.m.", "Then they left."]),
        ("en", ['"We will," she said.', "They did."]),
    ],
)
def test_sentences(language: str, sentences: list[str]) -> None:
    assert split(" ".join(sentences), language) == sentences


def test_a_missing_blank_does_not_hide_a_boundary() -> None:
    assert split("Vi är överens.Parterna ska mötas.") == ["Vi är överens.", "Parterna ska mötas."]
    assert split("Läs mer på www.region.Exempel och svara.") == [
        "Läs mer på www.region.Exempel och svara."
    ]


@given(st.text(max_size=200))
def test_sentences_hold_all_but_white_space(text: str) -> None:
    spans = list(split_sentences(text, cues_of("sv")))
    kept = "".join(text[span.start : span.end] for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
