"""The term that a text chooses or defines for the civil-society side."""

import pytest
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

from agreement_study.codebook import Example
from agreement_study.coding.sector_terms import SectorTermCoder
from agreement_study.model import Document

CODER = SectorTermCoder()


def terms(lines: list[tuple[str, str]], language: str = "sv") -> list[str]:
    document = lines_document(lines, language)
    return [c.value for c in CODER.code(document, [], codebook())]


@pytest.mark.parametrize(
    "entry", sentences("basis_themes_terms", aside=False), ids=lambda e: e["id"]
)
def test_sentence(entry: dict[str, list[str]]) -> None:
    wanted = [e.partition("=")[2] for e in entry["expected"] if e.startswith("sector_term=")]
    assert [c.value for c in last_codings(CODER, sentence_document(entry))] == wanted


@pytest.mark.parametrize(("language", "expected", "document"), list(grounds("sector_term")))
def test_case(language: str, expected: list[str], document: Document) -> None:
    """Written before the rules for them: P 0.91, R 0.36 at first."""
    assert {f"sector_term={c.value}" for c in last_codings(CODER, document)} == set(expected)


def test_the_reference_is_met_in_sample() -> None:
    """The reference was made by a language model and nobody has confirmed it."""
    codings = [c for d in reference_documents().values() for c in CODER.code(d, [], codebook())]
    assert f1(*matches(codings, ["sector_term"], "sector_term", 1)) >= 0.9


def _example(example: Example) -> list[str]:
    heading = [("heading", example.heading)] if example.heading else []
    return terms([*heading, ("sentence", example.text)], example.language)


@pytest.mark.parametrize("example", codebook()["sector_term"].examples, ids=lambda e: e.text)
def test_example(example: Example) -> None:
    assert _example(example) == [example.value]


@pytest.mark.parametrize("example", codebook()["sector_term"].counterexamples, ids=lambda e: e.text)
def test_counterexample(example: Example) -> None:
    assert _example(example) == []


def test_a_section_that_defines_the_term_is_coded_whole() -> None:
    lines = [
        ("heading", "Idéburen sektor"),
        ("sentence", "Idéburen sektor används här som samlingsnamn."),
        ("sentence", "Dit hör föreningar och stiftelser."),
        ("sentence", "Civilsamhället är en annan benämning."),
        ("heading", "Mål"),
        ("sentence", "Föreningar växer."),
    ]
    assert terms(lines) == ["idéburen sektor", "idéburen sektor"]


def test_a_section_about_the_sector_need_not_define_it() -> None:
    lines = [
        ("heading", "Civilsamhället"),
        ("sentence", "Civilsamhället ska bjuda in kommunen."),
        ("sentence", "Många deltar."),
    ]
    assert terms(lines) == []
