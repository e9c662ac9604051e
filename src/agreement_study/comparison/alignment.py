"""Local alignment of two streams of terms, on the terms that two units have in common.

The local alignment of Smith and Waterman (1981, J. Mol. Biol. 147, 195-197), made sparse: only
places where both texts have the same term enter, and only in units that seeds have tied. A term
that is skipped costs; a chain that has cost more than it gained is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product

from attrs import frozen

from agreement_study.comparison.ngrams import LIGHT, Stream, UnitPair

GAP = 8
"""Terms that may be skipped between two matches, in either text."""


@frozen(kw_only=True)
class Manner:
    """How matches are weighed: within a language the word counts, across languages the idea.

    `skip` is the cost of a skipped term; `turn` that of turned order, by at most `turned` terms;
    `other_word` is what a match of one idea in two words is worth.
    """

    skip: float
    turn: float
    turned: int
    other_word: float


WITHIN = Manner(skip=0.12, turn=0.3, turned=2, other_word=0.6)
ACROSS = Manner(skip=0.06, turn=0.1, turned=4, other_word=1.0)


@frozen(kw_only=True)
class Match:
    """A place where two streams have the same term: positions in both, and its worth.

    `telling` is false for a word that every agreement is full of.
    """

    a: int
    b: int
    worth: float
    telling: bool


@frozen(kw_only=True)
class Alignment:
    """An aligned stretch of two streams: half-open term positions, and what matches in it."""

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    matches: tuple[Match, ...]
    score: float

    @property
    def worth(self) -> float:
        """Sum of what the matched terms are worth; `score` is that less the cost of gaps."""
        return sum(match.worth for match in self.matches)


def align(
    a: Stream, b: Stream, units: Iterable[UnitPair], manner: Manner, least: float
) -> list[Alignment]:
    """Align two streams where pairs of units are tied.

    Parameters
    ----------
    units
        Pairs of a unit of `a` and one of `b`.
    least
        Score below which an alignment is not reported.
    """
    found: list[Alignment] = []
    for group in _adjoining(units):
        if _at_most(a, b, group) >= least:
            matches = _matches(a, b, group, manner)
            found += _best_chains(a, b, matches, manner, least)
    return found


def _adjoining(units: Iterable[UnitPair]) -> Iterator[list[UnitPair]]:
    """Groups of pairs that a chain can go through: each lies next to another in both texts."""
    left = dict.fromkeys(sorted(units))
    while left:
        group = [left.popitem()[0]]
        for u, v in group:
            for pair in product((u - 1, u, u + 1), (v - 1, v, v + 1)):
                if pair in left:
                    del left[pair]
                    group.append(pair)
        yield sorted(group)


def _matches(a: Stream, b: Stream, units: Iterable[UnitPair], manner: Manner) -> list[Match]:
    found = []
    for unit_a, unit_b in units:
        places = b.places[unit_b]
        for term, in_a in a.places[unit_a].items():
            for i, j in product(in_a, places.get(term, ())):
                worth = a.roots[i] * b.roots[j]
                if a.stems[i] != b.stems[j]:
                    worth *= manner.other_word
                telling = min(a.weights[i], b.weights[j]) > LIGHT
                found.append(Match(a=i, b=j, worth=worth, telling=telling))
    return sorted(found, key=lambda match: (match.a, match.b))


def _at_most(a: Stream, b: Stream, units: Iterable[UnitPair]) -> float:
    """A score that no chain through the units exceeds; cheap, and mostly too low."""
    most = 0.0
    for unit_a, unit_b in units:
        here, there = a.places[unit_a], b.places[unit_b]
        for term in here.keys() & there.keys():
            most += sum(a.roots[i] for i in here[term]) * b.roots[there[term][0]]
    return most


def _best_chains(
    a: Stream, b: Stream, matches: Sequence[Match], manner: Manner, least: float
) -> Iterator[Alignment]:
    """Chains of matches from the best one down, each match in one of them."""
    scores, before = _chain(a, b, matches, manner)
    used: set[int] = set()
    for last in sorted(range(len(matches)), key=lambda k: (-scores[k], k)):
        if scores[last] < least:
            return
        if last not in used:
            chain = _trace(last, before, used)
            used.update(chain)
            kept = _trim(_one_to_one([matches[k] for k in chain]), a, b)
            alignment = _alignment(kept, a, b, manner)
            if alignment.score >= least:
                yield alignment


def _chain(
    a: Stream, b: Stream, matches: Sequence[Match], manner: Manner
) -> tuple[list[float], list[int]]:
    """Best score of a chain that ends in each match, and the match before it (-1: none)."""
    scores = [match.worth for match in matches]
    before = [-1] * len(matches)
    reached = 0
    for k, match in enumerate(matches):
        while matches[reached].a < match.a - GAP - 1:
            reached += 1
        for h in range(k - 1, reached - 1, -1):
            gained = scores[h] + match.worth
            if gained > scores[k]:
                cost = _cost(matches[h], match, a, b, manner)
                if cost is not None and gained - cost > scores[k]:
                    scores[k], before[k] = gained - cost, h
    return scores, before


def _cost(earlier: Match, match: Match, a: Stream, b: Stream, manner: Manner) -> float | None:
    """Cost of going from one match to the next, None where it cannot be gone."""
    step_a, step_b = match.a - earlier.a, match.b - earlier.b
    if step_a == 0 or step_b == 0 or step_b > GAP + 1 or step_b < -manner.turned:
        return None
    if a.units[match.a] - a.units[earlier.a] > 1 or abs(b.units[match.b] - b.units[earlier.b]) > 1:
        return None
    turned = manner.turn if step_b < 0 else 0.0
    return manner.skip * (step_a + abs(step_b) - 2) + turned


def _trace(last: int, before: Sequence[int], used: set[int]) -> list[int]:
    chain = []
    while last >= 0 and last not in used:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def _one_to_one(chain: Sequence[Match]) -> list[Match]:
    """The chain with each term of either text matched once, the better match first."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    kept = []
    for match in sorted(chain, key=lambda match: (-match.worth, match.a)):
        if match.a not in taken_a and match.b not in taken_b:
            kept.append(match)
            taken_a.add(match.a)
            taken_b.add(match.b)
    return sorted(kept, key=lambda match: match.a)


def _trim(chain: list[Match], a: Stream, b: Stream) -> list[Match]:
    """Take off single matches that hang over into the unit before or behind."""
    while len(chain) > 1 and _apart(chain[0], chain[1], a, b):
        chain = chain[1:]
    while len(chain) > 1 and _apart(chain[-2], chain[-1], a, b):
        chain = chain[:-1]
    return chain


def _apart(one: Match, other: Match, a: Stream, b: Stream) -> bool:
    return a.units[one.a] != a.units[other.a] or b.units[one.b] != b.units[other.b]


def _alignment(chain: Sequence[Match], a: Stream, b: Stream, manner: Manner) -> Alignment:
    in_b = [match.b for match in chain]
    costs = (_cost(*step, a, b, manner) or 0.0 for step in pairwise(chain))
    return Alignment(
        start_a=chain[0].a,
        end_a=chain[-1].a + 1,
        start_b=min(in_b),
        end_b=max(in_b) + 1,
        matches=tuple(chain),
        score=sum(match.worth for match in chain) - sum(costs),
    )


def similarity(a: Stream, b: Stream, alignment: Alignment) -> float:
    """Return how alike an aligned stretch is: twice what matches over what both sides say.

    The coefficient of Dice (1945, Ecology 26, 297-302) on weighted terms.
    """
    both = sum(a.weights[alignment.start_a : alignment.end_a])
    both += sum(b.weights[alignment.start_b : alignment.end_b])
    return min(1.0, 2 * alignment.worth / both)
