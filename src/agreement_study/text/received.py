"""A word as received, and what it may have been: what each costs as a word of the language."""

from __future__ import annotations

from attrs import field, frozen

from agreement_study.text.confusions import Confusions, Op
from agreement_study.text.lexicon import LONE_PART, NATS, Lexicon, frequencies

UNKNOWN, LETTER = 18.0, 0.9  # cost of a word that nothing knows, and of each of its letters
SHORT, SHORT_LETTER = 8.5, 2.9  # the same of a short one
SHORTEST_ODD = 4  # letters from which a word can be told to look like none
ODD_LETTERS = 2.0  # cost of each letter triple that the language does not have
OLDER = 4.0  # cost of an older spelling
UNHEARD = 4.0  # cost of a compound of frequent parts that the lexicon refuses
MIXED = 6.0  # cost of figures and signs among its letters
ABROAD = 6.0  # cost of a change of language, for a word of another one
ABROAD_LANGUAGE = "en"
DIGITS = "0123456789"


@frozen
class Candidate:
    """A word that may have been meant.

    `word` is its cost in nats as a word of the language; `ops` are the misreadings supposed;
    `name` tells that it is known with a capital only.
    """

    text: str
    word: float
    ops: tuple[Op, ...] = ()
    known: bool = True
    name: bool = False
    lower: str = field(init=False, repr=False, eq=False)

    @lower.default
    def _lower(self) -> str:
        return self.text.lower()

    def total(self, confusions: Confusions) -> float:
        """Cost of the word and of all its misreadings, in nats."""
        cost = self.word
        for op in self.ops:
            cost += confusions.cost(op)
        return cost


Weighed = tuple[Candidate, ...]  # what a word may have been, as received the first


def as_received(received: str, lexicon: Lexicon) -> Candidate:
    """Return the word that stands there, with its cost."""
    cost = lexicon.cost(received)
    if cost is not None:
        return Candidate(received, cost)
    prices = [_strange(received, lexicon)]
    foreign = frequencies(ABROAD_LANGUAGE).get(received.lower())
    if foreign is not None:
        prices.append(ABROAD + foreign * NATS)
    older = lexicon.older(received)
    if older is not None:
        prices.append(OLDER + older)
    parts = lexicon.rare(received)
    if parts < LONE_PART:
        prices.append(parts + UNHEARD)
    return Candidate(received, min(prices), (), False)


def _strange(received: str, lexicon: Lexicon) -> float:
    """Cost of a word that nothing knows; short ones are often abbreviations."""
    stem = received.rstrip(DIGITS)
    mixed = any(sign in DIGITS for sign in stem) or lexicon.cost(stem) is None
    price = MIXED * (mixed and not received.isalpha())
    n = len(received)
    if n < SHORTEST_ODD:
        return price + (SHORT + SHORT_LETTER * n if n > 1 else UNKNOWN + LETTER)
    # Names may look like anything, and a word with a figure behind it looks like none by that.
    odd = lexicon.odd(stem) if received.islower() else 0
    return price + UNKNOWN + LETTER * n + ODD_LETTERS * odd
