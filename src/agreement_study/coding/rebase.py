"""Codings carried over to a new version of a text; what does not fit is listed, never bent.

A coding goes over only if its words stand in the new text, in the same order. With the old text
the two are aligned word by word, so that a passage that occurs twice finds its own place; without
it only a passage that occurs once is found.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from attrs import evolve, frozen
from rapidfuzz.distance import Levenshtein

from agreement_study.coding.sheets import home
from agreement_study.model import Coding, Document, Looked, Reading, fold
from agreement_study.spans import Span

_WORD = re.compile(r"\w+|[^\w\s]")

Place = Callable[[Span, str], "Span | str"]
"""From an old span and its quote to the new span, or the reason why there is none."""


@frozen(kw_only=True)
class Lost:
    """A coding that did not fit the new text, and why."""

    coding: Coding
    reason: str


@frozen(kw_only=True)
class Rebased:
    """A reading carried over: what fits, and what was lost."""

    reading: Reading
    lost: tuple[Lost, ...]


def rebase(
    reading: Reading, document: Document, *, old_text: str = "", old_id: str = ""
) -> Rebased:
    """Carry a person's codings of an old text over to a new one.

    Parameters
    ----------
    document
        The new text with its units.
    old_text
        The old text of record; empty if only the codings' quotes are left of it.
    old_id
        The document that the codings name; empty if the text was changed under the same name.

    Returns
    -------
    Rebased
        Codings and units of other documents stay as they are. A unit counts as looked at in the
        new text if its words do.
    """
    old_id = old_id or document.id
    place = _aligned(old_text, document.text) if old_text else _by_quote(document.text)
    kept = [coding for coding in reading.codings if coding.document != old_id]
    lost: list[Lost] = []
    for coding in reading.codings:
        if coding.document == old_id:
            found = place(Span(coding.start, coding.end), coding.quote)
            if isinstance(found, Span):
                kept.append(_carried(coding, document, found))
            else:
                lost.append(Lost(coding=coding, reason=found))
    looked = tuple(_looked(one, document, old_id, old_text, place) for one in reading.looked)
    return Rebased(reading=evolve(reading, codings=tuple(kept), looked=looked), lost=tuple(lost))


def _carried(coding: Coding, document: Document, span: Span) -> Coding:
    moved = evolve(
        coding,
        document=document.id,
        unit="",
        start=span.start,
        end=span.end,
        quote=document.text[span.start : span.end],
    )
    return evolve(moved, unit=home(document, moved))


def _looked(one: Looked, document: Document, old_id: str, old_text: str, place: Place) -> Looked:
    if one.document != old_id:
        return one
    spans = one.spans if one.spans is not None else _whole(old_text)
    places = [place(span, old_text[span.start : span.end]) for span in spans]
    found = tuple(sorted({span for span in places if isinstance(span, Span)}))
    # the whole of an old text is not the whole of a new one: only its units that are still there
    return evolve(one, document=document.id, spans=found)


def _whole(old_text: str) -> list[Span]:
    """Paragraphs of a text, since what was looked at as a whole has no units here."""
    return [Span(*match.span()) for match in re.finditer(r"\S[^\n]*", old_text)]


def _by_quote(text: str) -> Place:
    def place(_span: Span, quote: str) -> Span | str:
        return _only_occurrence(text, quote)

    return place


def _only_occurrence(text: str, quote: str) -> Span | str:
    words = fold(quote).split()
    if not words:
        return "the coding has no words"
    pattern = r"\s+".join(map(re.escape, words))
    found = [match.span() for match in re.finditer(pattern, text)]
    if len(found) == 1:
        return Span(*found[0])
    return f"the passage occurs {len(found)} times" if found else "the passage is gone"


def _aligned(old: str, new: str) -> Place:
    """Place by the alignment of words; a passage that was moved, by its only occurrence."""
    old_words, new_words = _words(old), _words(new)
    partner = _partners(
        [old[s.start : s.end] for s in old_words], [new[s.start : s.end] for s in new_words]
    )
    starts, ends = [s.start for s in old_words], [s.end for s in old_words]

    def place(span: Span, quote: str) -> Span | str:
        first, last = bisect_right(ends, span.start), bisect_left(starts, span.end) - 1
        if first > last:
            return "the coding has no words"
        target = partner.get(first)
        inside = range(last - first + 1)
        if target is not None and all(partner.get(first + i) == target + i for i in inside):
            left = max(0, span.start - starts[first])
            right = max(0, ends[last] - span.end)
            end = new_words[target + len(inside) - 1].end
            return Span(new_words[target].start + left, end - right)
        elsewhere = _only_occurrence(new, quote)
        if isinstance(elsewhere, Span):
            return elsewhere
        near = [partner[i] for i in range(first, last + 1) if i in partner]
        return _changed(new, new_words, near) if near else elsewhere

    return place


def _changed(new: str, words: Sequence[Span], near: Sequence[int]) -> str:
    now = fold(new[words[min(near)].start : words[max(near)].end])
    return f"the passage was changed; it now reads {now[:120]!r}"


def _words(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(text)]


def _partners(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """From the number of an old word to that of the same word in the new text."""
    return {
        op.src_start + i: op.dest_start + i
        for op in Levenshtein.opcodes(old, new)
        if op.tag == "equal"
        for i in range(op.src_end - op.src_start)
    }
