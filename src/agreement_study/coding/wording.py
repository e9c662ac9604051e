"""Patterns made of the words of a language: what the coders of clauses have in common.

A pattern in a YAML file is a regular expression on lower-cased text, in which `<name>` stands for
the alternatives of the term of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, lru_cache
from typing import Any

from attrs import frozen

from agreement_study.coding.gates import GATES
from agreement_study.coding.pattern_sets import needed
from agreement_study.language import words

_PLACE = re.compile(r"(?<!\(\?P)(?<!\(\?)<(\w+)>")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class LatePattern:
    """A pattern that is tried, and compiled, where a text has what it needs.

    A document needs a few of the hundreds that a language has, and to compile takes longer than
    to code a page.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def _gate(self) -> int:
        return GATES.add(f"*{needs}*" for needs in needed(self.pattern) or ("",))

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text, or None."""
        return self._compiled.search(text) if GATES.admit(text, self._gate) else None


@frozen(kw_only=True)
class Wording:
    """The words of one language for one subject, and patterns made of them.

    `terms` may be used by name in every pattern.
    """

    values: Mapping[str, Any]
    terms: Mapping[str, tuple[str, ...]]

    def expand(self, pattern: str) -> str:
        """Return a pattern with each `<name>` replaced by the alternatives of the term."""
        return _PLACE.sub(lambda found: f"(?:{self._alternatives(found[1])})", pattern)

    def any_of(self, patterns: Iterable[str] | str, *, start: bool = False) -> re.Pattern[str]:
        """Compile patterns into one that finds any of them as whole words.

        Parameters
        ----------
        start
            Whether a match must begin where the text does.
        """
        return re.compile(("^" if start else "") + self._words(patterns))

    def late(self, patterns: Iterable[str] | str) -> LatePattern:
        """Return what `any_of` compiles, compiled at its first use."""
        return LatePattern(self._words(patterns))

    def _words(self, patterns: Iterable[str] | str) -> str:
        listed = [patterns] if isinstance(patterns, str) else list(patterns)
        inner = "|".join(self.expand(pattern) for pattern in listed) or "(?!)"
        return rf"(?<!\w)(?:{inner})(?!\w)"

    def term(self, name: str) -> re.Pattern[str]:
        """Compile a term into a pattern that finds it."""
        return self.any_of(self.terms[name])

    def _alternatives(self, name: str) -> str:
        return "|".join(self.expand(pattern) for pattern in self.terms[name])

    @cached_property
    def _infinitive(self) -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
        rules = self.values["infinitive"]
        return (
            re.compile("|".join(rules["is"])),
            re.compile("|".join(rules["is_not"])),
            frozenset(rules["always"]),
        )

    def is_infinitive(self, word: str) -> bool:
        """Tell whether a lower-case word looks like an infinitive."""
        return _looks_infinitive(self._infinitive, word)


@lru_cache(maxsize=20_000)
def _looks_infinitive(
    rules: tuple[re.Pattern[str], re.Pattern[str], frozenset[str]], word: str
) -> bool:
    likely, unlikely, always = rules
    return word in always or bool(likely.fullmatch(word) and not unlikely.fullmatch(word))


@cache
def wording(language: str, subject: str) -> Wording:
    """Return the wording of a language for a subject, with the terms of commitments at hand."""
    shared = words(language, "commitments")
    own = shared if subject == "commitments" else words(language, subject)
    terms = {**shared["terms"], **own.get("terms", {})}
    return Wording(values=own, terms={name: tuple(found) for name, found in terms.items()})


def tokens(text: str) -> list[tuple[int, str]]:
    """Return the words of a text with their offsets in code points."""
    return [(found.start(), found[0]) for found in _WORD.finditer(text)]
