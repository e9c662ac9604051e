"""Classes of words: which of them a text has a word of.

Most words of a class are single words. Whether a word is of a class does not depend on its
neighbours, and words recur: it is kept. Patterns are tried only for what is of several words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from attrs import frozen

from agreement_study.coding.pattern_sets import Pattern, PatternSet, pieces
from agreement_study.coding.wording import LatePattern

_WORD = re.compile(r"\w+")
_START, _END = r"(?<!\w)", r"(?!\w)"
_OPTIONAL = re.compile(r"[?*]|\{0?,\d+\}")
_OF_ONE_WORD = re.compile(r"(?:\w|\\[wd]|\(\?[:!]|[)|?*+]|\[\w+\]|\{[\d,]+\})+")


@frozen(kw_only=True, eq=False)
class WordClasses:
    """Patterns by name; what they match of single words, and what of several."""

    patterns: Mapping[str, Pattern]
    alone: PatternSet
    several: PatternSet

    @classmethod
    def of(cls, patterns: Mapping[str, Pattern]) -> WordClasses:
        """Return classes of patterns that match whole words: of `any_of` or `cue_pattern`.

        Examples
        --------
        >>> said = re.compile(r"(?<!\\w)(?:\\w*council|town(?: hall)?|the mayor)(?!\\w)")
        >>> made = WordClasses.of({"public": said})
        >>> list(made.found("the subcouncil")), list(made.found("a mayor"))
        (['public'], [])
        """
        parted = {name: _parted(pattern.pattern) for name, pattern in patterns.items()}
        alone, several = (
            {name: _bordered(parts[at]) for name, parts in parted.items() if parts[at]}
            for at in (0, 1)
        )
        return cls(patterns=patterns, alone=PatternSet.of(alone), several=PatternSet.of(several))

    def found(self, text: str) -> Iterator[str]:
        """Yield the names of the patterns that are found in a text, in their order."""
        told = set[str]()
        for word in _WORD.findall(text):
            told.update(_classes(self, word))
        for name in self.several.likely(text):
            if name not in told and self.several.patterns[name].search(text):
                told.add(name)
        return (name for name in self.patterns if name in told)


@lru_cache(maxsize=50_000)
def _classes(known: WordClasses, word: str) -> tuple[str, ...]:
    """Return the classes of a word by itself."""
    return tuple(known.alone.found(word))


def _parted(pattern: str) -> tuple[list[str], list[str]]:
    """Return the alternatives of a pattern that match one word each, and the others."""
    alone: list[str] = []
    several: list[str] = []
    for inner in _unbordered(pattern):
        for one in alternatives(inner):
            (alone if _OF_ONE_WORD.fullmatch(one) else several).append(one)
    return alone, several


def _unbordered(pattern: str) -> Iterator[str]:
    """Yield the parts of a pattern without the borders of words; what may stand in one as a word.

    >>> list(_unbordered(r"(?<!\\w)(?:mayor)(?!\\w)|(?:council)(?!\\w)"))
    ['mayor', '\\\\w*(?:council)']
    """
    for parts in _split(pattern):
        *start, inner, end = ["", *parts] if len(parts) == 1 else parts
        if end != _END or start not in ([_START], []) or not inner.startswith("(?:"):
            raise ValueError(f"no pattern of whole words: {pattern!r}")
        yield inner[3:-1] if start else rf"\w*{inner}"


def _bordered(parts: Iterable[str]) -> LatePattern:
    return LatePattern(f"{_START}(?:{'|'.join(parts)}){_END}")


def alternatives(pattern: str) -> Iterator[str]:
    """Yield shorter patterns: between blanks, one of them is found where the whole pattern is.

    >>> list(alternatives("(?:the )?mayor|(?:town|parish) clerks?(?: office)?"))
    ['mayor', 'town clerks?', 'parish clerks?']
    """
    for parts in _split(pattern):
        while len(parts) > 1 and _OPTIONAL.fullmatch(parts[1]) and _all(parts[0], r".* "):
            parts = parts[3:] if parts[2:3] == ["?"] else parts[2:]
        while len(parts) > 1 and _OPTIONAL.fullmatch(parts[-1]) and _all(parts[-2], r" .*"):
            parts = parts[:-2]
        told = "".join(parts[1:])
        if parts and parts[0].startswith("(?:") and told[:1] not in ("?", "*", "+", "{"):
            for one in _split(parts[0][3:-1]):
                yield from alternatives("".join(one) + told)
        else:
            yield "".join(parts)


def _split(pattern: str) -> list[list[str]]:
    """Return the pieces of each alternative of a pattern."""
    parts: list[list[str]] = [[]]
    for piece in pieces(pattern):
        if piece == "|":
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts


def _all(group: str, shape: str) -> bool:
    """Tell whether all alternatives of a group are of a shape."""
    inner = _split(group[3:-1]) if group.startswith("(?:") else [[""]]
    return all(re.fullmatch(shape, "".join(one)) for one in inner)
