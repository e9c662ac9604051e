"""Cue phrases as people write them in YAML, made into patterns.

A cue is a phrase in lower case. `*` stands for the rest of a word (`jämbördig*`) or, in front,
for its beginning (`*upphandling*`); `…` for up to eight words of the same clause, `……` for up to
twenty; `#` for a number; `@` for what is being classified, a date or a name. No gap reaches over
another date. Cues match whole words of a text in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

MARK = "\x01"
OTHER_MARK = "\x02"
WORD = rf"[^\s.;:!?{OTHER_MARK}]+ "
GAPS = {"…": rf"(?:{WORD}){{0,8}}?", "……": rf"(?:{WORD}){{0,20}}?"}
NUMBER = r"\d+(?:\.\d+)?"
_SENTENCE = re.compile(r"(?<=\w{3}[.!?]) (?=\w)")
NEVER = re.compile(r"(?!)")


def cue_pattern(cues: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern that matches any of the cues; one that never matches if there is none."""
    parts = sorted({_part(cue) for cue in cues}, key=lambda part: (-len(part), part))
    inner = [part for part in parts if part.startswith("\\w*")]
    whole = [part for part in parts if not part.startswith("\\w*")]
    joined = [f"(?<!\\w)(?:{'|'.join(whole)})(?!\\w)"] if whole else []
    if inner:  # no left border: the search then need not scan each word twice
        joined.append(f"(?:{'|'.join(part[3:] for part in inner)})(?!\\w)")
    return re.compile("|".join(joined)) if joined else NEVER


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
