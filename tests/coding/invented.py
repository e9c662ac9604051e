"""The invented sentences and passages of the tests as units with their codes, to learn from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen
from tests.coding.clause_texts import cases, entry_document
from tests.coding.test_events import DAYS
from tests.coding.test_governance_passages import governance_passages
from tests.coding.test_passages import passages
from tests.coding.test_purpose import passages as purpose_passages
from tests.coding.unit_documents import (
    case_rows,
    grounds,
    lines_document,
    sentence_document,
    sentences,
)
from tests.coding.whole_rows import documents

from agreement_study.model import Document, Source
from agreement_study.pipeline import prepare
from agreement_study.study import Settings

BEYOND = frozenset(["size", "decision_rule", "legal_status"])  # of governance, and not keyed
Rows = Sequence[tuple[str, str]]


@frozen(kw_only=True)
class Invented:
    """A document, what is coded in some of its units (code, value), and what may be."""

    document: Document
    coded: Mapping[str, Rows]
    allowed: Mapping[str, Rows]
    families: frozenset[str]


@frozen(kw_only=True)
class Dated:
    """A document and the events `date|type|status` of its last unit, or of all of it."""

    document: Document
    expected: Sequence[str]
    whole: bool = False


def dated() -> Iterator[Dated]:
    """Yield all invented texts of events that were read while rules were written."""
    for name in ("events", "events-kinds", "events-ways"):
        for language, told, text in case_rows(name):
            heading, _, line = text.rpartition(" » ")
            lines = [("heading", heading)] if heading else []
            document = lines_document([*lines, ("sentence", line)], language, date=DAYS[language])
            yield Dated(
                document=document, expected=[row for row in told.split(" ; ") if row != "-"]
            )
    for entry in sentences("events", aside=False):
        yield Dated(document=sentence_document(entry), expected=entry["expected"])
    for entry in documents("tuning"):
        source = Source(id=entry["id"], path=Path(entry["id"]), kind="", language="")
        rows = [*entry["expected_events"], *(entry.get("optional_events") or [])]
        yield Dated(
            document=prepare(source, entry["text"], Settings()),
            expected=[one for row in rows for one in row.split(" or ")],
            whole=True,
        )


def invented() -> Iterator[Invented]:
    """Yield all that were read while rules were written; what was set aside stays so."""
    yield from _governance()
    yield from _purposes_and_commitments()
    for entry in sentences("basis_themes_terms", aside=False):
        told = [one.partition("=") for one in entry["expected"]]
        rows = [(code, value) for code, _, value in told if code == "basis"]
        yield _last(sentence_document(entry), rows, (), "basis")
    for _, expected, document in grounds("basis"):
        yield _last(document, [("basis", one.partition("=")[2]) for one in expected], (), "basis")


def _governance() -> Iterator[Invented]:
    for name in ("governance", "governance-ways", "governance-classes"):
        for case in cases(name):
            document = lines_document([("sentence", case.text)], case.language)
            may = {*case.allowed, "mandate"} if case.expected else set()
            yield _last(document, _attributes(case.expected), _attributes(may), "governance")
    for entry in sentences("governance", aside=False):
        yield _last(entry_document(entry), _attributes(entry["expected"]), (), "governance")
    for language in ("sv", "en"):
        for _, lines in governance_passages(language):
            document = lines_document([(line.kind, line.text) for line in lines], language)
            coded = [_attributes(line.expected) for line in lines]
            free = [_attributes(line.allowed) for line in lines]
            yield _whole(document, coded, free, "governance")


def _attributes(told: Iterable[str]) -> Rows:
    parts = (one.partition("=") for one in sorted(told))
    return [(f"governance/{key}", value) for key, _, value in parts if key not in BEYOND]


def _purposes_and_commitments() -> Iterator[Invented]:
    for family in ("purpose", "commitment"):
        for entry in sentences("commitments" if family == "commitment" else family, aside=False):
            rows = [(family, value) for value in entry["expected"]]
            yield _last(entry_document(entry), rows, (), family)
    for language in ("sv", "en"):
        for lines in purpose_passages(language):
            document = lines_document([(kind, text) for kind, text, _ in lines], language)
            kinds: list[Rows] = [[("purpose", value)] if value else [] for _, _, value in lines]
            yield _whole(document, kinds, [()] * len(lines), "purpose")
        for told in passages(language):
            document = lines_document([(kind, text) for kind, text, _ in told], language)
            both: list[Rows] = [[(_family(v), v) for v in values] for _, _, values in told]
            yield _whole(document, both, [()] * len(told), "commitment", "purpose")


def _family(value: str) -> str:
    return "commitment" if "|" in value else "purpose"


def _last(document: Document, coded: Rows, allowed: Rows, family: str) -> Invented:
    last = document.units[-1].id
    return Invented(
        document=document,
        coded={last: coded},
        allowed={last: allowed},
        families=frozenset([family]),
    )


def _whole(
    document: Document, coded: Sequence[Rows], allowed: Sequence[Rows], *families: str
) -> Invented:
    ids = [unit.id for unit in document.units]
    return Invented(
        document=document,
        coded=dict(zip(ids, coded, strict=True)),
        allowed=dict(zip(ids, allowed, strict=True)),
        families=frozenset(families),
    )
