"""The noisy channel: which words a damaged word may have been, and what each supposes.

Frequent words are found exactly, letter by letter in the list of them; rare words and compounds
among the likeliest spellings, where the spelling lexicon accepts them.
Method: Kernighan, Church and Gale (1990), A spelling correction program based on a
noisy channel model, COLING 2, 205-210.
"""

from __future__ import annotations

from math import inf, log
from unicodedata import normalize

from attrs import evolve, field, frozen

from agreement_study.text.beam import spellings
from agreement_study.text.confusions import FLOOR, Confusions, Op, Readings
from agreement_study.text.lexicon import LONE_PART, NATS, Lexicon, frequencies
from agreement_study.text.spelling import spelled_words

BEAM, WIDE_BEAM = 24, 40
MOST_LOOKUPS = 12
MOST_KEPT = 12
UNKNOWN, LETTER = 18.0, 0.9  # cost of a word that nothing knows, and of each of its letters
SHORT, SHORT_LETTER = 8.5, 2.9  # the same of a short one
OLDER = 4.0  # cost of an older spelling
UNHEARD = 4.0  # cost of a compound of frequent parts that the lexicon refuses
MIXED = 6.0  # cost of figures and signs among its letters
ABROAD = 6.0  # cost of a change of language, for a word of another one
ABROAD_LANGUAGE = "en"
SHORTEST_WILD = 4  # letters that a word must have, for any misreading to be tried
SURE = 3.0  # nats by which a word must be better than none, to look no further

DIGITS = "0123456789"

MOST_KNOWN, MOST_UNKNOWN = 10.0, 16.0  # nats that all misreadings of a word may cost
LEAST_RARE = 17.0  # nats below which no misreading of a rare word comes
SLACK = 2.0  # nats that a rare word may cost more than the best


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


Weighed = tuple[Candidate, ...]
Priced = list[tuple[float, Candidate]]


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
    return price + min(UNKNOWN + LETTER * n, SHORT + SHORT_LETTER * n if n > 1 else inf)


def read_word(
    received: str, lexicon: Lexicon, confusions: Confusions, *, anything: bool = True
) -> Weighed:
    """Return what a received word may have been, itself first.

    A word of the lexicon may only have been another word by likely misreadings. Any other is
    tried with all known misreadings, then with any one letter.

    Parameters
    ----------
    anything
        Whether to try misreadings that `confusions` does not have.
    """
    kept = as_received(received, lexicon)
    lower = received.lower()
    rare = lexicon.frequent(received) is None
    single = len(lower) == 1  # most of such a word may have been lost
    if kept.known:
        readings = confusions.readings if single else confusions.likely
        found = _frequent(received, lexicon, confusions, readings, MOST_KNOWN)
        if rare:
            found += _rare(received, lexicon, confusions, readings, BEAM, kept.word)
        return kept, *_cheapest_words(received, found, lexicon)
    found = _frequent(received, lexicon, confusions, confusions.readings, MOST_UNKNOWN)
    for readings, beam in ((confusions.likely, BEAM), (confusions.readings, WIDE_BEAM)):
        best = min(map(_price, found), default=inf)
        if best + SURE < kept.word and best < LEAST_RARE:
            break
        found += _rare(received, lexicon, confusions, readings, beam, min(best, kept.word))
    sure = min(map(_price, found), default=inf) + SURE < kept.word
    if anything and not sure and len(lower) >= SHORTEST_WILD:
        unlisted = -log(FLOOR)
        found += _frequent(
            received, lexicon, confusions, confusions.readings, MOST_UNKNOWN, unlisted
        )
    return kept, *_cheapest_words(received, found, lexicon)


def _frequent(
    received: str,
    lexicon: Lexicon,
    confusions: Confusions,
    readings: Readings,
    most: float,
    unlisted: float | None = None,
) -> Priced:
    """Frequent words that a word may have been."""
    found: Priced = []
    spelled = spelled_words(received.lower(), lexicon.tree, readings, most, unlisted)
    for cost, spelling, ops in spelled:
        text = with_case_of(received, spelling)
        word = lexicon.frequent(text)
        if word is not None and text != received:
            found.append((word + cost, Candidate(text, word, ops)))
    return found


def _rare(
    received: str,
    lexicon: Lexicon,
    confusions: Confusions,
    readings: Readings,
    beam: int,
    most: float,
) -> Priced:
    """Words that only the spelling lexicon knows, which a word may have been."""
    unsure: Priced = []
    for _, marked, ops in spellings(received.lower(), readings, beam, lexicon.triples):
        text = with_case_of(received, marked[2:-1])
        if ops and text and text != received and lexicon.frequent(text) is None:
            candidate = Candidate(text, lexicon.rare(text), ops)
            unsure.append((candidate.total(confusions), candidate))
    unsure.sort(key=_price)
    found: Priced = []
    for cost, candidate in unsure[:MOST_LOOKUPS]:
        if cost > most + SLACK:
            break
        if lexicon.accepts(candidate.text):
            most = min(most, cost)
            found.append((cost, candidate))
    return found


def _cheapest_words(received: str, found: Priced, lexicon: Lexicon) -> Weighed:
    """The cheapest candidates, each text once; those known with a capital only are marked."""
    found.sort(key=_price)
    once: dict[str, Candidate] = {}
    for _, candidate in found:
        once.setdefault(candidate.text, candidate)
    kept = tuple(once.values())[:MOST_KEPT]
    if not received[:1].isupper():
        return kept
    return tuple(evolve(c, name=True) if lexicon.is_name(c.text) else c for c in kept)


def _price(pair: tuple[float, Candidate]) -> float:
    return pair[0]


def with_case_of(received: str, text: str) -> str:
    """Give a word the capitals of the received one.

    A capital that was read for another letter (I for l) tells nothing.
    """
    if received.islower():
        return text
    letters = [sign for sign in received if sign.isalpha()]
    if len(letters) > 1 and all(sign.isupper() for sign in letters):
        return text.upper()
    same = normalize("NFD", text[:1])[:1] == normalize("NFD", received[:1].lower())[:1]
    return text[:1].upper() + text[1:] if received[:1].isupper() and same else text
