"""Many patterns looked for in many texts: which may be found there at all.

Most classes of words are in few texts. What a match of a pattern must contain is read off the
pattern; where none of it stands in a text, the pattern is not tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Protocol

from attrs import frozen

from agreement_study.coding.hints import Hints

LEAST = 3  # letters of a string that tells enough
_TOKEN = re.compile(
    r"(?:[^\W_]| )+"  # what stands for itself
    r"|\((?:\?(?::|P<\w+>|[=!]|<[=!]))?"
    r"|\\(?:x..|u....|.)|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[^}]*\}|.",
    re.DOTALL,
)
_OPTIONAL = ("?", "*", "{")
_AROUND = ("(?=", "(?!", "(?<=", "(?<!")  # groups whose text is no part of the match


class Pattern(Protocol):
    """A pattern that is compiled, or will be."""

    @property
    def pattern(self) -> str:
        """The pattern as it is written."""

    @property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """Return the first match in a text, or None."""


@frozen(kw_only=True)
class PatternSet:
    """Patterns by name, and the strings of which each needs one."""

    patterns: Mapping[str, Pattern]
    names: tuple[str, ...]
    hints: Hints

    @classmethod
    def of(cls, patterns: Mapping[str, Pattern]) -> PatternSet:
        """Return a set of patterns; they must not ignore case.

        Examples
        --------
        >>> made = PatternSet.of({"chair": re.compile("chair(?:s|ed)?"), "#": re.compile(r"\\d")})
        >>> list(made.likely("the chairs")), list(made.likely("a table"))
        (['chair', '#'], ['#'])
        """
        return cls(
            patterns=patterns,
            names=tuple(patterns),
            hints=Hints.of(needed(pattern.pattern) or ("",) for pattern in patterns.values()),
        )

    def likely(self, text: str) -> Iterator[str]:
        """Yield the names of the patterns that may be found in a text, in their order."""
        return (self.names[at] for at in self.hints.found(text))

    def found(self, text: str) -> Iterator[str]:
        """Yield the names of the patterns that are found in a text, in their order."""
        return (name for name in self.likely(text) if self.patterns[name].search(text))


@lru_cache(maxsize=2048)
def needed(pattern: str) -> tuple[str, ...]:
    """Return plain strings of which each match of a pattern contains one; nothing if unknown.

    Examples
    --------
    >>> needed(r"(?<!\\w)(?:kommun(?:en)?|\\w*styrelse\\w*)(?!\\w)")
    ('kommun', 'styrelse')
    >>> needed(r"\\d+|krona")
    ()
    """
    return _of_alternatives(_TOKEN.findall(pattern), 0)[0]


def _of_alternatives(tokens: Sequence[str], at: int) -> tuple[tuple[str, ...], int]:
    """Return what alternatives need, and where the bracket stands that closes them."""
    found = []
    while True:
        branch, at = _of_branch(tokens, at)
        found.append(branch)
        if at == len(tokens) or tokens[at] == ")":
            return (tuple(dict.fromkeys(chain(*found))) if all(found) else ()), at
        at += 1


def _of_branch(tokens: Sequence[str], at: int) -> tuple[tuple[str, ...], int]:
    """Return what one alternative needs: its longest plain string, or what a group of it needs."""
    runs, groups = [""], list[tuple[str, ...]]()
    while at < len(tokens) and tokens[at] not in ("|", ")"):
        token = tokens[at]
        inner: tuple[str, ...] = ()
        if token[0] == "(":
            inner, at = _of_alternatives(tokens, at + 1)
        at += 1
        optional = at < len(tokens) and tokens[at][0] in _OPTIONAL
        if token[0] == " " or token[0].isalnum():
            runs[-1] += token[:-1] if optional else token
        elif token not in _AROUND and not optional:
            groups.append(inner)
        if optional or not (token[0] == " " or token[0].isalnum()):
            runs.append("")
    longest = max(runs, key=len)
    known = [(longest,) if len(longest) >= LEAST else (), *groups]
    return max(known, key=_telling), at


def _telling(strings: Sequence[str]) -> tuple[int, int]:
    """How much it tells that one of some strings stands in a text: long ones, and few."""
    return min(map(len, strings), default=0), -len(strings)


def pieces(pattern: str) -> Iterator[str]:
    """Yield the signs, plain words, sets and groups of a pattern."""
    piece, depth = "", 0
    for token in _TOKEN.findall(pattern):
        piece += token
        depth += token.startswith("(") - (token == ")")
        if not depth:
            yield piece
            piece = ""
