"""Choosing the word that was meant: the cost of each candidate, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf

from attrs import evolve, field, frozen

from agreement_study.text.channel import Candidate, Weighed
from agreement_study.text.confusions import Confusions
from agreement_study.text.context import BREAK, MOST_GAIN, NUMBER, Context, Sides
from agreement_study.text.tokens import Token, Tokens

MARGIN = 1.0  # nats by which a word must be better than the one received, which nothing knows
MARGIN_KNOWN = 2.0  # the same where the one received is a word
LONE = 6.0  # the same where it is a lone letter, which may be a unit or a label
NAME = 6.0  # more of the same where it has a capital without need, and may be a name
NAME_AT_START = 2.0  # the same where a capital is due
STROKES = "I"  # capitals that are read for strokes


@frozen
class Choice:
    """The word chosen for a token, and what it was chosen from.

    `options[0]` is the word as received; `costs` are those of the options in nats, with the
    misreadings that the document taught, `gains` what the words around took off them.
    """

    token: Token
    word: Candidate
    options: Weighed
    costs: tuple[float, ...] = ()
    gains: tuple[float, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the token was misread."""
        return self.word.text != self.token.text

    @property
    def by_context(self) -> bool:
        """Whether another word would have been chosen, but for those around it."""
        if not any(self.gains):
            return False
        alone = [cost + gain for cost, gain in zip(self.costs, self.gains, strict=True)]
        return alone.index(min(alone)) != self.costs.index(min(self.costs))


@frozen(eq=False)
class Contest:
    """The candidates of a word, with all that does not depend on where it stands.

    `costs` are those of the options under the misreadings of the document, with the reluctance
    to change; `sides` are the cues of the options, none if no neighbour makes a difference.
    """

    received: str
    options: Weighed
    costs: tuple[float, ...]
    sides: tuple[Sides | None, ...] | None
    settled: dict[bool, int] = field(factory=dict, repr=False)

    def gains(self, left: str, right: str) -> tuple[float, ...]:
        """Nats that the neighbours take off each option."""
        return tuple(0.0 if s is None else s.gain(left, right) for s in self.sides or ())

    def best(self, opens: bool, gains: Sequence[float] = ()) -> int:
        """Index of the best option, by its neighbours where there are `gains`."""
        if not gains and opens in self.settled:
            return self.settled[opens]
        costs = self.costs_with(opens, gains)
        best = costs.index(min(costs))
        if not gains:
            self.settled[opens] = best
        return best

    def costs_with(self, opens: bool, gains: Sequence[float]) -> tuple[float, ...]:
        """Costs of the options where they stand."""
        made: list[float] = []
        for i, cost in enumerate(self.costs):
            gain = gains[i] if gains else 0.0
            made.append(cost - gain + (reluctance(self, i, opens, gain) if i else 0.0))
        return tuple(made)


def contests(
    weighed: Mapping[str, Weighed], confusions: Confusions, context: Context
) -> dict[str, Contest]:
    """Return the contest of each word that may be another."""
    made: dict[str, Contest] = {}
    for received, options in weighed.items():
        costs = [option.total(confusions) for option in options]
        least = min(costs)
        # What cannot win by any neighbours is out.
        kept = [i for i, cost in enumerate(costs) if not i or cost < min(least, costs[0]) + MOST_GAIN]
        if len(kept) == 1:
            continue
        options = tuple(options[i] for i in kept)
        sides = tuple(context.cues.get(option.text.lower()) for option in options)
        made[received] = Contest(
            received, options, tuple(costs[i] for i in kept), sides if any(sides) else None
        )
    return made


def choose(
    found: Tokens, places: Sequence[int], contested: Mapping[str, Contest]
) -> tuple[Choice, ...]:
    """Choose a word for each token that may be another.

    Parameters
    ----------
    places
        Indices of the tokens that may change.
    """
    near = [NUMBER if word.isdigit() else word.lower() for word in found.words]
    open_ = [(i, contested[found.words[i]]) for i in places if found.words[i] in contested]
    best: dict[int, int] = {}
    gains: dict[int, tuple[float, ...]] = {}
    for settled in (False, True):  # again, now that words around were chosen
        for i, contest in open_:
            if contest.sides is None:
                if not settled:
                    best[i] = contest.best(found.opens(i))
                continue
            left = BREAK if found.apart(i) else near[i - 1]
            right = BREAK if i + 1 == len(near) or found.apart(i + 1) else near[i + 1]
            gains[i] = contest.gains(left, right)
            best[i] = contest.best(found.opens(i), gains[i] if any(gains[i]) else ())
        for i, contest in open_:
            near[i] = contest.options[best[i]].text.lower()
    return tuple(_choice(found, i, contest, best[i], gains.get(i, ())) for i, contest in open_)


def _choice(
    found: Tokens, i: int, contest: Contest, best: int, gains: tuple[float, ...]
) -> Choice:
    token, word = found.token(i), contest.options[best]
    return Choice(
        token,
        _with_capital(token, word) if best else word,
        contest.options,
        contest.costs_with(token.opens, gains),
        gains,
    )


def reluctance(contest: Contest, option: int, opens: bool, gain: float) -> float:
    """Nats that a change must be worth: more for what may be a word, a label or a name."""
    received = contest.received
    if len(received) == 1:
        return LONE if gain else inf
    if contest.options[0].known:
        return MARGIN_KNOWN
    if contest.options[option].name or not received[:1].isupper() or received.isupper():
        return MARGIN
    return MARGIN + (NAME_AT_START if opens else NAME)


def _with_capital(token: Token, word: Candidate) -> Candidate:
    """Give the word that opens a sentence its capital, if it was read as a capital at all."""
    first = token.text[:1]
    if token.opens and first.isupper() and first not in STROKES and word.text[:1].islower():
        return evolve(word, text=word.text[:1].upper() + word.text[1:])
    return word
