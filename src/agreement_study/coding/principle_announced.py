"""Candidates that a text announces: whatever headings, items or paragraphs stand below the words.

'Samverkan vilar på följande hörnstenar' makes labels of the parts below it by their place, whatever
they say: 'Rollklarhet', 'Frihet att tycka', 'Vi litar på varandra'. All parts must be labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise

from attrs import frozen

from agreement_study.coding.principle_candidates import Candidate
from agreement_study.coding.principle_entries import Beginning, Entry
from agreement_study.coding.principle_headings import listed
from agreement_study.coding.principle_labels import Labels
from agreement_study.coding.principle_naming import place_in, placed_name, told_entry
from agreement_study.coding.principle_outline import (
    Outline,
    before_on_line,
    introduction,
    names_list,
)
from agreement_study.coding.principle_words import skeleton

FEWEST = 3  # parts of a list
MOST = 12
MOST_WORDS = 9  # words of a part that is a label as a whole
MOST_TOLD = 14  # the same of an item behind 'the following principles:'
NUMBERED = re.compile(r"(?:\w+\s+)?(?:\d{1,2}|[avx]{1,4})(?:\.|\b)")  # '4.2', 'part ii'
CHAPTER = re.compile(r"(?P<above>(?:\d{1,2}\.)+)(?P<last>\d{1,2})\b")
TITLE = 1  # depth of a title, whose section is the whole text
NEAR = 4  # sentences between the announcement and the first part


def announced_candidates(lines: Outline, labels: Labels) -> Iterator[Candidate]:
    """Yield the lists that stand below an announcement."""
    reader = _Reader(lines, labels, frozenset(listed(lines)))
    for index, unit in enumerate(lines.document.units):
        if unit.kind == "noise" or not _announces(lines, index):
            continue
        headings, closed = reader.headings(index)
        for form, run, bounded in (
            ("headings", headings, closed),
            ("items", reader.items(index), True),
            ("paragraphs", reader.paragraphs(index), False),
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


def _up_to_the_last_name(run: list[Entry]) -> list[Entry]:
    """A run without what follows the last label that speaks for itself, if half of them do."""
    names = [place for place, entry in enumerate(run) if entry.seed]
    return run[: names[-1] + 1] if names and 2 * len(names) > names[-1] else run


@frozen
class _Reader:
    """Reads the parts below an announcement."""

    lines: Outline
    labels: Labels
    listed: frozenset[int]  # headings that are lines of a list of something else

    def headings(self, index: int) -> tuple[list[Entry], bool]:
        """The headings of one depth in the section that the announcement opens.

        And whether depth or look shows where they end.
        """
        behind = [i for i in self.lines.folded if i > index and i not in self.listed]
        below = list(dropwhile(lambda i: not self._has_text(i), behind))
        if not below or self._sentences(index, below[0]) > NEAR or not self._leads(index):
            return [], False
        level = self.lines.unit(below[0]).level
        run: list[Entry] = []
        end: int | None = None
        for i in below:
            unit = self.lines.unit(i)
            entry = self._part(i) if unit.level == level else None
            over = unit.level < level or self._looks_as_above(index, i, below[0])
            counted = entry is not None and self._counts_on(run, entry)
            goes_on = entry is not None and (counted or self._goes_on(run, entry, below))
            ends = entry is None or (self._ends(entry) and not goes_on)
            if over or (unit.level == level and ends):
                end = i
                break
            run += [entry] if entry else []
        bodies = sum(b.index - a.index > 1 for a, b in pairwise(run))
        if 2 * bodies < len(run):
            return [], False
        closed = self._closed(index, run, end)
        names = _up_to_the_last_name(run)
        trusted = closed or (end is not None and 2 * len(names) >= len(run))
        return (run if trusted else names), closed

    def _has_text(self, index: int) -> bool:
        """Whether text follows a heading, as none does those of columns."""
        following = (u for u in self.lines.document.units[index + 1 :] if u.kind != "noise")
        return next((unit.kind != "heading" for unit in following), False)

    def _goes_on(self, run: Sequence[Entry], entry: Entry, below: Sequence[int]) -> bool:
        """Whether a heading that agreements have stands between two names of principles."""
        words, name = self.lines.words, skeleton(entry.label.text)
        if not run or words.promises.search(name) or self.lines.announces(entry.index):
            return False
        beside = [
            i for i in below if i > entry.index and self.lines.unit(i).level == entry.unit.level
        ]
        following = self.lines.entries.get(beside[0]) if beside else None
        return following is not None and following.known and run[-1].seed

    def _counts_on(self, run: Sequence[Entry], entry: Entry) -> bool:
        """Whether a heading has the next number in its chapter: '3.4' behind '3.3'."""
        own = CHAPTER.match(entry.unit.text)
        last = CHAPTER.match(run[-1].unit.text) if run else None
        if own is None or last is None or own["above"] != last["above"]:
            return False
        return int(own["last"]) == int(last["last"]) + 1

    def _leads(self, index: int) -> bool:
        """Whether a unit leads over to the headings below it: a heading, or 'the following'."""
        if index in self.lines.folded:
            return True
        folded, words = skeleton(self.lines.unit(index).text), self.lines.words
        if folded.endswith(":") or any(
            cue.search(folded) for cue in (words.following, words.count, words.leading)
        ):
            return True
        head = self._heading_above(index)
        return head is not None and self.lines.announces(head)

    def _heading_above(self, index: int) -> int | None:
        return next((i for i in range(index, -1, -1) if i in self.lines.folded), None)

    def _looks_as_above(self, index: int, other: int, first: int) -> bool:
        """Whether a heading looks as the one above the list, whose own headings look different."""
        head = self._heading_above(index)
        return head is not None and self._look(head) == self._look(other) != self._look(first)

    def _closed(self, index: int, run: Sequence[Entry], end: int | None) -> bool:
        """Whether depth or look shows that the list is over where its last heading stands."""
        head = self._heading_above(index)
        if head is None or not run:
            return False
        level = self.lines.unit(head).level
        if level < run[0].unit.level and (end is not None or level > TITLE):
            return True
        return end is not None and self._looks_as_above(index, end, run[0].index)

    def _look(self, index: int) -> tuple[bool, bool]:
        """Whether a heading is in capitals, and whether it is numbered."""
        text = self.lines.unit(index).text
        numbered = NUMBERED.match(skeleton(text)) or self.lines.words.place.match(skeleton(text))
        return text.isupper(), numbered is not None

    def _ends(self, entry: Entry) -> bool:
        """Whether a heading is one that any agreement has, or announces a list itself."""
        name, words = skeleton(entry.label.text), self.lines.words
        rival = words.rivals.search(name) is not None
        furniture = (
            words.furniture.fullmatch(name)
            or words.division.fullmatch(name)
            or words.promises.search(name)
        )
        divides = furniture is not None or self.lines.subheading(entry.index)
        return divides or rival or self.lines.announces(entry.index)

    def _sentences(self, index: int, until: int) -> int:
        return sum(self.lines.unit(i).kind != "noise" for i in range(index + 1, until))

    def items(self, index: int) -> list[Entry]:
        """The items of one depth behind the announcement, all of them labels."""
        found: list[int] = []
        level, own = 0, self.lines.unit(index)
        for i in range(index + 1, len(self.lines.document.units)):
            unit = self.lines.unit(i)
            if unit.kind == "noise":
                continue
            if unit.kind == "item":
                level = level or unit.level
                inside = own.kind == "item" and level <= own.level and not own.text.isupper()
                if unit.level < level or inside:
                    break
                if found and self._mark(i) != self._mark(found[0]):
                    break
                if unit.level == level and not (found and self._wrapped(found[-1], i)):
                    found.append(i)
            elif not found and (unit.kind == "heading" or i - index > NEAR):
                return []
            elif found and (unit.kind == "heading" or self.lines.opens_line(i)):
                break
        strong = self.lines.words.strong.search(skeleton(own.text)) is not None
        most = MOST_TOLD if strong and own.text.endswith(":") else MOST_WORDS
        return self._all(found, most)

    def _mark(self, index: int) -> str:
        """What kind of mark stands before an item: a number, a letter or a sign."""
        before = before_on_line(self.lines.document, self.lines.unit(index)).strip(" ().\t")
        if before.isdigit():
            return "number"
        return "letter" if before.isalpha() else before

    def _wrapped(self, above: int, index: int) -> bool:
        """Whether an item only goes on with the one above it."""
        text = self.lines.unit(above).text
        if text[-1] in ".!?;:" or self.labels.bare(text) != text:
            return False
        shapes = [self.lines.entries[i].shape for i in (above,) if i in self.lines.entries]
        marked = shapes == ["mark"] and index not in self.lines.entries
        return marked or self.lines.unit(index).text[:1].islower()

    def paragraphs(self, index: int) -> list[Entry]:
        """The paragraphs behind the announcement that open with a label."""
        run: list[Entry] = []
        for i in range(index + 1, len(self.lines.document.units)):
            unit = self.lines.unit(i)
            if unit.kind in ("heading", "item"):
                break
            if unit.kind == "noise" or not self.lines.opens_line(i):
                continue
            entry = self._opening(i)
            if entry is not None:
                run.append(entry)
            elif run:
                break
            elif i - index > NEAR:
                return []
        return run

    def _opening(self, index: int) -> Entry | None:
        """The label that a paragraph opens with: a sentence of its own, or what a mark ends."""
        entry, unit = self.lines.entries.get(index), self.lines.unit(index)
        if entry is not None and entry.shape in ("mark", "line"):
            return entry
        if names_list(skeleton(unit.text), self.lines.words):
            return None
        following = index + 1 < len(self.lines.document.units) and not self.lines.opens_line(
            index + 1
        )
        short = len(unit.text.split()) <= MOST_WORDS and unit.text[-1:] in ".!"
        return self._part(index) if short and following else self.lines.spare.get(index)

    def _all(self, indices: Sequence[int], most: int) -> list[Entry]:
        run = [entry for i in indices if (entry := self._part(i, most)) is not None]
        return run if len(run) == len(indices) else []

    def _part(self, index: int, most: int = MOST_WORDS) -> Entry | None:
        """The label of a part: what a mark ends, what stands before a bracket, or the whole."""
        entry, unit = self.lines.entries.get(index), self.lines.unit(index)
        place = place_in(unit.text, self.labels)
        named = placed_name(unit.text, place, self.labels) if place else None
        if named is not None:
            return told_entry(index, unit, named, self.labels)
        bracket = unit.text.find(" (")
        if entry is not None and not 0 <= bracket < entry.end:
            if entry.shape in ("whole", "mark", "line") or (entry.known and bracket < 0):
                return entry
        beginning = Beginning(index=index, unit=unit, first_line=len(unit.text), labels=self.labels)
        return beginning.placed(most) or entry
