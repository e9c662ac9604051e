"""The noisy channel: which words a damaged word may have been, and what each supposes.

Frequent words are found exactly, letter by letter in the list of them; rare words and compounds
among the likeliest spellings, where the spelling lexicon accepts them.
Method: Kernighan, Church and Gale (1990), A spelling correction program based on a
noisy channel model, COLING 2, 205-210.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import Any
from unicodedata import normalize

from attrs import evolve, field, frozen

from agreement_study.text.beam import spellings
from agreement_study.text.confusions import Confusions, Op, Readings
from agreement_study.text.context import MOST_GAIN
from agreement_study.text.lexicon import LONE_PART, NATS, PART, RARE, Lexicon, frequencies
from agreement_study.text.nearby import misreadings
from agreement_study.text.spelling import SHORTEST_PART, Steps, compounds, spelled_words, steps

BEAM = 24
MOST_LOOKUPS = 5
MOST_KEPT = 12
UNKNOWN, LETTER = 18.0, 0.9  # cost of a word that nothing knows, and of each of its letters
SHORT, SHORT_LETTER = 8.5, 2.9  # the same of a short one
SHORTEST_ODD = 4  # letters from which a word can be told to look like none
ODD_LETTERS = 2.0  # cost of each letter triple that the language does not have
OLDER = 4.0  # cost of an older spelling
UNHEARD = 4.0  # cost of a compound of frequent parts that the lexicon refuses
MIXED = 6.0  # cost of figures and signs among its letters
ABROAD = 6.0  # cost of a change of language, for a word of another one
ABROAD_LANGUAGE = "en"
SHORTEST_WILD = 2  # letters that a word must have, for any misreading to be tried
MORE_EDITS = 1, 4, 9, 13  # letters of a word from which one letter more may be any other
SHORTEST_HALF, MOST_HALF = 4, 2  # letters of a half of a compound; letters that may be any other
MOST_NEAR = 12  # words near to a half of a compound
LONGEST_CUED = 5  # letters of a word that its neighbours may settle
DOUBT = 8.0  # nats that a word may cost more than none, since the document may teach so much
WILD_DOUBT = 20.0  # the same where letters were taken for any others
BEHIND = 6.0  # nats that a document may take off one candidate of an unknown word and not another
SURE = 3.0  # nats by which a word must be better than none, to look no further

DIGITS = "0123456789"

MOST_KNOWN, MOST_UNKNOWN, MOST_LISTED = 10.0, 16.0, 12.0  # nats that all misreadings of a word may cost
LEAST_RARE = 17.0  # nats below which no misreading of a rare word comes
LEAST_LONE = LONE_PART + 1.0  # the same of one that is no compound of frequent parts
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
Rare = tuple[str, tuple[Op, ...], float]  # spelling, misreadings, cost by which to try it, or 0


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
    odd = lexicon.odd(received) if received.islower() else 0  # names may look like anything
    return price + UNKNOWN + LETTER * n + ODD_LETTERS * odd


def read_word(received: str, lexicon: Lexicon, confusions: Confusions) -> Weighed:
    """Return what a received word may have been, itself first.

    A word of the lexicon may only have been another word by likely misreadings. Any other is
    tried with all known misreadings, then with any few letters.
    """
    kept = as_received(received, lexicon)
    search = _Search(received, lexicon, confusions)
    if kept.known:
        # Most of a single letter's word may have been lost.
        readings = confusions.readings if len(received) == 1 else confusions.likely
        _search_known(search, kept, readings)
        return kept, *search.cheapest_words()
    enough = kept.word - SURE
    wild = len(received) >= SHORTEST_WILD
    short = len(received) <= LONGEST_CUED
    readings = confusions.readings if short else confusions.often
    search.frequent(readings, MOST_UNKNOWN, kept.word + DOUBT)
    if wild and search.best() >= enough:
        search.near(kept.word + WILD_DOUBT)
    if not short and search.best() >= enough:
        search.frequent(confusions.readings, MOST_LISTED, kept.word + DOUBT)
    if search.best() >= min(enough, LEAST_RARE):
        search.compounds(confusions.often, min(search.best(), kept.word))
    if search.best() >= min(enough, LEAST_LONE):
        search.any_word(confusions.likely, min(search.best(), kept.word))
    if wild and search.best() >= enough:
        search.half_near(kept.word + DOUBT)
    return kept, *search.cheapest_words()


def read_again(received: str, lexicon: Lexicon, confusions: Confusions, before: Weighed) -> Weighed:
    """Return what a word may have been, with likely misreadings that were not so before."""
    kept, *others = before
    search = _Search(received, lexicon, confusions)
    search.found.extend((c.total(confusions), c) for c in others)
    if kept.known:
        _search_known(search, kept, confusions.likely)
    else:
        search.frequent(confusions.often, MOST_UNKNOWN, kept.word)
        if search.best() >= min(kept.word - SURE, LEAST_RARE):
            search.compounds(confusions.often, min(search.best(), kept.word))
        if search.best() >= LEAST_LONE:
            search.any_word(confusions.likely, min(search.best(), kept.word))
    return kept, *search.cheapest_words()


def _search_known(search: _Search, kept: Candidate, readings: Readings) -> None:
    search.frequent(readings, MOST_KNOWN, kept.word + MOST_GAIN + MOST_KNOWN)
    if search.lexicon.frequent(search.received) is None:
        search.compounds(readings, kept.word)
        search.any_word(readings, kept.word)


@frozen(eq=False)
class _Search:
    """The words found that a received one may have been, with their costs in all."""

    received: str
    lexicon: Lexicon
    confusions: Confusions
    found: Priced = field(factory=list)
    made: dict[int, Steps] = field(factory=dict)
    lower: str = field(init=False)

    @lower.default
    def _lower(self) -> str:
        return self.received.lower()

    def _steps(self, readings: Readings) -> Steps:
        """What may be supposed at each place of the word, found once for all searches."""
        made = self.made.get(id(readings))
        if made is None:
            made = self.made[id(readings)] = steps(self.lower, readings)
        return made

    def best(self) -> float:
        """Cost of the cheapest."""
        return min(map(_price, self.found), default=inf)

    def frequent(self, readings: Readings, most: float, most_total: float) -> None:
        """Look for frequent words, by known misreadings."""
        slack = BEHIND + (MOST_GAIN if len(self.lower) <= LONGEST_CUED else 0.0)
        bound = min(most_total, self.best() + slack)
        steps = self._steps(readings)
        for _, spelling, ops in spelled_words(self.lower, self.lexicon.tree, steps, most, bound):
            self._add_frequent(spelling, ops)

    def near(self, most: float) -> None:
        """Look for frequent words by any few misreadings."""
        n = len(self.lower)
        edits = sum(n >= length for length in MORE_EDITS)
        for _, spelling in self.lexicon.nearby.words_near(self.lower, edits, max(1, edits - 1)):
            self._add_frequent(spelling, misreadings(spelling, self.lower), most)

    def _add_frequent(self, spelling: str, ops: tuple[Op, ...], most: float = inf) -> None:
        text = with_case_of(self.received, spelling)
        word = self.lexicon.frequent(text)
        if word is not None and text != self.received:
            candidate = Candidate(text, word, ops)
            total = candidate.total(self.confusions)
            if total <= most:
                self.found.append((total, candidate))

    def compounds(self, readings: Readings, most: float) -> None:
        """Look for compounds of frequent words, by known misreadings."""
        most_parts = most + SLACK - RARE
        steps, known = self._steps(readings), self.lexicon
        spelled = compounds(self.lower, known.tree, steps, known.stem, most_parts, PART)
        self._add_rare(((spelling, ops, 0.0) for _, spelling, ops in spelled), most)

    def half_near(self, most: float) -> None:
        """Look for compounds one part of which stands there, the other near to what was read."""
        lexicon, lower = self.lexicon, self.lower
        made: list[Rare] = []
        for cut in range(SHORTEST_PART, len(lower) - SHORTEST_PART + 1):
            first, last = lower[:cut], lower[cut:]
            if len(last) >= SHORTEST_HALF and last in lexicon.levels and cut >= SHORTEST_HALF:
                made += [(stem + last, ops, 0.0) for stem, ops in self._near_stems(first)]
            if len(first) >= SHORTEST_HALF and len(last) >= SHORTEST_HALF and lexicon.stem(first):
                made += [(first + word, ops, 0.0) for word, ops in self._near_part(last)]
        self._add_rare(made, most)

    def _near_stems(self, part: str) -> list[tuple[str, tuple[Op, ...]]]:
        """Frequent words near to the first part of a compound, as they stand there."""
        joint = part[-1]
        near = self._near_part(part)
        if len(part) > SHORTEST_HALF:
            near += [(word + joint, ops) for word, ops in self._near_part(part[:-1])]
        return [(stem, ops) for stem, ops in near if self.lexicon.stem(stem) is not None]

    def _near_part(self, part: str) -> list[tuple[str, tuple[Op, ...]]]:
        """Frequent words near to a part of a compound."""
        edits = sum(len(part) >= length for length in MORE_EDITS)
        found = self.lexicon.nearby.words_near(part, min(edits, MOST_HALF), 1)[:MOST_NEAR]
        return [(word, misreadings(word, part)) for _, word in found]

    def any_word(self, readings: Readings, most: float) -> None:
        """Look for spellings that look like words, by known misreadings."""
        spelled = spellings(self.lower, readings, BEAM, self.lexicon.triples)
        self._add_rare(((marked[2:-1], ops, cost) for cost, marked, ops in spelled), most)

    def _add_rare(self, spelled: Iterable[Rare], most: float) -> None:
        """Add those that the spelling lexicon accepts; it is asked for the likeliest alone."""
        unsure: list[tuple[float, float, Candidate]] = []
        for spelling, ops, order in spelled:
            text = with_case_of(self.received, spelling)
            if ops and text and text != self.received and self.lexicon.frequent(text) is None:
                candidate = Candidate(text, self.lexicon.rare(text), ops)
                total = candidate.total(self.confusions)
                if total <= most + SLACK:
                    unsure.append((order or total, total, candidate))
        unsure.sort(key=_price)
        for _, total, candidate in unsure[:MOST_LOOKUPS]:
            if total <= most + SLACK and self.lexicon.accepts(candidate.text):
                most = min(most, total)
                self.found.append((total, candidate))

    def cheapest_words(self) -> Weighed:
        """The cheapest words, each text once; those known with a capital only are marked."""
        self.found.sort(key=_price)
        once: dict[str, Candidate] = {}
        for _, candidate in self.found:
            once.setdefault(candidate.text, candidate)
        kept = tuple(once.values())[:MOST_KEPT]
        if not self.received[:1].isupper():
            return kept
        return tuple(evolve(c, name=True) if self.lexicon.is_name(c.text) else c for c in kept)


def _price(pair: tuple[float, Any] | tuple[float, float, Any]) -> float:
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
