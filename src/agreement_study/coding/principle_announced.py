"""Candidates that a text announces: whatever headings, items or paragraphs stand below the words.

'Samverkan vilar på följande hörnstenar' makes labels of the parts below it by their place, whatever
they say: 'Rollklarhet', 'Frihet att tycka', 'Vi litar på varandra'. All parts must be labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from agreement_study.coding.principle_candidates import Candidate
from agreement_study.coding.principle_entries import Entry
from agreement_study.coding.principle_headings import listed
from agreement_study.coding.principle_labels import Labels
from agreement_study.coding.principle_outline import (
    Outline,
    before_on_line,
    introduction,
    names_list,
)
from agreement_study.coding.principle_parts import MOST_WORDS, Parts
from agreement_study.coding.principle_sections import Sections
from agreement_study.coding.principle_words import skeleton

FEWEST = 3  # parts of a list
MOST = 12
NEAR = 4  # units between the announcement and the first part
SHORT = 4  # words of a line at the foot of a page
MOST_TOLD = 24  # words of an item that is a label behind 'the following principles:'
MOST_HEADING = 6  # words of a heading that only names a list


def announced_candidates(lines: Outline, labels: Labels) -> Iterator[Candidate]:
    """Yield the lists that stand below an announcement; none is announced inside another."""
    found = list(_found(lines, labels))
    for candidate in found:
        inside = (each for each in found if each.announced != candidate.announced)
        if not any(_spans(each, candidate.announced) for each in inside):
            yield candidate


def _spans(candidate: Candidate, index: int | None) -> bool:
    first, last = min(candidate.indices), max(candidate.indices)
    return index is not None and first <= index < last


def _found(lines: Outline, labels: Labels) -> Iterator[Candidate]:
    parts = Parts(lines, labels)
    sections = Sections(lines, parts, frozenset(listed(lines)))
    runs = _Runs(lines, parts)
    for index, unit in enumerate(lines.document.units):
        if unit.kind == "noise" or not _announces(lines, index):
            continue
        headings, closed = sections.below(index)
        for form, run, bounded in (
            ("headings", headings, closed),
            ("items", runs.items(index), True),
            ("paragraphs", runs.paragraphs(index), False),
        ):
            if FEWEST <= len(run) <= MOST:
                intro, entries = introduction(lines, run[0].index), tuple(run)
                yield Candidate(
                    form=form, entries=entries, intro=intro, announced=index, bounded=bounded
                )


def _announces(lines: Outline, index: int) -> bool:
    """Whether a unit names a list of principles, or says on what something is based."""
    folded, words = skeleton(lines.unit(index).text), lines.words
    if names_list(folded, words) or words.unfinished.search(folded):
        return True
    verbs = list(words.verbs.finditer(folded))
    ends = bool(verbs) and verbs[-1].end() == len(folded)
    return ends or (bool(verbs) and (index in lines.folded or folded.endswith(":")))


@frozen
class _Runs:
    """Reads the items and paragraphs behind an announcement."""

    lines: Outline
    parts: Parts

    def items(self, index: int) -> list[Entry]:
        """The items behind the announcement, if all of them are labels."""
        found = self._alike(index)
        most = MOST_TOLD if self._tells(index) else MOST_WORDS
        run = [entry for i in found if (entry := self.parts.read(i, most)) is not None]
        return run if len(run) == len(found) else []

    def _tells(self, index: int) -> bool:
        """Whether what stands below a unit is called principles, so that a sentence may be one."""
        own = self.lines.unit(index)
        if self.lines.words.strong.search(skeleton(own.text)) is None:
            return False
        heading = index in self.lines.folded and len(own.text.split()) <= MOST_HEADING
        return heading or own.text.endswith(":")

    def _alike(self, index: int) -> list[int]:
        """The items of one depth and mark behind a unit, without what only goes on with one."""
        found: list[int] = []
        for i in range(index + 1, len(self.lines.document.units)):
            kind = self.lines.unit(i).kind
            if kind == "item":
                if self._over(index, found, i):
                    break
                level = self.lines.unit(found[0]).level if found else self.lines.unit(i).level
                if self.lines.unit(i).level == level and not self._wrapped(found, i):
                    found.append(i)
            elif kind == "heading" or (kind == "sentence" and self._apart(index, found, i)):
                break
        return found

    def _apart(self, index: int, found: Sequence[int], i: int) -> bool:
        """Whether a sentence ends the items, or stands too far from the announcement."""
        if not found:
            return i - index > NEAR
        return self.lines.opens_line(i) and not self._interrupts(found, i)

    def _interrupts(self, found: Sequence[int], index: int) -> bool:
        """Whether a short line, as at the foot of a page, stands between two items of a list."""
        text, behind = self.lines.unit(index).text, index + 1
        if (
            len(text.split()) > SHORT
            or text[-1] in ".:"
            or skeleton(text).split()[-1] in self.lines.words.function  # 'Staden ska'
            or behind >= len(self.lines.document.units)
        ):
            return False
        goes_on = self.lines.unit(behind).kind == "item"
        return goes_on and self._mark(behind) == self._mark(found[0])

    def _over(self, index: int, found: Sequence[int], i: int) -> bool:
        """Whether an item belongs to another list: beside the announcement, or marked otherwise."""
        own, unit = self.lines.unit(index), self.lines.unit(i)
        if not found:
            led_in = own.text.endswith(":") and self._mark(i) != self._mark(index)
            apart = own.text.isupper() or led_in
            return own.kind == "item" and unit.level <= own.level and not apart
        return unit.level < self.lines.unit(found[0]).level or self._mark(i) != self._mark(found[0])

    def _mark(self, index: int) -> str:
        """What kind of mark stands before an item: a number, a letter or a sign."""
        before = before_on_line(self.lines.document, self.lines.unit(index)).strip(" ().\t")
        if before.replace(".", "").isdigit():
            return "number"
        return "letter" if before.isalpha() else before

    def _wrapped(self, found: Sequence[int], index: int) -> bool:
        """Whether an item only goes on with the one above it."""
        text = self.lines.unit(found[-1]).text if found else "."
        if text[-1] in ".!?;:)" or self.parts.labels.bare(text) != text:
            return False
        above = self.lines.entries.get(found[-1])
        marked = above is not None and above.shape == "mark" and index not in self.lines.entries
        capital = self.lines.unit(found[0]).text[:1].isupper()
        return marked or (capital and self.lines.unit(index).text[:1].islower())

    def paragraphs(self, index: int) -> list[Entry]:
        """The paragraphs behind the announcement that open with a label."""
        run: list[Entry] = []
        for i in range(index + 1, len(self.lines.document.units)):
            kind = self.lines.unit(i).kind
            if kind == "heading" or (kind == "item" and not run):
                break
            if kind == "noise" or not self.lines.opens_line(i):
                continue
            entry = self.parts.opening(i)
            if entry is None and (run or i - index > NEAR):
                break
            run += [entry] if entry else []
        return run
