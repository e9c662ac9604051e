"""What the reader is made of: texts, what is said of them, how they are named and masked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from agreement_study.codebook import Codebook
from agreement_study.model import MARK, CodedDocument, Document, hidden
from agreement_study.publishing.masks import Masks
from agreement_study.publishing.strings import say

Row = Mapping[str, Any]
HELPERS = ("list", "mention", "about", "attribution")
"""Families that only serve others: they tell how a coding of another family is to be read."""


@frozen(kw_only=True)
class Reader:
    """What the page is made of.

    `baseline` is the list of principles that leads the order of rows.
    """

    coded: Sequence[CodedDocument]
    tables: Mapping[str, Sequence[Row]]
    codebook: Codebook
    masks: Masks
    baseline: str
    lang: str

    def say(self, key: str, **values: object) -> str:
        """Return a string of the reader."""
        return say(f"reader_{key}", self.lang, **values)


def short_names(coded: Sequence[CodedDocument], masks: Masks, lang: str) -> dict[str, str]:
    """Return a short name per document: its region, else its title, and its kind if no agreement.

    Texts that would have the same name tell their id too.
    """
    names = {one.document.id: _short_name(one.document, lang) for one in coded}
    often = Counter(names.values())
    told = {key: name if often[name] == 1 else f"{name} ({key})" for key, name in names.items()}
    return {key: masks.text(name) for key, name in told.items()}


def _short_name(document: Document, lang: str) -> str:
    source = document.source
    place = source.region or source.title or document.id
    return place if source.kind == "agreement" else f"{place} ({say(f'kind_{source.kind}', lang)})"


def families(coded: Iterable[CodedDocument], codebook: Codebook) -> tuple[str, ...]:
    """Return the families whose codes the reader highlights, in the codebook's order."""
    found = {coding.family for one in coded for coding in one.codings}
    return tuple(name for name in codebook.families if name in found and name not in HELPERS)


def both_masked(document: Document, masks: Masks) -> tuple[str, str]:
    """Return the received and the repaired text; what is masked in one is masked in the other."""
    received, repaired = masks.record(document.text), masks.record(document.map.repaired)
    parts: list[tuple[str, str]] = []
    at = 0
    for edit in (*document.edits, None):
        end = edit.start if edit else len(received)
        there = document.map.to_repaired(at, end)
        plain = _either(received[at:end], repaired[there.start : there.start + end - at])
        parts.append((plain, plain))
        if edit:
            span = document.map.to_repaired(edit.start, edit.end)
            seen = received[edit.start : edit.end] + repaired[span.start : span.end]
            names = seen != edit.received + edit.repaired
            pair = (edit.received, edit.repaired)
            parts.append((hidden(pair[0]), hidden(pair[1])) if names else pair)
            at = edit.end
    return "".join(a for a, _ in parts), "".join(b for _, b in parts)


def _either(one: str, other: str) -> str:
    """Two maskings of the same characters as one."""
    pairs = zip(one, other, strict=True)
    return "".join(MARK if MARK in pair else pair[0] for pair in pairs)
