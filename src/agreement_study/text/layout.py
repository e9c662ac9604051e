"""Edits that undo what the page did to a text: line-end hyphens, ligatures, page furniture.

Rules: `layout.hyphen`, `layout.ligature`, `layout.page_number`, `layout.running_head`. A page
number or running head is an edit only where it stands inside a sentence, and leaves a space;
elsewhere its line becomes a unit of kind noise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from agreement_study.spans import Edit
from agreement_study.text.cues import Cues, cues_of
from agreement_study.text.furniture import interrupts, page_furniture
from agreement_study.text.lines import Line, read_lines

# Letters, digits and combining marks; ligatures count as letters already.
LETTERS = r"\w\u0300-\u036f\u00ad"
WORD_BEFORE = re.compile(rf"[{LETTERS}]+$")
WORD_BEHIND = re.compile(rf"[{LETTERS}]+")
HYPHENATED = re.compile(r"\w+(?:-\w+)*")
LINE_END_HYPHEN = re.compile(r"(?<=[^\W_])[-‐¬\u00ad]$")
COMPOSITE = re.compile(
    rf"(?<![{LETTERS}])[{LETTERS}]*[\ufb00-\ufb06\u0300-\u036f\u00ad][{LETTERS}]*"
)
LONGEST_WORD = 80
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": ""}
)


@frozen
class Break:
    """A word cut at the end of a line: the place of its hyphen and where the word goes on."""

    hyphen: int
    resume: int
    keep: bool


def layout_edits(text: str, language: str) -> tuple[Edit, ...]:
    """Return the layout edits of a text of record, in order and without overlap."""
    cues = cues_of(language)
    lines = read_lines(text)
    furniture = page_furniture(lines, cues)
    hyphens = list(_hyphen_edits(text, _breaks(text, lines, furniture, cues)))
    composed = list(_ligature_edits(text))
    dropped = list(_furniture_edits(lines, furniture, cues))
    return _without_overlap(sorted([*hyphens, *composed, *dropped]), hyphens)


def _breaks(
    text: str, lines: Sequence[Line], furniture: Mapping[int, str], cues: Cues
) -> list[Break]:
    kept = [line for i, line in enumerate(lines) if i not in furniture]
    known = _Vocabulary(text)
    found = []
    for above, below in pairwise(kept):
        if (
            not LINE_END_HYPHEN.search(above.text)
            or below.mark.hashes
            or below.mark.kind == "bullet"
        ):
            continue
        left, right = WORD_BEFORE.search(above.text[:-1]), WORD_BEHIND.match(below.text)
        if left is None or right is None or right[0].casefold() in cues.coordinators:
            continue
        keep = above.text[-1] not in "¬\u00ad" and known.keeps_hyphen(left[0], right[0], cues)
        if keep or below.starts_low:
            found.append(Break(above.end - 1, below.start, keep))
    return found


class _Vocabulary:
    """What the rest of a text tells about a word that was cut."""

    def __init__(self, text: str) -> None:
        self._words = frozenset(HYPHENATED.findall(text.casefold()))

    def keeps_hyphen(self, left: str, right: str, cues: Cues) -> bool:
        """Tell whether a word had its hyphen before it was cut there."""
        if (len(left) > 1 and left.isupper()) or left[-1].isdigit() or not right[0].islower():
            return True
        before, behind = left.casefold(), right.casefold()
        if before + behind in self._words:
            return False
        return f"{before}-{behind}" in self._words or before in cues.hyphen_prefixes


def _hyphen_edits(text: str, breaks: Sequence[Break]) -> Iterator[Edit]:
    i = 0
    while i < len(breaks):
        start = breaks[i].hyphen - len(_word_before(text, breaks[i].hyphen))
        repaired, at = "", start
        while True:
            cut = breaks[i]
            repaired += text[at : cut.hyphen] + ("-" if cut.keep else "")
            behind = WORD_BEHIND.match(text, cut.resume)
            at, end = cut.resume, behind.end() if behind else cut.resume
            i += 1
            if i == len(breaks) or breaks[i].hyphen > end:
                break
        repaired = _composed(repaired + text[at:end])
        yield _edit(text, start, end, repaired, "layout.hyphen")


def _word_before(text: str, offset: int) -> str:
    word = WORD_BEFORE.search(text[max(0, offset - LONGEST_WORD) : offset])
    return word[0] if word else ""


def _ligature_edits(text: str) -> Iterator[Edit]:
    for found in COMPOSITE.finditer(text):
        repaired = _composed(found[0])
        if repaired and repaired != found[0]:
            rule = "layout.hyphen" if "\u00ad" in found[0] else "layout.ligature"
            yield _edit(text, found.start(), found.end(), repaired, rule)


def _composed(word: str) -> str:
    """Write ligatures as letters and a letter with its mark as one sign."""
    return unicodedata.normalize("NFC", word.translate(LIGATURES))


def _furniture_edits(
    lines: Sequence[Line], furniture: Mapping[int, str], cues: Cues
) -> Iterator[Edit]:
    for i, rule in furniture.items():
        line = lines[i]
        if interrupts(lines, i, furniture, cues):
            yield Edit(start=line.start, end=line.end, received=line.text, repaired=" ", rule=rule)


def _edit(text: str, start: int, end: int, repaired: str, rule: str) -> Edit:
    return Edit(start=start, end=end, received=text[start:end], repaired=repaired, rule=rule)


def _without_overlap(edits: Sequence[Edit], first: Sequence[Edit]) -> tuple[Edit, ...]:
    """Keep what does not touch an edit of `first`: a cut word covers all that stands in it."""
    kept: list[Edit] = []
    taken = {(edit.start, edit.end) for edit in first}
    for edit in edits:
        if kept and edit.start < kept[-1].end:
            if (edit.start, edit.end) not in taken or (kept[-1].start, kept[-1].end) in taken:
                continue
            kept.pop()
        kept.append(edit)
    return tuple(kept)
