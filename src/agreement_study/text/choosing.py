"""Choosing the words that were meant: those that cost least together, with what stands around."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from agreement_study.text.contests import Contest, Rivals
from agreement_study.text.context import Context
from agreement_study.text.pairs import BREAK, NUMBER
from agreement_study.text.received import Candidate, Weighed
from agreement_study.text.tokens import Token, Tokens

STROKES = "I"  # capitals that are read for strokes

Place = tuple[int, Contest]  # index of a token, and what it may be
Way = tuple[float, str, tuple[int, ...]]  # cost of the options chosen so far, the last, all


@frozen(eq=False)
class Choice:
    """The word chosen for a token, and what it was chosen from.

    Attributes
    ----------
    index
        Which of the options was chosen: `word`, but for its capital.
    i
        Index of the token in the text.
    """

    token: Token
    word: Candidate
    contest: Contest
    index: int
    i: int
    chosen: Chosen

    @property
    def options(self) -> Weighed:
        """The words that it was chosen from, as received the first."""
        return self.contest.options

    @property
    def costs(self) -> tuple[float, ...]:
        """Costs of the options in nats, less what the words around take off."""
        context = self.chosen.context
        left, right = beside(self.i, self.i, self.chosen.found, self.chosen.near)
        costs = zip(self.contest.at(self.token.opens), self.options, strict=True)
        return tuple([cost - context[left, o.lower] - context[o.lower, right] for cost, o in costs])

    @property
    def changed(self) -> bool:
        """Whether the token was misread."""
        return self.word.text != self.token.text

    @property
    def by_context(self) -> bool:
        """Whether another word would have been chosen, but for those around it."""
        costs = self.contest.at(self.token.opens)
        return costs[self.index] > min(costs)


@frozen(eq=False)
class Chosen:
    """Which option was chosen where.

    Attributes
    ----------
    contested
        The tokens that may be others.
    best
        Which option was chosen for each.
    near
        All words in small letters as they were chosen, figures as NUMBER.
    """

    found: Tokens
    contested: list[Place]
    best: dict[int, int]
    near: list[str]
    context: Context

    def choices(self, *, changed: bool = False) -> tuple[Choice, ...]:
        """Return the choices as such; those of changed words alone, if wanted."""
        made = (self._choice(i, c) for i, c in self.contested if self.best[i] or not changed)
        return tuple([choice for choice in made if choice.changed or not changed])

    def _choice(self, i: int, contest: Contest) -> Choice:
        token, index = self.found.token(i), self.best[i]
        word = _with_capital(token, contest.options[index]) if index else contest.options[0]
        return Choice(token, word, contest, index, i, self)


def choose(
    found: Tokens, places: Sequence[int], contested: Mapping[str, Contest], context: Context
) -> Chosen:
    """Choose a word for each token that may be another.

    Parameters
    ----------
    places
        Indices of the tokens that may change.
    """
    words = found.words
    near = [NUMBER if word.isdigit() else word.lower() for word in words]
    open_ = [(i, contested[words[i]]) for i in places if words[i] in contested]
    best: dict[int, int] = {}
    unsettled: list[tuple[int, Rivals]] = []
    for i, contest in open_:
        rivals = contest.rivals(contest.capital and found.opens(i))
        best[i], near[i], _ = rivals[0]
        if len(rivals) > 1:
            unsettled.append((i, rivals))
    for run in _runs(unsettled, found):
        first, last = run[0][0], run[-1][0]
        rows = [rivals for _, rivals in run]
        chosen = cheapest(rows, *beside(first, last, found, near), context)
        for (i, rivals), k in zip(run, chosen, strict=True):
            best[i], near[i], _ = rivals[k]
    return Chosen(found, open_, best, near, context)


def beside(first: int, last: int, found: Tokens, near: Sequence[str]) -> tuple[str, str]:
    """Return the words in front of some tokens and behind them."""
    left = BREAK if found.apart(first) else near[first - 1]
    ends = last + 1 == len(near) or found.apart(last + 1)
    return left, BREAK if ends else near[last + 1]


def _runs(
    unsettled: Sequence[tuple[int, Rivals]], found: Tokens
) -> Iterator[list[tuple[int, Rivals]]]:
    """Take tokens in runs without a break or another word between."""
    run: list[tuple[int, Rivals]] = []
    for place in unsettled:
        i = place[0]
        if run and (run[-1][0] != i - 1 or found.apart(i)):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def cheapest(rows: Sequence[Rivals], left: str, right: str, context: Context) -> tuple[int, ...]:
    """Return which options of words in a row cost least together, between two that stand.

    Method: Viterbi (1967), Error bounds for convolutional codes and an asymptotically optimum
    decoding algorithm, IEEE Transactions on Information Theory 13(2), 260-269.
    """
    ways: list[Way] = [(0.0, left, ())]
    for rivals in rows:
        ways = [_longer(ways, word, cost, k, context) for k, (_, word, cost) in enumerate(rivals)]
    return min([(cost - context[word, right], way) for cost, word, way in ways])[1]


def _longer(ways: list[Way], word: str, cost: float, k: int, context: Context) -> Way:
    """The cheapest way to one more word."""
    if len(ways) == 1:
        paid, before, way = ways[0]
        return paid - context[before, word] + cost, word, (*way, k)
    paid, way = min([(paid - context[before, word], way) for paid, before, way in ways])
    return paid + cost, word, (*way, k)


def _with_capital(token: Token, word: Candidate) -> Candidate:
    """Give the word that opens a sentence its capital, if it was read as a capital at all."""
    first = token.text[:1]
    if token.opens and first.isupper() and first not in STROKES and word.text[:1].islower():
        return evolve(word, text=word.text[:1].upper() + word.text[1:])
    return word
