"""What the agreement says that it rests on."""

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
from agreement_study.coding.basis import BasisCoder
from agreement_study.model import Document

CODER = BasisCoder(weighs=False)


def bases(*lines: tuple[str, str], language: str = "sv") -> list[str]:
    return [c.value for c in last_codings(CODER, lines_document(lines, language))]


def _expected(entry: dict[str, list[str]]) -> list[str]:
    return sorted(e.partition("=")[2] for e in entry["expected"] if e.startswith("basis="))


@pytest.mark.parametrize(
    "entry", sentences("basis_themes_terms", aside=False), ids=lambda e: e["id"]
)
def test_sentence(entry: dict[str, list[str]]) -> None:
    found = last_codings(CODER, sentence_document(entry))
    assert sorted(c.value for c in found) == _expected(entry)


@pytest.mark.parametrize(("language", "expected", "document"), list(grounds("basis")))
def test_case(language: str, expected: list[str], document: Document) -> None:
    """Written before the rules for them: P 1.00, R 0.19 at first."""
    assert {f"basis={c.value}" for c in last_codings(CODER, document)} == set(expected)


def test_the_reference_is_met_in_sample() -> None:
    """The reference was made by a language model and nobody has confirmed it."""
    codings = [c for d in reference_documents().values() for c in CODER.code(d, [], codebook())]
    assert f1(*matches(codings, ["basis"], "basis", 1)) >= 0.9


@pytest.mark.parametrize("example", codebook()["basis"].examples, ids=lambda e: e.text)
def test_example(example: Example) -> None:
    assert bases(("sentence", example.text), language=example.language) == [example.value]


@pytest.mark.parametrize("example", codebook()["basis"].counterexamples, ids=lambda e: e.text)
def test_counterexample(example: Example) -> None:
    assert bases(("sentence", example.text), language=example.language) == []


def test_a_heading_may_leave_out_what_rests() -> None:
    title = "Inspirerad av den nationella överenskommelsen och den europeiska koden"
    assert sorted(bases(("heading", title))) == ["european_code", "national_2008"]
    assert bases(("sentence", "Hon är inspirerad av den europeiska koden.")) == []


def test_these_principles_are_those_of_the_sentences_before() -> None:
    before = ("sentence", "En nationell överenskommelse slöts 2008.")
    after = ("sentence", "Dessa principer har legat till grund för överenskommelsen.")
    assert bases(before, after) == ["national_2008"]
    assert bases(after) == []


def test_two_documents_are_two_bases() -> None:
    text = "Arbetet anknyter till den regionala utvecklingsstrategin och FN:s barnkonvention."
    assert sorted(bases(("sentence", text))) == ["other", "regional_strategy"]


def test_the_national_agreement_of_another_country_is_another_basis() -> None:
    text = "This Compact is based on the national Compact of 1998."
    assert bases(("sentence", text), language="en") == ["other"]


def test_the_unit_below_a_question_tells_the_basis() -> None:
    question = ("heading", "What does the charter build on?")
    answer = ("sentence", "Mainly the European Code.")
    assert bases(question, answer, language="en") == ["european_code"]
    assert bases(("heading", "Who signed it?"), answer, language="en") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Legal basis: Article 12 of the Constitution", ["other"]),
        ("It stands on the White Paper of 2000.", ["other"]),
        ("Having regard to the Law on Associations, the Council decides:", ["other"]),
        ("The parties rely on the charter.", []),  # the one at hand
        ("The partner, acting in accordance with its Statute, signs this agreement.", []),
        ("The Constitution was amended by an Act.", []),
    ],
)
def test_labels_pronouns_and_the_document_at_hand(text: str, expected: list[str]) -> None:
    assert bases(("sentence", text), language="en") == expected
