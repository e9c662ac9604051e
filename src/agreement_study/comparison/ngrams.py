"""A text as a stream of terms, and an index of the pairs of terms that stand close together.

A term is the idea behind a word where one is known, else the word's stem; a compound may give
several. Function words are left out, and so are short headings: they name, and say nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from heapq import nlargest
from math import log2, sqrt

from attrs import frozen

from agreement_study.comparison.bilingual import Lexicon
from agreement_study.language import words
from agreement_study.model import Document, Unit

WORD = re.compile(r"[^\W_](?:[^\W_]|[-&](?=[^\W_]))*")
ADDRESS = re.compile(r"\S+://\S+|www\.\S+|\S+@\S+")
REACH = 3
"""How many terms ahead the second term of a pair may stand."""
HEADING_TERMS = 4
"""Terms of the shortest heading that says something."""
LIGHT = 0.4
"""Weight of a word that every agreement is full of, of a name and of a number."""
SPREAD = 0.2
"""How fast the weight of another word falls with the units of the document it stands in."""
REPEATED = 6
"""Units of one text in which a pair of terms may stand and still point to a passage."""
TIED = 1.4
"""Weight of the pairs of terms that two units must have in common to be aligned."""
KEPT = 12
"""Texts kept per pair of terms, and units that one unit is aligned with: the most alike, then the
nearest before. It bounds the work per text, so that time grows with the number of texts."""


@frozen(kw_only=True)
class Stream:
    """The terms of a document in order; each sequence has one entry per term.

    `stems` tells word from word within an idea, `units` are positions in `document.units`,
    `starts` and `ends` are code points into the unit's text; `spans` has the terms of each unit.
    """

    document: Document
    terms: Sequence[str]
    stems: Sequence[str]
    weights: Sequence[float]
    units: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    spans: Mapping[int, range]

    @cached_property
    def roots(self) -> list[float]:
        """Square roots of the weights: a match is worth the geometric mean of both sides."""
        return [sqrt(weight) for weight in self.weights]

    @cached_property
    def places(self) -> dict[int, dict[str, list[int]]]:
        """Unit -> term -> positions."""
        found: dict[int, dict[str, list[int]]] = {unit: {} for unit in self.spans}
        for i, (unit, term) in enumerate(zip(self.units, self.terms, strict=True)):
            found[unit].setdefault(term, []).append(i)
        return found

    def __len__(self) -> int:
        return len(self.terms)


def read_stream(document: Document, lexicon: Lexicon) -> Stream:
    """Read the units of a document as terms."""
    rows: list[tuple[str, str, int, int, int]] = []
    spans: dict[int, range] = {}
    for number, unit in enumerate(document.units):
        if unit.kind == "noise":
            continue
        found = list(_terms(unit, document.language, lexicon))
        if unit.kind == "heading" and len(found) < HEADING_TERMS:
            continue
        spans[number] = range(len(rows), len(rows) + len(found))
        rows += [(term, stem, number, start, end) for term, stem, start, end in found]
    terms, stems, units, starts, ends = zip(*rows, strict=True) if rows else ((),) * 5
    return Stream(
        document=document,
        terms=terms,
        stems=stems,
        weights=_weights(terms, units, document.language, _names(document, lexicon)),
        units=units,
        starts=starts,
        ends=ends,
        spans=spans,
    )


def _terms(unit: Unit, language: str, lexicon: Lexicon) -> Iterator[tuple[str, str, int, int]]:
    text = ADDRESS.sub(lambda found: " " * len(found[0]), unit.text)
    for found in WORD.finditer(text):
        for term, stem in lexicon.terms(found[0].casefold(), language):
            yield term, stem, found.start(), found.end()


def _names(document: Document, lexicon: Lexicon) -> frozenset[str]:
    """Terms of words with a capital inside a unit: they name somebody, and recur by themselves."""
    return frozenset(
        term
        for unit in document.units
        if not unit.text.isupper()
        for found in WORD.finditer(unit.text, 1)
        if found[0][0].isupper()
        for term, stem in lexicon.terms(found[0].casefold(), document.language)
        if term == stem
    )


def _weights(
    terms: Sequence[str], units: Sequence[int], language: str, names: frozenset[str]
) -> list[float]:
    """Weight of each term: less the more units of the document it stands in."""
    spread = Counter(term for term, _ in set(zip(terms, units, strict=True)))
    light = names.union(words(language, "similarity")["light"])
    weight = {
        term: LIGHT if term in light or term.isdigit() else 1 / (1 + SPREAD * log2(count))
        for term, count in spread.items()
    }
    return [weight[term] for term in terms]


Pair = tuple[str, str]
Pairs = Mapping[Pair, list[tuple[int, float]]]
"""Pairs of terms with the units that have them and their weight there."""
UnitPair = tuple[int, int]


def pairs_of(stream: Stream) -> dict[Pair, list[tuple[int, float]]]:
    """Return each pair of terms that stand close, in either order, with its units and weights.

    A pair of words that every agreement is full of points nowhere, and is left out.
    """
    found: dict[Pair, dict[int, float]] = defaultdict(dict)
    terms, weights, units = stream.terms, stream.weights, stream.units
    for i, term in enumerate(terms):
        for j in range(i + 1, min(i + 1 + REACH, len(terms))):
            other = terms[j]
            if term != other and weights[i] + weights[j] > 2 * LIGHT:
                pair = (term, other) if term < other else (other, term)
                found[pair].setdefault(units[i], (weights[i] + weights[j]) / 2)
    return {pair: list(places.items()) for pair, places in found.items() if len(places) <= REPEATED}


class Index:
    """The pairs of terms of the texts read so far."""

    def __init__(self) -> None:
        self._places: dict[Pair, deque[tuple[int, list[tuple[int, float]]]]] = {}

    def candidates(self, pairs: Pairs) -> dict[int, dict[UnitPair, float]]:
        """Return text -> (unit there, unit here) -> weight of the pairs that both have."""
        found: dict[int, dict[UnitPair, float]] = {}
        for pair, here in pairs.items():
            for text, there in self._places.get(pair, ()):
                counts = found.setdefault(text, {})
                for unit, weight in there:
                    for own, own_weight in here:
                        key = unit, own
                        worth = weight if weight < own_weight else own_weight
                        counts[key] = counts.get(key, 0.0) + worth
        return found

    def add(self, text: int, pairs: Pairs) -> None:
        """Add a text by its number."""
        for pair, places in pairs.items():
            kept = self._places.get(pair)
            if kept is None:
                kept = self._places[pair] = deque(maxlen=KEPT)
            kept.append((text, places))


def strongest(candidates: Mapping[int, Mapping[UnitPair, float]]) -> dict[int, list[UnitPair]]:
    """Return text -> pairs of units worth aligning: for each unit here, those most alike."""
    of_unit: dict[int, list[tuple[float, int, int]]] = {}
    for text, weights in candidates.items():
        for (unit, own), weight in weights.items():
            if weight >= TIED:
                of_unit.setdefault(own, []).append((weight, text, unit))
    found: dict[int, list[UnitPair]] = {}
    for own, listed in of_unit.items():
        for _, text, unit in nlargest(KEPT, listed):
            found.setdefault(text, []).append((unit, own))
    return found
