"""Whole documents with their furniture: which principles they list, in what order, and how many.

They were written, with the expected answers, by someone who did not know the coder's rules. A
label is written as it stands in the text; where these answers give a capital to one that stands
in a sentence, the first letter's case is not compared.
"""

from pathlib import Path

import pytest
from tests.coding.principle_texts import Case, codebook, stated

from agreement_study.coding.principles import PrincipleCoder
from agreement_study.comparison.crosswalk import principles
from agreement_study.model import Source
from agreement_study.pipeline import prepare
from agreement_study.records import read_yaml
from agreement_study.study import Settings

FOLDER = Path(__file__).parent / "whole"
# Before they were used to mend anything 26 of the 40 documents came out exact, of each half 13.
# The half set aside was run once more when the work on the other half was done: 15 of 20.
ASIDE_EXACT = 15
# Thirty more, of which ten list nothing: 21 came out exact at first look (9 of tuning, 12 set
# aside). The half set aside was run three times more in the course of the work: 13 each time.
THIRD_ASIDE_EXACT = 13


def _cases(half: str) -> list[Case]:
    paths = sorted((FOLDER / half).glob("*.yaml"))
    return [read_yaml(path) for path in paths]


def _found(case: Case) -> tuple[list[tuple[str, str]], int | None]:
    source = Source(id=case["id"], path=Path(case["id"]), kind="", language="")
    document = prepare(source, case["text"], Settings())
    codings = list(PrincipleCoder().code(document, (), codebook()))
    rows = principles(codings, codebook().baseline("national-2008"), codebook())
    listed = [(row.principle, _label(row.label)) for row in rows if row.position]
    return listed, stated(codings)


def _expected(case: Case) -> tuple[list[tuple[str, str]], int | None]:
    listed = [(row["principle"], _label(row["label"])) for row in case["expected"]]
    return listed, case["stated_count"]


def _label(text: str) -> str:
    return text[:1].lower() + text[1:]


@pytest.mark.parametrize("case", _cases("tuning"), ids=lambda case: case["id"])
def test_documents_of_tuning(case: Case) -> None:
    assert _found(case) == _expected(case)


def test_documents_set_aside() -> None:
    exact = sum(_found(case) == _expected(case) for case in _cases("aside"))
    assert exact >= ASIDE_EXACT


@pytest.mark.parametrize("case", _cases("third/tuning"), ids=lambda case: case["id"])
def test_further_documents_of_tuning(case: Case) -> None:
    assert _found(case) == _expected(case)


def test_further_documents_set_aside() -> None:
    exact = sum(_found(case) == _expected(case) for case in _cases("third/aside"))
    assert exact >= THIRD_ASIDE_EXACT
