"""How a document's letters were misread: shares per letter, learned from the document itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from math import exp, log
from string import ascii_lowercase

from attrs import field, frozen

from agreement_study.language import words

Op = tuple[str, str]  # (meant, read)
Readings = dict[str, list[tuple[str, float]]]
Costs = dict[Op, float]

ALPHABET = ascii_lowercase + "åäöé"
EVENTS = 0.2  # misreadings of a letter that the first guess of its share weighs as much as
KINDS = 4.0  # misreadings that the first guess of how a letter is misread weighs as much as
GROUP = 5e-4  # share of letters side by side that nobody thought of as misread
LIKELY = 0.008  # share from which a misreading is tried on every word
FLOOR = 2e-5  # share of a misreading that nobody thought of
MOST_FLOOR = 5e-4  # the same in a document that is full of them
OTHERS, LETTERS = 40, 2000  # such misreadings of a letter; letters that the first guess weighs
# Nats more for such a misreading of or as several letters, of which there are more.
WIDER, WIDEST = 1.0, 3.0
HEARD = 5.0  # nats of a misreading that a document teaches
DOUBLED = 1e-3  # share of letters read twice, and of doubled letters read once


@frozen(eq=False)
class Confusions:
    """Share of the letters meant as `op[0]` that were read as `op[1]`.

    `prior` is the first guess, `shares` what a document taught on top of it; `floor` is the
    share of each misreading that neither has.
    """

    prior: Mapping[Op, float] = field(repr=False)
    shares: Mapping[Op, float] = field(repr=False)
    floor: float = FLOOR
    _ready: tuple[Readings, Readings, dict[Op, float]] | None = field(
        default=None, repr=False, alias="ready"
    )

    def cost(self, op: Op) -> float:
        """Cost of one misreading, in nats."""
        cost = self._costs.get(op)
        if cost is None:
            return self._unlisted_wide if is_wide(op) else self._unlisted
        return cost

    def unheard(self, op: Op) -> bool:
        """Tell whether nobody thought of a misreading, and the document hardly teaches it."""
        return op not in self.prior and self.cost(op) > HEARD

    @cached_property
    def _costs(self) -> Costs:
        return self._ready[2] if self._ready else {op: -log(s) for op, s in self.shares.items()}

    @cached_property
    def _first(self) -> Counter[str]:
        return _misread(self.prior)

    @cached_property
    def _unlisted(self) -> float:
        return -log(self.floor)

    @cached_property
    def _unlisted_wide(self) -> float:
        return min(-log(FLOOR) + WIDER, -log(self.floor) + WIDEST)

    @cached_property
    def readings(self) -> Readings:
        """What letters may have been meant as, with the cost, by what was read."""
        return self._ready[0] if self._ready else self._readings(0.0)

    @cached_property
    def likely_ops(self) -> frozenset[Op]:
        """The frequent misreadings."""
        return frozenset((meant, read) for read in self.likely for meant, _ in self.likely[read])

    @cached_property
    def likely(self) -> Readings:
        """The same of frequent misreadings alone; letters that were lost are not among them."""
        return self._ready[1] if self._ready else self._readings(LIKELY)

    @cached_property
    def often(self) -> Readings:
        """The frequent misreadings, letters that were lost among them."""
        lost = [pair for pair in self.readings.get("", ()) if pair[1] <= -log(LIKELY)]
        return {**self.likely, "": lost} if lost else self.likely

    def _readings(self, least: float) -> Readings:
        made: Readings = {}
        for op in sorted(self.shares):
            if self.shares[op] >= least and (op[1] or not least):
                made.setdefault(op[1], []).append((op[0], self.cost(op)))
        return made

    def learn(self, seen: Counter[Op], meant: Counter[str]) -> Confusions:
        """Return the shares that a document teaches.

        Parameters
        ----------
        seen
            Misreadings counted in the document.
        meant
            Letters (and pairs of letters) that were meant there, misread or not.
        """
        first = self._first
        found = _misread(seen)
        shares: dict[Op, float] = {}
        misread: dict[str, float] = {}
        for op in {*self.prior, *seen}:
            letter = op[0]
            least = FLOOR if len(letter) < 2 else GROUP
            guess, count = max(first[letter], least), max(0, found[letter] - 1)
            share = misread.get(letter)
            if share is None:
                # One misreading alone may be a mistake of the repair: it proves nothing.
                weight = EVENTS / guess
                share = (count + EVENTS) / (max(meant[letter], count) + weight)
                misread[letter] = share
            unlisted = FLOOR * exp(-WIDER) if is_wide(op) else FLOOR
            kind = max(self.prior.get(op, 0.0), unlisted) / guess
            shares[op] = share * min(1.0, (seen[op] + KINDS * kind) / (found[letter] + KINDS))
        return Confusions(self.prior, shares, self._learned_floor(seen, meant))

    def _learned_floor(self, seen: Counter[Op], meant: Counter[str]) -> float:
        """The share of a misreading that nobody thought of, where there were such before."""
        # What was seen once tells how much has not been seen (Good and Turing).
        news = sum(min(count, 1.0) for op, count in seen.items() if op not in self.prior)
        letters = sum(meant.values())
        share = (news + FLOOR * OTHERS * LETTERS) / (letters + LETTERS) / OTHERS
        return min(MOST_FLOOR, max(FLOOR, share))

    def with_new(self, taught: Iterable[tuple[Op, float]]) -> Confusions:
        """Return the same with misreadings that a document taught, each at a cost in nats."""
        new = sorted(taught)
        likely = [pair for pair in new if pair[0][1]]
        costs = {**self._costs, **dict(new)}
        ready = _with(self.readings, new), _with(self.likely, likely), costs
        shares = {**self.shares, **{op: exp(-cost) for op, cost in new}}
        return Confusions(self.prior, shares, self.floor, ready)


def is_wide(op: Op) -> bool:
    """Tell whether several letters were misread as one, or one as several."""
    return len(op[0]) + len(op[1]) > 2


def _misread(shares: Mapping[Op, float]) -> Counter[str]:
    """Sum up what becomes of each letter."""
    total: Counter[str] = Counter()
    for (letter, _), share in shares.items():
        total[letter] += share  # type: ignore[assignment]
    return total


def _with(readings: Readings, new: Iterable[tuple[Op, float]]) -> Readings:
    """Return the same with new misreadings, at their cost; the others are shared."""
    made = dict(readings)
    for (meant, read), cost in new:
        others = [pair for pair in made.get(read, ()) if pair[0] != meant]
        made[read] = [*others, (meant, cost)]
    return made


@cache
def first_guess(language: str) -> Confusions:
    """Return the confusions that a text is taken to have before it is read."""
    shares: dict[Op, float] = {}
    for letter in ALPHABET:
        shares[letter, letter * 2] = shares[letter * 2, letter] = DOUBLED
    for meant, reads in words(language, "repair")["confusions"].items():
        shares |= {(meant, read.lower()): float(share) / 100 for read, share in reads.items()}
    return Confusions(shares, shares)
