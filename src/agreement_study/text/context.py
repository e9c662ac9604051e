"""What the words around a word say about it, where the word alone cannot be told from another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from attrs import frozen

from agreement_study.language import words
from agreement_study.text.pairs import BREAK, Pairs, word_pairs

CUE = 4.0  # nats that a cue on one side is worth, and at most what the counts say
BREAK_CUE = 2.0  # the same where the cue is a break, which many words stand beside
MOST_GAIN = 2 * CUE
MOST_PAIRS = 500_000  # that are remembered
SHORTEST_STEM = 2  # letters in front of an ending that counts as a cue


@frozen
class Side:
    """Cues on one side of a word: whole words, and endings."""

    whole: frozenset[str]
    endings: tuple[str, ...]

    def matches(self, neighbour: str) -> bool:
        """Tell whether the neighbour is a cue."""
        if neighbour in self.whole:
            return True
        return any(
            neighbour.endswith(ending) and len(neighbour) >= len(ending) + SHORTEST_STEM
            for ending in self.endings
        )


@frozen
class Sides:
    """Cues behind which a word stands, and in front of which."""

    behind: Side
    before: Side


class Context(dict[tuple[str, str], float]):
    """Nats by which two words are likelier side by side than apart, remembered by the pair.

    Words stand in small letters, BREAK for punctuation, NUMBER for a figure. The counts of pairs
    are few, so that only what they have speaks: that a pair never stood there does not.

    Attributes
    ----------
    cues
        For each word what it stands behind and before, where the counts do not tell.
    """

    def __init__(self, pairs: Pairs, cues: Mapping[str, Sides]) -> None:
        super().__init__()
        self.pairs, self.cues = pairs, cues

    def __missing__(self, pair: tuple[str, str]) -> float:
        """Weigh a pair."""
        if len(self) >= MOST_PAIRS:
            self.clear()
        left, right = pair
        gain = max(0.0, self.pairs.gain(left, right))
        before, behind = self.cues.get(left), self.cues.get(right)
        if behind and behind.behind.matches(left):
            gain += BREAK_CUE if left == BREAK else CUE
        if before and before.before.matches(right):
            gain += BREAK_CUE if right == BREAK else CUE
        self[pair] = gain = min(CUE, gain)
        return gain


@cache
def context(language: str) -> Context:
    """Return what words say about each other in a language, loaded once a process."""
    data = words(language, "repair")
    classes: dict[str, list[str]] = data["classes"]
    return Context(
        word_pairs(language),
        {
            word: Sides(
                _side(cues.get("behind", ()), classes), _side(cues.get("before", ()), classes)
            )
            for word, cues in data["context"].items()
        },
    )


def _side(listed: Iterable[Any], classes: Mapping[str, list[str]]) -> Side:
    whole: set[str] = set()
    endings: list[str] = []
    for cue in map(str, listed):
        if cue.startswith("@"):
            whole.update(classes[cue[1:]])
        elif cue.startswith("-"):
            endings.append(cue[1:])
        else:
            whole.add(cue)
    return Side(frozenset(whole), tuple(endings))
