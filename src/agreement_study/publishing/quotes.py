"""Quotes in print: the repaired text, in its own language, tied to its place in the source.

A quote is a span of HTML, which Markdown, both renderers and JupyterLab take alike; the step common
to both renderers turns it into a link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agreement_study.model import Document, Unit, fold
from agreement_study.publishing.escape import html, markdown
from agreement_study.spans import Span

_WORD = re.compile(r"\S+")


def passage_name(document: Document, span: Span) -> str:
    """Return the name by which a link to a passage is found: `passage:document:start:end`."""
    return f"passage:{document.id}:{span.start}:{span.end}"


def repaired(document: Document, span: Span) -> str:
    """Return the repaired text of a received span, white space folded."""
    there = document.map.to_repaired(span.start, span.end)
    return fold(document.map.repaired[there.start : there.end])


def quote(document: Document, span: Span, *, strong: str = "") -> str:
    """Return a passage as marked text; `strong` is the part of it that stands out."""
    said = markdown(repaired(document, span))
    word = markdown(strong)
    if word and word in said:
        before, _, after = said.partition(word)
        said = f"{before}**{word}**{after}"
    return (
        f'<span class="passage" lang="{html(document.language)}" '
        f'data-name="{html(passage_name(document, span))}">{said}</span>'
    )


def tied(document: Document, span: Span, text: str, language: str) -> str:
    """Return words of the report's own as marked text that leads to a passage."""
    return (
        f'<span class="passage" lang="{html(language)}" '
        f'data-name="{html(passage_name(document, span))}">{markdown(text)}</span>'
    )


def words_of(document: Document, text: str, language: str) -> str:
    """Return words of a text as marked text, with their language where it is not the report's."""
    if document.language == language or not text:
        return markdown(text)
    return f'<span lang="{html(document.language)}">{markdown(text)}</span>'


def around(document: Document, span: Span, words: int) -> str:
    """Return the words around a passage, with the passage itself in bold.

    Parameters
    ----------
    words
        How many words stand before and behind; the context stays within its unit.
    """
    unit = next((u for u in document.units if u.start <= span.start < u.end), None)
    if unit is None:
        return quote(document, span)
    start, end = _window(document, unit, span, words)
    said = quote(document, Span(start, end), strong=repaired(document, span))
    return with_cuts(said, before=start > unit.start, behind=end < unit.end)


def with_cuts(said: str, *, before: bool, behind: bool) -> str:
    """Return a quote with an ellipsis where words are left out, which stays on the quote's line."""
    blank = "\N{NO-BREAK SPACE}"
    return (f"…{blank}" if before else "") + said + (f"{blank}…" if behind else "")


def _window(document: Document, unit: Unit, span: Span, words: int) -> tuple[int, int]:
    text = document.text
    before = [m.start() + unit.start for m in _WORD.finditer(text[unit.start : span.start])]
    behind = [m.end() + span.end for m in _WORD.finditer(text[span.end : unit.end])]
    start = before[-words] if len(before) > words else unit.start
    end = behind[words] if len(behind) > words else unit.end
    return start, max(end, span.end)


def first_sentences(document: Document, section: Span, count: int) -> tuple[str, bool]:
    """Return the first sentences of a passage as one quote, and whether more follows."""
    inside = [
        unit
        for unit in document.units
        if section.overlap(Span(unit.start, unit.end)) and unit.kind == "sentence"
    ]
    if not inside:
        return "", False
    last = inside[min(count, len(inside)) - 1]
    return quote(document, Span(inside[0].start, last.end)), len(inside) > count


def whole_words(document: Document, span: Span) -> tuple[Span, bool, bool]:
    """Return a passage without the heading that it may begin with, and whether it is cut.

    Returns
    -------
    tuple
        The passage; whether words of its first unit, and of its last one, are left out.
    """
    inside = [unit for unit in document.units if span.overlap(Span(unit.start, unit.end))]
    said = next((unit for unit in inside if unit.kind in ("sentence", "item")), None)
    if said and said.start > span.start:
        span = Span(said.start, span.end)
    return span, *_cut(document, span, inside)


def _cut(document: Document, span: Span, units: Sequence[Unit]) -> tuple[bool, bool]:
    first = next((unit for unit in units if unit.start <= span.start < unit.end), None)
    last = next((unit for unit in units if unit.start < span.end <= unit.end), None)
    before = document.text[first.start : span.start] if first else ""
    behind = document.text[span.end : last.end] if last else ""
    return _has_words(before), _has_words(behind)


def _has_words(text: str) -> bool:
    return any(sign.isalnum() for sign in text)
