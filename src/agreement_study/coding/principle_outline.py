"""The structure of a document as far as lists of principles need it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from agreement_study.coding.principle_cells import first_cell, tables_of
from agreement_study.coding.principle_entries import LONGEST, TOKEN, Beginning, Entry
from agreement_study.coding.principle_labels import Labels
from agreement_study.coding.principle_words import Words, skeleton
from agreement_study.model import Document, Unit

SECTIONS_APART = 2  # a heading that comes again within so many sections divides them
FOOT = " \t0123456789"
COLUMNS = 4  # headings of columns before another
INTRODUCTION = 8  # units before a list in which its introduction is looked for
MARKS = " :*#_."
NUMBER_BEFORE = re.compile(r"[\W_]*(?:\d{1,2}(?:\.\d{1,2})*|[^\W\d_]|[ivxIVX]{1,4})\s?[.):]*\s+")
BOX = re.compile(r"\[[ xX]?\]\s*$|[☐☑☒]\s*$")


@frozen
class Outline:
    """A document's entries by index of their unit, and its headings."""

    document: Document
    entries: dict[int, Entry]
    words: Words
    folded: dict[int, str]  # skeletons of the headings
    announcing: tuple[int, ...]  # headings that name a list of principles
    repeated: frozenset[str]  # headings that come again and again
    spare: dict[int, Entry]  # what is a label if its place says so: short headings, 'Outcomes: …'
    rows: dict[int, tuple[Entry, ...]]  # labels beside each other, by the index of their unit

    def unit(self, index: int) -> Unit:
        """Unit by its index."""
        return self.document.units[index]

    def subheading(self, index: int) -> bool:
        """Whether a heading divides the section of a principle: 'Measures', 'Åtaganden'."""
        folded, entry = self.folded.get(index, "").strip(MARKS), self.entries.get(index)
        if entry is not None and (entry.known or entry.called):
            return False
        if folded in self.repeated or self.words.teasers.match(folded):
            return True
        named = self.words.subheadings.fullmatch(folded) is not None
        return named and not (entry is not None and entry.typical)

    def furniture(self, index: int) -> bool:
        """Whether a heading is one that any agreement has: 'Organisation', 'Follow-up'."""
        return self.words.furniture.fullmatch(self.folded.get(index, "").strip(MARKS)) is not None

    def column(self, index: int) -> bool:
        """Whether a heading is that of a column of principles: 'Princip', 'Princip Kommunen'."""
        folded = self.folded.get(index, "").strip(MARKS)
        head = self.words.singular.match(folded)
        columns = self.unit(index).text[head.end() + 1 :][:1].isupper() if head else False
        return head is not None and (head.end() == len(folded) or columns)

    def over_column(self, index: int, first: int) -> bool:
        """Whether a heading before a label is that of a column, with others and no text below."""
        level = self.unit(first).level
        heads = [self.unit(i) for i in range(index, first)]
        if any(unit.kind != "heading" or unit.level != level for unit in heads):
            return False
        return any(self.column(i) for i in range(max(index - COLUMNS, 0), first))

    def page_foot(self, index: int) -> bool:
        """Whether a heading is a page number and a running title that other pages have too."""
        raw = self.document.text[self.unit(index).start : self.unit(index).end]
        number, _, title = raw.partition("\n")
        if not number.strip().isdigit() or not title.strip():
            return False
        lines = (line.strip(FOOT) for line in self.document.text.splitlines())
        return sum(line == title.strip(FOOT) for line in lines) > 1

    def announces(self, index: int) -> bool:
        """Whether a heading names a list of principles."""
        return index in self.announcing

    def opens_line(self, index: int) -> bool:
        """Whether nothing but marks stands before a unit on its line."""
        return opens_line(self.document, self.unit(index))

    def boxed(self, index: int) -> bool:
        """Whether a unit has a box to tick in front."""
        return BOX.search(before_on_line(self.document, self.unit(index))) is not None


def names_list(folded: str, words: Words) -> bool:
    """Whether a skeleton has a word for principles or values."""
    return words.strong.search(folded) is not None or words.weak.search(folded) is not None


def outline(document: Document, labels: Labels) -> Outline:
    """Return the outline of a document."""
    rows = tables_of(document, labels)
    found, spare = entries_of(document, labels)
    entries = {i: entry for i, entry in found.items() if i not in rows}
    folded = {
        i: skeleton(unit.text)
        for i, unit in enumerate(document.units)
        if unit.kind == "heading" and i not in rows
    }
    return Outline(
        document=document,
        entries=entries,
        words=labels.words,
        folded=folded,
        announcing=tuple(i for i, text in folded.items() if names_list(text, labels.words)),
        repeated=_repeated(folded, entries),
        spare=spare,
        rows=rows,
    )


def _repeated(folded: dict[int, str], entries: dict[int, Entry]) -> frozenset[str]:
    """Headings that come again after a section or two; those of a table of contents do not."""
    repeated: set[str] = set()
    last: dict[str, int] = {}
    known = 0
    for index, text in folded.items():
        text = text.strip(MARKS)
        if text in last and known - last[text] <= SECTIONS_APART:
            repeated.add(text)
        known += index in entries and entries[index].known
        last[text] = known
    return frozenset(repeated)


def entries_of(document: Document, labels: Labels) -> tuple[dict[int, Entry], dict[int, Entry]]:
    """Return the entries of a document by the index of their unit, and the spare ones."""
    found: dict[int, Entry] = {}
    spare: dict[int, Entry] = {}
    waiting: Entry | None = None
    for index, unit in enumerate(document.units):
        if unit.kind == "noise":
            continue
        if waiting is None and unit.kind == "sentence" and not opens_line(document, unit):
            continue
        beginning = Beginning(
            index=index,
            unit=unit,
            first_line=first_line(document, unit),
            first_cell=first_cell(document, unit),
            labels=labels,
        )
        entry = _read(beginning, waiting)
        waiting = entry if entry is not None and entry.shape == "number" else None
        if entry is not None and waiting is None:
            found[index] = entry
        elif entry is None:
            short = _spare(beginning)
            spare |= {index: short} if short else {}
    return found, spare


def _spare(beginning: Beginning) -> Entry | None:
    """Read a unit as a label that its place may make one."""
    unit = beginning.unit
    if unit.kind in ("heading", "item") and unit.text[-1] not in ".:?!":
        return beginning.whatever() or (beginning.head() if unit.kind == "item" else None)
    return beginning.head() if unit.kind in ("item", "sentence") else None


def _read(beginning: Beginning, waiting: Entry | None) -> Entry | None:
    """Read the beginning of a unit; `waiting` is a number before it that has no label yet."""
    entry = beginning.read()
    if waiting is None or (entry is not None and entry.shape == "number"):
        return entry
    entry = entry or (beginning.whatever() if waiting.called else None)
    if entry is None:
        return None
    called = entry.called or waiting.called
    return evolve(entry, called=called, number=waiting.number, portal=waiting.portal)


def first_line(document: Document, unit: Unit) -> int:
    """Length of a unit's first line, in code points of its text; the whole where it has one."""
    raw = document.text[unit.start : unit.end]
    cut = raw.find("\n")
    if cut < 0 or cut > LONGEST or not raw[cut:].lstrip()[:1].isupper():
        return len(unit.text)
    size = len(raw[:cut].split())
    ends = [word.end() for word in TOKEN.finditer(unit.text[: LONGEST + 20])]
    return ends[size - 1] if 0 < size <= len(ends) else len(unit.text)


def opens_line(document: Document, unit: Unit) -> bool:
    """Whether nothing but marks stands before a unit on its line."""
    before = BOX.sub("", before_on_line(document, unit))
    return NUMBER_BEFORE.fullmatch(before) is not None or not any(map(str.isalnum, before))


def before_on_line(document: Document, unit: Unit) -> str:
    """What stands before a unit on its line."""
    line = document.text.rfind("\n", 0, unit.start) + 1
    return document.text[line : unit.start]


def introduction(lines: Outline, first: int) -> tuple[int, ...]:
    """Indices of what stands between the nearest headings and a list, the nearest first."""
    found: list[int] = []
    headings = 0
    for index in range(first - 1, max(first - 1 - INTRODUCTION, -1), -1):
        kind, text = lines.unit(index).kind, lines.unit(index).text
        drawn = not any(map(str.isalnum, text))
        if kind == "noise" or drawn or lines.over_column(index, first):
            continue
        found.append(index)
        headings += kind == "heading"
        followed = index > 0 and lines.unit(index - 1).kind != "heading"
        if kind == "heading" and (headings == 2 or followed):
            break
    return tuple(found)


def leading(lines: Outline, intro: Sequence[int]) -> int | None:
    """The sentence of an introduction that leads over to the list, by its index.

    It is the nearest one; where that goes on about a list that was named before it ('They are in
    no order of priority.'), the one that named it.
    """
    words = lines.words
    sentences = [i for i in intro if lines.unit(i).kind != "heading"]
    for place, index in enumerate(sentences):
        folded = skeleton(lines.unit(index).text)
        leads = folded.endswith(":") or _goes_on(folded, words) or words.rival_count.search(folded)
        if place == 0 and leads:
            return index
        if names_list(folded, words):
            before = skeleton(lines.unit(sentences[0]).text)
            return index if place == 0 or words.anaphors.match(before) else sentences[0]
    return sentences[0] if sentences else None


def _goes_on(folded: str, words: Words) -> bool:
    """Whether a sentence ends in 'the following', or as 'they are'."""
    ends = (found.end() for found in words.following.finditer(folded))
    return any(len(folded) - end <= 1 for end in ends)
