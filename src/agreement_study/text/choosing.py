"""Choosing the word that was meant: the cost of each candidate, and what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import inf

from attrs import evolve, frozen

from agreement_study.text.confusions import Confusions
from agreement_study.text.context import BREAK, NUMBER, Context, Sides
from agreement_study.text.received import Candidate, Weighed
from agreement_study.text.tokens import Token, Tokens
from agreement_study.text.vocabulary import Vocabulary

MARGIN = 1.0  # nats by which a word must be better than the one received, which nothing knows
MARGIN_KNOWN = 2.0  # the same where the one received is a word
LONE = 6.0  # the same where it is a lone letter, which may be a unit or a label
NAME = 6.0  # more of the same where it has a capital without need, and may be a name
NAME_AT_START = 2.0  # the same where a capital is due
RARELY = 5.0  # nats of a misreading that no name is taken for another by
SHORT_WORD, SHORT_WARY = 4, 4.0  # letters of a word that may be short for others; nats for that
STROKES = "I"  # capitals that are read for strokes

NO_WORDS = Vocabulary()

Wary = Callable[[str, Sequence[Candidate], Sequence[float]], list[float]]


@frozen(eq=False)
class Choice:
    """The word chosen for a token, and what it was chosen from.

    Attributes
    ----------
    contest
        What it was chosen from.
    gains
        What the words around took off the cost of each option, in nats.
    """

    token: Token
    word: Candidate
    contest: Contest
    gains: tuple[float, ...] = ()

    @property
    def options(self) -> Weighed:
        """The words that it was chosen from, as received the first."""
        return self.contest.options

    @property
    def costs(self) -> tuple[float, ...]:
        """Costs of the options in nats, with the misreadings that the document taught."""
        return self.contest.costs_with(self.token.opens, self.gains)

    @property
    def changed(self) -> bool:
        """Whether the token was misread."""
        return self.word.text != self.token.text

    @property
    def by_context(self) -> bool:
        """Whether another word would have been chosen, but for those around it."""
        if not any(self.gains):
            return False
        costs = self.costs
        alone = [cost + gain for cost, gain in zip(costs, self.gains, strict=True)]
        return alone.index(min(alone)) != costs.index(min(costs))


@frozen(eq=False)
class Contest:
    """The candidates of a word, with all that does not depend on where it stands.

    Attributes
    ----------
    costs, costs_at_start
        Costs of the options under the misreadings of the document, with the reluctance to
        change; and the same where a capital is due, so that the word is hardly a name.
    sides
        The cues of the options, none if no neighbour makes a difference.
    """

    received: str
    options: Weighed
    costs: tuple[float, ...]
    costs_at_start: tuple[float, ...]
    sides: tuple[Sides | None, ...] = ()

    @property
    def capital(self) -> bool:
        """Whether it matters if a capital is due."""
        return self.costs is not self.costs_at_start

    def gains(self, left: str, right: str) -> tuple[float, ...]:
        """Nats that the neighbours take off each option; empty for none."""
        gains = tuple([0.0 if side is None else side.gain(left, right) for side in self.sides])
        return gains if any(gains) else ()

    def best(self, opens: bool, gains: Sequence[float] = ()) -> int:
        """Index of the best option, by its neighbours where there are `gains`."""
        costs = self.costs_with(opens, gains)
        return costs.index(min(costs))

    def costs_with(self, opens: bool, gains: Sequence[float] = ()) -> tuple[float, ...]:
        """Costs of the options where they stand."""
        costs = self.costs_at_start if opens else self.costs
        lone = len(self.received) == 1
        if not gains:
            return (costs[0], *[inf] * (len(costs) - 1)) if lone else costs
        return tuple(
            [
                cost - gain if gain or not lone or not i else inf
                for i, (cost, gain) in enumerate(zip(costs, gains, strict=True))
            ]
        )


def contests(
    weighed: Mapping[str, Weighed],
    confusions: Confusions,
    context: Context,
    words: Vocabulary = NO_WORDS,
    caution: Wary | None = None,
) -> dict[str, Contest]:
    """Return the contest of each word that may be another.

    Parameters
    ----------
    caution
        Returns the costs of the words that one which nothing knows may have been, higher where
        it may well be right.
    """
    made: dict[str, Contest] = {}
    for received, options in weighed.items():
        if len(options) == 1:
            continue
        least, by_case = reluctance(received, options[0])
        totals = [option.total(confusions) for option in options]
        if not options[0].known:
            gains = [0.0, *[words.gain(received, option) for option in options[1:]]]
            totals = [total - gain for total, gain in zip(totals, gains, strict=True)]
        if len(received) <= SHORT_WORD:
            totals = [
                total + SHORT_WARY * any(map(confusions.unheard, option.ops))
                for total, option in zip(totals, options, strict=True)
            ]
        if caution and not options[0].known and len(received) > 1 and received.isalpha():
            totals[1:] = caution(received, options[1:], totals[1:])
        at_start = costs = (totals[0], *[total + least for total in totals[1:]])
        if by_case:
            wary = [0, *[_may_be_name(option, confusions) for option in options[1:]]]
            costs = tuple([c + NAME * w for c, w in zip(costs, wary, strict=True)])
            at_start = tuple([c + NAME_AT_START * w for c, w in zip(at_start, wary, strict=True)])
        sides = tuple([context.cues.get(option.lower) for option in options])
        made[received] = Contest(received, options, costs, at_start, sides if any(sides) else ())
    return made


def reluctance(received: str, kept: Candidate) -> tuple[float, bool]:
    """Nats that a change must be worth, and whether it must be worth more for a name."""
    if len(received) == 1:
        return LONE, False
    if kept.known:
        return MARGIN_KNOWN, False
    return MARGIN, received[:1].isupper() and not received.isupper()


@frozen(eq=False)
class Chosen:
    """Which option was chosen where, and what the neighbours gave each option."""

    found: Tokens
    contested: list[tuple[int, Contest]]
    best: dict[int, int]
    gains: dict[int, tuple[float, ...]]

    def choices(self, *, changed: bool = False) -> tuple[Choice, ...]:
        """Return the choices as such; those of changed words alone, if wanted."""
        made = (self._choice(i, c) for i, c in self.contested if self.best[i] or not changed)
        return tuple(choice for choice in made if choice.changed or not changed)

    def _choice(self, i: int, contest: Contest) -> Choice:
        token, word = self.found.token(i), contest.options[self.best[i]]
        gains = self.gains.get(i, ())
        return Choice(
            token,
            _with_capital(token, word) if self.best[i] else word,
            contest,
            gains,
        )


def choose(found: Tokens, places: Sequence[int], contested: Mapping[str, Contest]) -> Chosen:
    """Choose a word for each token that may be another.

    Parameters
    ----------
    places
        Indices of the tokens that may change.
    """
    words = found.words
    near = [word.lower() for word in words]
    open_ = [(i, contested[words[i]]) for i in places if words[i] in contested]
    best: dict[int, int] = {}
    gains: dict[int, tuple[float, ...]] = {}
    by_neighbours = []
    for i, contest in open_:
        if not contest.sides:
            best[i] = contest.best(contest.capital and found.opens(i))
            near[i] = contest.options[best[i]].lower
        else:
            left = "" if found.apart(i) else words[i - 1]
            right = "" if i + 1 == len(near) or found.apart(i + 1) else words[i + 1]
            by_neighbours.append((i, contest, left, right))
    for _ in range(2):  # again, now that words around were chosen
        for i, contest, left, right in by_neighbours:
            gains[i] = contest.gains(
                _near(left, near[i - 1]), _near(right, near[i + 1] if right else "")
            )
            best[i] = contest.best(contest.capital and found.opens(i), gains[i])
        for i, contest, *_ in by_neighbours:
            near[i] = contest.options[best[i]].lower
    return Chosen(found, open_, best, gains)


def _near(received: str, chosen: str) -> str:
    if not received:
        return BREAK
    return NUMBER if received.isdigit() else chosen


def _may_be_name(option: Candidate, confusions: Confusions) -> bool:
    """Tell whether the word received may rather be a name: not if it is near to a known name."""
    return not option.name or any(confusions.cost(op) > RARELY for op in option.ops)


def _with_capital(token: Token, word: Candidate) -> Candidate:
    """Give the word that opens a sentence its capital, if it was read as a capital at all."""
    first = token.text[:1]
    if token.opens and first.isupper() and first not in STROKES and word.text[:1].islower():
        return evolve(word, text=word.text[:1].upper() + word.text[1:])
    return word
