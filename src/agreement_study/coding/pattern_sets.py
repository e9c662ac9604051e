"""Many patterns looked for in many texts: which may be found there at all.

Most classes of words are in few texts. What a match of a pattern must contain is read off the
pattern; where none of it stands in a text, the pattern is not tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain, zip_longest

from attrs import frozen

from agreement_study.coding.hints import Hints

LEAST = 3  # letters of a string that tells enough
_QUANTIFIERS = "?*{"
_GROUP = re.compile(r"\((?:\?(?::|P<\w+>))?")  # groups whose text is part of the match


@frozen(kw_only=True)
class PatternSet:
    """Patterns by name, and the strings of which each needs one."""

    patterns: Mapping[str, re.Pattern[str]]
    names: tuple[str, ...]
    hints: Hints

    @classmethod
    def of(cls, patterns: Mapping[str, re.Pattern[str]]) -> PatternSet:
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


def needed(pattern: str) -> tuple[str, ...]:
    """Return plain strings of which each match of a pattern contains one; nothing if unknown.

    Examples
    --------
    >>> needed(r"(?<!\\w)(?:kommun(?:en)?|\\w*styrelse\\w*)(?!\\w)")
    ('kommun', 'styrelse')
    >>> needed(r"\\d+|krona")
    ()
    """
    found = [_of_branch(branch) for branch in _split(pattern)]
    return tuple(dict.fromkeys(chain(*found))) if all(found) else ()


def _split(pattern: str) -> list[str]:
    """Return the alternatives of a pattern."""
    parts, begun = [], 0
    for at, end in _pieces(pattern):
        if pattern[at:end] == "|":
            parts.append(pattern[begun:at])
            begun = end
    return [*parts, pattern[begun:]]


def _of_branch(branch: str) -> tuple[str, ...]:
    """Return what one alternative needs: its longest plain string, or what a group of it needs."""
    pieces = [branch[at:end] for at, end in _pieces(branch)]
    runs, groups = [""], []
    for piece, following in zip_longest(pieces, pieces[1:], fillvalue=""):
        optional = following[:1] in _QUANTIFIERS and following != ""
        if (piece.isalnum() or piece == " ") and not optional:
            runs[-1] += piece
            continue
        runs.append("")
        opened = _GROUP.match(piece)
        if opened and not optional and not piece.startswith(("(?!", "(?=", "(?<")):
            groups.append(needed(piece[opened.end() : -1]))
    longest = max(runs, key=len)
    known = [(longest,) if len(longest) >= LEAST else (), *groups]
    return max(known, key=lambda strings: min(map(len, strings), default=0))


def _pieces(pattern: str) -> Iterator[tuple[int, int]]:
    """Yield where each sign, escape, set, group and quantifier of a pattern stands."""
    at = 0
    while at < len(pattern):
        end = at + 1
        if pattern[at] == "\\":
            end = at + 2
        elif pattern[at] == "[":
            end = _end_of_set(pattern, at)
        elif pattern[at] == "(":
            end = _end_of_group(pattern, at)
        elif pattern[at] == "{":
            end = pattern.index("}", at) + 1
        yield at, end
        at = end


def _end_of_set(pattern: str, at: int) -> int:
    found = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]").match(pattern, at)
    assert found, pattern  # the pattern compiles
    return found.end()


def _end_of_group(pattern: str, at: int) -> int:
    depth = 0
    for sign in re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]").finditer(pattern, at):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if not depth:
            return sign.end()
    raise ValueError(pattern)
