"""Caution where a word that nothing knows may be right: nats that a change must be worth more.

Some texts are full of words that no list has: dialect, other languages, the author's own
spelling. Others have none. How many stand in a text tells how likely one more is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log

from attrs import frozen

from agreement_study.text.channel import LONG_ENOUGH
from agreement_study.text.confusions import Confusions, Op, is_wide
from agreement_study.text.contests import SHORT_WORD, Contest
from agreement_study.text.evidence import FEW, STRANGE, by_people, looks_odd
from agreement_study.text.received import Candidate

DOUBTED = 4.0  # nats from which a misreading is not what the document is full of
STRANGER = 5.0  # nats for each time that there are e times as many strange words as usual
WIDE = 2.0  # times that, where several letters were taken for one or one for several
PAIR = 7.0  # the same in a word of few letters, since any two of them may be meant
PEOPLE = 6.0  # nats where the author may have spelled the word so
ACCENTED = "é"  # read for other letters by scanners, and hardly ever written for them
SHORTER = 3.0  # nats for a short word, which many words are near to
FULL_OF = 0.7  # share of the nats for a pair in a short word that a text full of damage waives
# Strange words count so many times against words that new misreadings explain, by at least so
# many nats more than they must; and so many such words are taken to stand there anyhow.
AGAINST, BEYOND, DOUBT_ANYHOW = 5.0, 2.0, 4.0


@frozen(eq=False)
class Caution:
    """How wary of changes a text makes.

    Attributes
    ----------
    strange
        Log of how many times more words than usual nothing knows nor explains there, at least 0.
    trust
        How sure it is that an unknown word is damaged, 0 to 1, by `trust_of`.
    """

    confusions: Confusions
    first: Confusions
    language: str
    strange: float
    trust: float = 0.0

    @classmethod
    def of(
        cls,
        strange: int,
        words: int,
        confusions: Confusions,
        first: Confusions,
        language: str,
        trust: float = 0.0,
    ) -> Caution:
        """Return the caution of a text of so many words, so many of them strange."""
        times = (strange / STRANGE + FEW) / (words + FEW)
        return cls(confusions, first, language, log(max(1.0, times)), trust)

    def costs(
        self, received: str, options: Sequence[Candidate], costs: Sequence[float]
    ) -> list[float]:
        """Return the costs of the words that an unknown one may have been, with the caution.

        Misreadings that nobody thought of cost more in a text of strange words. The rest is the
        same for all: that a word may be right does not tell which other it is.
        """
        doubted = [any(map(self._doubted, option.ops)) for option in options]
        if not any(doubted):
            return list(costs)
        if len(received) < LONG_ENOUGH:
            pair = PAIR * (1 - FULL_OF * self.trust)
            costs = [
                cost + pair * any(is_wide(op) and self._unlisted(op) for op in option.ops)
                for cost, option in zip(costs, options, strict=True)
            ]
        likeliest = costs.index(min(costs))
        spelled = doubted[likeliest] and ACCENTED not in received.lower()
        people = spelled and by_people(options[likeliest], self.first, self.language)
        strange = STRANGER * self.strange
        wary = strange + SHORTER * (1 - self.trust) * (len(received) <= SHORT_WORD)
        least = min(cost + wary * doubt for cost, doubt in zip(costs, doubted, strict=True))
        ranked = [
            cost + strange * max(map(self._unlisted, option.ops), default=0.0)
            for cost, option in zip(costs, options, strict=True)
        ]
        more = least - min(ranked) + PEOPLE * people
        return [cost + more for cost in ranked]

    def _doubted(self, op: Op) -> bool:
        return self.confusions.cost(op) > DOUBTED

    def _unlisted(self, op: Op) -> float:
        return (self._doubted(op) and op not in self.first.prior) * (WIDE if is_wide(op) else 1.0)


def strange_words(unknown: Iterable[str], contested: Mapping[str, Contest], language: str) -> int:
    """Count the words that nothing knows, and that stay so but look like words.

    Those that look like none are damaged, though nobody knows how.
    """
    stay = (word for word in unknown if word not in contested or not contested[word].best())
    return sum(_looks_right(word, language) for word in stay)


def trust_of(
    unknown: Iterable[str], contested: Mapping[str, Contest], first: Confusions, language: str
) -> float:
    """Tell how sure it is that a word which nothing knows is damaged, 0 to 1.

    Long words tell: few words are near to them. What counts is how many of them misreadings
    explain that nobody thought of, beside those that stay strange.
    """
    explained = strange = 0
    for word in unknown:
        if len(word) < LONG_ENOUGH or word[0].isupper():
            continue
        contest = contested.get(word)
        best = contest.best() if contest else 0
        if not contest or not best:
            strange += _looks_right(word, language)
        elif any(op not in first.prior for op in contest.options[best].ops):
            explained += contest.costs[0] - contest.costs[best] > BEYOND
    return explained / (explained + AGAINST * strange + DOUBT_ANYHOW)


def _looks_right(word: str, language: str) -> bool:
    return word.isalpha() and not looks_odd(word, language)
