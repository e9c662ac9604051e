"""Lists of principles in the layouts of real documents, and what looks like them and is none.

The sections were written by someone who did not know the rules of the coder. Of the first part (20
and 17 lists, 10 and 8 texts without one) 8 and 12 lists and 4 and 4 empty texts came out exact at
first look; then the coder was mended by them. Of the second part hardly anything was read while
rules were written: it is only counted.
"""

from collections.abc import Sequence
from typing import Any

import pytest
from tests.coding.principle_texts import Case, cases, code, listed, stated

from agreement_study.model import Coding


def _case(case: Case) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else []
    return pytest.param(case, id=case["id"], marks=marks)


def _named(codings: Sequence[Coding]) -> list[tuple[str, str]]:
    """Key and label of each principle; `other` stands for any that the codebook does not know."""
    return [(key.split(":")[0], label.casefold()) for key, label in listed(codings)]


def _expected(case: Case) -> list[tuple[str, str]]:
    return [(row["principle"], row["label"].casefold()) for row in case["expected"]]


@pytest.mark.parametrize("case", [_case(case) for case in cases("layouts")])
def test_layouts(case: Case) -> None:
    codings = code(case["text"], case["language"], case["id"])
    expected = [(row["principle"], row["label"]) for row in case["expected"]]
    assert (listed(codings), stated(codings)) == (expected, case["stated_count"])


@pytest.mark.parametrize("case", [_case(case) for case in cases("sections_sv")])
def test_swedish_sections(case: Case) -> None:
    codings = code(case["text"], case["language"], case["id"])
    assert (_named(codings), stated(codings)) == (_expected(case), case.get("stated_count"))


@pytest.mark.parametrize("case", [_case(case) for case in cases("sections_en")])
def test_english_sections(case: Case) -> None:
    codings = code(case["text"], case["language"], case["id"])
    assert (_named(codings), stated(codings)) == (_expected(case), case.get("stated_count"))


def _right(name: str) -> dict[bool, int]:
    """Exact lists (keys in order), and texts without a list of their own in which none is found."""
    right = {True: 0, False: 0}
    for case in cases(name):
        codings = code(case["text"], case["language"], case["id"])
        keys = [key for key, _label in _named(codings)]
        right[bool(keys)] += keys == [key for key, _label in _expected(case)]
    return right


# As reached. Before the first part was read it was 7 and 7 in Swedish, 7 and 6 in English.
@pytest.mark.parametrize(("name", "lists", "none"), [("aside_sv", 11, 7), ("aside_en", 9, 7)])
def test_kept_aside(name: str, lists: int, none: int) -> None:
    right = _right(name)
    assert right[True] >= lists
    assert right[False] >= none


# Lists in whole documents by nine writers, who each knew the codebook and nothing of the coder:
# of 20 lists and 10 texts without one in `e` and `f`, of 16 and 8 in `g` and `h`, 12 and 6 in `j`.
# Before announced lists were read 11 + 14 + 9 + 8 + 5 Swedish and 5 + 9 + 6 + 9 English lists were
# exact, 8 + 8 + 8 + 8 + 6 and 10 + 8 + 5 + 8 empty texts empty; then the coder was mended by them,
# by `j` last: at first look it had 6 and 5.
@pytest.mark.parametrize(
    ("name", "lists", "none"),
    [
        ("whole_sv_e", 16, 10),
        ("whole_sv_f", 18, 9),
        ("whole_sv_g", 14, 8),
        ("whole_sv_h", 13, 8),
        ("whole_sv_j", 10, 6),
        ("whole_en_e", 18, 10),
        ("whole_en_f", 17, 10),
        ("whole_en_g", 14, 5),
        ("whole_en_h", 13, 8),
    ],
)
def test_whole_documents(name: str, lists: int, none: int) -> None:
    right = _right(name)
    assert right[True] >= lists
    assert right[False] >= none


# Stand-ins for real documents, their outline and their labels recalled, all sentences new: 15 + 16
# Swedish and 13 + 16 English lists, 5 + 4 and 7 + 4 texts without. At first look 14 + 13 and 8 + 12
# lists were exact, 5 + 3 and 7 + 3 empty texts empty; then the coder was mended by them.
@pytest.mark.parametrize(
    ("name", "lists", "none"),
    [
        ("recalled_sv_k", 15, 5),
        ("recalled_sv_l", 15, 3),
        ("recalled_en_k", 13, 7),
        ("recalled_en_l", 14, 3),
    ],
)
def test_recalled_documents(name: str, lists: int, none: int) -> None:
    right = _right(name)
    assert right[True] >= lists
    assert right[False] >= none


# Documents by one more writer, never read while rules were written: 16 lists and 8 texts without.
# The state before the rules of announced lists had 8 and 7. `m` are stand-ins for real documents,
# with 14 lists and 6 texts without, which had 10 and 6 at first look.
@pytest.mark.parametrize(
    ("name", "lists", "none"), [("counted_en_i", 11, 7), ("counted_en_m", 10, 6)]
)
def test_whole_documents_that_nothing_was_learned_from(name: str, lists: int, none: int) -> None:
    right = _right(name)
    assert right[True] >= lists
    assert right[False] >= none
