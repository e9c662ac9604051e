"""What the tests of commitments, purpose and governance share."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from attrs import frozen
from tests.coding.unit_documents import (
    _rows,
    case_rows,
    codebook,
    lines_document,
    reference_documents,
)

from agreement_study.coding.commitments import CommitmentCoder
from agreement_study.coding.governance import GovernanceCoder
from agreement_study.coding.purpose import PurposeCoder
from agreement_study.comparison.evaluation import Evaluation, evaluate
from agreement_study.model import Coding, Document
from agreement_study.spans import EditMap
from agreement_study.text.repair import repair

KINDS = {"#": "heading", "-": "item", ".": "sentence"}


def coded(document: Document) -> list[Coding]:
    """All codings of the three coders, in the order in which they need each other."""
    commitments = list(CommitmentCoder(weighs=False).code(document, [], codebook()))
    purposes = PurposeCoder(weighs=False).code(document, [], codebook())
    governance = GovernanceCoder(weighs=False).code(document, commitments, codebook())
    return [*commitments, *purposes, *governance]


def text_document(text: str, language: str, kind: str = "agreement") -> Document:
    """A document of lines; '# ' is a heading, '- ' an item, '. ' a sentence."""
    lines = [(KINDS[line[0]], line[2:]) for line in text.strip().splitlines()]
    return lines_document(lines, language, kind=kind)


def values(document: Document, code: str) -> list[tuple[str, ...]]:
    """The values of a code (or family) for each unit that is no heading, in order."""
    codings = [c for c in coded(document) if code in (c.code, c.family)]
    return [
        tuple(c.value for c in codings if c.unit == unit.id)
        for unit in document.units
        if unit.kind != "heading"
    ]


def entry_document(entry: dict[str, Any]) -> Document:
    """The sentence of an entry behind what stands before it, damage repaired."""
    context = entry.get("context") or {}
    text = entry["text"]
    if entry["language"] == "sv":
        text = EditMap(text, repair(text, "sv")).repaired
    lines = [("heading", context[key]) for key in ("heading",) if key in context]
    lines += [("sentence", context[key]) for key in ("previous", "intro") if key in context]
    return lines_document([*lines, (context.get("kind", "sentence"), text)], entry["language"])


def of_entry(entry: dict[str, Any], family: str) -> list[Coding]:
    document = entry_document(entry)
    last = document.units[-1].id
    return [c for c in coded(document) if c.unit == last and c.family == family]


@frozen
class Case:
    """An invented sentence with what must be coded and what may be."""

    language: str
    text: str
    expected: frozenset[str]
    allowed: frozenset[str]


def cases(name: str) -> Iterator[Case]:
    """Read `attribute[=value] ... | sentence + attribute ...`; what follows + may be coded too."""
    for language, expected, rest in case_rows(name):
        text, _, allowed = rest.partition(" + ")
        wanted = frozenset(expected.split()) - {"-"}
        yield Case(language, text, wanted, frozenset(allowed.split()))


@lru_cache(maxsize=1)
def evaluation() -> Evaluation:
    """The coders against the reference, in sample: the rules were made by reading these texts."""
    found = [c for document in reference_documents().values() for c in coded(document)]
    return evaluate(found, reference("commitment", "purpose", "governance"), codebook())


def reference(*families: str) -> Sequence[Coding]:
    rows = _rows("data/reference/codings.csv")
    return [
        Coding(
            document=row["document"],
            unit=row["unit"],
            start=int(row["start"]),
            end=int(row["end"]),
            code=row["code"],
            value=row["value"],
        )
        for row in rows
        if row["code"].partition("/")[0] in families
    ]
