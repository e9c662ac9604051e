"""What the words around a word say about it, where the word alone cannot be told from another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from attrs import frozen

from agreement_study.language import words

CUE = 4.0  # nats that a cue on one side is worth
BREAK_CUE = 2.0  # the same where the cue is a break, which many words stand beside
MOST_GAIN = 2 * CUE
BREAK, NUMBER = ".", "#"
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

    def gain(self, left: str, right: str) -> float:
        """Nats by which its neighbours make the word more likely."""
        gain = 0.0
        for side, neighbour in ((self.behind, left), (self.before, right)):
            if side.matches(neighbour):
                gain += BREAK_CUE if neighbour == BREAK else CUE
        return gain


@frozen
class Context:
    """The cues of a language: for each word what stands behind and before other words."""

    cues: Mapping[str, Sides]

    def gain(self, word: str, left: str, right: str) -> float:
        """Nats by which its neighbours make a word more likely.

        Parameters
        ----------
        left, right
            Neighbours in small letters, BREAK where punctuation stands, NUMBER for a figure.
        """
        sides = self.cues.get(word.lower())
        return 0.0 if sides is None else sides.gain(left, right)


@cache
def context(language: str) -> Context:
    """Return the cues of a language."""
    data = words(language, "repair")
    classes: dict[str, list[str]] = data["classes"]
    return Context(
        {
            word: Sides(
                _side(cues.get("behind", ()), classes), _side(cues.get("before", ()), classes)
            )
            for word, cues in data["context"].items()
        }
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
