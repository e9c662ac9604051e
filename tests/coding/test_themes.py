"""Themes that a unit names in so many words."""

import pytest
from attrs import evolve
from tests.coding.unit_documents import (
    codebook,
    f1,
    grounds,
    last_codings,
    lines_document,
    matches,
    reference_documents,
    sentence_document,
    sentences,
)

from agreement_study.codebook import Code, Codebook
from agreement_study.coding.themes import ThemeCoder
from agreement_study.model import Document, Text

CODER = ThemeCoder()
THEMES = codebook()["theme"].codes


def themes(*lines: tuple[str, str], language: str = "sv", book: Codebook | None = None) -> set[str]:
    document = lines_document(lines, language)
    last = document.units[-1].id
    return {c.key for c in CODER.code(document, [], book or codebook()) if c.unit == last}


@pytest.mark.parametrize(
    "entry", sentences("basis_themes_terms", aside=False), ids=lambda e: e["id"]
)
def test_sentence(entry: dict[str, list[str]]) -> None:
    found = {c.code for c in last_codings(CODER, sentence_document(entry))}
    assert found == {e for e in entry["expected"] if e.startswith("theme/")}


def test_sentences_kept_aside() -> None:
    """Read once, with basis and sector terms, after the rules were made: 34 of 40 were right."""
    entries = sentences("basis_themes_terms", aside=True)
    right = 0
    for entry in entries:
        found = {c.code for c in last_codings(CODER, sentence_document(entry))}
        right += found == {e for e in entry["expected"] if e.startswith("theme/")}
    assert right / len(entries) >= 0.85


@pytest.mark.parametrize(("language", "expected", "document"), list(grounds("theme")))
def test_case(language: str, expected: list[str], document: Document) -> None:
    """Written before the rules for them: P 1.00, R 0.36 at first."""
    found = {c.code for c in last_codings(CODER, document)}
    assert found == set(expected)


def test_the_reference_is_met_in_sample() -> None:
    """The reference was made by a language model and nobody has confirmed it."""
    codings = [c for d in reference_documents().values() for c in CODER.code(d, [], codebook())]
    assert f1(*matches(codings, ["theme"], "theme", 0)) >= 0.9


@pytest.mark.parametrize("key", THEMES)
def test_examples(key: str) -> None:
    code = THEMES[key]
    for example in code.examples:
        assert key in themes(("sentence", example.text), language=example.language), example.text
    for example in code.counterexamples:
        found = themes(("sentence", example.text), language=example.language)
        assert key not in found, example.text


def test_a_heading_that_repeats_a_goal_is_not_coded() -> None:
    goal = "Skapa en jämbördig dialog mellan parterna"
    assert themes(("item", f"{goal}."), ("heading", goal)) == set()
    assert themes(("heading", goal)) == {"equality_of_parties"}


def test_weak_cues_count_only_where_the_section_names_the_theme() -> None:
    target = ("sentence", "För att nå dit behövs partnerskap (mål 17.7).")
    assert themes(("heading", "Agenda 2030"), target) == {"agenda_2030"}
    assert themes(("heading", "Agenda 2030"), ("heading", "Annat"), target) == set()
    assert themes(target) == set()


def test_the_name_of_a_body_is_no_theme() -> None:
    assert themes(("sentence", "Deltog gjorde beredningen för mänskliga rättigheter.")) == set()


def test_a_new_theme_is_an_entry_of_the_codebook() -> None:
    label = Text(sv="Odling", en="Gardening")
    code = Code(label=label, definition=label, cues={"sv": ("kolonilott*",)})
    family = evolve(codebook()["theme"], codes={**THEMES, "gardening": code})
    book = evolve(codebook(), families={**codebook().families, "theme": family})
    text = ("sentence", "Kommunen upplåter kolonilotter.")
    assert themes(text, book=book) == {"gardening"}
    assert themes(text) == set()
