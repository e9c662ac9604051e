"""The headings of the section that an announcement opens: each is a principle's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from attrs import frozen

from agreement_study.coding.principle_entries import Entry
from agreement_study.coding.principle_outline import Outline, before_on_line
from agreement_study.coding.principle_parts import Parts
from agreement_study.coding.principle_words import skeleton

# '4.2', 'Principle 2', 'II.', 'III.ii', and a number that OCR lost
NUMBERED = re.compile(
    r"(?:[^\W\d]+\s+|§\s*)?\d{1,2}(?:\.\d{1,2})*[.):]?(?:\s|$)"
    r"|(?:[IVX]{1,4}|[~?!|])\.(?:[ivx]{1,4}\.?)?\s"
)
CHAPTER = re.compile(r"(?P<above>(?:\d{1,2}\.)+)(?P<last>\d{1,2})\b")
TITLE = 1  # depth of a title, whose section is the whole text
FEWEST_ADDED = 4  # words behind the first of a heading that adds to another
SEVERAL = 3  # labels that begin alike
NEAR = 4  # units between the announcement and the first heading
NEAR_COUNTED = 9  # the same where the text says how many principles there are


@frozen
class Sections:
    """Reads the headings below an announcement."""

    lines: Outline
    parts: Parts
    listed: frozenset[int]  # headings that are lines of a list of something else

    def below(self, index: int) -> tuple[list[Entry], bool]:
        """The headings of one look below a unit, and whether it is clear where they end."""
        behind = [i for i in self.lines.folded if i > index and i not in self.listed]
        below = list(dropwhile(lambda i: not self._may_be_first(i), behind))
        count = self._count(index)
        near = NEAR_COUNTED if count else NEAR
        if not below or self._units(index, below[0]) > near or self._opens_items(index):
            return [], False
        run, end = self._run(index, below, count)
        run = _in_parallel(run)
        bodies = sum(b.index - a.index > 1 for a, b in pairwise(run))
        if 2 * bodies < len(run):
            return [], False
        closed = len(run) == count or self._closed(index, run, end)
        if not closed and not self._leads(index):
            return [], False
        names = _up_to_the_last_name(run)
        trusted = closed or (end is not None and 2 * len(names) >= len(run))
        return (run if trusted else names), closed

    def _count(self, index: int) -> int:
        """How many principles a unit says that there are; 0 where it does not."""
        words = self.lines.words
        found = words.count.search(skeleton(self.lines.unit(index).text))
        given = found["number"] if found else "0"
        return int(given) if given.isdigit() else words.numerals[given]

    def _run(self, index: int, below: Sequence[int], count: int) -> tuple[list[Entry], int | None]:
        """The labels of the headings that look as the first, and the heading that ends them."""
        run: list[Entry] = []
        alike = [i for i in below if self._alike(below[0], i)]
        for i in below:
            if self._is_over(index, i, below[0]) or len(run) == count > 0:
                return run, i
            last = self._is_last(run, i, count)
            divides = bool(run) and self.lines.subheading(i) and not last
            if i not in alike or divides or not self._has_text(i) or self._adds(i):
                continue
            entry = self.parts.read(i)
            following = next((j for j in alike if j > i), None)
            wanted = 0 < len(run) < count and entry is not None and not self._divides(entry)
            goes_on = last or wanted or self._goes_on(run, entry, following)
            if entry is None or (self._ends(entry) and not goes_on):
                return run, i
            run.append(entry)
        return run, None

    def _is_last(self, run: Sequence[Entry], index: int, count: int) -> bool:
        """Whether a heading that comes again elsewhere, as 'Funding' does, is the last counted."""
        if not run or len(run) != count - 1:
            return False
        between = range(run[0].index, index)
        before = {self.lines.folded[i] for i in between if i in self.lines.folded}
        return self.lines.folded[index] not in before

    def _opens_items(self, index: int) -> bool:
        """Whether items stand right behind a unit that ends in a colon."""
        following = (u for u in self.lines.document.units[index + 1 :] if u.kind != "noise")
        opens = self.lines.unit(index).text.endswith(":")
        return opens and next((unit.kind == "item" for unit in following), False)

    def _may_be_first(self, index: int) -> bool:
        return self._has_text(index) and self.parts.read(index) is not None

    def _units(self, index: int, until: int) -> int:
        return sum(self.lines.unit(i).kind != "noise" for i in range(index + 1, until))

    def _has_text(self, index: int) -> bool:
        """Whether text follows a heading, as none does those of columns, or what adds to it."""
        behind = self._behind(index)
        return behind is not None and (not self._is_heading(behind) or self._adds(behind))

    def _behind(self, index: int) -> int | None:
        units = self.lines.document.units
        return next((i for i in range(index + 1, len(units)) if units[i].kind != "noise"), None)

    def _is_heading(self, index: int | None) -> bool:
        return index is not None and self.lines.unit(index).kind == "heading"

    def _adds(self, index: int) -> bool:
        """Whether a heading adds to the one above it: 'So that all are heard'."""
        opens, *rest = skeleton(self.lines.unit(index).text).split() or [""]
        if opens not in self.lines.words.clauses or len(rest) < FEWEST_ADDED:
            return False
        behind = self._behind(index)
        return self._is_heading(index - 1) and behind is not None and not self._is_heading(behind)

    def _alike(self, first: int, other: int) -> bool:
        """Whether two headings are of one depth, or of one look where nothing marks the depth."""
        if self.lines.unit(first).level == self.lines.unit(other).level:
            return True
        look = self._look(first)
        return look == self._look(other) and not look[1] and not look[2]

    def _is_over(self, index: int, other: int, first: int) -> bool:
        """Whether a heading stands above the section, or looks as the one above the list."""
        head = self._heading_above(index)
        inside = head is not None and self.lines.unit(head).level < self.lines.unit(first).level
        if inside and self.lines.unit(other).level == self.lines.unit(first).level:
            return False
        if self._alike(first, other):
            return self._looks_as_above(index, other, first)
        above = self.lines.unit(other).level < self.lines.unit(first).level
        return above or self._looks_as_above(index, other, first)

    def _looks_as_above(self, index: int, other: int, first: int) -> bool:
        head = self._heading_above(index)
        return head is not None and self._look(head) == self._look(other) != self._look(first)

    def _heading_above(self, index: int) -> int | None:
        return next((i for i in range(index, -1, -1) if i in self.lines.folded), None)

    def _look(self, index: int) -> tuple[bool, bool, int]:
        """Whether a heading is in capitals, and numbered, and the depth that Markdown gives it."""
        unit = self.lines.unit(index)
        numbered = NUMBERED.match(unit.text) or self.lines.words.division.match(skeleton(unit.text))
        depth = before_on_line(self.lines.document, unit).count("#")
        return unit.text.isupper(), numbered is not None, depth

    def _closed(self, index: int, run: Sequence[Entry], end: int | None) -> bool:
        """Whether depth or look shows that the list is over where its last heading stands."""
        head = self._heading_above(index)
        if head is None or not run:
            return False
        level = self.lines.unit(head).level
        if level < run[0].unit.level and (end is not None or level > TITLE):
            return True
        return end is not None and self._looks_as_above(index, end, run[0].index)

    def _leads(self, index: int) -> bool:
        """Whether a unit leads over to what is below it: a heading, or 'the following'."""
        text, words = self.lines.unit(index).text, self.lines.words
        folded = skeleton(text)
        line = text[-1] not in ".!?" and self.lines.opens_line(index)
        if index in self.lines.folded or line:
            return True
        if any(cue.search(folded) for cue in (words.following, words.count, words.leading)):
            return True
        head = self._heading_above(index)
        return head is not None and self.lines.announces(head)

    def _ends(self, entry: Entry) -> bool:
        """Whether a heading is one that any agreement has, or names something else."""
        rival = self.lines.words.rivals.search(skeleton(entry.label.text)) is not None
        return rival or self._divides(entry)

    def _divides(self, entry: Entry) -> bool:
        """Whether a heading is one that any agreement has, or announces a list itself."""
        name, words = skeleton(entry.label.text), self.lines.words
        usual = words.furniture.fullmatch(name) or words.division.fullmatch(name)
        told = words.promises.search(name) or words.agreements.search(name)
        own = self.lines.subheading(entry.index) or self.lines.announces(entry.index)
        return bool(usual or told or own or words.asking.match(name))

    def _goes_on(self, run: Sequence[Entry], entry: Entry | None, following: int | None) -> bool:
        """Whether a heading counts on, begins as the others do, or stands between two names."""
        if entry is None:
            return False
        if self._counts_on(run, entry) or (run and _first(run[0]) == _first(entry)):
            return True
        promises = self.lines.words.promises.search(skeleton(entry.label.text))
        if not run or promises or self.lines.announces(entry.index):
            return False
        after = self.lines.entries.get(following) if following is not None else None
        return after is not None and after.known and run[-1].seed

    def _counts_on(self, run: Sequence[Entry], entry: Entry) -> bool:
        """Whether a heading has the next number in its chapter: '3.1', or '3.4' behind '3.3'."""
        own = CHAPTER.match(entry.unit.text)
        last = CHAPTER.match(run[-1].unit.text) if run else None
        if own is None or (run and last is None):
            return False
        number = int(last["last"]) + 1 if last else 1
        return int(own["last"]) == number and (last is None or own["above"] == last["above"])


def _in_parallel(run: list[Entry]) -> list[Entry]:
    """A run up to where labels that all begin with one word end: 'We listen', 'We share'."""
    first = [_first(entry) for entry in run]
    if len(first) < SEVERAL or len(set(first[:SEVERAL])) > 1:
        return run
    return list(takewhile(lambda entry: _first(entry) == first[0], run))


def _first(entry: Entry) -> str:
    return entry.label.text.split()[0].casefold()


def _up_to_the_last_name(run: list[Entry]) -> list[Entry]:
    """A run without what follows the last label that speaks for itself, if half of them do."""
    names = [place for place, entry in enumerate(run) if entry.seed]
    return run[: names[-1] + 1] if names and 2 * len(names) > names[-1] else run
