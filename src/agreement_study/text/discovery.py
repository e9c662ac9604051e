"""Misreadings that nobody thought of, told from chance by several words that they explain.

One word may look like another by chance. A misreading is taken for one where several words that
nothing knows have it, and where it is frequent enough among its letters to be worth its price:
that there is such a misreading at all, which is paid once for the whole text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import exp, log

from attrs import frozen

from agreement_study.text.confusions import Confusions, Op, is_wide
from agreement_study.text.contests import Contest

PRICE, PRICE_WIDE = 6.0, 7.5  # nats that a new misreading must be worth, of one letter or several
MOST = 4.0  # nats that one word may speak for it
LEAST = 0.5  # nats below which a word does not
FEWEST = 3  # words that must speak for it
SHARE = 0.5  # of its letters that it may be, at most
RIGHT = 2.0  # letters that are taken to have been read right beside those that were


@frozen
class Guess:
    """A misreading that may be one.

    Attributes
    ----------
    share
        Its share of the letters meant.
    price
        Nats that speak against it: of its being one, and of the letters read right.
    spoken
        The words that speak for it, with nats.
    """

    op: Op
    share: float
    price: float
    spoken: dict[str, float]

    def stands(self, taken: set[str]) -> bool:
        """Tell whether enough speaks for it without the words that speak for others."""
        left = [nats for word, nats in self.spoken.items() if word not in taken]
        return len(left) >= FEWEST and sum(left) > self.price


def discover(
    contested: Iterable[Contest], confusions: Confusions, meant: Callable[[str], float]
) -> dict[Op, float]:
    """Return the new misreadings of a text, with their shares.

    Parameters
    ----------
    contested
        The words that nothing knows.
    meant
        Tells how often letters side by side were meant and read right.
    """
    words: dict[Op, list[Contest]] = {}
    for contest in contested:
        for op in dict.fromkeys(op for option in contest.options for op in option.ops):
            if all(op) and confusions.unheard(op):
                words.setdefault(op, []).append(contest)
    guesses: list[Guess] = []
    for op, found in words.items():
        if len(found) >= FEWEST:
            right = meant(op[0]) + RIGHT
            share = min(SHARE, len(found) / (right + len(found)))
            price = (PRICE_WIDE if is_wide(op) else PRICE) - right * log(1 - share)
            spoken = _spoken(op, found, confusions.cost(op) + log(share))
            guesses.append(Guess(op, share, price, spoken))
    new: dict[Op, float] = {}
    taken: set[str] = set()
    for guess in sorted(guesses, key=_by_worth):
        if guess.stands(taken):
            new[guess.op] = guess.share
            taken.update(guess.spoken)
    return new


def _spoken(op: Op, words: Iterable[Contest], less: float) -> dict[str, float]:
    """Tell by how many nats each word would be likelier if a misreading cost so much less."""
    spoken: dict[str, float] = {}
    for contest in words if less > 0 else ():
        least = min(contest.costs)
        before = after = 0.0
        for option, cost in zip(contest.options, contest.costs, strict=True):
            before += exp(least - cost)
            after += exp(least - cost + less * option.ops.count(op))
        nats = min(MOST, log(after / before))
        if nats > LEAST:
            spoken[contest.received] = nats
    return spoken


def _by_worth(guess: Guess) -> tuple[float, Op]:
    return guess.price - sum(guess.spoken.values()), guess.op
