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
@given(text=TEXT)
def test_words_but_for_some_letters_are_all_found(meant: int, read: int, text: str) -> None:
    def alike(word: str) -> bool:
        if len(word) - meant != len(text) - read or len(text) <= read:
            return False
        return any(
            word[:i] == text[:i] and word[i + meant :] == text[i + read :]
            for i in range(len(word) - meant + 1)
        )

    found = NEARBY.words_but_for(text, meant, read)
    assert sorted(found) == sorted(word for word in WORDS if alike(word))
