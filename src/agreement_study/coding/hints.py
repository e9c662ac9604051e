"""Finds which of many plain strings occur in a text, by the few letters that each begins with.

There are over a thousand hints, and most units have but a handful of them: to look up each four
letters of a text takes a tenth of the time of looking for every hint.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from attrs import frozen

GRAM = 4  # letters; hints that are shorter are looked for one by one


@frozen(kw_only=True)
class Hints:
    """The hints of some rules, each with the places of its rules."""

    begun: Mapping[str, tuple[tuple[str, tuple[int, ...]], ...]]
    short: tuple[tuple[str, tuple[int, ...]], ...]

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
        begun: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
        for hint, places in rules.items():
            if len(hint) >= GRAM:
                begun.setdefault(hint[:GRAM], []).append((hint, tuple(places)))
        return cls(
            begun={gram: tuple(hints) for gram, hints in begun.items()},
            short=tuple((hint, tuple(at)) for hint, at in rules.items() if len(hint) < GRAM),
        )

    def found(self, text: str) -> list[int]:
        """Return the places of the rules of which a hint occurs in a text, in order."""
        begun = self.begun
        likely = [hint for gram in begun.keys() & _grams(text) for hint in begun[gram]]
        return sorted(
            {at for hint, rules in (*likely, *self.short) if hint in text for at in rules}
        )


@lru_cache(maxsize=256)  # the coders of one document ask for the same texts
def _grams(text: str) -> frozenset[str]:
    return frozenset(text[at : at + GRAM] for at in range(len(text) - GRAM + 1))
