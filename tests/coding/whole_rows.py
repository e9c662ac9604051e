"""Whole documents whose every event, attribute of governance and party is written down.

An expected row may name several that are equally right (`a or b`); a row under `optional_…` is
neither missed nor false. An attribute of governance without a value is met by any value.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.coding.unit_documents import codebook, rules_alone

from agreement_study.coding.coders import run_coders
from agreement_study.model import CodedDocument, Coding, Source
from agreement_study.pipeline import code_text, prepare
from agreement_study.records import read_yaml
from agreement_study.study import Settings

FOLDER = Path(__file__).parent / "whole" / "second"
ARTICLES = ("den ", "det ", "de ", "the ")


def documents(folder: str) -> list[dict[str, Any]]:
    """The documents of a folder; those that rules were made of are coded by rules alone."""
    paths = sorted((FOLDER / folder).glob("*.yaml"))
    return [{**read_yaml(path), "alone": folder == "tuning"} for path in paths]


@lru_cache(maxsize=32)
def _coded(name: str, text: str, *, alone: bool) -> CodedDocument:
    source = Source(id=name, path=Path(name), kind="", language="")
    if not alone:
        return code_text(source, text, Settings())
    document = prepare(source, text, Settings())
    codings, coverage = run_coders(document, rules_alone(), codebook(), {})
    return CodedDocument(document=document, codings=codings, coverage=coverage)


def coded(entry: dict[str, Any]) -> CodedDocument:
    return _coded(entry["id"], entry["text"], alone=entry["alone"])


def _event(coding: Coding) -> str:
    return "|".join(coding.fields[:2])


def _attribute(coding: Coding) -> str:
    return f"{coding.key}={coding.value}" if coding.value else coding.key


def _party(coding: Coding) -> str:
    return _plain_name(coding.value)


def _plain_name(value: str) -> str:
    side, _, name = value.casefold().partition(":")
    for article in ARTICLES:
        name = name.removeprefix(article)
    return f"{side}:{name}"


FAMILIES: dict[str, tuple[str, Callable[[Coding], str]]] = {
    "events": ("event", _event),
    "governance": ("governance", _attribute),
    "parties": ("parties", _party),
}


def _rows(entry: dict[str, Any], family: str, heading: str) -> list[tuple[str, ...]]:
    rows = [tuple(str(row).split(" or ")) for row in entry.get(f"{heading}_{family}") or []]
    return [tuple(map(_plain_name, row)) for row in rows] if family == "parties" else rows


def _meets(found: str, wanted: str) -> bool:
    return found == wanted or ("=" not in wanted and found.partition("=")[0] == wanted)


def differences(entry: dict[str, Any], family: str) -> tuple[list[str], list[str], list[str]]:
    """The expected rows of a document that are found and that are missing, and what is false."""
    code, told = FAMILIES[family]
    found = {told(c) for c in coded(entry).codings if c.family == code}
    expected = _rows(entry, family, "expected")
    right = [" or ".join(row) for row in expected if _any_meets(found, row)]
    missing = [" or ".join(row) for row in expected if not _any_meets(found, row)]
    known = [one for row in (*expected, *_rows(entry, family, "optional")) for one in row]
    return right, missing, sorted(row for row in found if not _is_known(row, known))


def _any_meets(found: set[str], row: Sequence[str]) -> bool:
    return any(_meets(one, wanted) for one in found for wanted in row)


def _is_known(found: str, known: Sequence[str]) -> bool:
    """Say whether a row is expected; one without a value only if its attribute is."""
    bare = {one.partition("=")[0] for one in known}
    return any(_meets(found, one) for one in known) or ("|" not in found and found in bare)


def totals(folder: str, family: str) -> tuple[float, float, float]:
    """Precision, recall and F1 over all documents of a folder."""
    tally: Counter[str] = Counter()
    for entry in documents(folder):
        right, missing, false = differences(entry, family)
        tally.update(right=len(right), missing=len(missing), false=len(false))
    precision = tally["right"] / max(1, tally["right"] + tally["false"])
    recall = tally["right"] / max(1, tally["right"] + tally["missing"])
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def commitments_right(entry: dict[str, Any]) -> Iterator[tuple[str, bool, set[str]]]:
    """Each sampled sentence, whether its bearer and modality are found, and what is found."""
    document = coded(entry)
    rows = [c for c in document.codings if c.family == "commitment"]
    folded = " ".join(entry["text"].split())
    places = [i for i, letter in enumerate(entry["text"]) if not letter.isspace()]
    for sample in entry["commitments"]["sentences"]:
        text = " ".join(sample["text"].split())
        before = len(folded[: folded.index(text)].replace(" ", ""))
        start = places[before]
        end = places[before + len(text.replace(" ", "")) - 1] + 1
        told = {"|".join(c.fields[:2]) for c in rows if c.start < end and start < c.end}
        yield text, f"{sample['bearer']}|{sample['modality']}" in told, told


def commitment_share(folder: str) -> float:
    told = [right for entry in documents(folder) for _, right, _ in commitments_right(entry)]
    return sum(told) / len(told)


def commitment_counts(folder: str) -> tuple[int, int]:
    """How many commitments are expected in all documents of a folder, and how many are coded."""
    entries = documents(folder)
    expected = sum(entry["commitments"]["count"] for entry in entries)
    return expected, sum(c.family == "commitment" for e in entries for c in coded(e).codings)
