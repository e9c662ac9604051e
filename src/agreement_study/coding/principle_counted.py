"""Candidates that a stated count points at: 'fem principer', and the five headings below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from agreement_study.coding.principle_candidates import Candidate
from agreement_study.coding.principle_entries import Beginning, Entry
from agreement_study.coding.principle_labels import Labels
from agreement_study.coding.principle_naming import only_name, says_something, told_entry
from agreement_study.coding.principle_outline import Outline, introduction

FEWEST = 3  # headings of a list
FEWEST_SEEDS = 2  # labels among them that make one think of a principle
NEAR = 4  # units between the count and the first heading


def counted_candidates(
    lines: Outline, labels: Labels, counts: Mapping[int, int], strong: frozenset[int]
) -> Iterator[Candidate]:
    """Yield as many headings of one depth, or items, as a text says that it has principles.

    A heading that is no label by itself is one here: its place and the count say so.

    Parameters
    ----------
    counts
        The counts of principles that units state, by the index of the unit.
    strong
        Those of them that call what they count principles: only then is an item that says anything
        at all one.
    """
    counter = _Counter(lines, labels)
    for index, number in counts.items():
        if number < FEWEST:
            continue
        for form, run in (
            ("headings", counter.headings(index, number)),
            ("items", counter.items(index, number) if index in strong else ()),
        ):
            if len(run) == number:
                intro = introduction(lines, run[0].index)
                yield Candidate(form=form, entries=tuple(run), intro=intro)


@frozen
class _Counter:
    """Reads what follows a stated count."""

    lines: Outline
    labels: Labels

    def headings(self, index: int, number: int) -> Sequence[Entry]:
        """As many headings below a unit as it counts; none where they are no list."""
        below = self._below(index)
        exact = len(below) == number
        run = [entry for i in below[:number] if (entry := self._heading(i, exact=exact))]
        if len(run) < number or not _is_list(run):
            return ()
        following = self._heading(below[number], exact=False) if len(below) > number else None
        return () if following is not None and following.seed else run

    def _below(self, index: int) -> list[int]:
        """The headings below a unit in the depth of the first."""
        lines = self.lines
        after = [i for i in lines.folded if i > index and not lines.subheading(i)]
        if not after or after[0] - index > NEAR:
            return []
        level = lines.unit(after[0]).level
        found: list[int] = []
        for i in after:
            if lines.unit(i).level < level or lines.announces(i):
                break
            if lines.unit(i).level == level:
                found.append(i)
        return found

    def _heading(self, index: int, *, exact: bool) -> Entry | None:
        """The label of a heading; `exact`: there are no more headings than were counted."""
        entry = self.lines.entries.get(index)
        if entry is None or not entry.seed or says_something(entry, self.labels):
            unit = self.lines.unit(index)
            named = only_name(unit.text, self.labels)
            if named is not None:
                return told_entry(index, unit, named, self.labels)
        entry = entry or self.lines.spare.get(index)
        fits = entry is not None and entry.shape in ("whole", "line", "mark")
        return entry if fits and (exact or not self.lines.furniture(index)) else None

    def items(self, index: int, number: int) -> Sequence[Entry]:
        """The items right behind a unit if they are as many as it counts, whatever they say."""
        found = self._lines(index) or self._items(index)
        if len(found) != number or not self.lines.unit(index).text.endswith(":"):
            return ()
        return [entry for i in found if (entry := self._item(i))]

    def _items(self, index: int) -> list[int]:
        """The items behind a unit, of one depth, with the text that goes on from them."""
        units, found = self.lines.document.units, list[int]()
        for i in range(index + 1, len(units)):
            if units[i].kind == "item" and units[i].level == units[(found or [i])[0]].level:
                found.append(i)
            elif units[i].kind != "noise" and (not found or self.lines.opens_line(i)):
                break
        return found

    def _lines(self, index: int) -> list[int]:
        """Items, some of which were read as something else, in lines one below the other."""
        document, found = self.lines.document, list[int]()
        end = document.units[index].end
        for i in range(index + 1, len(document.units)):
            unit = document.units[i]
            gap = document.text[end : unit.start]
            if unit.kind == "noise" or (found and gap.count("\n") != 1):
                break
            found.append(i)
            end = unit.end
        return found if any(document.units[i].kind != "item" for i in found) else []

    def _item(self, index: int) -> Entry | None:
        entry = self.lines.entries.get(index)
        marked = entry is not None and (entry.seed or entry.shape == "mark")
        if entry is not None and marked and not says_something(entry, self.labels):
            return entry
        unit = self.lines.unit(index)
        named = only_name(unit.text, self.labels)
        if named is not None:
            return told_entry(index, unit, named, self.labels)
        whole = len(unit.text)
        beginning = Beginning(index=index, unit=unit, first_line=whole, labels=self.labels)
        return entry or self.lines.spare.get(index) or beginning.whatever()


def _is_list(run: list[Entry]) -> bool:
    """Whether headings have text below them, and some are names of principles."""
    bodies = sum(b.index - a.index > 1 for a, b in pairwise(run))
    return sum(entry.seed for entry in run) >= FEWEST_SEEDS and 2 * bodies >= len(run)
