"""Purpose: visions, purposes, goals and effects of the agreement, and of nothing else."""

from typing import Any

import pytest
from tests.coding.clause_texts import KINDS, evaluation, of_entry, text_document, values
from tests.coding.unit_documents import ROOT, codebook, lines_document, sentences

from agreement_study.codebook import Example
from agreement_study.coding.purpose import PurposeCoder

FAMILY = codebook()["purpose"]

TEXTS = {
    "sv": (
        """
# Vision
. Ett län där alla hörs
# Syfte
. Att stärka samverkan och skapa långsiktiga villkor.
. Överenskommelsens syfte är att stärka civilsamhället.
. Målet med överenskommelsen är att:
- bredda deltagandet
- Fler föreningar är med
# Uppföljning
. Överenskommelsen ska följas upp varje år.
. Samverkan ska breddas.
. Detta för att fler ska kunna delta.
. Syftet med mötet är att följa upp överenskommelsen.
. Vårt gemensamma mål är ett starkt civilsamhälle.
""",
        ["vision", "purpose", "purpose", "", "objective", "objective", "", "", "effect", "",
         "objective"],
    ),
    "en": (
        """
# Our vision
. A city where everyone is heard
# Aims
. The aim of the Compact is to create a new approach.
# Objectives
- More associations have joined.
# Follow-up
. The Compact shall be reviewed every year.
. By means of this agreement the parties wish to deepen cooperation.
. This agreement lays the foundation for cooperation.
. By working together, we can achieve more.
. The purpose of the meeting was to discuss the budget.
""",
        ["vision", "purpose", "objective", "", "", "effect", "effect", ""],
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_text(language: str) -> None:
    text, expected = TEXTS[language]
    found = values(text_document(text, language), "purpose")
    assert found == [(value,) if value else () for value in expected]


@pytest.mark.parametrize("entry", sentences("purpose", aside=False), ids=lambda e: e["id"])
def test_invented_by_another(entry: dict[str, Any]) -> None:
    assert [c.value for c in of_entry(entry, "purpose")] == entry["expected"]


def test_kept_aside() -> None:
    entries = sentences("purpose", aside=True)
    right = sum([c.value for c in of_entry(e, "purpose")] == e["expected"] for e in entries)
    assert right / len(entries) >= 0.8


@pytest.mark.parametrize("example", FAMILY.examples, ids=lambda e: e.text)
def test_example(example: Example) -> None:
    document = lines_document([("sentence", example.text)], example.language)
    assert values(document, "purpose") == [(example.value,)]


@pytest.mark.parametrize("example", FAMILY.counterexamples, ids=lambda e: e.text)
def test_counterexample(example: Example) -> None:
    document = lines_document([("sentence", example.text)], example.language)
    assert values(document, "purpose") == [()]


def test_the_reference_is_met_in_sample() -> None:
    """The reference was made by a language model and nobody has confirmed it."""
    found = evaluation()
    assert (found.families["purpose"].f1 or 0) >= 0.95
    assert (found.fields["purpose", "kind"].share or 0) >= 0.95


def passages(language: str) -> list[list[tuple[str, str, str]]]:
    """The passages of a file: kind, text and what is coded of each line."""
    path = ROOT / "tests" / "coding" / "cases" / f"purposes-{language}.txt"
    _, *parts = path.read_text(encoding="utf-8").strip().split("\n\n")
    rows = [[line[2:].partition(" => ") for line in part.splitlines()] for part in parts]
    kinds = [[KINDS[line[0]] for line in part.splitlines()] for part in parts]
    return [
        [(kind, text, told) for kind, (text, _, told) in zip(under, part, strict=True)]
        for under, part in zip(kinds, rows, strict=True)
    ]


@pytest.mark.parametrize(
    ("language", "lines"),
    [(language, lines) for language in ("sv", "en") for lines in passages(language)],
)
def test_purposes_of_a_passage(language: str, lines: list[tuple[str, str, str]]) -> None:
    document = lines_document([(kind, text) for kind, text, _ in lines], language)
    found = {c.unit: c.value for c in PurposeCoder(weighs=False).code(document, [], codebook())}
    told = [(unit.text, found.get(unit.id, "")) for unit in document.units]
    assert told == [(text, kind) for _, text, kind in lines]
