"""Chains of labels in a sentence: where conjunctions divide, and what clauses are passed over."""

import pytest
from tests.coding.principle_texts import codebook

from agreement_study.coding.principle_chains import Sentence
from agreement_study.coding.principle_labels import labels_of
from agreement_study.coding.principle_words import skeleton


def chain(text: str, language: str = "sv", count: int | None = None) -> list[str]:
    sentence = Sentence(text, skeleton(text), labels_of(codebook(), language))
    return [item.label.text for item in sentence.chain(0, count)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("dialog, kvalitet och mångfald.", "sv", "dialog/kvalitet/mångfald"),
        ("dialog, öppenhet och insyn och mångfald", "sv", "dialog/öppenhet och insyn/mångfald"),
        ("dialog samt kvalitet och långsiktighet", "sv", "dialog/kvalitet och långsiktighet"),
        ("dialog och tillit, kvalitet och mångfald", "sv", "dialog och tillit/kvalitet/mångfald"),
        ("dialog, som är öppen och ärlig, kvalitet", "sv", "dialog/kvalitet"),
        ("dialog (att samtala), kvalitet; tillit", "sv", "dialog/kvalitet/tillit"),
        ("1) dialog, 2) kvalitet, 3) tillit", "sv", "dialog/kvalitet/tillit"),
        ("dialog, tillit ska prägla allt, kvalitet", "sv", "dialog/tillit"),
        ("dialog, kvalitet. Mångfald är annat.", "sv", "dialog/kvalitet"),
        ("att vi möts, dialog", "sv", ""),
        ("trust, openness, and diversity", "en", "trust/openness/diversity"),
        ("(i) dialogue; (ii) quality", "en", "dialogue/quality"),
        ("trust and respect for diversity.", "en", "trust/respect for diversity"),
        ("tillit, respekt för varandras roller, kvalitet", "sv", "tillit/respekt/kvalitet"),
    ],
)
def test_chain(text: str, language: str, expected: str) -> None:
    assert chain(text, language) == [label for label in expected.split("/") if label]


def test_a_stated_count_decides_between_readings() -> None:
    text = "dialog, kvalitet, tillit och omtanke"
    assert chain(text, count=4) == ["dialog", "kvalitet", "tillit", "omtanke"]
    assert chain(text, count=3) == ["dialog", "kvalitet", "tillit och omtanke"]


def test_a_portal_is_marked_and_the_label_behind_it_kept() -> None:
    text = "Dialog som ses som en portalprincip till Kvalitet, Mångfald och Öppenhet."
    sentence = Sentence(text, skeleton(text), labels_of(codebook(), "sv"))
    items = sentence.chain(0)
    assert [item.label.text for item in items] == ["Dialog", "Kvalitet", "Mångfald", "Öppenhet"]
    assert [item.portal for item in items] == [True, False, False, False]
