"""Counts of word pairs: their file, and what they say about words side by side."""

from __future__ import annotations

from collections import Counter
from math import exp

from agreement_study.text.pairs import BREAK, NUMBER, Pairs, word_pairs

SMALL = Pairs(100, {"a": 50, "b": 40, "c": 10}, {"a": "30 b\t20 a", "b": "40 a", "c": "10 b"})


def test_a_pair_that_stands_often_gains_and_one_never_seen_loses() -> None:
    assert SMALL.gain("a", "b") > 0.0 > SMALL.gain("a", "c")


def test_an_unknown_word_says_nothing() -> None:
    assert SMALL.gain("z", "b") == SMALL.gain("a", "z") == 0.0


def test_the_shares_of_what_stands_behind_a_word_make_up_one() -> None:
    """But for what is added to the count of each word, so that few of it prove little."""
    share = {word: n / SMALL.size for word, n in SMALL.counts.items()}
    whole = sum(share[word] * exp(SMALL.gain("a", word)) for word in share)
    assert 0.9 < whole <= 1.0


def test_counts_are_whole() -> None:
    """What stands behind a word stands in the list, and no oftener than the word."""
    pairs = word_pairs("sv")
    assert {BREAK, NUMBER} < pairs.counts.keys()
    front: Counter[str] = Counter()
    for word, listed in pairs.listed.items():
        for group in filter(None, listed.split("\t")):
            count, *others = group.split(" ")
            assert others == sorted(others)
            front[word] += int(count) * len(others)
            assert pairs.counts.keys() >= set(others)
    assert all(front[word] <= n for word, n in pairs.counts.items())


def test_grammar_is_in_the_counts() -> None:
    pairs = word_pairs("sv")
    assert pairs.gain("ett", "stöd") > pairs.gain("ett", "stod")
    assert pairs.gain("att", "stärka") > pairs.gain("att", "starka")
    assert pairs.gain("varje", "år") > pairs.gain("varje", "är")
