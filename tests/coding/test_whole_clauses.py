"""Events and governance of whole documents that one who had not seen the rules wrote.

What they expect is not all that they hold, so what is found beside it is not counted against it.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from tests.coding.unit_documents import ROOT

from agreement_study.model import Coding, Source
from agreement_study.pipeline import code_text
from agreement_study.records import read_yaml
from agreement_study.study import Settings


@lru_cache(maxsize=2)
def _coded(folder: str) -> list[tuple[dict[str, Any], tuple[Coding, ...]]]:
    """What each document of a folder expects, and how it is coded as a file not registered."""
    paths = sorted((ROOT / "tests" / "coding" / "whole" / folder).glob("*.yaml"))
    return [(entry := read_yaml(path), _codings(path, entry)) for path in paths]


def _codings(path: Path, entry: dict[str, Any]) -> tuple[Coding, ...]:
    source = Source(id=entry["id"], path=path, kind="", language="")
    return code_text(source, entry["text"], Settings()).codings


def _found(entry: dict[str, Any], codings: tuple[Coding, ...], family: str) -> int:
    """How many of the expected rows of a family are found."""
    if family == "event":
        found = {"|".join(c.fields[:2]) for c in codings if c.family == family}
    else:
        rows = [c for c in codings if c.family == family]
        found = {c.key for c in rows} | {f"{c.key}={c.value}" for c in rows}
    return len(found & set(entry.get(_name(family)) or []))


def _name(family: str) -> str:
    return "expected_events" if family == "event" else "expected_governance"


@pytest.mark.parametrize(
    ("folder", "family", "least"),
    [
        ("tuning", "event", 0.85),
        ("tuning", "governance", 0.95),
        ("aside", "event", 0.74),  # kept aside, and looked at only as totals
        ("aside", "governance", 0.63),
    ],
)
def test_share_of_what_is_expected_that_is_found(folder: str, family: str, least: float) -> None:
    documents = _coded(folder)
    expected = sum(len(entry.get(_name(family)) or []) for entry, _ in documents)
    share = sum(_found(entry, codings, family) for entry, codings in documents) / expected
    assert share >= least
