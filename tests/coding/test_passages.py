"""Commitments and purposes of passages: under their headings, lead-ins and names of parties."""

from collections.abc import Iterator, Sequence

import pytest
from tests.coding.clause_texts import KINDS
from tests.coding.unit_documents import ROOT, codebook, lines_document

from agreement_study.coding.commitments import CommitmentCoder
from agreement_study.coding.parties import PartyCoder
from agreement_study.coding.purpose import PurposeCoder

Line = tuple[str, str, tuple[str, ...]]


def passages(language: str) -> Iterator[list[Line]]:
    """The passages of the files: kind, text and what is coded of each line."""
    for name in ("passages", "bearers"):
        path = ROOT / "tests" / "coding" / "cases" / f"{name}-{language}.txt"
        _, *parts = path.read_text(encoding="utf-8").strip().split("\n\n")
        for part in parts:
            yield [_line(line) for line in part.splitlines()]


def _line(line: str) -> Line:
    text, _, expected = line[2:].partition(" => ")
    return KINDS[line[0]], text, tuple(sorted(expected.split(" + "))) if expected else ()


def found(lines: Sequence[Line], language: str) -> list[tuple[str, ...]]:
    document = lines_document([(kind, text) for kind, text, _ in lines], language)
    parties = list(PartyCoder().code(document, [], codebook()))
    codings = [
        *CommitmentCoder(weighs=False).code(document, parties, codebook()),
        *PurposeCoder(weighs=False).code(document, [], codebook()),
    ]
    return [tuple(sorted(c.value for c in codings if c.unit == unit.id)) for unit in document.units]


@pytest.mark.parametrize(
    ("language", "lines"),
    [(language, lines) for language in ("sv", "en") for lines in passages(language)],
)
def test_passage(language: str, lines: list[Line]) -> None:
    told = [(text, values) for _, text, values in lines]
    assert list(zip((text for text, _ in told), found(lines, language), strict=True)) == told
