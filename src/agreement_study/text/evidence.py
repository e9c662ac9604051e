"""Evidence that a text is damaged, before any of it is repaired."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import log

from agreement_study.text.candidates import first_candidates
from agreement_study.text.channel import as_received
from agreement_study.text.confusions import first_guess
from agreement_study.text.lexicon import lexicon

CLEAN = 0.004  # share of words of a clean text that look damaged: names, dialect, slips
SHARES = (0.02, 0.05, 0.1, 0.2, 0.4)  # shares of damaged words that are tried against it
NEEDED = 3.0  # nats of evidence
SURE = 3.0  # nats by which a word must be better than an unknown one, to speak of damage
MISREAD, MISREAD_LETTER = 4.0, 1.2  # nats that a misreading may cost, in a word of so many letters
NAME = 6.0  # the same in addition, for what may be a name


def is_damaged(words: Iterable[str], language: str) -> bool:
    """Tell whether so many words look damaged that chance does not explain it.

    Each word counts once. The likelihood of the number of words that no lexicon has, but a
    misreading explains, under shares of damaged words is compared with that under the share
    of a clean text.
    """
    looks = [looks_damaged(word, language) for word in sorted(set(words))]
    hits, others = sum(looks), len(looks) - sum(looks)
    return (
        max(hits * log(share / CLEAN) + others * log((1 - share) / (1 - CLEAN)) for share in SHARES)
        > NEEDED
    )


@lru_cache(maxsize=200_000)
def looks_damaged(word: str, language: str) -> bool:
    """Tell whether a word is none, and a misreading explains it well."""
    kept = as_received(word, lexicon(language))
    if kept.known:
        return False
    guess = first_guess(language)
    best = min(first_candidates(word, language), key=lambda c: c.total(guess))
    needed = SURE + (NAME if word[:1].isupper() else 0.0)
    explained = best.total(guess) - best.word <= MISREAD + MISREAD_LETTER * len(word)
    return explained and best.total(guess) + needed < kept.word
