"""Words near to another, whichever letters differ, and by which misreadings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from agreement_study.text.nearby import misreadings, nearby

WORDS = ["är", "år", "kommun", "kommunen", "stöd", "stod", "samråd", "samverkan", "ö"]
NEARBY = nearby(dict.fromkeys(WORDS, 1.0))
TEXT = st.text("abckmnorsuåäö1", max_size=12)


@pytest.mark.parametrize("read", ["xommun", "kommuun", "kmmun", "kommum"])
def test_one_letter_may_be_any_other(read: str) -> None:
    assert NEARBY.words_near(read, 1, 1) == [(1, "kommun")]


def test_a_word_is_not_near_to_itself() -> None:
    assert NEARBY.words_near("stöd", 1, 1) == [(1, "stod")]


@given(TEXT, st.integers(1, 3))
def test_nothing_near_is_missed(read: str, edits: int) -> None:
    found = {word for _, word in NEARBY.words_near(read, edits, edits)}
    assert found == {w for w in WORDS if 0 < Levenshtein.distance(w, read) <= edits}


@pytest.mark.parametrize(
    ("meant", "read", "ops"),
    [
        ("kommun", "kornmun", (("m", "rn"),)),
        ("garn", "gam", (("rn", "m"),)),
        ("offentlig", "offentligg", (("g", "gg"),)),
        ("alla", "ala", (("ll", "l"),)),
        ("stöd", "stö", (("d", ""),)),
        ("möte", "xmöta", (("", "x"), ("e", "a"))),
        ("mål", "mål", ()),
    ],
)
def test_tells_the_misreadings(meant: str, read: str, ops: tuple[tuple[str, str], ...]) -> None:
    assert misreadings(meant, read) == ops


@given(TEXT, TEXT)
def test_misreadings_account_for_all_letters(meant: str, read: str) -> None:
    ops = misreadings(meant, read)
    longer = sum(len(after) - len(before) for before, after in ops)
    assert longer == len(read) - len(meant)
    assert all(len(before) <= 2 and len(after) <= 2 for before, after in ops)


@pytest.mark.parametrize(("meant", "read"), [(1, 1), (1, 2), (2, 1)])
@given(places=st.lists(st.text("abckmnorsuåäö1", min_size=1, max_size=3), max_size=12))
def test_words_but_for_some_letters_are_all_found(meant: int, read: int, places: list[str]) -> None:
    def stands(word: str, i: int) -> bool:
        letters = zip(word[:i] + word[i + meant :], places[:i] + places[i + read :], strict=True)
        return all(letter in place for letter, place in letters)

    found = NEARBY.words_but_for(places, meant, read)
    same = len(places) - read
    possible = [w for w in WORDS if len(w) - meant == same and same > 0]
    assert sorted(word for _, word in found) == sorted(
        word for word in possible if any(stands(word, i) for i in range(same + 1))
    )
    assert all(stands(word, i) for i, word in found)
