"""Parties behind and in front of the words for the agreement, in sentences."""

import pytest
from tests.coding.unit_documents import codebook, lines_document

from agreement_study.coding.parties import PartyCoder

BODY = [("heading", "Ashby")] + [("sentence", "We work.")] * 8


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "The Forum is where those who have joined the agreement meet.", 0),
        ("en", "Winners in Ashby sign agreements with the Department.", 0),
        ("en", "Ashby Council and Ashby Action have signed this compact.", 2),
        ("en", "In Eastport the council and the Eastport Alliance have signed a compact.", 0),
        ("sv", "I Sundby har kommunen och de ideella föreningarna slutit en överenskommelse.", 0),
        ("sv", "Alby kommun och Alby föreningsråd har slutit en överenskommelse.", 2),
        ("sv", "Alby nämnd ställer sig bakom förslaget till överenskommelse.", 0),
    ],
)
def test_whose_verb_it_is(language: str, text: str, count: int) -> None:
    document = lines_document([*BODY, ("sentence", text)], language)
    assert len(list(PartyCoder().code(document, [], codebook()))) == count
