"""Candidates that are runs of headings: 'Dialog', 'Tillit', 'Kvalitet'.

Known labels are the skeleton of a run; unknown headings of the same style between, before and
behind them belong to it as far as numbers, depth and the heading above show it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from agreement_study.coding.principle_candidates import Candidate
from agreement_study.coding.principle_entries import LIST_MARK, Entry
from agreement_study.coding.principle_outline import (
    Outline,
    before_on_line,
    introduction,
    names_list,
)
from agreement_study.coding.principle_words import skeleton

UNKNOWN_BETWEEN = 3  # unknown headings that may stand between two known ones
UNKNOWN_BEFORE = 4  # unknown headings between the heading of the list and the first known one
SHORT = 4  # words of a line
FEWEST = 3  # headings of a list of which the codebook knows none


def heading_candidates(lines: Outline) -> Iterator[Candidate]:
    """Yield runs of headings that are labels."""
    titles = Titles(lines, _titles(lines))
    for run in titles.runs():
        run = [*titles.before(run[0]), *run]
        behind = titles.behind(run[-1])
        further = [entry for entry in behind if titles.continues(run, entry)]
        yield Candidate(
            form="headings",
            entries=(*run, *further),
            intro=introduction(lines, run[0].index),
            more=tuple(entry for entry in behind if entry not in further)[:UNKNOWN_BETWEEN],
        )


def _titles(lines: Outline) -> tuple[int, ...]:
    """Indices of headings, and of lines that are labels though not read as headings."""
    chosen = set(lines.folded)
    for index, entry in lines.entries.items():
        stopped = entry.shape == "whole" and entry.unit.text.endswith(".")
        alone = entry.unit.kind == "sentence" and entry.shape in ("whole", "line")
        if alone and entry.seed and not stopped:
            chosen.add(index)
    return tuple(sorted(chosen - set(listed(lines))))


def listed(lines: Outline) -> Iterator[int]:
    """Lines read as headings below 'There are four levels:', which names no principles."""
    group: list[int] | None = None
    for index, unit in enumerate(lines.document.units):
        text = skeleton(unit.text)
        if unit.kind == "noise" or (group is not None and _is_line(lines, index)):
            if group is not None and index in lines.folded:
                group.append(index)
            continue
        yield from group if group and len(group) > 1 else ()
        group = [] if text.endswith(":") and not names_list(text, lines.words) else None


def _is_line(lines: Outline, index: int) -> bool:
    """Whether a unit is a heading without a number, or a short line that might be one."""
    unit = lines.unit(index)
    mark = LIST_MARK.match(unit.text)
    if mark is not None and mark["number"]:
        return False
    short = len(unit.text.split()) <= SHORT and unit.text[-1].isalpha()
    return unit.kind == "heading" or (short and lines.opens_line(index))


@frozen
class Titles:
    """The headings of a document in order."""

    lines: Outline
    indices: tuple[int, ...]

    def runs(self) -> Iterator[list[Entry]]:
        """Yield runs of headings that begin and end with a label that speaks for itself."""
        run: list[Entry] = []
        for index in self.indices:
            entry = self.lines.entries.get(index)
            if entry is None or not entry.seed or self.lines.subheading(index):
                continue
            between = self._between(run[-1], entry) if run else None
            repeated = entry.label.text.lower() in {each.label.text.lower() for each in run}
            if between is None or repeated:
                if run:
                    yield run
                run = [entry]
            else:
                run += [*between, entry]
        if run:
            yield run

    def _between(self, first: Entry, second: Entry) -> list[Entry] | None:
        """Unknown labels between two known ones, or None where the list breaks there.

        Headings that the numbers of the two leave no room for do not belong to the list, nor do
        those between two that are called principles.
        """
        counted = first.number is not None and second.number == first.number + 1
        if counted or (first.called and second.called):
            return []
        unknown, level = [], second.unit.level
        for index in self._slice(first.index, second.index):
            found, entry = self.lines.unit(index).level, self._label(index)
            column = self.lines.column(index) or self.lines.over_column(index, second.index)
            skipped = column or self.lines.subheading(index) or self.lines.page_foot(index)
            if skipped or self._subtitle(index) or found > level > 0:
                continue
            if entry is None or self.lines.announces(index):
                return None
            if (entry.number is None) != (second.number is None):
                return None
            if found < level == first.unit.level:
                return None
            unknown.append(entry)
        return unknown if len(unknown) <= UNKNOWN_BETWEEN else None

    def before(self, first: Entry) -> list[Entry]:
        """Unknown labels between the heading that announces the list and the first known one."""
        unknown: list[Entry] = []
        for index in reversed(self._slice(-1, first.index)[-UNKNOWN_BEFORE - 1 :]):
            label = unknown[0] if unknown else first
            if self.lines.announces(index) or self.lines.over_column(index, label.index):
                return unknown
            entry = self._label(index)
            if entry is None or entry.unit.level != first.unit.level:
                return []
            if (entry.number is None) != (first.number is None):
                return []
            unknown.insert(0, entry)
        return unknown if unknown and unknown[0].number == 1 else []

    def behind(self, last: Entry) -> list[Entry]:
        """Unknown labels that follow the last known one, as far as they are in its style."""
        found: list[Entry] = []
        for index in self._slice(last.index, len(self.lines.document.units)):
            level = self.lines.unit(index).level
            if self._closes(index):
                break
            if self.lines.subheading(index) or level > last.unit.level or self._subtitle(index):
                continue
            entry = self._label(index)
            if entry is None or level < last.unit.level:
                break
            found.append(entry)
        return found

    def continues(self, run: Sequence[Entry], entry: Entry) -> bool:
        """Whether numbering or depth shows that a heading goes on with the list."""
        numbers = [each.number for each in run if each.number is not None]
        if entry.number is not None:
            counted = len(set(numbers)) == len(run)
            return counted and entry.number > max(numbers)
        if run[-1].number is not None:
            return False
        above = [i for i in self.lines.folded if i < run[0].index and self.lines.announces(i)]
        return bool(above) and 0 < self.lines.unit(above[-1]).level < entry.unit.level

    def _subtitle(self, index: int) -> bool:
        """Whether a heading without a number stands directly below one with a number."""
        above, own = self.lines.entries.get(index - 1), self.lines.entries.get(index)
        numbered = above is not None and above.number is not None and index - 1 in self.lines.folded
        return numbered and (own is None or (own.number is None and not own.known))

    def _above(self, index: int) -> int | None:
        """The heading of a list whose section a heading stands in, if the two differ in look."""
        level = self.lines.unit(index).level
        above = [i for i in self.lines.folded if i < index and self.lines.unit(i).level < level]
        if not above or not self.lines.announces(above[-1]):
            return None
        return above[-1] if self._look(above[-1]) != self._look(index) else None

    def _closes(self, index: int) -> bool:
        """Whether a heading looks as the one above the list, and so ends its section."""
        announcing = [i for i in self.lines.announcing if i < index]
        if not announcing:
            return False
        first = next((i for i in self.indices if i > announcing[-1]), index)
        look = self._look(announcing[-1])
        return self._look(index) == look != self._look(first)

    def _look(self, index: int) -> tuple[bool, int]:
        """How a heading is set: in capitals or not, and the depth that Markdown gives to it."""
        unit = self.lines.unit(index)
        return unit.text.isupper(), before_on_line(self.lines.document, unit).count("#")

    def _slice(self, after: int, before: int) -> list[int]:
        return [index for index in self.indices if after < index < before]

    def _label(self, index: int) -> Entry | None:
        """The entry of a heading that is a label by itself, or by its place."""
        entry = self.lines.entries.get(index)
        if entry is None and self._above(index) is not None and not self.lines.furniture(index):
            entry = self.lines.spare.get(index)
        fits = entry is not None and entry.shape in ("whole", "line", "mark")
        return entry if fits and index in self.lines.folded else None
