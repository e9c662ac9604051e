"""How much likelier a word is beside another: counts of word pairs, smoothed.

Method: Ney, Essen and Kneser (1994), On structuring probabilistic dependences in stochastic
language modelling, Computer Speech and Language 8(1), 1-38, section 3 (absolute discounting).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import log

from attrs import field, frozen

from agreement_study import language as language_package

DISCOUNT = 0.75  # of each count, given to pairs that were never seen
BREAK, NUMBER = ".", "#"  # what stands for punctuation and figures
RARE = 3.0  # times that any word is taken to have been seen beside the real ones
UNSEEN = 50.0  # pairs of any word that are taken to have been seen beside the real ones


@frozen(eq=False)
class Pairs:
    """Words and what stands behind them.

    Attributes
    ----------
    size
        Words of the texts that were counted.
    counts
        How often each word stands there.
    listed
        What stands behind each word, as the file has it: most are never asked for.
    """

    size: int
    counts: dict[str, int] = field(repr=False)
    listed: dict[str, str] = field(repr=False)
    _behind: dict[str, tuple[dict[str, int], float]] = field(factory=dict, repr=False, init=False)

    def gain(self, left: str, right: str) -> float:
        """Nats by which the one word makes the other likelier behind it; 0 if one is unknown."""
        often = self.counts.get(right)
        if often is None or left not in self.counts:
            return 0.0
        known = self._behind.get(left)
        if known is None:
            known = self._behind[left] = self._row(left)
        seen, unseen = known
        count = seen.get(right)
        if count is None:
            return log(unseen)
        share = (count - DISCOUNT) / (self.counts[left] + UNSEEN)
        return log(share * self.size / (often + RARE) + unseen)

    def _row(self, left: str) -> tuple[dict[str, int], float]:
        """Count what stands behind a word; and what share is left for all that was not seen."""
        seen: dict[str, int] = {}
        for group in filter(None, self.listed[left].split("\t")):
            count, _, words = group.partition(" ")
            seen.update(dict.fromkeys(words.split(), int(count)))
        often = self.counts[left]
        left_over = often - sum(seen.values()) + DISCOUNT * len(seen) + UNSEEN
        return seen, left_over / (often + UNSEEN)


@cache
def word_pairs(language: str) -> Pairs:
    """Return the pairs of a language, loaded once a process."""
    source = files(language_package) / "pairs" / f"{language}.tsv"
    size, *lines = source.read_text(encoding="utf-8").splitlines()
    counts: dict[str, int] = {}
    listed: dict[str, str] = {}
    for line in lines:
        word, often, *behind = line.split("\t", 2)
        counts[word] = int(often)
        listed[word] = behind[0] if behind else ""
    return Pairs(int(size), counts, listed)
