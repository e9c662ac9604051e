"""Finds which of many plain strings occur in a text, by what is known of each of its words.

There are over a thousand hints, and most units have but a handful of them. Words recur: which hints
a word holds is kept, so that a text costs hardly more than to look up its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from attrs import frozen

GRAM = 4  # letters by which hints are looked up; those that are shorter are tried one by one

Hint = tuple[str, tuple[int, ...]]
"""A plain string and the places of the rules that it hints at."""


@frozen(kw_only=True, eq=False)
class Hints:
    """The hints of some rules, each with the places of its rules.

    A hint of several words is known by the longest of them: by its first letters in `begun`, or as
    one of those that are `short`.
    """

    begun: Mapping[str, Sequence[tuple[str, Hint]]]
    short: Sequence[tuple[str, Hint]]

    @classmethod
    def of(cls, hinted: Iterable[Sequence[str]]) -> Hints:
        """Return the hints of rules, which are given in their order.

        Examples
        --------
        >>> Hints.of([["chair", "presid"], ["kr"]]).found("the presidency: 40 kr")
        [0, 1]
        """
        rules: dict[str, list[int]] = {}
        for at, hints in enumerate(hinted):
            for hint in hints:
                rules.setdefault(hint, []).append(at)
        begun: dict[str, list[tuple[str, Hint]]] = {}
        short: list[tuple[str, Hint]] = []
        for hint, places in rules.items():
            word = max(hint.split(" "), key=len)
            known = begun.setdefault(word[:GRAM], []) if len(word) >= GRAM else short
            known.append((word, (hint, tuple(places))))
        return cls(begun=begun, short=short)

    def found(self, text: str) -> list[int]:
        """Return the places of the rules of which a hint occurs in a text, in order."""
        found: set[int] = set()
        for word in text.split(" "):
            for hint, rules in _in_word(self, word):
                if hint in text:
                    found.update(rules)
        return sorted(found)


@lru_cache(maxsize=50_000)
def _in_word(known: Hints, word: str) -> tuple[Hint, ...]:
    """Return the hints that a text with a word in it may hold."""
    grams = {word[at : at + GRAM] for at in range(len(word) - GRAM + 1)}
    likely = [pair for gram in known.begun.keys() & grams for pair in known.begun[gram]]
    return tuple(hint for part, hint in (*likely, *known.short) if part in word)
