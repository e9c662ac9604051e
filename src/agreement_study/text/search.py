"""The search for words that a received one may have been.

Frequent words are found letter by letter in the list of them, or by what is near to them; rare
words and compounds among likely spellings, where the spelling lexicon accepts them.
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
from agreement_study.text.lexicon import PART, RARE, Lexicon
from agreement_study.text.nearby import misreadings
from agreement_study.text.received import Candidate, Weighed
from agreement_study.text.slots import ops_of, rows
from agreement_study.text.spelling import (
    MOST_OPS,
    SHORTEST_PART,
    Steps,
    compounds,
    spelled_words,
    steps,
)

BEAM = 24
MOST_LOOKUPS = 5
MOST_KEPT = 12
MORE_EDITS = 1, 6, 9, 13  # letters of a word from which one letter more may be any other
WIDE = (1, 2), (2, 1)  # letters meant and read
ANY = (1, 1), *WIDE
SHORTEST_HALF, MOST_HALF = 4, 2  # letters of a half of a compound; letters that may be any other
MOST_NEAR = 12  # words near to a half of a compound
LONGEST_CUED = 5  # letters of a word that its neighbours may settle
BEHIND = 6.0  # nats that a document may take off one candidate of an unknown word and not another
SLACK = 2.0  # nats that a rare word may cost more than the best

Priced = list[tuple[float, Candidate]]
Rare = tuple[str, tuple[Op, ...], float]  # spelling, misreadings, cost by which to try it, or 0


@frozen(eq=False)
class Search:
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

    def but_for(self, blocks: Iterable[tuple[int, int]], most: float, readings: Readings) -> None:
        """Look for frequent words by known misreadings, and one of any letters.

        Parameters
        ----------
        blocks
            How many letters were meant by how many read, for the one of any letters.
        """
        for row in rows(self.lower, self._steps(readings)[0]):
            places = ["".join(slot.meant) for slot in row]
            for meant, read in blocks:
                for at, spelling in self.lexicon.nearby.words_but_for(places, meant, read):
                    ops = ops_of(spelling, row, at, meant, read)
                    if len(ops) <= MOST_OPS:
                        self._add_frequent(spelling, ops, most)

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

    A capital that was read for another letter (I for l) tells nothing, nor does one that is half
    of a letter of another code page, with a sign behind it.
    """
    if received.islower() or (len(received) > 1 and not received[1].isalnum()):
        return text
    letters = [sign for sign in received if sign.isalpha()]
    if len(letters) > 1 and all(sign.isupper() for sign in letters):
        return text.upper()
    same = normalize("NFD", text[:1])[:1] == normalize("NFD", received[:1].lower())[:1]
    return text[:1].upper() + text[1:] if received[:1].isupper() and same else text
