"""What a word may have been, with all that it costs wherever the word stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from agreement_study.text.confusions import Confusions
from agreement_study.text.context import MOST_GAIN
from agreement_study.text.received import Candidate, Weighed
from agreement_study.text.vocabulary import Vocabulary

MARGIN = 1.0  # nats by which a word must be better than the one received, which nothing knows
MARGIN_KNOWN = 2.0  # the same where the one received is a word
LONE = 6.0  # the same where it is a lone letter, which may be a unit or a label
NAME = 6.0  # more of the same where it has a capital without need, and may be a name
NAME_AT_START = 2.0  # the same where a capital is due
RARELY = 5.0  # nats of a misreading that no name is taken for another by
NAME_TRUST = 0.5  # share of the nats for a name that a text full of damage waives
SHORT_WORD, SHORT_WARY = 4, 4.0  # letters of a word that may be short for others; nats for that

NO_WORDS = Vocabulary()

Rivals = tuple[tuple[int, str, float], ...]  # index of an option, its word, its cost
Wary = Callable[[str, Sequence[Candidate], Sequence[float]], list[float]]


@frozen(eq=False)
class Contest:
    """The candidates of a word, with all that does not depend on where it stands.

    Attributes
    ----------
    costs, costs_at_start
        Costs of the options under the misreadings of the document, with the reluctance to
        change; and the same where a capital is due, so that the word is hardly a name.
    """

    received: str
    options: Weighed
    costs: tuple[float, ...]
    costs_at_start: tuple[float, ...]

    @property
    def capital(self) -> bool:
        """Whether it matters if a capital is due."""
        return self.costs is not self.costs_at_start

    def best(self) -> int:
        """Index of the best option by itself."""
        return self.costs.index(min(self.costs))

    def at(self, opens: bool) -> tuple[float, ...]:
        """Costs of the options where a capital is due, or not."""
        return self.costs_at_start if opens else self.costs

    def rivals(self, opens: bool) -> Rivals:
        """The options that may be chosen there, by what stands around."""
        return self._rivals_at_start if opens else self._rivals

    @cached_property
    def _rivals(self) -> Rivals:
        return _within_reach(self.options, self.costs)

    @cached_property
    def _rivals_at_start(self) -> Rivals:
        return _within_reach(self.options, self.costs_at_start)


def contests(
    weighed: Mapping[str, Weighed],
    confusions: Confusions,
    words: Vocabulary = NO_WORDS,
    caution: Wary | None = None,
    trust: float = 0.0,
) -> dict[str, Contest]:
    """Return the contest of each word that may be another.

    Parameters
    ----------
    caution
        Returns the costs of the words that one which nothing knows may have been, higher where
        it may well be right.
    trust
        How sure it is that a word which nothing knows is damaged, 0 to 1.
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
            totals = _wary_of_short(options, totals, confusions, trust)
        if caution and not options[0].known and len(received) > 1 and received.isalpha():
            totals[1:] = caution(received, options[1:], totals[1:])
        at_start = costs = (totals[0], *[total + least for total in totals[1:]])
        if by_case:
            less = 1 - NAME_TRUST * trust
            wary = [0, *[less * _may_be_name(option, confusions) for option in options[1:]]]
            costs = tuple([c + NAME * w for c, w in zip(costs, wary, strict=True)])
            at_start = tuple([c + NAME_AT_START * w for c, w in zip(at_start, wary, strict=True)])
        made[received] = Contest(received, options, costs, at_start)
    return made


def _wary_of_short(
    options: Weighed, totals: Sequence[float], confusions: Confusions, trust: float
) -> list[float]:
    """Add what misreadings that nobody thought of cost more in a short word.

    Trust makes it likelier that the word is damaged, but does not tell which other it is.
    """
    wary = [
        total + SHORT_WARY * any(map(confusions.unheard, option.ops))
        for total, option in zip(totals, options, strict=True)
    ]
    known = options[0].known
    relief = 0.0 if known else trust * (min(wary[1:]) - min(totals[1:]))
    return [wary[0], *[total - relief for total in wary[1:]]]


def _within_reach(options: Weighed, costs: Sequence[float]) -> Rivals:
    """Leave out options that cost more than the cheapest even if all spoke for them."""
    most = min(costs) + MOST_GAIN
    listed = enumerate(zip(options, costs, strict=True))
    return tuple([(i, option.lower, cost) for i, (option, cost) in listed if cost <= most])


def reluctance(received: str, kept: Candidate) -> tuple[float, bool]:
    """Nats that a change must be worth, and whether it must be worth more for a name."""
    if len(received) == 1:
        return LONE, False
    if kept.known:
        return MARGIN_KNOWN, False
    return MARGIN, received[:1].isupper() and not received.isupper()


def _may_be_name(option: Candidate, confusions: Confusions) -> bool:
    """Tell whether the word received may rather be a name: not if it is near to a known name."""
    return not option.name or any(confusions.cost(op) > RARELY for op in option.ops)
