"""Cue phrases as people write them in YAML, made into patterns.

A cue is a phrase in lower case. `*` stands for the rest of a word (`jämbördig*`) or, in front,
for its beginning (`*upphandling*`); `…` for up to eight words of the same clause, `……` for up to
twenty; `#` for a number; `@` for what is being classified, a date or a name. No gap reaches over
another date. Cues match whole words of a text in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from agreement_study.coding.gates import GATES

MARK = "\x01"
OTHER_MARK = "\x02"
WORD = rf"[^\s.;:!?{OTHER_MARK}]+ "
GAPS = {"…": rf"(?:{WORD}){{0,8}}?", "……": rf"(?:{WORD}){{0,20}}?"}
NUMBER = r"\d+(?:\.\d+)?"
_SENTENCE = re.compile(r"(?<=\w{3}[.!?]) (?=\w)")
NEVER = re.compile(r"(?!)")


class CuePattern:
    """Cues as one pattern, which is tried, and compiled, where a text has a word of a cue.

    Its methods are those of a compiled pattern.
    """

    def __init__(self, pattern: str, cues: Iterable[str]) -> None:
        self.pattern = pattern
        self._gate = GATES.add(cues)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def _may_match(self, text: str) -> bool:
        return GATES.admit(text, self._gate)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return the first match from an offset on, or None."""
        return self._compiled.search(text, at) if self._may_match(text) else None

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return the match at an offset, or None."""
        return self._compiled.match(text, at) if self._may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole text, or None."""
        return self._compiled.fullmatch(text) if self._may_match(text) else None

    def finditer(self, text: str, at: int = 0) -> Iterator[re.Match[str]]:
        """Return the matches from an offset on."""
        return self._compiled.finditer(text, at) if self._may_match(text) else iter(())

    def findall(self, text: str) -> list[str]:
        """Return what stands in each match."""
        return [found[0] for found in self.finditer(text)]

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return the text with each match replaced."""
        return self._compiled.sub(new, text) if self._may_match(text) else text


def cue_pattern(cues: Iterable[str]) -> CuePattern:
    """Return one pattern that matches any of the cues; one that never matches if there is none."""
    cues = list(cues)
    parts = sorted({_part(cue) for cue in cues}, key=lambda part: (-len(part), part))
    inner = [part for part in parts if part.startswith("\\w*")]
    whole = [part for part in parts if not part.startswith("\\w*")]
    joined = [f"(?<!\\w)(?:{'|'.join(whole)})(?!\\w)"] if whole else []
    if inner:  # no left border: the search then need not scan each word twice
        joined.append(f"(?:{'|'.join(part[3:] for part in inner)})(?!\\w)")
    return CuePattern("|".join(joined) or NEVER.pattern, cues)


@lru_cache(maxsize=4096)
def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph; an abbreviation of one or two letters ends none."""
    return tuple(filter(None, _SENTENCE.split(text))) if ". " in text else (text,)


@lru_cache(maxsize=4096)  # many rules ask for the same sentences
def lowered(text: str) -> str:
    """Return the text in lower case with every offset kept."""
    low = text.lower()
    return (
        low
        if len(low) == len(text)
        else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    )


def _part(cue: str) -> str:
    words: list[str] = []
    for word in cue.split():
        if word in GAPS:
            words.append(GAPS[word])
        else:
            literal = re.escape(word).replace(r"\*", r"\w*").replace(r"\#", NUMBER)
            literal = literal.replace("@", MARK)
            words.append(literal + " ")
    return "".join(words).removesuffix(" ")
