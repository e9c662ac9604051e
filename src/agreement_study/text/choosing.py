"""Choosing the word that was meant: the cost of each candidate, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from attrs import evolve, frozen

from agreement_study.text.channel import Candidate, Weighed
from agreement_study.text.confusions import Confusions
from agreement_study.text.context import BREAK, NUMBER, Context
from agreement_study.text.tokens import Token

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


def choose(
    found: Sequence[Token],
    weighed: Sequence[Weighed],
    confusions: Confusions,
    context: Context,
    before: Sequence[Choice] = (),
) -> tuple[Choice, ...]:
    """Choose a word for each token.

    Parameters
    ----------
    weighed
        Candidates of each token, the word as received first.
    before
        Choices made without this context; they tell what stands around each token.
    """
    near = [c.word.text.lower() for c in before] or [token.text.lower() for token in found]
    near = [NUMBER if word.isdigit() else word for word in near]
    chosen: list[Choice] = []
    for i, (token, options) in enumerate(zip(found, weighed, strict=True)):
        if len(options) == 1:
            chosen.append(Choice(token, options[0], options))
            continue
        left = BREAK if token.apart else near[i - 1]
        right = BREAK if i + 1 == len(found) or found[i + 1].apart else near[i + 1]
        gains = tuple(context.gain(option.text, left, right) for option in options)
        costs = tuple(
            option.total(confusions) - gain + reluctance(token, options[0], option, gain)
            for option, gain in zip(options, gains, strict=True)
        )
        best = _with_capital(token, options[costs.index(min(costs))])
        chosen.append(Choice(token, best, options, costs, gains))
    return tuple(chosen)


def reluctance(token: Token, kept: Candidate, option: Candidate, gain: float) -> float:
    """Nats that a change must be worth: more for what may be a word, a label or a name."""
    if option is kept:
        return 0.0
    if len(token.text) == 1:
        return LONE if gain else inf
    if kept.known:
        return MARGIN_KNOWN
    if option.name or not token.text[:1].isupper() or token.text.isupper():
        return MARGIN
    return MARGIN + (NAME_AT_START if token.opens else NAME)


def _with_capital(token: Token, word: Candidate) -> Candidate:
    """Give the word that opens a sentence its capital, if it was read as a capital at all."""
    first = token.text[:1]
    if token.opens and first.isupper() and first not in STROKES:
        return evolve(word, text=word.text[:1].upper() + word.text[1:])
    return word
