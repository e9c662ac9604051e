"""The words of a document: what stands in it once is likelier to stand in it again.

Method: Kuhn and De Mori (1990), A cache-based natural language model for speech recognition,
IEEE Transactions on Pattern Analysis and Machine Intelligence 12(6), 570-583.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import inf, log

from attrs import field, frozen

from agreement_study.text.received import Candidate

SHARE = 0.3  # of the words of a text that are taken from what stands in it elsewhere
FEWEST = 100  # words that a text is taken to have at least


@frozen(eq=False)
class Vocabulary:
    """How often each word stands in a document, as far as it is understood.

    Attributes
    ----------
    counts
        Words in small letters.
    own
        What each received word was taken for, and how often: it does not speak for itself.
    """

    counts: Mapping[str, float] = field(factory=Counter, repr=False)
    own: Mapping[str, tuple[str, float]] = field(factory=dict, repr=False)
    size: float = FEWEST

    def gain(self, received: str, option: Candidate) -> float:
        """Nats by which a word is likelier here than in the language at large."""
        lower = option.lower
        count = self.counts.get(lower)
        if count is None:
            return 0.0
        taken, times = self.own.get(received, ("", 0.0))
        if taken == lower:
            count -= times
        cost = -log(SHARE * count / self.size) if count > LEAST else inf
        return max(0.0, option.word - cost)


LEAST = 0.5  # times that a word must stand elsewhere


def vocabulary(
    known: Mapping[str, float], taken: Iterable[tuple[str, Candidate, int]]
) -> Vocabulary:
    """Return the words of a document.

    Parameters
    ----------
    known
        Words in small letters that stand there as they are, and how often.
    taken
        Received words that are none, what each is taken for, and how often it stands there.
    """
    counts: Counter[str] = Counter()
    counts.update(known)
    own: dict[str, tuple[str, float]] = {}
    for received, word, times in taken:
        counts[word.lower] += times
        own[received] = word.lower, float(times)
    return Vocabulary(counts, own, max(FEWEST, sum(counts.values())))
