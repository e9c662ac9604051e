"""Candidates of words, remembered for all texts of a process.

What a word may have been depends on the word, the first guess of misreadings and those that its
document taught, never on the documents before: so the memory of one text's words serves another
without changing what it yields.
"""

from __future__ import annotations

from functools import lru_cache

from agreement_study.text.channel import read_again, read_word
from agreement_study.text.confusions import Confusions, Op, first_guess
from agreement_study.text.context import MOST_GAIN, context
from agreement_study.text.lexicon import lexicon
from agreement_study.text.received import Candidate, Weighed
from agreement_study.text.search import BEHIND

Taught = frozenset[tuple[Op, float]]  # misreadings that a document taught, with costs in nats

LEAST_COST = 0.1  # nats of a misreading that a document is full of


@lru_cache(maxsize=200_000)
def first_candidates(received: str, language: str, guess: Confusions | None = None) -> Weighed:
    """Return what a word may have been by the first guess, itself first."""
    first = guess or first_guess(language)
    return _in_reach(read_word(received, lexicon(language), first), language, first)


@lru_cache(maxsize=100_000)
def candidates_with(received: str, language: str, first: Confusions, taught: Taught) -> Weighed:
    """Return what a word may have been, with some misreadings more."""
    more, before = _with_new(first, taught), first_candidates(received, language, first)
    return _in_reach(read_again(received, lexicon(language), more, before), language, more)


@lru_cache(maxsize=4_096)
def _with_new(first: Confusions, taught: Taught) -> Confusions:
    return first.with_new(taught)


def _in_reach(weighed: Weighed, language: str, confusions: Confusions) -> Weighed:
    """Leave out what could not be chosen whatever the document taught and the neighbours said."""
    kept, *others = weighed
    if not others:
        return weighed
    known = context(language).pairs.counts

    def gain(option: Candidate) -> float:
        return MOST_GAIN if option.text.lower() in known else 0.0

    if kept.known:
        return kept, *(c for c in others if c.word + LEAST_COST * len(c.ops) - gain(c) < kept.word)
    best = min(c.total(confusions) for c in others)
    return kept, *(c for c in others if c.total(confusions) - gain(c) < best + BEHIND)
