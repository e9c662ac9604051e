"""The trace of an idea: where the words of a principle stand in a text, listed there or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import simplemma
from attrs import frozen

from agreement_study.codebook import Code, Codebook
from agreement_study.language import words
from agreement_study.model import Coding, Document, Unit

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STEM = 6


@frozen(kw_only=True)
class Trace:
    """A word of a principle in a text; offsets are code points into the text of record.

    `under` is the principle within whose passage it stands, empty outside of all.
    """

    document: str
    principle: str
    unit: str
    part: str
    under: str
    start: int
    end: int
    quote: str


def trace_words(
    document: Document, codings: Sequence[Coding], principle: str, codebook: Codebook
) -> Iterator[Trace]:
    """Yield where the words of a principle stand, headings left out.

    A word counts if its lemma is that of a name or cue of the principle, or begins with a name's
    stem ('innovativ', 'samhällsinnovatör' for Innovation).
    """
    code = codebook.principle(principle)
    if code is None:
        return
    under = {c.unit: c.key for c in codings if c.family == "principle" and c.value == "defined"}
    for unit in document.units:
        if unit.kind in ("sentence", "item") and under.get(unit.id) != principle:
            for start, end in _matches(unit, code, document.language):
                span = document.locate(unit, start, end)
                yield Trace(
                    document=document.id,
                    principle=principle,
                    unit=unit.id,
                    part=unit.part,
                    under=under.get(unit.id, ""),
                    start=span.start,
                    end=span.end,
                    quote=document.text[span.start : span.end],
                )


def _matches(unit: Unit, code: Code, language: str) -> Iterator[tuple[int, int]]:
    said = (*code.names.get(language, ()), *code.cues.get(language, ()))
    lemmas, stems = _wanted(said, language)
    for word in _WORD.finditer(unit.text):
        folded = word.group().casefold()
        if _lemma(folded, language) in lemmas or any(stem in folded for stem in stems):
            yield word.span()


@lru_cache(maxsize=64)
def _wanted(said: tuple[str, ...], language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Lemmas of the words of a principle, and the stems of those long enough to have one.

    Of a name of several words only the parts that 'and' joins count, and a part with a hyphen:
    'openness' and 'insight', and 'long-term' of 'long-term thinking'; 'thinking' alone means
    nothing.
    """
    conjunction = words(language)["and"]
    parts = [part.casefold() for name in said for part in re.split(rf"\s+{conjunction}\s+|/", name)]
    single = {part for part in parts if " " not in part}
    single |= {word for part in parts if " " in part for word in part.split() if "-" in word}
    lemmas = frozenset(_lemma(word, language) for word in single)
    stems = tuple(sorted({w[: max(_STEM, len(w) - 3)] for w in single if len(w) > _STEM + 2}))
    return lemmas, stems


@lru_cache(maxsize=50_000)
def _lemma(word: str, language: str) -> str:
    return str(simplemma.lemmatize(word, lang=language))
